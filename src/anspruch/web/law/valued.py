"""A provision's value in the reader's language: a period, a number with its unit, a state of practice, the members of a list."""

from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from anspruch.language import tree
from anspruch.language.calendar import MONTHS_IN_YEAR, Period
from anspruch.readings import terms
from anspruch.web.law import days
from anspruch.web.site.pages import counted as ngettext
from anspruch.web.site.pages import current, german, said

if TYPE_CHECKING:
    from anspruch.web.law.shown import Shown


def valued(norm: "Shown") -> str:
    """What a provision that is no condition says on a day; German, marked as such, where nobody has translated it."""
    body = norm.version.body if norm.version else None
    if current().code == "de":
        return norm.sentence
    match norm.provision.kind, body:
        case "period", Period() if body.days >= 0 and body != Period(0, 0):
            return _period(body)
        case "number", tree.Node() if norm.version and (number := days.state(norm.version.since).value(body)) is not None:
            return f"{format_decimal(number, '#,##0.##########', locale=current().locale)} {said(norm.provision.unit)}".strip()
        case "enforcement", str():
            return said(terms.ENFORCEMENT[body])
        case "list:country", _ if current().code == "en":
            return norm.sentence
    return german(norm.sentence)


def _period(length: Period) -> str:
    """A calendar period by its years, months and days."""
    years, months = divmod(length.months, MONTHS_IN_YEAR)
    parts = [
        ngettext("%(num)s Jahr", "%(num)s Jahre", years) % {"num": years} if years else "",
        ngettext("%(num)s Monat", "%(num)s Monate", months) % {"num": months} if months else "",
        ngettext("%(num)s Tag", "%(num)s Tage", length.days) % {"num": length.days} if length.days else "",
    ]
    return " ".join(filter(None, parts))
