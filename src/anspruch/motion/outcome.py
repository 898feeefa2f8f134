"""The impact of a motion as what is shown of it: sentences, rows, figures; the same for terminal, file and paper.

Estimates are rounded to three figures, and no Land's number under five is shown.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import polars as pl

from anspruch.motion.examples import Shown
from anspruch.motion.laender import NAMES
from anspruch.motion.moved import Moved
from anspruch.motion.variants import Variant
from anspruch.population import costs
from anspruch.population.assumptions import LEVELS, declared
from anspruch.population.impact import CONTRIBUTIONS, COURSE_GAIN, FEDERATION, GROSS, STARTS, Impact
from anspruch.population.positions import Change
from anspruch.readings import numbers

LEAST = 5
_SHOWN = 0.02
_SAME = 0.02
_DUTY = "pflicht_anspruch"
TEXT = {
    "gain": {
        "de": "{0} Menschen bekommen den Anspruch auf den Integrationskurs ({1}).",
        "en": "{0} persons get the entitlement to the integration course ({1}).",
    },
    "nobody_gains": {
        "de": "Niemand bekommt sicher besseren Zugang zum Integrationskurs; möglich ist es für {0}.",
        "en": "Nobody surely gets better access to the integration course; it is possible for {0}.",
    },
    "nothing": {
        "de": "Niemand bekommt besseren Zugang zum Integrationskurs.",
        "en": "Nobody gets better access to the integration course.",
    },
    "variant": {"de": "Anders gewählt – {0}: {1} ({2}).", "en": "Chosen otherwise – {0}: {1} ({2})."},
    "no_loss": {
        "de": "Niemand verliert Zugang: bewiesen für alle möglichen Menschen.",
        "en": "Nobody loses access: proved for all possible persons.",
    },
    "loss": {
        "de": "Achtung, Zugang geht verloren ({0}): sicher für {1}, möglich für weitere {2}.",
        "en": "Note, access is lost ({0}): surely for {1}, possibly for a further {2}.",
    },
    "duty": {
        "de": "Eine neue Pflicht zur Teilnahme (§ 44a) ist für bis zu {0} möglich, je nach Deutschkenntnissen.",
        "en": "A new duty to attend (§ 44a) is possible for up to {0}, depending on their German.",
    },
    "duty_alone": {
        "de": "Achtung: bis zu {0} davon trifft die Pflicht, ohne dass sie den Anspruch bekommen.",
        "en": "Note: on up to {0} of them the duty falls although they do not get the entitlement.",
    },
    "starts": {
        "de": "Zusätzliche Kursbeginne: {0} ({1}); Kosten {4}, davon Eigenbeiträge {5}, Bund {2} ({3}), einmalig.",
        "en": "Additional course starts: {0} ({1}); cost {4}, of which contributions {5}, Federation {2} ({3}), once.",
    },
    "fee": {
        "de": "Wer nicht befreit ist, zahlt {0} € Eigenbeitrag für den ganzen Kurs.",
        "en": "Whoever is not exempt pays a contribution of {0} € for the whole course.",
    },
    "payer": {
        "de": "Der Bund zahlt die Kurse (Titel 0603 684 12); den Ländern entstehen durch den Antrag keine Kurskosten.",
        "en": "The Federation pays for the courses (title 0603 684 12); the motion brings the Länder no cost of courses.",
    },
    "own": {
        "de": "Gezählt ist in einer eigenen Tabelle, nicht in der Grundbevölkerung; beide Schlüssel zeigen deren Länder.",
        "en": "Counted is a table of one's own, not the baseline population; both keys show its Länder.",
    },
    "others": {
        "de": "Bei weiteren {0} Menschen lassen die veröffentlichten Zahlen Titel oder Umstände offen; sie sind nicht mitgezählt.",
        "en": "Of a further {0} persons the published figures leave the title or the circumstances open; they are not counted.",
    },
    "below": {"de": "<5", "en": "<5"},
    "federation": {"de": "Bund", "en": "Federation"},
}


class Row(NamedTuple):
    """One Land: persons under the key of where Afghans live (low, central, high) and under the Königstein key, starts and euros."""

    land: str
    name: str
    low: float
    central: float
    high: float
    assigned: float
    starts: float
    federation: float
    loses: float
    """Persons who surely lose access to a programme."""


class Outcome(NamedTuple):
    """What is shown."""

    headline: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row
    explained: Mapping[str, tuple[tuple[str, float], ...]]
    others: tuple[tuple[str, float, float], ...]
    examples: tuple[tuple[str, str, str], ...]
    """Persons: who, what she has without the motion, what with it."""


def said(key: str, lang: str, *parts: object) -> str:
    """A sentence by its key."""
    return TEXT[key][lang].format(*parts)


def outcome(found: Impact, variants: tuple[Variant, ...], lang: str, persons_: tuple[Shown, ...] = ()) -> Outcome:
    """What is shown of an impact in a language."""
    rows = tuple(_row(found, land, NAMES[land][lang], number) for number, land in enumerate(found.laender))
    total = _row(found, "DE", said("federation", lang), None)
    explained = {
        measure: tuple((declared()[one.name].why[lang], one.share) for one in shares if one.share >= _SHOWN)
        for measure, shares in found.explained.items()
    }
    return Outcome(
        tuple(_headline(found, variants, lang)),
        rows,
        total,
        explained,
        tuple(_others(found)),
        tuple((one.says[lang], one.before[lang], one.after[lang]) for one in persons_),
    )


def _row(found: Impact, land: str, name: str, place: int | None) -> Row:
    def value(level: str, key: str, what: Change | str) -> float:
        totals = found.levels[level][key]
        array = totals.money[what] if isinstance(what, str) else totals.sure.get(what)
        return 0.0 if array is None else float(array.sum() if place is None else array[place])

    low, central, high = (value(level, "ak4", COURSE_GAIN) for level in LEVELS)
    starts, euros = (value("central", "ak4", what) for what in (STARTS, FEDERATION))
    losses = [change for change in found.levels["central"]["ak4"].sure if change.kind == "access" and change.move == "loss"]
    loses = max((value("central", "ak4", change) for change in losses), default=0.0)
    return Row(land, name, low, central, high, value("central", "koenigstein", COURSE_GAIN), starts, euros, loses)


def _headline(found: Impact, variants: tuple[Variant, ...], lang: str) -> list[str]:
    """What matters, the most important first."""
    lines = []
    sure, maybe = ([_sum(found, level, degree, COURSE_GAIN) for level in LEVELS] for degree in ("sure", "maybe"))
    if sure[2] >= LEAST:
        lines.append(said("gain", lang, persons(sure[1], lang), between(sure, lang)))
    else:
        lines.append(said("nobody_gains", lang, between(maybe, lang)) if maybe[2] >= LEAST else said("nothing", lang))
    other = [one for one in variants if abs(one.persons[1] - sure[1]) > _SAME * max(one.persons[1], sure[1])]
    lines += [said("variant", lang, one.says[lang], persons(one.persons[1], lang), between(one.persons, lang)) for one in other]
    losing = [effect for _, effect in found.comparison.access if effect.worse]
    titles = ", ".join(programme.title[lang] for programme, effect in found.comparison.access if effect.worse)
    lines.append(said("loss", lang, titles, *(persons(value, lang) for value in _lost(found))) if losing else said("no_loss", lang))
    duty = [_sum(found, level, "maybe", Change("duty", _DUTY, "gain")) for level in LEVELS]
    if duty[2] >= LEAST:
        lines.append(said("duty", lang, persons(duty[2], lang)))
    if duty[2] - maybe[2] >= LEAST:
        lines.append(said("duty_alone", lang, persons(duty[2] - maybe[2], lang)))
    starts, euros = ([found.levels[level]["ak4"].sum(what) for level in LEVELS] for what in (STARTS, FEDERATION))
    if starts[2] >= LEAST:
        lines.append(
            said(
                "starts",
                lang,
                persons(starts[1], lang),
                between(starts, lang),
                money(euros[1], lang),
                money_between(euros, lang),
                *_shares(found, lang),
            )
        )
        lines.append(said("payer", lang))
        lines.append(said("fee", lang, numbers.number(costs.general(found.comparison.after).contribution, lang)))
    if found.ceiling is None:
        lines.append(said("own", lang))
    open_cases = max((maybe - sure for _, sure, maybe in _others(found)), default=0.0)
    if open_cases >= LEAST:
        lines.append(said("others", lang, persons(open_cases, lang)))
    return lines


def _shares(found: Impact, lang: str) -> tuple[str, str]:
    """The whole cost of the courses, and the contributions in it."""
    return money(found.levels["central"]["ak4"].sum(GROSS), lang), money(found.levels["central"]["ak4"].sum(CONTRIBUTIONS), lang)


def _lost(found: Impact) -> tuple[float, float]:
    """How many surely lose access to some programme, and how many more may."""
    central = found.levels["central"]["ak4"]
    lost = [change for change in central.sure if change.kind == "access" and change.move == "loss"]
    sure = max((float(central.sure[change].sum()) for change in lost), default=0.0)
    possible = max((float(central.maybe[change].sum()) for change in lost if change in central.maybe), default=0.0)
    others = max((maybe - surely for name, surely, maybe in _others(found) if name.startswith("access") and name.endswith("loss")), default=0.0)
    return sure, max(0.0, possible - sure) + others


def _sum(found: Impact, level: str, degree: str, change: Change) -> float:
    array = getattr(found.levels[level]["ak4"], degree).get(change)
    return 0.0 if array is None else float(array.sum())


def _others(found: Impact) -> list[tuple[str, float, float]]:
    """Everyone else by what changes, the most first: change, surely, possibly."""
    counted = found.others.group_by("kind", "name", "move").agg(pl.col("sure").sum(), pl.col("maybe").sum()).sort("maybe", descending=True)
    return [("|".join(row[:3]), row[3], row[4]) for row in counted.iter_rows()]


def persons(value: float, lang: str) -> str:
    """A number of persons as an estimate; under five no number."""
    if 0 < value < LEAST:
        return said("below", lang)
    return numbers.number(numbers.significant(value), lang)


def between(values: list[float] | tuple[float, ...], lang: str) -> str:
    """Lowest to highest."""
    return numbers.span(persons(values[0], lang), persons(values[-1], lang), lang)


def money(value: float, lang: str) -> str:
    """Euros, in millions."""
    return numbers.millions(value, lang)


def money_between(values: list[float], lang: str) -> str:
    """Lowest to highest, in millions of euros."""
    return numbers.span(money(values[0], lang), money(values[-1], lang), lang)


def as_data(moved: Moved, found: Impact, variants: tuple[Variant, ...]) -> dict[str, Any]:
    """An impact as plain data; a Land's number under five is null."""
    made = outcome(found, variants, "de")
    return {
        "motion": moved.motion.name,
        "chosen": dict(moved.chosen),
        "on": found.on.isoformat(),
        "law": [found.comparison.before.fingerprint, found.comparison.after.fingerprint],
        "assumed": dict(found.chosen),
        "nobody_loses": not any(effect.worse for _, effect in found.comparison.access),
        "totals": {level: _total_data(found, level) for level in LEVELS},
        "laender": [_row_data(row) for row in made.rows],
        "variants": [{"choice": one.choice, "option": one.option, "persons": [round(value) for value in one.persons]} for one in variants],
        "explained": {measure: [one._asdict() for one in shares] for measure, shares in found.explained.items()},
        "others": [{"change": change, "sure": round(sure), "maybe": round(maybe)} for change, sure, maybe in made.others],
        "ceiling": found.ceiling._asdict() if found.ceiling else None,
    }


def _total_data(found: Impact, level: str) -> dict[str, Any]:
    totals = found.levels[level]["ak4"]
    changes = {
        "|".join(change): {"sure": _hidden(totals.sum(change)), "maybe": _hidden(_sum(found, level, "maybe", change))} for change in totals.sure
    }
    return {"changes": changes, **{name: round(totals.sum(name)) for name in (STARTS, GROSS, CONTRIBUTIONS, FEDERATION)}}


def _row_data(row: Row) -> dict[str, Any]:
    """A Land's numbers, none under five, nor euros by which such a number could be told."""
    shown = {key: _hidden(value) for key, value in row._asdict().items() if key not in ("land", "name", "federation")}
    return {"land": row.land, **shown, "federation": None if shown["starts"] is None else round(row.federation)}


def _hidden(value: float) -> int | None:
    """A Land's number, none where it is under five."""
    return None if 0 < value < LEAST else round(value)
