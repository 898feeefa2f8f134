"""What a motion changes, in numbers: persons by Land, course starts, cost, and which assumption makes the range.

Only the holders of § 22 Satz 2 are built from assumptions, and only of them starts and cost are reckoned; all other groups stand as the
margins fit them, and are counted as those for whom a change is sure or possible. Checked on every run: the Länder add up.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import polars as pl

from anspruch.language.errors import InputError, LawError
from anspruch.population import costs
from anspruch.population.assumptions import LEVELS, Assumption, Assumptions, declared, resolve
from anspruch.population.block22 import KEYS
from anspruch.population.cohorts import entries_counted
from anspruch.population.counted import COURSE_GAIN, Counted, Persons, together
from anspruch.population.groups import PLACED, Floats, axes
from anspruch.population.holders import Holders
from anspruch.population.microdata import LAND, WEIGHT, Table
from anspruch.population.positions import Change, positions, whole
from anspruch.readings.compare import Comparison
from anspruch.statute.law import LawOnDay

PROGRAMME = "integrationskurs"
STARTS, GROSS, CONTRIBUTIONS, FEDERATION = "kursbeginne", "kosten", "eigenbeitraege", "bund"
_ISSUED = "titel_erteilt_am"
_OR = " | "
_SOME = 1e-6


class Totals(NamedTuple):
    """What changes, by Land: persons by change (sure, possible, and those on whom only a duty may fall), starts and euros."""

    sure: Mapping[Change, Floats]
    maybe: Mapping[Change, Floats]
    alone: Floats
    money: Mapping[str, Floats]

    def sum(self, what: Change | str) -> float:
        """The whole Federation's."""
        found = self.money[what] if isinstance(what, str) else self.sure.get(what)
        return 0.0 if found is None else float(found.sum())


class Share(NamedTuple):
    """What one assumption does to a measure, the others being central; its part of all such spans."""

    name: str
    low: float
    high: float
    share: float


class Ceiling(NamedTuple):
    """The most general courses could cost, and what those here cost; more only where literacy courses make it."""

    most: float
    general: float
    all_courses: float
    literacy: float
    """The share of literacy courses in what is compared."""
    scope: str
    """Whose entries are counted: ``narrow`` where only Ortskräfte and their families can gain, else ``wide``."""


class Impact(NamedTuple):
    """One run."""

    comparison: Comparison
    on: date
    levels: Mapping[str, Mapping[str, Totals]]
    """By level (low, central, high), then by the key of the Länder."""
    others: pl.DataFrame
    """Everyone else: ``kind``, ``name``, ``move``, ``gruppe``, ``land``, ``sure``, ``maybe``."""
    settled: Mapping[str, float]
    """Persons by group who would gain, were it not for the day on which their title was issued."""
    explained: Mapping[str, tuple[Share, ...]]
    ceiling: Ceiling | None
    """None where the persons come from a table of one's own."""
    assumed: Mapping[str, Assumptions]
    """By level: what was assumed."""

    @property
    def chosen(self) -> Mapping[str, float]:
        """The assumptions that were chosen, not the range's."""
        return self.assumed["central"].chosen

    @property
    def gain(self) -> Change:
        """The gain that is shown first: of the integration course, else of the first programme somebody gains access to."""
        return gain_of(self.comparison)

    @property
    def laender(self) -> tuple[str, ...]:
        """The Länder, in the order of every array."""
        return axes().laender


class Together:
    """The holders of § 22 Satz 2 and everyone else."""

    def __init__(self, holders: Holders, everyone: Persons) -> None:
        self.holders, self.everyone = holders, everyone

    def scope(self, assumed: Assumptions) -> str:
        """Whether only Ortskräfte and their families among the holders can gain the course."""
        return self.holders.scope(COURSE_GAIN, assumed)

    def by_land(self, assumed: Assumptions, key: str) -> Counted:
        """The persons of each Land whose position changes."""
        return together(self.holders.by_land(assumed, key), self.everyone.by_land(assumed, key))


def impact(before: LawOnDay, after: LawOnDay, rows: pl.DataFrame, assumed: Mapping[str, float | str] | None = None, *, own: bool = False) -> Impact:
    """What changes from one state of the law to another.

    Args:
        before: the law without the motion.
        after: the law with it, on the same day, which is also the day in the persons' lives.
        rows: weighted rows (``gewicht``, ``land``): the baseline population, or a table of one's own.
        assumed: assumptions by name, values or levels; the rest is low, central and high.
        own: whether the rows take the place of the population; else its holders of § 22 Satz 2 are built from assumptions.

    Raises:
        InputError: for an assumption there is not, or a table without weights or Länder.
    """
    comparison = whole(before, after, after.day)
    rest = rows if own else rows.filter(pl.col("gruppe") != PLACED)
    everyone = Table(rest, comparison)
    counted: Persons = everyone if own else Together(Holders(comparison, after.day), everyone)
    resolved = _levels(counted, assumed, comparison)
    levels = {level: {key: totals(counted, values, key, after) for key in KEYS} for level, values in resolved.items()}
    found = Impact(
        comparison,
        after.day,
        levels,
        _others(None if own else everyone),
        {} if own else _settled(everyone, gain_of(comparison)),
        _explained(counted, resolve(assumed), comparison),
        None if own else _ceiling(levels["high"]["ak4"], resolved["high"], after, _scope(counted, resolved["high"])),
        resolved,
    )
    _check(found)
    return found


