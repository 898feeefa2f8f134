"""The interface for programmes: what the command line says, in its own forms, and every error with a sentence that helps."""

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from anspruch.cases import shipped
from anspruch.cli import files
from anspruch.readings.decide import decide
from anspruch.readings.decide.document import document
from anspruch.web.api import answered, refused
from anspruch.web.api.asked import MOST_ENTRIES, Days, Entry, Listed, Moved, NextQuestion, OnDay, Why
from tests.cli.conftest import command  # noqa: F401  (a fixture)

STAFF = {"status": "AufenthG § 22 Satz 2", "titel_erteilt_am": "2023", "sprachniveau": "<B1", "bezieht_sgb2": True}
CASES = [case for path in shipped() for case in files.entries(path)]


def post(client, address, body, **options):
    text = body if isinstance(body, str) else json.dumps(body, default=str)
    return client.post(f"/api/v1/{address}", text, content_type="application/json", **options)


def is_problem(answer, status):
    """A problem of that status, with a sentence in both languages for each thing that is wrong."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    found = answer.json()
    answered.Problem.model_validate(found)
    assert found["status"] == status
    assert found["errors"]
    for error in found["errors"]:
        assert error["de"] != error["en"]
        assert len(error["de"]) > 20 < len(error["en"])
    return found["errors"]


def test_every_known_case_is_decided_as_by_the_command_line(client, law):
    for begin in range(0, len(CASES), MOST_ENTRIES):
        part = CASES[begin : begin + MOST_ENTRIES]
        asked = [
            {"id": str(case["id"]), "on": str(case["date"]), "facts": {key: said(value) for key, value in case["facts"].items()}} for case in part
        ]
        answers = post(client, "decide/batch", asked).json()
        for case, answer in zip(part, answers, strict=True):
            day = date.fromisoformat(str(case["date"]))
            expected = {"id": str(case["id"]), **document(decide(law.on(day), case["facts"]))}
            assert answer == json.loads(json.dumps(expected))


def said(value):
    """A fact as JSON can say it."""
    return value if isinstance(value, bool | int | float) or value is None else str(value)


def test_one_decision_is_to_the_letter_what_the_command_line_prints(client, command, tmp_path):  # noqa: F811
    path = tmp_path / "person.json"
    path.write_text(json.dumps(STAFF), encoding="utf-8")
    printed = command("decide", "--facts", str(path), "--on", "2024-03-21", "--law-day", "2026-01-01", "--json").out
    answer = post(client, "decide", {"id": "person", "facts": STAFF, "on": "2024-03-21", "law_day": "2026-01-01"})
    assert json.loads(printed) == answer.json()
    assert list(json.loads(printed)) == list(answer.json())


def test_states_alone_are_those_of_the_whole_answer(client):
    for case in CASES:
        asked = {"facts": {key: said(value) for key, value in case["facts"].items()}, "on": str(case["date"])}
        whole = post(client, "decide", asked).json()
        lean = answered.States.model_validate(post(client, "decide", {**asked, "detail": "states"}).json())
        assert lean.states == {one["name"]: {route["name"]: route["state"] for route in one["routes"]} for one in whole["programmes"]}


def test_reasons_are_given_for_every_way_that_is_decided_unless_one_programme_or_way_is_asked_for(client, command, tmp_path):  # noqa: F811
    path = tmp_path / "person.json"
    path.write_text(json.dumps(STAFF), encoding="utf-8")
    decided = {one["name"]: [way["name"] for way in one["routes"]] for one in post(client, "decide", {"facts": STAFF}).json()["programmes"]}
    explained = post(client, "explain", {"facts": STAFF}).json()["routes"]
    assert [(one["programme"], one["name"]) for one in explained] == [(name, way) for name, ways in decided.items() for way in ways]
    assert json.loads(command("explain", "--facts", path, "--json").out) == explained
    for programme, ways in decided.items():
        only = post(client, "explain", {"facts": STAFF, "programme": programme}).json()["routes"]
        assert [one["name"] for one in only] == ways
    (way,) = post(client, "explain", {"facts": {}, "route": "berufssprachkurs_jobcenter"}).json()["routes"]
    assert way["programme"] == "berufssprachkurs"


ANSWERS = [
    ("decide", {"facts": STAFF, "detail": "states", "id": "x"}, answered.States),
    ("decide", {"facts": STAFF}, answered.Document),
    ("decide", {"facts": {}, "id": 3, "programme": "orientierungskurs"}, answered.Document),
    ("explain", {"facts": STAFF, "on": "2024-03-21"}, answered.Explained),
    ("ask", {"facts": {}}, answered.Asked),
    ("ask", {"facts": STAFF, "asked": ["alter"], "programme": "integrationskurs"}, answered.Asked),
]


@pytest.mark.parametrize(("address", "body", "form"), ANSWERS)
def test_an_answer_has_the_form_that_is_described_and_names_its_law(client, address, body, form):
    assert_form(post(client, address, body), form)


def assert_form(answer, form):
    assert answer.status_code == 200, answer.text
    found = form.model_validate(answer.json())
    assert found.law
    assert found.verified_until
    assert answer.headers["Anspruch-Version"]


def test_a_list_has_the_form_that_is_described(client):
    answer = post(client, "decide/batch", [{"facts": STAFF}, {"facts": {"sprachniveau": "Z9"}, "id": "zwei"}]).json()
    TypeAdapter(list[answered.Document | answered.Undecided]).validate_python(answer)
    assert answer[0]["id"] == 1
    assert answer[1]["id"] == "zwei"
    assert answer[1]["error"]["field"] == "facts.sprachniveau"


def test_who_is_not_reached_in_time_is_said_to_be_so(client, monkeypatch):
    monkeypatch.setattr("anspruch.web.api.work.SECONDS", -1.0)
    answer = post(client, "decide/batch", [{"facts": {}, "id": "eins"}, {"facts": {}}]).json()
    assert [one["id"] for one in answer] == ["eins", 2]
    assert all("noch einmal" in one["error"]["de"] for one in answer)


@pytest.mark.parametrize("query", ["", "?on=2024-03-21"])
def test_the_law_has_the_form_that_is_described(client, law, query):
    whole = answered.Statutes.model_validate(client.get(f"/api/v1/law{query}").json())
    names = [one.name for statute in whole.statutes for one in statute.provisions]
    assert len(names) == len(set(names))
    assert query or set(names) == set(law.provisions)
    one = answered.Provisions.model_validate(client.get(f"/api/v1/law/AufenthG § 44 Abs. 4{query}").json())
    assert {provision.name for provision in one.provisions} <= set(names)


@pytest.mark.parametrize(
    ("line", "body"),
    [
        pytest.param(("compare", "2022-12-30", "2022-12-31"), {"before": "2022-12-30", "after": "2022-12-31"}, marks=pytest.mark.slow),
        (("motion", "proof", "ortskraefte", "--choose", "uebergang=mit"), {"motion": "ortskraefte", "choose": {"uebergang": "mit"}}),
    ],
)
def test_a_comparison_is_what_the_command_line_prints_and_has_the_form_that_is_described(client, command, line, body):  # noqa: F811
    answer = post(client, "compare", body)
    assert_form(answer, answered.Comparison)
    assert answer.json() == json.loads(command(*line, "--json").out)


BAD = [
    ("decide", " ", 400, ""),
    ("decide", "{", 400, ""),
    ("decide", "[" * 90000, 400, ""),
    ("decide", "[]", 422, ""),
    ("decide", {}, 422, "facts"),
    ("decide", {"facts": []}, 422, "facts"),
    ("decide", {"facts": {"sprachnivo": "A1"}}, 422, "facts.sprachnivo"),
    ("decide", {"facts": {"sprachniveau": "A9"}}, 422, "facts.sprachniveau"),
    ("decide", {"facts": {"sprachniveau": ["A1"]}}, 422, "facts.sprachniveau"),
    ("decide", {"facts": {"sprachniveau": "x" * 400}}, 422, "facts.sprachniveau"),
    ("decide", {"facts": {"alter": 20, "geburtsdatum": "1950-01-01"}}, 422, "facts"),
    ("decide", '{"facts": {"alter": NaN}}', 422, "facts.alter"),
    ("decide", {"facts": {}, "on": "21.3.2024"}, 422, "on"),
    ("decide", {"facts": {}, "date": "2024-03-21"}, 422, "date"),
    ("decide", {"facts": {"status": 5}}, 422, "facts.status"),
    ("decide", {"facts": {"alter": 500}}, 422, "facts.alter"),
    ("decide", {"facts": {"status": "Duldung"}}, 422, "facts.status"),
    ("decide", {"facts": {}, "on": "2024-02-30"}, 422, "on"),
    ("decide", {"facts": {}, "on": "1999-01-01"}, 422, "on"),
    ("decide", {"facts": {}, "law_day": "9999-01-01"}, 422, "law_day"),
    ("decide", {"facts": {}, "programme": "kurs"}, 422, "programme"),
    ("decide", {"facts": {}, "fact": {}}, 422, "fact"),
    ("decide", {"facts": {}, "id": 1.5}, 422, "id"),
    ("decide", {"facts": {}, "detail": "wenig"}, 422, "detail"),
    ("decide/batch", {"facts": {}}, 422, ""),
    ("decide/batch", [{"facts": {}}, {"facts": 3}], 422, "1.facts"),
    ("decide/batch", [{"facts": {}}] * (MOST_ENTRIES + 1), 422, ""),
    ("explain", {"facts": {}, "route": "weg"}, 422, "route"),
    ("explain", {"facts": {}, "route": "berufssprachkurs_jobcenter", "programme": "integrationskurs"}, 422, "route"),
    ("explain", {"facts": {}, "programme": "kurs"}, 422, "programme"),
    ("ask", {"facts": {}, "asked": ["nichts"]}, 422, "asked"),
    ("compare", {"before": "2022-12-30"}, 422, "after"),
    ("compare", {"before": "2022-12-30", "after": "heute"}, 422, "after"),
    ("compare", {"motion": "../law/facts.yaml"}, 422, "motion"),
    ("compare", {"motion": "ortskraefte", "choose": {"uebergang": "vielleicht"}}, 422, "choose"),
    ("compare", {"motion": "ortskraefte", "in_force": "1990-01-01"}, 422, "in_force"),
]


@pytest.mark.parametrize(("address", "body", "status", "field"), BAD, ids=str)
def test_what_cannot_be_used_is_said_with_its_field(client, address, body, status, field):
    assert [error["field"] for error in is_problem(post(client, address, body), status)] == [field]


@pytest.mark.parametrize(("field", "meant"), [("date", "on"), ("day", "on"), ("fact", "facts"), ("program", "programme"), ("law_days", "law_day")])
def test_a_field_that_is_none_is_answered_with_the_one_that_is_meant(client, field, meant):
    error = post(client, "decide", {"facts": {}, field: "2024-03-21"}).json()["errors"][0]
    assert f"„{meant}“" in error["de"]
    assert f"“{meant}”" in error["en"]


def test_fields_offered_are_fields():
    models = (Entry, Listed, Why, NextQuestion, Days, Moved, OnDay)
    assert set(refused._FIELDS) == {name for model in models for name in model.model_fields}


def test_a_status_is_read_as_on_the_card(client):
    card, cited = (
        post(client, "decide", {"facts": {"status": one}, "on": "2026-01-01"}).json() for one in ("§ 25 ABS. 2 AUFENTHG", "AufenthG § 25 Abs. 2")
    )
    assert card["programmes"] == cited["programmes"]


def test_addresses_methods_types_and_sizes_that_do_not_work_are_problems_too(client):
    is_problem(client.get("/api/v1/nirgends"), 404)
    is_problem(client.get("/api/v1/law/Nirgends § 1"), 404)
    assert is_problem(client.get("/api/v1/law?vom=2024-03-21"), 422)[0]["field"] == "vom"
    assert is_problem(client.get("/api/v1/law?on=gestern"), 422)[0]["field"] == "on"
    is_problem(client.post("/api/v1/decide", {"facts": "{}"}), 415)
    is_problem(client.post("/api/v1/law", {"facts": "{}"}), 405)
    is_problem(post(client, "decide", {"facts": {"status": "x" * 1_000_001}}), 413)
    answer = client.get("/api/v1/decide")
    is_problem(answer, 405)
    assert answer.headers["Allow"] == "POST"


def test_our_own_fault_says_so_and_nothing_else(client, monkeypatch):
    monkeypatch.setattr("anspruch.web.api.work.decided", lambda _: 1 / 0)
    error = is_problem(post(client, "decide", {"facts": STAFF}), 500)[0]
    assert "division" not in json.dumps(error)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.recursive(st.none() | st.booleans() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_no_body_breaks_it(client, body):
    for address in ("decide", "decide/batch", "explain", "ask", "compare"):
        answer = post(client, address, json.dumps(body))
        if answer.status_code != 200:
            is_problem(answer, 422)
        else:
            assert body == []


def test_the_description_names_every_fact(client, law):
    text = client.get("/api/openapi.json").json()
    assert text["openapi"].startswith("3.1")
    facts = text["components"]["schemas"]["Entry"]["properties"]["facts"]["properties"]
    assert set(facts) == set(law.vocabulary.facts)
    assert set(text["paths"]) == {f"/api/v1/{one}" for one in ("decide", "decide/batch", "explain", "ask", "compare", "law", "law/{provision}")}
    assert json.dumps(text).count("$ref") > 20
    assert all(ref in text["components"]["schemas"] for ref in references(text))


def references(part):
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"].rpartition("/")[2]
        for one in part.values():
            yield from references(one)
    elif isinstance(part, list):
        for one in part:
            yield from references(one)
