"""The record as it comes: whole, with the totals of the files it was gathered in; what is not known is not known."""

import copy
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from anspruch.conference import frozen, load, norms, votes
from anspruch.conference.agenda import in_order, key
from anspruch.conference.files import load as files
from anspruch.conference.known import CERTAINTY, SURE
from anspruch.conference.opendata import plain
from anspruch.conference.papers import sheets
from anspruch.language.errors import InputError, LawError
from anspruch.motion import find

RECORD = load()
ROTATION = ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"]


def test_the_totals_are_those_of_the_gathered_files():
    assert len(RECORD.conferences) == 21
    assert len(RECORD.papers) == 81
    assert len(RECORD.demands) == 92
    assert Counter(paper.certainty for paper in RECORD.papers.values()) == {"A": 47, "B": 31, "C": 2, "U": 1}
    assert Counter(paper.status for paper in RECORD.papers.values()) == {"adopted": 60, "listed": 11, "result_unknown": 7, "not_adopted": 3}
    assert Counter(paper.conference for paper in RECORD.papers.values()) == {
        3: 1, 4: 3, 6: 5, 7: 2, 8: 1, 9: 3, 10: 4, 11: 2, 12: 4, 13: 14, 14: 5, 15: 4, 16: 10, 17: 4, 18: 7, 19: 7, 20: 5
    }  # fmt: skip
    assert len(RECORD.mandates) == 18


def test_a_second_reading_changes_nothing():
    first, second = files.build(files.raw()), files.build(files.raw())
    assert first.papers == second.papers == RECORD.papers
    assert first.conferences == second.conferences


def test_from_the_fourth_on_the_chair_goes_round_by_the_name_of_the_land():
    assert list(RECORD.body.laender) == ROTATION
    chairs = [RECORD.conferences[number].chair.land.value for number in range(4, 22)]
    places = [ROTATION.index(land) for land in chairs]
    assert all((first + 1) % 16 == second for first, second in pairwise(places))
    assert RECORD.next_term.value.land.value == ROTATION[(places[-1] + 1) % 16] == "RP"
    assert RECORD.next_term.certainty == "C"


def test_the_nineteenth_is_as_the_ministries_say():
    one = RECORD.conference(19)
    assert tuple(one.days.value) == (date(2024, 3, 20), date(2024, 3, 21))
    assert (one.place.value, one.chair.land.value, one.motto.value) == ("Rostock", "MV", "Miteinander wachsen")
    assert RECORD.paper("intmk-19-ortskraefte").movers.lead.value == "BW"
    assert RECORD.paper("intmk-19-sprachbildung").vote.label.value == "einstimmig"
    assert {paper.motion for paper in RECORD.of(19)} == {"", "ortskraefte", "erstorientierungskurs"}


def test_a_motion_with_a_draft_names_the_movers_of_the_draft():
    for paper in RECORD.papers.values():
        if paper.motion:
            drafted = {land.removeprefix("DE-") for land in find(paper.motion).movers}
            assert drafted <= {*paper.movers.laender, *paper.supporters.laender}


def test_what_is_not_known_is_neither_zero_nor_no():
    second = RECORD.conference(2)
    assert (second.days.value, second.place.value, second.chair.land.value, second.form) == (None, None, None, "")
    paper = RECORD.paper("intmk-19-ortskraefte")
    assert paper.vote.tally is None
    assert set(votes.by_land(paper, RECORD.body.laender).values()) == {votes.Cast(None, votes.UNKNOWN)}
    assert paper.statements.value is None


def test_known_inferred_and_unknown_votes_are_three_things():
    paper = RECORD.paper("intmk-12-einwanderungsgesetz")
    casts = votes.by_land(paper, RECORD.body.laender)
    assert {land: casts[land] for land in ("BY", "HE", "SL")} == {
        "BY": ("nein", "known"),
        "HE": ("enthaltung", "known"),
        "SL": ("enthaltung", "known"),
    }
    assert casts["BW"] == ("ja", "inferred")
    assert votes.told_apart(paper, RECORD.body.laender) == {"known": 3, "inferred": 13, "unknown": 0}
    lead = votes.by_land(RECORD.paper("intmk-19-leitantrag"), RECORD.body.laender)
    assert (lead["BW"], lead["BY"]) == (("ja", "inferred"), ("nein", "inferred"))  # no source prints the tally


