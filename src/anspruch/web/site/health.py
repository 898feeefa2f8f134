"""Whether the server can answer, for machines: under any name, as those that ask know only its number, and without TLS."""

from collections.abc import Callable

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from anspruch import __version__
from anspruch.web.site import statute

PATH = "/health"


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Answer for :data:`PATH` before the name of the host is looked at."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path_info == PATH and request.method in ("GET", "HEAD"):
            return health()
        return get_response(request)

    return answer


def health() -> JsonResponse:
    """Whether the database answers and the day's law can be made."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database", "version": __version__}, status=503)
    return JsonResponse({"status": "ok", "law": statute.on().fingerprint, "version": __version__})
