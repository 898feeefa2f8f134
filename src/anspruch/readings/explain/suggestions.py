"""What would have to change: the smallest changes of facts after which a route is open, or at least possible.

Every fact takes only a handful of values the law tells apart; those are tried one by one, then in pairs and triples,
and every suggestion is decided anew before it is made.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.calendar import LONGEST_MONTH, Period, add
from anspruch.language.errors import InputError
from anspruch.language.facts import Fact
from anspruch.language.knowledge import LEVELS
from anspruch.readings.decide.decision import Decision
from anspruch.readings.explain import words
from anspruch.statute.model import Route, Texts

_TRIES = 2500
_MOST_CHANGES = 3
_MOST_SUGGESTIONS = 5
_EASE = ("self", "authority", "time", "never")
_BETTER = {"closed": ("open", "possible"), "possible": ("open",), "suspended": ("open",)}
_SENTENCE = {"de": "{what}, statt: {instead}", "en": "{what}, instead of: {instead}"}


class Suggestion(NamedTuple):
    """Changed facts by name, as they would be given, and the state they lead to."""

    changes: Mapping[str, object]
    state: str
    text: Texts


class _Step(NamedTuple):
    fact: str
    value: object
    ease: int


def suggest(decision: Decision, route: Route) -> tuple[Suggestion, ...]:
    """The smallest changes that lead to a better state of a settled route, easiest first; at most five.

    Where too much is unknown for a closed route to become open, the fewest changes that leave it undecided are named.
    """
    state = decision.state(route)
    wanted = _BETTER.get(state, ())
    steps = list(_steps(decision, route)) if wanted else []
    found = _search(decision, route, steps, wanted, _MOST_CHANGES)
    if not found and state == "closed":
        found = _search(decision, route, steps, ("undecided",), 2)
    return found


def _search(decision: Decision, route: Route, steps: list[_Step], wanted: tuple[str, ...], most: int) -> tuple[Suggestion, ...]:
    """The suggestions with the fewest steps that lead to a wanted state."""
    tries = 0
    for size in range(1, most + 1):
        found: list[tuple[int, Suggestion]] = []
        for chosen in combinations(steps, size):
            if len({step.fact for step in chosen}) < size:
                continue
            tries += 1
            if tries > _TRIES:
                break
            state = _state(decision, route, chosen, wanted)
            if state in wanted:
                found.append((max(step.ease for step in chosen), _suggestion(decision, chosen, state)))
        if found:
            found.sort(key=lambda one: (one[0], wanted.index(one[1].state)))
            return tuple(suggestion for _, suggestion in found[:_MOST_SUGGESTIONS])
    return ()


def _state(decision: Decision, route: Route, steps: tuple[_Step, ...], wanted: tuple[str, ...]) -> str:
    """The state some steps lead to; whether they are possible at all is checked only where the state is wanted."""
    try:
        changed = Decision(decision.law, _changed(decision, steps), decision.on)
        state = changed.state(route)
        if state in wanted:
            changed.check_derived()
    except InputError:
        return "impossible"
    return state


def _changed(decision: Decision, steps: tuple[_Step, ...]) -> dict[str, object]:
    return {**decision.facts, **{step.fact: step.value for step in steps}}


def _suggestion(decision: Decision, steps: tuple[_Step, ...], state: str) -> Suggestion:
    vocabulary = decision.law.law.vocabulary
    text = {}
    for lang in words.LANGUAGES:
        parts = []
        for step in steps:
            fact = vocabulary[step.fact]
            what = f"{words.label(fact, lang)}: {words.value(fact, vocabulary.read(fact.name, step.value), lang)}"
            instead = words.value(fact, vocabulary.read(fact.name, decision.facts.get(fact.name)), lang)
            parts.append(_SENTENCE[lang].format(what=what, instead=instead))
        text[lang] = "; ".join(parts)
    return Suggestion({step.fact: step.value for step in steps}, state, text)


def _steps(decision: Decision, route: Route) -> Iterator[_Step]:
    """One step for each value that changes the truth of some condition of the route, told apart by that effect."""
    atoms = [
        atom for root in (decision.node(route.open), decision.node(route.possible)) for atom in tree.walk(root) if tree.fact_of(atom) is not None
    ]
    here = _effect(decision, atoms)
    seen: set[tuple[str, tuple[bool | None, ...]]] = set()
    found = []
    for atom in dict.fromkeys(atoms):
        for fact, value in _values(decision, atom):
            if decision.facts.get(fact.name) == value:
                continue
            step = _Step(fact.name, value, _EASE.index(fact.change))
            try:
                effect = _effect(Decision(decision.law, _changed(decision, (step,)), decision.on), atoms)
            except InputError:
                continue
            if effect != here and (fact.name, effect) not in seen:
                seen.add((fact.name, effect))
                found.append(step)
    yield from sorted(found, key=lambda step: step.ease)


def _effect(decision: Decision, atoms: list[tree.Node]) -> tuple[bool | None, ...]:
    return tuple(decision.run.value(atom) for atom in atoms)


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
