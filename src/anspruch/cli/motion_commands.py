"""The commands of ``anspruch motion``: motions as changes of the law, their synopsis, amending commands and proof."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from anspruch.cli import files, papers
from anspruch.cli.options import FINDING, Json, Lang, language, print_json, whole_law
from anspruch.language.errors import InputError, LawError

if TYPE_CHECKING:  # a motion is read only where one is asked for
    from anspruch.motion import Motion, Moved

motion_app = typer.Typer(
    help="Anträge als Änderungen des Rechts: Synopse, Änderungsbefehle, Beweis. (Motions as changes of the law.)",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Name = Annotated[str, typer.Argument(metavar="MOTION", help="Name eines mitgelieferten Antrags, oder eine YAML-Datei")]
Choose = Annotated[list[str] | None, typer.Option("--choose", help="eine Wahl, als name=möglichkeit; mehrfach möglich")]
InForce = Annotated[str | None, typer.Option("--in-force", help="Tag des Inkrafttretens (Standard: der in der Datei angenommene)")]


@motion_app.command("list")
def listed(lang: Lang = "de", as_json: Json = False) -> None:
    """Die mitgelieferten Anträge. (The motions that come with it.)"""
    from anspruch.cli import motions  # noqa: PLC0415
    from anspruch.motion import find, shipped  # noqa: PLC0415

    found = [find(name) for name in shipped()]
    print_json([motions.as_data(one, language(lang)) for one in found]) if as_json else motions.show_list(found, language(lang))


@motion_app.command()
def show(motion: Name, lang: Lang = "de", as_json: Json = False) -> None:
    """Was ein Antrag fordert und was er zu wählen lässt. (What a motion demands and leaves to choose.)"""
    from anspruch.cli import motions  # noqa: PLC0415

    found = _find(motion)
    print_json(motions.as_data(found, language(lang))) if as_json else motions.show_motion(found, language(lang))


@motion_app.command()
def synopsis(
    motion: Name,
    choose: Choose = None,
    in_force: InForce = None,
    html: papers.Html = None,
    docx: papers.Docx = None,
    pdf: papers.Pdf = None,
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Das Recht ohne den Antrag neben dem Recht mit ihm, Norm für Norm. (The law without the motion beside the law with it.)"""
    from anspruch.cli import motions  # noqa: PLC0415
    from anspruch.motion.papers.docx import docx as as_docx  # noqa: PLC0415
    from anspruch.motion.papers.html import html as as_html  # noqa: PLC0415
    from anspruch.motion.papers.pdf import pdf as as_pdf  # noqa: PLC0415
    from anspruch.motion.papers.sheet import sheet  # noqa: PLC0415
    from anspruch.motion.synopsis import synopsis as compared  # noqa: PLC0415

    wanted = papers.wanted(as_json, html=html, docx=docx, pdf=pdf)
    found = sheet(compared(carried_out(motion, choose, in_force), language(lang)))
    if as_json:
        print_json({key: part for key, part in found.items() if key != "words"})
    elif not wanted:
        motions.show_synopsis(found)
    papers.write(found, wanted, {"html": as_html, "docx": as_docx, "pdf": as_pdf})


@motion_app.command()
def commands(motion: Name, choose: Choose = None, in_force: InForce = None, lang: Lang = "de", as_json: Json = False) -> None:
    """Änderungsbefehle, die aus dem Recht das Recht mit dem Antrag machen. (Amending commands.)"""
    from anspruch.cli import motions  # noqa: PLC0415
    from anspruch.motion.commands import commands as proposed  # noqa: PLC0415

    moved = carried_out(motion, choose, in_force)
    several = proposed(moved)
    if as_json:
        print_json([motions.command_data(one, moved) for one in several])
    else:
        motions.show_commands(several, moved, language(lang))


