"""What a build says of itself: residuals of every margin, factors of scaling, the block, and figures that were only compared."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from anspruch.population import tables
from anspruch.population.assumptions import Assumptions
from anspruch.population.block22 import KEYS, Block
from anspruch.population.cohorts import entries
from anspruch.population.groups import PLACED, Axes, Cells, Floats
from anspruch.population.margins import Scaled
from anspruch.population.residuals import Residual


class Compared(NamedTuple):
    """A published figure that nothing was fitted to, and what the population says."""

    what: str
    land: str
    published: float
    modelled: dict[str, float]
    note: str


class Report(NamedTuple):
    """Everything about a build but its rows."""

    on: date
    scope: str
    key: str
    assumptions: Assumptions
    rounds: int
    worst: float
    residuals: tuple[Residual, ...]
    scaled: tuple[Scaled, ...]
    compared: tuple[Compared, ...]
    block: dict[str, float]
    by_land: dict[str, float]
    groups: dict[str, float]


def compared(weights: Floats, placed: Floats, axes: Axes, cells: Cells) -> tuple[Compared, ...]:
    """Niedersachsen's own titles, and the fragments on Länder in 2021: shown, not fitted."""
    return (*_niedersachsen(weights, placed, axes, cells), *_fragments())


def _niedersachsen(weights: Floats, placed: Floats, axes: Axes, cells: Cells) -> list[Compared]:
    titles = np.array([group.m2 for group in axes.groups])
    land = axes.laender.index("DE-NI")
    here = cells.land == land
    found = np.bincount(titles[cells.group[here]], weights[here], len(axes.titles))
    found[titles[axes.group(PLACED)]] += placed[land].sum()
    table = tables.table("m6_niedersachsen").group_by("titel", maintain_order=True).agg(pl.col("wert").sum())
    source = tables.sources()["m6"]["title"]
    return [Compared(name, "DE-NI", float(value), {"fit": float(found[axes.titles.index(name)])}, source) for name, value in table.iter_rows()]


def _fragments() -> list[Compared]:
    """Entries of the period times the Land's share, by both keys."""
    laender = tables.table("laender")
    found = []
    for row in tables.table("pruefwerte").iter_rows(named=True):
        came = entries(date.fromisoformat(row["von"]), date.fromisoformat(row["bis"]), row["umfang"])
        here = laender.filter(pl.col("land") == row["land"])
        modelled = {key: came * float(here[column].item()) / float(laender[column].sum()) for key, column in KEYS.items()}
        found.append(
            Compared(
                f"{row['was']} {row['von']}/{row['bis']}, {row['umfang']}", row["land"], float(row["personen"]), modelled, row["anmerkung"] or ""
            )
        )
    return found


def block_sums(placed: Block) -> dict[str, float]:
    """The block's sums, and what its bounds did."""
    return {**placed.sums(), "bound": placed.bound, "moved_between_laender": placed.moved}


def sums_by(frame: pl.DataFrame, column: str, order: Sequence[str] | None = None) -> dict[str, float]:
    """Persons by the words of a column, in a given order or that of the rows."""
    found = dict(frame.group_by(column, maintain_order=True).agg(pl.col("gewicht").sum()).rows())
    return {name: float(found.get(name, 0.0)) for name in (order or found)}


def as_data(report: Report) -> dict[str, Any]:
    """A report as plain data."""
    data: dict[str, Any] = report._asdict()
    data |= {"on": report.on.isoformat(), "assumptions": dict(report.assumptions.values), "chosen": dict(report.assumptions.chosen)}
    data |= {name: [one._asdict() for one in getattr(report, name)] for name in ("scaled", "compared")}
    data["residuals"] = [{**one._asdict(), "outside": [entry._asdict() for entry in one.outside]} for one in report.residuals]
    return data
