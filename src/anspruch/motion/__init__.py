"""A motion: demands that may carry an amendment of the law, and what follows from it before the vote."""

from anspruch.motion.file import find, read, shipped
from anspruch.motion.model import Choice, Demand, Motion, Option
from anspruch.motion.moved import Moved, moved

__all__ = ["Choice", "Demand", "Motion", "Moved", "Option", "find", "moved", "read", "shipped"]
