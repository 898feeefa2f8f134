"""The frame: every duty page in every language, health, and errors that say what to do."""

from datetime import date

import pytest
from django.db import DatabaseError
from django.test import RequestFactory
from django.utils.translation import override

from anspruch.web.languages import languages
from anspruch.web.site import pages
from anspruch.web.wsgi import application

PAGES = [
    "",
    "check/",
    "check/question/1/",
    "check/answers/",
    "check/result/",
    "check/counsel/",
    "accessibility/",
    "privacy/",
    "imprint/",
    "data/",
    "help/",
]


@pytest.mark.parametrize("language", languages(), ids=lambda one: one.code)
@pytest.mark.parametrize("page", PAGES)
def test_page_is_there_in_its_language_and_direction(client, language, page):
    answer = client.get(f"/{language.code}/{page}")
    assert answer.status_code == 200
    assert f'<html lang="{language.code}" dir="{language.direction}"' in answer.text


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("en", "en"),
        ("", "de"),
        ("*", "de"),
        ("de", "de"),
        ("xx", "en"),
        ("zh", "en"),
        ("pt", "en"),
        ("zh-CN,zh;q=0.9", "en"),
        ("pt-BR,pt;q=0.9,de;q=0.5", "de"),
        ("ku,ar;q=0.5", "ar"),
        ("ku, *;q=0.5", "en"),
        ("fa-AF,fa;q=0.9", "prs"),
        ("fa", "prs"),
        ("prs-AF", "prs"),
        ("ps-AF", "ps"),
        ("uk-UA,uk;q=0.9,en;q=0.5", "uk"),
        ("ar-SY", "ar"),
    ],
)
def test_root_follows_the_readers_language(client, asked, given):
    assert client.get("/", HTTP_ACCEPT_LANGUAGE=asked).headers["Location"] == f"/{given}/"


def test_who_names_no_language_reads_german_and_an_address_keeps_its_own(client):
    assert client.get("/").headers["Location"] == "/de/"
    assert '<html lang="de"' in client.get("/de/", HTTP_ACCEPT_LANGUAGE="zh").text


@pytest.mark.parametrize("one", languages(), ids=lambda one: one.code)
@pytest.mark.parametrize("path", ["delete/", "day/", "counsel/live/"])
def test_an_address_for_forms_says_so_and_leads_on(client, one, path):
    answer = client.get(f"/{one.code}/check/{path}")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert f'<html lang="{one.code}"' in answer.text
    assert f'href="/{one.code}/check/answers/"' in answer.text
    assert one.code != "de" or "nimmt nur Formulare an" in answer.text


@pytest.mark.parametrize("path", ["", "check/", "check/question/1/", "check/counsel/", "check/code/", "check/delete/", "check/result/"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_no_refusal_is_an_empty_page(client, path, method):
    answer = client.generic(method, f"/de/{path}")
    assert answer.status_code == 405
    assert "<h1" in answer.text
    assert "GET" in answer.headers["Allow"] or answer.headers["Allow"] == "POST"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/de/", "/de/check/result/", "/static/anspruch.css", "/de/nirgends/"])
def test_asked_for_the_head_only_the_head_is_sent(path):
    head, whole = ({"method": method} for method in ("HEAD", "GET"))
    for one in (head, whole):
        environ = RequestFactory(HTTP_HOST="localhost").generic(one["method"], path).environ
        one["body"] = b"".join(
            application(environ, lambda status, headers, one=one: one.update(status=status, length=dict(headers).get("Content-Length")))
        )
    assert head["body"] == b""
    assert whole["body"]
    assert head["status"] == whole["status"]
    assert path == "/de/check/result/" or head["length"] == whole["length"]


@pytest.mark.django_db
def test_health_names_the_law_of_today(client):
    answer = client.get("/health").json()
    assert answer["status"] == "ok"
    assert len(answer["law"]) == 16


def test_an_unknown_address_says_what_to_do(client):
    answer = client.get("/de/nirgends/")
    assert answer.status_code == 404
    assert "Startseite" in answer.text


@pytest.mark.django_db
def test_health_says_when_the_database_does_not_answer(client, monkeypatch):
    def gone(*_):
        raise DatabaseError("geheim")

    monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.cursor", gone)
    answer = client.get("/health")
    assert answer.status_code == 503
    assert answer.json()["status"] == "no database"
    assert "geheim" not in answer.text


@pytest.mark.parametrize(("code", "text"), [("de", "29. Juli 2026"), ("uk", "29 липня 2026"), ("ru", "29 июля 2026"), ("en", "29 July 2026")])
def test_a_day_stands_within_a_sentence(code, text):
    with override(code):
        assert pages.day(date(2026, 7, 29)) == text
