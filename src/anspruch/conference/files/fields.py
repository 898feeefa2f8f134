"""The fields all files share: certainties, facts that may be unknown, Länder, days, sources."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from anspruch.conference.known import CERTAINTY, Known
from anspruch.conference.model import Span
from anspruch.language.errors import LawError
from anspruch.statute import values

T = TypeVar("T")
ABOUT = "~"
"""Ends a day, month or year that is approximate, as in EDTF (ISO 8601-2)."""
_MOMENT = re.compile(r"\d{4}(-\d\d){0,2}~?")
_KNOWN = ("value", "certainty", "note")


class Frame(NamedTuple):
    """What every fact of the record must fit into: the Länder there are, the sources by name, the day the body first met."""

    laender: tuple[str, ...]
    sources: frozenset[str]
    since: date
    today: date


def certainty(raw: Mapping[str, Any], where: str, key: str = "certainty") -> str:
    """How sure a fact is. Raises LawError where it does not say."""
    return values.one_of(raw.get(key), CERTAINTY, f"{where}, {key}")


def known(raw: object, where: str, read: Callable[[Any, str], T]) -> Known[T]:
    """A fact as ``{value, certainty}``; what is missing is not known. Raises LawError."""
    if raw is None:
        return Known(None)
    entry = values.keys(raw, _KNOWN, ("certainty",), where)
    value = None if entry.get("value") is None else read(entry["value"], where)
    if (value is None) != (entry["certainty"] == "U"):
        raise LawError(
            "U heißt nicht bekannt: dann steht da kein Wert, und ohne Wert steht da U.",
            "U means not known: then there is no value, and without one U.",
        ).within(where)
    return Known(value, certainty(entry, where), values.texts(entry.get("note"), where))


def text(raw: object, where: str) -> str:
    """A text that is one. Raises LawError for anything that is not text."""
    if not isinstance(raw, str) or not raw.strip():
        raise LawError("Hier wird ein Text erwartet.", "A text is expected here.").within(where)
    return raw


def word(raw: object, where: str) -> str:
    """A text, empty where nothing is given. Raises LawError."""
    return "" if raw is None else text(raw, where)


def number(raw: object, where: str, most: int = 10_000) -> int:
    """A whole number that is not negative. Raises LawError."""
    if type(raw) is not int or not 0 <= raw <= most:
        raise LawError(f"„{raw}“ ist keine Zahl zwischen 0 und {most}.", f"“{raw}” is no number between 0 and {most}.").within(where)
    return raw


def truth(raw: object, where: str) -> bool:
    """True or false. Raises LawError."""
    if not isinstance(raw, bool):
        raise LawError(f"Hier wird true oder false erwartet, nicht „{raw}“.", f"true or false is expected here, not “{raw}”.").within(where)
    return raw


def land(raw: object, frame: Frame, where: str) -> str:
    """A Land's code. Raises LawError for what is no Land."""
    if raw not in frame.laender:
        there = ", ".join(frame.laender)
        raise LawError(f"„{raw}“ ist kein Land; es gibt {there}.", f"“{raw}” is no Land; there are {there}.").within(where)
    return str(raw)


def laender(raw: object, frame: Frame, where: str) -> tuple[str, ...]:
    """Länder, each once. Raises LawError."""
    found = tuple(land(one, frame, where) for one in values.several(raw, where))
    once(found, where)
    return found


def day(raw: object, frame: Frame, where: str) -> date:
    """A day of the body's life. Raises LawError for one before it first met."""
    found = values.day(raw, where)
    if found < frame.since:
        raise LawError(
            f"Der {found} liegt vor der ersten Konferenz ({frame.since}).", f"{found} is before the first conference ({frame.since})."
        ).within(where)
    return found


def past(raw: object, frame: Frame, where: str) -> date:
    """A day that has been. Raises LawError for one before the body first met or one to come."""
    found = day(raw, frame, where)
    if found > frame.today:
        raise LawError(f"Der {found} liegt in der Zukunft.", f"{found} is still to come.").within(where)
    return found


def span(raw: Mapping[str, Any], frame: Frame, where: str) -> Span:
    """Days from ``start`` to ``end``. Raises LawError where the end comes first."""
    start, end = day(raw.get("start"), frame, where), day(raw.get("end"), frame, where)
    if end < start:
        raise LawError(f"Das Ende ({end}) liegt vor dem Anfang ({start}).", f"The end ({end}) is before the start ({start}).").within(where)
    return Span(start, end)


def sources(raw: object, frame: Frame, where: str) -> tuple[str, ...]:
    """Names of sources. Raises LawError for one that is not in sources.yaml."""
    found = tuple(text(one, where) for one in values.several(raw, where))
    for name in found:
        if name not in frame.sources:
            raise LawError(f"Die Quelle „{name}“ steht nicht in sources.yaml.", f"The source “{name}” is not in sources.yaml.").within(where)
    return found


def moment(raw: object, where: str) -> str:
    """A day, a month or a year, perhaps approximate (2025-12~), as text. Raises LawError."""
    try:
        if _MOMENT.fullmatch(str(raw)):
            first_day(str(raw))
            return str(raw)
    except ValueError:
        pass
    raise LawError(f"„{raw}“ ist kein Tag, Monat oder Jahr.", f"“{raw}” is no day, month or year.").within(where)


def first_day(text: str) -> date:
    """The first day of a day, a month or a year."""
    year, month, day = (*map(int, text.removesuffix(ABOUT).split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day of a day, a month or a year."""
    parts = [*map(int, text.removesuffix(ABOUT).split("-"))]
    year, month = (parts[0], parts[1]) if len(parts) > 1 else (parts[0], 12)
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])  # noqa: PLR2004  (year, month and day)


def mapping(raw: object, where: str) -> Mapping[str, Any]:
    """A mapping with any keys, empty where nothing is given. Raises LawError."""
    return {} if raw is None else values.keys(raw, raw if isinstance(raw, dict) else (), (), where)


def called(raw: object, key: str, place: int) -> str:
    """What an entry is called in errors: by its name, or by its place in the file where it has none."""
    name = raw.get(key) if isinstance(raw, dict) else None
    return str(name) if name else f"{place}. Eintrag"


def once(names: Iterable[str], where: str) -> None:
    """Refuse a name that is used twice. Raises LawError."""
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise LawError(f"„{name}“ steht zweimal.", f"“{name}” stands twice.").within(where)
        seen.add(name)
