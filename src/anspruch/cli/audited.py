"""``anspruch audit``: what was proved of the whole law, for people and as plain data."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from anspruch.cli import phrases, show
from anspruch.language import tree
from anspruch.readings import terms
from anspruch.readings.compare.audit import Audit
from anspruch.readings.compare.effect import Idle
from anspruch.readings.compare.example import Facts
from anspruch.readings.compare.independence import Independence
from anspruch.readings.compare.spoken import person
from anspruch.readings.explain import words
from anspruch.statute.law import Law
from anspruch.statute.model import Programme, Route

_TEXT = {
    "head": {
        "de": "Unabhängigkeit von Merkmalen (GG Art. 3 Abs. 3, AGG § 1), Recht vom {0}",
        "en": "Independence of characteristics (GG Art. 3 Abs. 3, AGG § 1), law of {0}",
    },
    "independent": {"de": "bei sonst gleichen Angaben bewiesen unabhängig: {0}", "en": "proved independent, all else being equal: {0}"},
    "varied": {
        "de": "verglichen werden zwei Menschen, die sich nur darin unterscheiden: {0}",
        "en": "compared are two persons who differ in this only: {0}",
    },
    "carried": {
        "de": "mittelbar kann es darauf ankommen, über {0}: {1}",
        "en": "it may matter indirectly, through {0}: {1}",
    },
    "all_routes": {"de": "alle {0} Wege", "en": "all {0} ways"},
    "depends": {"de": "{0}: einen Unterschied macht {1}", "en": "{0}: a difference is made by {1}"},
    "persons": {"de": "{0} für: {1} · {2} für: {3}", "en": "{0} for: {1} · {2} for: {3}"},
    "all_but": {"de": "alle Wege außer: {0}", "en": "all ways but: {0}"},
    "such_as": {"de": "zum Beispiel {0}: {1}", "en": "for example {0}: {1}"},
    "dead": {"de": "Wege, die niemandem offenstehen können", "en": "Ways that can be open to nobody"},
    "no_dead": {"de": "Jeder Weg kann jemandem offenstehen (bewiesen).", "en": "Every way can be open to someone (proved)."},
    "idle": {
        "de": "Von {0} Fassungen sind {1} ohne Wirkung auf jeden Weg und jede Frage daneben (bewiesen):",
        "en": "Of {0} versions, {1} make no difference to any way or question beside (proved):",
    },
    "both_nobody": {"de": "Beides zugleich trifft auf niemanden zu (bewiesen).", "en": "Both together hold of nobody (proved)."},
    "both": {"de": "Beides zugleich trifft zu, zum Beispiel: {0}.", "en": "Both together hold, for example: {0}."},
    "since": {"de": "seit {0}", "en": "since {0}"},
    "span": {"de": "{0} bis {1}", "en": "{0} to {1}"},
}


def _text(key: str, lang: str, *parts: object) -> str:
    return _TEXT[key][lang].format(*parts)


def show_audit(found: Audit, law: Law, lang: str) -> None:
    """Print an audit."""
    out = show.console()
    out.print(f"[bold]{escape(_text('head', lang, phrases.day(found.on.isoformat(), lang)))}[/bold]")
    for _, group in groupby(found.independence, key=lambda one: one.characteristic.name):
        _characteristic(out, list(group), law, lang)
    out.print()
    if found.closed_to_all:
        out.print(f"[yellow]{_text('dead', lang)}[/yellow]: {escape(', '.join(law.full_title(route)[lang] for route in found.closed_to_all))}")
    else:
        out.print(_text("no_dead", lang))
    out.print(_text("idle", lang, found.versions, len(found.idle)))
    for idle in found.idle:
        since, until = (day and phrases.day(day.isoformat(), lang) for day in (idle.version.since, idle.version.until))
        span = _text("span", lang, since, until) if until else _text("since", lang, since)
        out.print(Padding(f"{escape(idle.provision.cite)} [dim]{idle.provision.name}, {span}[/dim]", (0, 0, 0, 2)))


def show_overlap(example: Facts | None, law: Law, lang: str) -> None:
    """Print a person of whom two conditions hold, or that there is none."""
    found = _text("both_nobody", lang) if example is None else _text("both", lang, person(example, law, lang))
    show.console().print(escape(found))


def _characteristic(out: Console, found: list[Independence], law: Law, lang: str) -> None:
    one = found[0].characteristic
    note = f" [dim]{escape(one.note[lang])}[/dim]" if one.note else ""
    out.print(f"[bold]{escape(one.title[lang])}[/bold] [dim]{escape(one.cite)}[/dim]{note}")
    if one.facts:
        labels = ", ".join(words.label(law.vocabulary[name], lang) for name in one.facts)
        out.print(Padding(f"[dim]{escape(_text('varied', lang, labels))}[/dim]", (0, 0, 0, 2)))
    free = [entry.route for entry in found if entry.dependence is None]
    if free:
        out.print(Padding(f"[green]{escape(_text('independent', lang, _which(free, law, lang)))}[/green]", (0, 0, 0, 2)))
    for which, norms in _carried(found, law, lang).items():
        out.print(Padding(escape(_text("carried", lang, _cited(norms), which)), (0, 0, 0, 2)))
    alike: dict[tuple[tree.Norm, ...], list[Independence]] = {}
    for entry in found:
        if entry.dependence is not None:
            alike.setdefault(entry.dependence.provisions, []).append(entry)
    for turned_on, entries in alike.items():
        which = _which([entry.route for entry in entries], law, lang)
        out.print(Padding(f"[yellow]{escape(_text('depends', lang, which, _cited(turned_on)))}[/yellow]", (0, 0, 0, 2)))
        out.print(Padding(f"[dim]{escape(_example(entries, law, lang))}[/dim]", (0, 0, 0, 4)))


def _carried(found: Sequence[Independence], law: Law, lang: str) -> dict[str, list[tree.Norm]]:
    """The provisions by the ways that read them: those that carry the same ways stand together."""
    together: dict[str, list[tree.Norm]] = {}
    for norm in dict.fromkeys(norm for entry in found for norm in entry.carried):
        which = _which([entry.route for entry in found if norm in entry.carried], law, lang)
        together.setdefault(which, []).append(norm)
    return together


def _example(entries: Sequence[Independence], law: Law, lang: str) -> str:
    """Two persons alike in all else: of several ways that turn on the same, those of the first."""
    route, found = entries[0].route, entries[0].dependence
    if found is None:
        return ""
    states = [terms.STATE[state][lang] for state in found.states]
    persons = [person(facts, law, lang) for facts in (found.one, found.other)]
    text = _text("persons", lang, states[0], persons[0], states[1], persons[1])
    return _text("such_as", lang, law.full_title(route)[lang], text) if len(entries) > 1 else text


def _cited(norms: Iterable[tree.Norm]) -> str:
    return "; ".join(f"{norm.cite} ({norm.name})" for norm in norms)


def _which(routes: Sequence[Route], law: Law, lang: str) -> str:
    """Ways by programme."""
    if len(routes) == len(law.routes):
        return _text("all_routes", lang, len(routes))
    return "; ".join(_of(law.programmes[name], list(own), lang) for name, own in groupby(routes, key=lambda route: route.programme))


def _of(programme: Programme, routes: Sequence[Route], lang: str) -> str:
    """Ways of one programme: their titles, their number where they are all, or those left out where they are fewer."""
    title = programme.title[lang]
    others = [route.title[lang] for route in programme.routes if route not in routes]
    if not others:
        return title if len(routes) == 1 else f"{title} ({_text('all_routes', lang, len(routes))})"
    if len(others) < len(routes):
        return f"{title} ({_text('all_but', lang, '; '.join(others))})"
    return f"{title} ({', '.join(route.title[lang] for route in routes)})"


def as_data(found: Audit) -> dict[str, Any]:
    """An audit as plain data; a dependence of null is the proof of independence."""
    return {
        "on": found.on.isoformat(),
        "independence": [_independence(one) for one in found.independence],
        "closed_to_all": [route.name for route in found.closed_to_all],
        "versions": found.versions,
        "without_effect": [_idle(one) for one in found.idle],
    }


def _idle(one: Idle) -> dict[str, Any]:
    version, until = one.version, one.version.until
    span = {"since": version.since.isoformat(), "until": until.isoformat() if until else None}
    return {"name": one.provision.name, "cite": one.provision.cite, **span}


def _independence(one: Independence) -> dict[str, Any]:
    found = one.dependence
    dependence = found and {
        "provisions": [{"name": norm.name, "cite": norm.cite} for norm in found.provisions],
        "persons": [dict(found.one), dict(found.other)],
        "states": list(found.states),
        "confirmed": found.confirmed,
    }
    carried = [{"name": norm.name, "cite": norm.cite} for norm in one.carried]
    return {"characteristic": one.characteristic.name, "route": one.route.name, "dependence": dependence, "carried": carried}
