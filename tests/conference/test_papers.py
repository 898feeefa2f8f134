"""Papers of the conference: one tree, three forms that say the same under the same hash; the PDF carries the record's data."""

import copy
import hashlib
import io
import json
import re
import zlib
from datetime import date
from functools import cache

import docx as library
import pytest

from anspruch.conference import followup, frozen, load, words
from anspruch.conference.agenda import in_order
from anspruch.conference.known import Known
from anspruch.conference.model import Chair
from anspruch.conference.opendata import plain
from anspruch.conference.papers import sheets, tree
from anspruch.conference.papers.docx import docx
from anspruch.conference.papers.html import html
from anspruch.conference.papers.pdf import pdf
from anspruch.conference.papers.report import report as paper_of
from anspruch.conference.papers.words import WORDS
from anspruch.conference.report import report
from anspruch.language.errors import InputError
from anspruch.statute.loader import load as load_law
from tests.motion.test_papers import Reader as Strict
from tests.motion.test_papers import plain as spaced

RECORD = load()
SHOWN = ("intmk-07-top-2.1", "intmk-12-einwanderungsgesetz", "intmk-12-integrationskurse", "intmk-19-leitantrag", "intmk-15-umlauf-zugang")
NAMES = [f"{name}-{lang}" for name in (1, 7, 13, 15, 19, 21, *SHOWN) for lang in ("de", "en")]


@cache
def tree_of(name):
    """The minutes of a conference, or the sheet of a paper, as a tree: ``19-de``, ``intmk-19-leitantrag-en``."""
    of, _, lang = name.rpartition("-")
    return sheets.minutes(RECORD, int(of), lang) if of.isdigit() else sheets.sheet(RECORD, RECORD.paper(of), lang)


@cache
def pdf_of(name):
    return pdf(tree_of(name))


@pytest.fixture(params=NAMES)
def name(request):
    """Each of the papers."""
    return request.param


@pytest.fixture
def found(name):
    """Its tree."""
    return tree_of(name)


class Reader(Strict):
    """A page taken apart; links go out to https or http, or to a place on the page."""

    def handle_starttag(self, tag, attributes):
        links = [value for name, value in attributes if name == "href"]
        assert all(value.startswith(("https://", "http://")) or value[1:] in TARGETS for value in links), links
        super().handle_starttag(tag, [(name, value) for name, value in attributes if name != "href"])


TARGETS = set(RECORD.papers)


def attached(made):
    """The JSON in a PDF, found among its streams as any reader finds it."""
    for start in re.finditer(rb"stream\r?\n", made):
        try:
            text = zlib.decompressobj().decompress(made[start.end() :])
            data = json.loads(text)
        except (zlib.error, ValueError):
            continue
        if isinstance(data, dict):
            return data
    raise AssertionError("no JSON in the PDF")


def word_text(made):
    document = library.Document(io.BytesIO(made))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return spaced(" ".join([*(one.text for one in document.paragraphs), *cells])), document


def said(found):
    """Every text of a tree that is shown."""
    for one in found["blocks"]:
        match one["kind"]:
            case "heading" | "text":
                yield one["text"]
            case "fields":
                yield from (text for row in one["rows"] for text in (row["label"], row["text"]) if text.strip())
            case "numbered":
                yield from (text for item in one["items"] for text in item.values() if text)
            case "links":
                yield from one["urls"]
            case "table":
                yield from (cell for row in one["rows"] for cell in row if cell)
            case "contents":
                yield from (row["title"] for row in one["rows"])
    yield from (found["title"], found["notice"], *found["lead"])


def test_html_and_docx_say_what_the_tree_says_and_the_hash_is_in_every_foot(name, found):
    page = spaced("".join(Reader(html(found)).texts))
    word, document = word_text(docx(found))
    for text in said(found):
        assert spaced(text) in page
        assert spaced(text) in word
    digits = found["data"]["hash"]
    section = document.sections[0]
    feet = [section.footer, *([section.first_page_footer] if section.different_first_page_header_footer else [])]
    assert all(foot.paragraphs[0].text == found["foot"] for foot in feet)
    assert found["foot"].endswith(digits)
    assert f'<p class="soft">{found["foot"]}</p>\n</footer>' in html(found)
    assert attached(pdf_of(name))["hash"] == digits


