"""Minutes from PDF: our own minutes, which have the layout of the real ones, are read back; any other file gets one sentence."""

import io
import sys

import pypdf
import pytest

from anspruch.conference import load
from anspruch.conference.minutes import pages, parse, proposal
from anspruch.conference.papers import sheets
from anspruch.conference.papers.pdf import pdf
from anspruch.language.errors import InputError

RECORD = load()


def read(tree):
    return parse(pages.text(pdf(tree), "x.pdf"))


@pytest.mark.parametrize("number", [7, 12, 13, 16])
def test_minutes_are_read_back_from_pdf(number):
    found = read(sheets.minutes(RECORD, number, "de"))
    papers = {paper.top: paper for paper in RECORD.of(number) if paper.top}
    assert found.number == number
    assert (found.start, found.end) == tuple(RECORD.conference(number).days.value)
    assert {item.number for item in found.items} == set(papers)
    for item in found.items:
        paper = papers[item.number]
        assert item.title == paper.called("de")
        assert item.result.label == (paper.vote.label.value or "")
        assert item.movers.laender[: len(paper.movers.laender)] == paper.movers.laender
        assert item.publication == paper.publication
        assert len(item.clauses) == len(paper.demands)
        assert item.detailed
        assert item.page is not None
        for clause, demand in zip(item.clauses, paper.demands, strict=True):
            assert clause.text.startswith(demand.says["de"])


def test_a_single_sheet_is_read_back():
    found = read(sheets.sheet(RECORD, RECORD.paper("intmk-07-top-2.1"), "de"))
    (item,) = found.items
    assert (found.number, found.place) == (7, "Überherrn")
    assert (item.title, item.movers.everyone, item.result.label) == (RECORD.paper("intmk-07-top-2.1").title, True, "einstimmig")
    assert "TOP 2.1" in proposal(found, RECORD)


def test_what_is_no_readable_pdf_gets_one_sentence():
    whole = pdf(sheets.sheet(RECORD, RECORD.paper("intmk-07-top-2.1"), "de"))
    for made, sentence in ((b"", "keine PDF"), (b"PK\x03\x04", "keine PDF"), (b"%PDF-1.7\nnothing", "beschädigt"), (whole[:3000], "beschädigt")):
        with pytest.raises(InputError, match=sentence):
            pages.text(made, "x.pdf")


def test_pictures_and_locked_files_are_named():
    for locked in (False, True):
        writer, path = pypdf.PdfWriter(), io.BytesIO()
        writer.add_blank_page(width=200, height=200)
        if locked:
            writer.encrypt("geheim", algorithm="RC4-128")
        writer.write(path)
        with pytest.raises(InputError, match="verschlüsselt" if locked else "kein Text"):
            pages.text(path.getvalue(), "x.pdf")


def test_the_missing_package_is_named_with_the_way_round_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(InputError, match=r"fehlt das Paket pypdf.*pdftotext"):
        pages.text(b"%PDF-1.7", "x.pdf")
