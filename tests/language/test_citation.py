"""Citations nest by their parts, and leave open what is too coarse."""

import pytest

from anspruch.language.citation import Citation, covers, parse
from anspruch.language.errors import InputError


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ("AufenthG § 25 Abs. 2", "AufenthG § 25 Abs. 2 Satz 1 Alt. 1", True),
        ("AufenthG § 25 Abs. 4", "AufenthG § 25 Abs. 4a", False),
        ("AufenthG § 25 Abs. 2", "AufenthG § 25", None),
        ("AufenthG § 25 Abs. 2", "AufenthG § 25 Abs. 3", False),
        ("AufenthG § 25", "AufenthG § 25a", False),
        ("AufenthG § 25", "AsylG § 25", False),
        ("AufenthG § 28 Abs. 1 Satz 1 Nr. 1", "AufenthG § 28 Abs. 1 Nr. 1", None),
        ("AufenthG § 28 Abs. 1 Satz 1 Nr. 1", "AufenthG § 28 Abs. 1 Satz 1 Nr. 2", False),
        ("AufenthG § 18a (bis 2020-02-29)", "AufenthG § 18a", False),
        ("AufenthG § 60a Abs. 2 Satz 3", "AufenthG § 60a", None),
        ("keiner", "keiner", True),
        ("AufenthG § 22", "keiner", False),
    ],
)
def test_a_finer_citation_falls_under_a_coarser_one(pattern, value, expected):
    assert covers(parse(pattern), parse(value)) is expected


@pytest.mark.parametrize(
    "text",
    ["§ 22 Satz 2 AufenthG", "AufenthG § 22 S. 2", "AufenthG §22 Satz 2", " AufenthG  § 22, Satz 2 ".replace("  ", " "), "AufenthG § 22 satz 2"],
)
def test_the_usual_ways_of_writing_are_understood(text):
    assert parse(text) == Citation("AufenthG", (("§", "22"), ("Satz", "2")))


@pytest.mark.parametrize(
    "text", ["", "AufenthG", "22", "AufenthG § ", "AufenthG § 22 Satz 2 foo", "AufenthG § 22 Satz 1 Abs. 2 § 3", "§ 22 Satz 2", "x" * 500]
)
def test_what_is_no_citation_gets_one_sentence(text):
    if text == "AufenthG":
        assert parse(text).parts == ()
        return
    with pytest.raises(InputError) as raised:
        parse(text)
    assert "\n" not in raised.value.de
    assert "\n" not in raised.value.en


@pytest.mark.parametrize(
    "text",
    ["AufenthG § 25 Abs. 4a Satz 3", "FreizügG/EU § 2 Abs. 1", "GG Art. 116", "keiner", "SGB II § 15a Abs. 1", "AufenthG § 18 (bis 2020-02-29)"],
)
def test_a_citation_is_written_as_it_was_read(text):
    assert str(parse(text)) == text
