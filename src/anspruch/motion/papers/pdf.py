"""A sheet as an archivable and accessible PDF (PDF/A-2a, PDF/UA-1), dated by the draft."""

from datetime import date
from importlib.resources import files
from typing import Any

from anspruch.papers.pdf import pdf as made


def pdf(sheet: dict[str, Any], template: str = "synopsis.typ") -> bytes:
    """The PDF of a sheet; the same sheet gives the same bytes."""
    return made(sheet, (files(__package__) / template).read_bytes(), date.fromisoformat(sheet["drafted_on"]))
