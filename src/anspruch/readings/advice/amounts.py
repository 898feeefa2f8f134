"""The numbers beside the ways that say something to one person: no cost to whom it is waived, no hours of a course for others."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from anspruch.readings.advice.places import holds
from anspruch.readings.decide.decision import Decision
from anspruch.statute import yaml12
from anspruch.statute.model import Amount, Programme
from anspruch.statute.values import keys

FILE = Path(__file__).parent / "zahlen.yaml"


class Whom(NamedTuple):
    """Whom a number is for and not for: conditions in the language of the law; empty: everyone, nobody."""

    only: str
    never: str


@lru_cache(maxsize=2)
def whom(file: Path = FILE) -> Mapping[str, Whom]:
    """By an amount's name; default: the file that comes with the package. Raises LawError if it cannot be read."""
    raw = keys(yaml12.read(file), ("reviewed", "review", "amounts"), ("reviewed", "review", "amounts"), file.name)
    entries = {name: keys(one, ("for", "not_for"), (), f"{file.name}, {name}") for name, one in raw["amounts"].items()}
    return {name: Whom(str(one.get("for") or ""), str(one.get("not_for") or "")) for name, one in entries.items()}


def concerning(decision: Decision, programme: Programme) -> tuple[Amount, ...]:
    """The amounts of a programme that say something to the person. Raises ConditionError."""
    every = Whom("", "")
    return tuple(amount for amount in programme.amounts if _concerns(decision, whom().get(amount.name, every)))


def _concerns(decision: Decision, one: Whom) -> bool:
    return (not one.only or holds(decision, one.only) is True) and (not one.never or holds(decision, one.never) is not True)
