"""Answers into a code, and back."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from anspruch.fallcode import letters, ordered, words
from anspruch.fallcode.numbers import OUT_OF, Numbering, editions, list_name
from anspruch.fallcode.symbols import Reader, Writer
from anspruch.language.calendar import MONTHS_IN_YEAR
from anspruch.language.errors import InputError
from anspruch.language.facts import Fact, Vocabulary
from anspruch.language.knowledge import Value

_FIRST_MONTH = 2025 * MONTHS_IN_YEAR
"""January 2026, when the first codes were written, counted from January of the year 1."""
_EDITIONS = (16, 8, 4, 2, 1, 1, 1, 1)
_MONTHS = (1, 1, 1, 2, 6, 6, 6, 4, 2, 1, 1, 1, 1)
_YES_NO = (1, 1)


class Fallcode(NamedTuple):
    """What a code holds."""

    facts: Mapping[str, object]
    """What is known, as facts are given, in the numbering's order."""
    month: date
    """The first day of the month it was written in: the law's at the time, if it has changed since."""
    edition: int
    """The edition of the numbering it was written with."""


def write(vocabulary: Vocabulary, facts: Mapping[str, object], on: date) -> str:
    """The code of a person's answers; what is not known is left out.

    Args:
        vocabulary: the law's.
        facts: what is known, as facts are given.
        on: the day it is written on; its month is kept. The day that is asked about has no place in a code.

    Raises:
        InputError: if a fact cannot be read, or has no place in the numbering yet.
    """
    numbering = editions()[-1]
    known = {name: value for name, raw in facts.items() if (value := vocabulary.read(name, raw)) is not None}
    if homeless := next((name for name in known if name not in numbering.facts), None):
        raise words.missing(homeless)
    month = on.year * MONTHS_IN_YEAR + on.month - 1 - MONTHS_IN_YEAR
    if month < _FIRST_MONTH:
        raise InputError("Fallcodes werden seit 2026 geschrieben; dieser Tag liegt davor.", "Case codes are written since 2026; this day is before.")
    writer = Writer()
    ordered.put_count(writer, numbering.edition - 1, _EDITIONS)
    ordered.put_count(writer, month - _FIRST_MONTH, _MONTHS)
    for name, weight in numbering.facts.items():
        writer.put((OUT_OF - weight, weight), int(name in known))
        if name in known:
            _put(writer, vocabulary[name], known[name], month, numbering)
    return letters.write(writer.number())


def read(vocabulary: Vocabulary, text: str) -> Fallcode:
    """What a code holds.

    Raises:
        InputError: if it is no code, mistyped, newer than this program, or holds what the law no longer asks.
    """
    reader = Reader(letters.read(text))
    edition = ordered.take_count(reader, _EDITIONS) + 1
    if edition > len(editions()):
        raise InputError(
            "Der Fallcode stammt aus einer neueren Fassung dieses Programms; hier ist er nicht lesbar.",
            "The case code was written by a newer edition of this program; it cannot be read here.",
        )
    numbering = editions()[edition - 1]
    month = ordered.take_count(reader, _MONTHS) + _FIRST_MONTH
    facts: dict[str, object] = {}
    try:
        for name, weight in numbering.facts.items():
            if reader.take((OUT_OF - weight, weight)):
                facts[name] = _take(reader, vocabulary.require(name), month, numbering)
                vocabulary.read(name, facts[name])
    except (InputError, ValueError, OverflowError, IndexError):
        raise _unreadable() from None
    if reader.rest:
        raise _unreadable()
    return Fallcode(facts, ordered.last_day(month).replace(day=1), edition)


def _unreadable() -> InputError:
    return InputError(
        "Der Fallcode enthält Angaben, die das Programm nicht oder nicht mehr kennt; bitte beantworten Sie die Fragen neu.",
        "The case code holds answers this program does not know, or no longer knows; please answer the questions anew.",
    )


def _put(writer: Writer, fact: Fact, value: Value, month: int, numbering: Numbering) -> None:
    match value:
        case bool():
            writer.put(_YES_NO, int(value))
        case frozenset():
            words.put_citations(writer, value, numbering)
        case str() if fact.type == "code":
            words.put_text(writer, value)
        case str():
            words.put_word(writer, value, numbering.lists[list_name(fact)], fact.name)
        case _:
            ordered.put(writer, value, ordered.scale(fact, month))


def _take(reader: Reader, fact: Fact, month: int, numbering: Numbering) -> object:
    match fact.type:
        case "bool":
            return bool(reader.take(_YES_NO))
        case "citation":
            return words.take_citations(reader, numbering)
        case "code":
            return words.take_text(reader)
        case "choice" | "country" | "land":
            return words.take_word(reader, numbering.lists[list_name(fact)])
    return ordered.take(reader, ordered.scale(fact, month))
