"""The order of advice, read from its file: what is said first, steps with the ways they take, what opens later, and notes."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from anspruch.language.errors import LawError
from anspruch.readings.decide.result import STATES
from anspruch.statute import yaml12
from anspruch.statute.model import ENFORCEMENT, MODALITIES, Route, Texts
from anspruch.statute.values import day, keys, one_of, several, texts

FILE = Path(__file__).parent / "reihenfolge.yaml"
PRICES = ("none", "duty", "fee")
_NOW = ("open", "possible")


class Ways(NamedTuple):
    """Which routes a step takes; an empty field allows any."""

    routes: tuple[str, ...]
    programme: str
    modality: str
    states: tuple[str, ...]

    def take(self, route: Route, state: str) -> bool:
        """Whether a route in that state is among them."""
        named = not self.routes or route.name in self.routes
        return named and self.programme in ("", route.programme) and self.modality in ("", route.modality) and state in self.states


class Step(NamedTuple):
    """A step of the advice: what it is called, why it stands there, what it costs, and for whom and when."""

    name: str
    title: Texts
    why: Texts
    price: str
    when: str
    """A condition in the language of the law; empty: for everyone."""
    practice: tuple[str, ...]
    ways: tuple[Ways, ...]


class Later(NamedTuple):
    """A step not taken yet, and the facts once it is."""

    name: str
    title: Texts
    when: str
    supposing: Mapping[str, object]
    then: tuple[str, ...]
    """The steps that may follow it, by name; each is supposed after it."""
    first_for: tuple[str, ...]
    """The programmes that this step comes before as a rule: while it is to be taken, no other step alone promises them."""


class Note(NamedTuple):
    """What to say where a question beside the routes is answered yes or possible and concerns a way the person has or may have."""

    programme: str
    value: str
    ways: tuple[Ways, ...]
    says: Texts


class Warned(NamedTuple):
    """What a person is told before all else, and for whom: a condition in the language of the law, from a day on."""

    name: str
    when: str
    since: date
    says: Texts


class Order(NamedTuple):
    """The whole order."""

    first: tuple[Warned, ...]
    steps: tuple[Step, ...]
    later: tuple[Later, ...]
    notes: tuple[Note, ...]
    costs: tuple[Note, ...]
    """What a way costs, said in place of the general sentence where the answer is yes."""


@lru_cache(maxsize=2)
def order(file: Path = FILE) -> Order:
    """The order of a file; default: the one that comes with the package. Raises LawError if it is not one."""
    required = ("source", "reviewed", "review", "steps")
    raw = keys(yaml12.read(file), (*required, "first", "later", "notes", "costs"), required, file.name)
    first = tuple(_warned(entry, file.name) for entry in several(raw.get("first"), file.name))
    steps = tuple(_step(entry, file.name) for entry in several(raw["steps"], file.name))
    later = tuple(_later(entry, file.name) for entry in several(raw.get("later"), file.name))
    notes, costs = (tuple(_note(entry, file.name) for entry in several(raw.get(key), file.name)) for key in ("notes", "costs"))
    names = [*(one.name for one in steps), *(one.name for one in later)]
    if len(set(names)) < len(names):
        raise LawError("Zwei Stufen haben denselben Namen.", "Two steps have the same name.").within(file.name)
    for one in later:
        for name in one.then:
            one_of(name, [step.name for step in later], f"{file.name}, {one.name}")
    return Order(first, steps, later, notes, costs)


def _warned(raw: object, where: str) -> Warned:
    entry = keys(raw, ("name", "when", "since", "says", "source"), ("name", "when", "says", "source"), where)
    return Warned(str(entry["name"]), str(entry["when"]), day(entry["since"], where) if "since" in entry else date.min, texts(entry["says"], where))


def _step(raw: object, where: str) -> Step:
    entry = keys(raw, ("name", "title", "why", "price", "when", "practice", "ways"), ("name", "title", "why", "price", "ways"), where)
    place = f"{where}, {entry['name']}"
    practice = tuple(one_of(word, ENFORCEMENT, place) for word in several(entry.get("practice"), place))
    ways = tuple(_ways(one, place) for one in several(entry["ways"], place))
    price = one_of(entry["price"], PRICES, place)
    return Step(str(entry["name"]), texts(entry["title"], place), texts(entry["why"], place), price, str(entry.get("when") or ""), practice, ways)


def _ways(raw: Any, where: str) -> Ways:
    entry = keys(raw, ("routes", "programme", "modality", "states"), (), where)
    modality = one_of(entry["modality"], MODALITIES, where) if entry.get("modality") else ""
    states = tuple(one_of(word, STATES, where) for word in several(entry.get("states"), where)) or _NOW
    return Ways(tuple(map(str, several(entry.get("routes"), where))), str(entry.get("programme") or ""), modality, states)


def _later(raw: object, where: str) -> Later:
    entry = keys(raw, ("name", "title", "when", "supposing", "then", "first_for"), ("name", "title", "supposing"), where)
    then, first_for = (tuple(map(str, several(entry.get(key), where))) for key in ("then", "first_for"))
    return Later(str(entry["name"]), texts(entry["title"], where), str(entry.get("when") or ""), dict(entry["supposing"]), then, first_for)


def _note(raw: object, where: str) -> Note:
    entry = keys(raw, ("programme", "value", "ways", "says"), ("programme", "value", "ways", "says"), where)
    ways = tuple(_ways(one, where) for one in several(entry["ways"], where))
    return Note(str(entry["programme"]), str(entry["value"]), ways, texts(entry["says"], where))
