"""What a motion says without effect: choices nothing depends on, new provisions nothing reads, versions that say what holds anyway."""

from collections.abc import Iterable, Iterator

from anspruch.language import tree
from anspruch.language.errors import AnspruchError, InputError
from anspruch.motion.model import Motion
from anspruch.motion.moved import Moved
from anspruch.statute.checks import references
from anspruch.statute.model import Programme, Provision, Version


def idle(motion: Motion, several: Iterable[Moved]) -> Iterator[AnspruchError]:
    """What has no effect in any of the ways a motion is carried out."""
    every = list(several)
    yield from _choices(motion)
    added = dict.fromkeys(name for one in every for name in one.provisions if name not in one.before.provisions)
    read = {name for one in every for name in _read(one)}
    yield from (_unread(f"{motion.file}, {name}", name) for name in added if name not in read)
    changed = dict.fromkeys(name for one in every for name in one.provisions if name in one.before.provisions)
    for name in changed:
        if all(_same(one.before.provisions[name], one.after.provisions[name]) for one in every if name in one.provisions):
            yield _unchanged(f"{motion.file}, {name}", name)


def _choices(motion: Motion) -> Iterator[AnspruchError]:
    used = {name for demand in motion.demands for name in _named(demand.amendment)}
    for choice in motion.choices:
        if choice.name not in used:
            yield InputError(
                f"{motion.file}, choices, {choice.name}: Von dieser Wahl hängt nichts ab; nennen Sie sie unter „if“, oder streichen Sie sie.",
                f"{motion.file}, choices, {choice.name}: nothing depends on this choice; name it under “if”, or strike it.",
            )


def _named(raw: object) -> Iterator[str]:
    """The choices that an amendment names."""
    if isinstance(raw, dict):
        yield from raw.get("if") or {}
        if "chosen" in raw:
            yield str(raw["chosen"])
    for part in raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ():
        yield from _named(part)


def _read(one: Moved) -> set[str]:
    """Provisions that are read from where the law is asked or was before: ways, questions, amounts, known provisions, terms of the world."""
    law = one.after
    roots = [node for programme in law.programmes.values() for node in _nodes(programme)]
    roots += [node for name in one.before.provisions for node in _bodies(law.provisions[name])]
    found = {route.enforcement for programme in law.programmes.values() for route in programme.routes}
    waiting = {name for node in (*roots, *law.derivations.values()) for name in references(node, law)}
    while waiting:
        name = waiting.pop()
        found.add(name)
        waiting |= {below for node in _bodies(law.provisions[name]) for below in references(node, law)} - found
    return found


def _bodies(provision: Provision) -> Iterator[tree.Node]:
    for version in provision.versions:
        yield from (body for body in (version.body, *version.otherwise.values()) if isinstance(body, tree.Node))


def _nodes(programme: Programme) -> Iterator[tree.Node]:
    """What a programme reads."""
    for route in programme.routes:
        yield from (node for node in (route.open, route.possible) if node is not None)
    for question in programme.values:
        yield from (node for node in (question.yes, question.possible) if node is not None)
    for amount in programme.amounts:
        yield from (node for case in amount.cases for node in case)


def _same(before: Provision, after: Provision) -> bool:
    """Whether a provision says on every day what it said before."""
    if (dict(before.says), dict(before.denied)) != (dict(after.says), dict(after.denied)):
        return False
    days = {version.since for one in (before, after) for version in one.versions}
    ends = {version.until.fromordinal(version.until.toordinal() + 1) for one in (before, after) for version in one.versions if version.until}
    return all(_content(before.on(day)) == _content(after.on(day)) for day in days | ends)


def _content(version: Version | None) -> object:
    return None if version is None else (version.body, dict(version.otherwise))


def _unread(where: str, name: str) -> AnspruchError:
    return InputError(
        f"{where}: Die neue Norm „{name}“ wird nirgends genannt und wirkt nicht; nennen Sie sie dort, wo sie wirken soll.",
        f"{where}: the new provision “{name}” is named nowhere and has no effect; name it where it is to have one.",
    )


def _unchanged(where: str, name: str) -> AnspruchError:
    return InputError(
        f"{where}: „{name}“ sagt an jedem Tag dasselbe wie bisher; schreiben Sie, was sich ändern soll, oder streichen Sie die Norm.",
        f"{where}: “{name}” says on every day what it said before; write what is to change, or strike the provision.",
    )
