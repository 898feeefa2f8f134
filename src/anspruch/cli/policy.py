"""The commands for policy staff: what a motion changes for whom and at what cost, and whether the budget is enough."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from anspruch.cli import files
from anspruch.cli.motion_commands import Choose, InForce, Name, carried_out
from anspruch.cli.options import Json, Lang, language, print_json, whole_law
from anspruch.cli.papers import write_papers
from anspruch.language.errors import InputError

if TYPE_CHECKING:
    from anspruch.motion import Moved
    from anspruch.motion.outcome import Outcome
    from anspruch.population.impact import Impact


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command()(impact)
    app.command()(budget)


def impact(  # noqa: PLR0913, PLR0917  (options, given by name)
    motion: Name,
    choose: Choose = None,
    in_force: InForce = None,
    on: Annotated[str | None, typer.Option("--on", help="Tag, an dem gezählt wird (Standard: der Tag des Inkrafttretens)")] = None,
    population: Annotated[
        Path | None, typer.Option("--population", help="eigene Tabelle statt der Grundbevölkerung (.parquet, .csv, .arrow)")
    ] = None,
    assume: Annotated[list[str] | None, typer.Option("--assume", help="Annahme, zum Beispiel stay=0.98 oder stay=low; mehrfach möglich")] = None,
    csv: Annotated[Path | None, typer.Option("--csv", help="die Länder in diese Datei")] = None,
    svg: Annotated[Path | None, typer.Option("--svg", help="das Schaubild in diese Datei")] = None,
    pdf: Annotated[Path | None, typer.Option("--pdf", help="das Faktenblatt (PDF/A-2a, PDF/UA-1) in diese Datei")] = None,
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Was ein Antrag für wen ändert, nach Land, mit Kosten und Spannen. (What a motion changes, by Land, at what cost.)"""
    from anspruch.cli import impacts  # noqa: PLC0415
    from anspruch.motion import outcome as outcomes  # noqa: PLC0415

    lang = language(lang)
    moved, found, shown, several = _reckoned(motion, choose, in_force, on, population, assume, lang)
    papers: dict[Path, bytes] = {}
    if csv:
        papers[csv] = impacts.as_csv(shown).encode()
    if svg or pdf:
        papers |= _drawn(svg, pdf, moved, found, shown, lang)
    if as_json:
        print_json(outcomes.as_data(moved, found, several))
    elif not papers:
        impacts.show_impact(moved, found, shown, lang)
    write_papers(papers)


def _reckoned(
    motion: str, choose: list[str] | None, in_force: str | None, on: str | None, table: Path | None, assume: list[str] | None, lang: str
) -> "tuple[Moved, Impact, Outcome, tuple[Any, ...]]":
    """A motion carried out, counted, and what is shown of it. Raises InputError."""
    import polars as pl  # noqa: PLC0415

    from anspruch.motion.examples import examples  # noqa: PLC0415
    from anspruch.motion.outcome import outcome  # noqa: PLC0415
    from anspruch.motion.variants import variants  # noqa: PLC0415
    from anspruch.population import microdata  # noqa: PLC0415
    from anspruch.population.assumptions import parse, resolve  # noqa: PLC0415
    from anspruch.population.build import build  # noqa: PLC0415
    from anspruch.population.cohorts import REFERENCE  # noqa: PLC0415
    from anspruch.population.groups import PLACED  # noqa: PLC0415
    from anspruch.population.impact import PROGRAMME  # noqa: PLC0415
    from anspruch.population.impact import impact as reckon  # noqa: PLC0415

    law, assumed = whole_law(), parse(assume or ())
    resolve(assumed)
    moved = carried_out(motion, choose, in_force)
    day = files.day(on, moved.in_force)
    if not table and day < REFERENCE:
        asked = "--on" if on else "--in-force"
        raise InputError(
            f"Der Tag {day} liegt vor dem Stichtag {REFERENCE}; so weit reicht die Bevölkerung nicht zurück. Nennen Sie einen späteren Tag, "
            f"zum Beispiel {asked} 2027-01-01.",
            f"The day {day} lies before the reference day {REFERENCE}; the population does not reach back that far. Name a later day, "
            f"for example {asked} 2027-01-01.",
        )
    rows = microdata.read(table, moved.after) if table else build(day, assumptions=resolve(assumed)).frame
    for odd in microdata.unknown(rows, moved.after) if table else ():
        print(odd.text(lang), file=sys.stderr)  # noqa: T201
    with microdata.in_file(table):
        found = reckon(*moved.on(day), rows, assumed, own=table is not None)
    several = () if table else variants(moved, law, day, rows.filter(pl.col("gruppe") != PLACED), found.assumed, found.gain)
    return moved, found, outcome(found, several, lang, examples(moved, *moved.on(day), PROGRAMME), moved), several


def _drawn(svg: Path | None, pdf: Path | None, moved: "Moved", found: "Impact", shown: "Outcome", lang: str) -> dict[Path, bytes]:
    """The chart and the fact sheet. Raises InputError where a package is missing."""
    try:
        from anspruch.motion.papers.charts import charts  # noqa: PLC0415
        from anspruch.motion.papers.facts import facts  # noqa: PLC0415
        from anspruch.motion.papers.pdf import pdf as paper  # noqa: PLC0415

        drawn = charts(shown, lang)
        if svg and not drawn:
            raise InputError(
                "Es gibt nichts zu zeichnen: niemand gewinnt, weder sicher noch möglicherweise.",
                "There is nothing to draw: nobody gains, neither surely nor possibly.",
            )
        made = {svg: drawn.get("laender", "").encode()} if svg else {}
        return {**made, **({pdf: paper(facts(moved, found, shown, drawn, lang), "facts.typ")} if pdf else {})}
    except ModuleNotFoundError:
        hint = "pip install 'anspruch[papers]'"
        raise InputError(
            f"Für Schaubild und Faktenblatt fehlt ein Paket: {hint}.", f"A package is missing for chart and fact sheet: {hint}."
        ) from None


def budget(
    year: Annotated[int, typer.Option("--year", help="Haushaltsjahr")],
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Wie viele Kursplätze der Bundeshaushalt deckt, gegen Kursbeginne und Prognose. (What the federal budget covers.)"""
    from anspruch.cli import budgets  # noqa: PLC0415
    from anspruch.population.budget import budget as cover  # noqa: PLC0415

    found = cover(year, whole_law())
    print_json(budgets.as_data(found)) if as_json else budgets.show_budget(found, language(lang))
