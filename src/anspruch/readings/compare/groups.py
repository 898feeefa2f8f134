"""Who it concerns: the exact groups of persons for whom something holds, in few claims each, with a person of each."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple, cast

from anspruch.language import tree
from anspruch.language.errors import InputError
from anspruch.readings.compare.claims import Claim, Claims, Reason
from anspruch.readings.compare.example import Facts, fewest, found_by, person, reading, refuse_days, stated
from anspruch.readings.decide import Decision
from anspruch.readings.gates import Gate
from anspruch.statute.law import LawOnDay

MOST = 8
"""No more groups are spelled out, for nobody reads them; that there are more is said."""


class Group:
    """All persons for whom all the ``reasons`` hold, and one of them; a person may be in several groups."""

    def __init__(self, reasons: Sequence[Reason], facts: Facts, measures: Mapping[LawOnDay, "Measure"], on: date) -> None:
        self.reasons = tuple(reasons)
        self._all = facts
        self._measures = measures
        self._on = on

    @cached_property
    def _found(self) -> dict[LawOnDay, object]:
        return {law: found_by(self._all, law, measure.of, self._on) for law, measure in self._measures.items()}

    @property
    def confirmed(self) -> bool:
        """Whether decide accepts the person under each state of the law, and says what the solver says."""
        return all(measure.right(_accepted({**self.facts, **self.apart[law]}, law, measure, self._on)) for law, measure in self._measures.items())

    @cached_property
    def facts(self) -> Facts:
        """The person, with as few facts as leave everything as it is, and only those stated under every state of the law."""
        several = self._stated.values()
        return {name: value for name, value in self._fewest.items() if all(name in one for one in several)}

    @cached_property
    def apart(self) -> dict[LawOnDay, Facts]:
        """What must be stated besides under one state of the law, because only under another it follows from the rest."""
        return {law: {name: value for name, value in one.items() if name not in self.facts} for law, one in self._stated.items()}

    @cached_property
    def _stated(self) -> dict[LawOnDay, Facts]:
        return {law: stated(self._fewest, law, self._on) for law in self._measures}

    @cached_property
    def _fewest(self) -> Facts:

        def same(persons: Sequence[Facts]) -> bool:
            return all(found_by(persons[0], law, measure.of, self._on) == self._found[law] for law, measure in self._measures.items())

        read = {name for law, measure in self._measures.items() for name in reading(self._all, law, measure.of, self._on)}
        return fewest([self._all], same, read)[0]


class Groups(NamedTuple):
    """Groups that together are everybody concerned, unless ``more`` were left out; empty: proved to be nobody."""

    groups: tuple[Group, ...]
    more: bool = False


class Measure(NamedTuple):
    """What decide must find of the example persons: ``of`` a decision, a value that is ``right``."""

    of: Callable[[Decision], object]
    right: Callable[[object], bool]


class Concern(NamedTuple):
    """Whom something concerns.

    ``wanted`` holds for everybody concerned. Each of the ``because`` is a list of claims that together imply ``enough``,
    and for everybody concerned one of them holds. ``measures`` are by state of the law.
    """

    wanted: Gate
    enough: Gate
    because: Sequence[Sequence[Claim]]
    measures: Mapping[LawOnDay, Measure]


def groups(claims: Claims, concern: Concern, most: int = MOST) -> Groups:
    """The groups of persons whom something concerns, ``most`` at the most; none is the proof that it concerns nobody."""
    people, solver = claims.people, claims.people.solver
    found: list[Group] = []
    covered: list[Gate] = []
    while solver.possible(concern.wanted, *covered, *people.usual) or solver.possible(concern.wanted, *covered):
        facts = person(people)
        if facts is None:
            refuse_days(people)
            continue
        if len(found) == most:
            return Groups(tuple(found), more=True)
        chosen = _reasons(claims, concern)
        covered.append(people.gates.all(map(claims.either, chosen)) ^ 1)
        found.append(Group([_told_apart(claims, reason) for reason in _joined(chosen)], facts, concern.measures, people.on))
    return Groups(tuple(found))


def _accepted(facts: Facts, law: LawOnDay, measure: Measure, on: date) -> object:
    """What decide finds of facts just as they are; None where it refuses them."""
    try:
        decision = Decision(law, facts, on)
        decision.check_derived()
    except InputError:
        return None
    return measure.of(decision)


def _reasons(claims: Claims, concern: Concern) -> list[Reason]:
    """The fewest reasons of the solver's example that are enough."""
    because = next(several for several in concern.because if all(map(claims.true, several)))
    gates = {claims.either(reason): reason for claim in because for reason in claims.reasons(claim)}
    if claims.people.solver.possible(*gates, concern.enough ^ 1):
        # reasons that would not be enough would claim too many persons: then the claims are said as a whole
        gates = {claims.gate(claim): (claim,) for claim in because}
    chosen = [gates[gate] for gate in claims.people.solver.needed(list(gates), concern.enough ^ 1)]
    short = [one for at, reason in enumerate(chosen) for one in claims.shorter(reason, [*chosen[:at], *chosen[at + 1 :]])]
    return list(dict.fromkeys(short))


def _told_apart(claims: Claims, reason: Reason) -> Reason:
    return tuple(claim._replace(apart=claims.affected(claim.node)) for claim in reason)


def _joined(reasons: list[Reason]) -> list[Reason]:
    """Reasons about one word fact as one: under § 24 or § 25 Abs. 5, and not under § 25 Abs. 5, is under § 24."""
    denied = {option: reason for reason in reasons for option in _options(reason, holds=False)}
    found: list[Reason] = []
    used: list[Reason] = []
    for reason in reasons:
        ruled_out = [denied[option] for option in _options(reason, holds=True) if option in denied]
        for other in ruled_out:
            if _options(other, holds=False) <= _options(reason, holds=True):
                reason = (_without(reason[0], _options(other, holds=False)),)
                used.append(other)
        found.append(reason)
    return [reason for reason in found if reason not in used]


def _options(reason: Reason, *, holds: bool) -> frozenset[tuple[str, object]]:
    """The fact and the words that a reason affirms, or denies; none for other reasons."""
    claim = reason[0]
    if len(reason) > 1 or claim.holds is not holds or not isinstance(claim.node, tree.Member):
        return frozenset()
    return frozenset((claim.node.fact, option) for option in claim.node.options)


def _without(claim: Claim, left_out: frozenset[tuple[str, object]]) -> Claim:
    member = cast("tree.Member", claim.node)
    return claim._replace(node=tree.Member(member.fact, tuple(one for one in member.options if (member.fact, one) not in left_out), ""))
