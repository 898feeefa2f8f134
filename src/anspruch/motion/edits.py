"""Amending a text by naming words in it: anchors that occur once, found, and carried out."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from anspruch.language.errors import LawError
from anspruch.motion import difference

INSERT, INSERT_BEFORE, PREPEND, APPEND = "insert", "insert_before", "prepend", "append"
REPLACE, STRIKE, REWRITE = "replace", "strike", "rewrite"
_FEW = 3
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")
_Run = tuple[str, ...]


class Step(NamedTuple):
    """One change of a text: ``new`` after or before ``anchor``, or in place of ``old`` (that follows ``anchor``, if one is named)."""

    action: str
    anchor: str = ""
    old: str = ""
    new: str = ""


def steps(old: str, new: str) -> tuple[Step, ...]:
    """The steps that make the new text of the old one; every anchor occurs once in the text at its time."""
    whole = Step(REWRITE, new=new)
    if not old:
        return (whole,)
    current, shift, found = difference.tokens(old), 0, []
    for edit in difference.edits(old, new):
        start, end = edit.start + shift, edit.end + shift
        step = _step(current, start, end, edit.new)
        if step is None:
            return (whole,)
        found.append(step)
        current = (*current[:start], *edit.new, *current[end:])
        shift += len(edit.new) - (end - start)
    return tuple(found) if carried(old, found) == new else (whole,)


def carry_out(text: str, step: Step) -> str:
    """The text after a step. Raises LawError if its anchor does not occur, or more than once."""
    words = difference.tokens(text)
    match step.action:
        case "rewrite":
            return step.new
        case "prepend":
            return step.new + text
        case "append":
            return text + step.new
    wanted = difference.tokens(step.anchor) + difference.tokens(step.old)
    places = list(_places(words, wanted))
    if len(places) != 1:
        named = step.anchor + step.old
        raise LawError(f"Die Angabe „{named}“ kommt {len(places)}-mal vor, nicht einmal.", f"“{named}” occurs {len(places)} times, not once.")
    at = places[0]
    if step.action == INSERT_BEFORE:
        return "".join((*words[:at], step.new, *words[at:]))
    start = at + len(difference.tokens(step.anchor))
    return "".join((*words[:start], step.new, *words[start + len(difference.tokens(step.old)) :]))


def carried(text: str, several: Iterable[Step]) -> str | None:
    """The text after all steps; None where an anchor is not found once."""
    try:
        for step in several:
            text = carry_out(text, step)
    except LawError:
        return None
    return text


def _places(words: _Run, wanted: _Run) -> Iterator[int]:
    return (at for at in range(len(words) - len(wanted) + 1) if wanted and words[at : at + len(wanted)] == wanted)


def _step(words: _Run, start: int, end: int, new: _Run) -> Step | None:
    """The step for one edit, with the shortest good anchor; None where no part of the text occurs once."""
    text = "".join(new)
    if start == 0 and end == len(words) and max(len(words), len(new)) > _FEW:
        return Step(REWRITE, new=text)
    return _insertion(words, start, text) if start == end else _exchange(words, start, end, text)


def _insertion(words: _Run, at: int, new: str) -> Step | None:
    if at in (0, len(words)):
        return Step(APPEND if at else PREPEND, new=new)
    after = ((words[at - length : at], INSERT) for length in range(1, at + 1))
    before = ((words[at : at + length], INSERT_BEFORE) for length in range(1, len(words) - at + 1))
    found = [best for side in (after, before) if (best := _best(words, side))]
    if not found:
        return None
    _, run, action = min(found, key=lambda one: one[0])
    return Step(action, anchor="".join(run), new=new)


def _exchange(words: _Run, start: int, end: int, new: str) -> Step | None:
    action, old = (REPLACE if new else STRIKE), words[start:end]
    if _once(words, old) and any(map(str.isalnum, "".join(old))):
        return Step(action, old="".join(old), new=new)
    left = ((words[start - length : start], "left", words[start - length : end]) for length in range(1, start + 1))
    right = ((words[end : end + length], "right", words[start : end + length]) for length in range(1, len(words) - end + 1))
    found = [(_cost(run), side, run) for several in (left, right) for run, side, whole in several if _once(words, whole)]
    if not found:
        return None
    _, side, run = min(found)
    if side == "left":
        return Step(action, "".join(run), "".join(old), new)
    return Step(REPLACE, old="".join(old + run), new=new + "".join(run))


def _best(words: _Run, runs: Iterator[tuple[_Run, str]]) -> tuple[int, _Run, str] | None:
    """The cheapest run that occurs once."""
    return min(((_cost(run), run, action) for run, action in runs if _once(words, run)), default=None)


def _once(words: _Run, run: _Run) -> bool:
    return sum(1 for _ in _places(words, run)) == 1


def _cost(run: _Run) -> int:
    """How hard an anchor is on the reader: its length, loose ends, brackets that do not close."""
    loose = run[0].isspace() + run[-1].isspace() + (run[0] in ",)]")
    silent = not any(map(str.isalnum, "".join(run)))
    unclosed = sum(token in _OPENING for token in run) != sum(token in _CLOSING for token in run)
    return len(run) + 4 * loose + 8 * silent + 3 * unclosed
