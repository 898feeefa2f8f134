"""The record in the database: a row for everything people or the law refer to, under the name it has in the record.

Names are permanent, so rows stay the same rows from one import to the next, and what is added later (drafts, consent to a
version, votes cast in the hall) can refer to them. A column :class:`Typed` holds a fact together with its certainty.
"""

import json
from datetime import date
from functools import lru_cache
from hashlib import sha256

from django.db import models

from anspruch.conference.followup.file import Aim
from anspruch.conference.known import Known
from anspruch.conference.model import Chair, Handover, Meeting, NextTerm, Side, Span, Term
from anspruch.statute.model import Texts
from anspruch.web.conference.typed import Typed, described

NAME, WORD = 120, 40
Names = tuple[str, ...]


class Held(models.Model):
    """Which record is held (a hash of its files), and a number that grows with everything stored: pages are made anew then."""

    files = models.CharField(max_length=64, default="")
    form = models.CharField(max_length=64, default="")
    """Of the rows (:func:`form`) when they were stored."""
    edition = models.PositiveIntegerField(default=0)
    changed = models.DateField(null=True)


class Computed(models.Model):
    """What takes seconds to compute, kept: the proof of the demands, and what a motion's draft does. ``key`` names all it follows from."""

    id = models.CharField(primary_key=True, max_length=NAME)
    key = models.CharField(max_length=64)
    data = models.JSONField()


class Row(models.Model):
    """A row of the record, by its permanent name; ``position`` is its place among the others."""

    id = models.CharField(primary_key=True, max_length=NAME)
    position = models.PositiveIntegerField()

    class Meta:
        """In the order of the record."""

        abstract = True
        ordering = ("position",)


class Source(Row):
    """A page that says so; facts name their sources."""

    url = models.URLField(max_length=500)


class Body(Row):
    """The conference as a body, and the rule by which the chair goes on."""

    short = models.CharField(max_length=WORD)
    title = Typed(Texts)
    since = models.DateField()
    handovers = Typed(tuple[Handover, ...])
    next_term = Typed(Known[NextTerm])
    as_of = models.DateField()
    """Up to which day sources were read."""
    sources = Typed(Names)


class Land(Row):
    """A member, in the order in which the chair goes round."""

    body = models.ForeignKey(Body, models.CASCADE)


class Conference(Row):
    """A main conference, with its term and who chaired it."""

    number = models.PositiveSmallIntegerField(unique=True)
    days = Typed(Known[Span])
    year = Typed(Known[int])
    planned = Typed(Span, null=True)
    place = Typed(Known[str])
    chair = Typed(Chair)
    motto = Typed(Known[str])
    form = models.CharField(max_length=WORD, blank=True)
    term = Typed(Term)
    meetings = Typed(tuple[Meeting, ...])
    note = Typed(Texts)
    sources = Typed(Names)


class Mandate(Row):
    """Who spoke for a Land (or the Federation, which has no vote) at a conference."""

    conference = models.ForeignKey(Conference, models.CASCADE)
    land = models.CharField(max_length=WORD)
    person = Typed(Known[str])
    office = Typed(Texts)
    presence = models.CharField(max_length=WORD)
    vote = models.BooleanField()
    note = Typed(Texts)
    sources = Typed(Names)


class Act(Row):
    """What a chair did between the conferences."""

    conference = models.ForeignKey(Conference, models.CASCADE)
    day = models.DateField()
    actor = models.CharField(max_length=NAME)
    land = models.ForeignKey(Land, models.CASCADE)
    says = Typed(Texts)
    certainty = models.CharField(max_length=1)
    sources = Typed(Names)


class Procedure(Row):
    """A written procedure."""

    conference = models.ForeignKey(Conference, models.CASCADE)
    day = Typed(Known[date])
    papers = Typed(Known[int])
    label = Typed(Known[str])
    sources = Typed(Names)


class Paper(Row):
    """A motion, resolution, declaration or report; of movers and supporters what is known as a whole, the Länder are :class:`Sponsorship`."""

    conference = models.ForeignKey(Conference, models.CASCADE)
    kind = models.CharField(max_length=WORD)
    status = models.CharField(max_length=WORD)
    title = models.TextField(blank=True)
    subject = Typed(Texts)
    movers = Typed(Side)
    supporters = Typed(Side)
    addressees = Typed(Known[Names])
    topics = Typed(Names)
    statements_certainty = models.CharField(max_length=1)
    """``U``: it is not known whether there were any."""
    amends = models.ForeignKey("self", models.CASCADE, null=True)
    motion = models.CharField(max_length=NAME, blank=True)
    procedure = models.ForeignKey(Procedure, models.CASCADE, null=True)
    pages = Typed(tuple[int, int | None], null=True)
    publication = models.TextField(blank=True)
    response = Typed(Texts)
    certainty = models.CharField(max_length=1)
    note = Typed(Texts)
    sources = Typed(Names)


