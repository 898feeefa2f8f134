"""Plain data as one HTML file that needs nothing else: light and dark, on a phone and on paper."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from anspruch.papers.text import tied


def html(sheet: Mapping[str, Any], template: str, style: str = "") -> str:
    """The page of a sheet; ``style`` follows the style all papers share."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    shared = (files(__package__) / "paper.css").read_text(encoding="utf-8")
    return environment.from_string(template).render(tied(sheet), style=Markup(shared + style)) + "\n"  # noqa: S704  (our own files)
