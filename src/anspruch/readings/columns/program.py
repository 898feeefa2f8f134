"""What is asked of a table: the conditions whose values make up the states of routes, provisions and questions."""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.errors import InputError, suggestion
from anspruch.readings.decide.decision import combine
from anspruch.readings.plain.collapse import collapse
from anspruch.readings.plain.contradiction import contradiction
from anspruch.readings.plain.lowering import Lowering
from anspruch.readings.plain.nodes import FALSE, both, contrary, facts
from anspruch.statute.law import LawOnDay

ANSWERS = ("yes", "possible", "no", "unknown")
WORDS_IN_ORDER = ("open", "possible", "suspended", "undecided", "closed", "yes", "no", "unknown")
"""Every word a route, question or provision is counted by."""
TRUTHS = {"yes": True, "no": False, "unknown": None}
"""The words a provision's truth values are counted by."""
CONTRADICTORY = "widerspruch"
"""The column that says whether a person's facts cannot all be true; their states are then empty."""


class States(NamedTuple):
    """A route (or a question beside it): the word where each condition settles it, in order of ``words``.

    ``words`` are said where the first condition holds, else the second, else where neither can, else otherwise.
    """

    name: str
    first: tree.Node
    second: tree.Node
    words: tuple[str, str, str, str]


class Program(NamedTuple):
    """The collapsed conditions of everything asked of a table."""

    states: tuple[States, ...]
    provisions: tuple[tuple[str, tree.Node], ...]
    contradictory: tree.Node

    @property
    def roots(self) -> list[tree.Node]:
        """Every condition."""
        of_states = [root for one in self.states for root in (one.first, one.second)]
        return [*of_states, *(root for _, root in self.provisions), self.contradictory]

    @property
    def names(self) -> list[str]:
        """The names of everything asked, contradictions last."""
        return [*(one.name for one in self.states), *(name for name, _ in self.provisions), CONTRADICTORY]

    @property
    def facts(self) -> frozenset[str]:
        """The facts read."""
        return facts(*self.roots)


def program(
    law: LawOnDay,
    given: Iterable[str],
    words: Iterable[str],
    *,
    programmes: Sequence[str] = (),
    provisions: Sequence[str] = (),
    values: bool = False,
    on: date | None = None,
    check: bool = True,
) -> Program:
    """The program for a table.

    Args:
        law: the law on a day.
        given: the facts the table has.
        words: those of them that are looked up by their text.
        programmes: the programmes whose routes are wanted; default: all.
        provisions: provisions (conditions) whose truth values are wanted too.
        values: whether the questions beside the routes are wanted too.
        on: the day in the persons' lives; default: the law's day.
        check: whether persons whose facts contradict one another are found.

    Raises:
        InputError: if there is no such programme, or no such provision that is a condition.
    """
    lowering = Lowering(law, on, list(given))
    states: list[States] = []
    for name in programmes or law.law.programmes:
        programme = law.law.programme(name)
        for route in programme.routes:
            practice = law.practice(route.enforcement)[0]
            words_of = (combine(True, None, practice), combine(False, True, practice), combine(False, False, practice), combine(None, None, practice))
            states.append(States(route.name, *lowering.route(route), words_of))
        for question in programme.values if values else ():
            yes, possible = (FALSE if node is None else lowering.node(law.resolve(node)) for node in (question.yes, question.possible))
            # possible only where it is known not to be certain
            states.append(States(question.name, yes, both((possible, contrary(yes))), ANSWERS))
    taken = {one.name for one in states}
    conditions = [lowering.provision(_condition(law, name, taken)) for name in dict.fromkeys(provisions)]
    roots = [root for one in states for root in (one.first, one.second)] + conditions
    checked = contradiction(law, on, list(given)) if check else FALSE
    small = collapse([*roots, checked], set(words))
    pairs = zip(small[0 : 2 * len(states) : 2], small[1 : 2 * len(states) : 2], strict=True)
    built = [one._replace(first=first, second=second) for one, (first, second) in zip(states, pairs, strict=True)]
    return Program(tuple(built), tuple(zip(dict.fromkeys(provisions), small[2 * len(states) : -1], strict=True)), small[-1])


def _condition(law: LawOnDay, name: str, taken: Container[str]) -> str:
    """The name of a condition whose values are wanted. Raises InputError."""
    provision = law.law.provisions.get(name)
    if provision is None or provision.kind != "condition":
        de, en = suggestion(name, [one.name for one in law.law.provisions.values() if one.kind == "condition"])
        raise InputError(f"Eine Bedingung „{name}“ gibt es im Recht nicht.{de}", f"The law has no condition “{name}”.{en}")
    if name in taken:
        raise InputError(f"„{name}“ ist schon als Frage dabei.", f"“{name}” is among the questions already.")
    return name
