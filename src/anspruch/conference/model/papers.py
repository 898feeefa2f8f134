"""The papers before a conference: who moved and supported each, how it was voted on, what it demands of whom."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from anspruch.conference.known import NO_NOTE, Known
from anspruch.statute.model import Texts

VOTES = ("ja", "nein", "enthaltung", "abwesend")
LABELS = ("einstimmig", "mehrheitlich", "ohne_mehrheit")
KINDS = ("leitantrag", "resolution", "motion", "amendment", "declaration", "report", "umlaufbeschluss")
STATUSES = ("adopted", "not_adopted", "result_unknown", "listed")
"""``listed``: known only from the contents of the minutes; that it was adopted follows from being minuted, the vote does not."""


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
