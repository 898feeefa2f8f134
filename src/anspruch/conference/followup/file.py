"""Reading followup.yaml: formal statements of what demands ask of the law, and the evidence entered by people."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from anspruch.conference.files import fields
from anspruch.conference.files import load as record_files
from anspruch.conference.files.load import RECORD
from anspruch.conference.model import Record
from anspruch.language.errors import LawError
from anspruch.statute import values, yaml12
from anspruch.statute.model import Texts

FILE = "followup.yaml"
KINDS: Mapping[str, tuple[str, ...]] = {
    "text": ("met", "partly", "not"),
    "practice": ("open", "congested", "suspended", "unknown"),
    "money": ("met", "partly", "not"),
    "reply": ("answered", "refused", "announced"),
}
"""The marks a person may enter, by kind of evidence."""
_STATES = ("open", "possible")
_STATEMENT = ("name", "says", "whoever", "motion", "choose", "on", "since", "routes", "state", "in_part", "instead")
_DEMAND = ("demand", "statements", "open", "before", "routes", *KINDS)
_EVIDENCE = ("name", "kind", "since", "until", "mark", "says", "certainty", "sources")
_ELSEWHERE = ("name", "statement", "day", "says", "certainty", "sources", "reply")


class Aim(NamedTuple):
    """A state that one of the routes should be in, or a better one."""

    routes: tuple[str, ...]
    state: str


class Statement(NamedTuple):
    """Whoever meets a condition (or would gain by a motion) should reach the aim; ``in_part`` already counts as partly."""

    name: str
    says: Texts
    whoever: str
    motion: str
    choose: Mapping[str, str]
    on: date | None
    since: date | None
    """The first day on which there can be somebody it speaks of, such as a cut-off date it names; None: from the law's first day on."""
    aim: Aim
    in_part: Aim | None
    instead: tuple[str, ...]
    """Routes that stand open meanwhile; their practice is shown."""


