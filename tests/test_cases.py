"""Every case with an outside source comes out as its source says, or is listed with the reason why not."""

import re
from pathlib import Path

import pytest

from anspruch.cases import run, shipped, words
from anspruch.language.errors import InputError
from anspruch.readings.decide import decide
from anspruch.statute import yaml12

CASES = [case for path in shipped() for case in yaml12.read(path)]
DEVIATIONS = yaml12.read(Path(__file__).parent / "deviations.yaml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_the_case_comes_out_as_its_source_says(law, case):
    (outcome,) = run(law, [case], deviations=DEVIATIONS)
    assert outcome.verdict in ("pass", "deviation"), dict(outcome.differences)


def test_every_listed_deviation_is_a_case_that_still_deviates(law):
    outcomes = {outcome.id: outcome for outcome in run(law, CASES)}
    assert all(outcomes[name].verdict == "fail" for name in DEVIATIONS)


def test_every_case_names_its_source():
    assert all(case["source"]["title"] and case["source"]["url"] and case["scored"] for case in CASES)


NO_UMLAUT = {"dauerhaft", "dauerhaften", "dauerhafter", "Dauerhaftigkeit", "Geltungsdauer", "Neue", "Quelle", "Sauer", "issue", "issued", "goes"}


@pytest.mark.parametrize("field", ["note", "basis", "title", "paraphrase"])
def test_what_people_read_of_a_case_is_written_with_umlauts(field):
    texts = [str(part[field]) for case in CASES for part in (case, case.get("source") or {}) if part.get(field)]
    assert texts
    written = {word for text in texts for word in re.findall(r"[\w./-]+", text) if re.search("(?i)ae|oe|ue", word) and "_" not in word}
    assert {word.strip(".") for word in written} <= NO_UMLAUT


def test_a_wrong_expectation_fails_and_a_listed_one_deviates(law):
    case = {**CASES[0], "expected": {**CASES[0]["expected"], "anspruch": "yes"}}
    assert run(law, [case])[0].verdict == "fail"
    assert run(law, [case], deviations={case["id"]: "why"})[0].verdict == "deviation"
    assert run(law, [{**case, "question": "arbeitsmarkt"}])[0].verdict == "skipped"
    with pytest.raises(InputError):
        run(law, [{"id": "x"}])


def test_an_unknown_fact_name_in_a_case_is_a_failure_that_says_so(law):
    (outcome,) = run(law, [{**CASES[0], "facts": {"sprachnivau": "A1"}}])
    assert outcome.verdict == "fail"
    assert "sprachniveau" in outcome.reason


def test_the_three_words_follow_from_the_routes(law):
    result = decide(law.on(law.horizon), {"status": "AufenthG § 22 Satz 2"}).programmes["integrationskurs"]
    assert {key: words(result)[key] for key in ("anspruch", "zulassung", "verpflichtung")} == {
        "anspruch": "no",
        "zulassung": "possible",
        "verpflichtung": "no",
    }
