"""What became of a demand comes out by proof, and agrees with what a person read off the texts of the law (outside.yaml)."""

import re
from datetime import date
from pathlib import Path

import pytest

from anspruch.conference import followup, load, words
from anspruch.conference.draft import draft
from anspruch.conference.followup import file
from anspruch.conference.followup.marks import part, together
from anspruch.conference.followup.practice import practised
from anspruch.conference.followup.proof import Proof, Stretch
from anspruch.conference.opendata import plain
from anspruch.language.errors import LawError
from anspruch.motion import find, moved
from anspruch.readings.decide import decide
from anspruch.statute import yaml12
from anspruch.statute.loader import load as load_law

LAW = load_law()
RECORD = load()
FOLLOW_UP = followup.load()
PROOF = followup.proof(LAW)
TODAY = date(2026, 11, 22)
OUTSIDE = {one["id"]: one for one in yaml12.read(Path(__file__).parent / "outside.yaml")["entries"]}
CASES = [(entry, demand) for entry in OUTSIDE.values() for demand in entry.get("demands", ())]
STATEMENTS = [(entry, name) for entry in OUTSIDE.values() for name in entry.get("statements", ())]


def marked(demand, day=TODAY):
    return followup.marks(demand, day, FOLLOW_UP, PROOF)


@pytest.mark.parametrize(("entry", "demand"), CASES, ids=[f"{entry['id']}-{demand}" for entry, demand in CASES])
def test_every_demand_comes_out_as_a_person_read_it(entry, demand):
    found = marked(demand)
    assert found.text.computed
    assert found.text.mark == entry["status"]
    if "date" in entry:
        assert found.text.since == date.fromisoformat(entry["date"])
    if "in_month" in entry:
        assert found.text.since.isoformat().startswith(entry["in_month"])
        assert any(entry["act"] in basis.by for one in found.text.parts for stretch in one.history for basis in stretch.basis)
    if "on" in entry:
        assert marked(demand, date.fromisoformat(entry["on"])).text.mark == entry["status"]


@pytest.mark.parametrize(("entry", "name"), STATEMENTS, ids=[f"{entry['id']}-{name}" for entry, name in STATEMENTS])
def test_every_statement_turns_on_the_day_a_person_read(entry, name):
    history = PROOF.history(FOLLOW_UP.statements[name])
    if "status_then" in entry:
        assert (date.fromisoformat(entry["date"]), entry["status_then"]) in [(one.since, one.mark) for one in history]
    else:
        assert history[-1].mark == entry["status"]
    if "date" in entry and "status" in entry:
        assert history[-1].since == date.fromisoformat(entry["date"])
        assert history[-1].certainty == "verified"
        assert [one.cite for one in history[-1].basis] == ["AufenthG § 44 Abs. 4 Satz 2 Nr. 1"]


def test_met_in_text_and_suspended_in_practice():
    later = OUTSIDE["f-2022"]["later"]
    for demand in OUTSIDE["f-2022"]["demands"]:
        over_time = {one.since: one.verdict for one in followup.stretches(demand, FOLLOW_UP, PROOF, TODAY)}
        assert over_time[date.fromisoformat(later["date"])] == later["verdict"]
        before, stopped, last_day = marked(demand, date(2023, 1, 3)), marked(demand, date(2026, 6, 1)), marked(demand, date(2026, 7, 28))
        assert before.verdict == "met"
        assert stopped.verdict == last_day.verdict == "met_in_text_suspended_in_practice"
        assert (stopped.text.mark, stopped.practice.mark, stopped.practice.since) == ("met", "suspended", date(2026, 2, 9))


def test_where_practice_is_not_known_any_more_the_last_known_is_named():
    for demand in OUTSIDE["f-2022"]["demands"]:
        now = marked(demand)  # no source after July 2026
        assert (now.text.mark, now.practice.mark, now.practice.since) == ("met", "unknown", date(2026, 7, 29))
        assert (now.practice.last.mark, now.practice.last.since) == ("suspended", date(2026, 2, 9))
        assert now.verdict == followup.stretches(demand, FOLLOW_UP, PROOF, TODAY)[-1].verdict == "met_in_text_last_suspended_in_practice"
        told = plain.marks(RECORD, now)["practice"]
        assert (told["last"]["mark"], told["last"]["since"], told["by"]) == ("suspended", "2026-02-09", None)
        said = words.verdict(now.verdict, "de"), words.practised(now.practice, "de")
        assert said == (
            "erfüllt im Text, in der Praxis zuletzt ausgesetzt; ob noch, ist nicht bekannt",
            "zuletzt bekannt: ausgesetzt, seit 9. Februar 2026; ob noch, ist nicht bekannt seit 29. Juli 2026",
        )


