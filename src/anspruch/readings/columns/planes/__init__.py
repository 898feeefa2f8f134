"""The fast road: a program as operations on bit planes, two bits a truth value, 64 persons a word."""

from collections.abc import Callable, Sequence

import polars as pl

from anspruch.readings.columns.planes.batch import batches
from anspruch.readings.columns.planes.cutting import cut
from anspruch.readings.columns.planes.run import count
from anspruch.readings.columns.planes.tally import Key, Tally, as_frame, tally
from anspruch.readings.columns.program import Program
from anspruch.readings.columns.table import Table
from anspruch.statute.law import Law

Progress = Callable[[int], None]
"""Called with the number of rows just done."""
_CHUNK = 1 << 22


def counts(table: Table, program: Program, law: Law, by: Sequence[str] = (), progress: Progress | None = None) -> pl.DataFrame:
    """Persons by group and state, as :func:`anspruch.readings.columns.streaming.counts` gives them.

    Args:
        table: the table.
        program: what is asked of it.
        law: whose world and vocabulary count.
        by: word columns of the table.
        progress: told of the rows done.
    """
    tallies: dict[frozenset[str], Tally] = {}
    total: dict[Key, int] = {}
    rest: dict[str, str] = {}
    chosen = table.stored(*program.facts, *by)
    for frame in table.frame.select(chosen).collect_batches(engine="streaming", maintain_order=False, chunk_size=_CHUNK):
        for batch in batches(frame):
            nullable = frozenset(name for name, stored in batch.columns.items() if stored.valid is not None)
            if nullable not in tallies:
                tallies[nullable] = tally(table, program, law, by, nullable)
            found = tallies[nullable]
            rest.update(found.rest)
            for key, size in zip(found.keys, count(found.plan, batch.rows, cut(batch, found.plan.inputs)).tolist(), strict=True):
                total[key] = total.get(key, 0) + size
            if progress:
                progress(batch.rows)
    return as_frame(total, rest, by)
