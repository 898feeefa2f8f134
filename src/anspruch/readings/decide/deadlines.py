"""The days on which a result changes by itself: a period runs out, an age is reached, another law comes into force."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from anspruch.language import tree
from anspruch.language.calendar import MONTHS_IN_YEAR, Period, add, end_of
from anspruch.language.errors import InputError
from anspruch.language.knowledge import Interval, Value, bounds
from anspruch.readings.decide.decision import Decision
from anspruch.readings.decide.result import Change
from anspruch.readings.decide.several import Several
from anspruch.readings.kleene import Evaluation
from anspruch.readings.variants import Others, Variants, places
from anspruch.statute import world
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Route

YEARS_AHEAD = 12


def deadlines(decision: Decision, routes: Sequence[Route] = ()) -> dict[str, Change]:
    """For each route (of those given; default: all) whose state will change by itself, the first such day.

    Facts are held as they are; the law moves with the day, unless it was fixed on another day than the person's.
    """
    stretches = _stretches(decision)
    people = list(_people(decision, [day for _, days in stretches for day in days]))
    run = Variants((1 << len(people)) - 1, Others(decision.run, people).reads)
    days = {person.day: 1 << place for place, person in enumerate(people)}
    before = Several(decision.law, run)
    waiting = {route.name: (route, decision.state(route)) for route in routes or decision.law.law.routes.values()}
    found: dict[str, Change] = {}
    for law, begun in stretches:
        later = Several(law, run)
        left = sum(days.get(day, 0) for day in begun)
        turned = {name: bits for name, (route, now) in waiting.items() if (bits := left & ~later.states(route).get(now, 0))}
        possible = left & ~_refused(later, decision, people) if turned else 0
        for name, bits in turned.items():
            if bits & possible:
                place = next(places(bits & possible))
                route, now = waiting.pop(name)
                # the law is the cause where that of the first day would have left the state as it was
                cause = "law" if law is not decision.law and _state(before, route, place) == now else "time"
                found[name] = Change(date.fromordinal(people[place].day), _state(later, route, place), cause)
    return found


def _state(several: Several, route: Route, place: int) -> str:
    return next(state for state, bits in several.states(route).items() if bits >> place & 1)


def _people(decision: Decision, days: Iterable[int]) -> Iterator[Evaluation]:
    """The person on each day, but for those on which the facts given cannot all still hold."""
    law = decision.law.law
    known = world.read(decision.facts, law.vocabulary)
    for day in days:
        try:
            yield Evaluation(world.completed({**known}, date.fromordinal(day), law.vocabulary, law.world), day)
        except InputError:
            continue


def _refused(several: Several, decision: Decision, people: list[Evaluation]) -> int:
    """The days on which what is given contradicts what follows from it."""
    refused, unsure = several.refused()
    for place in places(unsure):
        try:
            Decision(several.law, decision.facts, date.fromordinal(people[place].day)).check_derived()
        except InputError:
            refused |= 1 << place
    return refused


def _stretches(decision: Decision) -> list[tuple[LawOnDay, list[int]]]:
    """The days after the one asked on which any condition could turn, in order, by stretches of unchanged law."""
    begin = decision.on.toordinal()
    last = add(begin, Period(YEARS_AHEAD * MONTHS_IN_YEAR, 0))
    law = decision.law.law
    moves = decision.law.day == decision.on
    changes = [day.toordinal() for day in law.changes if moves and begin < day.toordinal() <= last]
    turns: dict[tree.Node, tuple[int, ...]] = {}
    found = []
    for start, end in zip([begin, *changes], [*changes, last + 1], strict=True):
        on_day = decision.law if start == begin else law.on(date.fromordinal(start))
        turns |= {atom: tuple(_turns(atom, decision)) for atom in on_day.atoms if atom not in turns}
        days = {start, *(day for atom in on_day.atoms for day in turns[atom])}
        found.append((on_day, sorted(day for day in days if max(start, begin + 1) <= day < end)))
    return found


def _turns(node: tree.Node, decision: Decision) -> Iterator[int]:
    match node:
        case tree.Elapsed(fact=fact, period=tree.Literal(value=Period() as period), workday=workday):
            for start in _ends(decision.person.get(fact)):
                end = end_of(start, period, workday)
                yield from (end, end + 1)
        case tree.Taken(fact=fact):
            yield from _ends(decision.person.get(fact))
        case tree.Compare(fact=fact, bound=tree.Literal(value=int(bound))):
            source = decision.law.law.vocabulary[fact].age_from
            for born in _ends(decision.person.get(source)) if source else ():
                for age in (bound, bound + 1):
                    yield add(born, Period(age * MONTHS_IN_YEAR, 0))


def _ends(value: Value | None) -> Iterator[int]:
    """The known ends of a date."""
    if isinstance(value, int | Interval) and not isinstance(value, bool):
        yield from {int(end) for end in bounds(value) if end is not None}
