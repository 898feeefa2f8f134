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
_WIDTH = 120
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
        InputError: if the number is neither read nor given, or is neither that of a conference in the record nor the next one's.
    """
    conference = number or minutes.number
    if conference is None:
        raise InputError(
            "Die Nummer der Konferenz steht nicht im Text; bitte mit --number nennen.", "The text does not say which conference; use --number."
        )
    new = conference == max(record.conferences) + 1
    notes = _first(minutes, record, source) if new else differences(minutes, record, conference)
    notes += [doubt for item in minutes.items for doubt in doubts(item, len(record.body.laender))]
    papers = [paper(item, conference, source or OPEN, record) for item in minutes.items]
    head = _HEAD.format(name=minutes.name or "Protokoll") + "".join(f"# {note}\n" for note in notes)
    return head + yaml.safe_dump({"conference": conference, "papers": papers}, allow_unicode=True, sort_keys=False, width=_WIDTH)


def entry(minutes: Minutes, record: Record, source: str = "") -> dict[str, Any]:
    """The next conference's own entry for conferences.yaml, from the cover and from what is known of the next term."""
    number = max(record.conferences) + 1
    data: dict[str, Any] = {"number": number}
    if minutes.start and minutes.end:
        data["days"] = {"start": minutes.start.isoformat(), "end": minutes.end.isoformat(), "certainty": "A"}
        data["year"] = {"value": minutes.start.year, "certainty": "A"}
    if minutes.place:
        data["place"] = {"value": minutes.place, "certainty": "A"}
    persons = [{"name": name, "certainty": "A"} for name in minutes.chairs]
    chair = record.next_term.value
    data["chair"] = {"land": chair.land.value if chair else OPEN, "certainty": chair.land.certainty if chair else OPEN, "persons": persons}
    data["form"] = "video" if minutes.video else "praesenz" if minutes.place else OPEN
    handovers = [one for one in record.body.handovers if one.from_term <= number]
    if handovers and minutes.start:
        day = handovers[-1].day
        year = minutes.start.year - (f"{minutes.start:%m-%d}" < day)
        data["term"] = {"start": f"{year}-{day}"}
    return {**data, "sources": [source or OPEN]}


def _first(minutes: Minutes, record: Record, source: str) -> list[str]:
    """What is to be added before the papers: the conference itself, as lines to copy, and who comes next."""
    made = entry(minutes, record, source)
    lines = yaml.safe_dump([made], allow_unicode=True, sort_keys=False, width=_WIDTH).splitlines()
    order = record.body.laender
    land = made["chair"]["land"]
    after = order[(order.index(land) + 1) % len(order)] if land in order else OPEN
    return [
        f"Die {made['number']}. Konferenz steht noch nicht im Verzeichnis. Zuerst in conferences.yaml unter conferences anfügen und prüfen:",
        *(f"  {line}" for line in lines),
        f"und unter next_term: number: {made['number'] + 1}, land: {after}, certainty: C; die Quelle in sources.yaml.",
    ]


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
        "status": OPEN if _unread(item, "Abstimmungsergebnis") else "adopted" if item.label else "listed",
        "top": item.number,
        "title": item.title,
        "subject": {"de": item.title, "en": OPEN},
    }
    if item.movers:
        data["movers"] = {"laender": list(item.movers), "complete": True, "certainty": "A"}
    if _unread(item, "Antragsteller"):  # whoever was not understood is for a person to say
        data["movers"] = {"laender": [*item.movers, OPEN], "complete": False, "certainty": "A"}
    data["vote"] = _vote(item, len(record.body.laender))
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


def _vote(item: Item, members: int) -> dict[str, Any]:
    """The vote as read; what cannot be, or was not understood, is for a person to say."""
    vote: dict[str, Any] = {"label": item.label or None, "certainty": "A" if item.label or item.counts else "U"}
    if _unread(item, "Abstimmungsergebnis"):
        vote["label"] = OPEN
    if _impossible(item, members):
        return {**vote, "counts": OPEN}
    return {**vote, "counts": dict(item.counts)} if item.counts else vote


def _impossible(item: Item, members: int) -> bool:
    return sum(item.counts.values()) > members or (item.label == "einstimmig" and item.counts.get("nein", 0) > 0)


def _unread(item: Item, field: str) -> list[str]:
    return [words for name, words in item.unread if name == field]


def doubts(item: Item, members: int) -> list[str]:
    """What of an item was not understood or cannot be, in sentences for the person who confirms."""
    found = [f"TOP {item.number}, {field}: „{words}“ nicht verstanden." for field, words in item.unread]
    told = " : ".join(str(item.counts[word]) for word in ("ja", "nein", "enthaltung") if word in item.counts)
    if _impossible(item, members):
        found.append(f"TOP {item.number}, Abstimmungsergebnis: „{' '.join((item.label, told)).strip()}“ kann bei {members} Ländern nicht sein.")
    elif item.counts and sum(item.counts.values()) < members:
        found.append(f"TOP {item.number}, Abstimmungsergebnis: {told} sind weniger als {members} Stimmen; fehlte ein Land?")
    found += [
        f"TOP {item.number}, Nr. {clause.number}: Ist das eine Forderung? Das Verb ist nicht bekannt." for clause in item.clauses if not clause.kind
    ]
    return found


def _demand(at: int, text: str, addressee: str) -> dict[str, Any]:
    data: dict[str, Any] = {"id": f"d{at}", "says": {"de": text, "en": OPEN}}
    return {**data, "addressees": [addressee]} if addressee else data


def _kind(item: Item) -> str:
    if _LEAD.search(item.title):
        return "leitantrag"
    return "report" if _REPORT.search(item.title) and not item.clauses else "resolution"
