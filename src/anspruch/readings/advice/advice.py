"""Advise one person: what to settle first, what is open in order, what is lost or opens and when, what is undecided, what is closed."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from anspruch.readings.advice.doubts import Doubt, doubts
from anspruch.readings.advice.next import Coming, Ending, Opening, by_itself, openings
from anspruch.readings.advice.order import Note, Order, Step, Warned, order
from anspruch.readings.advice.places import GRANTED, Placed, concerns, holds, practised
from anspruch.readings.ask import Interview
from anspruch.readings.decide.deadlines import deadlines
from anspruch.readings.decide.decision import Decision
from anspruch.readings.decide.result import ACCESS
from anspruch.statute.model import Route


class Advice(NamedTuple):
    """Everything for one person; every route of the law stands in ``now``, ``undecided`` or ``closed``."""

    decision: Decision
    first: tuple[Warned, ...]
    """What the person is told before all else."""
    now: tuple[tuple[Step, tuple[Placed, ...]], ...]
    """The steps in order, with their ways; also what is undecided, where the order says that it is to be settled first."""
    ending: tuple[Ending, ...]
    coming: tuple[Coming, ...]
    later: tuple[Opening, ...]
    undecided: tuple[Placed, ...]
    closed: tuple[Placed, ...]
    notes: tuple[Note, ...]

    def ends(self, route: Route) -> Ending | None:
        """When and how a route is lost by itself."""
        return next((one for one in self.ending if one.route.name == route.name), None)

    def said_at(self, step: Step | None) -> tuple[Note, ...]:
        """The notes to be said at a step: the first with a way they are about; None: those about no way of any step."""
        return tuple(note for note in self.notes if self._first(note) is step)

    def _first(self, note: Note) -> Step | None:
        about = (step for step, placed in self.now if any(ways.take(one.route, one.state) for one in placed for ways in note.ways))
        return next(about, None)


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
    now, left = _now(decision, ordered, routes, states)
    undecided, closed = (tuple(Placed(route, word) for route in left if states[route.name] == word) for word in ("undecided", "closed"))
    coming, ending = by_itself(decision, ordered, states, deadlines(decision, routes))
    notes = tuple(
        note
        for note in ordered.notes
        if _answer(decision, note) in ("yes", "possible") and any(ways.take(one, states[one.name]) for one in routes for ways in note.ways)
    )
    first = tuple(one for one in ordered.first if decision.law.day >= one.since and holds(decision, one.when) is True)
    return Advice(decision, first, now, ending, coming, openings(decision, ordered, states), undecided, closed, notes)


def _now(
    decision: Decision, ordered: Order, routes: Sequence[Route], states: Mapping[str, str]
) -> tuple[tuple[tuple[Step, tuple[Placed, ...]], ...], list[Route]]:
    """The steps that have ways for the person, each way in the first step that takes it, in the order the step names them; and the routes left."""
    left = {route.name: route for route in routes}
    settled = _Settled(
        [note for note in ordered.costs if _answer(decision, note) == "yes"],
        doubts(decision, [route for route in routes if route.modality in ACCESS and states[route.name] in GRANTED]),
    )
    found = []
    for step in ordered.steps:
        if not concerns(decision, step):
            continue
        taken: list[Placed] = []
        for ways in step.ways:
            fitting = [one for one in _named(ways.routes, left) if ways.take(one, states[one.name]) and practised(decision, step, one)]
            taken += [_placed(decision, settled, left.pop(route.name), states[route.name]) for route in fitting]
        if taken:
            found.append((step, tuple(taken)))
    return tuple(found), list(left.values())


class _Settled(NamedTuple):
    """What is said of the ways of one person: the costs that are settled, and the doubts by route."""

    costs: Sequence[Note]
    doubts: Mapping[str, tuple[Doubt, ...]]


def _placed(decision: Decision, settled: _Settled, route: Route, state: str) -> Placed:
    """A route at its place; where it is undecided, with the facts worth asking for."""
    cost = next((note.says for note in settled.costs if any(ways.take(route, state) for ways in note.ways)), {})
    missing: tuple[str, ...] = ()
    if state == "undecided":
        asked = Interview(decision.law, on=decision.on, routes=[route]).open_facts(decision)
        missing = tuple(asked) or decision.route(route).missing
    return Placed(route, state, missing, settled.doubts.get(route.name, ()), cost)


def _named(names: tuple[str, ...], left: Mapping[str, Route]) -> list[Route]:
    return [left[name] for name in names if name in left] if names else list(left.values())


def _answer(decision: Decision, note: Note) -> str:
    """What the question beside the routes that a note is about is answered."""
    programme = decision.law.law.programmes.get(note.programme)
    questions = programme.values if programme else ()
    return next((decision.answer(question) for question in questions if question.word == note.value), "unknown")
