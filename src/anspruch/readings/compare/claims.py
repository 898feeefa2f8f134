"""Why a condition holds of the solver's example, in claims about provisions and facts: few, and each provable.

A claim says that a condition is, or is not, surely true (or possibly true). Provisions that both states of the law
share are named as they are; only the way to what has changed is opened, and what has changed is said as a whole.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from anspruch.language import tree
from anspruch.readings.compare.people import People
from anspruch.readings.gates import Gate
from anspruch.statute.law import LawOnDay

SURELY, POSSIBLY = 0, 1


class Claim(NamedTuple):
    """That a resolved condition of a law is, or is not, surely (0) or possibly (1) true."""

    law: LawOnDay
    node: tree.Node
    side: int
    holds: bool
    apart: bool = False
    """Whether it would not say the same of another state of the law."""


Reason = tuple[Claim, ...]
"""At least one of the claims is so; most reasons are a single claim."""


class Claims:
    """Claims about all possible persons, and how to break them down.

    Args:
        people: all possible persons.
        changed: the names of provisions that do not mean the same under all states of the law.
        own: those of them whose own wording differs.
    """

    def __init__(self, people: People, changed: Collection[str], own: Collection[str]) -> None:
        self.people = people
        self.changed = changed
        self.own = own
        self._affected: dict[tree.Node, bool] = {}

    def gate(self, claim: Claim) -> Gate:
        """The gate that holds where the claim does."""
        gate = self.people.pair(claim.law, claim.node)[claim.side]
        return gate if claim.holds else gate ^ 1

    def either(self, reason: Reason) -> Gate:
        """The gate that holds where at least one of the claims does."""
        return self.people.gates.any(map(self.gate, reason))

    def true(self, claim: Claim) -> bool:
        """Whether the claim holds of the example."""
        return self.people.solver.holds(self.gate(claim))

    def affected(self, node: tree.Node) -> bool:
        """Whether a condition rests on a provision that has changed."""
        if node not in self._affected:
            own = isinstance(node, tree.Norm) and node.name in self.changed
            self._affected[node] = own or any(self.affected(child) for child in node.children)
        return self._affected[node]

    def reasons(self, claim: Claim) -> Iterator[Reason]:
        """Reasons that hold of the example and together imply the claim, which must hold too."""
        match claim.node:
            case tree.Const():
                return
            case tree.Norm(name=name, body=body) if self.affected(claim.node) or _single(body):
                yield from self._whole(claim._replace(node=body)) if name in self.own else self.reasons(claim._replace(node=body))
            case tree.Given(derived=derived) if self.affected(claim.node) and _surely(claim) and self.true(claim._replace(node=derived)):
                yield from self.reasons(claim._replace(node=derived))
            case tree.Norm() | tree.Given():
                yield (claim,)
            case _ if self.affected(claim.node):
                yield from self._through(claim)
            case _:
                yield from self._whole(claim)

    def _through(self, claim: Claim) -> Iterator[Reason]:
        """A condition made of others: all its parts, or the one through which it has changed."""
        parts = self.parts(claim)
        chosen = parts.claims if parts.every else [min(filter(self.true, parts.claims), key=lambda one: not self.affected(one.node))]
        for one in chosen:
            yield from self.reasons(one)

    def _whole(self, claim: Claim) -> Iterator[Reason]:
        """A condition said as a whole: part by part where every part counts, else as a choice."""
        parts = self.parts(claim)
        if not parts.claims:
            yield (claim,)
        elif not parts.every:
            yield parts.claims
        for one in parts.claims if parts.every else ():
            yield from ((one,),) if isinstance(one.node, tree.Norm) and not _single(one.node.body) else self._whole(_inside(one))

    def parts(self, claim: Claim) -> "Parts":
        """The claims about its parts that a claim comes to: every one of them, or at least one; none for a single fact."""
        match claim.node:
            case tree.Not(part=part):
                return Parts((Claim(claim.law, part, 1 - claim.side, not claim.holds),), every=True)
            case tree.And(parts=parts):
                return Parts(tuple(claim._replace(node=part) for part in parts), every=claim.holds)
            case tree.Or(parts=parts):
                return Parts(tuple(claim._replace(node=part) for part in parts), every=not claim.holds)
            case tree.AsARule(rule=rule, unless=unless):
                return Parts((claim._replace(node=rule), Claim(claim.law, unless, SURELY, not claim.holds)), every=claim.holds)
            case tree.Case(test=test, then=then, other=other):
                spelled = tree.Or((tree.And((test, then)), tree.And((tree.Not(test), other)), tree.And((then, other))))
                return self.parts(claim._replace(node=spelled))
        return Parts((), every=False)

    def shorter(self, reason: Reason, others: Sequence[Reason]) -> list[Reason]:
        """A choice without what the other reasons rule out; a single thing that is left, part by part."""
        if len(reason) == 1:
            return [reason]
        known = [self.either(other) for other in others]
        left = tuple(claim for claim in reason if self.people.solver.possible(*known, self.gate(claim)))
        if len(left) != 1:
            return [left]
        opened = list(self._whole(_inside(left[0])))
        return [short for at, one in enumerate(opened) for short in self.shorter(one, [*others, *opened[:at], *opened[at + 1 :]])]


class Parts(NamedTuple):
    """Claims of which every one, or at least one, is so."""

    claims: tuple[Claim, ...]
    every: bool


def _inside(claim: Claim) -> Claim:
    """A claim about a provision that is a single fact, as one about the fact."""
    return claim._replace(node=claim.node.body) if isinstance(claim.node, tree.Norm) and _single(claim.node.body) else claim


def _surely(claim: Claim) -> bool:
    """Whether a claim says that something surely holds; only then is a fact as what it follows from is."""
    return claim.holds and claim.side == SURELY


def _single(body: tree.Node) -> bool:
    """Whether a provision is a single fact, which says more than its name."""
    while isinstance(body, tree.Not):
        body = body.part
    return not body.children or isinstance(body, tree.Given)
