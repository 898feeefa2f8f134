"""The tree of a paper: plain data with all its words, of which HTML, DOCX and PDF are made; nothing is worded anywhere else."""

import json
from collections.abc import Sequence
from typing import Any

from anspruch.conference import rules, words
from anspruch.conference.model import Conference, Record
from anspruch.conference.papers.words import say

Block = dict[str, Any]
"""A part of a paper: heading, fields, text, numbered, table, links or contents."""


def tree(record: Record, one: Conference, lang: str, *, judged: bool = True, **parts: Any) -> dict[str, Any]:
    """What every paper has, and its own ``parts``: kind, title, foot, blocks, data, name (of the file of data).

    ``lead`` are the lines before its title, or after it on a page of its own where it is
    ``covered``. Where votes are ``judged``, the rule by which they are is said.
    """
    head = say("conference", lang, one.number)
    when = words.when(one, lang)
    held = rules.load().on(one.day)
    return {
        "lang": lang,
        "running": f"{head} · {when}" if one.days.value or one.year.value else head,
        "notice": " ".join(
            [say("notice", lang, words.day(record.as_of, lang)), *([say("rule", lang, held.says[lang])] if judged and held and held.assumed else [])]
        ),
        "day": record.as_of.isoformat(),
        "words": {key: say(key, lang) for key in ("page", "number", "title", "data")},
        "lead": [],
        "covered": False,
        **parts,
    }


def data(found: dict[str, Any]) -> str:
    """The data of a paper as JSON, the same for the same record."""
    return json.dumps(found["data"], ensure_ascii=False, sort_keys=True, indent=1)


def heading(text: str, level: int, name: str = "") -> Block:
    """A heading; with a name it can be pointed to."""
    return {"kind": "heading", "text": text, "level": level, "name": name}


def fields(*rows: tuple[str, str]) -> Block:
    """Labels and what they say; a row that says nothing is left out."""
    return {"kind": "fields", "rows": [{"label": label, "text": text} for label, text in rows if text]}


def text(said: str, *, soft: bool = False) -> Block:
    """A paragraph; soft where it is about the paper, not of it."""
    return {"kind": "text", "text": said, "soft": soft}


def numbered(items: Sequence[tuple[str, str]]) -> Block:
    """Numbered paragraphs, each with a soft remark, which may be empty."""
    return {"kind": "numbered", "items": [{"text": said, "note": note} for said, note in items]}


def links(label: str, urls: Sequence[str]) -> Block:
    """Addresses."""
    return {"kind": "links", "label": label, "urls": list(urls)}


def table(head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Block:
    """A table with a row of heads; ``widths`` are the columns' shares of the page."""
    return {"kind": "table", "head": list(head), "rows": [list(row) for row in rows], "widths": list(widths)}
