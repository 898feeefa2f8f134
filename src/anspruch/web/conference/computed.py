"""What takes seconds and is kept: the proof of every demand on every day of law, and what the draft that a motion carries does.

Each is named by all it follows from. With another law or another draft it is computed anew; until then the pages say that it is not ready.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from hashlib import sha256
from typing import Any, NamedTuple

import polars as pl
from django.db import transaction
from django.db.models import F

from anspruch.conference.draft import Draft, draft
from anspruch.conference.followup import FollowUp, Proof
from anspruch.conference.followup.file import Statement
from anspruch.conference.followup.proof import Stretch
from anspruch.conference.model import Paper, Record
from anspruch.motion import find
from anspruch.motion.examples import examples
from anspruch.motion.outcome import Outcome, outcome
from anspruch.motion.papers.sheet import sheet
from anspruch.motion.phrasing import money, persons
from anspruch.motion.synopsis import synopsis
from anspruch.motion.told import Row
from anspruch.motion.variants import variants
from anspruch.population.build import build
from anspruch.population.groups import PLACED
from anspruch.population.impact import PROGRAMME, Impact, impact
from anspruch.readings.compare.spoken import Sides
from anspruch.statute.law import Law
from anspruch.statute.model import Route
from anspruch.web.conference import models, rows
from anspruch.web.conference.typed import FormError, described, plain, typed
from anspruch.web.law import comparing

VERSION = 3
"""Of the shape of what is kept: another number computes it anew."""
PROOF, DRAFT = "proof", "draft/"
_DRAFTED = {"motion", "without", "with", "in_force", "horizon", "de", "en"}
_TOLD = {"sheet", "proof", "impact"}
_CALLED = {"de": "ohne den Antrag", "en": "without the motion"}, {"de": "mit dem Antrag", "en": "with the motion"}


class Kept(NamedTuple):
    """A proof that was kept; see :class:`anspruch.conference.followup.proof.Proved`."""

    law: Law
    histories: Mapping[str, tuple[Stretch, ...]]

    @property
    def fingerprint(self) -> str:
        """Of the law."""
        return self.law.fingerprint

    def history(self, statement: Statement) -> tuple[Stretch, ...]:
        """The marks from the law's first day on."""
        return self.histories[statement.name]


class Task(NamedTuple):
    """Something to be computed: its name, the key of all it follows from, how, and whether what is kept can be read."""

    name: str
    key: str
    compute: Callable[[], Any]
    fits: Callable[[Any], bool]


def tasks(record: Record, follow_up: FollowUp, law: Law) -> Iterator[Task]:
    """Everything that is computed of a record and a law."""
    yield Task(PROOF, proof_key(follow_up, law), partial(_proof, follow_up, law), lambda data: kept(data, follow_up, law) is not None)
    for paper in record.papers.values():
        if paper.motion:
            yield Task(DRAFT + paper.id, draft_key(paper, law), partial(_drafted, paper, law), fits_draft)


def proof_key(follow_up: FollowUp, law: Law) -> str:
    """What the proof follows from."""
    return _key(law.fingerprint, plain(follow_up.statements), described(Stretch))


def draft_key(paper: Paper, law: Law) -> str:
    """What a draft's effect follows from."""
    return _key(law.fingerprint, plain(find(paper.motion)))


def _key(*parts: object) -> str:
    return sha256(json.dumps((VERSION, *parts), sort_keys=True, default=str).encode()).hexdigest()


def missing(record: Record, follow_up: FollowUp, law: Law) -> list[Task]:
    """What is not there, follows from something that is no longer so, or was kept in another form."""
    there = {one.id: one for one in models.Computed.objects.all()}
    return [task for task in tasks(record, follow_up, law) if not _there(task, there.get(task.name))]


def _there(task: Task, stored: models.Computed | None) -> bool:
    return stored is not None and stored.key == task.key and task.fits(stored.data)


