"""Advice: every way stands somewhere, what has a price says so, nothing open comes after what only may be, and steps open what they say."""

from datetime import date

import pytest
from hypothesis import given, settings

from anspruch.language.errors import InputError, LawError
from anspruch.readings.advice import advise, order
from anspruch.readings.decide import decide
from anspruch.statute.loader import load
from tests.persons import persons

LAW = load()
TODAY = LAW.on(date(2026, 11, 28))
STAFF = {
    "status": "AufenthG § 22 Satz 2", "staatsangehoerigkeit": "AF", "titel_erteilt_am": "2024-03-01", "titel_gueltig_bis": "2027-03-01",
    "titel_erstmals_erteilt": True, "sprachniveau": "A1", "bezieht_sgb2": True, "alter": 34, "geschlecht": "weiblich", "land": "DE-BW",
    "integrationskurs_besucht": False, "integrationskurs_moeglich": False, "besonders_integrationsbeduerftig": True, "einladung_versaeumt": True,
    "in_ausbildung": False,
}  # fmt: skip


def steps(facts, law=TODAY):
    """The routes by step, in order."""
    return {step.name: [one.route.name for one in placed] for step, placed in advise(decide(law, facts)).now}


def test_former_local_staff_see_the_ways_in_the_order_of_good_advice():
    found = steps(STAFF)
    assert list(found) == ["beratung", "jobcenter", "um_pflicht_bitten", "bamf_offen", "inzwischen", "auf_eigene_kosten", "nicht_anstreben"]
    assert found["jobcenter"] == ["zulassung_jobcenter"]
    assert found["um_pflicht_bitten"] == ["pflicht_auslaenderbehoerde"]
    assert found["inzwischen"] == ["eok_foerderrichtlinie", "land_vwv_deutsch", "mia_kurs"]
    assert found["nicht_anstreben"] == ["pflicht_jobcenter"]


def test_counselling_comes_before_every_application_that_an_office_decides_at_its_discretion():
    for facts in (STAFF, {"status": "AufenthG § 22 Satz 2", "titel_erteilt_am": "2024-03-21", "sprachniveau": "A2", "bezieht_sgb2": True}):
        found = list(steps(facts).items())
        counselling = next(place for place, (name, _) in enumerate(found) if name == "beratung")
        asked = [place for place, (_, names) in enumerate(found) if any(LAW.routes[name].modality == "ermessen" for name in names)]
        assert counselling < min(asked)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({**STAFF, "titel_gueltig_bis": "2026-11-27"}, ["titel_abgelaufen"]),
        ({**STAFF, "titel_gueltig_bis": "2026-11-28"}, ["titel_laeuft_ab"]),
        (STAFF, []),
        ({"status": "AufenthG § 81 Abs. 4", "frueherer_status": "AufenthG § 18a", "titel_gueltig_bis": "2026-11-20"}, []),
        ({"status": "AufenthG § 9", "titelart": "Niederlassungserlaubnis", "titel_gueltig_bis": "2026-11-20"}, []),
        ({**STAFF, "titel_gueltig_bis": "2027-02-28"}, ["titel_laeuft_ab"]),
        *(
            ({"status": status, "titel_gueltig_bis": "2026-12-20"}, [])
            for status in ("AufenthG § 60a", "FreizügG/EU § 2 Abs. 1", "AufenthG § 9", "AufenthG § 26 Abs. 3", "GG Art. 116", "AufenthG § 24")
        ),
        ({"status": "AsylG § 55", "geburtsdatum": "2020-01-01", "titel_gueltig_bis": "2026-11-20"}, ["kind", "asylverfahrensberatung"]),
    ],
)
def test_what_is_told_before_all_else(facts, told):
    assert [one.name for one in advise(decide(TODAY, facts)).first] == told


def test_free_advice_on_the_asylum_procedure_is_told_from_the_day_the_law_has_it():
    facts = {"status": "AsylG § 55", "alter": 30}
    assert [[one.name for one in advise(decide(LAW.on(date(year, 1, 1)), facts)).first] for year in (2022, 2023)] == [[], ["asylverfahrensberatung"]]


def test_where_the_bamf_is_known_to_admit_nobody_the_advice_says_so():
    assert [name for name in steps(STAFF, LAW.on(date(2026, 6, 30))) if name.startswith("bamf")] == ["bamf_entscheidet_nicht"]


