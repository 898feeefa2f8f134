"""``anspruch impact``: what a motion changes in numbers, for people, as CSV and as plain data."""

import csv
import io
from typing import Any

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from anspruch.cli import phrases, show
from anspruch.motion import Moved
from anspruch.motion.outcome import LEAST, Outcome, Row, money, persons
from anspruch.population.impact import Impact
from anspruch.readings import numbers

_TEXT = {
    "head": {"de": "Wirkung: {0}", "en": "Impact: {0}"},
    "law": {"de": "Recht und Bevölkerung am {0}; Spannen von niedrig bis hoch", "en": "law and population on {0}; ranges from low to high"},
    "land": {"de": "Land", "en": "Land"},
    "persons": {"de": "Anspruch", "en": "gain"},
    "range": {"de": "Spanne", "en": "range"},
    "assigned": {"de": "Königst.", "en": "Königst."},
    "starts": {"de": "Kurse", "en": "starts"},
    "bund": {"de": "Bund", "en": "Bund"},
    "explained": {"de": "Was die Spanne der Personen macht", "en": "What makes the range of persons"},
    "example": {"de": "zum Beispiel", "en": "for example"},
    "assumed": {"de": "selbst gewählt: {0}", "en": "chosen: {0}"},
}
_BAR, _WIDE = "█", 4


def show_impact(moved: Moved, found: Impact, outcome: Outcome, lang: str) -> None:
    """Print an impact."""
    out = show.console()
    out.print(f"[bold]{escape(_say('head', lang, moved.motion.title[lang]))}[/bold]")
    out.print(f"[dim]{_say('law', lang, phrases.day(found.on.isoformat(), lang))}[/dim]")
    if found.chosen:
        given = ", ".join(f"{name}={value:g}" for name, value in found.chosen.items())
        out.print(f"[dim]{escape(_say('assumed', lang, given))}[/dim]")
    out.print()
    for number, line in enumerate(outcome.headline):
        out.print(Padding(f"[bold]{escape(line)}[/bold]" if not number else escape(line), (0, 0, 0, 0)))
    for who, before, after in outcome.examples:
        out.print(Padding(f"[dim]{_say('example', lang)}[/dim] {escape(who)}: {escape(before)} → {escape(after)}", (0, 0, 0, 2)))
    if outcome.total.high:
        out.print()
        out.print(_laender(outcome, lang))
        out.print(f"\n[bold]{_say('explained', lang)}[/bold]")
        for why, share in outcome.explained["persons"]:
            out.print(Padding(f"{numbers.number(100 * share, lang):>3} %  {escape(why)}", (0, 0, 0, 2)))


def _say(key: str, lang: str, *parts: object) -> str:
    return _TEXT[key][lang].format(*parts)


def _laender(outcome: Outcome, lang: str) -> Table:
    table = Table(box=None, header_style="bold", pad_edge=False, collapse_padding=True, padding=(0, 1))
    table.add_column(_say("land", lang), no_wrap=True)
    table.add_column("", no_wrap=True, overflow="crop", min_width=_WIDE)
    for key in ("persons", "range", "assigned", "starts", "bund"):
        table.add_column(_say(key, lang), justify="right", no_wrap=True)
    most = max(row.central for row in outcome.rows) or 1.0
    for row in outcome.rows:
        table.add_row(row.name, f"[cyan]{_BAR * round(_WIDE * row.central / most) if row.central >= LEAST else ''}[/cyan]", *_cells(row, lang))
    table.add_row(f"[bold]{outcome.total.name}[/bold]", "", *_cells(outcome.total, lang), style="bold")
    return table


def _cells(row: Row, lang: str) -> tuple[str, ...]:
    low, central, high, assigned, starts = (persons(value, lang) for value in (row.low, row.central, row.high, row.assigned, row.starts))
    return central, f"{low}–{high}", assigned, starts, money(row.federation, lang)


def as_csv(outcome: Outcome) -> str:
    """The Länder as CSV, plain numbers; empty where a number is under five."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        ["land", "name", "niedrig", "mittel", "hoch", "mittel_koenigstein", "kursbeginne_mittel", "bund_eur_mittel", "verlieren_zugang_mittel"]
    )
    for row in (*outcome.rows, outcome.total):
        values = [row.low, row.central, row.high, row.assigned, row.starts]
        euros: Any = round(row.federation) if row.starts >= LEAST or not row.starts else ""
        writer.writerow(
            [
                row.land,
                row.name,
                *("" if 0 < value < LEAST else round(value) for value in values),
                euros,
                "" if 0 < row.loses < LEAST else round(row.loses),
            ]
        )
    return text.getvalue()
