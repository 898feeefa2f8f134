"""The languages of the pages, read once from ``languages.yaml``."""

import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

HERE = Path(__file__).parent
_LETTERS = ("Lu", "Ll", "Lo")
_ARABIC = str.maketrans(",;", "،؛")


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
    alphabet: str = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
    """Its letters in their order, parted by spaces; letters that stand together are one for sorting."""
    browsers: tuple[str, ...] = ()
    """What browsers of its readers call it, where that is not its code or begins with it."""

    def in_order(self, name: str) -> tuple[tuple[int, ...], str]:
        """A key that sorts names as the language's dictionaries do: letter by letter, signs and foreign accents aside."""
        return tuple(place for letter in name for place in self._places(letter)), name

    def _places(self, letter: str) -> Iterator[int]:
        """Where a letter stands in the alphabet: itself, or what it is built upon; nothing for a sign, and no letter is before a space."""
        places = _places(self.alphabet)
        for one in (letter, letter.lower()):
            if one in places:
                yield places[one]
                return
        if letter.isspace():
            yield 0
            return
        base = unicodedata.normalize("NFKD", letter.casefold())
        yield from (places.get(part, len(places) + ord(part)) for part in base if unicodedata.category(part) in _LETTERS)

    def sign(self, text: str) -> str:
        """What parts the items of a list, a comma or a semicolon with its space, as the language writes it."""
        return text.translate(_ARABIC) if self.bidi else text

    @property
    def direction(self) -> str:
        """As the attribute ``dir`` wants it."""
        return "rtl" if self.bidi else "ltr"


@cache
def _places(alphabet: str) -> dict[str, int]:
    return {letter: place for place, group in enumerate(alphabet.split(), 1) for letter in group}


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
