"""The synopsis as a DOCX file, for ministries that work on in Word; the same sheet gives the same bytes."""

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from anspruch.motion.papers.sheet import tied

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_GONE, _NEW, _SOFT = "8A1C1C", "14532D", "555555"
_LANGUAGE = {"de": "de-DE", "en": "en-GB"}
_FIRST = (1980, 1, 1, 0, 0, 0)  # the day ZIP counts from


def docx(sheet: dict[str, Any]) -> bytes:
    """The DOCX of a sheet."""
    import docx as library  # noqa: PLC0415  (only this paper needs it)

    sheet = tied(sheet)
    document, words = library.Document(), sheet["words"]
    _prepare(document, sheet)
    _soft(document.add_paragraph(), words["paper"].upper())
    document.add_heading(sheet["title"], level=1)
    document.add_paragraph(f"{words['draft']} {words['advice']}", style="Quote")
    for entry in sheet["head"]:
        _entry(document, entry["label"], entry["text"])
    document.add_heading(words["demands"], level=2)
    for demand in sheet["demands"]:
        _soft(document.add_paragraph(demand["says"], style="List Number"), f" {words['addressee'].format(demand['addressee'])}")
    if sheet["choices"]:
        document.add_heading(words["choices"], level=2)
    for choice in sheet["choices"]:
        _entry(document, choice["question"], choice["says"])
    if sheet["facts"]:
        _entry(document, words["facts"], ", ".join(sheet["facts"]))
    _body(document, sheet)
    return _dated(document)


def _prepare(document: "Document", sheet: dict[str, Any]) -> None:
    """Language, title and day of the file; A4; the sizes of text."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Cm, Pt  # noqa: PLC0415

    drafted = datetime.fromisoformat(sheet["drafted_on"]).replace(tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = f"{sheet['words']['paper']}: {sheet['title']}", "Anspruch", ""
    properties.created = properties.modified = drafted
    properties.language = _LANGUAGE[sheet["lang"]]
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    document.styles["Normal"].font.size = Pt(10.5)
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), _LANGUAGE[sheet["lang"]])


def _body(document: "Document", sheet: dict[str, Any]) -> None:
    words = sheet["words"]
    if sheet["rows"]:
        document.add_heading(words["provisions"], level=2)
        _soft(document.add_paragraph(), words["legend"])
    elif not sheet["ways"]:
        document.add_paragraph(words["nothing"])
    for row in sheet["rows"]:
        document.add_heading(f"{row['cited']} ({row['state_word']}, {row['span']})", level=3)
        _soft(_kept(document), row["name"])
        for text in filter(None, (row["about"], row["note"])):
            _kept(document).add_run(text)
        _table(document, row["parts"], words)
    if sheet["ways"]:
        document.add_heading(words["ways"], level=2)
    for way in sheet["ways"]:
        document.add_heading(f"{way['title']} ({way['state_word']})", level=3)
        _soft(_kept(document), way["where"])
        _table(document, way["parts"], words)
    if sheet["commands"]:
        document.add_heading(words["commands"], level=2)
    for number, command in enumerate(sheet["commands"], 1):
        document.add_paragraph(f"{number}. {command}")


def _table(document: "Document", parts: list[dict[str, Any]], words: dict[str, str]) -> None:
    """Without and with the motion side by side; the first row is repeated on every page, and no row is torn apart."""
    from docx.oxml import OxmlElement  # noqa: PLC0415

    table = document.add_table(rows=1, cols=2, style="Table Grid")
    for cell, key in zip(table.rows[0].cells, ("before", "after"), strict=True):
        cell.paragraphs[0].add_run(words[key]).bold = True
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for part in parts:
        for cell, key in zip(table.add_row().cells, ("before", "after"), strict=True):
            _side(cell, part, part[key], words)
        table.rows[-1]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    document.add_paragraph()


def _side(cell: "_Cell", part: dict[str, Any], segments: list[dict[str, str]], words: dict[str, str]) -> None:
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    _soft(cell.paragraphs[0], " – ".join(filter(None, (part["label"], part["note"]))))
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
        _soft(paragraph, words["none"])


def _kept(document: "Document") -> "Paragraph":
    """A paragraph on one page with what follows."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _entry(document: "Document", label: str, text: str) -> None:
    from docx.shared import Pt  # noqa: PLC0415

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(3)
    paragraph.add_run(f"{label} " if label.endswith("?") else f"{label}: ").bold = True
    paragraph.add_run(text)


def _soft(paragraph: "Paragraph", text: str) -> None:
    """A small grey run at the end of a paragraph."""
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(_SOFT)


def _dated(document: "Document") -> bytes:
    """The file, its parts without the time of day they were written at."""
    made, again = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _FIRST), old.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()
