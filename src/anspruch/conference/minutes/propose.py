"""Proposed records from minutes, as YAML for a person to confirm: what only a person can say stands as ``??`` and is refused until it is said."""

import re
from collections import Counter
from typing import Any

import yaml

from anspruch.conference import states, words
from anspruch.conference.files.load import UNANSWERED as OPEN
from anspruch.conference.minutes.parse import ASKING, Item, Minutes
from anspruch.conference.minutes.result import STATES
from anspruch.conference.model import Record
from anspruch.language.errors import InputError

_HEAD = """\
# Vorschlag aus einem Protokoll ({name}); von einem Menschen zu bestätigen, dann unter papers/ abzulegen.
# Bitte: „??“ ersetzen, Forderungen in eigene Worte fassen, englisch ergänzen, Art (kind) und Adressaten prüfen.
"""
_WIDTH = 120
COUNTED = 3
"""Yes, no, abstentions."""
_LEAD = re.compile(r"leitantrag", re.I)
_REPORT = re.compile(r"\bbericht\b", re.I)


def proposal(minutes: Minutes, record: Record, source: str = "", number: int | None = None) -> str:
    """A papers file for the minutes, headed by the remarks on it.

    Args:
        minutes: what was read.
        record: the record, to say where the cover differs from it and which items it has already.
        source: the name of the source in sources.yaml; default: open.
        number: of the conference, where the text does not say it.

    Raises:
        InputError: if the number is neither read nor given, or is neither that of a conference in the record nor the next one's.
    """
    conference = _conference(minutes, number)
    names: Counter[str] = Counter()
    papers = []
    for item in minutes.items:
        names[item.number] += 1
        papers.append(paper(item, conference, source or OPEN, record, names[item.number]))
    told = remarks(minutes, record, source, number)
    head = _HEAD.format(name=minutes.name or "Protokoll") + "".join(f"# {note}\n" for note in told)
    return head + yaml.safe_dump({"conference": conference, "papers": papers}, allow_unicode=True, sort_keys=False, width=_WIDTH)


def remarks(minutes: Minutes, record: Record, source: str = "", number: int | None = None) -> list[str]:
    """What a person is told of the minutes: what differs, what was not understood, and every line that no field of the proposal takes.

    Arguments and errors are those of :func:`proposal`.
    """
    conference = _conference(minutes, number)
    new = conference == max(record.conferences) + 1
    notes = _first(minutes, record, source) if new else differences(minutes, record, conference)
    twice = [name for name, count in Counter(item.number for item in minutes.items).items() if count > 1]
    notes += [f"TOP {name} steht mehrmals im Protokoll: alle sind hier; bitte die Nummern klären." for name in twice]
    notes += [doubt for item in minutes.items for doubt in doubts(item, len(record.body.laender))]
    notes += [f"TOP {item.number}, {where}, nicht übernommen: „{words}“" for item in minutes.items for where, words in item.left]
    return [*notes, *(f"{where}, nicht übernommen: „{words}“" for where, words in minutes.left)]


def _conference(minutes: Minutes, number: int | None) -> int:
    found = number or minutes.number
    if found is None:
        raise InputError(
            "Die Nummer der Konferenz steht nicht im Text; bitte mit --number nennen.", "The text does not say which conference; use --number."
        )
    return found


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


def paper(item: Item, conference: int, source: str, record: Record, nth: int = 1) -> dict[str, Any]:
    """One item as a record; what the minutes do not say is left out, which is: not known. The ``nth`` of a number bears it in its id only."""
    data: dict[str, Any] = {
        "id": f"{record.body.name}-{conference:02}-top-{item.number}" + (f"-{nth}" if nth > 1 else ""),
        "kind": _kind(item),
        "status": _status(item),
        "top": item.number if nth == 1 else OPEN,
        "title": item.title or OPEN,
        "subject": {"de": item.title or OPEN, "en": OPEN},
    }
    if item.movers.laender or item.movers.rest:
        data["movers"] = _movers(item)
    data["vote"] = _vote(item, len(record.body.laender))
    if item.publication:
        data["publication"] = item.publication
    if item.page is not None:
        data["pages"] = {"from": item.page}
    asking = [clause for clause in item.clauses if clause.kind == ASKING]
    data["demands"] = [_demand(at, clause.text, clause.addressee) for at, clause in enumerate(asking, 1)]
    if item.statements:
        data["statements"] = [
            {"laender": list(one.laender) or [OPEN], "form": one.form, "says": {"de": one.text or OPEN, "en": OPEN}, "certainty": "A"}
            for one in item.statements
        ]
    return {**data, "certainty": "A", "sources": [source]}


