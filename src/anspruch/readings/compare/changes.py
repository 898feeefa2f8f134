"""What changes between two states of the law, for all possible persons: proved, not sampled."""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.errors import InputError
from anspruch.readings.compare.claims import POSSIBLY, SURELY, Claim, Claims
from anspruch.readings.compare.groups import MOST, Concern, Groups, Measure, groups
from anspruch.readings.compare.people import People
from anspruch.readings.compare.states import RANKS, reached
from anspruch.readings.decide import Decision
from anspruch.readings.decide.result import ACCESS
from anspruch.readings.gates import NO, Gate
from anspruch.statute.law import LawOnDay
from anspruch.statute.lookup import rests_on
from anspruch.statute.model import Programme, Provision, Question, Route, Version

ANSWERS = ("no", "unknown", "possible", "yes")
"""Answers to a question beside the routes, from no to yes; whether yes is good news depends on the question."""
_IN_REACH = RANKS.index("possible")
_FALSE = tree.Const(False)

Reach = Callable[[LawOnDay, int], list[Claim]]
"""Claims of which one holds where a rank, or a better one, is reached under a state of the law."""
Found = Callable[[Decision], int]
"""The rank that decide finds."""


class Changed(NamedTuple):
    """A provision whose own version differs; for a condition, who newly meets it and who no longer does."""

    provision: Provision
    before: Version | None
    after: Version | None
    met: Groups
    unmet: Groups


class Effect(NamedTuple):
    """What becomes of a route (or of the best access to a programme), for whom.

    ``better`` is by the state they have after, ``worse`` by the state they had before.
    """

    better: Mapping[str, Groups]
    worse: Mapping[str, Groups]
    through: tuple[str, ...] = ()
    """The changed provisions that lead there, by name."""


class Comparison(NamedTuple):
    """The whole comparison; a programme or route that nothing changes for has an empty effect: that is proved."""

    before: LawOnDay
    after: LawOnDay
    on: date
    changed: tuple[Changed, ...]
    routes: tuple[tuple[Route, Effect], ...]
    access: tuple[tuple[Programme, Effect], ...]
    questions: tuple[tuple[Question, Effect], ...]


def compare(before: LawOnDay, after: LawOnDay, on: date | None = None, most: int = MOST, only: str = "") -> Comparison:
    """Compare two states of the law for all possible persons.

    Args:
        before: one state of the law.
        after: the other.
        on: the day in the persons' lives under both; default: the day of the state after.
        most: no more groups of a kind are told apart than this.
        only: a programme; then the access to it is all that is compared, and what the comparison leaves out is not proved.

    Raises:
        InputError: if one of them knows facts the other does not: they would not be about the same persons.
    """
    if before.law.vocabulary.facts.keys() != after.law.vocabulary.facts.keys():
        raise InputError(
            "Die beiden Rechtszustände kennen nicht dieselben Sachverhalte und lassen sich so nicht vergleichen.",
            "The two states of the law do not know the same facts and cannot be compared so.",
        )
    comparer = _Comparer(before, after, on or after.day, most)
    return comparer.access(only) if only else comparer.run()


