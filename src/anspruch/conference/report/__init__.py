"""What a Land can tell of its part in a conference: facts of the record and of the law, in plain sentences, doubtful ones marked."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from anspruch.conference import votes
from anspruch.conference.followup import FollowUp, Marks, Proved, marks
from anspruch.conference.model import Conference, Demand, Mandate, Paper, Record, Statement


class Followed(NamedTuple):
    """A demand of a paper and what became of it."""

    demand: Demand
    paper: Paper
    marks: Marks


class Report(NamedTuple):
    """A Land's part in one conference, as far as sources tell; nothing on a day before it."""

    record: Record
    conference: Conference
    land: str
    day: date
    came: tuple[Mandate, ...]
    own: tuple[Paper, ...]
    supported: tuple[Paper, ...]
    voted: tuple[Paper, ...]
    """Papers neither its own nor supported of which its vote is known or inferred."""
    statements: tuple[tuple[Paper, Statement], ...]
    followed: tuple[Followed, ...]
    """The demands of its own and supported papers."""
    proof: Proved
    follow_up: FollowUp

    @property
    def ahead(self) -> bool:
        """Whether on its day the conference was still to come."""
        return _ahead(self.conference, self.day)


def report(record: Record, number: int, land: str, day: date, follow_up: FollowUp, proof: Proved) -> Report:
    """A Land's part in a conference.

    Args:
        record: the record.
        number: of the conference.
        land: its code, BW or DE-BW.
        day: the day until which demands are followed.
        follow_up: statements and evidence.
        proof: of the law.

    Raises:
        InputError: if there is no such conference or Land.
    """
    one, code = record.conference(number), record.land(land)
    ahead = _ahead(one, day)
    papers = [] if ahead else [paper for paper in record.of(number) if paper.certainty != "U"]  # what nobody is sure of is no part of a report
    roles = votes.roles(record, code)
    own = tuple(paper for paper in papers if paper in roles["led"] or paper in roles["moved"])
    supported = tuple(
        sorted((paper for paper in papers if paper in roles["supported"] and paper not in own), key=lambda one: one.kind == "leitantrag")
    )
    mine = (*own, *supported)
    voted = tuple(
        paper for paper in papers if paper not in mine and votes.by_land(paper, record.body.laender)[code].word and paper.vote.label.value is not None
    )
    statements = tuple((paper, entry) for paper in papers for entry in paper.statements.value or () if code in entry.laender)
    came = tuple(seat for seat in record.mandates if seat.conference == number and seat.land == code and not ahead)
    followed = _followed(mine, day, follow_up, proof)
    return Report(record, one, code, day, came, own, supported, voted, statements, followed, proof, follow_up)


def _ahead(one: Conference, day: date) -> bool:
    return one.begins is not None and day < one.begins


def _followed(papers: Sequence[Paper], day: date, follow_up: FollowUp, proof: Proved) -> tuple[Followed, ...]:
    return tuple(Followed(demand, paper, marks(demand.id, day, follow_up, proof)) for paper in papers for demand in paper.demands)
