"""Proofs over all possible persons: what changes and for whom, what turns on what, and what no person can show to be wrong."""

import random
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.language import tree
from anspruch.language.errors import InputError
from anspruch.readings.compare import compare
from anspruch.readings.compare.audit import audit
from anspruch.readings.compare.effect import overlap, turns_on
from anspruch.readings.compare.independence import independence
from anspruch.readings.compare.people import People
from anspruch.readings.compare.states import RANKS
from anspruch.readings.decide import decide
from anspruch.statute.loader import load
from tests.persons import LAST_DAY, persons

LAW = load()
CHANGES = [day for day in LAW.changes if LAW.first_day < day <= LAST_DAY]
SOME = random.Random(3).sample(CHANGES, 6)


def routes(law):
    return [route for programme in law.programmes.values() for route in programme.routes]


def all_groups(found):
    """Every group of a comparison, with what it is about."""
    for changed in found.changed:
        yield f"meets {changed.provision.name}", changed.met
        yield f"no longer meets {changed.provision.name}", changed.unmet
    for what, effect in (*found.routes, *found.access, *found.questions):
        for side in (effect.better, effect.worse):
            for state, several in side.items():
                yield f"{what.name} {state}", several


def assert_sound(found):
    for about, several in all_groups(found):
        for group in several.groups:
            assert group.confirmed, f"{found.before.day} / {found.after.day}: {about}: {dict(group.facts)}"
            assert group.reasons or len(several.groups) == 1, about


@pytest.mark.parametrize("day", SOME)
def test_decide_confirms_the_example_of_every_group(day):
    assert_sound(compare(LAW.on(day - timedelta(days=1)), LAW.on(day)))


@pytest.mark.slow
@pytest.mark.parametrize("day", CHANGES)
def test_decide_confirms_every_example_on_the_whole_timeline(day):
    assert_sound(compare(LAW.on(day - timedelta(days=1)), LAW.on(day)))


@pytest.mark.slow
def test_decide_confirms_examples_far_apart_and_backwards():
    far = [LAW.on(date(year, 7, 1)) for year in (2005, 2010, 2016, 2019, 2023, 2026)]
    for before, after in [*pairwise(far), (far[0], far[-1]), (far[-1], far[0])]:
        assert_sound(compare(before, after))


def test_nothing_changes_between_the_law_and_itself():
    found = compare(LAW.on(date(2023, 5, 1)), LAW.on(date(2023, 5, 2)), date(2023, 5, 2))
    assert not found.changed
    assert not list(all_groups(found))


def test_the_end_of_2022_opened_the_course_to_exactly_two_groups():
    """AufenthG § 44 Abs. 4 Satz 2 as amended by the law of 21 December 2022: every Gestattung, and § 24."""
    found = compare(LAW.on(date(2022, 12, 30)), LAW.on(date(2022, 12, 31)))
    changed = {one.provision.name: one for one in found.changed}
    assert [group.facts for group in changed["zulassung_mit_bestimmter_aufenthaltserlaubnis"].met.groups] == [{"status": "AufenthG § 24"}]
    (asylum,) = changed["zulassung_mit_aufenthaltsgestattung"].met.groups
    assert asylum.facts["status"] == "AsylG § 55"
    assert not changed["zulassung_mit_bestimmter_aufenthaltserlaubnis"].unmet.groups
    (effect,) = [effect for programme, effect in found.access if programme.name == "integrationskurs"]
    assert set(effect.better) == {"ermessen"}
    assert not effect.worse
    assert {group.facts["status"] for group in effect.better["ermessen"].groups} == {"AufenthG § 24", "AsylG § 55"}
    own = [(route, effect) for route, effect in found.routes if route.programme == "integrationskurs"]
    # courses meant for those without the Integrationskurs close where it opens
    assert all(not effect.worse for route, effect in own if route.modality != "pflicht")


@cache
def on_the_eve_and_on(day):
    return compare(LAW.on(day - timedelta(days=1)), LAW.on(day))


def near(data, day, facts):
    """Two decisions on a person like the one of some group, but for a few facts; None where they are refused."""
    found = on_the_eve_and_on(day)
    whole = [group._all for _, several in all_groups(found) for group in several.groups]
    person = dict(data.draw(st.sampled_from(whole))) if whole else {}
    changed = data.draw(st.lists(st.sampled_from(sorted(facts)), max_size=3)) if facts else []
    person |= {name: facts[name] for name in changed}
    try:
        return found, decide(found.before, person, day), decide(found.after, person, day)
    except InputError:
        return None


def settled(group, decisions):
    """Whether a person surely belongs to a group, surely not, or (None) perhaps."""
    values = [_either(reason, decisions) for reason in group.reasons]
    return False if False in values else None if None in values else True


def _either(reason, decisions):
    values = [_value(claim, decisions) for claim in reason]
    return True if True in values else None if None in values else False


def _value(claim, decisions):
    value = decisions[claim.law].run.value(claim.node)
    return None if value is None else value is claim.holds


@given(persons(LAW), st.sampled_from(CHANGES), st.data())
def test_a_person_gains_or_loses_exactly_where_the_groups_say_so(person, day, data):
    both = near(data, day, person[1])
    if both is None:
        return
    found, old, new = both
    decisions = {found.before: old, found.after: new}
    for route, effect in found.routes:
        first, second = old.state(route), new.state(route)
        if "undecided" not in (first, second):
            for several, low, high in ((effect.better, first, second), (effect.worse, second, first)):
                assert_as_said(several, RANKS.index(low), RANKS.index(high), decisions)


