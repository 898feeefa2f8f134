"""What must hold of the ways beside the Integrationskurs: a lapsed right stays lapsed, what is not shown stays unknown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.language.calendar import Period, add
from anspruch.language.errors import InputError
from anspruch.readings.decide import decide

FIRST = date(2016, 7, 1)
RIGHT = "berufssprachkurs_berechtigung"
PROTECTED = {"status": "AufenthG § 25 Abs. 2", "sprachniveau": "B1"}
ABROAD = {"status": "keiner", "wohnsitz_inland": False}
days = st.dates(FIRST, date(2028, 12, 31))


def _after(day: date, months: int) -> date:
    return date.fromordinal(add(day.toordinal(), Period(months, 0)))


def _state(law, day: date | str, route: str, facts: dict) -> str:
    day = date.fromisoformat(day) if isinstance(day, str) else day
    decision = decide(law.on(day), facts)
    return next(decision.state(one) for one in law.routes.values() if one.name == route)


def _word(law, day: str, word: str, facts: dict) -> str:
    return decide(law.on(date.fromisoformat(day)), facts).result("berufssprachkurs").values[word]


# --- DeuFöV § 6: the right to attend


@given(days, st.integers(1, 900), st.integers(0, 900))
def test_a_lapsed_right_never_comes_back_by_a_later_registration(law, issued, late, later):
    registered = _after(issued, 3) + timedelta(days=late)
    facts = PROTECTED | {"berufssprachkurs_berechtigung_am": issued.isoformat(), "berufssprachkurs_anmeldung_am": registered.isoformat()}
    assert _state(law, registered + timedelta(days=later), RIGHT, facts) == "closed"


@given(days, st.integers(0, 89), st.integers(1, 700))
def test_a_right_used_in_time_lasts_until_the_test(law, issued, waited, later):
    registered = min(issued + timedelta(days=waited), _after(issued, 3))
    facts = PROTECTED | {"berufssprachkurs_berechtigung_am": issued.isoformat(), "berufssprachkurs_anmeldung_am": registered.isoformat()}
    day = issued + timedelta(days=later)
    before = _after(issued, 24) >= day and (registered <= day or _after(issued, 3) >= day)
    assert (_state(law, day, RIGHT, facts) == "open") == before
    passed = facts | {"berufssprachkurs_erfolg_am": day.isoformat()}
    if registered <= day:
        assert _state(law, day, RIGHT, passed) == "closed"


@given(st.dates(FIRST, date(2026, 1, 31)), st.integers(0, 900), st.sampled_from([True, False, None]))
def test_what_had_lapsed_before_may_2026_does_not_revive_abroad(law, issued, later, project):
    facts = ABROAD | {"grenzprojekt": project, "berufssprachkurs_berechtigung_am": issued.isoformat()}
    assert _state(law, _after(issued, 3) + timedelta(days=1 + later), RIGHT, facts) == "closed"


@pytest.mark.parametrize(
    ("day", "issued", "project", "state"),
    [
        ("2026-11-01", "2026-06-01", True, "closed"),
        ("2026-11-01", "2026-06-01", False, "open"),
        ("2026-11-01", "2026-06-01", None, "undecided"),
        ("2026-08-15", "2026-06-01", None, "open"),
        ("2026-06-01", "2026-02-10", False, "undecided"),
        ("2026-11-11", "2026-02-10", False, "closed"),
    ],
)
def test_nine_months_are_for_people_abroad_and_not_for_border_projects(law, day, issued, project, state):
    facts = ABROAD | {"grenzprojekt": project, "berufssprachkurs_berechtigung_am": issued}
    assert _state(law, day, RIGHT, facts) == state


def test_a_registration_known_in_part_is_not_late_for_certain(law):
    facts = PROTECTED | {"berufssprachkurs_berechtigung_am": "2024-12-15", "berufssprachkurs_anmeldung_am": "2025-03"}
    assert _state(law, "2025-06-02", RIGHT, facts) == "undecided"


# --- DeuFöV §§ 2, 4, 13: who gets in


@pytest.mark.parametrize(
    ("day", "facts", "state"),
    [
        ("2024-11-01", {"sprachniveau": "A2"}, "undecided"),
        ("2024-11-01", {"sprachniveau": "A2", "integrationskurs_besucht": False}, "closed"),
        ("2024-11-01", {"sprachniveau": "A2", "integrationskurs_besucht": True}, "possible"),
        ("2026-11-01", {"sprachniveau": "A2", "integrationskurs_besucht": True}, "possible"),
        ("2026-11-01", {"sprachniveau": "A2", "integrationskurs_besucht": False, "stellenangebot": False}, "undecided"),
        ("2026-11-01", {"sprachniveau": "A1", "integrationskurs_besucht": False, "stellenangebot": True}, "undecided"),
        ("2026-11-01", {"sprachniveau": "A2", "integrationskurs_besucht": False, "stellenangebot": True}, "possible"),
        ("2026-11-01", {"sprachniveau": "C2"}, "undecided"),
        ("2026-11-01", {"sprachniveau": "B2"}, "possible"),
        ("2026-11-01", {"sprachniveau": "B1", "alter": 12}, "undecided"),
        ("2026-11-01", {"sprachniveau": "B1", "alter": 17, "vollzeitschulpflichtig": False}, "possible"),
    ],
)
def test_below_b1_at_c2_and_at_school_what_is_unknown_stays_so(law, day, facts, state):
    assert _state(law, day, "berufssprachkurs_agentur", {"status": "AufenthG § 25 Abs. 2", "arbeitslos_gemeldet": True} | facts) == state


@pytest.mark.parametrize(("background", "state"), [(False, "closed"), (None, "possible"), (True, "possible")])
def test_another_first_language_indicates_a_background_and_does_not_override_a_known_absence(law, background, state):
    facts = {"status": "GG Art. 116", "erstsprache_deutsch": False, "migrationshintergrund": background}
    assert _state(law, "2026-04-01", "berufssprachkurs_agentur", facts | {"arbeitslos_gemeldet": True, "sprachniveau": "B1"}) == state


@pytest.mark.parametrize("facts", [{"status": "keiner"}, {"status": "AufenthG § 25 Abs. 2", "wohnsitz_inland": False}])
@pytest.mark.parametrize("day", ["2019-03-01", "2025-03-01", "2026-11-01"])
def test_the_jobcenter_obliges_nobody_who_gets_no_benefits_from_it(law, day, facts):
    assert _state(law, day, "berufssprachkurs_pflicht_jobcenter", facts) == "closed"


# --- DeuFöV § 4 Abs. 4: the contribution


@pytest.mark.parametrize(
    ("facts", "owed", "exempt"),
    [
        ({"grenzprojekt": True, "bezieht_alg1": True, "beschaeftigt": True}, "no", "yes"),
        ({"ausbildungsvertrag": True, "beschaeftigt": True}, "unknown", "unknown"),
        ({"ausbildungsvertrag": True, "beschaeftigt": True, "beschaeftigung_ab_1_jahr": True}, "unknown", "unknown"),
        ({"beschaeftigt": True, "beschaeftigung_ab_1_jahr": True, "brutto_jahr": 1000}, "yes", "no"),
        ({"beschaeftigt": True, "beschaeftigung_ab_1_jahr": False, "brutto_jahr": 1000}, "no", "yes"),
    ],
)
def test_only_a_job_from_abroad_loses_the_exemptions(law, facts, owed, exempt):
    assert (_word(law, "2026-11-01", "kostenbeitrag", ABROAD | facts), _word(law, "2026-11-01", "kostenbefreiung", ABROAD | facts)) == (owed, exempt)


# --- AufenthG § 12a: the residence rule


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        ({"status": "AufenthG § 25 Abs. 2", "titel_erteilt_am": "2024-08-01", "titel_erstmals_erteilt": True}, "yes"),
        ({"status": "AufenthG § 25 Abs. 2", "titel_erteilt_am": "2024-08-01", "titel_erstmals_erteilt": False}, "unknown"),
        ({"status": "AufenthG § 25 Abs. 2", "titel_erteilt_am": "2021-08-01", "titel_erstmals_erteilt": False}, "no"),
        ({"status": "AufenthG § 25 Abs. 3", "titel_erteilt_am": "2024-08-01", "titel_erstmals_erteilt": False}, "no"),
        ({"status": "AufenthG § 36a Abs. 1 Satz 1 Alt. 1", "titel_erteilt_am": "2026-01-01"}, "unknown"),
        ({"status": "AufenthG § 28 Abs. 1 Satz 1 Nr. 1", "titel_erteilt_am": "2026-01-01"}, "no"),
    ],
)
def test_first_time_counts_for_admission_and_not_for_protection_and_family_follows(law, facts, word):
    assert _word(law, "2026-11-01", "umzug_zum_kurs", facts | {"kurs_nur_anderswo": True}) == word


# --- guidelines and Länder


@pytest.mark.parametrize(
    ("day", "facts", "state"),
    [
        ("2022-05-01", {"status": "GG Art. 116"}, "closed"),
        ("2026-11-01", {"status": "GG Art. 116"}, "closed"),
        ("2022-05-01", {"status": "keiner", "staatsangehoerigkeit": "UA", "einreise_am": "2022-03-10"}, "possible"),
        ("2026-11-01", {"status": "keiner", "staatsangehoerigkeit": "UA", "einreise_am": "2022-03-10"}, "undecided"),
        ("2026-11-01", {"status": "AufenthG § 24", "alter": 10}, "undecided"),
        ("2026-11-01", {"status": "AufenthG § 24", "alter": 10, "vollzeitschulpflichtig": True}, "closed"),
        ("2026-11-01", {"status": "AufenthG § 24"}, "possible"),
    ],
)
def test_an_initial_orientation_course_is_for_adults_seeking_protection(law, day, facts, state):
    assert _state(law, day, "eok_foerderrichtlinie", facts) == state


NOT_SHOWN = [
    ("2023-06-01", "DE-BB", "deutschkurse_bb", {"status": "AufenthG § 24", "staatsangehoerigkeit": "UA", "alter": 30}, "undecided"),
    ("2020-06-01", "DE-BB", "deutsch_fuer_fluechtlinge_esf_bb", {"status": "AufenthG § 60c"}, "possible"),
    ("2016-06-01", "DE-BY", "sprachfoerderung_asyl_by", {"status": "AufenthG § 60a Abs. 2 Satz 1"}, "undecided"),
    ("2019-06-01", "DE-SL", "deutschkurse_sl", {"status": "AufenthG § 30"}, "undecided"),
    ("2019-06-01", "DE-NI", "sprachkurse_nebg", {"status": "AsylG § 55"}, "undecided"),
    ("2019-06-01", "DE-RP", "sprachziel_deutsch", {"status": "AsylG § 55"}, "undecided"),
    ("2024-06-01", "DE-SN", "landessprachkurse_sn", {"status": "AufenthG § 24", "alter": 10}, "closed"),
    ("2026-06-01", "DE-SN", "landessprachkurse_sn", {"status": "AufenthG § 24", "alter": 10}, "closed"),
    ("2026-06-01", "DE-BB", "deutschkurse_bb", {"status": "AufenthG § 24", "alter": 10}, "closed"),
    ("2024-06-01", "DE-BW", "vwv_deutsch", {"status": "AufenthG § 24", "alter": 10}, "undecided"),
    ("2024-06-01", "DE-HB", "kommunale_sprachkurse_hb", {"status": "GG Art. 116", "erstsprache_deutsch": True}, "closed"),
    ("2024-06-01", "DE-HB", "kommunale_sprachkurse_hb", {"status": "GG Art. 116"}, "undecided"),
    ("2024-06-01", "DE-HB", "kommunale_sprachkurse_hb", {"status": "keiner"}, "possible"),
    (
        "2024-06-01",
        "DE-HB",
        "kommunale_sprachkurse_hb",
        {"status": "BVFG § 4 Abs. 1", "erstsprache_deutsch": False, "schulische_ausbildung": False, "integrationskurs_besucht": False},
        "closed",
    ),
]


@pytest.mark.parametrize(("day", "land", "offer", "facts", "state"), NOT_SHOWN)
def test_a_land_s_offer_is_undecided_where_no_source_speaks_and_keeps_its_conditions(law, day, land, offer, facts, state):
    assert _state(law, day, f"land_{offer}", {"land": land} | facts) == state


def test_nobody_lives_in_a_land_and_not_in_germany(law):
    with pytest.raises(InputError, match="in keinem Bundesland"):
        decide(law.on(date(2026, 11, 1)), {"land": "DE-BW", "wohnsitz_inland": False})
