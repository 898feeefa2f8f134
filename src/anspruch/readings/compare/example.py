"""A concrete person out of what the solver found: facts as a person would give them, as few as carry the point."""

import math
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from anspruch.language import tree
from anspruch.language.calendar import LONGEST_MONTH, Period, add, duration
from anspruch.language.errors import InputError
from anspruch.language.knowledge import LEVELS
from anspruch.readings.compare.people import People
from anspruch.readings.decide import Decision
from anspruch.statute.law import LawOnDay

Facts = dict[str, object]
Measure = Callable[[Decision], object]
"""Something that decide finds of a person."""
_OPEN_END = 100_000


def person(people: People) -> Facts | None:
    """The facts of the person the solver found last; None where the days it chose fit no calendar."""
    facts: Facts = {}
    for name in sorted(people.given):
        value = _value(people, name)
        if value is not None:
            facts[name] = value
    days = _days(people)
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


def fewest(facts: Mapping[str, object], found: Mapping[LawOnDay, tuple[Measure, object]], on: date) -> Facts:
    """The facts without those that make no difference.

    Args:
        facts: all facts of a person.
        found: for each state of the law what is measured, and what it must still be.
        on: the day in the person's life.
    """
    read = _read(facts, found, on)
    left = _kept({name: value for name, value in facts.items() if name in read}, facts, found, on)
    for name in list(left):
        left = _kept({other: value for other, value in left.items() if other != name}, left, found, on)
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in left.items()}


def _kept(fewer: Facts, facts: Mapping[str, object], found: Mapping[LawOnDay, tuple[Measure, object]], on: date) -> Facts:
    """The fewer facts where they leave everything as it is, else all."""
    same = all(found_by(fewer, law, measure, on) == value for law, (measure, value) in found.items())
    return fewer if same else dict(facts)


def _read(facts: Mapping[str, object], found: Mapping[LawOnDay, tuple[Measure, object]], on: date) -> set[str]:
    """The facts that decide reads on the way to what is measured, and those they may come from."""
    names: set[str] = set()
    for law, (measure, _) in found.items():
        decision = Decision(law, facts, on)
        measure(decision)
        names |= _origins({fact for node in decision.run.values if (fact := tree.fact_of(node)) is not None}, law)
    return names


def _origins(names: set[str], law: LawOnDay) -> set[str]:
    """Facts with those they may be computed from or implied by."""
    world = law.law.world
    found = names | {source for name in names for source in law.law.vocabulary[name].sources}
    found |= {fact for rule in world.implies if rule.makes in names for fact in (rule.known, rule.unless)}
    return found | {*world.issued.values(), *world.stands_for.values()}


def found_by(facts: Mapping[str, object], law: LawOnDay, measure: Measure, on: date) -> object:
    """What decide finds of a person; None where it refuses the facts."""
    try:
        decision = Decision(law, facts, on)
        decision.check_derived()
    except InputError:
        return None
    return measure(decision)


def _value(people: People, name: str) -> object:
    """A fact's value, but for dates; None where the person lacks it or nothing turns on it."""
    solver, fact = people.solver, people.law.vocabulary[name]
    if not solver.holds(people.known(name)):
        return None
    if fact.type == "bool":
        key = ("is", "", name)
        if _follows(people, name):
            return None
        return solver.holds(people.gates.inputs[key]) if key in people.gates.inputs else None
    if name in people.cells:
        held = (cell.value for gate, cell in zip(people.cell_gates(name), people.cells[name], strict=True) if solver.holds(gate))
        return next(held, None)
    if name not in people.bounds or fact.type == "date":
        return None
    low, high = _within(people, name)
    if fact.type == "level":
        return LEVELS[int(high)]
    if fact.type == "duration":
        return math.ceil(low / LONGEST_MONTH)
    return low if fact.type == "eur" or fact.fraction else int(low)


def _follows(people: People, name: str) -> bool:
    """Whether a fact already follows from the others, under every state of the law."""
    if name not in people.law.derivations:
        return False
    return all(people.solver.holds(true) or not people.solver.holds(maybe) for true, maybe in people.following(name))


def _within(people: People, name: str) -> tuple[float, float]:
    """The lowest and the highest value that the answers of the example leave."""
    low, high = people.span(name)
    fraction = people.law.vocabulary[name].type == "eur" or people.law.vocabulary[name].fraction
    for bound in people.bounds.get(name, ()):
        if people.solver.holds(people.at_most(name, bound)):
            return low, min(high, bound)
        low = max(low, math.nextafter(bound, math.inf) if fraction else math.floor(bound) + 1)
    return low, high


def _days(people: People) -> dict[str, int] | None:
    """Days for all date facts that fit the thresholds and the periods between them."""
    names = {name for name in people.given if people.law.vocabulary[name].type == "date" and people.solver.holds(people.known(name))}
    linked = [group & names for group in people.spans]
    alone = [{name} for name in names & people.bounds.keys() if not any(name in group for group in linked)]
    chosen: dict[str, int] = {}
    for group in (*linked, *alone):
        spans = {name: _within(people, name) for name in group}
        pairs = [pair for pair in people.lengths if group >= {*pair}]
        if not _assign(people, _in_time(sorted(group), pairs), spans, pairs, chosen):
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


def _assign(people: People, names: list[str], spans: Mapping[str, tuple[float, float]], pairs: list[tuple[str, str]], chosen: dict[str, int]) -> bool:
    """Choose days one fact after another, going back where none fits."""
    if not names:
        return True
    name = names[0]
    for day in _candidates(people, name, spans[name], pairs, chosen):
        chosen[name] = day
        if all(_fits(people, pair, chosen) for pair in pairs if name in pair) and _assign(people, names[1:], spans, pairs, chosen):
            return True
    chosen.pop(name, None)
    return False


def _candidates(people: People, name: str, span: tuple[float, float], pairs: list[tuple[str, str]], chosen: Mapping[str, int]) -> Iterator[int]:
    """Days worth trying: near the day asked, at the ends, and where a period from another day ends."""
    low, high = int(span[0]), int(min(span[1], people.on.toordinal() + _OPEN_END))
    tries = [min(max(people.on.toordinal() - 30, low), high), high, low]
    for start, end in pairs:
        for length in people.lengths[start, end]:
            months, days = divmod(length, LONGEST_MONTH)
            if end == name and start in chosen:
                ends = min(add(chosen[start], Period(months, days)), add(chosen[start], Period(months + 1, 0)) - 1)
                tries += [ends, ends - 1]
            if start == name and end in chosen:
                begins = add(chosen[end], Period(-months, -days))
                tries += [begins - 1, begins, begins + 1, begins + 2]
    yield from dict.fromkeys(day for day in tries if low <= day <= high)


def _fits(people: People, pair: tuple[str, str], chosen: Mapping[str, int]) -> bool:
    """Whether the periods between two days are as long as the example says."""
    start, end = pair
    if start not in chosen or end not in chosen:
        return True
    span = duration(chosen[start], chosen[end])
    return all((span >= length) is people.solver.holds(people.lasts(start, end, length)) for length in people.lengths[pair])
