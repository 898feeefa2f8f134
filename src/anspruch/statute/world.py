"""What holds in every world: facts computed from facts, renamed citations, and what cannot both be true.

Read from ``law/welt.yaml``; serves decide, the test generators, the population and the proof alike.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from anspruch.language.calendar import MONTHS_IN_YEAR, Period, add, duration
from anspruch.language.citation import Citation, covers
from anspruch.language.errors import ClashError
from anspruch.language.facts import Fact, Vocabulary
from anspruch.language.knowledge import Interval, Value, bounds
from anspruch.language.tree import Node

Person = dict[str, Value]
"""What is known of a person: known facts only, computed ones included."""


class Renamed(NamedTuple):
    """A citation that meant something else when the title was issued before ``issued_before``."""

    citation: Citation
    issued_before: date
    means: Citation


class Implied(NamedTuple):
    """A fact that, once ``known``, makes a bool fact true, unless a third fact is known."""

    known: str
    makes: str
    unless: str


class Contradiction(NamedTuple):
    """A condition that cannot hold of anyone, and what to tell whoever enters it."""

    when: Node
    de: str
    en: str


class Characteristic(NamedTuple):
    """Something on account of which nobody may be treated unequally, and the facts that speak of it."""

    name: str
    cite: str
    title: Mapping[str, str]
    facts: tuple[str, ...]
    note: Mapping[str, str]
    carriers: tuple[str, ...] = ()
    """Other facts that may stand for it; an independence proof holds them fixed."""
    statuses: tuple[Citation, ...] = ()
    """Statuses that are held on account of it; held fixed too."""


class World(NamedTuple):
    """The world's constraints as data."""

    renamed: tuple[Renamed, ...]
    one_of: Mapping[Citation, tuple[Citation, ...]]
    stands_for: Mapping[Citation, str]
    """A status for which another fact stands (a Fiktion under § 81 Abs. 4 for the status before)."""
    order: tuple[tuple[str, str], ...]
    """Pairs of date facts of which the first cannot lie after the second."""
    issued: Mapping[str, str]
    """For a status fact, the fact that dates its issue."""
    implies: tuple[Implied, ...]
    contradictions: tuple[Contradiction, ...]
    past: frozenset[str]
    """Date facts that cannot lie after the day asked."""
    concrete: tuple[Citation, ...]
    """The statuses persons hold, each so fine that every condition answers yes or no."""
    stale_after: Period
    """A source that tells of a day longer ago than this is called old."""
    characteristics: tuple[Characteristic, ...] = ()


def person(given: Mapping[str, object], day: date, vocabulary: Vocabulary, world: World) -> Person:
    """Read and complete what is given of a person on a day.

    Args:
        given: facts by name, as a file or a form holds them; None is unknown.
        day: the day in the person's life that is asked for.

    Raises:
        InputError: for unknown names, wrong types, impossible or contradictory dates.
    """
    return completed(read(given, vocabulary), day, vocabulary, world)


def read(given: Mapping[str, object], vocabulary: Vocabulary) -> Person:
    """What is given of a person as values, nothing completed yet. Raises InputError."""
    values = {name: vocabulary.read(name, raw) for name, raw in given.items()}
    return {name: value for name, value in values.items() if value is not None}


def completed(known: Person, day: date, vocabulary: Vocabulary, world: World) -> Person:
    """What was read of a person, checked and completed for a day, in place. Raises InputError."""
    _check_past(known, day, world)
    _check_order(known, world)
    for name in known.keys() & world.issued.keys():
        known[name] = _expand(known[name], known.get(world.issued[name]), day, world)
    complete(known, day, vocabulary, world)
    return known


def complete(known: Person, day: date, vocabulary: Vocabulary, world: World) -> None:
    """Add the computed facts; a given one must not contradict what it is computed from. Raises InputError."""
    for rule in world.implies:
        if rule.known in known and rule.unless not in known:
            known.setdefault(rule.makes, True)
    for fact in vocabulary.computed:
        value = _computed(fact, known, day, world)
        if value is None:
            continue
        given = known.get(fact.name)
        if given is None:
            known[fact.name] = value
        elif _contradict(given, value):
            names = ", ".join(fact.sources)
            raise ClashError(
                f"„{fact.name}“ passt nicht zu {names}; geben Sie nur eines davon an.",
                f"“{fact.name}” contradicts {names}; give only one of them.",
                "computed",
                (fact.name, *fact.sources),
            )


