"""Iterative proportional fitting: every published margin is met in turn until all hold at once.

A few lines of NumPy and not the package ``ipfn``: that one was last released in 2021, has no types, needs pandas, and fits full
tables; here most of the full table is impossible, a margin may speak of some cells only, and age need not be carried through
every sum (see :class:`Spread`), which makes it fast enough to run on every call. Nothing is drawn at random and sums run in a
fixed order, so the same figures give the same bytes.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from anspruch.population.groups import Floats, Index

TOLERANCE = 1e-6
LONGEST = 2000


class Margin(NamedTuple):
    """A published table: the cells it speaks of, the entry each belongs to, and what every entry must sum to."""

    name: str
    cells: Index
    entry: Index
    target: Floats


class Spread(NamedTuple):
    """A margin along an axis on which cells are not kept apart while fitting: each follows a profile, and so do many others.

    ``profile`` is the profile of every cell; ``shares`` how a profile begins, zero where it cannot be; profiles of one ``block``
    share a row of ``target``. That keeps nine age groups out of every other sum.
    """

    name: str
    profile: Index
    shares: Floats
    block: Index
    target: Floats


class Fit(NamedTuple):
    """The fitted weights, the profiles' shares, how many rounds it took, and how far the worst entry was still off (relative)."""

    weights: Floats
    shares: Floats
    rounds: int
    worst: float

    @property
    def converged(self) -> bool:
        """Whether every margin holds."""
        return self.worst <= TOLERANCE


def fit(seed: Floats, margins: Sequence[Margin], spread: Spread, tolerance: float = TOLERANCE, longest: int = LONGEST) -> Fit:
    """Fit a seed to margins, in the order they are given and the spread last; a zero in the seed stays zero."""
    weights, shares = seed.astype(np.float64, copy=True), _normed(spread.shares)
    worst, rounds = np.inf, 0
    while worst > tolerance and rounds < longest:
        worst, rounds = 0.0, rounds + 1
        for margin in margins:
            part = weights[margin.cells]
            found = _counted(margin.entry, part, len(margin.target))
            worst = max(worst, _off(found, margin.target))
            weights[margin.cells] = part * _factors(margin.target, found)[margin.entry]
        found = along(weights, shares, spread)
        worst = max(worst, _off(found, spread.target))
        shares = shares * _factors(spread.target, found)[spread.block]
        weights = weights * shares.sum(axis=1)[spread.profile]
        shares = _normed(shares)
    return Fit(weights, shares, rounds, worst)


def sums(weights: Floats, margin: Margin) -> Floats:
    """What the weights sum to, entry by entry."""
    return _counted(margin.entry, weights[margin.cells], len(margin.target))


def along(weights: Floats, shares: Floats, spread: Spread) -> Floats:
    """What the weights sum to along the spread's axis, block by block."""
    found = np.zeros_like(spread.target)
    np.add.at(found, spread.block, _counted(spread.profile, weights, len(shares))[:, None] * shares)
    return found


def _counted(entry: Index, weights: Floats, length: int) -> Floats:
    found: Floats = np.bincount(entry, weights, length).astype(np.float64)
    return found


def _factors(target: Floats, found: Floats) -> Floats:
    factors: Floats = np.divide(target, found, out=np.zeros_like(found), where=found > 0)
    return factors


def _normed(shares: Floats) -> Floats:
    total = shares.sum(axis=1, keepdims=True)
    normed: Floats = np.divide(shares, total, out=np.zeros_like(shares), where=total > 0)
    return normed


def _off(found: Floats, target: Floats) -> float:
    """The greatest distance of an entry, relative to it (to 1 where it is smaller)."""
    return float(np.max(np.abs(found - target) / np.maximum(target, 1.0), initial=0.0))
