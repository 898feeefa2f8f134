"""The backbone: every reading says the same of every person; Hypothesis shrinks a disagreement to the smallest person."""

from functools import lru_cache

import pytest
from hypothesis import given, settings

from anspruch.language.errors import InputError
from anspruch.readings.compare.people import People
from anspruch.readings.decide import decide
from anspruch.statute.loader import load
from tests.agreement import engines
from tests.agreement.crowds import crowds, shown
from tests.agreement.solver import solver_values

LAW = load()
FEWER = settings(max_examples=settings.default.max_examples // 4)
"""Each example is a crowd, and the law of another day and other columns to be compiled."""


def assert_same(day, persons, found, expected):
    """Two engines found the same of everyone."""
    for person, one, other in zip(persons, found, expected, strict=True):
        if other is None or one is None:
            assert one == other, f"{day}\n{shown(person)}\none engine refuses this person: {one} / {other}"
            continue
        differing = {name: (one[name], value) for name, value in other.items() if name in one and one[name] != value}
        assert not differing, f"{day}\n{shown(person)}\n{differing}"


@FEWER
@given(crowds(LAW))
def test_polars_finds_what_decide_finds(crowd):
    day, persons = crowd
    law = LAW.on(day)
    assert_same(day, persons, engines.by_polars(law, persons), engines.by_decide(law, persons))


@FEWER
@given(crowds(LAW))
def test_the_planes_count_what_decide_finds(crowd):
    day, persons = crowd
    law = LAW.on(day)
    expected = engines.tally(engines.by_decide(law, persons))
    expected.pop(("", ""), None)
    assert engines.by_planes(law, persons) == expected


@pytest.mark.slow
@FEWER
@given(crowds(LAW, exact=True))
def test_duckdb_finds_what_decide_finds(crowd):
    day, persons = crowd
    law = LAW.on(day)
    assert_same(day, persons, engines.by_duckdb(law, persons), engines.by_decide(law, persons))


@lru_cache(maxsize=4)
def _people(day):
    return People([LAW.on(day)], day)


@given(crowds(LAW, most=3))
def test_the_solver_settles_what_decide_leaves_open_and_contradicts_nothing(crowd):
    day, persons = crowd
    law = LAW.on(day)
    nodes = {name: law.norm(name) for name in engines.conditions(law)}
    for person in persons:
        try:
            decision = decide(law, person)
        except InputError:
            continue
        solved = solver_values(_people(day), decision, nodes)
        settled = {name: decision.run.value(node) for name, node in nodes.items()}
        differing = {name: (solved[name], value) for name, value in settled.items() if solved and value is not None and solved[name] is not value}
        assert not differing, f"{day}\n{shown(person)}\n{differing}"
