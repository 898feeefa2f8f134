"""A text before and after, in one row, what differs marked; and what became of the thing that says it."""

from typing import NamedTuple

from anspruch.motion.difference import ADDED, REMOVED, Segment, segments

NEW, CHANGED, REPEALED = "new", "changed", "repealed"


class Beside(NamedTuple):
    """A text before and after, as marked segments; empty on the side where there is none."""

    segments: tuple[Segment, ...]

    @property
    def before(self) -> str:
        """The text of before."""
        return "".join(one.text for one in self.segments if one.mark != ADDED)

    @property
    def after(self) -> str:
        """The text of after."""
        return "".join(one.text for one in self.segments if one.mark != REMOVED)

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        return any(one.mark in (ADDED, REMOVED) for one in self.segments)


def beside(before: str, after: str) -> Beside:
    """Two texts with what differs marked."""
    return Beside(segments(before, after))
