"""What the fit begins with: independence within what M1 allows, and the nationalities of 2022 where a paragraph is divided by them."""

import numpy as np
import polars as pl

from anspruch.population import tables
from anspruch.population.groups import Axes, Cells, Floats
from anspruch.population.margins import Published

_EARLIER = "2022-12-31"


def seed(found: Published, axes: Axes, cells: Cells) -> Floats:
    """A weight for every cell: what its group's table says, times the size of its group."""
    m1_class = np.array([group.m1 for group in axes.groups])[cells.group]
    title = np.array([group.m2 for group in axes.groups])[cells.group]
    size = np.array([group.seed for group in axes.groups])[cells.group]
    region = axes.region_of[cells.nationality]
    inside = found.m1[np.maximum(m1_class, 0), cells.land, cells.sex, cells.nationality]
    share = found.m3 / np.maximum(found.m3.sum(axis=(0, 1)), 1.0)
    outside = found.m2[title, region] * share[cells.land, cells.sex, region]
    weights = np.where(m1_class >= 0, inside, outside) * size
    begun: Floats = weights * nationalities(found, axes)[cells.group, cells.nationality]
    return begun


def nationalities(found: Published, axes: Axes) -> Floats:
    """For the paragraphs with figures of 2022: how much more often a nationality is in one than all are; else one.

    § 25 Abs. 3 went mostly to Afghans, subsidiary protection to Syrians; without this every paragraph would be alike.
    """
    factors = np.ones((len(axes.groups), len(axes.nationalities)))
    earlier = tables.table("m5_paragraf").filter(pl.col("stichtag") == _EARLIER)
    present = found.m1[0].sum(axis=(0, 1))
    for (name,), rows in earlier.group_by(["gruppe"], maintain_order=True):
        counts = dict(rows.select("staat", "wert").rows())
        total = counts.pop("alle")
        named = {axes.nationalities.index(state): float(count) for state, count in counts.items()}
        others = np.ones(len(present), dtype=bool)
        others[list(named)] = False
        spread = present * others * (total - sum(named.values())) / present[others].sum()
        spread[list(named)] = list(named.values())
        factors[axes.group(str(name))] = np.divide(spread, present, out=np.ones_like(present), where=present > 0) / total
    return factors
