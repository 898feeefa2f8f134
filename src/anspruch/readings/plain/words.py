"""What a single word or citation answers to a test of membership, and which of its values a law tells apart."""

from collections.abc import Iterable

from anspruch.language.citation import Citation, covers
from anspruch.language.knowledge import Value
from anspruch.readings.kleene import Truth, member
from anspruch.readings.plain.nodes import Among
from anspruch.statute.world import World, meant


def truth(node: Among, value: Value, world: World) -> Truth:
    """The truth value of a test for a known word, or a citation perhaps known in part.

    Args:
        node: the test.
        value: what the vocabulary read.
        world: the world whose collective citations count.
    """
    if not isinstance(value, frozenset):
        return value in node.options
    alternatives: set[Citation] = set()
    for given in value:
        alternatives |= set(world.one_of.get(given, (given,))) if node.fact in world.issued else {given}
    return member(frozenset(_edition(one, node) for one in alternatives), node.options)


def _edition(given: Citation, node: Among) -> Citation:
    """The citation as it was meant when the title was issued."""
    old = next(((cite, means) for cite, means in node.editions if covers(cite, given)), None)
    return meant(given, *old) if old else given


def answers(tests: Iterable[Among], value: Value, world: World) -> tuple[Truth, ...]:
    """The answers of one value to several tests; values with the same answers are one to the law."""
    return tuple(truth(test, value, world) for test in tests)
