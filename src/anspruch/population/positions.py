"""The legal position of every row of a table under two states of the law: what surely changes, and what may."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import polars as pl

from anspruch.readings import columns
from anspruch.readings.columns import Asked, sources
from anspruch.readings.compare import Comparison
from anspruch.readings.decide.result import ACCESS
from anspruch.statute.law import Law, LawOnDay
from anspruch.statute.model import Route

IN_REACH = ("open", "possible")
OPEN_QUESTION = "undecided"
LAND, UNKNOWN_LAND = "land", "unbekannt"


class Change(NamedTuple):
    """One thing that can become better or worse: the best access to a programme, or one route of any kind."""

    kind: str
    """``access`` or ``duty``."""
    name: str
    """The programme, or the route of the duty."""
    gains: bool
    """Whether anybody can gain it; where not, that is proved."""
    losses: bool


class Positions(NamedTuple):
    """A frame with the table's rows, their weight and Land, and for every change four columns of truth values.

    The columns are ``<name>|<gain or loss>|<sure or maybe>``; a duty gained is a burden, not a gain of access.
    """

    frame: pl.DataFrame
    changes: tuple[Change, ...]


def positions(source: object, comparison: Comparison, *, weight: str | None = None) -> Positions:
    """Every person's position before and after, as far as it can differ.

    A position differs only where a changed provision says something else of the person, or may; and never where the
    comparison proves that it does for nobody.

    Args:
        source: the table of persons.
        comparison: the two states of the law, compared for all possible persons.
        weight: the column with how many persons each row stands for; default: one each.

    Raises:
        InputError: if the table cannot be read.
    """
    before, after = comparison.before, comparison.after
    own = [[changed.provision.name for changed in comparison.changed if _is_condition(changed.provision.name, law)] for law in (before, after)]
    keep = [LAND] if LAND in sources.schema(sources.frame(source)) else []
    first, second = (
        columns.states(source, law, Asked(provisions=names, on=comparison.on), keep=keep).collect()
        for law, names in zip((before, after), own, strict=True)
    )
    joined = pl.concat([first, second.select(pl.all().name.suffix(AFTER))], how="horizontal")
    touched = _touched(own)
    changes = tuple(_changes(comparison))
    made = [column for change in changes for column in _columns(change, before.law, after.law, touched)]
    row = pl.col(weight).cast(pl.Float64) if weight else pl.lit(1.0)
    land = pl.col(LAND).cast(pl.String) if keep else pl.lit(None, dtype=pl.String)
    return Positions(joined.select(land.fill_null(UNKNOWN_LAND).alias(LAND), row.alias("gewicht"), *made), changes)


AFTER = "|after"


def _is_condition(name: str, law: LawOnDay) -> bool:
    return name in law.law.provisions and law.law.provisions[name].kind == "condition"


def _touched(own: Sequence[Sequence[str]]) -> pl.Expr:
    """Whether a changed provision says something else of the person, or may."""
    differs = []
    for name in dict.fromkeys((*own[0], *own[1])):
        old = pl.col(name) if name in own[0] else pl.lit(False)
        new = pl.col(name + AFTER) if name in own[1] else pl.lit(False)
        differs.append((old != new).fill_null(True))
    return pl.any_horizontal(differs or [pl.lit(False)])


def _changes(comparison: Comparison) -> Iterator[Change]:
    """What can change for anybody at all."""
    for programme, effect in comparison.access:
        yield Change("access", programme.name, bool(effect.better), bool(effect.worse))
    for route, effect in comparison.routes:
        if route.modality == "pflicht":
            yield Change("duty", route.name, bool(effect.better), bool(effect.worse))


def _columns(change: Change, before: Law, after: Law, touched: pl.Expr) -> list[pl.Expr]:
    """Gain and loss, sure and possible, of one thing; what is proved for nobody is false for everybody."""
    old, new = _bounds(change, before, ""), _bounds(change, after, AFTER)
    made = []
    for move, possible, (low_from, high_from), (low_to, high_to) in (("gain", change.gains, old, new), ("loss", change.losses, new, old)):
        cut = touched if possible else pl.lit(False)
        made.append((cut & (low_to > high_from)).alias(f"{change.name}|{move}|sure"))
        made.append((cut & (high_to > low_from)).alias(f"{change.name}|{move}|maybe"))
    return made


def _bounds(change: Change, law: Law, suffix: str) -> tuple[pl.Expr, pl.Expr]:
    """The least and the most a person's rank can be."""
    routes = [law.routes[change.name]] if change.kind == "duty" and change.name in law.routes else []
    if change.kind == "access" and change.name in law.programmes:
        routes = [route for route in law.programmes[change.name].routes if route.modality in ACCESS]
    low = [pl.when(pl.col(route.name + suffix).is_in(IN_REACH)).then(_rank(route)).otherwise(0) for route in routes]
    high = [pl.when(pl.col(route.name + suffix).is_in((*IN_REACH, OPEN_QUESTION))).then(_rank(route)).otherwise(0) for route in routes]
    return pl.max_horizontal(low or [pl.lit(0)]), pl.max_horizontal(high or [pl.lit(0)])


def _rank(route: Route) -> int:
    return ACCESS.index(route.modality) if route.modality in ACCESS else 1


def summed(found: Positions) -> pl.DataFrame:
    """Persons by Land: ``kind``, ``name``, ``move``, ``land``, ``sure`` and ``maybe``; the last is never less."""
    rows = []
    for change in found.changes:
        for move in ("gain", "loss"):
            sure, maybe = ((pl.col(f"{change.name}|{move}|{degree}") * pl.col("gewicht")).sum() for degree in ("sure", "maybe"))
            counted = found.frame.group_by(LAND).agg(sure.alias("sure"), maybe.alias("maybe"))
            rows.append(
                counted.select(
                    pl.lit(change.kind).alias("kind"), pl.lit(change.name).alias("name"), pl.lit(move).alias("move"), LAND, "sure", "maybe"
                )
            )
    return pl.concat(rows).sort("kind", "name", "move", LAND)
