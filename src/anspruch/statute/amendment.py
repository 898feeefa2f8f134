"""An amendment: provisions in new versions or repealed from a day on, programmes changed. The law as amended is again a law."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from anspruch.language import parser, tree, writer
from anspruch.language.calendar import add
from anspruch.language.errors import Gathering, LawError, suggestion
from anspruch.language.facts import Vocabulary, declare
from anspruch.language.parser import Names
from anspruch.statute import checks, programmes, values
from anspruch.statute import declare as law_file
from anspruch.statute.law import Law
from anspruch.statute.model import Programme, Provision, Version

SO_FAR = "bisher"
"""In a condition: what the provision would say on the first day of the version without the amendment."""
IN_FORCE = "inkrafttreten"
"""In a condition, a day or a sentence: the day on which the amendment enters into force."""

ENTRY = ("cite", "name", "says", "denied", "of", "unit", "versions", "repealed")
CONTENT = ("when", "value", "period", "members", "state")
VERSION = ("since", "until", *CONTENT, "otherwise", "note")
"""The fields of a provision (with versions, or the day from which it is repealed) and of a version (with one of the contents)."""
_LATER = re.compile(rf"{IN_FORCE} \+ (.+)")


class Draft(NamedTuple):
    """What an amendment says, as plain data: sections with provisions, programmes, and facts no law reads yet."""

    sections: Sequence[Mapping[str, Any]]
    programmes: Sequence[Mapping[str, Any]] = ()
    facts: Mapping[str, Mapping[str, Any]] = {}


class Amendment(NamedTuple):
    """New versions, read against one law and one day; ``replaced`` names later versions of that law it displaces."""

    in_force: date
    provisions: Mapping[str, Provision]
    programmes: Mapping[str, Programme]
    vocabulary: Vocabulary
    replaced: tuple[tuple[str, date], ...]


def read(draft: Draft, law: Law, in_force: date, by: str, where: str) -> Amendment:
    """An amendment of a law.

    Args:
        draft: what it says.
        law: the law it amends; provisions it names must exist there, others are new and need ``cite`` and ``says``.
        in_force: the day from which its versions hold.
        by: what amends: the title of the motion, shown as the versions' origin.
        where: the file, for errors.

    Raises:
        LawError: if it does not fit the law; names file, provision and column.
    """
    return _Reader(draft, law, in_force, by, where).amendment()


def amended(law: Law, amendment: Amendment) -> Law:
    """The law with an amendment; checked as a whole. Raises LawError if what comes out is not sound."""
    result = law.replaced(amendment.provisions, amendment.programmes, amendment.vocabulary)
    checks.check(result)
    return result


class _Reader:
    """One draft against one law."""

    def __init__(self, draft: Draft, law: Law, in_force: date, by: str, where: str) -> None:
        self.draft, self.law, self.in_force, self.by, self.where = draft, law, in_force, by, where
        self.vocabulary = _extended(law.vocabulary, draft.facts, where)
        self.names = _names(law, draft, where)

    def amendment(self) -> Amendment:
        provisions: dict[str, Provision] = {}
        offered: dict[str, Programme] = {}
        all_ = Gathering()
        for section in self.draft.sections:
            for entry in section["provisions"]:
                with all_.step():
                    if entry["name"] in provisions:
                        raise LawError(
                            f"„{entry['name']}“ steht zweimal im selben Entwurf; führen Sie beide zusammen, oder trennen Sie sie mit „if“.",
                            f"“{entry['name']}” stands twice in one draft; put its versions together, or tell them apart by “if”.",
                        ).within(self.where)
                    provisions[entry["name"]] = self._read(entry, f"{section['statute']} {section['section']}")
        for raw in self.draft.programmes:
            with all_.step():
                one = self._programme(raw, offered)
                offered[one.name] = one
        all_.done()
        there = {name: {version.since for version in one.versions} for name, one in provisions.items()}
        replaced = tuple(
            (name, version.since)
            for name in provisions
            if name in self.law.provisions
            for version in self.law.provisions[name].versions
            if version.since > self.in_force and version.since not in there[name]
        )
        return Amendment(self.in_force, provisions, offered, self.vocabulary, replaced)

    def _read(self, entry: Mapping[str, Any], section: str) -> Provision:
        return self._provision(entry, self.law.provisions.get(entry["name"]), section, f"{self.where}, {entry['name']}")

    def _provision(self, entry: Mapping[str, Any], before: Provision | None, section: str, where: str) -> Provision:
        if before is None:
            self._check_new(entry, where)
        elif before.section != section and not before.practice:
            raise LawError(
                f"„{before.name}“ steht in {before.section}, nicht in {section}; nennen Sie den Paragrafen, in dem die Norm steht.",
                f"“{before.name}” stands in {before.section}, not in {section}; name the section the provision stands in.",
            ).within(where)
        if before is not None:
            says, denied = values.texts(entry.get("says"), where) or before.says, values.texts(entry.get("denied"), where) or before.denied
            return before._replace(versions=self._versions(entry, before, where), says=says, denied=denied)
        draft, kind = {"title": self.by}, law_file.kind_of(entry, where)
        says, denied = values.texts(entry.get("says"), where), values.texts(entry.get("denied"), where)
        unit, cite = str(entry.get("unit", "")), f"{section} {entry['cite']}"
        new = self._new(entry, None, kind, section.partition(" §")[0], where)
        return Provision(entry["name"], kind, cite, section, says, unit, "", new, draft, self.in_force, self.in_force, self.where, denied)

    def _check_new(self, entry: Mapping[str, Any], where: str) -> None:
        """What the law does not know has all that a new provision needs. Raises LawError with the nearest name there is."""
        if all(entry.get(key) for key in ("cite", "says", "versions")):
            return
        de, en = suggestion(entry["name"], self.law.provisions)
        raise LawError(
            f"Eine Norm „{entry['name']}“ gibt es nicht; eine neue braucht cite, says und versions.{de}",
            f"There is no provision “{entry['name']}”; a new one needs cite, says and versions.{en}",
        ).within(where)

    def _versions(self, entry: Mapping[str, Any], before: Provision, where: str) -> tuple[Version, ...]:
        """The versions of a known provision, as far as they stay, and the new ones. Raises LawError."""
        if entry.get("repealed") is not None:
            day = self._day(entry["repealed"], where)
            self._check_begin(day, where)
            kept = _until(before.versions, day)
            if before.on(day) is None or not kept:
                raise LawError(
                    f"„{before.name}“ gilt am {day} nicht oder erst von da an; aufheben lässt sich nur, was gilt.",
                    f"“{before.name}” is not in force on {day}, or only from then on; only what is in force can be repealed.",
                ).within(where)
            return kept
        kind = law_file.kind_of(entry, where)
        if before.kind != kind:
            field = next(key for key, kind_ in law_file.BODY.items() if before.kind.startswith(kind_))
            raise LawError(
                f"„{before.name}“ ist von anderer Art; ihr Inhalt steht unter „{field}“.",
                f"“{before.name}” is of another kind; its content stands under “{field}”.",
            ).within(where)
        new = self._new(entry, before, kind, before.statute, where)
        return (*_until(before.versions, new[0].since), *new)

    def _new(self, entry: Mapping[str, Any], before: Provision | None, kind: str, statute: str, where: str) -> tuple[Version, ...]:
        new: list[Version] = []
        for raw in entry["versions"]:
            new.append(law_file.joined(new, self._version(raw, before, kind, statute, where), where))
        return tuple(new)

    def _check_begin(self, day: date, where: str) -> None:
        """Nothing an amendment says holds before it is in force. Raises LawError."""
        if day < self.in_force:
            raise LawError(
                f"{day} liegt vor dem Inkrafttreten am {self.in_force}; lassen Sie den Tag weg, oder nennen Sie einen späteren.",
                f"{day} is before the entry into force on {self.in_force}; leave the day out, or name a later one.",
            ).within(where)

    def _version(self, raw: object, provision: Provision | None, kind: str, statute: str, where: str) -> Version:
        entry = values.keys(raw, VERSION, (), where)
        since = self._day(entry.get("since", IN_FORCE), where)
        self._check_begin(since, where)
        before = provision.on(since) if provision else None
        until = self._day(entry["until"], where) if "until" in entry else None
        reader = law_file.bodies(
            kind, lambda text: self._condition(text, statute), lambda text: parser.parse_number(text, self.vocabulary, self.names)
        )
        key = next(key for key in CONTENT if key in entry)
        body = reader(entry[key], where)
        otherwise = {name: reader(text, where) for name, text in (entry.get("otherwise") or {}).items()}
        if kind == "condition":
            body, otherwise = _filled(body, otherwise, before)
        otherwise = dict(sorted(otherwise.items()))  # one law, one fingerprint, whatever the order it was written in
        text = writer.write(body, statute) if isinstance(body, tree.Node) and kind == "condition" else str(entry[key])
        return Version(
            since, until, self.by, "assumed", text if key != "members" else "", body, otherwise, values.texts(entry.get("note"), where), {}
        )

    def _condition(self, text: str, statute: str) -> tree.Node:
        return parser.parse(self._dated(text), self.vocabulary, self.names, statute)

    def _route(self, text: str, statute: str) -> tree.Node:
        """A programme's condition: there it cannot be said what was said before."""
        names = self.names._replace(conditions=self.names.conditions - {SO_FAR})
        return parser.parse(self._dated(text), self.vocabulary, names, statute)

    def _dated(self, text: str) -> str:
        return re.sub(rf"\b{IN_FORCE}\b", f'"{self.in_force}"', text)

    def _day(self, raw: object, where: str) -> date:
        """A day, which may be given by the day on which the amendment enters into force."""
        text = str(raw)
        if text == IN_FORCE:
            return self.in_force
        if later := _LATER.fullmatch(text):
            return date.fromordinal(add(self.in_force.toordinal(), values.period(later.group(1), where)))
        return values.day(raw, where)

    def _programme(self, raw: Mapping[str, Any], read: Mapping[str, Programme]) -> Programme:
        """A new programme, or a known one with changes. Raises LawError."""
        name = str(raw.get("programme"))
        known, where = read.get(name) or self.law.programmes.get(name), f"{self.where}, {name}"
        whole = programmes.merged(known, raw, where) if known else raw
        if known and not whole["routes"]:
            raise LawError("Ein Angebot braucht wenigstens einen Weg.", "A programme needs at least one way.").within(where)
        return programmes.programme(whole, where, self._route, lambda text, _: parser.parse_number(text, self.vocabulary, self.names))


