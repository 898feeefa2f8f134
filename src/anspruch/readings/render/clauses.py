"""A condition as a clause for people: all of, one of, as a rule; negations carried down to the facts themselves."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from anspruch.language import tree
from anspruch.readings.render import phrases
from anspruch.statute.law import Law

_AND = {"de": "; und ", "en": "; and "}
_OR = {"de": "; oder ", "en": "; or "}
_HEADS = {
    "all": {"de": "alles davon:", "en": "all of this:"},
    "any": {"de": "mindestens eines davon:", "en": "at least one of this:"},
    "unless": {"de": "es sei denn:", "en": "unless:"},
}
_COUNT = {"de": "mindestens {0} davon:", "en": "at least {0} of this:"}
_RULE = {"de": "{0} – es sei denn: {1}", "en": "{0} – unless: {1}"}
_CASE = {"de": "falls {0}: {1}; sonst: {2}", "en": "if {0}: {1}; otherwise: {2}"}
_NOT = {"de": "nicht: {0}", "en": "not: {0}"}
_FEW = 6
_BEGINNINGS = {
    "de": "der die das den dem des ein eine einen einem einer kein keine wer wen wem es sie alle andere so für bei bis um zu nur nicht weder "
    "wie ob dass wenn wurde ausgenommen befreit minderjährig schulpflichtig vorrangig jünger neu",
    "en": "the a an no whoever there it this that those people persons all everyone other so for in at up under of only not neither nor "
    "how whether when where until adult adults newcomers participants refugees holders first exempt",
}
_SMALL = {lang: frozenset(words.split()) for lang, words in _BEGINNINGS.items()}
"""Words that are written small within a sentence, though a provision's own sentence may begin with them; a noun is not among the German ones."""


class Clause(NamedTuple):
    """A part of a sentence.

    ``kind`` is ``text`` (a phrase), ``norm`` (a provision: its sentence, with its name and citation), ``all``, ``any``,
    ``count`` (at least so many), ``rule`` (its two parts: the rule and the exception) or ``case`` (test, then, else).
    """

    kind: str
    text: str = ""
    parts: tuple["Clause", ...] = ()
    cite: str = ""
    name: str = ""
    affirmed: bool = True

    def headed(self, lang: str) -> tuple[tuple[str, ...], tuple[tuple["Clause", ...], ...]]:
        """The headings of a clause with parts, and the parts under each; a rule and its exception have one heading between them."""
        if self.kind == "case":
            return _case_heads(self, lang), tuple((part,) for part in self.parts[1:])
        return (_COUNT[lang].format(self.text) if self.kind == "count" else _HEADS[self.kind][lang],), (self.parts,)


def phrase(node: tree.Node, law: Law, lang: str, *, affirmed: bool = True) -> str:
    """A condition on one line as a part of something larger: a provision by its own sentence, not opened."""
    return sentence(named(node, law, lang, affirmed=affirmed), lang)


def named(node: tree.Node, law: Law, lang: str, *, affirmed: bool = True) -> Clause:
    """The clause of a condition as a part of something larger: a provision is named, not opened."""
    return _clause(node, law, lang, affirmed=affirmed)


def clause(node: tree.Node, law: Law, lang: str, *, affirmed: bool = True) -> Clause:
    """The clause of a resolved condition; provisions it rests on are named, not opened.

    Args:
        node: the condition; a provision itself is opened.
        law: whose vocabulary and provisions are spoken of.
        lang: ``de`` or ``en``.
        affirmed: whether it is said to hold, or not to hold.
    """
    match node:
        case tree.Norm(body=body):
            return _clause(body, law, lang, affirmed=affirmed)
    return _clause(node, law, lang, affirmed=affirmed)


def _clause(node: tree.Node, law: Law, lang: str, *, affirmed: bool) -> Clause:
    match node:
        case tree.Norm():
            return _norm(node, law, lang, affirmed=affirmed)
        case tree.Not(part=part):
            return _clause(part, law, lang, affirmed=not affirmed)
        case tree.And() | tree.Or():
            return _several(node, law, lang, affirmed=affirmed)
        case tree.AtLeast(count=count, parts=parts):
            least = count if affirmed else len(parts) - count + 1
            return Clause("count", str(least), tuple(_clause(part, law, lang, affirmed=affirmed) for part in parts))
        case tree.AsARule(rule=rule, unless=unless) if _constant(unless) is False:
            return _clause(rule, law, lang, affirmed=affirmed)
        case tree.AsARule(rule=rule, unless=unless):
            return _rule(rule, unless, law, lang, affirmed=affirmed)
        case tree.Case(test=test, then=then, other=tree.Const(value=False)):
            return _clause(tree.And((test, then)), law, lang, affirmed=affirmed)
        case tree.Case(test=test, then=tree.Const(value=False), other=other):
            return _clause(tree.And((tree.Not(test), other)), law, lang, affirmed=affirmed)
        case tree.Case(test=test, then=then, other=other):
            then_, other_ = (_clause(part, law, lang, affirmed=affirmed) for part in (then, other))
            return Clause("case", "", (_clause(test, law, lang, affirmed=True), then_, other_))
    return Clause("text", phrases.atom(node, law, lang, affirmed=affirmed), affirmed=affirmed)


