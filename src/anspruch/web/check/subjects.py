"""The headings under which the counsellor's form puts its questions."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml

from anspruch.statute.model import Texts
from anspruch.web.site import statute

One = TypeVar("One")


class Section(NamedTuple):
    """A heading and what stands under it."""

    name: str
    """The fact it begins with."""
    title: Texts
    parts: tuple[Any, ...]


@cache
def titles() -> dict[str, Texts]:
    """The headings by the fact they begin with, in the order they are shown."""
    read = yaml.safe_load(Path(__file__).with_name("subjects.yaml").read_text(encoding="utf-8"))
    return {one["from"]: {"de": one["de"], "en": one["en"]} for one in read}


@cache
def of_facts() -> dict[str, str]:
    """The heading of every fact, by the fact that heading begins with."""
    found, current = {}, next(iter(titles()))
    for name in statute.law().vocabulary.facts:
        current = name if name in titles() else current
        found[name] = current
    return found


def sections(parts: Iterable[One], fact: Callable[[One], str]) -> list[Section]:
    """Parts by heading, in the headings' order; a heading without any is left out.

    Args:
        parts: what to put under headings.
        fact: the name of the fact a part is about.
    """
    under: dict[str, list[One]] = {name: [] for name in titles()}
    for part in parts:
        under[of_facts()[fact(part)]].append(part)
    return [Section(name, titles()[name], tuple(own)) for name, own in under.items() if own]
