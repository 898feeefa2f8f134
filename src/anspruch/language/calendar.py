"""Calendar periods as German law counts them: §§ 187 Abs. 1, 188 Abs. 2 and 3, 193 BGB.

A period that begins with an event does not count the day of the event, and ends on the day of the month with
the same number; where the last month lacks that day, on its last day. Days are ordinals (``date.toordinal``).
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

MONTHS_IN_YEAR = 12
SATURDAY = 5
_MOST_MONTHS, _MOST_DAYS = 2400, 73000
LONGEST_MONTH = 32  # a duration is counted as months * 32 + days: every number of days fits below the next month


class Period(NamedTuple):
    """A span of calendar months and days; both may be zero."""

    months: int
    days: int

    @property
    def bounded(self) -> bool:
        """Whether it leads from no date that can be given out of the calendar: two hundred years at most."""
        return self.months <= _MOST_MONTHS and self.days <= _MOST_DAYS


@lru_cache(maxsize=65536)
def add(ordinal: int, period: Period) -> int:
    """The day on which a period ends that an event on ``ordinal`` set running.

    Raises:
        OverflowError: if the end lies outside the years 1 to 9999.
    """
    day = date.fromordinal(ordinal)
    month = day.year * MONTHS_IN_YEAR + day.month - 1 + period.months
    year, month = divmod(month, MONTHS_IN_YEAR)
    if not 1 <= year < date.max.year:
        raise OverflowError(f"{day} + {period}")
    first = date(year, month + 1, 1).toordinal()
    following = date(year + month // 11, (month + 1) % MONTHS_IN_YEAR + 1, 1).toordinal()
    return min(first + day.day - 1, following - 1) + period.days


def next_workday(ordinal: int) -> int:
    """The same day, or the Monday after it where it is a Saturday or Sunday (§ 193 BGB; holidays are not known here)."""
    weekday = (ordinal - 1) % 7
    return ordinal if weekday < SATURDAY else ordinal + 7 - weekday


def end_of(ordinal: int, period: Period, workday: bool) -> int:
    """The end of ``period`` after ``ordinal``, moved to a working day if ``workday``."""
    end = add(ordinal, period)
    return next_workday(end) if workday else end


@lru_cache(maxsize=4096)
def last_start(limit: int, period: Period, workday: bool) -> int:
    """The last day whose ``period`` ends on ``limit`` or before.

    A condition "fact + period <= day" is thereby a constant threshold on the fact. At month ends this is not
    "day minus period": several days may end on the same one.
    """
    start = add(limit, Period(-period.months, -period.days))
    while end_of(start, period, workday) > limit:
        start -= 1
    while end_of(start + 1, period, workday) <= limit:
        start += 1
    return start


def duration(start: int, end: int) -> int:
    """The time from ``start`` to ``end`` as one ordered number: full months * 32 + further days.

    One day short of a full month counts as 31 days, so "at least n months" can include the eve (§ 188 Abs. 2 BGB).
    Negative where ``end`` lies before ``start``.
    """
    if end < start:
        return end - start
    first, last = date.fromordinal(start), date.fromordinal(end)
    months = (last.year - first.year) * MONTHS_IN_YEAR + last.month - first.month
    if add(start, Period(months, 0)) > end:
        months -= 1
    if add(start, Period(months + 1, 0)) == end + 1:
        return (months + 1) * LONGEST_MONTH - 1
    return months * LONGEST_MONTH + end - add(start, Period(months, 0))


def as_duration(period: Period) -> int:
    """The number that :func:`duration` gives for exactly this period."""
    return period.months * LONGEST_MONTH + period.days
