"""A paper as an archivable and accessible PDF (PDF/A-3a, PDF/UA-1) that carries its data as JSON."""

from datetime import date
from importlib.resources import files
from typing import Any

from anspruch.conference.papers import tree
from anspruch.papers.pdf import pdf as made


def pdf(found: dict[str, Any]) -> bytes:
    """The PDF of a tree; the same tree gives the same bytes."""
    shown = {key: part for key, part in found.items() if key != "data"}
    return made(shown, (files(__package__) / "paper.typ").read_bytes(), date.fromisoformat(found["day"]), tree.data(found))
