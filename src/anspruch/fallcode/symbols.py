"""Symbols packed into one whole number: each costs as many bits as it is unlikely, and no more.

Asymmetric numeral systems with unbounded integers: the number is a stack, on which a symbol of weight w among weights
of sum t multiplies by t / w (J. Duda, "Asymmetric numeral systems", 2009, arXiv:0902.0271). Exact, so nothing is lost.
"""

from collections.abc import Sequence


class Writer:
    """Takes symbols in the order a reader will read them."""

    def __init__(self) -> None:
        self._put: list[tuple[int, int, int]] = []

    def put(self, weights: Sequence[int], index: int) -> None:
        """One symbol, by its place among the weights."""
        self._put.append((sum(weights[:index]), weights[index], sum(weights)))

    def even(self, size: int, value: int) -> None:
        """One of ``size`` symbols that are equally likely."""
        self._put.append((value, 1, size))

    def number(self) -> int:
        """All symbols as one number."""
        found = 0
        for start, weight, total in reversed(self._put):
            found = found // weight * total + start + found % weight
        return found


class Reader:
    """Gives the symbols of a number in the order they were put."""

    def __init__(self, number: int) -> None:
        self.rest = number
        """What is not read yet: 0 at the end of all that was written."""

    def take(self, weights: Sequence[int]) -> int:
        """The place of the next symbol among the weights."""
        self.rest, slot = divmod(self.rest, sum(weights))
        for index, weight in enumerate(weights):
            if slot < weight:
                self.rest = self.rest * weight + slot
                return index
            slot -= weight
        raise AssertionError(weights)

    def even(self, size: int) -> int:
        """The next symbol among ``size`` equally likely ones."""
        self.rest, value = divmod(self.rest, size)
        return value
