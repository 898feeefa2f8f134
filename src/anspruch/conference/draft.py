"""A motion of the record meets the law: the amendment it names, carried out, and the fingerprints of the law without and with it."""

from typing import NamedTuple

from anspruch.conference.model import Paper
from anspruch.motion import Moved, find, moved
from anspruch.statute.law import Law


class Draft(NamedTuple):
    """A paper's amendment carried out; synopsis, proof and impact are drawn from ``moved``.

    Whatever is shown of it is frozen by the two fingerprints: with another law it is another paper.
    """

    moved: Moved
    without: str
    with_it: str


def draft(paper: Paper, law: Law) -> Draft | None:
    """The draft a paper carries, in the options its file takes first; None where it carries none. Raises LawError where it does not fit."""
    if not paper.motion:
        return None
    carried = moved(find(paper.motion), law)
    return Draft(carried, carried.before.fingerprint, carried.after.fingerprint)
