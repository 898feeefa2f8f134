"""Periods by the calendar: §§ 187, 188 BGB."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.language.calendar import Period, add, as_duration, duration, end_of, last_start, next_workday

DAYS = st.dates(date(1950, 1, 1), date(2080, 1, 1)).map(date.toordinal)
PERIODS = st.builds(Period, st.integers(0, 60), st.integers(-1, 40))


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("start", "period", "end"),
    [
        ("2024-03-01", Period(12, 0), "2025-03-01"),  # § 188 Abs. 2: the day with the same number
        ("2024-01-31", Period(1, 0), "2024-02-29"),  # § 188 Abs. 3: the last day of a shorter month
        ("2023-01-31", Period(1, 0), "2023-02-28"),
        ("2024-02-29", Period(12, 0), "2025-02-28"),
        ("2024-08-31", Period(18, 0), "2026-02-28"),
        ("2024-12-31", Period(0, 1), "2025-01-01"),
        ("2024-11-30", Period(1, 0), "2024-12-30"),
    ],
)
def test_a_period_ends_on_the_day_with_the_same_number(start, period, end):
    assert add(_day(start), period) == _day(end)


@given(DAYS, PERIODS, st.booleans())
def test_the_threshold_is_the_last_start_that_still_ends_in_time(limit, period, workday):
    start = last_start(limit, period, workday)
    assert end_of(start, period, workday) <= limit < end_of(start + 1, period, workday)


@given(DAYS, DAYS, st.integers(0, 40))
def test_at_least_so_many_months_includes_the_eve(start, end, months):
    reached = end >= add(start, Period(months, 0)) - 1
    assert (duration(start, end) >= as_duration(Period(months, 0)) - 1) == (reached or (months == 0 and end >= start))


@given(DAYS, DAYS, st.integers(0, 40))
def test_more_than_so_many_months_means_beyond_the_day_itself(start, end, months):
    assert (duration(start, end) > as_duration(Period(months, 0))) == (end > add(start, Period(months, 0)))


@given(DAYS, DAYS, DAYS)
def test_durations_keep_the_order_of_days(start, one, other):
    if start <= one <= other:
        assert duration(start, one) <= duration(start, other)


@given(DAYS)
def test_the_next_workday_is_no_weekend_and_near(day):
    moved = next_workday(day)
    assert date.fromordinal(moved).weekday() < 5
    assert 0 <= moved - day <= 2
