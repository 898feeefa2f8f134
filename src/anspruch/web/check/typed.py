"""What people type, put as facts are given: digits of every script, signs nobody sees, money as the page's language writes it."""

import re
import unicodedata
from decimal import Decimal

from babel.numbers import get_decimal_symbol

from anspruch.web.check.refusals import RefusalError
from anspruch.web.languages import Language
from anspruch.web.site import pages
from anspruch.web.site.pages import page_text as _

_NAMES = "€|Euros?|EUR|avro|євро|евро|يورو|یورو"
_CURRENCY = re.compile(rf"^(?:{_NAMES})\s*(?=\d)|(?<=[\d\s–—-])(?:{_NAMES})$", re.IGNORECASE)
_DASH = re.compile(r",\s*[-–—]+$")
"""No cents, as shops write it: 20.000,–"""
_PREFIX = re.compile(r"(<=|>=|<|>|=|≤|≥)?\s*(.*)", re.DOTALL)
_PARTS = r"(\d+|\d{{1,3}}(?:(?P<group>[{group} '’])\d{{3}})(?:(?P=group)\d{{3}})*)(?:\{point}(\d+))?"
_READ = {point: re.compile(_PARTS.format(group=other, point=point)) for point, other in ((",", "."), (".", ","))}
"""A number by its sign before the cents; what groups its thousands is the other sign, a space or an apostrophe."""
_DIGITS = re.compile(r"[\d.,'’ ]+")
_CENTS = 2
_ARABIC = str.maketrans({"٬": "'", "٫": "."})
"""The Arabic signs, of which each has one meaning only."""


def plain(text: str) -> str:
    """A text without signs nobody sees, every space an ordinary one, every digit 0 to 9."""
    return "".join(map(_sign, text)).strip()


def _sign(sign: str) -> str:
    match unicodedata.category(sign):
        case "Nd":
            return str(unicodedata.decimal(sign))
        case "Zs":
            return " "
        case "Cf":
            return ""
        case "Cc":
            return " " if sign.isspace() else ""
    return sign


def money(text: str, language: Language) -> str:
    """An amount of euros as facts are given, also with a sign before it or as a range; a text that is none as it is.

    Args:
        text: as it was typed, already :func:`plain`.
        language: the page's, whose sign before the cents counts first.

    Raises:
        RefusalError: where it may be thousands, or thousandths; and for digits that are no amount.
    """
    sign, rest = _PREFIX.fullmatch(text).groups(default="")  # type: ignore[union-attr]  # it fits every text
    return sign + "..".join(_amount(part, language) for part in rest.split(".."))


def _amount(text: str, language: Language) -> str:
    bare = _DASH.sub("", _CURRENCY.sub("", text.strip()).strip())
    own = "." if "٫" in bare else get_decimal_symbol(language.locale)
    bare = bare.translate(_ARABIC)
    first, second = (_READ[point].fullmatch(bare) for point in (own, "." if own == "," else ","))
    for found in (first, second):
        if found and len(found[3] or "") <= _CENTS:
            if found is second and first:
                break
            return _given(found)
    if first and second:
        raise RefusalError(
            _(
                "„%(text)s“ ist nicht eindeutig: Punkt und Komma können Tausender oder Cent trennen. "
                "Schreiben Sie den Betrag ohne Punkt und Komma, zum Beispiel 20000, oder mit zwei Stellen für die Cent, zum Beispiel %(example)s."
            )
            % {"text": bare, "example": pages.amount(20000.5)}
        )
    if _DIGITS.fullmatch(bare):  # 2.0000: whoever reads facts would make a number of it
        raise RefusalError(_("Geben Sie einen Betrag in Euro ein, zum Beispiel 20000."))
    return text


def _given(found: re.Match[str]) -> str:
    amount = Decimal(re.sub(r"\D", "", found[1]) + "." + (found[3] or "0"))
    return format(amount.normalize(), "f")


def written(given: object) -> object:
    """An amount that was given, as one types it on the page; anything but a plain amount as it is."""
    return pages.amount(float(str(given))) if re.fullmatch(r"\d+(\.\d+)?", str(given)) else given
