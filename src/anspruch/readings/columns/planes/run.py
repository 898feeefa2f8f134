"""Running a schedule over rows: a block of rows at a time through scratch rows that stay in the processor's cache."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anspruch.readings.columns.planes.schedule import AND, OR, Schedule

Words = NDArray[np.uint64]
BLOCK = 1 << 18
"""Rows a block: 32 KiB a plane, so that the planes at work stay in the second-level cache."""
WORD = 64
THREADS = min(8, os.cpu_count() or 1)
_OPERATIONS: dict[str, Any] = {AND: np.bitwise_and, OR: np.bitwise_or}

Planes = Callable[[int, int], list[Words]]
"""Gives the input planes, in the schedule's order, of the rows from one up to another; valid until the next call."""


def run(plan: Schedule, rows: int, source: Callable[[], Planes], take: Callable[[int, list[Words | None]], None]) -> None:
    """Run a schedule over all rows.

    Args:
        plan: the schedule.
        rows: how many rows there are.
        source: called once a thread, gives what gives the input planes; first rows are multiples of :data:`BLOCK`.
        take: is handed the first row of each block and the rows of the outputs as they are stored (see the schedule);
            they are valid only until it returns. Blocks come in any order, from several threads.
    """
    starts = range(0, rows, BLOCK)
    if len(starts) <= 1 or THREADS == 1:
        _part(plan, rows, source, take, starts)
        return
    with ThreadPoolExecutor(THREADS) as pool:
        parts = [starts[at::THREADS] for at in range(THREADS)]
        list(pool.map(lambda part: _part(plan, rows, source, take, part), parts))


def _part(plan: Schedule, rows: int, source: Callable[[], Planes], take: Callable[[int, list[Words | None]], None], starts: Iterable[int]) -> None:
    """Some blocks, on scratch rows of their own."""
    planes = source()
    space = np.empty((plan.scratch, BLOCK // WORD), dtype=np.uint64)
    steps = [(_OPERATIONS.get(step.operation), step.left, step.right, step.result) for step in plan.steps]
    for start in starts:
        end = min(start + BLOCK, rows)
        width = -(-(end - start) // WORD)
        held = [*planes(start, end), *space[:, :width]]
        for operation, left, right, result in steps:
            if operation is None:
                np.invert(held[left], out=held[result])
            else:
                operation(held[left], held[right], out=held[result])
        take(start, [None if row is None else held[row] for row, _ in plan.outputs])


def count(plan: Schedule, rows: int, source: Callable[[], Planes]) -> NDArray[np.int64]:
    """For each output of a schedule the number of rows where it holds."""
    found: list[list[int]] = []

    def take(start: int, held: list[Words | None]) -> None:
        size = min(BLOCK, rows - start)
        pairs = zip(held, plan.outputs, strict=True)
        found.append([size * contrary if words is None else _ones(words, size, contrary=contrary) for words, (_, contrary) in pairs])

    run(plan, rows, source, take)
    total: NDArray[np.int64] = np.array(found, dtype=np.int64).sum(axis=0)
    return total


def _ones(words: Words, size: int, *, contrary: bool) -> int:
    """How many of the first ``size`` bits are set, or are not."""
    ones = int(np.bitwise_count(words).sum())
    if spare := -size % WORD:
        ones -= (int(words[-1]) >> (WORD - spare)).bit_count()
    return size - ones if contrary else ones
