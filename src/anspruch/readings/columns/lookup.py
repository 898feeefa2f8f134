"""The truth of a word condition, text by text: each text is judged once, however many persons have it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from anspruch.language.knowledge import Value
from anspruch.readings.kleene import Truth
from anspruch.readings.plain.evaluation import evaluate
from anspruch.readings.plain.nodes import Word
from anspruch.statute.law import Law


class Lookup(NamedTuple):
    """The texts for which a condition is true, those for which it is unknown, and its truth where nothing is given."""

    true: list[str]
    unknown: list[str]
    empty: Truth


def lookup(node: Word, meanings: Mapping[str, Value | None], law: Law) -> Lookup:
    """Judge every text of a column; a text that means "unknown" counts like an empty cell."""
    truths = {text: truth(node, value, law) for text, value in meanings.items()}
    true = [text for text, value in truths.items() if value]
    return Lookup(true, [text for text, value in truths.items() if value is None], truth(node, None, law))


@lru_cache(maxsize=1 << 16)
def truth(node: Word, value: Value | None, law: Law) -> Truth:
    """The truth of a word condition for one value."""
    return evaluate([node.body], {} if value is None else {node.fact: value}, law.world)[0]
