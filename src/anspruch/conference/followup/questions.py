"""Statements put to the law: whom each is about becomes a condition of the law itself, so that one proof a day answers them all."""

from collections.abc import Iterable

from anspruch.conference.followup.file import Aim, Statement
from anspruch.language import parser, tree
from anspruch.language.errors import ConditionError, LawError
from anspruch.motion import find, moved
from anspruch.statute.law import Law, LawOnDay
from anspruch.statute.model import Provision, Version

_FALSE = tree.Const(False)
_CITE = "Forderung"


def name_of(statement: Statement) -> str:
    """The name under which a statement's persons stand in the law that is asked."""
    return f"forderung_{statement.name}"


def asked(law: Law, statements: Iterable[Statement], base: Law | None = None) -> Law:
    """The law with a condition for the persons of every statement; nothing else in it changes.

    Args:
        law: the law that is asked.
        statements: the statements.
        base: the law to which motions are put, to see who would gain; default: the law itself.

    Raises:
        LawError: if a statement cannot be read against this law, or names a route no law and no motion has.
    """
    vocabulary, found = law.vocabulary, {}
    for statement in statements:
        if statement.motion:
            carried = moved(find(statement.motion), base or law, statement.choose, statement.on)
            new = {name: fact for name, fact in carried.after.vocabulary.facts.items() if name not in vocabulary}
            vocabulary = vocabulary.extended(new) if new else vocabulary
            day = carried.in_force
            node = _gain(carried.before.on(day), carried.after.on(day), statement.aim)
        else:
            node = _parsed(law, statement)
        _check_routes(law, statement)
        found[name_of(statement)] = _provision(law, statement, node)
    return law.replaced(found, None, vocabulary)


def _parsed(law: Law, statement: Statement) -> tree.Node:
    try:
        return parser.parse(statement.whoever, law.vocabulary, law.names, "AufenthG")
    except ConditionError as error:
        raise error.within(f"statements, {statement.name}") from None


def _gain(before: LawOnDay, after: LawOnDay, aim: Aim) -> tree.Node:
    """Who reaches the aim with a motion and does not without it, as the motion would have it on its day, whatever the law becomes."""
    return tree.Norm("gewinn_durch_antrag", _CITE, "assumed", tree.And((reached(after, aim), tree.Not(reached(before, aim)))))


def reached(law: LawOnDay, aim: Aim) -> tree.Node:
    """The condition under which one of the routes is in the state or a better one; false where the law has no such route."""
    routes = [law.law.routes[name] for name in aim.routes if name in law.law.routes]
    ways = [way for route in routes for way in ((route.open, route.possible) if aim.state == "possible" else (route.open,)) if way is not None]
    nodes = tuple(dict.fromkeys(law.resolve(way) for way in ways))
    if len(nodes) == 1:
        return nodes[0]
    return tree.Or(nodes) if nodes else _FALSE


def _check_routes(law: Law, statement: Statement) -> None:
    """A route is one of the law, unless a motion would make it. Raises LawError."""
    several = (*statement.aim.routes, *(statement.in_part.routes if statement.in_part else ()), *statement.instead)
    for name in several:
        if name not in law.routes and not statement.motion:
            raise LawError(f"Den Weg „{name}“ gibt es nicht.", f"There is no route “{name}”.").within(f"statements, {statement.name}")


def _provision(law: Law, statement: Statement, node: tree.Node) -> Provision:
    version = Version(law.first_day, None, _CITE, "assumed", statement.whoever, node, {}, {}, {})
    name, source = name_of(statement), {"title": _CITE}
    return Provision(name, "condition", _CITE, _CITE, statement.says, "", "", (version,), source, law.first_day, law.first_day, "followup.yaml", {})
