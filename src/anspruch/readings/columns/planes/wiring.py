"""How the columns of a table become the inputs of gates: a bit plane for each thing a condition asks of a column."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from anspruch.language import tree
from anspruch.readings.columns.lookup import truth
from anspruch.readings.columns.periods import EPOCH
from anspruch.readings.columns.table import HIGH, LOW, Column
from anspruch.readings.gates import YES, Circuit, Gate, Gates, Pair
from anspruch.readings.plain.nodes import AtMost, Known, Lasts, Word
from anspruch.statute.law import Law


class Bit(NamedTuple):
    """A binary digit of a Boolean column (digit 0) or of a word's code."""

    column: str
    digit: int


class Valid(NamedTuple):
    """Whether a column has a value."""

    column: str


class Below(NamedTuple):
    """Whether an ordered column is at most ``bound``."""

    column: str
    bound: float


class Passed(NamedTuple):
    """Whether ``length`` has passed from one date column to another."""

    start: str
    end: str
    length: int


class Wiring:
    """Builds the pairs of gates of plain conditions over a table's columns.

    Args:
        columns: how each fact stands in the table.
        law: whose world and vocabulary count.
        nullable: the columns that may be empty in some row; the others need no plane for that.
    """

    def __init__(self, columns: Mapping[str, Column], law: Law, nullable: Collection[str]) -> None:
        self.gates = Gates()
        self.columns = columns
        self.law = law
        self.nullable = nullable
        self.circuit = Circuit(self.gates, self._atom)

    def pair(self, root: tree.Node) -> Pair:
        """Surely true and possibly true."""
        return self.circuit.pair(root)

    def equals(self, column: str, code: int, codes: int) -> Gate:
        """Whether a word column has the word of that code."""
        found = self.gates.table(self._bits(column, codes), [number == code for number in range(codes)])
        return self.gates.both(self._valid(column), found)

    def empty(self, column: str) -> Gate:
        """Whether a column has no value."""
        return self._valid(column) ^ 1

    def _valid(self, column: str) -> Gate:
        return self.gates.input(Valid(column)) if column in self.nullable else YES

    def _bits(self, column: str, codes: int) -> list[Gate]:
        return [self.gates.input(Bit(column, digit)) for digit in range(max(1, (codes - 1).bit_length()))]

    def _atom(self, node: tree.Node) -> Pair:
        match node:
            case tree.Is(fact=fact):
                return self._where(self._valid(fact), self.gates.input(Bit(fact, 0)))
            case Known(fact=fact):
                known = self._known(fact)
                return known, known
            case AtMost(fact=fact, bound=bound):
                return self._at_most(fact, bound)
            case Lasts(start=start, end=end, length=length):
                return self._lasts(start, end, length)
            case Word():
                return self._word(node)
        raise TypeError(node)

    def _where(self, valid: Gate, true: Gate) -> Pair:
        """True or false where valid, else unknown."""
        return self.gates.both(valid, true), self.gates.either(valid ^ 1, true)

    def _ends(self, fact: str) -> tuple[str, str]:
        """The columns of the lowest and of the highest value."""
        return (LOW.format(fact), HIGH.format(fact)) if self.columns[fact].kind == "range" else (fact, fact)

    def _known(self, fact: str) -> Gate:
        low, high = self._ends(fact)
        return self.gates.either(self._valid(low), self._valid(high))

    def _at_most(self, fact: str, bound: float) -> Pair:
        limit = bound - EPOCH if self.law.vocabulary[fact].type == "date" else bound
        low, high = self._ends(fact)
        surely = self.gates.both(self._valid(high), self.gates.input(Below(high, limit)))
        possibly = self.gates.either(self._valid(low) ^ 1, self.gates.input(Below(low, limit)))
        return surely, possibly

    def _lasts(self, start: str, end: str, length: int) -> Pair:
        (first, last), (early, late) = self._ends(start), self._ends(end)
        surely, _ = self._where(self._all_valid(last, early), self.gates.input(Passed(last, early, length)))
        _, possibly = self._where(self._all_valid(first, late), self.gates.input(Passed(first, late, length)))
        return surely, possibly

    def _all_valid(self, *columns: str) -> Gate:
        return self.gates.all(self._valid(column) for column in columns)

    def _word(self, node: Word) -> Pair:
        """The truth of each word, by the binary digits of its code; of none where the cell is empty."""
        meanings = self.columns[node.fact].meanings
        truths = [truth(node, value, self.law) for value in meanings.values()]
        empty = truth(node, None, self.law)
        bits = self._bits(node.fact, len(truths))
        found = (self.gates.table(bits, [one is True for one in truths]), self.gates.table(bits, [one is not False for one in truths]))
        nothing = (int(empty is True), int(empty is not False))
        valid = self._valid(node.fact)
        return self.gates.choose(valid, found[0], nothing[0]), self.gates.choose(valid, found[1], nothing[1])
