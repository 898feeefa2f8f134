"""Tables of persons: every way in says the same, what cannot be read is named, and every way to count counts alike."""

from datetime import date

import ibis
import nanoarrow
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.language.calendar import duration
from anspruch.language.errors import InputError
from anspruch.language.knowledge import LEVELS
from anspruch.readings.columns import Asked, counts, states
from anspruch.readings.columns.periods import EPOCH, FIRST, LAST, earliest_end
from anspruch.readings.columns.planes import keep, of_table
from anspruch.readings.columns.planes.run import BLOCK
from anspruch.readings.columns.program import program
from anspruch.readings.columns.table import read
from benchmarks.people import table as made_up

DAY = date(2026, 11, 24)
PEOPLE = pl.DataFrame(
    {
        "aktenzeichen": [1, 2, 3, 4, 5],
        "land": ["DE-BW", "DE-BE", None, "DE-BW", "DE-BY"],
        "status": ["AufenthG § 22 Satz 2", "AufenthG § 24", "AufenthG § 30", None, "AufenthG § 22 Satz 2"],
        "titel_erteilt_am": [date(2023, 10, 1), date(2026, 5, 1), date(2026, 9, 1), None, date(2026, 9, 1)],
        "sprachniveau": ["A1", None, "keine", "B2", "A2"],
        "bezieht_sgb2": [True, None, False, True, None],
    }
)


@pytest.fixture(scope="module")
def today(law):
    return law.on(DAY)


def _files(folder):
    PEOPLE.write_parquet(folder / "p.parquet")
    PEOPLE.write_csv(folder / "p.csv")
    PEOPLE.write_ipc(folder / "p.arrow")
    return [folder / "p.parquet", str(folder / "p.csv"), folder / "p.arrow"]


def test_every_form_of_a_table_is_read_alike(today, tmp_path):
    forms = [PEOPLE.lazy(), PEOPLE.to_pandas(), PEOPLE.to_arrow(), *_files(tmp_path)]
    expected_states = states(PEOPLE, today).collect().drop("aktenzeichen")
    expected = counts(PEOPLE, today, by=["land"])
    for form in forms:
        assert states(form, today).collect().drop("aktenzeichen").equals(expected_states)
        assert counts(form, today, by=["land"]).equals(expected)
    in_duckdb = ibis.memtable(PEOPLE)
    assert counts(in_duckdb, today, by=["land"]).equals(expected)


def test_other_columns_are_handed_through_and_facts_on_request(today):
    found = states(PEOPLE, today, Asked(programmes=["orientierungskurs"]), keep=["land"]).collect()
    assert found.columns == ["aktenzeichen", "land", "anspruch_orientierungskurs", "widerspruch"]
    assert found["aktenzeichen"].to_list() == [1, 2, 3, 4, 5]


def test_an_empty_cell_and_a_missing_column_are_both_unknown(today):
    empty = PEOPLE.with_columns(bezieht_sgb2=pl.lit(None, dtype=pl.Boolean))
    assert states(empty, today).collect().equals(states(PEOPLE.drop("bezieht_sgb2"), today).collect())


def test_a_table_without_facts_leaves_open_what_the_law_leaves_open(today):
    found = counts(pl.DataFrame({"x": [1, 2]}), today, Asked(programmes=["integrationskurs"]))
    assert {(row["what"], row["state"], row["persons"]) for row in found.to_dicts()} >= {
        ("anspruch_aufenthg_44", "undecided", 2),
        ("selbstzahlung", "open", 2),
    }


def test_a_table_without_rows_counts_nobody(today):
    assert counts(PEOPLE.clear(), today).is_empty()
    assert counts(PEOPLE.clear().to_arrow(), today).is_empty()


@pytest.mark.parametrize("level", ["<B1", "A1..A2", ">=B1", "unbekannt", ""])
def test_what_is_known_in_part_is_decided_as_far_as_it_goes(today, level):
    asked = Asked(provisions=["ausschluss_ausreichende_deutschkenntnisse"])
    person = {"sprachniveau": level or None}
    expected = today.law.on(DAY).person(person)
    found = states(pl.DataFrame({"sprachniveau": [level or None]}), today, asked).collect()
    value = found["ausschluss_ausreichende_deutschkenntnisse"].item()
    assert value is {"<B1": False, "A1..A2": False, ">=B1": True}.get(level), (expected, value)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("sprachniveau", "D1"),
        ("titel_erteilt_am", "30.2.2023"),
        ("status", "§ 220"),
        ("land", "Bayern"),
        ("bezieht_sgb2", "vielleicht"),
        ("alter", "drei"),
        ("brutto_jahr", "viel"),
        ("staatsangehoerigkeit", "ZZ"),
    ],
)
def test_a_cell_that_cannot_be_read_names_the_column_and_the_value(today, column, value):
    with pytest.raises(InputError) as error:
        counts(pl.DataFrame({column: ["", value]}).with_columns(pl.all().replace("", None)), today)
    assert column in error.value.de
    assert value in error.value.de
    assert column in error.value.en


