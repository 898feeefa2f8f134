"""Which ways a status has today, as counsellors' tables have it (the law of August 2026; sources in src/anspruch/law)."""

from datetime import date

import pytest

from anspruch.readings.decide import decide
from anspruch.readings.decide.disputes import disputed
from anspruch.readings.decide.document import document

TODAY = date(2026, 11, 24)
SHORT = {
    "A": "anspruch_aufenthg_44",
    "V": "anspruch_bvfg_9",
    "B": "zulassung_bamf",
    "J": "zulassung_jobcenter",
    "P2": "pflicht_jobcenter",
    "P3": "pflicht_auslaenderbehoerde",
    "P4": "pflicht_asylblg",
    "Z": "selbstzahlung",
}
LISTED = (
    "18a",
    "18b",
    "18c",
    "18d",
    "18g",
    "19c",
    "21",
    "28",
    "29",
    "30",
    "32",
    "36",
    "36a",
    "25 Abs. 1",
    "25 Abs. 2",
    "23 Abs. 2",
    "23 Abs. 4",
    "25b",
    "38a",
)
UNLISTED = ("22 Satz 1", "22 Satz 2", "23 Abs. 1", "23a", "24", "25 Abs. 3", "25a", "104c", "25 Abs. 5", "31", "33", "34", "37", "18f", "19d", "16b")
TABLE = {
    **{f"AufenthG § {number}": "A B J P2 P3 Z" for number in LISTED},
    **{f"AufenthG § {number}": "B J P2 P3 Z" for number in UNLISTED},
    "AufenthG § 24": "B J P2 P3 P4 Z",
    "AufenthG § 25 Abs. 5": "B J P2 P3 P4 Z",
    "AsylG § 55": "B P4 Z",
    "AsylG § 63a": "B P4 Z",
    "AufenthG § 60a Abs. 2 Satz 3": "B P4 Z",
    "AufenthG § 60c": "B P4 Z",
    "AufenthG § 60d": "B P4 Z",
    "AufenthG § 60a Abs. 2 Satz 1": "Z",
    "AufenthG § 60b": "Z",
    "AufenthG § 81 Abs. 3 Satz 1": "B J P2 P3 Z",
    "AufenthG § 81 Abs. 3 Satz 2": "P2 Z",
    "FreizügG/EU § 2 Abs. 1": "B J Z",
    "FreizügG/EU § 3": "B J Z",
    "GG Art. 116": "B J Z",
    "BVFG § 4 Abs. 1": "V B J Z",
    "BVFG § 7 Abs. 2 Satz 1": "V B J Z",
    "keiner": "P2 Z",
}


@pytest.mark.parametrize(("status", "ways"), TABLE.items())
def test_the_status_alone_closes_exactly_the_other_ways(law, status, ways):
    result = decide(law.on(TODAY), {"status": status}).programmes["integrationskurs"]
    left = {short for short, name in SHORT.items() if result.route(name).state != "closed"}
    assert left == set(ways.split())


def test_local_staff_lack_the_entitlement_their_spouse_has(law):
    common = {
        "titel_erteilt_am": "2026-06-01",
        "titel_gueltig_bis": "2029-06-01",
        "titel_erstmals_erteilt": True,
        "sprachniveau": "A1",
        "schulische_ausbildung": False,
        "geringer_integrationsbedarf": False,
        "integrationskurs_besucht": False,
    }
    for day in (date(2026, 6, 1), TODAY):
        staff = decide(law.on(day), {**common, "status": "AufenthG § 22 Satz 2"}).programmes["integrationskurs"]
        spouse = decide(law.on(day), {**common, "status": "AufenthG § 30"}).programmes["integrationskurs"]
        assert (staff.best, spouse.best) == ("ermessen" if day == TODAY else None, "anspruch") or day != TODAY
        assert staff.route("anspruch_aufenthg_44").state == "closed"
        assert spouse.route("anspruch_aufenthg_44").state == "open"


def test_someone_with_the_entitlement_or_an_admission_has_a_way_in(law):
    """Each route is undecided, their sum is not."""
    result = decide(law.on(date(2024, 3, 21)), {"status": "AufenthG § 28"}).programmes["integrationskurs"]
    assert result.route("anspruch_aufenthg_44").state == result.route("zulassung_bamf").state == "undecided"
    assert (result.best_at_least, result.best_at_most) == ("ermessen", "anspruch")


ADMITTED = {"status": "AsylG § 55", "zulassung_bamf_am": "2022-10-01"}


@pytest.mark.parametrize(
    ("facts", "day", "state"),
    [
        (ADMITTED, "2022-12-30", "open"),
        (ADMITTED, "2023-01-10", "possible"),  # three months are over; a later law does not revive it
        (ADMITTED, "2023-03-01", "possible"),
        ({**ADMITTED, "anmeldung_am": "2022-11-15"}, "2023-03-01", "open"),
        ({"status": "AufenthG § 22", "zulassung_bamf_am": "2015-12-01"}, "2017-01-01", "open"),  # granted for two years
        ({"status": "AufenthG § 22", "zulassung_bamf_am": "2016-12-01"}, "2018-01-01", "possible"),
    ],
)
def test_an_admission_keeps_the_period_it_was_granted_with(law, facts, day, state):
    result = decide(law.on(date.fromisoformat(day)), facts).programmes["integrationskurs"]
    assert result.route("zulassung_bamf").state == state


