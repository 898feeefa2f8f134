"""All possible persons of a day: every fact known and free, save for what the world forbids.

Nothing is a sample here: a person is any assignment of the inputs of a circuit that the solver accepts.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise, product
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.calendar import duration
from anspruch.language.facts import Fact
from anspruch.language.knowledge import FIRST_YEAR, LAST_YEAR, LEVELS, Value
from anspruch.readings.compare.solver import Solver
from anspruch.readings.gates import NO, YES, Circuit, Gate, Gates, Pair
from anspruch.readings.plain.contradiction import contradiction
from anspruch.readings.plain.lowering import Lowering
from anspruch.readings.plain.nodes import Among, AtMost, Known, Lasts, Probe, order
from anspruch.readings.plain.words import truth
from anspruch.statute.law import LawOnDay


class Cell(NamedTuple):
    """The values of a word fact that no condition tells apart: one of them, and its answers to the tests."""

    value: str
    answers: tuple[bool, ...]


class Copy(NamedTuple):
    """The same persons once more, with some facts ``varied`` freely."""

    varied: frozenset[str] = frozenset()
    name: str = ""

    def of(self, fact: str) -> str:
        """The name a fact's inputs have in the copy."""
        return self.name if fact in self.varied else ""


ORIGINAL = Copy()


