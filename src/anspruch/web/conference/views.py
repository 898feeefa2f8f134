"""The conference's pages: conferences, motions, votes, resolutions, demands, Länder, topics, search, rules, sources."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from anspruch.conference import norms, rules, votes
from anspruch.conference.agenda import in_order
from anspruch.conference.frozen import content, fingerprint
from anspruch.conference.model import Paper, Record
from anspruch.web.conference import named, shown, tiles
from anspruch.web.conference.cited import uses
from anspruch.web.conference.held import Held, held
from anspruch.web.conference.search import search, understood
from anspruch.web.conference.shown import answering, nothing, page
from anspruch.web.site import statute
from anspruch.web.site.tongue import tongue

_ASKED = 200
_HITS = 60


@answering
def start(request: HttpRequest) -> HttpResponse:
    """All conferences, who had the chair and who is next, and the doors to the rest."""
    edition = held()
    record = edition.record
    order = record.body.laender
    counts = {number: len(record.of(number)) for number in record.conferences}
    verdicts = Counter(one.marks.verdict for one in edition.followed(statute.today()).values())
    topics = Counter(topic for paper in record.papers.values() for topic in paper.topics).most_common(12)
    return page(request, "start", held=edition, record=record, order=order, counts=counts, verdicts=verdicts, topics=topics)


@answering
def conference(request: HttpRequest, number: str) -> HttpResponse:
    """A conference: when, where, who; its papers, its written procedures, what its chair did."""
    edition = held()
    one = named.conference(edition.record, number)
    if number != str(one.number):
        return HttpResponsePermanentRedirect(reverse("conference:conference", args=[one.number]))
    papers = in_order(edition.record.of(one.number))
    return page(
        request,
        "conference",
        one=one,
        record=edition.record,
        papers=papers,
        followed=edition.followed(statute.today()),
        seats=[seat for seat in edition.record.mandates if seat.conference == one.number],
        acts=[act for act in edition.record.acts if act.conference == one.number],
        procedures=[each for each in edition.record.procedures.values() if each.conference == one.number],
        canonical=reverse("conference:conference", args=[one.number]),
    )


@answering
def motions(request: HttpRequest) -> HttpResponse:
    """All motions and resolutions by conference, the newest first."""
    edition = held()
    groups = [(one, in_order(edition.record.of(one.number))) for one in reversed([*edition.record.conferences.values()])]
    return page(request, "motions", groups=groups, record=edition.record, canonical=reverse("conference:motions"))


@answering
def motion(request: HttpRequest, name: str) -> HttpResponse:
    """A motion or resolution: what it demands, who moved and supported it, and what its draft does to the law."""
    edition = held()
    paper = named.paper(edition.record, name)
    drafted = edition.drafts.get(paper.id)
    return page(
        request,
        "motion",
        **_of(edition, paper),
        followed=edition.followed(statute.today()),
        sides=tiles.side_tiles(edition.record, paper),
        drafted=drafted,
        told=drafted[tongue()] if drafted else None,
        amended=edition.record.papers.get(paper.amends),
        amendments=[one for one in edition.record.papers.values() if one.amends == paper.id],
        procedure=edition.record.procedures.get(paper.procedure),
        canonical=shown.motion_url(paper),
    )


def _of(edition: Held, paper: Paper) -> dict[str, Any]:
    """What every page about a paper shows."""
    record = edition.record
    one = record.conferences[paper.conference]
    return {"paper": paper, "record": record, "one": one, "digest": fingerprint(paper), "frozen": edition.frozen(paper)}


@answering
def vote(request: HttpRequest, name: str) -> HttpResponse:
    """How the Länder voted, as far as known: map and table; the result as stated, and what every rule makes of it."""
    edition = held()
    paper = named.paper(edition.record, name)
    day = edition.record.conferences[paper.conference].day
    return page(
        request,
        "vote",
        **_of(edition, paper),
        tiles=tiles.vote_tiles(edition.record, paper),
        casts=votes.by_land(paper, edition.record.body.laender),
        told=votes.told_apart(paper, edition.record.body.laender),
        judged=rules.judge(paper, day=day),
        held_rule=rules.load().on(day),
        canonical=shown.motion_url(paper, "vote"),
    )


@answering
def resolution(request: HttpRequest, name: str) -> HttpResponse:
    """What the conference said, as it is frozen."""
    edition = held()
    paper = named.paper(edition.record, name)
    return page(request, "resolution", **_of(edition, paper), said=content(paper), canonical=shown.motion_url(paper, "resolution"))


@answering
def frozen(request: HttpRequest, digest: str) -> HttpResponse:
    """The same by the hash of its content; also one that no longer is the latest."""
    edition = held()
    found = {one.id: one for one in edition.resolutions}
    if digest not in found:
        known = {one.id: (one.id, reverse("conference:frozen", args=[one.id])) for one in edition.resolutions}
        raise nothing(digest, known, reverse("conference:motions"))
    stored = found[digest]
    paper = named.paper(edition.record, stored.paper)
    context = {**_of(edition, paper), "digest": digest, "latest": fingerprint(paper)}
    return page(request, "resolution", **context, said=stored.content, canonical=reverse("conference:frozen", args=[digest]))


@answering
def demands(request: HttpRequest) -> HttpResponse:
    """All demands with their verdicts: those followed up first."""
    edition = held()
    followed = edition.followed(statute.today())
    several = list(edition.record.demands.values())
    watched = [one for one in several if one.id in followed and followed[one.id].marks.verdict != "none"]
    rest = [one for one in several if one not in watched]
    return page(
        request,
        "demands",
        record=edition.record,
        followed=followed,
        watched=watched,
        rest=rest,
        held=edition,
        canonical=reverse("conference:demands"),
    )


@answering
def demand(request: HttpRequest, paper: str, name: str) -> HttpResponse:
    """A demand: four marks, their history, and the evidence."""
    edition = held()
    one = named.demand(edition.record, paper, name)
    found = edition.followed(statute.today()).get(one.id)
    return page(
        request,
        "demand",
        demand=one,
        paper=edition.record.papers[one.paper],
        record=edition.record,
        found=found,
        same=[other for other in edition.record.demands.values() if other != one and norms.same(one, other)],
        canonical=shown.demand_url(one.id),
    )


@answering
def topics(request: HttpRequest) -> HttpResponse:
    """All topics."""
    record = held().record
    return page(request, "topics", topics=_topics(record), canonical=reverse("conference:topics"))


def _topics(record: Record) -> Mapping[str, list[Paper]]:
    found: dict[str, list[Paper]] = {}
    for paper in record.papers.values():
        for topic in paper.topics:
            found.setdefault(topic, []).append(paper)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


@answering
def topic(request: HttpRequest, name: str) -> HttpResponse:
    """All papers on a topic, and their demands."""
    edition = held()
    known = _topics(edition.record)
    if name not in known:
        raise nothing(name, {one: (one, reverse("conference:topic", args=[one])) for one in known}, reverse("conference:topics"))
    return page(
        request,
        "topic",
        topic=name,
        papers=known[name],
        record=edition.record,
        followed=edition.followed(statute.today()),
        canonical=reverse("conference:topic", args=[name]),
    )


@answering
def search_page(request: HttpRequest) -> HttpResponse:
    """Full-text search over everything."""
    asked = request.GET.get("q", "").strip()[:_ASKED]
    hits = search(held(), asked, tongue()) if asked else []
    wanted = understood(asked).wanted
    return page(request, "search", asked=asked, wanted=wanted, hits=hits[:_HITS], total=len(hits), canonical=reverse("conference:search"))


@answering
def rules_page(request: HttpRequest) -> HttpResponse:
    """How the conference decides: what is assumed, what speaks for it, what nobody knows, and how its sisters do it."""
    record = held().record
    found = rules.load()
    evidence = [(record.papers[name], adopted, rules.judge(record.papers[name])) for name, adopted in found.evidence.items() if name in record.papers]
    return page(request, "rules", rules=found, record=record, evidence=evidence, canonical=reverse("conference:rules"))


@answering
def sources(request: HttpRequest) -> HttpResponse:
    """Every source, and what rests on it."""
    edition = held()
    return page(request, "sources", record=edition.record, uses=uses(edition), canonical=reverse("conference:sources"))


@answering
def open_data(request: HttpRequest) -> HttpResponse:
    """All formats and their addresses."""
    edition = held()
    return page(request, "open_data", held=edition, record=edition.record, canonical=reverse("conference:open_data"))