def test_evidence_has_no_end_that_no_source_gives():
    ends = {one.name: one.until for followed in FOLLOW_UP.demands.values() for one in followed.evidence if one.until}
    assert ends == {"laenderliste": "2022-12-30", "laenderliste_afghanistan": "2022-12-30"}  # the day before the statute made the list pointless


def test_a_day_no_source_gives_is_marked_and_has_its_evidence():
    for demand in OUTSIDE["f-2022"]["demands"]:
        days = {one.since: one.exact for one in followup.stretches(demand, FOLLOW_UP, PROOF, TODAY)}
        assert (days[date(2025, 12, 1)], days[date(2026, 2, 9)]) == (False, True)
        assert "stau_2025" in [one.name for one in marked(demand).evidence if one.since == "2025-12~"]
        assert "der genaue Tag ist nicht belegt" in words.practised(marked(demand, date(2026, 1, 5)).practice, "de")
    assert words.moment("2025-12~", "de") == "etwa Dezember 2025"


def test_where_the_text_gives_nothing_there_is_no_practice_of_it():
    found = marked("intmk-12-integrationskurse/d2")
    assert (found.text.mark, found.practice.mark, found.practice.note) == ("not", "none", {})
    assert marked("intmk-19-ortskraefte/d1").practice.last.mark == "suspended"  # not met, but admission stands open meanwhile


def test_what_no_source_says_of_practice_is_not_claimed():
    for day in (date(2024, 6, 1), date(2010, 1, 1), date(2025, 11, 30)):
        found = marked("intmk-19-sprachbildung/d1", day).practice  # of a route, whatever the text gives
        assert (found.mark, found.since, found.by) == ("unrestricted", None, "")
    assert words.practised(marked("intmk-15-umlauf-zugang/d2", date(2024, 6, 1)).practice, "de") == "keine Einschränkung bekannt"
    assert not any(
        "seit" in words.practised(marked("intmk-15-umlauf-zugang/d2", day).practice, "de") for day in LAW.changes if day < date(2025, 12, 1)
    )
    over_time = followup.practices("intmk-15-umlauf-zugang/d2", FOLLOW_UP, PROOF, TODAY)
    assert [(one.mark, one.since, one.exact) for one in over_time] == [
        ("congested", date(2025, 12, 1), False), ("suspended", date(2026, 2, 9), True), ("unknown", date(2026, 7, 29), True),
    ]  # fmt: skip


def test_no_practice_is_older_than_what_the_text_gives():
    followed = FOLLOW_UP.demands["intmk-12-integrationskurse/d1"]
    begun = date(2026, 5, 1)  # as if the text had given something only then, while admission was suspended
    found = practised(followed, date(2026, 6, 1), LAW.on(date(2026, 6, 1)), [[Stretch(LAW.first_day, "not", ()), Stretch(begun, "met", ())]])
    assert (found.mark, found.since) == ("suspended", begun)
    assert practised(followed, date(2026, 6, 1), LAW.on(date(2026, 6, 1)), [[Stretch(LAW.first_day, "not", ())]]) == practised(
        followed, begun, LAW.on(begun), [[Stretch(begun, "not", ())]]
    )


@pytest.mark.parametrize(("demand", "before"), [("intmk-19-sprachbildung/d1", False), ("intmk-20-finanzierung/d1", True)])
def test_money_begins_with_its_evidence_and_says_what_is_not_exact_or_came_before(demand, before):
    made = RECORD.made(RECORD.demands[demand])
    told = followup.stretches(demand, FOLLOW_UP, PROOF, TODAY, made)
    assert [one for one in told if one.verdict == "money_partly"] == [(date(2025, 1, 1), "money_partly", False, before)]


def test_a_verdict_changes_on_the_day_of_its_evidence_and_has_a_line_of_its_own():
    for name, followed in FOLLOW_UP.demands.items():
        told = followup.stretches(name, FOLLOW_UP, PROOF, TODAY)
        for day in [one.first_day for one in followed.evidence] + [TODAY]:
            now = [one for one in told if one.since <= day]
            if now:
                assert now[-1].verdict == marked(name, day).verdict


def test_no_evidence_speaks_of_days_after_its_own():
    for followed in FOLLOW_UP.demands.values():
        for one in followed.evidence:
            later = [int(year) for year in re.findall(r"\b(20\d\d)\b", one.says["de"]) if int(year) > one.first_day.year]
            assert not later, one.name
    on_first_day = marked("intmk-12-integrationskurse/d1", date(2015, 10, 24)).evidence
    assert [one.name for one in on_first_day] == ["laenderliste"]


