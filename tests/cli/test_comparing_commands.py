"""The commands that prove something of everybody: what two days of the law differ in, and what the whole law turns on."""

import json
from datetime import date

import pytest

from anspruch.language import tree
from anspruch.statute.loader import load

LAW = load()
ROUTES = [route.name for programme in LAW.programmes.values() for route in programme.routes]
QUESTIONS = [question.name for programme in LAW.programmes.values() for question in programme.values]
EVE, DAY = "2022-12-30", "2022-12-31"


def groups(found):
    """The groups of one finding; they are all confirmed, and none was left out."""
    assert found["complete"]
    for group in found["groups"]:
        assert group["confirmed"]
        assert len(group["conditions"]["de"]) == len(group["conditions"]["en"])
    return found["groups"]


def test_the_comparison_of_two_days_says_who_gains(command):
    data = json.loads(command("compare", EVE, DAY, "--json").out)
    assert (data["before"], data["after"], data["on"]) == (EVE, DAY, DAY)
    assert list(data) == ["before", "after", "on", "verified_until", "law", "access", "changed", "routes", "questions"]
    assert data["law"] == [LAW.on(date.fromisoformat(day)).fingerprint for day in (EVE, DAY)]
    (course,) = [one for one in data["access"] if one["programme"] == "integrationskurs"]
    assert course["worse"] == {}
    assert {group["example"]["status"] for group in groups(course["better"]["ermessen"])} == {"AufenthG § 24", "AsylG § 55"}
    changed = {one["name"]: one for one in data["changed"]}
    title = changed["zulassung_mit_bestimmter_aufenthaltserlaubnis"]
    assert (title["before"], title["after"]) == ('titel in ["§ 25 Abs. 5"]', 'titel in ["§ 24", "§ 25 Abs. 5"]')
    assert [group["conditions"]["en"] for group in groups(title["met"])] == [["holds a title under § 24 AufenthG"]]
    assert groups(title["unmet"]) == []
    assert changed["arbeitsmarktnaehe"]["after"] is None


def test_the_comparison_names_every_way_and_question_and_through_what_it_changes(command):
    data = json.loads(command("compare", EVE, DAY, "--json").out)
    assert [one["route"] for one in data["routes"]] == ROUTES
    assert [one["question"] for one in data["questions"]] == QUESTIONS
    touched = {one["route"]: one for one in data["routes"] if one["better"] or one["worse"]}
    assert "zulassung_bamf" in touched
    assert all(one["through"] for one in touched.values())
    assert {name for one in touched.values() for name in one["through"]} <= {one["name"] for one in data["changed"]}


@pytest.mark.slow
def test_backwards_the_same_persons_lose(command):
    forth, back = (json.loads(command("compare", *days, "--on", DAY, "--json").out) for days in ((EVE, DAY), (DAY, EVE)))
    assert back["law"] == forth["law"][::-1]
    for one, other in zip(forth["routes"], back["routes"], strict=True):
        assert (set(one["better"]), set(one["worse"])) == (set(other["worse"]), set(other["better"]))


@pytest.mark.slow
def test_the_comparison_for_people_is_short_and_all_shows_more(command):
    short, whole = command("compare", "2016-07-01", "2023-07-01"), command("compare", "2016-07-01", "2023-07-01", "--all")
    assert "Recht vom 1.7.2016 → Recht vom 1.7.2023" in short.out
    assert "--all" in short.out
    assert "--all" not in whole.out
    assert len(short.out) < len(whole.out)
    assert "newly met for" in command("compare", EVE, DAY, "--lang", "en").out


@pytest.mark.parametrize(("lang", "nothing"), [("de", "Nichts ist anders"), ("en", "Nothing is different")])
def test_a_day_does_not_differ_from_itself(command, lang, nothing):
    done = command("compare", DAY, DAY, "--lang", lang)
    assert (done.code, done.err) == (0, "")
    assert nothing in done.out
    data = json.loads(command("compare", DAY, DAY, "--json").out)
    assert data["changed"] == []
    assert all(one["better"] == one["worse"] == {} for key in ("access", "routes", "questions") for one in data[key])


