"""What the law's files hold: provisions with dated versions, routes, values, amounts, disputes."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from anspruch.language.tree import Node

Texts = Mapping[str, str]
"""A sentence by language: ``de`` and ``en``."""

CERTAINTIES = ("verified", "substance", "inferred", "memory", "assumed")
"""How sure the wording and its date are, surest first.

verified: read in the text named; substance: content read, exact day or citation not; inferred: bracketed by
snapshots; memory: from memory, must be checked; assumed: our own reading of a text, no authority found.
"""

ENFORCEMENT = ("open", "congested", "suspended", "unknown")
MODALITIES = ("anspruch", "soll", "ermessen", "pflicht", "frei", "verboten")
NOT_LAW = ("interpretation", "enforcement", "guideline")
"""What is dated like law and is none: how authorities read a term of law, whether they decide, what a funding guideline says."""
NATURES = ("law", "guideline", "offer")
"""What a route rests on: a statute or ordinance; a funding guideline, which is not law; or only on being offered."""


class Version(NamedTuple):
    """A provision as it stands from ``since`` to ``until`` (both included; None: no end is known).

    ``body`` is a condition's tree, a parameter's tree or period, a list's members, or a word of :data:`ENFORCEMENT`.
    ``otherwise`` holds the body under another reading of a disputed point, by the reading's name.
    """

    since: date
    until: date | None
    by: str
    certainty: str
    text: str
    body: object
    otherwise: Mapping[str, object]
    note: Texts
    source: Mapping[str, str]


class Provision(NamedTuple):
    """A citable piece of law (or of practice) with its versions in order of time."""

    name: str
    kind: str
    """``condition``, ``number``, ``period``, ``enforcement``, or ``list`` with the element type after a colon."""
    cite: str
    section: str
    """The statute and section (or the practice) the file is about."""
    says: Texts
    unit: str
    practice: str
    """Empty for law; a word of :data:`NOT_LAW` for what is not law."""
    versions: tuple[Version, ...]
    source: Mapping[str, str]
    """Title and address; ``as_of`` where the source tells of a day (a page, a press report), which may grow old."""
    reviewed: date
    review: date
    file: str
    denied: Mapping[str, str] = {}
    """What it means of a person that the condition does not hold; where empty, ``says`` is denied."""

    @property
    def statute(self) -> str:
        """The statute a citation in its conditions need not name."""
        return "AufenthG" if self.practice else self.section.partition(" §")[0]

    def on(self, day: date) -> Version | None:
        """The version in force on that day, or None."""
        for version in reversed(self.versions):
            if version.since <= day:
                return version if version.until is None or day <= version.until else None
        return None


class Procedure(NamedTuple):
    """How a route is walked from ``since`` on: who decides, what next, papers, deadline, breach, refusal."""

    since: date
    decided_by: Texts
    next_step: Texts
    papers: tuple[Texts, ...]
    deadline: Texts
    consequence: Texts
    remedy: Texts
    cost: Texts
    warning: Texts


class Route(NamedTuple):
    """One legal way into a programme.

    ``open`` says that nothing more is needed, ``possible`` that an authority may so decide; either may be absent.
    ``enforcement`` names the practice that may stop it.
    """

    name: str
    programme: str
    title: Texts
    modality: str
    cite: str
    open: Node | None
    possible: Node | None
    enforcement: str
    procedures: tuple[Procedure, ...]
    order: int
    nature: str = "law"
    """A word of :data:`NATURES`."""
    land: str = ""
    """The Land whose own way it is; empty for all others."""

    def procedure(self, day: date) -> Procedure | None:
        """The procedure of that day."""
        return next((found for found in reversed(self.procedures) if found.since <= day), None)


class Question(NamedTuple):
    """A question beside the routes, answered yes, possible, no or unknown (such as the exemption from costs)."""

    name: str
    programme: str
    title: Texts
    yes: Node | None
    possible: Node | None
    word: str
    """What it is called within its programme, in results and case files; names are unique in the whole law."""


class Amount(NamedTuple):
    """A number with a unit: the first case whose condition holds. ``as_of`` names the date fact whose day's law counts."""

    name: str
    programme: str
    title: Texts
    unit: str
    cite: str
    cases: tuple[tuple[Node, Node], ...]
    as_of: str


class Programme(NamedTuple):
    """Something a person can get into."""

    name: str
    title: Texts
    routes: tuple[Route, ...]
    values: tuple[Question, ...]
    amounts: tuple[Amount, ...]
    order: int = 100
    """Where it stands among the programmes; equal ones by name."""


class Reading(NamedTuple):
    """One reading of a disputed point, with who holds it."""

    name: str
    says: Texts
    source: Texts


class Dispute(NamedTuple):
    """A point of law read in two ways: the default is used, the alternative reported where it would differ."""

    name: str
    cite: str
    question: Texts
    default: Reading
    alternative: Reading
    reviewed: date
    review: date
    file: str
