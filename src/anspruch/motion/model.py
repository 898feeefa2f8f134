"""What a motion's file holds: who moves it, what it demands, what it leaves to choose, and drafts of amendments."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from anspruch.language.errors import InputError, suggestion
from anspruch.statute.model import Texts

Chosen = Mapping[str, str]
"""The option taken, by the name of the choice."""


class Option(NamedTuple):
    """One way to settle a choice."""

    name: str
    says: Texts


class Choice(NamedTuple):
    """A point the demand leaves open; the first option is taken where none is named."""

    name: str
    question: Texts
    options: tuple[Option, ...]


class Demand(NamedTuple):
    """What is demanded, of whom, and the draft of an amendment as plain data; empty where the demand carries none."""

    name: str
    addressee: str
    says: Texts
    amendment: Mapping[str, Any]


class Example(NamedTuple):
    """A person by whom the motion is explained: before and after are decided, not written."""

    says: Texts
    facts: Mapping[str, Any]


class Motion(NamedTuple):
    """A motion; ``in_force`` is the day its amendments are taken to enter into force."""

    name: str
    title: Texts
    conference: str
    movers: tuple[str, ...]
    supporters: tuple[str, ...]
    source: Mapping[str, str]
    drafted_on: date
    in_force: date
    choices: tuple[Choice, ...]
    demands: tuple[Demand, ...]
    file: str
    examples: tuple[Example, ...] = ()

    def chosen(self, given: Chosen) -> dict[str, str]:
        """An option for every choice: the one given, or the first. Raises InputError for one there is not."""
        options = {choice.name: [option.name for option in choice.options] for choice in self.choices}
        for name, option in given.items():
            if option not in options.get(name, ()):
                known = options.get(name, list(options))
                de, en = suggestion(option if name in options else name, known)
                there = ", ".join(known) or "–"
                raise InputError(
                    f"Die Wahl „{name}={option}“ gibt es in diesem Antrag nicht; es gibt {there}.{de}",
                    f"There is no choice “{name}={option}” in this motion; there are {there}.{en}",
                )
        return {name: given.get(name, several[0]) for name, several in options.items()}

    def option(self, choice: str, name: str) -> Option:
        """An option by name."""
        return next(option for one in self.choices if one.name == choice for option in one.options if option.name == name)
