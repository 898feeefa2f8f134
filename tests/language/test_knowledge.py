"""Facts as people know them: exactly, in part, or not at all; and errors in one sentence."""

from datetime import date

import pytest

from anspruch.language.errors import InputError
from anspruch.language.knowledge import Interval
from anspruch.readings.decide import decide

DAY = date(2024, 3, 21)


def _ordinal(text):
    return date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("sprachniveau", "b1", 3),
        ("sprachniveau", "<B1", Interval(0, 2)),
        ("sprachniveau", "<A1", 0),
        ("sprachniveau", "A1..B1", Interval(1, 3)),
        ("einreise_am", "2021", Interval(_ordinal("2021-01-01"), _ordinal("2021-12-31"))),
        ("einreise_am", "2019-03", Interval(_ordinal("2019-03-01"), _ordinal("2019-03-31"))),
        ("einreise_am", "21.3.2024", _ordinal("2024-03-21")),
        ("einreise_am", "<2019-08-01", Interval(None, _ordinal("2019-07-31"))),
        ("einreise_am", ">2019", Interval(_ordinal("2020-01-01"), None)),
        ("alter", ">=18", Interval(18, None)),
        ("kinder", "2", 2),
        ("fussweg_km", "2.5", 2.5),
        ("bezieht_sgb2", "ja", True),
        ("bezieht_sgb2", "weiß nicht", None),
        ("staatsangehoerigkeit", "no", "NO"),
        ("land", "BW", "DE-BW"),
        ("titeldauer", "24 Monate", 24 * 32),
    ],
)
def test_values_are_read(law, name, raw, value):
    assert law.vocabulary.read(name, raw) == value


@pytest.mark.parametrize(
    ("facts", "english"),
    [
        ({"sprachnivau": "A1"}, "Did you mean “sprachniveau”?"),
        ({"sprachniveau": "D1"}, "expected: a level"),
        ({"einreise_am": "2024-02-30"}, "expected: a date"),
        ({"einreise_am": 20240230}, "expected: a date"),
        ({"bezieht_sgb2": "vielleicht"}, "expected: yes or no"),
        ({"bezieht_sgb2": 1}, "expected: yes or no"),
        ({"kinder": -1}, "expected: a number"),
        ({"kinder": 1.5}, "expected: a number"),
        ({"brutto_jahr": "30.000"}, "expected: an amount"),
        ({"brutto_jahr": "nan"}, "expected: an amount"),
        ({"staatsangehoerigkeit": "Afghanistan"}, "two-letter"),
        ({"staatsangehoerigkeit": "ZZ"}, "two-letter"),
        ({"kursart": "abendkurs"}, "allgemein"),
        ({"status": "§ 220 Satz 2"}, "Did you mean “AufenthG § 22 Satz 2”?"),
        ({"status": "Duldung"}, "may mean: AufenthG § 60a, AufenthG § 60b"),
        ({"status": "AufenthG § 220"}, "not a status known here"),
        ({"status": ["AufenthG § 22"]}, "expected: a citation"),
        ({"geburtsdatum": "2030-01-01"}, "lies after the day asked"),
        ({"titel_erteilt_am": "2024-01-01", "titel_gueltig_bis": "2023-01-01"}, "lies after “titel_gueltig_bis”"),
        ({"geburtsdatum": "1990-01-01", "alter": 12}, "contradicts geburtsdatum"),
        ({"sprachniveau": "B1", "einfache_verstaendigung": False}, "contradicts what follows from sprachniveau"),
        ({"status": "AsylG § 55", "titelart": "Aufenthaltserlaubnis"}, "“titelart” contradicts what follows from status"),
        ({"status": "AufenthG § 30", "staatsangehoerigkeit": "DE"}, "A German holds no residence title"),
    ],
)
def test_what_cannot_be_used_gets_one_sentence(law, facts, english):
    with pytest.raises(InputError) as raised:
        decide(law.on(DAY), facts)
    assert english in raised.value.en
    assert "\n" not in raised.value.de + raised.value.en


def test_a_day_before_the_law_is_refused(law):
    with pytest.raises(InputError, match="2005-01-01"):
        law.on(date(2004, 12, 31))


@pytest.mark.parametrize(
    ("status", "issued", "titel"),
    [
        ("AufenthG § 18a", "2019-05-01", {"AufenthG § 18a (bis 2020-02-29)"}),
        ("AufenthG § 18a", "2020-03-01", {"AufenthG § 18a"}),
        ("AufenthG § 18a", None, {"AufenthG § 18a", "AufenthG § 18a (bis 2020-02-29)"}),
        ("AufenthG § 30", None, {"AufenthG § 30"}),
    ],
)
def test_a_citation_means_what_it_meant_when_the_title_was_issued(law, status, issued, titel):
    person = law.on(DAY).person({"status": status, "titel_erteilt_am": issued})
    assert {str(one) for one in person["titel"]} == titel


def test_a_running_fiktion_stands_for_the_status_before(law):
    person = law.on(DAY).person({"status": "AufenthG § 81 Abs. 4", "frueherer_status": "AufenthG § 30"})
    assert {str(one) for one in person["titel"]} == {"AufenthG § 30"}
    assert "titel" not in law.on(DAY).person({"status": "AufenthG § 81 Abs. 5"})


def test_the_age_is_complete_on_the_birthday(law):
    facts = {"geburtsdatum": "2006-03-21"}
    assert law.on(DAY).person(facts)["alter"] == 18
    assert law.on(DAY).person(facts, date(2024, 3, 20))["alter"] == 17
    assert law.on(DAY).person({"geburtsdatum": "2006"})["alter"] == Interval(17, 18)


@pytest.mark.parametrize(("text", "value"), [("20.000,50", 20000.5), ("1,5", 1.5), ("1.234.567,8", 1234567.8), ("20000", 20000)])
def test_an_amount_may_have_a_decimal_comma(law, text, value):
    assert law.vocabulary.read("brutto_jahr", text) == value
