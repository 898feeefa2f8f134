"""What must hold for every person on every day of the law."""

from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from anspruch.language.errors import InputError
from anspruch.readings.decide import Decision, decide
from anspruch.readings.decide.compiled import compile_states
from anspruch.readings.decide.deadlines import deadlines
from anspruch.readings.decide.disputes import disputed
from anspruch.readings.decide.result import ACCESS
from anspruch.readings.explain import explain, suggest
from anspruch.readings.explain.reasons import barring
from anspruch.statute.loader import load
from tests.persons import facts_read, persons, values

LAW = load()
FACTS = facts_read(LAW)
COMPILED: dict[object, object] = {}


def _decide(day, facts) -> Decision:
    try:
        return decide(LAW.on(day), facts)
    except InputError:
        assume(False)
        raise


def _routes():
    return [route for programme in LAW.programmes.values() for route in programme.routes]


@given(persons(LAW), st.data())
def test_an_added_fact_never_flips_a_settled_answer(person, data):
    day, facts = person
    unknown = [fact for fact in FACTS if fact.name not in facts]
    assume(unknown)
    before = _decide(day, facts)
    fact = data.draw(st.sampled_from(unknown))
    value = data.draw(values(fact, day, LAW))
    after = _decide(day, {**facts, fact.name: value})
    for route in _routes():
        old, new = before.state(route), after.state(route)
        if old not in ("undecided", new):
            result = before.route(route)
            assert fact.name in result.presumptions + result.awaits, (route.name, old, new, fact.name, value)


def _wider(name: str, value: object, pick: int) -> object:
    """A value as someone knows it who knows only a part of it."""
    match LAW.vocabulary[name].type:
        case "date":
            return (str(value)[:7], str(value)[:4], f"<={value}", f">={value}")[pick]
        case "level":
            return (f"<={value}", f">={value}", f"keine..{value}", f"{value}..C2")[pick]
        case "int" | "eur":
            return (f"<={value}", f">={value}", f"0..{value}", f"{value}..99999")[pick]
    return None


@given(persons(LAW), st.data(), st.integers(0, 3))
def test_a_partly_known_fact_made_exact_never_flips_a_settled_answer(person, data, pick):
    day, facts = person
    ordered = [fact for fact in FACTS if fact.type in ("date", "level", "int", "eur")]
    fact = data.draw(st.sampled_from(ordered))
    exact = data.draw(values(fact, day, LAW).filter(lambda value: isinstance(LAW.vocabulary.read(fact.name, value), int)))
    before = _decide(day, {**facts, fact.name: _wider(fact.name, exact, pick)})
    after = _decide(day, {**facts, fact.name: exact})
    for route in _routes():
        old = before.route(route)
        if old.state != "undecided":
            assert after.state(route) == old.state or fact.name in old.presumptions + old.awaits


@given(persons(LAW))
def test_the_explanation_alone_gives_the_same_answer(person):
    day, facts = person
    decision = _decide(day, facts)
    for route in _routes():
        explanation = explain(decision, route)
        if explanation.state != "undecided":
            alone = Decision(LAW.on(day), {name: facts[name] for name in explanation.facts}, day)
            assert alone.state(route) == explanation.state, (route.name, explanation.facts)


@given(persons(LAW))
def test_every_settled_route_that_is_not_free_has_reasons(person):
    day, facts = person
    decision = _decide(day, facts)
    for route in _routes():
        if decision.state(route) != "undecided":
            assert explain(decision, route).reasons or route.modality == "frei"


@given(persons(LAW))
def test_what_closes_a_way_by_holding_is_told_as_what_should_not_hold(person):
    day, facts = person
    decision = _decide(day, facts)
    for route in _routes():
        if decision.state(route) == "closed":
            assert "met" not in {reason.outcome for reason in explain(decision, route).reasons}
            for reason in explain(decision, route).reasons:
                assert not reason.holds or reason.says["de"] in _barring()


@cache
def _barring():
    return {text for name in barring(LAW) for text in (LAW.provisions[name].says["de"], LAW.provisions[name].denied.get("de"))}


def test_whoever_lives_in_germany_is_told_that_the_way_from_abroad_asks_for_living_abroad():
    decision = decide(LAW.on(date(2026, 11, 28)), {"status": "GG Art. 116"})
    (reason,) = explain(decision, LAW.routes["berufssprachkurs_ausland_arbeit"]).reasons
    assert reason.text["de"].startswith("Die Person wohnt nicht in Deutschland. Hier nicht erfüllt")


@pytest.mark.slow
@settings(max_examples=120)
@given(persons(LAW))
def test_each_suggested_change_really_changes_the_answer(person):
    day, facts = person
    decision = _decide(day, facts)
    for route in _routes():
        for suggestion in suggest(decision, route):
            changed = decide(LAW.on(day), {**facts, **suggestion.changes})
            assert changed.state(route) == suggestion.state != decision.state(route)


@given(persons(LAW))
def test_the_compiled_law_agrees_with_the_interpreter(person):
    day, facts = person
    decision = _decide(day, facts)
    for programme in LAW.programmes.values():
        versions = tuple(LAW.provisions[name].on(day) for name in LAW.provisions)
        key = (programme.name, tuple(map(id, versions)))
        if key not in COMPILED:
            COMPILED[key] = compile_states(LAW.on(day), programme.name)
        assert COMPILED[key](decision.person, day.toordinal()) == tuple(decision.states(programme).values())


@given(persons(LAW))
def test_a_deadline_is_the_first_day_of_another_state(person):
    day, facts = person
    decision = _decide(day, facts)
    for name, change in deadlines(decision).items():
        route = next(route for route in _routes() if route.name == name)
        assert change.on > day
        assert decide(LAW.on(change.on), facts).state(route) == change.state != decision.state(route)
        eve = change.on - timedelta(days=1)
        try:
            assert decide(LAW.on(eve), facts).state(route) == decision.state(route)
        except InputError:
            continue


@given(persons(LAW))
def test_the_best_access_lies_between_its_bounds_and_agrees_with_the_routes(person):
    day, facts = person
    decision = _decide(day, facts)
    for result in decision.programmes.values():
        assert ACCESS.index(result.best_at_least) <= ACCESS.index(result.best_at_most)
        sure = [found.route.modality for found in result.routes if found.state in ("open", "possible") and found.route.modality in ACCESS]
        assert all(ACCESS.index(result.best_at_least) >= ACCESS.index(modality) for modality in sure)


@given(persons(LAW))
def test_a_dispute_is_reported_exactly_where_the_other_reading_differs(person):
    day, facts = person
    decision = _decide(day, facts)
    for name, points in disputed(decision).items():
        route = next(route for route in _routes() if route.name == name)
        for point in points:
            other = LAW.read_as(**{point.name: point.other_reading})
            assert decide(other.on(day), facts).state(route) == point.other_state != decision.state(route)