def test_no_mark_begins_before_the_statement_can_apply():
    day = date(2019, 8, 1)
    found = marked("intmk-15-umlauf-zugang/d1", date(2021, 1, 1))
    assert (found.text.mark, found.text.since) == ("partly", day)
    history = PROOF.history(FOLLOW_UP.statements["gestattete_nach_stichtag"])
    assert [(one.since, one.mark) for one in history] == [(LAW.first_day, "nobody"), (day, "partly"), (date(2022, 12, 31), "met")]
    told = followup.stretches("intmk-15-umlauf-zugang/d1", FOLLOW_UP, PROOF, TODAY)
    assert [one.since for one in told][:2] == [day, date(2022, 12, 31)]


def test_courses_for_work_are_computed_as_all_else():
    begun, all_of_them = date(2016, 7, 1), date(2022, 12, 31)
    seekers = PROOF.history(FOLLOW_UP.statements["gestattete_berufssprachkurs"])
    assert [(one.since, one.mark) for one in seekers] == [(LAW.first_day, "nobody"), (begun, "partly"), (all_of_them, "met")]
    both = PROOF.history(FOLLOW_UP.statements["geduldete_in_beiden_kursen"])
    assert [(one.since, one.mark) for one in both] == [(LAW.first_day, "nobody"), (begun, "met"), (date(2019, 8, 1), "partly")]
    cites = {one.cite for one in both[-1].basis}  # by which more are meant, not what lets anybody in
    assert "DeuFöV § 4 Abs. 1 Satz 2 Nr. 2" in cites
    assert not any(cite.startswith("AufenthG § 44 ") for cite in cites)
    for demand in ("intmk-13-top-2.10/d2", "intmk-14-sprachfoerderung/d2"):
        assert followup.stretches(demand, FOLLOW_UP, PROOF, TODAY)[0] == (begun, "partly", True, False)
    assert not any(one.kind == "text" for followed in FOLLOW_UP.demands.values() for one in followed.evidence)


def test_the_day_before_it_was_not_so():
    for name in OUTSIDE["f-2022"]["statements"]:
        assert PROOF.mark(FOLLOW_UP.statements[name], date(2022, 12, 30)) == "partly"
        assert PROOF.mark(FOLLOW_UP.statements[name], date(2022, 12, 31)) == "met"


def test_every_statement_has_a_mark_on_every_day_of_the_law():
    for statement in FOLLOW_UP.statements.values():
        for day in LAW.changes:
            begun = statement.since is None or day >= statement.since
            assert PROOF.mark(statement, day) in (("met", "partly", "not") if begun else ("nobody",))


def seeker(**facts):
    return {
        "status": "AsylG § 55", "staatsangehoerigkeit": "IN", "einreise_am": "2021-05-01", "gestattet_seit": "2021-05-02",
        "sicherer_herkunftsstaat": False, "integrationskurs_besucht": False, **facts,
    }  # fmt: skip


@pytest.mark.parametrize("day", [one for one in LAW.changes if one >= date(2021, 6, 1)])
@pytest.mark.parametrize("country", ["IN", "SY", "TR"])
def test_decide_finds_of_single_persons_what_is_proved_of_all(day, country):
    """Another engine: where the proof says all, each is let in; where it says none, nobody is."""
    decision = decide(LAW.on(day), seeker(staatsangehoerigkeit=country))
    state = decision.state(LAW.routes["zulassung_bamf"])
    mark = PROOF.mark(FOLLOW_UP.statements["gestattete"], day)
    assert mark == "partly" or (state in ("possible", "suspended", "open")) == (mark == "met")
    tolerated = decide(LAW.on(day), {"status": "AufenthG § 60a Abs. 2 Satz 1", "erwerbstaetigkeit_erlaubt": True, "integrationskurs_besucht": False})
    assert PROOF.mark(FOLLOW_UP.statements["weitere_geduldete"], day) == "not"
    assert tolerated.state(LAW.routes["zulassung_bamf"]) in ("closed", "undecided")


@pytest.mark.slow
def test_a_law_that_follows_the_motion_meets_the_demand_from_that_day_on():
    statement = FOLLOW_UP.statements["ortskraefte"]
    day = date(2025, 3, 1)
    followed = Proof(moved(find("ortskraefte"), LAW, statement.choose, day).after, [statement], LAW)
    assert [(one.since, one.mark) for one in followed.history(statement)] == [(LAW.first_day, "not"), (day, "met")]
    assert followed.history(statement)[-1].basis[0].by == find("ortskraefte").title["de"]


def test_a_law_that_follows_in_part_meets_it_in_part():
    statement = FOLLOW_UP.statements["ortskraefte"]
    narrower = moved(find("ortskraefte"), LAW, {"kreis": "ortskraefte"}, date(2025, 3, 1)).after
    assert Proof(narrower, [statement], LAW).mark(statement, date(2025, 6, 1)) == "partly"
    wider = moved(find("ortskraefte"), LAW, {"kreis": "paragraph_22"}, date(2025, 3, 1)).after
    assert Proof(wider, [statement], LAW).mark(statement, date(2025, 6, 1)) == "met"


