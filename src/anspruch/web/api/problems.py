"""Errors as ``application/problem+json`` (RFC 9457): what is wrong, in which field, what to do; in German and in English."""

import json
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from anspruch import __version__

TYPE = "application/problem+json"
PREFIX = "/api/"
VERSION_HEADER = "Anspruch-Version"


class Fault(NamedTuple):
    """One thing wrong with a request; ``field`` is where, as ``facts.sprachniveau`` or ``3.on``, empty for the whole."""

    field: str
    de: str
    en: str


_SENTENCES = {
    400: Fault(
        "",
        "Die Anfrage ist kein lesbares JSON. Senden Sie ein JSON-Objekt in UTF-8, wie es /api/openapi.json beschreibt.",
        "The request is not readable JSON. Send a JSON object in UTF-8 as described in /api/openapi.json.",
    ),
    404: Fault(
        "",
        "Diese Adresse gibt es nicht. Alle Adressen stehen in /api/openapi.json.",
        "There is no such address. All addresses are listed in /api/openapi.json.",
    ),
    405: Fault(
        "",
        "Diese Methode geht hier nicht. Welche geht, sagt der Kopf „Allow“.",
        "This method does not work here. The header “Allow” names those that do.",
    ),
    413: Fault(
        "",
        f"Die Anfrage ist zu groß. Senden Sie höchstens {settings.DATA_UPLOAD_MAX_MEMORY_SIZE} Bytes, lange Listen in Teilen.",
        f"The request is too large. Send at most {settings.DATA_UPLOAD_MAX_MEMORY_SIZE} bytes, long lists in parts.",
    ),
    415: Fault("", "Senden Sie JSON und den Kopf „Content-Type: application/json“.", "Send JSON and the header “Content-Type: application/json”."),
    429: Fault(
        "",
        "Das sind zu viele Anfragen. Warten Sie so viele Sekunden, wie „Retry-After“ sagt; für viele Personen gibt es /api/v1/decide/batch.",
        "These are too many requests. Wait as many seconds as “Retry-After” says; for many persons there is /api/v1/decide/batch.",
    ),
    500: Fault(
        "",
        "Das ist unser Fehler, nicht Ihrer. Versuchen Sie es noch einmal; bleibt es dabei, melden Sie es.",
        "This is our fault, not yours. Try again; if it stays so, report it.",
    ),
    503: Fault(
        "", "Gerade laufen schon zu viele Beweise. Versuchen Sie es gleich noch einmal.", "Too many proofs are running. Try again in a moment."
    ),
}


def problem(status: int, faults: Iterable[Fault] = (), headers: Mapping[str, str] | None = None) -> HttpResponse:
    """A problem as a response.

    Args:
        status: the HTTP status.
        faults: what is wrong; by default what the status itself says.
        headers: further headers, as ``Retry-After``.
    """
    found = tuple(faults) or (_SENTENCES.get(status, _SENTENCES[400 if status < HTTPStatus.INTERNAL_SERVER_ERROR else 500]),)
    data = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": found[0].de,
        "errors": [fault._asdict() for fault in found],
    }
    response = HttpResponse(encoded(data), status=status, content_type=TYPE)
    for name, value in (headers or {}).items():
        response[name] = value
    return response


def encoded(data: Any) -> bytes:
    """Data as JSON in UTF-8; half a character, which JSON can name and UTF-8 cannot hold, becomes a question mark."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """For the interface's addresses: refuse what is too large before it is read, and say every error as a problem."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return get_response(request)
        response = _refused(request) or get_response(request)
        if response.status_code >= HTTPStatus.BAD_REQUEST and response.headers.get("Content-Type") != TYPE:
            kept = {name: response.headers[name] for name in ("Allow",) if name in response.headers}
            response = problem(response.status_code, headers=kept)
        response[VERSION_HEADER] = __version__
        response["Cache-Control"] = "no-store" if request.method == "POST" else "public, max-age=300"
        return response

    return answer


def _refused(request: HttpRequest) -> HttpResponse | None:
    """A problem for a body that nobody should read."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        return problem(413)
    return None
