"""Two days compared: which provisions read differently, and the proof of who gains and who loses; worked out once a pair of days.

The proof takes a second or two. It is made by one worker beside the pages, so a page never waits longer than
:data:`PATIENCE`; what is not ready by then goes on and is there for whoever asks again.
"""

from collections import OrderedDict
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from datetime import date
from itertools import islice
from threading import Lock
from typing import NamedTuple

from anspruch.motion.beside import Beside, beside
from anspruch.motion.synopsis import in_words
from anspruch.readings import terms
from anspruch.readings.compare import Comparison, Effect, Groups, compare
from anspruch.readings.compare.groups import MOST
from anspruch.readings.compare.spoken import Sides, conditions, example
from anspruch.readings.render.phrases import day as written
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Programme, Provision, Question, Route, Texts, Version
from anspruch.web.law import days

PATIENCE = 8.0
"""Seconds a page waits for a proof."""
KEPT = 64
"""Proofs kept in memory, a language each."""
_MOST_WAITING = 4
_BESIDE = 2


class Changed(NamedTuple):
    """A provision that reads differently on the two days, in words with what differs marked."""

    provision: Provision
    before: Version | None
    after: Version | None
    sentence: Beside


class Said(NamedTuple):
    """A group of persons: what they have in common, a line each, and one of them."""

    conditions: tuple[str, ...]
    example: str


class Move(NamedTuple):
    """Who comes to a state, or leaves it; ``hidden`` groups are not put into words, and with ``more`` there are others still."""

    state: Texts
    groups: tuple[Said, ...]
    hidden: int
    more: bool


class Moved(NamedTuple):
    """What becomes of a way, of a question beside the ways, or of the best access to a programme."""

    subject: Programme | Route | Question
    better: tuple[Move, ...]
    worse: tuple[Move, ...]
    through: tuple[Provision, ...]

    @property
    def differs(self) -> bool:
        """Whether it changes for anybody: if not, that is proved."""
        return bool(self.better or self.worse)


class Proof(NamedTuple):
    """Who gains and who loses, among all possible persons; who newly meets a provision, and who no longer does."""

    access: tuple[Moved, ...]
    routes: tuple[Moved, ...]
    questions: tuple[Moved, ...]
    met: Mapping[str, tuple[Move, Move]]


def changed(before: date, after: date, lang: str) -> tuple[Changed, ...]:
    """The provisions that read differently on two days, in the order of the law.

    Args:
        before: one day.
        after: the other; it may lie before.
        lang: ``de`` or ``en``.
    """
    old, new = days.state(before), days.state(after)
    names = (name for name in new.law.provisions if old.own_body(name) != new.own_body(name))
    return tuple(_changed(new.law.provisions[name], old, new, lang) for name in names)


def _changed(provision: Provision, old: LawOnDay, new: LawOnDay, lang: str) -> Changed:
    before, after = old.version(provision.name), new.version(provision.name)
    words = (in_words(law, provision, version, lang) for law, version in ((old, before), (new, after)))
    return Changed(provision, before, after, beside(*words))


_worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="compare")
_lock = Lock()
_proofs: OrderedDict[tuple[date, date, date, str], Future[Proof]] = OrderedDict()


def proof(before: date, after: date, lang: str) -> Proof | None:
    """The proof for two days; None where it is not ready within :data:`PATIENCE`, or too many are asked for at once."""
    old, new = days.state(before), days.state(after)
    key = (old.day, new.day, after, lang)
    with _lock:
        found = _proofs.get(key)
        if found is None:
            if sum(not one.done() for one in _proofs.values()) >= _MOST_WAITING:
                return None
            found = _proofs[key] = _worker.submit(_prove, before, after, lang)
        _proofs.move_to_end(key)
        for stale in list(islice((one for one, future in _proofs.items() if future.done()), max(0, len(_proofs) - KEPT))):
            del _proofs[stale]
    try:
        return found.result(timeout=PATIENCE)
    except NotYet:
        return None
    except Exception:
        with _lock:
            _proofs.pop(key, None)  # a failure is not kept
        raise


def _prove(before: date, after: date, lang: str) -> Proof:
    old, new = days.state(before), days.state(after)
    comparison = compare(old, new, on=after)
    called: dict[LawOnDay, Texts] = {
        law: {"de": f"nach dem Recht vom {written(day.toordinal(), 'de')}", "en": f"under the law of {written(day.toordinal(), 'en')}"}
        for law, day in ((old, before), (new, after))
    }
    return in_words_of(comparison, Sides(new.law, called), lang)


def in_words_of(comparison: Comparison, sides: Sides, lang: str) -> Proof:
    """A comparison in the words of a language."""
    return _Speaker(comparison, sides, lang).proof()


class _Speaker:
    """One comparison put into words, so that nothing of the solver is kept."""

    def __init__(self, comparison: Comparison, sides: Sides, lang: str) -> None:
        self.comparison, self.sides, self.lang = comparison, sides, lang

    def proof(self) -> Proof:
        """All of it; finding the person of a group takes time, so there are no more than a page shows."""
        found = self.comparison
        own = [one for one in found.changed if one.provision.kind == "condition"]
        return Proof(
            tuple(self._moved(programme, effect, terms.MODALITY, 0) for programme, effect in found.access),
            tuple(self._moved(route, effect, terms.STATE, MOST) for route, effect in found.routes),
            tuple(self._moved(question, effect, terms.ANSWER, _BESIDE) for question, effect in found.questions),
            {one.provision.name: (self._move({}, one.met, MOST), self._move({}, one.unmet, MOST)) for one in own},
        )

    def _moved(self, subject: Programme | Route | Question, effect: Effect, names: Mapping[str, Texts], most: int) -> Moved:
        better, worse = (tuple(self._move(names[word], found, most) for word, found in several.items()) for several in (effect.better, effect.worse))
        return Moved(subject, better, worse, tuple(self.sides.law.provisions[name] for name in effect.through))

    def _move(self, state: Texts, found: Groups, most: int) -> Move:
        said = (Said(tuple(conditions(one, self.sides, self.lang)), example(one, self.sides, self.lang)) for one in found.groups[:most])
        return Move(state, tuple(said), max(0, len(found.groups) - most), found.more)
