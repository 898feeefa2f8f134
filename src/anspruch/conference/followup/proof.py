"""Does the law of a day do what a demand asks? Proved for all possible persons, on every day the law changes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple, Protocol

from anspruch.conference.followup import file
from anspruch.conference.followup.file import Aim, Statement
from anspruch.conference.followup.questions import asked, name_of, reached
from anspruch.language import tree
from anspruch.readings.compare.people import People
from anspruch.readings.gates import Pair
from anspruch.statute.law import Law, LawOnDay
from anspruch.statute.lookup import read_by, rests_on

MET, PARTLY, NOT, OPEN, NOBODY = "met", "partly", "not", "open", "nobody"
"""All persons meant reach the aim; some do; none does; the wording of the law is not known; there is nobody it could be about."""
_FALLS = {(MET, PARTLY), (MET, NOT), (PARTLY, NOT)}
_WORST = ("verified", "substance", "inferred", "memory", "assumed")


class Basis(NamedTuple):
    """A version of a provision on which a change of mark rests."""

    cite: str
    name: str
    since: date
    by: str
    certainty: str


class Stretch(NamedTuple):
    """A mark, from a day on; what in the law changed that day for the persons meant."""

    since: date
    mark: str
    basis: tuple[Basis, ...]

    @property
    def certainty(self) -> str:
        """How sure the day is: as the least sure of the versions it rests on."""
        return max((one.certainty for one in self.basis), key=_WORST.index, default="verified")


class Proved(Protocol):
    """What marks need of a proof: one just made, or one that was kept."""

    @property
    def law(self) -> Law:
        """The law it is of."""

    @property
    def fingerprint(self) -> str:
        """Of the law as it is read."""

    def history(self, statement: Statement) -> tuple[Stretch, ...]:
        """The marks from the law's first day on."""


class Proof:
    """Answers for a law; each day's proof is made once and answers every statement.

    Args:
        law: the law.
        statements: all that will be asked about.
        base: the law to which motions are put, to see who would gain; default: the law itself.
    """

    def __init__(self, law: Law, statements: Sequence[Statement], base: Law | None = None) -> None:
        self.law = asked(law, statements, base)
        self.fingerprint = law.fingerprint
        """Of the law as it is read, without what is asked of it."""
        self.statements = tuple(statements)
        self._marks: dict[date, dict[str, str]] = {}
        self._histories: dict[str, tuple[Stretch, ...]] = {}

    def mark(self, statement: Statement, day: date) -> str:
        """What the law of a day makes of a statement, for persons as they are on that day."""
        if statement.since and day < statement.since:
            return NOBODY
        return self._of(max((one for one in self._days(statement) if one <= day), default=day))[statement.name]

    def _days(self, statement: Statement) -> Sequence[date]:
        """The days on which its mark may change: those of the law, and the first day of the statement itself."""
        return sorted({*self.law.changes, statement.since}) if statement.since else self.law.changes

    def history(self, statement: Statement) -> tuple[Stretch, ...]:
        """The marks from the law's first day on, each with the day it became so."""
        if statement.name not in self._histories:
            self._histories[statement.name] = tuple(self._stretches(statement))
        return self._histories[statement.name]

    def _stretches(self, statement: Statement) -> Iterator[Stretch]:
        last = ""
        for day in self._days(statement):
            mark = self.mark(statement, day)
            if mark != last:
                yield Stretch(day, mark, self._basis(statement, day, fell=(last, mark) in _FALLS) if last else ())
                last = mark

    def _of(self, day: date) -> dict[str, str]:
        if day not in self._marks:
            law = self.law.on(day)
            people = People([law], day)
            self._marks[day] = {one.name: _mark(people, law, one) for one in self.statements}
        return self._marks[day]

    def _basis(self, statement: Statement, day: date, *, fell: bool) -> tuple[Basis, ...]:
        """The versions that begin on the day, that a route aimed at rests on, and that can hold of somebody meant.

        Of a mark that fell because the law speaks of more persons than before, those by which it does.
        """
        law = self.law.on(day)
        body = law.own_body(name_of(statement))
        wider = self._begun(statement, read_by([body], law), day) if fell and isinstance(body, tree.Node) else ()
        return wider or self._begun(statement, _rests_on(law, statement), day)

    def _begun(self, statement: Statement, names: Iterable[str], day: date) -> tuple[Basis, ...]:
        law = self.law.on(day)
        people = People([law], day)
        meant = people.pair(law, law.norm(name_of(statement)))[0]
        found = []
        for name in sorted(names):
            provision, version = self.law.provisions[name], law.version(name)
            if version is None or version.since != day or provision.kind != "condition":
                continue
            if people.solver.possible(meant, people.pair(law, law.norm(name))[0]):
                found.append(Basis(provision.cite, name, version.since, version.by, version.certainty))
        return tuple(_each_once(found))


def _each_once(found: Iterable[Basis]) -> Iterable[Basis]:
    """Parts of a provision that are cited alike and began with the same act count once, as sure as the least sure of them."""
    once: dict[tuple[str, str], Basis] = {}
    for one in found:
        before = once.setdefault((one.cite, one.by), one)
        once[one.cite, one.by] = max(before, one, key=lambda each: _WORST.index(each.certainty))
    return once.values()


def _mark(people: People, law: LawOnDay, statement: Statement) -> str:
    """All, some or none of the persons meant, asked of the solver."""
    meant = people.pair(law, law.norm(name_of(statement)))[0]
    if not people.solver.possible(meant):
        return NOBODY
    found = _degree(people, meant, _pair(people, law, statement.aim))
    if found == NOT and statement.in_part is not None:
        lesser = _degree(people, meant, _pair(people, law, statement.in_part))
        return PARTLY if lesser == MET else lesser
    return found


def _pair(people: People, law: LawOnDay, aim: Aim) -> Pair:
    return people.pair(law, reached(law, aim))


def _degree(people: People, meant: int, target: Pair) -> str:
    surely, maybe = target
    possible = people.solver.possible
    if not possible(meant, surely ^ 1):
        return MET
    if not possible(meant, maybe):
        return NOT
    if not possible(meant, maybe ^ 1):
        return OPEN  # nobody is surely left out, but not everybody surely reaches it: the wording is not known
    return PARTLY if possible(meant, surely) else OPEN


def _rests_on(law: LawOnDay, statement: Statement) -> set[str]:
    """The names of all provisions a statement's routes rest on."""
    aims = (statement.aim, *((statement.in_part,) if statement.in_part else ()))
    routes = [law.law.routes[name] for aim in aims for name in aim.routes if name in law.law.routes]
    return {name for route in routes for name in rests_on(route, law)}


@lru_cache(maxsize=2)
def proof(law: Law) -> Proof:
    """The proof of everything followed up in the record that comes with the package."""
    return Proof(law, tuple(file.load().statements.values()))
