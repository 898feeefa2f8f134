"""Of whom and how far the figures of an impact hold, in sentences: who is only possible and why, the day of the population, the law read."""

from collections.abc import Iterator, Sequence

import polars as pl

from anspruch.motion.moved import Moved
from anspruch.motion.phrasing import HIDDEN, persons, said
from anspruch.motion.told import Told
from anspruch.population.cohorts import REFERENCE
from anspruch.population.disclosure import LEAST, hidden
from anspruch.population.groups import PLACED, axes
from anspruch.population.impact import Impact
from anspruch.population.positions import Change
from anspruch.readings.render.phrases import day

_NAMED = 3
_CARRIES = 5
"""Years after the reference day for which a stock nobody counted anew may still stand for those who will be there."""


def title(found: Impact, programme: str, lang: str) -> str:
    """The title of a programme."""
    return found.comparison.after.law.programmes[programme].title[lang]


def of_others(found: Impact, change: Change) -> pl.DataFrame:
    """A change by group and Land, of everyone but the holders of § 22 Satz 2."""
    kind, name, move = change
    return found.others.filter((pl.col("kind") == kind) & (pl.col("name") == name) & (pl.col("move") == move))


def sure_others(found: Impact) -> float:
    """How many who do not hold § 22 Satz 2 surely gain."""
    return float(of_others(found, found.gain)["sure"].sum())


def open_persons(found: Impact) -> float:
    """For how many the gain is possible and not sure."""
    return sum(value for _, value in _open(found))


def _open(found: Impact) -> list[tuple[str, float]]:
    """For how many of each group the gain is possible and not sure, the most first."""
    if found.ceiling is None:
        return []
    central, others = found.levels["central"]["ak4"], of_others(found, found.gain)
    by_group = dict(others.group_by("gruppe").agg((pl.col("maybe") - pl.col("sure")).sum()).rows())
    if found.gain in central.maybe:
        mine = float(central.maybe[found.gain].sum() - central.sure[found.gain].sum())
        by_group[PLACED] = mine - sum(by_group.values())
    return sorted(((name, value) for name, value in by_group.items() if value > 0), key=lambda one: (-one[1], one[0]))


def limits(found: Impact, told: Told, lang: str) -> Iterator[str]:
    """Of whom the figures say too little, and to which day they belong."""
    if found.ceiling is None:
        yield said("own", lang)
        return
    by_group = _open(found)
    total = sum(value for _, value in by_group)
    move = next((one for one in told.moves if one.change == found.gain), None)
    if move and total >= LEAST and move.sure.total is not None and move.possible.total is not None:
        yield said("open", lang, persons(move.possible.total - move.sure.total, lang), _named(by_group, lang))
        for name, value in by_group:
            if _joint(name) and value >= LEAST:
                yield said("joint", lang, persons(value, lang), label(name, lang))
    if (settled := sum(found.settled.values())) >= LEAST:
        yield said("settled", lang, persons(settled, lang), _named(sorted(found.settled.items(), key=lambda one: -one[1]), lang))
    yield said("stock", lang, *(day(one.toordinal(), lang) for one in (found.on, REFERENCE)))
    if (years := (found.on - REFERENCE).days // 365) > _CARRIES:
        yield said("far", lang, *(day(one.toordinal(), lang) for one in (found.on, REFERENCE)), years)


def _named(by_group: Sequence[tuple[str, float]], lang: str) -> str:
    """The largest groups with their numbers, and what is left."""
    covered = hidden([value for _, value in by_group])
    shown = [(name, value) for (name, value), secret in zip(by_group, covered, strict=True) if not secret and value >= LEAST]
    texts = [f"{label(name, lang)} {persons(value, lang)}" for name, value in shown[:_NAMED]]
    rest = sum(value for _, value in by_group) - sum(value for _, value in shown[:_NAMED])
    if texts and rest >= LEAST:
        texts.append(said("rest", lang, persons(rest, lang)))
    return "; ".join(texts) or HIDDEN


def _joint(group: str) -> bool:
    """Whether the tables give the titles of a group only together."""
    found = next((one for one in axes().groups if one.name == group), None)
    return found is not None and found.m1 >= 0 and found.m2 == axes().titles.index("ae_humanitaer_22_bis_26") and " | " in (found.status or "")


def label(group: str, lang: str) -> str:
    """What a group of the population is called."""
    found = next((one.label[lang] for one in axes().groups if one.name == group), "")
    return found or said("former", lang)


def displaced(found: Impact, lang: str, moved: Moved | None) -> Iterator[str]:
    """Later versions of the law that the motion would displace by the day."""
    gone = sorted({since for one in moved.amendments for _, since in one.replaced if since <= found.on}) if moved else []
    if moved and gone:
        days = ", ".join(day(one.toordinal(), lang) for one in gone)
        yield said("displaced", lang, day(moved.in_force.toordinal(), lang), day(found.on.toordinal(), lang), days)


def horizon(found: Impact, lang: str) -> Iterator[str]:
    """A day beyond what was read of the law."""
    read = found.comparison.after.law.horizon
    if found.on > read:
        yield said("horizon", lang, *(day(one.toordinal(), lang) for one in (read, found.on)))
