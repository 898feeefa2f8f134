"""The law of a day as one page that needs nothing else: every way, every provision with its condition, source and doubts."""

from importlib.resources import files

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from anspruch.readings import terms
from anspruch.readings.render.page.contents import contents
from anspruch.readings.render.page.words import WORDS
from anspruch.readings.render.phrases import day as written
from anspruch.statute.law import LawOnDay


def page(law: LawOnDay, lang: str) -> str:
    """The page as HTML.

    Args:
        law: the law on a day.
        lang: ``de`` or ``en``.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["day"] = lambda day: written(day.toordinal(), lang)
    folder = files(__package__)
    template = environment.from_string((folder / "page.html").read_text(encoding="utf-8"))
    style = Markup((folder / "page.css").read_text(encoding="utf-8"))  # noqa: S704  (our own file)
    said = {key: text[lang] for key, text in WORDS.items()}
    return template.render(law=law, lang=lang, say=said, terms=terms, style=style, **contents(law, lang)._asdict()) + "\n"
