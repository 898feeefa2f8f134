"""How far the block of § 22 Satz 2 may lie: all assumptions low, central, high, and what each explains alone. No fit is needed."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from anspruch.population.assumptions import LEVELS, Assumptions, declared, resolve
from anspruch.population.block22 import KEYS, SCOPES, Block, block
from anspruch.population.cohorts import title
from anspruch.population.groups import Floats, axes
from anspruch.population.margins import published
from anspruch.population.rows import school_share

MEASURES = ("stock", "out_of_school", "in_need", "first_year")
_YEAR_DAYS = 365


class Explained(NamedTuple):
    """What one assumption does to a measure alone, the others being as chosen, and its share of all such spans."""

    name: str
    low: float
    high: float
    share: float


@lru_cache(maxsize=1)
def room() -> Floats:
    """Afghans of the class AK-4 in M1 by Land and sex: as many as the block can hold."""
    shape = axes()
    found: Floats = published(shape).m1[shape.m1.index("AK-4"), :, :, shape.nationalities.index("AF")]
    return found


def measures(on: date, scope: str, assumed: Assumptions, have: Floats) -> dict[str, float]:
    """The stock; from 16 on and out of school; of these without a course, below B1 and in need; all with a first title younger than a year."""
    found = block(on, scope, "ak4", assumed, have)
    by_age = found.now @ found.ages_now
    ages = axes().ages
    out = float(sum(persons * (1 - school_share(age, assumed)) for persons, age in zip(by_age, ages, strict=True)))
    need = (1 - assumed.already_attended) * assumed.language_need * (1 - assumed.small_need)
    return {"stock": float(found.now.sum()), "out_of_school": out, "in_need": out * need, "first_year": _young(found, on, assumed)}


def _young(found: Block, on: date, assumed: Assumptions) -> float:
    """Persons whose present title is their first and younger than a year."""
    total = 0.0
    for one, persons in zip(found.cohorts, found.now, strict=True):
        issued, first = title(one.titled, on, assumed.first_title_years)
        total += float(persons) if first and (on - issued).days < _YEAR_DAYS else 0.0
    return total


def levels(on: date, chosen: Mapping[str, float] | None = None) -> dict[str, dict[str, dict[str, float]]]:
    """Every measure by scope and level, all assumptions together; what is chosen stays as chosen."""
    have = room()
    return {scope: {level: measures(on, scope, resolve(chosen, end=level), have) for level in LEVELS} for scope in SCOPES}


def explained(on: date, scope: str, chosen: Mapping[str, float] | None = None) -> dict[str, list[Explained]]:
    """For every measure what each assumption of the population does to it alone, the greatest first."""
    have = room()
    names = [name for name, one in declared().items() if one.of == "population"]
    ends = {
        name: [measures(on, scope, resolve({**(chosen or {}), name: value}), have) for value in (declared()[name].low, declared()[name].high)]
        for name in names
    }
    return {measure: _ranked({name: (low[measure], high[measure]) for name, (low, high) in ends.items()}) for measure in MEASURES}


def _ranked(ends: Mapping[str, tuple[float, float]]) -> list[Explained]:
    total = sum(abs(high - low) for low, high in ends.values())
    found = [Explained(name, low, high, abs(high - low) / total if total else 0.0) for name, (low, high) in ends.items()]
    return sorted(found, key=lambda one: -one.share)


def laender(on: date, scope: str, assumed: Assumptions) -> dict[str, dict[str, float]]:
    """The block by Land under both keys."""
    have = room()
    found = {}
    for key in KEYS:
        made = block(on, scope, key, assumed, have)
        found[key] = dict(zip(axes().laender, made.by_land(made.now, made.ages_now).sum(axis=(1, 2)).tolist(), strict=True))
    return found
