"""Reading the law in the terminal: the provisions of a day, their history, and what is due for review."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rich.markup import escape
from rich.padding import Padding

from anspruch.cli import phrases, show
from anspruch.readings import terms
from anspruch.readings.render.clauses import Clause
from anspruch.statute.law import Law
from anspruch.statute.lookup import find, members
from anspruch.statute.model import Provision, Version

_TEXT = {
    "since": {"de": "seit {0}", "en": "since {0}"},
    "span": {"de": "{0} bis {1}", "en": "{0} to {1}"},
    "source": {"de": "Quelle", "en": "source"},
    "not_in_force": {"de": "An diesem Tag gilt davon nichts.", "en": "None of it is in force on this day."},
    "due": {"de": "fällig seit {0}: {1} ({2})", "en": "due since {0}: {1} ({2})"},
    "nothing_due": {"de": "Nichts ist fällig; als Nächstes am {0}: {1}.", "en": "Nothing is due; next on {0}: {1}."},
}


def show_law(law: Law, text: str, day: date, lang: str) -> None:
    """Print the provisions in force on a day."""
    out = show.console()
    shown = False
    for provision in find(law, text):
        version = provision.on(day)
        if version is not None:
            shown = True
            _head(out, provision, lang)
            _version(out, law, provision, version, lang)
    if not shown:
        out.print(_TEXT["not_in_force"][lang])


def history(law: Law, text: str, lang: str) -> None:
    """Print all versions."""
    out = show.console()
    for provision in find(law, text):
        _head(out, provision, lang)
        for version in provision.versions:
            _version(out, law, provision, version, lang)


def show_sentence(provision: Provision, lines: Iterable[tuple[int, Clause | None, str]], lang: str) -> None:
    """Print a condition as a list of what must be so."""
    out = show.console()
    out.print(f"[bold]{escape(provision.cite)}[/bold] {escape(provision.says[lang])} [dim]{provision.name}[/dim]")
    for depth, part, text in lines:
        cited = f" [dim]{escape(part.cite)}[/dim]" if part and part.cite else ""
        out.print(Padding(f"{'· ' if part else ''}{escape(text)}{cited}", (0, 0, 0, 2 + 2 * depth)))


def _head(out: Any, provision: Provision, lang: str) -> None:
    practice = f" [yellow]{terms.NOT_LAW[provision.practice][lang]}[/yellow]" if provision.practice else ""
    out.print(f"[bold]{escape(provision.cite)}[/bold] [dim]{provision.name}[/dim]{practice}")
    out.print(Padding(escape(provision.says[lang]), (0, 0, 0, 2)))


def _version(out: Any, law: Law, provision: Provision, version: Version, lang: str) -> None:
    since = phrases.day(version.since.isoformat(), lang)
    span = _TEXT["span"][lang].format(since, phrases.day(version.until.isoformat(), lang)) if version.until else _TEXT["since"][lang].format(since)
    sure = terms.CERTAINTY[version.certainty][lang]
    out.print(Padding(f"[cyan]{span}[/cyan] [dim]{escape(terms.act(version.by)[lang])} · {sure}[/dim]", (0, 0, 0, 2)))
    out.print(Padding(escape(f"{', '.join(members(version)) or version.text} {_unit(provision)}".strip()), (0, 0, 0, 6)))
    for name in version.otherwise:
        out.print(Padding(f"[yellow]{escape(law.disputes[name].question[lang])}[/yellow]", (0, 0, 0, 6)))
    if version.note:
        out.print(Padding(f"[dim]{escape(version.note[lang])}[/dim]", (0, 0, 0, 6)))


def _unit(provision: Provision) -> str:
    return "" if provision.kind == "period" else provision.unit


def due(law: Law, day: date) -> list[dict[str, str]]:
    """What is due for review on a day: each provision, list, practice and dispute whose review day has come."""
    found = [{"review": review.isoformat(), "name": name, "file": file} for review, name, file in _reviews(law) if review <= day]
    return sorted(found, key=lambda one: (one["review"], one["name"]))


def show_due(law: Law, day: date, lang: str) -> bool:
    """Print what is due; False if nothing is."""
    out = show.console()
    found = due(law, day)
    for one in found:
        out.print(escape(_TEXT["due"][lang].format(phrases.day(one["review"], lang), one["name"], one["file"])))
    if not found:
        review, name, _ = min(_reviews(law))
        out.print(escape(_TEXT["nothing_due"][lang].format(phrases.day(review.isoformat(), lang), name)))
    return bool(found)


def _reviews(law: Law) -> Iterator[tuple[date, str, str]]:
    for provision in law.provisions.values():
        yield provision.review, provision.name, provision.file
    for dispute in law.disputes.values():
        yield dispute.review, dispute.name, dispute.file
