"""Is the law sound as a whole? No cycles, no parameter without a value, no unknown dispute, no dead route."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from anspruch.language import tree
from anspruch.language.errors import LawError
from anspruch.statute.law import Law
from anspruch.statute.model import Provision, Route, Version

_HIGHEST = 200
"""Levels a condition may have, with all it refers to: readings walk it down, and Python's stack is finite."""


def check(law: Law) -> None:
    """Check a whole law. Raises LawError at the first thing that is not sound."""
    _check_cycles(law)
    _check_names(law)
    _check_numbers(law)
    for provision in law.provisions.values():
        for version in provision.versions:
            where = f"{provision.file}, {provision.name}, Fassung {version.since}"
            _check_disputes(law, version, where)
            for body in (version.body, *version.otherwise.values()):
                if isinstance(body, tree.Node):
                    _check_parameters(law, body, version.since, version.until, where)
    for programme in law.programmes.values():
        for route in programme.routes:
            where = f"programmes/{programme.name}, {route.name}"
            if route.open is None and route.possible is None:
                raise LawError("Der Weg braucht „open“ oder „possible“.", "The route needs “open” or “possible”.").within(where)
            if route.enforcement and getattr(law.provisions.get(route.enforcement), "kind", "") != "enforcement":
                raise LawError(f"Die Praxis „{route.enforcement}“ gibt es nicht.", f"There is no practice “{route.enforcement}”.").within(where)
            _check_nature(law, route, where)


def _check_nature(law: Law, route: Route, where: str) -> None:
    """Whether a route rests on law or on a guideline is said where it is so. Raises LawError."""
    names = [name for node in (route.open, route.possible) if node is not None for name in references(node, law)]
    guided = any(law.provisions[name].practice == "guideline" for name in names)
    if guided and route.nature == "law":
        raise LawError(
            "Der Weg beruht auf einer Förderrichtlinie; „nature: guideline“ fehlt.", "The route rests on a guideline; “nature: guideline” is missing."
        ).within(where)
    if route.nature == "guideline" and not guided:
        raise LawError("Der Weg liest keine Förderrichtlinie.", "The route reads no guideline.").within(where)


def references(node: tree.Node, law: Law) -> Iterator[str]:
    """The provisions, parameters and lists a tree names directly or through a derived fact."""
    for name in _named(node, law):
        if name in law.derivations:
            yield from references(law.derivations[name], law)
        else:
            yield name


def _named(node: tree.Node, law: Law) -> Iterator[str]:
    """The provisions, parameters, lists and derived facts a tree names."""
    for part in tree.walk(node):
        match part:
            case tree.Ref(name=name):
                yield name
            case tree.Is(fact=fact) if fact in law.derivations:
                yield fact
            case _:
                yield from _direct(part)


def _parameters(node: tree.Node) -> Iterator[str]:
    match node:
        case tree.Parameter(name=name):
            yield name
        case tree.Arithmetic(left=left, right=right):
            yield from _parameters(left)
            yield from _parameters(right)


def _check_cycles(law: Law) -> None:
    """Refuse what leads back to itself in any version, or through more levels than can be followed. Raises LawError."""
    heights: dict[str, int] = {}
    path: list[str] = []

    def visit(name: str) -> int:
        if name in path:
            ring = " → ".join([*path[path.index(name) :], name])
            raise LawError(
                f"Im Kreis verwiesen: {ring}; streichen Sie einen dieser Verweise.",
                f"A circle of references: {ring}; strike one of these references.",
            )
        if name not in heights:
            path.append(name)
            below = (_height(body) + max(map(visit, _named(body, law)), default=0) for body in _bodies(law, name))
            heights[name] = max(below, default=0)
            if heights[name] > _HIGHEST or len(path) > _HIGHEST:
                raise LawError(f"„{name}“ verweist über zu viele Stufen.", f"“{name}” refers through too many levels.")
            path.pop()
        return heights[name]

    for name in (*law.provisions, *law.derivations):
        visit(name)


