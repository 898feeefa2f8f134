"""A sheet as an archivable and accessible PDF (PDF/A-2a, PDF/UA-1); the same sheet gives the same bytes."""

import json
from datetime import UTC, datetime
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from anspruch.motion.papers.sheet import tied

if TYPE_CHECKING:
    from typst import PDFStandard

STANDARDS: list["PDFStandard"] = ["a-2a", "ua-1"]


def pdf(sheet: dict[str, Any], template: str = "synopsis.typ") -> bytes:
    """The PDF of a sheet: with the fonts of typst itself, never those of the machine, and dated by the draft."""
    import typst  # noqa: PLC0415  (only this paper needs it)

    source = (files(__package__) / template).read_bytes()
    drafted = datetime.fromisoformat(sheet["drafted_on"]).replace(tzinfo=UTC)
    compiler = typst.Compiler(source, ignore_system_fonts=True, sys_inputs={"sheet": json.dumps(tied(sheet), ensure_ascii=False)})
    made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=drafted)
    assert isinstance(made, bytes)  # noqa: S101  (one document, no file named)
    return made
