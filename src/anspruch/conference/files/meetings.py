"""Reading conferences.yaml and mandates.yaml: the body, its conferences and chairs, and who spoke for a Land."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from anspruch.conference.files import fields
from anspruch.conference.files.fields import Frame
from anspruch.conference.known import Known
from anspruch.conference.model import (
    LABELS,
    Act,
    Body,
    Chair,
    Conference,
    Handover,
    InChair,
    Mandate,
    Meeting,
    NextTerm,
    Span,
    Term,
    WrittenProcedure,
)
from anspruch.language.errors import LawError
from anspruch.statute import values

FORMS = ("praesenz", "video", "hybrid", "umlauf")
MEETINGS = ("herbsttreffen", "vorkonferenz", "sonderkonferenz")
PRESENCE = ("confirmed", "likely", "announced", "unknown")
FEDERATION = "Bund"
_FILE = ("as_of", "body", "conferences", "next_term", "acts", "written_procedures")
_BODY = ("short", "title", "since", "laender", "rotation_from", "handovers", "sources")
_CONFERENCE = ("number", "days", "year", "planned", "place", "chair", "motto", "form", "term", "meetings", "note", "sources")
_MANDATE = ("land", "person", "office", "presence", "vote", "note", "sources")
_DAY_OF_YEAR = re.compile(r"\d\d-\d\d")


def top(raw: object, where: str) -> Mapping[str, Any]:
    """The top level of conferences.yaml. Raises LawError."""
    return values.keys(raw, _FILE, ("as_of", "body", "conferences"), where)


def body(raw: object, where: str) -> tuple[str, tuple[str, ...], date]:
    """Of the body what all else is checked against: its short name, its Länder, the day it first met. Raises LawError."""
    entry = values.keys(raw, _BODY, ("short", "title", "since", "laender"), where)
    laender = tuple(fields.text(one, where) for one in values.several(entry["laender"], where))
    fields.once(laender, where)
    return fields.text(entry["short"], where), laender, values.day(entry["since"], where)


def whole_body(raw: Mapping[str, Any], frame: Frame, where: str) -> Body:
    """The body. Raises LawError."""
    short = fields.text(raw["short"], where)
    handovers = tuple(_handover(one, frame, f"{where}, handovers") for one in values.several(raw.get("handovers"), where))
    return Body(
        short.lower(),
        short,
        values.texts(raw["title"], where),
        frame.since,
        frame.laender,
        handovers,
        fields.sources(raw.get("sources"), frame, where),
    )


def _handover(raw: object, frame: Frame, where: str) -> Handover:
    entry = values.keys(raw, ("from_term", "day", "certainty", "sources"), ("from_term", "day", "certainty"), where)
    if not _DAY_OF_YEAR.fullmatch(str(entry["day"])):
        raise LawError(f"„{entry['day']}“ ist kein Tag wie 07-01.", f"“{entry['day']}” is not a day like 07-01.").within(where)
    sources = fields.sources(entry.get("sources"), frame, where)
    return Handover(fields.number(entry["from_term"], where), str(entry["day"]), fields.certainty(entry, where), sources)


def conferences(raw: object, frame: Frame, where: str) -> dict[int, Conference]:
    """The conferences by number. Raises LawError for a number used twice, or a gap."""
    found: dict[int, Conference] = {}
    for place, entry in enumerate(values.several(raw, where), 1):
        number = entry.get("number") if isinstance(entry, dict) else None
        one = _conference(entry, frame, f"{where}, {f'{number}. Konferenz' if number else f'{place}. Eintrag'}")
        if one.number in found:
            raise LawError(f"Die {one.number}. Konferenz steht zweimal.", f"Conference {one.number} stands twice.").within(where)
        found[one.number] = one
    if sorted(found) != list(range(1, len(found) + 1)):
        raise LawError("Die Nummern der Konferenzen haben eine Lücke.", "The numbers of the conferences have a gap.").within(where)
    terms = _adjoining(found)
    for one in terms.values():
        _check_term(one, f"{where}, {one.number}. Konferenz")
    return terms


def _adjoining(conferences: dict[int, Conference]) -> dict[int, Conference]:
    """Terms adjoin: where the end of one is not given it is the day before the next, and the other way round."""
    found = dict(conferences)
    for number, one in conferences.items():
        before, after = (conferences[other].term if other in conferences else Term(other, None, None) for other in (number - 1, number + 1))
        start = one.term.start or (before.end + timedelta(days=1) if before.end else None)
        end = one.term.end or (after.start - timedelta(days=1) if after.start else None)
        found[number] = one._replace(term=Term(number, start, end))
    return found


def _check_term(one: Conference, where: str) -> None:
    """A term ends after it starts, and its conference lies in it. Raises LawError."""
    start, end = one.term.start or date.min, one.term.end or date.max
    if end < start:
        raise LawError(f"Das Vorsitzjahr endet ({end}), bevor es beginnt ({start}).", f"The term ends ({end}) before it starts ({start}).").within(
            where
        )
    for days in (one.days.value, one.planned):
        if days and not start <= days.start <= days.end <= end:
            raise LawError(
                f"Die Konferenz ({days.start} bis {days.end}) liegt nicht in ihrem Vorsitzjahr ({one.term.start or '…'} bis {one.term.end or '…'}).",
                f"The conference ({days.start} to {days.end}) lies outside its term ({one.term.start or '…'} to {one.term.end or '…'}).",
            ).within(where)


def _conference(raw: object, frame: Frame, where: str) -> Conference:
    entry = values.keys(raw, _CONFERENCE, ("number",), where)
    days = _days(entry.get("days"), frame, f"{where}, days")
    year = fields.known(entry.get("year"), f"{where}, year", fields.number)
    if days.value and year.value != days.value.start.year:
        raise LawError("Das Jahr passt nicht zu den Tagen.", "The year does not fit the days.").within(where)
    term = values.keys(entry.get("term", {}), ("start", "end"), (), f"{where}, term")
    start, end = (fields.day(term[key], frame, f"{where}, term") if term.get(key) else None for key in ("start", "end"))
    planned = entry.get("planned")
    return Conference(
        fields.number(entry["number"], where),
        days,
        year,
        fields.span(values.keys(planned, ("start", "end"), ("start", "end"), where), frame, where) if planned else None,
        fields.known(entry.get("place"), f"{where}, place", fields.text),
        chair(entry.get("chair"), frame, f"{where}, chair"),
        fields.known(entry.get("motto"), f"{where}, motto", fields.text),
        values.one_of(entry["form"], FORMS, f"{where}, form") if entry.get("form") else "",
        Term(fields.number(entry["number"], where), start, end),
        tuple(_meeting(one, frame, f"{where}, meetings") for one in values.several(entry.get("meetings"), where)),
        values.texts(entry.get("note"), where),
        fields.sources(entry.get("sources"), frame, where),
    )


def _days(raw: object, frame: Frame, where: str) -> Known[Span]:
    if raw is None:
        return Known(None)
    entry = values.keys(raw, ("start", "end", "certainty"), ("start", "end", "certainty"), where)
    return Known(fields.span(entry, frame, where), fields.certainty(entry, where))


def chair(raw: object, frame: Frame, where: str) -> Chair:
    """Who held the chair. Raises LawError."""
    if raw is None:
        return Chair(Known(None), ())
    entry = values.keys(raw, ("land", "certainty", "persons"), ("land", "certainty"), where)
    persons = tuple(_in_chair(one, where) for one in values.several(entry.get("persons"), where))
    return Chair(Known(fields.land(entry["land"], frame, where), fields.certainty(entry, where)), persons)


def _in_chair(raw: object, where: str) -> InChair:
    entry = values.keys(raw, ("name", "certainty", "since", "until", "days_certainty"), ("name", "certainty"), where)
    days = fields.certainty(entry, where, "days_certainty") if "days_certainty" in entry else "A"
    since, until = (fields.moment(entry[key], where) if entry.get(key) is not None else "" for key in ("since", "until"))
    return InChair(fields.text(entry["name"], where), fields.certainty(entry, where), since, until, days)


def person(raw: object, where: str) -> Known[str]:
    """A person's name and how sure it is. Raises LawError."""
    entry = values.keys(raw, ("name", "certainty"), ("name", "certainty"), where)
    return Known(fields.text(entry["name"], where), fields.certainty(entry, where))