def _bodies(law: Law, name: str) -> Iterator[tree.Node]:
    """What a provision says in any version and reading, or what a derived fact follows from."""
    if name in law.derivations:
        yield law.derivations[name]
    for version in law.provisions[name].versions if name in law.provisions else ():
        yield from (body for body in (version.body, *version.otherwise.values()) if isinstance(body, tree.Node))


def _height(node: tree.Node) -> int:
    """The levels of one tree, as far as it names no others."""
    return 1 + max(map(_height, node.children), default=0)


def _check_names(law: Law) -> None:
    """No two routes or questions have one name: a table's columns and an export's decisions are called by it. Raises LawError.

    A question's word need only differ from the others of its programme.
    """
    routes = [route.name for programme in law.programmes.values() for route in programme.routes]
    questions = [question.name for programme in law.programmes.values() for question in programme.values]
    words = [f"{question.programme}: {question.word}" for programme in law.programmes.values() for question in programme.values]
    twice = next((name for name, uses in (*Counter([*routes, *questions]).items(), *Counter(words).items()) if uses > 1), None)
    if twice is not None:
        raise LawError(f"Den Namen „{twice}“ gibt es zweimal.", f"The name “{twice}” is used twice.")


def _check_numbers(law: Law) -> None:
    """Every number can be worked out on every day of its version: none is divided by nought. Raises LawError."""
    sums = _sums(law)
    for day in (law.first_day, *law.changes) if sums else ():
        state = law.on(day)
        for where, provision, number in sums:
            if provision is None or provision.on(day):
                try:
                    state.value(number)
                except LawError as error:
                    raise error.within(f"{where}, {day}") from None


def _sums(law: Law) -> list[tuple[str, Provision | None, tree.Arithmetic]]:
    """Every number that is worked out, with its place and the provision it stands in (an amount stands in none)."""
    places = [(f"{one.file}, {name}", one, body) for name, one in law.provisions.items() for body in _bodies(law, name)]
    amounts = [amount for programme in law.programmes.values() for amount in programme.amounts]
    numbers = [(f"programmes/{one.programme}, {one.name}", None, number) for one in amounts for _, number in one.cases]
    found = [(where, provision, _bound(part)) for where, provision, body in (*places, *numbers) for part in tree.walk(body)]
    return [(where, provision, number) for where, provision, number in found if isinstance(number, tree.Arithmetic)]


def _bound(part: tree.Node) -> tree.Node:
    return part.bound if isinstance(part, tree.Compare) else part


def _check_disputes(law: Law, version: Version, where: str) -> None:
    for name in version.otherwise:
        if name not in law.disputes:
            raise LawError(f"Die Streitfrage „{name}“ gibt es nicht.", f"There is no dispute “{name}”.").within(where)


def _check_parameters(law: Law, body: tree.Node, since: date, until: date | None, where: str) -> None:
    """A parameter or list must have a value throughout the version that reads it. Raises LawError."""
    direct = {name for part in tree.walk(body) for name in _direct(part)}
    for name in direct:
        provision = law.provisions[name]
        if not _covers(provision, since, until):
            raise LawError(f"„{name}“ hat nicht an jedem Tag einen Wert.", f"“{name}” lacks a value on some day.").within(where)


def _direct(part: tree.Node) -> Iterator[str]:
    match part:
        case tree.Parameter() | tree.Arithmetic():
            yield from _parameters(part)
        case tree.Compare(bound=bound):
            yield from _parameters(bound)
        case tree.Elapsed(period=tree.Parameter(name=name)):
            yield name
        case tree.Member(listed=listed) if listed:
            yield listed


def _covers(provision: Provision, since: date, until: date | None) -> bool:
    first, last = provision.versions[0], provision.versions[-1]
    return first.since <= since and (last.until is None or (until is not None and until <= last.until))
