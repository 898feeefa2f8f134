"""``anspruch population``: writing the table whole or not at all, and the report for people; nothing below five persons is shown."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars as pl
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from anspruch.cli import files, phrases, show
from anspruch.language.errors import InputError
from anspruch.population import ranges, tables
from anspruch.population.assumptions import LEVELS, declared
from anspruch.population.block22 import KEYS
from anspruch.population.build import Population
from anspruch.population.report import Report
from anspruch.population.report import as_data as report_data
from anspruch.readings import numbers

_TEXT = {
    "written": {"de": "{0} geschrieben: {1} Zeilen für {2} Menschen.", "en": "{0} written: {1} rows for {2} persons."},
    "head": {
        "de": "Grundbevölkerung vom 31.12.2024; § 22 Satz 2 fortgeschrieben bis {0} (Umfang {1}, Schlüssel {2})",
        "en": "Baseline population of 2024-12-31; § 22 Satz 2 carried to {0} (scope {1}, key {2})",
    },
    "margins": {"de": "Abstand zu den veröffentlichten Tabellen (Fit: {0} Runden)", "en": "Distance from the published tables (fit: {0} rounds)"},
    "outside": {"de": "Mehr als die Rundung erklärt:", "en": "More than rounding explains:"},
    "scaled": {"de": "Unterschiede im Umfang (Faktoren)", "en": "Differences in scope (factors)"},
    "applied": {"de": "angewandt", "en": "applied"},
    "shown": {"de": "nur genannt", "en": "only named"},
    "compared": {"de": "Zum Vergleich, nichts ist darauf angepasst", "en": "For comparison; nothing is fitted to it"},
    "levels": {"de": "Der Block nach § 22 Satz 2, alle Annahmen zusammen", "en": "The block of § 22 Satz 2, all assumptions together"},
    "laender": {"de": "Nach Ländern, beide Schlüssel", "en": "By Land, both keys"},
    "assumptions": {"de": "Annahmen, die keine Quelle klärt", "en": "Assumptions that no source settles"},
    "explains": {"de": "Was die Spanne erklärt ({0})", "en": "What explains the range ({0})"},
    "bound": {"de": "Obergrenze kürzt auf das {0}-fache.", "en": "The bound shortens to {0} times."},
    "axis": {
        "de": "Jahre seit dem Titel kennt keine Tabelle; sie stehen nur bei § 22 Satz 2 und als Spanne, wo das Recht sie begrenzt.",
        "en": "No table knows the years since the title; they are given for § 22 Satz 2 only, and as a range where the law limits them.",
    },
}
_HEADS = {
    "margin": {"de": "Tabelle", "en": "table"},
    "entries": {"de": "Einträge", "en": "entries"},
    "greatest": {"de": "größter", "en": "greatest"},
    "mean": {"de": "mittlerer", "en": "mean"},
    "relative": {"de": "relativ", "en": "relative"},
    "outside": {"de": "über Rundung", "en": "beyond rounding"},
    "published": {"de": "veröffentlicht", "en": "published"},
    "fit": {"de": "hier", "en": "here"},
    "ak4": {"de": "ak4", "en": "ak4"},
    "koenigstein": {"de": "koenigstein", "en": "koenigstein"},
    "low": {"de": "niedrig", "en": "low"},
    "central": {"de": "mittel", "en": "central"},
    "high": {"de": "hoch", "en": "high"},
    "used": {"de": "hier", "en": "used"},
    "mark": {"de": "Marke", "en": "mark"},
    "": {"de": "", "en": ""},
}
_MEASURES = {
    "stock": {"de": "Personen", "en": "persons"},
    "out_of_school": {"de": "ab 16, außerhalb der Schule", "en": "from 16 on, out of school"},
    "in_need": {"de": "davon ohne Kurs, unter B1, mit Bedarf", "en": "of these no course, below B1, in need"},
    "first_year": {"de": "erster Titel jünger als ein Jahr", "en": "first title younger than a year"},
}
_WRITERS: dict[str, Callable[[pl.DataFrame, Path], object]] = {
    ".parquet": lambda frame, path: frame.write_parquet(path),
    ".csv": lambda frame, path: frame.write_csv(path),
    ".arrow": lambda frame, path: frame.write_ipc(path),
}
_LEAST = 5


def check(out: Path) -> None:
    """Refuse a kind of file that is not written. Raises InputError."""
    if out.suffix.lower() not in _WRITERS:
        known = ", ".join(_WRITERS)
        raise InputError(f"{out}: Geschrieben werden {known}.", f"{out}: these can be written: {known}.")


def write(found: Population, out: Path) -> None:
    """Write the rows; the file appears whole or not at all. Raises InputError."""
    with files.whole(out) as part:
        _WRITERS[out.suffix.lower()](found.frame, part)


def written_data(found: Population, out: Path) -> dict[str, Any]:
    """What was written, as plain data."""
    return {"file": str(out), "rows": found.frame.height, "persons": found.frame["gewicht"].sum(), **report_data(found.report)}


def show_written(found: Population, out: Path, lang: str) -> None:
    """Say what was written, on standard error."""
    text = _say("written", lang, out, _number(found.frame.height, lang), _number(float(found.frame["gewicht"].sum()), lang))
    show.console(error=True).print(escape(text), soft_wrap=True)


def as_data(found: Population) -> dict[str, Any]:
    """The report as plain data, with ranges and sources."""
    said = found.report
    chosen = said.assumptions.chosen
    return {
        **report_data(said),
        "levels": ranges.levels(said.on, chosen),
        "explained": {name: [one._asdict() for one in rows] for name, rows in ranges.explained(said.on, said.scope, chosen).items()},
        "laender": ranges.laender(said.on, said.scope, said.assumptions),
        "declared": {name: one._asdict() for name, one in declared().items()},
        "sources": tables.sources(),
    }


def show_report(found: Population, lang: str) -> None:
    """Print the report."""
    out, said = show.console(), found.report
    out.print(f"[bold]{escape(_say('head', lang, phrases.day(said.on.isoformat(), lang), said.scope, said.key))}[/bold]")
    out.print(f"[dim]{escape(_say('axis', lang))}[/dim]")
    _margins(out, said, lang)
    _scaled(out, said, lang)
    _compared(out, said, lang)
    _levels(out, said, lang)
    _laender(out, said, lang)
    _assumptions(out, said, lang)


def _margins(out: Console, said: Report, lang: str) -> None:
    table = _table("margins", ("margin", "entries", "greatest", "mean", "relative", "outside"), lang, said.rounds)
    for one in said.residuals:
        cells = (
            _number(one.entries, lang),
            numbers.number(one.greatest, lang, 1),
            numbers.number(one.mean, lang, 3),
            numbers.number(one.relative, lang, 6),
        )
        table.add_row(one.margin, *cells, str(len(one.outside)))
    out.print(table)
    for one in said.residuals:
        for entry in one.outside:
            text = f"{one.margin}, {entry.entry}: {_number(entry.published, lang)} / {_number(entry.fitted, lang)} ({entry.why[lang]})"
            out.print(Padding(escape(text), (0, 0, 0, 2)), style="dim")


def _scaled(out: Console, said: Report, lang: str) -> None:
    out.print(f"\n[bold]{_say('scaled', lang)}[/bold]")
    for one in said.scaled:
        factors = " - ".join(dict.fromkeys(numbers.number(factor, lang, 4) for factor in (one.lowest, one.highest)))
        word = _say("applied" if one.applied else "shown", lang)
        out.print(Padding(escape(f"{one.margin}, {one.what}: {factors} ({word}; {one.why[lang]})"), (0, 0, 0, 2)))


def _compared(out: Console, said: Report, lang: str) -> None:
    table = _table("compared", ("", "", "published", "fit", "ak4", "koenigstein"), lang)
    for one in said.compared:
        modelled = (_number(one.modelled[name], lang) if name in one.modelled else "" for name in ("fit", *KEYS))
        table.add_row(one.land, escape(one.what), _number(one.published, lang), *modelled)
    out.print(table)


def _levels(out: Console, said: Report, lang: str) -> None:
    table = _table("levels", ("", "", *LEVELS), lang)
    for scope, measures in _by_measure(ranges.levels(said.on, said.assumptions.chosen)).items():
        for measure, at in measures.items():
            table.add_row(scope, _MEASURES[measure][lang], *(_number(at[level], lang) for level in LEVELS))
    out.print(table)
    if said.block["bound"] < 1:
        out.print(Padding(_say("bound", lang, numbers.number(said.block["bound"], lang, 3)), (0, 0, 0, 2)), style="dim")
    for measure, rows in ranges.explained(said.on, said.scope, said.assumptions.chosen).items():
        parts = ", ".join(f"{one.name} {numbers.number(100 * one.share, lang, 0)} %" for one in rows if one.share >= 0.05)  # noqa: PLR2004
        out.print(Padding(escape(f"{_say('explains', lang, _MEASURES[measure][lang])}: {parts}"), (0, 0, 0, 2)))


def _by_measure(levels: dict[str, dict[str, dict[str, float]]]) -> dict[str, dict[str, dict[str, float]]]:
    return {scope: {measure: {level: at[level][measure] for level in LEVELS} for measure in _MEASURES} for scope, at in levels.items()}


def _laender(out: Console, said: Report, lang: str) -> None:
    names = dict(tables.table("laender").select("land", "name").rows())
    found = ranges.laender(said.on, said.scope, said.assumptions)
    table = _table("laender", ("", *KEYS), lang)
    for land in tables.laender():
        table.add_row(names[land], *(_number(found[key][land], lang) for key in KEYS))
    out.print(table)


def _assumptions(out: Console, said: Report, lang: str) -> None:
    table = _table("assumptions", ("", *LEVELS, "used", "mark"), lang)
    for name, one in declared().items():
        numbers = (*(one.at(level) for level in LEVELS), said.assumptions.values[name])
        table.add_row(name, *(f"{number:g}".replace(".", "," if lang == "de" else ".") for number in numbers), one.mark)
    out.print(table)
    for name, one in declared().items():
        out.print(Padding(f"[bold]{name}[/bold] ({escape(one.unit)}): {escape(one.why[lang])}", (0, 0, 0, 2)))


def _table(title: str, heads: tuple[str, ...], lang: str, *parts: object) -> Table:
    table = Table(
        title=f"\n[bold]{_say(title, lang, *parts)}[/bold]", title_justify="left", title_style="", box=None, header_style="dim", pad_edge=False
    )
    for number, head in enumerate(heads):
        table.add_column(_HEADS[head][lang], justify="left" if number == 0 or not head else "right")
    return table


def _say(key: str, lang: str, *parts: object) -> str:
    return _TEXT[key][lang].format(*parts)


def _number(value: float, lang: str) -> str:
    """Whole persons as people write them; below five only that it is so."""
    if 0 < value < _LEAST:
        return "<5"
    return numbers.number(value, lang)
