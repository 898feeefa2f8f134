"""The tree of a condition: small immutable nodes, interned, so that a shared part is a shared object.

Every reading (decide, explain, ask, columns, compare, render) is a walk over these nodes. A tree as it stands in a
law file still names provisions, parameters and lists (:class:`Ref`, :class:`Parameter`, ``Member.listed``); the law
on a day resolves them, and readings only ever see resolved trees.
"""

from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import ClassVar, Self, TypeVar, cast
from weakref import WeakValueDictionary

from anspruch.language.calendar import Period
from anspruch.language.citation import Citation

_POOL: WeakValueDictionary[tuple[object, ...], "Node"] = WeakValueDictionary()
_MAKING = Lock()  # two threads must not make two of the same node


class Node:
    """A node; two nodes with equal fields are the same object, so identity is equality."""

    __slots__ = ("__weakref__", "fields")
    fields: tuple[object, ...]
    names: ClassVar[tuple[str, ...]] = ()

    def __new__(cls, *fields: object) -> Self:
        # the types are part of the key: 1, 1.0 and True are equal in Python, but not the same constant
        key = (cls, *fields, *(type(field) for field in fields))
        node = _POOL.get(key)
        if node is None:
            with _MAKING:
                node = _POOL.get(key) or cls._made(key, fields)
        return cast("Self", node)

    @classmethod
    def _made(cls, key: tuple[object, ...], fields: tuple[object, ...]) -> Self:
        node = super().__new__(cls)
        object.__setattr__(node, "fields", fields)
        for name, field in zip(cls.names, fields, strict=True):
            object.__setattr__(node, name, field)
        _POOL[key] = node
        return node

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is immutable")

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), self.fields

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(map(repr, self.fields))})"

    @property
    def children(self) -> tuple["Node", ...]:
        """The nodes directly below, in order."""
        return ()


class Const(Node):
    """A constant truth value; None is a wording nobody could read."""

    __slots__ = ("value",)
    names = ("value",)
    value: bool | None


class Is(Node):
    """A fact of type bool."""

    __slots__ = ("fact",)
    names = ("fact",)
    fact: str


class Literal(Node):
    """A constant on the right of a comparison: its ordered value and how it is written ("B1", a parameter's name)."""

    __slots__ = ("text", "value")
    names = ("value", "text")
    value: int | float | Period
    text: str


class Parameter(Node):
    """A dated parameter by name; resolved to a Literal by the law on a day."""

    __slots__ = ("name",)
    names = ("name",)
    name: str


class Arithmetic(Node):
    """A sum, difference, product or quotient of constants; ``operator`` is one of ``+ - * /``."""

    __slots__ = ("left", "operator", "right")
    names = ("operator", "left", "right")
    operator: str
    left: Node
    right: Node


class Compare(Node):
    """An ordered fact against a constant; ``operator`` is one of ``< <= > >= ==``."""

    __slots__ = ("bound", "fact", "operator")
    names = ("fact", "operator", "bound")
    fact: str
    operator: str
    bound: Node


class Elapsed(Node):
    """A date fact plus a period, against the day asked: ``fact + period operator stichtag``."""

    __slots__ = ("fact", "operator", "period", "workday")
    names = ("fact", "period", "workday", "operator")
    fact: str
    period: Node
    workday: bool
    operator: str


class Member(Node):
    """A fact whose value is one of ``options``; ``listed`` names the dated list they come from, else empty."""

    __slots__ = ("fact", "listed", "options")
    names = ("fact", "options", "listed")
    fact: str
    options: tuple[str | Citation, ...]
    listed: str


class Taken(Node):
    """An authority's act is known to be taken by the day asked; an absent act counts as not taken, and is awaited."""

    __slots__ = ("fact",)
    names = ("fact",)
    fact: str


class Ref(Node):
    """A provision by name; resolved to a Norm by the law on a day."""

    __slots__ = ("name",)
    names = ("name",)
    name: str


class And(Node):
    """All of them."""

    __slots__ = ("parts",)
    names = ("parts",)
    parts: tuple[Node, ...]

    @property
    def children(self) -> tuple[Node, ...]:
        return self.parts


class Or(Node):
    """At least one of them."""

    __slots__ = ("parts",)
    names = ("parts",)
    parts: tuple[Node, ...]

    @property
    def children(self) -> tuple[Node, ...]:
        return self.parts


class AtLeast(Node):
    """At least ``count`` of them."""

    __slots__ = ("count", "parts")
    names = ("count", "parts")
    count: int
    parts: tuple[Node, ...]

    @property
    def children(self) -> tuple[Node, ...]:
        return self.parts


class Not(Node):
    """The contrary."""

    __slots__ = ("part",)
    names = ("part",)
    part: Node

    @property
    def children(self) -> tuple[Node, ...]:
        return (self.part,)


class AsARule(Node):
    """*In der Regel ... es sei denn*: ``rule`` and not ``unless``, where an unknown ``unless`` is presumed absent."""

    __slots__ = ("rule", "unless")
    names = ("rule", "unless")
    rule: Node
    unless: Node

    @property
    def children(self) -> tuple[Node, ...]:
        return (self.rule, self.unless)


class Case(Node):
    """``then`` if ``test``, else ``other``; where the test is unknown, what both agree on."""

    __slots__ = ("other", "test", "then")
    names = ("test", "then", "other")
    test: Node
    then: Node
    other: Node

    @property
    def children(self) -> tuple[Node, ...]:
        return (self.test, self.then, self.other)


class Given(Node):
    """A fact that may be given, or else follows from ``derived``."""

    __slots__ = ("derived", "fact")
    names = ("fact", "derived")
    fact: str
    derived: Node

    @property
    def children(self) -> tuple[Node, ...]:
        return (self.derived,)


class Norm(Node):
    """A named provision with its citation, in the version of the day; ``certain`` is its source's certainty."""

    __slots__ = ("body", "certainty", "cite", "name")
    names = ("name", "cite", "certainty", "body")
    name: str
    cite: str
    certainty: str
    body: Node

    @property
    def children(self) -> tuple[Node, ...]:
        return (self.body,)


Part = TypeVar("Part", bound=Node)


def own(body: Node) -> Iterator[Node]:
    """The nodes of a provision's own body, not of those it names."""
    stack = [body]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(child for child in node.children if not isinstance(child, Norm))


def walk(node: Node) -> Iterator[Node]:
    """Every node of the tree once, parents before children."""
    seen: set[int] = set()
    stack = [node]
    while stack:
        current = stack.pop()
        if id(current) not in seen:
            seen.add(id(current))
            yield current
            stack.extend(reversed(current.children))


@lru_cache(maxsize=16384)
def atoms(node: Node) -> tuple[Node, ...]:
    """The nodes of a resolved tree that read a fact, each once, in the order of :func:`walk`."""
    return tuple(part for part in walk(node) if fact_of(part) is not None)


@lru_cache(maxsize=8192)
def parts(node: Node, kind: type[Part]) -> tuple[Part, ...]:
    """The nodes of a kind in a tree, each once, parents before children; kept, for a tree never changes."""
    return tuple(part for part in walk(node) if isinstance(part, kind))


def fact_of(node: Node) -> str | None:
    """The fact an atom reads, or None for a node that is no atom."""
    match node:
        case Is() | Compare() | Elapsed() | Member() | Taken() | Given():
            return node.fact
    return None
