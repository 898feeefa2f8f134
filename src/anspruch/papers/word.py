"""What every DOCX shares: language, title, day and page of the file; small runs; a file without the time of day it was made at."""

import io
import zipfile
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_SOFT = "555555"
_LANGUAGE = {"de": "de-DE", "en": "en-GB"}
_FIRST = (1980, 1, 1, 0, 0, 0)  # the day ZIP counts from


def document(title: str, lang: str, day: date) -> "Document":
    """An empty A4 document with title, language and day. Raises ImportError if python-docx is missing."""
    import docx as library  # noqa: PLC0415  (only this paper needs it)
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Cm, Pt  # noqa: PLC0415

    made = library.Document()
    properties = made.core_properties
    properties.title, properties.author, properties.comments = title, "Anspruch", ""
    properties.created = properties.modified = datetime(day.year, day.month, day.day, tzinfo=UTC)
    properties.language = _LANGUAGE[lang]
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    made.styles["Normal"].font.size = Pt(10.5)
    for found in made.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), _LANGUAGE[lang])
    return made


def entry(made: "Document", label: str, text: str) -> "Paragraph":
    """A paragraph that begins with its label in bold."""
    from docx.shared import Pt  # noqa: PLC0415

    paragraph = made.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(3)
    paragraph.add_run(f"{label} " if label.endswith("?") else f"{label}: ").bold = True
    paragraph.add_run(text)
    return paragraph


def kept(made: "Document") -> "Paragraph":
    """A paragraph on one page with what follows."""
    paragraph = made.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    return paragraph


def soft(paragraph: "Paragraph", text: str) -> None:
    """A small grey run at the end of a paragraph."""
    from docx.shared import Pt, RGBColor  # noqa: PLC0415

    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(9), RGBColor.from_string(_SOFT)


def headed(table: "Table") -> None:
    """Repeat a table's first row on every page, and tear no row apart."""
    from docx.oxml import OxmlElement  # noqa: PLC0415

    for at, row in enumerate(table.rows):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit" if at else "w:tblHeader"))


def saved(made: "Document") -> bytes:
    """The file, its parts without the time of day they were written at."""
    first, again = io.BytesIO(), io.BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _FIRST), old.read(name), zipfile.ZIP_DEFLATED)
    return again.getvalue()
