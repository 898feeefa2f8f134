"""What people read and write: values in their words, every group explained, every provision one click away."""

import re

import pytest
from django.utils import translation

from anspruch.web.check import words
from anspruch.web.languages import languages
from anspruch.web.site import statute


@pytest.mark.parametrize(
    ("value", "de", "en"),
    [
        ("1990", "1990", "1990"),
        ("1990-02", "Februar 1990", "February 1990"),
        ("1990-12", "Dezember 1990", "December 1990"),
        ("1990-01-31", "31.01.1990", "31 Jan 1990"),
        ("1990..1991", "01.01.1990 bis 31.12.1991", None),
        ("<1990", "bis 31.12.1989", None),
    ],
)
def test_a_year_is_told_as_a_year_and_a_month_as_a_month(value, de, en):
    fact = statute.law().vocabulary["geburtsdatum"]
    for code, told in (("de", de), ("en", en)):
        with translation.override(code):
            assert told is None or words.value(fact, value) == told


@pytest.mark.parametrize("one", languages(), ids=lambda one: one.code)
def test_the_provisions_of_a_way_lead_to_their_pages(client, one):
    client.post("/de/check/question/1/", {"status_line": "AufenthG § 25 Abs. 2"})
    page = client.get(f"/{one.code}/check/result/anspruch_aufenthg_44/")
    assert page.status_code == 200
    targets = re.findall(rf'href="(/{one.code}/law/AufenthG/[^"]*)"', page.text)
    assert targets
    for target in set(targets):
        assert client.get(target).status_code == 200


def test_help_and_plain_language_explain_every_group_of_the_result(client):
    groups = ["Anspruch", "Zulassung möglich", "Verpflichtung", "Offen für alle", "Hängt ab von", "Derzeit nicht"]
    for group in groups:
        assert group in client.get("/de/help/").text
        assert f"<strong>{group}</strong>" in client.get("/de/plain/").text


def test_plain_language_does_not_promise_that_closing_the_window_deletes(client):
    page = client.get("/de/plain/").text
    assert "Nach 2 Stunden" in page
    assert "Antworten löschen" in page
    assert "Sie machen das Fenster zu" not in page


def test_no_way_repeats_the_name_of_its_programme():
    for name in ("eok", "mia"):
        programme = statute.law().programmes[name]
        for route in programme.routes:
            assert not route.title["de"].startswith(programme.title["de"].split()[0]), route.name
