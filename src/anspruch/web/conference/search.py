"""Full-text search over the whole record, the same on every database: folded words, endings cut, parts of German compounds found.

The record is small: a few hundred entries are looked through in a few milliseconds.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from anspruch.web.conference.entries import Entry, entries
from anspruch.web.conference.held import Held
from anspruch.web.site import statute

_WORD = re.compile(r"\d+(?:[./]\d+)+\w*|\w+")
"""A word, or a number with parts that belong together: 2.9b, 756/13."""
_OR = ("ODER", "OR")
_MINUS = re.compile(r"[-−–](?=\w)")
_ENDINGS = ("ungen", "ern", "en", "er", "es", "em", "e", "s", "n")
_LEAST = 4
"""Letters that stay when an ending is cut, and that a part of a compound has."""
_STOP = frozenset(
    (
        *("der", "die", "das", "den", "dem", "und", "oder", "im", "zu", "von", "für", "mit"),
        *("the", "of", "and", "to", "in", "for", "on", "by", "at", "a"),
    )
)
"""Words that are not looked for, unless they are written as the code of a Land is: BY."""
_WHOLE, _START, _PART = 4, 2, 1
_FOREIGN = 1000
"""How much less words count that only a text in another language than the reader's holds: such entries come last."""
_PHRASE = 20
"""What several words asked for count besides where they stand together."""
_TITLE = 3
"""How much more a word in the title counts."""
_AROUND = 90


class Query(NamedTuple):
    """What is asked for: every one of ``wanted``, each by any of its words; and nothing of ``without``."""

    wanted: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]


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


def _counts(word: str) -> bool:
    """Whether a word is one that is looked for."""
    return word.casefold() not in _STOP or (len(word) > 1 and word.isupper())


def understood(asked: str) -> Query:
    """A question as typed: words that must all be there; ODER (or OR) between words of which one is enough; a minus before one not wanted."""
    wanted: list[tuple[str, ...]] = []
    without: list[str] = []
    either = False
    for token in asked.split():
        words_ = [word for word in _WORD.findall(token) if _counts(word)]
        if token in _OR:
            either = bool(wanted)
        elif _MINUS.match(token):
            without += words_
        elif words_:
            alone = [(word,) for word in words_]
            if either:
                alone[0] = (*wanted.pop(), *alone[0])
            wanted += alone
            either = False
    return Query(tuple(wanted), tuple(without))


class Bags(NamedTuple):
    """The words of a title and of a text."""

    title: frozenset[str]
    text: frozenset[str]

    def fit(self, word: str) -> int:
        """How well they hold a word."""
        return _TITLE * _fit(word, self.title) + _fit(word, self.text)


class Indexed(NamedTuple):
    """An entry with its words in the reader's language and in any, and all it says in the reader's as one folded string."""

    entry: Entry
    own: Bags
    all: Bags
    whole: str


@lru_cache(maxsize=4)
def indexed(held: Held, day: date, lang: str) -> tuple[Indexed, ...]:
    """Everything that can be found. What there is in one language only counts as of the reader's."""
    return tuple(_indexed(one, lang) for one in entries(held, day))


def _indexed(one: Entry, lang: str) -> Indexed:
    title, *several = (texts.get(lang) or next(iter(texts.values()), "") for texts in (one.title, *one.texts))
    everything = [text for texts in one.texts for text in texts.values()]
    id_, others = one.names[:1], one.names[1:]
    all_ = Bags(_bag((*one.title.values(), *id_)), _bag((*everything, *others)))
    return Indexed(one, Bags(_bag((title, *id_)), _bag((*several, *others))), all_, folded(" | ".join((title, *several))))


def _bag(several: Iterable[str]) -> frozenset[str]:
    tokens = (one for text in several for one in _WORD.findall(text) if _counts(one))
    return frozenset(word for one in tokens for piece in (one, *re.findall(r"\w+", one)) for word in _forms(piece))


def search(held: Held, asked: str, lang: str) -> list[Hit]:
    """What holds every word asked for and none that is excluded, the best first; without a word that is wanted nothing.

    Args:
        held: the record.
        asked: words as people type them, see :func:`understood`.
        lang: de or en: what holds the words in it comes first, and snippets are shown in it.
    """
    query = understood(asked)
    wanted = [frozenset(form for word in words_ for form in _forms(word)) for words_ in query.wanted]
    without = [_forms(word) for word in query.without]
    if not wanted:
        return []
    phrase = folded(" ".join(asked.split()))
    found = []
    for one in indexed(held, statute.today(), lang):
        score = _score(one.own, wanted) + (_PHRASE if len(wanted) > 1 and phrase in one.whole else 0) or _score(one.all, wanted) / _FOREIGN
        if score and not any(one.all.fit(word) for forms in without for word in forms):
            found.append(Hit(one.entry, score, *_snippet(one.entry, wanted, lang)))
    return sorted(found, key=lambda hit: -hit.score)


def _score(bags: Bags, wanted: list[frozenset[str]]) -> int:
    """How well bags hold all the words asked for; zero where one is missing."""
    scores = [max(bags.fit(word) for word in forms) for forms in wanted]
    return sum(scores) if all(scores) else 0


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
        there = [texts.get(code, "") for texts in (*entry.texts, entry.title)]
        marked = [
            (text, [one.span() for one in _WORD.finditer(text) if _counts(one.group()) and _fits(_bag([one.group()]), wanted)]) for text in there
        ]
        text, spans = max(marked, key=lambda pair: _held(pair[0], pair[1], wanted), default=("", []))  # the first that holds most of the words
        if spans:
            return _cut(text, spans), code
    text = next((texts[lang] for texts in entry.texts if texts.get(lang)), "")
    return _cut(text, []), lang


def _held(text: str, spans: list[tuple[int, int]], wanted: list[frozenset[str]]) -> int:
    """How many of the words asked for a text holds."""
    own = _bag(text[first:last] for first, last in spans)
    return sum(any(_fit(word, own) for word in forms) for forms in wanted)


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
