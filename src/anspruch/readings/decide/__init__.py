"""Decide: which ways are open to this person on this day?"""

from anspruch.readings.decide.decision import Decision, decide

__all__ = ["Decision", "decide"]
