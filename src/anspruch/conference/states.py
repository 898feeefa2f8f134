"""The states of a motion and, in one table (states.yaml), the transitions there are: who may carry one out, and which needs a reason."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from anspruch.conference.files import fields
from anspruch.conference.files.load import RECORD
from anspruch.conference.model import STATUSES
from anspruch.language.errors import InputError, LawError
from anspruch.statute import values, yaml12
from anspruch.statute.model import Texts

FILE = "states.yaml"
ROLES = ("referent", "amtschef", "minister", "geschaeftsstelle", "vorsitz", "land", "rechnung")


class State(NamedTuple):
    """A state; ``final`` where nothing follows, ``public`` where the paper may be shown."""

    name: str
    title: Texts
    final: bool
    public: bool


class Transition(NamedTuple):
    """One step, who may carry it out, and whether a reason belongs to it."""

    source: str
    target: str
    by: tuple[str, ...]
    reason: bool


class States(NamedTuple):
    """The table."""

    states: Mapping[str, State]
    transitions: tuple[Transition, ...]
    public: Mapping[str, str]

    def after(self, state: str) -> tuple[Transition, ...]:
        """The steps from a state. Raises InputError for a state there is not."""
        if state not in self.states:
            there = ", ".join(self.states)
            raise InputError(f"Den Zustand „{state}“ gibt es nicht; es gibt {there}.", f"There is no state “{state}”; there are {there}.")
        return tuple(one for one in self.transitions if one.source == state)

    def moved(self, state: str, target: str, by: str, reason: str = "") -> str:
        """The state after a step. Raises InputError where there is no such step, the role may not, or a reason is missing."""
        steps = self.after(state)
        step = next((one for one in steps if one.target == target), None)
        if step is None:
            there = ", ".join(one.target for one in steps) or "–"
            raise InputError(f"Aus „{state}“ wird nicht „{target}“, nur {there}.", f"“{state}” does not become “{target}”, only {there}.")
        if by not in step.by:
            may = ", ".join(step.by)
            raise InputError(f"Diesen Schritt vollzieht {may}, nicht {by}.", f"This step is carried out by {may}, not by {by}.")
        if step.reason and not reason:
            raise InputError("Zu diesem Schritt gehört ein Grund.", "This step needs a reason.")
        return target

    def of(self, status: str) -> State | None:
        """The state a paper of the public record is in; None where its result is not known."""
        return self.states.get(self.public.get(status, ""))


@lru_cache(maxsize=1)
def load() -> States:
    """The table that comes with the package. Raises LawError."""
    return read(yaml12.read(RECORD / FILE), FILE)


def read(raw: object, where: str) -> States:
    """A table from plain data. Raises LawError for a state that cannot be reached or left, and for a step said twice."""
    top = values.keys(raw, ("states", "transitions", "public"), ("states", "transitions"), where)
    states = {one.name: one for one in (_state(entry, where) for entry in values.several(top["states"], where))}
    steps = tuple(_step(entry, states, where) for entry in values.several(top["transitions"], where))
    fields.once((f"{step.source} → {step.target}" for step in steps), where)
    for state in states.values():
        if state.final == any(step.source == state.name for step in steps):
            raise LawError(f"„{state.name}“ ist entweder ein Ende oder hat Schritte.", f"“{state.name}” is either an end or has steps.").within(where)
    shown = fields.mapping(top.get("public"), where)
    public = {values.one_of(key, STATUSES, where): values.one_of(value, states, where) for key, value in shown.items()}
    return States(states, steps, public)


def _state(raw: object, where: str) -> State:
    entry = values.keys(raw, ("name", "title", "final", "public"), ("name", "title"), f"{where}, states")
    flags = (fields.truth(entry.get(key, False), where) for key in ("final", "public"))
    return State(fields.text(entry["name"], where), values.texts(entry["title"], where), *flags)


def _step(raw: object, states: Mapping[str, State], where: str) -> Transition:
    entry = values.keys(raw, ("from", "to", "by", "reason"), ("from", "to", "by"), f"{where}, transitions")
    source, target = (values.one_of(entry[key], states, f"{where}, transitions") for key in ("from", "to"))
    by = tuple(values.one_of(role, ROLES, f"{where}, {source} → {target}") for role in values.several(entry["by"], where))
    return Transition(source, target, by, fields.truth(entry.get("reason", False), where))
