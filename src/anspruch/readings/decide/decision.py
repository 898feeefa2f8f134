"""Decide: every way into every programme for one person on one day, three-valued, with what each state rests on."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from anspruch.language import tree
from anspruch.language.errors import ClashError
from anspruch.readings.decide import evidence
from anspruch.readings.decide.result import ACCESS, Practice, ProgrammeResult, RouteResult
from anspruch.readings.existence import exists
from anspruch.readings.kleene import Evaluation, Truth
from anspruch.readings.sensitivity import Facts, askable, missing, overturning
from anspruch.readings.support import Support, support
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import CERTAINTIES, Amount, Programme, Question, Route

_FALSE = tree.Const(False)


def decide(law: LawOnDay, facts: Mapping[str, object], on: date | None = None) -> "Decision":
    """Decide all programmes for one person.

    Args:
        law: the law on a day.
        facts: what is known of the person, by the names of ``law/facts.yaml``.
        on: the day in the person's life, if it is not the law's day.

    Raises:
        InputError: if the facts cannot be used, or contradict what follows from them.
    """
    decision = Decision(law, facts, on or law.day)
    decision.check_derived()
    return decision


class Decision:
    """The answers for one person; parts beyond the states are worked out when asked for."""

    def __init__(self, law: LawOnDay, facts: Mapping[str, object], on: date) -> None:
        self.law = law
        self.facts = dict(facts)
        self.on = on
        self.person = law.person(facts, on)
        self.run = Evaluation(self.person, on.toordinal())
        self.kept: dict[object, Any] = {}
        """What other readings work out about this person once, by whose it is."""
        self._states: dict[str, str] = {}
        self._turning: dict[tree.Node, Facts] = {}
        self._carrying: dict[tree.Node, Support] = {}
        self._results: dict[str, ProgrammeResult] = {}

    def truth(self, route: Route) -> tuple[Truth, Truth]:
        """The values of a route's ``open`` and ``possible``."""
        return self.run.value(self.node(route.open)), self.run.value(self.node(route.possible))

    def node(self, node: tree.Node | None) -> tree.Node:
        """A route's condition, resolved for the day; an absent one is false."""
        return _FALSE if node is None else self.law.resolve(node)

    def state(self, route: Route) -> str:
        """The state of a route (see :data:`anspruch.readings.decide.result.STATES`)."""
        found = self._states.get(route.name)
        if found is None:
            found = self._states[route.name] = combine(*self.truth(route), self.law.practice(route.enforcement)[0])
        return found

    def states(self, programme: Programme) -> dict[str, str]:
        """The states of a programme's routes by name."""
        return {route.name: self.state(route) for route in programme.routes}

    @cached_property
    def programmes(self) -> dict[str, ProgrammeResult]:
        """The full results by programme."""
        return {name: self.result(name) for name in self.law.law.programmes}

    def result(self, name: str) -> ProgrammeResult:
        """The full result of the programme of that name; worked out once. Raises InputError if there is none."""
        if name not in self._results:
            self._results[name] = self.programme(self.law.law.programme(name))
        return self._results[name]

    def programme(self, programme: Programme) -> ProgrammeResult:
        """The full result of one programme."""
        routes = tuple(self.route(route) for route in programme.routes)
        least, most = self._access(programme)
        values = {question.word: self.answer(question) for question in programme.values}
        amounts = {amount.name: self.amount(amount) for amount in programme.amounts}
        return ProgrammeResult(programme.name, routes, least if least == most else None, least, most, values, amounts)

    def route(self, route: Route) -> RouteResult:
        """The full result of one route."""
        state = self.state(route)
        vocabulary = self.law.law.vocabulary
        lacking = self._missing(route) if state == "undecided" else frozenset()
        turning = self._turning_facts(route, state)
        acts = frozenset(name for name in turning if vocabulary[name].act)
        practice, version = self.law.practice(route.enforcement)
        carried = self.carried(route, state)
        norms = carried.norms or self._norms(route)
        certainty = [norm.certainty for norm in norms] + ([version.certainty] if version else [])
        return RouteResult(
            route,
            state,
            tuple(dict.fromkeys((route.cite, *(norm.cite for norm in carried.norms)))),
            askable(acts, self.person, self.law.law),
            askable(lacking, self.person, self.law.law),
            askable(turning - acts, self.person, self.law.law),
            Practice(route.enforcement, practice, version) if version else None,
            route.procedure(self.law.day) if exists(self.law, route) else None,
            max(certainty, key=CERTAINTIES.index, default="verified"),
            evidence.sources(self.law, self._roots(route), self.on) if route.nature != "law" else (),
            evidence.gaps(self.law, self.run, self._roots(route)) if state == "undecided" else (),
        )

    def _roots(self, route: Route) -> tuple[tree.Node, ...]:
        return self.node(route.open), self.node(route.possible)

    def carried(self, route: Route, state: str) -> Support:
        """The reasons that carry a route's settled state."""
        opened, possible = self.node(route.open), self.node(route.possible)
        if state == "open":
            return self.support(opened)
        if state in ("possible", "suspended"):
            return self.support(possible)
        if state == "closed":
            return self.support(opened) + self.support(possible)
        return Support()

    def support(self, node: tree.Node) -> Support:
        """What carries the settled value of a resolved condition."""
        return support(self.run, node, self._carrying)

    def _norms(self, route: Route) -> tuple[tree.Norm, ...]:
        """Every provision an undecided route reads."""
        return tuple(part for node in (route.open, route.possible) for part in tree.parts(self.node(node), tree.Norm))

    def _missing(self, route: Route) -> Facts:
        found = missing(self.run, self.node(route.open)) | missing(self.run, self.node(route.possible))
        vocabulary = self.law.law.vocabulary
        return frozenset(name for name in found if not vocabulary[name].act)

    def _turning_facts(self, route: Route, state: str) -> Facts:
        opened, possible = self.node(route.open), self.node(route.possible)
        if state == "open":
            return overturning(self.run, opened, self._turning)
        found = self._turned(opened)
        if state in ("possible", "suspended"):
            return found | self._open_acts(opened) | overturning(self.run, possible, self._turning)
        if state == "closed":
            return found | self._turned(possible)
        return found | self._open_acts(opened) | self._open_acts(possible)

    def _open_acts(self, node: tree.Node) -> Facts:
        """The acts a condition waits for: not known to be taken, or on a day known only in part."""
        acts = (part for part in tree.atoms(node) if isinstance(part, tree.Taken))
        return frozenset(act.fact for act in acts if self.run.value(act) is None or self.person.get(act.fact) is None)

    def _turned(self, node: tree.Node) -> Facts:
        return overturning(self.run, node, self._turning) if self.run.value(node) is False else frozenset()

    def answer(self, question: Question) -> str:
        """A question beside the routes: ``yes``, ``possible``, ``no`` or ``unknown``."""
        yes, possible = (self.run.value(self.node(node)) for node in (question.yes, question.possible))
        if yes:
            return "yes"
        if yes is None:
            return "unknown"
        return "possible" if possible else "no" if possible is False else "unknown"

    def amount(self, amount: Amount) -> dict[str, object]:
        """A number with its unit and citation; its value is None where the case is not settled."""
        law = self.law
        fixed = self.person.get(amount.as_of)
        if isinstance(fixed, int):
            law = law.law.on(max(date.fromordinal(fixed), law.law.first_day))
        value: float | None = None
        for condition, number in amount.cases:
            truth = self.run.value(self.law.resolve(condition))
            if truth is None:
                break
            if truth:
                value = law.value(number)
                break
        return {"value": value, "unit": amount.unit, "cite": amount.cite}

    def _access(self, programme: Programme) -> tuple[str, str]:
        """The best access, at least and at most.

        Routes that exclude one another (the Zulassung is for those without the Anspruch) may each be undecided
        while their sum is not: each undecided Anspruch is therefore tried both ways.
        """
        grants = [route for route in programme.routes if route.modality in ACCESS]
        least, most = _best(grants, {route.name: self.state(route) for route in grants})
        open_ones = [route for route in grants if route.modality == "anspruch" and self.state(route) == "undecided"]
        if least == "none" and open_ones and isinstance(open_ones[0].open, tree.Ref):
            node = self.node(open_ones[0].open)
            worlds = [_best(grants, self._supposing(node, value, grants))[0] for value in (True, False)]
            least = min(worlds, key=ACCESS.index)
        return least, most

    def _supposing(self, node: tree.Node, value: bool, routes: list[Route]) -> dict[str, str]:
        """The routes' states if an undecided provision had this value."""
        run = Evaluation(self.person, self.on.toordinal())
        run.values[node] = value
        states = {}
        for route in routes:
            opened, possible = run.value(self.node(route.open)), run.value(self.node(route.possible))
            states[route.name] = combine(opened, possible, self.law.practice(route.enforcement)[0])
        return states

    def check_derived(self) -> None:
        """Refuse what cannot be true together, and a given fact that contradicts what follows. Raises InputError."""
        law = self.law.law
        for contradiction in law.world.contradictions:
            node = self.law.resolve(contradiction.when)
            if self.run.value(node):
                raise ClashError(contradiction.de, contradiction.en, "contradiction", self._entered(self.support(node).facts))
        derivations = {name: node for name, node in law.derivations.items() if not law.vocabulary[name].soft}
        for name in self.person.keys() & derivations.keys():
            node = self.law.resolve(derivations[name])
            value = self.run.value(node)
            if value is not None and value is not self.person[name] and not overturning(self.run, node, self._turning):
                others = ", ".join(self._entered(self.support(node).facts))
                entered = ", ".join(self._entered(frozenset({name})))
                raise ClashError(
                    f"„{entered}“ widerspricht dem, was aus {others} folgt.",
                    f"“{entered}” contradicts what follows from {others}.",
                    "follows",
                    (*self._entered(frozenset({name})), *self._entered(self.support(node).facts)),
                )

    def _entered(self, names: Facts) -> list[str]:
        """The facts a person entered, from which computed or implied ones come."""
        found: set[str] = set()
        for name in names:
            origins = set(self.law.law.vocabulary[name].sources) | {rule.known for rule in self.law.law.world.implies if rule.makes == name}
            found |= {name} if name in self.facts else {origin for origin in origins if origin in self.facts} or {name}
        return sorted(found)


def combine(opened: Truth, possible: Truth, practice: str) -> str:
    """A route's state from its two conditions and the practice of the day (``law/practice``)."""
    if opened:
        return "open"
    if possible:
        return "suspended" if practice in ("suspended", "congested") else "possible"
    return "undecided" if None in (opened, possible) else "closed"


def _best(routes: list[Route], states: Mapping[str, str]) -> tuple[str, str]:
    sure = [route.modality for route in routes if states[route.name] in ("open", "possible")]
    maybe = sure + [route.modality for route in routes if states[route.name] == "undecided"]
    return max(sure, key=ACCESS.index, default="none"), max(maybe, key=ACCESS.index, default="none")
