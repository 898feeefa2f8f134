"""What would have to change: trying all combinations at once says what deciding each anew says, and none smaller leads there."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from anspruch.language import citation
from anspruch.language.citation import covers
from anspruch.language.errors import InputError
from anspruch.language.facts import CHANGES
from anspruch.readings.decide import decide
from anspruch.readings.explain import other_statuses, suggest, within_reach
from anspruch.readings.explain.combined import Combined
from anspruch.readings.explain.suggestions import atoms_of, steps_of
from anspruch.readings.variants import places
from anspruch.statute.loader import load
from tests.persons import persons

LAW = load()
BETTER = {"closed": ("open", "possible"), "possible": ("open",), "suspended": ("open",)}
TRIES = 20
FEWER = settings.default.max_examples // 2


def _decided(person):
    day, facts = person
    try:
        return decide(LAW.on(day), facts)
    except InputError:
        assume(False)


def _anew(decision, route, steps):
    """The state after steps, decided from the beginning; None where nobody can be so."""
    try:
        return decide(decision.law, decision.facts | {step.fact: step.value for step in steps}, decision.on).state(route)
    except InputError:
        return None


def _improvable(decision):
    routes = [route for route in LAW.routes.values() if decision.state(route) in BETTER]
    assume(routes)
    return routes


@settings(max_examples=FEWER)
@given(persons(LAW), st.integers(1, 3), st.data())
def test_combinations_tried_at_once_are_decided_as_each_alone(person, size, data):
    decision = _decided(person)
    route = data.draw(st.sampled_from(_improvable(decision)))
    steps = steps_of(decision)
    chosen = steps.of(atoms_of(decision, route))
    assume(len(chosen) >= size)
    combined = Combined(steps, chosen, size, 2500)
    after = combined.after(route)
    tried = list(places(combined.all))
    for place in data.draw(st.lists(st.sampled_from(tried), max_size=TRIES, unique=True)) if tried else ():
        found = next((state for state, bits in after.items() if bits >> place & 1), None)
        expected = _anew(decision, route, combined.steps(place))
        assert found == expected or (expected is None and combined.unsure >> place & 1)


@settings(max_examples=FEWER)
@given(persons(LAW), st.data())
def test_no_fewer_changes_would_do(person, data):
    decision = _decided(person)
    route = data.draw(st.sampled_from(_improvable(decision)))
    found = suggest(decision, route)
    if not found:
        return
    size, state = len(found[0].changes), decision.state(route)
    wanted = ("undecided",) if found[0].state == "undecided" else BETTER[state]
    chosen = steps_of(decision).of(atoms_of(decision, route))
    fewer = [steps for count in range(1, size) for steps in combinations(chosen, count) if len({step.fact for step in steps}) == count]
    for steps in data.draw(st.lists(st.sampled_from(fewer), max_size=TRIES, unique=True)) if fewer else ():
        assert _anew(decision, route, steps) not in wanted


@settings(max_examples=FEWER)
@given(persons(LAW))
def test_what_is_within_reach_asks_for_no_other_status_citizenship_sex_or_birth_and_leads_where_it_says(person):
    decision = _decided(person)
    for route in _improvable(decision):
        for one in within_reach(decision, route):
            assert not {"status", "staatsangehoerigkeit", "geschlecht", "geburtsdatum", "titelart", "land", "wohnsitz_inland"} & one.changes.keys()
            assert one.kind in ("self", "authority", "time")
            assert decide(decision.law, {**decision.facts, **one.changes}, decision.on).state(route) == one.state != decision.state(route)


@settings(max_examples=FEWER)
@given(persons(LAW))
def test_another_status_is_named_only_where_a_change_of_it_helps_and_none_is_held_by_birth(person):
    decision = _decided(person)
    innate = [citation.parse(text) for text in LAW.vocabulary["status"].innate]
    for route in _improvable(decision):
        for status in other_statuses(decision, route) or ():
            assert any(one.kind == "status" for one in suggest(decision, route))
            assert not any(covers(one, citation.parse(status)) for one in innate)


@settings(max_examples=FEWER)
@given(persons(LAW))
def test_easier_changes_come_first_and_none_is_told_twice(person):
    decision = _decided(person)
    for route in _improvable(decision):
        found = suggest(decision, route)
        assert [CHANGES.index(one.kind) for one in found] == sorted(CHANGES.index(one.kind) for one in found)
    told = [one.changes for one in suggest(_now({"status": "FreizügG/EU § 2 Abs. 1", "sprachniveau": "A1"}), LAW.routes["zulassung_bamf"])]
    assert len(told) == len({tuple(one) for one in told})


def _now(facts):
    return decide(LAW.on(date(2026, 11, 28)), facts)


@pytest.mark.parametrize("facts", [{"status": "GG Art. 116"}, {"status": "FreizügG/EU § 2 Abs. 1", "staatsangehoerigkeit": "FR"}])
def test_whoever_needs_no_title_is_told_the_class_of_what_would_open_and_no_title_to_get(facts):
    decision = _now(facts)
    route = LAW.routes["pflicht_auslaenderbehoerde"]
    assert not within_reach(decision, route)
    assert "AufenthG § 81 Abs. 4" in other_statuses(decision, route)


def test_a_man_is_not_told_to_be_a_woman_and_nobody_to_forget_german():
    man = _now(
        {
            "status": "AufenthG § 25 Abs. 2",
            "titel_erteilt_am": "2026-08-01",
            "titel_erstmals_erteilt": True,
            "sprachniveau": "A1",
            "geschlecht": "maennlich",
        }
    )
    assert not within_reach(man, LAW.routes["mia_kurs"])
    assert other_statuses(man, LAW.routes["mia_kurs"]) is None
    assert not any("sprachniveau" in one.changes for one in within_reach(man, LAW.routes["pflicht_anspruch"]))
