"""Cutting bit planes out of a table's columns: compare or mask, then pack eight persons to a byte."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anspruch.readings.columns.periods import FIRST, Days, earliest_end
from anspruch.readings.columns.planes.batch import Batch, Bytes
from anspruch.readings.columns.planes.run import BLOCK, WORD, Planes, Words
from anspruch.readings.columns.planes.wiring import Below, Bit, Passed, Valid

_PIECE = 1 << 16
"""Rows compared at a time, so that a column's piece stays in the cache for all that is asked of it."""


def cut(batch: Batch, inputs: Sequence[Any]) -> Callable[[], Planes]:
    """What gives the input planes of a batch, on buffers of its own.

    Args:
        batch: the rows.
        inputs: what each plane stands for (Bit, Valid, Below, Passed).
    """
    return lambda: _Cutter(batch, inputs).planes


class _Cutter:
    """The buffers of one thread. Bitmaps are handed on as they lie; only what is compared is written."""

    def __init__(self, batch: Batch, inputs: Sequence[Any]) -> None:
        self.batch = batch
        self.bitmaps = [_bitmap(batch, key) for key in inputs]
        self.space = np.zeros((len(inputs), BLOCK // 8), dtype=np.uint8)
        self.truths = np.empty(_PIECE, dtype=np.bool_)
        self.codes, self.masked = np.empty((2, _PIECE), dtype=np.uint8)
        self.days = np.empty(_PIECE, dtype=np.int32)
        compared = sorted(((_source(key), at) for at, key in enumerate(inputs) if self.bitmaps[at] is None), key=lambda one: one[0])
        self.groups = [(source, [(at, inputs[at]) for _, at in group]) for source, group in groupby(compared, key=lambda one: one[0])]

    def planes(self, start: int, end: int) -> list[Words]:
        """The planes of some rows."""
        size = -(-(end - start) // WORD) * (WORD // 8)
        self.space[:, size - WORD // 8 : size] = 0  # the last word may be written only in part
        for (column, byte), group in self.groups:
            for first in range(start, end, _PIECE):
                self._piece(column, byte, group, first - start, slice(first, min(first + _PIECE, end)))
        written = self.space[:, :size].view(np.uint64)
        return [written[at] if bits is None else _words(bits[start // 8 : (end + 7) // 8]) for at, bits in enumerate(self.bitmaps)]

    def _piece(self, column: str, byte: int, group: list[tuple[int, Any]], offset: int, rows: slice) -> None:
        """Everything asked of one column, for a piece of it."""
        data = self.batch.columns[column].data[rows]
        if byte >= 0:
            data = self._byte(data, byte)
        for at, key in group:
            packed = np.packbits(self._compared(key, data, rows), bitorder="little")
            self.space[at, offset // 8 : offset // 8 + packed.size] = packed

    def _byte(self, codes: NDArray[Any], byte: int) -> NDArray[np.uint8]:
        """One byte of the codes of words."""
        if codes.dtype == np.uint8:
            return codes
        np.copyto(self.codes[: codes.size], codes >> (8 * byte) if byte else codes, casting="unsafe")
        return self.codes[: codes.size]

    def _compared(self, key: Any, data: NDArray[Any], rows: slice) -> NDArray[Any]:
        match key:
            case Bit(digit=digit):
                return np.bitwise_and(data, np.uint8(1 << digit % 8), out=self.masked[: data.size])
            case Below(bound=bound):
                return np.less_equal(data, bound, out=self.truths[: data.size])
            case Passed(end=end, length=length):
                ends = np.take(_ends_by_day(length), data, mode="wrap", out=self.days[: data.size])
                return np.less_equal(ends, self.batch.columns[end].data[rows], out=self.truths[: data.size])
        raise TypeError(key)


def _bitmap(batch: Batch, key: Any) -> Bytes | None:
    """The column's own bitmap, where it is what is asked for."""
    match key:
        case Valid(column=column):
            return batch.columns[column].valid
        case Bit(column=column) if batch.columns[column].bitmap:
            return batch.columns[column].data
    return None


def _source(key: Any) -> tuple[str, int]:
    """The column to be compared, and for a code which byte of it."""
    match key:
        case Bit(column=column, digit=digit):
            return column, digit // 8
        case Passed(start=start):
            return start, -1
    return key.column, -1


def _words(bits: Bytes) -> Words:
    """A bitmap as whole words; only a last block that is not full is copied."""
    spare = -bits.size % (WORD // 8)
    return (np.concatenate([bits, np.zeros(spare, dtype=np.uint8)]) if spare else bits).view(np.uint64)


@lru_cache(maxsize=64)
def _ends_by_day(length: int) -> Days:
    """:func:`earliest_end` by the day counted from 1970 itself: days before it stand at the end, as negative places."""
    return np.roll(earliest_end(length), FIRST)
