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
            if any(_matters(state, provision) for state in _readings(law, day)):
                settled.add(key)
                open_.pop(key, None)
            else:
                open_[key] = Idle(provision, version)
    return list(open_.values()), len(settled) + len(open_)


def _readings(law: Law, day: date) -> Iterator[LawOnDay]:
    """The law of a day as it is read, and under every other reading of a point disputed on that day."""
    yield law.on(day)
    versions = [version for provision in law.provisions.values() if (version := provision.on(day)) is not None]
    for dispute in dict.fromkeys(name for version in versions for name in version.otherwise):
        yield law.alternative(dispute).on(day)


def _matters(law: LawOnDay, provision: Provision) -> bool:
    """Whether anything turns on a provision: for a condition a proof, for what it names that something names it."""
    if provision.kind != "condition":
        return provision.name in _named(law)
    return turns_on(_people(law), law, provision.name)


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
