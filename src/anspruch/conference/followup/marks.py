"""The four marks of a demand on a day: text (computed), practice (the law's practice data and evidence), money and reply (evidence)."""

from datetime import date
from typing import NamedTuple

from anspruch.conference.followup.file import Evidence, Followed, FollowUp, Statement
from anspruch.conference.followup.proof import MET, NOBODY, NOT, OPEN, PARTLY, Basis, Proved, Stretch
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Texts, Version

NONE = "none"
"""Nothing is known to say: no statement, no evidence."""
HELD_UP = {
    "suspended": "_in_text_suspended_in_practice",
    "congested": "_in_text_congested_in_practice",
    "unknown": "_in_text_practice_unknown",
}
"""What a mark of the text becomes where practice stands still, or nobody knows whether it does."""


class Part(NamedTuple):
    """One statement of a demand: its mark on the day, since when, and all its history."""

    statement: Statement
    mark: str
    since: date
    basis: tuple[Basis, ...]
    certainty: str
    history: tuple[Stretch, ...]


class Text(NamedTuple):
    """Does the norm say it? ``computed`` by proof, or else read by a person (then see the evidence)."""

    mark: str
    since: date | None
    computed: bool
    parts: tuple[Part, ...]
    why: Texts
    """Why there is nothing to compute, where there is not."""


class Practice(NamedTuple):
    """What is done with it: an enforcement practice in the law's data, on the day."""

    mark: str
    since: date | None
    by: str
    certainty: str
    note: Texts


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
    practice = practised(followed, proof.law.on(day))
    if practice.mark == NONE:
        practice = _entered_practice(followed.evidence, day)
    money, reply = (_entered(followed.evidence, kind, day) for kind in ("money", "reply"))
    shown = tuple(one for one in followed.evidence if one.since <= day.isoformat())
    return Marks(demand, day, text, practice, money, reply, _verdict(text, practice, money), shown)


def stretches(demand: str, follow_up: FollowUp, proof: Proved, until: date) -> list[tuple[date, str]]:
    """The verdicts on a demand over time, each with the day from which it holds."""
    found: list[tuple[date, str]] = []
    for day in (one for one in proof.law.changes if one <= until):
        verdict = marks(demand, day, follow_up, proof).verdict
        if not found or found[-1][1] != verdict:
            found.append((day, verdict))
    return found


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


def practised(followed: Followed, law: LawOnDay) -> Practice:
    """The practice of the routes a demand aims at, or of those that stand open meanwhile; the worst of several."""
    aimed = [name for one in followed.statements for name in (*one.aim.routes, *(one.in_part.routes if one.in_part else ()), *one.instead)]
    enforced = dict.fromkeys(law.law.routes[name].enforcement for name in (*aimed, *followed.routes) if name in law.law.routes)
    found = [_practice(*law.practice(name)) for name in enforced if name]
    order = ("open", "unknown", "congested", "suspended")
    return max(found, key=lambda one: order.index(one.mark), default=Practice(NONE, None, "", "", {}))


def _practice(state: str, version: Version | None) -> Practice:
    if version is None:
        return Practice(state, None, "", "", {})
    return Practice(state, version.since, version.by, version.certainty, version.note)


def _entered_practice(evidence: tuple[Evidence, ...], day: date) -> Practice:
    """What people entered of the practice on the day, where the law's data have none."""
    found = [one for one in evidence if one.kind == "practice" and one.holds(day)]
    if not found:
        return Practice(NONE, None, "", "", {})
    last = found[-1]
    return Practice(last.mark, None, "", last.certainty, last.says)


def _entered(evidence: tuple[Evidence, ...], kind: str, day: date) -> str:
    found = [one for one in evidence if one.kind == kind and one.holds(day)]
    return found[-1].mark if found else NONE


def _verdict(text: Text, practice: Practice, money: str) -> str:
    """One word for a list; a text that is met while practice stands still is not simply met."""
    if text.mark == NONE:
        return f"money_{money}" if money != NONE else NONE
    if text.mark in (MET, PARTLY) and practice.mark in HELD_UP:
        return text.mark + HELD_UP[practice.mark]
    return text.mark if text.mark in (MET, PARTLY, NOT, OPEN) else NONE
