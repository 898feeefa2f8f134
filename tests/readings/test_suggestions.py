"""What would have to change: trying all combinations at once says what deciding each anew says, and none smaller leads there."""

from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from anspruch.language.errors import InputError
from anspruch.readings.decide import decide
from anspruch.readings.explain import suggest
from anspruch.readings.explain.combined import Combined
from anspruch.readings.explain.suggestions import atoms_of, steps_of
from anspruch.readings.variants import places
from anspruch.statute.loader import load
from tests.persons import persons

LAW = load()
BETTER = {"closed": ("open", "possible"), "possible": ("open",), "suspended": ("open",)}
TRIES = 20
FEWER = settings.default.max_examples // 2


def _decided(person):
    day, facts = person
    try:
        return decide(LAW.on(day), facts)
    except InputError:
        assume(False)


def _anew(decision, route, steps):
    """The state after steps, decided from the beginning; None where nobody can be so."""
    try:
        return decide(decision.law, decision.facts | {step.fact: step.value for step in steps}, decision.on).state(route)
    except InputError:
        return None


def _improvable(decision):
    routes = [route for route in LAW.routes.values() if decision.state(route) in BETTER]
    assume(routes)
    return routes


@settings(max_examples=FEWER)
@given(persons(LAW), st.integers(1, 3), st.data())
def test_combinations_tried_at_once_are_decided_as_each_alone(person, size, data):
    decision = _decided(person)
    route = data.draw(st.sampled_from(_improvable(decision)))
    steps = steps_of(decision)
    chosen = steps.of(atoms_of(decision, route))
    assume(len(chosen) >= size)
    combined = Combined(steps, chosen, size, 2500)
    after = combined.after(route)
    tried = list(places(combined.all))
    for place in data.draw(st.lists(st.sampled_from(tried), max_size=TRIES, unique=True)) if tried else ():
        found = next((state for state, bits in after.items() if bits >> place & 1), None)
        expected = _anew(decision, route, combined.steps(place))
        assert found == expected or (expected is None and combined.unsure >> place & 1)


@settings(max_examples=FEWER)
@given(persons(LAW), st.data())
def test_no_fewer_changes_would_do(person, data):
    decision = _decided(person)
    route = data.draw(st.sampled_from(_improvable(decision)))
    found = suggest(decision, route)
    if not found:
        return
    size, state = len(found[0].changes), decision.state(route)
    wanted = ("undecided",) if found[0].state == "undecided" else BETTER[state]
    chosen = steps_of(decision).of(atoms_of(decision, route))
    fewer = [steps for count in range(1, size) for steps in combinations(chosen, count) if len({step.fact for step in steps}) == count]
    for steps in data.draw(st.lists(st.sampled_from(fewer), max_size=TRIES, unique=True)) if fewer else ():
        assert _anew(decision, route, steps) not in wanted
