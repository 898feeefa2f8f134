"""A paper as a DOCX file, for rounds of correction in Word; the same tree gives the same bytes."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from anspruch.conference.papers.tree import Block
from anspruch.papers import word
from anspruch.papers.text import tied

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

_WIDTH = 17  # cm between the margins


def docx(found: dict[str, Any]) -> bytes:
    """The DOCX of a tree."""
    found = tied(found)
    document = word.document(f"{found['kind']}: {found['title']}", found["lang"], date.fromisoformat(found["day"]))
    word.soft(document.add_paragraph(), found["kind"])
    if found["covered"]:
        document.add_heading(found["title"], level=1)
    for entry in found["lead"]:
        document.add_paragraph(entry).paragraph_format.space_after = 0
    document.add_paragraph(found["notice"], style="Quote")
    if not found["covered"]:
        document.add_heading(found["title"], level=1)
    else:
        document.add_page_break()  # type: ignore[no-untyped-call]  # python-docx types it not
    _running(document, found)
    for number, one in enumerate(found["blocks"]):
        _block(document, one, number, found["words"])
    return word.saved(document)


def _running(document: "Document", found: dict[str, Any]) -> None:
    """Head and foot of every page, as in the other forms; the cover has no head."""
    from docx.enum.text import WD_TAB_ALIGNMENT  # noqa: PLC0415
    from docx.shared import Cm  # noqa: PLC0415

    section = document.sections[0]
    section.different_first_page_header_footer = found["covered"]
    head = section.header.paragraphs[0]
    head.style = document.styles["Normal"]
    head.paragraph_format.tab_stops.add_tab_stop(Cm(_WIDTH), WD_TAB_ALIGNMENT.RIGHT)
    word.soft(head, f"{found['running']}\t{found['words']['page']} | ")
    _field(head, "PAGE", "1")
    for foot in (section.footer, *((section.first_page_footer,) if found["covered"] else ())):
        word.soft(foot.paragraphs[0], found["foot"])


def _block(document: "Document", one: Block, number: int, words: dict[str, str]) -> None:
    match one["kind"]:
        case "heading":
            _heading(document, one, number)
        case "fields":
            for row in one["rows"]:
                word.entry(document, row["label"], row["text"])
        case "text":
            word.soft(word.kept(document), one["text"]) if one["soft"] else document.add_paragraph(one["text"])
        case "numbered":  # counted here: a list of Word's own would go on counting through all items
            for at, item in enumerate(one["items"], 1):
                paragraph = document.add_paragraph(f"{at}. {item['text']}")
                if item["note"]:
                    word.soft(paragraph, f" {item['note']}")
        case "links":
            if one["urls"]:
                word.soft(document.add_paragraph(), f"{one['label']}: {' · '.join(one['urls'])}")
        case "table":
            _table(document, one["head"], one["rows"], one["widths"])
        case "contents":
            _contents(document, one["rows"], words)


def _heading(document: "Document", one: Block, number: int) -> None:
    """A heading; one with a name is a place to point to."""
    paragraph = document.add_heading(one["text"], level=one["level"])
    if one["name"]:
        start = _element("w:bookmarkStart", id=str(number), name=_place(one["name"]))
        paragraph._p.insert(1, start)
        paragraph._p.append(_element("w:bookmarkEnd", id=str(number)))


def _table(document: "Document", head: list[str], rows: list[list[str]], widths: Sequence[int]) -> Any:
    """A table over the width of the page, with shares of it for the columns."""
    from docx.shared import Cm  # noqa: PLC0415

    table = document.add_table(rows=1, cols=len(head), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, head, strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(_WIDTH * width / sum(widths))
    word.headed(table)
    document.add_paragraph()
    return table


def _contents(document: "Document", rows: list[dict[str, str]], words: dict[str, str]) -> None:
    """Number, title and page of every item; Word counts the pages itself."""
    head = [words["number"], words["title"], words["page"]]
    table = _table(document, head, [[row["number"], row["title"], ""] for row in rows], (2, 13, 2))
    for line, row in zip(table.rows[1:], rows, strict=True):
        _field(line.cells[2].paragraphs[0], f"PAGEREF {_place(row['name'])} \\h", "–")


def _field(paragraph: "Paragraph", instruction: str, shown: str) -> None:
    """A field that Word works out when it opens the file."""
    field = _element("w:fldSimple", instr=instruction, dirty="true")
    run = paragraph.add_run(shown)
    field.append(run._r)
    paragraph._p.append(field)


def _element(tag: str, **attributes: str) -> "BaseOxmlElement":
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def _place(name: str) -> str:
    """A name as Word takes it for a place: letters, digits, no dots, at most 40."""
    return name.replace("-", "_").replace(".", "_")[:40]
