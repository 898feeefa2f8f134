"""Known cases under a motion: what changes is what decide says, and what is surprising comes first."""

import pytest

from anspruch import motion
from anspruch.cases import shipped
from anspruch.language.errors import InputError
from anspruch.motion.answers import answers
from anspruch.readings.decide import decide
from anspruch.statute import yaml12
from anspruch.statute.loader import load

LAW = load()
CASES = [case for path in shipped() for case in yaml12.read(path)]
STAFF = {
    "id": "ortskraft", "date": "2024-03-21", "question": "integrationskurs",
    "facts": {
        "status": "AufenthG § 22 Satz 2", "titel_erteilt_am": "2024-01-10", "titel_gueltig_bis": "2027-01-10", "sprachniveau": "A1",
        "sprachniveau_bei_erteilung": "keine", "schulische_ausbildung": False, "geringer_integrationsbedarf": False,
        "integrationskurs_besucht": False,
    },
}  # fmt: skip


def test_local_staff_get_the_entitlement_in_the_place_of_the_admission():
    (one,) = [one for one in answers(motion.find("ortskraefte"), LAW, [STAFF]).changed if one.programme == "integrationskurs"]
    assert one.routes["anspruch_aufenthg_44"] == ("closed", "open")
    assert one.routes["zulassung_bamf"] == ("possible", "closed")
    assert not one.worse


def test_the_duty_that_comes_with_it_is_a_surprise():
    (one, *_) = answers(motion.find("ortskraefte"), LAW, [STAFF], {"pflicht": "mit"}).changed
    assert one.routes["pflicht_anspruch"] == ("closed", "open")
    assert one.worse
    assert one.surprising


@pytest.mark.slow
def test_what_changes_is_what_decide_says_on_the_day_of_the_case():
    bill = motion.find("bundesrat_756_13")
    found = answers(bill, LAW, CASES)
    assert found.asked == len(CASES)
    for one in found.changed:
        before, after = (decide(law, one.case["facts"]) for law in motion.moved(bill, LAW, {}, one.day).on())
        for name, (old, new) in one.routes.items():
            assert (before.programmes[one.programme].route(name).state, after.programmes[one.programme].route(name).state) == (old, new)
    surprises = [one.surprising for one in found.changed]
    assert surprises == sorted(surprises, reverse=True)


def test_the_motion_for_local_staff_changes_their_cases_and_no_others():
    staff = {case["id"] for case in CASES if case["facts"].get("status") == "AufenthG § 22 Satz 2"}
    changed = {one.case["id"] for one in answers(motion.find("ortskraefte"), LAW, CASES, {"uebergang": "mit"}).changed}
    assert {case for case in staff if case.startswith(("ortskraft-2021-22-satz-2-zulassung", "ortskraft-2022"))} <= changed <= staff


def test_a_way_that_is_taken_away_is_closed(tmp_path):
    bill = motion.find("bundesrat_756_13")
    change = {
        "programme": "integrationskurs",
        "routes": [{"name": "zulassung_bamf", "removed": True}],
        "values": [{"name": "vorrang", "removed": True}],
    }
    taken = bill._replace(choices=(), demands=(bill.demands[0]._replace(amendment={"programmes": [change]}),))
    (one,) = answers(taken, LAW, [STAFF]).changed
    assert one.routes == {"zulassung_bamf": ("possible", "closed")}
    assert one.words["vorrang"][1] == "no"
    assert one.surprising


def test_a_motion_that_does_not_touch_a_case_changes_nothing():
    spouse = {**STAFF, "facts": {**STAFF["facts"], "status": "AufenthG § 30"}}
    assert answers(motion.find("ortskraefte"), LAW, [spouse], {"uebergang": "mit"}).changed == ()


def test_a_case_that_cannot_be_decided_is_named_and_a_malformed_one_refused():
    odd = {**STAFF, "facts": {**STAFF["facts"], "titel_gueltig_bis": "2020-01-01"}}
    assert list(answers(motion.find("ortskraefte"), LAW, [odd]).refused) == ["ortskraft"]
    with pytest.raises(InputError):
        answers(motion.find("ortskraefte"), LAW, [{"id": "x"}])
