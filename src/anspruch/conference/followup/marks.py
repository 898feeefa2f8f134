"""The four marks of a demand on a day: text (computed), practice (the law's practice data and evidence), money and reply (evidence)."""

from datetime import date, timedelta
from typing import NamedTuple

from anspruch.conference.followup.file import Elsewhere, Evidence, Followed, FollowUp, Statement
from anspruch.conference.followup.practice import NONE, Practice, practised
from anspruch.conference.followup.proof import MET, NOBODY, OPEN, PARTLY, Basis, Proved, Stretch
from anspruch.statute.model import Texts

HELD_UP = {
    "suspended": "_in_text_suspended_in_practice",
    "congested": "_in_text_congested_in_practice",
    "last_suspended": "_in_text_last_suspended_in_practice",
    "last_congested": "_in_text_last_congested_in_practice",
    "last_open": "_in_text_last_open_in_practice",
    "unknown": "_in_text_practice_unknown",
}
"""What a mark of the text becomes where practice stands still, or nobody knows whether it still does."""


class Part(NamedTuple):
    """One statement of a demand: its mark on the day, since when, and all its history."""

    statement: Statement
    mark: str
    since: date
    basis: tuple[Basis, ...]
    certainty: str
    history: tuple[Stretch, ...]

    def until(self, day: date) -> tuple[Stretch, ...]:
        """Its history up to a day."""
        return tuple(one for one in self.history if one.since <= day)


class Text(NamedTuple):
    """Does the norm say it? ``computed`` by proof, or else read by a person (then see the evidence)."""

    mark: str
    since: date | None
    computed: bool
    parts: tuple[Part, ...]
    why: Texts
    """Why there is nothing to compute, where there is not."""


class Marks(NamedTuple):
    """The marks of one demand on one day."""

    demand: str
    day: date
    text: Text
    practice: Practice
    money: str
    reply: str
    verdict: str
    evidence: tuple[Evidence, ...]
    """In order of time."""


def marks(demand: str, day: date, follow_up: FollowUp, proof: Proved) -> Marks:
    """The marks of a demand.

    Args:
        demand: its id; one that nobody follows up has no marks but ``none``.
        day: the day that is asked about.
        follow_up: statements and evidence.
        proof: of the law.
    """
    followed = follow_up.demands.get(demand) or Followed(demand, (), {}, (), (), ())
    text = _text(followed, day, proof)
    practice = practised(followed, day, proof.law.on(day), [one.until(day) for one in text.parts])
    money, reply = (_entered(followed.evidence, kind, day) for kind in ("money", "reply"))
    shown = tuple(sorted((one for one in followed.evidence if one.first_day <= day), key=lambda one: one.first_day))
    return Marks(demand, day, text, practice, money, reply, _verdict(text, practice, money), shown)


class Verdict(NamedTuple):
    """A verdict and the day from which it holds; ``exact`` is false where no source gives the day itself.

    ``before`` the demand was made it was so already.
    """

    since: date
    verdict: str
    exact: bool = True
    before: bool = False


def stretches(demand: str, follow_up: FollowUp, proof: Proved, until: date, made: date | None = None) -> list[Verdict]:
    """The verdicts on a demand over time.

    Args:
        demand: its id.
        follow_up: statements and evidence.
        proof: of the law.
        until: the last day.
        made: the day on which it was made; None where that is not known.
    """
    found: list[Verdict] = []
    entered = _entered_days(demand, follow_up)
    for day in _days(demand, follow_up, proof, until):
        now = marks(demand, day, follow_up, proof)
        if (found[-1].verdict if found else NONE) != now.verdict:
            by_text = now.text.since == day or entered.get(day, True)
            exact = now.practice.exact if now.practice.since == day else by_text
            found.append(Verdict(day, now.verdict, exact, made is not None and day < made))
    return found


def practices(demand: str, follow_up: FollowUp, proof: Proved, until: date) -> list[Practice]:
    """The practices of a demand over time that have a first day, each once."""
    found: list[Practice] = []
    for day in _days(demand, follow_up, proof, until):
        now = marks(demand, day, follow_up, proof).practice
        if now.since and (not found or (found[-1].mark, found[-1].since) != (now.mark, now.since)):
            found.append(now)
    return found


def _days(demand: str, follow_up: FollowUp, proof: Proved, until: date) -> list[date]:
    """The days on which a verdict may change; none before there can be anybody whom all its statements speak of."""
    begun = [one.since for one in follow_up.demands[demand].statements if one.since] if demand in follow_up.demands else []
    first = max(begun, default=date.min)
    return sorted(day for day in {*proof.law.changes, *begun, *_entered_days(demand, follow_up)} if first <= day <= until)


def _entered_days(demand: str, follow_up: FollowUp) -> dict[date, bool]:
    """The days on which evidence begins, or has ended, and whether a source gives the day itself."""
    found: dict[date, bool] = {}
    for one in follow_up.demands[demand].evidence if demand in follow_up.demands else ():
        found[one.first_day] = found.get(one.first_day, False) or one.exact
        if one.last_day:
            found.setdefault(one.last_day + timedelta(days=1), True)
    return found


def earlier(demand: str, day: date, follow_up: FollowUp, proof: Proved) -> list[tuple[Elsewhere, Part]]:
    """The same aim on other ways before a day, and what the law of the day does of each."""
    entry = follow_up.demands.get(demand)
    ways = [follow_up.elsewhere[name] for name in entry.before] if entry else []
    return [(one, part(one.statement, day, proof)) for one in ways if one.day <= day]


def part(statement: Statement, day: date, proof: Proved) -> Part:
    """A statement on a day."""
    history = proof.history(statement)
    now = next(one for one in reversed(history) if one.since <= day)
    return Part(statement, now.mark, now.since, now.basis, now.certainty, history)


def _text(followed: Followed, day: date, proof: Proved) -> Text:
    parts = tuple(part(statement, day, proof) for statement in followed.statements)
    if parts:
        mark = together([one.mark for one in parts])
        return Text(mark, _since(parts, day, mark), True, parts, followed.open)
    read = [one for one in followed.evidence if one.kind == "text" and one.holds(day)]
    return Text(read[-1].mark if read else NONE, None, False, (), followed.open)


def together(several: list[str]) -> str:
    """One mark of the marks of all parts: met only where all are, not only where none is even partly."""
    told = {mark for mark in several if mark != NOBODY}
    if not told:
        return NOBODY
    if OPEN in told:
        return OPEN
    return told.pop() if len(told) == 1 else PARTLY


def _since(parts: tuple[Part, ...], day: date, mark: str) -> date:
    """The day from which the parts together have had the mark without a break."""
    days = sorted({one.since for single in parts for one in single.history if one.since <= day}, reverse=True)
    since = days[0]
    for earlier in days:
        marks_then = [next(one.mark for one in reversed(single.history) if one.since <= earlier) for single in parts]
        if together(marks_then) != mark:
            break
        since = earlier
    return since


def _entered(evidence: tuple[Evidence, ...], kind: str, day: date) -> str:
    found = [one for one in evidence if one.kind == kind and one.holds(day)]
    return found[-1].mark if found else NONE


def _verdict(text: Text, practice: Practice, money: str) -> str:
    """One word for a list; a text that is met while practice stands still is not simply met."""
    if text.mark == NONE:
        return f"money_{money}" if money != NONE else NONE
    if text.mark in (MET, PARTLY) and practice.word in HELD_UP:
        return text.mark + HELD_UP[practice.word]
    return text.mark
