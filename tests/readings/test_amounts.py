"""The numbers beside the ways: what is waived is told to nobody it is waived for, and no hours of a course for others."""

from datetime import date

import pytest

from anspruch.readings.advice.amounts import concerning, whom
from anspruch.readings.decide import decide
from anspruch.statute.loader import load

LAW = load().on(date(2026, 11, 28))
STAFF = {"status": "AufenthG § 22 Satz 2", "titel_erteilt_am": "2024-03-21", "sprachniveau": "A2", "geburtsdatum": "1990-05"}
COSTS = {"kostenbeitrag_je_unterrichtseinheit", "kostenbeitrag_allgemeiner_kurs", "einkommensgrenze_kostenbefreiung"}


def names(programme, **facts):
    decision = decide(LAW, {**STAFF, **facts})
    return {amount.name for amount in concerning(decision, LAW.law.programme(programme))}


def test_every_number_named_is_one_of_the_law():
    assert whom().keys() <= {amount.name for programme in LAW.law.programmes.values() for amount in programme.amounts}


def test_costs_are_told_while_an_exemption_is_not_settled_and_not_to_whom_is_exempt():
    nothing = {"bezieht_sgb2": False, "bezieht_sgb12_hlu": False, "bezieht_asylblg": False, "bezieht_alg1": False}
    assert names("integrationskurs") >= COSTS
    assert names("integrationskurs", **nothing) >= COSTS
    assert not names("integrationskurs", bezieht_sgb2=True) & COSTS


@pytest.mark.parametrize(
    ("level", "hours"),
    [("A2", set()), ("B1", {"b2", "fachkurs"}), ("B2", {"c1", "fachkurs"}), ("C1", {"c2", "fachkurs"}), ("C2", {"fachkurs"})],
)
def test_only_the_hours_of_the_course_that_follows_are_told(level, hours):
    told = names("berufssprachkurs", sprachniveau=level)
    assert {name.removeprefix("unterrichtseinheiten_") for name in told if name.startswith("unterrichtseinheiten_")} == hours


def test_a_special_kind_of_course_has_its_own_hours_beside_it():
    general, special = ({name for name in names("integrationskurs", kursart=kind) if "einheiten" in name} for kind in ("allgemein", "jugend"))
    assert "unterrichtseinheiten_allgemein" in general - special
    assert "unterrichtseinheiten_sprachkurs" in special - general
