"""Where texts differ: either text comes back from its marked words, and steps with anchors lead from one to the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.language.errors import LawError
from anspruch.motion.difference import ADDED, REMOVED, SAME, segments, tokens
from anspruch.motion.edits import Step, carried, carry_out, steps

WORDS = st.lists(
    st.sampled_from(['"§ 22"', '"§ 23 Abs. 1"', ", ", " ", " or ", " and not ", "titel", "kinder", ">=", "3", "(", ")", "[", "]"]), max_size=14
)
TEXTS = st.one_of(WORDS.map("".join), st.text(max_size=20))


@given(TEXTS, TEXTS)
def test_marked_words_make_either_text(old, new):
    found = segments(old, new)
    assert "".join(one.text for one in found if one.mark != ADDED) == old
    assert "".join(one.text for one in found if one.mark != REMOVED) == new
    assert all(one.text for one in found)


@given(TEXTS)
def test_a_text_in_tokens_is_the_text(text):
    assert "".join(tokens(text)) == text
    assert {one.mark for one in segments(text, text)} <= {SAME}


@given(TEXTS, TEXTS)
def test_steps_lead_from_one_text_to_the_other_and_their_anchors_occur_once(old, new):
    assert carried(old, steps(old, new)) == new


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('titel in ["§ 21", "§ 25"]', 'titel in ["§ 21", "§ 22 Satz 2", "§ 25"]', [Step("insert", '"§ 21"', "", ', "§ 22 Satz 2"')]),
        ('titel in ["§ 21"]', 'titel in ["§ 20", "§ 21"]', [Step("insert_before", '"§ 21"', "", '"§ 20", ')]),
        ('titel in ["§ 21", "§ 25"]', 'titel in ["§ 21"]', [Step("strike", "", ', "§ 25"', "")]),
        ("kinder >= 3 and bezieht_sgb2", "kinder >= 2 and bezieht_sgb2", [Step("replace", "", "3", "2")]),
        ("a or b", "a or b or c", [Step("append", "", "", " or c")]),
        ("a or b", "(a or b) and not c", [Step("prepend", "", "", "("), Step("append", "", "", ") and not c")]),
        ("a >= 3 and b >= 3", "a >= 3 and b >= 4", [Step("replace", "b >= ", "3", "4")]),
        ("600", "700", [Step("replace", "", "600", "700")]),
    ],
)
def test_steps_are_those_a_drafter_would_write(old, new, expected):
    assert list(steps(old, new)) == expected


@pytest.mark.parametrize("anchor", ["absent", "a"])
def test_an_anchor_that_does_not_occur_once_is_refused(anchor):
    with pytest.raises(LawError, match="mal vor"):
        carry_out("a or a", Step("insert", anchor, "", " or c"))
