"""Amending commands (Änderungsbefehle): proposed from the difference of two laws, and carried out on a law again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from anspruch.language.facts import Vocabulary
from anspruch.motion import edits, offers, places, text
from anspruch.motion.edits import Step
from anspruch.motion.moved import Moved
from anspruch.statute import checks
from anspruch.statute.law import Law
from anspruch.statute.model import Provision, Version

ADD, KEEP, REPEAL, DISPLACE, DESCRIBE, OFFER = "add", "keep", "repeal", "displace", "describe", "offer"
_EDITS = (edits.INSERT, edits.INSERT_BEFORE, edits.PREPEND, edits.APPEND, edits.REPLACE, edits.STRIKE, edits.REWRITE)
DEFAULT = ""


class Command(NamedTuple):
    """One amending command.

    ``provision`` is its name (for ``offer`` the programme's), ``since`` the day from which it works; the day is the one of the
    version that goes for ``displace``. ``anchor``, ``old`` and ``new`` are as in :class:`anspruch.motion.edits.Step`; for ``add``
    the anchor is what the provision is placed by.
    """

    provision: str
    cite: str
    action: str
    since: date
    until: date | None = None
    anchor: str = ""
    old: str = ""
    new: str = ""
    readings: tuple[str, ...] = (DEFAULT,)
    """The readings whose text it amends, by the dispute's name; the default has an empty one."""
    entry: Mapping[str, Any] = {}
    """What the text does not say: a new provision's kind and sentence, a programme's routes."""
    others: tuple[str, ...] = ()
    """The readings whose text it leaves."""
    shared: bool = False
    """Whether other provisions have the same citation, so that only the name tells which is meant."""

    @property
    def step(self) -> Step:
        """What it does to a text."""
        return Step(self.action, self.anchor, self.old, self.new)


def commands(moved: Moved) -> tuple[Command, ...]:
    """The commands that make the law as moved of the law before, provision by provision."""
    before, after = moved.before, moved.after
    cites = [one.cite for one in after.provisions.values()]
    there, found = [one.cite for one in before.provisions.values()], []
    order = {name: place for place, name in enumerate(moved.provisions)}
    for name, provision in sorted(after.provisions.items(), key=lambda pair: order.get(pair[0], len(order))):
        several = _provision(before.provisions.get(name), provision, moved.in_force, there)
        found += [command._replace(shared=cites.count(provision.cite) > 1) for command in several]
        if name not in before.provisions:
            there.append(provision.cite)
    found += [Command(name, "", OFFER, moved.in_force, entry=entry) for name, entry in offers.changed(before, after)]
    return tuple(found)


def apply(several: Iterable[Command], law: Law, in_force: date, vocabulary: Vocabulary | None = None, by: str = "") -> Law:
    """The law after commands.

    Args:
        several: the commands; those for one provision in the order in which they were proposed.
        law: the law they were proposed for.
        in_force: the day on which they enter into force.
        vocabulary: the facts their texts may read, where there are more than in the law.
        by: what amends: the origin of the versions that come.

    Raises:
        LawError: if an anchor is not found once, or what comes out is not sound.
    """
    listed = list(several)
    new = {one.provision: _added(one, in_force, by) for one in listed if one.action == ADD}
    known = law.replaced(new, vocabulary=vocabulary)
    reader = text.Reader(known.vocabulary, known.names)
    groups: dict[str, list[Command]] = {}
    for one in listed:
        if one.action != OFFER:
            groups.setdefault(one.provision, []).append(one)
    provisions = {name: _carried(group, known.provisions[name], reader, by) for name, group in groups.items()}
    offered = [one for one in listed if one.action == OFFER]
    programmes = {
        name: offers.carried([one.entry for one in offered if one.provision == name], law, reader) for name in {one.provision for one in offered}
    }
    result = law.replaced(provisions, programmes, known.vocabulary)
    checks.check(result)
    return result


# --- proposing


def _provision(before: Provision | None, after: Provision, in_force: date, there: Sequence[str]) -> Iterator[Command]:
    """The commands for one provision."""
    old = before.versions if before else ()
    if before is not None and (before.says, before.denied) != (after.says, after.denied):
        yield Command(after.name, after.cite, DESCRIBE, in_force, entry={"says": dict(after.says), "denied": dict(after.denied)})
    count = _alike(old, after.versions)
    new = after.versions[count:]
    for version in old[count:]:
        if not new or version.since != new[0].since:
            yield Command(after.name, after.cite, DISPLACE, version.since)
    end = _after(after.versions[count - 1].until) if count and after.versions[count - 1].until != old[count - 1].until else None
    repealed = end is not None and not (new and new[0].since == end)
    if end is not None and repealed:
        yield Command(after.name, after.cite, REPEAL, end)
    for place, version in enumerate(new):
        following = new[place + 1].since if place + 1 < len(new) else None
        previous = new[place - 1] if place else after.versions[count - 1] if repealed else _last(old, version.since)
        yield from _version(previous, version, following, after, there)


def _version(previous: Version | None, version: Version, following: date | None, provision: Provision, there: Sequence[str]) -> Iterator[Command]:
    """The commands that make one version of the one before it (None where the provision is new)."""
    until = None if version.until == (following and _before(following)) else version.until
    head = Command(provision.name, provision.cite, edits.REWRITE, version.since, until)
    wanted = text.readings(version, provision)
    if previous is None:
        placed = places.anchor(provision.cite, there)
        head = head._replace(action=ADD, anchor=placed, entry=_entry(provision))
        yield head._replace(new=wanted[DEFAULT])
        base = dict.fromkeys(wanted, wanted[DEFAULT])
    else:
        base = text.readings(previous, provision)
        for name in wanted:
            base.setdefault(name, base[DEFAULT])
        if previous.since < version.since and previous.until not in (None, _before(version.since)):
            base = dict.fromkeys(base, "")  # it had ended: there is nothing to start from
    yield from _readings(head, base, wanted, always=previous is not None)


def _readings(head: Command, base: Mapping[str, str], wanted: Mapping[str, str], *, always: bool) -> Iterator[Command]:
    """The commands for the text under every reading: those for the default, where they do for another reading too, name it."""
    goals = {name: wanted.get(name, wanted[DEFAULT]) for name in (*wanted, *(name for name in base if name not in wanted))}
    shared = edits.steps(base[DEFAULT], goals[DEFAULT])
    covered = tuple(name for name in goals if edits.carried(base[name], shared) == goals[name])
    others = tuple(name for name in goals if name not in covered)
    if always and not shared and not others:
        yield head._replace(action=KEEP)
    for step in shared:
        yield _with(head, step)._replace(readings=covered, others=others)
    for name in others:
        for step in edits.steps(base[name], goals[name]):
            yield _with(head, step)._replace(readings=(name,), others=())


def _with(head: Command, step: Step) -> Command:
    return head._replace(action=step.action, anchor=step.anchor, old=step.old, new=step.new, entry={})


def _entry(provision: Provision) -> dict[str, Any]:
    """What a new provision is beside its text."""
    return {
        "kind": provision.kind,
        "section": provision.section,
        "says": dict(provision.says),
        "denied": dict(provision.denied),
        "unit": provision.unit,
        "file": provision.file,
    }


def _alike(old: Sequence[Version], new: Sequence[Version]) -> int:
    """How many versions stay from the first on; the last of them may end earlier than it did."""
    count = 0
    for before, after in zip(old, new, strict=False):
        if (before.since, before.body, dict(before.otherwise)) != (after.since, after.body, dict(after.otherwise)):
            return count
        count += 1
        if before.until != after.until:
            return count if after.until and (before.until is None or after.until < before.until) else count - 1
    return count


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _after(day: date | None) -> date:
    assert day is not None  # noqa: S101  (a version that ends earlier ends)
    return date.fromordinal(day.toordinal() + 1)


def _last(versions: Sequence[Version], day: date) -> Version | None:
    """The version that one of a day starts from: the one that began last by then, ended on its eve at the latest."""
    begun = [version for version in versions if version.since == day] or _kept(versions, day)
    return begun[-1] if begun else None


def _kept(versions: Sequence[Version], day: date) -> list[Version]:
    """The versions from before a day, the last one ended on its eve."""
    eve = _before(day)
    return [version._replace(until=min(version.until or eve, eve)) for version in versions if version.since < day]


# --- carrying out


def _added(command: Command, in_force: date, by: str) -> Provision:
    """A new provision, still without a version."""
    entry = command.entry
    return Provision(
        command.provision,
        entry["kind"],
        command.cite,
        entry["section"],
        entry["says"],
        entry["unit"],
        "",
        (),
        {"title": by},
        in_force,
        in_force,
        entry["file"],
        entry["denied"],
    )


def _carried(group: Sequence[Command], provision: Provision, reader: text.Reader, by: str) -> Provision:
    """A provision after its commands."""
    for one in group:
        if one.action == DESCRIBE:
            provision = provision._replace(says=one.entry["says"], denied=one.entry["denied"])
    gone = {one.since for one in group if one.action == DISPLACE}
    there = [version for version in provision.versions if version.since not in gone]
    amending = [one for one in group if one.action in (*_EDITS, ADD, KEEP)]
    ends = [one.since for one in group if one.action == REPEAL]
    begins = list(dict.fromkeys(one.since for one in amending))
    if not ends and not begins:
        return provision._replace(versions=tuple(there))
    versions = _kept(there, min(ends + begins))
    for since in begins:
        last = versions[-1] if since != begins[0] else _last(there, since)
        eve = _before(since)
        versions[-1:] = [version._replace(until=min(version.until or eve, eve)) for version in versions[-1:]]
        versions.append(_amended([one for one in amending if one.since == since], last, provision, reader, by))
    return provision._replace(versions=tuple(versions))


def _amended(several: Sequence[Command], before: Version | None, provision: Provision, reader: text.Reader, by: str) -> Version:
    """The version that commands of one day make of the one before."""
    texts = text.readings(before, provision) if before else {DEFAULT: several[0].new}
    named = dict.fromkeys(name for one in several for name in (*one.readings, *one.others))
    texts = {**dict.fromkeys(named, texts[DEFAULT]), **texts}
    for one in several:
        if one.action in (ADD, KEEP):
            continue
        texts |= {name: edits.carry_out(texts[name], one.step) for name in one.readings}
    where = f"{provision.file}, {provision.name}"
    bodies = {name: reader.read(one, provision.kind, provision.statute, where) for name, one in texts.items()}
    otherwise = {name: body for name, body in sorted(bodies.items()) if name != DEFAULT and body != bodies[DEFAULT]}
    shown = "" if provision.kind.startswith("list") else texts[DEFAULT]
    return Version(several[0].since, several[0].until, by, "assumed", shown, bodies[DEFAULT], otherwise, {}, {})
