"""The commands of ``anspruch conference``: the record, who voted how, what became of a demand, a Land's report, papers, and checking new files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from anspruch.cli import files, papers
from anspruch.cli.options import Json, Lang, On, language, print_json, whole_law
from anspruch.language.errors import InputError, LawError

if TYPE_CHECKING:  # the record is read only where it is asked for
    from anspruch.conference import Record

conference_app = typer.Typer(
    help="Die Integrationsministerkonferenz: Beschlüsse, Stimmen, was daraus wurde. (The conference on record.)",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Number = Annotated[int, typer.Argument(metavar="NR", help="Nummer der Konferenz, zum Beispiel 19")]
Land = Annotated[str, typer.Option("--land", help="das Land, zum Beispiel BW", show_default=False)]


@conference_app.command("list")
def listed(lang: Lang = "de", as_json: Json = False) -> None:
    """Die Konferenzen mit Tagen, Ort und Vorsitz. (The conferences.)"""
    from anspruch.cli import conferences  # noqa: PLC0415
    from anspruch.conference.opendata import plain  # noqa: PLC0415

    record = _record()
    if as_json:
        print_json([plain.conference(record, one) for one in record.conferences.values()])
    else:
        conferences.show_list(record, language(lang))


@conference_app.command()
def show(number: Number, lang: Lang = "de", as_json: Json = False) -> None:
    """Eine Konferenz und was ihr vorlag. (A conference and its papers.)"""
    from anspruch.cli import conferences  # noqa: PLC0415
    from anspruch.conference.opendata import plain  # noqa: PLC0415

    record = _record()
    one = record.conference(number)
    print_json(plain.conference(record, one)) if as_json else conferences.show_conference(record, one, language(lang))


@conference_app.command()
def motion(
    name: Annotated[str, typer.Argument(metavar="ID", help="Kennung, zum Beispiel intmk-19-ortskraefte")], lang: Lang = "de", as_json: Json = False
) -> None:
    """Ein Antrag oder Beschluss: wer ihn stellte, wer wie stimmte, was er fordert. (A motion or resolution.)"""
    from anspruch.cli import conferences  # noqa: PLC0415
    from anspruch.conference.draft import draft  # noqa: PLC0415
    from anspruch.conference.opendata import plain  # noqa: PLC0415

    record = _record()
    paper = record.paper(name)
    with _theirs():
        drafted = draft(paper, whole_law()) if paper.motion else None
    if as_json:
        law = {"motion": paper.motion, "without": drafted.without, "with": drafted.with_it} if drafted else None
        print_json({**plain.paper(record, paper), "draft": law})
    else:
        conferences.show_paper(record, paper, drafted, language(lang))


@conference_app.command()
def demand(
    name: Annotated[str, typer.Argument(metavar="ID", help="Kennung, zum Beispiel intmk-19-ortskraefte/d1")],
    on: On = None,
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Was aus einer Forderung wurde: Text (bewiesen), Praxis, Geld, Antwort. (What became of a demand.)"""
    from anspruch.cli import conferences_demand  # noqa: PLC0415
    from anspruch.conference import followup  # noqa: PLC0415
    from anspruch.conference.opendata import plain  # noqa: PLC0415

    record, law, day = _record(), whole_law(), files.day(on)
    one = record.demand(name)
    law.on(day)
    with _theirs():
        proof = followup.proof(law)
    found = followup.marks(one.id, day, followup.load(), proof)
    history = followup.stretches(one.id, followup.load(), proof, day, record.made(one))
    before = followup.earlier(one.id, day, followup.load(), proof)
    if as_json:
        print_json(
            {**plain.demand(record, one), **plain.marks(record, found), "history": plain.told(history), "before": plain.earlier(record, before)}
        )
    else:
        conferences_demand.show_demand(record, one, found, history, before, language(lang))


