"""The check on a day in the past: today's words are said to be of today, what was not in force is said so, and a way there was not is none."""

import html
import json
import re
from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given, settings

from anspruch.language.errors import InputError
from anspruch.readings import terms
from anspruch.readings.decide import decide
from anspruch.readings.decide.decision import Decision
from anspruch.readings.existence import absence, exists
from anspruch.web.check.cards import cards
from anspruch.web.check.sheet import Sheet
from anspruch.web.law.shown import reworded
from anspruch.web.site import statute
from tests.persons import persons

DAY = date(2026, 11, 28)
OLD = date(2006, 3, 1)
TODAYS_WORDS = "so in den Worten von heute; an dem Tag galt es anders"
FACTS = {"status": "AufenthG § 22 Satz 2"}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(statute, "today", lambda: DAY)


def text(page):
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page.partition("<main")[2])).split())


def shown(client, path, day=OLD):
    client.post("/de/check/counsel/", {**FACTS, "day": day.isoformat()})
    return client.get(f"/de/check/{path}").text


def test_a_reason_in_words_of_today_says_so_and_one_not_in_force_is_not_examined(client):
    page = shown(client, "result/zulassung_bamf/")
    way = Sheet(decide(statute.on(OLD), FACTS)).way("zulassung_bamf")
    told = re.findall(r'<li class="(?:holds|fails)">(.*?)</li>', page, re.DOTALL)
    assert len(told) == len(way.reasons) > 5
    for reason, one in zip(way.reasons, told, strict=True):
        provision = statute.law().provisions[reason.name]
        assert (TODAYS_WORDS in one) is reworded(provision, OLD)
        assert ("An diesem Tag nicht in Kraft." in one) is (provision.on(OLD) is None)
        assert ("Hier " in one) is (provision.on(OLD) is not None)
    assert {"titel_langfristig_aufenthaltsberechtigt", "titel_aus_humanitaeren_gruenden"} <= {reason.name for reason in way.reasons}
    basis = text(page).partition("Vorschriften")[2]
    assert "Buchst. d (An diesem Tag nicht in Kraft.)" in basis
    assert basis.count("nicht in Kraft") == 1


def test_nothing_is_marked_today(client):
    client.post("/de/check/counsel/", FACTS)
    for path in ("result/", "result/zulassung_bamf/", "question/1/"):
        page = client.get(f"/de/check/{path}").text
        assert TODAYS_WORDS not in page
        assert "nicht in Kraft" not in page


@pytest.mark.parametrize("name", ["zulassung_jobcenter", "pflicht_jobcenter"])
def test_a_way_there_was_not_says_since_when_and_nothing_else(client, name):
    page = text(shown(client, f"result/{name}/"))
    since = absence(statute.on(OLD), statute.law().routes[name]).since
    assert f"Diesen Weg gab es an dem Tag noch nicht; es gibt ihn seit dem {since.day}. " in page
    for word in ("Warum", "So geht es weiter", "Unterlagen", "Wenn abgelehnt", "Hier nicht erfüllt", "Öffnet sich"):
        assert word not in page
    card = client.get("/de/check/result/").text.partition(f'id="way-{name}"')[2].partition("</article>")[0]
    assert "gab es an dem Tag noch nicht" in card
    assert "Hier nicht erfüllt" not in card
    assert "gab es an dem Tag noch nicht" in client.get("/de/check/counsel/").text


def test_the_paper_says_it_too():
    sheet = Sheet(decide(statute.on(OLD), FACTS))
    with translation.override("en"):
        told = json.dumps(list(cards([sheet.way("zulassung_jobcenter")], [])), ensure_ascii=False, default=str)
        named = json.dumps(list(cards([sheet.way("anspruch_aufenthg_44")], [])), ensure_ascii=False, default=str)
    assert "gab es an dem Tag noch nicht; es gibt ihn seit dem 1. Juli 2023." in told
    assert "There was no such way yet" in told
    assert "Nächster Schritt" not in told
    assert TODAYS_WORDS in named or not any(
        reworded(statute.law().provisions[one.name], OLD) for one in sheet.way("anspruch_aufenthg_44").reasons[:2]
    )


def test_of_a_guideline_before_it_is_read_it_is_only_said_that_it_is_not_recorded(client):
    page = text(shown(client, "result/land_start_deutsch/"))
    assert "Für diesen Tag ist der Weg hier nicht erfasst; erfasst ist er ab dem 1. Januar 2013. Sicherheit: eigene Lesart." in page
    ended = shown(client, "result/land_deutsch_fuer_fluechtlinge_esf_bb/", DAY)
    assert "Diesen Weg gibt es nicht mehr; es gab ihn bis zum 31. Dezember 2020." in text(ended)


@settings(max_examples=settings.default.max_examples // 5, deadline=None)
@given(person=persons(statute.law()))
def test_a_way_there_is_not_is_closed_to_everybody_and_has_no_steps(person):
    day, facts = person
    law, on = statute.law(), statute.law().on(day)
    try:
        decision = Decision(on, facts, day)
    except InputError:
        return  # no such person
    for route in law.routes.values():
        if exists(on, route):
            assert absence(on, route) is None
            continue
        found = absence(on, route)
        assert decision.state(route) == "closed"
        assert decision.route(route).procedure is None
        for there in (found.since, found.until):
            assert there is None or exists(law.on(there), route)
        assert found.since is None or not exists(law.on(found.since - timedelta(days=1)), route)


def test_every_word_of_an_outcome_is_told():
    assert set(terms.OUTCOME) == {"met", "unmet", "absent", "bars"}
