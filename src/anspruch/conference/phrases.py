"""What the record holds of a paper, as phrases for pages and papers: movers, result, votes by Land, what the assumed rule makes of it."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from anspruch.conference import rules, votes, words
from anspruch.conference.known import CERTAINTY, Known
from anspruch.conference.model import VOTES, Conference, Paper, Record, Side

OFFICIAL = "A"
_TEXT = {
    "all": {"de": "Alle Länder", "en": "All Länder"},
    "lead": {"de": "federführend {0}", "en": "lead {0}"},
    "incomplete": {"de": "weitere nicht bekannt", "en": "others not known"},
    "all_but": {"de": "alle übrigen außer {0}", "en": "all others but {0}"},
    "unnamed": {"de": "{0} davon nicht genannt", "en": "{0} of them not named"},
    "count": {"de": "insgesamt {0}", "en": "{0} in all"},
    "tally": {"de": "{0} : {1} : {2} (Ja : Nein : Enthaltung)", "en": "{0} : {1} : {2} (yes : no : abstention)"},
    "some": {"de": "{0}; weitere Zahlen nicht bekannt", "en": "{0}; other numbers not known"},
    "no_result": {"de": "angenommen; mit welchen Stimmen, ist nicht bekannt", "en": "adopted; by which votes is not known"},
    "carried": {"de": "angenommen", "en": "adopted"},
    "lost": {"de": "nicht angenommen", "en": "not adopted"},
    "open": {"de": "offen, weil die Stimmen nicht bekannt sind", "en": "open, for the votes are not known"},
    "agrees": {"de": "wie festgestellt", "en": "as stated"},
    "differs": {"de": "ANDERS als festgestellt", "en": "NOT as stated"},
    "rule": {"de": "Nach der Regel „{0}“: {1}.", "en": "By the rule “{0}”: {1}."},
    "rule_assumed": {"de": "Nach der Regel „{0}“, die nur vermutet ist: {1}.", "en": "By the rule “{0}”, which is only assumed: {1}."},
}


class Group(NamedTuple):
    """Länder that voted alike, and how that is known; ``vote`` is the word for it."""

    vote: str
    how: str
    laender: tuple[str, ...]


def certain(text: str, certainty: str, lang: str) -> str:
    """A text, with the mark of its certainty where no official source says it."""
    return text if certainty == OFFICIAL else f"{text} ({CERTAINTY[certainty][lang]})"


def fact(known: Known[Any], lang: str) -> str:
    """A fact with its mark, or that it is not known."""
    return words.NOT_KNOWN[lang] if known.value is None else certain(str(known.value), known.certainty, lang)


def laender(codes: Sequence[str], lang: str) -> str:
    """Länder by name, listed."""
    return words.listed([words.land(code, lang) for code in codes], lang)


def side(one: Side, lang: str, everyone: Sequence[str]) -> str:
    """Movers or supporters in one phrase: all of them, or those known and whether there may be others; the note is not in it.

    Args:
        one: the side.
        lang: de or en.
        everyone: all Länder, to say which were not among them.
    """
    if one.complete and len(one.laender) == len(everyone):
        return certain(_say("all", lang), one.certainty, lang)
    names = [words.land(code, lang) + (f" ({_lead(one, lang)})" if code == one.lead.value else "") for code in one.laender]
    parts = [certain(words.listed(names, lang), one.certainty, lang)] if names else []
    if one.lead.value and one.lead.value not in one.laender:
        parts.append(_say("lead", lang, certain(words.land(one.lead.value, lang), one.lead.certainty, lang)))
    if one.inferred:
        absent = [code for code in everyone if code not in (*one.laender, *one.inferred)]
        parts.append(certain(_say("all_but", lang, laender(absent, lang)), "C", lang))
    if one.total is not None:
        parts.append(_say("count", lang, one.total))
    if parts and one.unnamed is None:
        parts.append(_say("incomplete", lang))
    elif one.unnamed:
        parts.append(_say("unnamed", lang, one.unnamed))
    return ", ".join(parts) or words.NOT_KNOWN[lang]


def _lead(one: Side, lang: str) -> str:
    """That a Land named had the lead; marked apart only where that is less sure than that it was among them."""
    said = words.ROLE["lead"][lang]
    return said if one.lead.certainty in (OFFICIAL, one.certainty) else f"{said}, {CERTAINTY[one.lead.certainty][lang]}"


def result(paper: Paper, lang: str) -> str:
    """The result as the record has it: label and counts, each with its certainty; what is not known is said."""
    label, counted = paper.vote.label, counts(paper.vote.counts, lang)
    parts = [certain(words.LABEL[label.value][lang], label.certainty, lang)] if label.value else []
    if counted:
        parts.append(certain(counted, paper.vote.certainty, lang))
    if parts:
        return ", ".join(parts)
    return _say("no_result", lang) if paper.stated == "adopted" else words.status(paper)[lang]


def outcome(paper: Paper, lang: str) -> str:
    """Its status and, where one is stated, the label; „ohne Mehrheit“ is said once, and of a paper nobody is sure of nothing else."""
    label = paper.vote.label
    said = words.status(paper)[lang]
    if not label.value or paper.certainty == "U" or (paper.status, label.value) == ("not_adopted", "ohne_mehrheit"):
        return said
    return f"{said}, {words.marked(words.LABEL[label.value][lang], label, lang)}"


def counts(several: Mapping[str, int | None], lang: str) -> str:
    """Counted votes: 13 : 1 : 2 where all three are known, else those that are; empty where none is."""
    there = {word: several.get(word) for word in VOTES[:3]}
    if None not in there.values():
        return _say("tally", lang, *there.values())
    known = ", ".join(f"{count} {words.VOTE[word][lang]}" for word, count in there.items() if count is not None)
    return _say("some", lang, known) if known else ""


def groups(record: Record, paper: Paper, lang: str) -> list[Group]:
    """Who voted how: a group for every vote and every way it is known, those not known last."""
    found: dict[tuple[str | None, str], list[str]] = {}
    for code, cast in votes.by_land(paper, record.body.laender).items():
        found.setdefault((cast.word, cast.how), []).append(code)
    order = sorted(found, key=lambda one: (one[0] is None, VOTES.index(one[0]) if one[0] else 0))
    return [Group(words.VOTE[word][lang] if word else words.HOW[how][lang], words.HOW[how][lang], tuple(found[word, how])) for word, how in order]


def computed(paper: Paper, conference: Conference, lang: str) -> str:
    """What the rule taken to hold makes of the vote, beside what was stated; says whether the rule is assumed. Empty where there is none."""
    held = rules.load().on(conference.day)
    if held is None:
        return ""
    judged = next(one for one in rules.judge(paper, day=conference.day) if one.profile == held.profile)
    outcome = _say("open" if judged.outcome is None else "carried" if judged.outcome else "lost", lang)
    if judged.agrees is not None:
        outcome += ", " + _say("agrees" if judged.agrees else "differs", lang)
    return _say("rule_assumed" if held.assumed else "rule", lang, held.profile.title[lang], outcome)


def _say(key: str, lang: str, *parts: object) -> str:
    return _TEXT[key][lang].format(*parts)
