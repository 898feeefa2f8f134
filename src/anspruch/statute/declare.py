"""From the plain data of a law file to provisions, programmes and disputes; every mistake names its place."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeVar

from anspruch.language import citation, tree
from anspruch.language.errors import AnspruchError, ConditionError, LawError
from anspruch.language.facts import Vocabulary
from anspruch.statute.model import (
    CERTAINTIES,
    ENFORCEMENT,
    NOT_LAW,
    Dispute,
    Provision,
    Reading,
    Version,
)
from anspruch.statute.values import day, keys, one_of, period, texts
from anspruch.statute.world import Characteristic

One = TypeVar("One")
Read = Callable[[str, str], tree.Node]
"""Reads a condition: its text, and the statute meant where a citation names none."""

BODY = {"when": "condition", "value": "number", "period": "period", "members": "list", "state": "enforcement"}
"""The field that holds a version's content, and the kind of provision it makes."""
_FILE = {"statute", "practice", "section", "heading", "kind", "source", "reviewed", "review", "provisions", "remark"}
_PROVISION = {"cite", "name", "says", "denied", "of", "unit", "versions", "source", "reviewed", "review", "remark"}
_VERSION = {*BODY, "since", "until", "by", "certainty", "otherwise", "note", "source"}


def kind_of(raw: Mapping[str, Any], where: str) -> str:
    """The kind of a provision, from what its versions hold. Raises LawError if they differ."""
    if not isinstance(raw.get("versions"), list):
        raise LawError("Das Feld „versions“ fehlt.", "The field “versions” is missing.").within(where)
    found = {kind for version in raw["versions"] if isinstance(version, dict) for key, kind in BODY.items() if key in version}
    if len(found) != 1:
        names = ", ".join(BODY)
        raise LawError(f"Jede Fassung braucht genau eines von {names}.", f"Every version needs exactly one of {names}.").within(where)
    kind = found.pop()
    return f"list:{raw.get('of')}" if kind == "list" else kind


def provisions(raw: Mapping[str, Any], file: str, read: Read, number: Read) -> list[Provision]:
    """The provisions of one file. Raises LawError."""
    practice = str(raw.get("kind", "")) if "practice" in raw else ""
    section = str(raw.get("practice") or f"{raw.get('statute')} {raw.get('section')}")
    found = []
    for entry in raw["provisions"]:
        where = f"{file}, {entry.get('name') if isinstance(entry, dict) else '?'}"
        entry = keys(entry, _PROVISION, ("cite", "name", "says", "versions"), where)
        kind = kind_of(entry, where)
        # a file on several sections cites each provision with its own
        head = str(raw.get("statute")) if str(entry["cite"]).startswith("§") else section
        cite = str(entry["cite"]) if practice else f"{head} {entry['cite']}"
        source = entry.get("source", raw.get("source"))
        if not isinstance(source, dict) or not source.get("title"):
            raise LawError("Die Quelle (source) fehlt.", "The source is missing.").within(where)
        statute = str(raw.get("statute", "AufenthG"))
        reader = bodies(kind, partial(_swapped, read, statute), partial(_swapped, number, ""))
        found.append(
            Provision(
                str(entry["name"]),
                kind,
                cite,
                section,
                texts(entry["says"], where),
                str(entry.get("unit", "")),
                practice,
                versions(entry["versions"], reader, where),
                {key: str(value) for key, value in source.items()},
                day(entry.get("reviewed", raw.get("reviewed")), where),
                day(entry.get("review", raw.get("review")), where),
                file,
                texts(entry.get("denied"), where),
            )
        )
    return found


def _swapped(read: Read, statute: str, text: str) -> tree.Node:
    return read(text, statute)


def bodies(kind: str, read: Callable[[str], tree.Node], number: Callable[[str], tree.Node]) -> Callable[[object, str], object]:
    """How the body of a version of that kind is read."""

    def body(raw: object, where: str) -> object:
        try:
            match kind:
                case "condition":
                    return read(str(raw))
                case "number":
                    return number(str(raw))
                case "period":
                    return period(raw, where)
                case "enforcement":
                    return one_of(raw, ENFORCEMENT, where)
        except ConditionError as error:
            raise error.within(where) from None
        if not isinstance(raw, list) or not raw:
            raise LawError("Hier wird eine Liste erwartet.", "A list is expected here.").within(where)
        try:
            return tuple(citation.parse(str(item)) if kind == "list:citation" else str(item) for item in raw)
        except AnspruchError as error:
            raise LawError(error.de, error.en).within(where) from None

    return body


