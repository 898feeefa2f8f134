"""The commands of ``anspruch law``: reading, checking, drawing and exporting the law."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from anspruch.cli import drawings, files
from anspruch.cli.options import FINDING, Json, Lang, On, language, print_json, whole_law
from anspruch.language.errors import LawError
from anspruch.statute import lookup
from anspruch.statute.loader import LAW, load

law_app = typer.Typer(
    help="Das Recht lesen, prüfen, zeichnen, ausgeben. (Read, check, draw, export the law.)", no_args_is_help=True, rich_markup_mode=None
)
drawings.register(law_app)


@law_app.command("show")
def law_show(cite: str, on: On = None, lang: Lang = "de", as_json: Json = False) -> None:
    """Was an einem Tag gilt, zum Beispiel von "AufenthG § 44". (What is in force on a day.)"""
    from anspruch.cli import lawbook  # noqa: PLC0415

    law, day = whole_law(), files.day(on)
    law.on(day)
    print_json(lookup.document(law, cite, day)) if as_json else lawbook.show_law(law, cite, day, language(lang))


@law_app.command("history")
def law_history(cite: str, lang: Lang = "de", as_json: Json = False) -> None:
    """Alle Fassungen, zum Beispiel von "IntV § 9". (All versions.)"""
    from anspruch.cli import lawbook  # noqa: PLC0415

    print_json(lookup.document(whole_law(), cite, None)) if as_json else lawbook.history(whole_law(), cite, language(lang))


@law_app.command("due")
def law_due(on: On = None, lang: Lang = "de", as_json: Json = False) -> None:
    """Was zur Prüfung fällig ist; Ende mit 1, wenn etwas fällig ist. (What is due for review.)"""
    from anspruch.cli import lawbook  # noqa: PLC0415

    law, day = whole_law(), files.day(on)
    if as_json:
        print_json(lawbook.due(law, day))
    if (bool(lawbook.due(law, day))) if as_json else lawbook.show_due(law, day, language(lang)):
        raise typer.Exit(FINDING)


@law_app.command("check")
def law_check(folder: Annotated[Path, typer.Argument(help="Ordner mit Rechtsdateien")] = LAW, lang: Lang = "de", as_json: Json = False) -> None:
    """Prüfen, ob ein Ordner mit Recht in Ordnung ist. (Check a folder of law.)"""
    try:
        law = load(folder, cached=False)
    except LawError as error:
        if as_json:
            print_json({"sound": False, "error": {"de": error.de, "en": error.en}})
        else:
            print(error.text(language(lang)), file=sys.stderr)  # noqa: T201
        raise typer.Exit(FINDING) from None
    found = {"sound": True, "provisions": len(law.provisions), "law": law.fingerprint}
    text = {
        "de": f"In Ordnung: {len(law.provisions)} Normen, {law.fingerprint}.",
        "en": f"Sound: {len(law.provisions)} provisions, {law.fingerprint}.",
    }
    print_json(found) if as_json else print(text[language(lang)])  # noqa: T201
