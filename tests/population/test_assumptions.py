"""Assumptions: chosen by value or level, wrong ones named in one sentence, the file checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.language.errors import InputError, LawError
from anspruch.population.assumptions import LEVELS, declared, parse, read, resolve

NAMES = st.sampled_from(sorted(declared()))
SOUND = {"low": 0.1, "central": 0.2, "high": 0.3, "unit": "Anteil", "direction": 1, "mark": "A", "of": "population", "de": "x", "en": "x"}


@given(NAMES, st.sampled_from(LEVELS))
def test_a_level_is_its_value(name, level):
    assert resolve(parse([f"{name}={level}"])).values[name] == declared()[name].at(level)


@given(NAMES, st.floats(0, 1))
def test_a_value_between_the_ends_is_taken(name, part):
    one = declared()[name]
    value = one.low + (one.high - one.low) * part
    assert resolve({name: value}).values[name] == pytest.approx(value)
    assert resolve({name: str(value).replace(".", ",")}).values[name] == pytest.approx(value)


@given(NAMES)
def test_low_and_high_are_towards_the_result(name):
    one, low, high = declared()[name], resolve(end="low").values[name], resolve(end="high").values[name]
    assert one.direction * (high - low) >= 0
    assert {low, high} == ({one.low, one.high} if one.direction else {one.central})


def test_what_is_chosen_stays_at_every_end():
    assert {resolve({"stay": 0.97}, end=end).values["stay"] for end in LEVELS} == {0.97}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"stey": 1}, "„stay“"),
        ({"stay": 1.5}, "0 bis 1"),
        ({"stay": "viel"}, "low, central, high"),
        ({"stay": "nan"}, "0 bis 1"),
        ({"stay": -0.1}, "0 bis 1"),
        ({"first_title_years": 0}, "1 bis 12"),
    ],
)
def test_wrong_choices_are_one_sentence(wrong, said):
    with pytest.raises(InputError) as error:
        resolve(wrong)
    assert said in error.value.de
    assert error.value.de.count("\n") == 0


@pytest.mark.parametrize("texts", [["stay"], ["stay="], ["stay=1", "stay=0.9"]])
def test_wrong_texts_are_refused(texts):
    with pytest.raises(InputError):
        parse(texts)


def test_an_unknown_end_is_refused():
    with pytest.raises(InputError):
        resolve(end="middle")


@pytest.mark.parametrize("change", [{"low": 0.5}, {"low": "viel"}, {"direction": 2}, {"mark": "Z"}, {"of": "law"}, {"extra": 1}, {"low": True}])
def test_a_wrong_file_is_named(change):
    with pytest.raises(LawError, match="stay"):
        read({"stay": {**SOUND, **change}})


def test_a_file_without_entries_is_refused():
    with pytest.raises(LawError):
        read([])
    with pytest.raises(LawError, match="mark"):
        read({"stay": {key: value for key, value in SOUND.items() if key != "mark"}})


def test_every_assumption_has_a_reason_in_both_languages():
    for one in declared().values():
        assert len(one.why["de"]) > 20
        assert len(one.why["en"]) > 20
