"""From the text of minutes to what they say: cover, contents, and item by item movers, result and resolution.

The layouts known are the Beschlussniederschriften of 2012 and 2021, the Ergebnisprotokoll of 2018 and the single sheet of 2017. Clause types
are proposed from the verb, and must be confirmed.
"""

import re
from datetime import date
from typing import NamedTuple

from anspruch.conference.minutes import layout
from anspruch.language.errors import InputError
from anspruch.motion.laender import NAMES

_MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")
_CONFERENCE = re.compile(r"(\d{1,3})\.\s+(?:Integrationsministerkonferenz|Konferenz\s+der\s+für\s+Integration)")
_DAYS = re.compile(rf"\b(\d{{1,2}})\.(?:\s*(?:/|und|bis|-|–)\s*(\d{{1,2}})\.)?\s*({'|'.join(_MONTHS)})\s+(\d{{4}})(?:\s+in\s+([A-ZÄÖÜ][\w/-]+))?")
_CHAIR = re.compile(r"Vorsitz\s*:\s*(.+?)(?:\n\s*\n\s*\n|\Z)", re.S)
_OFFICES = r"(?:Frau|Herrn?|(?:Staats)?[Mm]inister(?:in)?|Senator(?:in)?|Ministerialdirektor(?:in)?|Staatssekretär(?:in)?|Staatsrat|Staatsrätin)"
_PERSON = re.compile(rf"{_OFFICES}(?:\s+{_OFFICES})*\s+(?:(?:Dr\.|Prof\.)\s+)*([A-ZÄÖÜ][\w-]+(?:\s+(?!{_OFFICES}\b)[A-ZÄÖÜ][\w-]+)+)")
_ITEM = re.compile(rf"^[ \t]*TOP\s+({layout.NUMBER})\b[ \t]*", re.M)
_FIELDS = ("Antragsteller", "Veröffentlichung", "Abstimmungsergebnis", "Beschluss", "Begründung", "Protokollerklärung", "Protokollnotiz")
_FIELD = re.compile(rf"^[ \t]*({'|'.join(_FIELDS)})(?:in(?:nen)?|/in(?:nen)?)?((?:\s+(?:der|des|von)\b[^:\n]*)?)\s*:[ \t]*", re.M)
_CLAUSE = re.compile(r"^[ \t]*(\d{1,2})\.\s+(?=[A-ZÄÖÜ])", re.M)
_COUNTS = re.compile(r"\b(\d{1,2})\s*:\s*(\d{1,2})\s*:\s*(\d{1,2})\b")
_COUNTED = {
    "ja": re.compile(r"(\d{1,2})\s+(?:Ja|Zustimmung|Stimmen? dafür)", re.I),
    "nein": re.compile(r"(\d{1,2}|einer?)\s+(?:Nein|Gegenstimme|Stimmen? dagegen)", re.I),
    "enthaltung": re.compile(r"(\d{1,2}|einer?)\s+Enthaltung", re.I),
}
_VERBS = {
    "fordernd": ("bittet", "bitten", "fordert", "fordern", "spricht sich", "sprechen sich", "appelliert", "ersucht"),
    "wertend": ("begrüßt", "begrüßen", "betont", "betonen", "würdigt", "unterstreicht"),
    "feststellend": ("stellt fest", "stellen fest", "nimmt zur Kenntnis", "nehmen zur Kenntnis"),
}
_ADDRESSEE = re.compile(
    r"\b(?:den|die|das|der)\s+(Bund(?:esregierung|esrat)?|BAMF|Bundesamt für Migration und Flüchtlinge|Bundesagentur für Arbeit|Länder|Kommunen)\b"
)


_CODES = {name["de"]: code.removeprefix("DE-") for code, name in NAMES.items()}
_LAND = re.compile(rf"\b({'|'.join(re.escape(name) for name in sorted(_CODES, key=len, reverse=True))})(?![\w-])")
"""The name of a Land; the longest wins (Sachsen-Anhalt is not Sachsen)."""
_FILLING = re.compile(
    r"\b(?:(?:die|das|der|des|den|dem)\b\s*)?(?:Länder[n]?|Land(?:es)?|Freistaat(?:es)?|Freie(?:r|n)?|Hansestadt|Stadt|federführend|Federführung)\b|\bund\b"
)
"""Words around the names of Länder that say nothing more."""


class Clause(NamedTuple):
    """A numbered paragraph; the kind is proposed from its verb, empty where none is known."""

    number: str
    kind: str
    addressee: str
    text: str


class Item(NamedTuple):
    """An item as the minutes have it; what they do not say is empty or None."""

    number: str
    title: str
    page: int | None
    movers: tuple[str, ...]
    all_movers: bool
    publication: str
    label: str
    counts: dict[str, int]
    clauses: tuple[Clause, ...]
    statements: tuple[tuple[tuple[str, ...], str], ...]
    """Länder and text of each Protokollerklärung."""
    detailed: bool
    """Whether the item itself was read, not only its line in the contents."""
    unread: tuple[tuple[str, str], ...] = ()
    """What stands in a field and was not understood: the field and the words."""


class Minutes(NamedTuple):
    """Minutes read; ``number`` None where the text does not say which conference it is."""

    name: str
    number: int | None
    start: date | None
    end: date | None
    place: str
    video: bool
    chairs: tuple[str, ...]
    items: tuple[Item, ...]


