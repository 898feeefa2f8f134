"""A condition in words and as a drawing: every provision in every version, under every reading, in both languages."""

import re
from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.language import tree
from anspruch.readings.render import clause, lines, phrase, sentence
from anspruch.readings.render.clauses import Clause, named, within
from anspruch.readings.render.diagram import diagram
from anspruch.readings.render.phrases import holds
from anspruch.statute.loader import load

LAW = load()
LANGUAGES = ("de", "en")
BOTH = [(lang, affirmed) for lang in LANGUAGES for affirmed in (True, False)]
DAYS = [date(2005, 1, 1), date(2016, 8, 6), date(2022, 12, 31), date(2026, 11, 24)]
CONDITIONS = [name for name, provision in LAW.provisions.items() if provision.kind == "condition"]
UNKNOWN, FALSE = tree.Const(None), tree.Const(False)
ARTEFACT = re.compile(r"[{}<>]|None|True|False|Citation|Literal|Period|\w\(|\w_\w|\s\s|^\s|\s$|nicht nicht|not not")


@cache
def norms():
    """Every condition as it stands in some version, under some reading."""
    laws = [LAW, *(LAW.alternative(dispute) for dispute in LAW.disputes)]
    return list({law.on(day).norm(name): None for law in laws for day in LAW.changes for name in CONDITIONS if LAW.provisions[name].on(day)})


@cache
def nodes():
    """Every part of these."""
    return list({node: None for norm in norms() for node in tree.walk(norm)})


def said(node, lang, *, affirmed=True):
    return sentence(clause(node, LAW, lang, affirmed=affirmed), lang)


@pytest.mark.parametrize(("lang", "affirmed"), BOTH)
def test_every_version_of_every_condition_is_a_sentence_for_people(lang, affirmed):
    for norm in norms():
        for text in (said(norm, lang, affirmed=affirmed), phrase(norm, LAW, lang, affirmed=affirmed)):
            assert text
            assert not ARTEFACT.search(text), (norm.name, text)
            assert text.count("[") == text.count("]"), (norm.name, text)


def test_every_truth_that_is_read_has_its_own_phrase_in_both_languages():
    truths = {fact for node in nodes() if (fact := tree.fact_of(node)) and LAW.vocabulary[fact].type == "bool"}
    acts = {node.fact for node in nodes() if isinstance(node, tree.Taken)}
    for name in sorted(truths | acts):
        says = LAW.vocabulary[name].says
        assert set(says) == set(LANGUAGES), name
        assert all(holding != failing for holding, failing in says.values()), name


BEGINNINGS = {
    "de": "Der|Die|Das|Dem|Den|Ein|Eine|Einen|Einem|Einer|Kein|Keine|Wer|Es|Für|Nicht|Nur|Bei|Alle",
    "en": "The|A|An|No|Whoever|There|It|Only|Not|For|All",
}


@pytest.mark.parametrize(("lang", "affirmed"), BOTH)
def test_a_sentence_within_another_begins_small(lang, affirmed):
    joints = r"(?:; und|; oder|denn:|nicht:|davon:|falls|sonst:" if lang == "de" else r"(?:; and|; or|unless:|not:|this:|if|otherwise:"
    wrong = re.compile(rf"{joints}) \[*(?:{BEGINNINGS[lang]})\b")
    for norm in norms():
        for text in (said(norm, lang, affirmed=affirmed), phrase(norm, LAW, lang, affirmed=affirmed)):
            assert not wrong.search(text), (norm.name, text)
        for _, _, text in lines(clause(norm, LAW, lang, affirmed=affirmed), lang):
            assert not wrong.search(text), (norm.name, text)


def test_a_noun_keeps_its_capital_within_a_sentence_and_a_beginning_too():
    assert within("Leistungen nach dem SGB II", "de") == "Leistungen nach dem SGB II"
    assert within("Der Titel gilt", "de") == "der Titel gilt"
    assert within("Derart ist es", "de") == "Derart ist es"
    assert within("Germans", "en") == "Germans"
    assert (
        sentence(Clause("all", "", (Clause("text", "Der Titel gilt"), Clause("text", "Die Frist läuft"))), "de")
        == "Der Titel gilt; und die Frist läuft"
    )


def test_every_date_that_is_read_is_an_event_in_both_languages():
    for name in sorted({fact for node in nodes() if (fact := tree.fact_of(node)) and LAW.vocabulary[fact].type == "date"}):
        assert set(LAW.vocabulary[name].event) == set(LANGUAGES), name


