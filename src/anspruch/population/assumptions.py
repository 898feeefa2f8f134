"""The assumptions no source settles: loaded with their reasons, chosen by ``name=value``, ``name=low`` or all at one level."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from anspruch.language.errors import InputError, LawError, suggestion
from anspruch.population import tables

LEVELS = ("low", "central", "high")
_KEYS = {"low", "central", "high", "unit", "direction", "mark", "of", "de", "en"}


class Assumption(NamedTuple):
    """One named assumption; ``direction`` says whether a higher value makes the result greater (1), smaller (-1) or neither (0)."""

    name: str
    low: float
    central: float
    high: float
    unit: str
    direction: int
    mark: str
    of: str
    why: Mapping[str, str]

    def at(self, level: str) -> float:
        """The value at a level."""
        return {"low": self.low, "central": self.central, "high": self.high}[level]

    def towards(self, end: str) -> float:
        """The value that makes the result lowest (``low``) or highest (``high``); where it moves neither way the central one."""
        if end == "central" or not self.direction:
            return self.central
        return self.high if (end == "high") == (self.direction > 0) else self.low


class Assumptions(NamedTuple):
    """A value for every assumption, and the ones chosen by the caller."""

    values: Mapping[str, float]
    chosen: Mapping[str, float]

    def __getattr__(self, name: str) -> float:
        """A value by its name."""
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(name) from None


@lru_cache(maxsize=1)
def declared() -> Mapping[str, Assumption]:
    """All assumptions by name. Raises LawError if the file is wrong."""
    return read(tables.definitions("assumptions"))


def read(raw: object) -> Mapping[str, Assumption]:
    """Assumptions from their file's data. Raises LawError naming the assumption and what is wrong with it."""
    if not isinstance(raw, dict):
        raise _wrong("", "erwartet werden Namen mit Werten", "names with values are expected")
    return {name: _one(str(name), entry) for name, entry in raw.items()}


def _one(name: str, entry: object) -> Assumption:
    if not isinstance(entry, dict) or set(entry) != _KEYS:
        odd = ", ".join(sorted(_KEYS ^ set(entry if isinstance(entry, dict) else ())))
        raise _wrong(name, f"es fehlt oder ist zu viel: {odd}", f"missing or too much: {odd}")
    numbers = [entry[level] for level in LEVELS]
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in numbers):
        raise _wrong(name, "low, central und high sind Zahlen", "low, central and high are numbers")
    if not numbers[0] <= numbers[1] <= numbers[2]:
        raise _wrong(name, "low, central und high stehen nicht in dieser Folge", "low, central and high are not in this order")
    if entry["direction"] not in (-1, 0, 1) or entry["mark"] not in ("A", "D", "P", "O") or entry["of"] not in ("population", "impact"):
        raise _wrong(name, "direction, mark oder of ist keines der erlaubten Wörter", "direction, mark or of is none of the allowed words")
    low, central, high = (float(one) for one in numbers)
    why = {"de": str(entry["de"]), "en": str(entry["en"])}
    return Assumption(name, low, central, high, str(entry["unit"]), int(entry["direction"]), str(entry["mark"]), str(entry["of"]), why)


def _wrong(name: str, de: str, en: str) -> LawError:
    return LawError(f"assumptions.yaml, {name}: {de}.", f"assumptions.yaml, {name}: {en}.")


def resolve(chosen: Mapping[str, float | str] | None = None, *, end: str = "central") -> Assumptions:
    """A value for every assumption.

    Args:
        chosen: values or levels (``low``, ``central``, ``high``) by name; the rest follows ``end``.
        end: ``central``, or all towards the lowest or highest result (``low``, ``high``).

    Raises:
        InputError: for an unknown name or a value outside what is possible.
    """
    if end not in LEVELS:
        raise InputError(f"„{end}“ ist keine Stufe; es gibt low, central und high.", f"“{end}” is no level; there are low, central and high.")
    picked = {name: _value(_known(name), value) for name, value in (chosen or {}).items()}
    values = {name: picked.get(name, one.towards(end)) for name, one in declared().items()}
    return Assumptions(values, picked)


def parse(texts: Iterable[str]) -> dict[str, str]:
    """Choices as they are typed: ``name=value``. Raises InputError."""
    found: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not (name.strip() and sign and value.strip()):
            raise InputError(
                f"„{text}“ ist keine Annahme wie „stay=0.98“ oder „stay=low“.", f"“{text}” is no assumption like “stay=0.98” or “stay=low”."
            )
        if name.strip() in found:
            raise InputError(f"Die Annahme „{name.strip()}“ steht doppelt da.", f"The assumption “{name.strip()}” is given twice.")
        found[name.strip()] = value.strip()
    return found


def _known(name: str) -> Assumption:
    if name not in declared():
        de, en = suggestion(name, declared())
        there, more = ", ".join(declared()), "anspruch population report"
        raise InputError(
            f"Die Annahme „{name}“ gibt es nicht.{de or f' Es gibt {there}; erklärt in: {more}.'}",
            f"There is no assumption “{name}”.{en or f' There are {there}; explained in: {more}.'}",
        )
    return declared()[name]


def _value(one: Assumption, raw: float | str) -> float:
    """A chosen value: a level, or a number from 0 (a share at most 1)."""
    if isinstance(raw, str) and raw in LEVELS:
        return one.at(raw)
    highest = 1.0 if one.unit.startswith("Anteil") else 12.0
    try:
        value = float(raw.replace(",", ".")) if isinstance(raw, str) else float(raw)
    except ValueError:
        value = -1.0
    lowest = 1.0 if one.unit == "Jahre" else 0.0
    if not lowest <= value <= highest:
        span = f"{lowest:g} bis {highest:g}", f"{lowest:g} to {highest:g}"
        raise InputError(
            f"„{one.name}={raw}“ geht nicht; erwartet wird low, central, high oder eine Zahl von {span[0]} ({one.unit}).",
            f"“{one.name}={raw}” does not work; expected: low, central, high or a number from {span[1]}.",
        )
    return value
