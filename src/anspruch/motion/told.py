"""The numbers of an impact that may be told: by Land and in total, every change as sure and possible; what may not is None.

Everything that shows an impact takes its numbers from here; what is hidden is decided by :mod:`anspruch.population.disclosure`.
"""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from anspruch.motion.laender import NAMES
from anspruch.population import costs
from anspruch.population.assumptions import LEVELS
from anspruch.population.counted import COURSE_GAIN
from anspruch.population.disclosure import Line, few, hidden, line, nested, told
from anspruch.population.groups import Floats
from anspruch.population.impact import CONTRIBUTIONS, FEDERATION, GROSS, STARTS, Impact, Share
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
    """One change: for how many of each Land and in total it is sure, and for how many possible (all who are sure among them)."""

    change: Change
    sure: Line
    possible: Line


class Level(NamedTuple):
    """The Federation's totals at one level of the assumptions, under the first key."""

    changes: Mapping[Change, tuple[Number, Number]]
    """Sure and possible."""
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
    masks = {change: hidden(sure, possible - sure) for change, (sure, possible) in spread.items()}
    masks[found.gain], columns = _columns(found, spread.get(found.gain), costed=costed)
    rows = tuple(Row(land, NAMES[land][lang], *(one.cells[place] for one in columns)) for place, land in enumerate(found.laender))
    total = Row("DE", {"de": "Bund", "en": "Federation"}[lang], *(one.total for one in columns))
    moves = tuple(Moves(change, *nested(sure, possible, masks[change])) for change, (sure, possible) in spread.items())
    return Told(rows, total, moves, {level: _level(found, level, costed=costed) for level in LEVELS}, costed)


def _columns(found: Impact, both: tuple[Floats, Floats] | None, *, costed: bool) -> tuple[tuple[bool, ...], list[Line]]:
    """The mask of the central estimate, and the columns of the rows.

    Persons, starts and euros of the central estimate are hidden together, as one follows from the other; other levels by themselves.
    """
    central = _persons(found, "central", "ak4")
    money = found.levels["central"]["ak4"].money
    sure, possible = both or (central, central)
    mask = hidden(sure, possible - sure, money[STARTS])

    def covered(level: str, key: str) -> Line:
        column = _persons(found, level, key)
        return line(column, mask if np.allclose(column, central) else hidden(column))

    persons = [covered(*one) for one in (("low", "ak4"), ("central", "ak4"), ("high", "ak4"), ("central", "koenigstein"))]
    return mask, [*persons, *(_money(money, mask) if costed else [Line((None,) * len(mask), None)] * len(MONEY))]


def _money(money: Mapping[str, Floats], mask: tuple[bool, ...]) -> list[Line]:
    """Starts, cost, contributions and what the Federation pays; no euros of starts that are few."""
    starts, contributions, federation = (line(money[what], mask) for what in (STARTS, CONTRIBUTIONS, FEDERATION))
    parts = [contributions, federation] if starts.total is not None else [one._replace(total=None) for one in (contributions, federation)]
    return [starts, Line(tuple(map(_sum, *(one.cells for one in parts))), _sum(*(one.total for one in parts))), *parts]


def _sum(first: Number, second: Number) -> Number:
    return None if first is None or second is None else first + second


def _persons(found: Impact, level: str, key: str) -> Floats:
    return found.levels[level][key].sure.get(found.gain, np.zeros(len(found.laender)))


def _changes(found: Impact) -> list[Change]:
    """Every change somebody may be subject to: access before duties, gains before losses."""
    every = found.levels["central"]["ak4"].maybe
    return sorted((change for change, maybe in every.items() if maybe.any()), key=lambda one: (one.kind, one.move, one != found.gain, one.name))


def _spread(found: Impact, change: Change) -> tuple[Floats, Floats]:
    """Persons by Land at the central estimate, sure and possible."""
    central = found.levels["central"]["ak4"]
    return central.sure[change], np.maximum(central.maybe[change], central.sure[change])


def _level(found: Impact, level: str, *, costed: bool) -> Level:
    totals = found.levels[level]["ak4"]
    changes = {}
    for change, sure in totals.sure.items():
        open_to_all = (False,) * len(sure)
        inner, outer = nested(sure, np.maximum(totals.maybe[change], sure), open_to_all)
        changes[change] = inner.total, outer.total
    lines = _money(totals.money, (False,) * len(found.laender)) if costed else [Line((), None)] * len(MONEY)
    return Level(changes, {what: one.total for what, one in zip(MONEY, lines, strict=True)})


def ends(found: Impact, measure: str, share: Share) -> tuple[Number, Number]:
    """What a measure is with one assumption low and high; euros only where they are surely of starts that may be told."""
    if measure != FEDERATION:
        return told(share.low), told(share.high)
    dearest = max(course.gross for course in costs.courses(found.comparison.after).values())
    low, high = (None if few(value / dearest) else value for value in (share.low, share.high))
    return low, high
