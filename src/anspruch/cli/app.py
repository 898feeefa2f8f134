"""The commands of ``anspruch``; each is a few lines over a reading."""

import io
import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import click
import typer

from anspruch.cli import files, many, policy, web
from anspruch.cli.conference_commands import conference_app
from anspruch.cli.law_commands import law_app
from anspruch.cli.motion_commands import motion_app
from anspruch.cli.options import (
    FINDING,
    OUR_FAULT,
    WRONG_USE,
    Chosen,
    Facts,
    Json,
    Lang,
    On,
    Only,
    Programme,
    language,
    language_of,
    print_json,
    whole_law,
)
from anspruch.cli.population_commands import population_app
from anspruch.language.errors import AnspruchError, InputError, LawError
from anspruch.statute.law import Law

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, no_args_is_help=False, rich_markup_mode=None)
app.add_typer(law_app, name="law")
app.add_typer(population_app, name="population")
app.add_typer(motion_app, name="motion")
app.add_typer(conference_app, name="conference")
many.register(app)
policy.register(app)
web.register(app)


def run() -> None:
    """Run the command line; every expected error is one sentence, never a traceback."""
    Chosen.lang = language_of(sys.argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        sys.exit(app(standalone_mode=False) or 0)
    except click.UsageError as error:
        from anspruch.cli.usage import sentence  # noqa: PLC0415

        _fail(sentence(error, Chosen.lang), WRONG_USE)
    except LawError as error:
        _fail(error.text(Chosen.lang), OUR_FAULT)
    except AnspruchError as error:
        _fail(error.text(Chosen.lang), WRONG_USE)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(130)
    except OSError as error:
        _fail(f"{error.strerror or error}.", OUR_FAULT)
    except Exception as error:
        from anspruch.cli.phrases import say  # noqa: PLC0415

        _fail(say("internal", Chosen.lang, f"{type(error).__name__}: {error}"), OUR_FAULT)


def _fail(sentence: str, code: int) -> None:
    print(sentence, file=sys.stderr)  # noqa: T201
    sys.exit(code)


@app.callback(invoke_without_command=True, help="Anspruch: deutsches Integrationsrecht als Programm. (German integration law as code.)")
def tour(context: typer.Context, lang: Lang = "de", as_json: Json = False) -> None:
    """Without a command: a tour."""
    language(lang)
    if context.invoked_subcommand is None:
        from anspruch.cli import tour as shown  # noqa: PLC0415

        print_json(shown.as_data(whole_law())) if as_json else shown.tour(whole_law(), language(lang))


@app.command()
def check(facts: Facts = None, on: On = None, programme: Programme = "integrationskurs", lang: Lang = "de", as_json: Json = False) -> None:
    """Fragen beantworten und alle Wege sehen; nichts wird gespeichert. (Answer questions, see every way.)"""
    from anspruch.cli import interview, show  # noqa: PLC0415
    from anspruch.readings.decide import decide  # noqa: PLC0415
    from anspruch.readings.decide.document import document  # noqa: PLC0415

    law = whole_law()
    law.programme(programme)
    given, day = _given(facts, on) if facts else ({}, files.day(on))
    if not facts:
        given = interview.run(law, day, programme, given, language(lang))
    decision = decide(law.on(day), given)
    print_json(document(decision, (programme,))) if as_json else show.result(show.console(), decision, language(lang), (programme,))


@app.command()
def decide(
    facts: Facts = None,
    batch: Annotated[Path | None, typer.Option("--batch", help="Liste von {id, date, facts}; eine JSON-Zeile je Eintrag")] = None,
    on: On = None,
    law_day: Annotated[str | None, typer.Option("--law-day", help="Tag des Rechts, wenn er ein anderer ist")] = None,
    programme: Only = "",
    code: Annotated[str, typer.Option("--code", help="Fallcode statt einer Datei")] = "",
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Alle Wege für eine Person an einem Tag. (Every way for one person on one day.)"""
    from anspruch.readings.decide import decide as work_out  # noqa: PLC0415
    from anspruch.readings.decide.document import document  # noqa: PLC0415

    law = whole_law()
    chosen = (law.programme(programme).name,) if programme else ()
    if sum(map(bool, (batch, facts, code))) > 1:
        raise InputError("Von --facts, --batch und --code geht nur eines.", "Only one of --facts, --batch and --code will do.")
    if batch:
        _batch(law, batch, on, law_day, chosen)
        return
    if not facts and not code:
        raise InputError("Es fehlt --facts DATEI (oder --batch DATEI, --code FALLCODE).", "--facts FILE (or --batch FILE, --code CODE) is missing.")
    given, day = _given(facts, on) if facts else (_held(law, code), files.day(on))
    decision = work_out(law.on(files.day(law_day, day)), given, day)
    if as_json:
        print_json({"id": facts.stem if facts else code, **document(decision, chosen)})
        return
    from anspruch.cli import show  # noqa: PLC0415

    show.result(show.console(), decision, language(lang), chosen, full=False)


@app.command()
def code(facts: Facts = None, on: On = None, lang: Lang = "de") -> None:
    """Der Fallcode zu Sachverhalten: sie stehen darin, sonst nichts. (The case code of facts; it holds them, and nothing else.)"""
    from anspruch import fallcode  # noqa: PLC0415
    from anspruch.cli.phrases import say  # noqa: PLC0415

    spoken = language(lang)
    if not facts:
        raise InputError("Es fehlt --facts DATEI.", "--facts FILE is missing.")
    (given, day), today = _given(facts, on), files.day(None)
    print(fallcode.write(whole_law().vocabulary, given, today))  # noqa: T201
    if day != today:
        print(say("code_day", spoken), file=sys.stderr)  # noqa: T201


def _held(law: Law, code: str) -> dict[str, Any]:
    from anspruch import fallcode  # noqa: PLC0415

    return dict(fallcode.read(law.vocabulary, code).facts)


def _given(path: Path, on: str | None) -> tuple[dict[str, Any], Any]:
    given, day = files.facts(path)
    return given, files.day(on or (str(day) if day else None))


def _batch(law: Law, path: Path, on: str | None, law_day: str | None, chosen: tuple[str, ...]) -> None:
    """One JSON line an entry; a bad entry is reported in its line, and the others go on."""
    from anspruch.readings.decide import decide as work_out  # noqa: PLC0415
    from anspruch.readings.decide.document import document  # noqa: PLC0415

    bad = False
    for number, entry in enumerate(files.entries(path), 1):
        name = entry.get("id", number) if isinstance(entry, dict) else number
        try:
            if not isinstance(entry, dict) or not isinstance(entry.get("facts"), dict):
                raise InputError("Ein Eintrag braucht id, date und facts.", "An entry needs id, date and facts.")
            day = files.day(str(entry["date"]) if entry.get("date") else on)
            found = document(work_out(law.on(files.day(law_day, day)), entry["facts"], day), chosen)
            line: dict[str, Any] = {"id": name, **found}
        except AnspruchError as error:
            bad = True
            line = {"id": name, "error": {"de": error.de, "en": error.en}}
        print(json.dumps(line, ensure_ascii=False))  # noqa: T201
    if bad:
        raise typer.Exit(FINDING)


@app.command()
def explain(
    facts: Facts = None,
    route: Annotated[str, typer.Option("--route", help="nur dieser Weg, zum Beispiel zulassung_bamf")] = "",
    on: On = None,
    programme: Only = "",
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Warum ein Weg offen ist oder nicht, und was sich ändern müsste. (Why, and what would have to change.)"""
    from anspruch.cli.explained import show_explained  # noqa: PLC0415
    from anspruch.readings.decide import decide as work_out  # noqa: PLC0415
    from anspruch.readings.explain.document import document  # noqa: PLC0415

    law = whole_law()
    if not facts:
        raise InputError("Es fehlt --facts DATEI.", "--facts FILE is missing.")
    given, day = _given(facts, on)
    decision = work_out(law.on(day), given, day)
    print_json(document(decision, programme, route)) if as_json else show_explained(decision, programme, route, language(lang))


@app.command()
def advice(facts: Facts = None, on: On = None, lang: Lang = "de", as_json: Json = False) -> None:
    """Was zuerst versuchen, was es kostet, was danach aufgeht. (What to try first, what it costs, what opens next.)"""
    from anspruch.cli.advised import as_data, show_advice  # noqa: PLC0415
    from anspruch.readings.advice import advise  # noqa: PLC0415
    from anspruch.readings.decide import decide as work_out  # noqa: PLC0415

    if not facts:
        raise InputError("Es fehlt --facts DATEI.", "--facts FILE is missing.")
    given, day = _given(facts, on)
    found = advise(work_out(whole_law().on(day), given, day))
    print_json(as_data(found)) if as_json else show_advice(found, language(lang))


@app.command()
def cases(
    paths: Annotated[list[Path] | None, typer.Argument(help="Falldateien (Standard: die mitgelieferten Fälle)")] = None,
    programme: Annotated[str, typer.Option("--programme", help="nur Fälle zu diesem Angebot")] = "",
    deviations: Annotated[Path | None, typer.Option("--deviations", help="Abweichungen mit Grund, nach Fall")] = None,
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Fälle mit Quelle prüfen; Ende mit 1, wenn einer scheitert. (Run case files; exit 1 on a failure.)"""
    from anspruch.cases import run as run_cases  # noqa: PLC0415
    from anspruch.cases import shipped  # noqa: PLC0415
    from anspruch.cli.casebook import as_data, report  # noqa: PLC0415

    listed = files.read(deviations) if deviations else {}
    outcomes = [one for path in paths or shipped() for one in run_cases(whole_law(), files.entries(path), programme, listed)]
    print_json(as_data(outcomes)) if as_json else report(outcomes, language(lang))
    if any(one.verdict == "fail" for one in outcomes):
        raise typer.Exit(FINDING)
