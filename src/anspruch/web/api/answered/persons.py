"""What is answered of persons: decisions, reasons, questions."""

from typing import Any

from pydantic import ConfigDict

from anspruch.web.api.answered.frame import Answer, Error, Frame, Texts


class Change(Answer):
    """A day on which a route's state changes by itself."""

    on: str
    state: str
    cause: str


class Reading(Answer):
    """One reading of a disputed point, and the route's state under it."""

    name: str
    says: Texts
    source: Texts
    state: str
    used: bool


class Dispute(Answer):
    """A disputed point of law on which the route's state depends."""

    name: str
    cite: str
    question: Texts
    readings: list[Reading]


class Practice(Answer):
    """Administrative practice; not law."""

    name: str
    state: str
    since: str
    by: str
    note: Texts
    certainty: str


class Source(Answer):
    """Where a guideline is published, and the day it tells of; `old` where that is long ago or not known."""

    title: str
    url: str
    as_of: str | None
    old: bool


class Gap(Answer):
    """A provision whose wording is not known, and what is said of it."""

    cite: str
    note: Texts


class Route(Answer):
    """One way into a programme: `state` is open, possible, suspended, undecided or closed; `nature` says whether it rests on law."""

    name: str
    title: Texts
    modality: str
    nature: str
    state: str
    basis: list[str]
    decided_by: Texts
    next_step: Texts
    papers: list[Texts]
    deadline: Texts
    consequence: Texts
    remedy: Texts
    cost: Texts
    warning: Texts
    until: str | None
    from_: str | None
    changes: list[Change]
    awaits: list[str]
    missing: list[str]
    presumptions: list[str]
    disputed: list[Dispute]
    practice: Practice | None
    certainty: str
    sources: list[Source]
    gaps: list[Gap]
    verified_until: str

    model_config = ConfigDict(extra="forbid", strict=True, alias_generator=lambda name: name.rstrip("_"))


class Amount(Answer):
    """A number with its unit and provision; null where the case is not settled."""

    value: float | None
    unit: str
    cite: str


class Programme(Answer):
    """A programme: its routes, the best access, the questions beside."""

    name: str
    best: str | None
    best_at_least: str
    best_at_most: str
    routes: list[Route]
    values: dict[str, str]
    amounts: dict[str, Amount]


class Document(Frame):
    """A whole decision, as `anspruch decide --json` prints it."""

    id: str | int | None = None
    on: str
    programmes: list[Programme]


class States(Frame):
    """Only the state of each way, by programme and way."""

    id: str | int | None = None
    on: str
    states: dict[str, dict[str, str]]


class Undecided(Answer):
    """A person of a list that could not be decided."""

    id: str | int
    error: Error


class Reason(Answer):
    """A provision that makes a route what it is."""

    cite: str
    text: Texts
    facts: list[str]
    certainty: str
    holds: bool


class Suggestion(Answer):
    """A smallest change of facts, and the state it leads to."""

    changes: dict[str, Any]
    state: str
    text: Texts
    kind: str
    """How hard the hardest of the changes is: self, authority, time, status (only with another status) or never."""


class ExplainedRoute(Route):
    """A route with its reasons."""

    programme: str
    reasons: list[Reason]
    facts: list[str]
    suggestions: list[Suggestion]


class Explained(Frame):
    """Why routes are as they are."""

    on: str
    routes: list[ExplainedRoute]


class Cited(Answer):
    """A provision by citation and name."""

    cite: str
    name: str


class Question(Answer):
    """A question: `values` lists the answers of a closed list, `options` their texts."""

    fact: str
    type: str
    label: Texts
    ask: Texts
    help: Texts
    values: list[str]
    options: dict[str, Texts]
    unit: str
    because: list[Cited]


class Asked(Frame):
    """The next question, and how many can follow at most, this one included."""

    on: str
    at_most: int
    question: Question | None
