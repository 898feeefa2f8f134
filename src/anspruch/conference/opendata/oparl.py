"""The record as OParl 1.1 objects (https://oparl.org/spezifikation), after release only; pure functions, the web serves them.

OParl has no votes. They are added under the vendor prefix ``anspruch:``, as the specification provides for:

- ``anspruch:vote`` on an agenda item and a paper: ``label`` (einstimmig, mehrheitlich, ohne_mehrheit), ``labelCertainty``, ``counts`` (ja, nein,
  enthaltung, abwesend), ``certainty`` of the counts (A official, B press, C inferred, R memory, U unknown), ``byLand``: by Land the ``vote`` and
  ``how`` it is known (known, inferred, unknown); each left out where it is not known.
- ``anspruch:daysOnly`` on a meeting: true, for only its days are known; ``start`` and ``end`` are the first and the last moment of them.
- ``anspruch:originators`` on a paper: every Land known or inferred to have moved it: its ``organization``, ``role`` (lead, with ``leadCertainty``, or
  mover), ``how`` (known, inferred) and ``certainty``; ``anspruch:originatorsComplete``: whether these are all. ``originatorOrganization`` holds only
  those known.
- ``anspruch:presence`` on a membership: confirmed, likely, announced or unknown; ``anspruch:since`` and ``anspruch:until`` on that of a chair: a
  day, month or year, about where a tilde follows, and ``anspruch:daysCertainty`` of both (``startDate`` and ``endDate`` are there only where the
  day is known).
- ``anspruch:procedure`` on a consultation: the written procedure in which a paper was decided, outside the meetings.
- ``anspruch:certainty`` on any object (papers nobody is sure of, U, are left out); ``anspruch:demands`` and ``anspruch:hash`` on a paper.

What is not known is left out: a paper's day and movers, whether a meeting was held, whether an item was public. Nothing here is computed of the law,
so objects change with the record only.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from anspruch.conference import votes, words
from anspruch.conference.agenda import in_order
from anspruch.conference.frozen import fingerprint
from anspruch.conference.known import SURE, Known
from anspruch.conference.model import VOTES, Conference, InChair, Paper, Record

SCHEMA = "https://schema.oparl.org/1.1/"
_BERLIN = ZoneInfo("Europe/Berlin")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class Feed(NamedTuple):
    """The objects of a record under one permanent address.

    ``base`` ends without a slash; every object's id lies below it. ``changed`` is the day on which the record was last changed: every object
    bears it as ``modified``, for the record knows no day of its own for each; no moment of that day either, so that a client asks from its
    beginning on. ``sheet`` gives the address of the PDF of a paper by conference and id.
    """

    record: Record
    base: str
    changed: date
    sheet: Callable[[int, str], str]

    def system(self) -> dict[str, Any]:
        """The entry point."""
        return {**self._head("system", "System"), "oparlVersion": SCHEMA, "body": f"{self.base}/bodies", "name": self.record.body.short}

    def body(self) -> dict[str, Any]:
        """The conference as a body, with a list of every kind of object."""
        lists = {name: f"{self.base}/list/{name}" for name in self.lists()}
        return {
            **self._head("body", "Body"),
            "system": f"{self.base}/system",
            "shortName": self.record.body.short,
            "name": self.record.body.title["de"],
            "classification": "Fachministerkonferenz",
            **lists,
            "legislativeTerm": _inside(self.terms(), "body"),
        }

    def terms(self) -> list[dict[str, Any]]:
        """The years in the chair, as far as their days are known."""
        found = []
        for one in self.record.conferences.values():
            land = one.chair.land.value
            name = f"Vorsitz {words.land(land, 'de')}" if land else f"Vorsitzjahr {one.number}"
            days = {key: day.isoformat() for key, day in (("startDate", one.term.start), ("endDate", one.term.end)) if day}
            found.append({**self._head(f"legislativeTerm/{one.number}", "LegislativeTerm"), "body": f"{self.base}/body", "name": name, **days})
        return found

    def organizations(self) -> list[dict[str, Any]]:
        """The conference, and every Land as a member of it."""
        whole = {
            **self._organization("intmk", self.record.body.title["de"], self.record.body.short, "Gremium", "Fachministerkonferenz"),
            "meeting": f"{self.base}/list/meeting",
            "membership": [one["id"] for one in self.memberships()],
        }
        members = [
            {**self._organization(code, words.land(code, "de"), code, "Institution", "Land"), "subOrganizationOf": f"{self.base}/organization/intmk"}
            for code in self.record.body.laender
        ]
        return [whole, *members]

    def _organization(self, name: str, long: str, short: str, kind: str, classification: str) -> dict[str, Any]:
        head = self._head(f"organization/{name}", "Organization")
        return {**head, "body": f"{self.base}/body", "name": long, "shortName": short, "organizationType": kind, "classification": classification}

    def lists(self) -> dict[str, list[dict[str, Any]]]:
        """Every external list of the body by its name; what stands inside other objects stands here too."""
        papers, meetings = self._documented(), self.record.conferences.values()
        return {
            "organization": self.organizations(),
            "person": self.persons(),
            "meeting": self.meetings(),
            "paper": self.papers(),
            "agendaItem": [item for meeting in meetings for item in self.agenda(meeting.number)],
            "consultation": [self.consultation(paper) for paper in papers],
            "file": [self.file(paper) for paper in papers],
            "locationList": [place for meeting in meetings if (place := self.location(meeting))],
            "legislativeTermList": self.terms(),
            "membership": self.memberships(),
        }

    def persons(self) -> list[dict[str, Any]]:
        """Whoever is known to have chaired a conference or spoken for a Land, each once, with chair and seats as memberships."""
        seats: dict[str, list[dict[str, Any]]] = {}
        names: dict[str, str] = {}
        for name, membership in (*self._chairs(), *self._seats()):
            seats.setdefault(slug(name), []).append(membership)
            names[slug(name)] = max(name, names.get(slug(name), ""), key=len)  # with the title, where one source gives it
        return [
            {**self._head(f"person/{one}", "Person"), "body": f"{self.base}/body", "name": names[one], "membership": _inside(found, "person")}
            for one, found in seats.items()
        ]

    def memberships(self) -> list[dict[str, Any]]:
        """Every chair and seat that is known."""
        return [membership for _, membership in (*self._chairs(), *self._seats())]

    def _chairs(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for one in self.record.conferences.values():
            for person in one.chair.persons:
                held = person in one.presiding and one.days.value
                office = f"Vorsitz, {one.number}. {self.record.body.short}" if held else f"Vorsitz im Vorsitzjahr {one.number}"
                membership = self._membership(f"{one.number}-chair", person.known, one.chair.land.value)
                yield person.value, {**membership, "role": office, **_office(person)}

    def _seats(self) -> Iterator[tuple[str, dict[str, Any]]]:
        for seat in self.record.mandates:
            if seat.person.value:
                membership = self._membership(f"{seat.conference}-{seat.land.lower()}", seat.person, seat.land)
                role = {"role": seat.office["de"]} if seat.office else {}
                yield seat.person.value, {**membership, **role, "votingRight": seat.vote, "anspruch:presence": seat.presence}

    def _membership(self, name: str, person: Known[str], land: str | None) -> dict[str, Any]:
        return {
            **self._head(f"membership/{name}-{slug(str(person.value))}", "Membership"),
            "person": f"{self.base}/person/{slug(str(person.value))}",
            "organization": f"{self.base}/organization/intmk",
            **({"onBehalfOf": f"{self.base}/organization/{land}"} if land in self.record.body.laender else {}),
            "anspruch:certainty": person.certainty,
        }

    def meetings(self) -> list[dict[str, Any]]:
        """The conferences with their agendas."""
        return [self._meeting(one) for one in self.record.conferences.values()]

    def _meeting(self, one: Conference) -> dict[str, Any]:
        held = one.days.value or one.planned
        data: dict[str, Any] = {
            **self._head(f"meeting/{one.number}", "Meeting"),
            "name": f"{one.number}. {self.record.body.short}",
            "organization": [f"{self.base}/organization/intmk"],
            "anspruch:certainty": one.days.certainty,
        }
        if agenda := self.agenda(one.number):
            data["agendaItem"] = _inside(agenda, "meeting")
        if one.days.value or one.planned:
            data["cancelled"] = one.days.value is None
        if one.days.value:
            data["meetingState"] = "durchgeführt"
        if held:
            data |= {"start": _local(held.start, time.min), "end": _local(held.end, time(23, 59, 59)), "anspruch:daysOnly": True}
        if place := self.location(one):
            data["location"] = {key: value for key, value in place.items() if key != "meetings"}
        return data

    def location(self, one: Conference) -> dict[str, Any] | None:
        """Where a conference met, as far as that is known."""
        where = words.where(one, "de")
        if not where:
            return None
        locality = {"locality": one.place.value} if one.place.value else {}
        head = self._head(f"location/{one.number}", "Location")
        return {**head, "description": where, **locality, "meetings": [f"{self.base}/meeting/{one.number}"]}

    def agenda(self, conference: int) -> list[dict[str, Any]]:
        """The agenda of a conference."""
        return [self.agenda_item(paper, order) for order, paper in enumerate(self._items(conference))]

    def _items(self, conference: int) -> list[Paper]:
        """The papers of a meeting as agenda items, those with a number first, in its order; what was decided in writing was before no meeting."""
        return in_order(one for one in self.record.of(conference) if one.certainty != "U" and not one.procedure)

    def agenda_item(self, paper: Paper, order: int) -> dict[str, Any]:
        """A paper as an item of the agenda."""
        data = {
            **self._head(f"agendaItem/{paper.id}", "AgendaItem"),
            "meeting": f"{self.base}/meeting/{paper.conference}",
            "order": order,
            "name": paper.called("de"),
            "result": words.STATUS[paper.status]["de"],
            "consultation": f"{self.base}/consultation/{paper.id}",
            "anspruch:vote": self.vote(paper),
        }
        return {**data, "number": paper.top} if paper.top else data

    def vote(self, paper: Paper) -> dict[str, Any]:
        """The vote, as documented above."""
        casts = votes.by_land(paper, self.record.body.laender)
        return _known(
            label=paper.vote.label.value,
            labelCertainty=paper.vote.label.certainty if paper.vote.label.value else None,
            counts=_known(**{word: paper.vote.counts.get(word) for word in VOTES}),
            certainty=paper.vote.certainty,
            byLand={land: _known(vote=cast.word, how=cast.how) for land, cast in casts.items()},
        )

    def papers(self) -> list[dict[str, Any]]:
        """The papers with their consultations."""
        return [self._paper(one) for one in self._documented()]

    def _documented(self) -> list[Paper]:
        return [one for one in self.record.papers.values() if one.certainty != "U"]

    def _paper(self, paper: Paper) -> dict[str, Any]:
        day = self.record.decided(paper)
        movers = self._movers(paper)
        data: dict[str, Any] = {
            **self._head(f"paper/{paper.id}", "Paper"),
            "body": f"{self.base}/body",
            "name": paper.called("de"),
            "reference": paper.id,
            "paperType": words.KIND[paper.kind]["de"],
            "mainFile": _inside([self.file(paper)], "paper")[0],
            "consultation": _inside([self.consultation(paper)], "paper"),
            "anspruch:vote": self.vote(paper),
            "anspruch:hash": fingerprint(paper),
            "anspruch:certainty": paper.certainty,
        }
        if paper.topics:
            data["keyword"] = list(paper.topics)
        if paper.demands:
            data["anspruch:demands"] = [{"id": one.id, "text": one.says["de"]} for one in paper.demands]
        if paper.amends:
            data["superordinatedPaper"] = [f"{self.base}/paper/{paper.amends}"]
        if movers:
            data |= {"anspruch:originators": movers, "anspruch:originatorsComplete": paper.movers.complete}
        if named := [one["organization"] for one in movers if one["how"] == votes.KNOWN]:
            data["originatorOrganization"] = named
        return {**data, "date": day.value.isoformat()} if day.sure and day.value else data

    def _movers(self, paper: Paper) -> list[dict[str, Any]]:
        """Who moved a paper, and how that is known; the lead first."""
        side = paper.movers
        sure = {**dict.fromkeys(side.inferred, "C"), **dict.fromkeys(side.laender, side.certainty)}
        lead = side.lead.value
        order = dict.fromkeys([*([lead] if lead else []), *side.laender, *side.inferred])
        return [
            {
                "organization": f"{self.base}/organization/{land}",
                **({"role": "lead", "leadCertainty": side.lead.certainty} if land == lead else {"role": "mover"}),
                "how": votes.KNOWN if certainty in SURE else votes.INFERRED,
                "certainty": certainty,
            }
            for land in order
            for certainty in [sure.get(land, side.lead.certainty)]
        ]

    def file(self, paper: Paper) -> dict[str, Any]:
        """The sheet of a paper, set from the record."""
        return {
            **self._head(f"file/{paper.id}", "File"),
            "name": "Beschlussblatt, aus dem Verzeichnis gesetzt",
            "fileName": f"{paper.id}.pdf",
            "mimeType": "application/pdf",
            "accessUrl": self.sheet(paper.conference, paper.id),
            "paper": [f"{self.base}/paper/{paper.id}"],
        }

    def consultation(self, paper: Paper) -> dict[str, Any]:
        """A paper before the conference, or decided in a written procedure outside of its meetings."""
        head = {**self._head(f"consultation/{paper.id}", "Consultation"), "paper": f"{self.base}/paper/{paper.id}"}
        where = {"agendaItem": f"{self.base}/agendaItem/{paper.id}", "meeting": f"{self.base}/meeting/{paper.conference}"}
        if paper.procedure:
            where = {"role": "Beschlussfassung im Umlaufverfahren", "anspruch:procedure": paper.procedure}
        return {**head, **where, "organization": [f"{self.base}/organization/intmk"], "authoritative": True}

    def _head(self, path: str, kind: str) -> dict[str, Any]:
        first, last = (f"{day}T00:00:00+00:00" for day in (min(self.record.as_of, self.changed), self.changed))
        return {"id": f"{self.base}/{path}", "type": f"{SCHEMA}{kind}", "created": first, "modified": last}


def _inside(objects: list[dict[str, Any]], back: str) -> list[dict[str, Any]]:
    """Objects as they stand inside another: without the property that leads back to it (section 3.1 of the specification)."""
    return [{key: value for key, value in one.items() if key != back} for one in objects]


def _known(**properties: Any) -> dict[str, Any]:
    """Properties as far as they are known: OParl has no null (section 2.4.3)."""
    return {key: value for key, value in properties.items() if value not in (None, {})}


def _office(person: InChair) -> dict[str, str]:
    """From when to when a person held the chair."""
    days = {key: at for key, at in (("startDate", person.since), ("endDate", person.until)) if re.fullmatch(r"\d{4}-\d\d-\d\d", at)}
    about = {key: at for key, at in (("anspruch:since", person.since), ("anspruch:until", person.until)) if at}
    return days | about | ({"anspruch:daysCertainty": person.days_certainty} if about else {})


def slug(name: str) -> str:
    """A name as part of an address: „Dr. Ute Leidig“ is ute-leidig."""
    bare = re.sub(r"\b(?:Prof|Dr|h\. ?c)\.\s*", "", name).casefold()
    plain = unicodedata.normalize("NFKD", bare.translate(_UMLAUTS))
    return re.sub(r"[^a-z0-9]+", "-", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip("-")


def _local(day: date, at: time) -> str:
    return datetime.combine(day, at, _BERLIN).isoformat()
