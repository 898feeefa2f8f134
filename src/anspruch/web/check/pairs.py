"""Texts of the paper in two languages: the reader's own and German, put together part by part."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial, reduce
from typing import Any

from django.utils.translation import override

from anspruch.web.site import citations, pages, passages

ONWARD = "›"
"""Points on; the fonts have no arrow, and this sign is turned by itself in right-to-left text."""
Pair = dict[str, str | None]
"""A text: ``own``, in the reader's language, None where there is none; and ``de``, in German."""
Block = dict[str, Any]
"""A part of the paper: its ``kind``, and what that kind needs."""


def pair(texts: Mapping[str, str] | str) -> Pair:
    """A text of the law's data, or of the pages."""
    german = texts if isinstance(texts, str) else texts["de"]
    own, code = pages.spoken(texts)
    return {"own": own if code != "de" else None, "de": german}


def plain(text: str) -> Pair:
    """A text that is German in every language: a citation, a name."""
    return {"own": pages.german(text), "de": text}


def filled(text: str, **days: Any) -> Pair:
    """A text of the pages with days in it."""
    found = pair(text)
    with override("de"):
        german = text % {name: pages.day(day) for name, day in days.items()}
    return {"own": found["own"] and found["own"] % {name: pages.day(day) for name, day in days.items()}, "de": german}


def both(made: Callable[[], str]) -> Pair:
    """A text that is made for people of a language; no own one where German parts are left in it."""
    own = made()
    with override("de"):
        german = made()
    return {"own": own if str(own) != str(german) and 'lang="de"' not in own else None, "de": str(german)}


def ended(text: Pair, sign: str) -> Pair:
    """A text with a sign after it, once."""
    return {key: part and (part if part.endswith(sign) else part + sign) for key, part in text.items()}


def dashed(first: Pair, second: Pair) -> Pair:
    return combined(" – ", first, second)


def with_comma(first: Pair, second: Pair) -> Pair:
    return combined(", ", first, second)


def spaced(first: Pair, second: Pair) -> Pair:
    return combined(" ", first, second)


def combined(sign: str, first: Pair, second: Pair) -> Pair:
    """Two texts as one; an own one only where both have it."""
    own = f"{first['own']}{pages.current().sign(sign)}{second['own']}" if first["own"] and second["own"] else None
    return {"own": own, "de": f"{first['de']}{sign}{second['de']}"}


def listed(several: Iterable[Pair], sign: str = "; ") -> Pair:
    """Several texts as one."""
    return reduce(partial(combined, sign), several)


def line(label: Pair, text: Pair | None = None, style: str = "") -> Block:
    """A line: a text, or a label and a text; in the reader's language only where both are."""
    if text is None:
        return {"kind": "line", "style": style, "own": [label["own"] or "", ""], "de": [label["de"], ""]}
    own = [label["own"], text["own"]] if label["own"] and text["own"] else ["", ""]
    return {"kind": "line", "style": style, "own": own, "de": [label["de"], text["de"]]}


def answer(question: Pair, value: Pair) -> Block:
    """A question and its answer; an answer that reads the same in every language, or only in German, beside the question in one's own."""
    asked = line(question, {"own": value["own"] or value["de"], "de": value["de"]})
    return {**asked, "german_text": value["own"] is None}


def joined(part: Any, bidi: bool, own: bool = False) -> Any:
    """The parts with citations kept on one line, and read from left to right also between Arabic letters."""
    if isinstance(part, Mapping):
        return {key: joined(value, bidi, own or key == "own") for key, value in part.items()}
    if isinstance(part, list):
        return [joined(value, bidi, own) for value in part]
    if not isinstance(part, str):
        return part
    if own and pages.current().code == "en":
        part = passages.named(part)
    return citations.together(citations.hyphenated(citations.leftward(part)) if bidi and own else part)
