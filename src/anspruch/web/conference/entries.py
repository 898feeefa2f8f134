"""What of the record can be found: conferences, papers, demands, what chairs did, Länder; each with every word that stands for it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from anspruch.conference import words
from anspruch.conference.model import Conference, Demand, Paper, Record
from anspruch.statute.model import Texts
from anspruch.web.conference.held import Held


class Entry(NamedTuple):
    """Something that can be found: what it is, what it is called, all its text, and where it stands."""

    kind: str
    title: Texts
    texts: tuple[Texts, ...]
    address: str
    args: tuple[str, ...]

    @property
    def url(self) -> str:
        """Its address in the language of the page."""
        return reverse(self.address, args=self.args)


def entries(held: Held, day: date) -> Iterator[Entry]:
    """Everything that can be found; demands also by what became of them until a day."""
    record = held.record
    for one in record.conferences.values():
        yield _conference(record, one)
    for paper in record.papers.values():
        yield _paper(paper)
    for demand in record.demands.values():
        yield _demand(held, demand, day)
    for act in record.acts:
        yield Entry("act", act.says, ({"de": act.actor},), "conference:conference", (str(act.conference),))
    for code in record.body.laender:
        yield Entry("land", {lang: words.land(code, lang) for lang in ("de", "en")}, ({"de": code},), "conference:land", (code,))


def _conference(record: Record, one: Conference) -> Entry:
    name = {"de": f"{one.number}. {record.body.short}", "en": f"{record.body.short} {one.number}"}
    long = {
        "de": f"{one.number}. Integrationsministerkonferenz, {one.number}. Konferenz",
        "en": f"Conference of Integration Ministers {one.number}",
    }
    chaired = " ".join(filter(None, (person.value for person in one.chair.persons)))
    plain = " ".join(filter(None, (one.place.value, one.motto.value, chaired, str(one.year.value or ""))))
    held_on = {lang: words.when(one, lang) for lang in ("de", "en")}
    seats = [
        {"de": f"{seat.person.value or ''}, {seat.office.get('de', '')}", "en": seat.office.get("en", "")}
        for seat in record.mandates
        if seat.conference == one.number
    ]
    more = (words.FORM[one.form], *(words.MEETING[meeting.kind] for meeting in one.meetings), one.note)
    return Entry("conference", name, ({"de": plain}, long, held_on, *more, *seats), "conference:conference", (str(one.number),))


def _paper(paper: Paper) -> Entry:
    title = {"de": paper.called("de"), "en": paper.called("en")}
    statements = paper.statements.value or ()
    said = [texts for one in statements for texts in (one.says, {"de": one.form})]
    label = words.LABEL[paper.vote.label.value] if paper.vote.label.value else {}
    of = {"de": f"{paper.conference}. Konferenz", "en": f"conference {paper.conference}"}
    kinds = (words.KIND[paper.kind], words.status(paper), label, of, *(words.TOPIC[name] for name in paper.topics if name in words.TOPIC))
    laender = dict.fromkeys((*paper.movers.laender, *filter(None, [paper.movers.lead.value]), *paper.supporters.laender))
    sides = {lang: " ".join(words.land(code, lang) for code in laender) for lang in ("de", "en")}
    more = {"de": " ".join((paper.title, paper.id, paper.top, *paper.topics, *(paper.addressees.value or ())))}
    texts = (paper.subject, paper.note, paper.vote.note, paper.movers.note, paper.response, more, *said, *kinds, sides)
    return Entry(paper.kind, title, texts, "conference:motion", (paper.id,))


def _demand(held: Held, demand: Demand, day: date) -> Entry:
    followed = held.follow_up.demands[demand.id]
    told = [*(one.says for one in followed.evidence), *(one.says for one in followed.statements)]
    if held.proof is not None:
        marks = held.followed(day)[demand.id].marks
        told += [words.VERDICT[marks.verdict], marks.practice.note, {"de": marks.practice.by}]
    more = {"de": " ".join((demand.norm, *held.record.addressees(demand)))}
    return Entry("demand", demand.says, (more, *told), "conference:demand", (demand.paper, demand.name))
