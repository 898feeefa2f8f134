"""Every message a page asks for can be translated: what is written in the program, and what pages ask for while they are made."""

import ast
from datetime import date

import pytest
from django.utils import translation

from anspruch.readings.decide import decide
from anspruch.readings.explain import Suggestion
from anspruch.web import catalogue
from anspruch.web.check.sheet import Sheet
from anspruch.web.languages import HERE, language, languages
from anspruch.web.site import statute

DAY = date(2026, 11, 28)
CALLS = {"_", "gettext", "gettext_noop", "page_text", "ngettext"}


def ids(found):
    return {text for message in found if message.id for text in ([message.id] if isinstance(message.id, str) else message.id)}


def test_every_message_of_the_program_is_in_the_catalogue():
    known = ids(catalogue.page_texts())
    asked = {
        (file.name, call.args[0].value)
        for file in HERE.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) in CALLS
        if call.args and isinstance(call.args[0], ast.Constant)
    }
    assert len(asked) > 50
    assert {(file, text) for file, text in asked if text not in known} == set()


@pytest.mark.slow
@pytest.mark.parametrize("facts", [{}, {"status": "AufenthG § 22 Satz 2", "sprachniveau": "A1", "bezieht_sgb2": "true"}, {"status": "GG Art. 116"}])
@pytest.mark.parametrize("day", ["", "2006-03-01"])
def test_every_message_a_page_asks_for_is_in_the_catalogue(client, monkeypatch, facts, day):
    monkeypatch.setattr(statute, "today", lambda: DAY)
    known, asked = ids(catalogue.template(language("uk"))), set()
    for name in ("gettext", "ngettext"):
        own = getattr(translation, name)
        monkeypatch.setattr(
            f"anspruch.web.site.pages.{name}", lambda *texts, own=own: (asked.update(one for one in texts if str(one) == one), own(*texts))[1]
        )
    client.post("/uk/check/counsel/", {**facts, "day": day})
    sheet = Sheet(decide(statute.on(date.fromisoformat(day) if day else DAY), facts))
    ways = [way.name for way in sheet.ways[::4]]
    for address in ("", "counsel/", "result/", "answers/", "code/", "question/1/", "result.pdf", *(f"result/{name}/" for name in ways)):
        assert client.get(f"/uk/check/{address}", follow=True).status_code == 200
    assert len(asked) > 100
    assert asked - known == set()


@pytest.mark.parametrize("one", languages(), ids=lambda one: one.code)
def test_changes_are_joined_by_a_word_of_the_language_or_one_marked_as_german(one):
    with translation.override(one.code):
        told = Sheet(decide(statute.on(DAY), {})).ways[0].words_of(Suggestion({"sprachniveau": "A2", "bezieht_sgb2": "nein"}, "open", {}, "self"))
    assert (" und " in told) is (one.code == "de")
