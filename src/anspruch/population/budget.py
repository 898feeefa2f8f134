"""Is the federal title enough? What was spent, or what it covers at the day's rate against starts and forecasts, in persons and euros."""

from datetime import date
from typing import NamedTuple

from anspruch.language.errors import InputError
from anspruch.population import costs, figures
from anspruch.population.figures import Figure
from anspruch.statute.law import Law

_ADDED = "bewilligt"
_REPORTED = ("ausgaben_september", "ausgaben_erwartet")


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

    @property
    def later(self) -> tuple[Figure, ...]:
        """Figures of a later time than the year asked for, none of its own being found."""
        return tuple(one for one in self.figures if one.since > _mid(self.year))


class Budget(NamedTuple):
    """One year of the title. A gap is positive where money is lacking, and negative where it is left over."""

    year: int
    available: Range
    money: tuple[Figure, ...]
    per_head: tuple[PerHead, ...]
    covered: Range
    wanted: tuple[Figure, ...]
    """Starts; where they are not published a forecast, and twice the first half-year. Empty where nothing is published."""
    basis: str
    """What the gap is told by: ``ist`` (what was spent), ``starts``, ``prognose``, or ``""`` where it cannot be told."""
    gap_persons: Range | None
    gap_euros: Range | None
    spent: Figure | None
    """What was spent in the year; where that is not published yet, of the newest year before of which it is."""
    reported: tuple[Figure, ...]
    """What was reported in the year itself of its spending."""

    @property
    def needed(self) -> float:
        """Money added because the need could not be put off: what was there before was not enough. In euros."""
        return sum(one.value for one in self.money if one.needed)


def budget(year: int, law: Law) -> Budget:
    """What the title of a year covers.

    Where it is published what was spent, the gap is that less what was available; its persons are what that paid for at either cost
    a head. Else it is what starts or forecasts cost; where money was added for a need that could not be put off, all of it may be needed.

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
    cost = Range(min(head.euros for head in heads), max(head.euros for head in heads))
    covered = Range(available.low / cost.high, available.high / cost.low)
    spent, wanted = _spent(year), _wanted(known[year])
    reported = tuple(one for one in known[year] if one.name in _REPORTED)
    found = Budget(year, available, money, heads, covered, wanted, "", None, None, spent, reported)
    if spent is not None and spent.since.year == year:
        euros = Range(spent.value - available.high, spent.value - available.low)
        persons = [gap / head for gap in euros for head in cost]
        return found._replace(basis="ist", gap_euros=euros, gap_persons=Range(min(persons), max(persons)))
    return _expected(found, cost) if wanted else found


def _expected(found: Budget, cost: Range) -> Budget:
    """The gap by what starts or a forecast cost."""
    starts = Range(min(one.value for one in found.wanted), max(one.value for one in found.wanted))
    persons = Range(starts.low - found.covered.high, starts.high - found.covered.low)
    euros = Range(starts.low * cost.low - found.available.high, starts.high * cost.high - found.available.low)
    if found.needed:
        persons, euros = (gap._replace(high=max(gap.high, 0.0)) for gap in (persons, euros))
    return found._replace(basis=found.wanted[0].name, gap_persons=persons, gap_euros=euros)


def _wanted(of_year: tuple[Figure, ...]) -> tuple[Figure, ...]:
    named = {one.name: one for one in of_year}
    if "starts" in named:
        return (named["starts"],)
    half = named.get("starts_halbjahr")
    doubled = half._replace(name="starts_verdoppelt", value=2 * half.value, mark="D") if half else None
    return tuple(one for one in (named.get("prognose"), doubled) if one)


def _mid(year: int) -> date:
    return date(year, 7, 1)


def _by_rate(year: int, law: Law) -> PerHead:
    """A general course at the rate of the year, less the contributions of those not exempt."""
    day = _mid(year)
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
