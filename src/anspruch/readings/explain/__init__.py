"""Explain: why a route is open or closed, on which provisions, and what would have to change."""

from anspruch.readings.explain.reasons import Explanation, Reason, explain
from anspruch.readings.explain.suggestions import Suggestion, suggest

__all__ = ["Explanation", "Reason", "Suggestion", "explain", "suggest"]