def compute(law: Law, *, again: bool = False, only: Collection[str] | None = None) -> int:
    """Compute what is missing, or everything; gives how much that was. Raises LawError where a draft does not fit the law.

    Args:
        law: the law.
        again: also what is there.
        only: the names of tasks; None for all.
    """
    record, follow_up = rows.record(), rows.follow_up()
    several = list(tasks(record, follow_up, law)) if again else missing(record, follow_up, law)
    several = [task for task in several if only is None or task.name in only]
    for task in several:
        data = plain(task.compute())
        with transaction.atomic():
            models.Computed.objects.update_or_create(id=task.name, defaults={"key": task.key, "data": data})
            models.Held.objects.update(edition=F("edition") + 1)
    return len(several)


def _proof(follow_up: FollowUp, law: Law) -> dict[str, tuple[Stretch, ...]]:
    proof = Proof(law, tuple(follow_up.statements.values()))
    return {name: proof.history(statement) for name, statement in follow_up.statements.items()}


def kept(data: object, follow_up: FollowUp, law: Law) -> Kept | None:
    """The proof from its data; None where these have another form."""
    if not isinstance(data, dict) or data.keys() != follow_up.statements.keys():
        return None
    try:
        return Kept(law, {name: typed(tuple[Stretch, ...], one) for name, one in data.items()})
    except FormError:
        return None


def fits_draft(data: object) -> bool:
    """Whether what is kept of a draft has the form that pages are made for."""
    if not isinstance(data, dict) or data.keys() != _DRAFTED:
        return False
    return all(isinstance(data[lang], dict) and data[lang].keys() == _TOLD for lang in ("de", "en"))


def _drafted(paper: Paper, law: Law) -> dict[str, Any]:
    """Synopsis, proof and impact of the draft a paper carries, in German and English."""
    carried = draft(paper, law)
    assert carried is not None, paper.id  # noqa: S101  # only papers with a draft are tasks
    moved = carried.moved
    day = moved.in_force
    frame = build(day).frame
    found = impact(*moved.on(day), frame)
    several = variants(moved, law, day, frame.filter(pl.col("gruppe") != PLACED), found.assumed)
    persons_ = examples(moved, *moved.on(day), PROGRAMME)
    told = {}
    for lang in ("de", "en"):
        shown = outcome(found, several, lang, persons_, moved)
        told[lang] = {"sheet": _sheet(carried, lang), "proof": _compared(found, lang), "impact": _impact(shown, lang)}
    fingerprints = {"without": carried.without, "with": carried.with_it}
    return {"motion": paper.motion, **fingerprints, "in_force": day, "horizon": law.horizon, **told}


def _sheet(carried: Draft, lang: str) -> dict[str, Any]:
    return {key: part for key, part in sheet(synopsis(carried.moved, lang)).items() if key != "words"}


def _compared(found: Impact, lang: str) -> dict[str, Any]:
    """Who gains and who loses, proved; in words."""
    comparison = found.comparison
    called = dict(zip((comparison.before, comparison.after), _CALLED, strict=True))
    proof = comparing.in_words_of(comparison, Sides(comparison.after.law, called), lang)
    return {
        kind: [
            {
                "title": one.subject.title,
                "differs": one.differs,
                "better": plain(one.better),
                "worse": plain(one.worse),
                "through": [norm.cite for norm in one.through],
                "programme": one.subject.programme if isinstance(one.subject, Route) else one.subject.name,
                "modality": one.subject.modality if isinstance(one.subject, Route) else None,
            }
            for one in several
        ]
        for kind, several in (("access", proof.access), ("routes", proof.routes), ("questions", proof.questions))
    }


def _impact(shown: Outcome, lang: str) -> dict[str, Any]:
    return {
        "headline": shown.headline,
        "examples": shown.examples,
        "gains": shown.gains,
        "costed": shown.costed,
        "rows": [_row(row, shown, lang) for row in (*shown.rows, shown.total)],
        "explained": shown.explained.get("persons", ()),
    }


def _row(row: Row, shown: Outcome, lang: str) -> dict[str, str]:
    euros = {key: money(getattr(row, key), lang) for key in ("gross", "federation")} if shown.costed else {}
    people = {key: persons(getattr(row, key), lang) for key in ("low", "central", "high", "assigned", "starts")}
    return {"land": row.land, "name": row.name, **people, **euros}
