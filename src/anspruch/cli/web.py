"""``anspruch web``: the web application on this machine."""

import os
import sys
import webbrowser
from typing import Annotated

import typer

from anspruch.cli.options import Lang, language
from anspruch.language.errors import InputError

_READY = {"de": "Bereit: {0}/de/ (Strg+C beendet)", "en": "Ready: {0}/en/ (Ctrl+C stops)"}
_MOST_PORT, _MOST_WORKERS = 65535, 64


def register(app: typer.Typer) -> None:
    """Add the command to the command line."""
    app.command()(web)


def web(
    host: Annotated[str, typer.Option("--host", help="Adresse, auf der gehört wird")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help="Port (0: irgendein freier)")] = 8000,
    workers: Annotated[int, typer.Option("--workers", help="Prozesse (Standard: so viele wie Kerne)")] = 0,
    show: Annotated[bool, typer.Option("--open", help="gleich im Browser öffnen")] = False,
    lang: Lang = "de",
) -> None:
    """Die Webanwendung auf diesem Rechner starten. (Start the web application on this machine.)"""
    spoken = language(lang)
    if not 0 <= port <= _MOST_PORT or not 0 <= workers <= _MOST_WORKERS:
        raise InputError(
            f"Ein Port liegt zwischen 0 und {_MOST_PORT}, und es gibt höchstens {_MOST_WORKERS} Prozesse.",
            f"A port lies between 0 and {_MOST_PORT}, and there are at most {_MOST_WORKERS} processes.",
        )
    os.environ.setdefault("ANSPRUCH_LOG", "0" if sys.stderr.isatty() else "1")

    def ready(address: str) -> None:
        print(_READY[spoken].format(address), flush=True)  # noqa: T201
        if show:
            webbrowser.open(f"{address}/{spoken}/")

    try:
        from anspruch.web.server import serve  # noqa: PLC0415
    except ImportError as error:
        hint = "pip install 'anspruch[web]'"
        raise InputError(f"Für die Webanwendung fehlt {error.name}: {hint}.", f"The web application lacks {error.name}: {hint}.") from None
    serve(host, port, workers or os.cpu_count() or 1, ready)
