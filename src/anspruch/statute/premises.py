"""Are the facts and the world sound? Every fact that is named exists and is of the type that is read from it."""

import re
from collections.abc import Iterator

from anspruch.language.errors import LawError, suggestion
from anspruch.language.facts import Fact, Vocabulary
from anspruch.statute.world import World

_COMPUTED = {"age_from": ("int", "date"), "duration_of": ("duration", "date"), "status_from": ("citation", "citation")}
"""For each way to compute a fact: its type, and that of what it is computed from."""
_PATTERN = re.compile(r"(?:(?:\[[\w-]+\]|\w)(?:\{\d{1,2}(?:,\d{1,2})?\})?){1,20}")
"""Characters, classes and bounded repetitions: a pattern that can neither be unreadable nor run for long."""


def check_facts(vocabulary: Vocabulary) -> None:
    """Check all facts, before any condition reads them. Raises LawError."""
    for fact in vocabulary.facts.values():
        where = f"facts.yaml, {fact.name}"
        if fact.pattern and not _PATTERN.fullmatch(fact.pattern):
            raise LawError("Das Muster ist nicht von der Art „[0-9]{5}“.", "The pattern is not of the kind “[0-9]{5}”.").within(where)
        if fact.derive and fact.type != "bool":
            raise LawError("Nur Ja-Nein-Fragen folgen aus einer Bedingung.", "Only a yes-or-no fact follows from a condition.").within(where)
        _check_computed(fact, vocabulary, where)


def check_world(vocabulary: Vocabulary, world: World) -> None:
    """Check the facts the world names. Raises LawError."""
    for name, kind in _named(world):
        _require(name, kind, vocabulary, "welt.yaml")


def _check_computed(fact: Fact, vocabulary: Vocabulary, where: str) -> None:
    for way, (own, other) in _COMPUTED.items():
        sources = getattr(fact, way)
        if sources and fact.type != own:
            raise LawError(f"Das kann nur ein Sachverhalt der Art {own} sein.", f"This can only be a fact of type {own}.").within(where)
        for name in (sources,) if isinstance(sources, str) else sources:
            if name:
                _require(name, other, vocabulary, where)


def _named(world: World) -> Iterator[tuple[str, str]]:
    """Every fact the world names, with the type it must have; empty where any will do."""
    for rule in world.implies:
        yield from ((rule.known, ""), (rule.makes, "bool"))
        if rule.unless:
            yield rule.unless, ""
    for pair in world.order:
        yield from ((name, "date") for name in pair)
    for status, issued in world.issued.items():
        yield from ((status, "citation"), (issued, "date"))
    yield from ((name, "date") for name in world.past)
    yield from ((name, "citation") for name in world.stands_for.values())


def _require(name: str, kind: str, vocabulary: Vocabulary, where: str) -> None:
    """Refuse a fact that does not exist or is of another type. Raises LawError."""
    if name not in vocabulary:
        de, en = suggestion(name, vocabulary.facts)
        raise LawError(f"Den Sachverhalt „{name}“ gibt es nicht.{de}", f"There is no fact “{name}”.{en}").within(where)
    if kind and vocabulary[name].type != kind:
        raise LawError(f"„{name}“ ist nicht von der Art {kind}.", f"“{name}” is not of type {kind}.").within(where)
