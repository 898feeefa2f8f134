"""A motion's file checked: all that is wrong at once, each with its place and the next step; what is odd but may be meant is a note."""

import copy
import json

import pytest

from anspruch.motion import shipped
from anspruch.motion.check import check
from anspruch.motion.file import MOTIONS
from anspruch.statute.loader import load

LAW = load()
GOOD = {
    "motion": "probe",
    "title": {"de": "Probe", "en": "Sample"},
    "movers": ["BW"],
    "source": {"title": "ausgedacht"},
    "drafted_on": "2026-11-01",
    "in_force": "2027-01-01",
    "choices": [
        {
            "name": "kreis",
            "question": {"de": "Wer?", "en": "Who?"},
            "options": [{"name": "eng", "says": {"de": "wenige", "en": "few"}}, {"name": "weit", "says": {"de": "viele", "en": "many"}}],
        }
    ],
    "demands": [
        {
            "name": "anspruch",
            "addressee": "Bund",
            "says": {"de": "Wir fordern.", "en": "We demand."},
            "amendment": {
                "sections": [
                    {
                        "statute": "AufenthG",
                        "section": "§ 44",
                        "provisions": [
                            {
                                "name": "titel_nach_aufnahmeanordnung",
                                "versions": [
                                    {"if": {"kreis": "eng"}, "when": 'bisher or titel in ["§ 22 Satz 2"]'},
                                    {"if": {"kreis": "weit"}, "when": 'bisher or titel in ["§ 22"]'},
                                ],
                            },
                            {"name": "zulassungsfaehig", "versions": [{"since": "inkrafttreten + 1 Jahr", "when": "bisher or bezieht_sgb2"}]},
                        ],
                    }
                ]
            },
        }
    ],
}


def amendment(data):
    return data["demands"][0]["amendment"]


def provisions(data):
    return amendment(data)["sections"][0]["provisions"]


def checked(tmp_path, *changes):
    """What is said of the good file with changes."""
    data = copy.deepcopy(GOOD)
    for change in changes:
        change(data)
    path = tmp_path / "antrag.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return check(path, LAW)


# what is wrong, and what must be said of it: the place and the next step
WRONG = {
    "a list for a name": (lambda data: data.update(motion=["a"]), "antrag.yaml, motion", "mein_antrag"),
    "no English": (lambda data: data["title"].pop("en"), "antrag.yaml, title", "Der englische Text (en) fehlt"),
    "no German": (lambda data: data["demands"][0]["says"].pop("de"), "antrag.yaml, demands, anspruch, says", "Der deutsche Text (de) fehlt"),
    "a blank text": (lambda data: data["demands"][0]["says"].update(de=" "), "demands, anspruch, says", "Anführungszeichen"),
    "a misspelt field": (lambda data: data.update(suporters=[]), "antrag.yaml", "„supporters“"),
    "no Land": (lambda data: data.update(movers=["BX"]), "antrag.yaml, movers", "DE-BW"),
    "no list": (lambda data: data.update(movers="BW"), "antrag.yaml, movers", "Strich"),
    "an addressee that is none": (lambda data: data["demands"][0].update(addressee=["Bund"]), "demands, anspruch, addressee", "Text"),
    "neither versions nor repeal": (lambda data: provisions(data)[0].pop("versions"), "titel_nach_aufnahmeanordnung", "repealed"),
    "versions and repeal": (lambda data: provisions(data)[0].update(repealed="2027-01-01"), "titel_nach_aufnahmeanordnung", "entweder"),
}
UNFIT = {
    "until some day": (lambda data: provisions(data)[1]["versions"][0].update(until="nächstes Jahrhundert"), "zulassungsfaehig", "2024-03-21"),
    "for a century": (lambda data: provisions(data)[1]["versions"][0].update(until="inkrafttreten + 1 Jahrhundert"), "zulassungsfaehig", "„1 Jahr“"),
    "before it is in force": (
        lambda data: provisions(data)[1]["versions"][0].update(since="2026-12-31"),
        "zulassungsfaehig",
        "lassen Sie den Tag weg",
    ),
    "a misspelt provision": (lambda data: provisions(data)[1].update(name="zulassungfaehig"), "zulassungfaehig", "„zulassungsfaehig“"),
    "a provision twice": (lambda data: provisions(data).append(provisions(data)[0]), "titel_nach_aufnahmeanordnung", "zweimal"),
    "a wrong section": (
        lambda data: amendment(data)["sections"][0].update(section="§ 444"),
        "zulassungsfaehig",
        "steht in AufenthG § 44, nicht in AufenthG § 444",
    ),
    "a misspelt fact, under one choice": (lambda data: provisions(data)[0]["versions"][1].update(when="bezieht_sbg2"), "Spalte 1", "„bezieht_sgb2“"),
    "no such status": (lambda data: provisions(data)[0]["versions"][0].update(when='titel in ["§ 99 Abs. 9"]'), "Spalte 11", "„AufenthG § 9“"),
    "a status far from any": (
        lambda data: provisions(data)[0]["versions"][0].update(when='titel in ["§ 999"]'),
        "Spalte 11",
        "kein Status, den das Recht hier kennt.",
    ),
    "a number below nought": (
        lambda data: amendment(data)["sections"].append(
            {"statute": "IntV", "section": "§ 9", "provisions": [{"name": "kostenbeitrag_je_unterrichtseinheit", "versions": [{"value": -3}]}]}
        ),
        "kostenbeitrag_je_unterrichtseinheit",
        "nicht kleiner als 0",
    ),
    "a circle": (
        lambda data: provisions(data).extend(
            {"name": one, "cite": "Abs. 1a", "says": GOOD["title"], "versions": [{"when": other}]}
            for one, other in (("eins", "zwei"), ("zwei", "eins"))
        ),
        "antrag.yaml, anspruch",
        "streichen Sie einen dieser Verweise",
    ),
    "a misspelt way": (
        lambda data: amendment(data).update(programmes=[{"programme": "integrationskurs", "routes": [{"name": "zulasung_bamf", "removed": True}]}]),
        "integrationskurs, routes",
        "„zulassung_bamf“",
    ),
    "an example with a fact that is none": (
        lambda data: data.update(examples=[{"says": {"de": "Eine Person", "en": "A person"}, "facts": {"sprachnivo": "A1"}}]),
        "examples, Eine Person",
        "„sprachniveau“",
    ),
}


