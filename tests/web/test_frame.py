"""The frame: every duty page in every language, health, and errors that say what to do."""

import pytest
from django.db import DatabaseError

from anspruch.web.languages import languages

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


def test_root_follows_the_readers_language(client):
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="en").headers["Location"] == "/en/"
    assert client.get("/", HTTP_ACCEPT_LANGUAGE="xx").headers["Location"] == "/de/"


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
