"""What a table's persons gain and lose: against decide, against itself, and when more becomes known."""

from functools import lru_cache

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anspruch import motion
from anspruch.language.errors import InputError
from anspruch.population.positions import positions, summed
from anspruch.readings.compare import compare
from anspruch.readings.decide import decide
from anspruch.readings.decide.result import ACCESS
from anspruch.statute.loader import load
from tests.agreement.engines import frame
from tests.persons import facts_read, values

LAW = load()
FEWER = settings(max_examples=settings.default.max_examples // 4)
STATUSES = ["AufenthG § 22 Satz 2", "AufenthG § 22", "AufenthG § 23 Abs. 2", "AufenthG § 25 Abs. 2", "AufenthG § 30", "AsylG § 55", "keiner"]
LANDS = ["DE-BW", "DE-BE", "DE-SH"]


@lru_cache(maxsize=4)
def _compared(name, **chosen):
    return compare(*motion.moved(motion.find(name), LAW, dict(chosen)).on())


def _with_transition():
    return _compared("ortskraefte", uebergang="mit", pflicht="mit")


DAY = motion.find("ortskraefte").in_force
READ = {fact.name: values(fact, DAY, LAW) for fact in facts_read(LAW) if not fact.computed and fact.name not in ("status", "land")}
PERSON = st.fixed_dictionaries({"status": st.sampled_from(STATUSES), "land": st.sampled_from(LANDS)}, optional=READ)


def _rows(persons, comparison):
    table = frame(comparison.after, persons).with_columns(pl.lit(1.0).alias("gewicht"))
    return positions(table, comparison, weight="gewicht").frame


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
    rows = _rows([person for person, _ in known], comparison).to_dicts()
    for (person, after), row in zip(known, rows, strict=True):
        old, new = (one.programmes["integrationskurs"] for one in (decide(comparison.before, person), after))
        gained = ACCESS.index(new.best_at_least) > ACCESS.index(old.best_at_most)
        may_gain = ACCESS.index(new.best_at_most) > ACCESS.index(old.best_at_least)
        assert row["integrationskurs|gain|maybe"] >= row["integrationskurs|gain|sure"] >= gained, person
        assert row["integrationskurs|gain|maybe"] <= may_gain, person
        assert not row["integrationskurs|loss|maybe"], person


@FEWER
@given(PERSON, st.data())
def test_a_fact_that_becomes_known_only_narrows_what_may_be(person, data):
    comparison = _with_transition()
    unknown = data.draw(st.sampled_from(sorted(set(READ) - set(person)) or ["alter"]))
    richer = {**person, unknown: data.draw(READ.get(unknown, st.just(30)))}
    if len(_consistent([person, richer], comparison.after)) < 2:
        return
    less, more = _rows([person, richer], comparison).to_dicts()
    for column in less:
        if column.endswith("|sure"):
            assert more[column] >= less[column], (column, richer)
        elif column.endswith("|maybe"):
            assert more[column] <= less[column], (column, richer)


@FEWER
@given(st.lists(PERSON, min_size=1, max_size=8))
def test_the_law_against_itself_changes_nothing(persons):
    law = _with_transition().after
    assert summed(_only(persons, compare_same(law))).filter(pl.col("maybe") > 0).is_empty()


@lru_cache(maxsize=2)
def compare_same(law):
    return compare(law, law)


def _only(persons, comparison):
    table = frame(comparison.after, persons).with_columns(pl.lit(1.0).alias("gewicht"))
    return positions(table, comparison, weight="gewicht")


STAFF = {
    "status": "AufenthG § 22 Satz 2", "titel_erteilt_am": "2021-10-01", "titeldauer": 36, "titel_befristet": True, "sprachniveau": "A1",
    "schulische_ausbildung": False, "geringer_integrationsbedarf": False, "integrationskurs_besucht": False,
}  # fmt: skip


def test_the_laender_add_up_and_one_without_anybody_concerned_gains_nothing():
    table = pl.DataFrame([
        {**STAFF, "land": "DE-BW", "gewicht": 10.5},
        {**STAFF, "land": "DE-BE", "gewicht": 2.25},
        {**STAFF, "land": None, "gewicht": 1.0},
        {**STAFF, "status": "AufenthG § 25 Abs. 2", "land": "DE-SH", "gewicht": 100.0},
    ])  # fmt: skip
    found = summed(positions(table, _with_transition(), weight="gewicht"))
    gained = found.filter((pl.col("name") == "integrationskurs") & (pl.col("move") == "gain"))
    assert dict(gained.select("land", "sure").iter_rows()) == {"DE-BW": 10.5, "DE-BE": 2.25, "unbekannt": 1.0, "DE-SH": 0.0}
    whole = summed(positions(table.drop("land"), _with_transition(), weight="gewicht"))
    assert whole.filter((pl.col("name") == "integrationskurs") & (pl.col("move") == "gain"))["sure"].item() == gained["sure"].sum()
    assert gained.filter(pl.col("land") == "DE-SH")["maybe"].item() == 0


@pytest.mark.parametrize(("fact", "value", "sure", "maybe"), [
    ("sprachniveau", None, False, True),
    ("sprachniveau", "B2", False, False),
    ("integrationskurs_besucht", True, False, False),
    ("schulische_ausbildung", None, False, True),
    ("titel_erteilt_am", "2021", True, True),
    ("status", None, False, True),
    ("status", "AufenthG § 22 Satz 1", False, False),
])  # fmt: skip
def test_what_is_not_known_is_possible_and_what_is_known_settles_it(fact, value, sure, maybe):
    schema = {"titel_befristet": pl.Boolean, "schulische_ausbildung": pl.Boolean, "integrationskurs_besucht": pl.Boolean}
    table = pl.DataFrame([{**STAFF, fact: value}], schema_overrides={**schema, "status": pl.String, "sprachniveau": pl.String})
    row = positions(table, _with_transition()).frame.to_dicts()[0]
    assert (row["integrationskurs|gain|sure"], row["integrationskurs|gain|maybe"]) == (sure, maybe)
