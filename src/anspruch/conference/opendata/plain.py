"""The record as plain data for JSON: None is not known, every fact with its certainty, every source with its address."""

from collections.abc import Callable, Iterable
from typing import Any

from anspruch.conference import rules, votes
from anspruch.conference.followup.file import Elsewhere, Evidence
from anspruch.conference.followup.marks import Marks, Part, Verdict
from anspruch.conference.followup.practice import NONE, Practice
from anspruch.conference.followup.proof import Stretch
from anspruch.conference.frozen import fingerprint
from anspruch.conference.known import Known
from anspruch.conference.model import Conference, Demand, InChair, Mandate, Paper, Record, Side, Span
from anspruch.conference.rules import Judged


def known(fact: Known[Any], shown: Callable[[Any], Any] = lambda value: value) -> dict[str, Any]:
    """A fact: value (None: not known), certainty, and a note where there is one."""
    data = {"value": None if fact.value is None else shown(fact.value), "certainty": fact.certainty}
    return {**data, "note": dict(fact.note)} if fact.note else data


def days(span: Span | None) -> dict[str, str] | None:
    """First and last day."""
    return None if span is None else {"start": span.start.isoformat(), "end": span.end.isoformat()}


def conference(record: Record, one: Conference) -> dict[str, Any]:
    """A conference."""
    term = one.term
    return {
        "body": record.body.name,
        "number": one.number,
        "days": known(one.days, days),
        "year": known(one.year),
        "planned": days(one.planned),
        "place": known(one.place),
        "form": one.form or None,
        "motto": known(one.motto),
        "chair": {"land": known(one.chair.land), "persons": [in_chair(one, person) for person in one.chair.persons]},
        "term": {"start": term.start.isoformat() if term.start else None, "end": term.end.isoformat() if term.end else None},
        "meetings": [{"kind": meeting.kind, **(days(meeting.days) or {}), "place": meeting.place or None} for meeting in one.meetings],
        "papers": [paper.id for paper in record.of(one.number)],
        "mandates": [mandate(record, seat) for seat in record.mandates if seat.conference == one.number],
        "note": dict(one.note),
        "sources": list(record.urls(one.sources)),
    }


def in_chair(one: Conference, person: InChair) -> dict[str, Any]:
    """A person in the chair; ``presiding`` says whether on the conference's days (None: they are not known)."""
    on_days = person in one.presiding if one.days.value or one.planned else None
    days = {"since": person.since or None, "until": person.until or None}
    return {**known(person.known), **days, "days_certainty": person.days_certainty if any(days.values()) else None, "presiding": on_days}


def mandate(record: Record, seat: Mandate) -> dict[str, Any]:
    """Who spoke for a Land, or came as a guest."""
    return {
        "land": seat.land,
        "person": known(seat.person),
        "office": dict(seat.office),
        "presence": seat.presence,
        "vote": seat.vote,
        "sources": list(record.urls(seat.sources)),
    }


def side(one: Side) -> dict[str, Any]:
    """Movers or supporters."""
    return {
        "laender": list(one.laender),
        "lead": known(one.lead),
        "count": one.total,
        "complete": one.complete,
        "inferred": list(one.inferred),
        "certainty": one.certainty,
        "note": dict(one.note),
    }


def judged(one: Judged) -> dict[str, Any]:
    """What a profile makes of a vote."""
    return {"profile": one.profile.id, "title": dict(one.profile.title), "adopted": one.outcome, "agrees": one.agrees, "assumed": one.assumed}


def paper(record: Record, one: Paper) -> dict[str, Any]:
    """A paper with its vote by Land, what every rule makes of it, and its content's hash."""
    casts = votes.by_land(one, record.body.laender)
    when = record.conferences[one.conference].day
    return {
        "id": one.id,
        "conference": one.conference,
        "top": one.top or None,
        "kind": one.kind,
        "status": one.stated,
        "title": one.title or None,
        "subject": dict(one.subject),
        "movers": side(one.movers),
        "supporters": side(one.supporters),
        "vote": {
            "label": known(one.vote.label),
            "counts": {word: one.vote.counts.get(word) for word in ("ja", "nein", "enthaltung", "abwesend")},
            "certainty": one.vote.certainty,
            "by_land": {land: {"vote": cast.word, "how": cast.how} for land, cast in casts.items()},
            "note": dict(one.vote.note),
        },
        "judged": [judged(result) for result in rules.judge(one, day=when)],
        "addressees": known(one.addressees, list),
        "topics": list(one.topics),
        "demands": [demand(record, entry) for entry in one.demands],
        "statements": known(
            one.statements,
            lambda several: [{**entry._asdict(), "laender": list(entry.laender), "says": dict(entry.says)} for entry in several],
        ),
        "versions": [
            {**entry._asdict(), "day": entry.day.isoformat() if entry.day else None, "movers": list(entry.movers)} for entry in one.versions
        ],
        "motion": one.motion or None,
        "amends": one.amends or None,
        "procedure": one.procedure or None,
        "publication": one.publication or None,
        "pages": {"from": one.pages[0], "to": one.pages[1]} if one.pages else None,
        "response": dict(one.response),
        "certainty": one.certainty,
        "note": dict(one.note),
        "hash": fingerprint(one),
        "sources": list(record.urls(one.sources)),
    }


