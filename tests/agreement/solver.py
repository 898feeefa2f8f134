"""What the solver says of one person: everyone who fits what is known of her, and how a condition turns out for them."""

from collections.abc import Iterator, Mapping

from anspruch.language import tree
from anspruch.language.calendar import duration
from anspruch.language.knowledge import bounds
from anspruch.readings.compare.people import People
from anspruch.readings.decide import Decision
from anspruch.readings.gates import Gate
from anspruch.readings.kleene import Truth
from anspruch.readings.plain.words import truth


class Fitting:
    """All possible persons that fit what is given of one, presumed exceptions and acts left as decide leaves them."""

    def __init__(self, people: People, decision: Decision) -> None:
        self.people = people
        law = people.law
        given = {name: law.vocabulary.read(name, value) for name, value in decision.facts.items()}
        self.given = {name: value for name, value in given.items() if value is not None}
        self.gates = [gate for name, value in self.given.items() for gate in self._fact(name, value)]
        self.gates += [gate for pair in people.lengths for gate in self._spans(*pair)]
        self.gates += [people.known(name) ^ 1 for name in people.optional if name not in self.given and law.vocabulary[name].act]
        stated = [rule.makes for rule in law.world.implies if rule.known in self.given and rule.unless not in self.given]
        self.gates += [self._held(day, name) for name in stated for day in people.lowerings]
        rules = [node for name in law.provisions if law.provisions[name].kind == "condition" for node in tree.walk(decision.law.norm(name))]
        presumed = [node.unless for node in rules if isinstance(node, tree.AsARule) and decision.run.value(node.unless) is None]
        self.gates += [people.pair(decision.law, node)[0] ^ 1 for node in dict.fromkeys(presumed)]

    def anyone(self) -> bool:
        """Whether there is such a person at all."""
        return self.people.solver.possible(*self.gates)

    def value(self, law: object, node: tree.Node) -> Truth:
        """Whether a condition is surely true of all of them, of none, or of some (None)."""
        true, maybe = self.people.pair(law, node)
        if not self.people.solver.possible(*self.gates, true ^ 1):
            return True
        return None if self.people.solver.possible(*self.gates, maybe) else False

    def _fact(self, name: str, value: object) -> Iterator[Gate]:
        people, fact = self.people, self.people.law.vocabulary[name]
        yield people.known(name)
        if fact.type == "bool":
            yield from (self._held(law, name) ^ (not value) for law in people.lowerings)
        elif name in people.cells:
            answers = [truth(test, value, people.law.world) for test in people.tests[name]]
            fits = (all(answer in (None, own) for answer, own in zip(answers, cell.answers, strict=True)) for cell in people.cells[name])
            yield people.gates.any(gate for gate, fit in zip(people.cell_gates(name), fits, strict=True) if fit)
        elif name in people.bounds:
            low, high = bounds(value)
            for bound in people.bounds[name]:
                if high is not None and high <= bound:
                    yield people.at_most(name, bound)
                if low is not None and low > bound:
                    yield people.at_most(name, bound) ^ 1

    def _held(self, law: object, name: str) -> Gate:
        return self.people.circuit.pair(self.people.lowerings[law].fact(name))[0]

    def _spans(self, start: str, end: str) -> Iterator[Gate]:
        first, last = (bounds(self.given[name]) if name in self.given else None for name in (start, end))
        if first is None or last is None:
            return
        for length in self.people.lengths[start, end]:
            lasts = self.people.lasts(start, end, length)
            if first.high is not None and last.low is not None and duration(int(first.high), int(last.low)) >= length:
                yield lasts
            if first.low is not None and last.high is not None and duration(int(first.low), int(last.high)) < length:
                yield lasts ^ 1


def solver_values(people: People, decision: Decision, names: Mapping[str, tree.Node]) -> dict[str, Truth] | None:
    """The values of conditions by name; None where nobody fits (then decide's presumptions exclude one another)."""
    fitting = Fitting(people, decision)
    return {name: fitting.value(decision.law, node) for name, node in names.items()} if fitting.anyone() else None
