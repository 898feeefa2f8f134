"""Amending commands: what is proposed makes the same law, every anchor is found once, the sentences name what is amended."""

import itertools
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from anspruch.language import parser
from anspruch.language.errors import LawError
from anspruch.motion import Moved, commands, find, moved, shipped
from anspruch.motion.sentences import sentence
from anspruch.motion.text import Reader
from anspruch.statute import amendment, programmes
from anspruch.statute.amendment import Draft
from anspruch.statute.loader import load
from tests.motion.drafts import drafts

LAW = load()


def combinations():
    """Every shipped motion with every combination of its choices."""
    for name in shipped():
        motion = find(name)
        for options in itertools.product(*([(choice.name, option.name) for option in choice.options] for choice in motion.choices)):
            yield pytest.param(name, dict(options), id="-".join((name, *(option for _, option in options))))


def again(one: Moved):
    """The law that the commands make."""
    return commands.apply(commands.commands(one), one.before, one.in_force, one.after.vocabulary, one.motion.title["de"])


@pytest.mark.parametrize(("name", "chosen"), list(combinations()))
@pytest.mark.parametrize("in_force", [None, date(2015, 8, 1), date(2023, 6, 1)])
def test_the_commands_for_a_motion_make_the_law_it_moves(name, chosen, in_force):
    one = moved(find(name), LAW, chosen, in_force)
    made = again(one)
    assert made.fingerprint == one.after.fingerprint
    assert {name: made.provisions[name].says for name in one.provisions} == {name: one.after.provisions[name].says for name in one.provisions}


@given(drafts(LAW))
def test_the_commands_for_any_amendment_make_the_law_it_makes(one):
    assume(one is not None)
    made = again(one)
    assert made.fingerprint == one.after.fingerprint
    assert made.programmes == one.after.programmes


@given(drafts(LAW), st.sampled_from(["de", "en"]))
def test_every_command_is_a_sentence(one, lang):
    assume(one is not None)
    for command in commands.commands(one):
        said = sentence(command, one.before, one.in_force, lang)
        assert said
        assert "{" not in said.replace(command.new, "").replace(command.old, "")


def said(name, chosen, lang="de"):
    """The sentences for a shipped motion."""
    one = moved(find(name), LAW, chosen)
    return [sentence(command, one.before, one.in_force, lang) for command in commands.commands(one)]


def test_the_sentences_are_those_of_german_drafting():
    found = said("ortskraefte", {"uebergang": "mit"})
    assert "In § 44 Abs. 1 Satz 1 Nr. 2 AufenthG wird nach der Angabe „§ 23 Abs. 4“ die Angabe „§ 22 Satz 2“ eingefügt." in found
    assert any(
        one.startswith("In § 104 AufenthG wird folgender Abs. 21 eingefügt: „") and one.endswith("Das gilt bis zum Ablauf des 1.1.2028.")
        for one in found
    )
    assert "“§ 22” and “§ 23 Abs. 1” are inserted after “§ 23 Abs. 4”." in " ".join(said("ortskraefte", {"kreis": "landesaufnahme"}, "en"))
    assert any(one.startswith("Nach § 44a AufenthG wird folgender § 44b Abs. 2 AufenthG eingefügt") for one in said("erstorientierungskurs", {}))
    assert any(one.startswith("Nach § 44 Abs. 1 AufenthG wird folgender Abs. 1a eingefügt") for one in said("bundesrat_756_13", {}))


def test_one_command_amends_the_text_under_every_reading_where_it_fits():
    one = moved(find("ortskraefte"), LAW, {"uebergang": "mit"})
    (command,) = [found for found in commands.commands(one) if found.provision == "erloeschensfrist_abgelaufen"]
    assert command.readings == ("", "fristende_am_wochenende")
    assert "Lesart" not in sentence(command, LAW, one.in_force, "de")


def amended(name, **version):
    """The law with one provision in one new version."""
    statute, section = LAW.provisions[name].section.split(" ", 1)
    raw = {"statute": statute, "section": section, "provisions": [{"name": name, "versions": [version]}]}
    one = amendment.read(Draft([raw]), LAW, date(2027, 1, 1), "Probe", "probe.yaml")
    return Moved(find("ortskraefte"), {}, date(2027, 1, 1), LAW, amendment.amended(LAW, one), (one,))


