"""The law on a day, its fingerprint, other readings, and laws made from it."""

from datetime import date

from anspruch.language import tree
from anspruch.readings.decide import decide
from anspruch.readings.kleene import member
from anspruch.statute.loader import load


def test_the_version_of_the_day_is_given(law):
    provision = law.provisions["titel_zu_erwerbszwecken"]
    assert provision.on(date(2020, 2, 29)).since == date(2005, 1, 1)
    assert provision.on(date(2020, 3, 1)).since == date(2020, 3, 1)
    assert law.on(date(2016, 1, 1)).norm("pflicht_durch_asylblg_behoerde").body is tree.Const(False)


def test_a_fingerprint_identifies_a_state_of_the_law(law):
    again = load(cached=False)
    assert again.fingerprint == law.fingerprint
    assert law.read_as(erstmals_erteilt="erste_des_zwecks").fingerprint != law.fingerprint
    assert law.on(date(2024, 1, 1)).fingerprint != law.on(date(2024, 1, 2)).fingerprint


def test_an_amendment_gives_a_new_law_and_leaves_the_old_alone(law):
    day, facts = (
        date(2026, 11, 24),
        {
            "status": "AufenthG § 22 Satz 2",
            "titel_erteilt_am": "2026-06-01",
            "titel_gueltig_bis": "2029-06-01",
            "sprachniveau": "A1",
            "schulische_ausbildung": False,
            "geringer_integrationsbedarf": False,
            "integrationskurs_besucht": False,
        },
    )
    old = law.provisions["titel_nach_aufnahmeanordnung"]
    wider = law.vocabulary.status("AufenthG § 22 Satz 2")
    last = old.versions[-1]
    body = tree.Member("titel", (*last.body.options, wider), "")
    amended = law.replaced({old.name: old._replace(versions=(*old.versions[:-1], last._replace(body=body)))})
    assert decide(amended.on(day), facts).programmes["integrationskurs"].best == "anspruch"
    assert decide(law.on(day), facts).programmes["integrationskurs"].best == "ermessen"
    assert amended.fingerprint != law.fingerprint


def test_the_law_and_the_day_in_a_life_are_two_things(law):
    facts = {
        "status": "AufenthG § 30",
        "titel_erteilt_am": "2015-03-01",
        "titel_gueltig_bis": "2018-03-01",
        "titel_erstmals_erteilt": True,
        "sprachniveau": "A1",
        "schulische_ausbildung": False,
        "geringer_integrationsbedarf": False,
        "integrationskurs_besucht": False,
    }
    old_law, new_law = law.on(date(2016, 8, 5)), law.on(date(2016, 8, 6))
    on = date(2016, 8, 10)
    states = [decide(one, facts, on=on).programmes["integrationskurs"].route("anspruch_aufenthg_44").state for one in (old_law, new_law)]
    assert states == ["open", "closed"]


def test_every_condition_answers_yes_or_no_to_every_status_a_person_can_hold(law):
    tests = {
        node
        for provision in law.provisions.values()
        for version in provision.versions
        for body in (version.body, *version.otherwise.values())
        if isinstance(body, tree.Node)
        for node in tree.walk(body)
        if isinstance(node, tree.Member) and law.vocabulary[node.fact].type == "citation"
    }
    for status in law.world.concrete:
        for node in tests:
            if not node.listed:
                assert member(frozenset({status}), node.options) is not None, (status, node)
