"""The law all pages read: loaded once a process."""

from datetime import date
from functools import cache

from django.utils import timezone

from anspruch.statute.law import Law, LawOnDay
from anspruch.statute.loader import load


@cache
def law() -> Law:
    """The whole law."""
    return load()


def today() -> date:
    """Today in Germany."""
    return timezone.localdate()


def on(day: date | None = None) -> LawOnDay:
    """The law of a day, by default of today."""
    return law().on(day or today())
