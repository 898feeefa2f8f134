"""Who came when under § 22 Satz 2: entries by month, and how many of each month still hold the title on a day."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from anspruch.population import tables
from anspruch.population.assumptions import Assumptions

REFERENCE = date(2024, 12, 31)
"""The last day on which all published margins exist."""
YEAR = 365.25
_LONG = 800
"""Days from which a period is cut into years, not months."""
NARROW = "ortskraefte"
_BEFORE, _EARLY = "still_22_before_2021", "entries_early_2021"


class Cohort(NamedTuple):
    """Persons who came in one month (or year) under one programme in one role."""

    programme: str
    role: str
    entered: date
    titled: date
    """The first title under § 22 Satz 2."""
    persons: float
    """Entries, before anyone left."""
    decay_from: date
    """The day from which stay and title are lost year by year."""

    def stock(self, day: date, kept: float) -> float:
        """How many still hold the title on a day, where ``kept`` is the share that does so for a year."""
        if self.titled > day:
            return 0.0
        return self.persons * float(kept ** max((day - self.decay_from).days / YEAR, 0.0))


def cohorts(assumed: Assumptions) -> list[Cohort]:
    """All cohorts, in the order of the table of entries."""
    lag = timedelta(days=round(assumed.months_to_title * YEAR / 12))
    found = []
    for row in _entries():
        counted = row["personen"] * (assumed.values[row["annahme"]] if row["annahme"] else 1.0)
        for middle, share in periods(row["von"], row["bis"]):
            # for the early entries the table's share already says who still holds the title on the reference day
            decay = REFERENCE if row["annahme"] == _BEFORE else middle + lag
            found.append(Cohort(row["programm"], row["rolle"], middle, middle + lag, counted * share, decay))
    return found


@lru_cache(maxsize=1)
def _entries() -> tuple[dict[str, Any], ...]:
    """The published entries, with their periods as days."""
    rows = tables.table("m7_aufnahmen").iter_rows(named=True)
    return tuple({**row, "von": date.fromisoformat(row["von"]), "bis": date.fromisoformat(row["bis"])} for row in rows)


@lru_cache(maxsize=256)
def periods(first: date, last: date) -> tuple[tuple[date, float], ...]:
    """The months (or years) of a period: the middle day of each, and its share of the period's days."""
    return tuple(_periods(first, last))


def _periods(first: date, last: date) -> Iterator[tuple[date, float]]:
    days = (last - first).days + 1
    start = first
    while start <= last:
        following = date(start.year + 1, 1, 1) if days > _LONG else date(start.year + start.month // 12, start.month % 12 + 1, 1)
        end = min(following - timedelta(days=1), last)
        length = (end - start).days + 1
        yield start + timedelta(days=(length - 1) // 2), length / days
        start = following


def entries(first: date, last: date, scope: str) -> float:
    """The published entries that fall into a period, where those of a table's row are spread evenly."""
    total = 0.0
    for row in _entries():
        start, end = row["von"], row["bis"]
        common = (min(end, last) - max(start, first)).days + 1
        if common > 0 and (scope == "wide" or row["programm"] == NARROW):
            total += row["personen"] * common / ((end - start).days + 1)
    return total


@lru_cache(maxsize=2)
def entries_counted(scope: str = "wide") -> float:
    """All published entries of a scope since May 2021: 34,540, or 20,698 of Ortskräfte and their families; not who still waited in late 2025."""
    rows = tables.table("m7_aufnahmen")
    counted = rows.filter(rows["annahme"].is_null() | (rows["annahme"] == _EARLY))
    return float((counted.filter(counted["programm"] == NARROW) if scope == "narrow" else counted)["personen"].sum())


@lru_cache(maxsize=1)
def roles() -> Mapping[str, float]:
    """Staff and family among the entries of Ortskräfte that are counted for certain."""
    rows = tables.table("m7_aufnahmen")
    sure = rows.filter((rows["programm"] == NARROW) & rows["annahme"].is_null())
    return {role: float(sure.filter(sure["rolle"] == role)["personen"].sum()) for role in ("ortskraft", "familie")}


def title(first: date, on: date, years: float) -> tuple[date, bool]:
    """The issue of the title held on a day, and whether it is the first: a title runs some years and is then extended."""
    runs = int((on - first).days / (YEAR * years)) if on > first else 0
    return first + timedelta(days=round(runs * YEAR * years)), runs == 0
