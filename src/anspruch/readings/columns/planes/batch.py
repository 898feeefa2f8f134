"""A table's columns as they lie in memory, through the Arrow C interface: bitmaps and numbers, without copying."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import nanoarrow
import numpy as np
import polars as pl
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]


class Stored(NamedTuple):
    """One column: its numbers (or, for a Boolean, its ``bitmap``), and the bitmap of the cells that are not empty."""

    data: NDArray[Any]
    valid: Bytes | None
    bitmap: bool = False


class Batch(NamedTuple):
    """Some rows of a table: its columns by name. ``origin`` keeps the memory alive."""

    rows: int
    columns: dict[str, Stored]
    origin: object


def batches(frame: pl.DataFrame) -> Iterator[Batch]:
    """The frame's rows as they lie in memory, a contiguous part at a time."""
    for array in nanoarrow.c_array_stream(frame):
        columns = {array.schema.child(at).name: _stored(array.child(at)) for at in range(array.n_children)}
        yield Batch(array.length, columns, frame)


def _stored(array: Any) -> Stored:
    view = array.view()
    buffers = [np.asarray(buffer) for buffer in view.buffers]
    offset, length = array.offset, array.length
    valid = _bitmap(buffers[0], offset, length) if array.null_count else None
    if array.schema.format == "b":
        return Stored(_bitmap(buffers[1], offset, length), valid, bitmap=True)
    return Stored(buffers[1][offset : offset + length], valid)


def _bitmap(bitmap: Bytes, offset: int, length: int) -> Bytes:
    """The bitmap from its own first bit; moved only where it does not begin at a byte."""
    if offset % 8 == 0:
        return bitmap[offset // 8 : (offset + length + 7) // 8]
    bits = np.unpackbits(bitmap, bitorder="little")[offset : offset + length]
    return np.packbits(bits, bitorder="little")
