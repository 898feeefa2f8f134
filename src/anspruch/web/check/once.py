"""A page of the check with what it says before anything else: the day it is told for and, once, what happened to the answers."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from anspruch.web.check import absent
from anspruch.web.check import answers as kept
from anspruch.web.check.answers import Answers
from anspruch.web.law.shown import reworded
from anspruch.web.site import statute

_OPENED = "code "


class Opened(NamedTuple):
    """A Fallcode of another month that was just opened, and what became of the law since."""

    month: date
    """The first day of the month it was written in."""
    changed: bool
    """Whether any version of the law began or ended since that day."""
    last: date | None
    """The last day of that month; None while it is not over."""


def opened(month: date) -> str:
    """The note that a Fallcode of a month was opened."""
    return f"{_OPENED}{month.isoformat()}"


def show(request: HttpRequest, template: str, answers: Answers, page: Mapping[str, object], status: int = 200) -> HttpResponse:
    """A page of the check; what it says once is forgotten with it."""
    told = {"answers": answers, "lost": answers.note == kept.LOST, "opened": _opened(answers.note), "absent": absent.shown, "reworded": reworded}
    response = render(request, template, {**told, **page}, status=status)
    if answers.note and request.method != "HEAD":
        kept.keep(response, answers._replace(note=""))
    return response


def _opened(note: str) -> Opened | None:
    if not note.startswith(_OPENED):
        return None
    month, today = date.fromisoformat(note.removeprefix(_OPENED)), statute.today()
    if month == today.replace(day=1):
        return None  # written under today's law: there is no difference to be told
    last = month.replace(day=monthrange(month.year, month.month)[1])
    changed = any(month < day <= today for day in statute.law().changes)
    return Opened(month, changed, last if last < today else None)
