"""Everything that ever changed, day by day, and as a picture: years along, statutes down, a dot for each day something changed."""

import math
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from anspruch.statute.model import Provision, Version
from anspruch.web.law import places
from anspruch.web.law.places import Statute
from anspruch.web.site import statute

BEGINS, CHANGES, ENDS = "begins", "changes", "ends"
_LEFT, _TOP, _ROW, _YEAR, _RIGHT = 150, 28, 30, 34, 12
_LARGEST, _SMALLEST = 11.0, 4.0
_BEGIN = _LEFT + math.ceil(_LARGEST) + 1
"""Where the first day lies: the largest dot on it finds room beside the names."""


class Event(NamedTuple):
    """A provision that begins, changes or ends on a day; ``version`` is the one that begins, or that has ended."""

    what: str
    provision: Provision
    version: Version


class Day(NamedTuple):
    """A day on which something changed."""

    day: date
    events: tuple[Event, ...]

    @property
    def eve(self) -> date:
        """The day before."""
        return date.fromordinal(self.day.toordinal() - 1)

    @property
    def acts(self) -> tuple[str, ...]:
        """What changed it."""
        return tuple(dict.fromkeys(event.version.by for event in self.events if event.what != ENDS))


class Dot(NamedTuple):
    """A dot of the picture: how many provisions of a statute changed on a day."""

    x: float
    y: float
    radius: float
    day: date
    provisions: int


class Row(NamedTuple):
    """A line of the picture."""

    statute: Statute
    y: int
    dots: tuple[Dot, ...]


class Picture(NamedTuple):
    """The timeline's picture in its own units; ``years`` are years with where they begin."""

    width: int
    height: int
    left: int
    rows: tuple[Row, ...]
    years: tuple[tuple[int, float], ...]


@cache
def days() -> tuple[Day, ...]:
    """All days of change, the first one first."""
    found: dict[date, list[Event]] = {}
    for provision in statute.law().provisions.values():
        for event, day in _events(provision):
            found.setdefault(day, []).append(event)
    return tuple(Day(day, tuple(found[day])) for day in sorted(found))


def _events(provision: Provision) -> Iterator[tuple[Event, date]]:
    last: Version | None = None
    for version in provision.versions:
        joined = last is not None and (last.until is None or version.since.toordinal() == last.until.toordinal() + 1)
        if last is not None and last.until is not None and not joined:
            yield Event(ENDS, provision, last), date.fromordinal(last.until.toordinal() + 1)
        yield Event(CHANGES if joined else BEGINS, provision, version), version.since
        last = version
    if last is not None and last.until is not None:
        yield Event(ENDS, provision, last), date.fromordinal(last.until.toordinal() + 1)


@cache
def picture(until: int) -> Picture:
    """The picture from the law's first year up to the year ``until``, included."""
    first = statute.law().first_day.year
    rows = tuple(_row(one, _TOP + _ROW * number + _ROW // 2, first) for number, one in enumerate(places.statutes().values()))
    years = tuple((year, float(_BEGIN + (year - first) * _YEAR)) for year in range(first, until + 2))
    return Picture(_BEGIN + _YEAR * (until + 1 - first) + _RIGHT, _TOP + _ROW * len(rows) + 8, _LEFT, rows, years)


def _row(own: Statute, y: int, first: int) -> Row:
    names = {one.name for one in own.provisions}
    counts = {one.day: sum(event.provision.name in names for event in one.events) for one in days()}
    dots = (Dot(_place(day, first), y, _radius(count), day, count) for day, count in counts.items() if count)
    return Row(own, y, tuple(dots))


def _place(day: date, first: int) -> float:
    start, end = date(day.year, 1, 1).toordinal(), date(day.year + 1, 1, 1).toordinal()
    return round(_BEGIN + _YEAR * (day.year - first + (day.toordinal() - start) / (end - start)), 1)


def _radius(count: int) -> float:
    """The area grows with the number, up to a largest dot."""
    return round(min(_LARGEST, _SMALLEST * math.sqrt(count)), 1)
