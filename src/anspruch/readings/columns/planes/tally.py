"""What is counted on planes: one output for every group, question and state, and the table it makes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anspruch.readings.columns.planes.schedule import Schedule, schedule
from anspruch.readings.columns.planes.wiring import Wiring
from anspruch.readings.columns.program import CONTRADICTORY, Program
from anspruch.readings.columns.table import Column
from anspruch.readings.gates import YES, Gate
from anspruch.statute.law import Law

Group = tuple[str | None, ...]
Key = tuple[Group, str, str]
"""The group, the question and the state."""
_ALL = ("", "")


class Tally(NamedTuple):
    """A schedule whose outputs are the groups and the states; ``rest`` is the state of a question that is not counted."""

    plan: Schedule
    groups: tuple[Group, ...]
    states: tuple[tuple[str, str], ...]
    rest: Mapping[str, str]

    def add(self, counted: NDArray[np.int64], total: dict[Key, int]) -> None:
        """Add what :func:`anspruch.readings.columns.planes.run.count` counted."""
        for group, sizes in zip(self.groups, counted.tolist(), strict=True):
            for (what, state), size in zip(self.states, sizes, strict=True):
                total[group, what, state] = total.get((group, what, state), 0) + size


def tally(columns: Mapping[str, Column], program: Program, law: Law, by: Sequence[str], nullable: Collection[str]) -> Tally:
    """The outputs that count a program's states by group.

    Args:
        columns: how each fact stands in the table.
        program: what is asked.
        law: whose world and vocabulary count.
        by: facts that are words.
        nullable: the columns that may be empty.
    """
    wiring = Wiring(columns, law, nullable)
    gates = wiring.gates
    contradictory = wiring.pair(program.contradictory)[0]
    sane = contradictory ^ 1
    questions = list(_questions(wiring, program))
    states = [(_ALL, sane), ((CONTRADICTORY, "yes"), contradictory)]
    states += [((what, state), gates.both(sane, gate)) for what, several, _ in questions for state, gate in several.items()]
    groups = list(_groups(wiring, by))
    plan = schedule(gates, [gate for _, gate in groups] + [gate for _, gate in states])
    return Tally(plan, tuple(group for group, _ in groups), tuple(key for key, _ in states), {what: rest for what, _, rest in questions})


def _questions(wiring: Wiring, program: Program) -> Iterator[tuple[str, dict[str, Gate], str]]:
    """Each question with the gates of its states but one, and that one."""
    gates = wiring.gates
    for one in program.states:
        first, second = wiring.pair(one.first), wiring.pair(one.second)
        settled = gates.any((first[0], second[0], gates.both(first[1] ^ 1, second[1] ^ 1)))
        states: dict[str, Gate] = {}
        for word, gate in zip(one.words, (first[0], gates.both(second[0], first[0] ^ 1), None, settled ^ 1), strict=True):
            if gate is not None and word != one.words[2]:
                states[word] = gates.either(states.get(word, 0), gate)
        yield one.name, states, one.words[2]
    for name, root in program.provisions:
        true, maybe = wiring.pair(root)
        yield name, {"yes": true, "unknown": gates.both(maybe, true ^ 1)}, "no"


def _groups(wiring: Wiring, by: Sequence[str]) -> Iterator[tuple[Group, Gate]]:
    """Every combination of words of the columns, and the gate of the rows that have it."""
    choices: list[list[tuple[str | None, Gate]]] = []
    for name in by:
        words = list(wiring.columns[name].meanings)
        found: list[tuple[str | None, Gate]] = [(word, wiring.equals(name, code, len(words))) for code, word in enumerate(words)]
        choices.append([*found, (None, wiring.empty(name))])
    for chosen in product(*choices):
        gate = wiring.gates.all(one for _, one in chosen) if chosen else YES
        if gate:
            yield tuple(word for word, _ in chosen), gate


def as_frame(sizes: Mapping[Key, int], rest: Mapping[str, str], by: Sequence[str]) -> pl.DataFrame:
    """The counts as a table: a row for each group, question and state somebody has."""
    rows = dict(sizes)
    groups = [group for group, what, state in sizes if (what, state) == _ALL]
    for group in groups:
        everyone = rows.pop((group, *_ALL))
        for what, state in rest.items():
            rows[group, what, state] = everyone - sum(size for (other, name, _), size in sizes.items() if other == group and name == what)
    data = [(*group, what, state, size) for (group, what, state), size in rows.items() if size]
    schema = {**dict.fromkeys(by, pl.String), "what": pl.String, "state": pl.String, "persons": pl.Int64}
    return pl.DataFrame(data, schema=schema, orient="row").sort(*by, "what", "state")
