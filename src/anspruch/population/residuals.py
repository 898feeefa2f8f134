"""How far the population is from the tables as published, entry by entry, and which entries are off by more than rounding explains."""

from typing import NamedTuple

import numpy as np

from anspruch.population.ages import bounds
from anspruch.population.fit import Fit, Margin, Spread, along, sums
from anspruch.population.groups import Axes, Floats
from anspruch.population.margins import RECOGNISED, Published, paragraphs

HALF_STEP = 2.5
"""Destatis rounds to multiples of five."""
_TERMS = {"europa_sonst": 2, "rest": 7}
"""How many published entries make one of ours, where it is a difference."""
_LAST_YEAR = 85
"""Single years of age are published up to here."""
_WHY = {
    "M5": {
        "de": "anderer Umfang: mit unbefristeten Titeln; im Fit auf die Klasse AK-3 skaliert",
        "en": "other scope: with permanent titles; scaled to the class AK-3 in the fit",
    },
    "": {"de": "die Tabellen weichen voneinander ab; es gilt M2", "en": "the tables differ from one another; M2 holds"},
}


class Outside(NamedTuple):
    """An entry off by more than rounding: what was published, what the population has, and why."""

    entry: str
    published: float
    fitted: float
    why: dict[str, str]


class Residual(NamedTuple):
    """How far a table is missed in persons (greatest, mean), the greatest relative distance, and the entries off by more than rounding."""

    margin: str
    entries: int
    greatest: float
    mean: float
    relative: float
    outside: tuple[Outside, ...]


def residuals(found: Fit, margins: list[Margin], ages: Spread, given: Published, placed: Published, axes: Axes) -> tuple[Residual, ...]:
    """The residuals of every table.

    Args:
        found: the fit.
        margins: all margins but M4, of all cells.
        ages: M4.
        given: the tables as published.
        placed: what the placed block adds to every table.
        axes: the names of the entries.
    """
    fitted = {margin.name: sums(found.weights, margin) for margin in margins}
    m4 = along(found.weights, found.shares, ages).T.reshape(given.m4.shape)
    m5 = {name: given.m5[name] for name in placed.m5}
    region = _steps(axes)
    years = np.array([min(high, _LAST_YEAR) - low + 1 for low, high in bounds()], dtype=np.float64)
    return (
        _residual(
            "M1",
            fitted["M1"],
            placed.m1,
            given.m1,
            np.full(len(axes.nationalities), HALF_STEP),
            (axes.m1, axes.laender, axes.sexes, axes.nationalities),
        ),
        _residual("M2", fitted["M2"], placed.m2, given.m2, region, (axes.titles, axes.regions)),
        _residual("M2 (geschlecht)", fitted["M2 (geschlecht)"], placed.m2_sex, given.m2_sex, np.full(2, HALF_STEP), (axes.titles, axes.sexes)),
        _residual("M3", fitted["M3"], placed.m3, given.m3, region, (axes.laender, axes.sexes, axes.regions)),
        _residual("M4", m4, placed.m4, given.m4, years[:, None, None] * region, (axes.ages, axes.sexes, axes.regions)),
        _residual("M5", fitted["M5"], np.zeros(len(m5)), np.array(list(m5.values())), _published_steps(m5), (tuple(m5),)),
    )


def _steps(axes: Axes) -> Floats:
    return np.array([HALF_STEP * _TERMS.get(name, 1) for name in axes.regions])


def _published_steps(names: dict[str, float]) -> Floats:
    """How far figures of the register may be off: half of what they are rounded to, and one person for those to the digit."""
    steps = dict(paragraphs().select("gruppe", "gerundet_auf").rows())
    return np.array([max(steps[name] / 2, 1.0) for name in names])


def _residual(name: str, fitted: Floats, placed: Floats, given: Floats, steps: Floats, names: tuple[tuple[str, ...], ...]) -> Residual:
    found = fitted.reshape(given.shape) + placed
    off = np.abs(found - given)
    outside = [tuple(place) for place in np.argwhere(off > np.broadcast_to(steps, given.shape) + 0.5)]
    return Residual(
        name,
        given.size,
        float(off.max()),
        float(off.mean()),
        float((off / np.maximum(given, 1.0)).max()),
        tuple(Outside(_label(place, names), float(given[place]), float(found[place]), _why(name, _label(place, names))) for place in outside),
    )


def _label(place: tuple[int, ...], names: tuple[tuple[str, ...], ...]) -> str:
    return ", ".join(axis[number] for axis, number in zip(names, place, strict=True))


def _why(margin: str, entry: str) -> dict[str, str]:
    return _WHY["M5"] if margin == "M5" and entry in RECOGNISED else _WHY[""]