def _settled(everyone: Table, gain: Change) -> dict[str, float]:
    """Persons by group who do not gain as their title was issued when it was, and would if that were not known; of groups with one title."""
    dated = everyone.rows.get_column(_ISSUED, default=None)
    if dated is None or gain not in everyone.found.changes:
        return {}
    left = everyone.rows.filter(
        dated.is_not_null() & ~pl.Series(everyone.found.flags(gain, "maybe")) & ~pl.col("status").str.contains(_OR, literal=True)
    )
    kinds = left.group_by(pl.exclude(LAND, WEIGHT, "laendergruppe"), maintain_order=True).agg(pl.col(WEIGHT).sum())
    if kinds.is_empty():
        return {}
    undated = kinds.drop("gruppe", WEIGHT).with_columns(pl.lit(None, dtype=pl.String).alias(_ISSUED))
    gaining = positions(undated, everyone.comparison, (gain,)).flags(gain, "maybe")
    counted = kinds.filter(pl.Series(gaining)).group_by("gruppe", maintain_order=True).agg(pl.col(WEIGHT).sum())
    return dict(counted.rows())


def totals(counted: Persons, assumed: Assumptions, key: str, law: LawOnDay) -> Totals:
    """Persons, starts and cost under one set of assumptions and one key."""
    found = counted.by_land(assumed, key)
    starts = found.reckoned * assumed.take_up * (1 - assumed.anyway)
    per_head, own = _course(assumed, law)
    return Totals(
        found.sure,
        found.maybe,
        found.alone,
        {STARTS: starts, GROSS: starts * per_head, CONTRIBUTIONS: starts * own, FEDERATION: starts * (per_head - own)},
    )


def _course(assumed: Assumptions, law: LawOnDay) -> tuple[float, float]:
    """What a course of the assumed mix costs, and what its participants contribute, in euros a head."""
    special = assumed.course_literacy + assumed.course_special + assumed.course_intensive
    if special > 1:
        raise InputError(
            f"Die Anteile der Kursarten ergeben zusammen {100 * special:.0f} %; mehr als 100 % geht nicht.",
            f"The shares of the kinds of courses add up to {100 * special:.0f} %; more than 100 % is not possible.",
        )
    mix = {
        "alphabetisierung": assumed.course_literacy,
        "besonderer": assumed.course_special,
        "intensiv": assumed.course_intensive,
        "allgemeiner": 1 - special,
    }
    courses = costs.courses(law)
    gross = sum(share * courses[kind].gross for kind, share in mix.items())
    own = sum(share * courses[kind].contribution for kind, share in mix.items()) * assumed.not_exempt
    return gross, own


def _others(everyone: Table | None) -> pl.DataFrame:
    """Everyone else: what surely or possibly changes, by group and Land."""
    schema = {
        "kind": pl.String,
        "name": pl.String,
        "move": pl.String,
        "gruppe": pl.String,
        "land": pl.String,
        "sure": pl.Float64,
        "maybe": pl.Float64,
    }
    if everyone is None or everyone.rows.is_empty():
        return pl.DataFrame(schema=schema)
    rows, found = everyone.rows, everyone.found
    parts = [pl.DataFrame(schema=schema)]
    for change in found.changes:
        flags = found.frame.select(pl.col(f"{'|'.join(change)}|{degree}").alias(degree) for degree in ("sure", "maybe"))
        weighed = pl.concat([rows.select("gruppe", "land", "gewicht"), flags], how="horizontal")
        counted = weighed.group_by("gruppe", "land").agg((pl.col(degree) * pl.col("gewicht")).sum() for degree in ("sure", "maybe"))
        names = [pl.lit(text).alias(name) for name, text in zip(("kind", "name", "move"), change, strict=True)]
        parts.append(counted.filter(pl.col("maybe") > 0).select(*names, "gruppe", "land", "sure", "maybe"))
    return pl.concat(parts).sort("kind", "name", "move", "gruppe", "land")


class Gained(NamedTuple):
    """How many gain under one set of assumptions."""

    sure: float
    possible: float


