"""No number of persons under five is shown, and none can be worked out from what is shown: by sums, differences or prices."""

import csv
import io
import json
from functools import lru_cache

import numpy as np
import polars as pl
from hypothesis import example, given, settings
from hypothesis import strategies as st

from anspruch import motion
from anspruch.cli import impacts
from anspruch.motion import outcome as outcomes
from anspruch.motion.papers import charts
from anspruch.population.disclosure import LEAST, few, hidden, line, nested, told_pair
from anspruch.population.impact import impact
from anspruch.statute.loader import load

FEWER = settings(max_examples=max(5, settings.default.max_examples // 10), deadline=None)
COUNTS = st.one_of(st.integers(0, 6), st.integers(0, 60))


def ways(column, mask, *, empty):
    """For every hidden cell the least and the most it may be, given the total and the cells shown; ``empty``: whether it may be nobody."""
    covered = [value for value, secret in zip(column, mask, strict=True) if secret]
    least = 0 if empty else 1
    return least, sum(covered) - least * (len(covered) - 1)


@given(st.lists(COUNTS, min_size=2, max_size=16))
def test_no_hidden_cell_is_determined_by_the_shown_ones_and_the_total(column):
    mask = hidden(column)
    shown = line(column, mask)
    assert not any(few(value) for value in shown.cells if value is not None)
    if any(mask) and shown.total is not None:
        empty = any(secret and not value for value, secret in zip(column, mask, strict=True))
        least, most = ways(column, mask, empty=empty)
        assert sum(mask) > 1
        assert most >= LEAST > least  # each of them may be under five, and may be five or more


@example([4, 4, 3, 250])
@given(st.lists(COUNTS, min_size=2, max_size=16))
def test_who_guesses_which_cells_are_few_still_cannot_tell_how_many_each_holds(column):
    mask = hidden(column)
    secret = [value for value, covered in zip(column, mask, strict=True) if covered]
    if any(mask) and not all(mask) and line(column, mask).total is not None:
        least_of_the_largest = LEAST  # all that is known of a cell hidden for the others' sake
        assert max(secret) >= LEAST
        assert sum(secret) - least_of_the_largest >= LEAST - 1  # any other may hold from none up to four


@given(st.lists(st.floats(0, 1e5), min_size=1, max_size=16), st.lists(st.floats(0, 1e5), min_size=16, max_size=16))
def test_whole_numbers_add_up_to_their_total_and_the_possible_contain_the_sure(part, more):
    whole = [one + other for one, other in zip(part, more, strict=False)]
    for cells, total in nested(part, whole, [False] * len(part)):
        assert total is None or sum(cells) == total
        assert all(cell == int(cell) for cell in cells)
    sure, possible = nested(part, whole, [False] * len(part))
    assert all(one <= other for one, other in zip(sure.cells, possible.cells, strict=True))
    assert all(abs(cell - value) <= 1 for cell, value in zip(sure.cells, part, strict=True))


@given(st.lists(COUNTS, min_size=2, max_size=16), st.floats(0.05, 1))
def test_linked_columns_are_hidden_together(column, factor):
    linked = [value * factor for value in column]
    mask = hidden(column, linked)
    for one in (column, linked):
        assert not any(few(value) for value, secret in zip(one, mask, strict=True) if not secret)


@given(st.lists(COUNTS, min_size=2, max_size=16))
def test_nothing_is_hidden_without_need(column):
    if not any(few(value) for value in column):
        assert not any(hidden(column))


@given(st.integers(0, 40), st.integers(0, 40))
def test_neither_part_nor_whole_nor_what_lies_between_is_few(part, more):
    sure, maybe = told_pair(part, part + more)
    assert not few(sure or 0)
    assert not few(maybe or 0)
    assert sure is None or maybe is None or not few(maybe - sure)


@lru_cache(maxsize=1)
def _moved():
    return motion.moved(motion.find("ortskraefte"), load(), {"uebergang": "mit"})


def _own(sure, maybe):
    """A table of one's own: for every Land so many who surely gain, and so many of whom the day of issue is not known."""
    lands = ["DE-BW", "DE-BY", "DE-BE", "DE-BB", "DE-HB", "DE-HH"]
    rows = [(land, float(count), day) for day, counts in (("2022-01-01", sure), (None, maybe)) for land, count in zip(lands, counts, strict=True)]
    base = {"status": "AufenthG § 22 Satz 2", "titeldauer": 36, "sprachniveau": "A1", "schulische_ausbildung": False,
            "geringer_integrationsbedarf": False, "integrationskurs_besucht": False}  # fmt: skip
    return pl.DataFrame([{"land": land, "gewicht": count, "titel_erteilt_am": day, **base} for land, count, day in rows])


def _determined(columns):
    """Hidden cells that follow from what is shown: columns of cells and a total, whose unknown parts are one linear system."""
    places = {(name, at): number for number, (name, at) in enumerate((name, at) for name, cells in columns.items() for at in range(len(cells)))}
    equations = []
    for name, cells in columns.items():
        total = np.zeros(len(places))
        for at in range(len(cells) - 1):
            total[places[name, at]] = 1
        total[places[name, len(cells) - 1]] = -1
        equations.append(total)
        for at, value in enumerate(cells):
            if value is not None:
                known = np.zeros(len(places))
                known[places[name, at]] = 1
                equations.append(known)
    # the same price and the same shares everywhere: known factors link euros, starts and persons of a Land
    for one, other in (("central", "starts"), ("starts", "gross"), ("starts", "contributions"), ("starts", "federation")):
        pair = [(first, second) for first, second in zip(columns[one], columns[other], strict=True) if first and second]
        if pair:
            factor = pair[-1][1] / pair[-1][0]
            for at in range(len(columns[one]) - 1):
                linked = np.zeros(len(places))
                linked[places[one, at]], linked[places[other, at]] = factor, -1
                equations.append(linked)
    for other in ("low", "high", "assigned", "sure"):  # no assumption moves a table of one's own
        for at in range(len(columns["central"])):
            same = np.zeros(len(places))
            same[places["central", at]], same[places[other, at]] = 1, -1
            equations.append(same)
    rank = np.linalg.matrix_rank(np.array(equations))
    found = []
    for (name, at), number in places.items():
        if columns[name][at] is None and name in ("central", "low", "high", "assigned", "sure", "possible"):
            unit = np.zeros(len(places))
            unit[number] = 1
            if np.linalg.matrix_rank(np.array([*equations, unit])) == rank:
                found.append((name, at))
    return found


@FEWER
@example([3, 50, 60, 70, 80, 0], [0] * 6)
@example([50, 50, 60, 70, 80, 0], [2, 0, 0, 0, 0, 0])
@given(st.lists(COUNTS, min_size=6, max_size=6), st.lists(COUNTS, min_size=6, max_size=6))
def test_of_no_small_table_a_hidden_cell_is_determined_in_any_output(sure, maybe):
    found = impact(*_moved().on(), _own(sure, maybe), own=True)
    data = json.loads(json.dumps(outcomes.as_data(_moved(), found, ())))
    rows = [row for row in data["laender"] if row["land"] in _own(sure, maybe)["land"].to_list()]
    columns = {key: [*(row[key] for row in rows), data["federation"][key]] for key in rows[0] if key != "land"}
    gain = next((one for one in data["moves"] if one["change"] == data["gain"]), {"laender": [], "sure": 0, "possible": 0})
    by_land = {row["land"]: row for row in gain["laender"]}
    for key in ("sure", "possible"):
        columns[key] = [*(by_land.get(row["land"], {key: 0})[key] for row in rows), gain[key]]
    hidden_sums = {key: cells[-1] is None for key, cells in columns.items()}
    assert not [(name, at) for name, at in _determined(columns) if not hidden_sums[name]]
    for cells in columns.values():
        assert not any(few(value) for value in cells if value is not None)
    shown = outcomes.outcome(found, (), "de")
    table = list(csv.DictReader(io.StringIO(impacts.as_csv(shown))))
    names = {"niedrig": "low", "mittel": "central", "hoch": "high", "mittel_koenigstein": "assigned", "kursbeginne_mittel": "starts",
             "bund_eur_mittel": "federation"}  # fmt: skip
    for row, told in zip(table, [*data["laender"], data["federation"]], strict=True):
        assert {key: row[name] for name, key in names.items()} == {key: "" if told[key] is None else str(told[key]) for key in names.values()}
    spoken = charts.description(shown, "de")
    assert ("*" in spoken) == any(value is None for row in data["laender"] for value in (row["low"], row["central"], row["high"], row["assigned"]))
