"""The impact of a motion: sums, bounds and directions that hold of every run, and what the notes expect of the sizes."""

import re
from datetime import date
from functools import lru_cache

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anspruch import motion
from anspruch.language import tree
from anspruch.language.errors import InputError
from anspruch.motion import outcome as outcomes
from anspruch.motion import phrasing
from anspruch.motion.variants import variants
from anspruch.population import microdata, touched
from anspruch.population.assumptions import LEVELS, declared, resolve
from anspruch.population.block22 import KEYS
from anspruch.population.build import DAY
from anspruch.population.fees import fee
from anspruch.population.holders import Holders
from anspruch.population.impact import COURSE_GAIN, FEDERATION, GROSS, STARTS, impact, totals
from anspruch.population.positions import whole
from anspruch.statute import amendment
from anspruch.statute.loader import load

LAW = load()
ORTSKRAEFTE = motion.find("ortskraefte")
NOBODY = pl.DataFrame(schema={"gruppe": pl.String, "land": pl.String, "gewicht": pl.Float64})
FEWER = settings(max_examples=max(5, settings.default.max_examples // 8))


@lru_cache(maxsize=8)
def _moved(**chosen):
    return motion.moved(ORTSKRAEFTE, LAW, dict(chosen))


@lru_cache(maxsize=8)
def _impact(**chosen):
    return impact(*_moved(**chosen).on(), NOBODY)


@lru_cache(maxsize=4)
def _holders(**chosen):
    moved = _moved(**chosen)
    return Holders(whole(*moved.on()), moved.in_force)


def _persons(found, level="central"):
    return found.levels[level]["ak4"].sum(COURSE_GAIN)


def test_with_a_transitional_rule_thousands_gain_and_without_one_tens():
    assert 1_000 < _persons(_impact(uebergang="mit")) < 10_000
    assert 5 < _persons(_impact(uebergang="ohne")) < 300
    assert _persons(_impact(uebergang="ohne"), "high") < _persons(_impact(uebergang="mit"), "low")


@pytest.mark.parametrize("transition", ["mit", "ohne"])
def test_low_central_and_high_are_in_this_order_in_every_land(transition):
    found = _impact(uebergang=transition)
    for key in KEYS:
        low, central, high = (found.levels[level][key] for level in LEVELS)
        for of in (lambda one: one.sure[COURSE_GAIN], lambda one: one.money[STARTS], lambda one: one.money[FEDERATION]):
            assert (of(low) <= of(central) + 1e-9).all()
            assert (of(central) <= of(high) + 1e-9).all()


@FEWER
@given(st.fixed_dictionaries({name: st.floats(one.low, one.high) for name, one in declared().items() if one.unit.startswith("Anteil")}))
def test_under_any_assumptions_the_laender_add_up_and_sure_is_no_more_than_possible(chosen):
    found = {key: totals(_holders(uebergang="mit"), resolve(chosen), key, _moved(uebergang="mit").on()[1]) for key in KEYS}
    first, second = found.values()
    for change, sure in first.sure.items():
        assert sure.sum() == pytest.approx(second.sure[change].sum())
        assert (sure <= first.maybe[change] + 1e-9).all()
        assert (sure >= 0).all()
    assert first.sum(STARTS) <= first.sum(COURSE_GAIN) + 1e-9
    assert 0 <= first.sum(FEDERATION) <= first.sum(GROSS)


@pytest.mark.parametrize("name", [name for name, one in declared().items() if one.direction])
def test_an_assumption_moves_cost_the_way_it_says(name):
    one, law = declared()[name], _moved(uebergang="mit").on()[1]
    low, high = (totals(_holders(uebergang="mit"), resolve({name: value}), "ak4", law).sum(FEDERATION) for value in (one.low, one.high))
    assert (high - low) * one.direction >= -1e-6


def test_fewer_gain_where_the_circle_is_narrower():
    narrow, wide = (_impact(kreis=circle, uebergang="mit") for circle in ("ortskraefte", "satz_2"))
    for level in LEVELS:
        assert (narrow.levels[level]["ak4"].sure[COURSE_GAIN] <= wide.levels[level]["ak4"].sure[COURSE_GAIN] + 1e-9).all()


def test_the_law_against_itself_changes_nothing():
    before = _moved().on()[0]
    found = impact(before, before, NOBODY)
    assert not any(
        totals_.sure or any(part.any() for part in totals_.money.values()) for by_key in found.levels.values() for totals_ in by_key.values()
    )


def test_the_ceiling_is_not_exceeded_and_is_what_the_notes_reckon():
    found = _impact(uebergang="mit")
    assert found.ceiling.general <= found.ceiling.most
    assert found.ceiling.most == pytest.approx(60.5e6, rel=1e-3)
    narrow = _impact(kreis="ortskraefte", uebergang="mit").ceiling
    assert (narrow.scope, found.ceiling.scope) == ("narrow", "wide")
    assert narrow.most == pytest.approx(36.3e6, rel=2e-3)
    assert narrow.all_courses <= narrow.most


def test_the_shares_of_the_assumptions_add_up_and_the_notes_suspect_leads():
    for shares in _impact(uebergang="mit").explained.values():
        assert sum(one.share for one in shares) == pytest.approx(1)
    assert _impact(uebergang="mit").explained["persons"][0].name == "already_attended"


def test_the_headline_says_what_a_transitional_rule_is_worth_and_that_nobody_loses():
    found = _impact(uebergang="mit")
    lines = outcomes.outcome(found, variants(_moved(uebergang="mit"), LAW, found.on, NOBODY, found.assumed), "de").headline
    assert lines[0].startswith("2.") and "bekommen den Anspruch" in lines[0]
    assert any("erlischt ein Jahr nach Erteilung" in line for line in lines[1:4])
    assert "Niemand verliert Zugang: bewiesen für alle möglichen Menschen." in lines


def test_no_land_is_shown_with_less_than_five_persons():
    found = _impact(uebergang="ohne")
    data = outcomes.as_data(_moved(uebergang="ohne"), found, ())
    values = [row[key] for row in data["laender"] for key in ("low", "central", "high", "assigned", "starts")]
    values += [row[key] for one in data["moves"] for row in one["laender"] for key in ("sure", "possible")]
    assert all(value is None or value == 0 or value >= 5 for value in values)
    assert None in values
    assert phrasing.persons(3.2, "de") == "<5"


# --- a table of one's own

OWN = pl.DataFrame({
    "land": ["BW", "DE-BW", "DE-BE"],
    "gewicht": [10.0, 5.0, 2.0],
    "status": ["AufenthG § 22 Satz 2", "AufenthG § 25 Abs. 3", "AufenthG § 22 Satz 2"],
    "titel_erteilt_am": ["2022-01-01", "2022-01-01", None],
    "titeldauer": [36, 36, 36],
    "sprachniveau": ["A1", "A1", "A1"],
    "schulische_ausbildung": [False, False, False],
    "geringer_integrationsbedarf": [False, False, False],
    "integrationskurs_besucht": [False, False, False],
})  # fmt: skip


def test_a_table_of_ones_own_is_counted_as_it_stands(tmp_path):
    path = tmp_path / "own.csv"
    OWN.write_csv(path)
    moved = _moved(uebergang="mit")
    found = impact(*moved.on(), microdata.read(path, moved.after), own=True)
    by_land = dict(zip(found.laender, found.levels["central"]["ak4"].sure[COURSE_GAIN].tolist(), strict=True))
    assert by_land["DE-BW"] == 10
    assert sum(by_land.values()) == 10
    possible = found.levels["low"]["koenigstein"].maybe[COURSE_GAIN]
    assert possible.sum() == 12  # of the one in Berlin the day of issue is not known
    assert found.ceiling is None


@pytest.mark.parametrize(("table", "sentence"), [
    (OWN.drop("land"), "the column “land” is missing"),
    (OWN.with_columns(land=pl.Series(["BW", None, "BE"])), "in 1 row\\(s\\) “land” is missing"),
    (OWN.with_columns(gewicht=pl.Series(["1", "x", "2"])), "in 1 row\\(s\\) “gewicht” is no number from 0"),
    (OWN.with_columns(gewicht=pl.Series([1.0, float("nan"), -2.0])), "in 2 row\\(s\\) “gewicht” is no number from 0"),
    (OWN.with_columns(land=pl.lit("DE-XX")), "expected: a Land"),
])  # fmt: skip
def test_a_table_that_cannot_be_counted_is_refused_in_one_sentence(tmp_path, table, sentence):
    path = tmp_path / "own.csv"
    table.write_csv(path)
    with pytest.raises(InputError) as caught:
        microdata.read(path, LAW)
    assert re.search(sentence, caught.value.en), caught.value.en


def test_the_weights_of_all_kinds_of_holders_add_up_to_their_cohorts():
    holders, assumed = _holders(uebergang="mit"), resolve()
    from anspruch.population import ranges  # noqa: PLC0415
    from anspruch.population.block22 import block  # noqa: PLC0415

    placed = block(holders.on, "wide", "ak4", assumed, ranges.room())
    kinds, _ = holders._kinds(placed, assumed)
    weights = holders._weights(kinds, placed, assumed)
    assert np.bincount(kinds["cohort"].to_numpy(), weights=weights) == pytest.approx(np.ones(len(placed.cohorts)))


def test_more_than_all_courses_cannot_be_special():
    with pytest.raises(InputError, match="180 %"):
        impact(*_moved(uebergang="mit").on(), NOBODY, {"course_literacy": 0.9, "course_special": 0.85})


def test_ones_own_assumptions_may_go_beyond_the_ceiling_without_a_crash():
    found = impact(*_moved(uebergang="mit").on(), NOBODY, {"already_attended": 0.0, "adult_share": 1.0, "course_literacy": 0.0})
    assert found.ceiling.general > found.ceiling.most


def test_a_motion_that_takes_access_away_says_so_first_with_numbers():
    rows = pl.DataFrame({
        "land": ["DE-BW", "DE-BE"], "gewicht": [900.0, 50.0], "gruppe": ["x", "x"],
        "status": ["AufenthG § 22 Satz 2", "AufenthG § 25 Abs. 3"], "titel_erteilt_am": ["2026-12-01", "2022-01-01"], "titeldauer": [36, 36],
        "sprachniveau": ["A1", "A1"], "schulische_ausbildung": [False, False], "geringer_integrationsbedarf": [False, False],
        "integrationskurs_besucht": [False, False],
    })  # fmt: skip
    before, after = _moved(uebergang="mit").on()
    found = impact(after, before, rows, own=True)  # the motion taken back
    shown = outcomes.outcome(found, (), "de")
    assert any("Zugang geht verloren" in line for line in shown.headline) == any(effect.worse for _, effect in found.comparison.access)
    loses = next(one for one in shown.moves if one.change == ("access", "integrationskurs", "loss"))
    assert loses.sure.total == sum(value for value in loses.sure.cells if value is not None) >= 900


@pytest.mark.parametrize("transition", ["mit", "ohne"])
def test_an_assumption_that_has_a_share_of_the_range_moves_its_ends(transition):
    found = _impact(uebergang=transition)
    low, high = (found.assumed[level].values for level in ("low", "high"))
    for one in found.explained["persons"]:
        if one.share > 1e-6:
            assert low[one.name] != high[one.name], one.name


def test_costs_above_the_ceiling_are_said_to_be_those_of_literacy_courses():
    found = impact(*_moved(uebergang="mit").on(), NOBODY, {"course_literacy": 0.9, "course_special": 0, "course_intensive": 0, "take_up": 1})
    assert found.ceiling.general < found.ceiling.most < found.ceiling.all_courses
    assert any("Alphabetisierungskurse, 90 % der Kurse" in line for line in outcomes.outcome(found, (), "de").headline)


def test_a_motion_of_another_programme_has_possible_gains_by_land_and_says_why_it_has_no_cost():
    moved = motion.moved(motion.find("erstorientierungskurs"), LAW)
    rows = pl.DataFrame({
        "land": ["DE-BW", "DE-BE"], "gewicht": [900.0, 50.0], "gruppe": ["duldung", "duldung"], "status": ["AufenthG § 60a", "AufenthG § 60a"],
    })  # fmt: skip
    found = impact(*moved.on(), rows)
    shown = outcomes.outcome(found, (), "de", moved=moved)
    gain = next(one for one in shown.moves if one.change == ("access", "eok", "gain"))
    at = dict(zip(found.laender, gain.possible.cells, strict=True))
    assert at["DE-BW"] >= 900
    assert not shown.costed
    assert all(row.starts is None and row.federation is None for row in shown.rows)
    assert any("nicht beziffert, weil" in line and "58.500" in line for line in shown.headline)


def test_before_its_day_a_motion_does_nothing_and_says_so():
    moved = _moved(uebergang="mit")
    found = impact(*moved.on(date(2026, 11, 27)), NOBODY)
    lines = outcomes.outcome(found, (), "de", moved=moved).headline
    assert lines[0].startswith("NIEMAND")
    assert "gilt erst ab dem 1.1.2027" in lines[1]


def test_a_zero_in_a_table_of_ones_own_says_so_with_a_likely_reason():
    rows = pl.DataFrame({"land": ["DE-BW"], "gewicht": [90.0], "status": ["AufenthG § 28"], "titel_erteilt_am": ["2026-06-01"]})
    found = impact(*_moved(uebergang="mit").on(), rows, own=True)
    shown = outcomes.outcome(found, (), "de")
    assert shown.headline[0].startswith("NIEMAND")
    assert "keine Zeile Ihrer Tabelle" in shown.headline[1]
    assert not shown.explained["persons"]


@pytest.mark.slow
def test_later_versions_the_motion_displaces_are_named():
    moved = motion.moved(motion.find("bundesrat_756_13"), LAW)
    lines = outcomes.outcome(impact(*moved.on(date(2027, 1, 1)), NOBODY), (), "de", moved=moved).headline
    assert any("hat der Gesetzgeber selbst geändert" in line and "1.8.2015" in line for line in lines)
    later = motion.moved(motion.find("bundesrat_756_13"), LAW, in_force=date(2027, 1, 1))
    lines = outcomes.outcome(impact(*later.on(), NOBODY), (), "de", moved=later).headline
    assert not any("Gesetzgeber" in line for line in lines)


@pytest.mark.parametrize(("value", "word"), [("1.00", "sinkt von 1.603 € auf 700 €"), ("3.00", "steigt von 1.603 € auf 2.100 €")])
def test_a_changed_contribution_has_persons_and_euros(value, word):
    before = LAW.on(date(2027, 1, 1))
    name = "kostenbeitrag_je_unterrichtseinheit"
    section = {"statute": "IntV", "section": "§ 9", "provisions": [{"name": name, "versions": [{"value": value}]}]}
    after = amendment.amended(LAW, amendment.read(amendment.Draft([section]), LAW, before.day, "x", "x")).on(before.day)
    found = impact(before, after, NOBODY)
    line = next(line for line in outcomes.outcome(found, (), "de").headline if word in line)
    changed = fee(before, after)
    assert changed.persons == pytest.approx(314300 * 0.292)
    assert changed.saved == pytest.approx(changed.persons * 700 * (2.29 - float(value)))
    assert phrasing.money(abs(changed.saved), "de") in line


def test_a_motion_by_which_everybody_gains_is_counted_and_costs_only_those_of_whom_it_can_be_reckoned():
    route = [{"name": "zulassung_bamf", "modality": "anspruch"}, {"name": "pflicht_anspruch", "removed": True}]
    before = LAW.on(date(2027, 1, 1))
    draft = amendment.Draft((), [{"programme": "integrationskurs", "routes": route}])
    after = amendment.amended(LAW, amendment.read(draft, LAW, before.day, "x", "x")).on(before.day)
    rows = pl.DataFrame({"land": ["DE-BW"], "gewicht": [9e6], "gruppe": ["familie"], "status": ["AufenthG § 30"], "titel_erteilt_am": ["2020-01-01"]})
    found = impact(before, after, rows)
    assert _persons(found) > 9e6
    assert found.levels["high"]["ak4"].sum(STARTS) < 40_000
    assert any("gelten nur für Menschen mit einem Titel nach § 22 Satz 2" in line for line in outcomes.outcome(found, (), "de").headline)


@pytest.mark.slow
def test_who_is_below_b1_now_was_so_at_issue_and_is_surely_obliged_where_the_motion_says_so():
    duty = {way: _impact(uebergang="mit", pflicht=way).levels["central"]["ak4"].sum(("duty", "pflicht_anspruch", "gain")) for way in ("mit", "ohne")}
    assert duty["ohne"] == 0
    assert duty["mit"] == pytest.approx(_persons(_impact(uebergang="mit")))


@pytest.mark.slow
def test_a_population_built_to_a_file_gives_the_same_answers_as_the_one_built_in_memory(frame, tmp_path):
    moved = motion.moved(ORTSKRAEFTE, LAW, {"uebergang": "mit"}, DAY)
    frame.write_parquet(tmp_path / "own.parquet")
    rows = microdata.read(tmp_path / "own.parquet", moved.after)
    assert not microdata.unknown(rows, moved.after)
    ours, theirs = impact(*moved.on(), frame), impact(*moved.on(), rows, own=True)
    first, second = (one.levels["central"]["ak4"] for one in (ours, theirs))
    for change in first.maybe:
        assert first.sure[change] == pytest.approx(second.sure[change])
        assert first.maybe[change] == pytest.approx(second.maybe[change])
    assert first.alone == pytest.approx(second.alone)
    assert first.sum(FEDERATION) == pytest.approx(second.sum(FEDERATION))


def test_a_column_that_is_no_fact_is_said_with_the_nearest_one():
    (odd,) = microdata.unknown(pl.DataFrame({"land": ["BW"], "statuz": ["x"]}), LAW)
    assert "„statuz“" in odd.de and "„status“" in odd.de


def test_what_two_conditions_share_is_not_what_differs_between_them():
    one, two, three = tree.Is("a"), tree.Is("b"), tree.Is("c")
    assert list(touched.differing(tree.Or((one, two)), tree.Or((one, two)))) == []
    assert list(touched.differing(tree.Or((one, two)), tree.Or((tree.Or((one, two)), three)))) == [(tree.Const(False), three)]
    assert list(touched.differing(one, tree.And((one, tree.Not(three))))) == [(tree.Const(True), tree.Not(three))]
    assert list(touched.differing(one, two)) == [(one, two)]