class Evidence(NamedTuple):
    """What a person entered; ``since`` may be a year, a month or a day, and ends in ~ where that is approximate (EDTF, ISO 8601-2)."""

    name: str
    kind: str
    since: str
    until: str
    mark: str
    says: Texts
    certainty: str
    sources: tuple[str, ...]

    @property
    def begins(self) -> str:
        """``since`` as it is compared with days, without the sign that it is approximate."""
        return self.since.removesuffix(fields.ABOUT)

    @property
    def first_day(self) -> date:
        """The first day of ``since``: of a month or a year its first."""
        return fields.first_day(self.begins)

    @property
    def exact(self) -> bool:
        """Whether ``since`` is a day that a source gives."""
        return self.since == self.first_day.isoformat()

    @property
    def last_day(self) -> date | None:
        """The last day of ``until``: of a month or a year its last; None where no source gives an end."""
        return fields.last_day(self.until) if self.until else None

    def holds(self, day: date) -> bool:
        """Whether it speaks of a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


class Followed(NamedTuple):
    """What follows a demand; ``open`` says why no statement is possible."""

    demand: str
    statements: tuple[Statement, ...]
    open: Texts
    evidence: tuple[Evidence, ...]
    before: tuple[str, ...]
    routes: tuple[str, ...]
    """Routes whose practice is shown, where there is no statement."""


class Elsewhere(NamedTuple):
    """The same aim on another way, such as a bill of the Bundesrat."""

    name: str
    statement: Statement
    day: date
    says: Texts
    certainty: str
    sources: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class FollowUp(NamedTuple):
    """All of followup.yaml."""

    statements: Mapping[str, Statement]
    demands: Mapping[str, Followed]
    elsewhere: Mapping[str, Elsewhere]


@lru_cache(maxsize=1)
def load() -> FollowUp:
    """The follow-up that comes with the package. Raises LawError."""
    return read(yaml12.read(RECORD / FILE), record_files.load(), FILE)


def read(raw: object, record: Record, where: str) -> FollowUp:
    """A follow-up of a record from plain data. Raises LawError for a demand, source or statement there is not."""
    top = values.keys(raw, ("statements", "demands", "elsewhere", "evidence"), ("statements", "demands"), where)
    several = [_statement(entry, f"{where}, statements") for entry in values.several(top["statements"], where)]
    fields.once((one.name for one in several), f"{where}, statements")
    statements = {one.name: one for one in several}
    evidence = {one.name: one for one in (_evidence(entry, record, f"{where}, evidence") for entry in values.several(top.get("evidence"), where))}
    elsewhere = [_elsewhere(entry, record, statements, evidence, f"{where}, elsewhere") for entry in values.several(top.get("elsewhere"), where)]
    names = {one.name: one for one in elsewhere}
    followed = [_followed(entry, record, statements, evidence, names, f"{where}, demands") for entry in values.several(top["demands"], where)]
    fields.once((one.demand for one in followed), f"{where}, demands")
    return FollowUp(statements, {one.demand: one for one in followed}, names)


def _statement(raw: object, where: str) -> Statement:
    entry = values.keys(raw, _STATEMENT, ("name", "says", "routes", "state"), where)
    place = f"{where}, {entry['name']}"
    if ("whoever" in entry) == ("motion" in entry) or ("motion" in entry) != ("on" in entry):
        raise LawError(
            "Ein Satz nennt entweder whoever oder einen Antrag (motion) und den Tag (on).",
            "A statement names either whoever, or a motion and the day (on).",
        ).within(place)
    instead = tuple(fields.text(one, place) for one in values.several(entry.get("instead"), place))
    chosen = fields.mapping(entry.get("choose"), place)
    return Statement(
        fields.text(entry["name"], place),
        values.texts(entry["says"], place),
        str(entry.get("whoever") or ""),
        str(entry.get("motion") or ""),
        {name: str(option) for name, option in chosen.items()},
        values.day(entry["on"], place) if "on" in entry else None,
        values.day(entry["since"], place) if "since" in entry else None,
        _aim(entry, place),
        _aim(values.keys(entry["in_part"], ("routes", "state"), ("routes", "state"), place), place) if entry.get("in_part") else None,
        instead,
    )


def _aim(entry: Mapping[str, Any], where: str) -> Aim:
    routes = tuple(fields.text(one, where) for one in values.several(entry["routes"], where))
    return Aim(routes, values.one_of(entry["state"], _STATES, where))


def _evidence(raw: object, record: Record, where: str) -> Evidence:
    entry = values.keys(raw, _EVIDENCE, ("name", "kind", "since", "mark", "says", "certainty", "sources"), where)
    place = f"{where}, {entry['name']}"
    kind = values.one_of(entry["kind"], KINDS, place)
    return Evidence(
        fields.text(entry["name"], place),
        kind,
        fields.moment(entry["since"], place),
        fields.moment(entry["until"], place) if entry.get("until") is not None else "",
        values.one_of(entry["mark"], KINDS[kind], place),
        values.texts(entry["says"], place),
        fields.certainty(entry, place),
        _sources(entry["sources"], record, place),
    )


def _sources(raw: object, record: Record, where: str) -> tuple[str, ...]:
    found = tuple(values.one_of(one, record.sources, where) for one in values.several(raw, where))
    if not found:
        raise LawError("Ein Beleg braucht eine Quelle.", "Evidence needs a source.").within(where)
    return found


def _elsewhere(raw: object, record: Record, statements: Mapping[str, Statement], evidence: Mapping[str, Evidence], where: str) -> Elsewhere:
    entry = values.keys(raw, _ELSEWHERE, ("name", "statement", "day", "says", "certainty", "sources"), where)
    place = f"{where}, {entry['name']}"
    return Elsewhere(
        fields.text(entry["name"], place),
        statements[values.one_of(entry["statement"], statements, place)],
        values.day(entry["day"], place),
        values.texts(entry["says"], place),
        fields.certainty(entry, place),
        _sources(entry["sources"], record, place),
        _entered(entry, evidence, ("reply",), place),
    )


def _entered(entry: Mapping[str, Any], evidence: Mapping[str, Evidence], kinds: tuple[str, ...], where: str) -> tuple[Evidence, ...]:
    """The evidence an entry names, each under its own kind. Raises LawError."""
    found = []
    for kind in kinds:
        for name in values.several(entry.get(kind), where):
            one = evidence[values.one_of(name, evidence, f"{where}, {kind}")]
            if one.kind != kind:
                raise LawError(
                    f"„{name}“ ist ein Beleg für {one.kind}, nicht für {kind}.", f"“{name}” is evidence of {one.kind}, not of {kind}."
                ).within(where)
            found.append(one)
    return tuple(found)


def _followed(
    raw: object,
    record: Record,
    statements: Mapping[str, Statement],
    evidence: Mapping[str, Evidence],
    elsewhere: Mapping[str, Elsewhere],
    where: str,
) -> Followed:
    entry = values.keys(raw, _DEMAND, ("demand",), where)
    place = f"{where}, {entry['demand']}"
    values.one_of(entry["demand"], record.demands, where)
    return Followed(
        str(entry["demand"]),
        tuple(statements[values.one_of(name, statements, place)] for name in values.several(entry.get("statements"), place)),
        values.texts(entry.get("open"), place),
        _entered(entry, evidence, tuple(KINDS), place),
        tuple(values.one_of(name, elsewhere, place) for name in values.several(entry.get("before"), place)),
        tuple(fields.text(one, place) for one in values.several(entry.get("routes"), place)),
    )
