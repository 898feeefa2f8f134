"""From gates to a short list of array operations on few scratch rows: and, or and invert, 64 persons a word."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from anspruch.readings.gates import Gate, Gates

AND, OR, NOT = "and", "or", "not"


class Step(NamedTuple):
    """One operation: its operands and its result are rows."""

    operation: str
    left: int
    right: int
    result: int


class Schedule(NamedTuple):
    """Operations in order.

    Rows 0 to ``len(inputs)`` - 1 hold the inputs, the next ``scratch`` rows are free. ``outputs`` says for each gate
    asked for the row that holds it and whether it holds the contrary; None and the truth for a constant.
    """

    inputs: tuple[object, ...]
    scratch: int
    steps: tuple[Step, ...]
    outputs: tuple[tuple[int | None, bool], ...]


def schedule(gates: Gates, wanted: Sequence[Gate]) -> Schedule:
    """The operations that give the wanted gates, each gate once, rows reused as soon as they are free."""
    return _Scheduler(gates, wanted).run()


class _Scheduler:
    def __init__(self, gates: Gates, wanted: Sequence[Gate]) -> None:
        self.gates = gates
        self.wanted = wanted
        self.needed = _needed(gates, wanted)
        keys = {gate >> 1: key for key, gate in gates.inputs.items()}
        self.inputs = [number for number in self.needed if number in keys]
        self.keys = tuple(keys[number] for number in self.inputs)
        self.uses = Counter(gate >> 1 for number in self.needed if number in gates.ands for gate in gates.ands[number])
        self.uses.update(gate >> 1 for gate in wanted)
        self.rows: dict[Gate, int] = {2 * number: row for row, number in enumerate(self.inputs)}
        self.free: list[int] = []
        self.rows_used = len(self.inputs)
        self.steps: list[Step] = []

    def run(self) -> Schedule:
        for number in self.needed:
            if number in self.gates.ands:
                self._and(number, *self.gates.ands[number])
        outputs = tuple(self._output(gate) for gate in self.wanted)
        return Schedule(self.keys, self.rows_used - len(self.inputs), tuple(self.steps), outputs)

    def _output(self, gate: Gate) -> tuple[int | None, bool]:
        if gate <= 1:
            return None, bool(gate)
        return (self.rows[gate], False) if gate in self.rows else (self.rows[gate ^ 1], True)

    def _and(self, number: int, left: Gate, right: Gate) -> None:
        has_left, has_right = left in self.rows, right in self.rows
        if not has_left and not has_right:  # not a and not b is not (a or b)
            operation, operands, made = OR, (self.rows[left ^ 1], self.rows[right ^ 1]), 2 * number + 1
        else:
            operation, operands, made = AND, (self._row(left), self._row(right)), 2 * number
        self._done(left >> 1)
        self._done(right >> 1)
        row = self._new()
        self.steps.append(Step(operation, *operands, row))
        self.rows[made] = row

    def _row(self, gate: Gate) -> int:
        """The row of a gate; inverted and kept where only the contrary is at hand."""
        if gate not in self.rows:
            row = self._new()
            self.steps.append(Step(NOT, self.rows[gate ^ 1], 0, row))
            self.rows[gate] = row
        return self.rows[gate]

    def _new(self) -> int:
        if self.free:
            return self.free.pop()
        self.rows_used += 1
        return self.rows_used - 1

    def _done(self, number: int) -> None:
        """One use less; after the last the rows are free."""
        self.uses[number] -= 1
        if self.uses[number]:
            return
        for gate in (2 * number, 2 * number + 1):
            row = self.rows.get(gate)
            if row is not None and row >= len(self.inputs):
                self.free.append(self.rows.pop(gate))


def _needed(gates: Gates, wanted: Sequence[Gate]) -> list[int]:
    """The numbers of the gates that the wanted ones rest on, operands first."""
    done: dict[int, None] = {}
    stack = [(gate >> 1, False) for gate in reversed(wanted) if gate > 1]
    while stack:
        number, ready = stack.pop()
        if number in done:
            continue
        if ready or number not in gates.ands:
            done[number] = None
            continue
        stack.append((number, True))
        stack.extend((gate >> 1, False) for gate in gates.ands[number] if gate >> 1 not in done)
    return list(done)
