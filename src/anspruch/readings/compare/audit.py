"""The whole law put to the proof: what makes no difference, what is open to nobody, and what turns on whom."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from anspruch.language import tree
from anspruch.readings.compare.effect import Idle, out_of_reach, turns_on
from anspruch.readings.compare.independence import Independence, independence
from anspruch.readings.compare.people import People
from anspruch.statute.checks import references
from anspruch.statute.law import Law, LawOnDay
from anspruch.statute.model import Provision, Route

_NOWHERE: frozenset[tree.Node] = frozenset()


class Audit(NamedTuple):
    """What was found: on a day for the routes, over all days for the versions of provisions."""

    on: date
    independence: list[Independence]
    closed_to_all: list[Route]
    idle: list[Idle]
    versions: int
    """How many versions were examined."""


def audit(law: Law, on: date) -> Audit:
    """Put a law to the proof.

    Args:
        law: the whole law.
        on: the day whose routes are examined; versions are examined on every day the law changes.
    """
    today = law.on(on)
    idle, versions = _idle(law, on)
    return Audit(on, independence(today), list(out_of_reach(People([today], on), today)), idle, versions)


def _idle(law: Law, on: date) -> tuple[list[Idle], int]:
    """The versions on which nothing turns on any day they are in force, as far as that day; and how many there are."""
    open_: dict[tuple[str, date], Idle] = {}
    settled: set[tuple[str, date]] = set()
    for day in (one for one in law.changes if one <= on):
        for provision, version in [(one, found) for one in law.provisions.values() if (found := one.on(day)) is not None]:
            key = provision.name, version.since
            if key in settled:
                continue
            if _matters(law.on(day), provision) or any(_matters(state, provision) for state in _readings(law, day, provision)):
                settled.add(key)
                open_.pop(key, None)
            else:
                open_[key] = Idle(provision, version)
    return list(open_.values()), len(settled) + len(open_)


def _readings(law: Law, day: date, provision: Provision) -> Iterator[LawOnDay]:
    """The law of a day under every other reading of a point disputed then, where it reads a provision otherwise than the law does."""
    today = law.on(day)
    versions = [version for one in law.provisions.values() if (version := one.on(day)) is not None]
    for dispute in dict.fromkeys(name for version in versions for name in version.otherwise):
        other = law.alternative(dispute).on(day)
        if provision.kind != "condition" or not _reading(other).get(provision.name, _NOWHERE) <= _reading(today).get(provision.name, _NOWHERE):
            yield other


def _matters(law: LawOnDay, provision: Provision) -> bool:
    """Whether anything turns on a provision: for a condition a proof, for what it names that something names it."""
    if provision.kind != "condition":
        return provision.name in _named(law)
    return provision.name in _reading(law) and turns_on(_people(law), law, provision.name)


def _roots(law: LawOnDay) -> Iterator[tree.Node]:
    """The resolved conditions of all routes and of the questions beside them."""
    for programme in law.law.programmes.values():
        for route in programme.routes:
            yield from (law.resolve(node) for node in (route.open, route.possible) if node is not None)
        for question in programme.values:
            yield from (law.resolve(node) for node in (question.yes, question.possible) if node is not None)


@lru_cache(maxsize=64)
def _reading(law: LawOnDay) -> dict[str, frozenset[tree.Node]]:
    """The conditions of all routes and questions that read a provision, by its name."""
    found: dict[str, set[tree.Node]] = {}
    for root in _roots(law):
        for part in tree.walk(root):
            if isinstance(part, tree.Norm):
                found.setdefault(part.name, set()).add(root)
    return {name: frozenset(roots) for name, roots in found.items()}


@lru_cache(maxsize=16)
def _people(law: LawOnDay) -> People:
    return People([law], law.day)


@lru_cache(maxsize=16)
def _named(law: LawOnDay) -> set[str]:
    """The parameters, lists and practices that a route, a question, an amount or any condition in force names."""
    found: set[str] = set()
    for name in law.law.provisions:
        body = law.own_body(name)
        if isinstance(body, tree.Node):
            found.update(references(body, law.law))
    for programme in law.law.programmes.values():
        found.update(route.enforcement for route in programme.routes)
        for amount in programme.amounts:
            found.update(name for condition, value in amount.cases for node in (condition, value) for name in references(node, law.law))
    for derivation in law.law.derivations.values():
        found.update(references(derivation, law.law))
    return found
