"""What the commands share: options, the language errors are said in, printing as JSON, and the law."""

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from anspruch.language.errors import InputError
from anspruch.statute.law import Law
from anspruch.statute.loader import load

FINDING, WRONG_USE, OUR_FAULT = 1, 2, 3

Facts = Annotated[Path | None, typer.Option("--facts", help="Datei mit Sachverhalten (YAML oder JSON, - für die Standardeingabe)")]
On = Annotated[str | None, typer.Option("--on", help="Tag, nach dem gefragt wird (Standard: heute)")]
Json = Annotated[bool, typer.Option("--json", help="Ausgabe als JSON")]
Lang = Annotated[str, typer.Option("--lang", help="de oder en (Standard: de)", show_default=False)]
Programme = Annotated[str, typer.Option("--programme", help="Angebot, zum Beispiel integrationskurs", show_default=False)]
Only = Annotated[str, typer.Option("--programme", help="nur dieses Angebot")]


class Chosen:
    """The language errors are said in; set as soon as it is known."""

    lang = "de"


def language_of(arguments: list[str]) -> str:
    """The language a command line asks for, before it is parsed."""
    joined = " ".join(arguments)
    return "en" if "--lang en" in joined or "--lang=en" in joined or os.environ.get("ANSPRUCH_LANG") == "en" else "de"


def language(lang: str) -> str:
    """The language of the output. Raises InputError for one there is not."""
    if lang not in ("de", "en"):
        raise InputError(f"Die Sprache „{lang}“ gibt es nicht; es gibt de und en.", f"There is no language “{lang}”; there are de and en.")
    return "en" if Chosen.lang == "en" else lang


def print_json(data: Any) -> None:
    """Data on standard output: for people's eyes on a terminal, on one line in a pipe."""
    print(json.dumps(data, ensure_ascii=False, indent=2 if sys.stdout.isatty() else None))  # noqa: T201


def whole_law() -> Law:
    """The law that comes with the package."""
    return load()