def test_to_move_is_not_to_vote():
    paper = RECORD.paper("intmk-07-top-2.1")
    assert len(paper.movers.laender) == 16
    assert votes.told_apart(paper, RECORD.body.laender)["unknown"] == 16  # unanimous may hide abstentions


@pytest.mark.parametrize("paper", RECORD.papers.values(), ids=list(RECORD.papers))
def test_everything_shown_is_said_in_both_languages_and_sourced(paper):
    assert paper.sources
    assert paper.certainty in CERTAINTY
    said = [paper.subject, *(demand.says for demand in paper.demands), *(one.says for one in paper.statements.value or ())]
    said += [note for note in (paper.note, paper.response, paper.movers.note, paper.vote.note) if note]
    for texts in said:
        assert texts["de"]
        assert texts["en"]
        assert "??" not in (*texts.values(),)


def test_agenda_numbers_are_strings_with_gaps():
    assert [paper.top for paper in in_order(RECORD.of(13)) if paper.top] == [
        "1",
        "2.1",
        "2.2",
        "2.3",
        "2.4",
        "2.6",
        "2.7",
        "2.8",
        "2.9b",
        "2.10",
        "2.11",
    ]
    assert in_order(RECORD.of(16))[0].top == "A3"
    assert sorted(["2.10", "2.9b", "2.9", "10", "2", "A3"], key=key) == ["A3", "2", "2.9", "2.9b", "2.10", "10"]


def test_what_is_adopted_is_frozen_and_a_changed_word_is_found():
    raw = files.raw()
    adopted = {paper.id for paper in RECORD.papers.values() if paper.status == "adopted"}
    assert set(raw["frozen.yaml"]["frozen"]) == adopted
    changed = copy.deepcopy(raw)
    paper = next(one for one in changed["papers/19.yaml"]["papers"] if one["id"] == "intmk-19-ortskraefte")
    paper["demands"][0]["says"]["de"] += " Vielleicht."
    with pytest.raises(LawError, match="eingefrorene"):
        files.build(changed)
    paper["demands"][0]["says"] = {**raw["papers/19.yaml"]["papers"][3]["demands"][0]["says"], "en": "Another translation."}
    assert files.build(changed).papers[paper["id"]].demands[0].says["en"] == "Another translation."  # ours, not the conference's
    assert frozen.fingerprint(RECORD.paper("intmk-19-ortskraefte")) == raw["frozen.yaml"]["frozen"]["intmk-19-ortskraefte"]


def test_a_wrong_name_gets_the_nearest_right_one():
    with pytest.raises(InputError, match="intmk-19-ortskraefte"):
        RECORD.paper("intmk-19-ortskraft")
    with pytest.raises(InputError, match=r"1\. bis 21\."):
        RECORD.conference(30)
    with pytest.raises(InputError, match="BW, BY"):
        RECORD.land("XX")
    assert RECORD.land("de-bw") == "BW"


def test_doubtful_facts_say_so():
    assert RECORD.conference(11).days.certainty == "R"
    assert RECORD.conference(8).chair.persons[0].certainty == "R"
    assert RECORD.paper("intmk-19-leitantrag-amendment-linksextremismus").certainty not in SURE


def test_terms_adjoin():
    for number in range(5, 21):
        end, start = RECORD.conference(number).term.end, RECORD.conference(number + 1).term.start
        assert (end is None) == (start is None)
        assert end is None or start - end == timedelta(days=1)
    assert RECORD.conference(16).term.end == date(2021, 6, 30)


