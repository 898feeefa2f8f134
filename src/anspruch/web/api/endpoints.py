"""The addresses of the interface and how each error becomes a problem; what is answered stands in ``work`` and ``proofs``."""

import logging
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Body, NinjaAPI, Query
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.parser import Parser

from anspruch import __version__
from anspruch.language.errors import InputError
from anspruch.web.api import proofs, refused, work
from anspruch.web.api.answered import components, described
from anspruch.web.api.asked import MOST_ENTRIES, Compared, Entry, FieldError, Listed, NextQuestion, OnDay, Why
from anspruch.web.api.problems import Fault, encoded, problem

_ABOUT = f"""German integration law for programmes. Stateless: nothing that is sent is stored or logged.

Every answer names the law's day, its fingerprint (`law`) and until when the text was read (`verified_until`); the header
`Anspruch-Version` names the software. Limits: 1,000,000 bytes a request, {MOST_ENTRIES} persons and {work.SECONDS:.0f} seconds a list
(who is not reached by then has an `error`), one proof at a time (503 after five seconds' waiting), and so many requests a minute
and client as the operator allows (429 with `Retry-After`). Errors are `application/problem+json`; each entry of `errors` has the
field and a sentence in German (`de`) and English (`en`) that says what to do. Not legal advice."""


class Interface(NinjaAPI):
    """Describes its answers too, though no schema stands in their way."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """The description, with the forms of all answers."""
        found = super().get_openapi_schema(**options)
        found["components"]["schemas"].update(components())
        return found

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The address's own name."""
        return operation.view_func.__name__


class JsonOnly(Parser):
    """Reads a body only where it says that it is JSON: a form of another site's page cannot say so."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The body as data. Raises HttpError (415), or ValueError."""
        if request.content_type != "application/json":
            raise HttpError(415, "no JSON")
        return super().parse_body(request)


api = Interface(
    parser=JsonOnly(), title="Anspruch", version=__version__, description=_ABOUT, docs_url=None, openapi_url="/openapi.json", urls_namespace="api"
)
log = logging.getLogger("anspruch.web")


def answer(data: Any) -> HttpResponse:
    """Data as a JSON response; no schema stands between, for the readings' data are their own contract."""
    return HttpResponse(data if isinstance(data, bytes) else encoded(data), content_type="application/json")


@api.post("/v1/decide", summary="Every way for one person", openapi_extra=described("Document", "States"))
def decide(request: HttpRequest, asked: Entry) -> HttpResponse:
    """Every way into every programme, open or not, with provision, next step, deadline and what it waits for."""
    return answer(work.decided(asked))


@api.post("/v1/decide/batch", summary="Every way for each of a list of persons", openapi_extra=described("Document", "States", many=True))
def decide_batch(request: HttpRequest, asked: Annotated[list[Listed], Body(max_length=MOST_ENTRIES)]) -> HttpResponse:
    """As `decide`, for a list; a person that cannot be decided has an `error`, and the others go on."""
    return answer(work.each(asked))


@api.post("/v1/explain", summary="Why a way is open or not", openapi_extra=described("Explained"))
def explain(request: HttpRequest, asked: Why) -> HttpResponse:
    """Of every way into every programme: reasons with provision, and the smallest changes that would open it."""
    return answer(work.why(asked))


@api.post("/v1/ask", summary="The next best question", openapi_extra=described("Asked"))
def ask(request: HttpRequest, asked: NextQuestion) -> HttpResponse:
    """What to ask next, why, and how many questions can follow at most; null where nothing is left to ask."""
    return answer(work.question(asked))


@api.post("/v1/compare", summary="Who gains, who loses: proved", openapi_extra=described("Comparison"))
def compare(request: HttpRequest, asked: Annotated[Compared, Body()]) -> HttpResponse:
    """Two days of the law, or the law without and with a motion, for all possible persons; no group means nobody, proved."""
    return answer(proofs.proof(asked))


@api.get("/v1/law", summary="The whole law", openapi_extra=described("Statutes"))
def law(request: HttpRequest, asked: Query[OnDay]) -> HttpResponse:
    """Statutes, provisions and their versions; with `on`, what is in force on that day."""
    _only(request, "on")
    return answer(work.statutes(asked))


@api.get("/v1/law/{provision}", summary="One provision", openapi_extra=described("Provisions"))
def law_of(request: HttpRequest, provision: str, asked: Query[OnDay]) -> HttpResponse:
    """The provisions at or below a citation (`AufenthG § 44 Abs. 4`) or of a name (`teilnahmeanspruch`), with their versions."""
    _only(request, "on")
    try:
        return answer(work.provisions(provision, asked))
    except FieldError:
        raise
    except InputError as error:
        return problem(404, [Fault("provision", error.de, error.en)])


def _only(request: HttpRequest, *names: str) -> None:
    """Refuse a query that holds anything else. Raises FieldError."""
    for name in request.GET.keys() - set(names):
        raise FieldError(
            name, f"„{name}“ gibt es hier nicht; es gibt {', '.join(names)}.", f"There is no “{name}” here; there is {', '.join(names)}."
        )


@api.exception_handler(InputError)
def _input(request: HttpRequest, error: InputError) -> HttpResponse:
    return problem(422, [Fault(work.field_of(error), error.de, error.en)])


@api.exception_handler(ValidationError)
def _shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problem(422, refused.faults(error.errors))


@api.exception_handler(HttpError)
def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    cause = error.__cause__  # ninja takes whatever a parser raises for unreadable
    return problem(cause.status_code if isinstance(cause, HttpError) else error.status_code)


@api.exception_handler(Http404)
def _nothing(request: HttpRequest, error: Http404) -> HttpResponse:
    return problem(404)


@api.exception_handler(proofs.BusyError)
def _busy(request: HttpRequest, error: proofs.BusyError) -> HttpResponse:
    return problem(503, headers={"Retry-After": "5"})


@api.exception_handler(Exception)
def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("failed", exc_info=error)
    return problem(500)
