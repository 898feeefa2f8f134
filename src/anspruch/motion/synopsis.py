"""The synopsis of a motion: the law in force beside the law as moved, provision by provision, the changed words marked."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from anspruch.motion import text
from anspruch.motion.beside import CHANGED, NEW, REPEALED, Beside, beside
from anspruch.motion.moved import Moved
from anspruch.motion.ways import Way, ways
from anspruch.readings import terms
from anspruch.readings.render import clause, sentence
from anspruch.readings.render.page.contents import members, value
from anspruch.statute.law import Law, LawOnDay
from anspruch.statute.model import Provision, Version


class Reading(NamedTuple):
    """What a version says under another reading of a disputed point."""

    dispute: str
    question: str
    says: str
    condition: Beside


class Row(NamedTuple):
    """A provision from one day on, without the motion and with it.

    ``state`` is ``new``, ``changed`` or ``repealed``; ``condition`` the text as the law's files hold it, ``sentence`` the same in
    words, ``says`` what the provision is said to be about. ``displaced`` are the days of later versions that fall away.
    """

    name: str
    cite: str
    kind: str
    state: str
    since: date
    until: date | None
    condition: Beside
    sentence: Beside
    says: Beside
    readings: tuple[Reading, ...]
    displaced: tuple[date, ...]


class Synopsis(NamedTuple):
    """All provisions, and parts of programmes, that a motion touches."""

    moved: Moved
    lang: str
    rows: tuple[Row, ...]
    ways: tuple[Way, ...]


def synopsis(moved: Moved, lang: str) -> Synopsis:
    """The synopsis of a motion carried out.

    Args:
        moved: the law before and after.
        lang: ``de`` or ``en``.
    """
    order = {name: place for place, name in enumerate(moved.provisions)}
    names = [name for name in moved.after.provisions if moved.before.provisions.get(name) != moved.after.provisions[name]]
    names.sort(key=lambda name: order.get(name, len(order)))
    rows = tuple(row for name in names for row in _rows(moved, name, lang))
    return Synopsis(moved, lang, rows, tuple(ways(moved, lang)))


def _rows(moved: Moved, name: str, lang: str) -> Iterator[Row]:
    """A row for every day from which the provision says something else than it would."""
    old, new = moved.before.provisions.get(name), moved.after.provisions[name]
    there = {one.since for one in new.versions}
    displaced: tuple[date, ...] | None = tuple(one.since for one in old.versions if one.since not in there) if old else ()
    for day in _days(moved, old, new):
        before, after = old.on(day) if old else None, new.on(day)
        yield Row(
            name,
            new.cite,
            new.kind,
            NEW if before is None else REPEALED if after is None else CHANGED,
            day,
            after.until if after else None,
            beside(_text(before, new), _text(after, new)),
            beside(in_words(moved.before.on(day), old, before, lang), in_words(moved.after.on(day), new, after, lang)),
            _says(old if before else None, new if after else None, lang, first=displaced is not None),
            tuple(_readings(before, after, new, moved.after, lang)),
            displaced or (),
        )
        displaced = None  # and what it is about: said once a provision


def _says(old: Provision | None, new: Provision | None, lang: str, *, first: bool) -> Beside:
    """What the provision is about on either side; that it is another thing is marked in its first row."""
    before, after = (one.says[lang] if one else "" for one in (old, new))
    return beside(before, after) if first or not (old and new) else beside(after, after)


def _days(moved: Moved, old: Provision | None, new: Provision) -> list[date]:
    """The days, from the entry into force on, from which the two laws say different things of a provision, or other ones than before."""
    versions = (*(old.versions if old else ()), *new.versions)
    ends = {date.fromordinal(version.until.toordinal() + 1) for version in versions if version.until}
    days = sorted(day for day in {moved.in_force, *ends, *(one.since for one in versions)} if day >= moved.in_force)
    found: list[date] = []
    last: object = None
    for day in days:
        pair = _core(old, day), _core(new, day)
        says = day == moved.in_force and old is not None and old.says != new.says
        if pair != last and (pair[0] != pair[1] or says):
            found.append(day)
        last = pair
    return found


def _core(provision: Provision | None, day: date) -> object:
    version = provision.on(day) if provision else None
    return None if version is None else (version.body, dict(version.otherwise))


def _text(version: Version | None, provision: Provision) -> str:
    return "" if version is None else text.written(version.body, provision)


def in_words(law: LawOnDay, provision: Provision | None, version: Version | None, lang: str) -> str:
    """What a version of a provision says, in words; empty where there is none."""
    if provision is None or version is None:
        return ""
    if provision.kind == "condition":
        return sentence(clause(law.norm(provision.name), law.law, lang), lang)
    if provision.kind == "enforcement":
        return terms.ENFORCEMENT[str(version.body)][lang]
    return value(law, provision, version, lang) or ", ".join(members(law, provision, lang))


def _readings(before: Version | None, after: Version | None, provision: Provision, law: Law, lang: str) -> Iterator[Reading]:
    """The other readings whose text differs, or that only one side knows."""
    old, new = (text.readings(version, provision) if version else {"": ""} for version in (before, after))
    for name in dict.fromkeys((*old, *new)):
        found = beside(old.get(name, old[""]), new.get(name, new[""]))
        if name and found.changed:
            dispute = law.disputes[name]
            yield Reading(name, dispute.question[lang], dispute.alternative.says[lang], found)
