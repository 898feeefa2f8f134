"""Names in the order their readers look for them, and signs as they write them."""

import html
import re

import pytest
from django.utils import translation

from anspruch.web.check import inputs
from anspruch.web.languages import language, languages
from anspruch.web.site import statute


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("de", ["Ägypten", "Aland", "Albanien", "Dänemark", "Dschibuti", "El Salvador", "Elfenbeinküste", "Oman", "Österreich", "Zypern"]),
        ("fr", ["Égypte", "Émirats arabes unis", "Équateur", "Érythrée", "Espagne"]),
        ("tr", ["Cezayir", "Çad", "Çin", "Danimarka", "Irak", "İran", "İzlanda", "Japonya", "Suriye", "Şili", "Tacikistan"]),
        ("uk", ["Греція", "Грузія", "Ґабон", "Данія", "Ефіопія", "Єгипет", "Індія", "Їбен", "Йорданія"]),
        ("ru", ["Египет", "Ёмен", "Железо"]),
        ("prs", ["آلمان", "افغانستان", "بلژیک", "پاکستان", "تاجیکستان", "چین", "گرجستان", "لبنان", "یمن"]),
        ("ar", ["أفغانستان", "البرازيل", "إيران", "باكستان", "تركيا", "يمن"]),
    ],
)
def test_names_are_sorted_as_in_the_languages_dictionaries(code, names):
    assert sorted(names, key=language(code).in_order) == names


@pytest.mark.parametrize("one", languages(), ids=lambda one: one.code)
def test_every_letter_of_a_countrys_name_has_its_place(one):
    with translation.override(one.code):
        letters = {letter for choice in inputs.countries(one)[:-1] for letter in choice.text if not letter.isascii()}
    unknown = {letter for letter in letters if max(one.in_order(letter)[0], default=0) > 100}
    assert not unknown


@pytest.mark.parametrize("one", languages(), ids=lambda one: one.code)
def test_nationalities_are_those_people_can_have(one):
    with translation.override(one.code):
        offered = [choice.value for choice in inputs.countries(one)]
    assert len(offered) == len(set(offered))
    assert not {"AQ", "BV", "HM", "PR", "AX"} & set(offered)
    assert {"DE", "UA", "XK", "PS", "TW", "VA", "CK", "HK", "XX"} <= set(offered)
    assert set(offered) | set(inputs._listed("no_nationality")) == set(
        statute.law().vocabulary.words(statute.law().vocabulary["staatsangehoerigkeit"])
    )


# --- commas and semicolons


ANSWERED = {"status": "AufenthG § 22 Satz 2", "staatsangehoerigkeit": "AF", "sprachniveau": "A2", "bezieht_sgb2": "true"}
LISTS = [
    "check/result/",
    "check/result/zulassung_bamf/",
    "check/counsel/",
    "law/",
    "law/AufenthG/44/erloeschensfrist/",
    "law/ways/zulassung_bamf/",
    "data/",
]


@pytest.mark.slow
@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("one", [one for one in languages() if one.bidi], ids=lambda one: one.code)
def test_what_parts_items_is_written_as_the_language_writes_it(client, one, path):
    client.post(f"/{one.code}/check/counsel/", ANSWERED)
    assert not foreign_signs(client.get(f"/{one.code}/{path}").text)


def foreign_signs(page):
    """Commas and semicolons of other languages on a page, outside its German passages."""
    shown = re.sub("<option.*?</option>", "", page.partition("<main")[2])
    shown = re.sub(r'<(\w+)[^>]* lang="de"[^>]*>.*?</\1>', "-", shown, flags=re.DOTALL)
    return re.findall(r".{0,25}[,;](?:\s|$).{0,15}", html.unescape(re.sub("<[^>]*>", "", shown)))


def test_commas_stay_what_they_are_where_one_writes_from_left_to_right():
    assert [one.code for one in languages() if one.sign(", ") != ", " or one.sign("; ") != "; "] == [one.code for one in languages() if one.bidi]
