"""How a fact is asked for in a form, and what was answered: radios for few answers, a list for many, day, month and year apart."""

from calendar import monthrange
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from babel import Locale
from babel.dates import get_month_names

from anspruch.language.facts import Fact
from anspruch.language.knowledge import FIRST_YEAR, LAST_YEAR, LEVELS
from anspruch.motion import laender
from anspruch.web.check.refusals import RefusalError
from anspruch.web.check.typed import money, plain, written
from anspruch.web.languages import Language
from anspruch.web.site import statute
from anspruch.web.site.pages import current, german, said
from anspruch.web.site.pages import page_text as _

UNKNOWN = "unknown"
"""The value of the answer that one does not know."""
_RADIOS = 12
_MONTHS, _LONGEST = 12, 31
_OTHER_CALENDARS = range(1300, 1600), range(2400, 2700)
"""Years of our days by the calendars of Iran and Afghanistan, of the Hijra, and of Thailand."""
"""More answers than that come as a list to choose from."""


class Choice(NamedTuple):
    """One answer: what is sent, and what people read."""

    value: str
    text: str


class Input(NamedTuple):
    """How a fact is asked for: ``radios``, ``list``, ``status`` (a list and a line), ``date``, ``number`` or ``line``."""

    fact: Fact
    kind: str
    choices: tuple[Choice, ...] = ()
    unit: str = ""


def asked(fact: Fact) -> Input:
    """The form of a fact's question in the page's language."""
    match fact.type:
        case "bool":
            return Input(fact, "radios", (Choice("true", _("Ja")), Choice("false", _("Nein"))))
        case "level":
            names = (Choice(level, _("unter A1") if level == "keine" else level) for level in LEVELS)
            return Input(fact, "radios", tuple(names))
        case "choice":
            choices = tuple(Choice(value, said(fact.options.get(value, {"de": value}))) for value in fact.values)
            return Input(fact, "radios" if len(choices) <= _RADIOS else "list", choices)
        case "land":
            return Input(fact, "list", tuple(Choice(code, said(names)) for code, names in laender.NAMES.items()))
        case "country":
            return Input(fact, "list", countries(current()))
        case "citation":
            return Input(fact, "status", statuses(fact))
        case "date":
            return Input(fact, "date")
        case "int" | "eur" | "duration":
            return Input(fact, "number", unit={"eur": "€", "duration": _("Monate")}.get(fact.type, said(fact.unit) if fact.unit else ""))
    return Input(fact, "line")


def statuses(fact: Fact) -> tuple[Choice, ...]:
    """The titles and statuses people hold, each with its provision; of another status fact, the same."""
    examples = fact.examples or statute.law().vocabulary["status"].examples
    return tuple(Choice(str(one["value"]), f"{said({'de': one['de'], 'en': one['en']})} ({german(str(one['value']))})") for one in examples)


@cache
def _listed(key: str) -> tuple[str, ...]:
    return tuple(yaml.safe_load(Path(__file__).with_name("countries.yaml").read_text(encoding="utf-8"))[key])


@cache
def countries(language: Language) -> tuple[Choice, ...]:
    """Every country one can be a national of, by its name in a language and in its order; those ``countries.yaml`` puts first before."""
    names = {**Locale.parse("en").territories, **Locale.parse(language.locale).territories}
    codes = [code for code in statute.law().vocabulary.words(statute.law().vocabulary["staatsangehoerigkeit"]) if code != "XX"]
    apart = {*_listed("first"), *_listed("no_nationality")}
    rest = sorted((code for code in codes if code not in apart), key=lambda code: language.in_order(str(names.get(code, code))))
    return (*(Choice(code, names.get(code, code)) for code in (*_listed("first"), *rest)), Choice("XX", _("staatenlos oder ungeklärt")))


PARTS = ("", "_line", "_day", "_month", "_year")
"""What follows a fact's name in the names of its fields."""


