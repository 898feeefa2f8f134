"""Proposed records from minutes, as YAML for a person to confirm: what only a person can say stands as ``??`` and is refused until it is said."""

import re
from typing import Any

import yaml

from anspruch.conference import words
from anspruch.conference.files.load import UNANSWERED as OPEN
from anspruch.conference.minutes.parse import Item, Minutes
from anspruch.conference.model import Record
from anspruch.language.errors import InputError

_HEAD = """\
# Vorschlag aus einem Protokoll ({name}); von einem Menschen zu bestätigen, dann unter papers/ abzulegen.
# Bitte: „??“ ersetzen, Forderungen in eigene Worte fassen, englisch ergänzen, Art (kind) und Adressaten prüfen.
"""
_LEAD = re.compile(r"leitantrag", re.I)
_REPORT = re.compile(r"\bbericht\b", re.I)


def proposal(minutes: Minutes, record: Record, source: str = "", number: int | None = None) -> str:
    """A papers file for the minutes.

    Args:
        minutes: what was read.
        record: the record, to say where the cover differs from it and which items it has already.
        source: the name of the source in sources.yaml; default: open.
        number: of the conference, where the text does not say it.

    Raises:
        InputError: if the number is neither read nor given, or the record has no such conference.
    """
    conference = number or minutes.number
    if conference is None:
        raise InputError(
            "Die Nummer der Konferenz steht nicht im Text; bitte mit --number nennen.", "The text does not say which conference; use --number."
        )
    notes = differences(minutes, record, conference)
    papers = [paper(item, conference, source or OPEN, record) for item in minutes.items]
    head = _HEAD.format(name=minutes.name or "Protokoll") + "".join(f"# {note}\n" for note in notes)
    return head + yaml.safe_dump({"conference": conference, "papers": papers}, allow_unicode=True, sort_keys=False, width=120)


def differences(minutes: Minutes, record: Record, number: int) -> list[str]:
    """Where cover and items differ from the record, in sentences. Raises InputError for a conference there is not."""
    one = record.conference(number)
    found = []
    if minutes.start and one.days.value and (minutes.start, minutes.end) != tuple(one.days.value):
        found.append(f"Tage: im Protokoll {minutes.start} bis {minutes.end}, im Verzeichnis {words.span(one.days.value, 'de')}.")
    if minutes.place and one.place.value and minutes.place not in one.place.value:
        found.append(f"Ort: im Protokoll {minutes.place}, im Verzeichnis {one.place.value}.")
    known = {person.value for person in one.chair.persons}
    found += [f"Vorsitz laut Protokoll, nicht im Verzeichnis: {name}." for name in minutes.chairs if name not in known]
    there = {paper.top for paper in record.of(number) if paper.top}
    again = [item.number for item in minutes.items if item.number in there]
    if again:
        found.append(f"Schon im Verzeichnis (dort ersetzen, nicht doppelt anlegen): TOP {', '.join(again)}.")
    return found


def paper(item: Item, conference: int, source: str, record: Record) -> dict[str, Any]:
    """One item as a record; what the minutes do not say is left out, which is: not known."""
    data: dict[str, Any] = {
        "id": f"{record.body.name}-{conference:02}-top-{item.number}",
        "kind": _kind(item),
        "status": "adopted" if item.label else "listed",
        "top": item.number,
        "title": item.title,
        "subject": {"de": item.title, "en": OPEN},
    }
    if item.movers:
        data["movers"] = {"laender": list(item.movers), "complete": True, "certainty": "A"}
    vote: dict[str, Any] = {"label": item.label or None, "certainty": "A" if item.label or item.counts else "U"}
    data["vote"] = {**vote, "counts": dict(item.counts)} if item.counts else vote
    if item.publication:
        data["publication"] = item.publication
    if item.page is not None:
        data["pages"] = {"from": item.page}
    asking = [clause for clause in item.clauses if clause.kind == "fordernd"]
    data["demands"] = [_demand(at, clause.text, clause.addressee) for at, clause in enumerate(asking, 1)]
    if item.statements:
        data["statements"] = [
            {"laender": list(laender) or [OPEN], "form": "Protokollerklärung", "says": {"de": text, "en": OPEN}, "certainty": "A"}
            for laender, text in item.statements
        ]
    return {**data, "certainty": "A", "sources": [source]}


def _demand(at: int, text: str, addressee: str) -> dict[str, Any]:
    data: dict[str, Any] = {"id": f"d{at}", "says": {"de": text, "en": OPEN}}
    return {**data, "addressees": [addressee]} if addressee else data


def _kind(item: Item) -> str:
    if _LEAD.search(item.title):
        return "leitantrag"
    return "report" if _REPORT.search(item.title) and not item.clauses else "resolution"
