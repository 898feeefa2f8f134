"""The whole record in one piece of plain data: every part there is, what follows it up, and by which rules votes are judged."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from anspruch.conference import rules
from anspruch.conference.followup import FollowUp, Marks, Verdict
from anspruch.conference.followup.file import Aim, Elsewhere, Statement
from anspruch.conference.followup.practice import Practice
from anspruch.conference.model import Record
from anspruch.conference.opendata import plain
from anspruch.conference.rules import RuleSet


class Told(Protocol):
    """What became of a demand until a day: its marks, and its verdicts over time."""

    @property
    def marks(self) -> Marks:
        """On the day."""

    @property
    def history(self) -> tuple[Verdict, ...]:
        """Each verdict with the day from which it holds."""

    @property
    def practices(self) -> tuple[Practice, ...]:
        """Each practice that has a first day."""


def whole(record: Record, follow_up: FollowUp, followed: Mapping[str, Told]) -> dict[str, Any]:
    """The whole record.

    Args:
        record: the record.
        follow_up: statements and evidence.
        followed: by demand what became of it; nothing where that is not computed, then marks and history are None.
    """
    conferences = [plain.conference(record, one) for one in record.conferences.values()]
    return {
        "as_of": record.as_of.isoformat(),
        "body": _body(record),
        "sources": {name: one.url for name, one in record.sources.items()},
        "terms": _terms(record, conferences),
        "conferences": conferences,
        "mandates": [{"conference": seat.conference, **plain.mandate(record, seat)} for seat in record.mandates],
        "papers": [plain.paper(record, one) for one in record.papers.values()],
        "acts": [
            {**act._asdict(), "day": act.day.isoformat(), "says": dict(act.says), "sources": list(record.urls(act.sources))} for act in record.acts
        ],
        "written_procedures": _procedures(record),
        "rules": [_rule(record, one) for one in rules.load().sets],
        "followup": {
            "statements": [_statement(one) for one in follow_up.statements.values()],
            "evidence": _evidence(record, follow_up),
            "elsewhere": [_elsewhere(record, one) for one in follow_up.elsewhere.values()],
            "demands": [_demand(record, name, follow_up, followed.get(name)) for name in record.demands],
        },
    }


def _body(record: Record) -> dict[str, Any]:
    body = record.body
    return {
        "name": body.name,
        "short": body.short,
        "title": dict(body.title),
        "since": body.since.isoformat(),
        "laender": list(body.laender),
        "handovers": [{**one._asdict(), "sources": list(record.urls(one.sources))} for one in body.handovers],
        "sources": list(record.urls(body.sources)),
    }


def _terms(record: Record, conferences: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The years in the chair, and the one that comes next."""
    known = [{key: one[key] for key in ("number", "chair", "term")} for one in conferences]
    later = record.next_term
    if later.value is None:
        return known
    start = later.value.start.isoformat() if later.value.start else None
    chair = {"land": plain.known(later.value.land), "persons": []}
    return [
        *known,
        {"number": later.value.number, "chair": chair, "term": {"start": start, "end": None}, "certainty": later.certainty, "note": dict(later.note)},
    ]


def _procedures(record: Record) -> list[dict[str, Any]]:
    return [
        {
            "id": one.name,
            "conference": one.conference,
            "day": plain.known(one.day, date.isoformat),
            "papers": plain.known(one.papers),
            "label": plain.known(one.label),
            "sources": list(record.urls(one.sources)),
        }
        for one in record.procedures.values()
    ]


def _rule(record: Record, one: RuleSet) -> dict[str, Any]:
    profile = {"id": one.profile.id, "title": dict(one.profile.title)}
    return {
        "id": one.id,
        "matter": one.matter,
        "since": one.since.isoformat(),
        "until": one.until.isoformat() if one.until else None,
        "profile": profile,
        "assumed": one.assumed,
        "certainty": one.certainty,
        "says": dict(one.says),
        "sources": list(record.urls(one.sources)),
    }


def _statement(one: Statement) -> dict[str, Any]:
    return {
        "name": one.name,
        "says": dict(one.says),
        "whoever": one.whoever or None,
        "motion": one.motion or None,
        "on": one.on.isoformat() if one.on else None,
        "since": one.since.isoformat() if one.since else None,
        "choose": dict(one.choose),
        "aim": _aim(one.aim),
        "in_part": _aim(one.in_part) if one.in_part else None,
    }


def _aim(one: Aim) -> dict[str, Any]:
    return {"routes": list(one.routes), "state": one.state}


def _evidence(record: Record, follow_up: FollowUp) -> list[dict[str, Any]]:
    several = [entry.evidence for entry in follow_up.demands.values()] + [entry.evidence for entry in follow_up.elsewhere.values()]
    found = {one.name: one for entered in several for one in entered}
    return [plain.evidence(record, one) for one in found.values()]


def _elsewhere(record: Record, one: Elsewhere) -> dict[str, Any]:
    return {
        "name": one.name,
        "statement": one.statement.name,
        "day": one.day.isoformat(),
        "says": dict(one.says),
        "certainty": one.certainty,
        "evidence": [each.name for each in one.evidence],
        "sources": list(record.urls(one.sources)),
    }


def _demand(record: Record, name: str, follow_up: FollowUp, told: Told | None) -> dict[str, Any]:
    entry = follow_up.demands.get(name)
    return {
        "demand": name,
        "statements": [one.name for one in entry.statements] if entry else [],
        "evidence": [one.name for one in entry.evidence] if entry else [],
        "before": list(entry.before) if entry else [],
        "open": dict(entry.open) if entry and entry.open else None,
        "marks": plain.marks(record, told.marks) if told else None,
        "history": plain.told(told.history) if told else None,
    }
