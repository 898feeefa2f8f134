"""The states of a motion: one table, every state in reach, nothing but what the table allows."""

import pytest

from anspruch.conference import load, states
from anspruch.language.errors import InputError, LawError

TABLE = states.load()


def test_every_state_is_reached_from_a_draft():
    reached, stack = set(), ["entwurf"]
    while stack:
        state = stack.pop()
        if state not in reached:
            reached.add(state)
            stack += [step.target for step in TABLE.after(state)]
    assert reached == set(TABLE.states)


def test_a_motion_can_go_all_the_way():
    way = """in_abstimmung amtschef, eingereicht minister, angemeldet geschaeftsstelle, vorberaten_gruen vorsitz, aufgesetzt vorsitz, beraten vorsitz,
        beschlossen vorsitz, protokolliert geschaeftsstelle, freigegeben vorsitz, uebermittelt geschaeftsstelle, verfolgt geschaeftsstelle,
        nicht rechnung, erfuellt rechnung"""
    state = "entwurf"
    for target, by in map(str.split, way.split(",")):
        state = TABLE.moved(state, target, by)
    assert state == "erfuellt"


def test_any_land_takes_an_item_off_the_list_without_a_reason():
    assert TABLE.moved("vorberaten_gruen", "vorberaten_strittig", "land") == "vorberaten_strittig"


def test_until_it_is_debated_it_can_be_withdrawn_and_not_after():
    before = {step.source for step in TABLE.transitions if step.target == "zurueckgezogen"}
    assert {"entwurf", "in_abstimmung", "eingereicht", "angemeldet", "vorberaten_gruen", "vorberaten_strittig", "aufgesetzt", "beraten"} == before
    with pytest.raises(InputError, match="wird nicht"):
        TABLE.moved("beschlossen", "zurueckgezogen", "minister")


def test_roles_and_reasons_are_asked_for():
    with pytest.raises(InputError, match="vollzieht vorsitz, nicht minister"):
        TABLE.moved("beraten", "beschlossen", "minister")
    with pytest.raises(InputError, match="ein Grund"):
        TABLE.moved("protokolliert", "nicht_freigegeben", "vorsitz")
    assert TABLE.moved("protokolliert", "nicht_freigegeben", "vorsitz", "Widerspruch eines Landes") == "nicht_freigegeben"
    with pytest.raises(InputError, match="gibt es nicht"):
        TABLE.after("irgendwo")


def test_nothing_is_public_before_release():
    public = {state.name for state in TABLE.states.values() if state.public}
    assert all(step.target != "freigegeben" or step.source == "protokolliert" for step in TABLE.transitions)
    assert not any(step.target in public and step.source not in public and step.target != "freigegeben" for step in TABLE.transitions)


def test_the_public_record_is_in_known_states_only():
    found = {paper.status: TABLE.of(paper.status) for paper in load().papers.values()}
    assert found["adopted"].name == "beschlossen"
    assert found["result_unknown"] is None


def test_a_table_with_a_dead_end_is_refused():
    raw = {"states": [{"name": "a", "title": {"de": "A", "en": "A"}}], "transitions": [{"from": "a", "to": "a", "by": ["land"]}]}
    assert states.read(raw, "x").states
    raw["states"].append({"name": "b", "title": {"de": "B", "en": "B"}})
    with pytest.raises(LawError, match="entweder ein Ende"):
        states.read(raw, "x")
