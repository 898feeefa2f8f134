"""The same law, the same persons, other engines: OpenFisca-core, PolicyEngine-core, GETTSIM's ttsim, and here, in one run.

Run with ``make bench-peers``, or ``python -m benchmarks.peers [--rows 1e6 1e7]``. The peers are no dependencies of this project:
their environments are made in ``.venv-peers`` from the two lists of requirements beside this file. What is done to be fair to
them is in ``engines/__init__.py``.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.engines import persons
from benchmarks.engines.translation import PROVISIONS, SHARED

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "benchmarks"
PEERS = ROOT / ".venv-peers"
_LONGEST = 1800
"""Seconds after which an engine is stopped."""


@dataclass(frozen=True, eq=False)
class Engine:
    """One way to run the law: its name, its environment ("" is ours), its module, and what the module is told."""

    name: str
    environment: str
    module: str
    told: dict[str, Any]


PLANES, CHECKED, POLARS, ONCE = (
    Engine("Anspruch (bit planes)", "", "ours", {"engine": "planes", "check": False}),
    Engine("... finding contradictions too", "", "ours", {"engine": "planes", "check": True}),
    Engine("Anspruch (through Polars)", "", "ours", {"engine": "polars", "check": False}),
    Engine("reading the columns once", "", "ours", {"engine": "once", "check": False}),
)
OURS = (PLANES, CHECKED, POLARS, ONCE)
OPENFISCA = Engine("OpenFisca-core", "openfisca", "openfisca", {"engine": "openfisca_core", "enums": "indexed_enums"})
OTHERS = (
    OPENFISCA,
    Engine("PolicyEngine-core", "openfisca", "openfisca", {"engine": "policyengine_core", "enums": "enums"}),
    Engine("GETTSIM's ttsim, NumPy", "gettsim", "ttsim_columns", {"engine": "numpy"}),
    Engine("GETTSIM's ttsim, JAX", "gettsim", "ttsim_columns", {"engine": "jax"}),
)


def environment(name: str) -> Path:
    """The Python of a peer's environment, made first if it is not there as its list of requirements says."""
    folder, wanted = PEERS / name, HERE / f"requirements-{name}.txt"
    python, stamp = folder / "bin" / "python", folder / "made"
    seal = hashlib.sha256(wanted.read_bytes()).hexdigest()
    if not stamp.exists() or stamp.read_text("ascii") != seal:
        print(f"making {folder.relative_to(ROOT)} ...", file=sys.stderr)
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes", "-r", wanted], check=True)
        stamp.write_text(seal, "ascii")
    return python


def run(engine: Engine, task: dict[str, Any], folder: Path) -> dict[str, Any]:
    """What an engine finds in a process of its own, or ``failed`` and why."""
    python = environment(engine.environment) if engine.environment else Path(sys.executable)
    file = folder / "task.json"
    file.write_text(json.dumps({**task, **engine.told}), "utf-8")
    command = [str(python), "-m", f"benchmarks.engines.{engine.module}", str(file)]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=_LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return {"failed": f"not done in {_LONGEST} seconds"}
    if done.returncode < 0:
        return {"failed": f"stopped by signal {-done.returncode} (9: out of memory)"}
    if done.returncode:
        return {"failed": (done.stderr.strip().splitlines() or ["no reason given"])[-1][:200]}
    return json.loads(done.stdout.splitlines()[-1])


def compared(title: str, rows: int, found: dict[Engine, dict[str, Any]]) -> None:
    """Print what each engine needed, beside ours."""
    base = found[PLANES]["seconds"]
    print(f"\n{title}, {rows:,} persons; median seconds, the processors' own, the first run's; peak MiB above the table; steps")
    print(f"{'':31}{'median':>8}{'million/s':>11}{'x ours':>8}{'busy':>8}{'first':>8}{'peak':>7}")
    for engine, one in found.items():
        if "failed" in one:
            print(f"{engine.name:31}could not: {one['failed']}")
            continue
        seconds = one["seconds"]
        steps = ", ".join(f"{name} {part / seconds:.0%}" for name, part in one["steps"].items())
        shown = f"{seconds:8.4f}{rows / seconds / 1e6:11.1f}{seconds / base:8.2f}{one['busy']:8.4f}{one['first']:8.2f}"
        print(f"{engine.name:31}{shown}{one['peak'] / 1024:7.0f}  {steps}")


