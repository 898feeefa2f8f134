"""What would have to change: the smallest changes of facts after which a route is open, or at least possible.

Every fact takes only a handful of values the law tells apart; those are tried one by one, then in pairs and triples, all
combinations of one size at once.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.errors import InputError
from anspruch.readings.decide.decision import Decision
from anspruch.readings.explain import words
from anspruch.readings.explain.combined import Combined
from anspruch.readings.explain.steps import HARDEST, Step, Steps
from anspruch.readings.variants import places
from anspruch.statute.model import Route, Texts

_TRIES = 2500
_MOST_CHANGES = 3
_MOST_SUGGESTIONS = 5
_BETTER = {"closed": ("open", "possible"), "possible": ("open",), "suspended": ("open",)}
_SENTENCE = {"de": "{what}, statt: {instead}", "en": "{what}, instead of: {instead}"}


class Suggestion(NamedTuple):
    """Changed facts by name, as they would be given, and the state they lead to."""

    changes: Mapping[str, object]
    state: str
    text: Texts


def suggest(decision: Decision, route: Route) -> tuple[Suggestion, ...]:
    """The smallest changes that lead to a better state of a settled route, easiest first; at most five.

    Where too much is unknown for a closed route to become open, the fewest changes that leave it undecided are named.
    """
    state = decision.state(route)
    if state not in _BETTER:
        return ()
    search = _Search(decision, route)
    found = search.fewest(_BETTER[state], _MOST_CHANGES)
    if not found and state == "closed":
        found = search.fewest(("undecided",), 2)
    return tuple(_suggestion(decision, steps, state) for steps, state in found)


class _Search:
    """The combinations of steps for one route, by size."""

    def __init__(self, decision: Decision, route: Route) -> None:
        self._steps = steps_of(decision)
        self._route = route
        self._chosen = self._steps.of(atoms_of(decision, route))
        self._sizes: list[Combined] = []

    def fewest(self, wanted: tuple[str, ...], most: int) -> list[tuple[tuple[Step, ...], str]]:
        """The combinations of the fewest steps that lead to a wanted state, and that state."""
        for size in range(1, min(most, len(self._chosen)) + 1):
            if size > len(self._sizes):
                left = _TRIES - sum(one.all.bit_count() for one in self._sizes)
                self._sizes.append(Combined(self._steps, self._chosen, size, left))
            found: list[tuple[tuple[Step, ...], str]] = []
            for one in self._ranked(self._sizes[size - 1], wanted):
                found.append(one)
                if len(found) == _MOST_SUGGESTIONS:
                    break
            if found:
                return found
        return []

    def _ranked(self, combined: Combined, wanted: tuple[str, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
        """The combinations that lead to a wanted state, easiest first, the better state before the other."""
        after = combined.after(self._route)
        easier = 0
        for ease in range(HARDEST + 1):
            within = combined.within(ease)
            for state in wanted:
                for place in places(after.get(state, 0) & within & ~easier):
                    steps = combined.steps(place)
                    if not combined.unsure >> place & 1 or self._possible(steps):
                        yield steps, state
            easier = within

    def _possible(self, steps: tuple[Step, ...]) -> bool:
        decision = self._steps.decision
        try:
            Decision(decision.law, decision.facts | {step.fact: step.value for step in steps}, decision.on).check_derived()
        except InputError:
            return False
        return True


def steps_of(decision: Decision) -> Steps:
    """The steps of a person, worked out once for all routes that could be better."""
    found = decision.kept.get(Steps)
    if not isinstance(found, Steps):
        routes = [route for route in decision.law.law.routes.values() if decision.state(route) in _BETTER]
        found = decision.kept[Steps] = Steps(decision, dict.fromkeys(atom for route in routes for atom in atoms_of(decision, route)))
    return found


def atoms_of(decision: Decision, route: Route) -> tuple[tree.Node, ...]:
    """The conditions of a route that read a fact."""
    return tuple(dict.fromkeys((*tree.atoms(decision.node(route.open)), *tree.atoms(decision.node(route.possible)))))


def _suggestion(decision: Decision, steps: tuple[Step, ...], state: str) -> Suggestion:
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
