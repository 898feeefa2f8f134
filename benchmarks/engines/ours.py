"""The law here: the planes a user gets by default, the road through Polars, one reading of the same columns, one person.

Programs are compiled once and kept, as everywhere else; the table's way in is counted in every run.
"""

import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import Any

import numpy as np
import pyarrow as pa

from anspruch.readings.columns import planes, streaming
from anspruch.readings.columns.planes.run import THREADS
from anspruch.readings.columns.program import Program, program
from anspruch.readings.columns.table import Column, read
from anspruch.readings.decide.compiled import compile_states
from anspruch.readings.plain.nodes import facts
from anspruch.statute.loader import load
from benchmarks.engines.measure import Counts, Work, main
from benchmarks.engines.translation import settled
from benchmarks.people import DAY

_BLOCK = 1 << 16


def asked(columns: dict[str, Column], task: dict[str, Any]) -> Program:
    """The program of a task: what :func:`anspruch.readings.columns.counts` compiles, without the routes where one provision is asked."""
    words = [name for name, column in columns.items() if column.kind == "word"]
    wanted = {"programmes": ["integrationskurs"], "provisions": [task["provision"]] if task["provision"] else []}
    found = program(load().on(DAY), columns, words, **wanted, check=task["check"])
    return found._replace(states=()) if task["provision"] else found


def prepare(task: dict[str, Any]) -> Work:
    """The engine, ready to count."""
    law, kept = load(), {}

    def known(columns: dict[str, Column]) -> Program:
        key = tuple((name, column.signature) for name, column in columns.items())
        if key not in kept:
            kept[key] = asked(columns, task)
        return kept[key]

    def by_planes(table: pa.Table) -> Any:
        found = planes.direct(table, law.vocabulary)
        if found is None:
            raise TypeError("the table is not read directly")
        return planes.counts(*found, known(found[0]), law)

    def by_expressions(table: pa.Table) -> Any:
        found = read(table, law.vocabulary)
        return streaming.counts(found, known(found.columns), law)

    def once(table: pa.Table) -> None:
        if "once" not in kept:
            kept["once"] = _least(table, known(planes.direct(table, law.vocabulary)[0]))
        _read(table, kept["once"])

    road = {"planes": by_planes, "polars": by_expressions, "once": once}
    return lambda table: (_counts(road[task["engine"]](table)), {})


def _counts(frame: Any) -> Counts:
    found: Counts = {}
    for what, state, persons in () if frame is None else frame.rows():
        found.setdefault(what, {})[state] = persons
    return found


def _least(table: pa.Table, asked_of: Program) -> frozenset[str]:
    """The columns no engine can do without."""
    empty = any(column.null_count for column in table.columns)
    return facts(*asked_of.roots) if empty else facts(*map(settled, asked_of.roots))


def _read(table: pa.Table, names: Iterable[str]) -> None:
    """Read every byte of some columns once, with as many threads as the planes have."""
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(np.bitwise_or.reduce, _blocks(table, names)))


def _blocks(table: pa.Table, names: Iterable[str]) -> list[Any]:
    buffers = []
    for name in names:
        for chunk in table[name].chunks:
            array = chunk.indices if pa.types.is_dictionary(chunk.type) else chunk
            width = array.type.bit_width
            first, last = array.offset * width // 8, -(-(array.offset + len(array)) * width // 8)
            buffers.append(np.frombuffer(array.buffers()[1], dtype=np.uint8)[first:last])
            if array.null_count:
                buffers.append(np.frombuffer(array.buffers()[0], dtype=np.uint8)[: -(-len(array) // 8)])
    words = [buffer[: buffer.size // 8 * 8].view(np.uint64) for buffer in buffers]
    return [buffer[start : start + _BLOCK] for buffer in words for start in range(0, buffer.size, _BLOCK)]


def single(task: dict[str, Any]) -> dict[str, Any]:
    """Each person alone: the states of all routes, and the median microseconds with and without reading the facts."""
    law = load().on(DAY)
    compiled, day = compile_states(law, "integrationskurs"), DAY.toordinal()
    found = [list(compiled(law.person(person), day)) for person in task["persons"]]
    whole, rules = [], []
    for _ in range(task["rounds"]):
        for person in task["persons"]:
            begin = time.perf_counter()
            read_in = law.person(person)
            middle = time.perf_counter()
            compiled(read_in, day)
            end = time.perf_counter()
            whole.append(end - begin)
            rules.append(end - middle)
    return {"states": found, "whole": median(whole) * 1e6, "rules": median(rules) * 1e6}


if __name__ == "__main__":
    main(prepare, single)
