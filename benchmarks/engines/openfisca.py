"""The law in OpenFisca-core, or in its fork PolicyEngine-core: one variable a fact and a definition, cached as by default.

Arrays go in by ``set_input``, words encoded beforehand as its own EnumArray, dates as its own datetime64; one person goes in
by ``build_from_entities``, as the documentation has it.
"""

import statistics
import time
from datetime import date
from importlib import import_module
from typing import Any

import numpy as np
import pyarrow as pa

from benchmarks.engines.arrays import FIRST, Array, column, counted
from benchmarks.engines.measure import Counts, Steps, Work, main

PERIOD = "2026-11"
_TYPES = {"bool": bool, "int": int, "date": date}


class Engine:
    """A tax and benefit system of the translated law."""

    def __init__(self, task: dict[str, Any]) -> None:
        self.task = task
        core = task["engine"]
        self.enums, variables = import_module(f"{core}.{task['enums']}"), import_module(f"{core}.variables")
        entities, systems = import_module(f"{core}.entities"), import_module(f"{core}.taxbenefitsystems")
        self.builder = import_module(f"{core}.simulations").SimulationBuilder
        self.month = import_module(f"{core}.periods").MONTH
        self.period = import_module(f"{core}.periods").period(PERIOD)
        self.person = entities.Entity("person", "persons", "Person", "")
        self.system = systems.TaxBenefitSystem([self.person])
        self.base = variables.Variable
        self.words = {name: self.enums.Enum(name, {word: word for word in words}) for name, words in task["words"].items()}
        for name, kind in task["facts"].items():
            self._input(name, kind)
        space = self._space()
        for name, reads, expression in task["definitions"]:
            self._variable(name, bool, default_value=False, formula=_formula(reads, expression, self.words, space))

    def _input(self, name: str, kind: str) -> None:
        if kind == "word":
            members = self.words[name]
            self._variable(name, self.enums.Enum, possible_values=members, default_value=next(iter(members)))
        else:
            self._variable(name, _TYPES[kind])

    def _variable(self, name: str, kind: type, **more: Any) -> None:
        fields = {"value_type": kind, "entity": self.person, "definition_period": self.month, "label": name, **more}
        self.system.add_variable(type(name, (self.base,), fields))

    def _space(self) -> dict[str, Any]:
        tables = {name: np.array(truths, dtype=np.bool_) for name, truths in self.task["tables"].items()}
        ends = {int(length): np.array(days, dtype=np.int64) for length, days in self.task["ends"].items()}

        def passed(start: Array, end: Array, length: int) -> Array:
            return ends[length][start.view(np.int64) - FIRST] <= end.view(np.int64)

        return {**tables, "passed": passed, "looked": np.take, "day": lambda number: np.datetime64(number, "D"), "plain": np.ndarray}

    def count(self, table: pa.Table) -> tuple[Counts, dict[str, float]]:
        """From a table to counts."""
        steps = Steps()
        simulation = self.builder().build_default_simulation(self.system, table.num_rows)
        steps.done("build")
        for name, kind in self.task["facts"].items():
            simulation.set_input(name, self.period, self._encoded(name, kind, column(table, name)))
        steps.done("way in")
        values = {name: simulation.calculate(name, self.period) for name in _wanted(self.task)}
        steps.done("rules")
        found = _counts(self.task, values, table.num_rows)
        steps.done("counts")
        return found, steps.seconds

    def _encoded(self, name: str, kind: str, values: Array) -> Array:
        if kind == "word":
            return self.enums.EnumArray(values.astype(np.int16), self.words[name])
        return values.astype("datetime64[D]") if kind == "date" else values

    def states(self, person: dict[str, Any]) -> tuple[list[str], float]:
        """One person's states, and the seconds without building the simulation."""
        simulation = self.builder().build_from_entities(self.system, {"persons": {"anna": person}})
        begin = time.perf_counter()
        values = {name: simulation.calculate(name, self.period) for name in _wanted(self.task)}
        found = []
        for _, words, first, second in self.task["asked"]:
            sure, possible = (values[name][0] if name in values else name == "True" for name in (first, second))
            found.append(words[0] if sure else words[1] if possible else words[2])
        return found, time.perf_counter() - begin


def _formula(reads: list[str], expression: str, words: dict[str, Any], space: dict[str, Any]) -> Any:
    lines = [f' {name} = persons("{name}", period)' + (".view(plain)" if name in words else "") for name in reads]
    source = "def formula(persons, period):\n" + "\n".join([*lines, f" return {expression}"])
    made: dict[str, Any] = {}
    exec(source, space, made)
    return made["formula"]


def _wanted(task: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(name for _, _, *both in task["asked"] for name in both if name not in ("True", "False")))


def _counts(task: dict[str, Any], values: dict[str, Array], rows: int) -> Counts:
    truths: dict[str, Any] = {**values, "True": True, "False": False}
    return {name: counted(truths[first], truths[second], words, rows) for name, words, first, second in task["asked"]}


def prepare(task: dict[str, Any]) -> Work:
    """The engine, ready to count."""
    return Engine(task).count


def single(task: dict[str, Any]) -> dict[str, Any]:
    """Each person alone: the states, and the median microseconds with and without building the simulation."""
    engine = Engine(task)
    persons = [{name: {PERIOD: value} for name, value in person.items() if name in task["facts"]} for person in task["persons"]]
    found = [engine.states(person)[0] for person in persons]
    whole, rules = [], []
    for _ in range(task["rounds"]):
        for person in persons:
            begin = time.perf_counter()
            _, seconds = engine.states(person)
            whole.append(time.perf_counter() - begin)
            rules.append(seconds)
    return {"states": found, "whole": statistics.median(whole) * 1e6, "rules": statistics.median(rules) * 1e6}


if __name__ == "__main__":
    main(prepare, single)
