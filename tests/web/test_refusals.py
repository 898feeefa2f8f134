"""What cannot be used is said in the reader's language, with the question's words; what may be meant is one press away."""

import re
from datetime import date

import pytest
from django.utils import translation

from anspruch.language.errors import InputError
from anspruch.language.knowledge import LEVELS
from anspruch.readings.decide import decide
from anspruch.web.check import inputs, refusals
from anspruch.web.languages import languages
from anspruch.web.site import statute

DAY = date(2026, 11, 28)
FACTS = statute.law().vocabulary


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(statute, "today", lambda: DAY)


def refused(name, **form):
    with pytest.raises(InputError) as raised:
        inputs.answer(FACTS[name], {f"{name}{part}": text for part, text in form.items()})
    return refusals.told(raised.value)


@pytest.mark.parametrize(
    ("day", "month", "year", "de", "en"),
    [
        ("31", "2", "1999", "Den 31. Februar 1999 gibt es nicht.", "There is no 31 February 1999."),
        ("29", "2", "2023", "Den 29. Februar 2023 gibt es nicht.", "There is no 29 February 2023."),
        ("1", "13", "1999", "Der Monat ist eine Zahl von 1 bis 12.", "The month is a number from 1 to 12."),
        ("", "0", "1999", "Der Monat ist eine Zahl von 1 bis 12.", "The month is a number from 1 to 12."),
        ("32", "1", "1999", "Der Tag ist eine Zahl von 1 bis 31.", "The day is a number from 1 to 31."),
        ("1", "1", "99", "Das Jahr hat vier Ziffern und liegt zwischen 1900 und 2100.", "The year has four digits and lies between 1900 and 2100."),
        ("x", "1", "1999", "Tag, Monat und Jahr sind Zahlen, zum Beispiel 21, 3 und 2024.", None),
        ("3", "", "1999", "Geben Sie mindestens das Jahr an; zum Tag gehört auch der Monat.", None),
    ],
)
def test_a_day_that_is_none_is_refused_in_words(day, month, year, de, en):
    form = {"_day": day, "_month": month, "_year": year}
    for code, told in (("de", de), ("en", en)):
        with translation.override(code):
            assert told is None or refused("geburtsdatum", **form) == told


@pytest.mark.parametrize(
    ("facts", "de"),
    [
        ({"geburtsdatum": "2030-01-01"}, "Geburtsdatum: Der Tag liegt nach dem 28. November 2026."),
        (
            {"titel_erteilt_am": "2024-01-01", "titel_gueltig_bis": "2023-01-01"},
            "Die Tage passen nicht zusammen: „Titel erteilt am“ liegt nach „Titel gültig bis“.",
        ),
        ({"geburtsdatum": "1990-01-01", "alter": "12"}, "„Alter“ passt nicht zu: Geburtsdatum. Prüfen Sie diese Antworten."),
        (
            {"status": "AsylG § 55", "titelart": "Aufenthaltserlaubnis"},
            "„Art des Titels“ passt nicht zu: Titel oder Status. Prüfen Sie diese Antworten.",
        ),
    ],
)
def test_answers_that_clash_are_named_by_their_questions(facts, de):
    with pytest.raises(InputError) as raised, translation.override("de"):
        decide(statute.on(DAY), facts)
    with translation.override("de"):
        assert refusals.told(raised.value) == de


@pytest.mark.parametrize("one", languages(), ids=lambda one: one.code)
@pytest.mark.parametrize("name", ["geburtsdatum", "alter", "brutto_jahr", "sprachniveau", "status", "kursart", "bezieht_sgb2", "titeldauer"])
def test_no_page_names_a_fact_as_programs_do(one, name):
    with translation.override(one.code):
        for text in ("@", "-1", "999999999999999999999"):
            told = refused(name, **{"": text})
            assert f"{name}:" not in told
            assert "<" not in told
            assert "2024-03-21" not in told


def test_every_level_on_the_page_is_read():
    for level in LEVELS:
        assert inputs.answer(FACTS["sprachniveau"], {"sprachniveau": level}) == level


@pytest.mark.parametrize(("typed", "taken"), [("Duldung", "AufenthG § 60c"), ("§ 220 AufenthG", "AufenthG § 22"), ("§ 7", "AufenthG § 7")])
def test_what_may_be_meant_is_taken_with_one_press(client, typed, taken):
    page = client.post("/de/check/question/1/", {"status": "", "status_line": typed})
    assert page.status_code == 422
    assert typed in page.text
    buttons = re.findall(r'name="status_take" value="([^"]+)"', page.text)
    assert taken in buttons
    for button in buttons:
        assert client.post("/de/check/question/1/", {"status": "", "status_line": typed, "status_take": button}).status_code == 302


def test_the_card_is_read_and_kept_as_it_is_cited(client):
    assert client.post("/de/check/question/1/", {"status_line": "§ 25 ABS. 2 AUFENTHG"}).status_code == 302
    assert '<option value="AufenthG § 25 Abs. 2" selected>' in client.get("/de/check/question/1/").text


def test_counsellors_take_an_offer_too(client):
    page = client.post("/de/check/counsel/", {"status_line": "Duldung"})
    assert page.status_code == 422
    assert 'name="status_take" value="AufenthG § 60d"' in page.text
    assert client.post("/de/check/counsel/", {"status_line": "Duldung", "status_take": "AufenthG § 60d"}).status_code == 200
