"""From a condition's text to its tree: Python expression syntax, read with ``ast``, never evaluated.

Only a whitelist of syntax is understood, and every name is checked against the vocabulary of facts and the names of
the law, so that a mistake is found when the law is loaded, with its column.
"""

import ast
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, NoReturn, TypeGuard

from anspruch.language import citation, syntax, tree
from anspruch.language.calendar import Period, as_duration
from anspruch.language.errors import ConditionError, InputError, suggestion
from anspruch.language.facts import ORDERED, Fact, Vocabulary

DEEPEST = 60
TODAY = "stichtag"
UNKNOWN = "unknown"
_PERIODS = {"jahre": (12, 0), "monate": (1, 0), "wochen": (0, 7), "tage": (0, 1)}
_OPERATORS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "==", ast.NotEq: "!="}
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_ARITHMETIC = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_WORDS = frozenset({"country", "land", "choice", "code", "citation"})
_DAY_BEFORE = 1
_LARGEST = 10**12
_MOST = 2000


class Names(NamedTuple):
    """What the law declares, by kind: conditions, parameters (``number`` or ``period``) and lists (by element type)."""

    conditions: frozenset[str] = frozenset()
    parameters: Mapping[str, str] = {}
    lists: Mapping[str, str] = {}


def parse(text: str, vocabulary: Vocabulary, names: Names, statute: str = "") -> tree.Node:
    """The tree of a condition, type-checked.

    Args:
        text: the condition, in Python expression syntax.
        vocabulary: the facts it may read.
        names: the provisions, parameters and lists it may name.
        statute: the statute meant by a citation that names none.

    Raises:
        ConditionError: if it cannot be read; with the column and the nearest known name.
    """
    return _Parser(vocabulary, names, statute).condition(syntax.expression(text))


def parse_number(text: str, vocabulary: Vocabulary, names: Names) -> tree.Node:
    """The tree of a number: constants, parameters and the four operations. Raises ConditionError."""
    return _Parser(vocabulary, names, "").number(syntax.expression(text))


def _fail(node: ast.AST, de: str, en: str) -> NoReturn:
    raise ConditionError(de, en, getattr(node, "col_offset", 0) + 1)


def _is_count(value: object) -> TypeGuard[int]:
    """A whole number within reason; True is none."""
    return type(value) is int and 0 <= value <= _MOST


