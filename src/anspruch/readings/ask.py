"""Ask: the next question worth asking, why it is asked, and how many can still follow at most.

Only facts that can still change an undecided route are asked for. Among them the one that leaves fewest to ask, over
the answers the law tells apart; an act of an authority and an exception that is presumed absent are not asked for.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.calendar import MONTHS_IN_YEAR, Period, add, last_start
from anspruch.language.errors import InputError
from anspruch.language.facts import Fact
from anspruch.language.knowledge import LEVELS
from anspruch.readings.decide import Decision
from anspruch.readings.decide.several import Several
from anspruch.readings.kleene import Evaluation
from anspruch.readings.sensitivity import askable
from anspruch.readings.variants import Others, Variants, places
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Route
from anspruch.statute.world import Person


class Question(NamedTuple):
    """The next question."""

    fact: Fact
    at_most: int
    """How many questions can follow at most, this one included."""
    because: tuple[tree.Norm, ...]
    """The provisions that read the fact and are not settled yet."""


class Interview:
    """What to ask of a person, given what is known and what was asked in vain.

    Args:
        law: the law on a day.
        programmes: whose routes are to be decided; default: all.
        on: the day in the person's life; default: the law's day.
        routes: only these are to be decided, whatever the programmes.
    """

    def __init__(self, law: LawOnDay, programmes: Sequence[str] = (), on: date | None = None, routes: Sequence[Route] = ()) -> None:
        self.law = law
        self.on = on or law.day
        self.routes = [*routes] or [route for name in programmes or law.law.programmes for route in law.law.programme(name).routes]

    def next(self, facts: Mapping[str, object], asked: Collection[str] = ()) -> Question | None:
        """The next question, or None where no answer can change anything any more.

        Args:
            facts: what is known.
            asked: facts that were asked for and are not known.

        Raises:
            InputError: if the facts cannot be used.
        """
        decision = Decision(self.law, facts, self.on)
        vocabulary = self.law.law.vocabulary
        open_facts = self.open_facts(decision, asked)
        # an age is not asked for beside the birth date it follows from, nor after it
        dated = {*open_facts, *facts, *asked}
        open_facts = [name for name in open_facts if vocabulary[name].age_from not in dated]
        if not open_facts:
            return None
        expected = self._expected(decision, open_facts, asked)
        order = list(vocabulary.facts)
        # what follows from other facts is hard to say of oneself: those first
        best = min(open_facts, key=lambda name: (vocabulary[name].soft, expected[name], order.index(name)))
        later = self._standing(decision, asked) - {*open_facts}
        return Question(vocabulary[best], len(open_facts) + len(later), tuple(self._because(decision, best)))

    def _standing(self, decision: Decision, asked: Collection[str]) -> set[str]:
        """Facts that will have to be asked for if a status still unknown turns out to stand for them."""
        unknown = any(fact.status_from and fact.status_from not in decision.person for fact in self.law.law.vocabulary.computed)
        return {fact for fact in self.law.law.world.stands_for.values() if unknown and fact not in asked and fact not in decision.facts}

    def open_facts(self, decision: Decision, asked: Collection[str] = ()) -> list[str]:
        """The facts that can still change an undecided route and can be asked for, in the vocabulary's order."""
        (found,) = self._deciding(self._several(decision, [decision.run]))
        return self._to_ask(found, decision.person, {*decision.facts, *asked})

    def undecided(self, decision: Decision) -> list[Route]:
        """The routes that are not decided yet."""
        return [route for route in self.routes if decision.state(route) == "undecided"]

    def _to_ask(self, found: set[str], person: Person, known: Collection[str]) -> list[str]:
        vocabulary = self.law.law.vocabulary
        names = askable(frozenset(name for name in found if not vocabulary[name].act), person, self.law.law)
        return [name for name in names if name not in known and vocabulary[name].ask]

    def _expected(self, decision: Decision, names: Sequence[str], asked: Collection[str]) -> dict[str, float]:
        """How many facts stay open on average; every word of a list, and every answer told apart, is as likely as another."""
        tried = [answer for name in names for answer in self._answered(decision, name)]
        several = self._several(decision, [answer.run for answer in tried])
        refused, unsure = several.refused()
        total, weights = dict.fromkeys(names, 0.0), dict.fromkeys(names, 0)
        for place, (answer, found) in enumerate(zip(tried, self._deciding(several), strict=True)):
            if refused >> place & 1 or (unsure >> place & 1 and not _possible(self.law, {**decision.facts, answer.name: answer.value}, self.on)):
                continue
            total[answer.name] += answer.weight * len(self._to_ask(found, answer.run.person, {*decision.facts, answer.name, *asked}))
            weights[answer.name] += answer.weight
        return {name: total[name] / weights[name] if weights[name] else float("inf") for name in names}

    def _several(self, decision: Decision, people: list[Evaluation]) -> Several:
        return Several(self.law, Variants((1 << len(people)) - 1, Others(decision.run, people).reads))

    def _answered(self, decision: Decision, name: str) -> Iterator["_Answer"]:
        """The person after each answer that can be given."""
        for value, weight in self.answers(decision, name):
            try:
                person = self.law.person({**decision.facts, name: value}, self.on)
            except InputError:
                continue
            yield _Answer(name, value, weight, Evaluation(person, decision.run.day))

    def _deciding(self, several: Several) -> list[set[str]]:
        """For each variant the facts not (fully) known on which an undecided route waits; what is presumed absent is not waited for."""
        run = several.run
        waiting: dict[tree.Node, int] = {}
        for route in self.routes:
            undecided = several.states(route)["undecided"]
            for node in (route.open, route.possible):
                if node is not None and undecided:
                    root = self.law.resolve(node)
                    waiting[root] = waiting.get(root, 0) | undecided
        found: list[set[str]] = [set() for _ in range(run.full.bit_length())]
        for node in _downwards(tuple(waiting)):
            open_ = waiting.get(node, 0) and waiting[node] & run.open(node)
            if not open_:
                continue
            fact = tree.fact_of(node)
            if fact is not None and not isinstance(node, tree.Taken):
                for place in places(open_):
                    found[place].add(fact)
            for child in node.children[:1] if isinstance(node, tree.AsARule) else node.children:
                waiting[child] = waiting.get(child, 0) | open_
        return found

    def _because(self, decision: Decision, name: str) -> Iterator[tree.Norm]:
        """The unsettled provisions that read a fact themselves, or one that is computed from it."""
        vocabulary = self.law.law.vocabulary
        standing = name in self.law.law.world.stands_for.values()
        names = {name} | {fact.name for fact in vocabulary.computed if name in fact.sources or (standing and fact.status_from)}
        roots = [decision.node(node) for route in self.undecided(decision) for node in (route.open, route.possible)]
        norms = dict.fromkeys(norm for root in roots for norm in tree.walk(root) if isinstance(norm, tree.Norm))
        for norm in norms:
            if decision.run.value(norm) is None and any(tree.fact_of(atom) in names for atom in tree.own(norm.body)):
                yield norm

    def answers(self, decision: Decision, name: str) -> list[tuple[object, int]]:
        """A value for each answer that some condition of an undecided route tells apart, and how many words it stands for."""
        fact = self.law.law.vocabulary[name]
        names = {name, *(computed.name for computed in self.law.law.vocabulary.computed if name in computed.sources)}
        atoms = [atom for atom in self._open_atoms(decision) if tree.fact_of(atom) in names]
        if fact.type in ("choice", "country", "land", "code"):
            return self._words(fact, atoms)
        values: list[object] = []
        match fact.type:
            case "bool":
                values = [True, False]
            case "level":
                values = [LEVELS[int(rank)] for rank in _sides(self._thresholds(fact, atoms), 0, len(LEVELS) - 1)]
            case "date":
                days = _sides(self._thresholds(fact, atoms), self.on.toordinal() - _LONG_AGO, self.on.toordinal() + _FAR_AHEAD)
                values = [date.fromordinal(int(day)).isoformat() for day in days]
            case "citation":
                values = [str(example["value"]) for example in self.law.law.vocabulary["status"].examples]
            case _:
                values = [int(number) for number in _sides(self._thresholds(fact, atoms), 0, _MANY)]
        return [(value, 1) for value in values]

    def _open_atoms(self, decision: Decision) -> tuple[tree.Node, ...]:
        """The conditions of undecided routes that read a fact."""
        found = decision.kept.get(self)
        if not isinstance(found, tuple):
            roots = [decision.node(node) for route in self.undecided(decision) for node in (route.open, route.possible)]
            found = decision.kept[self] = tuple(dict.fromkeys(atom for root in roots for atom in tree.atoms(root)))
        return found

    def _thresholds(self, fact: Fact, atoms: Iterable[tree.Node]) -> set[float]:
        """The values up to which conditions differ from above, for a fact or what is computed from it."""
        found: set[float] = set()
        today = self.on.toordinal()
        for atom in atoms:
            match atom:
                case tree.Compare(fact=name, bound=tree.Literal(value=int() | float() as bound)):
                    read = self.law.law.vocabulary[name]
                    if name == fact.name:
                        found |= {bound - 1, bound}
                    elif read.age_from == fact.name:
                        found.add(last_start(today, Period(int(bound) * MONTHS_IN_YEAR, 0), workday=False))
                    elif fact.name in read.duration_of:
                        found |= {today, add(today, Period(int(bound) // 32, 0))}
                case tree.Elapsed(fact=name, period=tree.Literal(value=Period() as period)) if name == fact.name:
                    found.add(last_start(today - 1, period, workday=False))
        return found

    def _words(self, fact: Fact, atoms: Iterable[tree.Node]) -> list[tuple[object, int]]:
        """The words a condition names, and one for all it does not."""
        named = {str(option) for atom in atoms if isinstance(atom, tree.Member) and atom.fact == fact.name for option in atom.options}
        others = [word for word in self.law.law.vocabulary.words(fact) if word not in named]
        found: list[tuple[object, int]] = [(word, 1) for word in sorted(named)]
        return [*found, (others[0], len(others))] if others else found


class _Answer(NamedTuple):
    """An answer to a question, how many words it stands for, and the person after it."""

    name: str
    value: object
    weight: int
    run: Evaluation


def _possible(law: LawOnDay, facts: Mapping[str, object], on: date) -> bool:
    try:
        Decision(law, facts, on).check_derived()
    except InputError:
        return False
    return True


@lru_cache(maxsize=64)
def _downwards(roots: tuple[tree.Node, ...]) -> tuple[tree.Node, ...]:
    """Every node below the roots once, after all nodes it is a part of."""
    found: dict[tree.Node, None] = {}

    def visit(node: tree.Node) -> None:
        if node not in found:
            for child in node.children:
                visit(child)
            found[node] = None

    for root in roots:
        visit(root)
    return tuple(reversed(found))


_LONG_AGO, _FAR_AHEAD, _MANY = 9000, 1500, 10**6


def _sides(thresholds: Iterable[float], low: float, high: float) -> list[float]:
    """A value on each side of every threshold."""
    inner = sorted(bound for bound in thresholds if low <= bound < high)
    return [*(inner or ()), inner[-1] + 1 if inner else low]
