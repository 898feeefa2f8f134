"""Where disputed points of law would make a difference to this person."""

from collections.abc import Sequence

from anspruch.readings.decide.decision import Decision
from anspruch.readings.decide.result import Disputed
from anspruch.statute.model import Route


def disputed(decision: Decision, routes: Sequence[Route] = ()) -> dict[str, tuple[Disputed, ...]]:
    """For each route (of those given; default: all) whose state depends on a disputed point: the point, and the state under the other reading."""
    law = decision.law.law
    found: dict[str, tuple[Disputed, ...]] = {}
    for dispute in law.disputes.values():
        if dispute.name in law.readings or not _in_force(decision, dispute.name):
            continue
        other = Decision(law.alternative(dispute.name).on(decision.law.day), decision.facts, decision.on)
        for route in routes or law.routes.values():
            state = other.state(route)
            if state != decision.state(route):
                point = Disputed(dispute.name, dispute.default.name, dispute.alternative.name, state)
                found[route.name] = (*found.get(route.name, ()), point)
    return found


def _in_force(decision: Decision, name: str) -> bool:
    versions = (provision.on(decision.law.day) for provision in decision.law.law.provisions.values())
    return any(version is not None and name in version.otherwise for version in versions)
