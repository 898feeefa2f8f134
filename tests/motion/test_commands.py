"""Amending commands: what is proposed makes the same law, every anchor is found once, the sentences name what is amended."""

import itertools
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from anspruch.motion import Moved, commands, find, moved, shipped
from anspruch.motion.sentences import sentence
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