@conference_app.command()
def land(name: Annotated[str, typer.Argument(metavar="LAND", help="das Land, zum Beispiel BW")], lang: Lang = "de", as_json: Json = False) -> None:
    """Was von einem Land bekannt ist: Anträge, Unterstützung, Stimmen, Erklärungen. (What is known of a Land.)"""
    from anspruch.cli import conferences  # noqa: PLC0415
    from anspruch.conference import votes  # noqa: PLC0415

    record = _record()
    code = record.land(name)
    if not as_json:
        conferences.show_land(record, code, language(lang))
        return
    casts = {paper.id: votes.by_land(paper, record.body.laender)[code]._asdict() for paper in record.papers.values()}
    roles = {role: [paper.id for paper in papers] for role, papers in votes.roles(record, code).items()}
    sure = {role: {name: votes.role_certainty(record.papers[name], role, code) for name in names} for role, names in roles.items()}
    chaired = [one for one in record.conferences.values() if one.chair.land.value == code]
    chairs = {"chaired": [one.number for one in chaired], "chaired_certainty": {one.number: one.chair.land.certainty for one in chaired}}
    print_json({"land": code, **chairs, "roles": roles, "roles_certainty": sure, "votes": casts})


@conference_app.command()
def report(
    number: Number,
    of: Land = "",
    on: On = None,
    pdf: papers.PdfWithData = None,
    docx: papers.Docx = None,
    html: papers.Html = None,
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Was ein Land von seinem Anteil sagen kann, und was bis heute daraus wurde. (What a Land can tell of its part.)"""
    from anspruch.cli import conferences  # noqa: PLC0415
    from anspruch.conference import followup  # noqa: PLC0415
    from anspruch.conference.papers.report import report as paper_of  # noqa: PLC0415
    from anspruch.conference.report import report as drawn_up  # noqa: PLC0415
    from anspruch.conference.report.data import data  # noqa: PLC0415

    if not of:
        raise InputError("Es fehlt --land LAND, zum Beispiel --land BW.", "--land LAND is missing, for example --land BW.")
    kinds = papers.wanted(as_json, pdf=pdf, docx=docx, html=html)
    record, law, day = _record(), whole_law(), files.day(on)
    record.conference(number)
    record.land(of)
    law.on(day)
    with _theirs():
        found = drawn_up(record, number, of, day, followup.load(), followup.proof(law))
    if kinds:
        _write(paper_of(found, language(lang)), kinds)
    else:
        print_json(data(found)) if as_json else conferences.show_report(found, language(lang))


@conference_app.command()
def paper(
    number: Number,
    top: Annotated[str, typer.Option("--top", help="nur dieser TOP, etwa 2.9b; wo die Nummer nicht bekannt ist, die Kennung")] = "",
    title: Annotated[str, typer.Option("--title", help="wie das Ganze heißt, etwa Ergebnisprotokoll (Standard: Beschlussniederschrift)")] = "",
    pdf: papers.PdfWithData = None,
    docx: papers.Docx = None,
    html: papers.Html = None,
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Die Beschlussniederschrift einer Konferenz, oder das Beschlussblatt eines TOP. (Minutes, or a resolution sheet.)"""
    from anspruch.cli import conferences  # noqa: PLC0415
    from anspruch.conference.papers import sheets  # noqa: PLC0415

    kinds = papers.wanted(as_json, pdf=pdf, docx=docx, html=html)
    if top and title:
        raise InputError(
            "--title geht nicht mit --top: ein Blatt heißt wie sein TOP.", "--title does not go with --top: a sheet is called as its item."
        )
    record, said = _record(), language(lang)
    found = sheets.sheet(record, sheets.find(record, number, top), said) if top else sheets.minutes(record, number, said, title)
    if kinds:
        _write(found, kinds)
    else:
        print_json(found["data"]) if as_json else conferences.show_tree(found)


@conference_app.command()
def check(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="eine Datei des Verzeichnisses (papers, conferences, mandates, …); - für die Standardeingabe")
    ],
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Eine Datei prüfen, als stünde sie schon im Verzeichnis; nichts wird geändert. (Check a file of the record.)"""
    from anspruch.cli import conferences  # noqa: PLC0415
    from anspruch.conference.files.check import check as checked  # noqa: PLC0415

    found = checked(files.read(path), str(path))
    data = {"kind": found.kind, "counts": dict(found.counts), "hints": [dict(one) for one in found.hints]}
    print_json(data) if as_json else conferences.show_checked(found, language(lang))


@conference_app.command()
def minutes(
    text: Annotated[
        Path, typer.Option("--text", help="Text eines Protokolls (aus PDF, etwa mit pdftotext -layout); - für die Standardeingabe")
    ] = Path("-"),
    pdf: Annotated[Path | None, typer.Option("--pdf", help="das Protokoll selbst, als PDF mit Text")] = None,
    source: Annotated[str, typer.Option("--source", help="Name der Quelle in sources.yaml")] = "",
    number: Annotated[int | None, typer.Option("--number", help="Nummer der Konferenz, wenn der Text sie nicht nennt")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="in diese Datei statt auf die Standardausgabe")] = None,
    as_json: Json = False,
) -> None:
    """Aus einem Protokoll Einträge vorschlagen, die ein Mensch bestätigt (YAML). (Propose records from minutes.)"""
    from anspruch.conference.minutes import entry, pages, parse, proposal, remarks  # noqa: PLC0415
    from anspruch.statute import yaml12  # noqa: PLC0415

    if pdf and str(text) != "-":
        raise InputError("Entweder --pdf oder --text, nicht beides.", "Either --pdf or --text, not both.")
    read = parse(pages.text(files.content(pdf, pages.LARGEST), str(pdf)) if pdf else files.text(text))
    record = _record()
    proposed = proposal(read, record, source, number)
    if as_json:
        data = yaml12.loads(proposed.encode(), str(pdf or text))
        data["remarks"] = remarks(read, record, source, number)
        new = data["conference"] not in record.conferences
        print_json({**data, "conferences": [entry(read, record, source)]} if new else data)
    else:
        files.write(proposed, out)


def _write(tree: dict[str, Any], kinds: dict[str, Path]) -> None:
    from anspruch.conference.papers.docx import docx  # noqa: PLC0415
    from anspruch.conference.papers.html import html  # noqa: PLC0415
    from anspruch.conference.papers.pdf import pdf  # noqa: PLC0415

    papers.write(tree, kinds, {"html": html, "docx": docx, "pdf": pdf})


@conference_app.command("import")
def import_(
    folder: Annotated[Path | None, typer.Option("--from", help="ein anderer Ordner mit Dateien des Verzeichnisses")] = None,
    again: Annotated[bool, typer.Option("--again", help="auch neu rechnen, was schon gerechnet ist")] = False,
    lang: Lang = "de",
    as_json: Json = False,
) -> None:
    """Das Verzeichnis in die Datenbank der Webanwendung einlesen, ganz oder gar nicht. (Load the record into the database.)"""
    from anspruch.cli import conferences  # noqa: PLC0415
    from anspruch.web.database import prepare  # noqa: PLC0415

    spoken = language(lang)
    try:
        prepare()
    except ModuleNotFoundError as error:
        hint = "pip install 'anspruch[web]'"
        raise InputError(f"Für die Datenbank fehlt {error.name}: {hint}.", f"The database lacks {error.name}: {hint}.") from None
    from anspruch.web.conference import computed, load  # noqa: PLC0415

    with _theirs():
        done = load.load_all(folder) if folder else load.load_all()
        reckoned = computed.compute(whole_law(), again=again)
    if as_json:
        print_json({**done._asdict(), "computed": reckoned})
    else:
        conferences.show_imported(*done, reckoned, spoken)


def _record() -> "Record":
    from anspruch.conference import load  # noqa: PLC0415

    return load()


@contextmanager
def _theirs() -> Iterator[None]:
    """A statement that does not fit the law of a day is no fault of the command line."""
    try:
        yield
    except LawError as error:
        raise InputError(error.de, error.en) from None
