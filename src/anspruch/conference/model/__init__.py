"""What the record holds: the body and its conferences, the papers before it, the votes by Land, and what each paper demands.

Every fact says how sure it is. None is *not known*, never zero and never no; an empty tuple with a certainty is *known to be none*.
"""

from anspruch.conference.model.meetings import (
    Act,
    Body,
    Chair,
    Conference,
    Handover,
    InChair,
    Mandate,
    Meeting,
    NextTerm,
    Source,
    Span,
    Term,
    WrittenProcedure,
)
from anspruch.conference.model.papers import KINDS, LABELS, STATUSES, VOTES, Cast, Demand, Paper, Side, Statement, Vote, Wording
from anspruch.conference.model.record import Record

__all__ = [
    "KINDS",
    "LABELS",
    "STATUSES",
    "VOTES",
    "Act",
    "Body",
    "Cast",
    "Chair",
    "Conference",
    "Demand",
    "Handover",
    "InChair",
    "Mandate",
    "Meeting",
    "NextTerm",
    "Paper",
    "Record",
    "Side",
    "Source",
    "Span",
    "Statement",
    "Term",
    "Vote",
    "Wording",
    "WrittenProcedure",
]
