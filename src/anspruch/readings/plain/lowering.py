"""From resolved trees to the plain form: computed facts, periods, exceptions and acts become conditions on given facts.

What :func:`anspruch.statute.world.person` does for one person before the law is read, this does to the law itself, so
that an engine for many persons needs to know nothing of the world.
"""

import math
from collections.abc import Collection
from datetime import date
from itertools import groupby

from anspruch.language import tree
from anspruch.language.calendar import MONTHS_IN_YEAR, Period, last_start
from anspruch.language.citation import Citation, covers
from anspruch.language.facts import Fact
from anspruch.readings.kleene import threshold
from anspruch.readings.plain.nodes import (
    FALSE,
    TRUE,
    UNKNOWN,
    Among,
    AtMost,
    Known,
    Lasts,
    Probe,
    both,
    choose,
    contrary,
    either,
    otherwise,
    sure,
)
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Route
from anspruch.statute.world import Renamed


class Lowering:
    """The plain form of one day's law, for persons of whom at most the facts ``given`` are known.

    Args:
        law: the law on a day.
        on: the day in the persons' lives; default: the law's day.
        given: names of facts; default: all. What is not among them is unknown of everyone.
        presume: whether an unknown exception counts as absent and an unknown act as not taken; if not, both stay unknown.
        follows: whether a fact that follows from others is never stated itself, unless the others leave it open.
        probe: a provision to be read as a condition of its own (:class:`Probe`), to see what turns on it.
    """

    def __init__(
        self,
        law: LawOnDay,
        on: date | None = None,
        given: Collection[str] | None = None,
        *,
        presume: bool = True,
        follows: bool = False,
        probe: str = "",
    ) -> None:
        self.law = law
        self.presume = presume
        self.follows = follows
        self.probe = probe
        self.day = (on or law.day).toordinal()
        self.vocabulary = law.law.vocabulary
        self.world = law.law.world
        self.given = frozenset(self.vocabulary.facts if given is None else given)
        self._plain: dict[tree.Node, tree.Node] = {}

    def route(self, route: Route) -> tuple[tree.Node, tree.Node]:
        """The plain forms of a route's ``open`` and ``possible``; an absent one is false."""
        opened, possible = (FALSE if node is None else self.node(self.law.resolve(node)) for node in (route.open, route.possible))
        return opened, possible

    def provision(self, name: str) -> tree.Node:
        """The plain form of a provision that is a condition."""
        return self.node(self.law.norm(name))

    def node(self, node: tree.Node) -> tree.Node:
        """The plain form of a resolved tree."""
        found = self._plain.get(node)
        if found is None:
            found = self._plain[node] = self._lower(node)
        return found

    def _lower(self, node: tree.Node) -> tree.Node:
        match node:
            case tree.Norm(name=name, body=body):
                return Probe(name) if name == self.probe else self.node(body)
            case tree.Const():
                return node
            case tree.And(parts=parts):
                return both(map(self.node, parts))
            case tree.Or(parts=parts):
                return either(map(self.node, parts))
            case tree.Not(part=part):
                return contrary(self.node(part))
            case tree.AtLeast(count=count, parts=parts):
                return _at_least(count, tuple(map(self.node, parts)))
            case tree.AsARule(rule=rule, unless=unless):
                return both((self.node(rule), contrary(self._presumed(self.node(unless)))))
            case tree.Case(test=test, then=then, other=other):
                return choose(self.node(test), self.node(then), self.node(other))
        return self._atom(node)

    def _presumed(self, unless: tree.Node) -> tree.Node:
        return sure(unless) if self.presume else unless

    def _atom(self, node: tree.Node) -> tree.Node:
        match node:
            case tree.Is(fact=fact):
                return self.stated(fact)
            case tree.Given(fact=fact, derived=derived):
                return self._given(fact, self.node(derived))
            case tree.Taken(fact=fact):
                return self._taken(self.vocabulary[fact])
            case tree.Elapsed(fact=fact, period=tree.Literal(value=Period() as period), workday=workday, operator=operator):
                sign, limit = threshold(period, workday, operator, self.day)
                return self._compare(self.vocabulary[fact], sign, limit)
            case tree.Compare(fact=fact, operator=operator, bound=tree.Literal(value=int() | float() as bound)):
                return self._compare(self.vocabulary[fact], operator, bound)
            case tree.Member(fact=fact, options=options):
                return self._member(self.vocabulary[fact], options)
        raise TypeError(node)

    # --- yes or no

    def known(self, fact: str) -> tree.Node:
        """Whether a fact is given."""
        return Known(fact) if fact in self.given else FALSE

    def stated(self, fact: str) -> tree.Node:
        """A bool fact as it is given, or implied by another that is; unknown where it only follows from others."""
        implied = either([*self._implied(fact), UNKNOWN])
        derived = self.follows and fact in self.law.law.derivations
        return otherwise(tree.Is(fact), implied) if fact in self.given and not derived else implied

    def following(self, fact: str) -> tree.Node:
        """What follows of a bool fact from the others, whatever is stated of it."""
        return either([*self._implied(fact), self.node(self.law.resolve(self.law.law.derivations[fact]))])

    def fact(self, fact: str) -> tree.Node:
        """A bool fact as the law reads it: given, or following from others."""
        derivation = self.law.law.derivations.get(fact)
        return self.stated(fact) if derivation is None else self._given(fact, self.node(self.law.resolve(derivation)))

    def _given(self, fact: str, derived: tree.Node) -> tree.Node:
        implied = either([*self._implied(fact), derived])
        if fact not in self.given:
            return implied
        return otherwise(implied, tree.Is(fact)) if self.follows else otherwise(tree.Is(fact), implied)

    def _implied(self, fact: str) -> list[tree.Node]:
        """When a bool fact is true because another is known."""
        rules = [rule for rule in self.world.implies if rule.makes == fact]
        return [both((self.known(rule.known), contrary(self.known(rule.unless)) if rule.unless else TRUE)) for rule in rules]

    def _taken(self, fact: Fact) -> tree.Node:
        if fact.name not in self.given:
            return FALSE if self.presume else UNKNOWN
        taken = tree.Is(fact.name) if fact.type == "bool" else AtMost(fact.name, self.day)
        return both((Known(fact.name), taken)) if self.presume else taken

    # --- ordered facts

    def _compare(self, fact: Fact, operator: str, bound: float) -> tree.Node:
        match operator:
            case "<=":
                return self._at_most(fact, bound)
            case ">":
                return contrary(self._at_most(fact, bound))
            case "<":
                return self._at_most(fact, _below(bound, fact))
            case ">=":
                return contrary(self._at_most(fact, _below(bound, fact)))
        return both((self._at_most(fact, bound), contrary(self._at_most(fact, _below(bound, fact)))))

    def _at_most(self, fact: Fact, bound: float) -> tree.Node:
        stated = AtMost(fact.name, _whole(bound, fact)) if fact.name in self.given else UNKNOWN
        if fact.age_from and fact.age_from in self.given:
            # at most n years old: born after the last day that makes n + 1
            oldest = last_start(self.day, Period((math.floor(bound) + 1) * MONTHS_IN_YEAR, 0), workday=False)
            return choose(self.known(fact.name), stated, contrary(AtMost(fact.age_from, oldest)))
        if fact.duration_of and self.given.issuperset(fact.duration_of):
            start, end = fact.duration_of
            return choose(self.known(fact.name), stated, contrary(Lasts(start, end, math.floor(bound) + 1)))
        return stated

    # --- words and citations

    def _member(self, fact: Fact, options: tuple[str | Citation, ...]) -> tree.Node:
        if fact.status_from:
            stated = Among(fact.name, options, ()) if fact.name in self.given else UNKNOWN
            return choose(self.known(fact.name), stated, self._governing(fact.status_from, options))
        return self._among(fact.name, options)

    def _governing(self, status: str, options: tuple[str | Citation, ...]) -> tree.Node:
        """The status, unless another fact stands for it: then that fact."""
        found = self._among(status, options)
        for pattern, stands in self.world.stands_for.items():
            # asked together: a status that may be the one or the other is settled where both come to the same;
            # where persons are followed whole, a status is one, and fewer different questions are fewer to prove with
            asked = (pattern,) if self.follows else (*options, pattern)
            found = either((both((self._among(status, asked), self._among(stands, options))), found))
        return found

    def _among(self, fact: str, options: tuple[str | Citation, ...]) -> tree.Node:
        """One of the options, read as the citation meant when the title was issued."""
        if fact not in self.given:
            return UNKNOWN
        rules = sorted(self._renamed(fact, options), key=lambda rule: rule.issued_before)
        found: tree.Node = Among(fact, options, ())
        for limit, _ in groupby(reversed(rules), key=lambda rule: rule.issued_before):
            editions = tuple((rule.citation, rule.means) for rule in rules if rule.issued_before >= limit)
            issued = AtMost(self.world.issued[fact], limit.toordinal() - 1) if self.world.issued[fact] in self.given else UNKNOWN
            found = choose(issued, Among(fact, options, editions), found)
        return found

    def _renamed(self, fact: str, options: tuple[str | Citation, ...]) -> list[Renamed]:
        """The renamings that make a difference to a test of these options on this day."""
        if fact not in self.world.issued:
            return []
        rules = [rule for rule in self.world.renamed if rule.issued_before.toordinal() <= self.day]
        return [rule for rule in rules if _tested(rule.citation, options) != _tested(rule.means, options)]


def _tested(cite: Citation, options: tuple[str | Citation, ...]) -> set[tuple[tuple[str, str], ...]]:
    """What a test asks of a citation and of those below it: the paths below it, the empty path where it is covered whole."""
    near = [option for option in options if isinstance(option, Citation) and option[::2] == cite[::2]]
    if any(covers(option, cite) for option in near):
        return {()}
    depth = len(cite.parts)
    return {option.parts[depth:] for option in near if option.parts[:depth] == cite.parts}


def _at_least(count: int, parts: tuple[tree.Node, ...]) -> tree.Node:
    """At least ``count`` of the parts: the first and one fewer of the rest, or as many of the rest."""
    if count == 0:
        return TRUE
    if count > len(parts):
        return FALSE
    first, rest = parts[0], parts[1:]
    return either((both((first, _at_least(count - 1, rest))), _at_least(count, rest)))


def _below(bound: float, fact: Fact) -> float:
    """The largest value below a bound."""
    if fact.type == "eur" or fact.fraction:
        return math.nextafter(bound, -math.inf)
    return math.ceil(bound) - 1


def _whole(bound: float, fact: Fact) -> float:
    return bound if fact.type == "eur" or fact.fraction else math.floor(bound)
