"""Plain data as an archivable and accessible PDF (PDF/A and PDF/UA-1), set by typst."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from anspruch.papers.text import tied

if TYPE_CHECKING:
    from typst import PDFStandard

PLAIN: "PDFStandard" = "a-2a"
WITH_DATA: "PDFStandard" = "a-3a"
"""The standard that lets a file carry another: the data it was made from."""


def pdf(sheet: Mapping[str, Any], template: bytes, day: date, data: str = "") -> bytes:
    """A PDF: with the fonts of typst itself, never those of the machine.

    typst refuses what is not accessible: no title, headings out of order, a glyph its fonts lack.

    Args:
        sheet: what is set; the template reads it from ``sys.inputs.sheet``.
        template: the typst source.
        day: the day the file bears.
        data: JSON that the template attaches from ``sys.inputs.data``; with it the file is PDF/A-3a, else PDF/A-2a.
    """
    import typst  # noqa: PLC0415  (only this paper needs it)

    inputs = {"sheet": json.dumps(tied(sheet), ensure_ascii=False), **({"data": data} if data else {})}
    compiler = typst.Compiler(template, ignore_system_fonts=True, sys_inputs=inputs)
    standards: list[PDFStandard] = [WITH_DATA if data else PLAIN, "ua-1"]
    made = compiler.compile(format="pdf", pdf_standards=standards, timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC))
    assert isinstance(made, bytes)  # noqa: S101  (one document, no file named)
    return made