def test_supporters_that_are_all_but_some_must_fit_their_number():
    raw = copy.deepcopy(files.raw())
    side = next(one for one in raw["papers/19.yaml"]["papers"] if one["id"] == "intmk-19-leitantrag")["supporters"]
    side["count"] = 14
    with pytest.raises(LawError, match="Alle außer BY sind 15 Länder, gezählt sind 14"):
        files.build(raw)


def test_whose_vote_follows_from_others_is_no_known_vote():
    """Baden-Württemberg says that it supported the lead motion; how it voted, no source says."""
    paper = load().papers["intmk-19-leitantrag"]
    casts = votes.by_land(paper, load().body.laender)
    assert {cast.how for cast in casts.values()} == {"inferred"}
    assert "BW" in paper.supporters.laender
    assert votes.with_statement(paper, paper.statements.value[0]) == ("nein", "inferred")
    told = str(sheets.sheet(load(), paper, "de"))
    assert "Dazu die Stimme: nein (erschlossen)." in told


def test_whoever_is_named_by_the_press_need_not_be_all():
    """Movers are complete only where the minutes or an official paper name them all."""
    whole = {paper.id for paper in RECORD.papers.values() if paper.movers.complete}
    assert whole == {"intmk-07-top-2.1", "intmk-12-top-2.1"}


def test_supporters_no_source_names_are_inferred():
    lead = RECORD.papers["intmk-19-leitantrag"]
    assert {land: votes.role_certainty(lead, "supported", land) for land in ("BW", "HE")} == {"BW": "A", "HE": "C"}
    assert lead in votes.roles(RECORD, "HE")["supported"]
    assert lead not in votes.roles(RECORD, "BY")["supported"]


def test_the_day_decides_which_term_is_the_current_one():
    later = RECORD.next_term.value
    assert (later.number, later.start) == (22, date(2026, 7, 1))
    assert (later.begun(date(2026, 6, 30)), later.begun(date(2026, 7, 1))) == (False, True)


def test_days_of_a_change_in_the_chair_are_from_the_press():
    changed = [person for one in RECORD.conferences.values() for person in one.chair.persons if person.since or person.until]
    assert {person.value: person.days_certainty for person in changed} == {
        **dict.fromkeys(("Armin Laschet", "Guntram Schneider", "Emilia Müller", "Joachim Herrmann"), "B"),
        **dict.fromkeys(("Susanna Karawanskij", "Ursula Nonnemacher", "Josefine Paul", "Verena Schäffer"), "B"),
        "Markus Gruber": "A",  # the minutes name him for the two days
    }


def test_of_whom_a_demand_asks_is_as_sure_as_of_its_paper():
    for name in ("intmk-19-anerkennungsberatung/d1", "intmk-19-sprachbildung/d1"):
        found = RECORD.addressed(RECORD.demands[name])
        assert found.value
        assert found.certainty == "C"
        assert plain.demand(RECORD, RECORD.demands[name])["addressees_certainty"] == "C"
    assert RECORD.addressed(RECORD.demands["intmk-19-ortskraefte/d1"]).certainty == "A"


def test_demands_on_a_part_of_a_provision_are_on_the_provision():
    def same(name):
        mine = RECORD.demands[name]
        return {one.id for one in RECORD.demands.values() if one != mine and norms.same(mine, one)}

    found = same("intmk-13-top-2.10/d1")  # § 44 Abs. 4 AufenthG
    assert {"intmk-15-umlauf-zugang/d1", "intmk-15-umlauf-zugang/d3", "intmk-09-integrationskurse/d1"} <= found
    assert "intmk-19-ortskraefte/d1" not in found
    assert "intmk-19-ortskraefte/d1" in same("intmk-09-integrationskurse/d1")  # § 44 Abs. 1 und 4
    assert same("intmk-14-sprachfoerderung/d2") == {"intmk-13-top-2.10/d2", "intmk-15-umlauf-zugang/d3"}  # § 4 DeuFöV
    assert all(norms.cited(one.norm) for one in RECORD.demands.values() if one.norm)
    for one in RECORD.demands.values():
        for other in RECORD.demands.values():
            assert norms.same(one, other) == norms.same(other, one)
