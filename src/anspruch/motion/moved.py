"""The law as a motion would make it: choices settled, amendments read, in force from a day on."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from anspruch.language.errors import LawError
from anspruch.motion.model import Chosen, Motion
from anspruch.statute import amendment
from anspruch.statute.amendment import Amendment, Draft
from anspruch.statute.law import Law, LawOnDay

WITHOUT = {"de": "ohne den Antrag", "en": "without the motion"}
WITH = {"de": "mit dem Antrag", "en": "with the motion"}
"""What the two states of the law are called."""
_GONE: Any = object()


class Moved(NamedTuple):
    """A motion carried out: the law before and after it."""

    motion: Motion
    chosen: Chosen
    in_force: date
    before: Law
    after: Law
    amendments: tuple[Amendment, ...]

    def on(self, day: date | None = None) -> tuple[LawOnDay, LawOnDay]:
        """The law of a day (default: of the entry into force) without and with the motion."""
        return self.before.on(day or self.in_force), self.after.on(day or self.in_force)

    @property
    def provisions(self) -> tuple[str, ...]:
        """The provisions it changes or adds, in the order of its file."""
        return tuple(dict.fromkeys(name for one in self.amendments for name in one.provisions))


def moved(motion: Motion, law: Law, chosen: Chosen | None = None, in_force: date | None = None) -> Moved:
    """The law with a motion.

    Args:
        motion: what is moved.
        law: the law it changes.
        chosen: options taken; the first one of every choice that is not named.
        in_force: the day from which it holds; default: the one its file assumes.

    Raises:
        InputError: if there is no such choice.
        LawError: if an amendment does not fit the law.
    """
    settled = motion.chosen(chosen or {})
    day = in_force or motion.in_force
    after, amendments = law, []
    for demand in motion.demands:
        raw = settle(demand.amendment, settled, day)
        draft = Draft(raw.get("sections") or (), raw.get("programmes") or (), raw.get("facts") or {})
        if draft.sections or draft.programmes:
            one = amendment.read(draft, after, day, motion.title["de"], f"{motion.file}, {demand.name}")
            after = _amended(after, one, f"{motion.file}, {demand.name}")
            amendments.append(one)
    # a term the motion introduces is known before it too, where nothing reads it: both states are of the same persons
    before = law if after.vocabulary is law.vocabulary else law.replaced({}, None, after.vocabulary)
    return Moved(motion, settled, day, before, after, tuple(amendments))


def _amended(law: Law, one: Amendment, where: str) -> Law:
    """The law as amended. Raises LawError with the motion's file, wherever in the law it shows that the amendment does not fit."""
    try:
        return amendment.amended(law, one)
    except LawError as error:
        raise (error if error.de.startswith(where) else error.within(where)) from None


def settle(raw: Any, chosen: Chosen, in_force: date) -> Any:
    """Plain data without what other options would say; ``{chosen: X}`` is the option taken, ``inkrafttreten`` the day."""
    found = _settled(raw, chosen, in_force)
    return {} if found is _GONE else found


def _settled(raw: Any, chosen: Chosen, in_force: date) -> Any:
    if isinstance(raw, list):
        return [part for part in (_settled(part, chosen, in_force) for part in raw) if part is not _GONE]
    if not isinstance(raw, dict):
        return str(in_force) if raw == amendment.IN_FORCE else raw
    if "chosen" in raw:
        return chosen[raw["chosen"]]
    if not _holds(raw.get("if") or {}, chosen):
        return _GONE
    if "then" in raw:
        return _settled(raw["then"], chosen, in_force)
    parts = {key: _settled(part, chosen, in_force) for key, part in raw.items() if key != "if"}
    return {key: part for key, part in parts.items() if part is not _GONE}


def _holds(wanted: Mapping[str, Any], chosen: Chosen) -> bool:
    return all(chosen[choice] in (value if isinstance(value, list) else [value]) for choice, value in wanted.items())
