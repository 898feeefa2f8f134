"""An atom of a condition in German and English words: the rest of a sentence about the person, affirmed or denied."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import groupby

from babel import Locale

from anspruch.language import tree
from anspruch.language.calendar import LONGEST_MONTH, MONTHS_IN_YEAR, Period
from anspruch.language.citation import NONE, Citation
from anspruch.language.facts import Fact
from anspruch.readings.explain import words
from anspruch.statute.law import Law

_SIGNS = {
    "de": {"<=": "höchstens {0}", "<": "unter {0}", ">": "über {0}", ">=": "mindestens {0}", "==": "genau {0}", "!=": "nicht {0}"},
    "en": {"<=": "at most {0}", "<": "below {0}", ">": "above {0}", ">=": "at least {0}", "==": "exactly {0}", "!=": "not {0}"},
}
_DAYS = {
    "de": {
        "<=": "{0} liegt nicht nach dem {1}",
        "<": "{0} liegt vor dem {1}",
        ">": "{0} liegt nach dem {1}",
        ">=": "{0} liegt nicht vor dem {1}",
        "==": "{0} liegt auf dem {1}",
        "!=": "{0} liegt nicht auf dem {1}",
    },
    "en": {
        "<=": "{0} is not after {1}",
        "<": "{0} is before {1}",
        ">": "{0} is after {1}",
        ">=": "{0} is not before {1}",
        "==": "{0} is on {1}",
        "!=": "{0} is not on {1}",
    },
}
_CONTRARY = {"<=": ">", "<": ">=", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_PASSED = {
    "de": {
        "<": "seit {0} {2} mehr als {1} vergangen",
        "<=": "seit {0} {2} mindestens {1} vergangen",
        ">": "seit {0} {2} noch nicht {1} vergangen",
        ">=": "seit {0} {2} höchstens {1} vergangen",
    },
    "en": {
        "<": "more than {1} {2} passed since {0}",
        "<=": "at least {1} {2} passed since {0}",
        ">": "{1} {2} not yet passed since {0}",
        ">=": "no more than {1} {2} passed since {0}",
    },
}
_VERB = {"de": ("ist", "sind"), "en": ("has", "have")}
_NOW = {
    "de": {"<": "{0} liegt zurück", "<=": "{0} ist erfolgt", ">": "{0} ist noch nicht erfolgt", ">=": "{0} liegt nicht zurück"},
    "en": {"<": "{0} lies in the past", "<=": "{0} has taken place", ">": "{0} has not yet taken place", ">=": "{0} does not lie in the past"},
}
_WORKDAY = {"de": " (ein Wochenende verschiebt das Ende)", "en": " (a weekend puts off the end)"}
_UNKNOWN = {"de": "der Wortlaut ist hier nicht bekannt", "en": "the wording is not known here"}
_TRUTH = {"de": {True: "immer", False: "nie"}, "en": {True: "always", False: "never"}}
_OR = {"de": " oder ", "en": " or "}
_IS = {"de": ("{0}: {1}", "{0}: nicht {1}"), "en": ("{0}: {1}", "{0}: not {1}")}
_LISTED = {
    "de": ("{0}: steht auf der Liste „{1}“", "{0}: steht nicht auf der Liste „{1}“"),
    "en": ("{0}: is on the list “{1}”", "{0}: is not on the list “{1}”"),
}
_UNITS = {
    "de": (("Jahr", "Jahre"), ("Monat", "Monate"), ("Tag", "Tage"), "kein Tag", "{0} weniger {1}"),
    "en": (("year", "years"), ("month", "months"), ("day", "days"), "no day", "{0} less {1}"),
}
_MOST_WORDS = 12
_SINGLE = (Period(MONTHS_IN_YEAR, 0), Period(1, 0), Period(0, 1))


def atom(node: tree.Node, law: Law, lang: str, *, affirmed: bool = True) -> str:
    """The phrase of an atom, or of its contrary."""
    match node:
        case tree.Const(value=None):
            return _UNKNOWN[lang]
        case tree.Const(value=bool(value)):
            return _TRUTH[lang][value is affirmed]
        case tree.Is(fact=fact) | tree.Given(fact=fact) | tree.Taken(fact=fact):
            return holds(law.vocabulary[fact], lang, affirmed=affirmed)
        case tree.Compare(fact=fact, operator=operator, bound=tree.Literal() as bound):
            return _compared(law.vocabulary[fact], operator if affirmed else _CONTRARY[operator], bound, lang)
        case tree.Elapsed(operator=operator):
            return _elapsed(node, operator if affirmed else _CONTRARY[operator], law, lang)
        case tree.Member(fact=fact, options=options, listed=listed):
            return _member(law.vocabulary[fact], options, listed, law, lang, affirmed=affirmed)
    raise TypeError(node)


def holds(fact: Fact, lang: str, *, affirmed: bool) -> str:
    """What the person does or is where a fact holds, or where it does not."""
    if lang in fact.says:
        return fact.says[lang][not affirmed]
    return _IS[lang][0].format(words.label(fact, lang), words.value(fact, affirmed, lang))


def _compared(fact: Fact, operator: str, bound: tree.Literal, lang: str) -> str:
    label = words.label(fact, lang)
    if fact.type == "date" and isinstance(bound.value, int):
        return _DAYS[lang][operator].format(_event(fact, lang, 0), day(bound.value, lang))
    if fact.type == "duration" and isinstance(bound.value, int):
        return f"{label}: {_SIGNS[lang][operator].format(_duration(bound.value, lang))}"
    shown = words.value(fact, bound.value, lang) if isinstance(bound.value, int | float) else bound.text
    return f"{label}: {_SIGNS[lang][operator].format(shown)}"


def _event(fact: Fact, lang: str, case: int) -> str:
    return fact.event[lang][case] if lang in fact.event else f"„{words.label(fact, lang)}“"


def day(ordinal: int, lang: str) -> str:
    """A day as people write it."""
    found = date.fromordinal(ordinal)
    return f"{found.day}.{found.month}.{found.year}" if lang == "de" else found.isoformat()


def _duration(length: int, lang: str) -> str:
    """A length of months * 32 + days; the eve of a full month counts as the month (see the parser)."""
    months, days = divmod(length, LONGEST_MONTH)
    return period(Period(months + 1, 0) if days == LONGEST_MONTH - 1 else Period(months, days), lang)


def period(length: Period, lang: str) -> str:
    """A calendar period in words."""
    years_, months_, days_, nothing, less = _UNITS[lang]
    whole, months = divmod(length.months, MONTHS_IN_YEAR)
    parts = [_count(number, unit) for number, unit in ((whole, years_), (months, months_)) if number]
    if length.days > 0:
        parts.append(_count(length.days, days_))
    text = " ".join(parts)
    return less.format(text, _count(-length.days, days_)) if length.days < 0 else text or nothing


def _count(number: int, unit: tuple[str, str]) -> str:
    return f"{number} {unit[number != 1]}"


def _elapsed(node: tree.Elapsed, operator: str, law: Law, lang: str) -> str:
    fact = law.vocabulary[node.fact]
    length = node.period.value if isinstance(node.period, tree.Literal) else Period(0, 0)
    if not isinstance(length, Period) or length == Period(0, 0):
        return _NOW[lang][operator].format(_event(fact, lang, 0))
    verb = _VERB[lang][length not in _SINGLE]
    return _PASSED[lang][operator].format(_event(fact, lang, 1), period(length, lang), verb) + (_WORKDAY[lang] if node.workday else "")


def _member(fact: Fact, options: tuple[str | Citation, ...], listed: str, law: Law, lang: str, *, affirmed: bool) -> str:
    no = not affirmed
    if listed and len(options) > _MOST_WORDS:
        return _LISTED[lang][no].format(words.label(fact, lang), law.provisions[listed].says[lang].rstrip("."))
    under = [option for option in options if isinstance(option, Citation)]
    if under == [Citation(NONE)]:
        return _IS[lang][no].format(words.label(fact, lang), NONE)
    shown = citations(under, lang) if fact.type == "citation" else _listed([word(fact, str(option), lang) for option in options], lang)
    return fact.says[lang][no].format(shown) if lang in fact.says else _IS[lang][no].format(words.label(fact, lang), shown)


def _listed(several: list[str], lang: str) -> str:
    """a, b or c."""
    return _OR[lang].join([", ".join(several[:-1]), several[-1]] if len(several) > 1 else several)


def citations(several: Iterable[Citation], lang: str) -> str:
    """Citations as lawyers write them: § 24, § 25 Abs. 5 AufenthG."""
    groups = []
    for statute, group in groupby(several, key=lambda one: one.statute):
        paths = []
        for one in group:
            path = " ".join(f"{unit} {number}" for unit, number in one.parts)
            paths.append(f"{path} ({'a. F.' if lang == 'de' else 'old version'})" if one.edition else path)
        groups.append(f"{_listed(paths, lang)} {statute}".strip())
    return _OR[lang].join(groups)


def word(fact: Fact, value: str, lang: str) -> str:
    """A word of a fact for people: a country by its name."""
    if fact.type == "country":
        return country(value, lang)
    return words.value(fact, value, lang)


def country(code: str, lang: str) -> str:
    """A country by its name."""
    return _territories(lang).get(code, code)


@lru_cache(maxsize=8)
def _territories(lang: str) -> dict[str, str]:
    return dict(Locale.parse(lang).territories)
