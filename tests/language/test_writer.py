"""What is written of a condition is read as the same condition again."""

import pytest

from anspruch.language import parser, tree, writer


def _bodies(law):
    for provision in law.provisions.values():
        if provision.kind == "condition":
            for version in provision.versions:
                for body in (version.body, *version.otherwise.values()):
                    yield provision.section.partition(" §")[0], body


def test_every_condition_of_the_law_is_written_so_that_it_is_read_the_same(law):
    for statute, body in _bodies(law):
        text = writer.write(body, statute)
        assert parser.parse(text, law.vocabulary, law.names, statute) is body, text


@pytest.mark.parametrize(
    "text",
    [
        "not (bezieht_sgb2 and kinder >= 1)",
        "(bezieht_sgb2 or kinder >= 1) and not (not bezieht_sgb2)",
        "(True if bezieht_sgb2 else unknown) if kinder >= 2 else (False if kinder >= 1 else True)",
        "bezieht_sgb2 if (True if kinder >= 1 else False) else unknown",
        "brutto_jahr <= 3 - (2 - 1)",
        "brutto_jahr <= (3 - 2) * 4 / (5 / 6)",
        "titeldauer >= jahre(1) - tage(3)",
        "naechster_werktag(titel_erteilt_am + monate(3)) >= stichtag",
        "titel_erteilt_am > stichtag",
        "staatsangehoerigkeit != 'AF' and staatsangehoerigkeit not in ['SY', 'IQ']",
        "status == 'AsylG § 55' or status not in ['§ 22 Satz 2']",
        "as_a_rule(as_a_rule(bezieht_sgb2, unless=unknown), unless=not kinder >= 2)",
        "at_least(2, bezieht_sgb2, kinder >= 1, ergangen(zulassung_bamf_am))",
        "sprachniveau < 'B1' and einreise_am < '2019-08-01'",
    ],
)
def test_awkward_conditions_come_back(law, text):
    first = parser.parse(text, law.vocabulary, law.names, "AufenthG")
    assert parser.parse(writer.write(first, "AufenthG"), law.vocabulary, law.names, "AufenthG") is first


def test_a_citation_of_the_statute_itself_names_no_statute(law):
    node = parser.parse('titel in ["§ 22 Satz 2"] or status in ["AsylG § 55"]', law.vocabulary, law.names, "AufenthG")
    assert writer.write(node, "AufenthG") == 'titel in ["§ 22 Satz 2"] or status in ["AsylG § 55"]'
    assert writer.write(node) == 'titel in ["AufenthG § 22 Satz 2"] or status in ["AsylG § 55"]'


def test_a_resolved_node_has_no_text(law):
    with pytest.raises(TypeError):
        writer.write(tree.Norm("name", "§ 1", "verified", tree.Const(True)))
