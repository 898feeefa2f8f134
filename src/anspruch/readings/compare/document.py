"""A comparison as plain data, as ``anspruch compare --json`` prints it: a contract with whoever reads it."""

from collections.abc import Iterator, Mapping
from typing import Any

from anspruch.readings.compare.changes import Changed, Comparison, Effect
from anspruch.readings.compare.groups import Groups
from anspruch.readings.compare.spoken import Sides, conditions
from anspruch.readings.explain import words
from anspruch.statute.law import LawOnDay
from anspruch.statute.lookup import wording
from anspruch.statute.model import Texts


def document(comparison: Comparison, called: Mapping[LawOnDay, Texts] | None = None) -> dict[str, Any]:
    """A comparison as plain data; an empty list of groups is the proof that there is nobody."""
    sides = Sides(comparison.after.law, called or {})
    return {
        "before": comparison.before.day.isoformat(),
        "after": comparison.after.day.isoformat(),
        "on": comparison.on.isoformat(),
        "verified_until": comparison.after.law.horizon.isoformat(),
        "law": [comparison.before.fingerprint, comparison.after.fingerprint],
        "access": [{"programme": programme.name, **_effect_data(effect, sides)} for programme, effect in comparison.access],
        "changed": [_changed_data(changed, sides) for changed in comparison.changed],
        "routes": [{"route": route.name, "programme": route.programme, **_effect_data(effect, sides)} for route, effect in comparison.routes],
        "questions": [
            {"question": question.name, "programme": question.programme, **_effect_data(effect, sides)} for question, effect in comparison.questions
        ],
    }


def _changed_data(changed: Changed, sides: Sides) -> dict[str, Any]:
    return {
        "name": changed.provision.name,
        "cite": changed.provision.cite,
        "kind": changed.provision.kind,
        "before": wording(changed.before) if changed.before else None,
        "after": wording(changed.after) if changed.after else None,
        "met": _groups_data(changed.met, sides),
        "unmet": _groups_data(changed.unmet, sides),
    }


def _effect_data(effect: Effect, sides: Sides) -> dict[str, Any]:
    moves = {"better": effect.better, "worse": effect.worse}
    return {
        **{key: {state: _groups_data(found, sides) for state, found in several.items()} for key, several in moves.items()},
        "through": list(effect.through),
    }


def _groups_data(found: Groups, sides: Sides) -> dict[str, Any]:
    return {"groups": list(_group_data(found, sides)), "complete": not found.more}


def _group_data(found: Groups, sides: Sides) -> Iterator[dict[str, Any]]:
    for group in found.groups:
        said = {lang: conditions(group, sides, lang) for lang in words.LANGUAGES}
        apart = {sides.key(state): dict(facts) for state, facts in group.apart.items() if facts}
        yield {"conditions": said, "example": dict(group.facts), "stated_besides": apart, "confirmed": group.confirmed}
