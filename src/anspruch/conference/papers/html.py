"""A paper as one HTML file that needs nothing else."""

from importlib.resources import files
from typing import Any

from anspruch.papers.html import html as made


def html(found: dict[str, Any]) -> str:
    """The page of a tree."""
    folder = files(__package__)
    return made(found, (folder / "paper.html").read_text(encoding="utf-8"), (folder / "paper.css").read_text(encoding="utf-8"))
