"""Published figures with source, date and mark: read from data files, never written into code."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from anspruch.language.errors import InputError, suggestion
from anspruch.statute import declare, yaml12

DATA = Path(__file__).parent / "data"
MARKS = ("O", "P", "D", "A")
"""O: official; P: press or report of an official answer; D: arithmetic on published figures; A: assumed."""


class Source(NamedTuple):
    """Where a figure was read."""

    title: str
    url: str


class Figure(NamedTuple):
    """One published number."""

    name: str
    value: float
    unit: str
    since: date
    mark: str
    source: Source
    note: str = ""


@lru_cache(maxsize=8)
def costs(file: Path = DATA / "kosten.yaml") -> dict[str, tuple[Figure, ...]]:
    """What courses cost, by name and in order of time. Raises LawError if the file is not as it should be."""
    raw = declare.keys(yaml12.read(file), ("sources", "figures"), ("sources", "figures"), file.name)
    sources = _sources(raw["sources"])
    return {
        name: tuple(_figure(name, version, str(entry["unit"]), declare.day(version["since"], name), sources) for version in entry["versions"])
        for name, entry in raw["figures"].items()
    }


def cost(name: str, day: date) -> Figure:
    """The figure of a day; for a day before the first one published, the first, whose ``since`` then tells.

    Raises:
        InputError: if there is no such figure.
    """
    versions = costs().get(name)
    if versions is None:
        de, en = suggestion(name, costs())
        raise InputError(f"Die Kostengröße „{name}“ gibt es nicht.{de}", f"There is no cost figure “{name}”.{en}")
    return next((version for version in reversed(versions) if version.since <= day), versions[0])


@lru_cache(maxsize=8)
def budget(file: Path = DATA / "haushalt.yaml") -> dict[int, tuple[Figure, ...]]:
    """The budget title's figures and the new participants, by year. Raises LawError if the file is not as it should be."""
    raw = declare.keys(yaml12.read(file), ("title", "sources", "years"), ("title", "sources", "years"), file.name)
    sources = _sources(raw["sources"])
    units = {"soll": "EUR", "ist": "EUR", "bewilligt": "EUR"}
    return {
        int(year): tuple(_figure(entry["what"], entry, units.get(entry["what"], "Personen"), date(int(year), 1, 1), sources) for entry in entries)
        for year, entries in raw["years"].items()
    }


def _sources(raw: dict[str, Any]) -> dict[str, Source]:
    return {name: Source(str(entry["title"]), str(entry["url"])) for name, entry in raw.items()}


def _figure(name: str, raw: dict[str, Any], unit: str, since: date, sources: dict[str, Source]) -> Figure:
    mark = declare.one_of(raw["mark"], MARKS, name)
    return Figure(name, float(raw["value"]), unit, since, mark, sources[raw["source"]], str(raw.get("note") or ""))
