"""What a field of a data file may hold: a name, a day, a period, a sentence in both languages; every mistake names its place."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from anspruch.language.calendar import Period
from anspruch.language.errors import Gathering, LawError, suggestion
from anspruch.language.knowledge import FIRST_YEAR, LAST_YEAR
from anspruch.statute.model import Texts

One = TypeVar("One")

_LONGEST_PERIOD = 12
_NAME = re.compile(r"[a-z][a-z0-9_]{0,79}")
_PERIOD = re.compile(r"(\d{1,4}) (Jahre?|Monate?|Wochen?|Tage?)")
_UNIT = {"Jahr": (12, 0), "Monat": (1, 0), "Woche": (0, 7), "Tag": (0, 1)}


def keys(raw: object, allowed: Iterable[str], required: Iterable[str], where: str) -> Mapping[str, Any]:
    """A mapping with only allowed and all required keys. Raises LawError with the nearest known key, for all that is wrong."""
    if not isinstance(raw, dict):
        raise LawError(
            "Hier wird eine Zuordnung (Schlüssel: Wert) erwartet; beginnen Sie jede Zeile mit einem Schlüssel und einem Doppelpunkt.",
            "A mapping (key: value) is expected here; begin every line with a key and a colon.",
        ).within(where)
    allowed, all_ = set(allowed), Gathering()
    for key in raw:
        with all_.step():
            if key not in allowed:
                de, en = suggestion(key, allowed)
                hint, other = (de, en) if de else (f" Hier gibt es: {', '.join(sorted(allowed))}.", f" Here there are: {', '.join(sorted(allowed))}.")
                raise LawError(f"Das Feld „{key}“ gibt es nicht.{hint}", f"There is no field “{key}”.{other}").within(where)
    for key in required:
        with all_.step():
            if raw.get(key) in (None, "", [], {}):
                raise LawError(f"Das Feld „{key}“ fehlt; ergänzen Sie es.", f"The field “{key}” is missing; add it.").within(where)
    all_.done()
    return raw


def several(raw: object, where: str) -> list[Any]:
    """A list, empty where nothing is given. Raises LawError."""
    if raw is None:
        return []
    if not isinstance(raw, list):
        raise LawError(
            "Hier wird eine Liste erwartet; beginnen Sie jeden Eintrag mit einem Strich.", "A list is expected here; begin every entry with a dash."
        ).within(where)
    return raw


def each(raw: object, where: str, build: Callable[[Any, str], One]) -> tuple[One, ...]:
    """What is built of every entry of a list. Raises LawError for all entries that are wrong."""
    found, all_ = [], Gathering()
    for entry in several(raw, where):
        with all_.step():
            found.append(build(entry, where))
    all_.done()
    return tuple(found)


def name(raw: object, where: str) -> str:
    """A name of a-z, 0-9 and _. Raises LawError."""
    if not isinstance(raw, str) or not _NAME.fullmatch(raw):
        shown = f"{raw}"[:80]
        raise LawError(
            f"„{shown}“ ist kein Name; er besteht aus a-z, 0-9 und _ und beginnt mit einem Buchstaben, wie „mein_antrag“.",
            f"“{shown}” is no name; it is made of a-z, 0-9 and _ and begins with a letter, like “my_motion”.",
        ).within(where)
    return raw


def text(raw: object, where: str) -> str:
    """A text that says something. Raises LawError."""
    if not isinstance(raw, str) or not raw.strip():
        raise LawError(
            "Hier wird ein Text erwartet; setzen Sie ihn in Anführungszeichen.", "A text is expected here; put it into quotation marks."
        ).within(where)
    return raw


def day(raw: object, where: str) -> date:
    """A date between 1900 and 2100. Raises LawError."""
    try:
        found = date.fromisoformat(str(raw))
    except ValueError:
        found = date.min
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise LawError(f"„{raw}“ ist kein Datum; schreiben Sie es wie 2024-03-21.", f"“{raw}” is not a date; write it like 2024-03-21.").within(where)
    return found


def texts(raw: object, where: str) -> Texts:
    """A sentence in German and English, both always; empty where nothing is given. Raises LawError."""
    if raw in (None, ""):
        return {}
    if not isinstance(raw, dict):
        raise LawError(
            "Hier steht ein Satz in beiden Sprachen; schreiben Sie {de: …, en: …}.", "Here stands a sentence in both languages; write {de: …, en: …}."
        ).within(where)
    for key, de, en in (("de", "deutsche", "German"), ("en", "englische", "English")):
        if raw.get(key) in (None, ""):
            raise LawError(
                f"Der {de} Text ({key}) fehlt; jeder Satz steht deutsch und englisch da.",
                f"The {en} text ({key}) is missing; every sentence stands in German and in English.",
            ).within(where)
    return {key: text(value, where) for key, value in keys(raw, ("de", "en"), (), where).items()}


def whole(raw: object, where: str) -> int:
    """A whole number. Raises LawError."""
    if not str(raw).isdecimal():
        raise LawError(f"„{raw}“ ist keine ganze Zahl.", f"“{raw}” is no whole number.").within(where)
    return int(str(raw))


def one_of(raw: object, allowed: Iterable[str], where: str) -> str:
    """A word of a fixed list. Raises LawError."""
    if raw not in (allowed := list(allowed)):
        de, en = suggestion(str(raw), allowed)
        raise LawError(f"„{raw}“ ist keines von {', '.join(allowed)}.{de}", f"“{raw}” is none of {', '.join(allowed)}.{en}").within(where)
    return str(raw)


def period(raw: object, where: str) -> Period:
    """A period such as "1 Jahr" or "3 Monate". Raises LawError."""
    match = _PERIOD.fullmatch(str(raw)[:_LONGEST_PERIOD])
    if match:
        unit = next(unit for unit in _UNIT if match.group(2).startswith(unit))
        found = Period(*(int(match.group(1)) * part for part in _UNIT[unit]))
        if found.bounded:
            return found
    raise LawError(
        f"„{raw}“ ist keine Frist; schreiben Sie sie wie „1 Jahr“, „18 Monate“, „2 Wochen“ oder „10 Tage“.",
        f"“{raw}” is not a period; write it like “1 Jahr”, “18 Monate”, “2 Wochen” or “10 Tage”.",
    ).within(where)