@pytest.mark.parametrize("facts", [{"status": "GG Art. 116", "sprachniveau": "keine"}, {"status": "AufenthG § 25 Abs. 5", "sprachniveau": "A1"}])
def test_nobody_is_told_to_pay_before_an_admission_that_is_undecided_is_settled(facts):
    decision = decide(TODAY, facts)
    found = [(one.route.name, one.state, one.missing) for _, placed in advise(decision).now for one in placed]
    names = [name for name, _, _ in found]
    for name in ("zulassung_bamf", "zulassung_jobcenter"):
        if decision.state(LAW.routes[name]) == "undecided":
            assert names.index(name) < names.index("selbstzahlung")
            assert found[names.index(name)][2]


def test_what_opens_next_for_them_is_the_vocational_language_course():
    (opening,) = [one for one in advise(decide(TODAY, STAFF)).later if [step.name for step in one.steps] == ["b1_erreicht"]]
    assert "berufssprachkurs_jobcenter" in [one.route.name for one in opening.routes]


def test_while_the_bamf_decides_its_admission_comes_before_a_duty():
    found = list(steps({**STAFF, "titel_erteilt_am": "2023-03-01"}, LAW.on(date(2024, 3, 21))))
    assert found.index("bamf_entscheidet") < found.index("um_pflicht_bitten")


def test_who_has_b1_is_sent_to_the_vocational_language_course_first():
    courses = [name for name in steps({**STAFF, "sprachniveau": "B1"}) if name != "beratung"]
    assert courses[0] == "berufssprachkurs_ab_b1"


def test_what_opens_by_itself_is_named_with_its_day():
    facts = {"status": "AufenthG § 60a Abs. 2 Satz 1", "geduldet_seit": "2026-09-15", "arbeitslos_gemeldet": True, "sprachniveau": "B1"}
    coming = {one.route.name: (one.on, one.state) for one in advise(decide(TODAY, facts)).coming}
    assert coming["berufssprachkurs_agentur"] == (date(2027, 3, 15), "possible")


def test_a_residence_rule_is_mentioned_where_a_course_lifts_it():
    assert next(note.value for note in advise(decide(TODAY, STAFF)).notes) == "umzug_zum_kurs"


SPOUSE = {
    "status": "AufenthG § 36a Abs. 1 Satz 1 Alt. 1", "titel_erteilt_am": "2026-10-01", "titel_gueltig_bis": "2027-10-01",
    "titel_erstmals_erteilt": True, "sprachniveau": "<A1", "bezieht_sgb2": True, "land": "DE-NI", "alter": 30,
}  # fmt: skip


def test_an_entitlement_still_undecided_is_settled_first_and_its_end_is_a_loss():
    found = advise(decide(LAW.on(date(2026, 11, 20)), SPOUSE))
    step, placed = found.now[0]
    assert (step.name, placed[0].route.name) == ("klaeren", "anspruch_aufenthg_44")
    assert {"schulische_ausbildung", "integrationskurs_besucht"} <= set(placed[0].missing)
    ends = found.ends(placed[0].route)
    assert (ends.on, ends.then) == (date(2027, 10, 2), "closed")
    assert "zulassung_bamf" in [one.route.name for one in ends.instead]
    assert not found.coming


def test_who_comes_as_spaetaussiedler_is_not_told_to_pay_before_the_free_entitlement_is_settled():
    facts = {"status": "BVFG § 4 Abs. 1", "alter": 45, "sprachniveau": "A2", "einreise_am": "2026-09"}
    found = advise(decide(LAW.on(date(2026, 11, 20)), facts))
    (placed,) = found.now[0][1]
    assert (placed.route.name, placed.missing) == ("anspruch_bvfg_9", ("schulische_ausbildung", "integrationskurs_besucht"))


GESTATTET = {"status": "AsylG § 55", "staatsangehoerigkeit": "IR", "bezieht_asylblg": True, "sprachniveau": "<A1", "alter": 28, "land": "DE-HH"}


@pytest.mark.parametrize(
    "facts",
    [
        GESTATTET,
        {"status": "AufenthG § 16b", "titel_erteilt_am": "2025-10-01", "titel_gueltig_bis": "2027-10-01", "sprachniveau": "<A1", "alter": 25},
        {"status": "AufenthG § 20a", "titel_erteilt_am": "2026-10-01", "titel_gueltig_bis": "2027-10-01", "sprachniveau": "A1", "alter": 25},
    ],
)
def test_the_vocational_language_course_comes_after_b1_and_the_step_that_follows(facts):
    later = advise(decide(LAW.on(date(2026, 11, 20)), facts)).later
    opened = {tuple(step.name for step in one.steps): [way.route.name for way in one.routes] for one in later}
    assert "berufssprachkurs_agentur" in opened["b1_erreicht", "gemeldet"]
    assert "berufssprachkurs_beschaeftigte" in opened["b1_erreicht", "arbeitsvertrag"]
    assert not any(name.startswith("berufssprachkurs") for names, routes in opened.items() if names[0] != "b1_erreicht" for name in routes)


