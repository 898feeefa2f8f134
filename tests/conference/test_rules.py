"""Every rule against its truth table and its own logic; where a rule and a stated result differ, it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.conference import load, rules
from anspruch.conference.rules import Tally, judge, outcome, possible
from anspruch.language.errors import InputError

RULES = rules.load()
RECORD = load()
# yes, no, abstention, absent -> r13, r9, rcast, runan, rconsent; an outside table, 22 November 2026
TRUTH = [
    ((16, 0, 0, 0), (True, True, True, True, True)),
    ((15, 1, 0, 0), (True, True, True, False, False)),
    ((13, 1, 2, 0), (True, True, True, False, False)),
    ((13, 0, 3, 0), (True, True, True, True, False)),
    ((12, 0, 4, 0), (False, True, True, True, False)),
    ((9, 7, 0, 0), (False, True, True, False, False)),
    ((8, 2, 6, 0), (False, False, True, False, False)),
    ((8, 8, 0, 0), (False, False, False, False, False)),
    ((12, 0, 0, 4), (False, True, True, True, False)),
    ((0, 0, 16, 0), (False, False, False, None, False)),  # no vote was cast: unanimity says nothing
]


@st.composite
def tallies(draw, members=16):
    first = draw(st.integers(0, members))
    second = draw(st.integers(0, members - first))
    third = draw(st.integers(0, members - first - second))
    return Tally(first, second, third, members - first - second - third)


PROFILES = st.sampled_from(sorted(RULES.profiles)).map(RULES.profiles.get)


@pytest.mark.parametrize(("counts", "expected"), TRUTH)
def test_the_truth_table_holds(counts, expected):
    assert tuple(outcome(Tally(*counts), profile) for profile in RULES.profiles.values()) == expected
    assert list(RULES.profiles) == ["r13", "r9", "rcast", "runan", "rconsent"]


@given(tallies(), PROFILES)
def test_a_further_yes_never_loses_a_vote(tally, profile):
    if outcome(tally, profile) and tally.nein:
        assert outcome(tally._replace(ja=tally.ja + 1, nein=tally.nein - 1), profile)
    if outcome(tally, profile) and tally.enthaltung:
        assert outcome(tally._replace(ja=tally.ja + 1, enthaltung=tally.enthaltung - 1), profile)


@given(tallies())
def test_the_stricter_rule_implies_the_milder(tally):
    r13, r9, rcast, runan, rconsent = (outcome(tally, profile) for profile in RULES.profiles.values())
    assert not rconsent or (r13 and runan)
    assert not r13 or r9
    assert not r9 or rcast  # nine of sixteen is more than half of any votes cast
    assert not runan or rcast


@given(tallies(), PROFILES)
def test_abstention_and_absence_count_as_the_rule_says(tally, profile):
    if profile.abstention == profile.absent:
        moved = tally._replace(enthaltung=tally.abwesend, abwesend=tally.enthaltung)
        assert outcome(tally, profile) == outcome(moved, profile)


@given(st.tuples(*[st.integers(0, 20)] * 4).filter(lambda counts: sum(counts) > 16), PROFILES)
def test_more_votes_than_members_are_refused(counts, profile):
    with pytest.raises(InputError, match="16 Mitgliedern"):
        outcome(Tally(*counts), profile)


def test_the_majority_is_assumed_and_says_so():
    held = RULES.on(RECORD.conference(19).day)
    assert held.assumed
    assert held.profile.id == "r13"
    assert (held.profile.yes_min, held.profile.members) == (13, 16)
    assert held.certainty == "C"
    assert "nicht belegt" in held.says["de"]
    assert [one.assumed for one in judge(RECORD.paper("intmk-19-leitantrag"), day=RECORD.conference(19).day)] == [True, False, False, False, False]


@pytest.mark.parametrize(
    ("paper", "tally"),
    [("intmk-12-einwanderungsgesetz", (13, 1, 2)), ("intmk-12-dreipluszwei", (15, 1, 0)), ("intmk-19-leitantrag", (15, 1, 0))],
)
def test_counted_votes_come_out_as_the_sources_say(paper, tally):
    found = RECORD.paper(paper)
    assert found.vote.tally == tally
    by_rule = {one.profile.id: one for one in judge(found)}
    assert found.status == "adopted"
    assert all(by_rule[name].outcome and by_rule[name].agrees for name in ("r13", "r9", "rcast"))
    assert by_rule["runan"].outcome is False
    assert by_rule["runan"].agrees is False  # the rule is refuted by what was stated, and that is said


@pytest.mark.parametrize("paper", ["intmk-06-kommunalwahlrecht", "intmk-06-optionspflicht"])
def test_without_counts_no_rule_claims_to_know(paper):
    found = RECORD.paper(paper)
    assert found.status == "not_adopted"
    assert found.vote.label.value == "ohne_mehrheit"
    assert all(one.outcome is None and one.agrees is None for one in judge(found))


def test_unanimous_settles_only_what_it_settles():
    by_rule = {one.profile.id: one.outcome for one in judge(RECORD.paper("intmk-19-sprachbildung"))}
    assert by_rule == {"r13": None, "r9": None, "rcast": True, "runan": True, "rconsent": None}
    assert all(tally.nein == 0 for tally in possible(RECORD.paper("intmk-19-sprachbildung").vote, 16))


def test_the_evidence_is_that_of_the_record_and_refutes_unanimity():
    lowest = min(paper.vote.tally[0] for name, adopted in RULES.evidence.items() if adopted and (paper := RECORD.paper(name)).vote.tally)
    assert lowest == 13
    for name, adopted in RULES.evidence.items():
        assert (RECORD.paper(name).status == "adopted") is adopted
    assert any(one.profile.id == "runan" and one.agrees is False for name in RULES.evidence for one in judge(RECORD.paper(name)))
