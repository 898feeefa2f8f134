"""Provisions found by citation, by name, or by the route that rests on them; and told as plain data, with all their versions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from anspruch.language import citation, tree
from anspruch.language.calendar import Period
from anspruch.language.errors import InputError, nearest
from anspruch.statute.checks import references
from anspruch.statute.law import Law, LawOnDay
from anspruch.statute.model import Provision, Route, Version


def find(law: Law, text: str) -> list[Provision]:
    """The provisions at or below a citation, of that name, or that a route of that name rests on. Raises InputError if there is none."""
    if text in law.provisions:
        return [law.provisions[text]]
    if text in law.routes:
        nodes = (law.routes[text].open, law.routes[text].possible)
        return [law.provisions[name] for node in nodes if node is not None for name in references(node, law)]
    wanted = _read(text)
    found = [one for one in law.provisions.values() if one.cite == text or (wanted and _under(wanted, one.cite))]
    if found:
        return found
    if near := nearest(text, law.provisions):
        raise InputError(
            f"Eine Norm „{text}“ gibt es nicht. Gemeint ist vielleicht „{near}“.", f"There is no provision “{text}”. Did you mean “{near}”?"
        )
    if wanted is None:
        raise citation.parse_error(text)
    sections = "; ".join(dict.fromkeys(one.section for one in law.provisions.values() if not one.practice))
    raise InputError(f"Zu „{text}“ steht hier nichts. Es gibt: {sections}.", f"There is nothing on “{text}” here. There are: {sections}.")


def rests_on(route: Route, law: LawOnDay) -> set[str]:
    """The names of all provisions a route rests on under a state of the law, directly and through others."""
    return read_by([node for node in (route.open, route.possible) if node is not None], law)


def read_by(nodes: Iterable[tree.Node], law: LawOnDay) -> set[str]:
    """The names of all provisions conditions speak of under a state of the law, directly and through others."""
    found: set[str] = set()
    stack = [name for node in nodes for name in references(node, law.law)]
    while stack:
        name = stack.pop()
        if name not in found:
            found.add(name)
            body = law.own_body(name)
            stack += references(body, law.law) if isinstance(body, tree.Node) else ()
    return found


def canonical(text: str) -> str:
    """A citation as the law writes it; what is none stays as it is."""
    return str(_read(text) or text)


def _read(text: str) -> citation.Citation | None:
    try:
        return citation.parse(text)
    except InputError:
        return None


def _under(wanted: citation.Citation, cite: str) -> bool:
    """Whether a provision's citation lies at or below the one wanted; what follows the plain path is not compared."""
    head = str(wanted)
    return cite == head or (cite.startswith(head) and not cite[len(head)].isalnum())


def document(law: Law, text: str, day: date | None) -> list[dict[str, Any]]:
    """Provisions and their versions as plain data; only the version of ``day`` if one is given."""
    found = []
    for provision in find(law, text):
        versions = [provision.on(day)] if day else list(provision.versions)
        entry: dict[str, Any] = {
            "cite": provision.cite,
            "name": provision.name,
            "kind": provision.kind,
            "says": dict(provision.says),
            "practice": provision.practice,
        }
        entry["versions"] = [_plain(version) for version in versions if version]
        entry |= {"source": dict(provision.source), "reviewed": provision.reviewed.isoformat(), "review": provision.review.isoformat()}
        if entry["versions"]:
            found.append(entry)
    return found


def _plain(version: Version) -> dict[str, Any]:
    return {
        "since": version.since.isoformat(),
        "until": version.until.isoformat() if version.until else None,
        "by": version.by,
        "certainty": version.certainty,
        "content": members(version) or version.text,
        "disputed": list(version.otherwise),
        "note": dict(version.note),
    }


def wording(version: Version) -> str:
    """What a version says in its own language: the condition, number or period as written, or a list's members."""
    return version.text or ", ".join(members(version))


def members(version: Version) -> list[str]:
    """The members of a list; empty for a condition, a number or a period."""
    if isinstance(version.body, Period) or not isinstance(version.body, tuple):
        return []
    return [str(item) for item in version.body]
