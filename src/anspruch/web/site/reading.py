"""How an address is asked: pages are read, forms are sent; any other method is refused with a page that says so and leads on."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
METHODS = ("GET", "HEAD")
ALLOW = {"Allow": ", ".join(METHODS)}
_REFUSED = 405


def only_read(view: View[P]) -> View[P]:
    """A page that answers GET and HEAD; to all else it says that it is only read. No form leads here, so there is none to protect."""
    return csrf_exempt(_answering(view, METHODS))


def read_and_sent(view: View[P]) -> View[P]:
    """A page with a form that is sent to its own address."""
    return _answering(view, (*METHODS, "POST"))


def only_sent(view: View[P]) -> View[P]:
    """An address that forms are sent to; whoever calls it up, as after going back, is told the way on."""
    return _answering(view, ("POST",))


def _answering(view: View[P], methods: tuple[str, ...]) -> View[P]:
    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method in methods:
            return view(request, *args, **kwargs)
        refused = render(request, "site/error.html", {"status": _REFUSED, "sent": "GET" not in methods}, status=_REFUSED)
        refused.headers["Allow"] = ", ".join(methods)
        return refused

    return answered
