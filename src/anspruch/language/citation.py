"""Citations of German law, read into parts and compared part by part, so that § 25 Abs. 4 is not § 25 Abs. 4a."""

import re
from functools import lru_cache
from typing import NamedTuple

from anspruch.language.errors import InputError

NONE = "keiner"  # the status of a person who holds none

_UNITS = {
    "§": "§",
    "§§": "§",
    "art.": "Art.",
    "artikel": "Art.",
    "abs.": "Abs.",
    "abs": "Abs.",
    "absatz": "Abs.",
    "s.": "Satz",
    "satz": "Satz",
    "hs.": "Halbsatz",
    "halbsatz": "Halbsatz",
    "nr.": "Nr.",
    "nr": "Nr.",
    "nummer": "Nr.",
    "buchst.": "Buchst.",
    "buchstabe": "Buchst.",
    "alt.": "Alt.",
    "alternative": "Alt.",
    "var.": "Alt.",
}
UNITS = ("§", "Art.", "Abs.", "Satz", "Halbsatz", "Nr.", "Buchst.", "Alt.")
"""The units of a citation from the outside in; the Fallcode counts on their places."""
_RANK = {unit: rank for rank, unit in enumerate(UNITS)}
_PART = re.compile(r"(§§?|[A-Za-z]+\.?)\s*(\d+[a-z]{0,2}|[a-z]{1,2})(?![\w])", re.IGNORECASE)
_EDITION = re.compile(r"\s*\(bis (\d{4}-\d{2}-\d{2})\)$")
_STATUTE = re.compile(r"[A-Za-zÄÖÜäöüß]+(?:/[A-Z]+)?(?: [IVX]+)?")
_LONGEST = 120


class Citation(NamedTuple):
    """A statute and the path within it; ``edition`` is the last day of an older meaning, else empty."""

    statute: str
    parts: tuple[tuple[str, str], ...] = ()
    edition: str = ""

    def __str__(self) -> str:
        path = " ".join(f"{unit} {number}" for unit, number in self.parts)
        edition = f" (bis {self.edition})" if self.edition else ""
        return f"{self.statute} {path}".strip() + edition


def parse_error(text: str) -> InputError:
    """The error for a text that is no citation."""
    return InputError(
        f"„{text[:_LONGEST]}“ ist keine lesbare Fundstelle; so ist es gemeint: „AufenthG § 22 Satz 2“.",
        f"“{text[:_LONGEST]}” is not a citation I can read; write it like “AufenthG § 22 Satz 2”.",
    )


@lru_cache(maxsize=4096)
def parse(text: str, statute: str = "") -> Citation:
    """Read a citation such as ``AufenthG § 25 Abs. 2 Satz 1 Alt. 1``; the statute may also stand at the end.

    Args:
        text: the citation as a person writes it; ``S.``, ``Absatz`` and the like are understood.
        statute: the statute meant where the text names none.

    Raises:
        InputError: if the text is no citation, or names no statute and none is given.
    """
    stripped = text.strip()
    if stripped.lower() == NONE:
        return Citation(NONE)
    if len(stripped) > _LONGEST:
        raise parse_error(text)
    edition = _EDITION.search(stripped)
    body = stripped[: edition.start()] if edition else stripped
    found = re.search(r"§|\bArt", body)
    before = body[: found.start()].strip() if found else body
    path = body[found.start() :] if found else ""
    parts, rest = _parts(path, text)
    named = before or rest
    if (before and rest) or (named and not _STATUTE.fullmatch(named)) or not (named or statute):
        raise parse_error(text)
    return Citation(named or statute, parts, edition.group(1) if edition else "")


def _parts(path: str, text: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """The units of ``path`` in order, and what follows them."""
    parts: list[tuple[str, str]] = []
    at = 0
    while match := _PART.match(path, at):
        unit = _UNITS.get(match.group(1).lower())
        if unit is None:
            break
        if parts and _RANK[unit] <= _RANK[parts[-1][0]]:
            raise parse_error(text)
        parts.append((unit, match.group(2).lower()))
        at = match.end()
        while at < len(path) and path[at] in " ,":
            at += 1
    return tuple(parts), path[at:].strip()


def covers(pattern: Citation, value: Citation) -> bool | None:
    """Does ``value`` fall under ``pattern``? None where ``value`` is too coarse to tell.

    ``§ 25 Abs. 2 Satz 1`` falls under ``§ 25 Abs. 2``; ``§ 25`` leaves that open; ``§ 25 Abs. 3`` does not.
    """
    if pattern.statute != value.statute or pattern.edition != value.edition:
        return False
    known = dict(value.parts)
    open_above = False
    for unit, number in pattern.parts:
        given = known.get(unit)
        if given is None:
            open_above = True
        elif given != number:
            # below a level that is open, another number may belong to another branch: § 28 Nr. 1 is not § 28 Abs. 2 Nr. 2
            return None if open_above else False
    return None if open_above else True
