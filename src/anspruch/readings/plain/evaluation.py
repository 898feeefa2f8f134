"""A plain condition's truth value for what is given of one person: the measure the faster engines are held to."""

from collections.abc import Iterable, Mapping

from anspruch.language import tree
from anspruch.language.calendar import duration
from anspruch.language.knowledge import Interval, Value, bounds
from anspruch.readings.kleene import Truth, compare
from anspruch.readings.plain.nodes import Among, AtMost, Else, Known, Lasts, Sure, Word, order
from anspruch.readings.plain.words import truth
from anspruch.statute.world import World


def evaluate(roots: Iterable[tree.Node], given: Mapping[str, Value], world: World) -> list[Truth]:
    """The truth values of several plain conditions.

    Args:
        roots: plain conditions, collapsed or not.
        given: the known facts as the vocabulary read them, not completed.
        world: the world whose collective citations count.
    """
    roots = list(roots)
    values: dict[tree.Node, Truth] = {}
    for node in order(roots):
        values[node] = _value(node, values, given, world)
    return [values[root] for root in roots]


def _value(node: tree.Node, values: Mapping[tree.Node, Truth], given: Mapping[str, Value], world: World) -> Truth:
    parts = [values[child] for child in node.children]
    match node:
        case tree.Const(value=value):
            return value
        case tree.And():
            return False if False in parts else None if None in parts else True
        case tree.Or():
            return True if True in parts else None if None in parts else False
        case tree.Not():
            return None if parts[0] is None else not parts[0]
        case Sure():
            return parts[0] is True
        case Else():
            return parts[1] if parts[0] is None else parts[0]
        case Word(body=body):
            return evaluate([body], given, world)[0]
    return _atom(node, given, world)


def _atom(node: tree.Node, given: Mapping[str, Value], world: World) -> Truth:
    match node:
        case Known(fact=fact):
            return fact in given
        case tree.Is(fact=fact):
            value = given.get(fact)
            return None if value is None else bool(value)
        case AtMost(fact=fact, bound=bound):
            value = given.get(fact)
            return None if value is None else compare(value, "<=", bound)
        case Among(fact=fact):
            value = given.get(fact)
            return None if value is None else truth(node, value, world)
        case Lasts(start=start, end=end, length=length):
            return _lasts(given.get(start), given.get(end), length)
    raise TypeError(node)


def _lasts(start: Value | None, end: Value | None, length: int) -> Truth:
    if not isinstance(start, int | Interval) or not isinstance(end, int | Interval):
        return None
    first, last = bounds(start), bounds(end)
    if first.high is not None and last.low is not None and duration(int(first.high), int(last.low)) >= length:
        return True
    if first.low is not None and last.high is not None and duration(int(first.low), int(last.high)) < length:
        return False
    return None