def test_a_column_of_the_wrong_type_is_refused(today):
    for column, series in {"status": pl.Series([1.5]), "titel_erteilt_am": pl.Series([True]), "bezieht_sgb2": pl.Series([2])}.items():
        with pytest.raises(InputError, match=column):
            counts(pl.DataFrame({column: series}), today)


def test_what_is_asked_twice_is_answered_once(today):
    assert counts(PEOPLE, today, Asked(provisions=["teilnahmeanspruch"] * 2)).equals(counts(PEOPLE, today, Asked(provisions=["teilnahmeanspruch"])))
    with pytest.raises(InputError, match="kurs_erfolgreich"):
        counts(PEOPLE, today, Asked(provisions=["kurs_erfolgreich"], values=True))


@pytest.mark.parametrize("source", [17, object(), "gibt/es/nicht.parquet", "README.md"])
def test_what_is_no_table_is_refused(today, source):
    with pytest.raises(InputError):
        counts(source, today)


def test_a_csv_file_as_a_german_spreadsheet_writes_it_is_read_alike(today, tmp_path):
    PEOPLE.write_csv(tmp_path / "de.csv", separator=";", include_bom=True)
    PEOPLE.write_csv(tmp_path / "en.csv")
    assert counts(tmp_path / "de.csv", today, by=["land"]).equals(counts(tmp_path / "en.csv", today, by=["land"]))


@pytest.mark.parametrize("text", ["land,land\nBW,BE\n", "land,x\nBW,1\nBE,2,3\n", "land\nB\xff\n"])
def test_a_csv_file_that_cannot_be_read_row_by_row_is_refused(today, tmp_path, text):
    (tmp_path / "p.csv").write_bytes(text.encode("latin-1"))
    with pytest.raises(InputError):
        counts(tmp_path / "p.csv", today)


def test_rows_of_whom_nothing_needed_is_known_are_persons_too(today, tmp_path):
    (tmp_path / "p.csv").write_text("nr\n1\n2\n", "utf-8")
    found = counts(tmp_path / "p.csv", today, Asked(programmes=["orientierungskurs"]))
    assert found["persons"].to_list() == [2]


def test_groups_go_by_what_the_words_mean(today):
    found = counts(pl.DataFrame({"land": ["BW", "DE-BW", "bw", None]}), today, by=["land"])
    assert set(found["land"].to_list()) == {"DE-BW", None}
    with pytest.raises(InputError, match="alter"):
        counts(pl.DataFrame({"alter": [3]}), today, by=["alter"])


def test_weights_count_as_so_many_persons(today):
    weighted = PEOPLE.with_columns(gewicht=pl.Series([2.0, 1.0, 3.0, 0.5, 1.0]))
    repeated = pl.concat([PEOPLE[0:1]] * 4 + [PEOPLE[1:2]] * 2 + [PEOPLE[2:3]] * 6 + [PEOPLE[3:4]] + [PEOPLE[4:5]] * 2)
    found = counts(weighted, today, by=["land"], weight="gewicht")
    expected = counts(repeated, today, by=["land"])
    assert found.with_columns(persons=pl.col("persons") * 2).with_columns(pl.col("persons").cast(pl.Int64)).equals(expected)


def test_facts_that_contradict_one_another_set_a_person_apart(today):
    table = pl.DataFrame({"geburtsdatum": [date(2030, 1, 1), date(2000, 1, 1)], "status": ["AufenthG § 30", "AufenthG § 30"]})
    found = states(table, today).collect()
    assert found["widerspruch"].to_list() == [True, False]
    assert found["anspruch_aufenthg_44"][0] is None
    counted = counts(table, today)
    assert counted.filter(pl.col("what") == "widerspruch")["persons"].to_list() == [1]
    assert set(counted.filter(pl.col("what") == "anspruch_aufenthg_44")["persons"].to_list()) == {1}


def test_what_is_asked_must_exist(today):
    for asked in (Asked(provisions=["teilnahmeanspruh"]), Asked(provisions=["laender_gute_bleibeperspektive"]), Asked(programmes=["tanzkurs"])):
        with pytest.raises(InputError):
            counts(PEOPLE, today, asked)


