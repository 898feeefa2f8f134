"""The cells of the baseline population: which group, nationality and age can go together, by law or by what the tables exclude."""

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from anspruch.population import tables

Index = NDArray[np.int64]
Floats = NDArray[np.float64]


PLACED = "aufnahme_22_satz_2"
"""The group that is not fitted but built from entries and placed; see ``block22``."""


class Group(NamedTuple):
    """One group of persons by title or status; see ``klassen.yaml``."""

    name: str
    m1: int
    m2: int
    status: str | None
    issued: str | None
    befristet: bool | None
    first_age: int
    nationalities: tuple[int, ...]
    seed: float
    label: dict[str, str]


class Axes(NamedTuple):
    """The names along each axis; nationality groups are single states first, then regions."""

    groups: tuple[Group, ...]
    laender: tuple[str, ...]
    sexes: tuple[str, ...]
    ages: tuple[str, ...]
    nationalities: tuple[str, ...]
    regions: tuple[str, ...]
    region_of: Index
    singles: int
    titles: tuple[str, ...]
    m1: tuple[str, ...]

    def group(self, name: str) -> int:
        """The number of a group."""
        return [group.name for group in self.groups].index(name)


class Cells(NamedTuple):
    """All cells that can hold persons: for each its place along every axis but age."""

    group: Index
    land: Index
    sex: Index
    nationality: Index

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.group)


@lru_cache(maxsize=1)
def axes() -> Axes:
    """The axes as defined in ``klassen.yaml``."""
    raw = tables.definitions("klassen")
    regions, singles = tuple(raw["regions"]), raw["nationalities"]
    nationalities = (*singles, *regions)
    region_of = np.array([regions.index(singles.get(name, name)) for name in nationalities])
    found = Axes(
        (),
        tables.laender(),
        tables.SEXES,
        tuple(raw["ages"]),
        nationalities,
        regions,
        region_of,
        len(singles),
        tuple(raw["titles"]),
        tuple(raw["m1"]),
    )
    return found._replace(groups=tuple(_group(name, entry, found) for name, entry in raw["groups"].items()))


def _group(name: str, raw: dict[str, Any], axes: Axes) -> Group:
    m1 = axes.m1.index(raw["m1"]) if "m1" in raw else -1
    # outside the table of Schutzsuchende no single nationality is known, only the region
    possible = axes.nationalities if m1 >= 0 else axes.regions
    allowed = [one for one in raw.get("only", possible) if one not in raw.get("not", ())]
    return Group(
        name,
        m1,
        axes.titles.index(raw["m2"]),
        raw.get("status"),
        raw.get("issued"),
        raw.get("befristet"),
        axes.ages.index(raw["from_age"]) if "from_age" in raw else 0,
        tuple(axes.nationalities.index(one) for one in allowed),
        raw.get("seed", 1.0),
        {"de": raw["de"], "en": raw["en"]},
    )


@lru_cache(maxsize=1)
def cells() -> Cells:
    """Every possible cell, in a fixed order."""
    shape = axes()
    possible = np.zeros((len(shape.groups), len(shape.laender), len(shape.sexes), len(shape.nationalities)), dtype=bool)
    for number, group in enumerate(shape.groups):
        possible[number][:, :, list(group.nationalities)] = group.name != PLACED
    return Cells(*(axis.astype(np.int64) for axis in np.nonzero(possible)))