def answer(fact: Fact, data: Mapping[str, str], stored: object = None) -> str | bool | None:
    """What a form says of a fact, as facts are given; None for not known.

    Args:
        fact: the fact asked for.
        data: the form; the fact's name is the field, with :data:`PARTS` for its parts, ``_take`` for an offer taken, and
            ``_before`` for what was shown in them.
        stored: what is stored, for a form that does not say what it showed.

    Raises:
        InputError: if nothing was answered, or it cannot be read.
    """
    raw = plain(data.get(fact.name, ""))
    if raw == UNKNOWN or data.get(UNKNOWN) == fact.name:
        return None
    if fact.type == "date":
        raw = _date(fact, data)
    elif fact.type == "citation":
        raw = data.get(f"{fact.name}_take", "").strip() or _newer(fact, data, str(stored or ""))
    elif fact.type == "eur":
        raw = money(raw, current())
    if not raw:
        raise RefusalError(_("Wählen Sie eine Antwort aus, oder „Weiß ich nicht“."))
    value: str | bool = raw == "true" if fact.type == "bool" and raw in ("true", "false") else raw
    known = statute.law().vocabulary.read(fact.name, value)
    return " | ".join(sorted(map(str, known))) if isinstance(known, frozenset) else value


def _newer(fact: Fact, data: Mapping[str, str], stored: str) -> str:
    """Of a list and the line beside it, the one changed since the form was shown. Raises InputError where both say something else."""
    chosen, line = (plain(data.get(f"{fact.name}{part}", "")) for part in ("", "_line"))
    before = plain(data.get(f"{fact.name}_before", stored))
    if not (chosen and line) or chosen in (line, before):
        return line or chosen
    if line == before or statute.law().vocabulary.read(fact.name, line) == statute.law().vocabulary.read(fact.name, chosen):
        return chosen
    raise RefusalError(_("Das sind zwei verschiedene Antworten: eine aus der Liste, eine darunter. Lassen Sie nur eine stehen."))


def _date(fact: Fact, data: Mapping[str, str]) -> str:
    """A day, a month or a year from three fields; empty where there is none. Raises InputError."""
    day, month, year = (plain(data.get(f"{fact.name}_{part}", "")) for part in ("day", "month", "year"))
    if not (day or month or year):
        return plain(data.get(fact.name, ""))
    if not year or (day and not month):
        raise RefusalError(_("Geben Sie mindestens das Jahr an; zum Tag gehört auch der Monat."))
    if not all(part.isascii() and part.isdigit() for part in (day or "1", month or "1", year)):
        raise RefusalError(_("Tag, Monat und Jahr sind Zahlen, zum Beispiel 21, 3 und 2024."))
    _check_day(int(day or 1), int(month or 1), int(year))
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _check_day(day: int, month: int, year: int) -> None:
    """Raises RefusalError for a day that is none."""
    if any(year in years for years in _OTHER_CALENDARS):
        raise RefusalError(
            _("Das Jahr %(year)s geht hier nicht. Geben Sie das Jahr nach dem gregorianischen Kalender an, wie es auf deutschen Papieren steht.")
            % {"year": year}
        )
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RefusalError(_("Das Jahr hat vier Ziffern und liegt zwischen %(first)s und %(last)s.") % {"first": FIRST_YEAR, "last": LAST_YEAR})
    if not 1 <= month <= _MONTHS:
        raise RefusalError(_("Der Monat ist eine Zahl von 1 bis 12."))
    if not 1 <= day <= _LONGEST:
        raise RefusalError(_("Der Tag ist eine Zahl von 1 bis 31."))
    if day > monthrange(year, month)[1]:
        name = get_month_names("wide", locale=current().locale)[month]
        raise RefusalError(_("Den %(day)s. %(month)s %(year)s gibt es nicht.") % {"day": day, "month": name, "year": year})


def shown(fact: Fact, value: object) -> object:
    """What is known of a fact, as a form shows it."""
    return written(value) if fact.type == "eur" and value is not None else value


def parts(value: object) -> dict[str, str]:
    """The three fields of a day already answered."""
    pieces = (str(value).split("-") if value and str(value)[:1].isdigit() else []) + ["", "", ""]
    return {"year": pieces[0], "month": pieces[1].lstrip("0"), "day": pieces[2].lstrip("0")}