def _computed(fact: Fact, known: Person, day: date, world: World) -> Value | None:
    if fact.age_from:
        return _age(known.get(fact.age_from), day)
    if fact.duration_of:
        start, end = (known.get(name) for name in fact.duration_of)
        return _duration(start, end)
    return _governing(known.get(fact.status_from), known, world)


def _age(born: Value | None, day: date) -> Value | None:
    if not isinstance(born, int | Interval):
        return None
    early, late = bounds(born)
    return _interval(None if late is None else _years(int(late), day), None if early is None else _years(int(early), day))


def _years(born: int, day: date) -> int:
    """Full years of age: a year is completed with the end of the day before the birthday (§ 187 Abs. 2 BGB)."""
    years = day.year - date.fromordinal(born).year
    return years if add(born, Period(years * MONTHS_IN_YEAR, 0)) <= day.toordinal() else years - 1


def _duration(start: Value | None, end: Value | None) -> Value | None:
    if not isinstance(start, int | Interval) or not isinstance(end, int | Interval):
        return None
    first, last = bounds(start), bounds(end)
    low = None if first.high is None or last.low is None else duration(int(first.high), int(last.low))
    high = None if first.low is None or last.high is None else duration(int(first.low), int(last.high))
    return _interval(low, high)


def _interval(low: float | None, high: float | None) -> Value | None:
    if low is None and high is None:
        return None
    return low if low == high and low is not None else Interval(low, high)


def _contradict(given: Value, computed: Value) -> bool:
    if isinstance(given, int | float | Interval) and isinstance(computed, int | float | Interval):
        left, right = bounds(given), bounds(computed)
        return (left.high is not None and right.low is not None and left.high < right.low) or (
            right.high is not None and left.low is not None and right.high < left.low
        )
    return False


def _governing(status: Value | None, known: Person, world: World) -> Value | None:
    """The status, each alternative for which another fact stands replaced by that fact; None where that is open."""
    if not isinstance(status, frozenset):
        return None
    governing: set[Citation] = set()
    for alternative in status:
        stands = next((fact for pattern, fact in world.stands_for.items() if covers(pattern, alternative)), None)
        if stands is None:
            governing.add(alternative)
            continue
        before = known.get(stands)
        if not isinstance(before, frozenset):
            return None
        governing |= before
    return frozenset(governing)


def _expand(value: Value, issued: Value | None, day: date, world: World) -> Value:
    """A status as all it may mean: one of several for a collective citation, the old meaning for an old title."""
    if not isinstance(value, frozenset):
        return value
    found: set[Citation] = set()
    for given in value:
        found |= set(world.one_of.get(given, (given,)))
    return frozenset(meaning for single in found for meaning in _meanings(single, issued, day, world))


def meant(given: Citation, citation: Citation, means: Citation) -> Citation:
    """What a citation at or below ``citation`` meant before it was renamed: the same path below ``means``."""
    return Citation(means.statute, means.parts + given.parts[len(citation.parts) :], means.edition)


def _meanings(given: Citation, issued: Value | None, day: date, world: World) -> tuple[Citation, ...]:
    rule = next((rename for rename in world.renamed if covers(rename.citation, given)), None)
    if rule is None or day < rule.issued_before:
        return (given,)
    old = meant(given, rule.citation, rule.means)
    limit = rule.issued_before.toordinal()
    if not isinstance(issued, int | Interval):
        return (given, old)
    low, high = bounds(issued)
    if low is not None and low >= limit:
        return (given,)
    return (old,) if high is not None and high < limit else (given, old)


def _check_past(known: Person, day: date, world: World) -> None:
    for name in world.past & known.keys():
        value = known[name]
        low = bounds(value).low if isinstance(value, int | Interval) else None
        if low is not None and low > day.toordinal():
            raise ClashError(f"„{name}“ liegt nach dem gefragten Tag ({day}).", f"“{name}” lies after the day asked ({day}).", "past", (name,))


def _check_order(known: Person, world: World) -> None:
    for first, second in world.order:
        early = known.get(first)
        late = None if early is None else known.get(second)
        if isinstance(early, int | Interval) and isinstance(late, int | Interval):
            low, high = bounds(early).low, bounds(late).high
            if low is not None and high is not None and low > high:
                raise ClashError(f"„{first}“ liegt nach „{second}“.", f"“{first}” lies after “{second}”.", "order", (first, second))
