"""Is the law sound as a whole? No cycles, no parameter without a value, no unknown dispute, no dead route."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from anspruch.language import tree
from anspruch.language.errors import LawError
from anspruch.statute.law import Law
from anspruch.statute.model import Provision, Version


def check(law: Law) -> None:
    """Check a whole law. Raises LawError at the first thing that is not sound."""
    _check_cycles(law)
    _check_names(law)
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


def references(node: tree.Node, law: Law) -> Iterator[str]:
    """The provisions, parameters and lists a tree names directly or through a derived fact."""
    for part in tree.walk(node):
        match part:
            case tree.Ref(name=name):
                yield name
            case tree.Is(fact=fact) if fact in law.derivations:
                yield from references(law.derivations[fact], law)
            case tree.Compare(bound=bound):
                yield from _parameters(bound)
            case tree.Elapsed(period=tree.Parameter(name=name)):
                yield name
            case tree.Member(listed=listed) if listed:
                yield listed
            case tree.Parameter() | tree.Arithmetic():
                yield from _parameters(part)


def _parameters(node: tree.Node) -> Iterator[str]:
    match node:
        case tree.Parameter(name=name):
            yield name
        case tree.Arithmetic(left=left, right=right):
            yield from _parameters(left)
            yield from _parameters(right)


def _check_cycles(law: Law) -> None:
    """Refuse a provision that leads back to itself in any of its versions. Raises LawError."""
    done: set[str] = set()
    path: list[str] = []

    def visit(name: str) -> None:
        if name in path:
            ring = " → ".join([*path[path.index(name) :], name])
            raise LawError(f"Im Kreis verwiesen: {ring}.", f"A circle of references: {ring}.")
        if name in done or name not in law.provisions:
            return
        path.append(name)
        for version in law.provisions[name].versions:
            for body in (version.body, *version.otherwise.values()):
                if isinstance(body, tree.Node):
                    for other in references(body, law):
                        visit(other)
        path.pop()
        done.add(name)

    for name in law.provisions:
        visit(name)


def _check_names(law: Law) -> None:
    """No two routes or questions have one name: a table's columns and an export's decisions are called by it. Raises LawError."""
    routes = [route.name for programme in law.programmes.values() for route in programme.routes]
    questions = [question.name for programme in law.programmes.values() for question in programme.values]
    twice = next((name for name, uses in Counter([*routes, *questions]).items() if uses > 1), None)
    if twice is not None:
        raise LawError(f"Den Namen „{twice}“ gibt es zweimal.", f"The name “{twice}” is used twice.")


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
