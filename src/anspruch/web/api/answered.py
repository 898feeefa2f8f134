"""The form of every answer, for the interface's description only: answers are not checked against it while they are given.

The tests hold every answer to it.
"""

from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic.json_schema import models_json_schema

from anspruch.web.api.problems import TYPE

Texts = dict[str, str]


class Answer(BaseModel):
    """Nothing but what is named."""

    model_config = ConfigDict(extra="forbid", strict=True)


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


class Frame(Answer):
    """Which law was asked."""

    law_day: str
    law: str
    verified_until: str


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


class Error(Answer):
    """What is wrong with one person of a list."""

    field: str
    de: str
    en: str


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


class Group(Answer):
    """Some of those concerned: conditions that hold of all of them, and one of them."""

    conditions: dict[str, list[str]]
    example: dict[str, Any]
    stated_besides: dict[str, dict[str, Any]]
    confirmed: bool


class Groups(Answer):
    """All groups, or the first ones; no group at all is the proof that there is nobody."""

    groups: list[Group]
    complete: bool


class Effect(Answer):
    """What becomes better, by the state after, and worse, by the state before."""

    better: dict[str, Groups]
    worse: dict[str, Groups]
    through: list[str]


class AccessEffect(Effect):
    programme: str


class RouteEffect(AccessEffect):
    route: str


class QuestionEffect(AccessEffect):
    question: str


class Changed(Answer):
    """A provision that differs."""

    name: str
    cite: str
    kind: str
    before: str | None
    after: str | None
    met: Groups
    unmet: Groups


class Comparison(Answer):
    """Two states of the law compared, proved for all possible persons; `law` names both."""

    motion: str | None = None
    chosen: dict[str, str] | None = None
    before: str
    after: str
    on: str
    verified_until: str
    law: list[str]
    access: list[AccessEffect]
    changed: list[Changed]
    routes: list[RouteEffect]
    questions: list[QuestionEffect]


class Version(Answer):
    """A version of a provision; `content` is the condition, number or list."""

    since: str
    until: str | None
    by: str
    certainty: str
    content: str | list[str]
    disputed: list[str]
    note: Texts


class Provision(Answer):
    """A provision; `practice` is empty for law."""

    cite: str
    name: str
    kind: str
    says: Texts
    practice: str
    versions: list[Version]
    source: Texts
    reviewed: str
    review: str


class Statute(Answer):
    """The provisions of one statute, ordinance or collection of practice."""

    statute: str
    provisions: list[Provision]


class Statutes(Frame):
    """The whole law."""

    on: str | None
    statutes: list[Statute]


class Provisions(Frame):
    """Some provisions."""

    on: str | None
    provisions: list[Provision]


class Problem(Answer):
    """What is wrong, where, and what to do (RFC 9457); `field` is empty for the whole request."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Error]


ANSWERS: dict[str, type[Answer]] = {
    one.__name__: one for one in (Document, States, Undecided, Explained, Asked, Comparison, Statutes, Provisions, Problem)
}


def described(*names: str, many: bool = False) -> dict[str, Any]:
    """The answers of an address for its description: one of the good ones by name, or problems.

    Args:
        names: the good answers.
        many: whether a list of them is answered, in which some may be ``Undecided``.
    """
    forms = [_reference(name) for name in (*names, *(("Undecided",) if many else ()))]
    good: dict[str, Any] = {"anyOf": forms} if len(forms) > 1 else forms[0]
    good = {"type": "array", "items": good} if many else good
    problem = {"description": "Problem", "content": {TYPE: {"schema": _reference("Problem")}}}
    ok = {"description": "OK", "content": {"application/json": {"schema": good}}}
    return {"responses": {200: ok, **dict.fromkeys(("4XX", "5XX"), problem)}}


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/Answer{name}"}


def components() -> dict[str, Any]:
    """The schemas of all answers by name, apart from those of requests."""
    _, found = models_json_schema([(one, "serialization") for one in ANSWERS.values()], ref_template="#/components/schemas/Answer{model}")
    return {f"Answer{name}": schema for name, schema in found["$defs"].items()}
