"""A report as plain data."""

from typing import Any

from anspruch.conference.opendata import plain
from anspruch.conference.report import Report
from anspruch.conference.report.sentences import sections


def data(found: Report) -> dict[str, Any]:
    """A report as plain data: the facts, the marks, and the sentences in both languages."""
    record = found.record
    return {
        "conference": plain.conference(record, found.conference),
        "land": found.land,
        "day": found.day.isoformat(),
        "came": [plain.mandate(record, seat) for seat in found.came],
        "own": [plain.paper(record, paper) for paper in found.own],
        "supported": [plain.paper(record, paper) for paper in found.supported],
        "voted": [paper.id for paper in found.voted],
        "statements": [{"paper": paper.id, "says": dict(statement.says)} for paper, statement in found.statements],
        "demands": [{**plain.demand(record, one.demand), **plain.marks(record, one.marks)} for one in found.followed],
        "law": found.proof.fingerprint,
        "sections": {
            lang: [{"head": one.head, "mark": one.mark, "lines": [line._asdict() for line in one.lines]} for one in sections(found, lang)]
            for lang in ("de", "en")
        },
    }
