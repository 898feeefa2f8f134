"""Running a schedule over rows: a block of rows at a time through scratch rows that stay in the processor's cache."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from anspruch.readings.columns.planes.schedule import AND, OR, Schedule

Words = NDArray[np.uint64]
BLOCK = 1 << 19
"""Rows a block: 64 KiB a plane. Smaller ones make the threads wait for one another, larger ones leave the cache."""
WORD = 64
_EVERY = np.uint64(2**64 - 1)
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


def count(plan: Schedule, rows: int, source: Callable[[], Planes], groups: int) -> NDArray[np.int64]:
    """How many rows of each group are in each state.

    Args:
        plan: a schedule whose first ``groups`` outputs say which rows are in each group, the others in each state.
        rows: how many rows there are.
        source: see :func:`run`.
        groups: how many outputs are groups; every row may be in several, or in none.

    Returns:
        An array of one row a group and one column a state.
    """
    found: list[NDArray[np.int64]] = []

    def take(start: int, held: list[Words | None]) -> None:
        size = min(BLOCK, rows - start)
        outputs = _outputs(plan, held, size)
        within, states = outputs[:groups], outputs[groups:]
        found.append(np.stack([_ones(states & group) for group in within]))

    run(plan, rows, source, take)
    total: NDArray[np.int64] = np.sum(found, axis=0, dtype=np.int64)
    return total


def _outputs(plan: Schedule, held: list[Words | None], size: int) -> Words:
    """The outputs as one array, the right way up; what lies beyond the last row is cleared."""
    found = np.empty((len(held), -(-size // WORD)), dtype=np.uint64)
    for row, words, (_, contrary) in zip(found, held, plan.outputs, strict=True):
        if words is None:
            row[:] = _EVERY if contrary else 0
        elif contrary:
            np.invert(words, out=row)
        else:
            row[:] = words
    if spare := -size % WORD:
        found[:, -1] &= _EVERY >> np.uint64(spare)
    return found


def _ones(words: Words) -> NDArray[np.int64]:
    """How many bits are set in each row."""
    counted: NDArray[np.int64] = np.bitwise_count(words).sum(axis=1, dtype=np.uint32).astype(np.int64)
    return counted
