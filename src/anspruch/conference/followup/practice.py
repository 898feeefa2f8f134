"""What is done with a demand's routes on a day: an enforcement practice in the law's data, or what a person entered.

Where it is not known any more, the last that was known is named beside it: a stop nobody has ended is not forgotten.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Optional

from anspruch.conference.followup.file import Evidence, Followed
from anspruch.conference.followup.proof import NOBODY, NOT, Stretch
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Texts

NONE, UNKNOWN, UNRESTRICTED = "none", "unknown", "unrestricted"
"""``unrestricted``: no restriction is known. Whoever decides takes a way for open then; that it was, nobody says."""
_OPEN = "open"
_ORDER = (UNRESTRICTED, _OPEN, UNKNOWN, "congested", "suspended")
_NO_EXACT_DAY = ("substance", "inferred", "memory")
_NOBODY_SAYS_SO = ("assumed", "memory")


class Practice(NamedTuple):
    """A practice on a day; ``by`` is empty where nobody says so, ``exact`` false where no source gives the day itself.

    ``last`` is what was known last, where it is not known now.
    """

    mark: str = NONE
    since: date | None = None
    by: str = ""
    certainty: str = ""
    note: Texts = {}  # noqa: RUF012  (never written to)
    exact: bool = True
    last: Optional["Practice"] = None

    @property
    def word(self) -> str:
        """The mark, or ``last_suspended`` and the like: what was known last, where it is not known now."""
        return f"last_{self.last.mark}" if self.mark == UNKNOWN and self.last else self.mark


def practised(followed: Followed, day: date, law: LawOnDay, histories: Sequence[Sequence[Stretch]]) -> Practice:
    """The practice of a demand's routes, the worst of several; else what people entered of it.

    Of a statement that the text does for nobody (``histories`` are its marks until the day, one for each statement) only the routes that stand open
    meanwhile count: where the text gives nothing there is no practice of it, and none is older than what the text gives.
    """
    begun = [_given_since(history) for history in histories]
    given = [one for one, since in zip(followed.statements, begun, strict=True) if since]
    aimed = [name for one in given for name in (*one.aim.routes, *(one.in_part.routes if one.in_part else ()))]
    names = (*aimed, *(name for one in followed.statements for name in one.instead), *followed.routes)
    found = [enforced(law, name) for name in _enforcements(law, names)]
    if found:
        worst = max(found, key=lambda one: _ORDER.index(one.mark))
        meanwhile = followed.routes or any(one.instead for one in followed.statements)
        return worst if meanwhile else _not_before(worst, min(one for one in begun if one))
    nothing = followed.statements and not given
    return Practice() if nothing else _entered(followed.evidence, day)


def _given_since(history: Sequence[Stretch]) -> date | None:
    """Since when without a break the text has done something for somebody; None where it does nothing."""
    since = None
    for one in history:
        since = None if one.mark in (NOT, NOBODY) else since or one.since
    return since


def _not_before(practice: Practice, first: date) -> Practice:
    return practice._replace(since=first, exact=True) if practice.since and practice.since < first else practice


def _enforcements(law: LawOnDay, routes: Iterable[str]) -> dict[str, None]:
    known = law.law.routes
    return dict.fromkeys(known[name].enforcement for name in routes if name in known and known[name].enforcement)


def enforced(law: LawOnDay, name: str) -> Practice:
    """An enforcement practice on the law's day; where no source speaks of it, no restriction is known."""
    state, version = law.practice(name)
    if state == _OPEN and (version is None or version.certainty in _NOBODY_SAYS_SO):
        return Practice(UNRESTRICTED)
    if version is None:
        return Practice(state)
    first = law.law.first_day
    last = enforced(law.law.on(version.since - timedelta(days=1)), name) if state == UNKNOWN and version.since > first else None
    by = "" if version.certainty in _NOBODY_SAYS_SO else version.by
    exact = version.certainty not in _NO_EXACT_DAY or version.since <= first
    return Practice(state, version.since, by, version.certainty, version.note, exact, last.last or last if last else None)


def _entered(evidence: tuple[Evidence, ...], day: date) -> Practice:
    """What people entered of the practice on the day, where the law's data have none."""
    found = [one for one in evidence if one.kind == "practice" and one.holds(day)]
    return Practice(found[-1].mark, certainty=found[-1].certainty, note=found[-1].says) if found else Practice()
