"""When what is given of a person cannot all be true: the refusals of one person's input, as one condition."""

import math
from collections.abc import Collection, Iterator
from datetime import date

from anspruch.language import tree
from anspruch.language.facts import Fact
from anspruch.language.knowledge import FIRST_YEAR, LAST_YEAR
from anspruch.readings.plain.lowering import Lowering
from anspruch.readings.plain.nodes import UNKNOWN, AtMost, Lasts, both, contrary, either, sure
from anspruch.statute.law import LawOnDay


def contradiction(law: LawOnDay, on: date | None, given: Collection[str], *, follows: bool = False) -> tree.Node:
    """True where the facts given cannot all be true; false everywhere else, and never unknown.

    Args:
        law: the law on a day.
        on: the day in the persons' lives; default: the law's day.
        given: the facts that may be known.
        follows: see :class:`anspruch.readings.plain.lowering.Lowering`.
    """
    return either(sure(part) for part in _contradictions(law, on, given, follows=follows))


def _contradictions(law: LawOnDay, on: date | None, given: Collection[str], *, follows: bool) -> Iterator[tree.Node]:
    read, strict = Lowering(law, on, given, follows=follows), Lowering(law, on, given, presume=False, follows=follows)
    world, vocabulary = law.law.world, law.law.vocabulary
    known = frozenset(given)
    for rule in world.contradictions:
        yield read.node(law.resolve(rule.when))
    for name in sorted(world.past & known):
        yield contrary(AtMost(name, read.day))
    for first, second in world.order:
        if {first, second} <= known:
            yield contrary(Lasts(first, second, 0))
    for name, derivation in law.law.derivations.items():
        stated = read.stated(name)
        if stated is not UNKNOWN and not vocabulary[name].soft:
            derived = strict.node(law.resolve(derivation))
            yield either((both((stated, contrary(derived))), both((contrary(stated), derived))))
    for name in sorted(known):
        yield from _impossible(vocabulary[name])


def _impossible(fact: Fact) -> Iterator[tree.Node]:
    """Values no person can have: a table may hold them, a single person's are refused when they are read."""
    if fact.type == "date":
        first, last = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
        yield AtMost(fact.name, first - 1)
        yield contrary(AtMost(fact.name, last))
    elif fact.type in ("int", "eur", "duration"):
        yield AtMost(fact.name, math.nextafter(0, -1) if fact.type == "eur" or fact.fraction else -1)
