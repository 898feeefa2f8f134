"""Is the federal title enough? What it covers at the day's rate, against starts and forecasts, in persons and euros."""

from datetime import date
from typing import NamedTuple

from anspruch.language.errors import InputError
from anspruch.population import costs, figures
from anspruch.population.figures import Figure
from anspruch.statute.law import Law

_ADDED = "bewilligt"


class Range(NamedTuple):
    """A lower and an upper value."""

    low: float
    high: float


class PerHead(NamedTuple):
    """What one new participant costs the Federation, by one way to tell it."""

    method: str
    """``satz``: the day's rate, less contributions; ``ist``: the spending of a year by its new participants."""
    year: int
    euros: float
    figures: tuple[Figure, ...]


class Budget(NamedTuple):
    """One year of the title; ``wanted`` is empty where neither starts nor a forecast is published."""

    year: int
    available: Range
    money: tuple[Figure, ...]
    per_head: tuple[PerHead, ...]
    covered: Range
    wanted: Figure | None
    gap_persons: Range | None
    gap_euros: Range | None
    spent: Figure | None
    """What was spent in the year; where that is not published yet, of the newest year before of which it is."""


def budget(year: int, law: Law) -> Budget:
    """What the title of a year covers.

    Args:
        year: the budget year.
        law: where the length of a course and the contribution are read, on 1 July of the year.

    Raises:
        InputError: if nothing is known of the year.
    """
    known = figures.budget()
    if year not in known:
        there = f"{min(known)}–{max(known)}"
        raise InputError(f"Für {year} ist kein Haushalt bekannt; es gibt {there}.", f"No budget is known for {year}; there are {there}.")
    money = tuple(one for one in known[year] if one.name in ("soll", _ADDED))
    added = sum(one.value for one in money if one.name == _ADDED)
    planned = [one.value for one in money if one.name == "soll"]
    available = Range(min(planned) + added, max(planned) + added)
    heads = tuple(one for one in (_by_rate(year, law), _by_spending(year)) if one is not None)
    cheap, dear = min(head.euros for head in heads), max(head.euros for head in heads)
    covered = Range(available.low / dear, available.high / cheap)
    wanted = next((one for name in ("starts", "prognose") for one in known[year] if one.name == name), None)
    spent = _spent(year)
    if wanted is None:
        return Budget(year, available, money, heads, covered, None, None, None, spent)
    persons = Range(wanted.value - covered.high, wanted.value - covered.low)
    euros = Range(wanted.value * cheap - available.high, wanted.value * dear - available.low)
    return Budget(year, available, money, heads, covered, wanted, persons, euros, spent)


def _by_rate(year: int, law: Law) -> PerHead:
    """A general course at the rate of the year, less the contributions of those not exempt."""
    day = date(year, 7, 1)
    course, paying = costs.general(law.on(day)), figures.cost("anteil_nicht_befreit", day)
    euros = course.gross - paying.value * course.contribution
    return PerHead("satz", year, round(euros, 2), (*course.figures, paying))


def _spent(year: int) -> Figure | None:
    known = figures.budget()
    of_years = (one for earlier in range(year, min(known) - 1, -1) for one in known.get(earlier, ()))
    return next((one for one in of_years if one.name == "ist"), None)


def _by_spending(year: int) -> PerHead | None:
    """The newest year up to this one of which spending and starts are both published."""
    known = figures.budget()
    for earlier in range(year, min(known) - 1, -1):
        found = {one.name: one for one in known.get(earlier, ())}
        if "ist" in found and "starts" in found:
            return PerHead("ist", earlier, round(found["ist"].value / found["starts"].value, 2), (found["ist"], found["starts"]))
    return None
