"""From a condition's tree back to its text, such that the parser reads the same tree again."""

from anspruch.language import tree
from anspruch.language.citation import Citation
from anspruch.language.parser import TODAY, UNKNOWN

_CASE, _OR, _AND, _NOT, _ATOM = range(5)
_PRECEDENCE: dict[type[tree.Node], int] = {tree.Case: _CASE, tree.Or: _OR, tree.And: _AND, tree.Not: _NOT}


def write(node: tree.Node, statute: str = "") -> str:
    """The text of an unresolved condition.

    Args:
        node: a condition as it stands in a law file, not resolved for a day.
        statute: the statute a citation need not name.

    Raises:
        TypeError: for a node only a resolved tree has.
    """
    match node:
        case tree.Const(value=None):
            return UNKNOWN
        case tree.Const(value=value):
            return str(value)
        case tree.Is(fact=name) | tree.Ref(name=name) | tree.Parameter(name=name):
            return name
        case tree.Compare(fact=fact, operator=operator, bound=bound):
            return f"{fact} {operator} {_bound(bound)}"
        case tree.Elapsed():
            return _elapsed(node)
        case tree.Member():
            return _member(node, statute, "==", "in")
        case tree.Not(part=tree.Member() as part):
            return _member(part, statute, "!=", "not in")
        case tree.Taken(fact=fact):
            return f"ergangen({fact})"
        case tree.AsARule(rule=rule, unless=unless):
            return f"as_a_rule({write(rule, statute)}, unless={write(unless, statute)})"
        case tree.AtLeast(count=count, parts=parts):
            return f"at_least({', '.join([str(count), *(write(part, statute) for part in parts)])})"
    return _joined(node, statute)


def _joined(node: tree.Node, statute: str) -> str:
    """A node whose parts may need parentheses."""

    def part(child: tree.Node, above: int) -> str:
        text = write(child, statute)
        return text if _PRECEDENCE.get(type(child), _ATOM) >= above else f"({text})"

    match node:
        case tree.Or(parts=parts):
            return " or ".join(part(child, _AND) for child in parts)
        case tree.And(parts=parts):
            return " and ".join(part(child, _NOT) for child in parts)
        case tree.Not(part=child):
            return f"not {part(child, _NOT)}"
        case tree.Case(test=test, then=then, other=other):
            return f"{part(then, _OR)} if {part(test, _OR)} else {part(other, _CASE)}"
    raise TypeError(node)


def number(node: tree.Node) -> str:
    """The text of a number: constants, parameters, the four operations."""
    match node:
        case tree.Parameter(name=name):
            return name
        case tree.Literal(text=text):
            return text
        case tree.Arithmetic(operator=operator, left=left, right=right):
            return f"{_side(left, operator, loose=True)} {operator} {_side(right, operator, loose=False)}"
    raise TypeError(node)


def _side(node: tree.Node, operator: str, *, loose: bool) -> str:
    """One side of an operation, in parentheses where the other order of working would be another number."""
    bare = (
        not isinstance(node, tree.Arithmetic)
        or (node.operator in "*/" and operator in "+-")
        or (loose and (node.operator in "*/") == (operator in "*/"))
    )
    return number(node) if bare else f"({number(node)})"


def _bound(node: tree.Node) -> str:
    """What an ordered fact is compared with: a number, a period, or a word in quotes."""
    if isinstance(node, tree.Literal):
        if _is_period(node.text):
            return _period(node)
        try:
            float(node.text)
        except ValueError:
            return f'"{node.text}"'
    return number(node)


def _is_period(text: str) -> bool:
    return text.rsplit(" ", maxsplit=1)[-1] in ("jahre", "monate", "wochen", "tage")


def _period(node: tree.Node) -> str:
    if isinstance(node, tree.Parameter):
        return node.name
    assert isinstance(node, tree.Literal)  # noqa: S101  (the parser makes no other)
    parts = (part.split(" ") for part in node.text.split(" - "))
    return " - ".join(f"{unit}({count})" for count, unit in parts)


def _elapsed(node: tree.Elapsed) -> str:
    bare = isinstance(node.period, tree.Literal) and not node.period.text
    left = node.fact if bare else f"{node.fact} + {_period(node.period)}"
    left = f"naechster_werktag({left})" if node.workday else left
    return f"{left} {node.operator} {TODAY}"


def _member(node: tree.Member, statute: str, one: str, several: str) -> str:
    """A fact against a list; against a single word, as an equation."""
    if node.listed:
        return f"{node.fact} {several} {node.listed}"
    words = [_word(option, statute) for option in node.options]
    if len(words) == 1 and isinstance(node.options[0], str):
        return f"{node.fact} {one} {words[0]}"
    return f"{node.fact} {several} [{', '.join(words)}]"


def _word(option: str | Citation, statute: str) -> str:
    text = str(option)
    return f'"{text.removeprefix(statute + " ") if statute else text}"'
