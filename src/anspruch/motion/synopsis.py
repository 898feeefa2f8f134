"""The synopsis of a motion: the law in force beside the law as moved, provision by provision, the changed words marked."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from anspruch.language import tree, writer
from anspruch.motion import text
from anspruch.motion.difference import ADDED, REMOVED, Segment, segments
from anspruch.motion.moved import Moved
from anspruch.readings import terms
from anspruch.readings.render import clause, phrase, sentence
from anspruch.readings.render.page.contents import members, value
from anspruch.statute.law import Law, LawOnDay
from anspruch.statute.model import Programme, Provision, Route, Version

NEW, CHANGED, REPEALED = "new", "changed", "repealed"


class Beside(NamedTuple):
    """A text before and after, as marked segments; empty on the side where there is none."""

    segments: tuple[Segment, ...]

    @property
    def before(self) -> str:
        """The text of before."""
        return "".join(one.text for one in self.segments if one.mark != ADDED)

    @property
    def after(self) -> str:
        """The text of after."""
        return "".join(one.text for one in self.segments if one.mark != REMOVED)

    @property
    def changed(self) -> bool:
        """Whether the two differ."""
        return any(one.mark in (ADDED, REMOVED) for one in self.segments)


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


class Way(NamedTuple):
    """A route without the motion and with it; ``programme_new`` where its programme comes with it."""

    name: str
    programme: str
    programme_new: bool
    title: str
    cite: str
    state: str
    modality: Beside
    open: Beside
    possible: Beside
    open_sentence: Beside
    possible_sentence: Beside


class Synopsis(NamedTuple):
    """All provisions and routes a motion touches."""

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
    return Synopsis(moved, lang, rows, tuple(_ways(moved, lang)))


def beside(before: str, after: str) -> Beside:
    """Two texts with what differs marked."""
    return Beside(segments(before, after))


def _rows(moved: Moved, name: str, lang: str) -> Iterator[Row]:
    """A row for every day from which the provision says something else than it would."""
    old, new = moved.before.provisions.get(name), moved.after.provisions[name]
    displaced: tuple[date, ...] | None = tuple(one.since for one in old.versions if one.since >= moved.in_force) if old else ()
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
            beside(_sentence(moved.before.on(day), old, before, lang), _sentence(moved.after.on(day), new, after, lang)),
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


def _sentence(law: LawOnDay, provision: Provision | None, version: Version | None, lang: str) -> str:
    """What a version says, in words."""
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


def _ways(moved: Moved, lang: str) -> Iterator[Way]:
    """The routes that are new, changed or gone."""
    for programme in moved.after.programmes.values():
        known = moved.before.programmes.get(programme.name)
        old = {route.name: route for route in known.routes} if known else {}
        new = {route.name: route for route in programme.routes}
        for name in dict.fromkeys((*old, *new)):
            if _plain(old.get(name)) != _plain(new.get(name)):
                yield _way(moved, programme, old.get(name), new.get(name), known is None, lang)


def _plain(route: Route | None) -> Route | None:
    return route and route._replace(order=0)


def _way(moved: Moved, programme: Programme, old: Route | None, new: Route | None, fresh: bool, lang: str) -> Way:
    before, after = moved.on()
    shown = new or old
    assert shown is not None  # noqa: S101  (one of the two is there)

    def both(part: str, said: bool) -> Beside:
        sides = ((before, old), (after, new))
        return beside(*(_condition(law, getattr(route, part) if route else None, lang if said else "") for law, route in sides))

    return Way(
        shown.name,
        programme.title[lang],
        fresh,
        shown.title[lang],
        shown.cite,
        NEW if old is None else REPEALED if new is None else CHANGED,
        beside(*(terms.MODALITY[route.modality][lang] if route else "" for route in (old, new))),
        both("open", False),
        both("possible", False),
        both("open", True),
        both("possible", True),
    )


def _condition(law: LawOnDay, node: tree.Node | None, lang: str) -> str:
    """A route's condition as text, or in words where a language is named."""
    if node is None:
        return ""
    return phrase(law.resolve(node), law.law, lang) if lang else writer.write(node, "AufenthG")
