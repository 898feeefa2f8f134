"""Calendar periods for whole columns: for each first day the last day that is still too early (see the calendar)."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from anspruch.language.calendar import LONGEST_MONTH
from anspruch.language.knowledge import FIRST_YEAR, LAST_YEAR

EPOCH = 719163
"""The ordinal of 1970-01-01, from which columns count days."""
FIRST = int(np.datetime64(f"{FIRST_YEAR}-01-01", "D").astype(np.int64))
LAST = int(np.datetime64(f"{LAST_YEAR}-12-31", "D").astype(np.int64))
"""The first and last day a fact may name, counted from 1970."""

Days = NDArray[np.int32]


@lru_cache(maxsize=64)
def earliest_end(length: int) -> Days:
    """For every day from :data:`FIRST` to :data:`LAST` the first day on which ``length`` has passed since.

    ``length`` is months * 32 + days, the number that :func:`anspruch.language.calendar.duration` gives; it counts the
    eve of a full month as 31 days.
    """
    months, days = divmod(length, LONGEST_MONTH)
    starts = np.arange(FIRST, LAST + 1, dtype=np.int64)
    return np.minimum(_after(starts, months) + days, _after(starts, months + 1) - 1).astype(np.int32)


def _after(starts: NDArray[np.int64], months: int) -> NDArray[np.int64]:
    """The days on which a period of months ends; in a month that lacks the day, on its last."""
    first_of_month = starts.astype("datetime64[D]").astype("datetime64[M]")
    day_of_month = starts - first_of_month.astype("datetime64[D]").astype(np.int64)
    target = first_of_month + months
    first = target.astype("datetime64[D]").astype(np.int64)
    following = (target + 1).astype("datetime64[D]").astype(np.int64)
    ends: NDArray[np.int64] = np.minimum(first + day_of_month, following - 1)
    return ends