def test_every_fact_that_is_read_and_every_word_it_may_have_has_a_name_in_both_languages():
    for node in nodes():
        if name := tree.fact_of(node):
            fact = LAW.vocabulary[name]
            assert set(fact.label) == set(LANGUAGES), name
            for option in node.options if isinstance(node, tree.Member) and fact.type == "choice" else ():
                # the names of titles are German in every language
                assert option[0].isupper() or set(fact.options.get(option, ())) == set(LANGUAGES), (name, option)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_sentence_and_its_denial_differ(lang):
    for norm in norms():
        assert phrase(norm, LAW, lang) != phrase(norm, LAW, lang, affirmed=False)
        if norm.body is not UNKNOWN:
            assert said(norm, lang) != said(norm, lang, affirmed=False), norm.name


@pytest.mark.parametrize(("lang", "affirmed"), BOTH)
def test_a_denial_denied_is_the_sentence_itself(lang, affirmed):
    for norm in norms():
        for node in (norm, norm.body):
            expected = named(node, LAW, lang, affirmed=affirmed)
            assert named(tree.Not(node), LAW, lang, affirmed=not affirmed) == expected
            assert named(tree.Not(tree.Not(node)), LAW, lang, affirmed=affirmed) == expected


FACTS = sorted({node.fact for name in CONDITIONS for node in tree.walk(LAW.on(DAYS[-1]).norm(name)) if isinstance(node, tree.Is)})[:5]
TREES = st.recursive(
    st.one_of(st.sampled_from(FACTS).map(tree.Is), st.booleans().map(tree.Const)),
    lambda part: st.one_of(
        st.lists(part, min_size=2, max_size=3).map(lambda parts: tree.And(tuple(parts))),
        st.lists(part, min_size=2, max_size=3).map(lambda parts: tree.Or(tuple(parts))),
        st.lists(part, min_size=3, max_size=3).map(lambda parts: tree.AtLeast(2, tuple(parts))),
        part.map(tree.Not),
        st.builds(tree.AsARule, part, part),
        st.builds(tree.Case, part, part, part),
        st.builds(tree.Case, part, st.just(FALSE), part),
        st.builds(tree.Case, part, part, st.just(FALSE)),
    ),
    max_leaves=8,
)


def truth(node, world):
    """The condition's truth where every fact is known."""
    values = [truth(child, world) for child in node.children]
    match node:
        case tree.Is(fact=fact):
            return world[fact]
        case tree.Const(value=value):
            return value
        case tree.And():
            return all(values)
        case tree.Or():
            return any(values)
        case tree.AtLeast(count=count):
            return sum(values) >= count
        case tree.Not():
            return not values[0]
        case tree.AsARule():
            return values[0] and not values[1]
    return values[1] if values[0] else values[2]


def meant(found, spoken):
    """The truth of a clause, its phrases being true as they are spoken."""
    values = [meant(part, spoken) for part in found.parts]
    match found.kind:
        case "text":
            return spoken[found.text]
        case "all":
            return all(values)
        case "any":
            return any(values)
        case "count":
            return sum(values) >= int(found.text)
        case "rule":
            return values[0] and not values[1]
    return values[1] if values[0] else values[2]


@given(TREES, st.fixed_dictionaries({fact: st.booleans() for fact in FACTS}), st.booleans(), st.sampled_from(LANGUAGES))
def test_a_clause_is_true_when_the_condition_is(node, world, affirmed, lang):
    spoken = {holds(LAW.vocabulary[fact], lang, affirmed=side): side is value for fact, value in world.items() for side in (True, False)}
    spoken |= {"immer": True, "nie": False, "always": True, "never": False}
    assert meant(clause(node, LAW, lang, affirmed=affirmed), spoken) is (truth(node, world) is affirmed)


# --- as a list


HEADINGS = {"text": 0, "norm": 0, "case": 2}


def headings(found):
    """How many headings a list needs: one where parts belong together, two for a case."""
    inner = found.parts[found.kind == "case" :]
    return HEADINGS.get(found.kind, 1) + sum(map(headings, inner))


def leaves(found):
    """What is to be listed; the test of a case stands in its heading."""
    if found.kind in ("text", "norm"):
        return [found]
    return [leaf for part in found.parts[found.kind == "case" :] for leaf in leaves(part)]


@given(TREES, st.sampled_from(LANGUAGES))
def test_a_list_holds_the_leaves_of_any_clause_in_order(node, lang):
    assert_listed(clause(node, LAW, lang), lang)


