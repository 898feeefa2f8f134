"""A concrete person out of what the solver found: facts as a person would give them, as few as carry the point."""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.calendar import LONGEST_MONTH, Period, add, duration
from anspruch.language.errors import InputError
from anspruch.language.knowledge import LEVELS
from anspruch.readings.compare.people import ORIGINAL, Copy, People
from anspruch.readings.decide import Decision
from anspruch.readings.gates import Circuit
from anspruch.statute.law import LawOnDay

Facts = dict[str, object]
Measure = Callable[[Decision], object]
"""Something that decide finds of a person."""
_OPEN_END = 100_000
_SOME_DAYS = 30


def person(people: People, copy: Copy = ORIGINAL, circuit: Circuit | None = None) -> Facts | None:
    """The facts of the person the solver found last; None where the days it chose fit no calendar.

    Args:
        people: all possible persons.
        copy: the copy of the person that is wanted.
        circuit: the circuit of that copy; default: the original's.
    """
    facts: Facts = {}
    for name in sorted(people.given):
        value = None if _follows(people, name, circuit) else _value(people, name, copy)
        if value is not None:
            facts[name] = value
    days = _days(people, copy)
    if days is None:
        return None
    return {
        name: facts[name] if name in facts else date.fromordinal(days[name]) for name in people.law.vocabulary.facts if name in facts or name in days
    }


def refuse_days(people: People) -> None:
    """Rule out the days of the example, which fit no calendar, for good."""
    solver = people.solver
    gates = [people.at_most(name, bound) for group in people.spans for name in group for bound in people.bounds.get(name, ())]
    gates += [people.lasts(start, end, length) for (start, end), lengths in people.lengths.items() for length in lengths]
    solver.require(*(gate ^ 1 if solver.holds(gate) else gate for gate in gates))


def fewest(persons: Sequence[Facts], same: Callable[[Sequence[Facts]], bool], read: Collection[str]) -> list[Facts]:
    """The facts of one or several persons without those that make no difference.

    Args:
        persons: their facts; a fact is left out of all or of none.
        same: whether everything is still as it was with these facts.
        read: the facts that may make a difference.
    """
    left = list(persons)
    unread = {name for facts in persons for name in facts if name not in read}
    for names in [unread, *({name} for name in dict.fromkeys(name for facts in persons for name in facts))]:
        if not any(names & facts.keys() for facts in left):
            continue
        fewer = [{name: value for name, value in facts.items() if name not in names} for facts in left]
        left = fewer if same(fewer) else left
    return [{name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()} for facts in left]


def reading(facts: Facts, law: LawOnDay, measure: Measure, on: date) -> set[str]:
    """The facts that decide reads on the way to what is measured, and those they may be computed from or implied by."""
    decision = Decision(law, facts, on)
    measure(decision)
    names = {fact for node in decision.run.values if (fact := tree.fact_of(node)) is not None}
    world = law.law.world
    found = names | {source for name in names for source in law.law.vocabulary[name].sources}
    found |= {fact for rule in world.implies if rule.makes in names for fact in (rule.known, rule.unless)}
    return found | {*world.issued.values(), *world.stands_for.values()}


def found_by(facts: Mapping[str, object], law: LawOnDay, measure: Measure, on: date) -> object:
    """What decide finds of a person; None where it refuses the facts.

    What follows from other facts under this state of the law is left out: under another it may have to be stated.
    """
    try:
        decision = _decided(facts, law, on)
        decision.check_derived()
    except InputError:
        return None
    return measure(decision)


def stated(facts: Mapping[str, object], law: LawOnDay, on: date) -> Facts:
    """The facts a person states under a state of the law: those that do not follow from the others."""
    return dict(_decided(facts, law, on).facts)


def _decided(facts: Mapping[str, object], law: LawOnDay, on: date) -> Decision:
    """The decision on the facts without those that follow from the others."""
    derivations = law.law.derivations
    plain = Decision(law, {name: value for name, value in facts.items() if name not in derivations}, on)
    left = {name: facts[name] for name in facts.keys() & derivations.keys() if plain.run.value(law.resolve(derivations[name])) is None}
    while left:
        decision = Decision(law, {**plain.facts, **left}, on)
        # what did not follow from the plain facts may follow once another that does not is stated
        follows = next((name for name in sorted(left) if decision.run.value(law.resolve(derivations[name])) is not None), None)
        if follows is None:
            return decision
        del left[follows]
    return plain


