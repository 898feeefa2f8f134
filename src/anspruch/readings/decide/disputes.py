"""Where disputed points of law would make a difference to this person."""

from collections.abc import Sequence

from anspruch.readings.decide.decision import Decision, combine
from anspruch.readings.decide.result import Disputed
from anspruch.statute.model import Route


def disputed(decision: Decision, routes: Sequence[Route] = ()) -> dict[str, tuple[Disputed, ...]]:
    """For each route (of those given; default: all) whose state depends on a disputed point: the point, and the state under the other reading."""
    law = decision.law
    found: dict[str, tuple[Disputed, ...]] = {}
    for dispute in law.disputed:
        other = law.law.alternative(dispute.name).on(law.day)
        for route in routes or law.law.routes.values():
            # conditions that do not depend on the point are the same node under both readings, and read but once
            opened, possible = (decision.run.value(other.resolve(node)) if node else False for node in (route.open, route.possible))
            state = combine(opened, possible, other.practice(route.enforcement)[0])
            if state != decision.state(route):
                point = Disputed(dispute.name, dispute.default.name, dispute.alternative.name, state)
                found[route.name] = (*found.get(route.name, ()), point)
    return found