def test_a_reading_that_goes_its_own_way_has_its_own_commands():
    one = amended("erloeschensfrist_abgelaufen", when="bisher", otherwise={"fristende_am_wochenende": "bisher and not bezieht_sgb2"})
    (command,) = commands.commands(one)
    assert command.readings == ("fristende_am_wochenende",)
    assert sentence(command, LAW, one.in_force, "de").startswith("In der Lesart „")
    assert again(one).fingerprint == one.after.fingerprint


def carried_out(*drafts):
    """The law of a new year with amendments, one after the other."""
    after, several = LAW, []
    for draft in drafts:
        several.append(amendment.read(draft, after, date(2027, 1, 1), "Probe", "probe.yaml"))
        after = amendment.amended(after, several[-1])
    return Moved(find("ortskraefte"), {}, date(2027, 1, 1), LAW, after, tuple(several))


def entry(**fields):
    """A draft with one provision of § 44."""
    return Draft([{"statute": "AufenthG", "section": "§ 44", "provisions": [{"name": "titel_nach_aufnahmeanordnung", **fields}]}])


@pytest.mark.parametrize(("day", "start"), [("2027-01-01", ""), ("2028-07-01", "Mit Wirkung vom 1.7.2028: ")])
def test_a_repealed_provision_is_repealed_in_a_sentence(day, start):
    one = carried_out(entry(repealed=day))
    (command,) = commands.commands(one)
    assert sentence(command, LAW, one.in_force, "de") == f"{start}§ 44 Abs. 1 Satz 1 Nr. 2 AufenthG wird aufgehoben."
    assert one.after.provisions["titel_nach_aufnahmeanordnung"].on(date.fromisoformat(day)) is None
    assert again(one).fingerprint == one.after.fingerprint


def test_what_is_repealed_and_said_anew_later_is_both():
    one = carried_out(entry(repealed="2027-01-01"), entry(versions=[{"since": "2028-01-01", "when": 'titel in ["§ 22"]'}]))
    assert [command.action for command in commands.commands(one)] == [commands.REPEAL, "rewrite"]
    assert one.after.provisions["titel_nach_aufnahmeanordnung"].on(date(2027, 6, 1)) is None
    assert again(one).fingerprint == one.after.fingerprint


def test_until_a_later_version_begins_the_law_stays_as_it_is():
    one = carried_out(entry(versions=[{"since": "2027-07-01", "when": 'bisher or titel in ["§ 22"]'}]))
    before, after = (law.provisions["titel_nach_aufnahmeanordnung"] for law in (one.before, one.after))
    assert before.on(date(2027, 6, 30)).body is after.on(date(2027, 6, 30)).body
    assert before.on(date(2027, 7, 1)).body is not after.on(date(2027, 7, 1)).body
    assert again(one).fingerprint == one.after.fingerprint


@pytest.mark.parametrize("fields", [{"versions": [{"since": "2026-12-31", "when": "bisher"}]}, {"repealed": "2026-12-31"}])
def test_nothing_is_amended_before_the_entry_into_force(fields):
    with pytest.raises(LawError, match="vor dem Inkrafttreten am 2027-01-01"):
        carried_out(entry(**fields))


@pytest.mark.parametrize("day", ["2004-01-01", "2005-01-01"])
def test_what_is_not_in_force_cannot_be_repealed(day):
    draft = entry(repealed=day)
    with pytest.raises(LawError, match="aufheben lässt sich nur"):
        amendment.read(draft, LAW, date(2004, 1, 1), "Probe", "probe.yaml")


def test_what_other_provisions_read_cannot_be_repealed():
    raw = {"statute": "AufenthG", "section": "§ 44", "provisions": [{"name": "erloeschensfrist", "repealed": "2027-01-01"}]}
    with pytest.raises(LawError, match=r"erloeschensfrist.*nicht an jedem Tag"):
        carried_out(Draft([raw]))


PROGRAMME = {
    "programme": "integrationskurs",
    "title": {"de": "Kurs", "en": "Course"},
    "routes": [{"name": "zulassung_bamf", "modality": "soll", "open": None}, {"name": "anspruch_bvfg_9", "removed": True}],
    "values": [{"name": "fahrtkosten", "removed": True}, {"name": "neu", "title": {"de": "Neu", "en": "New"}, "yes": "bezieht_sgb2"}],
}


