"""A status is read as cards, certificates and people have it; what is not sure is offered, never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.language import citation
from anspruch.language.errors import InputError, ValueRefusedError
from anspruch.statute.loader import load

LAW = load()
VOCABULARY = LAW.vocabulary


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("§ 25 ABS. 2 AUFENTHG", "AufenthG § 25 Abs. 2"),
        ("§ 18a AUFENTHG", "AufenthG § 18a"),
        ("§ 18A AUFENTHG", "AufenthG § 18a"),
        ("§ 28 ABS. 1 S. 1 NR. 1 AUFENTHG", "AufenthG § 28 Abs. 1 Satz 1 Nr. 1"),
        ("§ 25 Abs. 2 Satz 1, 1. Alt. AufenthG", "AufenthG § 25 Abs. 2 Satz 1 Alt. 1"),
        ("§ 36a Abs. 1 Satz 1, 2. Alternative AufenthG", "AufenthG § 36a Abs. 1 Satz 1 Alt. 2"),
        ("§ 18 a Aufenthaltsgesetz", "AufenthG § 18a"),
        ("25 II AufenthG", "AufenthG § 25 Abs. 2"),
        ("§ 25 IVa 3 AufenthG", "AufenthG § 25 Abs. 4a Satz 3"),
        ("§ 28 I 1 Nr. 1 AufenthG", "AufenthG § 28 Abs. 1 Satz 1 Nr. 1"),
        ("§25Abs.2AufenthG", "AufenthG § 25 Abs. 2"),
        ("AUFENTHG §\u00a022 SATZ\u00a02", "AufenthG § 22 Satz 2"),
        ("§ 22 s.2", "AufenthG § 22 Satz 2"),
        ("§ 24", "AufenthG § 24"),
        ("24", "AufenthG § 24"),
        ("§ 55", "AsylG § 55"),
        ("§ 2 FREIZÜGG/EU", "FreizügG/EU § 2"),
        ("§ 4 Abs. 1 Bundesvertriebenengesetz", "BVFG § 4 Abs. 1"),
        ("Art. 116 Grundgesetz", "GG Art. 116"),
        ("Aufenthaltsgestattung", "AsylG § 55"),
        ("AUSBILDUNGSDULDUNG", "AufenthG § 60c"),
        ("Fiktionsbescheinigung", "AufenthG § 81 Abs. 5"),
        ("§ 60a Abs. 2 Satz 1 AufenthG | § 60c AUFENTHG", "AufenthG § 60a Abs. 2 Satz 1 | AufenthG § 60c"),
    ],
)
def test_what_stands_on_papers_is_read(text, meant):
    assert VOCABULARY.read("status", text) == VOCABULARY.read("status", meant)


@pytest.mark.parametrize(
    ("text", "first", "number"),
    [
        ("Duldung", "AufenthG § 60a", 5),
        ("DULDUNG", "AufenthG § 60a", 5),
        ("§ 7", "AufenthG § 7", 3),
        ("AufenthG § 220", "AufenthG § 22", 1),
        ("§ 220 Abs. 1 AUFENTHG", "AufenthG § 22 Abs. 1", 1),
        ("Aufenthaltgestattung", "AsylG § 55", 1),
        ("Niederlassungserlaubnis", "AufenthG § 9", 1),
        ("§ 25 Abs. 5 AufenthG ERWERBSTÄTIGKEIT ERLAUBT", "AufenthG § 25 Abs. 5", 1),
        ("§ 25 Abs. 4 S. 1 u. 2 AufenthG", "AufenthG § 25 Abs. 4 Satz 1", 1),
        ("§ 63 Abs. 1 AsylG", "AsylG § 55", 1),
        ("§ 60 Abs. 7 Satz 1 AufenthG", "AufenthG § 25 Abs. 3", 1),
        ("§ 60 Abs. 5", "AufenthG § 25 Abs. 3", 1),
        ("§ 5 FreizügG/EU", "FreizügG/EU § 3", 2),
        ("§ 60 AufenthG", "AufenthG § 25 Abs. 2", 2),
        ("§ 3", "FreizügG/EU § 3", 3),
        ("Duldung § 60a Abs. 4 AufenthG", "AufenthG § 60a Abs. 4", 1),
        ("§ 2 Asylgesetz", "AufenthG § 25 Abs. 1", 1),
    ],
)
def test_what_may_mean_several_or_is_only_near_is_offered(text, first, number):
    with pytest.raises(ValueRefusedError) as raised:
        VOCABULARY.read("status", text)
    assert raised.value.choices[0] == first
    assert len(raised.value.choices) == number
    assert (raised.value.fact, raised.value.given) == ("status", text)
    for choice in raised.value.choices:
        VOCABULARY.read("status", choice)


@pytest.mark.parametrize("text", ["foo", "§ 24 SGB II", "Aufenthaltserlaubnis", "§", "§ § §", "25 25 25 25", "Abs. 2", "§ 25 Abs. 2 § 24"])
def test_what_is_no_status_is_refused_with_nothing_offered_that_it_is_not(text):
    with pytest.raises(InputError) as raised:
        VOCABULARY.read("status", text)
    assert "\n" not in raised.value.de


CITED = sorted({str(one) for one in LAW.world.concrete if str(one) != citation.NONE})


@given(cited=st.sampled_from(CITED), capitals=st.booleans(), behind=st.booleans(), short=st.booleans(), spaces=st.sampled_from([" ", "  ", "\u00a0"]))
def test_every_status_is_read_however_it_is_written(cited, capitals, behind, short, spaces):
    statute, path = cited.split(" ", 1)
    text = f"{path} {statute}" if behind else cited
    if short:
        text = text.replace("Satz", "S.").replace("Abs.", "Absatz")
    text = spaces.join(text.split(" "))
    assert VOCABULARY.read("status", text.upper() if capitals else text) == frozenset({citation.parse(cited)})


@given(text=st.text(max_size=60) | st.from_regex(r"(§ ?[0-9]{1,3}[a-z]? ?|Abs\. ?[0-9]|IV|Satz 1|AufenthG|[., ]){0,6}", fullmatch=True))
def test_whatever_is_written_is_read_or_refused_in_one_sentence(text):
    try:
        VOCABULARY.read("status", text)
    except InputError as error:
        assert "\n" not in error.de + error.en


@pytest.mark.parametrize("text", ["§ 999", "999", "AufenthG § 999", "§ 999 AufenthG"])
def test_a_status_that_would_be_refused_is_not_offered(text):
    with pytest.raises(ValueRefusedError, match=r"ist kein Status, den das Recht hier kennt\.$") as refused:
        VOCABULARY.read("status", text)
    assert not refused.value.choices
