"""The nodes of the plain form, beside the tree's own Const, Is, And, Or and Not: each reads given facts and nothing else."""

from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

from anspruch.language import tree
from anspruch.language.citation import Citation

Editions = tuple[tuple[Citation, Citation], ...]
"""The renamed citations that keep their old meaning: what is given, and what it then means."""


class Known(tree.Node):
    """Whether anything is given of a fact at all; never unknown itself."""

    __slots__ = ("fact",)
    names = ("fact",)
    fact: str


class AtMost(tree.Node):
    """An ordered fact that is ``bound`` or less; a date by its ordinal, a level by its rank."""

    __slots__ = ("bound", "fact")
    names = ("fact", "bound")
    fact: str
    bound: float


class Lasts(tree.Node):
    """From the date ``start`` to the date ``end`` it is at least ``length`` (months * 32 + days, see the calendar)."""

    __slots__ = ("end", "length", "start")
    names = ("start", "end", "length")
    start: str
    end: str
    length: int


class Among(tree.Node):
    """A word or citation that is one of ``options``; citations of ``editions`` keep their old meaning."""

    __slots__ = ("editions", "fact", "options")
    names = ("fact", "options", "editions")
    fact: str
    options: tuple[str | Citation, ...]
    editions: Editions


class Probe(tree.Node):
    """A provision taken for a condition of its own, that may hold or not whatever the facts are."""

    __slots__ = ("name",)
    names = ("name",)
    name: str


class Sure(tree.Node):
    """The part is known to be true; false where it is unknown. Never unknown itself."""

    __slots__ = ("part",)
    names = ("part",)
    part: tree.Node

    @property
    def children(self) -> tuple[tree.Node, ...]:
        return (self.part,)


class Else(tree.Node):
    """The first part where it is known, else the second."""

    __slots__ = ("first", "second")
    names = ("first", "second")
    first: tree.Node
    second: tree.Node

    @property
    def children(self) -> tuple[tree.Node, ...]:
        return (self.first, self.second)


class Word(tree.Node):
    """A condition that reads one word fact and nothing else; an engine looks its truth up by the word."""

    __slots__ = ("body", "fact")
    names = ("fact", "body")
    fact: str
    body: tree.Node


TRUE, FALSE, UNKNOWN = tree.Const(True), tree.Const(False), tree.Const(None)


def both(parts: Iterable[tree.Node]) -> tree.Node:
    """And, with constants, nesting and repetition removed."""
    flat = dict.fromkeys(part for whole in parts for part in (whole.parts if isinstance(whole, tree.And) else (whole,)))
    flat.pop(TRUE, None)
    if FALSE in flat:
        return FALSE
    return tree.And(tuple(flat)) if len(flat) > 1 else next(iter(flat), TRUE)


def either(parts: Iterable[tree.Node]) -> tree.Node:
    """Or, with constants, nesting and repetition removed."""
    flat = dict.fromkeys(part for whole in parts for part in (whole.parts if isinstance(whole, tree.Or) else (whole,)))
    flat.pop(FALSE, None)
    if TRUE in flat:
        return TRUE
    return tree.Or(tuple(flat)) if len(flat) > 1 else next(iter(flat), FALSE)


def contrary(part: tree.Node) -> tree.Node:
    """Not, with constants and double negation removed."""
    match part:
        case tree.Not(part=inner):
            return inner
        case tree.Const(value=value):
            return UNKNOWN if value is None else tree.Const(not value)
    return tree.Not(part)


def sure(part: tree.Node) -> tree.Node:
    """Sure, left out where the part is never unknown."""
    match part:
        case tree.Const(value=value):
            return tree.Const(bool(value))
    return part if settled(part) else Sure(part)


_SETTLED: WeakKeyDictionary[tree.Node, bool] = WeakKeyDictionary()


def settled(part: tree.Node) -> bool:
    """Whether a node can never be unknown, whatever is known."""
    found = _SETTLED.get(part)
    if found is None:
        found = _SETTLED[part] = _settled(part)
    return found


def _settled(part: tree.Node) -> bool:
    match part:
        case Known() | Sure():
            return True
        case tree.Const(value=value):
            return value is not None
        case Else(second=second):
            return settled(second)
        case tree.And() | tree.Or() | tree.Not():
            return all(map(settled, part.children))
    return False


def otherwise(first: tree.Node, second: tree.Node) -> tree.Node:
    """Else, left out where it makes no difference."""
    match first:
        case tree.Const(value=None):
            return second
        case tree.Const():
            return first
    return first if second in (UNKNOWN, first) else Else(first, second)


def choose(test: tree.Node, then: tree.Node, other: tree.Node) -> tree.Node:
    """``then`` if the test holds, else ``other``; where the test is unknown, what both agree on."""
    if then is other:
        return then
    agreed = () if settled(test) else (both((then, other)),)
    return either((both((test, then)), both((contrary(test), other)), *agreed))


def facts(*roots: tree.Node) -> frozenset[str]:
    """The given facts that trees read."""
    return frozenset(name for node in _nodes(roots) for name in reads(node))


def reads(node: tree.Node) -> tuple[str, ...]:
    """The given facts a single node reads itself."""
    match node:
        case tree.Is(fact=fact) | Known(fact=fact) | AtMost(fact=fact) | Among(fact=fact) | Word(fact=fact):
            return (fact,)
        case Lasts(start=start, end=end):
            return (start, end)
    return ()


def _nodes(roots: Iterable[tree.Node]) -> Iterator[tree.Node]:
    return (node for root in roots for node in tree.walk(root))


def order(roots: Iterable[tree.Node]) -> list[tree.Node]:
    """Every node of several trees once, parts before wholes; works at any depth."""
    done: dict[tree.Node, None] = {}
    stack = [(root, False) for root in reversed(list(roots))]
    while stack:
        node, ready = stack.pop()
        if node in done:
            continue
        if ready:
            done[node] = None
            continue
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node.children) if child not in done)
    return list(done)
