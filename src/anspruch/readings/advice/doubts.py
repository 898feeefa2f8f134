"""Disputed points behind a way: those on which its state turns, and those on which it would turn if something presumed were not so."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from anspruch.language.errors import InputError
from anspruch.readings.decide.decision import Decision
from anspruch.readings.decide.disputes import disputed, touched
from anspruch.readings.decide.result import Disputed
from anspruch.statute.model import Route


class Doubt(NamedTuple):
    """A disputed point, and the presumption it lies behind."""

    point: Disputed
    state: str
    """The route's state under the reading used."""
    if_so: str
    """The fact presumed absent that makes the point matter; empty where it matters as things stand."""


def doubts(decision: Decision, routes: Sequence[Route]) -> Mapping[str, tuple[Doubt, ...]]:
    """The doubts by the name of the route; each point once, as things stand before presumptions."""
    routes = touched(decision.law, routes)
    found: dict[str, dict[str, Doubt]] = {}
    for decided, presumed in [(decision, "")] + [(other, name) for name, other in _otherwise(decision, routes)]:
        for route, points in (disputed(decided, routes) if routes else {}).items():
            for point in points:
                state = decided.state(decision.law.law.routes[route])
                found.setdefault(route, {}).setdefault(point.name, Doubt(point, state, presumed))
    return {route: tuple(own.values()) for route, own in found.items()}


def _otherwise(decision: Decision, routes: Sequence[Route]) -> Iterator[tuple[str, Decision]]:
    """The person with each fact that is presumed absent, where it can be."""
    vocabulary = decision.law.law.vocabulary
    presumed = dict.fromkeys(name for route in routes for name in decision.result(route.programme).route(route.name).presumptions)
    for name in presumed:
        if vocabulary[name].type != "bool":
            continue
        try:
            other = Decision(decision.law, {**decision.facts, name: True}, decision.on)
            other.check_derived()
        except InputError:
            continue
        yield name, other
