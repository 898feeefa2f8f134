"""The papers: all say the same, in one language; the HTML is whole and heard, the PDF archivable and the same to the byte."""

import io
import re
import zipfile
from functools import cache
from html.parser import HTMLParser
from itertools import product

import docx as library
import pytest

from anspruch.motion import find, laender, moved, shipped
from anspruch.motion.papers.docx import docx
from anspruch.motion.papers.html import html
from anspruch.motion.papers.pdf import pdf
from anspruch.motion.papers.sheet import sheet
from anspruch.motion.papers.words import WORDS
from anspruch.motion.synopsis import synopsis
from anspruch.statute.loader import load

LAW = load()
VOID = {"meta", "br"}


@cache
def sheet_of(name, lang):
    motion = find(name)
    return sheet(synopsis(moved(motion, LAW, {choice.name: choice.options[-1].name for choice in motion.choices}), lang))


@pytest.fixture(params=product(shipped(), ("de", "en")), ids="-".join)
def found(request):
    """Every sheet in both languages."""
    return sheet_of(*request.param)


def plain(text):
    """A text with ordinary spaces."""
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


class Reader(HTMLParser):
    """A page taken apart: texts, the words of marks, ids; every start has its end."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.texts, self.marks, self.heard = [], [], [], {"ins": [], "del": []}, 0
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attributes):
        self.ids += [value for name, value in attributes if name == "id"]
        self.heard += ("class", "heard") in attributes
        for name, value in attributes:
            assert name not in ("src", "href"), value
        if tag not in VOID:
            self.open.append((tag, dict(attributes).get("class")))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        if ("span", "heard") in self.open:
            return
        if "style" not in tags:
            self.texts.append(data)
        for tag, marked in self.marks.items():
            if tag in tags:
                marked.append(data)


def marked(found, mark):
    """The marked words of one side of every part."""
    side = {"added": "after", "removed": "before"}[mark]
    return [one["text"] for part in parts(found) for one in part[side] if one["mark"] == mark]


def parts(found):
    return [part for entry in (*found["rows"], *found["ways"]) for part in entry["parts"]]


def test_the_page_is_whole_and_every_mark_is_heard(found):
    page = Reader(html(found))
    assert len(page.ids) == len(set(page.ids))
    assert list(map(plain, page.marks["ins"])) == list(map(plain, marked(found, "added")))
    assert list(map(plain, page.marks["del"])) == list(map(plain, marked(found, "removed")))
    assert page.heard == 2 * (len(marked(found, "added")) + len(marked(found, "removed")))


def test_every_paper_says_what_the_sheet_says(found):
    page = plain("".join(Reader(html(found)).texts))
    document = library.Document(io.BytesIO(docx(found)))
    word = plain(
        " ".join([*(one.text for one in document.paragraphs), *(cell.text for table in document.tables for row in table.rows for cell in row.cells)])
    )
    said = [entry["text"] for entry in found["head"]] + [choice["says"] for choice in found["choices"]]
    said += [demand["says"] for demand in found["demands"]] + found["commands"] + [row["cited"] for row in found["rows"]]
    said += ["".join(one["text"] for one in part[side]) for part in parts(found) for side in ("before", "after")]
    for text in said:
        assert plain(text) in page
        assert plain(text) in word


def test_the_same_sheet_makes_the_same_bytes(found):
    assert pdf(found) == pdf(found)
    assert docx(found) == docx(found)


def test_the_pdf_claims_what_typst_checked(found):
    """typst refuses a paper without title, language, headings in order or with a glyph its fonts lack: it compiled."""
    made = pdf(found)
    assert made.startswith(b"%PDF-1.7")
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in re.sub(rb"\s", b"", made)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in re.sub(rb"\s", b"", made)
    assert found["drafted_on"].encode() in made
    assert f"/Lang ({found['lang']})".encode() in made or f"/Lang({found['lang']})".encode() in made


def test_the_word_file_has_its_language_title_day_and_repeated_heads(found):
    made = docx(found)
    document = library.Document(io.BytesIO(made))
    assert document.core_properties.title.endswith(found["title"])
    assert document.core_properties.created.date().isoformat() == found["drafted_on"]
    body = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert body.count("<w:tblHeader/>") == len(document.tables)
    assert {"de": "de-DE", "en": "en-GB"}[found["lang"]] in zipfile.ZipFile(io.BytesIO(made)).read("word/styles.xml").decode()


def test_the_head_names_laender_choices_day_and_both_laws():
    found = sheet_of("ortskraefte", "de")
    head = {entry["label"]: entry["text"] for entry in found["head"]}
    assert head["Antragsteller"] == "Baden-Württemberg"
    assert head["In Kraft ab (angenommen)"] == "1.1.2027"
    assert LAW.fingerprint in head["Kennung des Rechts"]
    assert [choice["option"] for choice in found["choices"]] == ["landesaufnahme", "mit", "mit"]


def test_a_new_fact_is_named_only_where_it_is_read():
    one = find("ortskraefte")
    read, unread = (sheet(synopsis(moved(one, LAW, {"kreis": kreis}), "de"))["facts"] for kreis in ("ortskraefte", "satz_2"))
    assert read == ["Als Ortskraft oder deren Familie aufgenommen"]
    assert unread == []


def test_every_land_has_a_name_and_every_word_both_languages():
    assert set(laender.NAMES) == set(LAW.vocabulary.words(LAW.vocabulary["land"]))
    assert all(set(text) == {"de", "en"} and all(text.values()) for text in (*WORDS.values(), *laender.NAMES.values()))


@pytest.mark.parametrize("lang", ["de", "en"])
def test_signs_of_markup_in_a_motion_are_text(lang):
    found = {**sheet_of("ortskraefte", lang), "title": "<b>&*_#$[x]\"'`@</b>"}
    assert "&lt;b&gt;" in html(found)
    assert pdf(found)
    assert docx(found)
