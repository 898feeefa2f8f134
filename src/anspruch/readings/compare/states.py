"""A route's states in gates: for each state the gate that holds where the route is in that one or a better."""

from anspruch.readings.decide.decision import combine
from anspruch.readings.gates import Gate, Gates, Pair
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Route

RANKS = ("closed", "undecided", "suspended", "possible", "open")
"""States of a route, worst first."""


def reached(route: Route, law: LawOnDay) -> int:
    """The rank of a route whose ``possible`` holds, by the practice of the day."""
    return RANKS.index(combine(False, True, law.practice(route.enforcement)[0]))


def at_least(gates: Gates, opened: Pair, possible: Pair, best: int) -> list[Gate]:
    """For each rank but the lowest whether it, or a better one, is reached; ``best`` is that of a route that is possible."""
    found = []
    for rank in range(1, len(RANKS)):
        side = 1 if RANKS[rank] == "undecided" else 0
        found.append(gates.either(opened[side], possible[side]) if rank <= best else opened[side])
    return found
