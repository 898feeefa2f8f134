"""The synopsis as one HTML file that needs nothing else: light and dark, on a phone and on paper."""

from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from anspruch.motion.papers.sheet import tied


def html(sheet: dict[str, Any]) -> str:
    """The page of a sheet."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    folder = files(__package__)
    style = Markup((folder / "synopsis.css").read_text(encoding="utf-8"))  # noqa: S704  (our own file)
    return environment.from_string((folder / "synopsis.html").read_text(encoding="utf-8")).render(tied(sheet), style=style) + "\n"
