"""From the text of minutes to what they say: cover, contents, and item by item movers, result and resolution.

The layouts known are the Beschlussniederschriften of 2012 and 2021, the Ergebnisprotokoll of 2018 and the single sheet of 2017. Clause types
are proposed from the verb, and must be confirmed.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple, TypeVar

from anspruch.conference.minutes import layout
from anspruch.conference.minutes.named import Named, laender, named
from anspruch.conference.minutes.result import Result, instead, result
from anspruch.language.errors import InputError

T = TypeVar("T")
ASKING = "fordernd"
_OPENING = 400
"""Letters of a resolution or statement in which its label, or who made it, is looked for."""

_MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember")
_CONFERENCE = re.compile(r"(\d{1,3})\.\s+(?:Integrationsministerkonferenz|Konferenz\s+der\s+für\s+Integration)")
_DAYS = re.compile(rf"\b(\d{{1,2}})\.(?:\s*(?:/|und|bis|-|–)\s*(\d{{1,2}})\.)?\s*({'|'.join(_MONTHS)})\s+(\d{{4}})(?:\s+in\s+([A-ZÄÖÜ][\w/-]+))?")
_CHAIR = re.compile(r"Vorsitz\s*:\s*(.+?)(?:\n\s*\n\s*\n|\Z)", re.S)
_OFFICES = r"(?:Frau|Herrn?|(?:Staats)?[Mm]inister(?:in)?|Senator(?:in)?|Ministerialdirektor(?:in)?|Staatssekretär(?:in)?|Staatsrat|Staatsrätin)"
_PERSON = re.compile(rf"{_OFFICES}(?:\s+{_OFFICES})*\s+(?:(?:Dr\.|Prof\.)\s+)*([A-ZÄÖÜ][\w-]+(?:\s+(?!{_OFFICES}\b)[A-ZÄÖÜ][\w-]+)+)")
_ITEM = re.compile(rf"^[ \t]*TOP\s+({layout.NUMBER}){layout.AFTER}", re.M)
_FIELDS = ("Antragsteller", "Veröffentlichung", "Abstimmungsergebnis", "Beschluss", "Begründung")
_LINE = rf"\n(?![ \t]*(?:\n|(?:{'|'.join(_FIELDS)})\b))"
"""A line's end within a heading: neither an empty line nor a field follows."""
_FIELD = re.compile(
    rf"^[ \t]*(?:(?P<field>{'|'.join(_FIELDS)})(?:in(?:nen)?|/in(?:nen)?)?(?:\s+(?:der|des|von)\b[^:\n]*)?"
    rf"|(?:Gemeinsame[ \t]+)?(?P<form>Protokollerklärung|Protokollnotiz)(?:en)?(?P<of>(?:[^:\n]|{_LINE}){{0,250}}?))[ \t]*:[ \t]*",
    re.M,
)
_CLAUSE = re.compile(r"^[ \t]*(\d{1,2})\.\s+(?=[A-ZÄÖÜ])", re.M)
_VERBS = {
    ASKING: ("bittet", "bitten", "fordert", "fordern", "spricht sich", "sprechen sich", "appelliert", "ersucht"),
    "wertend": ("begrüßt", "begrüßen", "betont", "betonen", "würdigt", "unterstreicht"),
    "feststellend": ("stellt fest", "stellen fest", "nimmt zur Kenntnis", "nehmen zur Kenntnis"),
}
_ADDRESSEE = re.compile(
    r"\b(?:den|die|das|der)\s+(Bund(?:esregierung|esrat)?|BAMF|Bundesamt für Migration und Flüchtlinge|Bundesagentur für Arbeit|Länder|Kommunen)\b"
)
_NOT_KNOWN = "nicht bekannt"
"""What our own minutes write where the record says nothing."""


class Clause(NamedTuple):
    """A numbered paragraph; the kind is proposed from its verb, empty where none is known."""

    number: str
    kind: str
    addressee: str
    text: str


class Stated(NamedTuple):
    """A Protokollerklärung or Protokollnotiz; ``inside`` where only its text names the Länder, not its heading."""

    form: str
    laender: tuple[str, ...]
    text: str
    inside: bool = False


class Item(NamedTuple):
    """An item as the minutes have it; what they do not say is empty or None."""

    number: str
    title: str
    page: int | None = None
    movers: Named = Named(())
    publication: str = ""
    result: Result = Result()
    clauses: tuple[Clause, ...] = ()
    statements: tuple[Stated, ...] = ()
    detailed: bool = False
    """Whether the item itself was read, not only its line in the contents."""
    unread: tuple[tuple[str, str], ...] = ()
    """What stands in a field and was not understood: the field and the words."""
    left: tuple[tuple[str, str], ...] = ()
    """What no field of a record takes: where it stands, and the words."""


class Minutes(NamedTuple):
    """Minutes read; ``number`` None where the text does not say which conference it is. ``left`` is what stands outside the items."""

    name: str
    number: int | None
    start: date | None
    end: date | None
    place: str
    video: bool
    chairs: tuple[str, ...]
    items: tuple[Item, ...]
    left: tuple[tuple[str, str], ...]


