"""From text to syntax: columns are characters, and no text leads out of the errors that are ours."""

import warnings

import pytest

from anspruch.language.errors import ConditionError
from anspruch.language.parser import Names, parse, parse_number

NAMES = Names(frozenset(), {"satz": "number"}, {})


def test_a_column_counts_characters(law):
    text = 'titel in ["§ 18", "§ 18a"] and titl in ["§ 9"]'
    with pytest.raises(ConditionError) as raised:
        parse(text, law.vocabulary, NAMES, "AufenthG")
    assert raised.value.column == text.index("titl ") + 1


@pytest.mark.parametrize(
    "text",
    [
        "alter > " + "1+" * 1500 + "1",
        "titel_erteilt_am + jahre(1)" + " - tage(1)" * 300 + " < stichtag",
        "titel_erteilt_am + jahre(True) < stichtag",
        "titel_erteilt_am + jahre(1) - tage(99999999999) < stichtag",
        "titel_erteilt_am + jahre(201) < stichtag",
        "at_least(True, bezieht_sgb2)",
    ],
)
def test_what_leads_too_far_is_refused(law, text):
    with pytest.raises(ConditionError):
        parse(text, law.vocabulary, NAMES)


@pytest.mark.parametrize("text", ["bezieht_sgb2 if 1else True", "beruf == '\\d'"])
def test_a_doubtful_text_is_refused_not_warned_of(law, text):
    with warnings.catch_warnings(record=True) as caught, pytest.raises(ConditionError):
        parse(text, law.vocabulary, NAMES)
    assert not caught


def test_a_long_sum_of_numbers_is_refused(law):
    with pytest.raises(ConditionError):
        parse_number("satz" + " + 1" * 900, law.vocabulary, NAMES)
