"""Ways to look at a provision or at the law of a day: ``anspruch law sentence|diagram|dmn|page|overlap``."""

from pathlib import Path
from typing import Annotated

import typer

from anspruch.cli import files
from anspruch.cli.options import Json, Lang, On, language, print_json, whole_law
from anspruch.language.errors import InputError
from anspruch.statute import lookup
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Provision

Out = Annotated[Path | None, typer.Option("--out", help="Datei, in die geschrieben wird (Standard: die Standardausgabe)")]
Cite = Annotated[str, typer.Argument(help='Fundstelle oder Name, zum Beispiel "AufenthG § 44 Abs. 2" oder teilnahmeanspruch')]


def register(app: typer.Typer) -> None:
    """Add the commands to ``anspruch law``."""
    for command in (sentence, diagram, dmn, page, overlap):
        app.command()(command)


def conditions(law: LawOnDay, text: str) -> list[Provision]:
    """The conditions at or below a citation that are in force. Raises InputError if there is none."""
    found = [one for one in lookup.find(law.law, text) if one.kind == "condition" and one.on(law.day)]
    if not found:
        raise InputError(f"„{text}“: Am {law.day} gilt hier keine Bedingung.", f"“{text}”: no condition is in force here on {law.day}.")
    return found


def _one(law: LawOnDay, text: str) -> Provision:
    """The one condition meant. Raises InputError if there are none or several."""
    found = conditions(law, text)
    exact = [one for one in found if one.cite in (text, lookup.canonical(text))] or found
    if len(exact) > 1:
        names = ", ".join(one.name for one in exact)
        raise InputError(f"„{text}“ sind mehrere; nennen Sie eine davon: {names}.", f"“{text}” is several; name one of them: {names}.")
    return exact[0]


def _state(on: str | None) -> LawOnDay:
    return whole_law().on(files.day(on))


def sentence(cite: Cite, on: On = None, lang: Lang = "de", as_json: Json = False) -> None:
    """Eine Bedingung als Satz und Liste, für Menschen. (A condition as a sentence, for people.)"""
    from anspruch.cli import lawbook  # noqa: PLC0415
    from anspruch.readings.render import clause, lines  # noqa: PLC0415
    from anspruch.readings.render import sentence as written  # noqa: PLC0415

    state, lang = _state(on), language(lang)
    found = [(one, clause(state.norm(one.name), state.law, lang)) for one in conditions(state, cite)]
    if as_json:
        print_json([{"name": one.name, "cite": one.cite, "says": one.says[lang], "sentence": written(part, lang)} for one, part in found])
        return
    for provision, part in found:
        lawbook.show_sentence(provision, lines(part, lang), lang)


def diagram(
    cite: Cite,
    on: On = None,
    depth: Annotated[int | None, typer.Option("--depth", min=0, help="so viele Normen tief (Standard: bis zu den Sachverhalten)")] = None,
    out: Out = None,
    lang: Lang = "de",
) -> None:
    """Eine Bedingung als Mermaid-Diagramm. (A condition as a Mermaid diagram.)"""
    from anspruch.readings.render.diagram import diagram as drawn  # noqa: PLC0415

    state = _state(on)
    files.write(drawn(state, _one(state, cite).name, language(lang), depth=depth), out)


def dmn(
    cite: Annotated[str, typer.Argument(help="nur diese Normen und worauf sie beruhen (Standard: alle Wege)")] = "",
    on: On = None,
    edition: Annotated[str, typer.Option("--edition", help="1.5, oder 1.3 für Werkzeuge, die 1.5 nicht lesen")] = "1.5",
    out: Out = None,
    lang: Lang = "de",
) -> None:
    """Das Recht eines Tages als DMN mit FEEL, für andere Werkzeuge. (The law of a day as DMN.)"""
    from anspruch.readings.render.dmn import dmn as exported  # noqa: PLC0415

    state = _state(on)
    names = [one.name for one in conditions(state, cite)] if cite else []
    files.write(exported(state, names, language(lang), edition), out)


def page(on: On = None, out: Out = None, lang: Lang = "de") -> None:
    """Das Recht eines Tages als eine HTML-Datei. (The law of a day as one HTML file.)"""
    from anspruch.readings.render.page import page as rendered  # noqa: PLC0415

    files.write(rendered(_state(on), language(lang)), out)


def overlap(first: Cite, second: Cite, on: On = None, lang: Lang = "de", as_json: Json = False) -> None:
    """Können zwei Bedingungen zugleich zutreffen? Bewiesen, oder mit Beispiel. (Can two conditions hold together?)"""
    from anspruch.cli import audited  # noqa: PLC0415
    from anspruch.readings.compare.effect import overlap as prove  # noqa: PLC0415

    state, lang = _state(on), language(lang)
    one, other = _one(state, first), _one(state, second)
    found = prove(state, state.norm(one.name), state.norm(other.name)).facts
    if as_json:
        print_json({"first": one.name, "second": other.name, "overlap": found is not None, "example": found})
        return
    audited.show_overlap(found, state.law, lang)
