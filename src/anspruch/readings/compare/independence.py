"""Does a route turn on a characteristic at all? Two persons alike in all else are put before the law: a proof, or the provision."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.citation import Citation, covers
from anspruch.readings.compare.example import Facts, fewest, found_by, person, reading, refuse_days
from anspruch.readings.compare.people import ORIGINAL, Copy, People
from anspruch.readings.compare.states import at_least, reached
from anspruch.readings.decide import Decision
from anspruch.readings.gates import Circuit
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Route
from anspruch.statute.world import Characteristic

_FALSE = tree.Const(False)


class Dependence(NamedTuple):
    """A route that turns on a characteristic: the smallest provisions that do, and two persons alike in all else."""

    provisions: tuple[tree.Norm, ...]
    one: Facts
    other: Facts
    states: tuple[str, str]
    confirmed: bool
    """Whether decide finds the two states too."""


class Independence(NamedTuple):
    """What was found for a route and a characteristic; no dependence is the proof that there is none, all else being equal."""

    route: Route
    characteristic: Characteristic
    dependence: Dependence | None
    carried: tuple[tree.Norm, ...]
    """The provisions under the route that read what may stand for the characteristic, and was held equal."""


def independence(law: LawOnDay, characteristics: Sequence[Characteristic] | None = None, on: date | None = None) -> list[Independence]:
    """Examine every route for every characteristic.

    Args:
        law: the law on a day.
        characteristics: default: those of ``law/merkmale.yaml``.
        on: the day in the persons' lives; default: the law's day.
    """
    people = People([law], on or law.day)
    found = []
    for one in law.law.world.characteristics if characteristics is None else characteristics:
        twins = _Twins(people, law, Copy(frozenset(one.facts) & people.given, one.name))
        routes = [route for programme in law.law.programmes.values() for route in programme.routes]
        found += [Independence(route, one, twins.dependence(route), tuple(_carried(route, one, law))) for route in routes]
    return found


def _carried(route: Route, one: Characteristic, law: LawOnDay) -> Iterator[tree.Norm]:
    """The provisions of a route that read a fact or a status which may stand for a characteristic."""
    roots = [law.resolve(node) for node in (route.open, route.possible) if node is not None]
    norms = dict.fromkeys(node for root in roots for node in tree.walk(root) if isinstance(node, tree.Norm))
    for norm in norms:
        if any(_carries(part, one) for part in _own(norm.body)):
            yield norm


def _own(node: tree.Node) -> Iterator[tree.Node]:
    """What a provision says itself, not through another."""
    yield node
    if not isinstance(node, tree.Norm):
        for child in node.children:
            yield from _own(child)


def _carries(node: tree.Node, one: Characteristic) -> bool:
    if isinstance(node, tree.Member):
        options = [option for option in node.options if isinstance(option, Citation)]
        if any(covers(status, option) or covers(option, status) for status in one.statuses for option in options):
            return True
    return tree.fact_of(node) in one.carriers


class _Twins:
    """All pairs of persons who differ in the varied facts at most."""

    def __init__(self, people: People, law: LawOnDay, copy: Copy) -> None:
        self.people, self.law, self.copy = people, law, copy
        self.other = people.copied(copy) if copy.varied else people.circuit
        self.circuits = (people.circuit, self.other)

    def dependence(self, route: Route) -> Dependence | None:
        """Two persons for whom a route is in different states, or None: there are none."""
        nodes = [_FALSE if node is None else self.law.resolve(node) for node in (route.open, route.possible)]
        gates, solver = self.people.gates, self.people.solver
        pairs = [[self._pair(circuit, node) for node in nodes] for circuit in self.circuits]
        one, other = (at_least(gates, opened, possible, reached(route, self.law)) for opened, possible in pairs)
        differ = gates.any(gates.differ(first, second) for first, second in zip(one, other, strict=True))
        while solver.possible(differ, *self.people.usual) or solver.possible(differ):
            persons = [person(self.people, copy, circuit) for copy, circuit in zip((ORIGINAL, self.copy), self.circuits, strict=True)]
            if None not in persons:
                norms = tuple(dict.fromkeys(norm for node in nodes for norm in self._smallest(node)))
                return self._shown(route, norms, [facts or {} for facts in persons])
            refuse_days(self.people)
        return None

    def _pair(self, circuit: Circuit, node: tree.Node) -> tuple[int, int]:
        return circuit.pair(self.people.lowerings[self.law].node(node))

    def _differs(self, node: tree.Node) -> bool:
        solver = self.people.solver
        one, other = self._pair(self.people.circuit, node), self._pair(self.other, node)
        return any(solver.holds(one[side]) != solver.holds(other[side]) for side in (0, 1))

    def _smallest(self, node: tree.Node) -> Iterator[tree.Norm]:
        """The provisions that differ between the two without one below them that does."""
        if not self._differs(node):
            return
        below = [norm for child in node.children for norm in self._smallest(child)]
        yield from below
        if not below and isinstance(node, tree.Norm):
            yield node

    def _shown(self, route: Route, norms: tuple[tree.Norm, ...], persons: list[Facts]) -> Dependence:
        """The two persons with as few facts as leave their states, and the states."""

        def state(decision: Decision) -> object:
            return decision.state(route)

        def states(several: Sequence[Facts]) -> list[object]:
            return [found_by(facts, self.law, state, self.people.on) for facts in several]

        found = states(persons)
        read = {name for facts in persons for name in reading(facts, self.law, state, self.people.on)}
        one, other = fewest(persons, lambda fewer: states(fewer) == found, read)
        return Dependence(norms, one, other, (str(found[0]), str(found[1])), None not in found and found[0] != found[1])
