"""What the pages show of a provision and of a way on a day; the law speaks German and English, other pages show its German, marked."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from anspruch.language import tree
from anspruch.motion.beside import Beside, beside
from anspruch.motion.synopsis import in_words
from anspruch.readings.render.clauses import Clause, clause, named, sentence
from anspruch.readings.render.diagram import diagram
from anspruch.readings.render.page.contents import members, value
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Dispute, Procedure, Provision, Route, Version
from anspruch.web.law import days, picture, places, reading
from anspruch.web.law.picture import Picture
from anspruch.web.law.valued import valued
from anspruch.web.site import statute
from anspruch.web.site.tongue import in_german, spoken, tongue

_CITES = re.compile(r"§|\d")


class Shown(NamedTuple):
    """A provision on a day; ``clause`` and ``picture`` for a condition, ``value`` for a number, ``members`` for a list."""

    provision: Provision
    version: Version | None
    sentence: str
    clause: Clause | None
    picture: Picture | None
    diagram: str
    value: str
    members: tuple[str, ...]
    disputes: tuple[Dispute, ...]


def shown(provision: Provision, law: LawOnDay, *, whole: bool = False) -> Shown:
    """What there is to show of a provision on a day; its drawings only where the whole is wanted."""
    lang, version = tongue(), provision.on(law.day)
    if version is None:
        return Shown(provision, None, "", None, None, "", "", (), ())
    found, drawn, source = None, None, ""
    if provision.kind == "condition":
        found = clause(law.norm(provision.name), law.law, lang)
        if whole:
            drawn, source = picture.picture(found, lang), diagram(law, provision.name, lang, depth=1)
    words = sentence(found, lang) if found else in_words(law, provision, version, lang)
    disputes = tuple(law.law.disputes[one] for one in version.otherwise)
    return Shown(provision, version, words, found, drawn, source, value(law, provision, version, lang), members(law, provision, lang), disputes)


def reworded(provision: Provision, day: date | None) -> bool:
    """Whether a provision's words, which are of today, may not fit what it said on a day: it read differently then.

    Words that cite or count speak of what a provision rests on too, so there the whole is compared.
    """
    return day is not None and _reworded(provision.name, days.state(day).day, days.state(statute.today()).day)


def out_of_force(provision: Provision, day: date | None) -> bool:
    """Whether a provision is not in force on a day; today's where none is named."""
    return provision.on(day or statute.today()) is None


@lru_cache(maxsize=4096)
def _reworded(name: str, then: date, now: date) -> bool:
    provision = statute.law().provisions[name]
    before, after = provision.on(then), provision.on(now) or provision.versions[-1]
    if before is None or before.since == after.since:
        deep = before is not None and provision.kind == "condition" and _CITES.search(provision.says["de"])
        laws = (days.state(then), days.state(max(after.since, min(now, after.until or now))))
        return bool(deep) and laws[0].norm(name) != laws[1].norm(name)
    return before.body != after.body


class Edition(NamedTuple):
    """A version of a provision, with what it changed in the version before."""

    version: Version
    change: Beside | None


def editions(provision: Provision) -> tuple[Edition, ...]:
    """All versions, the newest first."""
    return _editions(provision.name, tongue())


@lru_cache(maxsize=512)
def _editions(name: str, lang: str) -> tuple[Edition, ...]:
    provision = statute.law().provisions[name]
    found: list[Edition] = []
    last = ""
    for version in provision.versions:
        words = in_words(days.state(version.since), provision, version, lang)
        found.append(Edition(version, beside(last, words) if last else None))
        last = words
    return tuple(reversed(found))


class Way(NamedTuple):
    """A way on a day."""

    route: Route
    open: Clause | None
    possible: Clause | None
    practice: tuple[str, Version] | None
    procedure: Procedure | None
    named: tuple[Provision, ...]


def way(route: Route, choice: days.Choice) -> Way:
    """What there is to show of a way."""
    law = days.state(choice.day)

    def said(node: tree.Node | None) -> Clause | None:
        return None if node is None else named(law.resolve(node), law.law, tongue())

    state, version = law.practice(route.enforcement)
    practice = (state, version) if version else None
    return Way(route, said(route.open), said(route.possible), practice, route.procedure(choice.day), reading.named_by(law, route))


def page(request: HttpRequest, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """A page of the law, with what its templates are written with."""
    helpers: dict[str, Callable[..., object]] = {
        "tongue": tongue,
        "spoken": spoken,
        "in_german": in_german,
        "address": places.address,
        "reworded": reworded,
        "out_of_force": out_of_force,
        "linked": places.linked,
        "statutes": places.statutes,
        "slug": places.slug,
        "valued": valued,
    }
    return render(request, f"law/{template}.html", {**helpers, "horizon": statute.law().horizon, "reading": reading, **context}, status=status)