def _adding(statute, section):
    """A new provision in a section, named by another so that it has an effect."""

    def change(data):
        new = {"name": "neu", "cite": "Abs. 1", "says": GOOD["title"], "versions": [{"when": "True"}]}
        amendment(data)["sections"].append({"statute": statute, "section": section, "provisions": [new]})
        provisions(data)[0]["versions"][0]["when"] += " or neu"

    return change


ODD = {
    "a finer citation than there is": (
        lambda data: provisions(data)[0]["versions"][0].update(when='titel in ["§ 22 Satz 9"]'),
        "„AufenthG § 22 Satz 9“",
    ),
    "a new provision that nothing names": (
        lambda data: provisions(data).append({"name": "neu", "cite": "Abs. 1a", "says": GOOD["title"], "versions": [{"when": "True"}]}),
        "neu: Die neue Norm „neu“ wird nirgends genannt und wirkt nicht",
    ),
    "a version that changes nothing": (
        lambda data: provisions(data)[1].update(versions=[{"when": "bisher"}]),
        "zulassungsfaehig: „zulassungsfaehig“ sagt an jedem Tag dasselbe wie bisher",
    ),
    "a choice on which nothing depends": (
        lambda data: data["choices"].append({**copy.deepcopy(data["choices"][0]), "name": "leer"}),
        "choices, leer: Von dieser Wahl hängt nichts ab",
    ),
    "a new section": (
        _adding("AufenthG", "§ 44b"),
        "AufenthG § 44b gibt es im Recht, das hier steht, noch nicht",
    ),
    "a misspelt statute": (
        _adding("AufnethG", "§ 44"),
        "gemeint ist vielleicht „AufenthG“",
    ),
}


def test_what_is_good_has_neither_errors_nor_notes(tmp_path):
    found = checked(tmp_path)
    assert (found.errors, found.warnings) == ((), ())


@pytest.mark.parametrize("wrong", [*WRONG, *UNFIT])
def test_what_is_wrong_is_said_with_its_place_and_the_next_step(tmp_path, wrong):
    change, place, step = {**WRONG, **UNFIT}[wrong]
    *_, error = checked(tmp_path, change).errors
    assert place in error.de
    assert step in error.de
    assert error.en != error.de


AT_ONCE = (
    ["a list for a name", "no English", "no German", "a misspelt field", "no Land", "an addressee that is none", "neither versions nor repeal"],
    ["until some day", "a misspelt fact, under one choice", "a misspelt way"],
)


@pytest.mark.parametrize("several", AT_ONCE)
def test_all_that_is_wrong_is_said_at_once(tmp_path, several):
    changes = [{**WRONG, **UNFIT}[wrong][0] for wrong in several]
    alone = {error.de for change in changes for error in checked(tmp_path, change).errors}
    assert {error.de for error in checked(tmp_path, *changes).errors} == alone


@pytest.mark.parametrize("odd", ODD)
def test_what_is_odd_is_a_note(tmp_path, odd):
    change, said = ODD[odd]
    found = checked(tmp_path, change)
    assert found.errors == ()
    (note,) = found.warnings
    assert said in note.de


@pytest.mark.parametrize("name", shipped())
def test_shipped_motions_are_sound(name):
    assert check(MOTIONS / f"{name}.yaml", LAW).errors == ()


def test_with_very_many_choices_every_option_is_tried_once(tmp_path):
    def many(data):
        data["choices"] += [{**copy.deepcopy(data["choices"][0]), "name": f"wahl_{number}"} for number in range(8)]
        provisions(data)[0]["versions"][1]["when"] = "bezieht_sbg2"

    (error,) = checked(tmp_path, many).errors
    assert "„bezieht_sgb2“" in error.de


def test_a_file_that_is_no_yaml_is_one_error_with_its_line(tmp_path):
    path = tmp_path / "antrag.yaml"
    path.write_text("motion: a\ntitle: {de: x: y\n", encoding="utf-8")
    (error,) = check(path, LAW).errors
    assert "antrag.yaml, Zeile" in error.de
