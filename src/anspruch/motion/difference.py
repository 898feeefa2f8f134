"""Where two texts differ: the words that stay, that go and that come, such that either text can be put together again."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

SAME, REMOVED, ADDED = "same", "removed", "added"
_CITATION = r"§§? \d+\w*(?: (?:Abs\.|Satz|Halbsatz|Nr\.|Buchst\.|Alt\.) \d*\w*)*"
_TOKEN = re.compile(rf'"[^"]*"|{_CITATION}|\w+|[<>=!]=|\s+|[^\w\s]')
_JOINERS = frozenset({"and", "or", "not", "in", "if", "else", "und", "oder"})
_LIKE = 0.3
_SEPARATORS = (",", "or", "and", ";")


class Segment(NamedTuple):
    """A stretch of text; ``mark`` is ``same``, ``removed`` or ``added``."""

    mark: str
    text: str


class Edit(NamedTuple):
    """What stands between two tokens of the old text, and what shall stand there."""

    start: int
    end: int
    new: tuple[str, ...]


def tokens(text: str) -> tuple[str, ...]:
    """A text in pieces: a word, a quotation, a citation, a sign, or the space between; together they are the text."""
    return tuple(_TOKEN.findall(text))


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The edits that make the new text of the old one, in order; a single one where the two have little in common."""
    before, after = tokens(old), tokens(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    pieces = [(a, b, after[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    kept = sum(map(_weight, before)) - sum(_weight(token) for a, b, _ in pieces for token in before[a:b])
    if not before or kept < _LIKE * min(sum(map(_weight, before)), sum(map(_weight, after))):
        return (Edit(0, len(before), after),) if old != new else ()
    found: list[Edit] = []
    for edit in _near(before, pieces):
        found.append(_rolled(before, _trimmed(before, edit), found[-1].end if found else 0))
    return tuple(found)


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """Both texts in one row: what is the same or removed makes the old one, what is the same or added the new one."""
    before, at, found = tokens(old), 0, []
    for edit in edits(old, new):
        found += [(SAME, before[at : edit.start]), (REMOVED, before[edit.start : edit.end]), (ADDED, edit.new)]
        at = edit.end
    found.append((SAME, before[at:]))
    return tuple(Segment(mark, "".join(part)) for mark, part in found if part)


def _weight(token: str) -> int:
    """How much it says that both texts have this token: a sign or a space says nothing."""
    return 0 if token in _JOINERS or not any(map(str.isalnum, token)) else 1


def _near(before: tuple[str, ...], pieces: list[tuple[int, int, tuple[str, ...]]]) -> Iterator[Edit]:
    """The edits, where those with nothing but signs between them are one."""
    start, end, new = pieces[0] if pieces else (0, 0, ())
    for a, b, more in pieces[1:]:
        between = before[end:a]
        if any(map(_weight, between)):
            yield Edit(start, end, new)
            start, end, new = a, b, more
        else:
            end, new = b, (*new, *between, *more)
    if pieces:
        yield Edit(start, end, new)


def _trimmed(before: tuple[str, ...], edit: Edit) -> Edit:
    """The edit without what is the same at its edges (after edits were joined)."""
    start, end, new = edit
    while start < end and new and before[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and before[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Edit(start, end, new)


def _rolled(before: tuple[str, ...], edit: Edit, floor: int) -> Edit:
    """An insertion or deletion moved to where it begins with what separates, not before ``floor``: ", B" after A, not "B, " before C."""
    start, end, new = edit
    if start < end and new:
        return edit
    places = [edit]
    moved = new or before[start:end]
    while start > floor and moved and before[start - 1] == moved[-1]:
        moved = (moved[-1], *moved[:-1])
        start, end = start - 1, end - 1
        places.append(Edit(start, end, moved if new else ()))
    return min(places, key=lambda place: _start(place.new or before[place.start : place.end]))


def _start(moved: tuple[str, ...]) -> int:
    """How well a stretch begins."""
    words = [token for token in moved if not token.isspace()]
    if not words or words[0] not in _SEPARATORS:
        return len(_SEPARATORS) + 1
    return 0 if moved[0] == "," or moved[0].isspace() else len(_SEPARATORS)