def parse(text: str) -> Minutes:
    """Minutes from their text. Raises InputError where there is no item in it."""
    text = layout.plain(text)
    cover, contents, body = layout.parts(text)
    items = _items(contents, body)
    if not items:
        raise InputError(
            "In diesem Text steht kein Tagesordnungspunkt (TOP mit Nummer); ist es ein Protokoll der Konferenz?",
            "There is no agenda item (TOP with a number) in this text; is it minutes of the conference?",
        )
    number = _CONFERENCE.search(cover) or _CONFERENCE.search(text)
    start, end, place = _days(cover)
    name = next((word for word in ("Beschlussniederschrift", "Ergebnisprotokoll", "Niederschrift", "Protokoll") if word in cover), "")
    return Minutes(name, int(number.group(1)) if number else None, start, end, place, "Videokonferenz" in cover, _chairs(cover), items)


def _days(cover: str) -> tuple[date | None, date | None, str]:
    found = _DAYS.search(layout.joined(cover))
    if not found:
        return None, None, ""
    first, last, month, year, place = found.groups()
    try:
        start, end = (date(int(year), _MONTHS.index(month) + 1, int(day)) for day in (first, last or first))
    except ValueError:
        return None, None, place or ""
    return start, end, place or ""


def _chairs(cover: str) -> tuple[str, ...]:
    found = _CHAIR.search(cover)
    return tuple(dict.fromkeys(match.group(1) for match in _PERSON.finditer(layout.joined(found.group(1))))) if found else ()


def _items(contents: str, body: str) -> tuple[Item, ...]:
    """Every item of the contents and of the body, in the order of the contents."""
    listed = {
        entry.number: entry for entry in layout.contents(contents) if entry.page is not None and entry.title and entry.number != layout.UNNUMBERED
    }
    read = {item.number: item for item in map(_item, _pieces(body))}
    found = []
    for number in dict.fromkeys((*listed, *read)):
        entry, item = listed.get(number), read.get(number)
        if item is None and entry is not None:
            item = Item(number, entry.title, entry.page, (), False, "", "", {}, (), (), detailed=False)
        elif item is not None and entry is not None:
            item = item._replace(title=entry.title or item.title, page=entry.page)
        if item is not None:
            found.append(item)
    return tuple(found)


def _pieces(body: str) -> list[tuple[str, str]]:
    """Numbers with what stands below them."""
    starts = list(_ITEM.finditer(body))
    return [(found.group(1), body[found.end() : (starts[at + 1].start() if at + 1 < len(starts) else len(body))]) for at, found in enumerate(starts)]


def _item(piece: tuple[str, str]) -> Item:
    number, text = piece
    marks = list(_FIELD.finditer(text))
    title = layout.joined(text[: marks[0].start()] if marks else text.split("\n\n")[0])
    fields: dict[str, str] = {}
    statements = []
    for at, mark in enumerate(marks):
        content = text[mark.end() : marks[at + 1].start() if at + 1 < len(marks) else len(text)].strip()
        if mark.group(1).startswith("Protokoll"):
            statements.append((_laender(mark.group(2) + " " + content[:200]), layout.joined(content)))
        elif content != "nicht bekannt":
            fields.setdefault(mark.group(1), content)
    movers = fields.get("Antragsteller", "")
    everyone = movers.lower().startswith("alle länder")
    resolution, stated = fields.get("Beschluss", ""), fields.get("Abstimmungsergebnis", "")
    result = stated or resolution[:400]
    unread = [("Antragsteller", name) for name in ([] if everyone else _strangers(movers))]
    if stated and not (_label(stated) or _counts(stated)):
        unread.append(("Abstimmungsergebnis", layout.joined(stated)))
    return Item(
        number,
        title,
        None,
        _laender(movers) if not everyone else tuple(code.removeprefix("DE-") for code in NAMES),
        everyone,
        layout.joined(fields.get("Veröffentlichung", "")),
        _label(result),
        _counts(stated),
        tuple(_clauses(resolution)),
        tuple(statements),
        detailed=True,
        unread=tuple(unread),
    )


def _laender(text: str) -> tuple[str, ...]:
    """The Länder a text names, in the order in which they stand."""
    return tuple(dict.fromkeys(_CODES[found] for found in _LAND.findall(layout.joined(text))))


def _strangers(text: str) -> list[str]:
    """What a list of Länder holds besides Länder."""
    parts = (_FILLING.sub(" ", _LAND.sub(" ", part)).strip(" .:()") for part in re.split(r"[,;/]|\bund\b|\bsowie\b", layout.joined(text)))
    return [part for part in (layout.joined(part) for part in parts) if part]


def _label(text: str) -> str:
    lowered = text.lower()
    return next(
        (
            label
            for word, label in (("einstimmig", "einstimmig"), ("mehrheitlich", "mehrheitlich"), ("mit mehrheit", "mehrheitlich"))
            if word in lowered
        ),
        "",
    )


def _counts(text: str) -> dict[str, int]:
    if found := _COUNTS.search(text):
        return dict(zip(("ja", "nein", "enthaltung"), map(int, found.groups()), strict=True))
    matches = {word: pattern.search(text) for word, pattern in _COUNTED.items()}
    return {word: int(match.group(1)) if match.group(1).isdigit() else 1 for word, match in matches.items() if match}


def _clauses(text: str) -> list[Clause]:
    starts = list(_CLAUSE.finditer(text))
    found = []
    for at, start in enumerate(starts):
        words = layout.joined(text[start.end() : starts[at + 1].start() if at + 1 < len(starts) else len(text)])
        kind = next((kind for kind, verbs in _VERBS.items() if any(re.search(rf"\b{verb}\b", words) for verb in verbs)), "")
        to = _ADDRESSEE.search(words) if kind == "fordernd" else None
        found.append(Clause(start.group(1), kind, to.group(1) if to else "", words))
    return found
