"""The law in GETTSIM's engine, ttsim: one policy function a definition, compiled once to one function over columns.

The function is what ``main`` itself calls after checking, sorting and renumbering its input; those steps are left out here,
which is to its advantage. Definitions are written over whole columns (``vectorization_strategy="not_required"``); days are
integers, for its JAX backend knows no dates. With JAX the whole function is jitted, and the time to compile is told apart.
"""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pyarrow as pa
from ttsim import MainTarget, TTTargets
from ttsim import main as ttsim_main
from ttsim.tt import policy_function, policy_input
from ttsim.tt.units import TTSIMUnit

from benchmarks.engines.arrays import FIRST, column, counted
from benchmarks.engines.measure import Counts, Steps, Work, main

DAY = "2026-11-24"
_COLUMNS = {"bool": "BoolColumn"}


class Engine:
    """A policy environment of the translated law."""

    def __init__(self, task: dict[str, Any]) -> None:
        self.task = task
        self.jax = task["engine"] == "jax"
        self.environment = {name: _input(name, kind) for name, kind in task["facts"].items()}
        space, kinds = self._space(), {name: _COLUMNS.get(kind, "IntColumn") for name, kind in task["facts"].items()}
        for name, reads, expression in task["definitions"]:
            self.environment[name] = _function(name, {read: kinds.get(read, "BoolColumn") for read in reads}, expression, space)
        self.compiled: dict[int, Any] = {}

    def _space(self) -> dict[str, Any]:
        numbers = jnp if self.jax else np
        tables = {name: numbers.asarray(truths, dtype=bool) for name, truths in self.task["tables"].items()}
        ends = {int(length): numbers.asarray(days, dtype=np.int32) for length, days in self.task["ends"].items()}

        def looked(table: Any, codes: Any) -> Any:
            return numbers.take(table, codes, mode="clip")

        def passed(start: Any, end: Any, length: int) -> Any:
            return looked(ends[length], start - FIRST) <= end

        return {**tables, "passed": passed, "looked": looked, "day": int}

    def function(self, columns: dict[str, Any], rows: int) -> Any:
        """The compiled function for so many rows."""
        if rows not in self.compiled:
            targets = dict.fromkeys(_wanted(self.task))
            self.compiled[rows] = ttsim_main(
                main_target=MainTarget.tt_function,
                policy_date_str=DAY,
                evaluation_date_str=DAY,
                policy_environment=self.environment,
                processed_data={"p_id": np.arange(rows), **columns},
                tt_targets=TTTargets(tree=targets),
                backend="jax" if self.jax else "numpy",
                include_fail_nodes=False,
                include_warn_nodes=False,
            )
        return self.compiled[rows]

    def count(self, table: pa.Table) -> tuple[Counts, dict[str, float]]:
        """From a table to counts."""
        steps = Steps()
        columns = {name: column(table, name) for name in self.task["facts"]}
        if self.jax:  # twice as fast as jnp.asarray
            columns = {name: jax.device_put(values) for name, values in columns.items()}
        steps.done("way in")
        values = self.function(columns, table.num_rows)(columns)
        if self.jax:
            for value in values.values():
                value.block_until_ready()
        steps.done("rules")
        truths: dict[str, Any] = {**{name: np.asarray(value) for name, value in values.items()}, "True": True, "False": False}
        found = {name: counted(truths[first], truths[second], words, table.num_rows) for name, words, first, second in self.task["asked"]}
        steps.done("counts")
        return found, steps.seconds


def _input(name: str, kind: str) -> Any:
    def made() -> None:
        """A fact."""

    made.__name__, made.__annotations__ = name, {"return": _COLUMNS.get(kind, "IntColumn")}
    return policy_input(unit=TTSIMUnit.DIMENSIONLESS)(made)


def _function(name: str, reads: dict[str, str], expression: str, space: dict[str, Any]) -> Any:
    made: dict[str, Any] = {}
    exec(f"def {name}({', '.join(reads)}):\n return {expression}", space, made)
    made[name].__annotations__ = {**reads, "return": "BoolColumn"}
    return policy_function(vectorization_strategy="not_required", unit=TTSIMUnit.DIMENSIONLESS, verify_units=False)(made[name])


def _wanted(task: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(name for _, _, *both in task["asked"] for name in both if name not in ("True", "False")))


def prepare(task: dict[str, Any]) -> Work:
    """The engine, ready to count."""
    return Engine(task).count


if __name__ == "__main__":
    main(prepare)
