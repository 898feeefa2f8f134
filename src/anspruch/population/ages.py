"""Ages of those who came under § 22 Satz 2: on entry by role, and carried on year by year to a day."""

from functools import lru_cache

import numpy as np

from anspruch.population import tables
from anspruch.population.assumptions import Assumptions
from anspruch.population.cohorts import roles
from anspruch.population.groups import Floats

OLDEST, LAST_ADULT, ADULT = 110, 79, 18


@lru_cache(maxsize=1)
def bounds() -> tuple[tuple[int, int], ...]:
    """The first and last year of every age group."""
    return tuple(_span(text) for text in tables.definitions("klassen")["ages"])


def _span(text: str) -> tuple[int, int]:
    low, _, high = text.rstrip("+").partition("-")
    return int(low), int(high) if high else OLDEST


def on_entry(role: str, assumed: Assumptions) -> Floats:
    """The share of every year of age on entry: minors evenly, adults as in the table."""
    adults = adult_share(role, assumed)
    found = adults * _adults("ortskraft" if role == "ortskraft" else "familie")
    found[:ADULT] = (1 - adults) / ADULT
    return found


@lru_cache(maxsize=2)
def _adults(role: str) -> Floats:
    """The ages of the adults in a role on entry, evenly within each group of the table."""
    found = np.zeros(OLDEST + 1)
    table = tables.table("alter_bei_einreise")
    for text, share in table.filter(table["rolle"] == role).select("altersgruppe", "anteil").iter_rows():
        low, high = _span(text)
        last = min(high, LAST_ADULT)
        found[low : last + 1] += share / (last - low + 1)
    return found


def adult_share(role: str, assumed: Assumptions) -> float:
    """Adults on entry: all of the staff, so fewer of the families than of all."""
    return 1.0 if role == "ortskraft" else _rest(role, assumed.adult_share, 1.0)


def female_share(role: str, assumed: Assumptions) -> float:
    """Women and girls: few among the staff, so more among the families than among all."""
    return assumed.staff_female_share if role == "ortskraft" else _rest(role, assumed.female_share, assumed.staff_female_share)


def _rest(role: str, of_all: float, of_staff: float) -> float:
    """The share among the families, if it is known among all and among the staff."""
    if role != "familie":
        return of_all
    count = roles()
    family = (of_all * (count["ortskraft"] + count["familie"]) - of_staff * count["ortskraft"]) / count["familie"]
    return min(max(family, 0.0), 1.0)


def carried(entry: Floats, years: Floats) -> Floats:
    """Shares of age groups after some years (a row for each), birthdays being spread evenly over the year."""
    upto = np.concatenate([[0.0], np.cumsum(entry)])
    edges = np.array([0, *(high + 1 for _, high in bounds())])
    whole, part = np.floor(years).astype(np.int64)[:, None], (years % 1)[:, None]
    below = (1 - part) * upto[np.maximum(edges - whole, 0)] + part * upto[np.maximum(edges - whole - 1, 0)]
    below[:, -1] = upto[-1]
    found: Floats = np.diff(below, axis=1)
    return found
