"""The templates' environment: texts in the reader's language, and German marked as German where no translation exists."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse, translate_url
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import Environment

from anspruch.readings import numbers, terms
from anspruch.web.languages import Language, language, languages
from anspruch.web.site import citations, statute

_OF_THE_YEAR = re.compile(r"\s[рг]\.$")
"""What Ukrainian and Russian put after a year; the space before it does not break."""


def environment(**options: Any) -> Environment:
    """The Jinja environment of all pages."""
    # filters depend on the reader's language: none may be worked out when a template is read
    from anspruch.web.check.refusals import headed, label, offers, told  # noqa: PLC0415  # they say it with this module's words

    options |= {"optimized": False, "extensions": ["jinja2.ext.i18n"], "trim_blocks": True, "lstrip_blocks": True}
    env = Environment(autoescape=True, **{key: value for key, value in options.items() if key != "autoescape"})
    env.install_gettext_callables(page_text, counted, newstyle=True)  # type: ignore[attr-defined]  # the extension's
    env.globals |= {
        "static": static,
        "url": reverse,
        "lang": current,
        "languages": languages,
        "terms": terms,
        "law": statute.law,
        "today": statute.today,
        "in_language": in_language,
        "operator": operator,
        "onward": onward,
        "headed": headed,
        "label": label,
    }
    texts = {"said": said, "act": act, "german": german, "in_parts": in_parts, "told": told, "offers": offers}
    env.filters |= {**texts, "day": day, "month": month, "number": number, "amount": amount}
    return env


def current() -> Language:
    """The language of the page being made."""
    return language(get_language() or "de")


def said(texts: Mapping[str, str] | str) -> str:
    """A text of the law's data in the reader's language; the German, marked as such, where nobody has translated it."""
    text, code = spoken(texts)
    return german(text) if code == "de" else _kept(text)


def act(by: str) -> str:
    """What brought a version of the law: its German name, or in the reader's language that none is known."""
    return said(terms.NO_ACT[by]) if by in terms.NO_ACT else german(by)


def spoken(texts: Mapping[str, str] | str) -> tuple[str, str]:
    """A text in the reader's language where there is one, else in German; with the code of the language it is in."""
    code = current().code
    if isinstance(texts, str):
        texts = {"de": texts}
    if code in texts:
        return texts[code], code
    source = texts.get("de", "")
    translated = gettext(source) if source else ""
    return (translated, code) if translated != source else (source, "de")


def page_text(message: str) -> str:
    """A text of a page; the German, marked as such, where nobody has translated it."""
    translated = gettext(message)
    return german(message) if translated == message else _kept(translated)


def counted(one: str, many: str, number: int) -> str:
    """A text of a page about a number of things; the German, marked as such, where nobody has translated it."""
    translated = ngettext(one, many, number)
    return german(translated) if translated in (one, many) else translated


def german(text: str) -> str:
    """A German name or citation within a page of any language (see :mod:`anspruch.web.site.passages`)."""
    return text if current().code == "de" else f"⟦{_kept(text)}⟧"


def in_parts(text: str) -> str:
    """A German citation as a heading, which may take several lines."""
    return text if current().code == "de" else f"⟦{citations.part_by_part(text)}⟧"


def _kept(text: str) -> str:
    """A text whose citations stay whole at the end of a line; torn, they could not be read between letters of the other direction."""
    return citations.hyphenated(citations.together(text)) if current().bidi else text


def day(value: date | str) -> str:
    """A day as people of the page's language write it."""
    text = format_date(date.fromisoformat(value) if isinstance(value, str) else value, "long", locale=current().locale)
    return _within(text)


def month(value: date) -> str:
    """A month as people of the page's language write it."""
    return _within(format_skeleton("yMMMM", value, locale=current().locale))


def _within(text: str) -> str:
    """A day or a month within a sentence: "of the year" and its full stop are not needed there."""
    return _OF_THE_YEAR.sub("", text)


def number(value: float, digits: int = 0) -> str:
    """A number as people of the page's language write it."""
    return numbers.number(value, "en" if current().code == "en" else "de", digits)


def amount(value: float) -> str:
    """A number as people of the page's language write it, whole or with two decimals: never rounded to what is not so."""
    return str(format_decimal(value, "#,##0" if value == int(value) else "#,##0.00", locale=current().locale))


def in_language(request: HttpRequest, code: str) -> str:
    """The address of this page in another language; of the start page where there is none."""
    translated = translate_url(request.path, code)
    query = request.META.get("QUERY_STRING", "")  # a day of the law at most: nothing about a person ever stands in an address
    if translated == request.path and code != current().code:
        return f"/{code}/"
    return translated + (f"?{query}" if query else "")


def onward() -> str:
    """The arrow that points on, in the direction of the page's writing."""
    return "←" if current().bidi else "→"


def operator() -> str:
    """Who runs this installation, for the imprint."""
    return str(settings.OPERATOR)
