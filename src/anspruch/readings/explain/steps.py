"""The single changes worth trying: a value on either side of what a condition asks, and what it does to the conditions."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from anspruch.language import tree
from anspruch.language.calendar import LONGEST_MONTH, Period, add
from anspruch.language.errors import InputError
from anspruch.language.facts import Fact
from anspruch.language.knowledge import LEVELS, Value
from anspruch.readings.decide.decision import Decision
from anspruch.readings.kleene import SAYS, Evaluation, Truth
from anspruch.readings.variants import Others, Variants, constant, differing, places
from anspruch.statute import world
from anspruch.statute.law import Law
from anspruch.statute.world import Person


class Step:
    """A fact given otherwise: how easily it changes (0 is easiest), the person then, and the answers that differ."""

    __slots__ = ("changed", "ease", "effect", "fact", "person", "run", "value")

    def __init__(self, fact: Fact, value: object, run: Evaluation, now: Value | None) -> None:
        self.fact = fact.name
        self.value = value
        self.ease = fact.ease(now, run.person.get(fact.name))
        self.run = run
        self.person = run.person
        self.changed: frozenset[str] = frozenset()
        """The facts known otherwise, computed ones included."""
        self.effect = (0, 0, 0)
        """A bit for each condition: where its answer differs, and there whether it surely holds and whether it may."""


class Steps:
    """The steps of one person, shared by all routes.

    Args:
        decision: the person as she is.
        atoms: the conditions that read a fact, of all routes that may be asked for.
    """

    def __init__(self, decision: Decision, atoms: Iterable[tree.Node]) -> None:
        self.decision = decision
        self._known = world.read(decision.facts, decision.law.law.vocabulary)
        self._made: dict[tuple[str, object], Step | None] = {}
        self._together: dict[tuple[Step, ...], dict[str, Value | None] | None] = {}
        self._near = {atom: [step for value in _values(decision, atom) if (step := self._step(*value))] for atom in atoms}
        self._bit = {atom: 1 << place for place, atom in enumerate(self._near)}
        self._list = [step for step in self._made.values() if step]
        self._otherwise: dict[tree.Node, list[tuple[Step, Truth]]] = {}
        self._others = Others(decision.run, [step.run for step in self._list])
        self._take_effect()

    def of(self, atoms: tuple[tree.Node, ...]) -> list[Step]:
        """The steps that change the answer of one of these conditions, told apart by that effect; easiest first."""
        own = sum(self._bit[atom] for atom in atoms)
        found: dict[tuple[str, int, int, int], Step] = {}
        for step in dict.fromkeys(step for atom in atoms for step in self._near[atom]):
            differs, sure, maybe = step.effect
            if differs & own:
                found.setdefault((step.fact, differs & own, sure & own, maybe & own), step)
        return sorted(found.values(), key=lambda step: step.ease)

    def own(self, atom: tree.Node) -> Truth:
        """What an atom says of the person as she is; for :class:`tree.Given` what the fact itself says."""
        return self._others.own(atom)

    def otherwise(self, atom: tree.Node) -> list[tuple[Step, Truth]]:
        """The steps after which an atom says something else."""
        found = self._otherwise.get(atom)
        if found is None:
            found = self._otherwise[atom] = [(self._list[place], truth) for place, truth in self._others.otherwise(atom)]
        return found

    def says(self, atom: tree.Node, value: Value | None) -> Truth:
        """What an atom says where its fact has this value."""
        return SAYS[type(atom)](atom, value, self.decision.run.day)

    def together(self, steps: tuple[Step, ...]) -> dict[str, Value | None] | None:
        """The facts for which steps taken together are more than one by one, as they then are; None where they cannot be."""
        if steps not in self._together:
            self._together[steps] = self._meet(steps)
        return self._together[steps]

    def _meet(self, steps: tuple[Step, ...]) -> dict[str, Value | None] | None:
        person = self._person({step.fact: step.value for step in steps})
        if person is None:
            return None
        alone = dict[str, Value | None](self.decision.person)
        touched: set[str] = set()
        several: set[str] = set()
        for step in steps:
            several |= touched & step.changed
            touched |= step.changed
            alone |= {name: step.person.get(name) for name in step.changed}
        return {name: person.get(name) for name in several | differing(alone, person)}

    def _person(self, changes: dict[str, object]) -> Person | None:
        """The person after changes, worked out anew only as far as facts bear on those changed; None where there cannot be one."""
        law = self.decision.law.law
        near = frozenset(changes).union(*(group for group in bound(law) if not group.isdisjoint(changes)))
        try:
            part = {name: self._known[name] for name in near & self._known.keys()} | world.read(changes, law.vocabulary)
            part = world.completed(part, self.decision.on, law.vocabulary, law.world)
        except InputError:
            return None
        kept = {name: value for name, value in self.decision.person.items() if name not in near}
        return kept | {name: value for name, value in part.items() if name in near}

    def _step(self, fact: Fact, value: object) -> Step | None:
        """The step to a value; None where the person already has it, or cannot."""
        key = (fact.name, value)
        if key not in self._made:
            now = self.decision
            person = None if now.facts.get(fact.name) == value else self._person({fact.name: value})
            self._made[key] = Step(fact, value, Evaluation(person, now.run.day), now.person.get(fact.name)) if person else None
        return self._made[key]

    def _take_effect(self) -> None:
        """Tell every step what becomes of the conditions after it."""
        full = self._others.full
        for step, names in zip(self._list, self._others.changed, strict=True):
            step.changed = names
        run = Variants(full, self._others.reads)
        for atom, bit in self._bit.items():
            sure, maybe = run.pair(atom)
            now = constant(self.decision.run.value(atom), full)
            for place in places((sure ^ now[0]) | (maybe ^ now[1])):
                effect = self._list[place].effect
                self._list[place].effect = (effect[0] | bit, effect[1] | bit * (sure >> place & 1), effect[2] | bit * (maybe >> place & 1))


@lru_cache(maxsize=16)
def bound(law: Law) -> tuple[frozenset[str], ...]:
    """The facts that bear on one another before any condition is read: each group computed from, or checked, together."""
    vocabulary, rules = law.vocabulary, law.world

    def sources(name: str) -> frozenset[str]:
        fact = vocabulary[name]
        found = {*fact.sources, *(other for rule in rules.implies if rule.makes == name for other in (rule.known, rule.unless) if other)}
        found |= {rules.issued[name]} if name in rules.issued else set()
        found |= {*rules.stands_for.values()} if fact.status_from else set()
        return frozenset({name}).union(*(sources(other) for other in found))

    single = [*(fact.name for fact in vocabulary.computed), *(rule.makes for rule in rules.implies), *rules.issued]
    return tuple({*(sources(name) for name in single), *(sources(first) | sources(second) for first, second in rules.order)})


def _values(decision: Decision, atom: tree.Node) -> Iterator[tuple[Fact, object]]:
    """The values on either side of what a condition asks, for the fact a person would give."""
    fact = decision.law.law.vocabulary[tree.fact_of(atom) or ""]
    if fact.status_from:
        fact = decision.law.law.vocabulary[fact.status_from]
    match atom:
        case tree.Is() | tree.Given():
            yield from ((fact, answer) for answer in (True, False))
        case tree.Taken():
            yield fact, True if fact.type == "bool" else decision.on.isoformat()
        case tree.Member(options=options):
            yield from ((fact, str(option)) for option in options if "(bis" not in str(option))
        case tree.Elapsed(fact=name, period=tree.Literal(value=Period() as period)):
            edge = add(decision.on.toordinal(), Period(-period.months, -period.days))
            yield from ((decision.law.law.vocabulary[name], date.fromordinal(day).isoformat()) for day in (edge - 1, edge, edge + 1))
        case tree.Compare(bound=tree.Literal(value=int() | float() as bound)):
            yield from _around(decision, fact, bound)


def _around(decision: Decision, fact: Fact, bound: float) -> Iterator[tuple[Fact, object]]:
    vocabulary = decision.law.law.vocabulary
    match fact.type:
        case "level":
            yield from ((fact, LEVELS[int(rank)]) for rank in (bound - 1, bound, bound + 1) if 0 <= rank < len(LEVELS))
        case "date":
            yield from ((fact, date.fromordinal(int(bound) + step).isoformat()) for step in (-1, 0, 1))
        case "duration":
            start, end = (vocabulary[name] for name in fact.duration_of)
            begun = decision.person.get(start.name)
            months = int(bound + 1) // LONGEST_MONTH
            for length in (months, months + 1):
                if isinstance(begun, int):
                    yield end, date.fromordinal(add(begun, Period(length, 0))).isoformat()
                else:
                    yield fact, length
        case _:
            if not (fact.age_from and fact.age_from in decision.facts):
                yield from ((fact, number) for number in (int(bound) - 1, int(bound), int(bound) + 1) if number >= 0)
