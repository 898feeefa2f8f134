"""A Land's report as a paper: the sentences of the report, each demand with its verdict, and what they rest on."""

from typing import Any

from anspruch.conference import words
from anspruch.conference.frozen import digits, together
from anspruch.conference.papers import tree
from anspruch.conference.papers.tree import Block
from anspruch.conference.papers.words import say
from anspruch.conference.report import Report
from anspruch.conference.report.data import data
from anspruch.conference.report.sentences import sections


def report(found: Report, lang: str) -> dict[str, Any]:
    """The tree of a report; dated by the day it is drawn up for."""
    blocks: list[Block] = []
    several, content = sections(found, lang), _content(found)
    for section in several:
        blocks.append(tree.heading(section.head, 3 if section.mark else 2))
        blocks.append(tree.fields((say("verdict", lang), section.mark)))
        blocks += [tree.text(line.text) for line in section.lines]
    urls = tuple(dict.fromkeys(url for section in several for line in section.lines for url in line.sources))
    return tree.tree(
        found.record,
        found.conference,
        lang,
        judged=False,
        kind=say("report", lang),
        title=say("report_title", lang, words.land(found.land, lang), found.conference.number),
        foot=say("report_hash", lang, digits(content), found.proof.fingerprint),
        blocks=[*blocks, tree.heading(say("sources", lang), 2), tree.links(say("sources", lang), urls)],
        data={**data(found), "hash": digits(content), "content": content},
        name=f"{found.record.body.name}-{found.conference.number:02}-{found.land}.json",
    ) | {"day": found.day.isoformat()}


def _content(found: Report) -> dict[str, Any]:
    """What the report says, in German, of which its hash is made."""
    told = {paper.id: paper for paper in (*found.own, *found.supported, *found.voted)}
    return {
        "conference": found.conference.number,
        "land": found.land,
        "day": found.day.isoformat(),
        "law": found.proof.fingerprint,
        "papers": together(told.values()),
        "says": [[section.head, section.mark, [line.text for line in section.lines]] for section in sections(found, "de")],
    }
