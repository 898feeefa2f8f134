"""The impact of a motion as what is shown of it: sentences, rows, figures; the same for terminal, file and paper."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from anspruch.motion.examples import Shown
from anspruch.motion.headline import Headline, headline
from anspruch.motion.moved import Moved
from anspruch.motion.told import Moves, Number, Row, Told, ends, tell
from anspruch.motion.variants import Variant
from anspruch.population.assumptions import LEVELS, declared
from anspruch.population.disclosure import Line, few, told
from anspruch.population.impact import Impact, gained

_SHOWN = 0.02


class Outcome(NamedTuple):
    """What is shown."""

    said: Headline
    rows: tuple[Row, ...]
    total: Row
    moves: tuple[Moves, ...]
    possible: Line
    """For how many of each Land, and in total, the gain that is shown first is possible."""
    costed: bool
    explained: Mapping[str, tuple[tuple[str, float], ...]]
    examples: tuple[tuple[str, str, str], ...]
    """Persons: who, what she has without the motion, what with it."""

    @property
    def headline(self) -> tuple[str, ...]:
        """All sentences, the most important first."""
        return self.said.every

    @property
    def gains(self) -> bool:
        """Whether there are persons to show by Land who surely gain."""
        return self.total.high is None or self.total.high > 0

    @property
    def may_gain(self) -> bool:
        """Whether somebody gains, surely or possibly."""
        return self.gains or self.possible.total is None or self.possible.total > 0


def outcome(found: Impact, variants: tuple[Variant, ...], lang: str, persons_: tuple[Shown, ...] = (), moved: Moved | None = None) -> Outcome:
    """What is shown of an impact in a language; ``moved`` tells of the motion's own day and what it displaces."""
    numbers = tell(found, lang)
    explained = {
        measure: tuple((declared()[one.name].why[lang], one.share) for one in shares if one.share >= _SHOWN)
        for measure, shares in found.explained.items()
    }
    examples = tuple((one.says[lang], one.before[lang], one.after[lang]) for one in persons_)
    gain = next((one.possible for one in numbers.moves if one.change == found.gain), Line((0.0,) * len(found.laender), 0.0))
    said = headline(found, numbers, variants, lang, moved)
    return Outcome(said, numbers.rows, numbers.total, numbers.moves, gain, numbers.costed, explained, examples)


def as_data(moved: Moved, found: Impact, variants: tuple[Variant, ...]) -> dict[str, Any]:
    """An impact as plain data; what may not be told is null."""
    numbers = tell(found, "de")
    return {
        "motion": moved.motion.name,
        "chosen": dict(moved.chosen),
        "in_force": moved.in_force.isoformat(),
        "on": found.on.isoformat(),
        "law": [found.comparison.before.fingerprint, found.comparison.after.fingerprint],
        "assumed": dict(found.chosen),
        "sentences": {lang: list(headline(found, numbers, variants, lang, moved).every) for lang in ("de", "en")},
        "nobody_loses": not any(effect.worse for _, effect in found.comparison.access),
        "gain": "|".join(found.gain),
        "totals": {level: _level_data(numbers, level) for level in LEVELS},
        "laender": [_row_data(row) for row in numbers.rows],
        "federation": _row_data(numbers.total),
        "moves": [_moves_data(found, one) for one in numbers.moves],
        "variants": [{"choice": one.choice, "option": one.option, **_variant(found, one)} for one in variants],
        "explained": {
            measure: [{"name": one.name, **dict(zip(("low", "high"), ends(found, measure, one), strict=True)), "share": one.share} for one in shares]
            for measure, shares in found.explained.items()
        },
        "ceiling": found.ceiling._asdict() if found.ceiling else None,
    }


def _level_data(numbers: Told, level: str) -> dict[str, Any]:
    changes = {
        "|".join(change): {"sure": _whole(sure), "possible": _whole(possible)} for change, (sure, possible) in numbers.levels[level].changes.items()
    }
    return {"changes": changes, **{name: _whole(value) for name, value in numbers.levels[level].money.items()}}


def _row_data(row: Row) -> dict[str, Any]:
    return {"land": row.land, **{key: _whole(value) for key, value in row._asdict().items() if key not in ("land", "name")}}


def _moves_data(found: Impact, one: Moves) -> dict[str, Any]:
    by_land = [
        {"land": land, "sure": _whole(sure), "possible": _whole(possible)}
        for land, sure, possible in zip(found.laender, one.sure.cells, one.possible.cells, strict=True)
    ]
    return {"change": "|".join(one.change), "sure": _whole(one.sure.total), "possible": _whole(one.possible.total), "laender": by_land}


def _variant(found: Impact, one: Variant) -> dict[str, list[int | None]]:
    """Persons of a variant, none by which a difference under five could be told."""
    own = [gained(found.levels[level]["ak4"], found.gain) for level in LEVELS]
    return {
        degree: [_apart(getattr(theirs, degree), getattr(ours, degree)) for theirs, ours in zip(one.persons, own, strict=True)]
        for degree in ("sure", "possible")
    }


def _apart(value: float, ours: float) -> int | None:
    return _whole(None if few(abs(value - ours)) else told(value))


def _whole(value: Number) -> int | None:
    return None if value is None else round(value)
