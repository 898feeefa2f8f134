"""``anspruch budget``: the federal title against the need, for people and as plain data."""

from collections.abc import Iterator
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
    "later": {
        "de": "Frühere Preise sind nicht gefunden; gerechnet ist mit späteren: {0}.",
        "en": "No earlier prices are found; reckoned with later ones: {0}.",
    },
    "covered": {"de": "Das reicht für {0} neue Teilnehmende.", "en": "That covers {0} new participants."},
    "starts": {"de": "Begonnen haben {0}.", "en": "{0} started."},
    "prognose": {"de": "Vorhergesagt sind {0}.", "en": "{0} are forecast."},
    "starts_verdoppelt": {
        "de": "Das erste Halbjahr, verdoppelt, ergibt {0}.",
        "en": "The first half-year, doubled, makes {0}.",
    },
    "reported": {"de": "Im Jahr gemeldet: {0}.", "en": "Reported in the year: {0}."},
    "doubt": {"de": "Unsicher: {0} {1}: {2}.", "en": "Uncertain: {0} {1}: {2}."},
    "needed": {
        "de": "Davon kamen {0} im Jahr überplanmäßig hinzu; das setzt voraus, dass das übrige Geld nicht reichte. "
        "Was gebraucht wird, kann darum über dem liegen, was Satz und Kursbeginne ergeben.",
        "en": "Of this {0} was added in the year as unplanned spending; that presupposes that the rest was not enough. "
        "What is needed may thus exceed what rate and starts come to.",
    },
    "short": {
        "de": "{0} reichte das Geld nicht: es fehlten {1}, so viel wie {2} neue Teilnehmende kosten.",
        "en": "{0}: the money was not enough; {1} were lacking, the cost of {2} new participants.",
    },
    "short_doubt": {
        "de": "{0} reichte das Geld wohl nicht: es fehlten {1}, so viel wie {2} neue Teilnehmende kosten.",
        "en": "{0}: the money was probably not enough; {1} were lacking, the cost of {2} new participants.",
    },
    "enough": {
        "de": "{0} reichte das Geld: übrig blieben {1}, so viel wie {2} neue Teilnehmende kosten.",
        "en": "{0}: the money was enough; {1} were left, the cost of {2} new participants.",
    },
    "enough_doubt": {
        "de": "{0} reichte das Geld wohl: übrig blieben {1}, so viel wie {2} neue Teilnehmende kosten.",
        "en": "{0}: the money was probably enough; {1} were left, the cost of {2} new participants.",
    },
    "short_expected": {
        "de": "{0} reicht das Geld voraussichtlich nicht: es fehlen {1}, für {2} Personen.",
        "en": "{0}: the money is not expected to be enough; {1} are lacking, for {2} persons.",
    },
    "enough_expected": {
        "de": "{0} reicht das Geld voraussichtlich: übrig bleiben {1}, Platz für {2} weitere Personen.",
        "en": "{0}: the money is expected to be enough; {1} are left, room for {2} more persons.",
    },
    "rest_open": {
        "de": "Ob {0} Geld übrig bleibt, ist offen: von nichts bis {1}, Platz für bis zu {2} weitere Personen.",
        "en": "{0}: whether money is left is open: from nothing to {1}, room for up to {2} more persons.",
    },
    "open": {
        "de": "Ob das Geld {0} reicht, ist offen: von {1} zu wenig ({2} Personen) bis {3} übrig (Platz für {4} weitere).",
        "en": "{0}: whether the money is enough is open: from {1} short ({2} persons) to {3} left (room for {4} more).",
    },
    "unknown": {
        "de": "Ob das Geld {0} reicht, ist nicht bekannt: es fehlen Ausgaben, Kursbeginne und Prognose.",
        "en": "{0}: whether the money is enough is not known: spending, starts and forecast are missing.",
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
    """Print a budget year: the answer first, then what it rests on."""
    out = show.console()
    out.print(f"[bold]{escape(verdict(found, lang))}[/bold]\n")
    for line in _grounds(found, lang):
        out.print(escape(line))
    out.print(f"\n[dim]{_text('sources', lang)}[/dim]")
    by_source: dict[Source, list[str]] = {}
    for figure in dict.fromkeys(_figures(found)):
        by_source.setdefault(figure.source, []).append(_figure(figure, lang))
    for source, texts in by_source.items():
        out.print(Padding(f"[dim]{escape(source.title)}: {escape('; '.join(texts))}[/dim]", (0, 0, 0, 2)))
        out.print(f"[dim]  {escape(source.url)}[/dim]", soft_wrap=True)  # an address is never broken


def _grounds(found: Budget, lang: str) -> Iterator[str]:
    """What the answer rests on, a sentence a line."""
    yield _text("head", lang, found.year)
    yield _text("available", lang, _money(found.available, lang))
    if found.needed and found.basis != "ist":
        yield _text("needed", lang, numbers.millions(found.needed, lang))
    yield _spent(found, lang)
    for figure in _doubted(found):
        yield _text("doubt", lang, figure.since.year, numbers.millions(figure.value, lang), figure.doubt if lang == "de" else figure.doubt_en)
    if found.reported:
        yield _text("reported", lang, "; ".join(named(one, lang) for one in found.reported))
    yield f"{_text('per_head', lang)}:"
    for head in found.per_head:
        yield f"  • {_head(head, lang)}"
    if later := dict.fromkeys(one for head in found.per_head for one in head.later):
        yield _text("later", lang, "; ".join(named(one, lang) for one in later))
    yield _text("covered", lang, _persons(found.covered, lang))
    for one in found.wanted:
        yield _text(one.name, lang, numbers.number(one.value, lang))


def _doubted(found: Budget) -> list[Figure]:
    return [one for one in dict.fromkeys(_figures(found)) if one.doubt]


def _spent(found: Budget, lang: str) -> str:
    """What was spent, as far as it is published."""
    if found.spent is None:
        return _text("spent_unknown", lang)
    amount, mark, year = numbers.millions(found.spent.value, lang), _MARK[found.spent.mark][lang], found.spent.since.year
    return _text("spent", lang, amount, mark) if year == found.year else _text("not_spent", lang, found.year, year, amount, mark)


def verdict(found: Budget, lang: str) -> str:
    """Enough, too little, or open: in one sentence, with money and persons."""
    persons, euros = found.gap_persons, found.gap_euros
    if persons is None or euros is None:
        return _text("unknown", lang, found.year)
    kind = "_expected" if found.basis != "ist" else "_doubt" if found.spent and found.spent.doubt else ""
    if euros.low > 0:
        return _text(f"short{kind}", lang, found.year, _money(euros, lang), _persons(persons, lang))
    if euros.high < 0:
        return _text(f"enough{kind}", lang, found.year, _money(_left(euros), lang), _persons(_left(persons), lang))
    few, many = (numbers.number(numbers.significant(abs(value), 2), lang) for value in (persons.high, persons.low))
    most = numbers.millions(-euros.low, lang)
    if not euros.high:
        return _text("rest_open", lang, found.year, most, many)
    return _text("open", lang, found.year, numbers.millions(euros.high, lang), few, most, many)


def _left(gap: Range) -> Range:
    """What is left over, where a gap is negative."""
    return Range(-gap.high, -gap.low)


def _money(span: Range, lang: str) -> str:
    return numbers.span(numbers.millions(span.low, lang), numbers.millions(span.high, lang), lang)


def _persons(span: Range, lang: str) -> str:
    low, high = (numbers.number(numbers.significant(value), lang) for value in span)
    return numbers.span(low, high, lang)


def _figures(found: Budget) -> list[Figure]:
    heads = [figure for head in found.per_head for figure in head.figures]
    return [*found.money, *heads, *((found.spent,) if found.spent else ()), *found.reported, *found.wanted]


def _figure(figure: Figure, lang: str) -> str:
    note = f", {figure.note}" if figure.note else ""
    return f"{named(figure, lang)}, {_MARK[figure.mark][lang]}{note}"


def _doubt(figure: Figure) -> dict[str, str] | None:
    return {"de": figure.doubt, "en": figure.doubt_en} if figure.doubt else None


def as_data(found: Budget) -> dict[str, Any]:
    """A budget year as plain data."""
    return {
        "year": found.year,
        "answer": {lang: verdict(found, lang) for lang in ("de", "en")},
        "available": found.available._asdict(),
        "per_head": [{"method": head.method, "year": head.year, "euros": head.euros} for head in found.per_head],
        "covered": found.covered._asdict(),
        "wanted": [{"what": one.name, "value": one.value} for one in found.wanted],
        "gap_sign": {"positive": "lacking", "negative": "left over"},
        "gap_basis": found.basis or None,
        "gap_persons": found.gap_persons._asdict() if found.gap_persons else None,
        "gap_euros": found.gap_euros._asdict() if found.gap_euros else None,
        "spent": {"year": found.spent.since.year, "value": found.spent.value, "doubt": _doubt(found.spent)} if found.spent else None,
        "figures": [
            {**figure._asdict(), "since": figure.since.isoformat(), "source": figure.source._asdict()} for figure in dict.fromkeys(_figures(found))
        ],
    }
