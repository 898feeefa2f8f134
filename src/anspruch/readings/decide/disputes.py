"""Where disputed points of law would make a difference to this person."""

from collections.abc import Sequence
from functools import lru_cache

from anspruch.readings.decide.decision import Decision, combine
from anspruch.readings.decide.result import Disputed
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Dispute, Route


def disputed(decision: Decision, routes: Sequence[Route] = ()) -> dict[str, tuple[Disputed, ...]]:
    """For each route (of those given; default: all) whose state depends on a disputed point: the point, and the state under the other reading."""
    found: dict[str, tuple[Disputed, ...]] = {}
    for dispute, other, differing in _touching(decision.law):
        for route in differing:
            if routes and route not in routes:
                continue
            opened, possible = (decision.run.value(other.resolve(node)) if node else False for node in (route.open, route.possible))
            state = combine(opened, possible, other.practice(route.enforcement)[0])
            if state != decision.state(route):
                point = Disputed(dispute.name, dispute.default.name, dispute.alternative.name, state)
                found[route.name] = (*found.get(route.name, ()), point)
    return found


def touched(law: LawOnDay, routes: Sequence[Route]) -> tuple[Route, ...]:
    """Those of some routes that read otherwise under the other reading of any point."""
    differing = {route.name for _, _, found in _touching(law) for route in found}
    return tuple(route for route in routes if route.name in differing)


@lru_cache(maxsize=64)
def _touching(law: LawOnDay) -> tuple[tuple[Dispute, LawOnDay, tuple[Route, ...]], ...]:
    """The disputed points of a day, the law under the other reading, and the routes that read otherwise under it.

    Conditions that do not depend on the point are the same node under both readings.
    """
    others = ((dispute, law.law.alternative(dispute.name).on(law.day)) for dispute in law.disputed)
    routes = law.law.routes.values()
    return tuple((dispute, other, tuple(route for route in routes if _read(law, route) != _read(other, route))) for dispute, other in others)


def _read(law: LawOnDay, route: Route) -> tuple[object, ...]:
    return (*(node and law.resolve(node) for node in (route.open, route.possible)), law.practice(route.enforcement)[0])
