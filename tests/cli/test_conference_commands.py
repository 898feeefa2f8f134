"""The commands about the conference: both languages, plain data everywhere, one sentence for every mistake."""

import json

import pytest

from anspruch.conference.files import load as files


def flat(done):
    return " ".join(done.out.split())


@pytest.mark.parametrize("lang", ["de", "en"])
def test_conferences_are_listed_and_shown(command, lang):
    listed = flat(command("conference", "list", "--lang", lang))
    assert {"de": "20. und 21. März 2024", "en": "20 and 21 March 2024"}[lang] in listed
    assert {"de": "2. nicht bekannt", "en": "2. not known"}[lang] in listed
    assert {"de": "Vorsitz: nicht bekannt · Papiere nicht bekannt", "en": "chair: not known · papers not known"}[lang] in listed
    assert {"de": "Miteinander wachsen · 7 Papiere bekannt", "en": "Miteinander wachsen · 7 papers known"}[lang] in listed
    assert {"de": "Potsdam (geplant) · nicht abgehalten", "en": "Potsdam (planned) · not held"}[lang] in listed
    assert {"de": "29. April 2021 · Videokonferenz", "en": "29 April 2021 · video conference"}[lang] in listed
    assert "· 0" not in listed
    shown = flat(command("conference", "show", 19, "--lang", lang))
    assert "Stefanie Drese" in shown
    assert "intmk-19-ortskraefte" in shown
    data = json.loads(command("conference", "show", 19, "--json").out)
    assert data["days"]["value"] == {"start": "2024-03-20", "end": "2024-03-21"}
    assert len(json.loads(command("conference", "list", "--json").out)) == 21


def test_a_motion_is_shown_with_the_assumed_rule(command):
    out = flat(command("conference", "motion", "intmk-12-einwanderungsgesetz"))
    assert "nein (belegt): BY" in out
    assert "Enthaltung (belegt): HE SL" in out
    assert "Vermutet, nicht belegt" in out
    assert "keine Gegenstimme: nicht angenommen (ANDERS als festgestellt)" in out
    data = json.loads(command("conference", "motion", "intmk-12-einwanderungsgesetz", "--json").out)
    assert data["vote"]["counts"]["ja"] == 13


@pytest.mark.slow
def test_a_demand_is_shown_with_its_history(command):
    out = flat(command("conference", "demand", "intmk-15-umlauf-zugang/d2", "--on", "2026-03-01"))
    assert "erfüllt im Text, ausgesetzt in der Praxis" in out
    assert "2022-12-31 erfüllt" in out
    data = json.loads(command("conference", "demand", "intmk-15-umlauf-zugang/d2", "--json", "--on", "2026-03-01").out)
    assert data["verdict"] == "met_in_text_suspended_in_practice"
    assert {"since": "2022-12-31", "verdict": "met", "exact": True, "before_demand": False} in data["history"]


def test_a_land_and_its_report(command):
    assert "nein (belegt): Einwanderungsgesetz" in flat(command("conference", "land", "BY"))
    data = json.loads(command("conference", "land", "de-by", "--json").out)
    assert data["chaired"] == [13]
    assert data["votes"]["intmk-19-ortskraefte"] == {"word": None, "how": "unknown"}
    out = flat(command("conference", "report", 19, "--land", "BW"))
    assert "Dr. Ute Leidig" in out
    report = json.loads(command("conference", "report", 19, "--land", "BW", "--json").out)
    assert [one["id"] for one in report["own"]] == ["intmk-19-ortskraefte"]
    assert report["sections"]["en"][0]["lines"][0]["text"].startswith("The 19th")


def test_only_what_is_inferred_is_marked_and_a_joint_statement_is_joint(command):
    bw, by, th = (flat(command("conference", "land", land)) for land in ("BW", "BY", "TH"))
    assert "angenommen (federführend: erschlossen)" in bw
    assert "angenommen (gemeinsam mit Thüringen)" in by
    assert "angenommen (Antragsteller: erschlossen)" in th
    assert "Baden-Württemberg (federführend), weitere nicht bekannt" in flat(command("conference", "motion", "intmk-19-ortskraefte"))
    assert "Ergebnis: unbelegt" in flat(command("conference", "motion", "intmk-19-leitantrag-amendment-linksextremismus"))


def test_the_result_is_said_with_label_and_counts_and_once(command):
    assert "Ergebnis: angenommen, mehrheitlich, 13 : 1 : 2 (Ja : Nein : Enthaltung)" in flat(
        command("conference", "motion", "intmk-12-einwanderungsgesetz")
    )
    lead = flat(command("conference", "motion", "intmk-19-leitantrag", "--lang", "en"))
    assert "result: adopted, by majority (inferred), 15 : 1 : 0 (yes : no : abstention) (inferred)" in lead
    lost = flat(command("conference", "motion", "intmk-06-kommunalwahlrecht"))
    assert "Ergebnis: ohne Mehrheit Stimmen" in lost
    shown = flat(command("conference", "show", 19))
    assert "Beschluss · angenommen, einstimmig" in shown
    assert "Ergebnis nicht bekannt · der Eintrag ist erschlossen" in shown


