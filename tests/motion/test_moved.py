"""What the shipped motions would do: checked by decide for persons, and by proof for everybody."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch import motion
from anspruch.readings.compare import compare
from anspruch.readings.decide import decide
from anspruch.statute.loader import load
from tests.persons import days

LAW = load()
ORTSKRAEFTE = motion.find("ortskraefte")
NEW_YEAR = ORTSKRAEFTE.in_force
STAFF = {
    "status": "AufenthG § 22 Satz 2",
    "titel_erteilt_am": "2021-10-01",
    "titel_gueltig_bis": "2027-10-01",
    "titel_erstmals_erteilt": True,
    "sprachniveau": "A1",
    "einfache_verstaendigung": True,
    "schulische_ausbildung": False,
    "geringer_integrationsbedarf": False,
    "integrationskurs_besucht": False,
    "alter": 30,
}


def combinations(one):
    """Every way to settle a motion's choices."""
    return [dict(pairs) for pairs in product(*[[(choice.name, option.name) for option in choice.options] for choice in one.choices])]


ALL = [(name, chosen) for name in motion.shipped() for chosen in combinations(motion.find(name))]


def _state(law_on_day, facts, name="anspruch_aufenthg_44"):
    decision = decide(law_on_day, facts)
    route = next(route for programme in law_on_day.law.programmes.values() for route in programme.routes if route.name == name)
    return decision.state(route)


def _moved(**chosen):
    return motion.moved(ORTSKRAEFTE, LAW, chosen)


@pytest.mark.parametrize(("name", "chosen"), ALL)
def test_the_law_of_the_eve_is_untouched(name, chosen):
    moved = motion.moved(motion.find(name), LAW, chosen)
    before, after = moved.on(moved.in_force - timedelta(days=1))
    assert all(before.norm(provision) is after.norm(provision) for provision in LAW.provisions)


@given(st.sampled_from(ALL), days(LAW))
def test_a_motion_can_be_moved_on_any_day_of_the_law(case, day):
    name, chosen = case
    moved = motion.moved(motion.find(name), LAW, chosen, day)
    before, after = moved.on()
    changed = [provision for provision in moved.provisions if provision not in LAW.provisions or before.norm(provision) is not after.norm(provision)]
    assert changed, f"{name} {chosen} changes nothing on {day}"
    untouched = set(LAW.provisions) - set(moved.provisions)
    assert all(before.own_body(provision) == after.own_body(provision) for provision in untouched)


@pytest.mark.parametrize(("transition", "day", "state"), [
    ("ohne", "2027-01-01", "closed"),
    ("mit", "2027-01-01", "open"),
    ("mit", "2028-01-01", "open"),
    ("mit", "2028-01-02", "closed"),
])  # fmt: skip
def test_without_a_transitional_rule_the_period_has_run_out_for_those_who_came_in_2021(transition, day, state):
    _, after = _moved(uebergang=transition).on(date.fromisoformat(day))
    assert _state(after, STAFF) == state


def test_whoever_gets_the_title_after_the_entry_into_force_has_a_year_either_way():
    facts = {**STAFF, "titel_erteilt_am": "2027-03-01", "titel_gueltig_bis": "2030-03-01"}
    for transition in ("ohne", "mit"):
        for day, state in (("2027-03-01", "open"), ("2028-03-01", "open"), ("2028-03-02", "closed")):
            assert _state(_moved(uebergang=transition).on(date.fromisoformat(day))[1], facts) == state


@pytest.mark.parametrize(("circle", "status", "staff", "state"), [
    ("ortskraefte", "AufenthG § 22 Satz 2", True, "open"),
    ("ortskraefte", "AufenthG § 22 Satz 2", False, "closed"),
    ("ortskraefte", "AufenthG § 22 Satz 2", None, "undecided"),
    ("satz_2", "AufenthG § 22 Satz 2", None, "open"),
    ("satz_2", "AufenthG § 22 Satz 1", None, "closed"),
    ("satz_2", "AufenthG § 22", None, "undecided"),
    ("paragraph_22", "AufenthG § 22 Satz 1", None, "open"),
    ("paragraph_22", "AufenthG § 23 Abs. 1", None, "closed"),
    ("landesaufnahme", "AufenthG § 23 Abs. 1", None, "open"),
])  # fmt: skip
def test_the_circle_is_as_wide_as_chosen(circle, status, staff, state):
    facts = {**STAFF, "status": status, "aufgenommen_als_ortskraft": staff}
    assert _state(_moved(kreis=circle, uebergang="mit").on()[1], facts) == state


