"""The law for engines that know only true and false: our own plain form, with every fact known, as expressions over arrays.

Nothing is written by hand: each provision becomes one definition, its shared parts no others. What asks of a word becomes
a comparison of its code where one is enough, else a look-up in a table. The expressions call three functions that each
engine supplies: ``day`` (a day as it stores days), ``passed`` (whether a period is over, by a table) and ``looked``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from anspruch.language import tree
from anspruch.readings.columns.lookup import lookup
from anspruch.readings.columns.periods import EPOCH
from anspruch.readings.columns.table import WORDS, Column
from anspruch.readings.decide.decision import combine
from anspruch.readings.plain import Lowering
from anspruch.readings.plain.collapse import collapse
from anspruch.readings.plain.nodes import TRUE, AtMost, Else, Known, Lasts, Probe, Sure, Word, both, contrary, either, order
from anspruch.statute.law import LawOnDay

_SIGNS = {tree.And: " & ", tree.Or: " | "}
_FEW = 3
SHARED, PROVISIONS = "parts", "provisions"
"""The two forms: one definition for each part used more than once (as our own engines have it), or for each provision."""


class Asked(NamedTuple):
    """A question: its name, the words for its conditions (see the columns' program), and the names or constants that decide them."""

    name: str
    words: tuple[str, str, str]
    first: str
    second: str


class _ByProvision(Lowering):
    """The plain form in which a provision stays a name, and its body is kept apart."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.bodies: dict[str, tree.Node] = {}

    def _lower(self, node: tree.Node) -> tree.Node:
        if isinstance(node, tree.Norm):
            if node.name not in self.bodies:
                self.bodies[node.name] = settled(self.node(node.body))
            body = self.bodies[node.name]
            return body if isinstance(body, tree.Const) else Probe(node.name)
        return super()._lower(node)


def settled(root: tree.Node) -> tree.Node:
    """The condition of a person of whom everything is known."""
    done: dict[tree.Node, tree.Node] = {}
    for node in order([root]):
        done[node] = _settled(node, [done[child] for child in node.children])
    return done[root]


def _settled(node: tree.Node, parts: list[tree.Node]) -> tree.Node:
    match node:
        case Known():
            return TRUE
        case Sure() | Else():
            return parts[0]
        case tree.And():
            return both(parts)
        case tree.Or():
            return either(parts)
        case tree.Not():
            return contrary(parts[0])
    return node


def rules(law: LawOnDay, columns: Mapping[str, Column], questions: Sequence[tuple[str, tuple[str, str, str], Any]], form: str) -> dict[str, Any]:
    """What an engine needs: facts and their types, look-up tables, definitions in order, questions; fit for JSON.

    Args:
        law: the law on a day.
        columns: how the facts stand in the table.
        questions: names, words, and what gives their two conditions from a lowering.
        form: :data:`SHARED` or :data:`PROVISIONS`.
    """
    lowering = (_ByProvision if form == PROVISIONS else Lowering)(law, None, list(columns))
    pairs = [tuple(map(settled, conditions(lowering))) for _, _, conditions in questions]
    words = {name for name, column in columns.items() if column.kind == "word"}
    bodies = lowering.bodies if isinstance(lowering, _ByProvision) else {}
    writer = _Writer(law, columns)
    roots = writer.tidied(collapse([*bodies.values(), *(root for pair in pairs for root in pair)], words))
    definitions = dict(zip(bodies, roots, strict=False))
    wanted = roots[len(bodies) :]
    written = writer.provisions(definitions, wanted) if bodies else writer.shared(wanted)
    asked = [Asked(name, said, *written[2 * at : 2 * at + 2]) for at, (name, said, _) in enumerate(questions)]
    read = {name for _, names, _ in writer.definitions for name in names} | {name for one in asked for name in (one.first, one.second)}
    return {
        "facts": {name: _kind(law, name) for name in columns if name in read},
        "words": {name: list(columns[name].meanings) for name in columns if name in read & words},
        "tables": writer.tables,
        "periods": sorted(writer.periods),
        "definitions": writer.definitions,
        "asked": asked,
    }


def _kind(law: LawOnDay, name: str) -> str:
    kind = law.law.vocabulary[name].type
    return "word" if kind in WORDS else kind if kind in ("bool", "date") else "int"


class _Writer:
    """Writes conditions as Python source over arrays; ``definitions`` are name, what is read, and expression."""

    def __init__(self, law: LawOnDay, columns: Mapping[str, Column]) -> None:
        self.law = law
        self.columns = columns
        self.tables: dict[str, list[bool]] = {}
        self.periods: set[int] = set()
        self.definitions: list[tuple[str, list[str], str]] = []
        self.names: dict[tree.Node, str] = {}
        self.truths: dict[Word, tuple[str, tuple[bool, ...]]] = {}

    def tidied(self, roots: Sequence[tree.Node]) -> list[tree.Node]:
        """The same conditions without repetition that only shows once words are looked up: our own engine finds it by itself."""
        same: dict[tuple[str, tuple[bool, ...]], Word] = {}
        done: dict[tree.Node, tree.Node] = {}
        for node in order(roots):
            parts = [done[child] for child in node.children]
            if isinstance(node, Word):
                self.truths[node] = node.fact, self._truths(node)
                done[node] = same.setdefault(self.truths[node], node)
            elif isinstance(node, tree.And | tree.Or):
                done[node] = _absorbed(both(parts), tree.Or) if isinstance(node, tree.And) else _absorbed(either(parts), tree.And)
            else:
                done[node] = contrary(parts[0]) if isinstance(node, tree.Not) else node
        return [done[root] for root in roots]

    def shared(self, wanted: Sequence[tree.Node]) -> list[str]:
        """Define every part that is used more than once, and what is wanted."""
        nodes = order(wanted)
        uses: dict[tree.Node, int] = {}
        for node in nodes:
            for child in node.children:
                uses[child] = uses.get(child, 0) + 1
        for node in nodes:
            if not isinstance(node, tree.Is | tree.Const) and (uses.get(node, 0) > 1 or node in wanted):
                self._define(f"teil_{len(self.definitions)}", node)
        return [self._wanted(node) for node in wanted]

    def provisions(self, bodies: Mapping[str, tree.Node], wanted: Sequence[tree.Node]) -> list[str]:
        """Define every provision the wanted conditions rest on, and those conditions that are no provision themselves."""
        for name in _needed(bodies, wanted):
            self.definitions.append((name, _reads(bodies[name]), self._text(bodies[name])))
        for node in wanted:
            if not isinstance(node, tree.Is | tree.Const | Probe):
                self._define(f"weg_{len(self.definitions)}", node)
        return [self._wanted(node) for node in wanted]

    def _define(self, name: str, node: tree.Node) -> None:
        if node not in self.names:
            text = self._text(node)
            reads = sorted({*self._named(node), *(fact for part in self._own(node) for fact in _reads_itself(part))})
            self.definitions.append((name, reads, text))
            self.names[node] = name

    def _own(self, node: tree.Node) -> Iterable[tree.Node]:
        """The parts written out in a definition, not those named."""
        stack = [node]
        while stack:
            part = stack.pop()
            yield part
            stack += [child for child in part.children if child not in self.names]

    def _named(self, node: tree.Node) -> set[str]:
        return {self.names[child] for part in self._own(node) for child in part.children if child in self.names}

    def _wanted(self, node: tree.Node) -> str:
        return self._text(node)

    def _text(self, node: tree.Node) -> str:
        if node in self.names:
            return self.names[node]
        match node:
            case tree.Const(value=bool() as value):
                return str(value)
            case tree.Is(fact=name) | Probe(name=name):
                return name
            case tree.And() | tree.Or():
                return f"({_SIGNS[type(node)].join(map(self._text, node.children))})"
            case tree.Not(part=part):
                return f"(~{self._text(part)})"
            case AtMost(fact=fact, bound=bound):
                return f"({fact} <= {f'day({int(bound) - EPOCH})' if self.law.law.vocabulary[fact].type == 'date' else bound})"
            case Lasts(start=start, end=end, length=length):
                self.periods.add(length)
                return f"passed({start}, {end}, {length})"
            case Word():
                return self._word(node)
        raise TypeError(node)  # an open wording, or a fact not given: a two-valued engine has no answer

    def _truths(self, node: Word) -> tuple[bool, ...]:
        """The truth of each word of the column. Raises ValueError where it is open: a two-valued engine has no answer."""
        meanings = self.columns[node.fact].meanings
        found = lookup(node, meanings, self.law.law)
        if found.unknown:
            raise ValueError(f"{node.fact}: {found.unknown}")
        return tuple(text in found.true for text in meanings)

    def _word(self, node: Word) -> str:
        truths = list(self.truths[node][1])
        return _compared(node.fact, truths) or f"looked({self._table(truths)}, {node.fact})"

    def _table(self, truths: list[bool]) -> str:
        name = next((name for name, known in self.tables.items() if known == truths), f"tafel_{len(self.tables)}")
        self.tables[name] = truths
        return name


def _absorbed(node: tree.Node, inner: type[tree.And] | type[tree.Or]) -> tree.Node:
    """a or (a and b) is a, and a and (a or b) too."""
    kept = tuple(part for part in node.children if not (isinstance(part, inner) and set(part.parts) & set(node.children)))
    if len(kept) == len(node.children) or isinstance(node, tree.Const | inner):
        return node
    return kept[0] if len(kept) == 1 else type(node)(kept)


def _compared(fact: str, truths: list[bool]) -> str:
    """Comparisons of the code, where few of them say the same as the table: that is faster."""
    held = [code for code, truth in enumerate(truths) if truth]
    missing = [code for code, truth in enumerate(truths) if not truth]
    if not held or not missing:
        return str(bool(held))
    if held[-1] < missing[0] and len(held) > 1:
        return f"({fact} <= {held[-1]})"
    if missing[-1] < held[0] and len(held) > 1:
        return f"({fact} >= {held[0]})"
    if len(missing) == 1:
        return f"({fact} != {missing[0]})"
    return f"({' | '.join(f'({fact} == {code})' for code in held)})" if len(held) <= _FEW else ""


def _reads_itself(node: tree.Node) -> tuple[str, ...]:
    match node:
        case Lasts(start=start, end=end):
            return (start, end)
        case Probe(name=name):
            return (name,)
        case tree.Is(fact=fact) | AtMost(fact=fact) | Word(fact=fact):
            return (fact,)
    return ()


def _reads(body: tree.Node) -> list[str]:
    return sorted({name for node in order([body]) for name in _reads_itself(node)})


def _needed(bodies: Mapping[str, tree.Node], wanted: Iterable[tree.Node]) -> list[str]:
    """The provisions that conditions rest on, each after those it rests on itself."""
    done: dict[str, None] = {}

    def visit(nodes: Iterable[tree.Node]) -> None:
        for node in order(nodes):
            if isinstance(node, Probe) and node.name not in done:
                visit([bodies[node.name]])
                done[node.name] = None

    visit(wanted)
    return list(done)


def provision(name: str) -> Callable[[Lowering], tuple[tree.Node, tree.Node]]:
    """The conditions of a question about one provision."""
    return lambda lowering: (lowering.provision(name), tree.Const(False))


def routes(law: LawOnDay, programme: str) -> list[tuple[str, tuple[str, str, str], Callable[[Lowering], tuple[tree.Node, tree.Node]]]]:
    """The questions about every route of a programme."""
    found = []
    for route in law.law.programme(programme).routes:
        practice = law.practice(route.enforcement)[0]
        said = (combine(True, None, practice), combine(False, True, practice), combine(False, False, practice))
        found.append((route.name, said, lambda lowering, route=route: lowering.route(route)))
    return found
