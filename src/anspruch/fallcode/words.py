"""Words and citations as symbols: by their place in a list; a citation without a place is spelled part by part."""

import re
from collections.abc import Mapping
from datetime import date

from anspruch.fallcode.numbers import SPELLED, Numbering
from anspruch.fallcode.ordered import put_count, take_count
from anspruch.fallcode.symbols import Reader, Writer
from anspruch.language.citation import UNITS, Citation
from anspruch.language.errors import InputError

_YES_NO = (1, 1)
_HOW_MANY = (24, 4, 1, 1, 1, 1, 1, 1, 1)
_PARTS = (1, 2, 8, 4, 1)
_SECTIONS = (1, 2, 2, 2, 3, 6, 6, 8, 3, *[1] * 4)
_LETTERS = (24, 4, 1)
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_LENGTHS = (1, 1, 4, 8, 4, 2, 1, 1, 1, 1, 1, 1)
_BYTES = 256


def put_word(writer: Writer, word: str, words: Mapping[str, int], name: str) -> None:
    """A word of a list. Raises InputError where the numbering has it not."""
    if word not in words:
        raise missing(f"{name}: {word}")
    writer.put(list(words.values()), list(words).index(word))


def take_word(reader: Reader, words: Mapping[str, int]) -> str:
    """What :func:`put_word` put."""
    return list(words)[reader.take(list(words.values()))]


def missing(what: str) -> InputError:
    """The error for what the numbering does not have."""
    return InputError(f"„{what}“ passt noch in keinen Fallcode.", f"“{what}” does not fit into any case code yet.")


def put_citations(writer: Writer, some: frozenset[Citation], numbering: Numbering) -> None:
    """The citations of which one is meant."""
    put_count(writer, len(some) - 1, _HOW_MANY)
    for one in sorted(some, key=str):
        listed = numbering.lists["citation"]
        put_word(writer, str(one) if str(one) in listed else SPELLED, listed, "citation")
        if str(one) not in listed:
            _spell(writer, one, numbering)


def take_citations(reader: Reader, numbering: Numbering) -> str:
    """What :func:`put_citations` put, as it may be given."""
    found = []
    for _ in range(take_count(reader, _HOW_MANY) + 1):
        word = take_word(reader, numbering.lists["citation"])
        found.append(word if word != SPELLED else str(_spelled(reader, numbering)))
    return " | ".join(found)


def _spell(writer: Writer, one: Citation, numbering: Numbering) -> None:
    put_word(writer, one.statute, numbering.lists["statute"], "citation")
    put_count(writer, len(one.parts), _PARTS)
    for unit, number in one.parts:
        writer.even(len(UNITS), UNITS.index(unit))
        match = re.fullmatch(r"(\d*)([a-z]*)", number)
        if not match or match.group(1).startswith("0"):
            raise missing(str(one))
        put_count(writer, int(match.group(1) or 0), _SECTIONS)
        put_count(writer, len(match.group(2)), _LETTERS)
        for letter in match.group(2):
            writer.even(len(_ALPHABET), _ALPHABET.index(letter))
    writer.even(2, int(bool(one.edition)))
    if one.edition:
        put_count(writer, date.fromisoformat(one.edition).toordinal(), (1,) * 24)


def _spelled(reader: Reader, numbering: Numbering) -> Citation:
    statute = take_word(reader, numbering.lists["statute"])
    parts = []
    for _ in range(take_count(reader, _PARTS)):
        unit = UNITS[reader.even(len(UNITS))]
        number = take_count(reader, _SECTIONS)
        letters = "".join(_ALPHABET[reader.even(len(_ALPHABET))] for _ in range(take_count(reader, _LETTERS)))
        parts.append((unit, f"{number or ''}{letters}"))
    edition = date.fromordinal(take_count(reader, (1,) * 24)).isoformat() if reader.even(2) else ""
    return Citation(statute, tuple(parts), edition)


def put_text(writer: Writer, text: str) -> None:
    """A code of a classification: as digits where it has nothing else, else byte by byte."""
    digits = text.isascii() and text.isdigit()
    writer.put(_YES_NO, int(not digits))
    signs = [int(sign) for sign in text] if digits else list(text.encode())
    put_count(writer, len(signs), _LENGTHS)
    for sign in signs:
        writer.even(10 if digits else _BYTES, sign)


def take_text(reader: Reader) -> str:
    """What :func:`put_text` put. Raises ValueError for bytes that are no text."""
    digits = not reader.take(_YES_NO)
    signs = [reader.even(10 if digits else _BYTES) for _ in range(take_count(reader, _LENGTHS))]
    return "".join(map(str, signs)) if digits else bytes(signs).decode()
