"""The statuses a person may hold: cited as the law cites them, or as papers and people write them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any

from anspruch.language import citation, written
from anspruch.language.citation import covers
from anspruch.language.errors import InputError, ValueRefusedError, slip

_SHORTEST_WORD = 4
_MOST_WORDS = 20


class Statuses:
    """Every status the law knows, down to the section.

    Args:
        known: the citations.
        named: the further names of a statute.
        papers: what stands on papers but is no status, with the statuses it may have been written for.
        examples: those people hold (``value``), with what they are called (``de``, ``en``) and the names of their papers (``words``).
    """

    def __init__(
        self,
        known: frozenset[str],
        named: Mapping[str, tuple[str, ...]],
        papers: Mapping[str, tuple[str, ...]],
        examples: Sequence[Mapping[str, Any]],
    ) -> None:
        self.known = known
        self.named = named
        self.papers = papers
        self.examples = tuple(examples)

    def statutes(self) -> list[str]:
        """Every statute a status may stand in."""
        return sorted({citation.parse(status).statute for status in self.known})

    def as_written(self, text: str) -> citation.Citation:
        """A status as papers and people write it: cited in any way, or by the paper's name.

        Raises:
            ValueRefusedError: where there is no such status, or where several may be meant; with those as its choices.
        """
        try:
            return self.status(text)
        except InputError as error:
            found = written.read(text, self._statutes)
            meant = self._meant(found) if found else self._papers(text)
            if len(meant) == 1:
                return self.status(meant[0])
            if meant:
                raise _several(text, meant) from None
            near = (self._certified(found) or self._near(found)) if found else self._alike(text) or self._part(text)
            if near or found:
                raise _unknown(text, *near) from None
            raise ValueRefusedError(error.de, error.en) from None

    def _meant(self, found: written.Written) -> tuple[str, ...]:
        """The statuses a citation means; where it names no statute, also those behind what stands on papers under that number."""
        cited = self._cited(found)
        return cited if found.statute or not cited else tuple(dict.fromkeys((*cited, *self._certified(found))))

    def _cited(self, found: written.Written) -> tuple[str, ...]:
        """The statuses a citation means: its own, or where it names no statute, that of each statute that has one there."""
        meant = []
        for statute in [found.statute] if found.statute else self.statutes():
            with suppress(InputError):
                meant.append(str(self.status(found.within(statute))))
        return tuple(meant)

    def _certified(self, found: written.Written) -> tuple[str, ...]:
        """The statuses a provision that stands on a paper may have been written for."""
        cited = []
        for statute in [found.statute] if found.statute else self.statutes():
            with suppress(InputError):
                cited.append(citation.parse(found.within(statute)))
        meant = (
            several
            for paper, several in self.papers.items()
            if any(covers(citation.parse(paper), one) or covers(one, citation.parse(paper)) for one in cited)
        )
        return tuple(dict.fromkeys(status for several in meant for status in several))

    def _near(self, found: written.Written) -> tuple[str, ...]:
        """The statuses a citation of none may have been meant for."""
        try:
            self.status(found.within(found.statute or "AufenthG"))
        except ValueRefusedError as error:
            return error.choices
        except InputError:
            pass
        return ()

    @cached_property
    def _statutes(self) -> dict[str, str]:
        """Every name of a statute, in small letters, with the name it is cited by."""
        return {name.lower(): statute for statute in self.statutes() for name in (statute, *self.named.get(statute, ()))}

    def _examples(self) -> Iterator[tuple[str, set[str], set[str]]]:
        """Statuses people hold, with the names of their papers and with what they are called, as words are compared."""
        for example in self.examples:
            names = {written.fold(str(word)) for word in example.get("words", ())}
            yield str(example["value"]), names, names | {written.fold(str(example[lang])) for lang in ("de", "en")}

    def _papers(self, text: str) -> tuple[str, ...]:
        """The statuses a paper's name means."""
        return tuple(value for value, names, _ in self._examples() if written.fold(text) in names)

    def _alike(self, text: str) -> tuple[str, ...]:
        """The statuses whose names a text is part of, or all but one letter of."""
        word = written.fold(text)
        if len(word) < _SHORTEST_WORD:
            return ()
        parts = [value for value, _, called in self._examples() if any(f" {word} " in f" {one.replace(',', '')} " for one in called)]
        return tuple(parts or [value for value, _, called in self._examples() if slip(word, called)])

    def _part(self, text: str) -> tuple[str, ...]:
        """The status a text begins or ends with: cards have more in the same line."""
        words = text.split()[:_MOST_WORDS]
        parts = (part for cut in range(1, len(words)) for part in (words[:-cut], words[cut:]))
        return next((self._cited(found) for part in parts if (found := written.read(" ".join(part), self._statutes))), ())

    def status(self, text: str) -> citation.Citation:
        """A status as a citation. Raises InputError where the law knows no such status."""
        try:
            found = citation.parse(text)
        except InputError:
            raise citation.parse_error(text) from None
        head = str(citation.Citation(found.statute, found.parts[:1]))
        if head not in self.known:
            near = slip(head, self.known)
            if near is None:
                raise _unknown(text)
            raise _unknown(text, near, choices=(" ".join([near, *(f"{unit} {number}" for unit, number in found.parts[1:])]),))
        return found


def _several(text: str, meant: tuple[str, ...]) -> ValueRefusedError:
    """The error for a text that means one of several statuses: one may be chosen, or all, if it is open which."""
    whole = " | ".join(meant)
    return ValueRefusedError(
        f"„{text.strip()}“ kann heißen: {', '.join(meant)}. Nennen Sie eines davon, oder alle, wenn offen ist, welches: „{whole}“.",
        f"“{text.strip()}” may mean: {', '.join(meant)}. Give one of them, or all if it is open which: “{whole}”.",
        choices=(*meant, whole),
    )


def _unknown(text: str, *near: str, choices: tuple[str, ...] = ()) -> ValueRefusedError:
    """The error for a text that is no status, with those that may have been meant; ``choices`` where these say more than is told."""
    de = f" Gemeint ist vielleicht {', oder '.join(f'„{one}“' for one in near)}." if near else ""
    en = f" Did you mean {', or '.join(f'“{one}”' for one in near)}?" if near else ""
    return ValueRefusedError(
        f"„{text.strip()}“ ist kein Status, den das Recht hier kennt.{de}",
        f"“{text.strip()}” is not a status known here.{en}",
        choices=choices or near,
    )
