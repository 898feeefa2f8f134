"""Conditions: what is understood, what is refused, and how the refusal reads."""

import pytest

from anspruch.language import tree
from anspruch.language.errors import ConditionError
from anspruch.language.parser import Names, parse
from anspruch.readings.kleene import Evaluation

NAMES = Names(frozenset({"norm_eins"}), {"frist": "period", "satz": "number"}, {"laender": "country", "titelliste": "citation"})


def _parse(law, text):
    return parse(text, law.vocabulary, NAMES, "AufenthG")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("bezieht_sgb2", tree.Is("bezieht_sgb2")),
        ("norm_eins", tree.Ref("norm_eins")),
        ("unknown", tree.Const(None)),
        ("staatsangehoerigkeit in laender", tree.Member("staatsangehoerigkeit", (), "laender")),
        ("staatsangehoerigkeit == 'NO'", tree.Member("staatsangehoerigkeit", ("NO",), "")),
        ("ergangen(zulassung_bamf_am)", tree.Taken("zulassung_bamf_am")),
        ("'A2' <= sprachniveau", tree.Compare("sprachniveau", ">=", tree.Literal(2, "A2"))),
    ],
)
def test_the_tree_says_what_the_text_says(law, text, part):
    assert _parse(law, text) is part


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("bezieht_sgb", "Did you mean “bezieht_sgb2”?"),
        ("norm_ein", "Did you mean “norm_eins”?"),
        ("sprachniveau", "a comparison is missing"),
        ("sprachniveau >= 'D1'", "expected: a level"),
        ("staatsangehoerigkeit in lander", "Did you mean “laender”?"),
        ("staatsangehoerigkeit in titelliste", "does not fit"),
        ("titel in ['§ 220']", "not a status known here"),
        ("titel in ['foo bar']", "not a citation"),
        ("titel in ['foo']", "not a status"),
        ("ergangen(bezieht_sgb2)", "not an authority's act"),
        ("__import__('os').system('x')", "There is no such call"),
        ("bezieht_sgb2.real", "A condition is expected here"),
        ("bezieht_sgb2 if", "cannot be read"),
        ("(lambda: True)()", "There is no such call"),
        ("[x for x in ()]", "A condition is expected here"),
        ("f'{bezieht_sgb2}'", "A condition is expected here"),
        ("1", "A condition is expected here"),
        ("kinder >= '2'", "number or a parameter"),
        ("titel_erteilt_am + bezieht_sgb2 < stichtag", "A period like jahre(1)"),
        ("titel_erteilt_am < stichtag + jahre(1)", "fixed value"),
        ("at_least(3, bezieht_sgb2)", "There is no such call"),
        ("as_a_rule(bezieht_sgb2)", "There is no such call"),
        ("bezieht_sgb2 is True", "Allowed are"),
    ],
)
def test_a_mistake_is_named_with_its_column(law, text, english):
    with pytest.raises(ConditionError) as raised:
        _parse(law, text)
    assert english in raised.value.en
    assert raised.value.column >= 1
    assert "\n" not in raised.value.within("x.yaml, norm, version").de


@pytest.mark.parametrize(
    "text",
    [
        "not " * 900 + "bezieht_sgb2",
        "(" * 300 + "bezieht_sgb2" + ")" * 300,
        " and ".join(["bezieht_sgb2"] * 5000),
        "bezieht_sgb2 and \u202ebezieht_alg1",
        "bezieht_\u200bsgb2",
        "bezieht_sgb2\x00",
        "ｂezieht_sgb3",
        "9" * 3000 + " > kinder",
    ],
)
def test_hostile_text_is_refused_quickly(law, text):
    with pytest.raises(ConditionError):
        _parse(law, text)


def test_equal_trees_are_one_object_and_cannot_be_changed(law):
    one, other = _parse(law, "bezieht_sgb2 and not bezieht_alg1"), _parse(law, "bezieht_sgb2  and  not(bezieht_alg1)")
    assert one is other
    with pytest.raises(AttributeError):
        one.parts = ()
    assert tree.Const(True) is not tree.Const(1)


TRUTHS = {"T": True, "F": False, "U": None}


@pytest.mark.parametrize(
    ("rule", "unless", "expected"),
    [("T", "T", "F"), ("T", "F", "T"), ("T", "U", "T"), ("F", "U", "F"), ("F", "T", "F"), ("U", "U", "U"), ("U", "F", "U"), ("U", "T", "F")],
)
def test_a_presumption_holds_until_the_exception_is_known(law, rule, unless, expected):
    node = _parse(law, "as_a_rule(bezieht_sgb2, unless=bezieht_alg1)")
    person = {name: TRUTHS[word] for name, word in (("bezieht_sgb2", rule), ("bezieht_alg1", unless)) if word != "U"}
    assert Evaluation(person, 730000).value(node) is TRUTHS[expected]


@pytest.mark.parametrize(("known", "expected"), [("TTU", "T"), ("TFU", "U"), ("FFU", "F"), ("TUU", "U")])
def test_at_least_two_of_three(law, known, expected):
    names = ("bezieht_sgb2", "bezieht_alg1", "beschaeftigt")
    person = {name: TRUTHS[word] for name, word in zip(names, known, strict=True) if word != "U"}
    assert Evaluation(person, 730000).value(_parse(law, f"at_least(2, {', '.join(names)})")) is TRUTHS[expected]
