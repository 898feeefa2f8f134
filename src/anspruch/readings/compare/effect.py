"""Is a provision without effect? Do two conditions overlap? Is a route open to anybody? Proved for all possible persons."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from anspruch.language import tree
from anspruch.readings.compare.example import Facts, fewest, found_by, person, reading
from anspruch.readings.compare.people import People, conditions
from anspruch.readings.decide import Decision
from anspruch.readings.plain.lowering import Lowering
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Provision, Route, Version


class Idle(NamedTuple):
    """A version of a provision on which nothing turns on any day it is in force: no route, no question, no amount."""

    provision: Provision
    version: Version


class Overlap(NamedTuple):
    """A person of whom two conditions hold; None is the proof that they exclude one another."""

    facts: Facts | None


def turns_on(people: People, law: LawOnDay, name: str) -> bool:
    """Whether any route or question could turn on a provision (a condition), for anyone."""
    plain = people.lowerings[law]
    probed = Lowering(law, people.on, people.given, follows=True, probe=name)
    gates = people.gates
    for before, after in zip(conditions(law, plain), conditions(law, probed), strict=True):
        if before is after:
            continue
        one, other = people.circuit.pair(before), people.circuit.pair(after)
        if people.solver.possible(gates.any(gates.differ(one[side], other[side]) for side in (0, 1))):
            return True
    return False


def overlap(law: LawOnDay, first: tree.Node, second: tree.Node, on: date | None = None) -> Overlap:
    """Whether two resolved conditions can hold of the same person."""
    people = People([law], on or law.day)
    gates = [people.pair(law, node)[0] for node in (first, second)]
    if not people.solver.possible(*gates, *people.usual) and not people.solver.possible(*gates):
        return Overlap(None)

    def both(decision: Decision) -> object:
        return decision.run.value(first), decision.run.value(second)

    facts = person(people) or {}
    found = fewest([facts], lambda persons: found_by(persons[0], law, both, people.on) == (True, True), reading(facts, law, both, people.on))
    return Overlap(found[0])


def out_of_reach(people: People, law: LawOnDay) -> Iterator[Route]:
    """Routes that are in no better state than closed for anyone."""
    for programme in law.law.programmes.values():
        for route in programme.routes:
            pairs = [people.circuit.pair(root) for root in people.lowerings[law].route(route)]
            if not people.solver.possible(people.gates.any(pair[1] for pair in pairs)):
                yield route
