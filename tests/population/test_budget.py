"""What the budget covers: the published figures, what is worked out of them, and the sentences said of it."""

import pytest

from anspruch.cli import budgets
from anspruch.language.errors import InputError
from anspruch.population import costs, figures
from anspruch.population.budget import budget
from anspruch.readings import numbers


@pytest.mark.parametrize("year", range(2019, 2027))
def test_what_is_covered_and_the_gap_fit_together(law, year):
    found = budget(year, law)
    assert 0 < found.available.low <= found.available.high
    assert found.covered.low <= found.covered.high
    assert found.gap_euros.low <= found.gap_euros.high
    assert found.gap_persons.low <= found.gap_persons.high
    assert (found.gap_persons.low > 0) == (found.gap_euros.low > 0)
    assert (found.gap_persons.high > 0) == (found.gap_euros.high > 0)
    if found.basis == "ist":
        assert found.gap_euros.high == pytest.approx(found.spent.value - found.available.low)
    elif not found.needed:
        starts = [one.value for one in found.wanted]
        assert found.gap_persons.low == pytest.approx(min(starts) - found.covered.high)
        assert found.gap_persons.high == pytest.approx(max(starts) - found.covered.low)
    for figure in (*found.money, *(one for head in found.per_head for one in head.figures)):
        assert figure.source.title
        assert figure.source.url.startswith("http")


def test_a_general_course_costs_what_the_bamf_says_once_the_second_test_is_added(law):
    day = law.on(figures.cost("deutschtest", law.horizon).since)
    course = costs.general(day)
    second_test = figures.cost("deutschtest", day.day).value
    assert course.gross + second_test == pytest.approx(costs.ceiling(day).value)
    assert course.contribution == pytest.approx(1603)  # as the BAMF states for 700 lessons


def test_the_contribution_is_half_the_rate_since_2016(law):
    for day in ("2017-01-01", "2021-06-01", "2023-01-01"):
        state = law.on(law.horizon.fromisoformat(day))
        rate = figures.cost("kostenerstattungssatz", state.day).value
        assert costs.general(state).contribution == pytest.approx(costs.general(state).lessons * rate / 2)


def test_before_the_first_figure_the_first_one_is_used_and_says_from_when_it_is(law):
    figure = figures.cost("deutschtest", law.first_day)
    assert figure.since > law.first_day
    with pytest.raises(InputError, match="kostenerstattungssatz"):
        figures.cost("kostenerstattungsatz", law.first_day)


@pytest.mark.parametrize(("year", "said"), [
    (2022, "2022 reichte das Geld: übrig blieben 71,0 Mio. €"),
    (2023, "2023 reichte das Geld nicht: es fehlten 209,8 Mio. €"),
    (2024, "2024 reichte das Geld wohl nicht: es fehlten 172,0 Mio. €"),
    (2025, "Ob 2025 Geld übrig bleibt, ist offen"),
    (2026, "Ob das Geld 2026 reicht, ist offen: von 12,3 Mio. € zu wenig"),
])  # fmt: skip
def test_the_verdict_is_one_sentence(law, year, said):
    found = budget(year, law)
    assert said in budgets.verdict(found, "de")
    assert budgets.as_data(found)["answer"]["de"] == budgets.verdict(found, "de")
    assert "-" not in budgets.verdict(found, "de")  # a gap is said in words, not by its sign


def test_money_added_because_it_was_needed_may_all_be_needed(law):
    found = budget(2025, law)
    assert found.needed == 267_000_000
    assert found.gap_euros.high >= 0
    assert [one.value for one in found.wanted] == [326_000, 2 * 178_300]


def test_prices_of_a_later_time_are_named_as_such(law):
    assert {one.name for head in budget(2023, law).per_head for one in head.later} >= {"deutschtest", "einstufungstest", "anteil_nicht_befreit"}
    assert not [one for head in budget(2026, law).per_head for one in head.later]


def test_a_year_of_which_nothing_is_known_is_refused(law):
    with pytest.raises(InputError, match="2019"):
        budget(2031, law)


@pytest.mark.parametrize(("value", "rounded"), [(0, 0), (7, 7), (1234, 1230), (-1234, -1230), (0.4, 0), (99999, 100000)])
def test_an_estimate_is_not_said_to_the_last_person(value, rounded):
    assert numbers.significant(value) == rounded


def test_numbers_read_as_people_write_them():
    assert numbers.number(1234567.891, "de", 2) == "1.234.567,89"
    assert numbers.number(1234567.891, "en", 2) == "1,234,567.89"
    assert numbers.span("3", "3", "de") == "3"
