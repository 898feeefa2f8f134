"""What the interface answers of one person and of the law, as plain data: in the words of the command line's ``--json``."""

import time
from typing import Any

from anspruch.language.errors import AnspruchError, InputError
from anspruch.readings.ask import Interview
from anspruch.readings.decide import Decision, decide
from anspruch.readings.decide.document import document
from anspruch.readings.explain.document import document as reasons
from anspruch.statute import lookup
from anspruch.statute.law import LawOnDay
from anspruch.web.api.asked import Entry, FieldError, Listed, NextQuestion, OnDay, Person, Why, day
from anspruch.web.site import statute

SECONDS = 20.0
"""Within which a list is answered; persons not reached by then are said to be so."""


def decided(entry: Entry) -> dict[str, Any]:
    """Every way for one person, as ``anspruch decide --json`` prints it. Raises InputError."""
    on = day(entry.on, "on")
    law = statute.law().on(day(entry.law_day, "law_day", on))
    chosen = (_programme(entry.programme),) if entry.programme is not None else ()
    decision = _decision(law, entry)
    found = document(decision, chosen) if entry.detail == "full" else _states(decision, chosen)
    return found if entry.id is None else {"id": entry.id, **found}


def _states(decision: Decision, chosen: tuple[str, ...]) -> dict[str, Any]:
    """Only the state of each way, by programme: without what it rests on, deadlines and disputes."""
    programmes = decision.law.law.programmes
    states = {name: decision.states(programmes[name]) for name in chosen or programmes}
    return {"on": decision.on.isoformat(), **_frame(decision.law), "states": states}


def each(entries: list[Listed]) -> list[dict[str, Any]]:
    """A list decided; a person that cannot be decided has an error, and the others go on."""
    found = []
    end = time.monotonic() + SECONDS
    for number, entry in enumerate(entries, 1):
        entry.id = number if entry.id is None else entry.id
        try:
            if time.monotonic() > end:
                raise FieldError("", "Die Zeit reichte nicht; senden Sie diese Person noch einmal.", "Time ran out; send this person again.")
            found.append(decided(entry))
        except AnspruchError as error:
            found.append({"id": entry.id, "error": {"field": field_of(error), "de": error.de, "en": error.en}})
    return found


def why(asked: Why) -> dict[str, Any]:
    """Reasons and smallest changes of one route or of all, of a programme or of all. Raises FieldError."""
    decision = _decided(asked)
    programme = "" if asked.programme is None else _programme(asked.programme)
    try:
        found = reasons(decision, programme, asked.route)
    except InputError as error:
        raise FieldError("route", error.de, error.en) from None
    return {**_frame(decision.law), "on": decision.on.isoformat(), "routes": found}


def question(asked: NextQuestion) -> dict[str, Any]:
    """The next best question; null where no answer can change anything any more. Raises InputError."""
    decision = _decided(asked)
    for name in asked.asked:
        try:
            decision.law.law.vocabulary.require(name)
        except InputError as error:
            raise FieldError("asked", error.de, error.en) from None
    chosen = (_programme(asked.programme),) if asked.programme is not None else ()
    found = Interview(decision.law, chosen, decision.on).next(asked.facts, asked.asked)
    frame: dict[str, Any] = {**_frame(decision.law), "on": decision.on.isoformat()}
    if found is None:
        return {**frame, "at_most": 0, "question": None}
    fact = found.fact
    told = {"fact": fact.name, "type": fact.type, "label": dict(fact.label), "ask": dict(fact.ask), "help": dict(fact.help)}
    values = {"values": decision.law.law.vocabulary.words(fact), "options": {key: dict(text) for key, text in fact.options.items()}}
    because = [{"cite": norm.cite, "name": norm.name} for norm in found.because]
    return {**frame, "at_most": found.at_most, "question": {**told, **values, "unit": fact.unit, "because": because}}


def statutes(asked: OnDay) -> dict[str, Any]:
    """Every provision with its versions, by statute; practice apart. Raises InputError."""
    law, on = statute.law(), day(asked.on, "on") if asked.on else None
    found: dict[str, list[dict[str, Any]]] = {}
    for provision in law.provisions.values():
        found.setdefault(provision.file.partition("/")[0], []).extend(lookup.document(law, provision.name, on))
    listed = [{"statute": name, "provisions": provisions} for name, provisions in found.items()]
    return {**_frame(law.on(on or statute.today())), "on": on.isoformat() if on else None, "statutes": listed}


def provisions(name: str, asked: OnDay) -> dict[str, Any]:
    """The provisions at or below a citation, or of a name, with their versions. Raises InputError."""
    law, on = statute.law(), day(asked.on, "on") if asked.on else None
    found = lookup.document(law, name, on)
    return {**_frame(law.on(on or statute.today())), "on": on.isoformat() if on else None, "provisions": found}


def field_of(error: AnspruchError, facts: dict[str, Any] | None = None) -> str:
    """Where in a request an error lies; among facts, the one that cannot be read."""
    if isinstance(error, FieldError):
        return error.field
    for name, value in (facts or {}).items():
        try:
            statute.law().vocabulary.read(name, value)
        except InputError:
            return f"facts.{name}"
    return "facts"


def _decided(asked: Person) -> Decision:
    return _decision(statute.law().on(day(asked.on, "on")), asked)


def _decision(law: LawOnDay, asked: Person) -> Decision:
    """Raises FieldError."""
    try:
        return decide(law, asked.facts, day(asked.on, "on"))
    except FieldError:
        raise
    except InputError as error:
        raise FieldError(field_of(error, asked.facts), error.de, error.en) from None


def _programme(name: str) -> str:
    try:
        return statute.law().programme(name).name
    except InputError as error:
        raise FieldError("programme", error.de, error.en) from None


def _frame(law: LawOnDay) -> dict[str, Any]:
    """Which law was asked."""
    return {"law_day": law.day.isoformat(), "law": law.fingerprint, "verified_until": law.law.horizon.isoformat()}
