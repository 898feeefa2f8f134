"""The law's pages: all statutes and the timeline, a statute, a section, a provision on a day, a version, ways, disputes."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from anspruch.language.errors import nearest
from anspruch.statute.model import Provision
from anspruch.web.check import absent
from anspruch.web.law import days, places, reading, timeline
from anspruch.web.law.days import Choice, DayError
from anspruch.web.law.shown import editions, page, shown
from anspruch.web.law.shown import way as shown_way
from anspruch.web.site import statute
from anspruch.web.site.nothing import NothingThereError
from anspruch.web.site.reading import only_read

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]


def answering(view: View) -> View:
    """A page that answers a bad day and an unknown name with a sentence and a way on."""

    @only_read
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            days.choice(request, ())  # a page that shows no day takes none that cannot be either
            return view(request, *args, **kwargs)
        except DayError as bad:
            return page(request, "refused", 422, bad=bad, days=statute.law().changes)
        except NothingThereError as unknown:
            return page(request, "unknown", 404, unknown=unknown)

    return answered


@answering
def start(request: HttpRequest) -> HttpResponse:
    """All statutes and programmes, and everything that changed since 2005; a day asked for goes on to what the links lead to."""
    today, choice = statute.today(), days.choice(request, ())
    shown_until = max(today.year, statute.law().changes[-1].year)
    picture = timeline.picture(shown_until)
    return page(request, "start", days=timeline.days()[::-1], picture=picture, choice=choice, programmes=statute.law().programmes.values())


@answering
def statute_page(request: HttpRequest, slug: str) -> HttpResponse:
    """A statute: its sections and what they say on a day."""
    own = _statute(slug)
    choice = days.choice(request, places.changes(own.provisions))
    law = days.state(choice.day)
    sections = {number: [shown(one, law) for one in several] for number, several in own.sections.items()}
    return page(request, "statute", statute=own, sections=sections, choice=choice, canonical=reverse("law:statute", args=[slug]))


@answering
def section(request: HttpRequest, slug: str, number: str) -> HttpResponse:
    """A section: its provisions on a day."""
    own = _statute(slug)
    if number not in own.sections:
        near = nearest(number, own.sections) or next(iter(own.sections))
        raise NothingThereError(f"{own.cite} § {number}" if own.cite else number, own.heading(near), reverse("law:section", args=[slug, near]))
    choice = days.choice(request, places.changes(own.sections[number]))
    law = days.state(choice.day)
    norms = [shown(one, law) for one in own.sections[number]]
    return page(request, "section", statute=own, number=number, norms=norms, choice=choice, canonical=reverse("law:section", args=[slug, number]))


@answering
def provision(request: HttpRequest, slug: str, number: str, name: str) -> HttpResponse:
    """A provision on the day asked, by default today."""
    found = _provision(name)
    if (slug, number) != (places.slug(found), places.section(found)):
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(places.address(found) + (f"?{query}" if query else ""))
    return _provision_page(request, found, days.choice(request, places.changes([found])))


@answering
def version(request: HttpRequest, slug: str, number: str, name: str, since: str) -> HttpResponse:
    """One version of a provision, by the day it begins."""
    found = _provision(name)
    asked = days.read(since)
    begins = places.corrected(name, asked)
    if begins not in {one.since for one in found.versions}:
        near = found.on(begins) or found.versions[0]
        raise NothingThereError(f"{name}, {since}", f"{found.cite}, {near.since}", places.address(found, near.since))
    if (slug, number, asked) != (places.slug(found), places.section(found), begins):
        return HttpResponsePermanentRedirect(places.address(found, begins))
    return _provision_page(request, found, Choice(begins, True, tuple(places.changes([found]))), fixed=True)


def _provision_page(request: HttpRequest, found: Provision, choice: Choice, *, fixed: bool = False) -> HttpResponse:
    law = days.state(choice.day)
    norm = shown(found, law, whole=True)
    since = norm.version.since if norm.version and choice.given else None
    return page(
        request,
        "provision",
        norm=norm,
        choice=choice,
        fixed=fixed,
        statute=places.statutes()[places.slug(found)],
        number=places.section(found),
        editions=editions(found),
        readers=reading.readers(found.name, law),
        rests_on=reading.rests_on(found.name, law),
        facts=reading.facts(found.name, law) if norm.version else (),
        tested=reading.tested(found.name),
        canonical=places.address(found, since),
    )


@answering
def ways(request: HttpRequest) -> HttpResponse:
    """All ways into all programmes."""
    choice = days.choice(request, statute.law().changes)
    offers = [(programme, [shown_way(route, choice) for route in programme.routes]) for programme in statute.law().programmes.values()]
    return page(request, "ways", offers=offers, choice=choice, canonical=reverse("law:ways"), absence_of=absent.shown_of)


@answering
def way(request: HttpRequest, name: str) -> HttpResponse:
    """One way: its conditions, what practice does with it, and how it is walked."""
    route = statute.law().routes.get(name)
    if route is None:
        near = nearest(name, statute.law().routes)
        raise NothingThereError(name, near or _("alle Wege"), reverse("law:way", args=[near]) if near else reverse("law:ways"))
    changes = {one.since for one in route.procedures} | set(places.changes(reading.named_by(days.state(statute.today()), route)))
    choice = days.choice(request, sorted(changes))
    programme = statute.law().programmes[route.programme]
    found, none_there, canonical = shown_way(route, choice), absent.shown_of(route, choice.day), reverse("law:way", args=[name])
    return page(request, "way", way=found, absence=none_there, programme=programme, choice=choice, canonical=canonical)


@answering
def disputes(request: HttpRequest) -> HttpResponse:
    """All points of law that are read in two ways."""
    return page(request, "disputes", disputes=statute.law().disputes.values(), canonical=reverse("law:disputes"))


@answering
def dispute(request: HttpRequest, name: str) -> HttpResponse:
    """One such point, and the provisions it touches."""
    found = statute.law().disputes.get(name)
    if found is None:
        near = nearest(name, statute.law().disputes)
        raise NothingThereError(name, near or _("alle umstrittenen Punkte"), reverse("law:dispute", args=[near]) if near else reverse("law:disputes"))
    touched = [one for one in statute.law().provisions.values() if any(name in version.otherwise for version in one.versions)]
    return page(request, "dispute", dispute=found, touched=touched, canonical=reverse("law:dispute", args=[name]))


def _statute(slug: str) -> places.Statute:
    known = places.statutes()
    if slug not in known:
        same = {one.lower(): one for one in known}
        near = same.get(slug.lower()) or nearest(slug, known)
        raise NothingThereError(slug, near or _("alle Gesetze"), reverse("law:statute", args=[near]) if near else reverse("law:start"))
    return known[slug]


def _provision(name: str) -> Provision:
    known = statute.law().provisions
    if name not in known:
        near = nearest(name, known)
        raise NothingThereError(
            name, f"{known[near].cite} ({near})" if near else _("alle Gesetze"), places.address(known[near]) if near else reverse("law:start")
        )
    return known[name]
