"""The stable numbering: which facts and words have which place in a code; ``numbers.yaml`` only ever grows.

A code names the edition it was written with, and is read with the places of that edition: what is added later does not
disturb it. ``python -m anspruch.fallcode append`` adds an edition with all that the vocabulary has and the numbering has not.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from anspruch.language.facts import Fact, Vocabulary
from anspruch.statute import yaml12

FILE = Path(__file__).parent / "numbers.yaml"
OUT_OF = 64
"""A fact's weight is how many of 64 codes hold it, roughly; a wrong guess only costs signs."""
SPELLED = "…"
"""The word that stands for a citation without a place of its own."""
_RARE, _USUAL_WORD = 1, 2
_WIDTH = 140


class Numbering(NamedTuple):
    """The numbering as an edition has it."""

    edition: int
    facts: Mapping[str, int]
    """The facts in their order, with their weights out of :data:`OUT_OF`."""
    lists: Mapping[str, Mapping[str, int]]
    """Lists of words in their order, with their weights: of a choice by the fact's name, else by the type's."""


@cache
def editions() -> tuple[Numbering, ...]:
    """Every edition, oldest first, each with all that stood in those before."""
    found: list[Numbering] = []
    facts: dict[str, int] = {}
    lists: dict[str, dict[str, int]] = {}
    for number, added in enumerate(yaml12.read(FILE), 1):
        facts = facts | added["facts"]
        lists = lists | {name: lists.get(name, {}) | words for name, words in added["lists"].items()}
        found.append(Numbering(number, facts, lists))
    return tuple(found)


def list_name(fact: Fact) -> str:
    """The list a fact's words stand in."""
    return fact.name if fact.type == "choice" else fact.type


def needed(vocabulary: Vocabulary) -> tuple[list[str], dict[str, list[str]]]:
    """The facts and the words by list that the vocabulary needs."""
    lists: dict[str, list[str]] = {"statute": vocabulary.statutes(), "citation": [SPELLED]}
    for fact in vocabulary.facts.values():
        if fact.type in ("choice", "country", "land"):
            lists[list_name(fact)] = vocabulary.words(fact)
        elif fact.type == "citation":
            lists["citation"] += [str(vocabulary.status(str(one["value"]))) for one in fact.examples]
    return list(vocabulary.facts), lists


def lacking(vocabulary: Vocabulary, known: Numbering) -> tuple[list[str], dict[str, list[str]]]:
    """What the vocabulary needs and a numbering has not."""
    names, lists = needed(vocabulary)
    words = {name: [word for word in dict.fromkeys(some) if word not in known.lists.get(name, {})] for name, some in lists.items()}
    return [name for name in names if name not in known.facts], {name: some for name, some in words.items() if some}


def append(vocabulary: Vocabulary, day: date) -> int:
    """Write an edition with what is lacking to the end of the file; gives how many facts and words that were."""
    names, words = lacking(vocabulary, editions()[-1])
    count = len(names) + sum(map(len, words.values()))
    if count:
        lists_of = {name: dict.fromkeys(some, _USUAL_WORD) for name, some in words.items()}
        edition = [{"since": day.isoformat(), "facts": dict.fromkeys(names, _RARE), "lists": lists_of}]
        with FILE.open("a", encoding="utf-8") as file:
            yaml.safe_dump(edition, file, width=_WIDTH, default_flow_style=None, sort_keys=False, allow_unicode=True)
        editions.cache_clear()
    return count
