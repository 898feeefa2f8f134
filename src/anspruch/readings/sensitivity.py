"""What an answer rests on: the facts that are missing, and the unknown ones that could still overturn it."""

from collections.abc import Iterator

from anspruch.language import tree
from anspruch.language.citation import Citation, covers
from anspruch.language.knowledge import Interval
from anspruch.readings.kleene import Evaluation
from anspruch.statute.law import Law
from anspruch.statute.world import Person

Facts = frozenset[str]
_NONE: Facts = frozenset()


def missing(run: Evaluation, node: tree.Node) -> Facts:
    """The facts not (fully) known that could settle an undecided node."""
    found: set[str] = set()
    seen: set[tree.Node] = set()

    def visit(current: tree.Node) -> None:
        if current in seen or run.value(current) is not None:
            return
        seen.add(current)
        fact = tree.fact_of(current)
        if fact is not None and not isinstance(current, tree.Taken):
            found.add(fact)
        for child in current.children:
            visit(child)
        if isinstance(current, tree.AsARule):
            found.update(_all_missing(run, current.unless))

    visit(node)
    return frozenset(found)


def _all_missing(run: Evaluation, node: tree.Node) -> Facts:
    return missing(run, node) if run.value(node) is None else _NONE


def overturning(run: Evaluation, node: tree.Node, memo: dict[tree.Node, Facts] | None = None) -> Facts:
    """The unknown facts whose becoming known could turn a settled node: exceptions presumed absent, acts not taken.

    Empty where nothing that may be learnt can turn it.
    """
    memo = {} if memo is None else memo
    if node not in memo:
        memo[node] = _overturning(run, node, memo) if run.value(node) is not None else _NONE
    return memo[node]


def _overturning(run: Evaluation, node: tree.Node, memo: dict[tree.Node, Facts]) -> Facts:
    value = run.value(node)
    match node:
        case tree.Taken(fact=fact):
            return frozenset({fact}) if run.person.get(fact) is None else _NONE
        case tree.And(parts=parts):
            return _any(run, parts, memo) if value else _every(run, [part for part in parts if run.value(part) is False], memo)
        case tree.Or(parts=parts):
            return _every(run, [part for part in parts if run.value(part)], memo) if value else _any(run, parts, memo)
        case tree.AtLeast(parts=parts):
            return _any(run, parts, memo)
        case tree.AsARule(rule=rule, unless=unless):
            return _rule(run, rule, unless, memo)
        case tree.Case(test=test, then=then, other=other):
            return _any(run, (test, then, other), memo)
        case tree.Given(fact=fact, derived=derived) if run.person.get(fact) is None:
            below = overturning(run, derived, memo)
            # a value that rests on a presumption may also be corrected by stating the fact itself
            return below | {fact} if below else _NONE
        case tree.Not() | tree.Norm():
            return _any(run, node.children, memo)
    return _NONE


def _rule(run: Evaluation, rule: tree.Node, unless: tree.Node, memo: dict[tree.Node, Facts]) -> Facts:
    if run.value(rule) is False:
        both = run.value(unless) is True
        below = overturning(run, rule, memo)
        return _every(run, [rule, unless], memo) if both else below
    if run.value(unless):
        return overturning(run, unless, memo)
    return overturning(run, rule, memo) | overturning(run, unless, memo) | _all_missing(run, unless) | _acts(run, unless)


def _acts(run: Evaluation, node: tree.Node) -> Facts:
    """Acts not known to be taken below an exception that is not settled."""
    if run.value(node) is not None:
        return _NONE
    parts = (part for part in tree.atoms(node) if isinstance(part, tree.Taken))
    return frozenset(part.fact for part in parts if run.person.get(part.fact) is None)


def _any(run: Evaluation, parts: tuple[tree.Node, ...] | list[tree.Node], memo: dict[tree.Node, Facts]) -> Facts:
    """One turned part turns the whole."""
    return frozenset().union(*(overturning(run, part, memo) for part in parts))


def _every(run: Evaluation, parts: list[tree.Node], memo: dict[tree.Node, Facts]) -> Facts:
    """All parts must turn together."""
    below = [overturning(run, part, memo) for part in parts]
    return frozenset().union(*below) if all(below) else _NONE


def askable(facts: Facts, person: Person, law: Law) -> tuple[str, ...]:
    """Computed facts replaced by those they are computed from, in the vocabulary's order."""
    if not facts:
        return ()
    found: set[str] = set()
    for name in facts:
        found.update(_sources(name, person, law))
    return tuple(name for name in law.vocabulary.facts if name in found)


def _sources(name: str, person: Person, law: Law) -> Iterator[str]:
    fact = law.vocabulary[name]
    if not fact.computed:
        yield name
        return
    if fact.age_from:
        yield name
    for source in fact.sources:
        value = person.get(source)
        if isinstance(value, frozenset):
            yield from _behind(source, value, law)
        elif value is None or isinstance(value, Interval):
            yield source


def _behind(status: str, value: frozenset[Citation], law: Law) -> Iterator[str]:
    """What a status known leaves to be asked: the fact that stands for it, and the status itself where that is open."""
    standing = {fact for pattern, fact in law.world.stands_for.items() if any(covers(pattern, one) for one in value)}
    yield from standing
    if not standing or len(value) > 1:
        yield status
