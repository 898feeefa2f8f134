"""Two-valued gates for three-valued law: every condition becomes a pair of gates, surely true and possibly true.

A graph of and-gates with inverters, each built once and folded on the way. Bit planes run it 64 persons a word, and the
solver proves with it.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce

from anspruch.language import tree
from anspruch.readings.plain.nodes import Among, AtMost, Else, Known, Lasts, Probe, Sure, Word, order

Gate = int
"""A gate by its number times two; odd for its contrary. 0 is false, 1 is true."""
Pair = tuple[Gate, Gate]
"""Surely true, possibly true."""
NO, YES = 0, 1


class Gates:
    """The graph. ``inputs`` are the gates by what they stand for, ``ands`` the two operands of every and-gate."""

    def __init__(self) -> None:
        self.inputs: dict[object, Gate] = {}
        self.ands: dict[int, tuple[Gate, Gate]] = {}
        self._built: dict[tuple[Gate, Gate], Gate] = {}
        self._count = 1

    def input(self, key: object) -> Gate:
        """The gate that stands for ``key``, whatever that means to the engine."""
        if key not in self.inputs:
            self.inputs[key] = self._new()
        return self.inputs[key]

    def _new(self) -> Gate:
        self._count += 1
        return 2 * (self._count - 1)

    def both(self, left: Gate, right: Gate) -> Gate:
        """And of two gates."""
        if left > right:
            left, right = right, left
        if left == NO or left ^ right == 1:
            return NO
        if left in (YES, right):
            return right
        found = self._built.get((left, right))
        if found is None:
            found = self._built[left, right] = self._new()
            self.ands[found >> 1] = (left, right)
        return found

    def either(self, left: Gate, right: Gate) -> Gate:
        """Or of two gates."""
        return self.both(left ^ 1, right ^ 1) ^ 1

    def all(self, gates: Iterable[Gate]) -> Gate:
        """And of any number of gates."""
        return reduce(self.both, gates, YES)

    def any(self, gates: Iterable[Gate]) -> Gate:
        """Or of any number of gates."""
        return reduce(self.either, gates, NO)

    def choose(self, test: Gate, then: Gate, other: Gate) -> Gate:
        """``then`` where the test holds, else ``other``."""
        if then == other:
            return then
        return self.either(self.both(test, then), self.both(test ^ 1, other))

    def differ(self, left: Gate, right: Gate) -> Gate:
        """Exclusive or."""
        return self.choose(left, right ^ 1, right)

    def table(self, bits: Sequence[Gate], answers: Sequence[bool]) -> Gate:
        """The answer at the number whose binary digits the gates are, lowest first; missing answers are free."""
        memo: dict[tuple[int, tuple[bool, ...]], Gate] = {}

        def build(level: int, part: tuple[bool, ...]) -> Gate:
            if not part or True not in part:
                return NO
            if False not in part:
                return YES
            if (level, part) not in memo:
                half = 1 << level
                low, high = build(level - 1, part[:half]), build(level - 1, part[half:])
                memo[level, part] = self.choose(bits[level], high, low) if len(part) > half else low
            return memo[level, part]

        return build(len(bits) - 1, tuple(answers))


class Circuit:
    """The pairs of gates of plain conditions over one graph.

    Args:
        gates: the graph to build in.
        atom: gives the pair of a node that reads a fact itself (Is, Known, AtMost, Among, Lasts, Word, Probe).
    """

    def __init__(self, gates: Gates, atom: Callable[[tree.Node], Pair]) -> None:
        self.gates = gates
        self._atom = atom
        self.pairs: dict[tree.Node, Pair] = {}

    def pair(self, root: tree.Node) -> Pair:
        """The pair of a condition."""
        if root not in self.pairs:
            for node in order([root]):
                if node not in self.pairs:
                    self.pairs[node] = self._pair(node)
        return self.pairs[root]

    def _pair(self, node: tree.Node) -> Pair:
        gates, parts = self.gates, [self.pairs[child] for child in node.children if not isinstance(node, Word)]
        match node:
            case tree.Const(value=value):
                return (YES, YES) if value else (NO, NO if value is False else YES)
            case tree.And():
                return gates.all(part[0] for part in parts), gates.all(part[1] for part in parts)
            case tree.Or():
                return gates.any(part[0] for part in parts), gates.any(part[1] for part in parts)
            case tree.Not():
                return parts[0][1] ^ 1, parts[0][0] ^ 1
            case Sure():
                return parts[0][0], parts[0][0]
            case Else():
                (true, maybe), (second_true, second_maybe) = parts
                return gates.either(true, gates.both(maybe, second_true)), gates.either(true, gates.both(maybe, second_maybe))
            case tree.Is() | Known() | AtMost() | Among() | Lasts() | Word() | Probe():
                return self._atom(node)
        raise TypeError(node)
