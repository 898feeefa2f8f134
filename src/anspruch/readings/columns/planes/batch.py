"""A table's columns as they lie in memory, through the Arrow C interface: bitmaps and numbers, without copying."""

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import nanoarrow
import numpy as np
import polars as pl
from numpy.typing import NDArray

from anspruch.language.errors import InputError
from anspruch.language.facts import Fact, Vocabulary
from anspruch.readings.columns.planes.run import BLOCK
from anspruch.readings.columns.table import WORDS, Column, Table, doubled, meanings

Bytes = NDArray[np.uint8]
_CHUNK = 2 * BLOCK
_INTEGERS = frozenset("cCsSiIlL")
_VIEW = 16
"""The bytes of a string view in the Arrow format."""
_STRINGS = frozenset({"u", "U", "vu"})


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


def of_table(table: Table, columns: list[str]) -> Iterator[Batch]:
    """The rows of a table that Polars reads, a block or several at a time, in bounded memory."""
    if not columns:  # nothing that is asked turns on a column, but every row is a person
        yield Batch(table.frame.select(pl.len()).collect(engine="streaming").item(), {}, None)
        return
    for frame in table.frame.select(columns).collect_batches(engine="streaming", maintain_order=False, chunk_size=_CHUNK):
        for array in nanoarrow.c_array_stream(frame.rechunk()):
            yield _batch(array, frame, table.columns, columns)


def direct(source: Any, vocabulary: Vocabulary) -> tuple[dict[str, Column], list[Batch]] | None:
    """The columns and rows of a table in memory that speaks Arrow, where every fact lies as planes can be cut from it.

    Gives None where one does not (texts, other types, a word that is none): then Polars must read the table first.
    """
    if not hasattr(source, "__arrow_c_stream__"):
        return None
    arrays = list(nanoarrow.c_array_stream(source))
    found: dict[str, Column] = {}
    for at in range(arrays[0].n_children if arrays else 0):
        name = arrays[0].schema.child(at).name
        if name in vocabulary:
            column = _column(vocabulary[name], [array.child(at) for array in arrays], vocabulary)
            if column is None:
                return None
            found[name] = column
    if any(doubled(vocabulary[name], found) for name in found):
        return None  # whether both stand in one row, reading them will tell
    return (found, [_batch(array, source, found, found) for array in arrays]) if arrays else None


def _column(fact: Fact, parts: list[Any], vocabulary: Vocabulary) -> Column | None:
    """How a fact stands in its parts, or None where it must be read first."""
    form = parts[0].schema.format
    if fact.type in WORDS:
        dictionaries = [part.dictionary for part in parts]
        if form not in _INTEGERS or not all(one is not None and one.schema.format in _STRINGS and not one.null_count for one in dictionaries):
            return None
        texts = dict.fromkeys(text for one in dictionaries for text in _texts(one))
        try:
            return Column("word", meanings(fact, texts, vocabulary))
        except InputError:
            return None  # perhaps a word nobody has: reading the cells will tell
    if fact.type == "bool" and form == "b":
        return Column("truth")
    exact = (fact.type == "date" and form == "tdD") or (fact.type in ("int", "eur") and not fact.fraction and form in _INTEGERS)
    return Column("exact") if exact and parts[0].dictionary is None else None


def _batch(array: Any, origin: object, columns: Mapping[str, Column], names: Collection[str]) -> Batch:
    """The columns of some names; those of words are numbered as ``columns`` number them."""
    children = [(array.schema.child(at).name, array.child(at)) for at in range(array.n_children)]
    return Batch(array.length, {name: _stored(child, columns.get(name)) for name, child in children if name in names}, origin)


def _stored(array: Any, column: Column | None) -> Stored:
    buffers = [np.asarray(buffer) for buffer in array.view().buffers]
    offset, length = array.offset, array.length
    valid = _bitmap(buffers[0], offset, length) if array.null_count else None
    if array.schema.format == "b":
        return Stored(_bitmap(buffers[1], offset, length), valid, bitmap=True)
    data = buffers[1][offset : offset + length]
    return Stored(_codes(array, data, column) if column and column.kind == "word" else data, valid)


def _codes(array: Any, data: NDArray[Any], column: Column) -> NDArray[Any]:
    """The codes of words by the table's own numbering; a part may number them otherwise."""
    texts = _texts(array.dictionary)
    places = {text: place for place, text in enumerate(column.meanings)}
    found = [places.get(text, 0) for text in texts]  # a numbering may know words that no row has
    if found == list(range(len(texts))):
        return data
    return np.take(np.array(found, dtype=np.int32), data, mode="clip")


def _texts(array: Any) -> list[str]:
    """The texts of a dictionary, read from its buffers (exporting such an array again is not safe in nanoarrow 0.9)."""
    view, offset = array.view(), array.offset
    buffers = [np.asarray(view.buffer(at)).view(np.uint8) for at in range(1, view.n_buffers)]
    if array.schema.format in ("u", "U"):
        offsets = buffers[0].view(np.int32 if array.schema.format == "u" else np.int64)[offset : offset + array.length + 1].tolist()
        text = bytes(buffers[1][offsets[0] : offsets[-1]])
        return [text[first - offsets[0] : last - offsets[0]].decode() for first, last in pairwise(offsets)]
    entries = buffers[0].reshape(-1, _VIEW)[offset : offset + array.length]
    return [_text(entry, buffers) for entry in entries]


def _text(entry: Bytes, buffers: list[Bytes]) -> str:
    """One string view: short texts stand in it, longer ones in the buffer it names."""
    size, _, buffer, start = entry.view(np.int32).tolist()
    return bytes(entry[4 : 4 + size] if size <= _VIEW - 4 else buffers[1 + buffer][start : start + size]).decode()


def _bitmap(bitmap: Bytes, offset: int, length: int) -> Bytes:
    """The bitmap from its own first bit; moved only where it does not begin at a byte."""
    if offset % 8 == 0:
        return bitmap[offset // 8 : (offset + length + 7) // 8]
    bits = np.unpackbits(bitmap, bitorder="little")[offset : offset + length]
    return np.packbits(bits, bitorder="little")
