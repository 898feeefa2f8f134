"""The commands about many persons: counts that can be reasoned out, files that are whole, and a sentence for every mistake."""

import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from anspruch.statute.loader import load

LAW = load()
# all stay only temporarily and have attended no course: what counts is AufenthG § 44 Abs. 4 Satz 2, widened on 31 December 2022
PEOPLE = pl.DataFrame(
    {
        "nr": [1, 2, 3, 4],
        "land": ["DE-BW", "DE-BE", "BW", None],
        "status": ["AufenthG § 24", "AsylG § 55", "AufenthG § 25 Abs. 5", "AufenthG § 22 Satz 2"],
        "staatsangehoerigkeit": ["UA", "GH", "AF", "AF"],
        "einreise_am": [date(2022, 3, 1), date(2021, 1, 1), date(2015, 1, 1), date(2021, 9, 1)],
        "aufenthalt_voruebergehend": [True] * 4,
        "integrationskurs_besucht": [False] * 4,
        "gewicht": [2.0, 1.0, 3.0, 0.5],
    }
)
ASKED = ("--programme", "integrationskurs", "--on")
EVE, DAY = "2022-12-30", "2022-12-31"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with the table in every form, from where commands are given."""
    PEOPLE.write_parquet(tmp_path / "p.parquet")
    PEOPLE.write_csv(tmp_path / "p.csv")
    PEOPLE.write_ipc(tmp_path / "p.arrow")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def counted(command, folder):
    """Counts of one route or provision, by everything else in the row."""

    def run(*arguments, what="zulassung_bamf"):
        done = command("columns", *arguments, "--json")
        assert done.code == 0, done.err
        rows = [row for row in json.loads(done.out) if row["what"] == what]
        return {(*(value for key, value in row.items() if key not in ("what", "persons", "state")), row["state"]): row["persons"] for row in rows}

    return run


@pytest.mark.parametrize("form", ["p.parquet", "p.csv", "p.arrow"])
def test_persons_are_counted_under_the_law_of_the_day(counted, form):
    assert counted(form, *ASKED, EVE) == {("possible",): 1, ("closed",): 3}
    assert counted(form, *ASKED, DAY) == {("possible",): 3, ("closed",): 1}


def test_the_law_may_be_of_another_day_than_the_persons(counted):
    assert counted("p.parquet", *ASKED, "2023-06-01", "--law-day", EVE) == {("possible",): 1, ("closed",): 3}


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize("form", ["p.parquet", "p.csv"])
def test_groups_and_weights_add_up_in_every_engine(counted, form, engine):
    asked = (form, *ASKED, DAY, "--engine", engine)
    by_land = {("DE-BE", "possible"): 1, ("DE-BW", "possible"): 2, (None, "closed"): 1}
    assert counted(*asked, "--by", "land") == counted(*asked, "--by", "land", "--by", "land") == by_land
    assert counted(*asked, "--weight", "gewicht") == {("possible",): 6, ("closed",): 0.5}
    assert counted(*asked, "--by", "land", "--weight", "gewicht")["DE-BW", "possible"] == 5


def test_a_column_that_is_a_fact_may_be_the_weight(counted, folder):
    PEOPLE.with_columns(alter=pl.Series([20, 30, 40, 50])).write_parquet("alter.parquet")
    assert counted("alter.parquet", *ASKED, DAY, "--weight", "alter") == {("possible",): 90, ("closed",): 50}


def test_a_provision_is_counted_beside_the_ways(counted):
    name = "zulassung_mit_bestimmter_aufenthaltserlaubnis"
    assert counted("p.parquet", *ASKED, DAY, "--provision", name, what=name) == {("yes",): 2, ("no",): 2}


def test_only_the_programme_asked_for_is_counted_with_its_questions_on_request(command, folder):
    programme = LAW.programmes["integrationskurs"]
    ways, questions = {one.name for one in programme.routes}, {one.name for one in programme.values}
    for more, expected in (((), ways), (("--values",), ways | questions)):
        rows = json.loads(command("columns", "p.parquet", *ASKED, DAY, *more, "--json").out)
        assert {row["what"] for row in rows} == expected
        sizes = pl.DataFrame(rows).group_by("what").agg(pl.col("persons").sum())
        assert set(sizes["persons"]) == {4}


def test_counts_are_tables_in_the_readers_language(command, folder):
    german, english = (
        command("columns", "p.csv", *ASKED, DAY, "--by", "land"),
        command("columns", "p.csv", *ASKED, DAY, "--by", "land", "--lang", "en"),
    )
    assert "Recht vom 31.12.2022" in german.out
    assert "law of 2022-12-31" in english.out
    row = next(line for line in english.out.splitlines() if line.startswith("DE-BW") and "Admission by the BAMF" in line)
    assert row.split()[-1] in ("2", "0")
    assert not german.err
    assert not english.err


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
@pytest.mark.parametrize("name", ["o.parquet", "o.csv", "o.arrow"])
def test_a_file_holds_the_state_of_every_person(command, folder, name, engine):
    done = command("columns", "p.parquet", *ASKED, DAY, "--out", name, "--engine", engine)
    assert (done.code, done.out, done.err) == (0, "", f"{name} geschrieben.\n")
    readers = {".parquet": pl.read_parquet, ".csv": pl.read_csv, ".arrow": pl.read_ipc}
    found = readers[Path(name).suffix](name).sort("nr")
    assert found.columns == ["nr", "gewicht", *(one.name for one in LAW.programmes["integrationskurs"].routes), "widerspruch"]
    assert found["zulassung_bamf"].to_list() == ["possible"] * 3 + ["closed"]
    assert found["gewicht"].to_list() == PEOPLE["gewicht"].to_list()


def test_a_table_is_not_replaced_by_its_result(command, folder):
    before = Path("p.parquet").read_bytes()
    done = command("columns", "p.parquet", *ASKED, DAY, "--out", "./p.parquet")
    assert (done.code, done.err.splitlines()) == (2, ["p.parquet ist die Eingabe selbst und ginge verloren; nennen Sie eine andere Datei."])
    assert Path("p.parquet").read_bytes() == before


def test_a_spreadsheet_in_german_is_read(counted, folder):
    Path("d.csv").write_text("status;einreise_am;brutto_jahr;g\nAsylG § 55;1.3.2021;20.000,50;1,5\nAufenthG § 24;;;2\n", "utf-8-sig")
    assert counted("d.csv", *ASKED, DAY, "--weight", "g") == {("possible",): 3.5}


def test_a_provision_is_asked_by_its_citation_or_by_its_name(command, folder):
    by_name = command("columns", "p.csv", *ASKED, DAY, "--provision", "zulassung_mit_titel", "--json").out
    assert command("columns", "p.csv", *ASKED, DAY, "--provision", "AufenthG § 44 Abs. 4 Satz 1", "--json").out == by_name


# --- mistakes


def broken():
    """Put tables here that nobody can read, each in its own way."""
    whole = Path("p.parquet").read_bytes()
    texts = {
        "leer.csv": b"",
        "doppelt.csv": b"status,land,status\nAufenthG \xc2\xa7 24,BW,AsylG \xc2\xa7 55\n",
        "schief.csv": b"land,x\nBW,1\nBE,1,2,3\n",
        "latin.csv": b"land,x\nBW,gr\xfc\xdfe\n",
        "kurz.parquet": whole[:200],
        "zweimal.csv": b"geburtsdatum,alter\n,30\n1990-01-01,12\n",
        "belegt.csv": b"land,zulassung_bamf\nBW,ja\n",
        "keins.parquet": b"hallo",
        "keins.arrow": b"hallo",
        "p.txt": b"land\n",
    }
    for name, content in texts.items():
        Path(name).write_bytes(content)
    Path("ordner.csv").mkdir()
    PEOPLE.with_columns(sprachniveau=pl.lit("D1")).write_csv("falsch.csv")
    odd = {"alter": pl.lit(30), "wort": pl.lit("viel"), "minus": pl.lit(-1), "nan": pl.lit(float("nan")), "luecke": pl.Series([1, None, 1, 1])}
    PEOPLE.with_columns(**odd).write_parquet("w.parquet")


OF_TABLES = [
    (("nirgends.csv",), "Die Datei nirgends.csv gibt es nicht", "There is no file nirgends.csv"),
    ((".",), "ist ein Ordner", "is a folder"),
    (("ordner.csv",), "ordner.csv ist ein Ordner", "ordner.csv is a folder"),
    (("ordner.csv", "--engine", "duckdb"), "ordner.csv ist ein Ordner", "ordner.csv is a folder"),
    (("p.txt",), "p.txt: Gelesen werden .parquet, .csv", "p.txt: these can be read"),
    (("p.arrow", "--engine", "duckdb"), "p.arrow: duckdb liest .parquet und .csv", "p.arrow: duckdb reads"),
    (("leer.csv",), "leer.csv: Die Datei ist leer", "leer.csv: the file is empty"),
    (("zweimal.csv",), "In 1 Zeile(n) stehen geburtsdatum, alter zugleich", "In 1 row(s) geburtsdatum, alter stand together"),
    (("belegt.csv", "--out", "o.csv"), "hat schon eine Spalte „zulassung_bamf“", "has a column “zulassung_bamf” already"),
    (("doppelt.csv",), "doppelt.csv: Die Spalte „status“ steht mehrmals da", "the column “status” is there more than once"),
    (("schief.csv",), "lässt sich nicht lesen", "cannot be read"),
    (("latin.csv",), "speichern Sie sie als „CSV UTF-8“", "save it as “CSV UTF-8”"),
    (("latin.csv", "--engine", "duckdb"), "speichern Sie sie als „CSV UTF-8“", "save it as “CSV UTF-8”"),
    (("kurz.parquet",), "lässt sich nicht lesen", "cannot be read"),
    (("kurz.parquet", "--engine", "duckdb"), "lässt sich nicht lesen", "cannot be read"),
    (("keins.parquet",), "lässt sich nicht lesen", "cannot be read"),
    (("keins.arrow",), "lässt sich nicht lesen", "cannot be read"),
    (("falsch.csv",), "Person 1: Spalte sprachniveau: „sprachniveau: D1“", "Column sprachniveau: “sprachniveau: D1”"),
    (("falsch.csv", "--engine", "duckdb"), "Spalte sprachniveau: „sprachniveau: D1“", "Column sprachniveau: “sprachniveau: D1”"),
]
OF_WISHES = [
    (("p.csv", "--programme", "integrationskur"), "vielleicht „integrationskurs“", "Did you mean “integrationskurs”?"),
    (("p.csv", "--provision", "teilnahmeanspruh"), "vielleicht „teilnahmeanspruch“", "Did you mean “teilnahmeanspruch”?"),
    (("p.csv", "--provision", "stunden_sprachkurs"), "„stunden_sprachkurs“: Am", "“stunden_sprachkurs”: no condition"),
    (("p.csv", "--engine", "duckdp"), "vielleicht „duckdb“", "Did you mean “duckdb”?"),
    (("w.parquet", "--by", "alter"), "Nach „alter“ lässt sich nicht gruppieren", "Grouping by “alter” is not possible"),
    (("w.parquet", "--by", "wort"), "Eine Spalte „wort“ mit einem Sachverhalt gibt es nicht", "There is no column “wort” with a fact"),
    (("p.csv", "--weight", "gewich"), "vielleicht „gewicht“", "Did you mean “gewicht”?"),
    (("w.parquet", "--weight", "wort"), "Spalte wort: „viel“ ist kein Gewicht", "Column wort: “viel” is no weight"),
    (("w.parquet", "--weight", "wort", "--engine", "duckdb"), "Spalte wort: „viel“ ist kein Gewicht", "Column wort: “viel” is no weight"),
    (("w.parquet", "--weight", "minus"), "„-1“ ist kein Gewicht", "“-1” is no weight"),
    (("w.parquet", "--weight", "nan"), "„NaN“ ist kein Gewicht", "“NaN” is no weight"),
    (("w.parquet", "--weight", "luecke"), "In der Spalte luecke fehlt ein Gewicht", "A weight is missing in the column luecke"),
    (("w.parquet", "--weight", "einreise_am"), "ist kein Gewicht", "is no weight"),
    (("p.csv", "--on", "2004-12-31"), "es reicht vom 2005-01-01 an", "it begins on 2005-01-01"),
    (("p.csv", "--law-day", "2004-12-31"), "es reicht vom 2005-01-01 an", "it begins on 2005-01-01"),
    (("p.csv", "--on", "gestern"), "„gestern“ ist kein Tag", "“gestern” is not a day"),
    (("p.csv", "--out", "fehlt/o.csv"), "Den Ordner fehlt gibt es nicht", "There is no folder fehlt"),
    (("p.csv", "--out", "o.txt"), "o.txt: Geschrieben werden .parquet, .csv, .arrow", "o.txt: these can be written"),
    (("p.csv", "--out", "ordner.csv"), "ordner.csv ist ein Ordner", "ordner.csv is a folder"),
    (("p.csv", "--out", "o.csv", "--by", "land"), "--out geht nicht mit --by", "--out does not go with --by"),
]


@pytest.mark.parametrize(("arguments", "german", "english"), [*OF_TABLES, *OF_WISHES])
def test_a_mistake_is_one_sentence_in_the_readers_language(command, folder, arguments, german, english):
    broken()
    for lang, sentence in (("de", german), ("en", english)):
        done = command("columns", *arguments, "--lang", lang)
        assert (done.code, done.out) == (2, ""), done
        assert sentence in done.err
        assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("table", ["falsch.csv", "schief.csv", "spaet.csv", "spaet.parquet"])
def test_a_file_is_left_as_it_was_when_reading_fails(command, folder, table):
    broken()
    Path("spaet.csv").write_text("status,x\n" + "AsylG § 55,1\n" * 100_000 + "AsylG § 55,1,2,3\n", "utf-8")
    _spoil("spaet.parquet")
    Path("o.csv").write_text("von gestern")
    before = sorted(folder.iterdir())
    done = command("columns", table, *ASKED, DAY, "--out", "o.csv")
    assert done.code == 2, done
    assert len(done.err.splitlines()) == 1
    assert Path("o.csv").read_text() == "von gestern"
    assert sorted(folder.iterdir()) == before


def _spoil(name):
    """A table whose damage lies in a column no condition reads."""
    pl.DataFrame({"bezieht_sgb2": [True] * 3000, "wort": [f"wort nummer {at}" for at in range(3000)]}).write_parquet(name, compression="uncompressed")
    content = bytearray(Path(name).read_bytes())
    at = content.find(b"wort nummer 1000")
    content[at - 9000 : at] = b"\xff" * 9000
    Path(name).write_bytes(bytes(content))


# --- what is no mistake, and said all the same


def test_a_column_named_almost_as_a_fact_is_pointed_out(command, folder):
    PEOPLE.rename({"land": "lant"}).write_csv("fast.csv")
    done = command("columns", "fast.csv", *ASKED, DAY, "--json")
    assert done.code == 0
    assert done.err == "Die Spalte „lant“ wird nicht gelesen. Gemeint ist vielleicht „land“.\n"
    assert json.loads(done.out)
    assert "Did you mean “land”?" in command("columns", "fast.csv", *ASKED, DAY, "--lang", "en").err


def test_columns_without_a_name_are_no_mistake(counted):
    Path("rand.csv").write_text("status,aufenthalt_voruebergehend,,\nAufenthG § 25 Abs. 5,ja,,\n", "utf-8")
    assert counted("rand.csv", *ASKED, DAY) == {("possible",): 1}


@pytest.mark.parametrize("form", ["leer.csv", "leer.parquet"])
def test_a_table_without_rows_says_so(command, folder, form):
    PEOPLE.clear().write_csv("leer.csv")
    PEOPLE.clear().write_parquet("leer.parquet")
    done = command("columns", form, *ASKED, DAY, "--json")
    assert (done.code, json.loads(done.out), done.err) == (0, [], "Die Tabelle hat keine Zeilen.\n")
    assert command("columns", form, "--lang", "en").err == "The table has no rows.\n"


def test_a_table_with_no_fact_says_that_all_is_unknown(command, folder):
    PEOPLE.select("nr").write_csv("ohne.csv")
    done = command("columns", "ohne.csv", *ASKED, DAY, "--lang", "en")
    assert (done.code, done.err) == (0, "No column is named as a fact; everything is unknown.\n")


@pytest.mark.parametrize("column", ["nr", "geschlecht"])
def test_persons_of_whom_no_needed_fact_is_known_are_counted(counted, column):
    PEOPLE.with_columns(geschlecht=pl.lit("divers")).select(column).write_csv("ohne.csv")
    assert counted("ohne.csv", *ASKED, DAY) == {("undecided",): 4}
