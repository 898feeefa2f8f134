"""``anspruch budget``: the federal title against the need, for people and as plain data."""

from typing import Any

from rich.markup import escape
from rich.padding import Padding

from anspruch.cli import show
from anspruch.population.budget import Budget, PerHead, Range
from anspruch.population.figures import Figure, Source, named
from anspruch.readings import numbers

_TEXT = {
    "head": {
        "de": "Integrationskurse im Bundeshaushalt {0} (Titel 0603 684 12)",
        "en": "Integration courses in the federal budget {0} (title 0603 684 12)",
    },
    "available": {"de": "Verfügbar: {0}", "en": "Available: {0}"},
    "spent": {"de": "Ausgegeben wurden {0} ({1}).", "en": "Spent were {0} ({1})."},
    "not_spent": {
        "de": "Was {0} ausgegeben wird, ist noch nicht veröffentlicht; zuletzt bekannt: {1} {2} ({3}).",
        "en": "What is spent in {0} is not published yet; last known: {1} {2} ({3}).",
    },
    "spent_unknown": {"de": "Was ausgegeben wurde, ist nicht bekannt.", "en": "What was spent is not known."},
    "per_head": {"de": "Ein neuer Kursteilnehmer kostet den Bund", "en": "A new participant costs the Federation"},
    "satz": {
        "de": "{0} €: allgemeiner Kurs zum Satz von {1}, abzüglich der Kostenbeiträge",
        "en": "{0} €: general course at the rate of {1}, less contributions",
    },
    "ist": {
        "de": "{0} €: Ausgaben {1} je neuem Teilnehmer {1} (mit Wiederholungen und besonderen Kursen; Kurse über den Jahreswechsel nicht abgegrenzt)",
        "en": "{0} €: spending of {1} per new participant of {1} (with repetitions and special courses; courses across the year not separated)",
    },
    "covered": {"de": "Das reicht für {0} neue Teilnehmende.", "en": "That covers {0} new participants."},
    "starts": {"de": "Begonnen haben {0}.", "en": "{0} started."},
    "prognose": {"de": "Vorhergesagt sind {0}.", "en": "{0} are forecast."},
    "short": {"de": "Es fehlt das Geld für {0} Personen: {1}.", "en": "Money is lacking for {0} persons: {1}."},
    "enough": {"de": "Das Geld reicht; übrig sind {1} (Platz für {0} weitere).", "en": "The money is enough; {1} are left (room for {0} more)."},
    "open": {
        "de": "Ob es reicht, ist offen: von {0} Personen zu wenig bis {1} übrig ({2} bis {3}).",
        "en": "Whether it is enough is open: from {0} persons short to {1} to spare ({2} to {3}).",
    },
    "unknown": {
        "de": "Weder Kursbeginne noch eine Prognose sind für das Jahr bekannt.",
        "en": "Neither starts nor a forecast are known for the year.",
    },
    "sources": {"de": "Quellen", "en": "Sources"},
}
_MARK = {
    "O": {"de": "amtlich", "en": "official"},
    "P": {"de": "nach Presse oder Verband", "en": "as reported"},
    "D": {"de": "hier errechnet", "en": "worked out here"},
    "A": {"de": "angenommen", "en": "assumed"},
}


def _text(key: str, lang: str, *parts: object) -> str:
    return _TEXT[key][lang].format(*parts)


def _head(head: PerHead, lang: str) -> str:
    return _text(head.method, lang, numbers.number(head.euros, lang, 0), head.year)


def show_budget(found: Budget, lang: str) -> None:
    """Print a budget year."""
    out = show.console()
    out.print(f"[bold]{_text('head', lang, found.year)}[/bold]\n")
    out.print(_text("available", lang, _money(found.available, lang)))
    out.print(_spent(found, lang))
    out.print(_text("per_head", lang))
    for head in found.per_head:
        out.print(Padding(f"• {escape(_head(head, lang))}", (0, 0, 0, 2)))
    out.print(_text("covered", lang, _persons(found.covered, lang)))
    if found.wanted is None:
        out.print(f"[yellow]{_text('unknown', lang)}[/yellow]")
    else:
        out.print(_text(found.wanted.name, lang, numbers.number(found.wanted.value, lang)))
        out.print(f"[bold]{escape(verdict(found, lang))}[/bold]")
    out.print(f"\n[dim]{_text('sources', lang)}[/dim]")
    by_source: dict[Source, list[str]] = {}
    for figure in dict.fromkeys(_figures(found)):
        by_source.setdefault(figure.source, []).append(_figure(figure, lang))
    for source, texts in by_source.items():
        out.print(Padding(f"[dim]{escape(source.title)}: {escape('; '.join(texts))}[/dim]", (0, 0, 0, 2)))
        out.print(f"[dim]  {escape(source.url)}[/dim]", soft_wrap=True)  # an address is never broken


def _spent(found: Budget, lang: str) -> str:
    """What was spent, as far as it is published."""
    if found.spent is None:
        return _text("spent_unknown", lang)
    amount, mark, year = numbers.millions(found.spent.value, lang), _MARK[found.spent.mark][lang], found.spent.since.year
    return _text("spent", lang, amount, mark) if year == found.year else _text("not_spent", lang, found.year, year, amount, mark)


def verdict(found: Budget, lang: str) -> str:
    """Enough, too little, or open: in one sentence."""
    persons, euros = found.gap_persons, found.gap_euros
    if persons is None or euros is None:
        return _text("unknown", lang)
    if persons.low > 0:
        return _text("short", lang, _persons(persons, lang), _money(euros, lang))
    if persons.high < 0:
        return _text("enough", lang, _persons(Range(-persons.high, -persons.low), lang), _money(Range(-euros.high, -euros.low), lang))
    few, many = (numbers.number(numbers.significant(abs(value), 2), lang) for value in (persons.high, persons.low))
    return _text("open", lang, few, many, numbers.millions(-euros.high, lang), numbers.millions(-euros.low, lang))


def _money(span: Range, lang: str) -> str:
    return numbers.span(numbers.millions(span.low, lang), numbers.millions(span.high, lang), lang)


def _persons(span: Range, lang: str) -> str:
    low, high = (numbers.number(numbers.significant(value), lang) for value in span)
    return numbers.span(low, high, lang)


def _figures(found: Budget) -> list[Figure]:
    heads = [figure for head in found.per_head for figure in head.figures]
    return [*found.money, *heads, *(one for one in (found.spent, found.wanted) if one)]


def _figure(figure: Figure, lang: str) -> str:
    note = f", {figure.note}" if figure.note else ""
    return f"{named(figure, lang)}, {_MARK[figure.mark][lang]}{note}"


def as_data(found: Budget) -> dict[str, Any]:
    """A budget year as plain data."""
    return {
        "year": found.year,
        "available": found.available._asdict(),
        "per_head": [{"method": head.method, "year": head.year, "euros": head.euros} for head in found.per_head],
        "covered": found.covered._asdict(),
        "wanted": {"what": found.wanted.name, "value": found.wanted.value} if found.wanted else None,
        "gap_persons": found.gap_persons._asdict() if found.gap_persons else None,
        "gap_euros": found.gap_euros._asdict() if found.gap_euros else None,
        "spent": {"year": found.spent.since.year, "value": found.spent.value} if found.spent else None,
        "figures": [
            {**figure._asdict(), "since": figure.since.isoformat(), "source": figure.source._asdict()} for figure in dict.fromkeys(_figures(found))
        ],
    }