def test_the_audit_speaks_of_every_way_and_every_characteristic(command):
    data = json.loads(command("audit", "--on", "2005-01-01", "--json").out)
    assert list(data) == ["on", "independence", "closed_to_all", "versions", "without_effect"]
    pairs = [(one["characteristic"], one["route"]) for one in data["independence"]]
    assert pairs == [(name, route) for name in dict.fromkeys(name for name, _ in pairs) for route in ROUTES]
    assert {"geschlecht", "religion", "behinderung"} <= {name for name, _ in pairs}
    assert all(one["dependence"] is None for one in data["independence"] if one["characteristic"] in ("geschlecht", "religion"))
    for one in data["independence"]:
        if found := one["dependence"]:
            assert found["confirmed"]
            assert found["states"][0] != found["states"][1]
            assert found["persons"][0] != found["persons"][1]
            assert {norm["name"] for norm in found["provisions"]} <= LAW.provisions.keys()


def test_the_audit_finds_the_ways_there_were_not_yet(command):
    data = json.loads(command("audit", "--on", "2005-01-01", "--json").out)
    # of the programmes that came later only migration counselling was there
    later = [one.name for one in LAW.routes.values() if one.programme not in ("integrationskurs", "orientierungskurs")]
    later.remove("migrationsberatung")
    assert data["closed_to_all"] == ["zulassung_jobcenter", "pflicht_schutz", "pflicht_jobcenter", "pflicht_asylblg", *later]
    in_force = sum(one.versions[0].since == LAW.first_day for one in LAW.provisions.values())
    assert data["versions"] == in_force
    for idle in data["without_effect"]:
        assert idle["since"] == "2005-01-01"
        assert idle["cite"] == LAW.provisions[idle["name"]].cite


def test_the_audit_is_written_for_people_in_two_languages(command):
    german, english = (command("audit", "--on", "2005-01-01", "--lang", lang).out for lang in ("de", "en"))
    assert "Recht vom 1.1.2005" in german
    assert f"bewiesen unabhängig: alle {len(ROUTES)} Wege" in german
    assert "mittelbar kann es darauf ankommen, über BVFG § 9 Abs. 1 Satz 1" in " ".join(german.split())
    assert "law of 2005-01-01" in english
    assert f"all else being equal: all {len(ROUTES)} ways" in english
    assert "Ways that can be open to nobody" in english


@pytest.mark.slow
def test_today_every_way_can_be_open_to_someone(command):
    data = json.loads(command("audit", "--on", "2026-11-24", "--json").out)
    today = LAW.on(date(2026, 11, 24))
    for name in data["closed_to_all"]:  # none but programmes that have ended
        nodes = [today.resolve(node) for node in (LAW.routes[name].open, LAW.routes[name].possible) if node]
        assert any(norm.body is tree.Const(False) for node in nodes for norm in tree.parts(node, tree.Norm)), name
    assert data["versions"] == sum(version.since <= today.day for one in LAW.provisions.values() for version in one.versions)


@pytest.mark.parametrize(
    ("arguments", "german", "english"),
    [
        (("compare", "2004-12-31", DAY), "es reicht vom 2005-01-01 an", "it begins on 2005-01-01"),
        (("compare", EVE, "2004-12-31"), "es reicht vom 2005-01-01 an", "it begins on 2005-01-01"),
        (("compare", "gestern", DAY), "„gestern“ ist kein Tag", "“gestern” is not a day"),
        (("compare", EVE, DAY, "--on", "2022-13-01"), "„2022-13-01“ ist kein Tag", "“2022-13-01” is not a day"),
        (("compare", EVE), "Es fehlt AFTER", "AFTER is missing"),
        (("compare", EVE, DAY, "--al"), "vielleicht „--all“", "Did you mean “--all”?"),
        (("audit", "--on", "2004-12-31"), "es reicht vom 2005-01-01 an", "it begins on 2005-01-01"),
        (("audit", "--on", "heute"), "„heute“ ist kein Tag", "“heute” is not a day"),
    ],
)
def test_a_mistake_is_one_sentence_in_the_readers_language(command, arguments, german, english):
    for lang, sentence in (("de", german), ("en", english)):
        done = command(*arguments, "--lang", lang)
        assert (done.code, done.out) == (2, ""), done
        assert sentence in done.err
        assert len(done.err.splitlines()) == 1
