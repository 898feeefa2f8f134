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
from anspruch.statute import amendment
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
    assert again(one).fingerprint == one.after.fingerprint


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
    raw = {"statute": "AufenthG", "section": "§ 44", "provisions": [{"name": name, "versions": [version]}]}
    one = amendment.read(Draft([raw]), LAW, date(2027, 1, 1), "Probe", "probe.yaml")
    return Moved(find("ortskraefte"), {}, date(2027, 1, 1), LAW, amendment.amended(LAW, one), (one,))


def test_a_reading_that_goes_its_own_way_has_its_own_commands():
    one = amended("erloeschensfrist_abgelaufen", when="bisher", otherwise={"fristende_am_wochenende": "bisher and not bezieht_sgb2"})
    (command,) = commands.commands(one)
    assert command.readings == ("fristende_am_wochenende",)
    assert sentence(command, LAW, one.in_force, "de").startswith("In der Lesart „")
    assert again(one).fingerprint == one.after.fingerprint


def test_a_repealed_provision_is_repealed_in_a_sentence():
    provision = LAW.provisions["titel_nach_aufnahmeanordnung"]
    ended = provision._replace(versions=(*provision.versions[:-1], provision.versions[-1]._replace(until=date(2026, 12, 31))))
    one = amended("titel_nach_aufnahmeanordnung", when="bisher")._replace(after=LAW.replaced({provision.name: ended}))
    (command,) = commands.commands(one)
    assert sentence(command, LAW, one.in_force, "de") == "§ 44 Abs. 1 Satz 1 Nr. 2 AufenthG wird aufgehoben."
    assert again(one).fingerprint == one.after.fingerprint


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
