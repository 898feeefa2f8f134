"""The languages of the pages, read once from ``languages.yaml``."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

HERE = Path(__file__).parent


class Language(NamedTuple):
    """A language of the pages."""

    code: str
    """As in addresses: ``de``, ``prs``."""
    name: str
    """In the language itself."""
    german: str
    locale: str
    """For Babel: numbers, dates, names of countries."""
    bidi: bool
    """Written from right to left."""
    own: bool
    """Written by the project itself; what is not is a translation that no person has reviewed yet."""
    browsers: tuple[str, ...] = ()
    """What browsers of its readers call it, where that is not its code or begins with it."""

    @property
    def direction(self) -> str:
        """As the attribute ``dir`` wants it."""
        return "rtl" if self.bidi else "ltr"


@cache
def languages() -> tuple[Language, ...]:
    """All languages, German first."""
    return tuple(
        Language(**{**entry, "browsers": tuple(entry.get("browsers", ()))})
        for entry in yaml.safe_load((HERE / "languages.yaml").read_text(encoding="utf-8"))
    )


@cache
def language(code: str) -> Language:
    """A language by its code. Raises KeyError."""
    return {one.code: one for one in languages()}[code]
