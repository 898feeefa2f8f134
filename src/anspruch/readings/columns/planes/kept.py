"""A population kept as bit planes, in memory or in a file: another law on the same persons then reads bits alone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anspruch.language.errors import InputError
from anspruch.readings.columns.planes.batch import Batch
from anspruch.readings.columns.planes.cutting import cut
from anspruch.readings.columns.planes.run import BLOCK, WORD, Planes, Words, count
from anspruch.readings.columns.planes.tally import Key, as_frame, tally
from anspruch.readings.columns.planes.wiring import Valid, Wiring
from anspruch.readings.columns.program import Program
from anspruch.readings.columns.table import Column
from anspruch.statute.law import Law


class Kept:
    """The planes of a population, block by block; made by :func:`keep`."""

    def __init__(self, columns: Mapping[str, Column], keys: Sequence[object], blocks: NDArray[np.uint64], rows: int, full: frozenset[str]) -> None:
        self.columns = columns
        self.rows = rows
        self._full = full
        """Columns without an empty cell."""
        self._blocks = blocks
        self._places = {key: place for place, key in enumerate(keys)}

    @property
    def nbytes(self) -> int:
        """The size of the planes in bytes."""
        return int(self._blocks.nbytes)

    def counts(self, program: Program, law: Law, by: Sequence[str] = ()) -> pl.DataFrame:
        """Persons by group and state, as :func:`anspruch.readings.columns.streaming.counts` gives them.

        Raises:
            InputError: if the program asks what the planes do not hold; keep them for both laws then.
        """
        nullable = {key.column for key in self._places if isinstance(key, Valid)} - self._full
        found = tally(self.columns, program, law, by, nullable)
        missing = [key for key in found.plan.inputs if key not in self._places]
        if missing:
            names = ", ".join(sorted({str(getattr(key, "column", key)) for key in missing}))
            raise InputError(f"Diese Bitebenen fehlen: {names}.", f"These bit planes are missing: {names}.")
        places = [self._places[key] for key in found.plan.inputs]
        total: dict[Key, int] = {}
        found.add(count(found.plan, self.rows, lambda: self._planes(places), len(found.groups)), total)
        return as_frame(total, found.rest, by)

    def _planes(self, places: list[int]) -> Planes:
        def planes(start: int, end: int) -> list[Words]:
            block, width = self._blocks[start // BLOCK], -(-(end - start) // WORD)
            return [block[place, :width] for place in places]

        return planes


def keep(
    columns: Mapping[str, Column],
    batches: Iterable[Batch],
    rows: int,
    programs: Sequence[tuple[Program, Law]],
    by: Sequence[str] = (),
    path: Path | None = None,
    progress: Callable[[int], None] | None = None,
) -> Kept:
    """Cut and keep the planes that some programs read.

    Args:
        columns: how each fact stands in the table.
        batches: the rows; every batch but the last a multiple of :data:`BLOCK` long.
        rows: how many rows there are.
        programs: what will be asked, each of its law.
        by: facts that are words, by which will be counted.
        path: the file to keep them in, mapped into memory; default: memory.
        progress: told of the rows done.
    """
    keys = _keys(columns, programs, by)
    shape = (-(-rows // BLOCK), len(keys), BLOCK // WORD)
    blocks = np.zeros(shape, dtype=np.uint64) if path is None else np.memmap(path, dtype=np.uint64, mode="w+", shape=shape)
    full = {key.column for key in keys if isinstance(key, Valid)}
    at = 0
    for batch in batches:
        full -= {name for name, stored in batch.columns.items() if stored.valid is not None}
        planes = cut(batch, keys)()
        for start in range(0, batch.rows, BLOCK):
            for place, words in enumerate(planes(start, min(start + BLOCK, batch.rows))):
                blocks[(at + start) // BLOCK, place, : words.size] = words
        at += batch.rows
        if progress:
            progress(batch.rows)
    return Kept(columns, keys, blocks, rows, frozenset(full))


def _keys(columns: Mapping[str, Column], programs: Sequence[tuple[Program, Law]], by: Sequence[str]) -> list[object]:
    """Every plane that a program may read, whether or not a column turns out to have empty cells."""
    keys: dict[object, None] = {}
    for program, law in programs:
        everything = Wiring(columns, law, _Everything())
        for root in program.roots:
            everything.pair(root)
        for name in by:
            everything.equals(name, 0, len(columns[name].meanings))
        keys |= dict.fromkeys(everything.gates.inputs)
    return list(keys)


class _Everything(frozenset[str]):
    """A set that every column is in."""

    def __contains__(self, _: object) -> bool:
        return True