@pytest.mark.parametrize(
    ("facts", "day", "answer"),
    [
        ({"status": "AufenthG § 22", "kursart": "alphabetisierung", "stunden_ausgeschoepft": True, "dtz_ergebnis": "A2"}, "2025-06-01", "possible"),
        ({"status": "AufenthG § 22", "aufforderung_abh_am": "2020-01-10", "dtz_ergebnis": "A2"}, "2022-06-01", "yes"),
        ({"teilnahmeberechtigt": True, "kursart": "allgemein", "stunden_ausgeschoepft": True, "dtz_ergebnis": "A2"}, "2025-06-01", "no"),
    ],
)
def test_the_repetition_is_for_those_who_attended(law, facts, day, answer):
    result = decide(law.on(date.fromisoformat(day)), {**facts, "integrationskurs_besucht": True}).programmes["integrationskurs"]
    assert result.values["wiederholung"] == answer


def test_the_duty_goes_on_when_the_title_is_extended_for_the_same_purpose(law):
    facts = {
        "status": "AufenthG § 30",
        "aufenthaltserlaubnis_seit": "2022-05-01",
        "titel_erteilt_am": "2024-05-01",
        "titel_gueltig_bis": "2027-05-01",
        "gleicher_aufenthaltszweck": True,
        "titel_erstmals_erteilt": False,
        "sprachniveau": "keine",
        "schulische_ausbildung": False,
        "geringer_integrationsbedarf": False,
    }
    result = decide(law.on(date(2025, 6, 1)), facts).programmes["integrationskurs"]
    assert result.route("pflicht_anspruch").state == "open"


def test_an_exemption_already_granted_counts(law):
    facts = {"status": "AufenthG § 22", "zulassung_bamf_am": "2024-01-10", "kostenbefreit": "haerte"}
    values = decide(law.on(date(2024, 5, 1)), facts).programmes["integrationskurs"].values
    assert (values["kostenbefreiung"], values["kostenbeitrag"]) == ("yes", "no")


@pytest.mark.parametrize(("hardship", "answer"), [({}, "possible"), ({"haertegrund": False}, "yes"), ({"haertegrund": True}, "possible")])
def test_the_contribution_is_certain_only_without_hardship(law, hardship, answer):
    facts = {"status": "AufenthG § 22", "teilnahmeberechtigt": True, **dict.fromkeys(("bezieht_sgb2", "bezieht_sgb12_hlu", "bezieht_asylblg"), False)}
    facts |= {"bezieht_alg1": False, "beschaeftigt": False, **hardship}
    assert decide(law.on(date(2024, 5, 1)), facts).programmes["integrationskurs"].values["kostenbeitrag"] == answer


def test_a_registration_in_time_is_a_disputed_point(law):
    facts = {
        "status": "AufenthG § 30",
        "titel_erteilt_am": "2024-01-31",
        "titel_gueltig_bis": "2027-01-31",
        "titel_erstmals_erteilt": True,
        "anmeldung_am": "2024-06-01",
        "sprachniveau": "A1",
        "schulische_ausbildung": False,
        "geringer_integrationsbedarf": False,
        "integrationskurs_besucht": False,
    }
    decision = decide(law.on(date(2025, 6, 1)), facts)
    assert decision.programmes["integrationskurs"].route("anspruch_aufenthg_44").state == "closed"
    (point,) = disputed(decision)["anspruch_aufenthg_44"]
    assert (point.name, point.other_state) == ("rechtzeitige_anmeldung", "open")


def test_b1_leaves_the_orientation_course_alone(law):
    facts = {
        "status": "AufenthG § 30",
        "titel_erteilt_am": "2026-06-01",
        "titel_gueltig_bis": "2029-06-01",
        "titel_erstmals_erteilt": True,
        "sprachniveau": "B1",
        "schulische_ausbildung": False,
        "geringer_integrationsbedarf": False,
        "integrationskurs_besucht": False,
    }
    results = decide(law.on(TODAY), facts).programmes
    assert results["integrationskurs"].route("anspruch_aufenthg_44").state == "closed"
    assert results["orientierungskurs"].route("anspruch_orientierungskurs").state == "open"


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"bezieht_sgb2": True}, "closed"),
        ({"bezieht_sgb2": True, "bezieht_asylblg": True}, "undecided"),
        ({"bezieht_sgb2": False}, "undecided"),
        ({"bezieht_asylblg": True, "beschaeftigt": True}, "closed"),
        ({"bezieht_asylblg": True, "beschaeftigt": False}, "undecided"),
    ],
)
def test_sgb2_benefits_bar_asylblg_benefits_unless_both_are_given_and_the_employed_work(law, facts, state):
    decision = decide(law.on(TODAY), {"status": "AufenthG § 25 Abs. 5", **facts})
    assert decision.state(law.routes["pflicht_asylblg"]) == state
    if facts.get("bezieht_sgb2") and "bezieht_asylblg" not in facts:
        told = document(decision)
        assert not any("bezieht_asylblg" in route["missing"] for programme in told["programmes"] for route in programme["routes"])
