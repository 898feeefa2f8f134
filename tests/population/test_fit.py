"""The fit itself: margins that agree are met, zeros stay, and a small case comes out as by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.population.fit import Margin, Spread, along, fit, sums

SIZE = 6
tables = st.lists(st.lists(st.floats(0.5, 1e4), min_size=SIZE, max_size=SIZE), min_size=SIZE, max_size=SIZE).map(np.array)


def problem(truth):
    """The margins of a table over rows and columns, its columns being spread over ages."""
    row, column = (axis.ravel() for axis in np.indices(truth.shape))
    everything = np.arange(truth.size)
    margins = [Margin("rows", everything, row, truth.sum(axis=1)), Margin("columns", everything, column, truth.sum(axis=0))]
    ages = np.stack([truth.sum(axis=0) * share for share in (0.25, 0.75)], axis=1)
    return margins, Spread("ages", column, np.ones((SIZE, 2)), np.arange(SIZE), ages)


@given(tables)
def test_margins_of_a_table_are_met(truth):
    margins, ages = problem(truth)
    found = fit(np.ones(truth.size), margins, ages)
    assert found.converged
    assert all(np.allclose(sums(found.weights, one), one.target, rtol=1e-5) for one in margins)
    assert np.allclose(along(found.weights, found.shares, ages), ages.target, rtol=1e-5)
    assert (found.weights >= 0).all()


@given(tables)
def test_independent_margins_give_the_product(truth):
    margins, ages = problem(truth)
    found = fit(np.ones(truth.size), margins, ages)
    product = np.outer(truth.sum(axis=1), truth.sum(axis=0)) / truth.sum()
    assert np.allclose(found.weights, product.ravel(), rtol=1e-4)


@given(tables, st.sets(st.integers(0, SIZE * SIZE - 1), max_size=5))
def test_a_zero_stays_zero(truth, zeros):
    seed = np.ones(truth.size)
    seed[list(zeros)] = 0
    margins, ages = problem(truth * seed.reshape(truth.shape))
    found = fit(seed, margins, ages, longest=50)
    assert not found.weights[list(zeros)].any()


@given(tables)
def test_the_same_figures_give_the_same_bytes(truth):
    margins, ages = problem(truth)
    one, other = (fit(np.ones(truth.size), margins, ages) for _ in range(2))
    assert one.weights.tobytes() == other.weights.tobytes()


def test_margins_that_disagree_do_not_converge_and_say_so():
    margins, ages = problem(np.ones((SIZE, SIZE)))
    margins[0] = margins[0]._replace(target=margins[0].target * 2)
    found = fit(np.ones(SIZE * SIZE), margins, ages, longest=20)
    assert not found.converged
    assert found.rounds == 20
    assert found.worst == pytest.approx(1, rel=0.6)
