"""What comes next for one person: what opens or is lost by itself on a day, and what opens once steps are taken."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from anspruch.language.errors import InputError
from anspruch.readings.advice.order import Later, Order
from anspruch.readings.advice.places import GRANTED, Placed, holds, rank
from anspruch.readings.decide.decision import Decision
from anspruch.readings.decide.document import begins
from anspruch.readings.decide.result import ACCESS, STATES, Change
from anspruch.statute.model import Route


class Opening(NamedTuple):
    """What opens once steps are taken one after the other: the steps, and the routes they open or leave to be settled."""

    steps: tuple[Later, ...]
    routes: tuple[Placed, ...]


class Coming(NamedTuple):
    """A route that opens, or becomes possible, by itself on a day."""

    route: Route
    on: date
    state: str


class Ending(NamedTuple):
    """A route that is lost by itself: what it is now, the first day it no longer is, and what stands in its place then."""

    route: Route
    on: date
    state: str
    then: str
    instead: tuple[Placed, ...]

    @property
    def last(self) -> date:
        """The last day on which it still is what it is."""
        return self.on - timedelta(days=1)


def by_itself(
    decision: Decision, ordered: Order, states: Mapping[str, str], changes: Mapping[str, Change]
) -> tuple[tuple[Coming, ...], tuple[Ending, ...]]:
    """What opens and what is lost by itself, first day first; a way that opens the day a better one is lost only takes its place."""
    routes = decision.law.law.routes.values()
    opening = [
        Coming(route, changes[route.name].on, changes[route.name].state) for route in routes if begins(states[route.name], changes.get(route.name))
    ]
    lost = [route for route in routes if (change := changes.get(route.name)) and _lost(route, states[route.name], change)]
    ending = []
    replacing: set[str] = set()
    for route in sorted(lost, key=lambda route: (changes[route.name].on, rank(decision, ordered, route, states[route.name]))):
        change, place = changes[route.name], rank(decision, ordered, route, states[route.name])
        instead = [one for one in opening if one.on == change.on and rank(decision, ordered, one.route, one.state) > place]
        fresh = tuple(Placed(one.route, one.state) for one in instead if one.route.name not in replacing)
        replacing |= {one.route.name for one in instead}
        ending.append(Ending(route, change.on, states[route.name], change.state, fresh))
    # what only comes to be undecided, or is suspended in practice, opens nothing yet
    coming = sorted((one for one in opening if one.state in ("open", "possible") and one.route.name not in replacing), key=lambda one: one.on)
    return tuple(coming), tuple(ending)


def _lost(route: Route, state: str, change: Change) -> bool:
    """Whether a change takes a way from the person; of what is undecided only an entitlement is sure enough to be called a loss."""
    worse = STATES.index(change.state) > STATES.index(state)
    return worse and route.modality in ACCESS and (state in GRANTED or route.modality == "anspruch")


def openings(decision: Decision, ordered: Order, states: Mapping[str, str]) -> tuple[Opening, ...]:
    """What opens after each step, and after those that may follow it; a way is promised by the fewest steps that open it.

    What a first step leaves to be settled is named with what it depends on, unless a later step opens it.
    """
    left = [later for later in ordered.later if not later.when or holds(decision, later.when) is not False]
    after = [(steps, _after(decision, steps, left, states)) for steps in _sequences(left)]
    granting = [({step.name for step in steps}, {one.route.name for one in placed if one.state in GRANTED}) for steps, placed in after]
    anywhere = {name for _, names in granting for name in names}
    found = []
    for (steps, placed), (taken, _) in zip(after, granting, strict=True):
        before = {name for fewer, names in granting if fewer < taken for name in names}
        shown = tuple(one for one in placed if one.route.name not in (before if one.state in GRANTED else anywhere))
        if shown:
            found.append(Opening(steps, shown))
    return tuple(found)


def _sequences(left: Sequence[Later]) -> Iterator[tuple[Later, ...]]:
    for later in left:
        yield (later,)
        yield from ((later, after) for after in left if after.name in later.then)


def _after(decision: Decision, steps: tuple[Later, ...], left: Sequence[Later], states: Mapping[str, str]) -> list[Placed]:
    """The routes that are better once steps are taken: those that open, and after a first step alone those it leaves to be settled."""
    held = {programme: later for later in left for programme in later.first_for}
    facts = dict(decision.facts)
    for step in steps:
        facts |= step.supposing
    try:
        then = Decision(decision.law, facts, decision.on)
        then.check_derived()
    except InputError:
        return []  # the steps cannot be taken by this person
    found = []
    for route in decision.law.law.routes.values():
        now, state = states[route.name], then.state(route)
        if now in GRANTED or route.modality == "pflicht" or held.get(route.programme, steps[0]) not in steps:
            continue
        if state in GRANTED:
            found.append(Placed(route, state))
        elif state == "undecided" and len(steps) == 1 and route.programme in steps[0].first_for:
            missing = then.route(route).missing
            if now == "closed" or {*missing} < {*decision.route(route).missing}:
                found.append(Placed(route, state, missing))
    return found
