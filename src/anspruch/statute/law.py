"""The law, and the law on a day: for every provision the version in force, resolved into trees for the readings."""

import math
from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.calendar import Period
from anspruch.language.errors import InputError, LawError, suggestion
from anspruch.language.facts import Vocabulary
from anspruch.language.parser import Names
from anspruch.statute import world
from anspruch.statute.model import Dispute, Programme, Provision, Question, Route, Version

_MOST_DAYS = 1024
_NOT_IN_FORCE = tree.Const(False)  # a provision that is not in force grants nothing and excludes nothing


class Law:
    """All provisions with all their versions; immutable. Choosing a reading or amending gives another law."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        world_: world.World,
        provisions: Mapping[str, Provision],
        programmes: Mapping[str, Programme],
        disputes: Mapping[str, Dispute],
        derivations: Mapping[str, tree.Node],
        span: tuple[date, date],
        readings: Mapping[str, str] | None = None,
    ) -> None:
        self.vocabulary = vocabulary
        self.world = world_
        self.provisions = provisions
        self.programmes = programmes
        self.disputes = disputes
        self.derivations = derivations
        self.first_day, self.horizon = span
        self.readings = dict(readings or {})
        self._days: dict[date, LawOnDay] = {}
        self._stretches: dict[int, Stretch] = {}
        self._alternatives: dict[str, Law] = {}

    def on(self, day: date) -> "LawOnDay":
        """The law in force on a day.

        Raises:
            InputError: for a day before the law's first day (2005-01-01) or beyond 2100.
        """
        if day < self.first_day or day.year > 2100:  # noqa: PLR2004
            raise InputError(
                f"Für den {day} gibt es hier kein Recht; es reicht vom {self.first_day} an, bis 2100.",
                f"There is no law here for {day}; it begins on {self.first_day} and ends with 2100.",
            )
        found = self._days.get(day)
        if found is None:
            if len(self._days) >= _MOST_DAYS:  # a server is asked for any day: it must not keep them all
                self._days.clear()
            found = self._days[day] = LawOnDay(self, day, self._stretches.setdefault(bisect_right(self.changes, day), Stretch({}, {}, {})))
        return found

    def read_as(self, **readings: str) -> "Law":
        """The law under other readings of disputed points, by dispute and reading. Raises InputError if unknown."""
        for name, reading in readings.items():
            dispute = self.disputes.get(name)
            if dispute is None or reading not in (dispute.default.name, dispute.alternative.name):
                known = [*self.disputes, *(r.name for d in self.disputes.values() for r in (d.default, d.alternative))]
                de, en = suggestion(name if dispute is None else reading, known)
                raise InputError(f"Die Lesart „{name}: {reading}“ gibt es nicht.{de}", f"There is no reading “{name}: {reading}”.{en}")
        return self._with(self.provisions, self.programmes, {**self.readings, **readings})

    def alternative(self, dispute: str) -> "Law":
        """The law under the alternative reading of one dispute; the same object every time."""
        if dispute not in self._alternatives:
            self._alternatives[dispute] = self.read_as(**{dispute: self.disputes[dispute].alternative.name})
        return self._alternatives[dispute]

    def replaced(
        self, provisions: Mapping[str, Provision], programmes: Mapping[str, Programme] | None = None, vocabulary: Vocabulary | None = None
    ) -> "Law":
        """The same law with some provisions (programmes, facts) replaced or added; this one stays as it is."""
        law = self._with({**self.provisions, **provisions}, {**self.programmes, **(programmes or {})}, self.readings)
        law.vocabulary = vocabulary or self.vocabulary
        return law

    def _with(self, provisions: Mapping[str, Provision], programmes: Mapping[str, Programme], readings: Mapping[str, str]) -> "Law":
        span = (self.first_day, self.horizon)
        return Law(self.vocabulary, self.world, provisions, programmes, self.disputes, self.derivations, span, readings)

    def programme(self, name: str) -> Programme:
        """A programme by name. Raises InputError with the nearest known name."""
        if name not in self.programmes:
            de, en = suggestion(name, self.programmes)
            raise InputError(f"Das Angebot „{name}“ gibt es nicht.{de}", f"There is no programme “{name}”.{en}")
        return self.programmes[name]

    @cached_property
    def routes(self) -> Mapping[str, Route]:
        """Every route of every programme, by its name."""
        return {route.name: route for programme in self.programmes.values() for route in programme.routes}

    def full_title(self, route: Route) -> dict[str, str]:
        """A route's title after its programme's, by language: for where routes of several programmes stand side by side."""
        programme = self.programmes[route.programme].title
        return {lang: title if programme[lang] in title else f"{programme[lang]}: {title}" for lang, title in route.title.items()}

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Every question beside the routes, by its name."""
        return {question.name: question for programme in self.programmes.values() for question in programme.values}

    @cached_property
    def names(self) -> Names:
        """What a condition of this law may name beside facts: conditions, parameters and lists."""
        kinds = {name: provision.kind for name, provision in self.provisions.items()}
        return Names(
            frozenset(name for name, kind in kinds.items() if kind == "condition"),
            {name: kind for name, kind in kinds.items() if kind in ("number", "period")},
            {name: kind.partition(":")[2] for name, kind in kinds.items() if kind.startswith("list")},
        )

    @cached_property
    def changes(self) -> tuple[date, ...]:
        """The days on which any version begins, or the day after one ends, in order."""
        days = {version.since for provision in self.provisions.values() for version in provision.versions}
        ends = {version.until for provision in self.provisions.values() for version in provision.versions if version.until}
        return tuple(sorted(days | {date.fromordinal(end.toordinal() + 1) for end in ends}))

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits that identify this state of the law, whatever files it came from."""
        digest = sha256()
        for name in sorted(self.provisions):
            for version in self.provisions[name].versions:
                digest.update(f"{name}|{version.since}|{version.until}|{version.body!r}|{version.otherwise!r}\n".encode())
        for programme in self.programmes.values():
            for part in (*programme.routes, *programme.values, *programme.amounts):
                digest.update(repr(part).encode())
        digest.update(repr((sorted(self.readings.items()), self.derivations)).encode())
        return digest.hexdigest()[:16]


class Stretch(NamedTuple):
    """What is resolved once for all days between two changes of the law."""

    norms: dict[str, tree.Node]
    resolved: dict[tree.Node, tree.Node]
    versions: dict[str, Version | None]


class LawOnDay:
    """The versions in force on one day; hands out resolved trees (see :mod:`anspruch.language.tree`)."""

    def __init__(self, law: Law, day: date, stretch: Stretch) -> None:
        self.law = law
        self.day = day
        self._norms, self._resolved, self._versions = stretch

    def person(self, given: Mapping[str, object], on: date | None = None) -> world.Person:
        """What is given of a person, read and completed for the day ``on`` in their life (default: the law's day)."""
        return world.person(given, on or self.day, self.law.vocabulary, self.law.world)

    def version(self, name: str) -> Version | None:
        """The version of a provision in force, or None."""
        if name not in self._versions:
            provision = self.law.provisions.get(name)
            self._versions[name] = provision.on(self.day) if provision else None
        return self._versions[name]

    def norm(self, name: str) -> tree.Node:
        """A provision as a resolved node with its citation."""
        found = self._norms.get(name)
        if found is None:
            provision, version = self.law.provisions[name], self.version(name)
            body = _NOT_IN_FORCE if version is None else self.resolve(self._body(version))  # type: ignore[arg-type]  # a condition's is a tree
            found = tree.Norm(name, provision.cite, version.certainty if version else "verified", body)
            self._norms[name] = found
        return found

    @cached_property
    def atoms(self) -> tuple[tree.Node, ...]:
        """Every condition that reads a fact and that some route turns on, each once."""
        roots = (self.resolve(node) for route in self.law.routes.values() for node in (route.open, route.possible) if node is not None)
        return tuple(dict.fromkeys(atom for root in roots for atom in tree.atoms(root)))

    @cached_property
    def derived(self) -> tuple[tuple[tree.Given, bool], ...]:
        """The facts that follow from others and must not be given otherwise; and whether what they follow from may be presumed."""
        nodes = [self.resolve(tree.Is(name)) for name in self.law.derivations if not self.law.vocabulary[name].soft]
        found = [node for node in nodes if isinstance(node, tree.Given)]
        return tuple((node, any(isinstance(part, tree.AsARule | tree.Taken) for part in tree.walk(node))) for node in found)

    @cached_property
    def disputed(self) -> tuple[Dispute, ...]:
        """The disputes about a version in force that no reading was chosen for."""
        versions = (provision.on(self.day) for provision in self.law.provisions.values())
        names = {name for version in versions if version is not None for name in version.otherwise}
        return tuple(one for one in self.law.disputes.values() if one.name in names - self.law.readings.keys())

    def _body(self, version: Version) -> object:
        """What a version says under the readings chosen."""
        for dispute, reading in self.law.readings.items():
            if dispute in version.otherwise and reading == self.law.disputes[dispute].alternative.name:
                return version.otherwise[dispute]
        return version.body

    def own_body(self, name: str) -> object:
        """What a provision itself says on the day, unresolved; None where it is not in force."""
        version = self.version(name)
        return None if version is None else self._body(version)

    def practice(self, name: str) -> tuple[str, Version | None]:
        """The state of an enforcement practice on the day, and the version that says so; ``open`` where none does."""
        version = self.version(name) if name else None
        return ("open", None) if version is None else (str(self._body(version)), version)

    def resolve(self, node: tree.Node) -> tree.Node:
        """The node with provisions, parameters, lists and derived facts of the day filled in."""
        found = self._resolved.get(node)
        if found is None:
            found = self._resolved[node] = self._resolve(node)
        return found

    def _resolve(self, node: tree.Node) -> tree.Node:
        match node:
            case tree.Ref(name=name):
                return self.norm(name)
            case tree.Is(fact=fact) if fact in self.law.derivations:
                return tree.Given(fact, self.resolve(self.law.derivations[fact]))
            case tree.Compare(fact=fact, operator=operator, bound=bound):
                return tree.Compare(fact, operator, self.number(bound))
            case tree.Elapsed(fact=fact, period=tree.Parameter(name=name), workday=workday, operator=operator):
                return tree.Elapsed(fact, self._period(name), workday, operator)
            case tree.Member(fact=fact, listed=listed) if listed:
                return tree.Member(fact, self.members(listed), listed)
            case tree.And() | tree.Or() | tree.Not() | tree.AsARule() | tree.Case():
                parts = tuple(self.resolve(child) for child in node.children)
                return type(node)(parts) if isinstance(node, tree.And | tree.Or) else type(node)(*parts)
            case tree.AtLeast(count=count, parts=children):
                return tree.AtLeast(count, tuple(self.resolve(child) for child in children))
        return node

    def number(self, node: tree.Node) -> tree.Literal:
        """A number with the day's parameters filled in."""
        match node:
            case tree.Literal():
                return node
            case tree.Parameter(name=name):
                version = self.version(name)
                if version is None or not isinstance(version.body, tree.Node):
                    raise InputError(f"„{name}“ hat am {self.day} keinen Wert.", f"“{name}” has no value on {self.day}.")
                return tree.Literal(self.number(version.body).value, name)
            case tree.Arithmetic(operator=operator, left=left, right=right):
                first, second = self.number(left), self.number(right)
                value = _calculate(operator, first.value, second.value)
                return tree.Literal(value, f"{first.text} {operator} {second.text}")
        raise TypeError(node)

    def value(self, node: tree.Node) -> float | None:
        """A number on the day, or None where a parameter it needs is not in force."""
        try:
            found = self.number(node).value
        except InputError:
            return None
        return found if isinstance(found, int | float) else None

    def _period(self, name: str) -> tree.Literal:
        version = self.version(name)
        if version is None or not isinstance(version.body, Period):
            raise InputError(f"„{name}“ hat am {self.day} keinen Wert.", f"“{name}” has no value on {self.day}.")
        return tree.Literal(version.body, name)

    def members(self, name: str) -> tuple[object, ...]:
        """The members of a list on the day; empty where it is not in force."""
        version = self.version(name)
        return tuple(version.body) if version and isinstance(version.body, tuple) else ()

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits of the law and the day."""
        return sha256(f"{self.law.fingerprint}|{self.day}".encode()).hexdigest()[:16]


def _calculate(operator: str, left: object, right: object) -> float:
    """The result, to six places. Raises LawError where there is none, or none that a number holds."""
    first, second = float(str(left)), float(str(right))
    match operator:
        case "+":
            value = first + second
        case "-":
            value = first - second
        case "*":
            value = first * second
        case _:
            value = first / second if second else math.nan
    if not math.isfinite(value):
        raise LawError(f"„{left} {operator} {right}“ lässt sich nicht ausrechnen.", f"“{left} {operator} {right}” cannot be worked out.")
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
