"""The conferences as a calendar (iCalendar, RFC 5545): whole days; one that was called off, or whose days are not sure, says so."""

from collections.abc import Iterator
from datetime import date, timedelta

from anspruch.conference import words
from anspruch.conference.known import CERTAINTY
from anspruch.conference.model import Conference, Record, Span
from anspruch.statute.model import Texts

_WIDTH = 75
_DOUBT: Texts = {"de": "Die Tage nennt keine Quelle ({0}).", "en": "No source gives the days ({0})."}


def calendar(record: Record, stamp: date, lang: str = "de") -> str:
    """A calendar of the days that are known; CRLF lines of at most 75 octets.

    Args:
        record: the record.
        stamp: when the record was last changed.
        lang: de or en.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Anspruch//IntMK//DE", f"X-WR-CALNAME:{_escaped(record.body.short)}"]
    for one in record.conferences.values():
        for event in _events(record, one, lang):
            lines += [*event[:2], f"DTSTAMP:{stamp:%Y%m%d}T000000Z", *event[2:]]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _events(record: Record, one: Conference, lang: str) -> Iterator[list[str]]:
    name = f"{one.number}. {record.body.short}" if lang == "de" else f"{record.body.short} {one.number}"
    where = words.where(one, lang)
    if one.days.value:
        doubt = "" if one.days.sure else _DOUBT[lang].format(CERTAINTY[one.days.certainty][lang])
        about = "\n".join(filter(None, (one.motto.value, doubt)))
        yield _event(f"{record.body.name}-{one.number}", one.days.value, name, where, about, "CONFIRMED" if one.days.sure else "TENTATIVE")
    if one.planned:
        yield _event(f"{record.body.name}-{one.number}-planned", one.planned, name, where, one.motto.value or "", "CANCELLED")
    for meeting in one.meetings:
        title = f"{name}, {words.MEETING[meeting.kind][lang]}"
        yield _event(f"{record.body.name}-{one.number}-{meeting.kind}", meeting.days, title, meeting.place, "")


def _event(uid: str, days: Span, title: str, place: str, about: str, status: str = "CONFIRMED") -> list[str]:
    after = days.end + timedelta(days=1)
    lines = ["BEGIN:VEVENT", f"UID:{uid}@anspruch"]
    lines += [f"DTSTART;VALUE=DATE:{days.start:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}", f"SUMMARY:{_escaped(title)}"]
    lines += [f"LOCATION:{_escaped(place)}"] if place else []
    lines += [f"DESCRIPTION:{_escaped(about)}"] if about else []
    return [*lines, f"STATUS:{status}", "TRANSP:TRANSPARENT", "END:VEVENT"]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A line in pieces of at most 75 octets, no sign cut in two."""
    pieces: list[str] = []
    piece = ""
    for sign in line:
        room = _WIDTH if not pieces else _WIDTH - 1
        if len((piece + sign).encode()) > room:
            pieces.append(piece)
            piece = ""
        piece += sign
    return "\r\n ".join([*pieces, piece])
