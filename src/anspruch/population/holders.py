"""The holders of § 22 Satz 2 under a comparison: for every cohort of entry the share whose position changes.

Which kinds of persons gain is asked of the law once for each set of days; assumptions then only weigh them.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anspruch.population import ranges
from anspruch.population.assumptions import Assumptions, declared
from anspruch.population.block22 import Block, block
from anspruch.population.cohorts import NARROW
from anspruch.population.counted import COURSE_GAIN, DUTY, Counted
from anspruch.population.groups import PLACED, Floats, axes
from anspruch.population.positions import Change, Positions, positions
from anspruch.population.rows import age_text, cohort_facts, splits
from anspruch.readings.compare import Comparison

_KEYS = ("schulische_ausbildung", "integrationskurs_besucht", "sprachniveau", "geringer_integrationsbedarf")
_DAYS = ("months_to_title", "first_title_years")


class Holders:
    """The cohorts on a day, before two states of the law."""

    def __init__(self, comparison: Comparison, on: date) -> None:
        self.comparison, self.on = comparison, on
        self._asked: dict[tuple[float, ...], tuple[pl.DataFrame, Positions]] = {}

    def by_land(self, assumed: Assumptions, key: str) -> Counted:
        """The holders of each Land whose position changes."""
        placed = block(self.on, "wide", key, assumed, ranges.room())
        persons = np.einsum("c,cs,sl->cl", placed.now, placed.sexes, placed.laender)
        sure, maybe, alone = self.shares(placed, assumed)
        reckoned = sure[COURSE_GAIN] @ persons if COURSE_GAIN in sure else np.zeros(persons.shape[1])
        by_land, possible = ({change: share @ persons for change, share in several.items()} for several in (sure, maybe))
        return Counted(by_land, possible, alone @ persons, reckoned)

    def shares(self, placed: Block, assumed: Assumptions) -> tuple[Mapping[Change, Floats], Mapping[Change, Floats], Floats]:
        """For every change the share of each cohort for whom it is sure, and possible; and for whom only a new duty is possible."""
        kinds, found = self._kinds(placed, assumed)
        weights = self._weights(kinds, placed, assumed)
        cohorts = kinds["cohort"].to_numpy()

        def share(flags: Floats | NDArray[np.bool_]) -> Floats:
            return np.bincount(cohorts, weights=weights * flags, minlength=len(placed.cohorts)).astype(np.float64)

        sure, maybe = ({change: share(found.flags(change, degree)) for change in found.changes} for degree in ("sure", "maybe"))
        return sure, maybe, share(found.flags(DUTY, "maybe") & ~found.flags(COURSE_GAIN, "maybe"))

    def scope(self, change: Change, assumed: Assumptions) -> str:
        """``narrow`` where a change possibly comes to Ortskräfte and their families only, else ``wide``."""
        placed = block(self.on, "wide", "ak4", assumed, ranges.room())
        reached = self.shares(placed, assumed)[1].get(change)
        if reached is None or not reached.any():
            return "wide"
        programmes = {one.programme for one, share in zip(placed.cohorts, reached, strict=True) if share > 0}
        return "narrow" if programmes == {NARROW} else "wide"

    def _kinds(self, placed: Block, assumed: Assumptions) -> tuple[pl.DataFrame, Positions]:
        """Every kind of holder there can be, and what changes for each; asked once for the days the assumptions give."""
        days = tuple(assumed.values[name] for name in _DAYS)
        if days not in self._asked:
            every = splits(axes(), _all_possible(assumed)).drop("anteil")
            ages = pl.DataFrame({"age": range(len(axes().ages)), "alter": [age_text(age) for age in axes().ages]})
            status = axes().groups[axes().group(PLACED)].status
            facts = cohort_facts(placed, self.on, assumed)
            kinds = facts.join(every, how="cross").join(ages, on="alter", how="left", maintain_order="left").with_columns(status=pl.lit(status))
            self._asked[days] = kinds, positions(kinds.drop("cohort", "age", "rolle", "umfang"), self.comparison)
        return self._asked[days]

    def _weights(self, kinds: pl.DataFrame, placed: Block, assumed: Assumptions) -> Floats:
        """The share each kind has of its cohort."""
        ages: Floats = placed.ages_now[kinds["cohort"].to_numpy(), kinds["age"].to_numpy()]
        parts = kinds.select("alter", *_KEYS).join(splits(axes(), assumed), on=["alter", *_KEYS], how="left", nulls_equal=True, maintain_order="left")
        share: Floats = parts["anteil"].fill_null(0.0).to_numpy()
        return ages * share


def _all_possible(assumed: Assumptions) -> Assumptions:
    """Assumptions under which no kind is so rare that it is left out."""
    halves = {name: 0.5 for name, one in declared().items() if one.unit == "Anteil"}
    return assumed._replace(values={**assumed.values, **halves})
