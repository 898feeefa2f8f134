"""A hundred million persons from a Parquet file to counts per Land: time and memory, beside plain Polars on the same columns.

Run with ``python -m benchmarks.population [--rows 1e8] [--folder DIR]``. Prints ratios; the file is made once and kept in the folder.
"""

import argparse
import multiprocessing
import resource
import tempfile
import threading
import time
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq

from anspruch.readings.columns import Asked, counts
from anspruch.readings.columns.planes import keep, of_table
from anspruch.readings.columns.program import program
from anspruch.readings.columns.table import read
from anspruch.statute.loader import load
from benchmarks.people import DAY, table

GROUP = 1 << 20
ASKED = Asked(programmes=("integrationskurs",), on=DAY)
BEFORE = DAY.replace(year=2022, month=12, day=30)
"""Another state of the law: the second scenario on the same persons."""


def made(folder: Path, rows: int) -> Path:
    """The file, made if it is not there: row groups of about a million persons, no two alike."""
    path = folder / f"menschen_{rows}.parquet"
    if path.exists():
        return path
    today = load().on(DAY)
    part = path.with_suffix(".part")
    with pq.ParquetWriter(part, table(today, 1).schema) as writer:
        for number, start in enumerate(range(0, rows, GROUP)):
            writer.write_table(table(today, min(GROUP, rows - start), seed=number), row_group_size=GROUP)
    part.rename(path)
    return path


def plain_polars(path: Path, _folder: Path) -> dict:
    """What Polars needs to read the same columns at all: the sum or the number of values of each, per Land."""
    frame = pl.scan_parquet(path)
    schema = frame.collect_schema()
    sums = [
        pl.col(name).sum() if dtype.is_numeric() or dtype == pl.Boolean else pl.col(name).max() for name, dtype in schema.items() if name != "land"
    ]
    begin = time.perf_counter()
    frame.group_by("land").agg(sums).collect(engine="streaming")
    return {"seconds": time.perf_counter() - begin}


def expressions(path: Path, _folder: Path) -> dict:
    """The same law as Polars expressions, without planes."""
    law = load().on(DAY)
    weighted = pl.scan_parquet(path).with_columns(eins=pl.lit(1, dtype=pl.Int32))
    begin = time.perf_counter()
    counts(weighted, law, ASKED, by=["land"], weight="eins")
    return {"seconds": time.perf_counter() - begin}


def planes(path: Path, _folder: Path) -> dict:
    """The law of a day on the whole file."""
    law = load().on(DAY)
    begin = time.perf_counter()
    found = counts(path, law, ASKED, by=["land"])
    return {"seconds": time.perf_counter() - begin, "rows": found.height}


def kept(path: Path, folder: Path) -> dict:
    """Planes kept in a mapped file for two states of the law, then one scenario after the other."""
    law, whole = load().on(DAY), load()
    known = read(path, whole.vocabulary)
    words = [name for name, column in known.columns.items() if column.kind == "word"]
    asked = [program(one, known.columns, words, programmes=ASKED.programmes, on=DAY) for one in (law, whole.on(BEFORE))]
    facts = sorted(set().union(*(one.facts for one in asked)) | {"land"})
    rows = pl.scan_parquet(path).select(pl.len()).collect().item()
    begin = time.perf_counter()
    held = keep(known.columns, of_table(known, known.stored(*facts)), rows, [(one, whole) for one in asked], ["land"], folder / "ebenen")
    cut = time.perf_counter() - begin
    times = {}
    for name, one in zip(("today", "before"), asked, strict=True):
        begin = time.perf_counter()
        found = held.counts(one, whole, ["land"])
        times[name] = time.perf_counter() - begin
        begin = time.perf_counter()
        held.counts(one, whole, ["land"])
        times[f"{name}_again"] = time.perf_counter() - begin
    return {"seconds": cut, "bytes": held.nbytes, **times, "groups": found.height}


def _apart(work, path: Path, folder: Path, told) -> None:
    """The work, watched: the most memory of its own (mapped files are the system's), and with all that is mapped."""
    most, done = [0], threading.Event()
    watcher = threading.Thread(target=_watch, args=(most, done))
    watcher.start()
    found = work(path, folder)
    done.set()
    watcher.join()
    told.put({**found, "peak": most[0], "all": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024})


def _watch(most: list[int], done: threading.Event) -> None:
    while not done.wait(0.02):
        line = next(one for one in Path("/proc/self/status").read_text().splitlines() if one.startswith("RssAnon"))
        most[0] = max(most[0], int(line.split()[1]) // 1024)


def measured(work, path: Path, folder: Path) -> dict:
    """One measurement in a process of its own."""
    context = multiprocessing.get_context("spawn")
    told = context.Queue()
    process = context.Process(target=_apart, args=(work, path, folder, told))
    process.start()
    found = told.get()
    process.join()
    return found


def main() -> None:
    """Make the file, measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=float, default=1e8)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()))
    options = parser.parse_args()
    path = made(options.folder, int(options.rows))
    print(f"{int(options.rows):,} persons, {path.stat().st_size / 1e9:.1f} GB of Parquet, {len(pq.read_schema(path))} columns")
    found = {work.__name__: measured(work, path, options.folder) for work in (plain_polars, planes, expressions, kept)}
    base = found["plain_polars"]["seconds"]
    for name, one in found.items():
        rate, factor = options.rows / one["seconds"] / 1e6, one["seconds"] / base
        print(
            f"{name:<14} {one['seconds']:8.1f} s  {rate:8.1f} million/s  {factor:6.2f} x plain  {one['peak']:6} MiB ({one['all']} with mapped files)"
        )
    for name in ("today", "today_again", "before", "before_again"):
        print(f"kept planes ({found['kept']['bytes'] / 1e9:.2f} GB mapped), {name:<13} {found['kept'][name]:6.3f} s")


if __name__ == "__main__":
    main()
