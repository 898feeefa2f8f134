"""Which ways a status has today, as counsellors' tables have it (the law of August 2026; sources in src/anspruch/law)."""

from datetime import date

import pytest

from anspruch.readings.decide import decide

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
