"""The day a page is about: read from its address, refused with a sentence, and the days around it on which something changed."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _

from anspruch.statute.law import LawOnDay
from anspruch.web.site import statute
from anspruch.web.site.pages import day as written

LAST_YEAR = 2100
_ISO, _GERMAN = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"), re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


class DayError(ValueError):
    """A day that cannot be used: a sentence for the reader, and the nearest day that can."""

    def __init__(self, sentence: str, nearest: date) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.nearest = nearest


class Choice(NamedTuple):
    """A day, and the days to choose from."""

    day: date
    given: bool
    """Whether the address names the day; else it is today."""
    days: tuple[date, ...]

    @property
    def current(self) -> date | None:
        """The last change up to the day."""
        at = bisect_right(self.days, self.day)
        return self.days[at - 1] if at else None

    @property
    def previous(self) -> date | None:
        """The change before the current one."""
        at = bisect_right(self.days, self.day)
        return self.days[at - 2] if at > 1 else None

    @property
    def next(self) -> date | None:
        """The next change after the day."""
        at = bisect_right(self.days, self.day)
        return self.days[at] if at < len(self.days) else None


def choice(request: HttpRequest, days: Sequence[date]) -> Choice:
    """The day asked by ``?on=``, by default today. Raises DayError."""
    text = request.GET.get("on", "").strip()
    return Choice(read(text) if text else statute.today(), bool(text), tuple(days))


def read(text: str) -> date:
    """A day as 2026-07-01 or 1.7.2026. Raises DayError."""
    law, today = statute.law(), statute.today()
    iso, german = _ISO.fullmatch(text), _GERMAN.fullmatch(text)
    parts = iso.groups() if iso else german.groups()[::-1] if german else ()
    try:
        found = date(*map(int, parts))
    except (ValueError, TypeError):
        raise DayError(_("„%(text)s“ ist kein Tag. Ein Tag sieht so aus: 2026-07-01.") % {"text": text[:40]}, today) from None
    if found < law.first_day:
        first = {"first": written(law.first_day)}
        raise DayError(_("Das Recht ist hier ab dem %(first)s erfasst; für frühere Tage gibt es keine Auskunft.") % first, law.first_day)
    if found.year > LAST_YEAR:
        raise DayError(_("Der Tag liegt zu weit in der Zukunft; erfasst ist das bekannte Recht bis 2100."), today)
    return found


def state(day: date) -> LawOnDay:
    """The law of a day, as it stands since its last change: one object for all days between two changes, however many are asked."""
    law = statute.law()
    return law.on(law.changes[bisect_right(law.changes, day) - 1])
