"""The body and its conferences: who belongs to it, who held the chair when, who was there, what else a chair did."""

from datetime import date
from typing import NamedTuple

from anspruch.conference.known import Known
from anspruch.statute.model import Texts


class Source(NamedTuple):
    """A page that says so."""

    name: str
    url: str


class Span(NamedTuple):
    """Days from the first to the last, both included."""

    start: date
    end: date


class Handover(NamedTuple):
    """From which term on the chair changes on which day of the year (MM-DD)."""

    from_term: int
    day: str
    certainty: str
    sources: tuple[str, ...]


class Body(NamedTuple):
    """The conference as a body: who belongs to it, in the order in which the chair goes round."""

    name: str
    short: str
    title: Texts
    since: date
    laender: tuple[str, ...]
    handovers: tuple[Handover, ...]
    sources: tuple[str, ...]


class InChair(NamedTuple):
    """A person who held the chair for a Land: the name (``value``), how sure that is, and from when to when, both included.

    ``since`` and ``until`` are a day, a month or a year; empty where the person is known to have held it, and no change within the term is.
    """

    value: str
    certainty: str
    since: str = ""
    until: str = ""
    days_certainty: str = "A"
    """How sure ``since`` and ``until`` are."""

    @property
    def known(self) -> Known[str]:
        """The name as a fact."""
        return Known(self.value, self.certainty)

    def on(self, day: date) -> bool:
        """Whether the person held the chair on a day."""
        return self.since <= day.isoformat() and day.isoformat()[: len(self.until)] <= self.until


class Chair(NamedTuple):
    """Who held the chair; several persons where it changed within the term, in order."""

    land: Known[str]
    persons: tuple[InChair, ...]


class Term(NamedTuple):
    """A year in the chair."""

    number: int
    start: date | None
    end: date | None


class NextTerm(NamedTuple):
    """The year in the chair after those of the conferences there are: no conference of it is known yet."""

    number: int
    land: Known[str]
    start: date | None

    def begun(self, day: date) -> bool:
        """Whether on a day it is the current one."""
        return self.start is not None and self.start <= day


class Meeting(NamedTuple):
    """A meeting on the working level before the main conference."""

    kind: str
    days: Span
    place: str


class Conference(NamedTuple):
    """A main conference. ``year`` is known even where the days are not; ``planned`` are days on which it was not held after all."""

    number: int
    days: Known[Span]
    year: Known[int]
    planned: Span | None
    place: Known[str]
    chair: Chair
    motto: Known[str]
    form: str
    term: Term
    meetings: tuple[Meeting, ...]
    note: Texts
    sources: tuple[str, ...]

    @property
    def day(self) -> date | None:
        """The day its resolutions bear, the last of the conference; None where it is not known."""
        return self.days.value.end if self.days.value else None

    @property
    def begins(self) -> date | None:
        """Its first day, held or planned; of a year of which no more is known the first. None where nothing is known."""
        days = self.days.value or self.planned
        return days.start if days else date(self.year.value, 1, 1) if self.year.value else None

    @property
    def called_off(self) -> bool:
        """Whether it was planned and did not meet."""
        return self.planned is not None and self.days.value is None

    @property
    def presiding(self) -> tuple[InChair, ...]:
        """Who held the chair on its days, held or planned; nobody where they are not known: then see the chair's persons."""
        days = self.days.value or self.planned
        return tuple(one for one in self.chair.persons if days and (one.on(days.start) or one.on(days.end)))

    @property
    def others_in_term(self) -> tuple[InChair, ...]:
        """Who held the chair in its term, but is not known to have held it on its days."""
        return tuple(one for one in self.chair.persons if one not in self.presiding)


class Act(NamedTuple):
    """What a chair did between the conferences; no resolution."""

    name: str
    conference: int
    day: date
    actor: str
    land: str
    says: Texts
    certainty: str
    sources: tuple[str, ...]


class WrittenProcedure(NamedTuple):
    """A written procedure (Umlaufverfahren): how many papers it decided, how many of them are known."""

    name: str
    conference: int
    day: Known[date]
    papers: Known[int]
    label: Known[str]
    sources: tuple[str, ...]


class Mandate(NamedTuple):
    """A person who spoke for a Land, or came as a guest, at one conference. ``vote`` says whether the seat votes."""

    conference: int
    land: str
    person: Known[str]
    office: Texts
    presence: str
    vote: bool
    note: Texts
    sources: tuple[str, ...]
