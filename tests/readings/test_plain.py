"""The plain form says of every person what the tree says."""

from hypothesis import assume, given

from anspruch.language.errors import InputError
from anspruch.readings.decide import Decision
from anspruch.readings.plain import Lowering
from anspruch.readings.plain.collapse import collapse
from anspruch.readings.plain.evaluation import evaluate
from anspruch.readings.plain.nodes import facts as facts_of
from anspruch.statute.loader import load
from tests.persons import persons

LAW = load()
WORDS = {fact.name for fact in LAW.vocabulary.facts.values() if fact.type in ("citation", "level", "choice", "country", "land", "code")}


def _read(facts):
    read = {name: LAW.vocabulary.read(name, value) for name, value in facts.items()}
    return {name: value for name, value in read.items() if value is not None}


@given(persons(LAW))
def test_the_plain_form_has_the_same_value_for_every_provision(person):
    day, facts = person
    try:
        decision = Decision(LAW.on(day), facts, day)
    except InputError:
        assume(False)
        raise
    lowering = Lowering(LAW.on(day))
    names = [name for name, provision in LAW.provisions.items() if provision.kind == "condition"]
    roots = [lowering.provision(name) for name in names]
    values = evaluate(roots, _read(facts), LAW.world)
    collapsed = evaluate(collapse(roots, WORDS), _read(facts), LAW.world)
    for name, value, small in zip(names, values, collapsed, strict=True):
        expected = decision.run.value(LAW.on(day).norm(name))
        assert value == expected == small, (name, value, small, expected)


@given(persons(LAW))
def test_what_is_not_given_may_be_left_out(person):
    day, facts = person
    law = LAW.on(day)
    everyone, these = Lowering(law), Lowering(law, given=list(_read(facts)))
    for programme in LAW.programmes.values():
        for route in programme.routes:
            roots = [*everyone.route(route), *these.route(route)]
            assert facts_of(*roots[2:]) <= facts.keys()
            opened, possible, opened_too, possible_too = evaluate(roots, _read(facts), LAW.world)
            assert (opened, possible) == (opened_too, possible_too)
