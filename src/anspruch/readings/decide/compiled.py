"""Decide compiled: where only the states count, a day's routes become one straight Python function.

The function is generated from the tree, never from a law file's text: every name and constant reaches it as data.
"""

from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from anspruch.language import tree
from anspruch.language.facts import Vocabulary
from anspruch.readings.decide.decision import combine
from anspruch.readings.kleene import Truth, compare, member, threshold
from anspruch.statute.law import LawOnDay
from anspruch.statute.world import Person

States = Callable[[Person, int], tuple[str, ...]]
_LONGEST = 2000
"""A longer expression gets a line of its own, for Python nests no deeper than some two hundred brackets."""
_EXACT = frozenset({"<", "<=", ">", ">=", "=="})


def compile_states(law: LawOnDay, programme: str = "") -> States:
    """A function from a person and the day in their life (an ordinal) to the states of all routes, in order.

    Of one programme, or of all: then what several read is worked out once.

    Raises:
        InputError: if there is no such programme.
    """
    routes = law.law.programme(programme).routes if programme else tuple(law.law.routes.values())
    absent = tree.Const(False)
    roots = [law.resolve(node) if node else absent for route in routes for node in (route.open, route.possible)]
    truths = compile_truths(roots, law.law.vocabulary)
    practices = [law.practice(route.enforcement)[0] for route in routes]
    table = {(o, p, s): combine(o, p, s) for o in (True, None, False) for p in (True, None, False) for s in {*practices}}

    def states(person: Person, day: int) -> tuple[str, ...]:
        found = truths(person, day)
        return tuple([table[found[2 * at], found[2 * at + 1], practice] for at, practice in enumerate(practices)])

    return states


def compile_truths(roots: list[tree.Node], vocabulary: Vocabulary) -> Callable[[Person, int], tuple[Truth, ...]]:
    """A function from a person and a day to the truth values of several resolved trees."""
    writer = _Writer(roots, vocabulary)
    result = f"return ({', '.join([writer.value(root) for root in roots])},)"
    body = [*writer.lines, result]
    facts = [f"{local} = get({fact!r})" for fact, local in writer.facts.items()]
    source = "def truths(person, day):\n get = person.get\n limits = at(day)\n " + "\n ".join([*facts, *body])
    space: dict[str, Any] = {"at": _limits(tuple(writer.elapsed)), "compare": compare, **writer.constants}
    exec(compile(source, "<law>", "exec"), space)  # noqa: S102  (generated above from checked nodes; names are quoted)
    return space["truths"]  # type: ignore[no-any-return]


def _limits(atoms: tuple[Any, ...]) -> Callable[[int], tuple[int, ...]]:
    """The constant thresholds of all date conditions, worked out once a day."""

    @lru_cache(maxsize=1024)
    def at(day: int) -> tuple[int, ...]:
        return tuple(threshold(atom.period.value, atom.workday, atom.operator, day)[1] for atom in atoms)

    return at


class _Members(dict[Any, Truth]):
    """The answers of one membership test by value, worked out once a value."""

    def __init__(self, options: tuple[Any, ...]) -> None:
        super().__init__()
        self.options = options

    def __missing__(self, value: Any) -> Truth:
        found = self[value] = member(value, self.options)
        return found