def test_the_day_of_the_law_and_the_day_in_the_persons_lives_are_two_things(law):
    person = pl.DataFrame({"status": ["AufenthG § 30"], "titel_erteilt_am": [date(2021, 6, 1)]})
    asked = Asked(provisions=["erloeschensfrist_abgelaufen"], on=date(2022, 1, 1))
    assert states(person, law.on(DAY), asked).collect()["erloeschensfrist_abgelaufen"].item() is False
    assert states(person, law.on(DAY), asked._replace(on=None)).collect()["erloeschensfrist_abgelaufen"].item() is True


# --- the fast road


def test_planes_and_polars_count_alike_beyond_one_block(today):
    people = made_up(today, BLOCK + 12_345, unknown=0.1)
    asked = Asked(provisions=["teilnahmeanspruch"], values=True)
    told: list[int] = []
    fast = counts(people, today, asked, by=["land"], progress=told.append)
    one = pl.DataFrame(people).with_columns(eins=pl.lit(1, dtype=pl.Int64))
    slow = counts(one, today, asked, by=["land"], weight="eins")
    assert fast.equals(slow)
    assert sum(told) == people.num_rows


@pytest.mark.parametrize("start", [1, 3, 8, 13])
def test_a_slice_that_begins_anywhere_is_counted_as_its_copy(today, start):
    people = made_up(today, 5_000, unknown=0.2)
    part = people.slice(start, 4_000)
    copy = pa.Table.from_batches(part.combine_chunks().to_batches()).take(pa.array(range(4_000)))
    assert counts(part, today, by=["land"]).equals(counts(copy, today, by=["land"]))


def test_parts_that_number_their_words_differently_are_counted_as_one(today):
    parts = [pa.table({"land": pa.array(words).dictionary_encode()}) for words in (["DE-BW", "DE-BE"], ["DE-BE", "DE-BY", "DE-BE"])]
    found = counts(pa.concat_tables(parts), today, Asked(programmes=["orientierungskurs"]), by=["land"])
    assert dict(zip(found["land"], found["persons"], strict=True)) == {"DE-BE": 3, "DE-BW": 1, "DE-BY": 1}


def test_long_and_short_words_are_read_from_string_views(today):
    words = ["AufenthG § 22 Satz 2", "keiner", "AufenthG § 25 Abs. 2 Satz 1 Alt. 1"]
    views = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, 0], pa.int32()), pa.array(words, pa.string_view()))
    plain = pl.DataFrame({"status": [*words, words[0]]})
    assert counts(pa.table({"status": views}), today).equals(counts(plain, today))
    assert nanoarrow.c_array(views).dictionary is not None


@pytest.mark.slow
def test_kept_planes_answer_for_another_law_as_the_table_does(law, tmp_path):
    people = made_up(law.on(DAY), BLOCK + 999, unknown=0.1)
    table = read(pl.DataFrame(people), law.vocabulary)
    words = [name for name, column in table.columns.items() if column.kind == "word"]
    laws = [law.on(DAY), law.on(date(2022, 12, 30))]
    programs = [(program(one, table.columns, words, on=DAY), one.law) for one in laws]
    for path in (None, tmp_path / "ebenen"):
        facts = set().union(*(asked.facts for asked, _ in programs)) | {"land"}
        kept = keep(table.columns, of_table(table, table.stored(*sorted(facts))), people.num_rows, programs, ["land"], path)
        for (asked, whole), one in zip(programs, laws, strict=True):
            expected = counts(pl.DataFrame(people), one, Asked(on=DAY), by=["land"])
            assert kept.counts(asked, whole, ["land"]).sort("land", "what", "state").equals(expected.sort("land", "what", "state"))
    with pytest.raises(InputError):
        kept.counts(program(law.on(date(2006, 1, 1)), table.columns, words, on=date(2006, 1, 1)), law)


DAYS = st.integers(FIRST, LAST - 1500)
LENGTHS = st.builds(lambda months, days: months * 32 + days, st.integers(0, 36), st.integers(0, 31))


@given(DAYS, LENGTHS)
def test_a_period_ends_for_columns_when_it_ends_for_one_person(start, length):
    end = int(earliest_end(length)[start - FIRST])
    if length:
        assert duration(start + EPOCH, end + EPOCH) >= length > duration(start + EPOCH, end + EPOCH - 1)


def test_the_made_up_people_have_every_level(today):
    assert set(made_up(today, 1_000)["sprachniveau"].to_pylist()) == set(LEVELS)


@pytest.mark.parametrize("ages", [[30, 131], ["30", "131"], [30.0, 131.0]])
def test_an_age_nobody_has_is_refused_in_a_table_too(law, ages):
    with pytest.raises(InputError, match="131"):
        read(pl.DataFrame({"alter": ages}), law.vocabulary)
