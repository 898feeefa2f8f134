"""The holders of § 22 Satz 2: within their bounds under any assumption, and moved by each assumption as it says."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.population import declared, ranges, resolve, tables
from anspruch.population.ages import carried, on_entry
from anspruch.population.block22 import KEYS, SCOPES, block
from anspruch.population.cohorts import NARROW, REFERENCE, cohorts, periods, title

ROOM = ranges.room()
ON = date(2026, 11, 27)
DAYS = st.dates(REFERENCE, date(2035, 1, 1))
CHOICES = st.fixed_dictionaries({name: st.floats(one.low, one.high) for name, one in declared().items() if one.of == "population"})


@given(CHOICES, DAYS, st.sampled_from(SCOPES), st.sampled_from(sorted(KEYS)))
def test_the_block_stays_within_its_bounds(chosen, on, scope, key):
    assumed = resolve(chosen)
    found = block(on, scope, key, assumed, ROOM)
    assert (found.placed >= 0).all()
    assert (found.placed.sum(axis=2) <= ROOM + 1e-6).all()
    assert found.placed.sum() <= assumed.share_22_in_ak4 * ROOM.sum() + 1e-6
    assert (found.gone >= -1e-9).all()
    assert found.now.sum() <= sum(one.persons for one in cohorts(assumed)) + 1e-6
    assert found.laender.sum(axis=1) == pytest.approx([1, 1])
    assert found.ages_now.sum(axis=1) == pytest.approx(np.ones(len(found.cohorts)))


@given(CHOICES, DAYS, st.sampled_from(SCOPES))
def test_both_keys_sum_to_the_same(chosen, on, scope):
    one, other = (block(on, scope, key, resolve(chosen), ROOM) for key in KEYS)
    assert one.by_land(one.now, one.ages_now).sum() == pytest.approx(other.by_land(other.now, other.ages_now).sum())


@given(CHOICES, DAYS)
def test_the_narrow_scope_is_a_part_of_the_wide(chosen, on):
    narrow, wide = (block(on, scope, "ak4", resolve(chosen), ROOM) for scope in SCOPES)
    assert narrow.sums()["narrow"] == pytest.approx(wide.sums()["narrow"])
    assert narrow.now.sum() <= wide.now.sum() + 1e-9


@given(CHOICES, DAYS, st.integers(0, 2000))
def test_titles_of_the_reference_day_only_grow_fewer(chosen, on, days):
    assumed, later = resolve(chosen), on + timedelta(days=days)
    earlier, after = (block(day, "wide", "ak4", assumed, ROOM) for day in (on, later))
    old = np.array([one.titled <= REFERENCE for one in earlier.cohorts])
    assert (after.now[old] <= earlier.now[old] + 1e-9).all()


@pytest.mark.parametrize("name", [name for name, one in declared().items() if one.of == "population"])
def test_each_assumption_moves_the_result_as_it_says(name):
    one = declared()[name]
    # with room to spare, so that the bound does not hide the others
    low, high = (ranges.measures(ON, "wide", resolve({"share_22_in_ak4": "high", name: value}), ROOM) for value in (one.low, one.high))
    assert high != low or name == "first_title_years" or not one.direction
    for measure in ranges.MEASURES[:3]:
        assert one.direction * (high[measure] - low[measure]) >= -1e-9


def test_levels_are_in_order_and_below_the_ceiling():
    for scope, at in ranges.levels(ON).items():
        for measure in ranges.MEASURES:
            assert at["low"][measure] <= at["central"][measure] <= at["high"][measure]
        assert at["high"]["stock"] <= {"narrow": 20_698 + 3_394 + 210, "wide": 34_540 + 3_394 + 870}[scope]


def test_the_explained_shares_sum_to_one():
    for rows in ranges.explained(ON, "wide").values():
        assert sum(one.share for one in rows) == pytest.approx(1)


@given(st.dates(date(2013, 1, 1), date(2030, 1, 1)), st.integers(0, 1500))
def test_periods_cover_all_days_once(first, days):
    found = periods(first, first + timedelta(days=days))
    assert sum(share for _, share in found) == pytest.approx(1)
    assert all(first <= middle <= first + timedelta(days=days) for middle, _ in found)


@given(st.dates(date(2013, 1, 1), date(2026, 1, 1)), st.dates(date(2026, 1, 1), date(2035, 1, 1)), st.floats(1, 10))
def test_a_title_is_never_issued_after_the_day_and_runs_its_years(first, on, years):
    issued, is_first = title(first, on, years)
    assert first <= issued <= on + timedelta(days=1)
    assert is_first == (issued == first)
    assert (on - issued).days <= 365.25 * years + 1


@given(st.sampled_from(["ortskraft", "familie", "alle"]), st.lists(st.floats(0, 30), min_size=1, max_size=5))
def test_ages_sum_to_one_and_nobody_grows_younger(role, years):
    found = carried(on_entry(role, resolve()), np.array([0.0, *sorted(years)]))
    assert found.sum(axis=1) == pytest.approx(np.ones(len(found)))
    assert (np.diff(np.cumsum(found, axis=1), axis=0) <= 1e-12).all()


def test_entries_add_up_to_what_was_published():
    rows = tables.table("m7_aufnahmen")
    sure = rows.filter(rows["annahme"].is_null())
    assert sure.filter(sure["programm"] == NARROW)["personen"].sum() == 18_872
    assert sure.filter(sure["programm"] != NARROW)["personen"].sum() == 13_842
    early = rows.filter(rows["annahme"] == "entries_early_2021")["personen"].sum()
    assert early == 20_698 - 18_872


def test_no_land_is_asked_for_more_than_it_has_room_for():
    """With the Königsteiner Schlüssel and the highest share, some Länder have too few Afghans in M1; the rest moves, and is named."""
    found = block(REFERENCE, "wide", "koenigstein", resolve(end="high"), ROOM)
    assert found.moved > 0
    assert (found.placed.sum(axis=2) <= ROOM + 1e-6).all()
