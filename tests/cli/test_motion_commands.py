"""The commands about motions: the right thing on the right road, files whole or not at all, a sentence for every mistake."""

import json

import jsonschema
import pytest

from anspruch.motion import find, moved, shipped
from anspruch.motion.file import MOTIONS
from anspruch.statute.loader import load

LAW = load()
NAME = "ortskraefte"


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder from where commands are given."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", ["de", "en"])
def test_motions_are_listed_with_title_and_movers(command, lang):
    out = " ".join(command("motion", "list", "--lang", lang).out.split())
    assert all(find(name).title[lang] in out for name in shipped())
    assert {"de": "Rheinland-Pfalz", "en": "Rhineland-Palatinate"}[lang] in out
    assert [one["name"] for one in json.loads(command("motion", "list", "--json").out)] == shipped()


def test_a_motion_is_shown_with_what_it_leaves_to_choose(command):
    out = " ".join(command("motion", "show", NAME).out.split())
    for choice in find(NAME).choices:
        assert choice.question["de"] in out
        assert f"--choose {choice.name}=" in out
        assert all(f"{option.name}: {option.says['de']}" in out for option in choice.options)
    assert json.loads(command("motion", "show", NAME, "--json").out)["in_force"] == "2027-01-01"


def test_the_synopsis_marks_without_colour(command):
    out = " ".join(command("motion", "synopsis", NAME).out.split())
    assert 'titel in ["§ 23 Abs. 2", "§ 23 Abs. 4"{+, "§ 22 Satz 2"+}]' in out
    assert "[- oder § 23 Abs. 4-]" in out


def test_choices_and_day_reach_the_synopsis(command):
    data = json.loads(command("motion", "synopsis", NAME, "--choose", "uebergang=mit", "--in-force", "1.7.2027", "--json").out)
    assert data["chosen"] == {"kreis": "satz_2", "uebergang": "mit", "pflicht": "ohne"}
    assert data["in_force"] == "2027-07-01"
    assert [row["until"] for row in data["rows"] if row["state"] == "new"] == ["2028-07-01"]
    assert "words" not in data


def test_papers_are_written(command, here):
    done = command("motion", "synopsis", NAME, "--html", "a.html", "--docx", "a.docx", "--pdf", "a.pdf", "--lang", "en")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert '<html lang="en">' in (here / "a.html").read_text(encoding="utf-8")
    assert (here / "a.docx").read_bytes().startswith(b"PK")
    assert (here / "a.pdf").read_bytes().startswith(b"%PDF")
    assert len(list(here.iterdir())) == 3


@pytest.mark.parametrize("lang", ["de", "en"])
def test_commands_are_sentences_and_data(command, lang):
    out = " ".join(command("motion", "commands", NAME, "--lang", lang).out.split())
    data = json.loads(command("motion", "commands", NAME, "--json").out)
    assert data
    assert all(" ".join(one["sentence"][lang].split()) in out for one in data)
    assert moved(find(NAME), LAW).after.fingerprint in out


def test_the_proof_names_both_states_by_the_motion(command):
    done = command("motion", "proof", NAME)
    assert done.out.startswith("ohne den Antrag → mit dem Antrag, für alle möglichen Menschen am 1.1.2027")
    assert "nach dem Recht vom" not in done.out
    assert "§ 22 Satz 2" in done.out
    data = json.loads(command("motion", "proof", NAME, "--json").out)
    assert data["law"] == [law.fingerprint for law in moved(find(NAME), LAW).on()]
    assert [changed["name"] for changed in data["changed"]] == ["titel_nach_aufnahmeanordnung"]


def test_the_schema_is_printed(command):
    jsonschema.Draft202012Validator.check_schema(json.loads(command("motion", "schema").out))


