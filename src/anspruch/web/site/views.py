"""The start page, the duties of a public site, and what is shown when something goes wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from anspruch.web.site import statute
from anspruch.web.site.reading import only_read


@only_read
def start(request: HttpRequest) -> HttpResponse:
    """What this is, what it promises, and two doors."""
    return render(request, "site/start.html")


@only_read
def duty(request: HttpRequest, page: str) -> HttpResponse:
    """A page the law or good manners ask for."""
    return render(request, f"site/{page}.html", {"statute": statute.law(), "today": statute.today()})


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