class _Parser:
    """One pass over one condition; ``depth`` guards the recursion."""

    def __init__(self, vocabulary: Vocabulary, names: Names, statute: str) -> None:
        self.vocabulary = vocabulary
        self.names = names
        self.statute = statute
        self.depth = 0

    def condition(self, node: ast.expr) -> tree.Node:
        """A truth value."""
        return self._deeper(self._condition, node)

    def _deeper(self, read: Callable[[Any], tree.Node], node: ast.expr) -> tree.Node:
        """What ``read`` makes of a node, one level deeper."""
        self.depth += 1
        if self.depth > DEEPEST:
            _fail(node, "Der Ausdruck ist zu tief geschachtelt.", "The expression is nested too deeply.")
        found = read(node)
        self.depth -= 1
        return found

    def _condition(self, node: ast.expr) -> tree.Node:
        match node:
            case ast.Constant(value=bool(value)):
                return tree.Const(value)
            case ast.Name(id=name):
                return self._named(node, name)
            case ast.BoolOp(op=operator, values=values):
                parts = tuple(dict.fromkeys(self.condition(value) for value in values))
                kind = tree.And if isinstance(operator, ast.And) else tree.Or
                return kind(parts) if len(parts) > 1 else parts[0]
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return tree.Not(self.condition(operand))
            case ast.IfExp(test=test, body=body, orelse=other):
                return tree.Case(self.condition(test), self.condition(body), self.condition(other))
            case ast.Compare(left=left, ops=operators, comparators=rights):
                return self._chain(left, operators, rights)
            case ast.Call():
                return self._call(node)
        _fail(node, "Hier wird eine Bedingung erwartet.", "A condition is expected here.")

    def _named(self, node: ast.Name, name: str) -> tree.Node:
        if name == UNKNOWN:
            return tree.Const(None)
        if name in self.names.conditions:
            return tree.Ref(name)
        if name in self.vocabulary:
            if self.vocabulary[name].type != "bool":
                _fail(
                    node, f"„{name}“ ist keine Ja-Nein-Frage; hier fehlt ein Vergleich.", f"“{name}” is no yes-or-no fact; a comparison is missing."
                )
            return tree.Is(name)
        known = {*self.names.conditions, *self.vocabulary.facts, *self.names.parameters, *self.names.lists}
        if name in known:
            _fail(node, f"„{name}“ ist keine Bedingung.", f"“{name}” is not a condition.")
        de, en = suggestion(name, known)
        _fail(node, f"„{name}“ gibt es nicht.{de}", f"“{name}” does not exist.{en}")

    def _chain(self, left: ast.expr, operators: list[ast.cmpop], rights: list[ast.expr]) -> tree.Node:
        parts = []
        for operator, right in zip(operators, rights, strict=True):
            parts.append(self._comparison(left, operator, right))
            left = right
        return tree.And(tuple(parts)) if len(parts) > 1 else parts[0]

    def _comparison(self, left: ast.expr, operator: ast.cmpop, right: ast.expr) -> tree.Node:
        if isinstance(operator, ast.In | ast.NotIn):
            member = self._member(left, right)
            return member if isinstance(operator, ast.In) else tree.Not(member)
        sign = _OPERATORS.get(type(operator))
        if sign is None:
            _fail(left, "Erlaubt sind < <= > >= == != in, not in.", "Allowed are < <= > >= == != in, not in.")
        if not self._reads_fact(left):
            left, right, sign = right, left, _MIRRORED[sign]
        if sign == "!=":
            return tree.Not(self._ordered(left, "==", right))
        return self._ordered(left, sign, right)

    def _reads_fact(self, node: ast.expr) -> bool:
        return any(isinstance(part, ast.Name) and part.id in self.vocabulary for part in ast.walk(node))

    def _ordered(self, left: ast.expr, sign: str, right: ast.expr) -> tree.Node:
        if isinstance(right, ast.Name) and right.id == TODAY:
            return self._elapsed(left, sign)
        fact = self._fact(left)
        if fact.type in _WORDS and sign == "==":
            return tree.Member(fact.name, (self._word(right, fact),), "")
        if fact.type not in ORDERED:
            _fail(left, f"„{fact.name}“ lässt sich nicht der Größe nach vergleichen.", f"“{fact.name}” has no order to compare by.")
        if fact.type == "duration":
            return self._duration(fact, sign, right)
        return tree.Compare(fact.name, sign, self._bound(right, fact))

    def _fact(self, node: ast.expr) -> Fact:
        if not isinstance(node, ast.Name):
            _fail(node, "Hier wird ein Sachverhalt erwartet.", "A fact is expected here.")
        if node.id not in self.vocabulary:
            de, en = suggestion(node.id, self.vocabulary.facts)
            _fail(node, f"Den Sachverhalt „{node.id}“ gibt es nicht.{de}", f"There is no fact “{node.id}”.{en}")
        return self.vocabulary[node.id]

    def _bound(self, node: ast.expr, fact: Fact) -> tree.Node:
        if fact.type in ("int", "eur"):
            return self.number(node)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            try:
                value = self.vocabulary.read(fact.name, node.value)
            except InputError as error:
                _fail(node, error.de, error.en)
            if isinstance(value, int | float) and not isinstance(value, bool):
                return tree.Literal(value, node.value)
        _fail(
            node,
            f"„{fact.name}“ braucht rechts einen festen Wert in Anführungszeichen.",
            f"“{fact.name}” needs a fixed value in quotes on the right.",
        )

    def _duration(self, fact: Fact, sign: str, right: ast.expr) -> tree.Node:
        period = self._period(right)
        if not isinstance(period, tree.Literal) or not isinstance(period.value, Period):
            _fail(right, "Hier wird eine feste Dauer erwartet.", "A fixed period is expected here.")
        length = as_duration(period.value)
        # a title "of one year" that ends on the eve of the same calendar day is a year (§ 188 Abs. 2 BGB)
        if sign in (">=", "<") and not period.value.days:
            length -= _DAY_BEFORE
        return tree.Compare(fact.name, sign, tree.Literal(length, period.text))

    def _elapsed(self, left: ast.expr, sign: str) -> tree.Node:
        workday = False
        if isinstance(left, ast.Call) and isinstance(left.func, ast.Name) and left.func.id == "naechster_werktag":
            (left,), workday = self._arguments(left, 1), True
        period: tree.Node = tree.Literal(Period(0, 0), "")
        if isinstance(left, ast.BinOp) and isinstance(left.op, ast.Add):
            period, left = self._period(left.right), left.left
        fact = self._fact(left)
        if fact.type != "date" or sign == "==":
            _fail(left, "Mit dem Stichtag wird ein Datum mit < <= > >= verglichen.", "Compare a date with the day asked, by < <= > >=.")
        return tree.Elapsed(fact.name, period, workday, sign)

    def _period(self, node: ast.expr) -> tree.Node:
        return self._deeper(self._months_and_days, node)

    def _months_and_days(self, node: ast.expr) -> tree.Node:
        match node:
            case ast.Name(id=name) if self.names.parameters.get(name) == "period":
                return tree.Parameter(name)
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=count)]) if name in _PERIODS and _is_count(count):
                period = Period(*(count * part for part in _PERIODS[name]))
                if period.bounded:
                    return tree.Literal(period, f"{count} {name}")
            case ast.BinOp(op=ast.Sub(), left=left, right=ast.Call(func=ast.Name(id="tage"), args=[ast.Constant(value=count)])) if _is_count(count):
                whole = self._period(left)
                if isinstance(whole, tree.Literal) and isinstance(whole.value, Period):
                    return tree.Literal(Period(whole.value.months, whole.value.days - count), f"{whole.text} - {count} tage")
        _fail(node, "Hier wird eine Frist wie jahre(1) oder ein Fristparameter erwartet.", "A period like jahre(1) or a parameter is expected here.")

    def number(self, node: ast.expr) -> tree.Node:
        """A constant number."""
        return self._deeper(self._number, node)

    def _number(self, node: ast.expr) -> tree.Node:
        match node:
            case ast.Constant(value=int(value) | float(value)) if not isinstance(value, bool) and abs(value) <= _LARGEST:
                return tree.Literal(value, str(value))
            case ast.Name(id=name) if self.names.parameters.get(name) == "number":
                return tree.Parameter(name)
            case ast.BinOp(op=operator, left=left, right=right) if type(operator) in _ARITHMETIC:
                return tree.Arithmetic(_ARITHMETIC[type(operator)], self.number(left), self.number(right))
            case ast.UnaryOp(op=ast.USub()):
                _fail(node, "Eine Zahl kann hier nicht kleiner als 0 sein.", "A number cannot be below 0 here.")
        de, en = suggestion(node.id, self.names.parameters) if isinstance(node, ast.Name) else ("", "")
        _fail(node, f"Hier wird eine Zahl oder ein Parameter erwartet.{de}", f"A number or a parameter is expected here.{en}")

    def _member(self, left: ast.expr, right: ast.expr) -> tree.Node:
        fact = self._fact(left)
        if fact.type not in _WORDS:
            _fail(left, f"„{fact.name}“ lässt sich nicht mit „in“ prüfen.", f"“{fact.name}” cannot be tested with “in”.")
        if isinstance(right, ast.Name):
            if right.id not in self.names.lists:
                de, en = suggestion(right.id, self.names.lists)
                _fail(right, f"Die Liste „{right.id}“ gibt es nicht.{de}", f"There is no list “{right.id}”.{en}")
            if self.names.lists[right.id] != fact.type:
                _fail(right, f"Die Liste „{right.id}“ passt nicht zu „{fact.name}“.", f"The list “{right.id}” does not fit “{fact.name}”.")
            return tree.Member(fact.name, (), right.id)
        if not isinstance(right, ast.List | ast.Tuple) or not right.elts:
            _fail(right, "Nach „in“ steht eine Liste in eckigen Klammern.", "A list in square brackets follows “in”.")
        return tree.Member(fact.name, tuple(self._word(element, fact) for element in right.elts), "")

    def _word(self, node: ast.expr, fact: Fact) -> str | citation.Citation:
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            _fail(node, "Hier wird ein Wert in Anführungszeichen erwartet.", "A value in quotes is expected here.")
        try:
            if fact.type == "citation":
                found = citation.parse(node.value, self.statute)
                self.vocabulary.status(str(found._replace(edition="")))
                return found
            return str(self.vocabulary.read(fact.name, node.value))
        except InputError as error:
            _fail(node, error.de, error.en)

    def _arguments(self, call: ast.Call, count: int) -> list[ast.expr]:
        if call.keywords or len(call.args) != count:
            _fail(call, f"Hier {'wird ein Wert' if count == 1 else 'werden Werte'} in Klammern erwartet ({count}).", f"Expected {count} argument(s).")
        return call.args

    def _call(self, call: ast.Call) -> tree.Node:
        match call:
            case ast.Call(func=ast.Name(id="as_a_rule"), args=[rule], keywords=[ast.keyword(arg="unless", value=unless)]):
                return tree.AsARule(self.condition(rule), self.condition(unless))
            case ast.Call(func=ast.Name(id="ergangen")):
                (argument,) = self._arguments(call, 1)
                fact = self._fact(argument)
                if not fact.act:
                    _fail(argument, f"„{fact.name}“ ist keine Handlung einer Behörde.", f"“{fact.name}” is not an authority's act.")
                return tree.Taken(fact.name)
            case ast.Call(func=ast.Name(id="at_least"), args=[ast.Constant(value=count), *parts], keywords=[]) if _is_count(
                count
            ) and 0 < count <= len(parts):
                return tree.AtLeast(count, tuple(self.condition(part) for part in parts))
        allowed = "as_a_rule(X, unless=Y), ergangen(X), at_least(k, X, Y, …)"
        _fail(call, f"Diesen Aufruf gibt es nicht; es gibt {allowed}.", f"There is no such call; there are {allowed}.")
