"""The order of the questions: which comes at a place, which may follow, and what an answer may not contradict."""

from collections.abc import Sequence
from functools import lru_cache
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


def step_for(law: LawOnDay, answers: Answers, fact: Fact) -> Step:
    """The question about one fact, at its place; a fact not asked for yet comes next."""
    number = answers.position(fact.name)
    following = None if number else step(law, answers, len(answers.given) + 1)
    return Step(fact, number or len(answers.given) + 1, following.at_most if following else None, readers(law, fact.name))


def answered(law: LawOnDay, answers: Answers, fact: Fact, value: str | bool | None) -> Answers:
    """The answers with one more. Raises InputError if it contradicts another."""
    after = answers.with_answer(fact.name, value)
    decide(law, after.facts)
    return after


@lru_cache(maxsize=4)
def relevant(law: LawOnDay) -> tuple[Fact, ...]:
    """Every fact that can be asked for and that some way, or a question beside the ways, reads on the day; in the vocabulary's order."""
    beside = [law.resolve(node) for question in law.law.questions.values() for node in (question.yes, question.possible) if node]
    read = {tree.fact_of(atom) for atom in (*law.atoms, *(atom for root in beside for atom in tree.atoms(root)))}
    vocabulary = law.law.vocabulary
    read |= {source for name in read if name for source in vocabulary[name].sources}
    return tuple(fact for fact in vocabulary.facts.values() if fact.name in read and fact.ask)


def on_paper(laws: Sequence[LawOnDay], answers: Answers) -> tuple[Fact, ...]:
    """Every fact to be asked for on one page: what is read on any of the days, and what was answered."""
    names = {fact.name for law in laws for fact in relevant(law)} | {*answers.asked}
    return tuple(fact for fact in laws[0].law.vocabulary.facts.values() if fact.name in names)


def readers(law: LawOnDay, name: str) -> tuple[tree.Norm, ...]:
    """The provisions in force that read a fact themselves, or one computed from it."""
    names = {name} | {fact.name for fact in law.law.vocabulary.computed if name in fact.sources}
    return tuple(norm for norm in norms(law) if any(tree.fact_of(part) in names for part in tree.own(norm.body)))


def norms(law: LawOnDay) -> tuple[tree.Norm, ...]:
    """Every provision some way reads on the day, once."""
    roots = [law.resolve(node) for route in law.law.routes.values() for node in (route.open, route.possible) if node]
    return tuple(dict.fromkeys(norm for root in roots for norm in tree.parts(root, tree.Norm)))
