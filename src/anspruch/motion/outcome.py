"""The impact of a motion as what is shown of it: sentences, rows, figures; the same for terminal, file and paper."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from anspruch.motion.examples import Shown
from anspruch.motion.headline import headline
from anspruch.motion.moved import Moved
from anspruch.motion.told import Moves, Number, Row, Told, ends, tell
from anspruch.motion.variants import Variant
from anspruch.population.assumptions import LEVELS, declared
from anspruch.population.disclosure import few, told
from anspruch.population.impact import Impact

_SHOWN = 0.02


class Outcome(NamedTuple):
    """What is shown."""

    headline: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row
    moves: tuple[Moves, ...]
    costed: bool
    explained: Mapping[str, tuple[tuple[str, float], ...]]
    examples: tuple[tuple[str, str, str], ...]
    """Persons: who, what she has without the motion, what with it."""

    @property
    def gains(self) -> bool:
        """Whether there are persons to show by Land."""
        return self.total.high is None or self.total.high > 0


def outcome(found: Impact, variants: tuple[Variant, ...], lang: str, persons_: tuple[Shown, ...] = (), moved: Moved | None = None) -> Outcome:
    """What is shown of an impact in a language; ``moved`` tells of the motion's own day and what it displaces."""
    numbers = tell(found, lang)
    explained = {
        measure: tuple((declared()[one.name].why[lang], one.share) for one in shares if one.share >= _SHOWN)
        for measure, shares in found.explained.items()
    }
    examples = tuple((one.says[lang], one.before[lang], one.after[lang]) for one in persons_)
    return Outcome(
        tuple(headline(found, numbers, variants, lang, moved)), numbers.rows, numbers.total, numbers.moves, numbers.costed, explained, examples
    )


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
        "sentences": {lang: headline(found, numbers, variants, lang, moved) for lang in ("de", "en")},
        "nobody_loses": not any(effect.worse for _, effect in found.comparison.access),
        "gain": "|".join(found.gain),
        "totals": {level: _level_data(numbers, level) for level in LEVELS},
        "laender": [_row_data(row) for row in numbers.rows],
        "federation": _row_data(numbers.total),
        "moves": [_moves_data(found, one) for one in numbers.moves],
        "variants": [{"choice": one.choice, "option": one.option, "persons": _variant(found, one)} for one in variants],
        "explained": {
            measure: [{"name": one.name, **dict(zip(("low", "high"), ends(found, measure, one), strict=True)), "share": one.share} for one in shares]
            for measure, shares in found.explained.items()
        },
        "ceiling": found.ceiling._asdict() if found.ceiling else None,
    }


def _level_data(numbers: Told, level: str) -> dict[str, Any]:
    changes = {"|".join(change): {"sure": _whole(sure), "maybe": _whole(maybe)} for change, (sure, maybe) in numbers.levels[level].changes.items()}
    return {"changes": changes, **{name: _whole(value) for name, value in numbers.levels[level].money.items()}}


def _row_data(row: Row) -> dict[str, Any]:
    return {"land": row.land, **{key: _whole(value) for key, value in row._asdict().items() if key not in ("land", "name")}}


def _moves_data(found: Impact, one: Moves) -> dict[str, Any]:
    by_land = [
        {"land": land, "sure": _whole(sure), "maybe": _whole(maybe)}
        for land, sure, maybe in zip(found.laender, one.sure.cells, one.maybe.cells, strict=True)
    ]
    return {"change": "|".join(one.change), "sure": _whole(one.sure.total), "maybe": _whole(one.maybe.total), "laender": by_land}


def _variant(found: Impact, one: Variant) -> list[int | None]:
    """Persons of a variant, none by which a difference under five could be told."""
    own = [found.levels[level]["ak4"].sum(found.gain) for level in LEVELS]
    return [_whole(None if few(abs(value - ours)) else told(value)) for value, ours in zip(one.persons, own, strict=True)]


def _whole(value: Number) -> int | None:
    return None if value is None else round(value)
