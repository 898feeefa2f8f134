"""The synopsis as one HTML file that needs nothing else."""

from importlib.resources import files
from typing import Any

from anspruch.papers.html import html as made


def html(sheet: dict[str, Any]) -> str:
    """The page of a sheet."""
    folder = files(__package__)
    return made(sheet, (folder / "synopsis.html").read_text(encoding="utf-8"), (folder / "synopsis.css").read_text(encoding="utf-8"))
