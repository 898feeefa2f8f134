"""``anspruch population``: files that are whole, the same twice, a report in both languages, nobody below five shown."""

import json
import re

import polars as pl
import pytest


@pytest.mark.slow
@pytest.mark.parametrize("form", ["parquet", "csv", "arrow"])
def test_the_population_is_written_the_same_twice(command, tmp_path, form):
    one, other = (tmp_path / f"{name}.{form}" for name in "ab")
    for path in (one, other):
        done = command("population", "build", "--scope", "narrow", "--on", "2027-01-01", "-o", path)
        assert done.code == 0, done.err
        assert not done.out
        assert "geschrieben" in done.err
    assert one.read_bytes() == other.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [one.name, other.name]


def test_what_was_written_can_be_counted(command, tmp_path):
    path = tmp_path / "p.parquet"
    written = json.loads(command("population", "build", "-o", path, "--json").out)
    assert written["rows"] == pl.read_parquet(path).height
    counted = json.loads(command("columns", path, "--by", "land", "--weight", "gewicht", "--on", "2026-11-27", "--json").out)
    route = [row for row in counted if row["what"] == "anspruch_aufenthg_44"]
    assert sum(row["persons"] for row in route) == pytest.approx(written["persons"])
    assert len({row["land"] for row in route}) == 16


@pytest.mark.parametrize(("lang", "said"), [("de", "Grundbevölkerung"), ("en", "Baseline population")])
def test_the_report_is_for_people(command, lang, said):
    done = command("population", "report", "--lang", lang)
    assert done.code == 0, done.err
    assert said in done.out
    assert "still_22" in done.out
    assert "Baden-Württemberg" in done.out
    assert not done.err


def test_nobody_below_five_is_shown(command):
    shown = command("population", "report", "--assume", "arrivals_staff_2026=0.01", "--assume", "arrivals_further_2026=0.001").out
    young = [line for line in shown.splitlines() if "jünger als ein Jahr " in line]
    assert young
    assert all(number == "0" or "<5" in line for line in young for number in re.findall(r"(?<![<\d])[0-4](?!\d)", line))


def test_the_report_as_data(command):
    data = json.loads(command("population", "report", "--json", "--assume", "stay=high", "--key", "koenigstein").out)
    assert data["chosen"] == {"stay": 1.0}
    assert data["key"] == "koenigstein"
    assert {row["margin"] for row in data["residuals"]} == {"M1", "M2", "M2 (geschlecht)", "M3", "M4", "M5"}
    assert set(data["levels"]) == {"narrow", "wide"}
    assert sum(data["laender"]["ak4"].values()) == pytest.approx(sum(data["laender"]["koenigstein"].values()))
    assert data["sources"]["m1"]["mark"] == "O"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "-o", "p.xlsx"), "Geschrieben werden"),
        (("build", "-o", "gibtesnicht/p.csv"), "Ordner"),
        (("report", "--assume", "stey=1"), "„stay“"),
        (("report", "--assume", "stay"), "stay=0.98"),
        (("report", "--key", "koenig"), "ak4, koenigstein"),
        (("report", "--scope", "eng"), "narrow, wide"),
        (("report", "--on", "2020-01-01"), "Stichtag"),
        (("report", "--on", "morgen"), "kein Tag"),
    ],
)
def test_wrong_use_is_one_sentence(command, arguments, said):
    done = command("population", *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
