"""Whose legal position in a table changes between two states of the law: the groups the proof found, asked of every row.

A comparison names, for every programme and duty, the exact groups of persons who gain or lose. A row that surely meets a group's
conditions surely changes; one that may meet them may change; every other does not, for the groups are proved to be everybody.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anspruch.language import tree
from anspruch.language.errors import InputError
from anspruch.population import touched
from anspruch.readings import columns
from anspruch.readings.columns import Asked
from anspruch.readings.compare import Claim, Comparison, Groups, compare
from anspruch.readings.compare.claims import POSSIBLY, SURELY
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Provision, Version

GAIN, LOSS = "gain", "loss"
_MOST = 500
_ROW = "\n"


class Change(NamedTuple):
    """Something that somebody gains or loses: access to a programme, or a duty (whose gain is a burden)."""

    kind: str
    """``access`` or ``duty``."""
    name: str
    """The programme, or the route of the duty."""
    move: str
    """``gain`` or ``loss``."""


class Positions(NamedTuple):
    """For every change somebody is subject to, two truth values a row: does it surely come, and may it?"""

    frame: pl.DataFrame
    """Columns ``kind|name|move|sure`` and ``…|maybe``; one row a row of the table, in order."""
    rows: int
    """How many rows the table has."""
    changes: tuple[Change, ...]

    def flags(self, change: Change, degree: str) -> NDArray[np.bool_]:
        """For every row whether a change comes, ``sure`` or ``maybe``; nobody where the two states do not differ in it."""
        column = "|".join((*change, degree))
        return self.frame[column].to_numpy() if column in self.frame.columns else np.zeros(self.rows, dtype=bool)


def whole(before: LawOnDay, after: LawOnDay, on: date | None = None, only: str = "") -> Comparison:
    """A comparison that tells all groups apart, as it is needed here. Raises InputError if there are too many.

    Where ``only`` names a programme, only the access to it is compared.
    """
    found = compare(before, after, on, _MOST, only)
    effects = [effect for _, effect in (*found.access, *found.routes)]
    if any(groups.more for effect in effects for moves in (effect.better, effect.worse) for groups in moves.values()):
        raise InputError(
            f"Die beiden Rechtszustände unterscheiden sich in mehr als {_MOST} Gruppen; so viele werden hier nicht gezählt.",
            f"The two states of the law differ in more than {_MOST} groups; so many are not counted here.",
        )
    return found


def positions(source: pl.DataFrame, comparison: Comparison, only: Collection[Change] | None = None) -> Positions:
    """What changes for every row of a table whose columns are named as the facts.

    Args:
        source: the table.
        comparison: the two states of the law.
        only: the changes that are asked for; default: all.

    Raises:
        InputError: if a column holds what its fact cannot be.
    """
    moves = [(change, several) for change, several in _moves(comparison) if several and (only is None or change in only)]
    differing = touched.pairs(comparison) or ()
    nodes = dict.fromkeys((claim.law, claim.node) for _, several in moves for found in several for claim in _claims(found))
    nodes |= dict.fromkeys(side for pair in differing for side in pair)
    places = {place: f"{number}" for number, place in enumerate(nodes)}
    values = _values(source, places, comparison.on)
    reached = _touched(differing, places)
    made = []
    for change, several in moves:
        high = comparison.after if change.move == GAIN else comparison.before
        sure, maybe = (_any_group(several, partial(_held, places, high, read)) for read in (_strong, _weak))
        made += [sure.alias("|".join((*change, "sure"))), (sure | (maybe & reached)).alias("|".join((*change, "maybe")))]
    return Positions(values.select(made) if made else pl.DataFrame(), source.height, tuple(change for change, _ in moves))


def _touched(differing: Sequence[touched.Pair], places: Mapping[tuple[LawOnDay, tree.Node], str]) -> pl.Expr:
    """Whether what differs between the two states may differ for a row; everywhere, where that cannot be told."""
    if not differing:
        return pl.lit(value=True)
    return pl.any_horizontal([(pl.col(places[before]) == pl.col(places[after])).not_().fill_null(value=True) for before, after in differing])


def _held(places: Mapping[tuple[LawOnDay, tree.Node], str], high: LawOnDay, read: Callable[[Claim, pl.Expr, bool], pl.Expr], claim: Claim) -> pl.Expr:
    return read(claim, pl.col(places[claim.law, claim.node]), claim.law is high)


def _strong(claim: Claim, value: pl.Expr, reaches: bool) -> pl.Expr:
    """Whether a claim holds whatever is not known; ``reaches``: it is about the state of the law under which the row stands better.

    There a denial of what is only surely so speaks of an exception, which is presumed absent.
    """
    surely, possibly = value.fill_null(value=False), value.fill_null(value=True)
    if claim.holds:
        return surely if claim.side == SURELY or not reaches else possibly
    return ~(surely if claim.side == SURELY and reaches else possibly)


def _weak(claim: Claim, value: pl.Expr, reaches: bool) -> pl.Expr:
    """Whether a claim may hold."""
    surely, possibly = value.fill_null(value=False), value.fill_null(value=True)
    if claim.holds:
        return possibly if claim.side == POSSIBLY or reaches else surely
    return ~surely


def _moves(comparison: Comparison) -> Iterator[tuple[Change, list[Groups]]]:
    for programme, effect in comparison.access:
        yield Change("access", programme.name, GAIN), list(effect.better.values())
        yield Change("access", programme.name, LOSS), list(effect.worse.values())
    for route, effect in comparison.routes:
        if route.modality == "pflicht":
            yield Change("duty", route.name, GAIN), list(effect.better.values())
            yield Change("duty", route.name, LOSS), list(effect.worse.values())


def _claims(found: Groups) -> Iterator[Claim]:
    for group in found.groups:
        for reason in group.reasons:
            yield from reason


def _any_group(several: Iterable[Groups], holds: Callable[[Claim], pl.Expr]) -> pl.Expr:
    """Whether a row is of one of the groups: all reasons hold, of each at least one claim."""
    groups = [[pl.any_horizontal([holds(claim) for claim in reason]) for reason in group.reasons] for found in several for group in found.groups]
    return pl.any_horizontal([pl.all_horizontal(reasons or [pl.lit(value=True)]) for reasons in groups])


def _values(source: pl.DataFrame, places: Mapping[tuple[LawOnDay, tree.Node], str], on: date) -> pl.DataFrame:
    """The value of every condition for every row, by its place: three-valued, as the law is."""
    numbered = source.with_row_index(_ROW)
    found = numbered.select(_ROW)
    for law in dict.fromkeys(state for state, _ in places):
        own = {f"behauptung_{place}": node for (state, node), place in places.items() if state is law}
        state = law.law.replaced({name: _condition(name, node, law) for name, node in own.items()}).on(law.day)
        asked = Asked(tuple(law.law.programmes)[:1], tuple(own), on=on, check=False)
        values = columns.states(numbered, state, asked).collect().sort(_ROW)
        found = pl.concat([found, values.select(pl.col(name).alias(name.rpartition("_")[2]) for name in own)], how="horizontal")
    return found


def _condition(name: str, node: tree.Node, law: LawOnDay) -> Provision:
    """A claim's condition as a provision, so that columns can be asked for it."""
    version = Version(law.day, None, "", "verified", "", node, {}, {}, {})
    return Provision(name, "condition", name, "", {}, "", "", (version,), {}, law.day, law.day, "")
