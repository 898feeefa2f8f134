"""Names in the order their readers look for them."""

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
