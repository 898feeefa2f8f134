"""The commands that show, draw and export the law: the right thing on the right road, and a sentence for every mistake."""

import json
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from anspruch.cli.lawbook import find
from anspruch.readings.decide import decide
from anspruch.readings.render import clause, lines, sentence
from anspruch.readings.render.diagram import diagram
from anspruch.readings.render.dmn import dmn
from anspruch.readings.render.page import page
from anspruch.statute.loader import load
from tests.cli.test_commands import anspruch

LAW = load()
ON = "2026-03-01"
TODAY = LAW.on(date(2026, 3, 1))
NAME = "teilnahmeanspruch"


def words(text):
    """A text without its line breaks and margins."""
    return " ".join(text.replace("· ", " ").split())


@pytest.fixture
def here(tmp_path, monkeypatch):
    """An empty folder from where commands are given."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", ["de", "en"])
def test_a_condition_is_told_as_a_list_with_the_provisions_it_rests_on(command, lang):
    shown = words(command("law", "sentence", NAME, "--on", ON, "--lang", lang).out)
    assert LAW.provisions[NAME].says[lang] in shown
    for _, inner, text in lines(clause(TODAY.norm(NAME), LAW, lang), lang):
        assert text in shown
        assert inner is None or inner.cite in shown


def test_all_conditions_at_or_below_a_citation_are_told_that_are_in_force(command):
    data = json.loads(command("law", "sentence", "AufenthG § 44 Abs. 4", "--on", ON, "--json").out)
    assert all(one["cite"].startswith("AufenthG § 44 Abs. 4") for one in data)
    assert {"zulassung_mit_titel", "zulassung_mit_aufenthaltsgestattung"} <= {one["name"] for one in data}
    assert all(LAW.provisions[one["name"]].on(TODAY.day) for one in data)
    assert "arbeitsmarktnaehe" not in {one["name"] for one in data}
    for one in data:
        assert one["sentence"] == sentence(clause(TODAY.norm(one["name"]), LAW, "de"), "de")


def test_a_condition_is_told_as_it_stood_on_the_day(command):
    asked = ("law", "sentence", "zulassung_mit_bestimmter_aufenthaltserlaubnis", "--lang", "en", "--json", "--on")
    before, after = (json.loads(command(*asked, day).out)[0]["sentence"] for day in ("2022-12-30", "2022-12-31"))
    assert before == "holds a title under § 25 Abs. 5 AufenthG"
    assert after == "holds a title under § 24 or § 25 Abs. 5 AufenthG"


def test_drawings_exports_and_pages_are_what_the_library_makes(command):
    drawn, exported, shown = (
        command("law", *arguments, "--on", ON, "--lang", "en").out
        for arguments in (("diagram", NAME, "--depth", "1"), ("dmn", NAME, "--edition", "1.3"), ("page",))
    )
    assert drawn == diagram(TODAY, NAME, "en", depth=1)
    assert exported == dmn(TODAY, [NAME], "en", "1.3")
    assert shown == page(TODAY, "en")


def test_a_citation_of_its_own_is_meant_before_what_lies_below_it(command):
    for cite in ("AufenthG § 44 Abs. 2", "§ 44 Abs. 2 AufenthG", "AufenthG §44 Abs 2"):
        assert command("law", "diagram", cite, "--on", ON).out == diagram(TODAY, "anspruch_erloschen", "de")


def test_every_citation_that_is_shown_may_be_asked_for():
    for name, provision in LAW.provisions.items():
        assert name in {one.name for one in find(LAW, provision.cite)}


def test_the_export_of_a_citation_holds_every_condition_below_it(command):
    exported = ElementTree.fromstring(command("law", "dmn", "AufenthG § 44 Abs. 4", "--on", ON).out)
    names = {one.get("name") for one in exported.iter("{https://www.omg.org/spec/DMN/20230324/MODEL/}decision")}
    assert {"zulassung_mit_titel", "zulassung_mit_aufenthaltsgestattung"} <= names


@pytest.mark.parametrize(
    ("arguments", "name"), [(("diagram", NAME), "o.mmd"), (("dmn",), "o.dmn"), (("page",), "o.html"), (("page", "--lang", "en"), "o.html")]
)
def test_a_file_holds_what_would_have_been_printed_and_nothing_is_printed(command, here, arguments, name):
    printed = command("law", *arguments, "--on", ON).out
    done = command("law", *arguments, "--on", ON, "--out", name)
    assert (done.code, done.out, done.err) == (0, "", "")
    assert Path(name).read_text("utf-8") == printed
    assert [one.name for one in here.iterdir()] == [name]


def test_a_page_in_a_pipe_is_the_page():
    done = anspruch("law", "page", "--on", ON, PYTHONUTF8="1")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == page(TODAY, "de")


def test_two_conditions_exclude_one_another_or_there_is_a_person_of_whom_both_hold(command):
    data = json.loads(command("law", "overlap", NAME, "zulassung_eroeffnet", "--on", ON, "--json").out)
    assert data == {"first": NAME, "second": "zulassung_eroeffnet", "overlap": False, "example": None}
    data = json.loads(command("law", "overlap", NAME, "pflicht_aus_anspruch", "--on", ON, "--json").out)
    assert data["overlap"] is True
    decision = decide(TODAY, data["example"])
    assert [decision.run.value(TODAY.norm(data[key])) for key in ("first", "second")] == [True, True]


@pytest.mark.parametrize(("lang", "nobody", "somebody"), [("de", "auf niemanden zu", "zum Beispiel"), ("en", "hold of nobody", "for example")])
def test_an_overlap_is_said_in_the_readers_language(command, lang, nobody, somebody):
    assert nobody in command("law", "overlap", NAME, "zulassung_eroeffnet", "--on", ON, "--lang", lang).out
    shown = words(command("law", "overlap", NAME, "pflicht_aus_anspruch", "--on", ON, "--lang", lang).out)
    assert somebody in shown
    assert "AufenthG §" in shown


SEVERAL = ("law", "diagram", "AufenthG § 44 Abs. 1", "--on", ON)


@pytest.mark.parametrize(
    ("arguments", "german", "english"),
    [
        (("sentence", "teilnahmeanspruh"), "vielleicht „teilnahmeanspruch“", "Did you mean “teilnahmeanspruch”?"),
        (("sentence", "AufenthG § 999"), "Zu „AufenthG § 999“ steht hier nichts", "There is nothing on “AufenthG § 999” here"),
        (("sentence", "irgend was"), "„irgend was“ ist keine lesbare Fundstelle", "“irgend was” is not a citation"),
        (("sentence", "stunden_sprachkurs"), "„stunden_sprachkurs“: Am", "“stunden_sprachkurs”: no condition is in force"),
        (("sentence", "arbeitsmarktnaehe", "--on", ON), "Am 2026-03-01 gilt hier keine Bedingung", "in force here on 2026-03-01"),
        (("sentence", NAME, "--on", "2004-12-31"), "es reicht vom 2005-01-01 an", "it begins on 2005-01-01"),
        (("sentence",), "Es fehlt CITE", "CITE is missing"),
        (SEVERAL[1:], "sind mehrere; nennen Sie eine davon: titel_zu_erwerbszwecken", "is several; name one of them: titel_zu_erwerbszwecken"),
        (("diagram", NAME, "--depth", "-1"), "--depth", "--depth"),
        (("diagram", NAME, "--out", "fehlt/o.mmd"), "Den Ordner fehlt gibt es nicht", "There is no folder fehlt"),
        (("diagram", NAME, "--out", "."), ". ist ein Ordner", ". is a folder"),
        (("diagram", "teilnahmeanspruh"), "vielleicht „teilnahmeanspruch“", "Did you mean “teilnahmeanspruch”?"),
        (("dmn", "--edition", "1.4"), "DMN 1.4 wird nicht geschrieben, nur 1.5, 1.3", "DMN 1.4 is not written, only 1.5, 1.3"),
        (("dmn", "teilnahmeanspruh"), "vielleicht „teilnahmeanspruch“", "Did you mean “teilnahmeanspruch”?"),
        (("dmn", "--on", "2004-12-31"), "es reicht vom 2005-01-01 an", "it begins on 2005-01-01"),
        (("page", "--on", "2004-12-31"), "es reicht vom 2005-01-01 an", "it begins on 2005-01-01"),
        (("page", "--on", "2101-01-01"), "2101-01-01", "2101-01-01"),
        (("page", "--out", "fehlt/o.html"), "Den Ordner fehlt gibt es nicht", "There is no folder fehlt"),
        (("overlap", NAME), "Es fehlt SECOND", "SECOND is missing"),
        (("overlap", NAME, "zulassung_eroffnet"), "vielleicht „zulassung_eroeffnet“", "Did you mean “zulassung_eroeffnet”?"),
        (("overlap", NAME, "AufenthG § 44 Abs. 1"), "sind mehrere", "is several"),
        (("sentense", NAME), "vielleicht „sentence“", "Did you mean “sentence”?"),
    ],
)
def test_a_mistake_is_one_sentence_in_the_readers_language(command, here, arguments, german, english):
    for lang, expected in (("de", german), ("en", english)):
        done = command("law", *arguments, "--lang", lang)
        assert (done.code, done.out) == (2, ""), done
        assert expected in done.err
        assert len(done.err.splitlines()) == 1
    assert not list(here.iterdir())


def test_a_language_there_is_not_is_refused(command):
    for arguments in (("law", "page"), ("law", "dmn"), ("law", "sentence", NAME), ("law", "diagram", NAME), ("law", "overlap", NAME, NAME)):
        done = command(*arguments, "--lang", "fr")
        assert (done.code, done.out, done.err) == (2, "", "Die Sprache „fr“ gibt es nicht; es gibt de und en.\n")


def test_names_among_several_are_each_enough(command):
    names = command(*SEVERAL).err.partition("davon: ")[2].strip().rstrip(".").split(", ")
    assert len(names) > 1
    for name in names:
        assert command("law", "diagram", name, "--on", ON, "--depth", "0").code == 0
