"""Whether there is a way at all on a day, whoever asks: a way whose provisions are not in force then, or grant nothing, is none."""

from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from anspruch.language import tree
from anspruch.readings.kleene import Evaluation
from anspruch.statute.law import Law, LawOnDay
from anspruch.statute.model import CERTAINTIES, Route

_NEVER = tree.Const(False)
"""What a provision says that has ended with a version of its own."""


class Absence(NamedTuple):
    """A way there is not on a day: the first day after it on which there is one, else the last day there was one."""

    since: date | None
    until: date | None
    certainty: str
    """How sure that day is (see :data:`anspruch.statute.model.CERTAINTIES`)."""


def exists(law: LawOnDay, route: Route) -> bool:
    """Whether any provision in force could open a way, whatever is known of a person; a way without conditions is always there."""
    run = Evaluation({}, law.day.toordinal())
    roots = [root for root in (route.open, route.possible) if root is not None]
    run.values.update({part: False if law.own_body(part.name) in (None, _NEVER) else None for root in roots for part in tree.parts(root, tree.Ref)})
    return any(run.value(root) is not False for root in roots)


def absence(law: LawOnDay, route: Route) -> Absence | None:
    """When there is a way, where on this day there is none; None where there is one, or on no day at all."""
    if exists(law, route):
        return None
    stretches = _stretches(law.law, route.name)
    coming = next((since for since, _ in stretches if since > law.day), None)
    gone = next((until for _, until in reversed(stretches) if until is not None and until < law.day), None)
    if coming is None and gone is None:
        return None
    return Absence(coming, gone, _certainty(law.law.on(coming or gone), route))  # type: ignore[arg-type]  # one of them is a day


@lru_cache(maxsize=256)
def _stretches(law: Law, name: str) -> tuple[tuple[date, date | None], ...]:
    """The first and last days of the times in which there is a way; no last day where no end is known."""
    route = law.routes[name]
    found: list[tuple[date, date | None]] = []
    for day in sorted({law.first_day, *law.changes}):
        running = bool(found) and found[-1][1] is None
        if exists(law.on(day), route) != running:
            found[-1:] = [(found[-1][0], day - timedelta(days=1))] if running else [*found[-1:], (day, None)]
    return tuple(found)


def _certainty(law: LawOnDay, route: Route) -> str:
    """How sure the least sure of the provisions is that a way names on a day."""
    names = [part.name for root in (route.open, route.possible) if root is not None for part in tree.parts(root, tree.Ref)]
    known = [version.certainty for version in map(law.version, names) if version]
    return max(known, key=CERTAINTIES.index, default="verified")
