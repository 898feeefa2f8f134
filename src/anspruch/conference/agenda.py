"""The agenda of a conference: numbers are strings with gaps (A3, 2.9b), sorted as people count, never renumbered."""

import re
from collections.abc import Iterable

from anspruch.conference.model import Paper

_PART = re.compile(r"\d+|\D+")


def key(number: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which 2.9 comes before 2.9b, that before 2.10, and the reports (A3) before the motions."""
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part.casefold()) for part in _PART.findall(number))


def in_order(papers: Iterable[Paper]) -> list[Paper]:
    """Papers in the order of the agenda: those whose number is known, then the others as they come."""
    return sorted(papers, key=lambda paper: (not paper.top, key(paper.top)))