def test_the_courses_in_the_statute_would_be_seen():
    statement = FOLLOW_UP.statements["erstorientierung"]
    after = moved(find("erstorientierungskurs"), LAW, {}, date(2025, 3, 1)).after
    assert Proof(after, [statement], LAW).mark(statement, date(2025, 3, 1)) == "met"


def test_an_unknown_wording_leaves_the_mark_open():
    raw = {"whoever": 'titel in ["§ 23 Abs. 2"] and dauerhafter_aufenthalt', "routes": ["anspruch_aufenthg_44"], "state": "open"}
    entry = {"name": "probe", "says": {"de": "x", "en": "x"}, **raw}
    statement = file.read({"statements": [entry], "demands": [{"demand": "intmk-08-deutschkurse/d1"}]}, RECORD, "x").statements["probe"]
    assert Proof(LAW, [statement]).mark(statement, date(2006, 1, 1)) in ("open", "not")


def test_parts_together_are_no_better_than_the_worst_and_no_worse_than_the_best():
    assert together(["met", "met"]) == "met"
    assert together(["not", "not"]) == "not"
    assert together(["met", "not"]) == together(["partly", "not"]) == together(["met", "partly"]) == "partly"
    assert together(["met", "nobody"]) == "met"
    assert together(["met", "open"]) == "open"


def test_money_replies_and_readings_are_entered_not_computed():
    money = marked("intmk-19-sprachbildung/d1")
    assert (money.text.mark, money.money, money.reply, money.verdict) == ("none", "partly", "answered", "money_partly")
    assert marked("intmk-19-sprachbildung/d1", date(2024, 4, 1)).money == "none"
    entered = file.Evidence("gelesen", "text", "2026-08-19", "", "partly", {}, "A", ())
    name = "intmk-14-sprachfoerderung/d2"
    told = FOLLOW_UP._replace(demands={name: file.Followed(name, (), {}, (entered,), (), ())})
    assert [one.since for one in followup.stretches(name, told, PROOF, TODAY)] == [date(2026, 8, 19)]
    read = followup.marks(name, TODAY, told, PROOF)
    assert (read.text.mark, read.text.computed) == ("partly", False)
    assert marked("intmk-20-leitantrag/d1").verdict == "none"
    assert marked("intmk-09-integrationskurse/d2").text.why["de"]


def test_the_way_through_the_bundesrat_stands_with_the_demand():
    earlier = FOLLOW_UP.elsewhere[FOLLOW_UP.demands["intmk-19-ortskraefte/d1"].before[0]]
    assert earlier.day == date(2013, 12, 19)
    assert part(earlier.statement, TODAY, PROOF).mark == OUTSIDE["f-2013-br"]["status"] == "not"
    assert earlier.evidence[0].mark == "refused"


def spoiled(change):
    raw = yaml12.read(Path(file.RECORD) / file.FILE)
    change(raw)
    return raw


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda raw: raw["demands"][0].update(demand="intmk-99/d1"), "intmk-99/d1"),
        (lambda raw: raw["demands"][0].update(statements=["gestattte"]), "gestattete"),
        (lambda raw: raw["demands"][0].update(reply=["stopp_2026"]), "Beleg für practice, nicht für reply"),
        (lambda raw: raw["evidence"][0].update(sources=["nowhere"]), "nowhere"),
        (lambda raw: raw["evidence"][0].update(since="bald"), "kein Tag, Monat oder Jahr"),
        (lambda raw: raw["statements"][0].update(motion="ortskraefte"), "entweder whoever oder"),
    ],
)
def test_a_follow_up_that_does_not_fit_is_refused(change, said):
    with pytest.raises(LawError, match=said):
        file.read(spoiled(change), RECORD, "followup.yaml")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda raw: raw["statements"][0].update(whoever="aufenthaltsgestatung"), "aufenthaltsgestattung"),
        (lambda raw: raw["statements"][0].update(routes=["zulassung"]), "Weg „zulassung“"),
    ],
)
def test_a_statement_the_law_does_not_understand_is_refused(change, said):
    found = file.read(spoiled(change), RECORD, "followup.yaml")
    with pytest.raises(LawError, match=said):
        Proof(LAW, tuple(found.statements.values()))


def test_a_motion_meets_the_law_and_is_frozen_with_it():
    for paper in RECORD.papers.values():
        found = draft(paper, LAW)
        assert (found is None) == (not paper.motion)
        if found:
            assert found.without == LAW.fingerprint != found.with_it
            named = {statement.motion for demand in paper.demands for statement in statements_of(demand.id) if statement.motion}
            assert named == {paper.motion}  # what is followed up is the draft the paper carries


def statements_of(demand):
    followed = FOLLOW_UP.demands.get(demand)
    return followed.statements if followed else ()
