"""The same motion with one choice settled otherwise: how many would gain then."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

import polars as pl

from anspruch.motion.moved import Moved, moved
from anspruch.population.assumptions import Assumptions
from anspruch.population.counted import COURSE_GAIN
from anspruch.population.impact import Gained, gains
from anspruch.population.microdata import LAND, WEIGHT
from anspruch.population.positions import Change, whole
from anspruch.statute.law import Law
from anspruch.statute.model import Texts


class Variant(NamedTuple):
    """One other option, and the persons who would gain: low, central, high."""

    choice: str
    option: str
    question: Texts
    says: Texts
    persons: tuple[Gained, ...]


def variants(
    one: Moved, law: Law, on: date, rest: pl.DataFrame, assumed: Mapping[str, Assumptions], gain: Change = COURSE_GAIN
) -> tuple[Variant, ...]:
    """Every other option of every choice of a motion carried out, one at a time.

    Args:
        one: the motion carried out.
        law: the law it changes.
        on: the day on which is counted.
        rest: the population without the holders of § 22 Satz 2.
        assumed: the assumptions by level, the same for all: what is told apart is the law alone.
        gain: whose gainers are counted.
    """
    return tuple(_variants(one, law, on, _kinds(rest), assumed, gain))


def _kinds(rows: pl.DataFrame) -> pl.DataFrame:
    """Rows that differ in their Land or weight only as one: here only the sum over all Länder is asked."""
    if rows.is_empty():
        return rows
    apart = [name for name in rows.columns if name not in (LAND, WEIGHT, "gruppe", "laendergruppe")]
    return rows.group_by(apart, maintain_order=True).agg(pl.col(LAND).first(), pl.col(WEIGHT).sum())


def _variants(one: Moved, law: Law, on: date, rest: pl.DataFrame, assumed: Mapping[str, Assumptions], gain: Change) -> Iterator[Variant]:
    for choice in one.motion.choices:
        for option in choice.options:
            if one.chosen[choice.name] != option.name:
                other = moved(one.motion, law, {**one.chosen, choice.name: option.name}, one.in_force)
                gained = gains(whole(*other.on(on), on, gain.name), gain, rest, assumed)
                yield Variant(choice.name, option.name, choice.question, option.says, gained)
