"""Facts and their values in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from django.utils.translation import gettext_noop

from anspruch.language.calendar import LONGEST_MONTH
from anspruch.language.facts import Fact
from anspruch.language.knowledge import LEVELS, Interval, Value
from anspruch.motion import laender
from anspruch.web.site import statute
from anspruch.web.site.pages import amount, current, german, said
from anspruch.web.site.pages import page_text as _


def value(fact: Fact, raw: object) -> str:
    """A value as it was given, for people; a part of knowledge as a range. Raises InputError if it cannot be read."""
    known = statute.law().vocabulary.read(fact.name, raw)
    if known is None:
        return _("nicht bekannt")
    if isinstance(known, Interval):
        return _range(fact, known)
    return _one(fact, known)


def change(fact: Fact, raw: object) -> str:
    """A value as it might come to be, for people: of an authority's act that it is there, of what comes by waiting that it is long enough."""
    if fact.act and fact.type == "date":
        return said(gettext_noop("liegt vor"))
    if fact.change == "time" and fact.type == "date":
        return said(gettext_noop("lange genug"))
    return value(fact, raw)


def changed(changes: Mapping[str, object]) -> list[str]:
    """Facts with the values they might come to have."""
    vocabulary = statute.law().vocabulary
    return [f"{said(vocabulary[name].label)}: {change(vocabulary[name], raw)}" for name, raw in changes.items()]


def joined(parts: Sequence[str]) -> str:
    """Parts that hold together, in a sentence."""
    conjunction = _("und")  # on its own: within an f-string it would not be found for translation
    return f" {conjunction} ".join(parts)


def _range(fact: Fact, known: Interval) -> str:
    if fact.type == "date" and (whole := _whole(known)):
        return whole
    low, high = (None if end is None else _ordered(fact, end) for end in known)
    if low is None:
        return _("bis %(end)s") % {"end": high}
    if high is None:
        return _("ab %(start)s") % {"start": low}
    return _("%(start)s bis %(end)s") % {"start": low, "end": high}


def _whole(known: Interval) -> str:
    """A year, or a month of a year, where the days are just its days; else nothing."""
    if known.low is None or known.high is None:
        return ""
    first, behind = date.fromordinal(int(known.low)), date.fromordinal(int(known.high) + 1)
    if (first.month, first.day, behind.year, behind.month, behind.day) == (1, 1, first.year + 1, 1, 1):
        return str(first.year)
    if first.day == behind.day == 1 and behind.month == first.month % 12 + 1 and (behind - first).days < LONGEST_MONTH:
        return str(format_skeleton("yMMMM", first, locale=current().locale))
    return ""


def _one(fact: Fact, known: Value) -> str:
    match known:
        case bool():
            return _("ja") if known else _("nein")
        case frozenset():
            return _(" oder ").join(status(str(one)) for one in sorted(known, key=str))
        case str() if fact.type == "country":
            return str(Locale.parse(current().locale).territories.get(known, known)) if known != "XX" else _("staatenlos oder ungeklärt")
        case str() if fact.type == "land":
            return said(laender.NAMES[known])
        case str():
            return said(fact.options[known]) if known in fact.options else known
    return _ordered(fact, known)  # type: ignore[arg-type]  # only numbers are left


def status(citation: str) -> str:
    """A status with its name where the vocabulary has one."""
    for example in statute.law().vocabulary["status"].examples:
        if example["value"] == citation:
            return f"{said({'de': example['de'], 'en': example['en']})} ({german(citation)})"
    return german(citation)


def _ordered(fact: Fact, number: float) -> str:
    locale = current().locale
    match fact.type:
        case "date":
            return format_date(date.fromordinal(int(number)), "medium", locale=locale)
        case "level":
            return LEVELS[int(number)] if number else _("unter A1")
        case "duration":
            return _("%(number)s Monate") % {"number": int(number) // LONGEST_MONTH}
        case "eur":
            return f"{amount(round(number, 2))} €"
    return format_decimal(number, locale=locale)
