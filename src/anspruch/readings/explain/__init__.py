"""Explain: why a route is open or closed, on which provisions, and what would have to change."""

from anspruch.readings.explain.reasons import Explanation, Reason, explain
from anspruch.readings.explain.suggestions import Suggestion, other_statuses, suggest, within_reach

__all__ = ["Explanation", "Reason", "Suggestion", "explain", "other_statuses", "suggest", "within_reach"]