class AgendaItem(Row):
    """A number on the agenda; a string, never renumbered."""

    conference = models.ForeignKey(Conference, models.CASCADE)
    paper = models.OneToOneField(Paper, models.CASCADE)
    number = models.CharField(max_length=WORD)


class Version(Row):
    """A version of a paper's text; without ``text`` only that it existed is known."""

    paper = models.ForeignKey(Paper, models.CASCADE)
    label = models.CharField(max_length=NAME)
    day = models.DateField(null=True)
    text = models.TextField(null=True)


class Sponsorship(Row):
    """A Land moves or supports a paper, or has consented to one version of it. That is no vote."""

    paper = models.ForeignKey(Paper, models.CASCADE)
    land = models.ForeignKey(Land, models.CASCADE)
    role = models.CharField(max_length=WORD, choices=[("mover", "mover"), ("supporter", "supporter")])
    version = models.ForeignKey(Version, models.CASCADE, null=True)


class Result(Row):
    """The result as the chair stated it, and beside it what every rule makes of the counts; ``rule`` is the rule set of the day."""

    paper = models.OneToOneField(Paper, models.CASCADE)
    label = Typed(Known[str])
    counts = Typed()
    certainty = models.CharField(max_length=1)
    rest = Typed(Known[str])
    """How the Länder voted that no source names."""
    note = Typed(Texts)
    rule = models.CharField(max_length=NAME, blank=True)
    assumed = models.BooleanField()
    """The rule is not shown by any source."""
    judged = Typed()
    """By rule: adopted, not adopted, or null where the counts leave it open."""


class Vote(Row):
    """A Land's vote: known, inferred or unknown, three things; an empty word is not known."""

    paper = models.ForeignKey(Paper, models.CASCADE)
    land = models.ForeignKey(Land, models.CASCADE)
    word = models.CharField(max_length=WORD, blank=True)
    how = models.CharField(max_length=WORD)
    certainty = models.CharField(max_length=1)
    named = models.BooleanField()
    """The record names the Land; otherwise its vote follows from those of the rest."""


class Statement(Row):
    """A Protokollerklärung of one or several Länder."""

    paper = models.ForeignKey(Paper, models.CASCADE)
    laender = Typed(Names)
    form = models.CharField(max_length=WORD)
    with_vote = models.CharField(max_length=WORD, null=True)
    says = Typed(Texts)
    certainty = models.CharField(max_length=1)


class Resolution(models.Model):
    """What the conference said, frozen: the name is the hash of its content, and no import changes or removes it."""

    id = models.CharField(primary_key=True, max_length=WORD)
    paper = models.CharField(max_length=NAME, db_index=True)
    content = models.JSONField()


class Check(Row):
    """A formal statement of what a demand asks of the law; what the law makes of it is :class:`Computed`."""

    says = Typed(Texts)
    whoever = models.TextField(blank=True)
    motion = models.CharField(max_length=NAME, blank=True)
    choose = Typed()
    on = models.DateField(null=True)
    since = models.DateField(null=True)
    """The first day on which there can be somebody it speaks of."""
    aim = Typed(Aim)
    in_part = Typed(Aim, null=True)
    instead = Typed(Names)


class Evidence(Row):
    """What a person entered on practice, money, a reply, or a text that cannot be computed."""

    kind = models.CharField(max_length=WORD)
    since = models.CharField(max_length=10)
    until = models.CharField(max_length=10, blank=True)
    mark = models.CharField(max_length=WORD)
    says = Typed(Texts)
    certainty = models.CharField(max_length=1)
    sources = Typed(Names)


class Elsewhere(Row):
    """The same aim on another way, such as a bill of the Bundesrat."""

    statement = models.CharField(max_length=NAME)
    day = models.DateField()
    says = Typed(Texts)
    certainty = models.CharField(max_length=1)
    sources = Typed(Names)
    evidence = Typed(Names)


class Demand(Row):
    """What a paper demands, of whom; and what follows it."""

    paper = models.ForeignKey(Paper, models.CASCADE)
    name = models.CharField(max_length=NAME)
    says = Typed(Texts)
    addressees = Typed(Names)
    norm = models.CharField(max_length=NAME, blank=True)
    norm_certainty = models.CharField(max_length=1, default="A")
    checks = Typed(Names)
    open = Typed(Texts)
    """Why there is nothing to compute."""
    evidence = Typed(Names)
    before = Typed(Names)
    routes = Typed(Names)


@lru_cache(maxsize=1)
def form() -> str:
    """A hash of the columns of all rows and of the types they hold: rows stored under another are loaded anew, not read."""
    columns = {
        kind.__name__: {
            field.attname: described(field.kind) if isinstance(field, Typed) else type(field).__name__ for field in kind._meta.concrete_fields
        }
        for kind in Row.__subclasses__()
    }
    return sha256(json.dumps(columns, sort_keys=True).encode()).hexdigest()
