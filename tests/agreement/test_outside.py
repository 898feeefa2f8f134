"""Engines that are not ours, or not in this process: the FEEL of the DMN export, and Apache Spark."""

import pytest
from hypothesis import given, settings

from anspruch.readings.columns.engines import spark
from anspruch.statute.loader import load
from tests.agreement import engines
from tests.agreement.crowds import crowds
from tests.agreement.test_agreement import assert_same

LAW = load()
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


@settings(max_examples=25)
@given(crowds(LAW, exact=True))
def test_an_outside_engine_finds_in_the_dmn_export_what_decide_finds(crowd):
    day, persons = crowd
    law = LAW.on(day)
    expected = engines.by_decide(law, persons)
    sane = [at for at, one in enumerate(expected) if one is not None]
    found = engines.by_feel(law, persons)
    assert_same(day, [persons[at] for at in sane], [found[at] for at in sane], [expected[at] for at in sane])


@pytest.fixture(scope="module")
def connection():
    return spark(2)


@settings(max_examples=4)
@given(crowds(LAW, exact=True, most=40))
def test_spark_finds_what_decide_finds(connection, crowd):
    day, persons = crowd
    law = LAW.on(day)
    assert_same(day, persons, engines.in_warehouse(connection, law, persons), engines.by_decide(law, persons))
