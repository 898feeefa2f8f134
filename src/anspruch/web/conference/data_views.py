"""The record as open data: each format as the core writes it, under an address that stays, with a tag for asking again."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, wraps
from http import HTTPStatus
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt

from anspruch.conference.opendata import atom, ical, oparl, oparl_lists, plain, tables
from anspruch.conference.opendata.whole import whole
from anspruch.language.errors import InputError
from anspruch.web.conference.held import Followed, Held, NotLoadedError, held
from anspruch.web.site import statute
from anspruch.web.site.reading import ALLOW, METHODS


class NotComputedError(Exception):
    """What became of the demands is not computed yet: nothing is handed on that would be read as not known."""


def _followed(edition: Held) -> Mapping[str, Followed]:
    if edition.proof is None:
        raise NotComputedError
    return edition.followed(statute.today())


_TABLES: Mapping[str, Callable[[Held], str]] = {
    "votes": lambda edition: tables.votes_table(edition.record),
    "papers": lambda edition: tables.papers_table(edition.record),
    "demands": lambda edition: tables.demands_table(edition.record, _followed(edition)),
    "followup": lambda edition: tables.followup_table(edition.record, _followed(edition)),
}
_LISTED = 100
View = Callable[Concatenate[HttpRequest, Held, ...], HttpResponse]


def data(view: View) -> Callable[..., HttpResponseBase]:
    """Open data: for any origin, with the edition as its tag; what is not there is said in JSON."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            answer = _answer(view, request, *args, **kwargs)
        except NotLoadedError:
            answer = _problem(request, 503, "Die Konferenz ist noch nicht eingelesen.", "The conference has not been loaded yet.")
        except NotComputedError:
            wait = "Was aus den Forderungen wurde, wird noch gerechnet; fragen Sie in einer Minute noch einmal."
            answer = _problem(request, 503, wait, "What became of the demands is still being computed; ask again in a minute.", {"Retry-After": "60"})
        except InputError as error:
            answer = _problem(request, 404, error.de, error.en)
        given = get_conditional_response(request, etag=answer.headers.get("ETag"), response=answer) or answer
        given.headers["Access-Control-Allow-Origin"] = "*"
        return given

    return answered


