"""The commands for policy staff: what a motion changes for whom and at what cost, and whether the budget is enough."""

from typing import Annotated

import typer

from anspruch.cli.options import Json, Lang, language, print_json, whole_law


def register(app: typer.Typer) -> None:
    """Add the commands to the command line."""
    app.command()(budget)


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
