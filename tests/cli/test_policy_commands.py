"""The commands for policy staff: impact and budget, in two languages, as files, and with a sentence for every mistake."""

import csv
import json

import pytest

MOTION = ("impact", "ortskraefte", "--choose", "uebergang=mit")


@pytest.mark.slow
def test_the_impact_is_told_in_two_languages(command):
    german, english = (" ".join(command(*MOTION, "--lang", lang).out.split()) for lang in ("de", "en"))
    assert "bekommen den Anspruch" in german
    assert "Niemand verliert Zugang: bewiesen für alle möglichen Menschen." in german
    assert "Nordrhein-Westfalen" in german
    assert "get the entitlement" in english
    assert "Nobody loses access: proved for all possible persons." in english


@pytest.mark.slow
def test_the_impact_as_data_adds_up(command):
    data = json.loads(command(*MOTION, "--json").out)
    assert data["nobody_loses"]
    central = data["totals"]["central"]["changes"]["access|integrationskurs|gain"]["sure"]
    assert sum(row["central"] for row in data["laender"]) == central == data["federation"]["central"]
    for name in ("starts", "gross", "contributions", "federation"):
        assert sum(row[name] for row in data["laender"]) == data["federation"][name]
    for one in data["moves"]:
        assert sum(row["possible"] for row in one["laender"]) == one["possible"]
    assert [one["option"] for one in data["variants"]] == ["ortskraefte", "paragraph_22", "landesaufnahme", "ohne", "mit"]


@pytest.mark.slow
def test_an_assumption_of_ones_own_moves_the_result(command):
    def persons(*more):
        data = json.loads(command(*MOTION, "--json", *more).out)
        return [data["totals"][level]["changes"]["access|integrationskurs|gain"]["sure"] for level in ("low", "central", "high")]

    usual, fewer = persons(), persons("--assume", "already_attended=0.9")
    assert all(one < other for one, other in zip(fewer[1:], usual[1:], strict=True))


@pytest.mark.slow
def test_the_files_are_written_all_or_none(command, tmp_path):
    paths = {kind: tmp_path / f"x.{kind}" for kind in ("csv", "svg", "pdf")}
    done = command(*MOTION, *(part for kind, path in paths.items() for part in (f"--{kind}", str(path))))
    assert (done.code, done.out) == (0, "")
    rows = list(csv.DictReader(paths["csv"].open(encoding="utf-8")))
    assert [row["land"] for row in rows][-1] == "DE"
    assert len(rows) == 17
    assert paths["svg"].read_text().startswith("<svg")
    assert paths["pdf"].read_bytes().startswith(b"%PDF-1.7")
    none = command(*MOTION, "--csv", str(tmp_path / "y.csv"), "--pdf", str(tmp_path / "nowhere" / "y.pdf"))
    assert none.code == 2
    assert not (tmp_path / "y.csv").exists()


