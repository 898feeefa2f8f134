"""Whoever answers something that cannot be is led to each answer concerned, and out again; nothing typed is lost."""

import html
import re
from datetime import date

import pytest

from anspruch.language.errors import InputError
from anspruch.readings.decide import decide
from anspruch.web.check import answers as kept
from anspruch.web.check.answers import Answers
from anspruch.web.languages import languages
from anspruch.web.site import statute

DAY = date(2026, 11, 28)
VISA = {"status": "AufenthG § 18a", "titelart": "Visum"}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(statute, "today", lambda: DAY)


def own(client):
    return kept.read(type("Request", (), {"COOKIES": {name: one.value for name, one in client.cookies.items()}}))


def have(client, facts):
    response = client.get("/de/check/")
    kept.keep(response, Answers.of(facts))
    client.cookies[kept.COOKIE] = response.cookies[kept.COOKIE].value


def test_a_changed_answer_that_contradicts_another_leads_to_it_and_can_take_its_place(client):
    have(client, VISA)
    page = client.post("/de/check/question/1/?then=answers", {"status": "AsylG § 55"})
    assert page.status_code == 422
    assert 'href="/de/check/question/2/?then=answers">Art des Titels: Visum – ändern</a>' in page.text
    assert '<option value="AsylG § 55" selected>' in page.text
    assert 'name="drop" value="titelart"' in page.text
    assert own(client).facts == VISA
    done = client.post("/de/check/question/1/?then=answers", {"status": "AsylG § 55", "drop": "titelart"})
    assert (done.status_code, done.headers["Location"]) == (302, "/de/check/answers/")
    assert own(client).facts == {"status": "AsylG § 55"}


def test_answers_that_contradict_one_after_the_other_can_be_given_up_one_after_the_other(client):
    have(client, {**VISA, "titel_erteilt_am": "2024-01-01", "aufenthaltserlaubnis_seit": "2023-01-01"})
    form, dropped = {"status": "AsylG § 55"}, []
    for _ in range(9):
        page = client.post("/de/check/question/1/", {**form, "drop": dropped})
        if page.status_code == 302:
            break
        offered = re.findall(r'<button[^>]* name="drop" value="(\w+)"', page.text)
        assert offered
        assert re.findall(r'<input type="hidden" name="drop" value="(\w+)"', page.text) == dropped
        dropped.append(offered[0])
    assert page.status_code == 302
    assert own(client).facts["status"] == "AsylG § 55"


@pytest.mark.parametrize(
    ("facts", "name", "value", "other"),
    [
        ({"status": "AufenthG § 18a"}, "staatsangehoerigkeit", "DE", "status"),
        ({"land": "DE-BW"}, "wohnsitz_inland", "false", "land"),
        ({"titel_gueltig_bis": "2020-01-01"}, "titel_erteilt_am", "2024-01-01", "titel_gueltig_bis"),
        ({"geburtsdatum": "1990-01-01"}, "alter", "12", "geburtsdatum"),
    ],
)
def test_every_contradiction_names_the_other_answer_on_both_pages(client, facts, name, value, other):
    label = statute.law().vocabulary[other].label["de"]
    have(client, facts)
    page = client.post("/de/check/question/9/", {"fact": name, name: value}).text
    assert f'name="drop" value="{other}"' in page
    assert re.search(rf'href="/de/check/question/1/">{re.escape(label)}: ', page)
    form = {**facts, name: value}
    parts = {
        f"{key}_{part}": text
        for key, day in form.items()
        if "-" in day and day[:4].isdigit()
        for part, text in zip(("year", "month", "day"), day.split("-"), strict=True)
    }
    page = client.post("/de/check/counsel/", {key: text for key, text in {**form, **parts}.items() if f"{key}_year" not in parts})
    assert page.status_code == 422
    assert {f"f-{name}", f"f-{other}"} <= set(re.findall(r'href="#([\w-]+)"', page.text))


def test_whatever_clashes_is_a_clash_with_facts():
    for facts in ({"status": "AufenthG § 18a", "staatsangehoerigkeit": "DE"}, {"land": "DE-BW", "wohnsitz_inland": "false"}):
        with pytest.raises(InputError) as raised:
            decide(statute.on(DAY), facts)
        assert set(raised.value.facts) == set(facts)


BAD = {
    "alter": "abc",
    "wochenarbeitszeit": "abc",
    "geburtsdatum_day": "3",
    "geburtsdatum_year": "1990",
    "status_line": "Unsinn",
    "sprachniveau": "Z9",
    "bezieht_sgb2": "vielleicht",
    "brutto_jahr": "viel",
    "day": "gestern",
}


@pytest.mark.parametrize("one", languages(), ids=lambda one: one.code)
def test_each_mistake_names_its_question_and_stands_beside_its_field(client, one):
    answer = client.post(f"/{one.code}/check/counsel/", BAD)
    assert answer.status_code == 422
    summary = answer.text.partition('role="alert"')[2].partition("</ul>")[0]
    lines = [html.unescape(re.sub(r"<[^>]*>", "", line)) for line in re.findall(r"<li[^>]*>(.*?)</li>", summary, re.DOTALL)]
    names = re.findall(r'data-field="(\w+)"', summary)
    assert len(lines) == len(set(lines)) == len(names) >= len(BAD) - 2
    for name in names:
        target = f"q-{name}" if name == "day" else f"f-{name}"
        assert f'href="#{target}"' in summary
        assert answer.text.count(f'id="{target}"') == 1
        assert answer.text.count(f'<p class="kern-error" id="p-{name}">') == 1
        assert f'aria-describedby="p-{name}"' in answer.text
    assert re.search(r'id="f-alter" name="alter" aria-invalid="true" aria-describedby="p-alter"', answer.text)
    live = client.post(f"/{one.code}/check/counsel/live/", BAD).text
    assert re.findall(r'data-field="(\w+)"', live) == names


def test_a_mistake_in_german_names_its_question(client):
    page = client.post("/de/check/counsel/", {"alter": "abc"}).text
    assert ">Alter: Geben Sie eine Zahl von 0 bis 130 ein.</a>" in page


def test_no_field_is_marked_where_nothing_is_wrong(client):
    page = client.post("/de/check/counsel/", VISA).text
    assert "aria-invalid" not in page
    assert "kern-error" not in page
