"""The numbers of an impact that may be told: by Land and in total, every change surely and possibly; what may not is None.

Everything that shows an impact takes its numbers from here; what is hidden is decided by :mod:`anspruch.population.disclosure`.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import polars as pl

from anspruch.motion.laender import NAMES
from anspruch.population import costs
from anspruch.population.assumptions import LEVELS
from anspruch.population.disclosure import Line, few, hidden, line, told, told_pair
from anspruch.population.groups import Floats
from anspruch.population.impact import CONTRIBUTIONS, COURSE_GAIN, FEDERATION, GROSS, STARTS, Impact, Share
from anspruch.population.positions import Change

MONEY = (STARTS, GROSS, CONTRIBUTIONS, FEDERATION)
Number = float | None


class Row(NamedTuple):
    """One Land: persons under the key of where Afghans live (low, central, high) and under the Königstein key, starts and euros."""

    land: str
    name: str
    low: Number
    central: Number
    high: Number
    assigned: Number
    starts: Number
    gross: Number
    contributions: Number
    federation: Number


class Moves(NamedTuple):
    """One change: for how many of each Land and in total it surely comes, and for how many it may."""

    change: Change
    sure: Line
    maybe: Line


class Level(NamedTuple):
    """The Federation's totals at one level of the assumptions, under the first key."""

    changes: Mapping[Change, tuple[Number, Number]]
    """Surely and possibly; of the population only the holders of § 22 Satz 2 are counted as possible here."""
    money: Mapping[str, Number]


class Told(NamedTuple):
    """What may be told of an impact."""

    rows: tuple[Row, ...]
    total: Row
    moves: tuple[Moves, ...]
    levels: Mapping[str, Level]
    costed: bool
    """Whether starts and euros are reckoned: only for the integration course."""


def tell(found: Impact, lang: str) -> Told:
    """The numbers that may be told, with the names of the Länder in a language."""
    costed = found.gain == COURSE_GAIN
    spread = {change: _spread(found, change) for change in _changes(found)}
    masks = {change: hidden(sure, maybe - sure) for change, (sure, maybe) in spread.items()}
    masks[found.gain], columns = _columns(found, spread.get(found.gain), costed=costed)
    rows = tuple(Row(land, NAMES[land][lang], *(one.cells[place] for one in columns)) for place, land in enumerate(found.laender))
    total = Row("DE", {"de": "Bund", "en": "Federation"}[lang], *(one.total for one in columns))
    moves = tuple(_moves(change, sure, maybe, masks[change]) for change, (sure, maybe) in spread.items())
    return Told(rows, total, moves, {level: _level(found, level, costed=costed) for level in LEVELS}, costed)


def _columns(found: Impact, both: tuple[Floats, Floats] | None, *, costed: bool) -> tuple[tuple[bool, ...], list[Line]]:
    """The mask of the central estimate, and the columns of the rows.

    Persons, starts and euros of the central estimate are hidden together, as one follows from the other; other levels by themselves.
    """
    central = _persons(found, "central", "ak4")
    money = found.levels["central"]["ak4"].money
    sure, maybe = both or (central, central)
    mask = hidden(sure, maybe - sure, money[STARTS])

    def covered(level: str, key: str) -> Line:
        column = _persons(found, level, key)
        return line(column, mask if np.allclose(column, central) else hidden(column))

    persons = [covered(*one) for one in (("low", "ak4"), ("central", "ak4"), ("high", "ak4"), ("central", "koenigstein"))]
    euros = [_money(money[what], mask, shown=costed and not few(money[STARTS].sum())) for what in MONEY]
    return mask, [*persons, *(euros if costed else [Line((None,) * len(mask), None)] * len(MONEY))]


def _money(column: Floats, mask: tuple[bool, ...], *, shown: bool) -> Line:
    return Line(line(column, mask).cells, float(column.sum()) if shown else None)


def _persons(found: Impact, level: str, key: str) -> Floats:
    return found.levels[level][key].sure.get(found.gain, np.zeros(len(found.laender)))


def _changes(found: Impact) -> list[Change]:
    """Every change somebody may be subject to: access before duties, gains before losses."""
    central = found.levels["central"]["ak4"]
    others = found.others.select("kind", "name", "move").unique().rows()
    every = {*central.sure, *central.maybe, *(Change(*one) for one in others)}
    return sorted((change for change in every if _spread(found, change)[1].any()), key=lambda one: (one.kind, one.move, one != found.gain, one.name))


def _spread(found: Impact, change: Change) -> tuple[Floats, Floats]:
    """Persons by Land at the central estimate, surely and possibly: holders of § 22 Satz 2 and everyone else."""
    central, none = found.levels["central"]["ak4"], np.zeros(len(found.laender))
    kind, name, move = change
    rest = found.others.filter((pl.col("kind") == kind) & (pl.col("name") == name) & (pl.col("move") == move))
    by_land = dict(rest.group_by("land").agg(pl.col("maybe").sum()).rows())
    maybe = central.maybe.get(change, none) + np.array([by_land.get(land, 0.0) for land in found.laender])
    sure = central.sure.get(change, none)
    return sure, np.maximum(maybe, sure)


def _moves(change: Change, sure: Floats, maybe: Floats, mask: tuple[bool, ...]) -> Moves:
    totals = told_pair(float(sure.sum()), float(maybe.sum()))
    return Moves(change, line(sure, mask)._replace(total=totals[0]), line(maybe, mask)._replace(total=totals[1]))


def _level(found: Impact, level: str, *, costed: bool) -> Level:
    totals, none = found.levels[level]["ak4"], np.zeros(1)
    changes = {one: told_pair(totals.sum(one), max(totals.sum(one), float(totals.maybe.get(one, none).sum()))) for one in totals.sure}
    shown = costed and not few(totals.sum(STARTS))
    return Level(changes, {what: totals.sum(what) if shown else None for what in MONEY})


def ends(found: Impact, measure: str, share: Share) -> tuple[Number, Number]:
    """What a measure is with one assumption low and high; euros only where they are surely of starts that may be told."""
    if measure != FEDERATION:
        return told(share.low), told(share.high)
    dearest = max(course.gross for course in costs.courses(found.comparison.after).values())
    low, high = (None if few(value / dearest) else value for value in (share.low, share.high))
    return low, high
