"""The start page, the duties of a public site, and what is shown when something goes wrong."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from anspruch import __version__
from anspruch.web.site import statute


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What this is, what it promises, and two doors."""
    return render(request, "site/start.html")


@require_safe
def duty(request: HttpRequest, page: str) -> HttpResponse:
    """A page the law or good manners ask for."""
    return render(request, f"site/{page}.html", {"statute": statute.law(), "today": statute.today()})


@require_safe
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001  # a view's form
    """Whether the database answers and the day's law can be made; for machines."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database", "version": __version__}, status=503)
    return JsonResponse({"status": "ok", "law": statute.on().fingerprint, "version": __version__})


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  # Django's form
    """A form that came from elsewhere, or after the cookie was gone."""
    return render(request, "site/error.html", {"status": 403}, status=403)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """A request that cannot be read."""
    return render(request, "site/error.html", {"status": 400}, status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """An address with nothing behind it."""
    return render(request, "site/error.html", {"status": 404}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Our own fault."""
    return render(request, "site/error.html", {"status": 500}, status=500)
