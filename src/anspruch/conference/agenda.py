"""The agenda of a conference: numbers are strings with gaps (A3, 2.9b), sorted as people count, never renumbered."""

import re

from anspruch.conference.model import AgendaItem, Record

_PART = re.compile(r"\d+|\D+")


def key(number: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which 2.9 comes before 2.9b, that before 2.10, and the reports (A3) before the motions."""
    return tuple((1, int(part), "") if part.isdigit() else (0, 0, part.casefold()) for part in _PART.findall(number))


def agenda(record: Record, conference: int) -> list[AgendaItem]:
    """The items of a conference whose number is known, in order. Raises InputError for a conference there is not."""
    record.conference(conference)
    items = [AgendaItem(conference, paper.top, paper.id) for paper in record.of(conference) if paper.top]
    return sorted(items, key=lambda item: key(item.number))
