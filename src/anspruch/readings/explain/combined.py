"""All combinations of so many steps at once: which states a route is in after them, and which cannot be."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, groupby, islice, product

from anspruch.language import tree
from anspruch.language.knowledge import Value
from anspruch.readings.decide.several import Several
from anspruch.readings.explain.steps import Step, Steps, bound
from anspruch.readings.variants import Pair, Variants, changed, constant
from anspruch.statute.model import Route

_WIDTH = 5000
"""Of how many combinations of one size the first are looked at."""


class Combined:
    """The combinations of ``size`` steps, no two of one fact: at most ``most``, in the order of the steps.

    Steps of facts that bear on one another are worked out together; all others do what they do alone.
    """

    def __init__(self, steps: Steps, chosen: Sequence[Step], size: int, most: int) -> None:
        self._steps = steps
        self._chosen = chosen
        self._masks, width = _layout(len(chosen), size)
        self._mask = dict(zip(chosen, self._masks, strict=True))
        self.all = _first(self._differing((1 << width) - 1), most)
        """A bit for each combination."""
        self._impossible = 0
        self._meetings = [self._met(count) for count in range(2, size + 1)]
        self._several = Several(steps.decision.law, Variants(self.all, self._reads))
        refused, self.unsure = self._several.refused()
        """``unsure``: where only a decision can tell whether the combination is possible."""
        self._usable = self.all & ~self._impossible & ~refused

    def after(self, route: Route) -> dict[str, int]:
        """The possible combinations by the state they lead to."""
        return {state: bits & self._usable for state, bits in self._several.states(route).items()}

    def within(self, ease: int) -> int:
        """The combinations in which no step is harder."""
        harder = 0
        for step, mask in self._mask.items():
            harder |= mask if step.ease > ease else 0
        return self.all & ~harder

    def steps(self, place: int) -> tuple[Step, ...]:
        """The steps of the combination whose bit has this number."""
        return tuple(step for step, mask in self._mask.items() if mask >> place & 1)

    def _differing(self, full: int) -> int:
        """The combinations in which no two steps are of one fact."""
        twice = 0
        for _, group in groupby(sorted(self._chosen, key=lambda step: step.fact), key=lambda step: step.fact):
            once = 0
            for step in group:
                twice |= once & self._mask[step]
                once |= self._mask[step]
        return full & ~twice

    def _met(self, count: int) -> dict[str, dict[Value | None, int]]:
        """By fact, its values where ``count`` steps of facts that bear on one another meet."""
        found: dict[str, dict[Value | None, int]] = {}
        for steps in self._bound(count):
            mask = self.all
            for step in steps:
                mask &= self._mask[step]
            if not mask:
                continue
            values = self._steps.together(steps)
            self._impossible = self._impossible | mask if values is None else self._impossible & ~mask
            for name, value in (values or {}).items():
                among = found.setdefault(name, {})
                among[value] = among.get(value, 0) | mask
        return found

    def _bound(self, count: int) -> Iterator[tuple[Step, ...]]:
        by_fact: dict[str, list[Step]] = {}
        for step in self._chosen:
            by_fact.setdefault(step.fact, []).append(step)
        groups = (sorted(group & by_fact.keys()) for group in bound(self._steps.decision.law.law))
        for facts in dict.fromkeys(facts for group in groups for facts in combinations(group, count)):
            yield from product(*(by_fact[fact] for fact in facts))

    def _reads(self, atom: tree.Node) -> Pair:
        mask = self._mask
        pair = changed(
            constant(self._steps.own(atom), self.all), [(mask[step], truth) for step, truth in self._steps.otherwise(atom) if step in mask]
        )
        for meeting in self._meetings:
            values = meeting.get(tree.fact_of(atom) or "")
            if values:
                pair = changed(pair, [(bits, self._steps.says(atom, value)) for value, bits in values.items()])
        return pair[0] & self.all, pair[1] & self.all


@lru_cache(maxsize=256)
def _layout(count: int, size: int) -> tuple[tuple[int, ...], int]:
    """For each of ``count`` steps the combinations it is in, and how many combinations there are."""
    rows = [bytearray(_WIDTH // 8 + 1) for _ in range(count)]
    place = -1
    for place, chosen in enumerate(islice(combinations(range(count), size), _WIDTH)):
        for one in chosen:
            rows[one][place >> 3] |= 1 << (place & 7)
    return tuple(int.from_bytes(row, "little") for row in rows), place + 1


def _first(bits: int, count: int) -> int:
    """The lowest ``count`` of the bits that are set."""
    low, high = 0, bits.bit_length()
    while low < high and bits.bit_count() > count:
        middle = (low + high) // 2
        if (bits & ((1 << middle) - 1)).bit_count() < count:
            low = middle + 1
        else:
            high = middle
    return bits & ((1 << high) - 1)
