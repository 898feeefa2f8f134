"""What stands on the page: ways and provisions in force, grouped as people look for them, with what each is used by."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.calendar import Period
from anspruch.readings.render import phrases
from anspruch.readings.render.clauses import Clause, clause, named
from anspruch.readings.render.diagram import diagram
from anspruch.statute.checks import references
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Dispute, Procedure, Programme, Provision, Reading, Route, Version


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


class Disputed(NamedTuple):
    """A point read in two ways: the reading used here, and the other."""

    dispute: Dispute
    used: Reading
    other: Reading


class Norm(NamedTuple):
    """A provision in force: a condition as a clause and a drawing, or a value, or the members of a list."""

    provision: Provision
    version: Version
    clause: Clause | None
    drawing: str
    value: str
    members: tuple[str, ...]
    disputes: tuple[Disputed, ...]
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
    disputes = tuple(_disputed(law, law.law.disputes[one]) for one in version.otherwise)
    found, drawing = None, ""
    if provision.kind == "condition":
        found, drawing = clause(law.norm(name), law.law, lang), diagram(law, name, lang, depth=1)
    return Norm(provision, version, found, drawing, value(law, provision, version, lang), members(law, provision, lang), disputes, used.get(name, {}))


def _disputed(law: LawOnDay, dispute: Dispute) -> Disputed:
    readings = dispute.default, dispute.alternative
    chosen = law.law.readings.get(dispute.name) == dispute.alternative.name
    return Disputed(dispute, readings[chosen], readings[not chosen])


def value(law: LawOnDay, provision: Provision, version: Version, lang: str) -> str:
    """A number or a period in words; empty for a condition or a list."""
    if isinstance(version.body, Period):
        return phrases.period(version.body, lang)
    if provision.kind != "number" or not isinstance(version.body, tree.Node):
        return ""
    number = law.value(version.body)
    text = f"{number:,.10g}" if number is not None else ""
    return f"{text.translate(str.maketrans(',.', '.,')) if lang == 'de' else text} {provision.unit}".strip()


def members(law: LawOnDay, provision: Provision, lang: str) -> tuple[str, ...]:
    """The members of a list, in words; empty for what is no list."""
    if not provision.kind.startswith("list"):
        return ()
    names = [str(one) for one in law.members(provision.name)]
    return tuple(sorted(phrases.country(one, lang) for one in names)) if provision.kind.endswith("country") else tuple(names)


def _uses(law: LawOnDay, lang: str) -> dict[str, dict[str, str]]:
    """For each provision, list, number and practice, what names it: the anchors and how they are called."""
    found: dict[str, dict[str, str]] = {}
    for anchor, title, names in _naming(law, lang):
        for name in names:
            found.setdefault(name, {})[anchor] = title
    return found


def _naming(law: LawOnDay, lang: str) -> Iterator[tuple[str, str, list[str]]]:
    """Everything on the page with a condition: its anchor, how it is called, and the names in its condition."""
    for provision in law.law.provisions.values():
        yield provision.name, provision.cite, _named(law, law.own_body(provision.name))
    for programme in law.law.programmes.values():
        for route in programme.routes:
            practice = [route.enforcement] if route.enforcement else []
            yield f"weg-{route.name}", route.title[lang], [*_named(law, route.open), *_named(law, route.possible), *practice]
        for question in programme.values:
            yield f"frage-{question.name}", question.title[lang], [*_named(law, question.yes), *_named(law, question.possible)]


def _named(law: LawOnDay, body: object) -> list[str]:
    return list(references(body, law.law)) if isinstance(body, tree.Node) else []