@pytest.mark.slow
def test_a_demand_says_as_much_as_its_page(command):
    out = flat(command("conference", "demand", "intmk-19-ortskraefte/d1", "--on", "2026-11-28"))
    assert "Geld: kein Beleg" in out
    assert "seit 9. Februar 2026 · Praxis: " in out
    assert "Dasselbe auf anderem Weg 19. Dezember 2013" in out
    assert "Nach dem Recht vom 28. November 2026: nicht erfüllt" in out
    assert "Dasselbe" not in flat(command("conference", "demand", "intmk-19-ortskraefte/d1", "--on", "2012-01-01"))
    data = json.loads(command("conference", "demand", "intmk-19-ortskraefte/d1", "--json").out)
    assert [one["day"] for one in data["before"]] == ["2013-12-19"]
    assert [one["since"] for one in data["evidence"]] == sorted(one["since"] for one in data["evidence"])


def test_numbers_are_said_so_that_one_is_no_many(command):
    assert "Umlaufverfahren; Papiere: 1, davon hier bekannt: 1." in flat(command("conference", "show", 18))
    assert "Vorsitz der 8. Konferenz (erschlossen)" in flat(command("conference", "land", "SN"))
    assert "Vorsitz der 12. Konferenz Stimmen" in flat(command("conference", "land", "BW"))
    assert "Der Wert von NR geht nicht." in command("conference", "show", "x").err


def test_remarks_on_minutes_are_in_the_data_too(command, tmp_path):
    text = tmp_path / "minutes.txt"
    text.write_text("12. Integrationsministerkonferenz\nTOP 9.9 Titel\nAntragsteller: Atlantis\n", encoding="utf-8")
    data = json.loads(command("conference", "minutes", "--text", text, "--json").out)
    assert "TOP 9.9, Antragsteller: „Atlantis“ nicht verstanden." in data["remarks"]


def test_files_are_checked_and_minutes_read(command, tmp_path):
    assert "In Ordnung. Papiere: 7, Forderungen: 12." in flat(command("conference", "check", files.RECORD / "papers" / "19.yaml"))
    bad = tmp_path / "bad.yaml"
    bad.write_text((files.RECORD / "papers" / "19.yaml").read_text(encoding="utf-8").replace("ja: 15", "ja: 16"), encoding="utf-8")
    done = command("conference", "check", bad)
    assert (done.code, done.out) == (2, "")
    assert "Gezählt sind 17 Stimmen; es gibt 16 Länder" in done.err
    bad.write_text("papers: [", encoding="utf-8")
    assert "kein gültiges YAML" in command("conference", "check", bad).err
    text = tmp_path / "minutes.txt"
    text.write_text(
        "7. Konferenz der für Integration zuständigen\n\nTOP 2.1 Ein Titel\n\nAntragsteller: Alle Länder\n\nBeschluss:\n", encoding="utf-8"
    )
    assert "intmk-07-top-2.1" in command("conference", "minutes", "--text", text).out
    assert json.loads(command("conference", "minutes", "--text", text, "--json").out)["conference"] == 7


def test_papers_are_written_all_or_none_and_are_the_same_every_time(command, tmp_path):
    paths = {kind: tmp_path / f"a.{kind}" for kind in ("pdf", "docx", "html")}
    wanted = [part for kind, path in paths.items() for part in (f"--{kind}", path)]
    for arguments in (("paper", 13), ("paper", 13, "--top", "2.9b", "--lang", "en"), ("report", 19, "--land", "BW", "--on", "2026-11-22")):
        assert command("conference", *arguments, *wanted).out == ""
        first = {kind: path.read_bytes() for kind, path in paths.items()}
        assert command("conference", *arguments, *wanted).code == 0
        assert {kind: path.read_bytes() for kind, path in paths.items()} == first
    assert command("conference", "paper", 13, "--pdf", tmp_path / "b.pdf", "--docx", tmp_path / "nirgends" / "b.docx").code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.html", "a.pdf"]


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_paper_is_shown_and_given_as_data(command, lang):
    out = flat(command("conference", "paper", 12, "--top", "2.1", "--lang", lang))
    assert "1f684b150de7af04" in out
    assert ("Nachgerechnet: Nach der Regel" if lang == "de" else "Computed: By the rule") in out
    assert json.loads(command("conference", "paper", 12, "--top", "2.1", "--json").out)["hash"] == "1f684b150de7af04"
    assert "Ergebnisprotokoll" in flat(command("conference", "paper", 13, "--title", "Ergebnisprotokoll", "--lang", lang))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "40"), "keine 40"),
        (("motion", "intmk-19-ortskraft"), "Gemeint ist vielleicht „intmk-19-ortskraefte“"),
        (("demand", "nichts"), "gibt es nicht"),
        (("land", "XX"), "gibt es nicht"),
        (("report", "19"), "--land"),
        (("report", "19", "--land", "Bund"), "gibt es nicht"),
        (("demand", "intmk-19-ortskraefte/d1", "--on", "1990-01-01"), "kein Recht"),
        (("check", "/nirgends.yaml"), "gibt es nicht"),
        (("minutes", "--text", "/nirgends.txt"), "gibt es nicht"),
        (("minutes", "--pdf", "/nirgends.pdf"), "gibt es nicht"),
        (("minutes", "--pdf", "a.pdf", "--text", "a.txt"), "nicht beides"),
        (("paper", "40"), "keine 40"),
        (("paper", "19", "--top", "5.1"), "bekannt sind intmk-19-leitantrag"),
        (("paper", "13", "--top", "1", "--title", "Protokoll"), "--title geht nicht mit --top"),
        (("paper", "13", "--json", "--pdf", "a.pdf"), "--json geht nicht"),
        (("paper", "13", "--docx", "a", "--pdf", "a"), "eigene Datei"),
        (("paper", "13", "--pdf", "/nirgends/a.pdf"), "gibt es nicht"),
    ],
)
def test_mistakes_get_one_sentence(command, arguments, said):
    done = command("conference", *arguments)
    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
