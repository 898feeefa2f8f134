"""A citation as papers and people write it: in capitals, with the statute behind or left out, in Roman numbers; put as it is cited."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_UNITS = {
    **dict.fromkeys(("§", "paragraph", "paragraf", "section"), "§"),
    **dict.fromkeys(("art", "artikel", "article"), "Art."),
    **dict.fromkeys(("abs", "absatz"), "Abs."),
    **dict.fromkeys(("s", "satz"), "Satz"),
    **dict.fromkeys(("hs", "halbsatz"), "Halbsatz"),
    **dict.fromkeys(("nr", "nummer", "ziffer"), "Nr."),
    **dict.fromkeys(("buchst", "buchstabe", "lit"), "Buchst."),
    **dict.fromkeys(("alt", "alternative", "var", "variante", "fall"), "Alt."),
}
_TOKEN = re.compile(r"\s*(§+|\d+|[^\W\d_]+|\S)")
_GLUED = re.compile(r"(\d[a-z]?)(abs|satz|nr|hs|alt|buchst)(?![a-zäöüß])", re.IGNORECASE)
_ROMAN = re.compile(r"([IVX]+)([a-z]?)")
_ROMANS = {roman: number for number, roman in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)}
_LONGEST_SUFFIX = 2
_LETTERED = ("§", "Abs.", "Nr.")
"""Units whose numbers may bear a letter, as § 18a."""
_BARE = {"§": "Abs.", "Art.": "Abs.", "Abs.": "Satz"}
"""What a number without a unit counts, by the unit before it, as lawyers write it: 25 II 1."""


class Written(NamedTuple):
    """What a text names: a statute, or none, and a path in the form that is cited."""

    statute: str
    path: str

    def within(self, statute: str) -> str:
        """The citation in a statute."""
        return f"{statute} {self.path}"


def read(text: str, statutes: Mapping[str, str]) -> Written | None:
    """A text as a citation; None where it is none.

    Args:
        text: as somebody wrote it.
        statutes: every name of a statute, in small letters, with the name it is cited by.
    """
    text = " ".join(text.split())
    statute, rest = _statute(text, statutes)
    parts = _parts(_GLUED.sub(r"\1 \2", rest))
    return Written(statute, " ".join(f"{unit} {number}" for unit, number in parts)) if parts else None


def _statute(text: str, statutes: Mapping[str, str]) -> tuple[str, str]:
    """The statute a text names, and the text without it."""
    for name in sorted(statutes, key=len, reverse=True):
        found = re.search(rf"(?<![^\W\d]){re.escape(name)}(?![\w/])", text, re.IGNORECASE)
        if found:
            return statutes[name], f"{text[: found.start()]} {text[found.end() :]}"
    return "", text


class _Token(NamedTuple):
    text: str
    apart: bool
    """A space stands before it."""


def _parts(text: str) -> list[tuple[str, str]]:
    """The path's units with their numbers; none where something is not understood."""
    tokens = [_Token(found[1], found.start() != found.start(1)) for found in _TOKEN.finditer(text) if found[1] not in ",;."]
    parts: list[tuple[str, str]] = []
    unit, at = "", 0
    while at < len(tokens):
        token = tokens[at]
        known = _UNITS.get("§" if token.text.startswith("§") else token.text.lower())
        if token.text.isdigit():
            lettered = (unit or (_BARE.get(parts[-1][0], "") if parts else "§")) in _LETTERED
            number, at = _number(tokens, at) if lettered else (token.text, at + 1)
            if not unit and (behind := _UNITS.get(tokens[at].text.lower()) if at < len(tokens) else None) in ("Alt.", "Halbsatz"):
                unit, at = str(behind), at + 1
            parts.append((unit or (_BARE.get(parts[-1][0], "?") if parts else "§"), number))
            unit = ""
        elif unit == "Buchst." and len(token.text) <= _LONGEST_SUFFIX and token.text.isalpha():
            parts.append((unit, token.text.lower()))
            unit, at = "", at + 1
        elif (roman := _ROMAN.fullmatch(token.text)) and roman[1] in _ROMANS and parts and unit in ("", "Abs."):
            parts.append(("Abs.", f"{_ROMANS[roman[1]]}{roman[2]}"))
            unit, at = "", at + 1
        elif known and not unit:
            unit, at = known, at + 1
        else:
            return []
    return [] if unit or any(part == "?" for part, _ in parts) else parts


def _number(tokens: list[_Token], at: int) -> tuple[str, int]:
    """A number with the letters that belong to it, and where it ends: 18a, and 18 a too."""
    number = tokens[at].text
    if at + 1 == len(tokens):
        return number, at + 1
    letter, behind = tokens[at + 1], tokens[at + 2] if at + 2 < len(tokens) else None
    if not letter.text.isalpha() or len(letter.text) > (1 if letter.apart else _LONGEST_SUFFIX):
        return number, at + 1
    sentence = letter.text.lower() in _UNITS and behind is not None and behind.text.isdigit()  # "22 S. 2"
    if sentence or (letter.apart and letter.text in _ROMANS):
        return number, at + 1
    return number + letter.text.lower(), at + 2


def fold(word: str) -> str:
    """A word as it is compared."""
    return " ".join(word.casefold().replace("-", " ").strip(" .").split())
