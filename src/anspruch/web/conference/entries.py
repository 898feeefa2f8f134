"""What of the record can be found: conferences, papers, demands, what chairs did, Länder; each with every word that stands for it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from django.urls import reverse

from anspruch.conference import rules, words
from anspruch.conference.model import Conference, Demand, Paper, Record
from anspruch.statute.model import Texts
from anspruch.web.conference.held import Held

_DECIDES: Texts = {"de": "Wie die Konferenz entscheidet", "en": "How the conference decides"}


class Entry(NamedTuple):
    """Something that can be found: what it is, what it is called, all its text, and where it stands."""

    kind: str
    title: Texts
    texts: tuple[Texts, ...]
    address: str
    args: tuple[str, ...]
    names: tuple[str, ...] = ()
    """Names by which it is found too and which are not shown: first its own (an identifier, a Land's code), then others."""

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
        yield Entry("land", {lang: words.land(code, lang) for lang in ("de", "en")}, (), "conference:land", (code,), (code,))
    yield _rules()


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


def _rules() -> Entry:
    """The page on how the conference decides, and how its sisters do."""
    found = rules.load()
    several = [text for one in found.sets for text in (one.says, one.why)]
    several += [one.title for one in found.profiles.values()]
    several += [{lang: f"{one.body}, {one.matter[lang]}: {one.threshold[lang]}" for lang in ("de", "en")} for one in found.sisters]
    return Entry("rules", _DECIDES, (*several, *found.unknown), "conference:rules", ())


def _paper(paper: Paper) -> Entry:
    title = {"de": paper.called("de"), "en": paper.called("en")}
    statements = paper.statements.value or ()
    said = [texts for one in statements for texts in (one.says, {"de": one.form})]
    label = words.LABEL[paper.vote.label.value] if paper.vote.label.value else {}
    of = {"de": f"{paper.conference}. Konferenz", "en": f"conference {paper.conference}"}
    kinds = (words.KIND[paper.kind], words.status(paper), label, of, *(words.TOPIC[name] for name in paper.topics if name in words.TOPIC))
    laender = tuple(dict.fromkeys((*paper.movers.laender, *filter(None, [paper.movers.lead.value]), *paper.supporters.laender)))
    sides = {lang: ", ".join(words.land(code, lang) for code in laender) for lang in ("de", "en")}
    item = {"de": f"TOP {paper.top}", "en": f"item {paper.top} (TOP {paper.top})"} if paper.top else {}
    to = _addressees(paper.addressees.value or ())
    texts = ({"de": paper.title}, paper.subject, paper.note, paper.vote.note, paper.movers.note, paper.response, item, to, *said, *kinds, sides)
    return Entry(paper.kind, title, texts, "conference:motion", (paper.id,), (paper.id, *paper.topics, *laender))


def _demand(held: Held, demand: Demand, day: date) -> Entry:
    followed = held.follow_up.demands[demand.id]
    before = [held.follow_up.elsewhere[name] for name in followed.before]
    evidence = [*followed.evidence, *(each for one in before for each in one.evidence)]
    told = [*(one.says for one in evidence), *(one.says for one in before), *(one.says for one in followed.statements), followed.open]
    if held.proof is not None:
        marks = held.followed(day)[demand.id].marks
        told += [words.VERDICT[marks.verdict], marks.practice.note, {"de": marks.practice.by}]
    norm, to = {"de": demand.norm}, _addressees(held.record.addressees(demand))
    return Entry("demand", demand.says, (norm, to, *told), "conference:demand", (demand.paper, demand.name), (demand.id,))


def _addressees(names: Sequence[str]) -> Texts:
    return {lang: ", ".join(words.addressee(name, lang) for name in names) for lang in ("de", "en")}
