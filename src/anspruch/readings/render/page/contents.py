"""What stands on the page: ways and provisions in force, grouped as people look for them, with what each is used by."""

from collections.abc import Mapping
from itertools import groupby
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.calendar import Period
from anspruch.readings.render import phrases
from anspruch.readings.render.clauses import Clause, clause, named
from anspruch.readings.render.diagram import diagram
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Dispute, Procedure, Programme, Provision, Route, Version


class Way(NamedTuple):
    """A route with its conditions as clauses and what practice does with it."""

    route: Route
    open: Clause | None
    possible: Clause | None
    practice: tuple[str, Version] | None
    procedure: Procedure | None


class Beside(NamedTuple):
    """A question beside the routes."""

    name: str
    title: str
    yes: Clause | None
    possible: Clause | None


class Offer(NamedTuple):
    """A programme with its ways and questions."""

    programme: Programme
    ways: tuple[Way, ...]
    questions: tuple[Beside, ...]


class Norm(NamedTuple):
    """A provision in force: a condition as a clause and a drawing, or a value, or the members of a list."""

    provision: Provision
    version: Version
    clause: Clause | None
    drawing: str
    value: str
    members: tuple[str, ...]
    disputes: tuple[Dispute, ...]
    used_by: Mapping[str, str]
    """The anchors of what refers to it, and how they are called."""


class Contents(NamedTuple):
    """Everything on the page; ``sections`` by statute and section, ``absent`` what is not in force."""

    offers: tuple[Offer, ...]
    sections: tuple[tuple[str, tuple[Norm, ...]], ...]
    absent: tuple[Provision, ...]


def contents(law: LawOnDay, lang: str) -> Contents:
    """What stands on the page of a day."""
    offers = tuple(_offer(law, programme, lang) for programme in law.law.programmes.values())
    used = _uses(law, lang)
    norms = [_norm(law, provision, version, used, lang) for provision in law.law.provisions.values() if (version := provision.on(law.day))]
    sections = tuple((section, tuple(group)) for section, group in groupby(norms, key=lambda one: one.provision.section))
    absent = tuple(provision for provision in law.law.provisions.values() if provision.on(law.day) is None)
    return Contents(offers, sections, absent)


def _offer(law: LawOnDay, programme: Programme, lang: str) -> Offer:
    def said(node: tree.Node | None) -> Clause | None:
        return None if node is None else named(law.resolve(node), law.law, lang)

    questions = tuple(Beside(one.name, one.title[lang], said(one.yes), said(one.possible)) for one in programme.values)
    return Offer(programme, tuple(_way(law, route, said(route.open), said(route.possible)) for route in programme.routes), questions)


def _way(law: LawOnDay, route: Route, opened: Clause | None, possible: Clause | None) -> Way:
    state, version = law.practice(route.enforcement)
    return Way(route, opened, possible, (state, version) if version else None, route.procedure(law.day))


def _norm(law: LawOnDay, provision: Provision, version: Version, used: Mapping[str, Mapping[str, str]], lang: str) -> Norm:
    name = provision.name
    disputes = tuple(law.law.disputes[one] for one in version.otherwise)
    found, drawing = None, ""
    if provision.kind == "condition":
        found, drawing = clause(law.norm(name), law.law, lang), diagram(law, name, lang, depth=1)
    return Norm(
        provision, version, found, drawing, _value(law, provision, version, lang), _members(law, provision, lang), disputes, used.get(name, {})
    )


def _value(law: LawOnDay, provision: Provision, version: Version, lang: str) -> str:
    if isinstance(version.body, Period):
        return phrases.period(version.body, lang)
    if provision.kind != "number" or not isinstance(version.body, tree.Node):
        return ""
    number = law.value(version.body)
    text = f"{number:,.10g}" if number is not None else ""
    return f"{text.translate(str.maketrans(',.', '.,')) if lang == 'de' else text} {provision.unit}".strip()


def _members(law: LawOnDay, provision: Provision, lang: str) -> tuple[str, ...]:
    if not provision.kind.startswith("list"):
        return ()
    names = [str(one) for one in law.members(provision.name)]
    return tuple(sorted(phrases.country(one, lang) for one in names)) if provision.kind.endswith("country") else tuple(names)


def _uses(law: LawOnDay, lang: str) -> dict[str, dict[str, str]]:
    """For each provision, what refers to it directly: the anchors and how they are called."""
    found: dict[str, dict[str, str]] = {}
    for provision in law.law.provisions.values():
        if provision.kind == "condition":
            for name in _direct(law.norm(provision.name).children[0]):
                found.setdefault(name, {})[provision.name] = provision.cite
    for programme in law.law.programmes.values():
        for route in programme.routes:
            for name in (name for node in (route.open, route.possible) if node for name in _direct(law.resolve(node))):
                found.setdefault(name, {})[f"weg-{route.name}"] = route.title[lang]
    return found


def _direct(node: tree.Node) -> list[str]:
    """The provisions, lists and numbers a condition names itself."""
    match node:
        case tree.Norm(name=name):
            return [name]
        case tree.Member(listed=listed):
            return [listed] if listed else []
        case tree.Compare(bound=tree.Literal(text=text)) | tree.Elapsed(period=tree.Literal(text=text)):
            return [text]
    return [name for child in node.children for name in _direct(child)]
