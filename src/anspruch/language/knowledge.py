"""What may be known of a fact: nothing, an exact value, or a part of it ("<B1", "2021", ">=18").

Ordered values are plain numbers inside: a date is its ordinal, a level its rank, a duration months * 32 + days.
"""

import math
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from anspruch.language.calendar import Period, as_duration
from anspruch.language.citation import Citation

LEVELS = ("keine", "A1", "A2", "B1", "B2", "C1", "C2")
"""The Common European Framework's levels in order; ``keine`` is below A1 (§ 2 Abs. 9 to 12 AufenthG)."""

FIRST_YEAR, LAST_YEAR = 1900, 2100
LARGEST = 10**15
"""The largest number that may be given: up to it, every whole one is exact in every engine."""
_UNKNOWN = {"", "unbekannt", "unknown", "weiß nicht", "weiss nicht"}
_YES, _NO = {"ja", "yes", "true", "wahr", "j", "y"}, {"nein", "no", "false", "falsch", "n"}
_PREFIX = re.compile(r"(<=|>=|<|>|=|≤|≥)?\s*(.+)", re.DOTALL)
_MONTHS = re.compile(r"(\d{1,3})(?:\s*(?:Monate?|months?))?", re.IGNORECASE)
_DECEMBER = 12
_ISO = len("2024-03-21")


class Interval(NamedTuple):
    """An ordered value known in part; None is open towards that side. Both ends are included."""

    low: float | None
    high: float | None


Value = bool | int | float | str | Interval | frozenset[Citation]
"""A known value: bool, number, word, interval, or the set of citations one of which it is."""


def is_unknown(raw: object) -> bool:
    """Whether a given value says that nothing is known."""
    return raw is None or (isinstance(raw, str) and raw.strip().lower() in _UNKNOWN)


def boolean(raw: object) -> bool:
    """Read yes or no. Raises ValueError for anything else."""
    if isinstance(raw, bool):
        return raw
    word = str(raw).strip().lower() if isinstance(raw, str) else ""
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError(raw)


def ordered(raw: object, exact: Callable[[object], Interval], step: Callable[[float, int], float]) -> int | float | Interval:
    """Read an ordered value or a part of one ("<B1", "A1..B1").

    Args:
        raw: what was given.
        exact: reads a value without prefix, as an interval (a year is one too).
        step: the next value up (1) or down (-1).

    Raises:
        ValueError: if it cannot be read or the range is empty.
    """
    if isinstance(raw, str) and ".." in raw:
        left, right = raw.split("..", 1)
        found = Interval(exact(left.strip()).low, exact(right.strip()).high)
    else:
        found = _prefixed(raw, exact, step)
    if found.low is not None and found.high is not None:
        if found.low > found.high:
            raise ValueError(raw)
        if found.low == found.high:
            return found.low
    return found


def _prefixed(raw: object, exact: Callable[[object], Interval], step: Callable[[float, int], float]) -> Interval:
    match = _PREFIX.fullmatch(raw.strip()) if isinstance(raw, str) else None
    sign = (match.group(1) or "") if match else ""
    value = exact(match.group(2) if match else raw)
    if value.low is None or value.high is None:
        raise ValueError(raw)
    if sign == "<":
        return Interval(None, step(value.low, -1))
    if sign in ("<=", "≤"):
        return Interval(None, value.high)
    if sign == ">":
        return Interval(step(value.high, 1), None)
    if sign in (">=", "≥"):
        return Interval(value.low, None)
    return value


def one_step(value: float, direction: int) -> float:
    """The neighbour of a whole number."""
    return value + direction


def small_step(value: float, direction: int) -> float:
    """The neighbour of a number that may be a fraction."""
    return math.nextafter(value, math.inf * direction)


def exact_level(raw: object) -> Interval:
    """A level by its name, in any case. Raises ValueError."""
    names = [level.lower() for level in LEVELS]
    rank = names.index(str(raw).strip().lower())
    return Interval(rank, rank)


_GERMAN = re.compile(r"(\d{1,3}(\.\d{3})+|\d+),\d+")


AMBIGUOUS = r"\s*\d{1,3}(\.\d{3})+\s*"
"""A text that is thirty thousand in German and thirty in English."""


def _plain(text: str) -> str:
    """A number with a decimal comma, as German spreadsheets write it, with a point. Raises ValueError for "30.000"."""
    if re.fullmatch(AMBIGUOUS, text):
        raise ValueError(text)
    return text.replace(".", "").replace(",", ".") if _GERMAN.fullmatch(text.strip()) else text


def exact_number(raw: object, whole: bool) -> Interval:
    """A number; a whole one if ``whole``. Raises ValueError."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        raise ValueError(raw)
    number = float(_plain(raw) if isinstance(raw, str) else raw)
    if not 0 <= number <= LARGEST or (whole and number != int(number)):
        raise ValueError(raw)
    value = int(number) if number == int(number) else number
    return Interval(value, value)


def iso_day(raw: object) -> int | None:
    """The day of a text like 2024-03-21, as nearly every date is written; None for any other. Raises ValueError for no day."""
    if raw.__class__ is not str or len(raw) != _ISO or raw[4] != "-" or raw[7] != "-":
        return None
    day = date.fromisoformat(raw)
    return day.toordinal() if FIRST_YEAR <= day.year <= LAST_YEAR else None


def exact_date(raw: object) -> Interval:
    """A day, a month ("2019-03") or a year ("2021"), as the days it covers. Raises ValueError."""
    if isinstance(raw, date):
        return Interval(raw.toordinal(), raw.toordinal())
    text = str(raw).strip()
    if match := re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text):
        text = f"{match.group(3)}-{int(match.group(2)):02}-{int(match.group(1)):02}"
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", text)
    if not match or not FIRST_YEAR <= int(match.group(1)) <= LAST_YEAR:
        raise ValueError(raw)
    year, month, day = (int(part) if part else 0 for part in match.groups())
    if day:
        ordinal = date(year, month, day).toordinal()
        return Interval(ordinal, ordinal)
    last = month or _DECEMBER
    following = date(year + last // _DECEMBER, last % _DECEMBER + 1, 1)
    return Interval(date(year, month or 1, 1).toordinal(), (following - timedelta(days=1)).toordinal())


def exact_duration(raw: object) -> Interval:
    """A duration given in full months. Raises ValueError."""
    match = _MONTHS.fullmatch(str(raw).strip()) if not isinstance(raw, bool) else None
    if not match:
        raise ValueError(raw)
    length = as_duration(Period(int(match.group(1)), 0))
    return Interval(length, length)


def bounds(value: float | Interval) -> Interval:
    """An exact number as an interval; an interval as it is."""
    return value if isinstance(value, Interval) else Interval(value, value)
