"""The record as it is held: read from the database once an edition and process, with what was computed of it."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property, lru_cache
from threading import Lock
from typing import Any, NamedTuple

from django.db import DatabaseError

from anspruch.conference import followup
from anspruch.conference.followup import Marks, Verdict
from anspruch.conference.followup.marks import Part
from anspruch.conference.followup.practice import Practice
from anspruch.conference.model import Paper
from anspruch.web.conference import computed, models, rows
from anspruch.web.conference.computed import Kept
from anspruch.web.conference.typed import FormError
from anspruch.web.site import statute


class NotLoadedError(Exception):
    """The record has not been loaded into the database, or by another version of the program."""


class Followed(NamedTuple):
    """The marks of a demand on a day, its verdicts and practices over time, and what became of the same aim on other ways before."""

    marks: Marks
    history: tuple[Verdict, ...]
    practices: tuple[Practice, ...]
    before: tuple[tuple[Any, Part], ...]


class Held:
    """One edition of the record."""

    def __init__(self, files: str, number: int, changed: date) -> None:
        self.files, self.number, self.changed = files, number, changed
        self.record, self.follow_up = rows.record(), rows.follow_up()
        self._computed = {one.id: one for one in models.Computed.objects.all()}
        self.resolutions = tuple(models.Resolution.objects.all())

    @cached_property
    def proof(self) -> Kept | None:
        """The proof of today's law; None until it is made."""
        data = self._data(computed.PROOF, computed.proof_key(self.follow_up, statute.law()))
        return computed.kept(data, self.follow_up, statute.law()) if data else None

    @cached_property
    def drafts(self) -> Mapping[str, Mapping[str, Any]]:
        """By paper, what the draft it carries does to the law as it is; those that are computed."""
        papers = [one for one in self.record.papers.values() if one.motion]
        found = {one.id: self._data(computed.DRAFT + one.id, computed.draft_key(one, statute.law())) for one in papers}
        return {name: data for name, data in found.items() if data and computed.fits_draft(data)}

    def _data(self, name: str, key: str) -> Any:
        found = self._computed.get(name)
        return found.data if found and found.key == key else None

    def followed(self, day: date) -> Mapping[str, Followed]:
        """What became of every demand until a day; nothing until the proof is made."""
        return _followed(self, day)

    def frozen(self, paper: Paper) -> tuple[models.Resolution, ...]:
        """What a paper has said, under the hash of each content."""
        return tuple(one for one in self.resolutions if one.paper == paper.id)


@lru_cache(maxsize=8)
def _followed(held: Held, day: date) -> Mapping[str, Followed]:
    proof = held.proof
    if proof is None:
        return {}
    found = {}
    for name, demand in held.record.demands.items():
        entry = held.follow_up.demands[name]
        marks = followup.marks(name, day, held.follow_up, proof)
        watched = entry.statements or entry.evidence or entry.routes
        history = followup.stretches(name, held.follow_up, proof, day, held.record.made(demand)) if watched else ()
        done = followup.practices(name, held.follow_up, proof, day) if watched else ()
        found[name] = Followed(marks, tuple(history), tuple(done), tuple(followup.earlier(name, day, held.follow_up, proof)))
    return found


_lock = Lock()
_kept: list[Held] = []


def held() -> Held:
    """The edition the database holds. Raises NotLoadedError."""
    try:
        found = models.Held.objects.filter(pk=1, changed__isnull=False, form=models.form()).values_list("files", "edition", "changed").first()
    except DatabaseError:
        found = None
    if found is None or found[2] is None:
        raise NotLoadedError
    with _lock:
        if not _kept or (_kept[0].files, _kept[0].number, _kept[0].changed) != found:
            try:
                _kept[:] = [Held(found[0], found[1], found[2])]
            except FormError:
                raise NotLoadedError from None
        return _kept[0]