def assert_as_said(several, low, high, decisions):
    """Whoever rises to a state is in one of its groups, and whoever is in a group rises to its state or beyond."""
    for state, concerned in several.items():
        belongs = [settled(group, decisions) for group in concerned.groups]
        if True in belongs:
            assert low < RANKS.index(state) <= high, state
    if high > low:
        concerned = several[RANKS[high]]
        assert concerned.more or any(settled(group, decisions) is not False for group in concerned.groups), RANKS[high]


def test_a_provision_taken_out_of_the_law_is_followed_to_the_routes():
    """The seam the motions use: a state of the law with a provision replaced."""
    today = LAW.on(date(2026, 11, 24))
    old = LAW.provisions["ausschluss_schulische_ausbildung"]
    gone = old._replace(versions=tuple(one._replace(body=tree.Const(False)) for one in old.versions))
    found = compare(today, LAW.replaced({old.name: gone}).on(today.day))
    assert [one.provision.name for one in found.changed] == [old.name]
    (effect,) = [effect for route, effect in found.routes if route.name == "anspruch_aufenthg_44"]
    assert set(effect.better) == {"open"}
    assert effect.through == (old.name,)
    assert all("schulische_ausbildung" in group.facts for group in effect.better["open"].groups)
    assert_sound(found)


# --- independence


@pytest.fixture(scope="module")
def examined():
    return independence(LAW.on(date(2026, 11, 24)))


def test_two_persons_alike_in_all_else_show_every_dependence(examined):
    for one in examined:
        if one.dependence is None:
            continue
        found = one.dependence
        differing = {name for name in found.one.keys() | found.other.keys() if found.one.get(name) != found.other.get(name)}
        follow = {fact.name for fact in LAW.vocabulary.facts.values() if fact.sources} | LAW.derivations.keys()
        assert found.confirmed
        assert differing <= {*one.characteristic.facts} | follow, (one.route.name, one.characteristic.name, differing)
        assert found.states[0] != found.states[1]
        assert found.provisions


def test_sex_religion_and_disability_make_no_difference_to_any_entitlement(examined):
    names = {one.characteristic.name for one in examined}
    assert {"geschlecht", "religion", "behinderung"} <= names
    entitled = [one for one in examined if one.route.modality == "anspruch" and one.characteristic.name in ("geschlecht", "religion")]
    assert entitled
    assert all(one.dependence is None for one in entitled)


@given(persons(LAW), st.data())
def test_no_person_can_be_found_for_whom_a_proved_independence_is_wrong(person, data):
    _, facts = person
    law = LAW.on(date(2026, 11, 24))
    proofs = [one for one in _independence() if one.dependence is None and one.characteristic.facts]
    one = data.draw(st.sampled_from(proofs))
    try:
        found = decide(law, facts)
        other = decide(law, {name: value for name, value in facts.items() if name not in one.characteristic.facts})
    except InputError:
        return
    states = {found.state(one.route), other.state(one.route)}
    assert len(states - {"undecided"}) <= 1, (one.route.name, one.characteristic.name, states)


_FOUND = []


def _independence():
    if not _FOUND:
        _FOUND.extend(independence(LAW.on(date(2026, 11, 24))))
    return _FOUND


# --- effect and overlap


@given(persons(LAW), st.data())
def test_what_is_without_effect_may_be_turned_round_for_anybody(person, data):
    day, facts = person
    law = LAW.on(day)
    names = [name for name, one in LAW.provisions.items() if one.kind == "condition" and one.on(day)]
    name = data.draw(st.sampled_from(names))
    if turns_on(_people(day), law, name):
        return
    old = LAW.provisions[name]
    turned = old._replace(versions=tuple(one._replace(body=tree.Not(one.body)) for one in old.versions))
    try:
        found, other = decide(law, facts), decide(LAW.replaced({name: turned}).on(day), facts)
    except InputError:
        return
    for route in routes(LAW):
        states = {found.state(route), other.state(route)}
        assert len(states - {"undecided"}) <= 1, (name, route.name, states)


_PEOPLE = {}


def _people(day):
    if day not in _PEOPLE:
        _PEOPLE[day] = People([LAW.on(day)], day)
    return _PEOPLE[day]


def test_an_overlap_is_shown_by_a_person_and_its_absence_proved():
    law = LAW.on(date(2026, 11, 24))
    entitled, lapsed, unlimited = (law.norm(name) for name in ("teilnahmeanspruch", "anspruch_erloschen", "unbefristeter_titel"))
    assert overlap(law, entitled, lapsed).facts is None
    found = overlap(law, entitled, unlimited).facts
    assert found is not None
    run = decide(law, found).run
    assert run.value(entitled)
    assert run.value(unlimited)


@pytest.mark.slow
def test_the_whole_law_passes_the_audit():
    found = audit(LAW, date(2026, 11, 24))
    today = LAW.on(date(2026, 11, 24))
    for route in found.closed_to_all:  # none but programmes that have ended
        nodes = [today.resolve(node) for node in (route.open, route.possible) if node]
        assert any(norm.body is tree.Const(False) for node in nodes for norm in tree.parts(node, tree.Norm)), route.name
    assert {(one.provision.name, one.version.since.year) for one in found.idle} == {
        ("ermessensduldung", 2005),
        ("einkommensgrenze_zve", 2018),
        ("hoechstzahl_kursgruppe", 2016),
        ("hoechstzahl_kursgruppe", 2012),
        ("wohnsitzverpflichtung", 2016),
    }
