"""Papers into files: HTML, DOCX and PDF of one sheet, all of them or none; one sentence where a package for it is missing."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated, Any

import typer

from anspruch.cli import files
from anspruch.language.errors import InputError

Html = Annotated[Path | None, typer.Option("--html", help="als HTML in diese Datei")]
Docx = Annotated[Path | None, typer.Option("--docx", help="als DOCX (Word) in diese Datei")]
Pdf = Annotated[Path | None, typer.Option("--pdf", help="als PDF (PDF/A-2a, PDF/UA-1) in diese Datei")]
PdfWithData = Annotated[Path | None, typer.Option("--pdf", help="als PDF (PDF/A-3a mit den Daten als JSON, PDF/UA-1) in diese Datei")]


def wanted(as_json: bool, **paths: Path | None) -> dict[str, Path]:
    """The kinds of paper asked for. Raises InputError where plain data is asked for beside them, or one file for two papers."""
    found = {kind: path for kind, path in paths.items() if path}
    if found and as_json:
        raise InputError("--json geht nicht mit --html, --docx oder --pdf.", "--json does not go with --html, --docx or --pdf.")
    if len({path.absolute() for path in found.values()}) < len(found):
        raise InputError("Jedes Papier braucht eine eigene Datei.", "Every paper needs a file of its own.")
    return found


def write(sheet: dict[str, Any], kinds: Mapping[str, Path], makers: Mapping[str, Callable[[dict[str, Any]], bytes | str]]) -> None:
    """The papers of a sheet into their files. Raises InputError where a package or a folder is missing."""
    write_papers({path: _made(kind, makers[kind], sheet) for kind, path in kinds.items()})


def write_papers(papers: Mapping[Path, bytes]) -> None:
    """Papers into their files: all of them, or none where one cannot be written."""
    with ExitStack() as stack:
        parts = {stack.enter_context(files.whole(path)): paper for path, paper in papers.items()}
        for part, paper in parts.items():
            part.write_bytes(paper)


def _made(kind: str, maker: Callable[[dict[str, Any]], bytes | str], sheet: dict[str, Any]) -> bytes:
    try:
        paper = maker(sheet)
    except ImportError:
        hint = "pip install 'anspruch[papers]'"
        raise InputError(f"Für --{kind} fehlt ein Paket: {hint}.", f"A package is missing for --{kind}: {hint}.") from None
    return paper.encode() if isinstance(paper, str) else paper
