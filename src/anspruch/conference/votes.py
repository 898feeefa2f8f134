"""Who voted how, as far as it is known: a source names the Land, it follows by arithmetic, or it is not known. Three things."""

from collections.abc import Mapping

from anspruch.conference.known import SURE, Known
from anspruch.conference.model import Cast, Paper, Record, Statement

KNOWN, INFERRED, UNKNOWN = "known", "inferred", "unknown"


def by_land(paper: Paper, laender: tuple[str, ...]) -> Mapping[str, Cast]:
    """Every Land's vote on a paper. Moving or supporting a paper is no vote for it: both are recorded apart."""
    found = {}
    for land in laender:
        given = paper.vote.by_land.get(land)
        found[land] = _cast(given if given is not None else paper.vote.rest)
    return found


def _cast(given: Known[str]) -> Cast:
    if given.value is None:
        return Cast(None, UNKNOWN)
    return Cast(given.value, KNOWN if given.certainty in SURE else INFERRED)


def with_statement(paper: Paper, statement: Statement) -> Cast:
    """The vote that goes with a statement: known only where the record is as sure of every one of its Länder."""
    casts = [_cast(paper.vote.by_land[land]) for land in statement.laender if land in paper.vote.by_land]
    sure = statement.certainty in SURE and all(one.how == KNOWN for one in casts)
    return Cast(statement.with_vote, KNOWN if sure else INFERRED)


def told_apart(paper: Paper, laender: tuple[str, ...]) -> Mapping[str, int]:
    """How many Länder's votes are known, inferred, and not known."""
    casts = by_land(paper, laender).values()
    return {how: sum(cast.how == how for cast in casts) for how in (KNOWN, INFERRED, UNKNOWN)}


def role_certainty(paper: Paper, role: str, land: str) -> str:
    """How sure a Land's role (see :func:`roles`) in a paper is; a supporter that no source names is inferred."""
    if role == "led":
        return paper.movers.lead.certainty
    if role == "moved":
        return paper.movers.certainty
    if role == "supported":
        return paper.supporters.certainty if land in paper.supporters.laender else "C"
    return "A"


def roles(record: Record, land: str) -> dict[str, list[Paper]]:
    """The papers a Land moved, led, supported, or gave a statement on; that no source names it :func:`role_certainty` says."""
    papers = record.papers.values()
    return {
        "led": [one for one in papers if one.movers.lead.value == land],
        "moved": [one for one in papers if land in one.movers.laender and one.movers.lead.value != land],
        "supported": [one for one in papers if land in (*one.supporters.laender, *one.supporters.inferred)],
        "statements": [one for one in papers if any(land in statement.laender for statement in one.statements.value or ())],
    }
