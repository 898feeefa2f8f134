"""The advice on paper, as the page gives it: what to do now and in which order, what is lost or opens later, and when."""

from collections.abc import Iterator, Sequence
from functools import partial

from django.utils.translation import gettext_noop

from anspruch.readings import terms
from anspruch.readings.advice import Advice
from anspruch.readings.advice.next import Coming, Ending, Opening
from anspruch.readings.advice.order import Step
from anspruch.readings.advice.places import Placed
from anspruch.statute.model import Route
from anspruch.web.check.pairs import ONWARD, Block, Pair, both, combined, dashed, ended, filled, line, listed, pair, spaced
from anspruch.web.site import pages, statute

_PRICES = {"duty": gettext_noop("bringt eine Pflicht"), "fee": gettext_noop("kostet Geld")}


def advised(advice: Advice) -> Iterator[Block]:
    """The advice, part by part."""
    for told in advice.first:
        yield line(pair(told.says), style="note")
    yield {"kind": "group", "text": pair(gettext_noop("Was Sie jetzt tun können, in dieser Reihenfolge"))}
    for number, (step, ways) in enumerate(advice.now, 1):
        noted = [line(pair(note.says), style="note") for note in advice.said_at(step)]
        yield {"kind": "step", "text": _titled(number, step), "lines": [line(pair(step.why)), *_ways(advice, ways), *noted]}
    for note in advice.said_at(None):
        yield line(pair(gettext_noop("Gut zu wissen:")), pair(note.says), "note")
    if advice.ending:
        ending = [one for end in advice.ending for one in _lost(end)]
        yield {"kind": "step", "text": pair(gettext_noop("Fristende: was verloren geht")), "lines": ending}
    if advice.coming or advice.later:
        later = [*map(_coming, advice.coming), *(line(*_opening(one)) for one in advice.later)]
        yield {"kind": "step", "text": pair(gettext_noop("Was später aufgeht")), "lines": later}


def named(route: Route) -> Pair:
    """A way after its programme."""
    return combined(": ", pair(statute.law().programmes[route.programme].title), pair(route.title))


def facts(names: Sequence[str]) -> Pair:
    """Facts by their names."""
    return listed(pair(statute.law().vocabulary[name].label) for name in names)


def _titled(number: int, step: Step) -> Pair:
    title = combined(". ", {"own": str(number), "de": str(number)}, pair(step.title))
    if step.price not in _PRICES:
        return title
    return dashed(title, spaced(pair(gettext_noop("Preis:")), pair(_PRICES[step.price])))


def _ways(advice: Advice, ways: Sequence[Placed]) -> Iterator[Block]:
    for one in ways:
        yield line(ended(named(one.route), ":"), pair(terms.state(one.state, one.route.modality)), "item")
        if one.cost:
            yield line(pair(one.cost))
        if one.missing:
            yield line(pair(gettext_noop("Hängt ab von:")), facts(one.missing))
        if end := advice.ends(one.route):
            yield line(pair(gettext_noop("Fristende:")), both(partial(pages.day, end.last)))
        for doubt in one.doubts:
            question = pair(statute.law().disputes[doubt.point.name].question)
            yield line(pair(gettext_noop("Umstritten:")), dashed(facts([doubt.if_so]), question) if doubt.if_so else question)


def _lost(end: Ending) -> Iterator[Block]:
    then = spaced(pair(gettext_noop("danach:")), pair(terms.state(end.then, end.route.modality)))
    yield line(filled(gettext_noop("Bis %(day)s:"), day=end.last), dashed(named(end.route), then))
    if end.instead:
        yield line(pair(gettext_noop("Dann bleibt:")), listed(map(_standing, end.instead)))


def _standing(one: Placed) -> Pair:
    return ended(combined(" (", named(one.route), pair(terms.state(one.state, one.route.modality))), ")")


def _coming(one: Coming) -> Block:
    return line(filled(gettext_noop("Am %(day)s:"), day=one.on), dashed(named(one.route), pair(terms.state(one.state, one.route.modality))))


def _opening(one: Opening) -> tuple[Pair, Pair]:
    """What opens once steps are taken: the steps, and the ways with what they still depend on."""
    steps = both(lambda: f" {ONWARD} ".join(str(pages.said(step.title)) for step in one.steps))
    return ended(steps, ":"), listed(_opened(way) for way in one.routes)


def _opened(way: Placed) -> Pair:
    if not way.missing:
        return named(way.route)
    depends = spaced(pair(gettext_noop("Hängt ab von:")), facts(way.missing))
    return ended(combined(" (", named(way.route), depends), ")")
