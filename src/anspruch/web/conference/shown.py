"""What the conference's templates are written with: words in the reader's language, where things stand, and pages that answer errors."""

import textwrap
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import wraps
from typing import Any, Concatenate

from babel.dates import format_date
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from anspruch.conference import rules, states, votes, words
from anspruch.conference.known import CERTAINTY
from anspruch.conference.model import Conference, Paper
from anspruch.language.errors import nearest
from anspruch.motion.laender import NAMES
from anspruch.statute.model import Texts
from anspruch.web.conference import tiles
from anspruch.web.conference.held import NotLoadedError
from anspruch.web.law import places
from anspruch.web.site.nothing import NothingThereError
from anspruch.web.site.pages import current, german, said
from anspruch.web.site.pages import spoken as said_in
from anspruch.web.site.reading import only_read
from anspruch.web.site.tongue import in_german, spoken, tongue

View = Callable[Concatenate[HttpRequest, ...], HttpResponse]
_RETRY, _SHORT = "10", 80


def answering(view: View) -> View:
    """A page that answers an unknown name, and a record that is not loaded, with a sentence and a way on."""

    @only_read
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NothingThereError as unknown:
            return page(request, "unknown", 404, unknown=unknown)
        except NotLoadedError:
            answer = page(request, "empty", 503)
            answer.headers["Retry-After"] = _RETRY
            return answer

    return answered


def nothing(asked: str, known: "dict[str, tuple[str, str]]", home: str) -> NothingThereError:
    """What to raise where a name is unknown: the nearest there is.

    Args:
        asked: the name.
        known: by name, what it is called and its address.
        home: the address of the list of all.
    """
    near = nearest(asked, known)
    return NothingThereError(asked, *(known[near] if near else (_("zur Übersicht"), home)))


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page of the conference."""
    helpers: dict[str, object] = {
        "tongue": tongue,
        "spoken": spoken,
        "in_german": in_german,
        "linked": places.linked,
        "words": words,
        "CERTAINTY": CERTAINTY,
        "states": states.load(),
        "land_name": land_name,
        "called": called,
        "short": short,
        "conference_name": conference_name,
        "motion_url": motion_url,
        "demand_url": demand_url,
        "month": month,
        "rule": rules.load().on(None),
        "breakable": tiles.breakable,
        "ROLE": words.ROLE,
        "addressees": addressees,
        "statement_form": statement_form,
        "with_statement": votes.with_statement,
    }
    return render(request, f"conference/{template}.html", {**helpers, **context}, status=status)


def land_name(code: str) -> str:
    """A Land in the reader's language."""
    return said(NAMES.get(f"DE-{code}", words.FEDERATION))


def called(paper: Paper) -> str:
    """What a paper is called: by its official title in German, by its subject in other languages."""
    return paper.called("de") if current().code == "de" else said(paper.subject)


def short(texts: Texts) -> str:
    """The beginning of a text, for a title."""
    text, code = said_in(texts)
    text = textwrap.shorten(text, _SHORT, placeholder=" …")
    return german(text) if code == "de" else text


def addressees(names: Iterable[str]) -> str:
    """Of whom something is demanded; in other languages with the German name."""
    return "; ".join(_with_german(name, words.ADDRESSEE) for name in names)


def statement_form(form: str) -> str:
    """What a statement in the minutes is called; in other languages with the German term."""
    return _with_german(form, words.STATEMENT)


def _with_german(name: str, known: Mapping[str, Texts]) -> str:
    text, code = said_in(known.get(name, name))
    return german(name) if code == "de" or text == name else f"{text} ({german(name)})"


def month(text: str) -> str:
    """A month (2025-12) as people of the page's language write it."""
    return format_date(date.fromisoformat(f"{text}-01"), "LLLL y", locale=current().locale)


def conference_name(one: Conference) -> str:
    """A conference by its number."""
    return _("%(number)s. Integrationsministerkonferenz") % {"number": one.number}


def motion_url(paper: Paper, part: str = "motion") -> str:
    """The address of a paper, its vote or its resolution."""
    return reverse(f"conference:{part}", args=[paper.id])


def demand_url(name: str) -> str:
    """The address of a demand by its id."""
    return reverse("conference:demand", args=name.split("/"))


__all__ = ["NothingThereError", "answering", "german", "nothing", "page"]
