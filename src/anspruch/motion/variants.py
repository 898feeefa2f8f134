"""The same motion with one choice settled otherwise: how many would gain then."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from anspruch.motion.moved import Moved, moved
from anspruch.population.assumptions import LEVELS, resolve
from anspruch.population.holders import Holders
from anspruch.population.impact import COURSE_GAIN, totals
from anspruch.population.positions import whole
from anspruch.statute.law import Law
from anspruch.statute.model import Texts


class Variant(NamedTuple):
    """One other option, and the persons who would gain: low, central, high."""

    choice: str
    option: str
    says: Texts
    persons: tuple[float, ...]


def variants(one: Moved, law: Law, on: date, assumed: Mapping[str, float | str] | None = None) -> tuple[Variant, ...]:
    """Every other option of every choice of a motion carried out, one at a time.

    Raises:
        InputError: for an assumption there is not.
    """
    return tuple(_variants(one, law, on, assumed))


def _variants(one: Moved, law: Law, on: date, assumed: Mapping[str, float | str] | None) -> Iterator[Variant]:
    for choice in one.motion.choices:
        for option in choice.options:
            if one.chosen[choice.name] != option.name:
                other = moved(one.motion, law, {**one.chosen, choice.name: option.name}, one.in_force)
                comparison = whole(*other.on(on), on)
                holders = Holders(comparison, on)
                gained = [totals(holders, resolve(assumed, end=level), "ak4", comparison.after).sum(COURSE_GAIN) for level in LEVELS]
                yield Variant(choice.name, option.name, option.says, tuple(gained))
