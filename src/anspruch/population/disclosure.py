"""Which numbers of persons may be told: none under five, nor any by which such a number could be reckoned from its sum.

This alone decides what is hidden; terminal, CSV, JSON, charts and papers show what is left. Cells of a line add up to a total. Where a
cell is hidden, others are hidden with it until the hidden ones can be shared out in several ways (complementary suppression). Columns that
follow from each other by a published factor (persons, course starts, euros) are hidden together.
"""

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
    """Whether the hidden persons of a column can be shared out so that each cell may hold five or more, or one."""
    several = [column[place] for place in found if column[place] > _NOTHING]
    return not several or (len(several) > 1 and sum(several) >= len(several) + LEAST)


def line(column: Column, mask: Sequence[bool]) -> Line:
    """A column as it may be told under a mask."""
    cells = tuple(None if covered else float(value) for value, covered in zip(column, mask, strict=True))
    return Line(cells, told(float(sum(column))))