def _meeting(raw: object, frame: Frame, where: str) -> Meeting:
    entry = values.keys(raw, ("kind", "start", "end", "place"), ("kind", "start", "end"), where)
    return Meeting(values.one_of(entry["kind"], MEETINGS, where), fields.span(entry, frame, where), fields.word(entry.get("place"), where))


def next_term(raw: object, last: Conference, frame: Frame, where: str) -> Known[NextTerm]:
    """The term whose conference has not been, after the last one there is. Raises LawError."""
    if raw is None:
        return Known(None)
    entry = values.keys(raw, ("number", "land", "certainty", "start", "note"), ("number", "land", "certainty"), where)
    sure = fields.certainty(entry, where)
    number = last.number + 1
    if fields.number(entry["number"], where) != number:
        raise LawError(
            f"Nach der {last.number}. Konferenz kommt die {number}., nicht die {entry['number']}.",
            f"After conference {last.number} comes {number}, not {entry['number']}.",
        ).within(where)
    start = fields.day(entry["start"], frame, where) if entry.get("start") else None
    if start and last.term.end and start <= last.term.end:
        raise LawError(
            f"Das Vorsitzjahr beginnt ({start}), bevor das der {last.number}. Konferenz endet ({last.term.end}).",
            f"The term starts ({start}) before that of conference {last.number} ends ({last.term.end}).",
        ).within(where)
    land = Known(fields.land(entry["land"], frame, where), sure)
    return Known(NextTerm(number, land, start), sure, values.texts(entry.get("note"), where))


