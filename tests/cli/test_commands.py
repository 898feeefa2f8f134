"""The command line as its users meet it: output, exit codes, and one sentence for every mistake."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
STAFF = "status: AufenthG § 22 Satz 2\ntitel_erteilt_am: 2023-10-01\nsprachniveau: A1\nbezieht_sgb2: ja\n"


def anspruch(*arguments: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    run = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", **environment}
    return subprocess.run([sys.executable, "-m", "anspruch", *arguments], capture_output=True, text=True, input=given, env=run, cwd=ROOT, check=False)


@pytest.fixture
def staff(tmp_path: Path) -> str:
    """A file with the facts of a former local staff member."""
    path = tmp_path / "staff.yaml"
    path.write_text(STAFF, "utf-8")
    return str(path)


def test_the_tour_says_why_and_what_remains():
    done = anspruch()
    assert done.returncode == 0
    assert "Kein Anspruch" in done.stdout
    assert "Jobcenter" in done.stdout
    assert "hat den Anspruch" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_the_tour_speaks_english(command):
    assert "has the entitlement" in command("--lang", "en").out


def test_decide_prints_the_document(command, staff):
    done = command("decide", "--facts", staff, "--on", "2026-03-01", "--json")
    data = json.loads(done.out)
    assert (data["on"], data["law_day"], data["verified_until"]) == ("2026-03-01", "2026-03-01", "2026-08-19")
    names = ["integrationskurs", "orientierungskurs", "berufssprachkurs", "eok", "mia", "landesprogramme", "beratung"]
    assert [one["name"] for one in data["programmes"]] == names
    routes = {route["name"]: route for route in data["programmes"][0]["routes"]}
    assert list(routes) == [
        "anspruch_aufenthg_44",
        "anspruch_bvfg_9",
        "zulassung_bamf",
        "zulassung_jobcenter",
        "pflicht_anspruch",
        "pflicht_schutz",
        "pflicht_jobcenter",
        "pflicht_auslaenderbehoerde",
        "pflicht_asylblg",
        "selbstzahlung",
    ]
    admission = routes["zulassung_bamf"]
    assert (admission["state"], admission["modality"], admission["awaits"]) == ("suspended", "ermessen", ["zulassung_bamf_am"])
    assert admission["until"] == "2026-07-28"
    assert admission["practice"]["state"] == "suspended"
    assert admission["disputed"][0]["name"] == "pauschaler_zulassungsstopp"


def test_a_deadline_is_a_date(command, tmp_path):
    path = tmp_path / "spouse.yaml"
    path.write_text(
        "status: AufenthG § 30\ntitel_erteilt_am: 2024-03-01\ntitel_gueltig_bis: 2027-03-01\ntitel_erstmals_erteilt: ja\nsprachniveau: A1\n"
        "schulische_ausbildung: nein\ngeringer_integrationsbedarf: nein\nintegrationskurs_besucht: nein\n",
        "utf-8",
    )
    data = json.loads(command("decide", "--facts", str(path), "--on", "2024-06-01", "--json").out)
    claim = data["programmes"][0]["routes"][0]
    assert (claim["state"], claim["until"], claim["changes"]) == ("open", "2025-03-01", [{"on": "2025-03-02", "state": "closed", "cause": "time"}])


def test_a_batch_reports_a_bad_entry_and_goes_on(command, tmp_path):
    path = tmp_path / "batch.json"
    entries = [{"id": "a", "date": "2024-03-21", "facts": {"status": "AsylG § 55"}}, {"id": "b", "date": "2024-03-21", "facts": {"statu": "x"}}, 7]
    path.write_text(json.dumps(entries), "utf-8")
    done = command("decide", "--batch", str(path))
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 1
    assert [("error" in line) for line in lines] == [False, True, True]
    assert "status" in lines[1]["error"]["en"]


@pytest.mark.parametrize(
    ("arguments", "code", "english"),
    [
        (("decide",), 2, "is missing"),
        (("decide", "--facts", "nowhere.yaml"), 2, "There is no file nowhere.yaml."),
        (("decide", "--facts", "-", "--on", "1999-01-01"), 2, "begins on 2005-01-01"),
        (("decide", "--facts", "-", "--on", "2024-02-30"), 2, "not a day like"),
        (("check", "--facts", "-", "--programme", "integrationskur"), 2, "Did you mean “integrationskurs”?"),
        (("explain", "--facts", "-", "--route", "zulassung_bam"), 2, "Did you mean “zulassung_bamf”?"),
        (("law", "show", "AufenthG § 999"), 2, "There is nothing on"),
        (("law", "show", "foo bar baz"), 2, "not a citation"),
        (("law", "show", "AufenthG § 44", "--on", "2004-12-31"), 2, "begins on 2005-01-01"),
        (("cases", "nowhere.yaml"), 2, "There is no file"),
        (("decid",), 2, "Did you mean “decide”?"),
        (("decide", "--fact", "x"), 2, "There is no option --fact here."),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_two(command, arguments, code, english):
    done = command(*arguments, "--lang", "en", given=STAFF)
    assert done.code == code
    assert english in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert done.out == ""


@pytest.mark.parametrize(
    ("given", "english"),
    [
        ("sprachnivau: A1\n", "Did you mean “sprachniveau”?"),
        ("sprachniveau: 7\n", "expected: a level"),
        ("titel_erteilt_am: 2023-02-30\n", "expected: a date"),
        ("", "facts like"),
        ("- a\n", "facts like"),
        ("a: [\n", "not valid YAML"),
        ("status: ja: nein\n", "not valid YAML"),
    ],
)
def test_bad_facts_are_one_sentence(command, given, english):
    done = command("decide", "--facts", "-", "--lang", "en", given=given)
    assert done.code == 2
    assert english in done.err
    assert len(done.err.strip().splitlines()) == 1


def test_what_is_open_without_a_decision_is_not_called_no_access(command):
    told = command("decide", "--facts", "-", "--programme", "beratung", given="status: AufenthG § 22 Satz 2\nalter: 40\n").out
    assert "● Migrationsberatung" in told
    assert "Bester Zugang: ohne Entscheidung einer Behörde" in " ".join(told.split())
    assert "kein Zugang" not in told


def test_without_a_programme_every_way_is_explained_under_its_offer(command, staff, law):
    told = command("explain", "--facts", staff).out
    places = [told.find(f"\n{programme.title['de']}\n") for programme in law.programmes.values()][1:]
    assert -1 not in places
    assert places == sorted(places)


def test_explain_gives_reasons_and_what_would_have_to_change(command, staff):
    done = command("explain", "--facts", staff, "--route", "anspruch_aufenthg_44", "--lang", "en", "--json")
    (route,) = json.loads(done.out)
    assert route["state"] == "closed"
    assert route["reasons"][0]["cite"] == "AufenthG § 44 Abs. 1 Satz 1"
    assert route["facts"] == ["status"]
    assert route["suggestions"]
    assert "AufenthG § 22 Satz 2" in command("explain", "--facts", staff).out


def test_the_interview_asks_and_takes_answers():
    answers = "?\nAufenthG § 22 Satz 2\nfoo\nz\nAufenthG § 30\n" + "w\n" * 40
    done = anspruch("check", "--on", "2024-03-21", given=answers)
    assert done.returncode == 0
    assert "Zulassung durch das BAMF" in done.stdout
    assert "Nichts wird gespeichert" in done.stderr
    early = anspruch("check", given="e\n")
    assert early.returncode == 0


def test_the_law_of_a_day_and_its_history(command):
    shown = command("law", "show", "AufenthG § 44 Abs. 2", "--on", "2016-08-05").out
    assert "2 Jahre" in shown
    assert "1 Jahr\n" not in shown
    history = command("law", "history", "AufenthG § 44 Abs. 4").out
    assert "31.12.2022" in history
    data = json.loads(command("law", "show", "AufenthG § 44", "--on", "2024-03-21", "--json").out)
    assert all(len(one["versions"]) == 1 and one["source"]["title"] for one in data)


def test_what_is_due_is_a_finding(command):
    assert command("law", "due", "--on", "2026-11-24").code == 0
    late = command("law", "due", "--on", "2028-01-01")
    assert late.code == 1
    assert "verwaltungspraxis_44_4" in late.out


def test_a_broken_law_is_named(command, tmp_path):
    (tmp_path / "x.yaml").write_text("a: [", "utf-8")
    done = command("law", "check", str(tmp_path), "--lang", "en")
    assert done.code == 1
    assert "not valid YAML" in done.err
    assert command("law", "check").code == 0


def test_the_case_command_passes_and_fails(command, tmp_path):
    assert command("cases").code == 0
    path = tmp_path / "case.yaml"
    path.write_text(
        "- id: x\n  date: 2024-03-21\n  question: integrationskurs\n  facts: {status: AufenthG § 22 Satz 2}\n"
        "  expected: {anspruch: 'yes'}\n  scored: [anspruch]\n",
        "utf-8",
    )
    done = command("cases", str(path))
    assert done.code == 1
    assert "erwartet yes, gefunden no" in done.out


def test_colour_stays_out_of_a_pipe_and_nothing_is_stored(tmp_path, staff):
    done = anspruch("decide", "--facts", staff, XDG_CACHE_HOME=str(tmp_path), HOME=str(tmp_path), ANSPRUCH_CACHE="")
    assert "\x1b" not in done.stdout
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*.json"))
    assert b"2023-10-01" not in stored


def test_a_fallcode_gives_the_same_answers(command, staff):
    code = command("code", "--facts", staff, "--on", "2026-03-01").out.strip()
    held = json.loads(command("decide", "--code", code.lower(), "--on", "2026-03-01", "--json").out)
    given = json.loads(command("decide", "--facts", staff, "--on", "2026-03-01", "--json").out)
    assert held["programmes"] == given["programmes"]


@pytest.mark.parametrize("day", ["2006-08-06", "2024-03-21", "2027-05-01"])
def test_a_fallcode_is_that_of_today_whatever_day_is_asked_about(command, staff, day):
    today = command("code", "--facts", staff)
    other = command("code", "--facts", staff, "--on", day)
    assert (other.code, other.out, today.err) == (0, today.out, "")
    assert "steht nicht im Fallcode" in other.err


def test_a_mistyped_fallcode_is_one_sentence(staff):
    code = anspruch("code", "--facts", staff).stdout.strip()
    done = anspruch("decide", "--code", code[:-1] + ("0" if code[-1] != "0" else "2"), "--lang", "en")
    assert done.returncode == 2
    assert "please compare it with the paper" in done.stderr