def versions(raw: list[object], body: Callable[[object, str], object], where: str) -> tuple[Version, ...]:
    """The versions of a provision; refuses gaps and overlaps. Raises LawError."""
    found: list[Version] = []
    for entry in raw:
        since = entry.get("since") if isinstance(entry, dict) else None
        place = f"{where}, Fassung {since}"
        entry = keys(entry, _VERSION, ("since", "by", "certainty"), place)
        key = next((key for key in BODY if key in entry), None)
        if key is None:
            raise LawError("Der Fassung fehlt der Inhalt.", "The version has no content.").within(place)
        if entry[key] == "unknown" and key == "when" and not entry.get("note"):
            raise LawError("Ein unbekannter Wortlaut braucht eine Notiz (note).", "An unknown wording needs a note.").within(place)
        version = Version(
            day(since, place),
            day(entry["until"], place) if entry.get("until") else None,
            str(entry["by"]),
            one_of(entry["certainty"], CERTAINTIES, place),
            str(entry[key]) if key != "members" else "",
            body(entry[key], place),
            {name: body(other, place) for name, other in (entry.get("otherwise") or {}).items()},
            texts(entry.get("note"), place),
            {key: str(value) for key, value in (entry.get("source") or {}).items()},
        )
        found.append(joined(found, version, place))
    return tuple(found)


def joined(before: list[Version], version: Version, where: str) -> Version:
    """The version, its predecessor ended on the eve; a gap or an overlap is refused. Raises LawError."""
    if version.until and version.until < version.since:
        raise LawError("Die Fassung endet, bevor sie beginnt.", "The version ends before it begins.").within(where)
    if not before:
        return version
    last = before[-1]
    eve = date.fromordinal(version.since.toordinal() - 1)
    if last.since > eve or (last.until and last.until > eve):
        raise LawError("Die Fassungen überschneiden sich.", "The versions overlap.").within(where)
    if last.until and last.until < eve:
        raise LawError(
            f"Zwischen {last.until} und {version.since} ist eine Lücke; ein unbekannter Wortlaut heißt „when: unknown“.",
            f"There is a gap between {last.until} and {version.since}; an unknown wording is “when: unknown”.",
        ).within(where)
    before[-1] = last._replace(until=eve)
    return version


def disputes(raw: Mapping[str, Any], file: str) -> list[Dispute]:
    """The disputed points. Raises LawError."""
    found = []
    for entry in keys(raw, ("reviewed", "review", "disputes"), ("reviewed", "review"), file).get("disputes") or ():
        where = f"{file}, {entry.get('name') if isinstance(entry, dict) else '?'}"
        entry = keys(entry, ("name", "cite", "question", "default", "alternative"), ("name", "cite", "question", "default", "alternative"), where)
        default, alternative = (_reading(entry[key], where) for key in ("default", "alternative"))
        dates = day(raw.get("reviewed"), where), day(raw.get("review"), where)
        found.append(Dispute(str(entry["name"]), str(entry["cite"]), texts(entry["question"], where), default, alternative, *dates, file))
    return found


def _reading(raw: object, where: str) -> Reading:
    entry = keys(raw, ("name", "says", "source"), ("name", "says", "source"), where)
    return Reading(str(entry["name"]), texts(entry["says"], where), texts(entry["source"], where))


def characteristics(raw: object, file: str, vocabulary: Vocabulary) -> tuple[Characteristic, ...]:
    """The characteristics of Art. 3 Abs. 3 GG and § 1 AGG with their facts; none where the file is missing. Raises LawError."""
    if raw is None:
        return ()
    found = []
    for entry in keys(raw, ("source", "reviewed", "review", "characteristics"), ("source", "reviewed", "review", "characteristics"), file)[
        "characteristics"
    ]:
        where = f"{file}, {entry.get('name') if isinstance(entry, dict) else '?'}"
        entry = keys(entry, ("name", "cite", "title", "facts", "note", "carriers", "statuses"), ("name", "cite", "title"), where)
        facts, carriers = (tuple(entry.get(key) or ()) for key in ("facts", "carriers"))
        for name in (*facts, *carriers):
            one_of(name, vocabulary.facts, where)
        statuses = tuple(citation.parse(text) for text in entry.get("statuses") or ())
        title, note = texts(entry["title"], where), texts(entry.get("note"), where)
        found.append(Characteristic(str(entry["name"]), str(entry["cite"]), title, facts, note, carriers, statuses))
    return tuple(found)


def check_file(raw: object, file: str) -> Mapping[str, Any]:
    """The top level of a law file: a statute's section, or a practice. Raises LawError."""
    entry = keys(raw, _FILE, ("source", "reviewed", "review", "provisions"), file)
    if ("statute" in entry) == ("practice" in entry):
        raise LawError("Die Datei nennt entweder „statute“ oder „practice“.", "The file names either “statute” or “practice”.").within(file)
    if "practice" in entry:
        one_of(entry.get("kind"), NOT_LAW, file)
    return entry