def _status(item: Item) -> str:
    """What became of it, where the minutes say so; what is no result of a vote is for a person to say."""
    ended = item.result
    if ended.instead or _unread(item, "Abstimmungsergebnis"):
        return OPEN
    if ended.adopted is False or ended.label == "ohne_mehrheit":
        return "not_adopted"
    return "adopted" if ended.label or ended.adopted else "listed"


def _movers(item: Item) -> dict[str, Any]:
    """The movers; whoever was not understood is for a person to say."""
    movers = item.movers
    lead = {"lead": {"land": movers.lead, "certainty": "A"}} if movers.lead else {}
    return {"laender": [*movers.laender, *([OPEN] if movers.rest else [])], **lead, "complete": not movers.rest, "certainty": "A"}


def _vote(item: Item, members: int) -> dict[str, Any]:
    """The vote as read; what cannot be, or was not understood, is for a person to say."""
    ended = item.result
    vote: dict[str, Any] = {"label": ended.label or None, "certainty": "A" if ended.label or ended.counts or ended.by_land else "U"}
    if _unread(item, "Abstimmungsergebnis"):
        vote["label"] = OPEN
    if ended.by_land:
        vote["by_land"] = {land: {"vote": word, "certainty": "A"} for land, word in ended.by_land.items()}
    if _impossible(item, members):
        return {**vote, "counts": OPEN}
    return {**vote, "counts": dict(ended.counts)} if ended.counts else vote


def _impossible(item: Item, members: int) -> bool:
    """Whether more votes are counted than there are Länder, more named than counted, or one against what is unanimous."""
    ended = item.result
    named = Counter(ended.by_land.values())
    against = ended.counts.get("nein", 0) + named["nein"]
    short = any(named[word] > count for word, count in ended.counts.items())
    return sum(ended.counts.values()) > members or short or (ended.label == "einstimmig" and against > 0)


def _unread(item: Item, field: str) -> list[str]:
    return [words for name, words in item.unread if name == field]


def doubts(item: Item, members: int) -> list[str]:
    """What of an item was not understood or cannot be, in sentences for the person who confirms."""
    found = [f"TOP {item.number}, {field}: „{words}“ nicht verstanden." for field, words in item.unread]
    ended = item.result
    told = " : ".join(str(ended.counts[word]) for word in ("ja", "nein", "enthaltung") if word in ended.counts)
    if _impossible(item, members):
        named = ", ".join(f"{land} {word}" for land, word in ended.by_land.items())
        stated = " ".join(filter(None, (ended.label, told, named)))
        found.append(f"TOP {item.number}, Abstimmungsergebnis: „{stated}“ kann bei {members} Ländern nicht sein.")
    elif len(ended.counts) == COUNTED and sum(ended.counts.values()) < members:
        found.append(f"TOP {item.number}, Abstimmungsergebnis: {told} sind weniger als {members} Stimmen; fehlte ein Land?")
    if ended.instead:
        found.append(
            f"TOP {item.number} wurde {ended.instead}{_state(ended.instead)}; einen Stand für ein Papier gibt es dafür nicht: bitte entscheiden."
        )
    found += [
        f"TOP {item.number}, {one.form}: Wer sie abgab, sagt nur ihr Text ({', '.join(one.laender) or 'kein Land genannt'})."
        for one in item.statements
        if one.inside
    ]
    found += [
        f"TOP {item.number}, Nr. {clause.number}: Ist das eine Forderung? Das Verb ist nicht bekannt." for clause in item.clauses if not clause.kind
    ]
    return found


def _state(word: str) -> str:
    """The state of the table of states that fits, and how it is called there."""
    name = STATES.get(word)
    return f" (Zustand {name}: {states.load().states[name].title['de']})" if name else ""


def _demand(at: int, text: str, addressee: str) -> dict[str, Any]:
    data: dict[str, Any] = {"id": f"d{at}", "says": {"de": text, "en": OPEN}}
    return {**data, "addressees": [addressee]} if addressee else data


def _kind(item: Item) -> str:
    if _LEAD.search(item.title):
        return "leitantrag"
    return "report" if _REPORT.search(item.title) and not item.clauses else "resolution"
