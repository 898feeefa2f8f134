"""``anspruch impact``: what a motion changes in numbers, for people, as CSV and as plain data."""

import csv
import io
import string

from rich.console import Console
from rich.markup import escape
from rich.measure import Measurement
from rich.padding import Padding
from rich.table import Table

from anspruch.cli import phrases, show
from anspruch.motion import Moved
from anspruch.motion.laender import NAMES
from anspruch.motion.outcome import Outcome
from anspruch.motion.papers.sheet import choices
from anspruch.motion.phrasing import HIDDEN, money, persons, said
from anspruch.motion.told import Moves, Row
from anspruch.population.cohorts import REFERENCE
from anspruch.population.disclosure import Line
from anspruch.population.impact import Impact
from anspruch.readings import numbers

_TEXT = {
    "head": {"de": "Wirkung: {0}", "en": "Impact: {0}"},
    "law": {
        "de": "Recht am {0}; Bevölkerung vom {1}, nur § 22 Satz 2 fortgeschrieben; Spannen von niedrig bis hoch",
        "en": "law on {0}; population of {1}, only § 22 Satz 2 carried forward; ranges from low to high",
    },
    "law_own": {"de": "Recht am {0}; eigene Tabelle", "en": "law on {0}; a table of one's own"},
    "reckoned": {"de": "Gerechnet ist: {0} – {1}", "en": "Reckoned is: {0} – {1}"},
    "rounded": {
        "de": "Auf drei Stellen gerundet; genau summieren sich die Länder zum Bund in --csv und --json.",
        "en": "Rounded to three figures; to the person the Länder add up to the Federation in --csv and --json.",
    },
    "land": {"de": "Land", "en": "Land"},
    "persons": {"de": "sicher", "en": "sure"},
    "range": {"de": "Spanne", "en": "range"},
    "assigned": {"de": "Königst.", "en": "Königst."},
    "starts": {"de": "Kurse", "en": "starts"},
    "bund": {"de": "Bund", "en": "Bund"},
    "moves": {
        "de": "Was sich ändert, nach Ländern: sicher–möglich, bei mittleren Annahmen",
        "en": "What changes, by Land: sure–possible, with central assumptions",
    },
    "access|gain": {"de": "besserer Zugang: {0}", "en": "better access: {0}"},
    "access|loss": {"de": "weniger Zugang: {0}", "en": "less access: {0}"},
    "duty|gain": {"de": "neue Pflicht: {0}", "en": "new duty: {0}"},
    "duty|loss": {"de": "Pflicht entfällt: {0}", "en": "duty falls away: {0}"},
    "explained": {"de": "Was die Spanne der Personen macht", "en": "What makes the range of persons"},
    "example": {"de": "zum Beispiel", "en": "for example"},
    "assumed": {"de": "selbst gewählt: {0}", "en": "chosen: {0}"},
}
_BAR, _WIDE, _UNBOUND = "█", 4, 1000
_KIND, _MOVE = {"access": "zugang", "duty": "pflicht"}, {"gain": "mehr", "loss": "weniger"}


def show_impact(moved: Moved, found: Impact, outcome: Outcome, lang: str) -> None:
    """Print an impact."""
    out = show.console()
    out.print(f"[bold]{escape(_say('head', lang, moved.motion.title[lang]))}[/bold]")
    days = (phrases.day(one.isoformat(), lang) for one in (found.on, REFERENCE))
    out.print(f"[dim]{_say('law' if found.ceiling else 'law_own', lang, *days)}[/dim]")
    for choice in choices(moved, lang):
        out.print(Padding(f"[dim]{escape(_say('reckoned', lang, choice['question'], choice['says']))}[/dim]", (0, 0, 0, 0)))
    if found.chosen:
        given = ", ".join(f"{name}={value:g}" for name, value in found.chosen.items())
        out.print(f"[dim]{escape(_say('assumed', lang, given))}[/dim]")
    out.print()
    for number, line in enumerate(outcome.headline):
        out.print(Padding(f"[bold]{escape(line)}[/bold]" if not number else escape(line), (0, 0, 0, 0)))
    for who, before, after in outcome.examples:
        out.print(Padding(f"[dim]{_say('example', lang)}[/dim] {escape(who)}: {escape(before)} → {escape(after)}", (0, 0, 0, 2)))
    if outcome.gains:
        _fitting(out, *_laender(outcome, lang))
    if outcome.moves:
        _moves(out, found, outcome.moves, lang)
    if outcome.gains or outcome.moves:
        out.print(f"[dim]{_say('rounded', lang)}[/dim]")
    if HIDDEN in {cell for row in (*outcome.rows, outcome.total) for cell in _cells(row, outcome, lang)} | _hidden(outcome.moves):
        out.print(f"[dim]{escape(said('hidden', lang))}[/dim]")
    if outcome.explained["persons"]:
        out.print(f"\n[bold]{_say('explained', lang)}[/bold]")
        for why, share in outcome.explained["persons"]:
            out.print(Padding(f"{numbers.number(100 * share, lang):>3} %  {escape(why)}", (0, 0, 0, 2)))


