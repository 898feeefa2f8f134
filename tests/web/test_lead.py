"""What a result says first is counted as its groups have it, a way suspended in practice apart; what opens later really opens."""

import html
import re
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given, settings

from anspruch.language.errors import InputError
from anspruch.readings.decide.decision import Decision
from anspruch.web.check.lead import sentences
from anspruch.web.check.sheet import OPEN_GROUPS, Sheet
from anspruch.web.languages import languages
from anspruch.web.site import statute
from tests.persons import persons

DAY = date(2026, 11, 28)
HALTED = {"status": "AufenthG § 22 Satz 2", "geburtsdatum_year": "1980", "day": "2026-06-30"}


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(statute, "today", lambda: DAY)


@pytest.mark.slow
@pytest.mark.parametrize("one", languages(), ids=lambda one: one.code)
def test_sentences_stand_apart(client, one):
    client.post("/de/check/counsel/", HALTED)
    lead = client.get(f"/{one.code}/check/result/").text.partition('lead">')[2].partition("</p>")[0]
    sheet = Sheet(Decision(statute.on(date(2026, 6, 30)), {"status": "AufenthG § 22 Satz 2", "geburtsdatum": "1980"}, date(2026, 6, 30)))
    with translation.override(one.code):
        told = sentences(sheet)
    assert len(told) > 2
    assert not re.search(r"\S[.։۔]\d", html.unescape(re.sub(r"<[^>]*>", "", lead)))
    assert re.sub(r"<[^>]*>|[⟦⟧]", "", lead) == re.sub("[⟦⟧]", "", " ".join(told))


def test_a_way_suspended_in_practice_is_counted_apart(client):
    client.post("/de/check/counsel/", HALTED)
    sheet = Sheet(Decision(statute.on(date(2026, 6, 30)), {"status": "AufenthG § 22 Satz 2", "geburtsdatum": "1980"}, date(2026, 6, 30)))
    assert [way.name for way in sheet.suspended] == ["zulassung_bamf"]
    page = client.get("/de/check/result/").text
    assert f"{sheet.open_count} Wege stehen Ihnen offen oder können bewilligt werden. 1 Weg wird derzeit nicht bewilligt." in page
    table = client.get("/de/check/counsel/").text
    shown = [way for name in (*OPEN_GROUPS, "verpflichtung") for way in sheet.groups[name] if way.state != "suspended"]
    assert f"offen oder möglich: {len(shown)};" in table
    assert "; derzeit ausgesetzt: 1</p>" in table


@settings(max_examples=settings.default.max_examples // 10, deadline=None)
@given(person=persons(statute.law()))
def test_every_way_is_counted_once_and_what_comes_opens(person):
    day, facts = person
    try:
        sheet = Sheet(Decision(statute.law().on(day), facts, day))
    except InputError:
        return
    others = sum(len(ways) for name, ways in sheet.groups.items() if name not in OPEN_GROUPS)
    assert sheet.open_count + sum(way.state == "suspended" and way.group in OPEN_GROUPS for way in sheet.ways) + others == len(sheet.ways)
    assert all(one.state in ("open", "possible") for one in sheet.advice.coming)


def test_nothing_undecided_is_said_to_open_later(client):
    client.post("/de/check/counsel/", {"status": "AufenthG § 22 Satz 2", "day": "2006-03-01"})
    page = client.get("/de/check/result/").text
    later = page.partition("Was später aufgeht")[2].partition("</ul>")[0]
    assert "Am 1. Januar 2013" not in later
    assert "ungeklärt" not in later
