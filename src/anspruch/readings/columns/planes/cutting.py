"""Cutting bit planes out of a table's columns: compare or mask, then pack eight persons to a byte."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

import numpy as np

from anspruch.readings.columns.periods import FIRST, LAST, earliest_end
from anspruch.readings.columns.planes.batch import Batch, Bytes
from anspruch.readings.columns.planes.run import BLOCK, WORD, Planes, Words
from anspruch.readings.columns.planes.wiring import Below, Bit, Passed, Valid


def cut(batch: Batch, inputs: Sequence[Any]) -> Callable[[], Planes]:
    """What gives the input planes of a batch, on buffers of its own.

    Args:
        batch: the rows.
        inputs: what each plane stands for (Bit, Valid, Below, Passed).
    """
    return lambda: _Cutter(batch, inputs).planes


class _Cutter:
    """The buffers of one thread. Bitmaps are handed on as they lie; the rest is compared and packed, column by column."""

    def __init__(self, batch: Batch, inputs: Sequence[Any]) -> None:
        self.batch = batch
        self.inputs = inputs
        self.bitmaps = [_bitmap(batch, key) for key in inputs]
        self.truths = np.empty(BLOCK, dtype=np.bool_)
        self.codes, self.masked = np.empty((2, BLOCK), dtype=np.uint8)
        self.days = np.empty(BLOCK, dtype=np.int32)
        compared = sorted((at for at, bitmap in enumerate(self.bitmaps) if bitmap is None), key=lambda at: _source(inputs[at]))
        self.groups = [(source, list(group)) for source, group in groupby(compared, key=lambda at: _source(inputs[at]))]

    def planes(self, start: int, end: int) -> list[Words]:
        """The planes of some rows."""
        found: list[Any] = [None if bits is None else bits[start // 8 : (end + 7) // 8] for bits in self.bitmaps]
        for (column, byte), group in self.groups:
            data = self.batch.columns[column].data[start:end]
            if byte >= 0:
                data = self._byte(data, byte)
            for at in group:
                found[at] = np.packbits(self._compared(self.inputs[at], data, start, end), bitorder="little")
        return [_words(bits) for bits in found]

    def _byte(self, codes: Any, byte: int) -> Any:
        """One byte of the codes of words."""
        if codes.dtype == np.uint8:
            return codes
        np.copyto(self.codes[: codes.size], codes >> (8 * byte) if byte else codes, casting="unsafe")
        return self.codes[: codes.size]

    def _compared(self, key: Any, data: Any, start: int, end: int) -> Any:
        match key:
            case Bit(digit=digit):
                return np.bitwise_and(data, np.uint8(1 << digit % 8), out=self.masked[: data.size])
            case Below(bound=bound):
                return np.less_equal(data, bound, out=self.truths[: data.size])
            case Passed(end=last, length=length):
                return self._passed(data, self.batch.columns[last].data[start:end], length)
        raise TypeError(key)

    def _passed(self, starts: Any, ends: Any, length: int) -> Any:
        """Whether a period has passed: by the days between alone, and by the calendar only where that leaves it open."""
        table, (shortest, longest) = earliest_end(length), _spans(length)
        between = np.subtract(ends, starts, out=self.days[: starts.size])
        open_ = np.flatnonzero(np.logical_and(between >= shortest, between < longest))
        passed = np.greater_equal(between, longest, out=self.truths[: starts.size])
        passed[open_] = table[np.clip(starts[open_] - FIRST, 0, table.size - 1)] <= ends[open_]
        return passed


def _bitmap(batch: Batch, key: Any) -> Bytes | None:
    """The column's own bitmap, where it is what is asked for."""
    match key:
        case Valid(column=column):
            valid = batch.columns[column].valid
            return np.full(-(-batch.rows // 8), 255, dtype=np.uint8) if valid is None else valid
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
def _spans(length: int) -> tuple[int, int]:
    """The fewest and the most days that a period takes."""
    days = earliest_end(length) - np.arange(FIRST, LAST + 1, dtype=np.int32)
    return int(days.min()), int(days.max())