def _several(node: tree.And | tree.Or, law: Law, lang: str, *, affirmed: bool) -> Clause:
    """All of, or one of, several conditions; what is so for nobody or everybody (a provision not in force) is left out."""
    every = isinstance(node, tree.And)
    parts = [part for part in node.parts if _constant(part) is not every]
    if not parts:
        return Clause("text", phrases.atom(tree.Const(every), law, lang, affirmed=affirmed), affirmed=affirmed)
    clauses = [_clause(part, law, lang, affirmed=affirmed) for part in parts]
    return _joined("all" if every is affirmed else "any", clauses) if len(clauses) > 1 else clauses[0]


def _constant(node: tree.Node) -> bool | None:
    """What a condition is for everybody, whoever it is; None where that depends."""
    match node:
        case tree.Const(value=value):
            return value
        case tree.Norm(body=body):
            return _constant(body)
        case tree.Not(part=part):
            found = _constant(part)
            return None if found is None else not found
    return None


def _norm(node: tree.Norm, law: Law, lang: str, *, affirmed: bool) -> Clause:
    """A provision by its own sentence; one that is a single fact by that fact."""
    body, truth = node.body, affirmed
    while isinstance(body, tree.Not):
        body, truth = body.part, not truth
    provision = law.provisions[node.name]
    if not body.children and not isinstance(body, tree.Const) and not (isinstance(body, tree.Member) and len(body.options) > _FEW):
        return Clause("norm", phrases.atom(body, law, lang, affirmed=truth), (), node.cite, node.name, affirmed)
    if isinstance(body, tree.Given):
        return Clause("norm", phrases.atom(body, law, lang, affirmed=truth), (), node.cite, node.name, affirmed)
    says = provision.says[lang] if affirmed or lang not in provision.denied else provision.denied[lang]
    text = says.rstrip(".") if affirmed or lang in provision.denied else _NOT[lang].format(within(says.rstrip("."), lang))
    return Clause("norm", text, (), node.cite, node.name, affirmed)


def _rule(rule: tree.Node, unless: tree.Node, law: Law, lang: str, *, affirmed: bool) -> Clause:
    """A rule with its exception; that it fails means the rule is not met, or the exception is known to be."""
    if affirmed:
        return Clause("rule", "", (_clause(rule, law, lang, affirmed=True), _clause(unless, law, lang, affirmed=True)))
    return _joined("any", [_clause(rule, law, lang, affirmed=False), _clause(unless, law, lang, affirmed=True)])


def _joined(kind: str, parts: list[Clause]) -> Clause:
    """All of, or one of, several clauses; those of the same kind are taken in."""
    return Clause(kind, "", tuple(inner for part in parts for inner in (part.parts if part.kind == kind else (part,))))


def within(text: str, lang: str) -> str:
    """A sentence as part of another: it begins small, unless with a noun or a name."""
    first = re.match(r"\w+", text)
    return text[0].lower() + text[1:] if first and first[0].lower() in _SMALL[lang] else text


def sentence(found: Clause, lang: str, *, inner: bool = False, begins: bool = True) -> str:
    """A clause on one line; what belongs together stands in brackets. ``begins``: nothing stands before it in the sentence."""
    leads = begins and found.kind not in ("count", "case")
    parts = [sentence(part, lang, inner=True, begins=leads and place == 0) for place, part in enumerate(found.parts)]
    match found.kind:
        case "text" | "norm":
            return found.text if begins else within(found.text, lang)
        case "all" | "any":
            text = (_AND if found.kind == "all" else _OR)[lang].join(parts)
        case "count":
            text = f"{_COUNT[lang].format(found.text)} {'; '.join(parts)}"
        case "rule":
            text = _RULE[lang].format(*parts)
        case _:
            text = _CASE[lang].format(*parts)
    return f"[{text}]" if inner else text


def lines(found: Clause, lang: str, depth: int = 0) -> Iterator[tuple[int, Clause | None, str]]:
    """A clause as an indented list: the depth, the clause it shows (None for a heading) and the text of each line."""
    match found.kind:
        case "text" | "norm":
            yield depth, found, found.text
        case "rule":
            yield from lines(found.parts[0], lang, depth)
            yield depth, None, _HEADS["unless"][lang]
            yield from lines(found.parts[1], lang, depth + 1)
        case _:
            for head, parts in zip(*found.headed(lang), strict=True):
                yield depth, None, head
                for part in parts:
                    yield from lines(part, lang, depth + 1)


def _case_heads(found: Clause, lang: str) -> tuple[str, str]:
    test = sentence(found.parts[0], lang, begins=False)
    return ({"de": f"falls {test}:", "en": f"if {test}:"}[lang], {"de": "sonst:", "en": "otherwise:"}[lang])
