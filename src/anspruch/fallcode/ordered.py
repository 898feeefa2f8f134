"""Ordered values as symbols: days, levels, numbers, lengths; exact, or a part of what is known ("<B1", "2021", ">=18")."""

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from anspruch.fallcode.symbols import Reader, Writer
from anspruch.language import knowledge
from anspruch.language.calendar import LONGEST_MONTH, MONTHS_IN_YEAR
from anspruch.language.facts import Fact
from anspruch.language.knowledge import Interval

EXACT, AT_LEAST, MORE, AT_MOST, LESS, RANGE, MONTH, YEAR = range(8)
_SIGNS = {AT_LEAST: ">=", MORE: ">", AT_MOST: "<=", LESS: "<"}
_KINDS = (48, 4, 2, 2, 4, 2)
_KINDS_OF_DAYS = (44, 2, 1, 2, 2, 1, 6, 6)
# how likely a number has no, one, two … binary digits
_DAYS_BACK = (1, 1, 1, 1, 1, 1, 2, 3, 6, 10, 14, 12, 8, 6, 6, 1, 1, 1)
_AMOUNTS = (6, 6, 8, 8, 10, 12, 10, 4, 3, 3, 4, 4, 4, 4, 4, 4, 4, *[1] * 48)
_PLACES = (40, 6, 6, 2, 1, 1, 1, 1, 1, 1)
_AHEAD = (7, 1)


def put_count(writer: Writer, value: int, lengths: tuple[int, ...]) -> None:
    """A whole number from 0: how many binary digits it has, then those below the first."""
    length = value.bit_length()
    writer.put(lengths, length)
    if length:
        writer.even(1 << (length - 1), value - (1 << (length - 1)))


def take_count(reader: Reader, lengths: tuple[int, ...]) -> int:
    """What :func:`put_count` put."""
    length = reader.take(lengths)
    return (1 << (length - 1)) + reader.even(1 << (length - 1)) if length else 0


class Scale(NamedTuple):
    """A kind of ordered values: which can be written, their neighbours, their text, and their symbols."""

    kinds: tuple[int, ...]
    fits: Callable[[float], bool]
    step: Callable[[float, int], float]
    text: Callable[[float], str]
    put: Callable[[Writer, float], None]
    take: Callable[[Reader], float]


def scale(fact: Fact, month: int) -> Scale:
    """The scale of a fact's values in a code of a month; days are counted back from the month's end."""
    step = knowledge.one_step
    match fact.type:
        case "date":
            end = last_day(month)
            return Scale(_KINDS_OF_DAYS, _is_day, step, _day, lambda to, day: _put_day(to, int(day), end), lambda of: _take_day(of, end))
        case "level":
            levels = [1] * len(knowledge.LEVELS)
            return Scale(
                _KINDS, lambda rank: 0 <= rank < len(levels), step, _level, lambda to, rank: to.put(levels, int(rank)), lambda of: of.take(levels)
            )
        case "duration":
            return Scale(_KINDS, _is_length, step, _length, _put_length, lambda of: take_count(of, _AMOUNTS) * LONGEST_MONTH)
    if fact.type == "int" and not fact.fraction:
        return Scale(_KINDS, _is_amount, step, _amount, lambda to, number: put_count(to, int(number), _AMOUNTS), lambda of: take_count(of, _AMOUNTS))
    return Scale(_KINDS, _is_amount, knowledge.small_step, _amount, _put_amount, _take_amount)


def put(writer: Writer, value: float | Interval, on: Scale) -> None:
    """An ordered value."""
    kind, ends = _shape(value, on)
    writer.put(on.kinds, kind)
    for end in ends:
        on.put(writer, end)


def take(reader: Reader, on: Scale) -> str:
    """What :func:`put` put, as it may be given for a fact."""
    kind = reader.take(on.kinds)
    text = on.text(on.take(reader))
    if kind == RANGE:
        return f"{text}..{on.text(on.take(reader))}"
    if kind in (MONTH, YEAR):
        return text.rsplit("-", 1 if kind == MONTH else 2)[0]
    return _SIGNS.get(kind, "") + text


