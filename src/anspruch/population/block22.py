"""The holders of § 22 Satz 2: stock = entries x stay x still under § 22, bounded by the Afghans M1 has room for, split over the Länder by a key.

Two steps are kept apart: the block on the reference day, which is placed inside the baseline, and the same block carried to a day.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np

from anspruch.population import tables
from anspruch.population.ages import bounds, carried, female_share, on_entry
from anspruch.population.assumptions import Assumptions
from anspruch.population.cohorts import NARROW, REFERENCE, YEAR, Cohort, cohorts
from anspruch.population.groups import Floats

KEYS = {"ak4": "ak4_afghanen", "koenigstein": "koenigstein_2019"}
SCOPES = ("narrow", "wide")


class Block(NamedTuple):
    """The block on the reference day and on a day; arrays run over cohorts, then sex, Land, age where they have them."""

    cohorts: tuple[Cohort, ...]
    then: Floats
    """Persons of every cohort on the reference day."""
    now: Floats
    """Persons of every cohort on the day."""
    sexes: Floats
    laender: Floats
    """sex, Land: the shares of the Länder."""
    ages_then: Floats
    ages_now: Floats
    bound: float
    """By how much the bound shortened all cohorts of the reference day (1: not at all)."""
    moved: float
    """Persons moved to other Länder because M1 has too few Afghans in a Land."""

    @property
    def placed(self) -> Floats:
        """Persons by Land, sex and age on the reference day."""
        return self.by_land(self.then, self.ages_then)

    @property
    def gone(self) -> Floats:
        """Persons by Land, sex and age (of the reference day) who no longer hold the title on the day."""
        earlier = np.array([cohort.titled <= REFERENCE for cohort in self.cohorts])
        return self.by_land(np.where(earlier, self.then - self.now, 0.0), self.ages_then)

    def by_land(self, persons: Floats, ages: Floats) -> Floats:
        """Persons of cohorts over Land, sex and age."""
        found: Floats = np.einsum("c,cs,sl,ca->lsa", persons, self.sexes, self.laender, ages)
        return found

    def sums(self) -> dict[str, float]:
        """The stock on both days by scope."""
        narrow = np.array([cohort.programme == NARROW for cohort in self.cohorts])
        return {
            "reference_narrow": float(self.then[narrow].sum()),
            "reference": float(self.then.sum()),
            "narrow": float(self.now[narrow].sum()),
            "total": float(self.now.sum()),
        }


def block(on: date, scope: str, key: str, assumed: Assumptions, room: Floats) -> Block:
    """Build the block.

    Args:
        on: the day to which stock, titles and ages are carried.
        scope: ``narrow`` (Ortskräfte and their families) or ``wide`` (everyone under § 22 Satz 2).
        key: ``ak4`` or ``koenigstein``.
        assumed: the assumptions.
        room: Afghans of the class AK-4 in M1 by Land and sex.
    """
    everyone = cohorts(assumed)
    kept = assumed.stay * assumed.still_22
    women = {role: female_share(role, assumed) for role in {one.role for one in everyone}}
    bound = _bound(everyone, kept, assumed, room)
    chosen = tuple(one for one in everyone if scope == "wide" or one.programme == NARROW)
    then = np.array([one.stock(REFERENCE, kept) * bound for one in chosen])
    now = np.array([one.stock(on, kept) * (bound if one.titled <= REFERENCE else 1.0) for one in chosen])
    sexes = np.array([[1 - women[one.role], women[one.role]] for one in chosen])
    shares, moved = over_laender(then @ sexes, key, room)
    ages_then, ages_now = (_ages(chosen, day, assumed) for day in (REFERENCE, on))
    return Block(chosen, then, now, sexes, shares, ages_then, ages_now, bound, moved)


def _ages(chosen: Sequence[Cohort], day: date, assumed: Assumptions) -> Floats:
    """The shares of the age groups in every cohort on a day."""
    years = np.array([max((day - one.entered).days / YEAR, 0.0) for one in chosen])
    role_of = np.array([one.role for one in chosen])
    found = np.zeros((len(chosen), len(bounds())))
    for role in dict.fromkeys(one.role for one in chosen):
        here = role_of == role
        found[here] = carried(on_entry(role, assumed), years[here])
    return found


def _bound(everyone: list[Cohort], kept: float, assumed: Assumptions, room: Floats) -> float:
    """The factor that keeps all of § 22 Satz 2 within its highest share of the Afghans of AK-4, and each sex within M1."""
    stock = dict.fromkeys(sorted({one.role for one in everyone}), 0.0)
    for one in everyone:
        stock[one.role] += one.stock(REFERENCE, kept)
    total = sum(stock.values())
    women = sum(persons * female_share(role, assumed) for role, persons in stock.items())
    if not total:
        return 1.0
    by_sex = [have / needed for have, needed in zip(room.sum(axis=0), (total - women, women), strict=True) if needed]
    return float(min(1.0, assumed.share_22_in_ak4 * room.sum() / total, *by_sex))


def over_laender(persons: Floats, key: str, room: Floats) -> tuple[Floats, float]:
    """The shares of the Länder by sex: by the key as far as there is room in M1, the rest where there is room left.

    Returns:
        sex x Land, and how many persons the room moved.
    """
    weights = tables.table("laender")[KEYS[key]].to_numpy().astype(np.float64)
    wanted = persons[:, None] * weights / weights.sum()
    fitting = np.minimum(wanted, room.T)
    slack = room.T - fitting
    over = wanted.sum(axis=1) - fitting.sum(axis=1)
    spread = np.divide(slack, slack.sum(axis=1, keepdims=True), out=np.zeros_like(slack), where=slack.sum(axis=1, keepdims=True) > 0)
    shares = np.divide(
        fitting + over[:, None] * spread,
        persons[:, None],
        out=np.broadcast_to(weights / weights.sum(), wanted.shape).copy(),
        where=persons[:, None] > 0,
    )
    return shares, float(over.sum())
