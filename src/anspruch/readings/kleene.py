"""The reference reading: a tree's truth value for one person, in Kleene's three-valued logic, with a trace.

None is unknown. An unknown exception of ``as_a_rule`` counts as absent, an act not known counts as not taken; both
are found again by :mod:`anspruch.readings.sensitivity`.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from anspruch.language import tree
from anspruch.language.calendar import Period, last_start
from anspruch.language.citation import covers
from anspruch.language.knowledge import Interval, Value
from anspruch.statute.world import Person

Truth = bool | None


class Evaluation:
    """The values of all nodes visited for one person on one day; ``values`` is the trace."""

    __slots__ = ("day", "person", "values")

    def __init__(self, person: Person, day: int) -> None:
        self.person = person
        self.day = day
        self.values: dict[tree.Node, Truth] = {}

    def value(self, node: tree.Node) -> Truth:
        """The truth value of a resolved tree."""
        values = self.values
        if node in values:
            return values[node]
        found = values[node] = _READ[type(node)](self, node)
        return found


def _const(_: Evaluation, node: Any) -> Truth:
    return node.value  # type: ignore[no-any-return]


def _atom(run: Evaluation, node: Any) -> Truth:
    return SAYS[type(node)](node, run.person.get(node.fact), run.day)


def _own(_: Any, value: Value | None, __: int) -> Truth:
    return value  # type: ignore[return-value]  # a bool fact holds a bool


def _compare(node: Any, value: Value | None, _: int) -> Truth:
    return None if value is None else compare(value, node.operator, node.bound.value)


def _elapsed(node: Any, value: Value | None, day: int) -> Truth:
    if value is None:
        return None
    operator, limit = threshold(node.period.value, node.workday, node.operator, day)
    return compare(value, operator, limit)


def _member(node: Any, value: Value | None, _: int) -> Truth:
    return None if value is None else _answers(node, value)


@lru_cache(maxsize=16384)
def _answers(node: Any, value: Value) -> Truth:
    return member(value, node.options)


def _taken(_: Any, value: Value | None, day: int) -> Truth:
    if value is None or isinstance(value, bool):
        return bool(value)
    return compare(value, "<=", day)


SAYS: dict[type[tree.Node], Callable[[Any, Value | None, int], Truth]] = {
    tree.Is: _own,
    tree.Compare: _compare,
    tree.Elapsed: _elapsed,
    tree.Member: _member,
    tree.Taken: _taken,
    tree.Given: _own,
}
"""What a node that reads a fact says where the fact has a value (None: unknown), on a day; of ``Given`` what the fact itself says."""


def _and(run: Evaluation, node: Any) -> Truth:
    found: Truth = True
    for part in node.parts:
        value = run.value(part)
        if value is False:
            return False
        if value is None:
            found = None
    return found


def _or(run: Evaluation, node: Any) -> Truth:
    found: Truth = False
    for part in node.parts:
        value = run.value(part)
        if value:
            return True
        if value is None:
            found = None
    return found


def _at_least(run: Evaluation, node: Any) -> Truth:
    values = [run.value(part) for part in node.parts]
    if values.count(True) >= node.count:
        return True
    return False if values.count(True) + values.count(None) < node.count else None


def _not(run: Evaluation, node: Any) -> Truth:
    value = run.value(node.part)
    return None if value is None else not value


def _as_a_rule(run: Evaluation, node: Any) -> Truth:
    rule = run.value(node.rule)
    if rule is False or run.value(node.unless):
        return False
    return rule


def _case(run: Evaluation, node: Any) -> Truth:
    test = run.value(node.test)
    if test is not None:
        return run.value(node.then if test else node.other)
    then = run.value(node.then)
    return then if then == run.value(node.other) else None


def _given(run: Evaluation, node: Any) -> Truth:
    value = run.person.get(node.fact)
    return run.value(node.derived) if value is None else bool(value)


def _norm(run: Evaluation, node: Any) -> Truth:
    return run.value(node.body)


_READ: dict[type[tree.Node], Callable[[Evaluation, Any], Truth]] = {
    tree.Const: _const,
    tree.Is: _atom,
    tree.Compare: _atom,
    tree.Elapsed: _atom,
    tree.Member: _atom,
    tree.Taken: _atom,
    tree.And: _and,
    tree.Or: _or,
    tree.AtLeast: _at_least,
    tree.Not: _not,
    tree.AsARule: _as_a_rule,
    tree.Case: _case,
    tree.Given: _given,
    tree.Norm: _norm,
}


def threshold(period: Period, workday: bool, operator: str, day: int) -> tuple[str, int]:
    """``fact + period operator day`` as an operator and a constant limit on the fact."""
    if operator in ("<=", ">"):
        return operator, last_start(day, period, workday)
    # "x < day" is "x <= day - 1", and ">=" its contrary
    return ("<=" if operator == "<" else ">"), last_start(day - 1, period, workday)


def compare(value: Value, operator: str, bound: float) -> Truth:
    """An ordered value, perhaps known in part, against a constant."""
    if isinstance(value, Interval):
        low, high = value
    else:
        low = high = value  # type: ignore[assignment]  # an ordered fact holds a number
    match operator:
        case "<=":
            yes, no = high is not None and high <= bound, low is not None and low > bound
        case "<":
            yes, no = high is not None and high < bound, low is not None and low >= bound
        case ">":
            yes, no = low is not None and low > bound, high is not None and high <= bound
        case ">=":
            yes, no = low is not None and low >= bound, high is not None and high < bound
        case _:
            yes = low == high == bound
            no = (low is not None and low > bound) or (high is not None and high < bound)
    return True if yes else False if no else None


def member(value: Value, options: tuple[Any, ...]) -> Truth:
    """Whether a value is one of ``options``; a set of citations leaves it open where they differ."""
    if not isinstance(value, frozenset):
        return value in options
    found = {_under(options, single) for single in value}
    return found.pop() if len(found) == 1 else None


def _under(options: tuple[Any, ...], value: Any) -> Truth:
    answers = [covers(option, value) for option in options]
    return True if True in answers else None if None in answers else False