def check_rotation(raw: Mapping[str, Any], held: Mapping[int, Conference], later: Known[NextTerm], where: str) -> None:
    """From the term named in the body on, the chair goes round in the order of the Länder. Raises LawError for one that is out of turn."""
    first = raw.get("rotation_from")
    if first is None:
        return
    chairs = {one.number: one.chair.land.value for one in held.values() if one.number >= fields.number(first, where)}
    if later.value:
        chairs[max(held) + 1] = later.value.land.value
    order: Sequence[str] = raw["laender"]
    for number, land in chairs.items():
        before = chairs.get(number - 1)
        if land and before and land != (turn := order[(order.index(before) + 1) % len(order)]):
            raise LawError(
                f"{number}. Konferenz: Der Vorsitz geht reihum, nach {before} kommt {turn}, nicht {land}.",
                f"Conference {number}: the chair goes round, after {before} comes {turn}, not {land}.",
            ).within(where)


def acts(raw: object, frame: Frame, where: str) -> tuple[Act, ...]:
    """What chairs did between conferences. Raises LawError."""
    found = []
    for one in values.several(raw, where):
        names = ("id", "conference", "day", "actor", "land", "says", "certainty", "sources")
        entry = values.keys(one, names, names, where)
        place = f"{where}, {entry['id']}"
        found.append(
            Act(
                fields.text(entry["id"], place),
                fields.number(entry["conference"], place),
                fields.past(entry["day"], frame, place),
                fields.text(entry["actor"], place),
                fields.land(entry["land"], frame, place),
                values.texts(entry["says"], place),
                fields.certainty(entry, place),
                fields.sources(entry["sources"], frame, place),
            )
        )
    return tuple(found)


def procedures(raw: object, frame: Frame, where: str) -> dict[str, WrittenProcedure]:
    """The written procedures by name. Raises LawError."""
    found = {}
    for one in values.several(raw, where):
        entry = values.keys(one, ("id", "conference", "day", "papers", "label", "sources"), ("id", "conference"), where)
        place = f"{where}, {entry['id']}"
        found[str(entry["id"])] = WrittenProcedure(
            fields.text(entry["id"], place),
            fields.number(entry["conference"], place),
            fields.known(entry.get("day"), place, lambda value, at: fields.past(value, frame, at)),
            fields.known(entry.get("papers"), place, fields.number),
            fields.known(entry.get("label"), place, lambda value, at: values.one_of(value, LABELS, at)),
            fields.sources(entry.get("sources"), frame, place),
        )
    return found


def mandates(raw: object, frame: Frame, where: str) -> tuple[Mandate, ...]:
    """Who was there for whom at one conference. Raises LawError for two with the vote of one Land."""
    top_level = values.keys(raw, ("conference", "mandates"), ("conference", "mandates"), where)
    number = fields.number(top_level["conference"], where)
    found = []
    for one in values.several(top_level["mandates"], where):
        entry = values.keys(one, _MANDATE, ("land", "presence"), where)
        place = f"{where}, {entry['land']}"
        land = FEDERATION if entry["land"] == FEDERATION else fields.land(entry["land"], frame, place)
        vote = fields.truth(entry.get("vote", True), place)
        if vote and land == FEDERATION:
            raise LawError("Der Bund hat keine Stimme (vote: false).", "The Federation has no vote (vote: false).").within(place)
        who = person(entry["person"], place) if entry.get("person") else Known[str](None)
        presence = values.one_of(entry["presence"], PRESENCE, place)
        texts = values.texts(entry.get("office"), place), values.texts(entry.get("note"), place)
        found.append(Mandate(number, land, who, texts[0], presence, vote, texts[1], fields.sources(entry.get("sources"), frame, place)))
    fields.once((one.land for one in found if one.vote), where)
    return tuple(found)
