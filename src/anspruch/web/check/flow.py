"""The order of the questions: which comes at a place, which may follow, and what an answer may not contradict."""

from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.facts import Fact
from anspruch.readings.ask import Interview
from anspruch.readings.decide import decide
from anspruch.statute.law import LawOnDay
from anspruch.web.check.answers import Answers


class Step(NamedTuple):
    """One question at its place."""

    fact: Fact
    number: int
    at_most: int | None
    """How many questions can follow at most, this one included; None for one already answered."""
    because: tuple[tree.Norm, ...]


def step(law: LawOnDay, answers: Answers, number: int) -> Step | None:
    """The question at a place, from 1: one already asked, or the next one; None where none is left or the place is none yet.

    Raises:
        InputError: if the answers cannot be used together.
    """
    interview = Interview(law)
    if 1 <= number <= len(answers.given):
        name = answers.asked[number - 1]
        return Step(law.law.vocabulary[name], number, None, readers(law, name))
    if number != len(answers.given) + 1:
        return None
    question = interview.next(answers.facts, answers.asked)
    return Step(question.fact, number, question.at_most, question.because) if question else None


def answered(law: LawOnDay, answers: Answers, fact: Fact, value: str | bool | None) -> Answers:
    """The answers with one more. Raises InputError if it contradicts another."""
    after = answers.with_answer(fact.name, value)
    decide(law, after.facts)
    return after


def relevant(law: LawOnDay) -> list[Fact]:
    """Every fact that can be asked for and that some way reads on the day, in the vocabulary's order."""
    roots = [law.resolve(node) for route in law.law.routes.values() for node in (route.open, route.possible) if node]
    roots += [law.resolve(node) for programme in law.law.programmes.values() for one in programme.values for node in (one.yes, one.possible) if node]
    read = {fact for root in roots for part in tree.walk(root) if (fact := tree.fact_of(part))}
    vocabulary = law.law.vocabulary
    for fact in list(read):
        read |= set(vocabulary[fact].sources)
    return [fact for fact in vocabulary.facts.values() if fact.name in read and fact.ask]


def readers(law: LawOnDay, name: str) -> tuple[tree.Norm, ...]:
    """The provisions in force that read a fact themselves, or one computed from it."""
    names = {name} | {fact.name for fact in law.law.vocabulary.computed if name in fact.sources}
    return tuple(norm for norm in norms(law) if any(tree.fact_of(part) in names for part in tree.own(norm.body)))


def norms(law: LawOnDay) -> tuple[tree.Norm, ...]:
    """Every provision some way reads on the day, once."""
    roots = [law.resolve(node) for route in law.law.routes.values() for node in (route.open, route.possible) if node]
    return tuple(dict.fromkeys(part for root in roots for part in tree.walk(root) if isinstance(part, tree.Norm)))
