"""The decisions an export is made of: routes and questions, and all provisions, facts and functions they rest on."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.calendar import Period
from anspruch.language.knowledge import LEVELS
from anspruch.readings.render.dmn import feel, titles
from anspruch.readings.render.dmn.feel import Feel, literal
from anspruch.readings.render.dmn.functions import FUNCTIONS
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Provision, Question, Route

ROUTE, QUESTION = "weg_{0}", "frage_{0}"
"""The names of the decisions for a route and for a question beside the routes."""
_TYPES = {"bool": "boolean", "date": "date", "int": "number", "eur": "number", "duration": "number"}
_KINDS = {"condition": "boolean", "number": "number", "period": "Any", "enforcement": "string"}


class Decision(NamedTuple):
    """A decision: ``text`` is its FEEL, ``needs`` what it refers to, ``source`` the section of the law it comes from."""

    name: str
    question: str
    description: str
    type: str
    text: str
    needs: tuple[str, ...]
    source: str = ""


class Input(NamedTuple):
    """A fact, or the day asked."""

    name: str
    type: str
    description: str


class Model(NamedTuple):
    """All parts of an export by name, each after what it rests on only by accident; ``functions`` are names."""

    inputs: dict[str, Input]
    decisions: dict[str, Decision]
    functions: tuple[str, ...]


def model(law: LawOnDay, names: Iterable[str], lang: str) -> Model:
    """What some provisions rest on, or all routes and questions if none are named."""
    gathered = _Gathering(law, lang)
    waiting = [gathered.decision(name) for name in names] or list(gathered.programmes())
    decisions: dict[str, Decision] = {}
    inputs: dict[str, Input] = {}
    functions: dict[str, None] = {}
    while waiting:
        current = waiting.pop()
        if current.name in decisions:
            continue
        decisions[current.name] = current
        for name in current.needs:
            if name in FUNCTIONS:
                functions |= dict.fromkeys(_with_calls(name))
            elif gathered.is_input(name):
                inputs[name] = gathered.input(name)
            elif name not in decisions:
                waiting.append(gathered.decision(name))
    return Model(dict(sorted(inputs.items())), decisions, tuple(sorted(functions)))


def _with_calls(name: str) -> Iterator[str]:
    yield name
    for called in FUNCTIONS[name].calls:
        yield from _with_calls(called)


class _Gathering:
    """Makes the decision or the input that a name stands for."""

    def __init__(self, law: LawOnDay, lang: str) -> None:
        self.law = law
        self.lang = lang
        self.vocabulary = law.law.vocabulary
        self.holding = {feel.HOLDS.format(fact): fact for fact in self.vocabulary.facts}
        self.meaning = {feel.MEANS.format(fact): fact for fact in law.law.world.issued}
        self.constants = {feel.LEVELS: feel.listing(LEVELS), **titles.constants(law.law.world)}

    def is_input(self, name: str) -> bool:
        return name == feel.TODAY or (name in self.vocabulary and not self.vocabulary[name].status_from)

    def input(self, name: str) -> Input:
        if name == feel.TODAY:
            return Input(name, "date", {"de": "Der Tag, nach dem gefragt wird", "en": "The day asked for"}[self.lang])
        fact = self.vocabulary[name]
        words = [*LEVELS] if fact.type == "level" else list(fact.values)
        known = f" ({', '.join(words)})" if words else f" ({fact.unit})" if fact.unit else ""
        return Input(name, _TYPES.get(fact.type, "string"), f"{fact.label.get(self.lang, name)}{known}")

    def programmes(self) -> Iterator[Decision]:
        """The decisions for all routes and questions."""
        for programme in self.law.law.programmes.values():
            yield from (self._route(route) for route in programme.routes)
            yield from (self._question(question) for question in programme.values)

    def _route(self, route: Route) -> Decision:
        write = Feel(self.law)
        opened, possible = self._ways(write, route.open, route.possible)
        stopped = '"possible"'
        if route.enforcement:
            stopped = f'(if {write.name(route.enforcement)} in ["suspended", "congested"] then "suspended" else "possible")'
        text = (
            f'if {opened} = true then "open"\nelse if {possible} = true then {stopped}\n'
            f'else if {opened} = null or {possible} = null then "undecided" else "closed"'
        )
        return Decision(ROUTE.format(route.name), route.title[self.lang], route.cite, "string", text, tuple(write.needs))

    def _question(self, question: Question) -> Decision:
        write = Feel(self.law)
        yes, possible = self._ways(write, question.yes, question.possible)
        text = (
            f'if {yes} = true then "yes"\nelse if {yes} = null then "unknown"\n'
            f'else if {possible} = true then "possible"\nelse if {possible} = false then "no" else "unknown"'
        )
        return Decision(QUESTION.format(question.name), question.title[self.lang], "", "string", text, tuple(write.needs))

    def _ways(self, write: Feel, *nodes: tree.Node | None) -> list[str]:
        return [f"({write.condition(self.law.resolve(node))})" if node else "false" for node in nodes]

    def decision(self, name: str) -> Decision:
        """The decision of that name: a provision, a fact that may follow from others, a title, or the scale of levels."""
        if name in self.holding:
            return self._holding(name, self.holding[name])
        if name in self.constants:
            return Decision(name, name, "", "Any", self.constants[name], ())
        if name in self.vocabulary or name in self.meaning:
            return self._title(name)
        provision = self.law.law.provisions[name]
        write = Feel(self.law)
        text = self._body(write, provision)
        kind = "Any" if provision.kind.startswith("list") else _KINDS[provision.kind]
        return Decision(name, provision.says[self.lang], provision.cite, kind, text, tuple(write.needs), provision.section)

    def _body(self, write: Feel, provision: Provision) -> str:
        name = provision.name
        if provision.kind == "condition":
            return write.condition(self.law.norm(name).children[0])
        if provision.kind == "enforcement":
            return literal(self.law.practice(name)[0])
        if provision.kind.startswith("list"):
            return feel.listing(self.law.members(name))
        version = self.law.version(name)
        body = None if version is None else version.body
        return feel.duration(body) if isinstance(body, Period) else literal(self.law.value(body)) if isinstance(body, tree.Node) else "null"

    def _holding(self, name: str, fact: str) -> Decision:
        """As it is given; else because another fact is known; else what follows."""
        write = Feel(self.law)
        text = f"if {write.name(fact)} != null then {fact}"
        for rule in self.law.law.world.implies:
            if rule.makes == fact:
                unless = f" and {write.name(rule.unless)} = null" if rule.unless else ""
                text += f"\nelse if {write.name(rule.known)} != null{unless} then true"
        derivation = self.law.law.derivations.get(fact)
        text += "\nelse " + (write.part(self.law.resolve(derivation)) if derivation else "null")
        return Decision(name, self.vocabulary[fact].label.get(self.lang, fact), "", "boolean", text, tuple(write.needs))

    def _title(self, name: str) -> Decision:
        """The titles that govern, or what a citation may mean."""
        write, world = Feel(self.law), self.law.law.world
        if name in self.vocabulary:
            fact, text = name, titles.title(write, self.vocabulary[name].status_from, world)
        else:
            fact, text = self.meaning[name], titles.meant(write, self.meaning[name], world)
        return Decision(name, self.vocabulary[fact].label.get(self.lang, fact), "", "Any", text, tuple(write.needs))
