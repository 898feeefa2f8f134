"""The reasons that carry a settled value: the fewest facts that alone already give it, and the provisions on the way."""

from typing import NamedTuple

from anspruch.language import tree
from anspruch.readings.kleene import Evaluation


class Support(NamedTuple):
    """Facts that carry a value, with the provisions they pass through, outermost first."""

    facts: frozenset[str] = frozenset()
    norms: tuple[tree.Norm, ...] = ()
    atoms: tuple[tree.Node, ...] = ()

    def __add__(self, other: object) -> "Support":
        if not isinstance(other, Support):
            return NotImplemented
        norms = tuple(dict.fromkeys((*self.norms, *other.norms)))
        return Support(self.facts | other.facts, norms, tuple(dict.fromkeys((*self.atoms, *other.atoms))))


_NOTHING = Support()


def support(run: Evaluation, node: tree.Node, memo: dict[tree.Node, Support] | None = None) -> Support:
    """What carries the settled value of ``node``; nothing where it is undecided."""
    memo = {} if memo is None else memo
    if node not in memo:
        memo[node] = _support(run, node, memo) if run.value(node) is not None else _NOTHING
    return memo[node]


def _support(run: Evaluation, node: tree.Node, memo: dict[tree.Node, Support]) -> Support:
    value = run.value(node)
    match node:
        case tree.Norm(body=body):
            return Support(norms=(node,)) + support(run, body, memo)
        case tree.Not(part=part):
            return support(run, part, memo)
        case tree.And(parts=parts):
            return _all(run, parts, memo) if value else _cheapest(run, [part for part in parts if run.value(part) is False], 1, memo)
        case tree.Or(parts=parts):
            return _cheapest(run, [part for part in parts if run.value(part)], 1, memo) if value else _all(run, parts, memo)
        case tree.AtLeast(count=count, parts=parts):
            agreeing = [part for part in parts if run.value(part) is value]
            return _cheapest(run, agreeing, count if value else len(parts) - count + 1, memo)
        case tree.AsARule(rule=rule, unless=unless):
            if value:
                return support(run, rule, memo) + _guards(run, unless, memo)
            failing = [part for part, wanted in ((rule, False), (unless, True)) if run.value(part) is wanted]
            return _cheapest(run, failing, 1, memo)
        case tree.Case(test=test, then=then, other=other):
            if run.value(test) is None:
                return _all(run, (then, other), memo)
            return _all(run, (test, then if run.value(test) else other), memo)
        case tree.Given(fact=fact, derived=derived) if run.person.get(fact) is None:
            return support(run, derived, memo)
        case tree.Taken(fact=fact) if not value:
            return Support(atoms=(node,))  # an act not taken: nothing that is known carries this
    read = tree.fact_of(node)
    return Support(frozenset({read}), (), (node,)) if read else _NOTHING


def _guards(run: Evaluation, unless: tree.Node, memo: dict[tree.Node, Support]) -> Support:
    """What keeps an exception out that would itself be presumed if nothing were known against it."""
    found = _NOTHING
    for part in tree.walk(unless):
        if isinstance(part, tree.AsARule) and run.value(part) is False:
            found += support(run, part, memo)
    return found


def _all(run: Evaluation, parts: tuple[tree.Node, ...], memo: dict[tree.Node, Support]) -> Support:
    found = _NOTHING
    for part in parts:
        found += support(run, part, memo)
    return found


def _cheapest(run: Evaluation, parts: list[tree.Node], count: int, memo: dict[tree.Node, Support]) -> Support:
    ranked = sorted((support(run, part, memo) for part in parts), key=lambda found: len(found.facts))
    total = _NOTHING
    for found in ranked[:count]:
        total += found
    return total
