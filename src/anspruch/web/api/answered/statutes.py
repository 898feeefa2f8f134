"""What is answered of the law: two states of it compared, and its provisions."""

from typing import Any

from anspruch.web.api.answered.frame import Answer, Frame, Texts


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
