"""The commands of ``anspruch population``: the baseline population as a table, and what can be said of how good it is."""

from pathlib import Path
from typing import Annotated

import typer

from anspruch.cli import files
from anspruch.cli.options import Json, Lang, language, print_json

population_app = typer.Typer(
    help="Die Grundbevölkerung aus veröffentlichten Statistiken. (The baseline population from published statistics.)",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Day = Annotated[str | None, typer.Option("--on", help="Tag, bis zu dem § 22 Satz 2 fortgeschrieben wird (Standard: 2026-11-27)")]
Key = Annotated[str, typer.Option("--key", help="Verteilung auf die Länder: ak4 oder koenigstein")]
Scope = Annotated[str, typer.Option("--scope", help="wide (alle nach § 22 Satz 2) oder narrow (nur Ortskräfte und Familien)")]
Assume = Annotated[list[str] | None, typer.Option("--assume", help="Annahme, zum Beispiel stay=0.98 oder stay=low; mehrfach möglich")]
Out = Annotated[Path, typer.Option("-o", "--out", help="Datei: .parquet, .csv oder .arrow")]


@population_app.command("build")
def population_build(
    out: Out, on: Day = None, key: Key = "ak4", scope: Scope = "wide", assume: Assume = None, lang: Lang = "de", as_json: Json = False
) -> None:
    """Die Grundbevölkerung in eine Datei schreiben: gewichtete Zeilen, Spalten wie Sachverhalte. (Write it to a file.)"""
    from anspruch.cli import populated  # noqa: PLC0415
    from anspruch.population.assumptions import parse  # noqa: PLC0415
    from anspruch.population.build import DAY, build  # noqa: PLC0415

    lang = language(lang)
    populated.check(out)
    found = build(files.day(on, DAY), scope, key, parse(assume or ()))
    populated.write(found, out)
    print_json(populated.written_data(found, out)) if as_json else populated.show_written(found, out, lang)


@population_app.command("report")
def population_report(
    on: Day = None, key: Key = "ak4", scope: Scope = "wide", assume: Assume = None, lang: Lang = "de", as_json: Json = False
) -> None:
    """Wie gut sie ist: Abweichungen von jedem Rand, Vergleiche, Annahmen mit Spannen. (How good it is.)"""
    from anspruch.cli import populated  # noqa: PLC0415
    from anspruch.population.assumptions import parse  # noqa: PLC0415
    from anspruch.population.build import DAY, build  # noqa: PLC0415

    lang = language(lang)
    found = build(files.day(on, DAY), scope, key, parse(assume or ()))
    print_json(populated.as_data(found)) if as_json else populated.show_report(found, lang)