@pytest.mark.slow
def test_the_fact_sheet_is_the_same_to_the_byte(command, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        assert command(*MOTION, "--pdf", str(tmp_path / name)).code == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_budget_is_told_in_two_languages(command):
    assert command("budget", "--year", "2023").out.startswith("2023 reichte das Geld nicht")
    assert command("budget", "--year", "2023", "--lang", "en").out.startswith("2023: the money was not enough")
    assert json.loads(command("budget", "--year", "2024", "--json").out)["wanted"] == [{"what": "starts", "value": 363466.0}]


def test_what_the_budget_rests_on_is_doubted_where_the_source_is_unclear(command):
    said = " ".join(command("budget", "--year", "2024").out.split())
    assert "Unsicher: 2024 1.240,0 Mio. €: ob das ausgegeben wurde oder nur verfügbar war" in said
    assert "gerechnet ist mit späteren: Einstufungstest 45,00 € je Person (ab 1.2.2026)" in said
    assert json.loads(command("budget", "--year", "2024", "--json").out)["gap_sign"]["positive"] == "lacking"


@pytest.mark.parametrize(("arguments", "german", "english"), [
    (("impact", "ortskraft"), "vielleicht „ortskraefte“", "Did you mean “ortskraefte”?"),
    ((*MOTION, "--choose", "uebergang=ohne"), "Wahl „uebergang“ steht doppelt da", "choice “uebergang” is given twice"),
    ((*MOTION, "--assume", "stay"), "keine Annahme wie", "no assumption like"),
    ((*MOTION, "--assume", "stai=1"), "vielleicht „stay“", "Did you mean “stay”?"),
    ((*MOTION, "--assume", "stay=7"), "eine Zahl von 0 bis 1", "a number from 0 to 1"),
    ((*MOTION, "--assume", "foo=1"), "Es gibt share_22_in_ak4, stay", "explained in: anspruch population report"),
    ((*MOTION, "--assume", "=1"), "keine Annahme wie", "no assumption like"),
    ((*MOTION, "--on", "9999-12-31"), "möglich sind Tage von 1900 bis 2100", "days from 1900 to 2100"),
    ((*MOTION, "--in-force", "9999-12-31"), "möglich sind Tage von 1900 bis 2100", "days from 1900 to 2100"),
    ((*MOTION, "--population", "nirgends.csv"), "nirgends.csv gibt es nicht", "no file nirgends.csv"),
    ((*MOTION, "--on", "2020-01-01"), "vor dem Stichtag", "before the reference day"),
    (("impact", "bundesrat_756_13"), "zum Beispiel --in-force 2027-01-01", "for example --in-force 2027-01-01"),
    (("budget", "--year", "2031"), "ist kein Haushalt bekannt", "No budget is known"),
])  # fmt: skip
def test_a_mistake_is_one_sentence(command, arguments, german, english):
    for lang, sentence in (("de", german), ("en", english)):
        done = command(*arguments, "--lang", lang)
        assert (done.code, done.out) == (2, ""), done
        assert sentence in done.err
        assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("rows", ["land,gewicht\nBW,2\nBaden,3\n", "land,gewicht,sprachniveau\nBW,2,A1\nBY,3,Z9\n"])
def test_a_bad_value_in_an_own_table_is_said_with_file_and_row(command, tmp_path, rows):
    path = tmp_path / "eigene.csv"
    path.write_text(rows, encoding="utf-8")
    done = command(*MOTION, "--population", str(path))
    assert (done.code, done.out) == (2, "")
    assert "eigene.csv: Person 2: " in done.err


@pytest.mark.slow
@pytest.mark.parametrize(("lang", "word"), [("de", "Spanne"), ("en", "range")])
def test_a_chart_is_heard_in_its_own_language_only(command, tmp_path, lang, word):
    path = tmp_path / "x.svg"
    assert command(*MOTION, "--svg", str(path), "--lang", lang).code == 0
    svg = path.read_text()
    assert f'lang="{lang}"' in svg
    assert svg.count("Nordrhein-Westfalen: ") == 1 or lang == "en"
    assert word in svg.partition("<desc")[2].partition("</desc>")[0]
    assert "aria-label=" not in svg
    assert "aria-roledescription" not in svg
    assert "low" not in svg.partition("</desc>")[2]


@pytest.mark.slow
@pytest.mark.parametrize("width", ["40", "80"])
def test_nothing_is_cut_off_where_the_terminal_is_narrow(command, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", width)
    shown = " ".join(command(*MOTION).out.split())
    assert "…" not in shown
    assert "4,8 Mio. €" in shown
    assert "Recht gelesen bis 19.8.2026" in shown
    for land in ("Mecklenburg-Vorpommern", "Nordrhein-Westfalen"):
        assert land in shown


def test_the_budget_names_its_figures_and_what_was_spent(command):
    german = " ".join(command("budget", "--year", "2026").out.split())
    assert "zuletzt bekannt: 2024 1.240,0 Mio. €" in german
    assert "Kostenerstattungssatz 4,58 € je Unterrichtseinheit und Person (ab 1.8.2022)" in german
    assert "https://taz.de/Bundesamt-blockiert-Zulassung/!6153153/" in german
    english = " ".join(command("budget", "--year", "2023", "--lang", "en").out.split())
    assert "Spent were 967.6 m €" in english
    assert "rate paid to providers" in english