class People:
    """All possible persons under one or several states of the law, on one day in their lives.

    Args:
        laws: the states of the law.
        on: the day in the persons' lives.
    """

    def __init__(self, laws: Sequence[LawOnDay], on: date) -> None:
        self.law = laws[0].law
        self.on = on
        self.gates = Gates()
        self.solver = Solver(self.gates)
        self.given = frozenset(fact.name for fact in self.law.vocabulary.facts.values() if not fact.computed)
        self.lowerings = {law: Lowering(law, on, self.given, follows=True) for law in laws}
        world = self.law.world
        self.optional = {name for name in self.given if self.law.vocabulary[name].act} | {rule.known for rule in world.implies}
        """Facts a person may lack: an act may not have been taken, a person without a title has no kind of title."""
        self._refused = [contradiction(law, on, self.given, follows=True) for law in laws]
        roots = [self.lowerings[law].provision(name) for law in laws for name, one in law.law.provisions.items() if one.kind == "condition"]
        roots += [root for law in laws for root in conditions(law, self.lowerings[law])]
        roots += [self.lowerings[law].fact(fact) for law in laws for fact in law.law.derivations]
        self._atoms(order([*roots, *self._refused]))
        self.circuit = self.copied(ORIGINAL)
        standing = [node for tests in self.tests.values() for node in tests if set(node.options) & world.stands_for.keys()]
        self.usual = [self.circuit.pair(node)[1] ^ 1 for node in standing]
        """What is so of an easy example: the status is the person's own, and no other fact stands for it."""

    def pair(self, law: LawOnDay, node: tree.Node) -> Pair:
        """Surely and possibly true, for a tree resolved by one of the laws."""
        return self.circuit.pair(self.lowerings[law].node(node))

    def following(self, fact: str, circuit: Circuit | None = None) -> list[Pair]:
        """What follows of a fact from the others, under each state of the law; in the original if no circuit is named."""
        return [(circuit or self.circuit).pair(lowering.following(fact)) for lowering in self.lowerings.values()]

    # --- the values the laws tell apart

    def _atoms(self, nodes: Iterable[tree.Node]) -> None:
        self.bounds: dict[str, list[float]] = {}
        self.tests: dict[str, list[Among]] = {}
        self.lengths: dict[tuple[str, str], list[int]] = {}
        for node in nodes:
            match node:
                case AtMost(fact=fact, bound=bound):
                    self.bounds.setdefault(fact, []).append(bound)
                case Among(fact=fact):
                    self.tests.setdefault(fact, []).append(node)
                case Lasts(start=start, end=end, length=length):
                    self.lengths.setdefault((start, end), []).append(length)
        self.spans = _linked(self.lengths)
        """Groups of dates that periods link: a threshold on one of them is one on all, so that their order is kept."""
        for group in self.spans:
            together = [bound for fact in group for bound in self.bounds.get(fact, ())]
            self.bounds |= dict.fromkeys(group, together)
        self.bounds = {fact: sorted(set(several)) for fact, several in self.bounds.items()}
        self.lengths = {pair: sorted(set(several)) for pair, several in self.lengths.items()}
        self.cells = {fact: self._cells(self.law.vocabulary[fact], tests) for fact, tests in self.tests.items()}

    def _cells(self, fact: Fact, tests: list[Among]) -> list[Cell]:
        found: dict[tuple[bool, ...], Cell] = {}
        for text, value in self._values(fact, tests):
            answers = tuple(truth(test, value, self.law.world) for test in tests)
            if None not in answers:
                found.setdefault(answers, Cell(text, tuple(map(bool, answers))))  # type: ignore[arg-type]  # no None is left
        return list(found.values())

    def _values(self, fact: Fact, tests: list[Among]) -> Iterable[tuple[str, Value]]:
        """Every value a person may have; of an open list those the law names, and another."""
        if fact.type == "citation":
            return [(str(one), frozenset({one})) for one in self.law.world.concrete]
        words = self.law.vocabulary.words(fact)
        if not words:
            words = [*dict.fromkeys(str(option) for test in tests for option in test.options), _OTHER]
        return [(word, word) for word in words]

    # --- circuits

    def copied(self, copy: Copy) -> Circuit:
        """A circuit of these persons in which the facts a copy varies are free of those in the original."""
        made = Circuit(self.gates, lambda node: self._atom(node, copy))
        for fact in copy.varied if copy.name else self.given:
            self._constrain(fact, copy)
        for start, end in self.lengths:
            if not copy.name or copy.varied & {start, end}:
                self._constrain_span(start, end, copy)
        for root in self._refused:
            self.solver.require(made.pair(root)[0] ^ 1)
        for rule in self.law.world.implies:  # who has a title knows its kind, who lives in Germany a Land; nobody else does
            for lowering in self.lowerings.values():
                self.solver.require(self.known(rule.known, copy), made.pair(lowering.fact(rule.makes))[0] ^ 1)
        return made

    def _atom(self, node: tree.Node, copy: Copy) -> Pair:
        match node:
            case tree.Is(fact=fact):
                return self._if_known(self.known(fact, copy), self.gates.input(("is", copy.of(fact), fact)))
            case Known(fact=fact):
                known = self.known(fact, copy)
                return known, known
            case AtMost(fact=fact, bound=bound):
                return self._if_known(self.known(fact, copy), self.at_most(fact, bound, copy))
            case Among(fact=fact):
                place = self.tests[fact].index(node)
                answers = zip(self.cell_gates(fact, copy), self.cells[fact], strict=True)
                return self._if_known(self.known(fact, copy), self.gates.any(gate for gate, cell in answers if cell.answers[place]))
            case Lasts(start=start, end=end, length=length):
                known = self.gates.both(self.known(start, copy), self.known(end, copy))
                return self._if_known(known, self.lasts(start, end, length, copy))
            case Probe(name=provision):
                holds = self.gates.input(("probe", provision))
                return holds, holds
        raise TypeError(node)

    def _if_known(self, known: Gate, true: Gate) -> Pair:
        return self.gates.both(known, true), self.gates.either(known ^ 1, true)

    def known(self, fact: str, copy: Copy = ORIGINAL) -> Gate:
        """Whether the person has the fact at all."""
        return self.gates.input(("known", copy.of(fact), fact)) if fact in self.optional else YES

    def at_most(self, fact: str, bound: float, copy: Copy = ORIGINAL) -> Gate:
        """Whether an ordered fact is at most a bound."""
        lowest, highest = self.span(fact)
        if bound < lowest:
            return NO
        return YES if bound >= highest else self.gates.input(("at most", copy.of(fact), fact, bound))

    def span(self, fact: str) -> tuple[float, float]:
        """The lowest and highest value an ordered fact may have."""
        match self.law.vocabulary[fact].type:
            case "date":
                return date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
            case "level":
                return 0, len(LEVELS) - 1
        return 0, float("inf")

    def cell_gates(self, fact: str, copy: Copy = ORIGINAL) -> list[Gate]:
        """The gates of a word fact's cells."""
        return [self.gates.input(("cell", copy.of(fact), fact, at)) for at in range(len(self.cells[fact]))]

    def lasts(self, start: str, end: str, length: int, copy: Copy = ORIGINAL) -> Gate:
        """Whether a period has passed between two dates."""
        return self.gates.input(("lasts", copy.of(start), start, copy.of(end), end, length))

    # --- what the world forbids

    def _constrain(self, fact: str, copy: Copy) -> None:
        """One value a person; what is at most five is at most six."""
        if fact in self.cells:
            self.solver.exactly_one(self.cell_gates(fact, copy))
        for lower, higher in pairwise(self.bounds.get(fact, ())):
            self.solver.require(self.at_most(fact, lower, copy) ^ 1, self.at_most(fact, higher, copy))

    def _constrain_span(self, start: str, end: str, copy: Copy) -> None:
        """Two dates and the time between them fit together, as far as thresholds go."""
        lengths = self.lengths[start, end]
        for shorter, longer in pairwise(lengths):
            self.solver.require(self.lasts(start, end, longer, copy) ^ 1, self.lasts(start, end, shorter, copy))
        for early, late in product(self._days(start), self._days(end)):
            begun, ended = self.at_most(start, early, copy), self.at_most(end, late, copy)
            longest = duration(int(early) + 1, int(late))
            shortest = duration(int(early), int(late) + 1)
            for length in lengths:
                lasts = self.lasts(start, end, length, copy)
                if longest < length:
                    self.solver.require(begun, ended ^ 1, lasts ^ 1)
                if shortest >= length:
                    self.solver.require(begun ^ 1, ended, lasts)

    def _days(self, fact: str) -> list[float]:
        lowest, highest = self.span(fact)
        return [bound for bound in self.bounds.get(fact, ()) if lowest <= bound < highest]


_OTHER = "0"


def _linked(pairs: Iterable[tuple[str, str]]) -> list[frozenset[str]]:
    """The groups into which pairs link facts."""
    groups: list[frozenset[str]] = []
    for pair in pairs:
        touched = [group for group in groups if group & {*pair}]
        groups = [group for group in groups if group not in touched] + [frozenset({*pair}).union(*touched)]
    return groups


def conditions(law: LawOnDay, lowering: Lowering) -> list[tree.Node]:
    """The plain conditions of all routes and of the questions beside them."""
    found: list[tree.Node] = []
    for programme in law.law.programmes.values():
        for route in programme.routes:
            found += lowering.route(route)
        for question in programme.values:
            found += [lowering.node(law.resolve(node)) for node in (question.yes, question.possible) if node is not None]
    return found
