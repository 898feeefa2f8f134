"""Random crowds: several persons on one day of the law, each known exactly, in part, or not at all."""

from datetime import date

from hypothesis import strategies as st

from anspruch.statute.law import Law
from tests.persons import days, facts_read, values

Crowd = tuple[date, list[dict[str, object]]]


def crowds(law: Law, *, exact: bool = False, most: int = 12) -> st.SearchStrategy[Crowd]:
    """A day and what is known of some persons on it; ``exact`` for no fact known in part."""
    # a computed fact given beside its sources is the one contradiction that tables do not notice
    read = [fact for fact in facts_read(law) if not fact.computed]

    def known(day: date) -> st.SearchStrategy[Crowd]:
        drawn = {fact.name: values(fact, day, law) for fact in read}
        if exact:
            drawn = {name: some.filter(lambda value, kind=law.vocabulary[name].type: _plain(value, kind)) for name, some in drawn.items()}
        persons = st.fixed_dictionaries({}, optional=drawn)
        return st.tuples(st.just(day), st.lists(persons, min_size=1, max_size=most))

    return days(law).flatmap(known)


def _plain(value: object, kind: str) -> bool:
    """Whether a value is written as one thing, not as a range ("<B1", "2021")."""
    return not any(sign in str(value) for sign in ("<", ">", "..", "|")) and (kind != "date" or len(str(value)) == len("2021-01-01"))


def shown(person: dict[str, object]) -> str:
    """A person as a file of facts would hold it, for a failing test to print."""
    return "\n".join(f"{name}: {value}" for name, value in sorted(person.items()))
