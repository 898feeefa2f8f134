"""Random persons: any facts the law reads, known exactly, in part, or not at all, on any day of the law."""

from datetime import date, timedelta

from hypothesis import strategies as st

from anspruch.language import tree
from anspruch.language.facts import Fact
from anspruch.language.knowledge import LEVELS
from anspruch.statute.law import Law

LAST_DAY = date(2027, 6, 1)
_COUNTRIES = ("SY", "ER", "IQ", "IR", "SO", "AF", "TR", "RS", "GE", "GH", "UA", "RO", "DE", "XX")


def days(law: Law) -> st.SearchStrategy[date]:
    """A day of the law: one on which it changes, the eve, or any other."""
    changes = [day for day in law.changes if day <= LAST_DAY]
    eves = [day - timedelta(days=1) for day in changes if day > law.first_day]
    return st.one_of(st.sampled_from(changes), st.sampled_from(eves), st.dates(law.first_day, LAST_DAY))


def facts_read(law: Law) -> list[Fact]:
    """The facts any provision reads, and those they are computed from."""
    names: set[str] = set()
    for provision in law.provisions.values():
        for version in provision.versions:
            for body in (version.body, *version.otherwise.values()):
                if isinstance(body, tree.Node):
                    names |= {fact for node in tree.walk(body) if (fact := tree.fact_of(node))}
    for derivation in law.derivations.values():
        names |= {fact for node in tree.walk(derivation) if (fact := tree.fact_of(node))}
    vocabulary = law.vocabulary
    names |= {source for name in names for source in vocabulary[name].sources}
    implied = {rule.makes for rule in law.world.implies}
    return [fact for fact in vocabulary.facts.values() if fact.name in names - implied and not fact.status_from]


def facts_below(law: Law, node: tree.Node) -> set[str]:
    """The facts a condition turns on, also through other provisions and derived facts."""
    found: set[str] = set()
    seen: set[tree.Node] = set()
    stack = [node]
    while stack:
        for part in tree.walk(stack.pop()):
            if part in seen:
                continue
            seen.add(part)
            if (fact := tree.fact_of(part)) is not None:
                found |= {fact, *law.vocabulary[fact].sources}
                stack += [law.derivations[fact]] if fact in law.derivations else []
            if isinstance(part, tree.Ref):
                stack += [version.body for version in law.provisions[part.name].versions if isinstance(version.body, tree.Node)]
    return found


def statuses(law: Law) -> list[str]:
    """Every citation some version tests, some coarser ones, and some that no version names."""
    found = {"keiner", "AufenthG § 25", "AufenthG § 60a", "AufenthG § 81 Abs. 5", "AufenthG § 81 Abs. 4", "AufenthG § 22 Satz 2", "AufenthG § 16b"}
    for provision in law.provisions.values():
        for version in provision.versions:
            if isinstance(version.body, tree.Node):
                for node in tree.walk(version.body):
                    if isinstance(node, tree.Member) and law.vocabulary[node.fact].type == "citation":
                        found |= {str(option) for option in node.options if not option.edition}
    return sorted(found)


def values(fact: Fact, day: date, law: Law) -> st.SearchStrategy[object]:
    """A value for a fact, exact or partial, near the thresholds that matter on the day."""
    match fact.type:
        case "bool":
            return st.booleans()
        case "citation":
            one = st.sampled_from(statuses(law))
            return st.one_of(one, one, one, st.tuples(one, one).map(" | ".join))
        case "level":
            return st.one_of(st.sampled_from(LEVELS), st.sampled_from(("<B1", ">=A2", "A1..B1", "<A1")))
        case "date":
            near = st.integers(-1300, 30).map(lambda days: (day + timedelta(days=days)).isoformat())
            return st.one_of(near, near.map(lambda text: text[:7]), near.map(lambda text: text[:4]), near.map(lambda text: f"<{text}"))
        case "int" | "eur":
            limit = 60000 if fact.type == "eur" else 60
            return st.one_of(st.integers(0, limit), st.integers(1, limit).map(lambda number: f">={number}"))
        case "duration":
            return st.integers(0, 40)
        case "country":
            return st.sampled_from(_COUNTRIES)
        case "choice":
            return st.sampled_from(fact.values)
        case "land":
            return st.sampled_from(("DE-BW", "DE-BE"))
    return st.just(None)


def persons(law: Law) -> st.SearchStrategy[tuple[date, dict[str, object]]]:
    """A day and what is known of a person on it."""
    read = facts_read(law)

    def known(day: date) -> st.SearchStrategy[tuple[date, dict[str, object]]]:
        drawn = {fact.name: values(fact, day, law) for fact in read}
        return st.tuples(st.just(day), st.fixed_dictionaries({}, optional=drawn))

    return days(law).flatmap(known)