def test_the_duty_comes_with_the_title_only_where_it_is_chosen():
    facts = {**STAFF, "sprachniveau_bei_erteilung": "A1"}
    for duty, state in (("ohne", "closed"), ("mit", "open")):
        assert _state(_moved(uebergang="mit", pflicht=duty).on()[1], facts, "pflicht_anspruch") == state
    speechless = {**STAFF, "sprachniveau": "keine", "einfache_verstaendigung": False}
    assert _state(_moved(uebergang="mit", pflicht="ohne").on()[1], speechless, "pflicht_anspruch") == "open"


def test_a_spouse_with_a_title_for_joining_family_has_the_entitlement_without_the_motion():
    facts = {**STAFF, "status": "AufenthG § 30", "titel_erteilt_am": "2026-12-01", "titel_gueltig_bis": "2029-12-01"}
    before, after = _moved(uebergang="mit").on()
    assert _state(before, facts) == _state(after, facts) == "open"


@pytest.mark.parametrize(("circle", "transition"), [("satz_2", "ohne"), ("satz_2", "mit"), ("ortskraefte", "mit")])
def test_nobody_loses_access_and_only_the_entitlement_is_gained(circle, transition):
    before, after = _moved(kreis=circle, uebergang=transition).on()
    access = {programme.name: effect for programme, effect in compare(before, after).access}
    assert all(not effect.worse for effect in access.values())
    assert set(access["integrationskurs"].better) == {"anspruch"}
    statuses = {group.facts["status"] for found in access["integrationskurs"].better.values() for group in found.groups}
    assert statuses == {"AufenthG § 22 Satz 2"}


@pytest.mark.parametrize(("narrower", "wider"), [("ortskraefte", "satz_2"), ("satz_2", "paragraph_22"), ("paragraph_22", "landesaufnahme")])
def test_a_wider_circle_takes_nothing_from_anybody(narrower, wider):
    narrow, wide = (_moved(kreis=circle, uebergang="mit") for circle in (narrower, wider))
    if narrower == "ortskraefte":  # its own term is unknown to the wider law
        wide = wide._replace(after=wide.after.replaced({}, None, narrow.after.vocabulary))
    narrow, wide = narrow.on()[1], wide.on()[1]
    access = {programme.name: effect for programme, effect in compare(narrow, wide).access}
    assert all(not effect.worse for effect in access.values())
    assert any(effect.better for effect in access.values())


@pytest.mark.parametrize("strength", ["ermessen", "soll", "anspruch"])
def test_the_modality_of_the_new_course_is_the_one_chosen(strength):
    _, after = motion.moved(motion.find("erstorientierungskurs"), LAW, {"modalitaet": strength}).on()
    decision = decide(after, {"status": "AsylG § 55", "integrationskurs_moeglich": False, "integrationskurs_besucht": False})
    route = after.law.routes["eok_nach_44b"]
    assert (route.modality, decision.state(route)) == (strength, "open" if strength == "anspruch" else "possible")


def test_the_new_course_does_not_use_up_the_integration_course():
    before, after = motion.moved(motion.find("erstorientierungskurs"), LAW).on()
    assert all(not (effect.better or effect.worse) for programme, effect in compare(before, after).access if programme.name != "eok")


@pytest.mark.parametrize(("chosen", "status", "route", "state"), [
    ("zulassung", "AufenthG § 25a Abs. 1", "anspruch_aufenthg_44", "open"),
    ("zulassung", "FreizügG/EU § 2 Abs. 1", "anspruch_aufenthg_44", "open"),
    ("zulassung", "AsylG § 55", "anspruch_aufenthg_44", "closed"),
    ("zulassung", "AsylG § 55", "zulassung_bamf", "possible"),
    ("zulassung", "AufenthG § 60a Abs. 2 Satz 1", "zulassung_bamf", "possible"),
    ("anspruch", "AsylG § 55", "anspruch_aufenthg_44", "open"),
])  # fmt: skip
def test_the_bill_of_2013_reaches_those_its_problem_part_names(chosen, status, route, state):
    bill = motion.find("bundesrat_756_13")
    moved = motion.moved(bill, LAW, {"asylsuchende_und_geduldete": chosen})
    titled = {"titel_erteilt_am": "2014-05-01", "titel_gueltig_bis": "2017-05-01"} if "2" in status.split("§")[1] and "60a" not in status else {}
    facts = {**{name: value for name, value in STAFF.items() if not name.startswith("titel_")}, **titled, "status": status}
    assert _state(moved.on()[1], facts, route) == state


def test_later_versions_of_the_real_law_that_a_motion_displaces_are_named():
    moved = motion.moved(motion.find("bundesrat_756_13"), LAW)
    assert ("titel_nach_aufnahmeanordnung", date(2015, 8, 1)) in moved.amendments[0].replaced
    assert not motion.moved(ORTSKRAEFTE, LAW).amendments[0].replaced