def _value(people: People, name: str, copy: Copy) -> object:
    """A fact's value, but for dates; None where the person lacks it or nothing turns on it."""
    solver, fact = people.solver, people.law.vocabulary[name]
    if not solver.holds(people.known(name, copy)):
        return None
    if fact.type == "bool":
        key = ("is", copy.of(name), name)
        return solver.holds(people.gates.inputs[key]) if key in people.gates.inputs else None
    if name in people.cells:
        held = (cell.value for gate, cell in zip(people.cell_gates(name, copy), people.cells[name], strict=True) if solver.holds(gate))
        return next(held, None)
    if name not in people.bounds or fact.type == "date":
        return None
    low, high = _within(people, name, copy)
    if fact.type == "level":
        return LEVELS[int(high)]
    if fact.type == "duration":
        return math.ceil(low / LONGEST_MONTH)
    return low if fact.type == "eur" or fact.fraction else int(low)


def _follows(people: People, name: str, circuit: Circuit | None) -> bool:
    """Whether a fact already follows from the others, under every state of the law."""
    if name not in people.law.derivations:
        return False
    return all(people.solver.holds(true) or not people.solver.holds(maybe) for true, maybe in people.following(name, circuit))


def _within(people: People, name: str, copy: Copy) -> tuple[float, float]:
    """The lowest and the highest value that the answers of the example leave."""
    low, high = people.span(name)
    fraction = people.law.vocabulary[name].type == "eur" or people.law.vocabulary[name].fraction
    for bound in people.bounds.get(name, ()):
        if people.solver.holds(people.at_most(name, bound, copy)):
            return low, min(high, bound)
        low = max(low, math.nextafter(bound, math.inf) if fraction else math.floor(bound) + 1)
    return low, high


def _days(people: People, copy: Copy) -> dict[str, int] | None:
    """Days for all date facts that fit the thresholds and the periods between them."""
    names = {name for name in people.given if people.law.vocabulary[name].type == "date" and people.solver.holds(people.known(name, copy))}
    linked = [group & names for group in people.spans]
    alone = [{name} for name in names & people.bounds.keys() if not any(name in group for group in linked)]
    chosen: dict[str, int] = {}
    for group in (*linked, *alone):
        spans = {name: _within(people, name, copy) for name in group}
        pairs = [pair for pair in people.lengths if group >= {*pair}]
        if not _assign(_Linked(people, copy, spans, pairs), _in_time(sorted(group), pairs), chosen):
            return None
    return chosen


def _in_time(names: list[str], pairs: list[tuple[str, str]]) -> list[str]:
    """The facts in an order in which what begins comes before what ends."""
    order: list[str] = []
    left = list(names)
    while left:
        free = [name for name in left if not any(end == name and start in left for start, end in pairs)]
        order += free or left[:1]
        left = [name for name in left if name not in order]
    return order


class _Linked(NamedTuple):
    """Date facts that periods link, with the days their thresholds leave."""

    people: People
    copy: Copy
    spans: Mapping[str, tuple[float, float]]
    pairs: list[tuple[str, str]]

    def candidates(self, name: str, chosen: Mapping[str, int]) -> Iterator[int]:
        """Days worth trying: near the day asked, at the ends, and where a period from another day ends."""
        today = self.people.on.toordinal()
        low, high = int(self.spans[name][0]), int(min(self.spans[name][1], today + _OPEN_END))
        tries = [min(max(today - _SOME_DAYS, low), high), high, low]
        for start, end in self.pairs:
            for length in self.people.lengths[start, end]:
                months, days = divmod(length, LONGEST_MONTH)
                if end == name and start in chosen:
                    ends = min(add(chosen[start], Period(months, days)), add(chosen[start], Period(months + 1, 0)) - 1)
                    tries += [ends, ends - 1]
                if start == name and end in chosen:
                    begins = add(chosen[end], Period(-months, -days))
                    tries += [begins - 1, begins, begins + 1, begins + 2]
        yield from dict.fromkeys(day for day in tries if low <= day <= high)

    def fits(self, pair: tuple[str, str], chosen: Mapping[str, int]) -> bool:
        """Whether the periods between two days are as long as the example says."""
        start, end = pair
        if start not in chosen or end not in chosen:
            return True
        span, solver = duration(chosen[start], chosen[end]), self.people.solver
        return all((span >= length) is solver.holds(self.people.lasts(start, end, length, self.copy)) for length in self.people.lengths[pair])


def _assign(linked: _Linked, names: list[str], chosen: dict[str, int]) -> bool:
    """Choose days one fact after another, going back where none fits."""
    if not names:
        return True
    name = names[0]
    for day in linked.candidates(name, chosen):
        chosen[name] = day
        if all(linked.fits(pair, chosen) for pair in linked.pairs if name in pair) and _assign(linked, names[1:], chosen):
            return True
    chosen.pop(name, None)
    return False
