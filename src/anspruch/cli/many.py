"""The commands about many persons: a whole table, and proofs over all possible persons."""

from pathlib import Path
from typing import Annotated

import typer

from anspruch.cli import files
from anspruch.cli.options import Json, Lang, On, language, print_json, whole_law
from anspruch.language.errors import InputError

Life = Annotated[str | None, typer.Option("--on", help="Tag im Leben der Menschen (Standard: der zweite Tag)")]
Everything = Annotated[bool, typer.Option("--all", help="alle Gruppen zeigen, nicht nur drei")]


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command()(columns)
    app.command()(compare)
    app.command()(audit)


def compare(before: str, after: str, on: Life = None, everything: Everything = False, lang: Lang = "de", as_json: Json = False) -> None:
    """Zwei Tage im Recht vergleichen: wer gewinnt, wer verliert, bewiesen für alle möglichen Menschen. (Compare two days.)"""
    from anspruch.cli import compared  # noqa: PLC0415
    from anspruch.readings.compare import compare as prove  # noqa: PLC0415
    from anspruch.readings.compare.document import document  # noqa: PLC0415

    law = whole_law()
    first, second = files.day(before), files.day(after)
    comparison = prove(law.on(first), law.on(second), files.day(on, second))
    print_json(document(comparison)) if as_json else compared.show_comparison(comparison, language(lang), everything=everything)


def audit(on: On = None, lang: Lang = "de", as_json: Json = False) -> None:
    """Das ganze Recht prüfen: Unabhängigkeit von Merkmalen, Normen ohne Wirkung, verschlossene Wege. (Audit the whole law.)"""
    from anspruch.cli import audited  # noqa: PLC0415
    from anspruch.readings.compare.audit import audit as prove  # noqa: PLC0415

    law = whole_law()
    found = prove(law, files.day(on))
    print_json(audited.as_data(found)) if as_json else audited.show_audit(found, law, language(lang))


def columns(  # noqa: PLR0913, PLR0917  (options, given by name)
    table: Annotated[Path, typer.Argument(help="Tabelle mit einer Zeile je Person: .parquet, .csv oder .arrow")],
    on: On = None,
    law_day: Annotated[str | None, typer.Option("--law-day", help="Tag des Rechts, wenn er ein anderer ist")] = None,
    programme: Annotated[str, typer.Option("--programme", help="nur dieses Angebot")] = "",
    provision: Annotated[list[str] | None, typer.Option("--provision", help="auch diese Norm (Fundstelle oder Name); mehrfach möglich")] = None,
    values: Annotated[bool, typer.Option("--values", help="auch die Fragen daneben (Kosten, Kurse)")] = False,
    by: Annotated[list[str] | None, typer.Option("--by", help="zählen nach dieser Spalte, zum Beispiel land; mehrfach möglich")] = None,
    weight: Annotated[str, typer.Option("--weight", help="Spalte mit dem Gewicht jeder Zeile")] = "",
    out: Annotated[Path | None, typer.Option("--out", help="je Person in diese Datei schreiben (.parquet, .csv, .arrow), statt zu zählen")] = None,
    engine: Annotated[str, typer.Option("--engine", help="polars (Standard), duckdb oder spark")] = "polars",
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Das Recht auf eine ganze Tabelle anwenden: zählen, oder je Person ausgeben. (The law for a whole table.)"""
    from anspruch.cli import tables  # noqa: PLC0415
    from anspruch.cli.drawings import conditions  # noqa: PLC0415
    from anspruch.readings.columns import Asked  # noqa: PLC0415

    law = whole_law()
    day = files.day(on)
    chosen = (law.programme(programme).name,) if programme else ()
    state = law.on(files.day(law_day, day))
    provisions = dict.fromkeys(one.name for text in provision or () for one in conditions(state, text))
    asked = Asked(chosen, tuple(provisions), values, day)
    if out is not None:
        if by or weight or as_json:
            raise InputError("--out geht nicht mit --by, --weight oder --json.", "--out does not go with --by, --weight or --json.")
        tables.write(table, state, asked, out, engine, language(lang))
        return
    counted = tables.count(table, state, asked, tuple(dict.fromkeys(by or ())), weight or None, engine, language(lang))
    print_json(counted.to_dicts()) if as_json else tables.show_counts(counted, state, asked, language(lang))
