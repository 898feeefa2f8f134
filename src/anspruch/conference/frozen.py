"""A resolution does not change: what it says is frozen by a hash of its content, and another content is another resolution.

A hash is the first sixteen hexadecimal digits of the SHA-256 of a content as JSON: keys sorted, ``", "`` and ``": "`` between the parts, UTF-8
without escapes (``json.dumps(content, ensure_ascii=False, sort_keys=True)``). Every paper carries its content with it, so that anybody can check.
"""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from anspruch.conference.model import Paper, Record
from anspruch.language.errors import LawError


def content(paper: Paper) -> dict[str, Any]:
    """What the conference said, in German as it said it; not what we add (translation, norms, notes, certainty, follow-up)."""
    statements = paper.statements.value or ()
    return {
        "id": paper.id,
        "conference": paper.conference,
        "top": paper.top,
        "kind": paper.kind,
        "title": paper.title or paper.subject["de"],
        "label": paper.vote.label.value,
        "counts": dict(paper.vote.counts),
        "addressees": list(paper.addressees.value or ()),
        "demands": [[demand.name, demand.says["de"], list(demand.addressees)] for demand in paper.demands],
        "statements": [[list(one.laender), one.form, one.with_vote, one.says["de"]] for one in statements],
        "versions": [[one.label, one.text] for one in paper.versions],
    }


def fingerprint(paper: Paper) -> str:
    """Sixteen hexadecimal digits of what a paper says."""
    return digits(content(paper))


def minutes(record: Record, number: int) -> dict[str, Any]:
    """What the minutes of a conference say: when, where, who was in the chair, who came, and of every paper its hash."""
    one = record.conference(number)
    days = one.days.value or one.planned
    seats = [seat for seat in record.mandates if seat.conference == number]
    return {
        "conference": number,
        "days": [day.isoformat() for day in days] if days else None,
        "held": one.days.value is not None,
        "year": one.year.value,
        "place": one.place.value,
        "form": one.form or None,
        "chair": one.chair.land.value,
        "persons": [[person.value, person.since, person.until] for person in one.chair.persons],
        "motto": one.motto.value,
        "note": one.note.get("de"),
        "came": [[seat.land, seat.person.value, seat.office.get("de"), seat.presence] for seat in seats],
        "papers": together(record.of(number)),
    }


def together(papers: Iterable[Paper]) -> dict[str, str]:
    """The hashes of several papers by their ids."""
    return {paper.id: fingerprint(paper) for paper in papers}


def digits(said: Mapping[str, Any]) -> str:
    """The hash of a content, see the module."""
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def check(record: Record, frozen: Mapping[str, Any], where: str) -> None:
    """Every paper that is frozen still says what it said. Raises LawError with the hash it has now."""
    for name, stated in frozen.items():
        if name not in record.papers:
            raise LawError(f"Den Beschluss „{name}“ gibt es nicht mehr.", f"The resolution “{name}” is gone.").within(where)
        now = fingerprint(record.papers[name])
        if str(stated) != now:
            raise LawError(
                f"„{name}“ sagt etwas anderes als der eingefrorene Beschluss (jetzt {now}, eingefroren {stated}).",
                f"“{name}” says something else than the frozen resolution (now {now}, frozen {stated}).",
            ).within(where)
