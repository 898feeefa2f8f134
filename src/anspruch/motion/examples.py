"""Persons by whom a motion is explained: what they have without it and with it, as decide finds."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from anspruch.language.errors import InputError
from anspruch.motion.moved import Moved
from anspruch.readings import terms
from anspruch.readings.decide import decide
from anspruch.readings.decide.result import ProgrammeResult
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Texts

_TEXT = {
    "between": {"de": "{0} bis {1}", "en": "{0} to {1}"},
    "suspended": {"de": "Zulassung ausgesetzt", "en": "admission suspended"},
    "duty": {"de": "verpflichtet", "en": "obliged"},
    "and": {"de": ", ", "en": ", "},
}


class Shown(NamedTuple):
    """One person, and in words what she has in a programme without the motion and with it."""

    says: Texts
    before: Texts
    after: Texts

    @property
    def same(self) -> bool:
        """Whether nothing changes for her."""
        return self.before == self.after


def examples(moved: Moved, before: LawOnDay, after: LawOnDay, programme: str) -> tuple[Shown, ...]:
    """The motion's examples under two states of the law; one who could not live so on that day is left out."""
    found = []
    for one in moved.motion.examples:
        try:
            texts = [_said(decide(law, _fitting(one.facts, law)).programmes.get(programme)) for law in (before, after)]
        except InputError:  # a title of next year, on a day of this
            continue
        found.append(Shown(one.says, *texts))
    return tuple(found)


def _fitting(facts: Mapping[str, object], law: LawOnDay) -> dict[str, object]:
    """The facts the law knows: what a motion introduces may not be chosen."""
    return {name: value for name, value in facts.items() if name in law.law.vocabulary}


def _said(result: ProgrammeResult | None) -> Texts:
    return {lang: _TEXT["and"][lang].join(_parts(result, lang)) for lang in ("de", "en")}


def _parts(result: ProgrammeResult | None, lang: str) -> Iterator[str]:
    """The best access, whether practice stops it, and whether there is a duty."""
    if result is None:
        yield terms.MODALITY["none"][lang]
        return
    if result.best is None:
        yield _TEXT["between"][lang].format(terms.MODALITY[result.best_at_least][lang], terms.MODALITY[result.best_at_most][lang])
    else:
        yield terms.MODALITY[result.best][lang]
    if result.best == "none" and any(one.state == "suspended" for one in result.routes):
        yield _TEXT["suspended"][lang]
    if any(one.route.modality == "pflicht" and one.state == "open" for one in result.routes):
        yield _TEXT["duty"][lang]
