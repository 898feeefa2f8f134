"""What people type is read as they mean it: in the digits and the signs of their language, whatever their keyboard or a copied text adds."""

import sys
import unicodedata
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from anspruch.language.errors import InputError
from anspruch.web.check import answers as kept
from anspruch.web.check import inputs, refusals, typed, words
from anspruch.web.languages import languages
from anspruch.web.site import statute

DAY = date(2026, 11, 28)
FACTS = statute.law().vocabulary
MONEY = FACTS["brutto_jahr"]
ZEROS = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Nd" and unicodedata.decimal(chr(code)) == 0]
UNSEEN = [*"\u2066\u2067\u2068\u2069\u200e\u200f\u00ad\u200b\u200c\u200d\u2060\ufeff"]


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(statute, "today", lambda: DAY)


def own(client):
    return kept.read(type("Request", (), {"COOKIES": {name: one.value for name, one in client.cookies.items()}})).facts


def refused(name, **form):
    with pytest.raises(InputError) as raised:
        inputs.answer(FACTS[name], {f"{name}{part}": text for part, text in form.items()})
    return refusals.told(raised.value)


def in_script(text, zero):
    return "".join(chr(ord(zero) + int(sign)) if sign.isdigit() else sign for sign in text)


@given(zero=st.sampled_from(ZEROS), day=st.dates(date(1900, 1, 1), DAY), unseen=st.sampled_from(["", *UNSEEN]))
def test_a_day_is_read_in_the_digits_of_every_script(zero, day, unseen):
    form = {f"geburtsdatum_{part}": unseen + in_script(str(getattr(day, part)), zero) + unseen for part in ("day", "month", "year")}
    assert inputs.answer(FACTS["geburtsdatum"], form) == day.isoformat()


@pytest.mark.parametrize("code", ["ar", "prs", "ps"])
def test_a_birthday_in_eastern_digits_is_taken_on_both_pages(client, code):
    form = {"geburtsdatum_day": "۳", "geburtsdatum_month": "٤", "geburtsdatum_year": "۱۹۸۵"}
    assert client.post(f"/{code}/check/question/1/", {"fact": "geburtsdatum", **form}).status_code == 302
    assert own(client)["geburtsdatum"] == "1985-04-03"
    assert client.post(f"/{code}/check/counsel/", {**form, "geburtsdatum_year": "١٩٨٠", "day": "۲۰۲۶-۰۶-۳۰"}).status_code == 200
    assert own(client)["geburtsdatum"] == "1980-04-03"


@pytest.mark.parametrize("year", ["1364", "۱۳۶۴", "1405", "2568"])
def test_a_year_of_another_calendar_is_told_which_calendar_counts(year):
    with translation.override("de"):
        told = refused("geburtsdatum", _year=year)
        assert "gregorianischen Kalender" in told
        assert str(int(year)) in told
    with translation.override("en"):
        assert "Gregorian calendar" in refused("geburtsdatum", _year=year)


@given(unseen=st.sampled_from(UNSEEN), at=st.integers(0, len("§ 25 Abs. 2 AufenthG")), space=st.sampled_from(["\u00a0", "\u202f", "\u2009", " "]))
def test_what_nobody_sees_in_a_status_is_as_if_it_were_not_there(unseen, at, space):
    line = "§ 25 Abs. 2 AufenthG"
    form = {"status": "", "status_line": (line[:at] + unseen + line[at:]).replace(" ", space)}
    assert inputs.answer(FACTS["status"], form) == "AufenthG § 25 Abs. 2"


@pytest.mark.parametrize("unseen", UNSEEN)
def test_no_message_repeats_what_nobody_sees(client, unseen):
    for text in ("Dul{}dung", "{}§ 999{} AufenthG{}", "Qu{}atsch"):
        for code in ("de", "en"):
            with translation.override(code):
                assert unseen not in refused("status", _line=text.replace("{}", unseen)).strip("⟦⟧")


def read(code, text):
    with translation.override(code):
        return inputs.answer(MONEY, {"brutto_jahr": text})


@pytest.mark.parametrize(
    ("code", "text", "given"),
    [
        ("de", "20.000", "20000"),
        ("de", "20 000", "20000"),
        ("de", "20\u202f000", "20000"),
        ("de", "20'000", "20000"),
        ("de", "20.000,50", "20000.5"),
        ("de", "20000,50 €", "20000.5"),
        ("de", "20.000,– €", "20000"),
        ("de", "EUR 20.000", "20000"),
        ("de", "1.234.567,89 Euro", "1234567.89"),
        ("de", "20,000.50", "20000.5"),
        ("de", "20000.5", "20000.5"),
        ("de", "<20.000", "<20000"),
        ("de", "20.000..30.000", "20000..30000"),
        ("en", "20,000.50", "20000.5"),
        ("en", "20,000", "20000"),
        ("en", "20000,5", "20000.5"),
        ("tr", "20.000,50", "20000.5"),
        ("fr", "20 000,50 €", "20000.5"),
        ("uk", "20 000,5", "20000.5"),
        ("ar", "٢٠٬٠٠٠٫٥", "20000.5"),
        ("prs", "۲۰٬۰۰۰ یورو", "20000"),
    ],
)
def test_money_is_read_as_it_is_written(code, text, given):
    assert read(code, text) == given


@pytest.mark.parametrize(("code", "text"), [("de", "20,000"), ("en", "20.000"), ("de", "1,125")])
def test_money_that_may_be_two_amounts_is_never_guessed(code, text):
    with translation.override(code):
        told = refused("brutto_jahr", **{"": text})
    assert text in told
    assert {"de": "nicht eindeutig", "en": "may mean"}[code] in told


@pytest.mark.parametrize("text", ["20.00.000", "2.0000", "20k", "20 00", "-5", "1,2,3", "20.000.00", "zwanzig", "20 € 50", "20 Eurocent"])
def test_what_is_no_amount_is_refused(text):
    with translation.override("de"):
        assert "zum Beispiel 20000" in refused("brutto_jahr", **{"": text})


@settings(max_examples=settings.default.max_examples // 2)
@given(one=st.sampled_from(languages()), cents=st.integers(0, 10**9))
def test_an_amount_shown_in_a_field_is_read_as_the_same_amount(one, cents):
    with translation.override(one.code):
        amount = typed.money(str(cents // 100) + (f".{cents % 100:02}" if cents % 100 else ""), one)
        assert float(amount) == cents / 100
        assert typed.money(typed.plain(str(inputs.shown(MONEY, amount))), one) == amount


def test_an_amount_is_shown_with_its_cents(client):
    client.post("/de/check/counsel/", {"brutto_jahr": "20000.5"})
    assert own(client)["brutto_jahr"] == "20000.5"
    assert "20.000,50 €" in client.get("/de/check/answers/").text
    assert 'value="20.000,50"' in client.get("/de/check/counsel/").text
    assert 'value="20.000,50"' in client.get("/de/check/question/1/").text
    with translation.override("de"):
        assert words.value(MONEY, "<30000") == "bis 30.000 €"