def test_a_file_is_checked_and_the_end_says_how_it_went(command, here):
    good = MOTIONS / "ortskraefte.yaml"
    assert command("motion", "check", good).code == 0
    text = good.read_text(encoding="utf-8")
    (here / "falsch.yaml").write_text(
        text.replace("bisher or titel in", "bisher or tittel in").replace("movers: [DE-BW]", "movers: [DE-BX]"), "utf-8"
    )
    done = command("motion", "check", "falsch.yaml")
    assert (done.code, done.err) == (1, "")
    assert done.out.startswith("Fehler: falsch.yaml, movers:")
    assert "1 Fehler; danach" in done.out
    (here / "falsch.yaml").write_text(text.replace("bisher or titel in", "bisher or tittel in"), "utf-8")
    data = json.loads(command("motion", "check", "falsch.yaml", "--json").out)
    assert len(data["errors"]) == 2
    assert all(set(one) == {"de", "en"} for one in data["errors"])


@pytest.mark.parametrize(
    ("lang", "count", "said"),
    [
        ("de", 0, "Von 3 bekannten Fällen ändert sich keiner,"),
        ("de", 1, "1 von 3 bekannten Fällen ändert sich,"),
        ("de", 2, "2 von 3 bekannten Fällen ändern sich,"),
        ("en", 0, "None of 3 known cases would change"),
        ("en", 1, "1 of 3 known cases would change"),
    ],
)
def test_how_many_cases_change_is_said_grammatically(command, here, lang, count, said):
    cases = [
        {"id": number, "date": "2024-03-21", "question": "integrationskurs", "facts": {"status": f"AufenthG § {22 if number < count else 30}"}}
        for number in range(3)
    ]
    (here / "cases.json").write_text(json.dumps(cases), encoding="utf-8")
    assert command("motion", "cases", NAME, "cases.json", "--lang", lang).out.startswith(said)


WRONG = {
    "no such motion": ("synopsis", "ortskraft"),
    "no such file": ("synopsis", "fehlt.yaml"),
    "no choice": ("synopsis", NAME, "--choose", "kreis"),
    "no such choice": ("commands", NAME, "--choose", "kries=eng"),
    "no such option": ("proof", NAME, "--choose", "kreis=eng"),
    "no day": ("synopsis", NAME, "--in-force", "bald"),
    "a day without law": ("synopsis", NAME, "--in-force", "1999-01-01"),
    "a folder": ("synopsis", "."),
    "no file to check": ("check", "fehlt.yaml"),
    "a folder to check": ("check", "."),
    "no folder to write to": ("synopsis", NAME, "--pdf", "fehlt/a.pdf"),
    "a folder in place of a file": ("synopsis", NAME, "--docx", "."),
    "two ways out": ("synopsis", NAME, "--json", "--html", "a.html"),
    "no such language": ("synopsis", NAME, "--lang", "fr"),
    "a file that is no motion": ("show", "leer.yaml"),
    "a broken file": ("show", "kaputt.yaml"),
    "a draft that does not fit": ("synopsis", "falsch.yaml"),
}


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_said_in_one_sentence_and_nothing_is_written(command, here, wrong, lang):
    (here / "leer.yaml").write_text("", encoding="utf-8")
    (here / "kaputt.yaml").write_bytes(b"motion: [\xff")
    text = (MOTIONS / f"{NAME}.yaml").read_text(encoding="utf-8")
    (here / "falsch.yaml").write_text(text.replace("bisher or titel in", "bisher or tittel in"), encoding="utf-8")
    there = set(here.iterdir())
    arguments = WRONG[wrong] if "fr" in WRONG[wrong] else (*WRONG[wrong], "--lang", lang)
    done = command("motion", *arguments)
    assert done.code == 2
    assert done.out == ""
    assert "Traceback" not in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert set(here.iterdir()) == there


def test_when_one_paper_cannot_be_written_none_is(command, here):
    done = command("motion", "synopsis", NAME, "--html", "a.html", "--pdf", "fehlt/a.pdf")
    assert done.code == 2
    assert list(here.iterdir()) == []
