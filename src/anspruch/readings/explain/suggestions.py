"""What would have to change: the smallest changes of facts after which a route is open, or at least possible.

Every fact takes only a handful of values the law tells apart; those are tried one by one, then in pairs and triples, all
combinations of one size at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from anspruch.language import citation, tree
from anspruch.language.citation import Citation, covers
from anspruch.language.errors import InputError
from anspruch.language.facts import CHANGES, ORDERED
from anspruch.readings.decide.decision import Decision
from anspruch.readings.explain import words
from anspruch.readings.explain.combined import Combined
from anspruch.readings.explain.steps import Step, Steps
from anspruch.readings.variants import places
from anspruch.statute.model import Route, Texts

_TRIES = 2500
_MOST_CHANGES = 3
_MOST_SUGGESTIONS = 5
_OPEN = ("open", "possible")
_BETTER = {"closed": _OPEN, "possible": ("open",), "suspended": ("open",)}
_MOST_STATUSES = 3
_HARDEST = len(CHANGES) - 1
_REACHABLE = CHANGES.index("time")
"""The hardest change that can come about for somebody of the same status."""
_SENTENCE = {"de": "{what}, statt: {instead}", "en": "{what}, instead of: {instead}"}


class Suggestion(NamedTuple):
    """Changed facts by name, as they would be given, and the state they lead to."""

    changes: Mapping[str, object]
    state: str
    text: Texts
    kind: str
    """How hard the hardest of the changes is: a word of :data:`anspruch.language.facts.CHANGES`."""


def suggest(decision: Decision, route: Route) -> tuple[Suggestion, ...]:
    """The smallest changes that lead to a better state of a settled route, easiest first; at most five.

    Where too much is unknown for a closed route to become open, the fewest changes that leave it undecided are named.
    """
    return _found(decision, route, _HARDEST)


def within_reach(decision: Decision, route: Route) -> tuple[Suggestion, ...]:
    """As :func:`suggest`, of what the person, an authority or time can bring about while the status stays; not what time does alone."""
    vocabulary = decision.law.law.vocabulary
    return tuple(one for one in _found(decision, route, _REACHABLE) if any(vocabulary[name].change != "time" for name in one.changes))


def other_statuses(decision: Decision, route: Route) -> tuple[str, ...] | None:
    """Statuses, of those the vocabulary has words for, under which a closed route would be better; at most three.

    None where another status, alone or with what a person or an authority can do, would not help. Nobody is pointed to a
    status held by birth or nationality.
    """
    if decision.state(route) != "closed":
        return None
    fact = decision.law.law.vocabulary["status"]
    innate = [citation.parse(text) for text in fact.innate]
    found = [one for one in suggest(decision, route) if one.kind == "status" and not _among(innate, one.changes.get("status"))]
    named = [one["value"] for one in fact.examples if not _among(innate, one["value"])]
    asked = [(one, text) for one in found for text in named if _among([citation.parse(str(one.changes.get("status", citation.NONE)))], text)]
    statuses: list[str] = []
    for one, text in asked:
        nested = any(_among([citation.parse(status)], text) for status in statuses)
        if len(statuses) < _MOST_STATUSES and not nested and _state(decision, route, {**one.changes, "status": text}) in (*_OPEN, one.state):
            statuses.append(text)
    return tuple(statuses) if found else None


def _among(several: Iterable[Citation], status: object) -> bool:
    return status is not None and any(covers(one, citation.parse(str(status))) is not False for one in several)


def _state(decision: Decision, route: Route, changes: Mapping[str, object]) -> str:
    """The state after changes; empty where they cannot be."""
    try:
        other = Decision(decision.law, {**decision.facts, **changes}, decision.on)
        other.check_derived()
    except InputError:
        return ""
    return other.state(route)


def _found(decision: Decision, route: Route, hardest: int) -> tuple[Suggestion, ...]:
    """The smallest changes none of which is harder than ``hardest``; of those that differ only in a day or a number, the first."""
    state = decision.state(route)
    if state not in _BETTER:
        return ()
    search = _Search(decision, route, hardest)
    found = search.fewest(_BETTER[state], _MOST_CHANGES)
    if not found and state == "closed":
        found = search.fewest(("undecided",), 2)
    return tuple(_suggestion(decision, steps, state) for steps, state in found)


class _Search:
    """The combinations of steps for one route, by size."""

    def __init__(self, decision: Decision, route: Route, hardest: int) -> None:
        self._steps = steps_of(decision)
        self._route = route
        self._chosen = [step for step in self._steps.of(atoms_of(decision, route)) if step.ease <= hardest]
        self._sizes: list[Combined] = []

    def fewest(self, wanted: tuple[str, ...], most: int) -> list[tuple[tuple[Step, ...], str]]:
        """The combinations of the fewest steps that lead to a wanted state, and that state."""
        for size in range(1, min(most, len(self._chosen)) + 1):
            if size > len(self._sizes):
                left = _TRIES - sum(one.all.bit_count() for one in self._sizes)
                self._sizes.append(Combined(self._steps, self._chosen, size, left))
            found: dict[object, tuple[tuple[Step, ...], str]] = {}
            for one in self._ranked(self._sizes[size - 1], wanted):
                found.setdefault(self._alike(*one), one)
                if len(found) == _MOST_SUGGESTIONS:
                    break
            if found:
                return [*found.values()]
        return []

    def _ranked(self, combined: Combined, wanted: tuple[str, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
        """The combinations that lead to a wanted state, easiest first, the better state before the other."""
        after = combined.after(self._route)
        easier = 0
        for ease in range(_HARDEST + 1):
            within = combined.within(ease)
            for state in wanted:
                for place in places(after.get(state, 0) & within & ~easier):
                    steps = combined.steps(place)
                    if not combined.unsure >> place & 1 or self._possible(steps):
                        yield steps, state
            easier = within

    def _alike(self, steps: tuple[Step, ...], state: str) -> object:
        """The same for combinations that differ only in a day or a number: they say the same."""
        vocabulary = self._steps.decision.law.law.vocabulary
        return state, tuple((step.fact, None if vocabulary[step.fact].type in ORDERED else step.value, step.ease) for step in steps)

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
    return Suggestion({step.fact: step.value for step in steps}, state, text, CHANGES[max(step.ease for step in steps)])
