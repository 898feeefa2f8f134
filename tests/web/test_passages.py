"""German passages within a translation: marked as German in text, only kept apart where no element may stand."""

import re

import pytest
from django.utils.translation import override

from anspruch.web.check import pairs
from anspruch.web.site.pages import german, in_parts
from anspruch.web.site.passages import isolated, marked, named
from tests.web.test_law import Words


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>a ⟦Jobcenter⟧ b</p>", '<p>a <bdi lang="de">Jobcenter</bdi> b</p>'),
        ('<a title="a ⟦BAMF⟧">⟦x⟧</a>', '<a title="a \u2068BAMF\u2069"><bdi lang="de">x</bdi></a>'),
        ("<title>⟦BAMF⟧ – Anspruch</title>", "<title>\u2068BAMF\u2069 – Anspruch</title>"),
        ('<option value="1">⟦§ 22⟧</option> ⟦y⟧', '<option value="1">\u2068§ 22\u2069</option> <bdi lang="de">y</bdi>'),
        ("<p>⟦a ⟦Land⟧ b⟧ ⟦c⟧</p>", '<p><bdi lang="de">a Land b</bdi> <bdi lang="de">c</bdi></p>'),
        ("<p>⟦open</p>", "<p>⟦open</p>"),
    ],
)
def test_passages_are_marked_where_elements_may_stand(page, shown):
    assert marked(page) == shown


def test_signs_keep_a_passage_apart_where_no_markup_is_possible():
    assert isolated("a ⟦BAMF⟧ b") == "a \u2068BAMF\u2069 b"


@pytest.mark.parametrize("code", ["ar", "prs", "ps"])
def test_a_german_word_is_not_torn_at_its_hyphen_between_letters_of_the_other_direction(code):
    with override(code):
        assert german("Job-Berufssprachkurse") == "⟦Job-\N{WORD JOINER}Berufssprachkurse⟧"
    with override("fr"):
        assert german("Job-Berufssprachkurse") == "⟦Job-Berufssprachkurse⟧"


def test_a_citation_as_a_heading_is_torn_between_its_parts_alone():
    with override("prs"):
        assert in_parts("AufenthG § 44 Abs. 2 Satz 1").replace("\N{NO-BREAK SPACE}", "_") == "⟦AufenthG_§_44 Abs._2 Satz_1⟧"
        assert " " not in german("AufenthG § 44 Abs. 2 Satz 1")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ask the Agentur für Arbeit.", "Ask the ⟦Agentur für Arbeit⟧."),
        ("the Bundesagentur für Arbeit, a Volkshochschule", "the ⟦Bundesagentur für Arbeit⟧, a ⟦Volkshochschule⟧"),
        ("Easy German (Leichte Sprache)", "Easy German (⟦Leichte Sprache⟧)"),
        ("⟦Jobcenter Berlin⟧ or Jobcenter", "⟦Jobcenter Berlin⟧ or ⟦Jobcenter⟧"),
        ("Landing in Germany", "Landing in Germany"),
    ],
)
def test_german_words_of_english_texts_are_passages(text, shown):
    assert named(text) == shown


@pytest.mark.parametrize("path", ["", "check/result/", "check/question/1/", "law/DeuFoeV/4/", "law/ways/", "plain/"])
def test_no_german_word_of_an_english_page_goes_unmarked(client, path):
    page = client.get(f"/en/{path}").text
    words = Words()
    words.feed(re.sub("<option.*?</option>", "", page[page.index("<body") :]))  # no element may stand in one
    assert not re.findall("⟦[^⟦⟧]*⟧", named(" ".join(words.text)))
    assert "⟦" not in page


def test_german_words_of_the_english_paper_are_marked_too():
    with override("en"):
        line = pairs.joined({"own": ["Through the Jobcenter", ""], "de": ["Über das Jobcenter", ""]}, False)
    assert line == {"own": ["Through the ⟦Jobcenter⟧", ""], "de": ["Über das Jobcenter", ""]}
