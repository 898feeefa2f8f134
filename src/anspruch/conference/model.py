"""What the record holds: the body and its conferences, the papers before it, the votes by Land, and what each paper demands.

Every fact says how sure it is. None is *not known*, never zero and never no; an empty tuple with a certainty is *known to be none*.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from anspruch.conference.known import NO_NOTE, Known
from anspruch.language.errors import InputError, suggestion
from anspruch.statute.model import Texts

T = TypeVar("T")

VOTES = ("ja", "nein", "enthaltung", "abwesend")
LABELS = ("einstimmig", "mehrheitlich", "ohne_mehrheit")
KINDS = ("leitantrag", "resolution", "motion", "amendment", "declaration", "report", "umlaufbeschluss")
STATUSES = ("adopted", "not_adopted", "result_unknown", "listed")
"""``listed``: known only from the contents of the minutes; that it was adopted follows from being minuted, the vote does not."""


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


class Side(NamedTuple):
    """Movers or supporters. ``complete`` only where the source names all; ``total`` where it gives a number.

    ``inferred`` are Länder no source names that follow from the number and who was not among them.
    """

    laender: tuple[str, ...] = ()
    lead: Known[str] = Known(None)
    total: int | None = None
    complete: bool = False
    certainty: str = "U"
    note: Texts = NO_NOTE
    inferred: tuple[str, ...] = ()

    @property
    def unnamed(self) -> int | None:
        """How many more there are that nobody names; None where it is not known whether there are any."""
        if self.total is None:
            return 0 if self.complete else None
        return self.total - len({*self.laender, *self.inferred, *([self.lead.value] if self.lead.value else [])})


class Cast(NamedTuple):
    """A Land's vote: the word, and whether it is ``known``, ``inferred`` or ``unknown``."""

    word: str | None
    how: str


class Vote(NamedTuple):
    """The result as stated, apart from the counts, apart from who voted how."""

    label: Known[str]
    counts: Mapping[str, int | None]
    certainty: str
    by_land: Mapping[str, Known[str]]
    rest: Known[str]
    note: Texts

    @property
    def tally(self) -> tuple[int, int, int] | None:
        """Yes, no and abstentions, where all three are known."""
        several = tuple(self.counts.get(word) for word in VOTES[:3])
        return None if None in several else several  # type: ignore[return-value]  # no None is left


class Statement(NamedTuple):
    """A Protokollerklärung, alone or joint; it never changes the result."""

    laender: tuple[str, ...]
    form: str
    with_vote: str | None
    says: Texts
    certainty: str


class Demand(NamedTuple):
    """What a paper demands of whom; the norm it speaks of, where it speaks of one."""

    paper: str
    name: str
    says: Texts
    addressees: tuple[str, ...]
    norm: str
    norm_certainty: str = "A"
    """C: that it is this norm is our own reading."""

    @property
    def id(self) -> str:
        """The demand's permanent name."""
        return f"{self.paper}/{self.name}"


class Wording(NamedTuple):
    """One version of a paper's text; ``text`` is None where only that it existed is known."""

    label: str
    day: date | None
    text: str | None
    movers: tuple[str, ...]
    """The Länder that consented to this version."""


class Paper(NamedTuple):
    """A motion, resolution, declaration or report; ``title`` is the official one, ``subject`` ours where there is none."""

    id: str
    conference: int
    top: str
    kind: str
    status: str
    title: str
    subject: Texts
    movers: Side
    supporters: Side
    vote: Vote
    addressees: Known[tuple[str, ...]]
    topics: tuple[str, ...]
    demands: tuple[Demand, ...]
    statements: Known[tuple[Statement, ...]]
    versions: tuple[Wording, ...]
    amends: str
    motion: str
    procedure: str
    pages: tuple[int, int | None] | None
    publication: str
    response: Texts
    certainty: str
    note: Texts
    sources: tuple[str, ...]

    @property
    def stated(self) -> str:
        """Its status as far as anything shows it: the result of a paper nobody is sure of (U) is not known."""
        return "result_unknown" if self.certainty == "U" else self.status

    def called(self, lang: str) -> str:
        """What people call it: the official title in German, the subject otherwise."""
        return self.title if self.title and (lang == "de" or not self.subject) else self.subject.get(lang, self.id)


class Record:
    """The whole record; immutable, complete or not there at all."""

    def __init__(  # noqa: PLR0913  (one for each thing recorded)
        self,
        body: Body,
        conferences: Mapping[int, Conference],
        papers: Mapping[str, Paper],
        sources: Mapping[str, Source],
        *,
        next_term: Known[Chair] | None = None,
        acts: tuple[Act, ...] = (),
        procedures: Mapping[str, WrittenProcedure] | None = None,
        mandates: tuple[Mandate, ...] = (),
        as_of: date,
    ) -> None:
        self.body = body
        self.conferences = conferences
        self.papers = papers
        self.sources = sources
        self.next_term = next_term or Known(None)
        self.acts = acts
        self.procedures = procedures or {}
        self.mandates = mandates
        self.as_of = as_of
        """The day up to which sources were read."""

    @cached_property
    def demands(self) -> Mapping[str, Demand]:
        """Every demand by its permanent name."""
        return {demand.id: demand for paper in self.papers.values() for demand in paper.demands}

    def conference(self, number: int) -> Conference:
        """A conference by number. Raises InputError."""
        if number not in self.conferences:
            first, last = min(self.conferences), max(self.conferences)
            raise InputError(f"Es gibt die {first}. bis {last}. Konferenz, keine {number}.", f"There are conferences {first} to {last}, no {number}.")
        return self.conferences[number]

    def paper(self, name: str) -> Paper:
        """A paper by its id. Raises InputError with the nearest one."""
        return _named(name, self.papers, "Den Antrag oder Beschluss", "motion or resolution")

    def demand(self, name: str) -> Demand:
        """A demand by its id. Raises InputError with the nearest one."""
        return _named(name, self.demands, "Die Forderung", "demand")

    def addressees(self, demand: Demand) -> tuple[str, ...]:
        """Of whom a demand asks: those it names itself, else those of its paper; empty where they are not known."""
        return demand.addressees or self.papers[demand.paper].addressees.value or ()

    def land(self, name: str) -> str:
        """A Land's code, given as BW or DE-BW. Raises InputError."""
        code = name.upper().removeprefix("DE-")
        if code not in self.body.laender:
            there = ", ".join(self.body.laender)
            raise InputError(f"Das Land „{name}“ gibt es nicht; es gibt {there}.", f"There is no Land “{name}”; there are {there}.")
        return code

    def of(self, conference: int) -> tuple[Paper, ...]:
        """The papers of a conference, in the order of the record."""
        return tuple(paper for paper in self.papers.values() if paper.conference == conference)

    def urls(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The addresses of sources."""
        return tuple(self.sources[name].url for name in names)


def _named(name: str, known: Mapping[str, T], de: str, en: str) -> T:
    if name not in known:
        hint_de, hint_en = suggestion(name, known)
        raise InputError(f"{de} „{name}“ gibt es nicht.{hint_de}", f"There is no {en} “{name}”.{hint_en}")
    return known[name]
