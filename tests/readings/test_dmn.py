"""The DMN export of a day: whole, linked in itself, without circles, and its FEEL names nothing it does not require."""

import json
import re
from datetime import date
from functools import cache
from graphlib import TopologicalSorter
from xml.etree import ElementTree

import pytest

from anspruch.language.errors import InputError
from anspruch.readings.render.dmn import EDITIONS, dmn
from anspruch.readings.render.dmn.decisions import QUESTION, ROUTE
from anspruch.readings.render.dmn.feel import literal
from anspruch.readings.render.dmn.functions import FUNCTIONS
from anspruch.statute.loader import load

LAW = load()
DAYS = [date(2005, 1, 1), date(2016, 8, 6), date(2022, 12, 31), date(2026, 11, 24)]
every_day = pytest.mark.parametrize("day", DAYS)
last_day_or_all = pytest.mark.parametrize("day", [*(pytest.param(day, marks=pytest.mark.slow) for day in DAYS[:-1]), DAYS[-1]])
CONDITIONS = [name for name, provision in LAW.provisions.items() if provision.kind == "condition"]
KINDS = {
    "requiredInput": "inputData",
    "requiredDecision": "decision",
    "requiredKnowledge": "businessKnowledgeModel",
    "requiredAuthority": "knowledgeSource",
}
NAME = r"[^\W\d]\w*"


class File:
    """An export taken apart, whatever its edition."""

    def __init__(self, text):
        self.root = ElementTree.fromstring(text)
        self.space = self.root.tag.partition("}")[0][1:]
        self.ids = [one.get("id") for one in self.root.iter() if one.get("id")]
        self.parts = {one.get("id"): one for one in self.root if one.get("id")}

    def all(self, tag):
        return self.root.findall(f"{{{self.space}}}{tag}")

    def feel(self, part):
        """The FEEL of a decision or function, without its texts."""
        (text,) = [one.text for one in part.iter(f"{{{self.space}}}text")]
        return re.sub(r'"(?:[^"\\]|\\.)*"', '""', text)

    def required(self, part):
        """What a decision or function requires: how, and the id."""
        found = [(one.tag.partition("}")[2], one.get("href")) for one in part.iter() if one.get("href")]
        assert all(href.startswith("#") for _, href in found)
        return [(kind, href[1:]) for kind, href in found]


@cache
def exported(day, lang="de", edition="1.5", names=()):
    return File(dmn(LAW.on(day), names, lang, edition))


def plain(element):
    """An element as it is written, without the space around it."""
    return re.sub(r">\s+<", "><", ElementTree.tostring(element, "unicode")).strip()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("lang", ["de", "en"])
@every_day
def test_every_id_is_there_once_and_every_reference_leads_to_a_part_of_its_kind(day, lang, edition):
    found = exported(day, lang, edition)
    assert found.space == EDITIONS[edition][0]
    assert len(found.ids) == len(set(found.ids))
    assert all(re.fullmatch(NAME, one) for one in found.ids)
    for part in found.parts.values():
        for kind, target in found.required(part):
            assert found.parts[target].tag == f"{{{found.space}}}{KINDS[kind]}", (part.get("id"), target)
    drawn = [one.get("dmnElementRef") for one in found.root.iter() if one.get("dmnElementRef")]
    assert set(drawn) <= set(found.ids)
    assert len(drawn) == len(set(drawn))


@every_day
def test_every_decision_and_fact_is_drawn_and_every_arrow_between_them(day):
    found = exported(day)
    drawn = {one.get("dmnElementRef") for one in found.root.iter() if one.get("dmnElementRef")}
    boxes = {one.get("id") for tag in ("decision", "inputData") for one in found.all(tag)}
    arrows = {one.get("id") for part in found.all("decision") for one in part.findall(f"{{{found.space}}}informationRequirement")}
    assert drawn == boxes | arrows


@every_day
def test_nothing_rests_on_itself(day):
    found = exported(day)
    TopologicalSorter({name: {target for _, target in found.required(part)} for name, part in found.parts.items()}).prepare()