def test_what_changes_in_a_programme_has_its_commands():
    one = carried_out(Draft([], [PROGRAMME]))
    found = [sentence(command, LAW, one.in_force, "de") for command in commands.commands(one)]
    assert found == [
        "Das Angebot „Integrationskurs“ heißt nun „Kurs“.",
        "Im Angebot „Integrationskurs“ wird der Weg „Zulassung durch das BAMF“ geändert (Stärke: „Soll“; Offen, wenn: entfällt).",
        "Im Angebot „Integrationskurs“ entfällt der Weg „Anspruch für Spätaussiedler“.",
        "Im Angebot „Integrationskurs“ kommt die Frage „Neu“ hinzu (Ja, wenn: „bezieht_sgb2“).",
        "Im Angebot „Integrationskurs“ entfällt die Frage „Fahrtkosten“.",
    ]
    assert again(one).fingerprint == one.after.fingerprint
    assert again(one).programmes == one.after.programmes


def test_what_goes_and_comes_again_is_at_the_end():
    first, *_ = LAW.programmes["integrationskurs"].routes
    gone = {"programme": "integrationskurs", "routes": [{"name": first.name, "removed": True}]}
    whole = next(one for one in programmes.plain(LAW.programmes["integrationskurs"])["routes"] if one["name"] == first.name)
    one = carried_out(Draft([], [gone]), Draft([], [{"programme": "integrationskurs", "routes": [whole]}]))
    assert one.after.programmes["integrationskurs"].routes[-1].name == first.name
    assert again(one).programmes == one.after.programmes
    assert all(sentence(command, LAW, one.in_force, "de") for command in commands.commands(one))


@pytest.mark.parametrize("name", LAW.programmes)
def test_a_programme_written_is_the_same_when_read(name):
    reader = Reader(LAW.vocabulary, LAW.names)
    one = LAW.programmes[name]
    assert programmes.programme(programmes.plain(one), "", reader.condition, reader.number) == one


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"routes": [{"name": "zulasung_bamf", "removed": True}]}, "Gemeint ist vielleicht „zulassung_bamf“"),
        ({"routes": [{"name": "zulasung_bamf", "modality": "soll"}]}, "Gemeint ist vielleicht „zulassung_bamf“"),
        ({"routes": [{"name": "zulassung_bamf", "removed": False}]}, "removed: true"),
        ({"routes": [{"name": "zulassung_bamf", "removed": True, "modality": "soll"}]}, "removed: true"),
        ({"routes": [{"name": one.name, "removed": True} for one in LAW.programmes["integrationskurs"].routes]}, "wenigstens einen Weg"),
        ({"route": []}, "Gemeint ist vielleicht „routes“"),
    ],
)
def test_a_change_of_what_is_not_there_is_refused(change, said):
    with pytest.raises(LawError, match=said):
        carried_out(Draft([], [{"programme": "integrationskurs", **change}]))


def test_commands_for_another_text_are_refused():
    one = amended("titel_nach_aufnahmeanordnung", when='bisher or titel in ["§ 22"]')
    (command,) = commands.commands(one)
    with pytest.raises(LawError, match="0-mal"):
        commands.apply([command._replace(anchor='"§ 99"')], LAW, one.in_force)


def test_what_enters_into_force_on_the_same_day_is_amended_not_lost():
    """A motion starts from the law of its day: another demand, or another statute, may have changed the provision that day."""
    one = moved(find("bundesrat_756_13"), LAW, {}, date(2015, 8, 1))
    assert LAW.provisions["titel_nach_aufnahmeanordnung"].versions[-1].since == one.in_force
    assert '"§ 23 Abs. 4"' in one.after.provisions["titel_nach_aufnahmeanordnung"].on(one.in_force).text
    assert not [command for command in commands.commands(one) if command.action == commands.DISPLACE]


def test_a_version_that_says_the_same_is_kept_under_every_reading():
    one = amended("personenkreis_auslaenderbehoerde", when="bisher")
    (command,) = commands.commands(one)
    assert sentence(command, LAW, one.in_force, "de").endswith("gilt unverändert weiter.")
    assert again(one).fingerprint == one.after.fingerprint
    assert again(one).provisions["personenkreis_auslaenderbehoerde"].versions[-1].otherwise


def test_what_is_said_twice_is_said_once():
    """So does the parser; a tree with it twice could not be written and read again."""
    one = amended("personenkreis_auslaenderbehoerde", when="bisher and bisher or bisher")
    version = one.after.provisions["personenkreis_auslaenderbehoerde"].versions[-1]
    assert parser.parse(version.text, LAW.vocabulary, LAW.names, "AufenthG") is version.body