def test_a_dispute_behind_a_presumption_is_told_at_the_step():
    facts = {"status": "AufenthG § 16b", "titel_erteilt_am": "2025-10-01", "titel_gueltig_bis": "2027-10-01", "sprachniveau": "A1", "alter": 25}
    placed = next(one for _, ways in advise(decide(LAW.on(date(2026, 11, 20)), facts)).now for one in ways if one.route.name == "zulassung_bamf")
    assert [(doubt.point.name, doubt.if_so) for doubt in placed.doubts] == [("rechtmaessiger_dauerhafter_aufenthalt", "aufenthalt_voruebergehend")]


def test_nothing_is_said_of_the_course_to_whom_every_admission_is_closed():
    facts = {"status": "AufenthG § 60a Abs. 2 Satz 1", "geduldet_seit": "2025-01-01", "sprachniveau": "<A1", "bezieht_asylblg": True}
    found = advise(decide(TODAY, facts))
    assert found.decision.answer(LAW.questions["kostenbefreiung_nach_zulassung"]) in ("yes", "possible")
    assert not {"kostenbefreiung_nach_zulassung", "fahrtkosten"} & {note.value for note in found.notes}


def test_what_the_course_after_b1_still_depends_on_is_named():
    facts = {"status": "BVFG § 4 Abs. 1", "alter": 45, "sprachniveau": "A2", "einreise_am": "2026-09"}
    (opening,) = [one for one in advise(decide(TODAY, facts)).later if [step.name for step in one.steps] == ["b1_erreicht"]]
    depends = {way.route.name: way.missing for way in opening.routes}
    assert "arbeitslos_gemeldet" in depends["berufssprachkurs_agentur"]


@pytest.mark.parametrize(("income", "settled"), [(24_000, True), (60_000, False)])
def test_a_cost_is_the_persons_own_where_it_is_settled(income, settled):
    facts = {
        "status": "AufenthG § 18a", "titel_erteilt_am": "2025-10-01", "titel_gueltig_bis": "2028-10-01", "sprachniveau": "B1", "alter": 30,
        "arbeitsvertrag": True, "beschaeftigt": True, "brutto_jahr": income, "arbeitslos_gemeldet": False, "bezieht_sgb2": False,
        "erstsprache_deutsch": False, "wohnsitz_inland": True,
    }  # fmt: skip
    found = advise(decide(TODAY, facts))
    placed = next(one for _, ways in found.now for one in ways if one.route.name == "berufssprachkurs_beschaeftigte")
    assert bool(placed.cost) is settled


@pytest.mark.parametrize("name", LAW.programmes)
def test_no_way_of_any_programme_is_left_to_the_last_resort(name):
    named = [ways for step in order().steps if step.name != "weitere" for ways in step.ways]
    for route in LAW.programmes[name].routes:
        granted = "possible" if route.open is None else "open"
        assert any(ways.take(route, granted) for ways in named), route.name


@settings(max_examples=settings.default.max_examples // 4)
@given(persons(LAW))
def test_every_way_stands_in_exactly_one_place_and_duties_have_their_price(person):
    day, facts = person
    try:
        decision = decide(LAW.on(day), facts)
    except InputError:
        return
    found = advise(decision)
    now = [one for _, placed in found.now for one in placed]
    names = [one.route.name for one in (*now, *found.undecided, *found.closed)]
    assert sorted(names) == sorted(LAW.routes)
    assert all(step.price == "duty" for step, placed in found.now for one in placed if one.route.modality == "pflicht")
    assert all(decision.state(one.route) == one.state for one in (*now, *found.undecided, *found.closed))
    order_of = {one.route.name: place for place, (_, placed) in enumerate(found.now) for one in placed}
    entitled = [route.name for route in LAW.routes.values() if route.modality == "anspruch" and decision.state(route) in ("open", "undecided")]
    assert all(order_of[name] < order_of.get("selbstzahlung", len(order_of)) for name in entitled)
    lost = {one.on for one in found.ending if one.route.modality == "anspruch"}
    assert not any(one.on in lost for one in found.coming if one.route.modality == "ermessen")


def test_an_order_with_two_steps_of_one_name_is_refused(tmp_path):
    step = "  - {name: x, title: {de: a, en: a}, why: {de: a, en: a}, price: none, ways: [{programme: eok}]}\n"
    (tmp_path / "o.yaml").write_text(f"source: {{title: x}}\nreviewed: 2026-01-01\nreview: 2027-01-01\nsteps:\n{step}{step}", encoding="utf-8")
    with pytest.raises(LawError):
        order(tmp_path / "o.yaml")
