"""For whom two states of the law can differ at all: those for whom a condition of their own may come out otherwise.

Claims about routes are weighed one by one; of a row that leaves much open each may hold or not, though the same law holds for it before
and after. Such a row changes only where what differs between the two versions of some provision may differ for it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from anspruch.language import tree
from anspruch.readings.compare import Comparison
from anspruch.statute.law import LawOnDay

_NO, _YES = tree.Const(False), tree.Const(True)
_NEUTRAL: dict[type[tree.Or | tree.And], tree.Node] = {tree.Or: _NO, tree.And: _YES}


class Pair(NamedTuple):
    """What differs: a part of a condition before and after, each resolved in its state of the law."""

    before: tuple[LawOnDay, tree.Node]
    after: tuple[LawOnDay, tree.Node]


def pairs(comparison: Comparison) -> tuple[Pair, ...] | None:
    """The parts of conditions that differ; None where something else does: a number, a route, a reading."""
    before, after = comparison.before, comparison.after
    if before.law.routes != after.law.routes or any(one.provision.kind != "condition" for one in comparison.changed):
        return None
    found = []
    for one in comparison.changed:
        bodies = [law.own_body(one.provision.name) if one.provision.name in law.law.provisions else _NO for law in (before, after)]
        old, new = (body if isinstance(body, tree.Node) else _NO for body in bodies)
        found += [Pair((before, before.resolve(first)), (after, after.resolve(second))) for first, second in differing(old, new)]
    return tuple(found)


def differing(old: tree.Node, new: tree.Node) -> Iterator[tuple[tree.Node, tree.Node]]:
    """Two conditions without the parts they share: where these do not differ for somebody, the conditions do not."""
    if old == new:
        return
    for kind, neutral in _NEUTRAL.items():
        first, second = _parts(old, kind), _parts(new, kind)
        if any(part in second for part in first):
            rests = [[part for part in mine if part not in theirs] for mine, theirs in ((first, second), (second, first))]
            reduced = [kind(tuple(rest)) if len(rest) > 1 else rest[0] if rest else neutral for rest in rests]
            yield from differing(reduced[0], reduced[1])
            return
    yield old, new


def _parts(node: tree.Node, kind: type[tree.Or | tree.And]) -> list[tree.Node]:
    if not isinstance(node, kind):
        return [node]
    return [part for one in node.parts for part in _parts(one, kind)]