def gains(comparison: Comparison, gain: Change, rest: pl.DataFrame, assumed: Mapping[str, Assumptions]) -> tuple[Gained, ...]:
    """How many gain under several sets of assumptions: holders of § 22 Satz 2 and the ``rest`` of the population."""
    counted = Together(Holders(comparison, comparison.on), Table(rest, comparison))
    return tuple(gained(totals(counted, values, "ak4", comparison.after), gain) for values in assumed.values())


def gained(found: Totals, gain: Change) -> Gained:
    """For how many a gain is sure and possible."""
    sure, possible = (float(several[gain].sum()) if gain in several else 0.0 for several in (found.sure, found.maybe))
    return Gained(sure, max(sure, possible))


def gain_of(comparison: Comparison) -> Change:
    """The gain that is shown first, and counted as persons."""
    gaining = [programme.name for programme, effect in comparison.access if effect.better]
    return Change("access", gaining[0], "gain") if gaining and PROGRAMME not in gaining else COURSE_GAIN


def _levels(counted: Persons, assumed: Mapping[str, float | str] | None, comparison: Comparison) -> dict[str, Assumptions]:
    """The assumptions low, central and high; where it depends on the motion which way one moves the result, both its ends are tried."""
    found = {level: resolve(assumed, end=level) for level in LEVELS}
    for values in found.values():
        _course(values, comparison.after)  # what cannot be is refused before anything is counted
    central = found["central"]
    for name, one in declared().items():
        if one.direction or name in central.chosen:
            continue
        low, high = _alone(counted, central, one, comparison)
        difference = high.sum(gain_of(comparison)) - low.sum(gain_of(comparison))
        if abs(difference) > _SOME:
            ends = (one.low, one.high) if difference > 0 else (one.high, one.low)
            for level, end in zip(("low", "high"), ends, strict=True):
                found[level] = found[level]._replace(values={**found[level].values, name: end})
    return found


def _alone(counted: Persons, central: Assumptions, one: Assumption, comparison: Comparison) -> tuple[Totals, Totals]:
    """The totals with one assumption low, and high, all others being central."""
    low, high = (
        totals(counted, central._replace(values={**central.values, one.name: value}), "ak4", comparison.after) for value in (one.low, one.high)
    )
    return low, high


def _explained(counted: Persons, central: Assumptions, comparison: Comparison) -> dict[str, tuple[Share, ...]]:
    """What each assumption does alone, to the persons who gain and to the Federation's cost, the greatest first."""
    spans: dict[str, dict[str, tuple[float, float]]] = {"persons": {}, FEDERATION: {}}
    gain = gain_of(comparison)
    for name, one in declared().items():
        if name not in central.chosen:
            low, high = _alone(counted, central, one, comparison)
            spans["persons"][name] = (low.sum(gain), high.sum(gain))
            spans[FEDERATION][name] = (low.sum(FEDERATION), high.sum(FEDERATION))
    return {measure: _ranked(ends) for measure, ends in spans.items()}


def _ranked(ends: Mapping[str, tuple[float, float]]) -> tuple[Share, ...]:
    total = sum(abs(high - low) for low, high in ends.values())
    found = [Share(name, low, high, abs(high - low) / total if total else 0.0) for name, (low, high) in ends.items()]
    return tuple(sorted(found, key=lambda one: (-one.share, one.name)))


def _scope(counted: Persons, assumed: Assumptions) -> str:
    """Whether only Ortskräfte and their families among the holders of § 22 Satz 2 can gain."""
    return counted.scope(assumed) if isinstance(counted, Together) else "wide"


def _ceiling(highest: Totals, assumed: Assumptions, law: LawOnDay, scope: str) -> Ceiling:
    """All who came, as many of them adults as may be, all without a course, all taking one, at the highest price said of a general course."""
    most = entries_counted(scope) * declared()["adult_share"].high * costs.ceiling(law).value
    starts = highest.sum(STARTS)
    general = starts * (1 - assumed.course_literacy) * costs.ceiling(law).value
    return Ceiling(most, general, highest.sum(GROSS), assumed.course_literacy, scope)


def _check(found: Impact) -> None:
    """What must hold of every run. Raises LawError where it does not: that would be our fault."""
    for level, by_key in found.levels.items():
        several = list(by_key.values())
        whats: tuple[Change | str, ...] = (*several[0].sure, STARTS, FEDERATION)
        for what in whats:
            first, second = (one.sum(what) for one in several)
            if abs(first - second) > 1e-6 * max(1.0, first):
                raise LawError(
                    f"Das ist unser Fehler: nach beiden Länderschlüsseln muss die Summe dieselbe sein ({level}, {what}): {first}, {second}.",
                    f"This is our fault: by both keys of the Länder the sum has to be the same ({level}, {what}): {first}, {second}.",
                )
