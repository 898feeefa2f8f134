"""Proofs over all possible persons: two days of the law, or the law without and with a motion; one at a time, kept once made."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from threading import BoundedSemaphore

from anspruch.language.errors import InputError, LawError, suggestion
from anspruch.motion import Motion, find, moved, shipped
from anspruch.motion.moved import WITH, WITHOUT
from anspruch.readings.compare import compare
from anspruch.readings.compare.document import document
from anspruch.web.api.asked import Compared, Days, FieldError, Moved, day
from anspruch.web.api.problems import encoded
from anspruch.web.site import statute

_ONE = BoundedSemaphore(1)
"""A proof takes seconds: one at a time in each process, so that decisions go on beside it."""
_PATIENCE = 5.0
"""Seconds a proof waits for the one before it."""


class BusyError(Exception):
    """Another proof is running."""


def proof(asked: Compared) -> bytes:
    """Who gains and who loses, as JSON. Raises InputError, or BusyError while others are proved."""
    if isinstance(asked, Days):
        after = day(asked.after, "after")
        key = (day(asked.before, "before"), after, day(asked.on, "on", after))
        return _in_turn(lambda: _between(*key))
    motion = _motion(asked)
    in_force = day(asked.in_force, "in_force", motion.in_force)
    return _in_turn(lambda: _with(motion.name, tuple(sorted(asked.choose.items())), in_force, day(asked.on, "on", in_force)))


def _in_turn(work: Callable[[], bytes]) -> bytes:
    if not _ONE.acquire(timeout=_PATIENCE):
        raise BusyError
    try:
        return work()
    finally:
        _ONE.release()


@lru_cache(maxsize=16)
def _between(before: date, after: date, on: date) -> bytes:
    law = statute.law()
    return encoded(document(compare(law.on(before), law.on(after), on)))


def _motion(asked: Moved) -> Motion:
    """A motion that comes with the package; a name is never a file here. Raises FieldError."""
    if asked.motion in shipped():
        return find(asked.motion)
    (de, en), known = suggestion(asked.motion, shipped()), ", ".join(shipped())
    raise FieldError(
        "motion", f"Einen Antrag „{asked.motion}“ gibt es nicht; es gibt {known}.{de}", f"There is no motion “{asked.motion}”; there are {known}.{en}"
    )


@lru_cache(maxsize=16)
def _with(name: str, chosen: tuple[tuple[str, str], ...], in_force: date, on: date) -> bytes:
    try:
        carried_out = moved(find(name), statute.law(), dict(chosen), in_force)
    except LawError as error:  # on another day a motion may not fit the law: the asker's to mend
        raise FieldError("in_force", error.de, error.en) from None
    except InputError as error:
        raise FieldError("choose", error.de, error.en) from None
    before, after = carried_out.on(on)
    found = document(compare(before, after, on), {before: WITHOUT, after: WITH})
    return encoded({"motion": name, "chosen": dict(carried_out.chosen), **found})
