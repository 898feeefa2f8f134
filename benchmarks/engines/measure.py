"""One engine in a process of its own: the table is loaded, the engine warmed up, then timed, and its peak memory taken.

Called by an engine's module with what prepares it; prints one line of JSON. Needs only pyarrow, as every engine does.
"""

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.ipc

Counts = dict[str, dict[str, int]]
Work = Callable[[pa.Table], tuple[Counts, dict[str, float]]]
"""From a table to how many persons are in each state of each question, and the seconds of each step."""
_WARM = 1_000
_ENOUGH = 60.0
"""Seconds after which no further round is begun."""


def load(path: Path, columns: list[str]) -> pa.Table:
    """Some columns of a table, in memory (not mapped)."""
    return pyarrow.ipc.open_file(pa.OSFile(str(path))).read_all().select(columns)


def measured(work: Work, table: pa.Table, rounds: int) -> dict[str, Any]:
    """The first time, the median of the rounds after it with its steps, the processors' own time, and the peak of memory above the table."""
    work(table.slice(0, _WARM))
    gc.collect()
    before, begin = _peak_from_now(), time.perf_counter()
    counts, _ = work(table)
    first = time.perf_counter() - begin
    found: list[tuple[float, dict[str, float], float]] = []
    while len(found) < rounds and (not found or time.perf_counter() - begin < _ENOUGH):
        gc.collect()
        start, used = time.perf_counter(), time.process_time()
        _, steps = work(table)
        found.append((time.perf_counter() - start, steps, time.process_time() - used))
    seconds, steps, _ = sorted(found, key=lambda one: one[0])[(len(found) - 1) // 2]
    busy = statistics.median(used for _, _, used in found)
    peak = max(0, _memory("VmHWM") - before)
    return {"counts": counts, "first": first, "seconds": seconds, "busy": busy, "rounds": len(found), "steps": steps, "peak": peak}


def _peak_from_now() -> int:
    """Forget the peak so far; what the process holds now, in KiB."""
    Path("/proc/self/clear_refs").write_text("5", "ascii")
    return _memory("VmRSS")


def _memory(kind: str) -> int:
    lines = Path("/proc/self/status").read_text("ascii", "replace").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(kind))


class Steps:
    """The seconds of each step of a run."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.last = time.perf_counter()

    def done(self, name: str) -> None:
        """A step ends here."""
        now = time.perf_counter()
        self.seconds[name] = now - self.last
        self.last = now


def main(prepare: Callable[[dict[str, Any]], Work], single: Callable[[dict[str, Any]], dict[str, Any]] | None = None) -> None:
    """Run an engine as the task in the file of the first argument says, and print what was found."""
    task = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    try:
        if task.get("persons") and single:
            found = single(task)
        else:
            found = measured(prepare(task), load(Path(task["table"]), task["columns"]), task["rounds"])
    except MemoryError:
        found = {"failed": "out of memory"}
    print(json.dumps(found))
