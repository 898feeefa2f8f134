"""The fast road: a program as operations on bit planes, two bits a truth value, 64 persons a word."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import polars as pl

from anspruch.language.knowledge import Value
from anspruch.readings.columns.planes.batch import Batch, direct, of_table
from anspruch.readings.columns.planes.cutting import cut
from anspruch.readings.columns.planes.kept import Kept, keep
from anspruch.readings.columns.planes.run import count
from anspruch.readings.columns.planes.tally import Key, Tally, as_frame, tally
from anspruch.readings.columns.program import Program
from anspruch.readings.columns.table import Column
from anspruch.statute.law import Law

__all__ = ["Kept", "counts", "direct", "keep", "of_table"]


def counts(
    columns: Mapping[str, Column],
    batches: Iterable[Batch],
    program: Program,
    law: Law,
    by: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
) -> pl.DataFrame:
    """Persons by group and state, as :func:`anspruch.readings.columns.streaming.counts` gives them.

    Args:
        columns: how each fact stands in the table.
        batches: the table's rows.
        program: what is asked of it.
        law: whose world and vocabulary count.
        by: facts that are words.
        progress: told of the rows done.
    """
    tallies: dict[frozenset[str], Tally] = {}
    total: dict[Key, int] = {}
    rest: dict[str, str] = {}
    for batch in batches:
        if not batch.rows:
            continue
        nullable = frozenset(name for name, stored in batch.columns.items() if stored.valid is not None)
        if nullable not in tallies:
            tallies[nullable] = _tally(tuple((name, *column.signature) for name, column in columns.items()), program, law, tuple(by), nullable)
        found = tallies[nullable]
        rest.update(found.rest)
        found.add(count(found.plan, batch.rows, cut(batch, found.plan.inputs), len(found.groups)), total)
        if progress:
            progress(batch.rows)
    return as_frame(total, rest, by)


@lru_cache(maxsize=32)
def _tally(
    signature: tuple[tuple[str, str, tuple[tuple[str, Value | None], ...]], ...],
    program: Program,
    law: Law,
    by: tuple[str, ...],
    nullable: frozenset[str],
) -> Tally:
    """The tally of a program over columns of this kind; the same question is often put to many tables."""
    return tally({name: Column(kind, dict(meanings)) for name, kind, meanings in signature}, program, law, by, nullable)