def _until(versions: Sequence[Version], day: date) -> tuple[Version, ...]:
    """The versions that begin before a day, ended on its eve at the latest."""
    eve = date.fromordinal(day.toordinal() - 1)
    return tuple(version._replace(until=min(version.until or eve, eve)) for version in versions if version.since < day)


def _filled(body: object, otherwise: Mapping[str, object], before: Version | None) -> tuple[object, dict[str, object]]:
    """The condition with what was said before in its place, under the default reading and under every other."""
    old = before.body if before else tree.Const(False)
    others = before.otherwise if before else {}
    readings = {name: _replaced(otherwise.get(name, body), others.get(name, old)) for name in (*others, *otherwise)}
    default = _replaced(body, old)
    return default, {name: other for name, other in readings.items() if other is not default}


def _replaced(node: object, old: object) -> tree.Node:
    """A condition with ``bisher`` filled in; lists of the same fact, one beside the other, become one list."""
    assert isinstance(node, tree.Node)  # noqa: S101  (a condition's body)
    assert isinstance(old, tree.Node)  # noqa: S101
    match node:
        case tree.Ref(name=name) if name == SO_FAR:
            return old
        case tree.Or():
            return _joined(_replaced(part, old) for part in node.parts)
        case tree.And():
            parts = tuple(dict.fromkeys(_replaced(part, old) for part in node.parts))  # as the parser does: said twice is said once
            return tree.And(parts) if len(parts) > 1 else parts[0]
        case tree.AtLeast():
            return tree.AtLeast(node.count, tuple(_replaced(part, old) for part in node.parts))
        case tree.Not() | tree.AsARule() | tree.Case():
            return type(node)(*(_replaced(part, old) for part in node.children))
    return node