def _say(key: str, lang: str, *parts: object) -> str:
    return _TEXT[key][lang].format(*parts)


def _fitting(out: Console, heads: list[str], rows: list[list[str]], bars: list[str]) -> None:
    """A table, or where the terminal is too narrow for it the same as one line a Land; nothing is cut off."""
    table = Table(box=None, header_style="bold", pad_edge=False, collapse_padding=True, padding=(0, 1))
    table.add_column(heads[0], no_wrap=True)
    if any(bars):
        table.add_column("", no_wrap=True, min_width=_WIDE)
    for head in heads[1:]:
        table.add_column(head, justify="right", no_wrap=True)
    for number, (name, *cells) in enumerate(rows):
        bar = [f"[cyan]{bars[number]}[/cyan]"] if any(bars) else []
        table.add_row(escape(name), *bar, *map(escape, cells), style="bold" if number == len(rows) - 1 else "")
    out.print()
    if Measurement.get(out, out.options.update(max_width=_UNBOUND), table).maximum <= out.width:
        out.print(table)
        return
    for name, *cells in rows:
        parts = "; ".join(f"{head} {cell}" for head, cell in zip(heads[1:], cells, strict=True))
        out.print(Padding(f"[bold]{escape(name)}[/bold]: {escape(parts)}", (0, 0, 0, 0)))


def _laender(outcome: Outcome, lang: str) -> tuple[list[str], list[list[str]], list[str]]:
    """The Länder with their gains: heads, rows, and a bar for each."""
    keys = ("land", "persons", "range", "assigned", *(("starts", "bund") if outcome.costed else ()))
    most = max((row.central or 0.0 for row in outcome.rows), default=0.0) or 1.0
    bars = [_BAR * round(_WIDE * (row.central or 0.0) / most) for row in outcome.rows]
    rows = [[row.name, *_cells(row, outcome, lang)] for row in (*outcome.rows, outcome.total)]
    return [_say(key, lang) for key in keys], rows, [*bars, ""]


def _cells(row: Row, outcome: Outcome, lang: str) -> list[str]:
    low, central, high, assigned = (persons(value, lang) for value in (row.low, row.central, row.high, row.assigned))
    cells = [central, low if low == high else f"{low}–{high}", assigned]
    return [*cells, persons(row.starts, lang), money(row.federation, lang)] if outcome.costed else cells


def _moves(out: Console, found: Impact, moves: tuple[Moves, ...], lang: str) -> None:
    """Every change by Land, named by a letter."""
    out.print(f"\n[bold]{_say('moves', lang)}[/bold]")
    letters = string.ascii_uppercase[: len(moves)]
    for letter, one in zip(letters, moves, strict=False):
        out.print(Padding(f"{letter} = {escape(_move(found, one, lang))}", (0, 0, 0, 2)))
    rows = []
    for place, land in enumerate(found.laender):
        rows.append([NAMES[land][lang], *(_span(one.sure.cells[place], one.possible.cells[place], lang) for one in moves)])
    total = [{"de": "Bund", "en": "Federation"}[lang], *(_span(one.sure.total, one.possible.total, lang) for one in moves)]
    _fitting(out, [_say("land", lang), *letters], [*rows, total], [""] * (len(rows) + 1))


def _move(found: Impact, one: Moves, lang: str) -> str:
    law = found.comparison.after.law
    kind, name, move = one.change
    title = law.programmes[name].title[lang] if kind == "access" else law.routes[name].title[lang]
    return _say(f"{kind}|{move}", lang, title)


def _span(sure: float | None, possible: float | None, lang: str) -> str:
    low, high = persons(sure, lang), persons(possible, lang)
    return low if low == high else f"{low}–{high}"


def _hidden(moves: tuple[Moves, ...]) -> set[str]:
    values = [value for one in moves for line in (one.sure, one.possible) for value in (*line.cells, line.total)]
    return {HIDDEN} if None in values else set()


def as_csv(outcome: Outcome) -> str:
    """The Länder as CSV, plain numbers; empty where a number may not be told. Starts and euros only where they are reckoned."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    columns = {"niedrig": "low", "mittel": "central", "hoch": "high", "mittel_koenigstein": "assigned"}
    if outcome.costed:
        columns |= {
            "kursbeginne_mittel": "starts",
            "kosten_eur_mittel": "gross",
            "eigenbeitraege_eur_mittel": "contributions",
            "bund_eur_mittel": "federation",
        }
    names = [f"{_KIND[one.change.kind]}_{one.change.name}_{_MOVE[one.change.move]}" for one in outcome.moves]
    writer.writerow(["land", "name", *columns, *(f"{name}_{degree}" for name in names for degree in ("sicher", "moeglich"))])
    for place, row in enumerate((*outcome.rows, outcome.total)):
        moved = [_at(line, place) for one in outcome.moves for line in (one.sure, one.possible)]
        values = [*(getattr(row, field) for field in columns.values()), *moved]
        writer.writerow([row.land, row.name, *("" if value is None else round(value) for value in values)])
    return text.getvalue()


def _at(line: Line, place: int) -> float | None:
    return line.cells[place] if place < len(line.cells) else line.total