@pytest.mark.parametrize(("lang", "affirmed"), BOTH)
def test_the_list_of_every_provision_holds_its_leaves_in_order(lang, affirmed):
    for norm in norms():
        assert_listed(clause(norm, LAW, lang, affirmed=affirmed), lang)


def assert_listed(found, lang):
    listed = list(lines(found, lang))
    assert [inner for _, inner, _ in listed if inner] == leaves(found)
    assert len(listed) == len(leaves(found)) + headings(found)
    depths = [depth for depth, _, _ in listed]
    assert depths[0] == 0
    assert all(after <= before + 1 for before, after in pairwise(depths))
    for depth, inner, text in listed:
        assert depth >= 0
        assert text == inner.text if inner else text.endswith(":")


# --- as a drawing

LABEL = r'"([^"]*)"'
LINE = re.compile(rf"  (n\d+)(?:\[{LABEL}\]|(?: -- {LABEL} -->| -->) (n\d+)(?:\({LABEL}\)|\{{\{{{LABEL}\}}\}})?)")
ALLOWED = re.compile(r"</?b>|<br>|#(quot|lt|gt|amp|96);")


@cache
def read(text):
    """A drawing taken apart: the ids that are declared, the ids arrows use, and all labels (the first is the provision's own)."""
    head, *rest = text.splitlines()
    assert head == "flowchart TD"
    matches = [LINE.fullmatch(line) for line in rest]
    assert all(matches), text
    declared = [match[4] or match[1] for match in matches if match[2] is not None or match[5] is not None or match[6] is not None]
    used = {one for match in matches if match[4] for one in (match[1], match[4])}
    return declared, used, [match[at] for match in matches for at in (2, 3, 5, 6) if match[at] is not None]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("day", DAYS)
def test_every_drawing_is_whole_and_its_labels_are_plain(day, lang):
    law = LAW.on(day)
    for name in CONDITIONS:
        declared, used, labels = read(diagram(law, name, lang))
        assert len(declared) == len(set(declared))
        assert used <= set(declared) == used | {"n1"}
        for label in labels:
            assert label
            assert not re.search(r"[<>\"`&#\n]", ALLOWED.sub("", label)), label
        assert labels[0].startswith(f"<b>{LAW.provisions[name].cite}</b><br>")
        drawn = re.sub(r"<br>", " ", labels[0].partition("<br>")[2])
        assert ALLOWED.sub("", drawn) == re.sub(r"[\"<>&`]", "", LAW.provisions[name].says[lang])


@pytest.mark.parametrize("day", DAYS)
def test_a_depth_cuts_a_drawing_off(day):
    law = LAW.on(day)
    for name in CONDITIONS:
        assert len(read(diagram(law, name, "de", depth=0))[0]) == 1
        sizes = [len(read(diagram(law, name, "de", depth=depth))[0]) for depth in (0, 1, 2, 3, 20)]
        assert sizes == sorted(sizes)
        assert diagram(law, name, "de", depth=20) == diagram(law, name, "de")


@pytest.mark.parametrize(("lang", "no"), [("de", "nicht"), ("en", "not")])
@pytest.mark.parametrize("day", DAYS)
def test_an_arrow_to_a_provision_says_whether_it_is_denied(day, lang, no):
    law = LAW.on(day)
    for name in CONDITIONS:
        matches = [LINE.fullmatch(line) for line in diagram(law, name, lang, depth=1).splitlines()[1:]]
        boxes = {match[1]: match[2].partition("<br>")[0] for match in matches if match[2]}
        drawn = {(boxes[match[4]], (match[3] or "").endswith(no)) for match in matches if match[4] in boxes}
        said_of = {(f"<b>{leaf.cite}</b>", not leaf.affirmed) for leaf in leaves(clause(law.norm(name), LAW, lang)) if leaf.kind == "norm"}
        assert drawn <= said_of, name


def test_signs_of_the_drawing_language_in_a_text_are_escaped():
    name = "teilnahmeanspruch"
    hostile = 'ein "Wort" <i>schräg</i> & `so` --> n7["x"]'
    law = LAW.replaced({name: LAW.provisions[name]._replace(says=dict.fromkeys(LANGUAGES, hostile))}).on(DAYS[-1])
    _, _, labels = read(diagram(law, name, "de", depth=0))
    assert not re.search(r"[<>\"`]", ALLOWED.sub("", labels[0]))
    assert "#lt;i#gt;schräg#lt;/i#gt; #amp; #96;so#96;" in labels[0].replace("<br>", " ")
