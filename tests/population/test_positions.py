"""What a table's persons gain and lose: against decide, against itself, and when more becomes known."""

from functools import lru_cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anspruch import motion
from anspruch.language import tree
from anspruch.language.errors import InputError
from anspruch.population.positions import positions, whole
from anspruch.readings.decide import decide
from anspruch.readings.decide.result import ACCESS
from anspruch.statute.loader import load
from tests.agreement.engines import frame
from tests.persons import facts_below, facts_read, values

LAW = load()
FEWER = settings(max_examples=settings.default.max_examples // 4)
STATUSES = ["AufenthG § 22 Satz 2", "AufenthG § 22", "AufenthG § 23 Abs. 2", "AufenthG § 25 Abs. 2", "AufenthG § 30", "AsylG § 55", "keiner"]
LANDS = ["DE-BW", "DE-BE", "DE-SH"]


@lru_cache(maxsize=4)
def _compared(name, **chosen):
    return whole(*motion.moved(motion.find(name), LAW, dict(chosen)).on())


def _with_transition():
    return _compared("ortskraefte", uebergang="mit", pflicht="mit")


DAY = motion.find("ortskraefte").in_force
READ = {fact.name: values(fact, DAY, LAW) for fact in facts_read(LAW) if not fact.computed and fact.name not in ("status", "land")}
PERSON = st.fixed_dictionaries({"status": st.sampled_from(STATUSES), "land": st.sampled_from(LANDS)}, optional=READ)


def _rows(persons, comparison):
    return positions(frame(comparison.after, persons), comparison).frame.to_dicts()


def _consistent(persons, law):
    found = []
    for person in persons:
        try:
            found.append((person, decide(law, person)))
        except InputError:
            continue
    return found


@FEWER
@given(st.lists(PERSON, min_size=1, max_size=8))
def test_what_is_sure_and_what_may_be_is_what_decide_finds(persons):
    comparison = _with_transition()
    known = _consistent(persons, comparison.after)
    if not known:
        return
    for (person, after), row in zip(known, _rows([person for person, _ in known], comparison), strict=True):
        old, new = (one.programmes["integrationskurs"] for one in (decide(comparison.before, person), after))
        gained = ACCESS.index(new.best_at_least) > ACCESS.index(old.best_at_most)
        may_gain = ACCESS.index(new.best_at_most) > ACCESS.index(old.best_at_least)
        sure, maybe = (row[f"access|integrationskurs|gain|{degree}"] for degree in ("sure", "maybe"))
        assert maybe >= sure, person
        assert maybe >= gained, person
        assert not sure or may_gain, person
        if new.best and old.best:
            assert sure == maybe == gained, person


# an exception not known is presumed absent: that it becomes known may take away what was sure
EXCEPTIONS = {
    fact
    for provision in LAW.provisions.values()
    for version in provision.versions
    if isinstance(version.body, tree.Node)
    for rule in tree.walk(version.body)
    if isinstance(rule, tree.AsARule)
    for fact in facts_below(LAW, rule.unless)
}


@FEWER
@given(PERSON, st.data())
def test_a_fact_that_becomes_known_only_narrows_what_may_be(person, data):
    comparison = _with_transition()
    unknown = data.draw(st.sampled_from(sorted(set(READ) - set(person) - EXCEPTIONS) or ["alter"]))
    richer = {**person, unknown: data.draw(READ.get(unknown, st.just(30)))}
    if len(_consistent([person, richer], comparison.after)) < 2:
        return
    less, more = _rows([person, richer], comparison)
    for column in less:
        if column.endswith("|sure"):
            assert more[column] >= less[column], (column, richer)
        else:
            assert more[column] <= less[column], (column, richer)


@FEWER
@given(st.lists(PERSON, min_size=1, max_size=8))
def test_the_law_against_itself_changes_nothing(persons):
    assert positions(frame(_with_transition().after, persons), _same()).changes == ()


@lru_cache(maxsize=1)
def _same():
    law = _with_transition().after
    return whole(law, law)


STAFF = {
    "status": "AufenthG § 22 Satz 2", "titel_erteilt_am": "2021-10-01", "titeldauer": 36, "titel_befristet": True, "sprachniveau": "A1",
    "schulische_ausbildung": False, "geringer_integrationsbedarf": False, "integrationskurs_besucht": False,
}  # fmt: skip


@pytest.mark.parametrize(("fact", "value", "sure", "maybe"), [
    ("sprachniveau", None, False, True),
    ("sprachniveau", "B2", False, False),
    ("integrationskurs_besucht", True, False, False),
    ("schulische_ausbildung", None, False, True),
    ("titel_erteilt_am", "2021", True, True),
    ("status", None, False, True),
    ("status", "AufenthG § 22 Satz 1", False, False),
    ("status", "AufenthG § 22 Satz 1 | AufenthG § 22 Satz 2", False, True),
    ("status", "AufenthG § 28 | AufenthG § 30", False, False),
])  # fmt: skip
def test_what_is_not_known_is_possible_and_what_is_known_settles_it(fact, value, sure, maybe):
    schema = {"titel_befristet": pl.Boolean, "schulische_ausbildung": pl.Boolean, "integrationskurs_besucht": pl.Boolean}
    table = pl.DataFrame([{**STAFF, fact: value}], schema_overrides={**schema, "status": pl.String, "sprachniveau": pl.String})
    row = positions(table, _with_transition()).frame.to_dicts()[0]
    assert [row[f"access|integrationskurs|gain|{degree}"] for degree in ("sure", "maybe")] == [sure, maybe]


def test_nobody_is_said_to_lose_what_is_proved_to_be_lost_by_nobody():
    changes = positions(pl.DataFrame([{"status": None}], schema={"status": pl.String}), _with_transition()).changes
    assert {(change.kind, change.name, change.move) for change in changes} == {
        ("access", "integrationskurs", "gain"),
        ("access", "orientierungskurs", "gain"),
        ("duty", "pflicht_anspruch", "gain"),
    }
