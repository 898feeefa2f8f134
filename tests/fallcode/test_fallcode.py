"""The Fallcode: the same answers come back, no wrong sign goes unnoticed, and old codes stay readable."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anspruch import cases, fallcode
from anspruch.fallcode import code as coding
from anspruch.fallcode import letters, numbers
from anspruch.fallcode.symbols import Reader, Writer
from anspruch.language.errors import InputError
from anspruch.statute import yaml12
from anspruch.statute.loader import load
from tests.persons import persons

LAW = load()
VOCABULARY = LAW.vocabulary
DAY = date(2026, 11, 28)
STAFF = {
    "status": "AufenthG § 22 Satz 2",
    "staatsangehoerigkeit": "AF",
    "titel_erteilt_am": "2024-03-21",
    "sprachniveau": "A2",
    "geburtsdatum": "1990-05-01",
    "wohnsitz_inland": True,
    "bezieht_sgb2": True,
    "integrationskurs_besucht": False,
    "land": "DE-NW",
    "besonders_integrationsbeduerftig": False,
}
ON_PAPER = {
    "JPQ2-VYCM-WXV8-S6NG-N": STAFF,
}
"""Codes as they were written by earlier states of this program: they are on paper, and must stay readable."""


def known(facts):
    return {name: value for name, raw in facts.items() if (value := VOCABULARY.read(name, raw)) is not None}


def signs(text):
    return text.replace("-", "")


@given(persons(LAW), st.dates(date(2026, 1, 1), date(2060, 1, 1)))
def test_the_same_answers_come_back(person, day):
    _, facts = person
    found = fallcode.read(VOCABULARY, fallcode.write(VOCABULARY, facts, day))
    assert known(found.facts) == known(facts)
    assert found.month == day.replace(day=1)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("geburtsdatum", "1.5.1990"),
        ("einreise_am", "2015"),
        ("einreise_am", "2024-02"),
        ("einreise_am", "<1900-01-01"),
        ("einreise_am", ">2100-12-31"),
        ("einreise_am", "2024-01-15..2024-03"),
        ("titel_gueltig_bis", ">=2027-06"),
        ("alter", "<1"),
        ("alter", ">=18"),
        ("alter", "<0"),
        ("sprachniveau", "<A1"),
        ("sprachniveau", ">=keine"),
        ("titeldauer", "<24"),
        ("titeldauer", ">12 Monate"),
        ("titeldauer", "12..36"),
        ("brutto_jahr", "<30000"),
        ("brutto_jahr", "20.000,50"),
        ("brutto_jahr", 1.234),
        ("brutto_jahr", 12.345678),
        ("brutto_jahr", ">0"),
        ("brutto_jahr", 10**15),
        ("brutto_jahr", 1e-9),
        ("fussweg_km", "2,5..3,75"),
        ("status", "AufenthG § 28 Abs. 1 Satz 1 Nr. 1 | AufenthG § 30"),
        ("status", "AufenthG § 25 Abs. 4a Satz 3 Nr. 2 Buchst. b"),
        ("status", "keiner"),
        ("kldb", "01234"),
        ("zielberuf", "Pflegefachfrau/-mann"),
        ("staatsangehoerigkeit", "no"),
        ("bezieht_sgb2", "ja"),
        ("land", "BW"),
    ],
)
def test_every_form_of_a_value_comes_back(name, raw):
    found = fallcode.read(VOCABULARY, fallcode.write(VOCABULARY, {name: raw}, DAY)).facts
    assert known(found) == known({name: raw})
    assert known({name: str(value) if not isinstance(value, bool) else value for name, value in found.items()}) == known({name: raw})


def test_every_listed_word_comes_back():
    for fact in VOCABULARY.facts.values():
        for word in VOCABULARY.words(fact):
            assert fallcode.read(VOCABULARY, fallcode.write(VOCABULARY, {fact.name: word}, DAY)).facts == {fact.name: word}


def test_what_is_not_known_is_left_out():
    assert fallcode.write(VOCABULARY, {**STAFF, "kinder": None, "alter": "unbekannt"}, DAY) == fallcode.write(VOCABULARY, STAFF, DAY)


def test_the_order_of_answers_does_not_show():
    assert fallcode.write(VOCABULARY, dict(reversed(STAFF.items())), DAY) == fallcode.write(VOCABULARY, STAFF, DAY)


def test_a_usual_case_is_short():
    assert len(signs(fallcode.write(VOCABULARY, STAFF, DAY))) <= 20
    book = [case["facts"] for path in cases.shipped() for case in yaml12.read(path)]
    lengths = [len(signs(fallcode.write(VOCABULARY, facts, DAY))) for facts in book if len(known(facts)) <= 8]
    assert max(lengths) <= 20


def test_typed_as_people_type():
    code = fallcode.write(VOCABULARY, STAFF, DAY)
    for typed in (code.lower(), signs(code), code.replace("-", " "), f" {code}\n", code.replace("0", "o").replace("1", "l"), code.replace("-", "–")):
        assert fallcode.read(VOCABULARY, typed).facts == fallcode.read(VOCABULARY, code).facts


def test_every_single_wrong_sign_is_found():
    code = signs(fallcode.write(VOCABULARY, STAFF, DAY))
    for at, right in enumerate(code):
        for sign in letters.SIGNS:
            if sign != right:
                with pytest.raises(InputError):
                    fallcode.read(VOCABULARY, code[:at] + sign + code[at + 1 :])


@given(st.integers(1, 2**400), st.data())
def test_a_wrong_or_lost_sign_and_swapped_signs_are_found_in_codes_of_any_length(number, data):
    code = signs(letters.write(number))
    assert letters.read(code) == number
    at = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from(letters.SIGNS.replace(code[at], "")))
    wrong = [code[:at] + other + code[at + 1 :]]
    near = data.draw(st.integers(at + 1, at + 30))
    if near < len(code) and code[at] != code[near]:
        wrong.append(code[:at] + code[near] + code[at + 1 : near] + code[at] + code[near + 1 :])
    for text in wrong:
        with pytest.raises(InputError):
            letters.read(text)


@settings(max_examples=30)
@given(persons(LAW))
def test_neighbours_swapped_are_found(person):
    code = signs(fallcode.write(VOCABULARY, person[1], DAY))
    for at in range(len(code) - 1):
        if code[at] != code[at + 1]:
            with pytest.raises(InputError):
                fallcode.read(VOCABULARY, code[:at] + code[at + 1] + code[at] + code[at + 2 :])


def test_a_foreign_code_is_refused_in_one_sentence():
    chance = random.Random(1)
    passed = 0
    for _ in range(2000):
        text = "".join(chance.choices(letters.SIGNS, k=chance.randint(1, 24)))
        try:
            fallcode.read(VOCABULARY, text)
            passed += 1
        except InputError as error:
            assert "\n" not in error.de
            assert error.en.endswith(".")
    assert passed < 10


@pytest.mark.parametrize("text", ["", " - ", "U", "K7Q2-MX9Ä", "§", "0", "00", "000", "A" * 100_000, "\x00", "😀"])
def test_what_is_no_code_is_refused(text):
    with pytest.raises(InputError) as refused:
        fallcode.read(VOCABULARY, text)
    assert len(refused.value.de) < 250


def test_a_fact_without_a_place_is_named(monkeypatch):
    monkeypatch.setattr(coding, "editions", lambda: (numbers.Numbering(1, {}, {}),))
    with pytest.raises(InputError, match="„alter“ passt noch in keinen Fallcode"):
        fallcode.write(VOCABULARY, {"alter": 3}, DAY)


# --- the numbering only grows


def test_the_numbering_covers_the_vocabulary():
    names, words = numbers.lacking(VOCABULARY, numbers.editions()[-1])
    assert (names, words) == ([], {}), "run: python -m anspruch.fallcode append"


@pytest.mark.parametrize("code", ON_PAPER)
def test_codes_on_paper_stay_readable(code):
    assert known(fallcode.read(VOCABULARY, code).facts) == known(ON_PAPER[code])


def test_old_codes_are_read_after_facts_and_words_were_added(tmp_path, monkeypatch):
    old = fallcode.write(VOCABULARY, STAFF, DAY)
    editions = len(numbers.editions())
    copy = tmp_path / "numbers.yaml"
    copy.write_text(numbers.FILE.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(numbers, "FILE", copy)
    grown = VOCABULARY.extended(
        {
            "neu_am": VOCABULARY["einreise_am"]._replace(name="neu_am"),
            "kursart": VOCABULARY["kursart"]._replace(values=(*VOCABULARY["kursart"].values, "online")),
        }
    )
    try:
        numbers.editions.cache_clear()
        assert numbers.append(grown, DAY) == 2
        assert numbers.append(grown, DAY) == 0
        assert known(fallcode.read(grown, old).facts) == known(STAFF)
        new = {**STAFF, "neu_am": "2026-01-01", "kursart": "online"}
        found = fallcode.read(grown, fallcode.write(grown, new, DAY))
        assert found.edition == editions + 1
        assert found.facts["kursart"] == "online"
        newer = fallcode.write(grown, new, DAY)
    finally:
        monkeypatch.undo()
        numbers.editions.cache_clear()
    with pytest.raises(InputError, match="neueren Fassung"):
        fallcode.read(VOCABULARY, newer)


def test_a_code_with_what_the_law_no_longer_asks_is_refused():
    code = fallcode.write(VOCABULARY, STAFF, DAY)
    gone = load().vocabulary.extended({})
    del gone.facts["sprachniveau"]
    with pytest.raises(InputError, match="nicht mehr kennt"):
        fallcode.read(gone, code)


@given(st.lists(st.tuples(st.lists(st.integers(1, 50), min_size=1, max_size=9), st.integers(0, 8))))
def test_symbols_come_back_in_their_order(symbols):
    writer = Writer()
    for weights, index in symbols:
        writer.put(weights, index % len(weights))
    reader = Reader(writer.number())
    assert [reader.take(weights) for weights, _ in symbols] == [index % len(weights) for weights, index in symbols]
    assert reader.rest == 0
