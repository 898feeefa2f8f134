"""Many variants of one person at once: what a condition says of each, one bit a variant, in the reference's logic.

Two whole numbers stand for the answers of all variants: the bits where a condition surely holds, and those where it may
hold. A connective is then one or two operations on whole numbers, however many variants there are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from anspruch.language import tree
from anspruch.language.knowledge import Value
from anspruch.readings.kleene import SAYS, Evaluation, Truth

Pair = tuple[int, int]
"""Surely true, possibly true: a bit a variant. What is surely true is possibly true."""


class Variants:
    """The answers of all variants to every condition visited.

    Args:
        full: a bit for each variant.
        reads: the answers of a node that reads a fact; for :class:`tree.Given` what the fact itself says.
    """

    __slots__ = ("full", "pairs", "reads")

    def __init__(self, full: int, reads: Callable[[tree.Node], Pair]) -> None:
        self.full = full
        self.reads = reads
        self.pairs: dict[tree.Node, Pair] = {}

    def pair(self, node: tree.Node) -> Pair:
        """The answers to a resolved condition."""
        found = self.pairs.get(node)
        if found is None:
            found = self.pairs[node] = _COMPOSITE.get(type(node), _atom)(self, node)
        return found

    def open(self, node: tree.Node) -> int:
        """The variants for which a condition is open."""
        sure, maybe = self.pair(node)
        return maybe & ~sure


class Others:
    """Others than one person: what the conditions that read a fact say of each, worked out only where they may differ.

    Args:
        one: the person compared with.
        others: the same person with other facts, or on another day.
    """

    def __init__(self, one: Evaluation, others: Sequence[Evaluation]) -> None:
        self.full = (1 << len(others)) - 1
        self.changed = [frozenset(differing(one.person, other.person)) for other in others]
        """For each other the facts known otherwise."""
        self._one = one
        self._others = others
        self._shifted = [place for place, other in enumerate(others) if other.day != one.day]
        self._touching: dict[str, list[int]] = {}
        for place, names in enumerate(self.changed):
            for name in names:
                self._touching.setdefault(name, []).append(place)
        self._otherwise: dict[tree.Node, list[tuple[int, Truth]]] = {}

    def own(self, atom: tree.Node) -> Truth:
        """What an atom says of the one; for :class:`tree.Given` what the fact itself says."""
        return SAYS[type(atom)](atom, self._one.person.get(tree.fact_of(atom) or ""), self._one.day)

    def otherwise(self, atom: tree.Node) -> list[tuple[int, Truth]]:
        """The others, by number, of whom an atom says something else."""
        found = self._otherwise.get(atom)
        if found is None:
            now, says, fact, others = self.own(atom), SAYS[type(atom)], tree.fact_of(atom) or "", self._others
            places_ = self._touching.get(fact, [])
            if self._shifted and isinstance(atom, tree.Elapsed | tree.Taken):
                places_ = sorted({*places_, *self._shifted})
            said = [(place, says(atom, others[place].person.get(fact), others[place].day)) for place in places_]
            found = self._otherwise[atom] = [one for one in said if one[1] is not now]
        return found

    def reads(self, atom: tree.Node) -> Pair:
        """The answers of an atom for all others."""
        return changed(constant(self.own(atom), self.full), ((1 << place, truth) for place, truth in self.otherwise(atom)))


def differing(one: Mapping[str, Value | None], other: Mapping[str, Value | None]) -> set[str]:
    """The facts with another value; None is unknown."""
    return {name for name, value in one.items() ^ other.items() if value is not None or other.get(name) is not None}


def constant(value: Truth, full: int) -> Pair:
    """The same answer for all variants."""
    return (full, full) if value else (0, 0 if value is False else full)


def changed(pair: Pair, changes: Iterable[tuple[int, Truth]]) -> Pair:
    """The answers after some variants got others; no variant twice."""
    touched = sure = maybe = 0
    for bits, value in changes:
        touched |= bits
        if value:
            sure |= bits
        if value is not False:
            maybe |= bits
    return (pair[0] & ~touched) | sure, (pair[1] & ~touched) | maybe


def places(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _atom(run: Variants, node: tree.Node) -> Pair:
    return run.reads(node)


def _const(run: Variants, node: Any) -> Pair:
    return constant(node.value, run.full)


def _and(run: Variants, node: Any) -> Pair:
    sure = maybe = run.full
    for part in node.parts:
        true, open_ = run.pair(part)
        sure &= true
        maybe &= open_
        if not maybe:
            break
    return sure, maybe


def _or(run: Variants, node: Any) -> Pair:
    sure = maybe = 0
    for part in node.parts:
        true, open_ = run.pair(part)
        sure |= true
        maybe |= open_
    return sure, maybe


def _at_least(run: Variants, node: Any) -> Pair:
    pairs = [run.pair(part) for part in node.parts]
    sure, maybe = (_reached(run.full, node.count, [pair[side] for pair in pairs]) for side in (0, 1))
    return sure, maybe


def _reached(full: int, count: int, parts: list[int]) -> int:
    """Where at least ``count`` of the parts have their bit set."""
    reached = [full] + [0] * count
    for part in parts:
        for level in range(count, 0, -1):
            reached[level] |= reached[level - 1] & part
    return reached[count]


def _not(run: Variants, node: Any) -> Pair:
    sure, maybe = run.pair(node.part)
    return run.full & ~maybe, run.full & ~sure


def _as_a_rule(run: Variants, node: Any) -> Pair:
    sure, maybe = run.pair(node.rule)
    if maybe:
        out = run.pair(node.unless)[0]
        return sure & ~out, maybe & ~out
    return 0, 0


def _case(run: Variants, node: Any) -> Pair:
    (yes, maybe), (then_sure, then_maybe), (other_sure, other_maybe) = (run.pair(part) for part in (node.test, node.then, node.other))
    no, unknown = run.full & ~maybe, maybe & ~yes
    sure = (yes & then_sure) | (no & other_sure) | (unknown & then_sure & other_sure)
    return sure, (yes & then_maybe) | (no & other_maybe) | (unknown & (then_maybe | other_maybe))


def _given(run: Variants, node: Any) -> Pair:
    sure, maybe = run.reads(node)
    unknown = maybe & ~sure
    if not unknown:
        return sure, maybe
    derived_sure, derived_maybe = run.pair(node.derived)
    return sure | (unknown & derived_sure), sure | (unknown & derived_maybe)


def _norm(run: Variants, node: Any) -> Pair:
    return run.pair(node.body)


_COMPOSITE: dict[type[tree.Node], Callable[[Variants, Any], Pair]] = {
    tree.Const: _const,
    tree.And: _and,
    tree.Or: _or,
    tree.AtLeast: _at_least,
    tree.Not: _not,
    tree.AsARule: _as_a_rule,
    tree.Case: _case,
    tree.Given: _given,
    tree.Norm: _norm,
}
