"""The synopsis as a DOCX file, for ministries that work on in Word; the same sheet gives the same bytes."""

from datetime import date
from typing import TYPE_CHECKING, Any

from anspruch.papers import word
from anspruch.papers.text import tied

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_GONE, _NEW = "8A1C1C", "14532D"


def docx(sheet: dict[str, Any]) -> bytes:
    """The DOCX of a sheet."""
    sheet = tied(sheet)
    words = sheet["words"]
    document = word.document(f"{words['paper']}: {sheet['title']}", sheet["lang"], date.fromisoformat(sheet["drafted_on"]))
    word.soft(document.add_paragraph(), words["paper"].upper())
    document.add_heading(sheet["title"], level=1)
    document.add_paragraph(f"{words['draft']} {words['advice']}", style="Quote")
    for entry in sheet["head"]:
        word.entry(document, entry["label"], entry["text"])
    document.add_heading(words["demands"], level=2)
    for demand in sheet["demands"]:
        word.soft(document.add_paragraph(demand["says"], style="List Number"), f" {words['addressee'].format(demand['addressee'])}")
    if sheet["choices"]:
        document.add_heading(words["choices"], level=2)
    for choice in sheet["choices"]:
        word.entry(document, choice["question"], choice["says"])
    if sheet["facts"]:
        word.entry(document, words["facts"], ", ".join(sheet["facts"]))
    _body(document, sheet)
    return word.saved(document)


def _body(document: "Document", sheet: dict[str, Any]) -> None:
    words = sheet["words"]
    if sheet["rows"]:
        document.add_heading(words["provisions"], level=2)
        word.soft(document.add_paragraph(), words["legend"])
    elif not sheet["ways"]:
        document.add_paragraph(words["nothing"])
    for row in sheet["rows"]:
        document.add_heading(f"{row['cited']} ({row['state_word']}, {row['span']})", level=3)
        word.soft(word.kept(document), row["name"])
        for text in filter(None, (row["about"], row["note"])):
            word.kept(document).add_run(text)
        _table(document, row["parts"], words)
    if sheet["ways"]:
        document.add_heading(words["ways"], level=2)
    for way in sheet["ways"]:
        document.add_heading(f"{way['title']} ({way['state_word']})", level=3)
        word.soft(word.kept(document), way["where"])
        _table(document, way["parts"], words)
    if sheet["commands"]:
        document.add_heading(words["commands"], level=2)
    for number, command in enumerate(sheet["commands"], 1):
        document.add_paragraph(f"{number}. {command}")


def _table(document: "Document", parts: list[dict[str, Any]], words: dict[str, str]) -> None:
    """Without and with the motion side by side; the first row is repeated on every page, and no row is torn apart."""
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    for cell, key in zip(table.rows[0].cells, ("before", "after"), strict=True):
        cell.paragraphs[0].add_run(words[key]).bold = True
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    for part in parts:
        for cell, key in zip(table.add_row().cells, ("before", "after"), strict=True):
            _side(cell, part, part[key], words)
    word.headed(table)
    document.add_paragraph()


def _side(cell: "_Cell", part: dict[str, Any], segments: list[dict[str, str]], words: dict[str, str]) -> None:
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    word.soft(cell.paragraphs[0], " – ".join(filter(None, (part["label"], part["note"]))))
    paragraph = cell.add_paragraph()
    for one in segments:
        run = paragraph.add_run(one["text"])
        if part["formal"]:
            run.font.name, run.font.size = "Courier New", Pt(8.5)
        if one["mark"] == "removed":
            run.font.strike, run.font.color.rgb = True, RGBColor.from_string(_GONE)
        if one["mark"] == "added":
            run.font.bold = run.font.underline = True
            run.font.color.rgb = RGBColor.from_string(_NEW)
    if not segments:
        word.soft(paragraph, words["none"])
