"""A comparison in words: what a state of the law is called, who a group is, and a person of it."""

from collections.abc import Mapping
from typing import NamedTuple

from anspruch.readings.compare.claims import Claim
from anspruch.readings.compare.groups import Group
from anspruch.readings.explain import words
from anspruch.readings.render import phrase
from anspruch.readings.render.phrases import day
from anspruch.statute.law import Law, LawOnDay
from anspruch.statute.model import Texts

_TEXT = {
    "state": {"de": "Recht vom {0}", "en": "law of {0}"},
    "law_of": {"de": "nach dem Recht vom {0}", "en": "under the law of {0}"},
    "besides": {"de": "({0} außerdem: {1})", "en": "({0} also: {1})"},
    "everybody": {"de": "alle", "en": "everybody"},
    "or": {"de": " oder ", "en": " or "},
}


class Sides(NamedTuple):
    """The two states of the law compared: whose words are spoken, and what the states are called where their days do not tell."""

    law: Law
    called: Mapping[LawOnDay, Texts] = {}

    def head(self, state: LawOnDay, lang: str) -> str:
        """What a state is called in the head."""
        return self._named("state", state, lang)

    def key(self, state: LawOnDay) -> str:
        """What a state is called in plain data."""
        return self.called[state]["en"] if state in self.called else state.day.isoformat()

    def under(self, state: LawOnDay, lang: str) -> str:
        """What a state is called where a condition is said to be one under it."""
        return self._named("law_of", state, lang)

    def _named(self, key: str, state: LawOnDay, lang: str) -> str:
        found = self.called.get(state)
        return found[lang] if found else _TEXT[key][lang].format(day(state.day.toordinal(), lang))


def conditions(group: Group, sides: Sides, lang: str) -> list[str]:
    """The reasons of a group, a line each."""
    lines = (_TEXT["or"][lang].join(dict.fromkeys(_claim(claim, sides, lang) for claim in reason)) for reason in group.reasons)
    return list(dict.fromkeys(lines))


def _claim(claim: Claim, sides: Sides, lang: str) -> str:
    apart = f" ({sides.under(claim.law, lang)})" if claim.apart else ""
    return phrase(claim.node, sides.law, lang, affirmed=claim.holds) + apart


def example(group: Group, sides: Sides, lang: str) -> str:
    """A group's person; what must be said besides under one state of the law only stands behind."""
    apart = [(sides.under(state, lang), facts) for state, facts in group.apart.items() if facts]
    besides = [_TEXT["besides"][lang].format(state, person(facts, sides.law, lang)) for state, facts in apart]
    return " ".join([person(group.facts, sides.law, lang), *besides])


def person(facts: Mapping[str, object], law: Law, lang: str) -> str:
    """A person's facts on one line, for people."""
    read = law.vocabulary.read
    parts = [f"{words.label(law.vocabulary[name], lang)}: {words.value(law.vocabulary[name], read(name, raw), lang)}" for name, raw in facts.items()]
    return "; ".join(parts) or _TEXT["everybody"][lang]
