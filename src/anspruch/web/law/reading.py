"""What reads a provision, and what it reads: provisions, ways, questions, amounts, facts; and the cases that rest on it."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

import yaml

from anspruch import cases
from anspruch.language import tree
from anspruch.language.errors import AnspruchError
from anspruch.language.facts import Fact
from anspruch.readings.decide import Decision, decide
from anspruch.readings.support import support
from anspruch.statute.checks import references
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Amount, Provision, Question, Route
from anspruch.web.law import days
from anspruch.web.site import statute

_SCORED = {"anspruch": ("anspruch",), "zulassung": ("ermessen", "soll"), "verpflichtung": ("pflicht",)}
"""The ways a word of a case speaks of."""


class Readers(NamedTuple):
    """What names a provision in its conditions on a day."""

    provisions: tuple[Provision, ...] = ()
    routes: tuple[Route, ...] = ()
    questions: tuple[Question, ...] = ()
    amounts: tuple[Amount, ...] = ()


def readers(name: str, law: LawOnDay) -> Readers:
    """What reads a provision on a day."""
    return _readers(law.day).get(name, Readers())


@lru_cache(maxsize=128)
def _readers(day: date) -> Mapping[str, Readers]:
    """For every provision what reads it; ``day`` is a day of change, so there are only so many."""
    law = days.state(day)
    found: dict[str, Readers] = {}
    for kind, reader, names in _reading(law):
        for name in dict.fromkeys(names):
            before = found.get(name, Readers())
            found[name] = before._replace(**{kind: (*getattr(before, kind), reader)})
    return found


def _reading(law: LawOnDay) -> Iterator[tuple[str, Any, list[str]]]:
    """Everything with a condition: its kind, itself, and the names in the condition."""
    for provision in law.law.provisions.values():
        yield "provisions", provision, _names(law, law.own_body(provision.name))
    for programme in law.law.programmes.values():
        for route in programme.routes:
            yield "routes", route, [*_names(law, route.open), *_names(law, route.possible), route.enforcement]
        for question in programme.values:
            yield "questions", question, [*_names(law, question.yes), *_names(law, question.possible)]
        for amount in programme.amounts:
            yield "amounts", amount, [name for case in amount.cases for node in case for name in _names(law, node)]


def _names(law: LawOnDay, body: object) -> list[str]:
    return list(references(body, law.law)) if isinstance(body, tree.Node) else []


def rests_on(name: str, law: LawOnDay) -> tuple[Provision, ...]:
    """The provisions, lists and numbers a provision names on a day."""
    names = dict.fromkeys(_names(law, law.own_body(name)))
    return tuple(law.law.provisions[one] for one in names if one in law.law.provisions and one != name)


def named_by(law: LawOnDay, route: Route) -> tuple[Provision, ...]:
    """The provisions and the practice a way names."""
    names = dict.fromkeys([*_names(law, route.open), *_names(law, route.possible), route.enforcement])
    return tuple(law.law.provisions[one] for one in names if one in law.law.provisions)


def facts(name: str, law: LawOnDay) -> tuple[Fact, ...]:
    """The facts a condition reads itself."""
    if law.law.provisions[name].kind != "condition":
        return ()
    body = law.norm(name).children[0]
    found = dict.fromkeys(fact for node in tree.own(body) if (fact := tree.fact_of(node)))
    return tuple(law.law.vocabulary[fact] for fact in found)


class Tested(NamedTuple):
    """A case of the casebook whose answer rests on a provision, and what became of it."""

    case: Mapping[str, Any]
    outcome: cases.Outcome
    holds: bool
    """Whether the provision holds of the case's person, or is known not to."""

    @property
    def day(self) -> date:
        """The day of the case."""
        return date.fromisoformat(str(self.case["date"]))


def tested(name: str) -> tuple[Tested, ...]:
    """The cases whose answer rests on a provision, first those of whom it holds."""
    return _tested().get(name, ())


@cache
def _tested() -> Mapping[str, tuple[Tested, ...]]:
    """All cases decided once: for each provision those that it carries."""
    law = statute.law()
    book = [case for path in cases.shipped() for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
    found: dict[str, list[Tested]] = {}
    for case, outcome in zip(book, cases.run(law, book), strict=True):
        for name, holds in _carrying(case).items():
            found.setdefault(name, []).append(Tested(case, outcome, holds))
    return {name: tuple(sorted(several, key=lambda one: not one.holds)) for name, several in found.items()}


def _carrying(case: Mapping[str, Any]) -> dict[str, bool]:
    """The provisions in force that carry what is scored of a case's answer, and whether each holds of the person."""
    day = date.fromisoformat(str(case["date"]))
    programme = statute.law().programmes.get(str(case["question"]))
    scored = case.get("scored") or []
    if programme is None:
        return {}
    try:
        decision = decide(statute.law().on(day), case["facts"])
    except AnspruchError:
        return {}
    wanted = {modality for word in scored for modality in _SCORED.get(word, ())}
    norms = [norm for route in programme.routes if route.modality in wanted for norm in decision.carried(route, decision.state(route)).norms]
    norms += [norm for one in programme.values if one.name in scored for norm in _answering(decision, one)]
    return {norm.name: bool(decision.run.value(norm)) for norm in norms if decision.law.version(norm.name)}


def _answering(decision: Decision, question: Question) -> Iterator[tree.Norm]:
    for node in (question.yes, question.possible):
        yield from support(decision.run, decision.node(node)).norms