class _Comparer:
    def __init__(self, before: LawOnDay, after: LawOnDay, on: date, most: int) -> None:
        self.before, self.after, self.on, self.most = before, after, on, most
        self.people = People([before, after], on)
        self.gates = self.people.gates
        self.own = [name for name in {**before.law.provisions, **after.law.provisions} if _differs(before, after, name)]
        self.claims = Claims(self.people, self._changed(), self.own)

    def run(self) -> Comparison:
        """Everything that changes."""
        before, after = self.before.law, self.after.law
        routes = tuple((route, self._route(route)) for route in {**before.routes, **after.routes}.values())
        access = tuple((programme, self._access(programme.name)) for programme in {**before.programmes, **after.programmes}.values())
        questions = tuple((question, self._question(question.name)) for question in {**before.questions, **after.questions}.values())
        return Comparison(self.before, self.after, self.on, tuple(map(self._provision, self.own)), routes, access, questions)

    def access(self, name: str) -> Comparison:
        """What changes of the access to one programme; of the provisions is only told which they are."""
        programme = (self.after if name in self.after.law.programmes else self.before).law.programmes[name]
        changed = (Changed(self._known(one), self.before.version(one), self.after.version(one), Groups(()), Groups(())) for one in self.own)
        return Comparison(self.before, self.after, self.on, tuple(changed), (), ((programme, self._access(name)),), ())

    def _known(self, name: str) -> Provision:
        return (self.after if name in self.after.law.provisions else self.before).law.provisions[name]

    def _changed(self) -> set[str]:
        """The conditions that do not mean the same under both states, in themselves or through others."""
        first, second = self.people.lowerings[self.before], self.people.lowerings[self.after]
        names = {**self.before.law.provisions, **self.after.law.provisions}
        norms = {name: pair for name in names if (pair := self._norms(name)) is not None}
        return {name for name, (old, new) in norms.items() if first.node(old) is not second.node(new)}

    def _norms(self, name: str) -> tuple[tree.Node, tree.Node] | None:
        """A condition under both states, or None for what is no condition."""
        found = [(law, law.law.provisions.get(name)) for law in (self.before, self.after)]
        if any(provision is not None and provision.kind != "condition" for _, provision in found):
            return None
        old, new = (law.norm(name) if provision else _FALSE for law, provision in found)
        return old, new

    # --- provisions

    def _provision(self, name: str) -> Changed:
        provision = self._known(name)
        norms = self._norms(name)
        met = unmet = Groups(())
        if norms is not None:
            old, new = zip((self.before, self.after), norms, strict=True)
            met, unmet = self._between(old, new), self._between(new, old)
        return Changed(provision, self.before.version(name), self.after.version(name), met, unmet)

    def _between(self, without: tuple[LawOnDay, tree.Node], having: tuple[LawOnDay, tree.Node]) -> Groups:
        """Who meets a condition under one state of the law and does not under the other."""
        reasons = [Claim(*having, SURELY, holds=True), Claim(*without, SURELY, holds=False)]
        wanted = self._all(reasons)
        measures = {
            having[0]: Measure(partial(_value, having[1]), lambda value: value is True),
            without[0]: Measure(partial(_value, without[1]), lambda value: value is not True),
        }
        return groups(self.claims, Concern(wanted, wanted, [reasons], measures), self.most)

    # --- routes and access

    def _route(self, route: Route) -> Effect:
        def found(decision: Decision) -> int:
            own = decision.law.law.routes.get(route.name)
            return RANKS.index(decision.state(own)) if own else 0

        effect = self._effect(lambda law, rank: self._reach(law.law.routes.get(route.name), law, rank), RANKS, found)
        return effect._replace(through=tuple(self._through(route))) if effect.better or effect.worse else effect

    def _access(self, programme: str) -> Effect:
        def ways(law: LawOnDay) -> list[Route]:
            routes = law.law.programmes[programme].routes if programme in law.law.programmes else ()
            return [route for route in routes if route.modality in ACCESS]

        def reach(law: LawOnDay, rank: int) -> list[Claim]:
            return [claim for route in ways(law) if ACCESS.index(route.modality) >= rank for claim in self._reach(route, law, _IN_REACH)]

        def found(decision: Decision) -> int:
            states = [(ACCESS.index(route.modality), decision.state(route)) for route in ways(decision.law)]
            return max((rank for rank, state in states if state in ("open", "possible")), default=0)

        return self._effect(reach, ACCESS, found)

    def _question(self, name: str) -> Effect:
        def reach(law: LawOnDay, rank: int) -> list[Claim]:
            question = law.law.questions.get(name)
            yes, possible = (question.yes or _FALSE, question.possible or _FALSE) if question else (_FALSE, _FALSE)
            side = POSSIBLY if ANSWERS[rank] == "unknown" else SURELY
            # possible is said only where it is known not to be certain
            ways = [law.resolve(yes), law.resolve(tree.And((possible, tree.Not(yes))))]
            return [Claim(law, node, side, holds=True) for node in (ways[:1] if ANSWERS[rank] == "yes" else ways)]

        def found(decision: Decision) -> int:
            own = decision.law.law.questions.get(name)
            return ANSWERS.index(decision.answer(own)) if own else 0

        return self._effect(reach, ANSWERS, found)

    def _reach(self, route: Route | None, law: LawOnDay, rank: int) -> list[Claim]:
        """Claims of which one holds where a route is in a state of that rank or a better one; none for a route there is not."""
        if route is None:
            return []
        opened, possible = (_FALSE if node is None else law.resolve(node) for node in (route.open, route.possible))
        side = POSSIBLY if RANKS[rank] == "undecided" else SURELY
        return [Claim(law, node, side, holds=True) for node in ([opened, possible] if rank <= reached(route, law) else [opened])]

    def _effect(self, reach: Reach, ranks: Sequence[str], found: Found) -> Effect:
        better = dict(self._moves(reach, ranks, found, self.before, self.after))
        worse = dict(self._moves(reach, ranks, found, self.after, self.before))
        return Effect(better, worse)

    def _moves(self, reach: Reach, ranks: Sequence[str], found: Found, low: LawOnDay, high: LawOnDay) -> Iterator[tuple[str, Groups]]:
        """Who has a better rank under ``high`` than under ``low``, by that rank."""
        for rank in range(len(ranks) - 1, 0, -1):
            ways = reach(high, rank)
            beyond = [self._denied(claim) for claim in reach(high, rank + 1)] if rank + 1 < len(ranks) else []
            worse = [self._denied(claim) for claim in reach(low, rank)]
            enough = self.gates.both(self.gates.any(map(self.claims.gate, ways)), self._all(worse))
            measures = {high: Measure(found, partial(operator.eq, rank)), low: Measure(found, partial(operator.gt, rank))}
            concern = Concern(self.gates.both(enough, self._all(beyond)), enough, [[way, *worse] for way in ways], measures)
            concerned = groups(self.claims, concern, self.most) if concern.wanted != NO else Groups(())
            if concerned.groups:
                yield ranks[rank], concerned

    def _denied(self, claim: Claim) -> Claim:
        return claim._replace(holds=not claim.holds)

    def _all(self, claims: Sequence[Claim]) -> Gate:
        return self.gates.all(map(self.claims.gate, claims))

    def _through(self, route: Route) -> Iterator[str]:
        """The changed provisions a route rests on, as far as the change of each can be told from nothing."""
        states = [(found, law) for law in (self.before, self.after) if (found := law.law.routes.get(route.name))]
        names = {route.enforcement}.union(*(rests_on(found, law) for found, law in states))
        for name in self.own:
            norms = self._norms(name)
            if name in names and (norms is None or name in self.claims.changed):
                yield name


def _differs(before: LawOnDay, after: LawOnDay, name: str) -> bool:
    """Whether a provision's own version says something else, under the readings chosen."""
    old, new = before.own_body(name), after.own_body(name)
    return old != new


def _value(node: tree.Node, decision: Decision) -> object:
    return decision.run.value(node)