class _Writer:
    """Writes the lines of a function: shared parts become variables, the others stay in place."""

    def __init__(self, roots: list[tree.Node], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.lines: list[str] = []
        self.facts: dict[str, str] = {}
        self.constants: dict[str, Any] = {}
        self.elapsed: list[Any] = []
        self.names: dict[tree.Node, str] = {}
        self.temporaries = 0
        whole = {_bare(part) for root in roots for part in tree.walk(root)}
        self.uses = Counter(_bare(child) for node in whole for child in node.children)
        self.uses.update(map(_bare, roots))

    def value(self, node: tree.Node) -> str:
        """An expression for a node's value; a shared node's line is written first."""
        node = _bare(node)
        if node in self.names:
            return self.names[node]
        expression = self._expression(node)
        if isinstance(node, tree.Const):
            return expression
        if self.uses[node] > 1 or not node.children or len(expression) > _LONGEST:
            name = self.names[node] = f"v{len(self.names)}"
            self.lines.append(f"{name} = {expression}")
            return name
        return f"({expression})"

    def _fact(self, name: str) -> str:
        return self.facts.setdefault(name, f"f{len(self.facts)}")

    def _temporary(self) -> str:
        self.temporaries += 1
        return f"t{self.temporaries}"

    def _constant(self, value: Any) -> str:
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return name

    def _named(self, node: tree.Node) -> tuple[str, str]:
        """An expression that is evaluated once, and the name it has from then on."""
        expression = self.value(node)
        if expression.isidentifier():
            return expression, expression
        name = self._temporary()
        return f"({name} := {expression})", name

    def _expression(self, node: tree.Node) -> str:
        match node:
            case tree.Const(value=value):
                return repr(value)
            case tree.Is(fact=fact):
                return self._fact(fact)
            case tree.Compare(fact=fact, operator=operator, bound=tree.Literal(value=bound)):
                return self._ordered(fact, operator, repr(bound))
            case tree.Elapsed(fact=fact, period=tree.Literal(), operator=operator):
                self.elapsed.append(node)
                return self._ordered(fact, "<=" if operator in ("<", "<=") else ">", f"limits[{len(self.elapsed) - 1}]")
            case tree.Member(fact=fact, options=options):
                local = self._fact(fact)
                return f"None if {local} is None else {self._constant(_Members(options))}[{local}]"
            case tree.Taken(fact=fact):
                return self._taken(fact)
        return self._composite(node)

    def _taken(self, fact: str) -> str:
        local = self._fact(fact)
        if self.vocabulary[fact].type == "bool":
            return f"{local} is True"
        return f"False if {local} is None else {local} <= day if {local}.__class__ is int else compare({local}, '<=', day)"

    def _ordered(self, fact: str, operator: str, bound: str) -> str:
        if operator not in _EXACT:
            raise ValueError(operator)
        local = self._fact(fact)
        exact = f"{local} {operator} {bound} if {local}.__class__ is int"
        return f"None if {local} is None else {exact} else compare({local}, {operator!r}, {bound})"

    def _composite(self, node: tree.Node) -> str:
        match node:
            case tree.And(parts=parts):
                named = [self._named(part) for part in parts]
                false = " is False or ".join(first for first, _ in named) + " is False"
                none = " is None or ".join(name for _, name in named) + " is None"
                return f"False if {false} else None if {none} else True"
            case tree.Or(parts=parts):
                named = [self._named(part) for part in parts]
                none = " is None or ".join(name for _, name in named) + " is None"
                return f"True if {' or '.join(first for first, _ in named)} else None if {none} else False"
            case tree.AtLeast(count=count, parts=parts):
                values = ", ".join(self.value(part) for part in parts)
                return f"{self._constant(_at_least)}({count}, ({values},))"
            case tree.Not(part=part):
                first, name = self._named(part)
                return f"None if {first} is None else not {name}"
            case tree.AsARule(rule=rule, unless=unless):
                first, name = self._named(rule)
                return f"False if {first} is False or {self.value(unless)} else {name}"
            case tree.Case(test=test, then=then, other=other):
                first, name = self._named(test)
                left, right = self.value(then), self.value(other)
                kept = self._temporary()
                return f"({left} if {name} else {right}) if {first} is not None else ({kept} if ({kept} := {left}) is {right} else None)"
            case tree.Given(fact=fact, derived=derived):
                local = self._fact(fact)
                return f"{self.value(derived)} if {local} is None else {local}"
        raise TypeError(node)


def _bare(node: tree.Node) -> tree.Node:
    """What a provision says, without its citation: shared is what says the same."""
    while isinstance(node, tree.Norm):
        node = node.body
    return node


def _at_least(count: int, values: tuple[Truth, ...]) -> Truth:
    sure = values.count(True)
    if sure >= count:
        return True
    return None if sure + values.count(None) >= count else False