def parse(text: str) -> Minutes:
    """Minutes from their text; every line is in what is read, or in what is left. Raises InputError where there is no item in it."""
    text, off = layout.plain(text)
    cover, contents, body = layout.parts(text)
    listed, between = layout.contents(contents)
    headings = [f"TOP {one.number} {one.title}" for one in listed if not _listed(one)]
    items = _items([one for one in listed if _listed(one)], body)
    if not items:
        raise InputError(
            "In diesem Text steht kein Tagesordnungspunkt (TOP mit Nummer); ist es ein Protokoll der Konferenz?",
            "There is no agenda item (TOP with a number) in this text; is it minutes of the conference?",
        )
    number = _CONFERENCE.search(cover) or _CONFERENCE.search(text)
    start, end, place = _days(cover)
    name = next((word for word in ("Beschlussniederschrift", "Ergebnisprotokoll", "Niederschrift", "Protokoll") if word in cover), "")
    told = (("Deckblatt", layout.joined(cover)), ("Inhaltsverzeichnis", " / ".join((*headings, *between))), ("Seitenrand", " / ".join(off)))
    left = tuple((where, words) for where, words in told if words)
    return Minutes(name, int(number.group(1)) if number else None, start, end, place, "Videokonferenz" in cover, _chairs(cover), items, left)


def _listed(entry: layout.Entry) -> bool:
    """Whether a line of the contents is an item, not the heading of a group."""
    return entry.page is not None and bool(entry.title) and entry.number != layout.UNNUMBERED


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


def _items(listed: list[layout.Entry], body: str) -> tuple[Item, ...]:
    """Every item of the contents and of the body, in the order of the contents; a number that stands twice is two items."""
    entries = _counted((entry.number, entry) for entry in listed)
    read = _counted((number, _item(number, text)) for number, text in _pieces(body))
    return tuple(_together(entries.get(key), read.get(key)) for key in dict.fromkeys((*entries, *read)))


def _counted(several: Iterable[tuple[str, T]]) -> dict[tuple[str, int], T]:
    """By number, and by the how manieth of that number."""
    seen: Counter[str] = Counter()
    found = {}
    for number, one in several:
        seen[number] += 1
        found[number, seen[number]] = one
    return found


def _together(entry: layout.Entry | None, item: Item | None) -> Item:
    """An item from its line in the contents and from the item itself, of which one may be missing."""
    if entry is None:
        return item if item is not None else Item("", "")
    if item is None:
        title, word = instead(entry.title)
        return Item(entry.number, title, entry.page, result=Result(instead=word))
    title, word = instead(entry.title)
    other = [("Titel", item.title)] if item.title and item.title != title else []
    stated = item.result._replace(instead=item.result.instead or word)
    return item._replace(title=title, page=entry.page, result=stated, left=(*other, *item.left))


def _pieces(body: str) -> list[tuple[str, str]]:
    """Numbers with what stands below them."""
    starts = list(_ITEM.finditer(body))
    return [(found.group(1), body[found.end() : (starts[at + 1].start() if at + 1 < len(starts) else len(body))]) for at, found in enumerate(starts)]


def _item(number: str, text: str) -> Item:
    marks = list(_FIELD.finditer(text))
    head, *rest = [text[: marks[0].start()]] if marks else text.split("\n\n")
    title, word = instead(layout.joined(head))
    left = [("Text", layout.joined(" ".join(rest)))]
    fields: dict[str, str] = {}
    statements = []
    for at, mark in enumerate(marks):
        content = text[mark.end() : marks[at + 1].start() if at + 1 < len(marks) else len(text)].strip()
        field = mark.group("field")
        if not field:
            statements.append(_statement(mark, layout.joined(content)))
            left += [(mark.group("form"), layout.joined(mark.group("of")))] if named(mark.group("of")).rest else []
        elif field in fields:
            left.append((f"{field}, noch einmal", layout.joined(content)))
        elif content != _NOT_KNOWN:
            fields[field] = content
    movers = named(fields.get("Antragsteller", ""))
    resolution, stated = fields.get("Beschluss", ""), fields.get("Abstimmungsergebnis", "")
    clauses = tuple(_clauses(resolution))
    before = layout.joined(resolution[: found.start()] if (found := _CLAUSE.search(resolution)) else resolution)
    ended = result(stated) if stated else Result(label=result(resolution[:_OPENING]).label)  # „hat mehrheitlich beschlossen“
    left += [("Beschluss", before), ("Begründung", layout.joined(fields.get("Begründung", "")))]
    left += [(f"Beschluss, Nr. {one.number}", one.text) for one in clauses if one.kind != ASKING]
    unread = [("Antragsteller", said) for said in movers.rest]
    if stated and ended.rest:
        (left if ended.understood else unread).append(("Abstimmungsergebnis", layout.joined(stated)))
    return Item(
        number,
        title,
        movers=movers,
        publication=layout.joined(fields.get("Veröffentlichung", "")),
        result=ended._replace(instead=ended.instead or word or instead(left[0][1])[1]),
        clauses=clauses,
        statements=tuple(statements),
        detailed=True,
        unread=tuple(unread),
        left=tuple((where, words) for where, words in left if words),
    )


def _statement(mark: re.Match[str], text: str) -> Stated:
    """A statement of the Länder its heading names; of those in its first words where the heading names none."""
    heading = laender(mark.group("of"))
    return Stated(mark.group("form"), heading or laender(text[:_OPENING]), text, not heading)


def _clauses(text: str) -> list[Clause]:
    starts = list(_CLAUSE.finditer(text))
    found = []
    for at, start in enumerate(starts):
        words = layout.joined(text[start.end() : starts[at + 1].start() if at + 1 < len(starts) else len(text)])
        kind = next((kind for kind, verbs in _VERBS.items() if any(re.search(rf"\b{verb}\b", words) for verb in verbs)), "")
        to = _ADDRESSEE.search(words) if kind == ASKING else None
        found.append(Clause(start.group(1), kind, to.group(1) if to else "", words))
    return found
