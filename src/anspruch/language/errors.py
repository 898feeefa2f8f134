"""What can go wrong, said in one sentence: in German first, in English second."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

_LONGEST = 600


class AnspruchError(Exception):
    """An error with a sentence for the reader in German (``de``) and in English (``en``)."""

    def __init__(self, de: str, en: str) -> None:
        self.de = _sentence(de)
        self.en = _sentence(en)
        super().__init__(self.de)

    def text(self, lang: str = "de") -> str:
        """The sentence in ``lang`` (``de`` or ``en``)."""
        return self.en if lang == "en" else self.de


def _sentence(text: str) -> str:
    """One line fit for a terminal, whatever the words it quotes hold; of what is too long, the beginning and the end."""
    line = "".join(character if character.isprintable() else " " for character in text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST // 2]} … {line[-_LONGEST // 3 :]}"


class InputError(AnspruchError):
    """What a user gave cannot be used: an unknown fact, a wrong type, an impossible day."""


class ValueRefusedError(InputError):
    """The value given for a fact cannot be read; ``choices`` are values, as facts are given, of which one may be meant."""

    def __init__(self, de: str, en: str, fact: str = "", given: str = "", choices: "Iterable[str]" = ()) -> None:
        super().__init__(de, en)
        self.fact = fact
        self.given = given
        self.choices = tuple(choices)


class ClashError(InputError):
    """Facts that cannot be used together.

    ``kind``: a day is not ``past``, the ``order`` of two days, what is ``computed`` from others, or what
    ``follows`` from them.
    """

    def __init__(self, de: str, en: str, kind: str, facts: "Iterable[str]") -> None:
        super().__init__(de, en)
        self.kind = kind
        self.facts = tuple(facts)


class LawError(AnspruchError):
    """The law's own files are wrong; names file, provision, version and column where known. ``more`` are others found with it."""

    def __init__(self, de: str, en: str, more: "Iterable[LawError]" = ()) -> None:
        super().__init__(de, en)
        self.more = tuple(more)

    @property
    def all(self) -> "tuple[LawError, ...]":
        """This error and those found with it."""
        return (self, *(one for other in self.more for one in other.all))

    def within(self, where: str) -> "LawError":
        """The same error with the place in front of it."""
        return LawError(f"{where}: {self.de}", f"{where}: {self.en}", [one.within(where) for one in self.more])


class ConditionError(LawError):
    """A condition cannot be read; ``column`` counts from 1 within the condition."""

    def __init__(self, de: str, en: str, column: int = 1) -> None:
        super().__init__(de, en)
        self.column = column

    def within(self, where: str) -> LawError:
        """The same error with the place and the column in front of it."""
        return LawError(f"{where}, Spalte {self.column}: {self.de}", f"{where}, column {self.column}: {self.en}")


class Gathering:
    """Errors of several steps, raised together at the end: whoever mends a file sees them all at once."""

    def __init__(self) -> None:
        self._errors: list[LawError] = []

    @contextmanager
    def step(self) -> Iterator[None]:
        """One step: an error ends it, and is kept."""
        try:
            yield
        except LawError as error:
            self._errors += error.all

    def done(self) -> None:
        """Raises LawError if any step had an error: the first, with the others as its ``more``."""
        if self._errors:
            first, *more = self._errors
            raise LawError(first.de, first.en, more)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like ``name``, or None where none is much like it."""
    import difflib  # noqa: PLC0415  (only needed when something is wrong; keeps the start short)

    return next(iter(difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)), None)


def slip(name: str, known: Iterable[str]) -> str | None:
    """A known name at most one sign away from ``name``: a section is mistaken for no other than that."""
    import difflib  # noqa: PLC0415  (only needed when something is wrong)

    def near(one: str) -> bool:
        kept = sum(block.size for block in difflib.SequenceMatcher(None, name, one, autojunk=False).get_matching_blocks())
        return kept >= max(len(name), len(one)) - 1

    return nearest(name, filter(near, known))


def suggestion(name: str, known: Iterable[str]) -> tuple[str, str]:
    """A German and an English half-sentence naming the nearest known name, or two empty strings."""
    near = nearest(name, known)
    return (f" Gemeint ist vielleicht „{near}“.", f" Did you mean “{near}”?") if near else ("", "")
