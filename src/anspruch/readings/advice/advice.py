"""Advise one person: what is open now in order, what opens later and when, what is undecided, and what is closed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from anspruch.language import parser
from anspruch.language.errors import InputError
from anspruch.readings.advice.order import Later, Note, Order, Step, order
from anspruch.readings.decide.deadlines import deadlines
from anspruch.readings.decide.decision import Decision
from anspruch.readings.decide.document import begins
from anspruch.readings.kleene import Truth
from anspruch.statute.model import Route

_GRANTED = ("open", "possible", "suspended")


class Placed(NamedTuple):
    """A route with its state, at its place in the order."""

    route: Route
    state: str


class Opening(NamedTuple):
    """What opens once a step is taken: the step, and the routes it opens."""

    later: Later
    routes: tuple[Placed, ...]


class Coming(NamedTuple):
    """A route that opens by itself on a day."""

    route: Route
    on: date
    state: str


class Advice(NamedTuple):
    """Everything for one person; every route of the law stands in ``now``, ``undecided`` or ``closed``."""

    decision: Decision
    now: tuple[tuple[Step, tuple[Placed, ...]], ...]
    coming: tuple[Coming, ...]
    later: tuple[Opening, ...]
    undecided: tuple[Placed, ...]
    closed: tuple[Placed, ...]
    notes: tuple[Note, ...]


def advise(decision: Decision, ordered: Order | None = None) -> Advice:
    """The advice for one person.

    Args:
        decision: what holds for the person on the day.
        ordered: the order; default: the one that comes with the package.

    Raises:
        LawError: if the order's file cannot be read.
        ConditionError: if a condition in it cannot be read.
    """
    ordered = ordered or order()
    routes = tuple(decision.law.law.routes.values())
    states = {route.name: decision.state(route) for route in routes}
    now = _now(decision, ordered, routes, states)
    undecided, closed = (tuple(Placed(route, word) for route in routes if states[route.name] == word) for word in ("undecided", "closed"))
    changes = deadlines(decision, routes)
    coming = [
        Coming(route, changes[route.name].on, changes[route.name].state) for route in routes if begins(states[route.name], changes.get(route.name))
    ]
    notes = tuple(note for note in ordered.notes if _answered(decision, note))
    first_day_first = tuple(sorted(coming, key=lambda one: one.on))
    return Advice(decision, now, first_day_first, _later(decision, ordered, states), undecided, closed, notes)


def _now(decision: Decision, ordered: Order, routes: Iterable[Route], states: Mapping[str, str]) -> tuple[tuple[Step, tuple[Placed, ...]], ...]:
    """The steps that have ways for the person, each way in the first step that takes it, in the order the step names them."""
    left = {route.name: route for route in routes}
    found = []
    for step in ordered.steps:
        if step.when and _holds(decision, step.when) is not True:
            continue
        taken: list[Placed] = []
        for ways in step.ways:
            fitting = [one for one in _named(ways.routes, left) if ways.take(one, states[one.name]) and _practised(decision, step, one)]
            taken += [Placed(left.pop(route.name), states[route.name]) for route in fitting]
        if taken:
            found.append((step, tuple(taken)))
    return tuple(found)


def _named(names: tuple[str, ...], left: Mapping[str, Route]) -> list[Route]:
    return [left[name] for name in names if name in left] if names else list(left.values())


def _practised(decision: Decision, step: Step, route: Route) -> bool:
    return not step.practice or decision.law.practice(route.enforcement)[0] in step.practice


def _later(decision: Decision, ordered: Order, states: Mapping[str, str]) -> tuple[Opening, ...]:
    found = []
    for later in ordered.later:
        if later.when and _holds(decision, later.when) is False:
            continue
        try:
            then = Decision(decision.law, {**decision.facts, **later.supposing}, decision.on)
            then.check_derived()
        except InputError:
            continue  # the step cannot be taken by this person
        opened = tuple(
            Placed(route, state)
            for route in decision.law.law.routes.values()
            if states[route.name] not in _GRANTED and (state := then.state(route)) in _GRANTED and route.modality != "pflicht"
        )
        if opened:
            found.append(Opening(later, opened))
    return tuple(found)


def _answered(decision: Decision, note: Note) -> bool:
    programme = decision.law.law.programmes.get(note.programme)
    return any(
        question.word == note.value and decision.answer(question) in ("yes", "possible") for question in (programme.values if programme else ())
    )


def _holds(decision: Decision, condition: str) -> Truth:
    law = decision.law.law
    return decision.run.value(decision.law.resolve(parser.parse(condition, law.vocabulary, law.names, "AufenthG")))
