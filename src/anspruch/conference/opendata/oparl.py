"""The record as OParl 1.1 objects (https://oparl.org/spezifikation), after release only; pure functions, the web serves them.

OParl has no votes. They are added under the vendor prefix ``anspruch:``, as the specification provides for:

- ``anspruch:vote`` on an agenda item and a paper: ``label`` (einstimmig, mehrheitlich, ohne_mehrheit or null: not known), ``counts`` (ja, nein,
  enthaltung, abwesend; null: not known), ``certainty`` (A official, B press, C inferred, R memory, U unknown), ``byLand``: by Land the ``vote`` and
  ``how`` it is known (known, inferred, unknown).
- ``anspruch:daysOnly`` on a meeting: true, for only its days are known; the times in ``start`` and ``end`` mean nothing.
- ``anspruch:certainty`` on any object (papers nobody is sure of, U, are left out); ``anspruch:demands`` and ``anspruch:hash`` on a paper.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from anspruch.conference import votes, words
from anspruch.conference.agenda import in_order
from anspruch.conference.frozen import fingerprint
from anspruch.conference.model import Conference, Mandate, Paper, Record

SCHEMA = "https://schema.oparl.org/1.1/"


class Feed(NamedTuple):
    """The objects of a record under one permanent address.

    ``base`` ends without a slash; every object's id lies below it. ``changed`` is the day on which the record was last changed: every object
    bears it, for the record knows no day of its own for each.
    """

    record: Record
    base: str
    changed: date

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
            "legislativeTerm": self.terms(),
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
        whole = self._organization("intmk", self.record.body.title["de"], self.record.body.short, "Gremium", "Fachministerkonferenz")
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
        papers, meetings, persons = self.papers(), self.meetings(), self.persons()
        return {
            "organization": self.organizations(),
            "person": persons,
            "meeting": meetings,
            "paper": papers,
            "agendaItem": [item for meeting in meetings for item in meeting["agendaItem"]],
            "consultation": [one for paper in papers for one in paper["consultation"]],
            "file": [],
            "locationList": [meeting["location"] for meeting in meetings if "location" in meeting],
            "legislativeTermList": self.terms(),
            "membership": [one for person in persons for one in person["membership"]],
        }

    def persons(self) -> list[dict[str, Any]]:
        """Whoever is known to have spoken for a Land, with the seat."""
        seats = [(number, seat) for number, seat in enumerate(self.record.mandates) if seat.person.value]
        return [self._person(number, seat) for number, seat in seats]

    def _person(self, number: int, seat: Mandate) -> dict[str, Any]:
        membership = {
            **self._head(f"membership/{number}", "Membership"),
            "organization": f"{self.base}/organization/intmk",
            "role": seat.office.get("de", ""),
            "votingRight": seat.vote,
            **({"onBehalfOf": f"{self.base}/organization/{seat.land}"} if seat.land in self.record.body.laender else {}),
        }
        head = self._head(f"person/{number}", "Person")
        extra = {"anspruch:certainty": seat.person.certainty, "anspruch:presence": seat.presence}
        return {**head, "body": f"{self.base}/body", "name": seat.person.value, "membership": [membership], **extra}

    def meetings(self) -> list[dict[str, Any]]:
        """The conferences with their agendas."""
        return [self._meeting(one) for one in self.record.conferences.values()]

    def _meeting(self, one: Conference) -> dict[str, Any]:
        held = one.days.value or one.planned
        data: dict[str, Any] = {
            **self._head(f"meeting/{one.number}", "Meeting"),
            "name": f"{one.number}. {self.record.body.short}",
            "cancelled": one.planned is not None,
            "organization": [f"{self.base}/organization/intmk"],
            "agendaItem": [self.agenda_item(paper, order) for order, paper in enumerate(self._items(one.number))],
            "anspruch:certainty": one.days.certainty,
        }
        if one.days.value:
            data["meetingState"] = "durchgeführt"
        if held:
            data |= {"start": f"{held.start}T00:00:00Z", "end": f"{held.end}T00:00:00Z", "anspruch:daysOnly": True}
        if one.place.value:
            data["location"] = {**self._head(f"location/{one.number}", "Location"), "description": one.place.value, "locality": one.place.value}
        return data

    def _items(self, conference: int) -> list[Paper]:
        """The papers of a conference as agenda items: those with a number first, in its order."""
        return in_order(one for one in self.record.of(conference) if one.certainty != "U")

    def agenda_item(self, paper: Paper, order: int) -> dict[str, Any]:
        """A paper as an item of the agenda."""
        data = {
            **self._head(f"agendaItem/{paper.id}", "AgendaItem"),
            "meeting": f"{self.base}/meeting/{paper.conference}",
            "order": order,
            "name": paper.called("de"),
            "public": False,
            "result": words.STATUS[paper.status]["de"],
            "consultation": f"{self.base}/consultation/{paper.id}",
            "anspruch:vote": self.vote(paper),
        }
        return {**data, "number": paper.top} if paper.top else data

    def vote(self, paper: Paper) -> dict[str, Any]:
        """The vote, as documented above."""
        casts = votes.by_land(paper, self.record.body.laender)
        return {
            "label": paper.vote.label.value,
            "counts": {word: paper.vote.counts.get(word) for word in ("ja", "nein", "enthaltung", "abwesend")},
            "certainty": paper.vote.certainty,
            "byLand": {land: {"vote": cast.word, "how": cast.how} for land, cast in casts.items()},
        }

    def papers(self) -> list[dict[str, Any]]:
        """The papers with their consultations."""
        return [self._paper(one) for one in self.record.papers.values() if one.certainty != "U"]

    def _paper(self, paper: Paper) -> dict[str, Any]:
        day = self.record.conferences[paper.conference].day
        movers = dict.fromkeys([*([paper.movers.lead.value] if paper.movers.lead.value else []), *paper.movers.laender])
        data: dict[str, Any] = {
            **self._head(f"paper/{paper.id}", "Paper"),
            "body": f"{self.base}/body",
            "name": paper.called("de"),
            "reference": paper.id,
            "paperType": words.KIND[paper.kind]["de"],
            "originatorOrganization": [f"{self.base}/organization/{land}" for land in movers],
            "consultation": [self.consultation(paper)],
            "keyword": list(paper.topics),
            "anspruch:vote": self.vote(paper),
            "anspruch:demands": [{"id": one.id, "text": one.says["de"]} for one in paper.demands],
            "anspruch:hash": fingerprint(paper),
            "anspruch:certainty": paper.certainty,
        }
        if paper.amends:
            data["superordinatedPaper"] = [f"{self.base}/paper/{paper.amends}"]
        return {**data, "date": day.isoformat()} if day else data

    def consultation(self, paper: Paper) -> dict[str, Any]:
        """A paper before the conference."""
        return {
            **self._head(f"consultation/{paper.id}", "Consultation"),
            "paper": f"{self.base}/paper/{paper.id}",
            "agendaItem": f"{self.base}/agendaItem/{paper.id}",
            "meeting": f"{self.base}/meeting/{paper.conference}",
            "organization": [f"{self.base}/organization/intmk"],
            "authoritative": True,
        }

    def _head(self, path: str, kind: str) -> dict[str, Any]:
        at = f"{self.changed}T00:00:00Z"
        return {"id": f"{self.base}/{path}", "type": f"{SCHEMA}{kind}", "created": at, "modified": at}


def page(objects: Sequence[dict[str, Any]], address: str, number: int = 1, size: int = 100) -> dict[str, Any]:
    """An external list of OParl: one page of objects, and the ways to the other pages."""
    pages = max(1, -(-len(objects) // size))
    links = {"first": f"{address}?page=1", "self": f"{address}?page={number}", "last": f"{address}?page={pages}"}
    links |= {name: f"{address}?page={other}" for name, other in (("prev", number - 1), ("next", number + 1)) if 1 <= other <= pages}
    count = {"totalElements": len(objects), "elementsPerPage": size, "currentPage": number, "totalPages": pages}
    return {"data": list(objects[(number - 1) * size : number * size]), "pagination": count, "links": links}


def references(data: object) -> Iterable[str]:
    """Every address an object names, for checking that each leads to an object."""
    if isinstance(data, dict):
        for value in data.values():
            yield from references(value)
    elif isinstance(data, list):
        for value in data:
            yield from references(value)
    elif isinstance(data, str) and data.startswith("http"):
        yield data