def _joined(parts: Iterable[tree.Node]) -> tree.Node:
    """Alternatives, where a list that only adds words to an earlier one is added to it."""
    found: list[tree.Node] = []
    for part in parts:
        for piece in part.parts if isinstance(part, tree.Or) else (part,):
            same = next((index for index, one in enumerate(found) if _same_list(one, piece)), None)
            if same is None and piece not in found:
                found.append(piece)
            elif same is not None:
                words = tuple(dict.fromkeys((*found[same].options, *piece.options)))  # type: ignore[attr-defined]  # both are lists
                found[same] = tree.Member(piece.fact, words, "")  # type: ignore[attr-defined]
    return tree.Or(tuple(found)) if len(found) > 1 else found[0]


def _same_list(one: tree.Node, other: tree.Node) -> bool:
    return isinstance(one, tree.Member) and isinstance(other, tree.Member) and one.fact == other.fact and not (one.listed or other.listed)


def _extended(vocabulary: Vocabulary, raw: Mapping[str, Mapping[str, Any]], where: str) -> Vocabulary:
    """The vocabulary with the facts a draft introduces. Raises LawError for a name that is taken."""
    facts = {}
    for name, entry in raw.items():
        if name in vocabulary:
            raise LawError(f"Den Sachverhalt „{name}“ gibt es schon.", f"There is a fact “{name}” already.").within(where)
        try:
            facts[name] = declare(name, entry)
        except LawError as error:
            raise error.within(where) from None
    return vocabulary.extended(facts) if facts else vocabulary


def _names(law: Law, draft: Draft, where: str) -> Names:
    """What the draft's conditions may name: what the law has, what the draft adds, and what was said before."""
    known = law.names
    kinds = {}
    for entry in (entry for section in draft.sections for entry in section["provisions"]):
        with suppress(LawError):  # said where the provision is read
            kinds[entry["name"]] = law_file.kind_of(entry, where)
    return Names(
        known.conditions | {name for name, kind in kinds.items() if kind == "condition"} | {SO_FAR},
        {**known.parameters, **{name: kind for name, kind in kinds.items() if kind in ("number", "period")}},
        {**known.lists, **{name: kind.partition(":")[2] for name, kind in kinds.items() if kind.startswith("list")}},
    )
