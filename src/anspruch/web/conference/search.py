"""Full-text search over the whole record, the same on every database: folded words, endings cut, parts of German compounds found.

The record is small: a few hundred entries are looked through in a few milliseconds.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse

from anspruch.conference import words
from anspruch.conference.model import Record
from anspruch.statute.model import Texts
from anspruch.web.conference.held import Held

_WORD = re.compile(r"\w+")
_ENDINGS = ("ungen", "ern", "en", "er", "es", "em", "e", "s", "n")
_LEAST = 4
"""Letters that stay when an ending is cut, and that a part of a compound has."""
_STOP = frozenset(("der", "die", "das", "den", "dem", "und", "oder", "im", "zu", "von", "für", "mit", "the", "of", "and", "to", "in", "for", "on"))
_WHOLE, _START, _PART = 4, 2, 1
_TITLE = 3
"""How much more a word in the title counts."""
_AROUND = 90


class Entry(NamedTuple):
    """Something that can be found: what it is, what it is called, all its text, and where it stands."""

    kind: str
    title: Texts
    texts: tuple[Texts, ...]
    address: str
    args: tuple[str, ...]

    @property
    def url(self) -> str:
        """Its address in the language of the page."""
        return reverse(self.address, args=self.args)


class Hit(NamedTuple):
    """An entry found; ``snippet`` is what stands around the first word found: (found or not, text)."""

    entry: Entry
    score: float
    snippet: tuple[tuple[bool, str], ...]
    lang: str


def folded(text: str) -> str:
    """Lower case, ß as ss, ä as a (and so ae): one spelling for all that people type."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"(?<=[aou])e(?=[^aeiou\W]|$)", "", plain)


def stem(word: str) -> str:
    """A folded word without its ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word.removesuffix(ending)
    return word


def _forms(word: str) -> frozenset[str]:
    """A word folded, with and without its ending: „Kurs“ is found in „Integrationskurse“, and the other way round."""
    return frozenset((folded(word), stem(folded(word))))


@lru_cache(maxsize=2)
def entries(held: Held) -> tuple[tuple[Entry, tuple[frozenset[str], frozenset[str]]], ...]:
    """Everything that can be found, with the words of its title and of its text in both languages."""
    return tuple((one, (_bag([one.title]), _bag(one.texts))) for one in _entries(held.record, held))


def _bag(several: object) -> frozenset[str]:
    assert isinstance(several, list | tuple)  # noqa: S101  # of texts
    return frozenset(word for texts in several for text in texts.values() for one in _WORD.findall(text) for word in _forms(one))


def _entries(record: Record, held: Held) -> Iterator[Entry]:
    for one in record.conferences.values():
        name = {lang: f"{one.number}. {record.body.short}" if lang == "de" else f"{record.body.short} {one.number}" for lang in ("de", "en")}
        chaired = " ".join(filter(None, (person.value for person in one.chair.persons)))
        plain = " ".join(filter(None, (one.place.value, one.motto.value, chaired, str(one.year.value or ""))))
        seats = [
            {"de": f"{seat.person.value or ''}, {seat.office.get('de', '')}", "en": seat.office.get("en", "")}
            for seat in record.mandates
            if seat.conference == one.number
        ]
        yield Entry("conference", name, ({"de": plain}, one.note, *seats), "conference:conference", (str(one.number),))
    for paper in record.papers.values():
        title = {"de": paper.called("de"), "en": paper.called("en")}
        said = [statement.says for statement in paper.statements.value or ()]
        more = {"de": " ".join((paper.title, paper.id, paper.top, *paper.topics, *(paper.addressees.value or ())))}
        texts = (paper.subject, paper.note, paper.vote.note, paper.movers.note, paper.response, more, *said)
        yield Entry(paper.kind, title, texts, "conference:motion", (paper.id,))
    for demand in record.demands.values():
        evidence = [one.says for one in held.follow_up.demands[demand.id].evidence]
        more = {"de": " ".join((demand.norm, *demand.addressees))}
        yield Entry("demand", demand.says, (more, *evidence), "conference:demand", (demand.paper, demand.name))
    for act in record.acts:
        yield Entry("act", act.says, ({"de": act.actor},), "conference:conference", (str(act.conference),))
    for code in record.body.laender:
        yield Entry("land", {lang: words.land(code, lang) for lang in ("de", "en")}, ({"de": code},), "conference:land", (code,))


def search(held: Held, asked: str, lang: str) -> list[Hit]:
    """What holds every word asked for, the best first.

    Args:
        held: the record.
        asked: words as people type them.
        lang: de or en, in which snippets are shown.
    """
    wanted = [_forms(word) for word in _WORD.findall(asked) if word.casefold() not in _STOP]
    if not wanted:
        return []
    found = []
    for entry, bags in entries(held):
        scores = [max(_TITLE * _fit(word, bags[0]) + _fit(word, bags[1]) for word in forms) for forms in wanted]
        if all(scores):
            found.append(Hit(entry, sum(scores), *_snippet(entry, wanted, lang)))
    return sorted(found, key=lambda hit: -hit.score)


def _fit(word: str, bag: frozenset[str]) -> int:
    """How well a word is held: as such, as the start of a word, as a part of one."""
    if word in bag:
        return _WHOLE
    if len(word) < _LEAST:
        return 0
    return max((_START if one.startswith(word) else _PART for one in bag if word in one), default=0)


def _snippet(entry: Entry, wanted: list[frozenset[str]], lang: str) -> tuple[tuple[tuple[bool, str], ...], str]:
    """The text around the first word found, and its language; in the reader's language if it is there."""
    for code in dict.fromkeys((lang, "de", "en")):
        for texts in (*entry.texts, entry.title):
            text = texts.get(code, "")
            spans = [one.span() for one in _WORD.finditer(text) if _fits(_forms(one.group()), wanted)]
            if spans:
                return _cut(text, spans), code
    text = next((texts[lang] for texts in entry.texts if texts.get(lang)), "")
    return _cut(text, []), lang


def _fits(own: frozenset[str], wanted: list[frozenset[str]]) -> bool:
    """Whether a word of the text is one of those asked for."""
    return any(_fit(word, own) for forms in wanted for word in forms)


def _cut(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[bool, str], ...]:
    start = max(0, spans[0][0] - _AROUND) if spans else 0
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = min(len(text), (spans[0][1] if spans else 0) + 2 * _AROUND)
    end = len(text) if end == len(text) else text.rfind(" ", 0, end)
    parts, at = [(False, "… " if start else "")], start
    for first, last in spans:
        if last <= end:
            parts += [(False, text[at:first]), (True, text[first:last])]
            at = last
    return (*parts, (False, text[at:end] + (" …" if end < len(text) else "")))
