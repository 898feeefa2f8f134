"""A provision drawn as a Mermaid flowchart: what it rests on, down to the facts, each provision once."""

from collections.abc import Iterator

from anspruch.language import tree
from anspruch.readings.render.clauses import Clause, clause
from anspruch.statute.law import LawOnDay

_WORDS = {
    "all": {"de": "alles davon", "en": "all of this"},
    "any": {"de": "mindestens eines", "en": "at least one"},
    "count": {"de": "mindestens {0}", "en": "at least {0}"},
    "rule": {"de": "in der Regel", "en": "as a rule"},
    "case": {"de": "falls", "en": "if"},
}
_EDGES: dict[str, dict[str, tuple[str, ...]]] = {
    "rule": {"de": ("", "es sei denn"), "en": ("", "unless")},
    "case": {"de": ("wenn", "dann", "sonst"), "en": ("if", "then", "otherwise")},
}
_DENIED = {"de": "nicht", "en": "not"}
_ESCAPES = str.maketrans({'"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;", "\n": " "})
_WIDTH = 44


def diagram(law: LawOnDay, name: str, lang: str, *, depth: int | None = None) -> str:
    """The flowchart of a provision as Mermaid text.

    Args:
        law: the law on a day.
        name: a provision that is a condition.
        lang: ``de`` or ``en``.
        depth: how many provisions deep; default: down to the facts.
    """
    return "\n".join(["flowchart TD", *_Drawing(law, lang, depth).lines(name)]) + "\n"


class _Drawing:
    """One flowchart; provisions are drawn once, however often they are named."""

    def __init__(self, law: LawOnDay, lang: str, depth: int | None) -> None:
        self.law = law
        self.lang = lang
        self.depth = depth
        self.drawn: dict[str, str] = {}
        self.count = 0

    def lines(self, name: str) -> Iterator[str]:
        """The lines for a provision and all it rests on."""
        waiting = [(name, 0)]
        self.drawn[name] = self._new()
        while waiting:
            current, level = waiting.pop(0)
            norm = self.law.norm(current)
            provision = self.law.law.provisions[current]
            identifier = self.drawn[current]
            yield f'  {identifier}["<b>{_text(provision.cite)}</b><br>{_wrapped(provision.says[self.lang])}"]'
            if self.depth is None or level < self.depth:
                named: list[str] = []
                yield from self._below(identifier, clause(norm, self.law.law, self.lang), "", named)
                waiting += [(one, level + 1) for one in named]

    def _below(self, above: str, part: Clause, label: str, named: list[str]) -> Iterator[str]:
        if part.kind == "norm" and not self._single(part.name):
            if part.name not in self.drawn:
                self.drawn[part.name] = self._new()
                named.append(part.name)
            denied = "" if part.affirmed else _DENIED[self.lang]
            yield f"  {above}{_arrow(label, denied)}{self.drawn[part.name]}"
            return
        identifier = self._new()
        if part.kind in ("text", "norm"):
            yield f'  {above}{_arrow(label)}{identifier}("{_wrapped(part.text)}")'
            return
        yield f'  {above}{_arrow(label)}{identifier}{{{{"{_text(_WORDS[part.kind][self.lang].format(part.text))}"}}}}'
        labels = _EDGES.get(part.kind, {}).get(self.lang, ("",) * len(part.parts))
        for child, edge in zip(part.parts, labels, strict=True):
            yield from self._below(identifier, child, edge, named)

    def _single(self, name: str) -> bool:
        """Whether a provision is a single fact, and is drawn as that."""
        body = self.law.norm(name).children[0]
        while isinstance(body, tree.Not):
            body = body.part
        return not body.children or isinstance(body, tree.Given)

    def _new(self) -> str:
        self.count += 1
        return f"n{self.count}"


def _arrow(*labels: str) -> str:
    label = " / ".join(word for word in labels if word)
    return f' -- "{_text(label)}" --> ' if label else " --> "


def _text(text: str) -> str:
    return text.translate(_ESCAPES)


def _wrapped(text: str) -> str:
    """A text in lines that fit a box."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) >= _WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "<br>".join(_text(one) for one in [*lines, line])
