"""Facts and their values in German and English words."""

from datetime import date

from anspruch.language.calendar import LONGEST_MONTH
from anspruch.language.citation import NONE
from anspruch.language.facts import Fact
from anspruch.language.knowledge import LEVELS, Interval, Value
from anspruch.statute.model import Texts

LANGUAGES = ("de", "en")
_BOOL = {"de": ("ja", "nein"), "en": ("yes", "no")}
_UNKNOWN = {"de": "nicht bekannt", "en": "not known"}
_BETWEEN = {"de": ("bis {0}", "ab {0}", "{0} bis {1}"), "en": ("up to {0}", "from {0}", "{0} to {1}")}
_OR = {"de": " oder ", "en": " or "}
_NONE = {"de": NONE, "en": "none"}
_LENGTH = {"de": "{0} Monate", "en": "{0} months"}
_BELOW = {"de": "unter A1", "en": "below A1"}


def label(fact: Fact, lang: str) -> str:
    """The fact's name for people."""
    return fact.label.get(lang) or fact.name


def value(fact: Fact, known: Value | None, lang: str) -> str:
    """A known value for people; a part of knowledge as a range."""
    if known is None:
        return _UNKNOWN[lang]
    if isinstance(known, frozenset):
        return _OR[lang].join(sorted(_NONE[lang] if str(one) == NONE else str(one) for one in known))
    if isinstance(known, Interval):
        low, high = (None if end is None else _ordered(fact, end, lang) for end in known)
        below, above, between = _BETWEEN[lang]
        if low is None:
            return below.format(high)
        return above.format(low) if high is None else between.format(low, high)
    if isinstance(known, bool):
        return _BOOL[lang][not known]
    if isinstance(known, str):
        return fact.options.get(known, {}).get(lang, known)
    return _ordered(fact, known, lang)


def _ordered(fact: Fact, number: float, lang: str) -> str:
    match fact.type:
        case "date":
            day = date.fromordinal(int(number))
            return f"{day.day}.{day.month}.{day.year}" if lang == "de" else day.isoformat()
        case "level":
            return LEVELS[int(number)] if number else _BELOW[lang]
        case "duration":
            return _LENGTH[lang].format(int(number) // LONGEST_MONTH)
        case "eur":
            text = f"{number:,.0f}" if number == int(number) else f"{number:,.2f}"
            return (text.translate(str.maketrans(",.", ".,")) if lang == "de" else text) + " EUR"
    text = f"{number:g}"
    return text.replace(".", ",") if lang == "de" else text


def both(template: dict[str, str], **parts: Texts | str) -> Texts:
    """A sentence in both languages; a part may differ by language."""
    filled = {}
    for lang in LANGUAGES:
        words = {key: part if isinstance(part, str) else part.get(lang, "") for key, part in parts.items()}
        filled[lang] = template[lang].format(**words)
    return filled
