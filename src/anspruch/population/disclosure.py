"""Which numbers of persons may be told: none under five, nor any by which such a number could be reckoned from its sum.

This alone decides what is hidden; terminal, CSV, JSON, charts and papers show what is left. Cells of a line are whole numbers and add up to
their total. Where a cell is hidden, others are hidden with it until each hidden one may be anything from none to the most that is hidden
for its own sake, even to a reader who guesses which were hidden for that (complementary suppression). Columns that follow from each other
by a published factor (persons, course starts, euros) are hidden together.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from anspruch.population.groups import Floats

LEAST = 5
Column = Sequence[float] | Floats
_NOTHING = 1e-6


class Line(NamedTuple):
    """A line of numbers as it may be told, None for what is hidden, and its total."""

    cells: tuple[float | None, ...]
    total: float | None


def few(value: float) -> bool:
    """Whether somebody is counted, but fewer than may be told."""
    return _NOTHING < value < LEAST


def told(value: float) -> float | None:
    """A number that stands alone."""
    return None if few(value) else value


def told_pair(part: float, whole: float) -> tuple[float | None, float | None]:
    """A number and one that contains it (surely, possibly): neither they nor their difference may be few."""
    if few(part):
        return None, told(whole)
    return part, None if few(whole - part) else whole


def hidden(*columns: Column) -> tuple[bool, ...]:
    """Which cells of linked columns over the same cells are hidden, in all of them.

    Args:
        columns: numbers from 0, each summing to a total that is told where it is not few.
    """
    size = len(columns[0])
    found = {place for place in range(size) if any(few(column[place]) for column in columns)}
    open_sums = [column for column in columns if not few(sum(column))]
    # the smallest first: of what is worth least the least is lost
    spare = sorted((place for place in range(size) if place not in found and _any(columns, place)), key=lambda place: (columns[0][place], place))
    while found and not all(_ambiguous(column, found) for column in open_sums):
        if not spare:  # nobody is left to hide among: then not even where nobody is counted is told
            return (True,) * size
        found.add(spare.pop(0))
    return tuple(place in found for place in range(size))


def _any(columns: Sequence[Column], place: int) -> bool:
    return any(column[place] > _NOTHING for column in columns)


def _ambiguous(column: Column, found: set[int]) -> bool:
    """Whether each hidden cell may hold any number of persons up to four.

    That is so where not all are few: what the largest holds is not known either, and can make up for any of the others.
    """
    several = [column[place] for place in found if column[place] > _NOTHING]
    return not several or (len(several) > 1 and max(several) >= LEAST and sum(several) >= max(2 * LEAST - 1, len(several) + LEAST))


def line(column: Column, mask: Sequence[bool]) -> Line:
    """A column as it may be told under a mask."""
    return _line(rounded(column), mask, told(float(sum(column))))


def nested(part: Column, whole: Column, mask: Sequence[bool]) -> tuple[Line, Line]:
    """Two columns of which one contains the other (sure, possible), as they may be told under a mask."""
    rest = [max(more - less, 0.0) for less, more in zip(part, whole, strict=True)]
    inner = rounded(part)
    outer = [less + more for less, more in zip(inner, rounded(rest), strict=True)]
    totals = told_pair(float(sum(part)), float(sum(whole)))
    return _line(inner, mask, totals[0]), _line(outer, mask, totals[1])


def rounded(column: Column) -> list[int]:
    """Whole numbers that add up to the rounded sum: all are rounded down, then those with the largest remainders up."""
    found = [math.floor(value + _NOTHING) for value in column]
    lacking = round(float(sum(column))) - sum(found)
    by_remainder = sorted(range(len(found)), key=lambda place: (found[place] - column[place], place))
    for place in by_remainder[: max(lacking, 0)]:
        found[place] += 1
    return found


def _line(whole: Sequence[int], mask: Sequence[bool], total: float | None) -> Line:
    cells = tuple(None if covered else float(value) for value, covered in zip(whole, mask, strict=True))
    return Line(cells, None if total is None else float(sum(whole)))