def test_the_pdf_is_archivable_accessible_and_carries_the_data(name, found):
    """typst refuses a paper without title or language, with headings out of order or a glyph its fonts lack: it compiled."""
    made = pdf_of(name)
    bare = re.sub(rb"\s", b"", made)
    assert b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in bare
    assert b"<pdfuaid:part>1</pdfuaid:part>" in bare
    assert b"/AFRelationship/Source" in bare
    assert f"/Lang({found['lang']})".encode() in bare
    assert found["name"].encode() in made
    assert attached(made) == json.loads(tree.data(found)) == json.loads(json.dumps(found["data"]))


@pytest.mark.slow
def test_the_same_tree_makes_the_same_bytes(name, found):
    assert pdf(found) == pdf_of(name)
    assert docx(found) == docx(found)
    assert html(found) == html(found)


def test_the_data_is_the_record_and_the_hash_the_frozen_one():
    sheet = tree_of("intmk-19-leitantrag-de")
    paper = RECORD.paper("intmk-19-leitantrag")
    own = {"hash": frozen.fingerprint(paper), "content": frozen.content(paper)}
    assert sheet["data"] == {"as_of": "2026-11-22", **own, "paper": plain.paper(RECORD, paper)}
    whole = tree_of("13-de")["data"]
    assert whole["papers"] == [plain.paper(RECORD, one) for one in RECORD.of(13)]
    assert whole["conference"] == plain.conference(RECORD, RECORD.conference(13))
    assert whole["content"]["papers"] == {one.id: frozen.fingerprint(one) for one in RECORD.of(13)}


