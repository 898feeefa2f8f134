"""One item: first what minutes have, in their order; then, apart, what the record adds: who voted how, what the rule makes of it, sources."""

from collections.abc import Iterator

from anspruch.conference import phrases, votes, words
from anspruch.conference.frozen import fingerprint
from anspruch.conference.known import CERTAINTY
from anspruch.conference.model import Paper, Record, Statement
from anspruch.conference.papers import tree
from anspruch.conference.papers.tree import Block
from anspruch.conference.papers.words import say

_CONTENT = {"declaration": "declared", "report": "reported"}
_DECIDED = ("adopted", "listed")


def title(paper: Paper, lang: str) -> str:
    """TOP and title as a heading has them."""
    return f"{say('top', lang, paper.top)} {called(paper, lang)}" if paper.top else called(paper, lang)


def called(paper: Paper, lang: str) -> str:
    """The title; that nobody is sure of the paper is said wherever it stands."""
    return f"{paper.called(lang)} ({words.UNPROVEN[lang]})" if paper.certainty == "U" else paper.called(lang)


def blocks(record: Record, paper: Paper, lang: str, level: int, *, alone: bool = False) -> list[Block]:
    """An item below its heading; ``level`` is that of the heading of the remarks. On a sheet of its own (``alone``) its hash is in the foot."""
    return [*_minuted(record, paper, lang), *_remarks(record, paper, lang, level, "" if alone else fingerprint(paper))]


def _about(paper: Paper, lang: str) -> str:
    kind = words.KIND[paper.kind][lang]
    about = kind[0].upper() + kind[1:]
    if not paper.title:
        return say("subject_ours", lang, about)
    return say("subject_translated", lang, about, paper.title) if paper.title != paper.called(lang) else about


def _minuted(record: Record, paper: Paper, lang: str) -> Iterator[Block]:
    everyone = record.body.laender
    yield tree.fields(
        (say("movers", lang), phrases.side(paper.movers, lang, everyone)),
        (say("supporters", lang), phrases.side(paper.supporters, lang, everyone) if paper.supporters.laender else ""),
        (say("publication", lang), paper.publication or words.NOT_KNOWN[lang]),
        (say("result", lang), phrases.result(paper, lang)),
        (say(_CONTENT.get(paper.kind, "decided" if paper.status in _DECIDED else "asked"), lang), _opening(paper, lang)),
    )
    wording = paper.versions[-1].text if paper.versions else None
    if wording:
        yield tree.text(wording)
    if paper.demands:
        yield tree.numbered([(demand.says[lang], words.norm(demand, lang)) for demand in paper.demands])
    for statement in paper.statements.value or ():
        yield tree.fields((_by(statement, lang), _stated(paper, statement, lang)))


def _opening(paper: Paper, lang: str) -> str:
    to = say("addressees", lang, ", ".join(words.addressee(name, lang) for name in paper.addressees.value)) if paper.addressees.value else ""
    to = phrases.certain(to.removesuffix("."), paper.addressees.certainty, lang) + "." if to else ""
    return " ".join(filter(None, (to, "" if paper.demands else say("content_unknown", lang)))) or " "


def _by(statement: Statement, lang: str) -> str:
    key = "by_one" if len(statement.laender) == 1 else "by_several"
    form = words.statement_form(statement.form, lang)
    return say(key, lang, form[0].upper() + form[1:], phrases.laender(statement.laender, lang))


def _stated(paper: Paper, statement: Statement, lang: str) -> str:
    said = phrases.certain(statement.says[lang].removesuffix("."), statement.certainty, lang) + "."
    if not statement.with_vote:
        return said
    how = votes.with_statement(paper, statement).how
    vote = words.VOTE[statement.with_vote][lang] + (f" ({words.HOW[how][lang]})" if how == votes.INFERRED else "")
    return f"{said} {say('with_vote', lang, vote)}"


def _remarks(record: Record, paper: Paper, lang: str, level: int, digits: str) -> Iterator[Block]:
    """What the record adds to minutes."""
    yield tree.heading(say("remarks", lang), level)
    several = phrases.groups(record, paper, lang)
    voted = len(several) > 1 or several[0].vote != several[0].how
    stated = "" if paper.statements.value else words.NOT_KNOWN[lang] if paper.statements.value is None else say("none", lang)
    notes = (
        (key, getattr(paper, name).note.get(lang, ""))
        for key, name in (("on_movers", "movers"), ("on_supporters", "supporters"), ("on_vote", "vote"))
    )
    yield tree.fields(
        (say("kind", lang), _about(paper, lang)),
        (say("certainty", lang), CERTAINTY[paper.certainty][lang]),
        (say("computed", lang), phrases.computed(paper, record.conferences[paper.conference], lang)),
        (say("statements", lang), stated),
        *((say(key, lang), note) for key, note in notes),
        (say("note", lang), paper.note.get(lang, "")),
        (say("amends", lang), record.papers[paper.amends].called(lang) if paper.amends else ""),
        (say("votes", lang), "" if voted else words.NOT_KNOWN[lang]),
        (say("content", lang), digits),
    )
    if voted:
        head = [say(key, lang) for key in ("vote", "how", "laender")]
        yield tree.table(head, [(one.vote, one.how, phrases.laender(one.laender, lang)) for one in several], (2, 3, 12))
    yield tree.links(say("sources", lang), record.urls(paper.sources))
