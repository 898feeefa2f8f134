"""A condition as a picture: its parts from the whole on the left to the single conditions on the right; laid out here, drawn by a template."""

from typing import NamedTuple

from anspruch.readings.render.clauses import Clause

_WORDS = {
    "all": {"de": "alles davon", "en": "all of this"},
    "any": {"de": "mindestens eines", "en": "at least one"},
    "count": {"de": "mindestens {0}", "en": "at least {0}"},
    "rule": {"de": "in der Regel", "en": "as a rule"},
    "case": {"de": "je nachdem", "en": "depending"},
}
_EDGES: dict[str, dict[str, tuple[str, ...]]] = {
    "rule": {"de": ("", "es sei denn"), "en": ("", "unless")},
    "case": {"de": ("wenn", "dann", "sonst"), "en": ("if", "then", "otherwise")},
}
_INNER, _LEAF, _GAP, _LINE, _PAD, _SPACE = 128, 330, 92, 17, 8, 10
_CHARACTERS = 46


class Box(NamedTuple):
    """A box in the picture's own units: an inner one with its word, or a leaf with its lines, its name and its citation."""

    x: int
    y: float
    width: int
    height: int
    lines: tuple[str, ...]
    leaf: bool
    cite: str
    name: str


class Edge(NamedTuple):
    """A line from a box to one of its parts, with a word on it where the part plays a role of its own."""

    x: int
    y: float
    to_x: int
    to_y: float
    label: str


class Picture(NamedTuple):
    """All boxes and lines."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    edges: tuple[Edge, ...]


def picture(clause: Clause, lang: str) -> Picture | None:
    """The picture of a condition; None for one that has no parts.

    Args:
        clause: the condition.
        lang: ``de`` or ``en``.
    """
    if not clause.parts:
        return None
    layout = _Layout(lang)
    layout.place(clause, 0)
    width = max(box.x + box.width for box in layout.boxes)
    return Picture(width + 2, round(layout.bottom), tuple(layout.boxes), tuple(layout.edges))


class _Layout:
    """Leaves one under the other; what has parts stands level with their middle."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.bottom = 2.0
        self.boxes: list[Box] = []
        self.edges: list[Edge] = []

    def place(self, clause: Clause, depth: int) -> tuple[int, float]:
        """Put a clause and its parts; where a line to it ends."""
        x = 1 + depth * (_INNER + _GAP)
        if not clause.parts:
            return self._leaf(clause, x)
        ends = [self.place(part, depth + 1) for part in clause.parts]
        middle = (ends[0][1] + ends[-1][1]) / 2
        height = _LINE + 2 * _PAD
        word = _WORDS[clause.kind][self.lang].format(clause.text)
        self.boxes.append(Box(x, middle - height / 2, _INNER, height, (word,), False, "", ""))
        labels = _EDGES.get(clause.kind, {}).get(self.lang, ("",) * len(ends))
        self.edges += [Edge(x + _INNER, middle, *end, label) for end, label in zip(ends, labels, strict=True)]
        return x, middle

    def _leaf(self, clause: Clause, x: int) -> tuple[int, float]:
        lines = _wrapped(clause.text)
        height = _LINE * (len(lines) + bool(clause.cite)) + 2 * _PAD
        self.boxes.append(Box(x, self.bottom, _LEAF, height, lines, True, clause.cite, clause.name))
        middle = self.bottom + height / 2
        self.bottom += height + _SPACE
        return x, middle


def _wrapped(text: str) -> tuple[str, ...]:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= _CHARACTERS:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return (*lines, line)