def recomputed(data):
    """The hash of a content as the documentation says to compute it, from what a PDF carries."""
    return hashlib.sha256(json.dumps(data["content"], ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def test_anybody_can_compute_the_hash_from_what_the_paper_carries(name, found):
    assert recomputed(attached(pdf_of(name))) == found["data"]["hash"]


def test_no_two_minutes_have_one_hash_whatever_has_no_papers():
    several = {number: sheets.minutes(RECORD, number, "de")["data"]["hash"] for number in RECORD.conferences}
    assert len(set(several.values())) == len(several)
    assert frozen.digits({}) not in several.values()
    first = RECORD.conference(1)
    for change in ({"place": first.place._replace(value="Köln")}, {"days": Known(None)}, {"chair": Chair(Known("BW", "A"), ())}, {"form": "video"}):
        changed = copy.copy(RECORD)
        changed.conferences = {**RECORD.conferences, 1: first._replace(**change)}
        assert frozen.digits(frozen.minutes(changed, 1)) != several[1]
    without = copy.copy(RECORD)
    without.mandates = ()
    assert frozen.digits(frozen.minutes(without, 19)) != several[19]  # who came is in it


def test_nothing_of_a_paper_stands_empty_and_no_internal_name_is_in_it():
    second, fifteenth = html(sheets.minutes(RECORD, 2, "de")), html(sheets.minutes(RECORD, 15, "de"))
    assert "Dafür wurde keine Quelle gefunden" in second
    assert "nicht bekannt (nicht bekannt)" not in second
    assert "umlauf-2020" not in re.sub(r'(id|href)="[^"]*"', "", fifteenth)
    assert "Papiere in diesem Umlaufverfahren: 12; hier bekannt: 4." in fifteenth
    assert "Potsdam (geplant)" in fifteenth
    lead = " ".join(sheets.minutes(RECORD, 16, "de")["lead"])
    assert "29. April 2021 per Videokonferenz" in lead
    assert "nicht bekannt" not in lead.replace("Motto: nicht bekannt", "")


def test_the_sheet_of_the_lead_motion_of_2024_says_its_hash_once():
    last = [one for one in tree_of("intmk-19-leitantrag-de")["blocks"] if one["kind"] in ("fields", "links")][-1]
    assert last["kind"] == "links"  # no page for a line that stands in the foot


@pytest.mark.parametrize("number", RECORD.conferences)
def test_every_item_stands_in_the_minutes_in_the_order_of_the_agenda(number):
    for lang in ("de", "en"):
        found = sheets.minutes(RECORD, number, lang)
        named = [one["name"] for one in found["blocks"] if one["kind"] == "heading" and one["name"]]
        numbered = [paper.id for paper in in_order(RECORD.of(number)) if paper.top]
        assert named[: len(numbered)] == numbered
        assert sorted(named) == sorted(paper.id for paper in RECORD.of(number))
        assert [row["name"] for one in found["blocks"] if one["kind"] == "contents" for row in one["rows"]] == named
    assert pdf(found)


def fields(name, lang="de"):
    return {
        row["label"]: row["text"]
        for one in sheets.sheet(RECORD, RECORD.paper(name), lang)["blocks"]
        if one["kind"] == "fields"
        for row in one["rows"]
    }


def test_what_is_stated_is_beside_what_is_computed_and_both_say_how_sure_they_are():
    found = fields("intmk-12-einwanderungsgesetz")
    assert found["Abstimmungsergebnis"] == "mehrheitlich (Presse oder Dritte), 13 : 1 : 2 (Ja : Nein : Enthaltung) (Presse oder Dritte)"
    assert found["Nachgerechnet"] == "Nach der Regel „13 von 16“, die nur vermutet ist: angenommen, wie festgestellt."
    assert "offen" in fields("intmk-12-top-2.1")["Nachgerechnet"]
    first = fields("intmk-07-top-2.1")
    assert list(first)[:4] == ["Antragsteller", "Veröffentlichung", "Abstimmungsergebnis", "Beschluss"]
    assert (first["Antragsteller"], first["Veröffentlichung"], first["Abstimmungsergebnis"]) == ("Alle Länder", "Freigabe Beschluss", "einstimmig")
    assert "Vermutet, nicht belegt" in tree_of("intmk-12-einwanderungsgesetz-de")["notice"]


def test_unknown_is_said_and_is_neither_a_no_nor_a_resolution():
    found = fields("intmk-12-integrationskurse")
    assert found["Abstimmungsergebnis"] == "Ergebnis nicht bekannt"
    assert found["Stimmen der Länder"] == "nicht bekannt"
    assert "Beschluss" not in found
    assert tree_of("intmk-12-integrationskurse-de")["kind"] == "Blatt zu einem Antrag"
    assert "Was dieser Konferenz vorlag, ist nicht bekannt" in html(tree_of("1-de"))
    assert fields("intmk-19-leitantrag")["Protokollnotiz des Landes Bayern"].endswith("(Presse oder Dritte). Dazu die Stimme: nein (erschlossen).")


def test_signs_of_markup_are_text():
    odd = "<b>&*_#$[x]\"'`@</b>"
    found = {**tree_of("intmk-07-top-2.1-de"), "title": odd, "blocks": [tree.text(odd), tree.fields((odd, odd)), tree.numbered([(odd, odd)])]}
    assert html(found).count("&lt;b&gt;") == 7
    assert odd in word_text(docx(found))[0]
    assert pdf(found)


def test_an_item_is_found_by_number_or_name_and_others_are_named():
    assert sheets.find(RECORD, 13, "2.9b").id == "intmk-13-top-2.9b"
    assert sheets.find(RECORD, 19, "intmk-19-ortskraefte").top == ""
    with pytest.raises(InputError, match=r"kein TOP „5\.1“ bekannt; bekannt sind intmk-19-leitantrag"):
        sheets.find(RECORD, 19, "5.1")
    with pytest.raises(InputError, match="keine 99"):
        sheets.find(RECORD, 99, "1")


def test_the_report_of_a_land_is_a_paper_with_its_data():
    law = load_law()
    drawn = report(RECORD, 19, "BW", date(2026, 11, 22), followup.load(), followup.proof(law))
    for lang in ("de", "en"):
        found = paper_of(drawn, lang)
        assert attached(pdf(found))["law"] == law.fingerprint
        page, word = spaced("".join(Reader(html(found)).texts)), word_text(docx(found))[0]
        assert all(spaced(text) in page and spaced(text) in word for text in said(found))
        assert law.fingerprint in found["foot"]
        assert recomputed(attached(pdf(found))) == found["data"]["hash"]
        assert found["data"]["hash"] in found["foot"]
    assert "Eigener Antrag: „Ehemalige Ortskräfte aus Afghanistan und anderen Ländern“" in spaced(html(paper_of(drawn, "de")))


def test_every_word_is_in_both_languages():
    assert all(set(text) == {"de", "en"} and all(text.values()) for text in WORDS.values())


def test_the_cover_names_who_held_the_chair_on_the_days():
    for number, named, not_named in ((13, "Emilia Müller und Markus Gruber", "Herrmann"), (5, "Armin Laschet", "Schneider")):
        cover = " ".join(sheets.minutes(RECORD, number, "de")["lead"])
        assert named in cover
        assert not_named not in cover
    assert "im Vorsitzjahr: Josefine Paul" in " ".join(sheets.minutes(RECORD, 21, "de")["lead"])


def test_what_nobody_is_sure_of_has_no_result():
    name = "intmk-19-leitantrag-amendment-linksextremismus"
    assert fields(name)["Abstimmungsergebnis"] == "unbelegt"
    assert fields(name, "en")["Result of the vote"] == "not documented"
    assert "(unbelegt; TOP-Nummer nicht bekannt)" in sheets.sheet(RECORD, RECORD.paper(name), "de")["title"]
    heads = [one["text"] for one in tree_of("19-de")["blocks"] if one["kind"] == "heading" and one["name"] == name]
    assert heads == ["Anregung, im Leitantrag auch Linksextremismus zu nennen (unbelegt)"]
    assert "ohne Mehrheit" not in html(tree_of("19-de"))
    assert plain.paper(RECORD, RECORD.paper(name))["status"] == "result_unknown"


def test_a_land_is_named_once_and_only_what_is_inferred_is_marked():
    assert fields("intmk-19-ortskraefte")["Antragsteller"] == "Baden-Württemberg (federführend), weitere nicht bekannt"
    assert fields("intmk-12-top-2.1")["Antragsteller"].startswith("Baden-Württemberg (federführend, erschlossen), Berlin,")
    assert fields("intmk-13-top-2.6")["Antragsteller"] == "federführend Hessen (erschlossen), weitere nicht bekannt"
    assert fields("intmk-19-leitantrag")["Unterstützung"] == "Baden-Württemberg, alle übrigen außer Bayern (erschlossen), insgesamt 15"
    assert fields("intmk-12-integrationskurse")["Antragsteller"].endswith("insgesamt 10, 9 davon nicht genannt")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_written_procedure_has_neither_the_days_nor_the_place_of_the_conference(lang):
    for name, day in (("intmk-18-umlauf-kosten", words.NOT_KNOWN[lang]), ("intmk-15-umlauf-zugang", words.day(date(2020, 6, 30), lang))):
        found = sheets.sheet(RECORD, RECORD.papers[name], lang)
        said = " ".join((*found["lead"], found["running"]))
        assert words.FORM["umlauf"][lang] in said
        assert day in said
        for wrong in ("Wiesbaden", "Potsdam", "April", words.FORM["praesenz"][lang]):
            assert wrong not in said
    assert "Wiesbaden" in " ".join(sheets.sheet(RECORD, RECORD.papers["intmk-18-leitantrag"], lang)["lead"])


def test_the_contents_of_minutes_mark_what_nobody_is_sure_of():
    (contents,) = (block for block in sheets.minutes(RECORD, 19, "de")["blocks"] if block["kind"] == "contents")
    titles = {row["name"]: row["title"] for row in contents["rows"]}
    assert titles["intmk-19-leitantrag-amendment-linksextremismus"].endswith("(unbelegt)")
    assert sum("unbelegt" in title for title in titles.values()) == sum(paper.certainty == "U" for paper in RECORD.of(19))
