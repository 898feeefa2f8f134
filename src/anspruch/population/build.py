"""The baseline population, from the published margins to rows and a report."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import numpy as np
import polars as pl

from anspruch.language.errors import InputError, suggestion
from anspruch.population import report as reports
from anspruch.population import rows
from anspruch.population.assumptions import Assumptions, resolve
from anspruch.population.block22 import KEYS, SCOPES, block
from anspruch.population.cohorts import REFERENCE
from anspruch.population.fit import Fit, Margin, Spread, fit
from anspruch.population.groups import PLACED, Axes, Cells, Floats, axes, cells
from anspruch.population.margins import Published, agreeing, anchored, by_age, margins, published
from anspruch.population.ranges import room
from anspruch.population.residuals import residuals
from anspruch.population.seed import seed

DAY = date(2026, 11, 27)
"""The day the block of § 22 Satz 2 is carried to, unless another is asked."""


class Population(NamedTuple):
    """The rows (see :data:`anspruch.population.rows.SCHEMA`; ``gewicht`` is persons) and what the build says of itself."""

    frame: pl.DataFrame
    report: reports.Report


def build(
    on: date = DAY,
    scope: str = "wide",
    key: str = "ak4",
    assumptions: Assumptions | Mapping[str, float | str] | None = None,
) -> Population:
    """The baseline population of foreigners in Germany on 2024-12-31, its holders of § 22 Satz 2 carried to a day.

    Years since the title are no axis of the fit: no table crosses them with anything, so a fit would only repeat its seed. They
    stand as days of issue for § 22 Satz 2, and as ranges where the law limits them (§ 24, § 104c) or the reference day does.

    Args:
        on: the day to which the block of § 22 Satz 2 is carried (stock, titles, ages); not before 2024-12-31. All other
            groups stay as they were on 2024-12-31.
        scope: ``wide``: everyone under § 22 Satz 2; ``narrow``: only Ortskräfte and their families are told apart, the
            others of § 22 Satz 2 stay among those of whom M1 does not tell the paragraph.
        key: how the block is split over the Länder: ``ak4`` (as the Afghans of M1 live) or ``koenigstein`` (as assigned).
        assumptions: values or levels (``low``, ``central``, ``high``) by name, or what :func:`resolve` gave; default: central.

    Returns:
        rows and report. The same arguments give the same rows in the same order.

    Raises:
        InputError: for a day, scope, key or assumption that does not exist.
    """
    _check(on, scope, key)
    assumed = assumptions if isinstance(assumptions, Assumptions) else resolve(assumptions)
    shape, places = axes(), cells()
    given = published(shape)
    agreed, scaled = agreeing(given, shape)
    placed = block(on, scope, key, assumed, room())
    left = _without(agreed, placed.placed, shape)
    tables, ages, found = _fitted(left, shape, places)
    frame = rows.frame(found.weights[:, None] * found.shares[ages.profile], placed, on, assumed, shape, places)
    said = reports.Report(
        *(on, scope, key, assumed, found.rounds, found.worst),
        residuals(found, tables, ages, given, _difference(agreed, left), shape),
        scaled,
        reports.compared(found.weights, placed.placed, shape, places),
        reports.block_sums(placed),
        reports.sums_by(frame.filter(pl.col("gruppe") == PLACED), "land", shape.laender),
        reports.sums_by(frame, "gruppe"),
    )
    return Population(frame, said)


def _fitted(left: Published, shape: Axes, places: Cells) -> tuple[list[Margin], Spread, Fit]:
    """The margins, the ages, and the fit to both."""
    tables, ages = margins(left, shape, places), by_age(left, shape, places)
    return tables, ages, fit(seed(left, shape, places), anchored(tables, shape, places), ages)


def _check(on: date, scope: str, key: str) -> None:
    """Refuse what does not exist. Raises InputError."""
    if on < REFERENCE:
        raise InputError(
            f"Der Tag {on} liegt vor dem Stichtag {REFERENCE}; so weit reicht die Bevölkerung nicht zurück.",
            f"The day {on} lies before the reference day {REFERENCE}; the population does not reach back so far.",
        )
    for name, known in ((scope, SCOPES), (key, tuple(KEYS))):
        if name not in known:
            de, en = suggestion(name, known)
            raise InputError(f"„{name}“ gibt es nicht; es gibt {', '.join(known)}.{de}", f"There is no “{name}”; there are {', '.join(known)}.{en}")


def _without(given: Published, placed: Floats, shape: Axes) -> Published:
    """The margins that are left for the fit once the block is placed."""
    group = shape.groups[shape.group(PLACED)]
    region = shape.region_of[shape.nationalities.index("AF")]
    m1, m2, m2_sex, m3, m4 = (table.copy() for table in (given.m1, given.m2, given.m2_sex, given.m3, given.m4))
    m1[group.m1, :, :, shape.nationalities.index("AF")] -= placed.sum(axis=2)
    m2[group.m2, region] -= placed.sum()
    m2_sex[group.m2] -= placed.sum(axis=(0, 2))
    m3[:, :, region] -= placed.sum(axis=2)
    m4[:, :, region] -= placed.sum(axis=0).T
    return given._replace(m1=np.maximum(m1, 0.0), m2=m2, m2_sex=m2_sex, m3=m3, m4=m4)


def _difference(whole: Published, left: Published) -> Published:
    """What the placed block takes of every table."""
    return Published(whole.m1 - left.m1, whole.m2 - left.m2, whole.m2_sex - left.m2_sex, whole.m3 - left.m3, whole.m4 - left.m4, whole.m5)
