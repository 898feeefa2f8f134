"""A changed contribution in numbers: whoever pays it in a year, and what they pay more or less in all."""

from typing import NamedTuple

from anspruch.population import costs, figures
from anspruch.population.figures import Figure
from anspruch.statute.law import LawOnDay


class Fee(NamedTuple):
    """A contribution before and after, in euros for a general course; persons a year who pay it, and the euros a year they save."""

    before: float
    after: float
    persons: float
    saved: float
    """Euros a year, negative where they pay more; what they save the Federation pays."""
    figures: tuple[Figure, ...]
    """New participants of a year, and the share that is not exempt."""


def fee(before: LawOnDay, after: LawOnDay) -> Fee | None:
    """What a change of the contribution comes to, if all took the general course; None where it stays as it is."""
    old, new = (costs.general(law).contribution for law in (before, after))
    starting = _starting(after.day.year)
    if old == new or starting is None:
        return None
    paying = figures.cost("anteil_nicht_befreit", after.day)
    persons = starting.value * paying.value
    return Fee(old, new, persons, persons * (old - new), (starting, paying))


def _starting(year: int) -> Figure | None:
    """New participants of the newest year up to this one: those who started, else the forecast."""
    for known in sorted((one for one in figures.budget() if one <= year), reverse=True):
        of_year = {one.name: one for one in figures.budget()[known]}
        if found := of_year.get("starts") or of_year.get("prognose"):
            return found
    return None