def _answer(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    if request.method not in METHODS:
        return _problem(request, 405, "Diese Adresse lässt sich nur lesen (GET, HEAD).", "This address can only be read (GET, HEAD).", ALLOW)
    edition = held()
    answer = view(request, edition, *args, **kwargs)
    if answer.status_code == HTTPStatus.OK:
        answer.headers["ETag"] = quote_etag(f"{edition.files[:16]}-{edition.number}-{statute.today()}")
    return answer


def _problem(request: HttpRequest, status: int, de: str, en: str, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """A refusal as a problem (RFC 9457); below OParl also with what its own object for errors has (section 2.9 of that specification)."""
    body: dict[str, Any] = {"type": "about:blank", "status": status, "title": en, "detail": {"de": de, "en": en}}
    if "/oparl/" in request.path:
        body |= {"type": f"{oparl.SCHEMA}Error", "message": de, "debug": en}
    kind = "application/problem+json"
    return JsonResponse(body, status=status, content_type=kind, json_dumps_params={"ensure_ascii": False}, headers=headers)


def _json(found: object) -> JsonResponse:
    return JsonResponse(found, safe=False, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _csv(text: str) -> HttpResponse:
    """A table; it begins with a mark of UTF-8, without which Excel reads umlauts wrongly."""
    return _file(f"\ufeff{text}", "text/csv")


def _file(text: str, kind: str) -> HttpResponse:
    return HttpResponse(text, content_type=f"{kind}; charset=utf-8")


def door(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view's form
    """The page that names all formats, in the reader's language."""
    return HttpResponseRedirect(reverse("conference:open_data"))


@data
def record(request: HttpRequest, edition: Held) -> HttpResponse:  # noqa: ARG001  # a view's form
    """All of it."""
    _followed(edition)
    return HttpResponse(_whole(edition, statute.today()), content_type="application/json")


@lru_cache(maxsize=2)
def _whole(edition: Held, day: date) -> bytes:
    return _json(whole(edition.record, edition.follow_up, edition.followed(day))).content


@data
def conference(request: HttpRequest, edition: Held, number: int) -> HttpResponse:  # noqa: ARG001
    """A conference."""
    return _json(plain.conference(edition.record, edition.record.conference(number)))


@data
def motion(request: HttpRequest, edition: Held, name: str) -> HttpResponse:  # noqa: ARG001
    """A motion or resolution, and what its draft does to the law."""
    paper = edition.record.paper(name)
    return _json({**plain.paper(edition.record, paper), "draft": edition.drafts.get(name)})


@data
def demand(request: HttpRequest, edition: Held, paper: str, name: str) -> HttpResponse:  # noqa: ARG001
    """A demand and its marks today; null until they are computed."""
    one = edition.record.demand(f"{paper}/{name}")
    found = edition.followed(statute.today()).get(one.id)
    marks = plain.marks(edition.record, found.marks) if found else None
    return _json({**plain.demand(edition.record, one), "marks": marks, "history": plain.told(found.history) if found else None})


@data
def resolution(request: HttpRequest, edition: Held, digest: str) -> HttpResponse:  # noqa: ARG001
    """What a resolution says, under the hash of it."""
    found = next((one for one in edition.resolutions if one.id == digest), None)
    if found is None:
        raise InputError(
            f"Einen Beschluss mit der Kennung „{digest}“ kennt diese Datenbank nicht; frühere Fassungen hat sie nur, wenn sie selbst sie einlas.",
            f"There is no resolution with the identifier “{digest}” in this database; it has earlier versions only if it loaded them itself.",
        )
    vote = edition.record.paper(found.paper).vote
    sure = {"label": vote.label.certainty, "counts": vote.certainty}  # not of the content: how sure its result is
    return _json({"hash": found.id, "content": found.content, "certainty": sure})


def _table(name: str) -> Callable[[Held], str]:
    if name not in _TABLES:
        there = ", ".join(_TABLES)
        raise InputError(f"Die Tabelle „{name}“ gibt es nicht; es gibt {there}.", f"There is no table “{name}”; there are {there}.")
    return _TABLES[name]


@data
def table(request: HttpRequest, edition: Held, table: str) -> HttpResponse:  # noqa: ARG001
    """Votes, papers, demands or what became of them, as CSV."""
    return _csv(_table(table)(edition))


@data
def codebook(request: HttpRequest, edition: Held, table: str) -> HttpResponse:  # noqa: ARG001
    """What the columns of a table mean."""
    _table(table)
    return _csv(tables.codebook(table))


def _language(lang: str) -> str:
    if lang not in ("de", "en"):
        raise InputError(f"Die Sprache „{lang}“ gibt es hier nicht; es gibt de und en.", f"There is no language “{lang}” here; there are de and en.")
    return lang


@data
def feed(request: HttpRequest, edition: Held, lang: str) -> HttpResponse:
    """Adopted papers as Atom."""

    def address(name: str) -> str:
        return request.build_absolute_uri(f"/{lang}/conference/motions/{name}/")

    text = atom.feed(edition.record, address, request.build_absolute_uri(request.path), edition.changed, _language(lang))
    return _file(text, "application/atom+xml")


@data
def calendar(request: HttpRequest, edition: Held, lang: str) -> HttpResponse:  # noqa: ARG001
    """The conferences as iCalendar."""
    return _file(ical.calendar(edition.record, edition.changed, _language(lang)), "text/calendar")


@data
def oparl_object(request: HttpRequest, edition: Held, name: str) -> HttpResponse:
    """An OParl 1.1 object, or a page of a list of them."""
    base = request.build_absolute_uri(reverse("conference_data:oparl", args=["x"])).removesuffix("/x")
    objects = _objects(edition, base)
    address = f"{base}/{name}"
    several = [objects[f"{base}/body"]] if name == "bodies" else _lists(edition, base).get(name.removeprefix("list/"))
    if several is not None and (name == "bodies" or name.startswith("list/")):
        return _listed(request, several, address)
    if address not in objects:
        raise InputError(f"Das OParl-Objekt „{name}“ gibt es nicht.", f"There is no OParl object “{name}”.")
    return _json(objects[address])


def _listed(request: HttpRequest, several: list[dict[str, Any]], address: str) -> HttpResponse:
    asked = {name: request.GET[name] for name in (*oparl_lists.FILTERS, "omit_internal") if name in request.GET}
    number = request.GET.get("page", "1")
    try:
        found = oparl_lists.filtered(several, asked)
        if asked.get("omit_internal") == "true":
            found = oparl_lists.without_internal(found)
        if not re.fullmatch("[1-9][0-9]{0,8}", number):
            raise InputError(f"page: „{number}“ ist keine Seitenzahl.", f"page: “{number}” is no number of a page.")
    except InputError as error:
        return _problem(request, 400, error.de, error.en)
    if int(number) > max(1, -(-len(found) // _LISTED)):
        raise InputError(f"Die Seite {number} hat die Liste nicht.", f"The list has no page {number}.")
    return _json(oparl_lists.page(found, address, int(number), _LISTED, asked))


@lru_cache(maxsize=4)
def _lists(edition: Held, base: str) -> Mapping[str, list[dict[str, Any]]]:
    return _feed(edition, base).lists()


def _feed(edition: Held, base: str) -> oparl.Feed:
    start = base.partition("/conference/data/")[0]
    return oparl.Feed(edition.record, base, edition.changed, lambda number, name: f"{start}/de/conference/{number}/papers/{name}.pdf")


@lru_cache(maxsize=4)
def _objects(edition: Held, base: str) -> Mapping[str, dict[str, Any]]:
    """Every object under its address."""
    found = _feed(edition, base)
    several = [found.system(), found.body(), *(one for part in _lists(edition, base).values() for one in part)]
    return {one["id"]: one for one in several}
