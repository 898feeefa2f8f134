"""A solver over gates: can this hold of anyone? The clauses of a gate are given to it when the gate is first asked about."""

from collections.abc import Iterable, Sequence

from pysat.solvers import Solver as Engine

from anspruch.readings.gates import NO, YES, Gate, Gates


class Solver:
    """Answers questions about gates, with every clause added so far holding.

    python-sat's CaDiCaL keeps what it has learnt from one question to the next.
    """

    def __init__(self, gates: Gates) -> None:
        self.gates = gates
        self._engine = Engine(name="cadical153")
        self._told: set[int] = set()
        self._model: list[int] | None = None

    def require(self, *gates: Gate) -> None:
        """At least one of the gates holds, from now on."""
        if YES not in gates:
            self._engine.add_clause([self._literal(gate) for gate in gates if gate != NO])

    def possible(self, *gates: Gate) -> bool:
        """Whether all the gates can hold together; if so, :meth:`holds` speaks of an example."""
        if NO in gates:
            return False
        self._model = None
        return bool(self._engine.solve(assumptions=[self._literal(gate) for gate in gates if gate != YES]))

    def holds(self, gate: Gate) -> bool:
        """Whether a gate holds in the last example."""
        if gate <= YES:
            return bool(gate)
        return self._true(gate >> 1) is not bool(gate & 1)

    def _true(self, number: int) -> bool:
        if number in self._told or number not in self.gates.ands:
            if self._model is None:
                self._model = self._engine.get_model() or []
            return number <= len(self._model) and self._model[number - 1] > 0
        left, right = self.gates.ands[number]
        return self.holds(left) and self.holds(right)

    def needed(self, gates: Sequence[Gate], never: Gate) -> list[Gate]:
        """A smallest set of the gates that still rules ``never`` out; all of them together must do so."""
        self.possible(*gates, never)
        chosen = self._core(gates)
        for gate in list(chosen):
            fewer = [one for one in chosen if one != gate]
            if gate in chosen and not self.possible(*fewer, never):
                chosen = self._core(fewer)
        return chosen

    def _core(self, gates: Sequence[Gate]) -> list[Gate]:
        """Those of the gates that the last refusal used."""
        core = set(self._engine.get_core() or ())
        return [gate for gate in gates if gate > YES and self._literal(gate) in core]

    def _literal(self, gate: Gate) -> int:
        self._tell(gate >> 1)
        return -(gate >> 1) if gate & 1 else gate >> 1

    def _tell(self, number: int) -> None:
        """The clauses of a gate and of those it rests on, once."""
        stack = [number]
        while stack:
            current = stack.pop()
            if current in self._told:
                continue
            self._told.add(current)
            if current in self.gates.ands:
                left, right = self.gates.ands[current]
                first, second = (-(gate >> 1) if gate & 1 else gate >> 1 for gate in (left, right))
                self._engine.append_formula([[-current, first], [-current, second], [current, -first, -second]])
                stack += [left >> 1, right >> 1]

    def exactly_one(self, gates: Iterable[Gate]) -> None:
        """One and only one of the gates holds, from now on."""
        several = list(gates)
        self.require(*several)
        for at, gate in enumerate(several):
            for other in several[at + 1 :]:
                self.require(gate ^ 1, other ^ 1)
