"""Compare: two states of the law as a proof over all possible persons, and what else can be proved of the law."""

from anspruch.readings.compare.changes import Changed, Comparison, Effect, compare
from anspruch.readings.compare.claims import Claim
from anspruch.readings.compare.groups import Group, Groups

__all__ = ["Changed", "Claim", "Comparison", "Effect", "Group", "Groups", "compare"]