def _shape(value: float | Interval, on: Scale) -> tuple[int, tuple[float, ...]]:
    """A value's kind and the ends it is written with."""
    low, high = knowledge.bounds(value)
    if low is not None and low == high:
        return EXACT, (low,)
    if low is None and high is not None:
        return _end(high, 1, AT_MOST, LESS, on)
    if high is None and low is not None:
        return _end(low, -1, AT_LEAST, MORE, on)
    assert low is not None  # noqa: S101  (an interval has an end)
    assert high is not None  # noqa: S101
    if len(on.kinds) > MONTH:
        first, last = date.fromordinal(int(low)), date.fromordinal(int(high))
        if first.day == 1 and last == first.replace(day=monthrange(first.year, first.month)[1]):
            return MONTH, (low,)
        if (first.day, first.month) == (1, 1) and last == date(first.year, 12, 31):
            return YEAR, (low,)
    return RANGE, (low, high)


def _end(end: float, direction: int, with_it: int, without: int, on: Scale) -> tuple[int, tuple[float]]:
    """One end: the value itself, or its neighbour outside where only that can be written, or in fewer signs."""
    outside = on.step(end, direction)
    if on.fits(outside) and not (on.fits(end) and len(on.text(end)) <= len(on.text(outside))):
        return without, (outside,)
    return with_it, (end,)


def last_day(month: int) -> date:
    """The last day of a month, counted from January of the year 1 as 0."""
    year, within = divmod(month, MONTHS_IN_YEAR)
    return date(year + 1, within + 1, monthrange(year + 1, within + 1)[1])


def _is_day(day: float) -> bool:
    return date(knowledge.FIRST_YEAR, 1, 1).toordinal() <= day <= date(knowledge.LAST_YEAR, 12, 31).toordinal()


def _day(day: float) -> str:
    return date.fromordinal(int(day)).isoformat()


def _put_day(writer: Writer, day: int, end: date) -> None:
    back = end.toordinal() - day
    writer.put(_AHEAD, int(back < 0))
    put_count(writer, abs(back), _DAYS_BACK)


def _take_day(reader: Reader, end: date) -> float:
    sign = -1 if reader.take(_AHEAD) else 1
    return end.toordinal() - sign * take_count(reader, _DAYS_BACK)


def _level(rank: float) -> str:
    return knowledge.LEVELS[int(rank)]


def _is_length(length: float) -> bool:
    return length >= 0 and length % LONGEST_MONTH == 0


def _length(length: float) -> str:
    return str(int(length) // LONGEST_MONTH)


def _put_length(writer: Writer, length: float) -> None:
    put_count(writer, int(length) // LONGEST_MONTH, _AMOUNTS)


def _is_amount(number: float) -> bool:
    return 0 <= number <= knowledge.LARGEST


def _amount(number: float) -> str:
    """A number so that it is read as it is: three places after the point might be thousands."""
    if number == int(number):
        return str(int(number))
    text = repr(number)
    return f"{text}0" if len(text.rpartition(".")[2]) % 3 == 0 and "e" not in text else text


def _put_amount(writer: Writer, number: float) -> None:
    sign, digits, exponent = Decimal(repr(number)).normalize().as_tuple()
    assert not sign  # noqa: S101
    assert isinstance(exponent, int)  # noqa: S101
    mantissa = int("".join(map(str, digits))) * 10 ** max(0, exponent)
    put_count(writer, max(0, -exponent), _PLACES)
    put_count(writer, mantissa, _AMOUNTS)


def _take_amount(reader: Reader) -> float:
    places = take_count(reader, _PLACES)
    mantissa = take_count(reader, _AMOUNTS)
    return mantissa if not places else float(Decimal(mantissa).scaleb(-places))
