"""The pages about Länder: all of them, one with its votes and motions, and its part in a conference."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from anspruch.conference import votes
from anspruch.conference.known import SURE
from anspruch.conference.model import Conference, Paper, Record
from anspruch.conference.report import report
from anspruch.conference.report.sentences import sections
from anspruch.web.conference import named
from anspruch.web.conference.held import held
from anspruch.web.conference.shown import answering, page
from anspruch.web.site import statute
from anspruch.web.site.tongue import tongue


@answering
def laender(request: HttpRequest) -> HttpResponse:
    """All Länder: chairs, own motions, support, known votes."""
    record = held().record
    lines = {code: _known_votes(record, code) for code in record.body.laender}
    roles = {code: {role: _counted(papers, role, code) for role, papers in votes.roles(record, code).items()} for code in record.body.laender}
    chaired = {code: _chaired(record, code) for code in record.body.laender}
    return page(
        request,
        "laender",
        record=record,
        lines=lines,
        roles=roles,
        chaired=chaired,
        next=record.next_term.value,
        canonical=reverse("conference:laender"),
    )


class Counted(NamedTuple):
    """Papers in which sources name a Land, and those in which its part is inferred."""

    named: int
    inferred: int


def _counted(papers: Sequence[Paper], role: str, code: str) -> Counted:
    named = sum(votes.role_certainty(paper, role, code) in SURE for paper in papers)
    return Counted(named, len(papers) - named)


def _known_votes(record: Record, code: str) -> Mapping[str, int]:
    return Counter(votes.by_land(paper, record.body.laender)[code].how for paper in record.papers.values())


def _chaired(record: Record, code: str) -> list[Conference]:
    return [one for one in record.conferences.values() if one.chair.land.value == code]


@answering
def land(request: HttpRequest, code: str) -> HttpResponse:
    """A Land: its voting record, its own motions and what became of them."""
    edition = held()
    record, found = edition.record, named.land(edition.record, code)
    if code != found:
        return HttpResponsePermanentRedirect(reverse("conference:land", args=[found]))
    later = record.next_term.value
    cast = [(paper, votes.by_land(paper, record.body.laender)[found]) for paper in record.papers.values()]
    return page(
        request,
        "land",
        land=found,
        record=record,
        roles=votes.roles(record, found),
        cast=[(paper, one) for paper, one in cast if one.word],
        counts=_known_votes(record, found),
        words_cast=Counter(one.word for _, one in cast if one.word),
        chaired=_chaired(record, found),
        next=later if later and later.land.value == found else None,
        role_certainty=votes.role_certainty,
        seats=[seat for seat in record.mandates if seat.land == found and seat.person.value],
        followed=edition.followed(statute.today()),
        canonical=reverse("conference:land", args=[found]),
    )


@answering
def part(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """A Land's part in a conference, in sentences."""
    edition = held()
    one, land = named.conference(edition.record, number), named.land(edition.record, code)
    told = None
    if edition.proof is not None:
        found = report(edition.record, one.number, land, statute.today(), edition.follow_up, edition.proof)
        told = sections(found, tongue())[1:]
    return page(
        request, "part", one=one, land=land, record=edition.record, sections=told, canonical=reverse("conference:part", args=[one.number, land])
    )
