"""The way in for engines on NumPy arrays: an Arrow column as an array, without a copy where Arrow's own memory will do."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

Array = NDArray[Any]
FIRST = int(np.datetime64("1900-01-01", "D").astype(np.int64))
"""The day on which tables of periods begin, counted from 1970."""


def column(table: pa.Table, name: str) -> Array:
    """The values of a column without empty cells: truths as bytes, days since 1970, codes of words."""
    parts = [_values(chunk) for chunk in table[name].chunks]
    return parts[0] if len(parts) == 1 else np.concatenate(parts)


def _values(array: pa.Array) -> Array:
    if array.null_count:
        raise ValueError("an engine that knows only true and false takes no empty cells")
    if pa.types.is_boolean(array.type):
        # some ten times as fast as pyarrow's own way
        bits = np.frombuffer(array.buffers()[1], dtype=np.uint8)
        return np.unpackbits(bits, count=array.offset + len(array), bitorder="little")[array.offset :].view(np.bool_)
    if pa.types.is_date32(array.type):
        return array.cast(pa.int32()).to_numpy()
    return (array.indices if pa.types.is_dictionary(array.type) else array).to_numpy()


def counted(first: Any, second: Any, words: tuple[str, str, str], rows: int) -> dict[str, int]:
    """How many are in each state of a question whose conditions have these values (arrays, or one truth for all)."""
    sure = _count(first, rows)
    possible = 0 if second is False else _count(second if first is False else second & ~first, rows)
    sizes = dict.fromkeys(words, 0)
    for word, size in zip(words, (sure, possible, rows - sure - possible), strict=True):
        sizes[word] += size
    return {word: size for word, size in sizes.items() if size}


def _count(truths: Any, rows: int) -> int:
    return rows * truths if isinstance(truths, bool) else int(np.count_nonzero(truths))
