"""Known cases under a motion: which answers change, the surprising ones first."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from anspruch.cases import check, words
from anspruch.language.errors import AnspruchError
from anspruch.motion.model import Chosen, Motion
from anspruch.motion.moved import moved
from anspruch.readings.decide import decide
from anspruch.readings.decide.result import ACCESS, ProgrammeResult
from anspruch.statute.law import Law

_MEANT = frozenset({"anspruch", "zulassung"})
"""What a motion on access is meant to change: an entitlement takes the place of an admission."""


class Answered(NamedTuple):
    """A case whose answers change; every word and route with what it was and what it becomes."""

    case: Mapping[str, Any]
    day: date
    programme: str
    words: Mapping[str, tuple[str, str]]
    routes: Mapping[str, tuple[str, str]]
    worse: bool
    """Whether the best access surely gets worse, or a duty is new."""

    @property
    def surprising(self) -> bool:
        """Whether anything gets worse, or more settles than that an entitlement takes the place of an admission."""
        beside = {key for key, (_, now) in self.words.items() if now != "unknown"} - _MEANT
        return self.worse or bool(beside)


class Answers(NamedTuple):
    """The cases that change, the surprising ones first, how many were put, and those that could not be."""

    changed: tuple[Answered, ...]
    asked: int
    refused: Mapping[str, str]


def answers(motion: Motion, law: Law, cases: Iterable[Mapping[str, Any]], chosen: Chosen | None = None) -> Answers:
    """Put cases to the law with and without a motion, as if it had entered into force on the case's day.

    Raises:
        InputError: if there is no such choice, or a case lacks what a case needs.
    """
    settled = motion.chosen(chosen or {})

    @lru_cache(maxsize=512)
    def both(day: date) -> tuple[Any, Any]:
        return moved(motion, law, settled, day).on()

    found, refused, asked = [], {}, 0
    for case in cases:
        check(case)
        try:
            day = date.fromisoformat(str(case["date"]))
            before, after = (decide(one, case["facts"]).programmes for one in both(day))
        except (AnspruchError, ValueError) as error:
            refused[str(case["id"])] = str(error)
            continue
        asked += 1
        found += [one for name in after if (one := _answered(case, day, name, before.get(name), after[name])) is not None]
    return Answers(tuple(sorted(found, key=lambda one: (not one.surprising, not one.worse, str(one.case["id"])))), asked, refused)


def _answered(case: Mapping[str, Any], day: date, name: str, before: ProgrammeResult | None, after: ProgrammeResult) -> Answered | None:
    old, new = words(before) if before else {}, words(after)
    states, now = ({one.route.name: one.state for one in side.routes} if side else {} for side in (before, after))
    pairs = {name: (states.get(name, "closed"), now.get(name, "closed")) for name in (*now, *(name for name in states if name not in now))}
    routes = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    answered = {key: (old.get(key, "no"), new.get(key, "no")) for key in (*new, *(key for key in old if key not in new))}
    changed = {key: pair for key, pair in answered.items() if pair[0] != pair[1]}
    if not routes and not (changed and before):
        return None
    duties = {one.route.name for one in after.routes if one.route.modality == "pflicht"}
    new_duty = any(name in duties and state in ("open", "possible") for name, (_, state) in routes.items())
    lost = before is not None and ACCESS.index(after.best_at_most) < ACCESS.index(before.best_at_least)
    return Answered(case, day, name, changed, routes, new_duty or lost)
