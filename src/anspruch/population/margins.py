"""The margins M1 to M5 as the fit takes them: read, put on the same groups, and scaled to M2 where their scope differs; every factor is kept."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anspruch.population import tables
from anspruch.population.fit import Margin, Spread
from anspruch.population.groups import Axes, Cells, Floats, Index

_PARTS = ("vorderasien", "ost_zentralasien", "sued_suedostasien", "afrika", "amerika")


class Scaled(NamedTuple):
    """How two tables differ in scope or rounding: the factor (lowest and highest), whether it was applied, and why."""

    margin: str
    what: str
    lowest: float
    highest: float
    applied: bool
    why: dict[str, str]


class Published(NamedTuple):
    """The published tables as arrays."""

    m1: Floats
    """class, Land, sex, nationality"""
    m2: Floats
    """title, region"""
    m2_sex: Floats
    """title, sex"""
    m3: Floats
    """Land, sex, region"""
    m4: Floats
    """age, sex, region"""
    m5: dict[str, float]


def regions(frame: pl.DataFrame, keys: Sequence[str], order: Sequence[str]) -> pl.DataFrame:
    """A table with its country groups made disjoint: Europe without the EU, and the rest of the world."""
    wide = frame.pivot("laendergruppe", index=list(keys), values="wert", sort_columns=True)
    wide = wide.with_columns(europa_sonst=pl.col("europa") - pl.col("eu"), rest=pl.col("alle") - pl.col("europa") - pl.sum_horizontal(*_PARTS))
    return wide.select(*keys, *(pl.col(name).clip(0) for name in order))


def array(frame: pl.DataFrame, axes: Sequence[tuple[str, Sequence[str]]], values: Sequence[str] = ("wert",)) -> Floats:
    """A table as an array along named axes; what is not in it is zero."""
    shape = [len(names) for _, names in axes]
    found = np.zeros((*shape, len(values)))
    places = []
    for column, names in axes:
        place = {name: number for number, name in enumerate(names)}
        places.append(np.array([place[name] for name in frame[column].to_list()]))
    np.add.at(found, tuple(places), frame.select(values).to_numpy().astype(np.float64))
    return found[..., 0] if len(values) == 1 else found


def published(axes: Axes) -> Published:
    """The tables as published, on the groups of the fit."""
    states = tables.table("staaten").select("staat", "gruppe")
    m1_rows = tables.table("m1_schutzstatus").join(states, on="staat", how="left")
    titles = tables.table("m2_titel")
    both = titles.filter(pl.col("geschlecht") == "alle")
    by_sex = titles.filter((pl.col("geschlecht") != "alle") & (pl.col("laendergruppe") == "alle"))
    return Published(
        array(m1_rows, [("klasse", axes.m1), ("land", axes.laender), ("geschlecht", axes.sexes), ("gruppe", axes.nationalities)]),
        array(regions(both, ["titel"], axes.regions), [("titel", axes.titles)], axes.regions),
        array(by_sex, [("titel", axes.titles), ("geschlecht", axes.sexes)]),
        _by_region("m3_land", ("land", axes.laender), axes),
        _by_region("m4_alter", ("altersgruppe", axes.ages), axes),
        {name: float(value) for name, value in paragraphs().select("gruppe", "wert").rows()},
    )


def _by_region(name: str, first: tuple[str, Sequence[str]], axes: Axes) -> Floats:
    frame = regions(tables.table(name), [first[0], "geschlecht"], axes.regions)
    return array(frame, [first, ("geschlecht", axes.sexes)], axes.regions)


def paragraphs() -> pl.DataFrame:
    """M5 on the reference day (§ 104c three months later)."""
    return tables.table("m5_paragraf").filter((pl.col("staat") == "alle") & (pl.col("stichtag") >= "2024-12-31"))


_ROUNDING = {"de": "Rundung auf 5", "en": "rounding to 5"}
_PERMANENT = {
    "de": "BT-Drs. 21/192 zählt auch unbefristete Titel; M1 trennt sie ab, unterstellt ist dieselbe Aufteilung",
    "en": "BT-Drs. 21/192 counts permanent titles too; M1 has them apart, the same division is presumed",
}
_OTHER_COUNT = {"de": "andere Zählung des AZR; es gilt M2", "en": "another count of the register; M2 holds"}
_SMALLEST = {
    "de": "M1 ohne § 104c und ohne Kleinstwerte; der Unterschied bildet eigene Gruppen",
    "en": "M1 lacks § 104c and the smallest cells; the difference forms groups of its own",
}


def agreeing(given: Published, axes: Axes) -> tuple[Published, tuple[Scaled, ...]]:
    """M3 and M4 scaled to the regions of M2, M2 by sex to both, M5 to the class of M1 it divides; and by which factors."""
    to_m4 = _ratio(given.m2.sum(axis=0), given.m4.sum(axis=(0, 1)))
    m4 = given.m4 * to_m4
    to_m3 = _ratio(m4.sum(axis=0), given.m3.sum(axis=0))
    raked = _raked(given.m2_sex, given.m2.sum(axis=1), m4.sum(axis=(0, 2)))
    recognised = float(given.m1[axes.m1.index("AK-3")].sum())
    factor = recognised / sum(given.m5[name] for name in RECOGNISED)
    m5 = {name: value * (factor if name in RECOGNISED else 1.0) for name, value in given.m5.items() if name not in _IN_M2}
    scaled = (
        Scaled("M4", "laendergruppe", *_span(to_m4), True, _ROUNDING),
        Scaled("M3", "geschlecht, laendergruppe", *_span(to_m3), True, _ROUNDING),
        Scaled("M2 (geschlecht)", "titel, geschlecht", *_span(_ratio(raked, given.m2_sex)), True, _ROUNDING),
        Scaled("M5", "§ 25 Abs. 1, 2, 3", factor, factor, True, _PERMANENT),
        *(_compared("M5", name, given.m2[axes.titles.index(name)].sum() / given.m5[name], _OTHER_COUNT) for name in _IN_M2),
        _compared("M1", "AK-3, AK-4", _humanitarian(given, axes), _SMALLEST),
    )
    return given._replace(m2_sex=raked, m3=given.m3 * to_m3, m4=m4, m5=m5), scaled


RECOGNISED = ("asylberechtigt", "fluechtling", "subsidiaer", "abschiebungsverbot")
_IN_M2 = ("gestattung", "duldung")


def _compared(margin: str, what: str, factor: float, why: dict[str, str]) -> Scaled:
    return Scaled(margin, what, float(factor), float(factor), False, why)


def _humanitarian(given: Published, axes: Axes) -> float:
    counted = given.m1[[axes.m1.index("AK-3"), axes.m1.index("AK-4")]].sum()
    return float(given.m2[axes.titles.index("ae_humanitaer_22_bis_26")].sum() / counted)


def _ratio(over: Floats, under: Floats) -> Floats:
    found: Floats = np.divide(over, under, out=np.ones_like(under), where=under > 0)
    return found


def _span(factors: Floats) -> tuple[float, float]:
    return float(factors.min()), float(factors.max())


def _raked(table: Floats, rows: Floats, columns: Floats) -> Floats:
    """A small table made to have both sums; it is off by rounding only."""
    for _ in range(50):
        table = table * _ratio(rows, table.sum(axis=1))[:, None]
        table = table * _ratio(columns, table.sum(axis=0))
    return table * _ratio(rows, table.sum(axis=1))[:, None]


def margins(found: Published, axes: Axes, cells: Cells) -> list[Margin]:
    """The margins in the order of the fit: M1 and M3 by Land first, then M2 and M5 for Germany (M4 see :func:`by_age`)."""
    title = np.array([group.m2 for group in axes.groups])[cells.group]
    region = axes.region_of[cells.nationality]
    m1_class = np.array([group.m1 for group in axes.groups])[cells.group]
    everywhere = np.arange(cells.size)
    inside = np.flatnonzero(m1_class >= 0)
    m5_group = np.array([list(found.m5).index(group.name) if group.name in found.m5 else -1 for group in axes.groups])[cells.group]
    divided = np.flatnonzero(m5_group >= 0)
    return [
        Margin("M1", inside, _entry((m1_class, cells.land, cells.sex, cells.nationality), found.m1.shape)[inside], found.m1.ravel()),
        Margin("M3", everywhere, _entry((cells.land, cells.sex, region), found.m3.shape), found.m3.ravel()),
        Margin("M2", everywhere, _entry((title, region), found.m2.shape), found.m2.ravel()),
        Margin("M2 (geschlecht)", everywhere, _entry((title, cells.sex), found.m2_sex.shape), found.m2_sex.ravel()),
        Margin("M5", divided, m5_group[divided], np.array(list(found.m5.values()))),
    ]


def anchored(margins: Sequence[Margin], axes: Axes, cells: Cells) -> list[Margin]:
    """The same margins for the fit: what M1 settles is taken out of M2.

    Nearly all humanitarian titles are in M1; met in turn, both margins would correct the small rest for a thousand rounds.
    """
    titles = [{group.m2 for group in axes.groups if group.m1 == number} for number in range(len(axes.m1))]
    settled = np.array([group.m1 >= 0 and len(titles[group.m1]) == 1 for group in axes.groups])[cells.group]
    m1 = margins[0]
    first = np.unique(m1.entry, return_index=True)[1]
    return [_less(margin, m1, first, settled) if margin.name.startswith("M2") else margin for margin in margins]


def _less(margin: Margin, m1: Margin, first: Index, settled: NDArray[np.bool_]) -> Margin:
    """A margin of all cells without those that M1 settles; ``first`` is a cell of every entry of M1."""
    known = first[settled[m1.cells[first]]]
    taken = np.bincount(margin.entry[m1.cells[known]], m1.target[m1.entry[known]], len(margin.target))
    left = np.flatnonzero(~settled)
    return Margin(margin.name, left, margin.entry[left], np.maximum(margin.target - taken, 0.0))


def by_age(found: Published, axes: Axes, cells: Cells) -> Spread:
    """M4: the ages of every sex and region, from the first age at which a group can be held."""
    firsts = sorted({group.first_age for group in axes.groups})
    kind = np.array([firsts.index(group.first_age) for group in axes.groups])[cells.group]
    blocks = (len(axes.sexes), len(axes.regions))
    profile = _entry((kind, cells.sex, axes.region_of[cells.nationality]), (len(firsts), *blocks))
    target = found.m4.reshape(len(axes.ages), -1).T
    shares = np.concatenate([np.where(np.arange(len(axes.ages)) >= first, target, 0.0) for first in firsts])
    return Spread("M4", profile, shares, np.tile(np.arange(len(target)), len(firsts)), target)


def _entry(places: tuple[Index, ...], shape: tuple[int, ...]) -> Index:
    """The entry of a table each cell belongs to (any entry for a place of -1)."""
    return np.ravel_multi_index(places, shape, mode="wrap").astype(np.int64)