@motion_app.command()
def proof(
    motion: Name,
    choose: Choose = None,
    in_force: InForce = None,
    on: Annotated[str | None, typer.Option("--on", help="Tag, nach dem gefragt wird (Standard: der Tag des Inkrafttretens)")] = None,
    everything: Annotated[bool, typer.Option("--all", help="alle Gruppen zeigen, nicht nur drei")] = False,
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Wer durch den Antrag gewinnt, wer verliert: bewiesen für alle möglichen Menschen. (Who gains and loses: proved.)"""
    from anspruch.cli import compared  # noqa: PLC0415
    from anspruch.motion.moved import WITH, WITHOUT  # noqa: PLC0415
    from anspruch.readings.compare import compare  # noqa: PLC0415
    from anspruch.readings.compare.document import document  # noqa: PLC0415

    moved = carried_out(motion, choose, in_force)
    day = files.day(on, moved.in_force)
    before, after = moved.on(day)
    comparison = compare(before, after, day)
    called = {before: WITHOUT, after: WITH}
    if as_json:
        print_json({"motion": moved.motion.name, "chosen": dict(moved.chosen), **document(comparison, called)})
    else:
        compared.show_comparison(comparison, language(lang), everything=everything, called=called)


@motion_app.command()
def cases(
    motion: Name,
    paths: Annotated[list[Path] | None, typer.Argument(help="Falldateien (Standard: die mitgelieferten Fälle)")] = None,
    choose: Choose = None,
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Welche bekannten Fälle anders ausgehen, die überraschenden zuerst. (Which known cases come out otherwise.)"""
    from anspruch.cases import shipped  # noqa: PLC0415
    from anspruch.cli import answered  # noqa: PLC0415
    from anspruch.motion.answers import answers  # noqa: PLC0415

    moved = carried_out(motion, choose, None)
    known = [case for path in paths or shipped() for case in files.entries(path)]
    with _theirs():
        found = answers(moved.motion, whole_law(), known, moved.chosen)
    print_json(answered.as_data(found)) if as_json else answered.show_answers(found, {**moved.before.routes, **moved.after.routes}, language(lang))


@motion_app.command()
def check(file: Annotated[Path, typer.Argument(metavar="FILE", help="eine Antragsdatei (YAML)")], lang: Lang = "de", as_json: Json = False) -> None:
    """Eine Antragsdatei prüfen; Ende mit 1, wenn etwas falsch ist. (Check a motion's file; exit 1 if anything is wrong.)"""
    from anspruch.cli import motions  # noqa: PLC0415
    from anspruch.motion.check import check as checked  # noqa: PLC0415

    if not file.exists():
        raise InputError(f"Die Datei {file} gibt es nicht.", f"There is no file {file}.")
    if not file.is_file():
        raise InputError(f"{file} ist keine gewöhnliche Datei.", f"{file} is no ordinary file.")
    found = checked(file, whole_law())
    print_json(motions.checked_data(found)) if as_json else motions.show_checked(found, file.name, language(lang))
    if found.errors:
        raise typer.Exit(FINDING)


@motion_app.command()
def schema() -> None:
    """Das JSON-Schema der Antragsdatei, für Editoren. (The motion file's JSON Schema, for editors.)"""
    from importlib.resources import files as resources  # noqa: PLC0415

    sys.stdout.write((resources("anspruch.motion") / "motion.schema.json").read_text(encoding="utf-8"))


def _find(name: str) -> "Motion":
    from anspruch.motion import find  # noqa: PLC0415

    with _theirs():
        return find(name)


def carried_out(name: str, choose: list[str] | None, in_force: str | None) -> "Moved":
    """A motion carried out. Raises InputError for whatever of it does not work."""
    from anspruch.motion import moved  # noqa: PLC0415

    law, motion = whole_law(), _find(name)
    day = files.day(in_force, motion.in_force)
    law.on(day)
    with _theirs():
        return moved(motion, law, _choices(choose or ()), day)


def _choices(texts: Iterable[str]) -> dict[str, str]:
    """The choices made, each once. Raises InputError."""
    found: dict[str, str] = {}
    for name, option in map(_choice, texts):
        if name in found:
            raise InputError(f"Die Wahl „{name}“ steht doppelt da.", f"The choice “{name}” is given twice.")
        found[name] = option
    return found


def _choice(text: str) -> tuple[str, str]:
    name, sign, option = text.partition("=")
    if not (sign and name and option):
        raise InputError(f"„{text}“ ist keine Wahl wie name=möglichkeit.", f"“{text}” is not a choice like name=option.")
    return name, option


@contextmanager
def _theirs() -> Iterator[None]:
    """What is wrong with a motion's file, or with a motion on another day, is the user's to mend, not ours."""
    try:
        yield
    except LawError as error:
        raise InputError(error.de, error.en) from None
