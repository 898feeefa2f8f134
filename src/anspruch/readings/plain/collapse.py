"""Fewer and larger tests: what turns on a single word fact becomes one test of that word, worked out value by value.

Every step keeps the three-valued result for every person: And and Or are distributive and associative there too.
"""

from collections import Counter
from collections.abc import Collection

from anspruch.language import tree
from anspruch.readings.plain.nodes import Among, AtMost, Else, Known, Sure, Word, both, contrary, either, order, otherwise, sure


def collapse(roots: list[tree.Node], words: Collection[str]) -> list[tree.Node]:
    """The same conditions with every part that reads a single one of the facts ``words`` made a Word."""
    done: dict[tree.Node, tree.Node] = {}
    for node in order(roots):
        done[node] = _collapse(node, [done[child] for child in node.children], words)
    return [done[root] for root in roots]


def _collapse(node: tree.Node, parts: list[tree.Node], words: Collection[str]) -> tree.Node:
    match node:
        case Among(fact=fact) | AtMost(fact=fact) | Known(fact=fact) if fact in words:
            return Word(fact, node)
        case tree.And():
            return _joined(parts, tree.And, tree.Or)
        case tree.Or():
            return _joined(parts, tree.Or, tree.And)
        case tree.Not() | Sure() | Else():
            return _single(node, parts)
    return node


def _single(node: tree.Node, parts: list[tree.Node]) -> tree.Node:
    facts = {part.fact for part in parts if isinstance(part, Word)}
    if len(facts) == 1 and all(isinstance(part, Word) for part in parts):
        return Word(facts.pop(), _rebuilt(node, [part.body for part in parts if isinstance(part, Word)]))
    return _rebuilt(node, parts)


def _rebuilt(node: tree.Node, parts: list[tree.Node]) -> tree.Node:
    match node:
        case tree.Not():
            return contrary(parts[0])
        case Sure():
            return sure(parts[0])
    return otherwise(parts[0], parts[1])


def _joined(parts: list[tree.Node], kind: type[tree.And] | type[tree.Or], other: type[tree.And] | type[tree.Or]) -> tree.Node:
    """An And or Or with the words of each fact joined, and what several parts share taken out of them."""
    join, inner = (both, either) if kind is tree.And else (either, both)
    whole = join(parts)
    if not isinstance(whole, kind):
        return whole
    flat = list(whole.parts)
    shared = Counter(piece for part in flat if isinstance(part, other) for piece in part.parts)
    if shared and (most := shared.most_common(1)[0])[1] > 1:
        having = [part for part in flat if isinstance(part, other) and most[0] in part.parts]
        rest = [inner(piece for piece in part.parts if piece is not most[0]) for part in having if isinstance(part, other)]
        factored = inner((most[0], _joined(rest, kind, other)))
        return _joined([part for part in flat if part not in having] + [factored], kind, other)
    by_fact: dict[str, list[tree.Node]] = {}
    for part in flat:
        if isinstance(part, Word):
            by_fact.setdefault(part.fact, []).append(part.body)
    left = [part for part in flat if not isinstance(part, Word)]
    return join([*(Word(fact, join(bodies)) for fact, bodies in by_fact.items()), *left])
