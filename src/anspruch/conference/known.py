"""How sure a fact is: from whom it is known, or that it was inferred, or that nobody knows it."""

from typing import Generic, NamedTuple, TypeVar

from anspruch.statute.model import Texts

T = TypeVar("T")
NO_NOTE: Texts = {}

CERTAINTY: dict[str, Texts] = {
    "A": {"de": "amtliche Quelle", "en": "official source"},
    "B": {"de": "Presse oder Dritte", "en": "press or third party"},
    "C": {"de": "erschlossen", "en": "inferred"},
    "R": {"de": "aus dem Gedächtnis, zu prüfen", "en": "from memory, to be checked"},
    "U": {"de": "nicht bekannt", "en": "not known"},
}
SURE = ("A", "B")
"""Certainties on which a fact may be shown without a mark."""


class Known(NamedTuple, Generic[T]):
    """A fact and how sure it is; None where it is not known."""

    value: T | None
    certainty: str = "U"
    note: Texts = NO_NOTE

    @property
    def sure(self) -> bool:
        """Whether a source says so, and not we."""
        return self.value is not None and self.certainty in SURE
