"""Pages that are only read: any other method is refused as such, and not as a form that came too late."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

P = ParamSpec("P")
METHODS = ("GET", "HEAD")
ALLOW = {"Allow": ", ".join(METHODS)}
_REFUSED = 405


def only_read(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page that answers GET and HEAD; to all else it says that it is only read. No form leads here, so there is none to protect."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method in METHODS:
            return view(request, *args, **kwargs)
        refused = render(request, "site/error.html", {"status": _REFUSED}, status=_REFUSED)
        refused.headers["Allow"] = ALLOW["Allow"]
        return refused

    return answered