def demand(record: Record, one: Demand) -> dict[str, Any]:
    """A demand; of whom it asks stands there also where only its paper says so."""
    to = record.addressed(one)
    sure = {"addressees_certainty": to.certainty if to.value else "U"}
    norm = {"norm": one.norm or None, "norm_certainty": one.norm_certainty if one.norm else None}
    return {"id": one.id, "paper": one.paper, "says": dict(one.says), "addressees": list(to.value) if to.value else None, **sure, **norm}


def mark(word: str) -> str | None:
    """A mark or verdict; None where nobody computed or entered one, which is not known and never „none“."""
    return None if word == NONE else word


def marks(record: Record, found: Marks) -> dict[str, Any]:
    """The marks of a demand on a day; a mark without computation or evidence is None."""
    return {
        "demand": found.demand,
        "day": found.day.isoformat(),
        "verdict": mark(found.verdict),
        "text": {
            "mark": mark(found.text.mark),
            "since": found.text.since.isoformat() if found.text.since else None,
            "computed": found.text.computed,
            "parts": [part(entry) for entry in found.text.parts],
            "why": dict(found.text.why),
        },
        "practice": practised(found.practice),
        "money": mark(found.money),
        "reply": mark(found.reply),
        "evidence": [evidence(record, entry) for entry in found.evidence],
    }


def practised(one: Practice) -> dict[str, Any]:
    """A practice; ``last`` is what was known last, where it is not known now; ``exact`` whether a source gives the day itself."""
    return {
        "mark": mark(one.mark),
        "since": one.since.isoformat() if one.since else None,
        "exact": one.exact,
        "by": one.by or None,
        "certainty": one.certainty or None,
        "note": dict(one.note),
        "last": practised(one.last) if one.last else None,
    }


def told(several: Iterable[Verdict]) -> list[dict[str, Any]]:
    """The verdicts over time."""
    return [{"since": one.since.isoformat(), "verdict": mark(one.verdict), "exact": one.exact, "before_demand": one.before} for one in several]


def part(one: Part) -> dict[str, Any]:
    """A statement of a demand on a day, with its history."""
    return {
        "statement": one.statement.name,
        "says": dict(one.statement.says),
        "whoever": one.statement.whoever or None,
        "motion": one.statement.motion or None,
        "routes": list(one.statement.aim.routes),
        "state": one.statement.aim.state,
        "mark": one.mark,
        "since": one.since.isoformat(),
        "certainty": one.certainty,
        "history": [stretch(entry) for entry in one.history],
    }


def stretch(one: Stretch) -> dict[str, Any]:
    """A mark from a day on, and what in the law changed that day."""
    basis = [{**entry._asdict(), "since": entry.since.isoformat()} for entry in one.basis]
    return {"since": one.since.isoformat(), "mark": one.mark, "certainty": one.certainty, "basis": basis}


def evidence(record: Record, one: Evidence) -> dict[str, Any]:
    """What a person entered."""
    return {**one._asdict(), "until": one.until or None, "says": dict(one.says), "sources": list(record.urls(one.sources))}


def earlier(record: Record, several: Iterable[tuple[Elsewhere, Part]]) -> list[dict[str, Any]]:
    """The same aim on other ways before, and what the law does of each."""
    return [
        {
            "day": one.day.isoformat(),
            "says": dict(one.says),
            "certainty": one.certainty,
            "mark": mark(now.mark),
            "evidence": [evidence(record, each) for each in one.evidence],
            "sources": list(record.urls(one.sources)),
        }
        for one, now in several
    ]
