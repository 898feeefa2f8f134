"""The ways on paper: law and practice apart, then how to walk each, or why not; ways of which the same is to be said stand together."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext_noop

from anspruch.readings import terms
from anspruch.readings.explain import Reason
from anspruch.web.check import absent
from anspruch.web.check.advised import facts, named
from anspruch.web.check.pairs import ONWARD, Block, Pair, both, combined, dashed, ended, filled, line, listed, pair, plain, spaced, with_comma
from anspruch.web.check.sheet import Way
from anspruch.web.law.shown import reworded
from anspruch.web.site import pages

_STEPS = {
    "next_step": gettext_noop("Nächster Schritt"),
    "decided_by": gettext_noop("Wer entscheidet"),
    "deadline": gettext_noop("Frist"),
    "cost": gettext_noop("Kosten"),
    "consequence": gettext_noop("Folge"),
    "remedy": gettext_noop("Wenn abgelehnt wird"),
}
_TODAYS_WORDS = gettext_noop("so in den Worten von heute; an dem Tag galt es anders")
_SHOWN_REASONS = 2
_TOGETHER = ("undecided", "closed")


def cards(ways: Sequence[Way], shared: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    """The ways of one group; those that are closed or undecided for the very same reasons under one head.

    Args:
        ways: in their order.
        shared: what is not shown and said once below.
    """
    told = [(way, list(_way(way, shared))) for way in ways]
    alike: dict[str, list[tuple[Way, list[Block]]]] = {}
    for way, lines in told:
        same = (
            json.dumps([terms.state(way.state, way.route.modality), way.route.nature, lines[1:]], ensure_ascii=False)
            if way.state in _TOGETHER
            else way.name
        )
        alike.setdefault(same, []).append((way, lines))
    for several in alike.values():
        way, lines = several[0]
        head = line(ended(pair(way.rests_on), ":"), pair(terms.state(way.state, way.route.modality)), "law") if len(several) > 1 else lines[0]
        yield {"kind": "way", "state": way.state, "text": listed(named(one.route) for one, _ in several), "lines": [head, *lines[1:]]}


def _way(way: Way, shared: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    """What is said of a way, its line of law first."""
    data = way.data
    state = terms.state("possible" if way.state == "suspended" else way.state, way.route.modality)
    cited = with_comma(dashed(pair(state), pair(terms.MODALITY[way.route.modality])), plain(data["basis"][0]))
    yield line(ended(pair(way.rests_on), ":"), cited, "law")
    if there_is_none := absent.told(way):
        yield line(there_is_none)
        return
    if way.practice:
        since = filled(gettext_noop("seit %(day)s"), day=way.practice["since"])
        told = spaced(ended(with_comma(pair(terms.ENFORCEMENT[way.practice["state"]]), since), "."), pair(way.practice["note"]))
        yield line(pair(gettext_noop("Praxis (nicht Recht):")), told, "practice")
    if data["until"]:
        yield line(filled(gettext_noop("Das gilt bis zum %(day)s."), day=data["until"]))
    if data["from"]:
        yield line(filled(gettext_noop("Das ändert sich am %(day)s."), day=data["from"]))
    if data["warning"] and way.state != "closed":
        yield line(pair(gettext_noop("Achtung:")), pair(data["warning"]), "warning")
    yield from _grounds(way, shared)
    yield from {"undecided": _open_questions, "closed": _why_not}.get(way.state, _steps)(way)


def _grounds(way: Way, shared: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    """What the answer rests on and lacks: rules not shown, old sources, disputed points with both readings."""
    for gap in way.data["gaps"]:
        cite = plain(gap["cite"])
        yield line(pair(gettext_noop("Nicht belegt:")), cite if gap in shared or not gap["note"] else combined(": ", cite, pair(gap["note"])))
    for one in way.data["sources"]:
        if one["old"]:
            told = combined(" (", plain(one["title"]), both(partial(pages.day, one["as_of"]))) if one["as_of"] else plain(one["title"])
            yield line(pair(gettext_noop("Die Quelle ist alt:")), ended(told, ")") if one["as_of"] else told)
    for point in way.data["disputed"]:
        yield line(pair(gettext_noop("Umstritten:")), ended(combined(" (", pair(point["question"]), plain(point["cite"])), ")"))
        for reading in point["readings"]:
            yield line(both(partial(_reading, reading)), style="item")


def _reading(reading: Mapping[str, Any]) -> str:
    """A reading of a disputed point: what it says, who holds it, and what would follow."""
    follows = f"{pages.said(reading['says'])} ({pages.said(reading['source'])}) {ONWARD} {pages.said(terms.STATE[reading['state']])}"
    return f"{follows} – {pages.said(gettext_noop('so rechnen wir hier'))}" if reading["used"] else follows


def _open_questions(way: Way) -> Iterator[Block]:
    if way.waits_for:
        yield line(pair(gettext_noop("Hängt ab von:")), facts(way.waits_for))


def _why_not(way: Way) -> Iterator[Block]:
    for reason in way.reasons[:_SHOWN_REASONS]:
        yield line(plain(f"{reason.cite}:"), _asked(way, reason))
    for one in way.opens_if[:1]:
        yield line(pair(gettext_noop("Öffnet sich, wenn:")), both(partial(way.words_of, one)))
    if way.other_statuses is not None:
        only = pair(gettext_noop("Nur mit einem anderen Status."))
        example = spaced(pair(gettext_noop("Zum Beispiel:")), both(lambda: way.other_statuses_words))
        yield line(spaced(only, example) if way.other_statuses else only)


def _asked(way: Way, reason: Reason) -> Pair:
    """What is asked of the person, in today's words, and how it came out."""
    says = ended(pair(reason.says), ".")
    if reworded(way.decision.law.law.provisions[reason.name], way.decision.law.day):
        says = spaced(says, combined("", {"own": "(", "de": "("}, ended(pair(_TODAYS_WORDS), ")")))
    return spaced(says, pair(terms.OUTCOME[reason.outcome]))


def _steps(way: Way) -> Iterator[Block]:
    for key, title in _STEPS.items():
        if way.data[key]:
            yield line(ended(pair(title), ":"), pair(way.data[key]))
        if key == "decided_by" and way.data["papers"]:
            yield line(ended(pair(gettext_noop("Unterlagen")), ":"), listed(map(pair, way.data["papers"])))