@every_day
def test_what_the_expressions_name_is_what_they_require(day):
    found = exported(day)
    known = found.parts.keys() | set(LAW.vocabulary.facts) | set(LAW.provisions) | FUNCTIONS.keys()
    for part in (*found.all("decision"), *found.all("businessKnowledgeModel")):
        parameters = {one.get("name") for one in part.iter(f"{{{found.space}}}formalParameter")}
        named = (set(re.findall(NAME, found.feel(part))) & known) - parameters
        required = {target for kind, target in found.required(part) if kind != "requiredAuthority"}
        assert named - {part.get("id")} == required, part.get("id")


@every_day
def test_every_way_every_question_and_their_provisions_are_there_by_name(day):
    found = exported(day)
    decisions = {one.get("id") for one in found.all("decision")}
    for programme in LAW.programmes.values():
        assert {ROUTE.format(one.name) for one in programme.routes} | {QUESTION.format(one.name) for one in programme.values} <= decisions
    assert "teilnahmeanspruch" in decisions
    for tag in ("decision", "inputData", "businessKnowledgeModel"):
        for one in found.all(tag):
            variable = one.find(f"{{{found.space}}}variable")
            assert one.get("id") == one.get("name") == variable.get("name")
            assert variable.get("typeRef", "Any") in ("string", "number", "boolean", "date", "Any")
            assert (one.get("name") in LAW.vocabulary or one.get("name") == "stichtag") or tag != "inputData"


@last_day_or_all
def test_one_provision_exports_what_the_whole_export_says_of_it(day):
    whole = exported(day)
    for name in CONDITIONS:
        part = exported(day, names=(name,))
        assert name in part.parts
        below = set(part.parts) - {one.get("id") for one in part.all("knowledgeSource")}
        assert closure(part, name) == below
        if name in whole.parts:
            for one in below:
                assert same(part, part.parts[one]) == same(whole, whole.parts[one])


def closure(found, name):
    """All a decision rests on, itself too; authorities are no logic."""
    reached, waiting = set(), [name]
    while waiting:
        current = waiting.pop()
        if current not in reached:
            reached.add(current)
            waiting += [target for kind, target in found.required(found.parts[current]) if kind != "requiredAuthority"]
    return reached


def same(found, element):
    """An element as it is written; sources are numbered anew in every file."""
    return re.sub(r"quelle_\d+", lambda match: found.parts[match[0]].get("name"), plain(element))


def test_the_editions_say_the_same():
    first, second = (dmn(LAW.on(DAYS[-1]), edition=edition) for edition in EDITIONS)
    for one, other in zip(EDITIONS["1.5"], EDITIONS["1.3"], strict=True):
        first = first.replace(one, other)
    assert first == second


def test_the_same_law_is_exported_alike_every_time():
    assert dmn(LAW.on(DAYS[1])) == dmn(load().on(DAYS[1]))


def test_languages_differ_in_words_and_not_in_logic():
    german, english = exported(DAYS[-1]), exported(DAYS[-1], "en")
    assert list(german.parts) == list(english.parts)
    for tag in ("decision", "businessKnowledgeModel"):
        for one, other in zip(german.all(tag), english.all(tag), strict=True):
            assert german.feel(one) == english.feel(other)
    for one, other in zip(german.all("decision"), english.all("decision"), strict=True):
        if one.get("id") in LAW.provisions:
            says = LAW.provisions[one.get("id")].says
            assert [found.find(f"{{{german.space}}}question").text for found in (one, other)] == [says["de"], says["en"]]


@pytest.mark.parametrize("edition", ["1.4", "1", "", "1.5 "])
def test_an_edition_that_is_not_written_is_refused_with_those_that_are(edition):
    with pytest.raises(InputError) as error:
        dmn(LAW.on(DAYS[0]), edition=edition)
    assert all(known in text for known in EDITIONS for text in (error.value.de, error.value.en))


@pytest.mark.parametrize("text", ["", 'ein "Wort"', "ein \\ Strich", '\\"', "§ 44 – „gut“"])
def test_signs_of_feel_in_a_text_are_escaped(text):
    assert json.loads(literal(text)) == text


def test_signs_of_xml_in_the_law_are_escaped():
    hostile = '</question><x y="1">&amp; ]]> \\"'
    one = LAW.provisions["teilnahmeanspruch"]
    law = LAW.replaced({one.name: one._replace(says={"de": hostile, "en": hostile}, cite=hostile)}).on(DAYS[-1])
    found = File(dmn(law, [one.name]))
    (decision,) = [part for part in found.all("decision") if part.get("id") == one.name]
    assert decision.find(f"{{{found.space}}}question").text == hostile
