"""Why: the provisions that carry a route's state, each with the facts it turns on, in sentences."""

from functools import lru_cache
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.errors import InputError
from anspruch.readings import terms
from anspruch.readings.decide.decision import Decision
from anspruch.readings.explain import words
from anspruch.readings.support import Support
from anspruch.statute.law import Law
from anspruch.statute.model import Provision, Route, Texts

_SENTENCE = {"de": "{says} {outcome}{facts}.", "en": "{says} {outcome}{facts}."}
_NO_ACT = {"de": "{label}: soweit bekannt, nein", "en": "{label}: not as far as is known"}


class Reason(NamedTuple):
    """One provision on the way to the result."""

    name: str
    """The provision's name."""
    cite: str
    text: Texts
    facts: tuple[str, ...]
    """The given facts it turns on directly."""
    certainty: str
    holds: bool
    says: Texts
    """What is asked of the person, without the facts: where the provision holds and stands in the way, that it should not hold."""
    outcome: str
    """A word of :data:`anspruch.readings.terms.OUTCOME`."""


class Explanation(NamedTuple):
    """The reasons of one route's state; ``facts`` alone already give the same state."""

    route: Route
    state: str
    reasons: tuple[Reason, ...]
    facts: tuple[str, ...]


def explain(decision: Decision, route: Route) -> Explanation:
    """The reasons that carry the state of a route; none where it is undecided (see its missing facts)."""
    state = decision.state(route)
    carried = decision.carried(route, state)
    roots = {"open": [route.open], "closed": [route.open, route.possible]}.get(state, [route.possible])
    reasons = [reason for root in roots if root for reason in _reasons(decision, decision.node(root), set(), closed=state == "closed")]
    return Explanation(route, state, tuple(reasons), given(decision, carried.facts))


def _reasons(decision: Decision, root: tree.Node, seen: set[tree.Norm], *, closed: bool) -> list[Reason]:
    """The reasons below a node: the innermost provisions that turn on facts, outermost first.

    Where several provisions fail or hold on the very same facts, the provision above them says it once.
    """
    found: list[Reason] = []
    for norm in _outermost(decision.support(root)):
        if norm in seen:
            continue
        seen.add(norm)
        below = _reasons(decision, norm.body, seen, closed=closed)
        own = _own(decision, norm)
        alike = len(below) > 1 and len({(one.facts, one.holds) for one in below}) == 1
        if alike and not own:
            found.append(_reason(decision, norm, list(decision.support(norm).atoms), closed=closed))
        else:
            found += [_reason(decision, norm, own, closed=closed)] if own or not below else []
            found += below
    return found


def _outermost(carried: Support) -> list[tree.Norm]:
    """The provisions of a support that stand in no other of them."""
    inner = {part for norm in carried.norms for part in tree.parts(norm.body, tree.Norm)}
    return [norm for norm in carried.norms if norm not in inner]


def _own(decision: Decision, norm: tree.Norm) -> list[tree.Node]:
    """The conditions a provision turns on itself, not through another provision."""
    whole = decision.support(norm)
    below = {atom for inner in whole.norms[1:] for atom in decision.support(inner).atoms}
    return [atom for atom in whole.atoms if atom not in below]


def _reason(decision: Decision, norm: tree.Norm, atoms: list[tree.Node], *, closed: bool) -> Reason:
    holds = bool(decision.run.value(norm))
    says, outcome = _told(decision.law.law.provisions[norm.name], holds=holds, closed=closed)
    if decision.law.version(norm.name) is None:
        outcome = "absent"
    ended = {lang: word.rstrip(".") for lang, word in terms.OUTCOME[outcome].items()}
    text = words.both(_SENTENCE, says=says, outcome=ended, facts=_facts(decision, atoms))
    names = frozenset(fact for atom in atoms if (fact := tree.fact_of(atom)) and fact in decision.person)
    return Reason(norm.name, norm.cite, text, given(decision, names), norm.certainty, holds, says, outcome)


def _told(provision: Provision, *, holds: bool, closed: bool) -> tuple[Texts, str]:
    """What is asked of the person, and whether it is met: what closes a way by holding is told as what should not hold."""
    if not (holds and closed):
        return provision.says, "met" if holds else "unmet"
    return (provision.denied, "unmet") if provision.denied else (provision.says, "bars")


@lru_cache(maxsize=4)
def barring(law: Law) -> tuple[str, ...]:
    """The provisions that may close a way of some day by holding: those below a negation or an exception."""
    found: set[str] = set()
    seen: set[tuple[tree.Node, bool]] = set()
    roots = [on.resolve(root) for on in map(law.on, law.changes) for route in law.routes.values() for root in (route.open, route.possible) if root]
    stack = [(root, False) for root in roots]
    while stack:
        node, denied = stack.pop()
        if (node, denied) in seen:
            continue
        seen.add((node, denied))
        if isinstance(node, tree.Norm) and denied:
            found.add(node.name)
        stack += [(child, denied != turns) for child in node.children for turns in _turned(node, child)]
    return tuple(name for name in law.provisions if name in found)


def _turned(node: tree.Node, child: tree.Node) -> tuple[bool, ...]:
    """Whether a part counts for the whole as it is (False), turned (True), or either way."""
    match node:
        case tree.Not():
            return (True,)
        case tree.AsARule(unless=unless):
            return (child is unless,)
        case tree.Case(test=test):
            return (True, False) if child is test else (False,)
    return (False,)


def _facts(decision: Decision, atoms: list[tree.Node]) -> Texts:
    """The facts with their values, in brackets; empty where there are none."""
    found = {}
    for lang in words.LANGUAGES:
        parts = dict.fromkeys(_fact(decision, atom, lang) for atom in atoms)
        found[lang] = f" ({'; '.join(parts)})" if parts else ""
    return found


def _fact(decision: Decision, atom: tree.Node, lang: str) -> str:
    fact = decision.law.law.vocabulary[tree.fact_of(atom) or ""]
    known = decision.person.get(fact.name)
    if known is None and isinstance(atom, tree.Taken):
        return _NO_ACT[lang].format(label=words.label(fact, lang))
    return f"{words.label(fact, lang)}: {words.value(fact, known, lang)}"


def given(decision: Decision, names: frozenset[str]) -> tuple[str, ...]:
    """The facts actually given from which ``names`` follow, in the vocabulary's order."""
    found: set[str] = set()
    for name in names:
        if name not in decision.facts and ("origins", name) not in decision.kept:
            decision.kept["origins", name] = _origins(decision, name)
        found |= {name} if name in decision.facts else decision.kept["origins", name]
    return tuple(name for name in decision.law.law.vocabulary.facts if name in found)


def _origins(decision: Decision, name: str) -> set[str]:
    """The given facts a computed or implied fact comes from: the fewest that already give it."""
    law = decision.law.law
    world = law.world
    implying = {rule.known for rule in world.implies if rule.makes == name and rule.known in decision.facts}
    fact = law.vocabulary[name]
    if not fact.computed:
        return implying
    sources = [source for source in fact.sources if source in decision.facts]
    extra = [*world.stands_for.values(), *world.issued.values()] if fact.status_from else []
    for more in ([], *([one] for one in extra), extra):
        chosen = {one for one in (*sources, *more) if one in decision.facts}
        try:
            person = decision.law.person({one: decision.facts[one] for one in chosen}, decision.on)
        except InputError:
            continue
        if person.get(name) == decision.person[name]:
            return chosen
    return set(sources) | {one for one in extra if one in decision.facts}
