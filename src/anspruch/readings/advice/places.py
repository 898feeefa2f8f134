"""Where a route stands in the order of advice for one person."""

from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from anspruch.language import parser, tree
from anspruch.readings.advice.doubts import Doubt
from anspruch.readings.advice.order import Order, Step
from anspruch.readings.decide.decision import Decision
from anspruch.readings.kleene import Truth
from anspruch.statute.law import Law
from anspruch.statute.model import Route, Texts

GRANTED = ("open", "possible", "suspended")


class Placed(NamedTuple):
    """A route with its state, at its place in the order."""

    route: Route
    state: str
    missing: tuple[str, ...] = ()
    """The facts to be settled, where it is undecided and that matters here."""
    doubts: tuple[Doubt, ...] = ()
    """What is disputed of it, where it is advised."""
    cost: Texts = MappingProxyType({})
    """What it costs this person, where that is settled and differs from what is said of the route in general."""


def concerns(decision: Decision, step: Step) -> bool:
    """Whether a step is for the person at all."""
    return not step.when or holds(decision, step.when) is True


def practised(decision: Decision, step: Step, route: Route) -> bool:
    """Whether a step takes a route under the practice of the day."""
    return not step.practice or decision.law.practice(route.enforcement)[0] in step.practice


def rank(decision: Decision, ordered: Order, route: Route, state: str) -> int:
    """The place of the first step that takes a route in a state; past the last one where none does."""
    steps = (
        place
        for place, step in enumerate(ordered.steps)
        if concerns(decision, step) and practised(decision, step, route) and any(ways.take(route, state) for ways in step.ways)
    )
    return next(steps, len(ordered.steps))


def holds(decision: Decision, condition: str) -> Truth:
    """What a condition in the language of the law says of the person. Raises ConditionError."""
    return decision.run.value(decision.law.resolve(_read(decision.law.law, condition)))


@lru_cache(maxsize=512)
def _read(law: Law, condition: str) -> tree.Node:
    """A condition of the order as a tree, read once for a law: every result asks all of them."""
    return parser.parse(condition, law.vocabulary, law.names, "AufenthG")