def judged(found: dict[Engine, dict[str, Any]], target: float) -> None:
    """Print the ratios that have targets, and see that all engines count the same."""
    base, least = found[PLANES]["seconds"], found[ONCE]["seconds"]
    told = [("times as long as reading the columns once", base / least, 4.0, base / least <= 4.0)]
    peers = {engine: one for engine, one in found.items() if engine in OTHERS and "failed" not in one}
    if peers:
        fastest = min(peers, key=lambda engine: peers[engine]["seconds"])
        ratio = peers[fastest]["seconds"] / base
        told.append((f"times as fast as the fastest peer ({fastest.name})", ratio, target, ratio >= target))
    for name, value, wanted, met in told:
        print(f"-> {value:.2f} {name} (target {wanted:g}): {'met' if met else 'NOT MET'}")
    for engine in (POLARS, *peers):
        if found[engine]["counts"] != found[PLANES]["counts"]:
            raise AssertionError(f"{engine.name} counts otherwise: {found[engine]['counts']} {found[PLANES]['counts']}")
    print(f"-> all {len(peers) + 2} ways give the same counts")


def populations(rows: int, rounds: int, form: str, folder: Path) -> None:
    """One provision and all routes, once with every fact known, once with a tenth unknown."""
    for unknown in (0.0, 0.1):
        path = persons.written(folder / "persons.arrow", rows, unknown)
        for provision, target in ((persons.PROVISION, 2.5), ("", 10.0)):
            task = persons.task(provision, form, whole=not unknown) | {"table": str(path), "rounds": rounds}
            engines = OURS if unknown else (*OURS, *OTHERS)
            found = {engine: run(engine, task, folder) for engine in engines}
            title = f"the provision {provision}" if provision else "all routes into the Integrationskurs"
            compared(f"{title}, {'a tenth of the facts unknown (no peer can)' if unknown else 'every fact known'}", rows, found)
            judged(found, target)
        path.unlink()


def single(rounds: int, form: str, folder: Path) -> None:
    """One person, all routes, beside OpenFisca's single case."""
    task = persons.task("", form, whole=True)
    task |= {"persons": persons.coherent(10, task["facts"]), "rounds": rounds}
    ours, other = (run(engine, task, folder) for engine in (PLANES, OPENFISCA))
    if ours["states"] != other["states"]:
        raise AssertionError(f"the states differ: {ours['states']} {other['states']}")
    print(f"\none person, all routes, {len(task['facts'])} facts; median of {rounds} rounds of {len(task['persons'])} persons, microseconds")
    print(f"{'':32}{'from a dict of facts':>22}{'the rules alone':>18}")
    for name, one in ((OPENFISCA.name, other), ("Anspruch (compiled)", ours)):
        print(f"{name:32}{one['whole']:22.1f}{one['rules']:18.1f}")
    ratio, rules = (other[kind] / ours[kind] for kind in ("whole", "rules"))
    print(
        f"-> {ratio:.1f} times as fast from a dict of facts (target 50): {'met' if ratio >= 50 else 'NOT MET'}; {rules:.1f} times by the rules alone"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=float, nargs="+", default=[1e6, 1e7])
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--form", choices=(SHARED, PROVISIONS), default=SHARED)
    options = parser.parse_args(arguments)
    sys.stdout.reconfigure(line_buffering=True)
    with tempfile.TemporaryDirectory() as name:
        single(max(20, options.rounds), options.form, Path(name))
        for rows in options.rows:
            populations(int(rows), options.rounds, options.form, Path(name))


if __name__ == "__main__":
    main()
