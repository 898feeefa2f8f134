"""Which parts of conditions become columns of their own: those read more than once, each a level above its own parts.

One nested expression repeats its shared parts and runs at half the speed.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from anspruch.language import tree
from anspruch.readings.plain.nodes import Known, order

Expression = TypeVar("Expression")
Frame = TypeVar("Frame")
_NAME = "teil_{0}"


def staged(
    frame: Frame,
    roots: Sequence[tree.Node],
    write: Callable[[tree.Node, list[Expression]], Expression],
    column: Callable[[str], Expression],
    add: Callable[[Frame, dict[str, Expression]], Frame],
) -> tuple[Frame, list[Expression]]:
    """The frame with the shared parts as columns, and the roots as expressions over it.

    Args:
        frame: an engine's table.
        roots: the conditions.
        write: the engine's expression of a node, given those of its parts.
        column: the engine's expression of a column.
        add: the table with more columns.
    """
    nodes = order(roots)
    uses = Counter(child for node in nodes for child in node.children)
    shared = {node for node in nodes if (uses[node] > 1 or node in roots) and not isinstance(node, tree.Is | tree.Const | Known)}
    level: dict[tree.Node, int] = {}
    levels: dict[int, dict[str, Expression]] = {}
    written: dict[tree.Node, Expression] = {}
    for node in nodes:
        level[node] = max((level[child] for child in node.children), default=0) + (node in shared)
        written[node] = write(node, [written[child] for child in node.children])
        if node in shared:
            name = _NAME.format(len(written))
            levels.setdefault(level[node], {})[name] = written[node]
            written[node] = column(name)
    for _, columns in sorted(levels.items()):
        frame = add(frame, columns)
    return frame, [written[root] for root in roots]
