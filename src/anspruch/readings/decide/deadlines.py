"""The days on which a result changes by itself: a period runs out, an age is reached, another law comes into force."""

from collections.abc import Iterator, Sequence
from datetime import date

from anspruch.language import tree
from anspruch.language.calendar import MONTHS_IN_YEAR, Period, add, end_of
from anspruch.language.errors import InputError
from anspruch.language.knowledge import Interval, Value, bounds
from anspruch.readings.decide.decision import Decision
from anspruch.readings.decide.result import Change
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
    for day in _candidates(decision, routes):
        waiting = [route for route in routes if route.name not in found]
        if not waiting:
            break
        try:
            later = _on(decision, day)
            later.check_derived()
        except InputError:
            continue  # the facts given cannot all still hold that day
        for route in waiting:
            state = later.state(route)
            if state != now[route.name]:
                found[route.name] = Change(day, state, _cause(decision, route.name, day, now[route.name]))
    return found


def _moves(decision: Decision) -> bool:
    return decision.law.day == decision.on


def _on(decision: Decision, day: date) -> Decision:
    law = decision.law.law.on(day) if _moves(decision) else decision.law
    return Decision(law, decision.facts, day)


def _cause(decision: Decision, name: str, day: date, before: str) -> str:
    """``law`` where the law of the first day would have left the state as it was."""
    same = Decision(decision.law, decision.facts, day)
    return "law" if same.state(same.law.law.routes[name]) == before else "time"


def _candidates(decision: Decision, routes: Sequence[Route]) -> Iterator[date]:
    """The days after the one asked on which any condition could turn, in order: one stretch of unchanged law at a time."""
    begin = decision.on.toordinal()
    last = add(begin, Period(YEARS_AHEAD * MONTHS_IN_YEAR, 0))
    changes = [day.toordinal() for day in decision.law.law.changes if _moves(decision) and begin < day.toordinal() <= last]
    for start, end in zip([begin, *changes], [*changes, last + 1], strict=True):
        law = decision.law if start == begin else decision.law.law.on(date.fromordinal(start))
        turns = {day for root in _roots(law, routes) for node in tree.walk(root) for day in _turns(node, decision)}
        yield from (date.fromordinal(day) for day in sorted(turns | {start}) if max(start, begin + 1) <= day < end)


def _roots(law: LawOnDay, routes: Sequence[Route]) -> Iterator[tree.Node]:
    for route in routes:
        yield from (law.resolve(node) for node in (route.open, route.possible) if node is not None)


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
