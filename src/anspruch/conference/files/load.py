"""Loading the record: all files, or none. What the files say together is checked too: every name refers to something."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from anspruch.conference import frozen
from anspruch.conference.files import fields, meetings, papers
from anspruch.conference.files.fields import Frame
from anspruch.conference.model import Conference, Mandate, Paper, Record, Source
from anspruch.language.errors import LawError
from anspruch.statute import values, yaml12

RECORD = Path(__file__).parent.parent / "record"
CONFERENCES, MANDATES, SOURCES, FROZEN, PAPERS = "conferences.yaml", "mandates", "sources.yaml", "frozen.yaml", "papers/"
UNANSWERED = "??"
"""What a proposal leaves to a person (see :mod:`anspruch.conference.minutes`)."""
APART = ("rules.yaml", "states.yaml", "followup.yaml")
"""Files of the folder that say how to judge the record; read by :mod:`anspruch.conference.rules`, ``states`` and ``followup``."""


@lru_cache(maxsize=4)
def load(folder: Path = RECORD) -> Record:
    """The record of a folder; default: the one that comes with the package.

    Raises:
        LawError: if a file cannot be read or says what cannot be; one sentence with file, entry and field.
    """
    return build(raw(folder))


def raw(folder: Path = RECORD) -> dict[str, Any]:
    """The plain data of the files by name. Raises LawError."""
    found = {
        str(path.relative_to(folder)): yaml12.loads(yaml12.content(path), str(path.relative_to(folder))) for path in sorted(folder.rglob("*.yaml"))
    }
    if CONFERENCES not in found:
        raise LawError(f"In {folder} fehlt {CONFERENCES}.", f"In {folder} there is no {CONFERENCES}.")
    return {name: data for name, data in found.items() if name not in APART}


def build(files: Mapping[str, Any], today: date | None = None) -> Record:
    """The record from the plain data of its files. Raises LawError."""
    for name, data in files.items():
        _answered(data, name)
    sources = _sources(files.get(SOURCES))
    top = meetings.top(files[CONFERENCES], CONFERENCES)
    _, laender, since = meetings.body(top["body"], f"{CONFERENCES}, body")
    frame = Frame(laender, frozenset(sources), since, today or date.today())
    held = meetings.conferences(top["conferences"], frame, CONFERENCES)
    later = meetings.next_term(top.get("next_term"), held[max(held)], frame, f"{CONFERENCES}, next_term")
    meetings.check_rotation(top["body"], held, later, CONFERENCES)
    found = Record(
        meetings.whole_body(top["body"], frame, f"{CONFERENCES}, body"),
        held,
        _papers(files, held, frame),
        sources,
        next_term=later,
        acts=meetings.acts(top.get("acts"), frame, f"{CONFERENCES}, acts"),
        procedures=meetings.procedures(top.get("written_procedures"), frame, f"{CONFERENCES}, written_procedures"),
        mandates=_mandates(files, frame),
        as_of=values.day(top["as_of"], f"{CONFERENCES}, as_of"),
    )
    _check(found)
    frozen.check(found, fields.mapping(_only(files.get(FROZEN), "frozen", FROZEN), FROZEN), FROZEN)
    return found


def _answered(data: object, where: str) -> None:
    """Refuse a file in which a person has still to say something. Raises LawError."""
    if data == UNANSWERED:
        raise LawError("Hier steht noch „??“; das muss ein Mensch sagen.", "Here still stands “??”; a person must say it.").within(where)
    for key, part in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        _answered(part, f"{where}, {part.get('id', key) if isinstance(part, dict) else key}")


def _only(raw: object, key: str, where: str) -> object:
    """What stands under the one key of a file; nothing where there is no file. Raises LawError."""
    return None if raw is None else values.keys(raw, (key,), (), where).get(key)


def _sources(raw: object) -> dict[str, Source]:
    found = {}
    for name, url in fields.mapping(_only(raw, "sources", SOURCES), SOURCES).items():
        if not str(url).startswith(("https://", "http://")):
            raise LawError(f"„{url}“ ist keine Adresse.", f"“{url}” is no address.").within(f"{SOURCES}, {name}")
        found[name] = Source(name, str(url))
    return found


def _papers(files: Mapping[str, Any], held: Mapping[int, Conference], frame: Frame) -> dict[str, Paper]:
    there = {name: data for name, data in sorted(files.items()) if name.startswith(PAPERS)}
    for name, data in there.items():
        if isinstance(data, dict) and isinstance(data.get("conference"), int):
            _there(data["conference"], held, "Die Konferenz", "conference", name)
    several = [one for name, data in there.items() for one in papers.papers(data, frame, name)]
    fields.once((one.id for one in several), PAPERS)
    return {one.id: one for one in several}


def _mandates(files: Mapping[str, Any], frame: Frame) -> tuple[Mandate, ...]:
    return tuple(one for name, data in sorted(files.items()) if name.startswith(MANDATES) for one in meetings.mandates(data, frame, name))


def _check(record: Record) -> None:
    """Every conference, paper and procedure that is named is there. Raises LawError."""
    for paper in record.papers.values():
        where = f"papers/{paper.conference:02}.yaml, {paper.id}"
        for name, known, de, en in (
            (paper.amends, record.papers, "Antrag", "motion"),
            (paper.procedure, record.procedures, "Umlaufverfahren", "written procedure"),
            (paper.motion, _motions(), "Antragsdatei", "motion file"),
        ):
            if name:
                _there(name, known, de, en, where)
    for act in record.acts:
        _there(act.conference, record.conferences, "Konferenz", "conference", f"{CONFERENCES}, {act.name}")
    for mandate in record.mandates:
        _there(mandate.conference, record.conferences, "Konferenz", "conference", MANDATES)
    fields.once((f"{paper.conference}, TOP {paper.top}" for paper in record.papers.values() if paper.top), PAPERS)


def _there(name: object, known: Any, de: str, en: str, where: str) -> None:
    if name not in known:
        raise LawError(f"{de} „{name}“ gibt es nicht.", f"There is no {en} “{name}”.").within(where)


def _motions() -> list[str]:
    from anspruch.motion import shipped  # noqa: PLC0415  (only to see that a file is there)

    return shipped()
