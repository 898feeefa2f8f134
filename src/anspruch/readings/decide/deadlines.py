"""The days on which a result changes by itself: a period runs out, an age is reached, another law comes into force."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property

from anspruch.language import tree
from anspruch.language.calendar import MONTHS_IN_YEAR, Period, add, end_of
from anspruch.language.errors import InputError
from anspruch.language.knowledge import Interval, Value, bounds
from anspruch.readings.decide.decision import Decision
from anspruch.readings.decide.result import Change
from anspruch.readings.decide.several import Several
from anspruch.readings.kleene import Evaluation
from anspruch.readings.variants import Others, places
from anspruch.statute import world
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Route

YEARS_AHEAD = 12


def deadlines(decision: Decision, routes: Sequence[Route] = ()) -> dict[str, Change]:
    """For each route (of those given; default: all) whose state will change by itself, the first such day.

    Facts are held as they are; the law moves with the day, unless it was fixed on another day than the person's.
    """
    routes = routes or tuple(decision.law.law.routes.values())
    now = {route.name: decision.state(route) for route in routes}
    found: dict[str, Change] = {}
    for law, days in _stretches(decision):
        waiting = [route for route in routes if route.name not in found]
        if not waiting:
            break
        if not days:
            continue
        later, before = _Days(law, decision, days), _Days(decision.law, decision, days)
        for route in waiting:
            if (turned := later.first_unlike(route, now[route.name])) is not None:
                state = later.state(route, turned)
                # the law is the cause where that of the first day would have left the state as it was
                by_law = law is not decision.law and before.state(route, turned) == now[route.name]
                found[route.name] = Change(later.days[turned], state, "law" if by_law else "time")
    return found


class _Days:
    """One person on several days under one law; days on which the facts given cannot all still hold are left out."""

    def __init__(self, law: LawOnDay, decision: Decision, days: Iterable[int]) -> None:
        known = world.read(decision.facts, law.law.vocabulary)
        self.days: list[date] = []
        people: list[Evaluation] = []
        for day in days:
            on = date.fromordinal(day)
            try:
                people.append(Evaluation(world.completed({**known}, on, law.law.vocabulary, law.law.world), day))
            except InputError:
                continue
            self.days.append(on)
        others = Others(decision.run, people)
        self._several = Several(law, others.full, others.reads)
        self._facts = decision.facts

    @cached_property
    def _usable(self) -> int:
        refused, unsure = self._several.refused()
        for place in places(unsure):
            try:
                Decision(self._several.law, self._facts, self.days[place]).check_derived()
            except InputError:
                refused |= 1 << place
        return self._several.run.full & ~refused

    def first_unlike(self, route: Route, state: str) -> int | None:
        """The number of the first day on which a route is in another state."""
        bits = self._several.run.full & ~self._several.states(route).get(state, 0)
        return next(places(bits & self._usable), None) if bits else None

    def state(self, route: Route, place: int) -> str:
        """The state of a route on a day."""
        return next(state for state, bits in self._several.states(route).items() if bits >> place & 1)


def _stretches(decision: Decision) -> Iterator[tuple[LawOnDay, list[int]]]:
    """The days after the one asked on which any condition could turn, in order: one stretch of unchanged law at a time."""
    begin = decision.on.toordinal()
    last = add(begin, Period(YEARS_AHEAD * MONTHS_IN_YEAR, 0))
    law = decision.law.law
    moves = decision.law.day == decision.on
    changes = [day.toordinal() for day in law.changes if moves and begin < day.toordinal() <= last]
    for start, end in zip([begin, *changes], [*changes, last + 1], strict=True):
        on_day = decision.law if start == begin else law.on(date.fromordinal(start))
        turns = {day for atom in on_day.atoms for day in _turns(atom, decision)}
        yield on_day, sorted(day for day in turns | {start} if max(start, begin + 1) <= day < end)


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
