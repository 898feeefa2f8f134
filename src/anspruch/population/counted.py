"""What is counted of a change: persons by Land, for whom it is sure and for whom it is possible."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

import numpy as np

from anspruch.population.assumptions import Assumptions
from anspruch.population.groups import Floats
from anspruch.population.positions import Change

COURSE_GAIN = Change("access", "integrationskurs", "gain")
DUTY = Change("duty", "pflicht_anspruch", "gain")


class Counted(NamedTuple):
    """Persons by Land, in one set of assumptions."""

    sure: Mapping[Change, Floats]
    """For whom each change surely comes."""
    maybe: Mapping[Change, Floats]
    """For whom it is possible; this contains those for whom it is sure."""
    alone: Floats
    """For whom the new duty is possible, but no better access to the course."""
    reckoned: Floats
    """Those who surely gain the course and whose starts and cost are reckoned."""


class Persons(Protocol):
    """Those whose positions are counted by Land."""

    def by_land(self, assumed: Assumptions, key: str) -> Counted:
        """The persons of each Land whose position changes."""


def together(holders: Counted, everyone: Counted) -> Counted:
    """The holders of § 22 Satz 2 and everyone else; starts and cost are reckoned of the holders only.

    Of no one else is it known who has attended already and who would attend.
    """
    sure, maybe = (
        {change: part + others.get(change, np.zeros(len(part))) for change, part in several.items()}
        for several, others in ((holders.sure, everyone.sure), (holders.maybe, everyone.maybe))
    )
    return Counted(sure, maybe, holders.alone + everyone.alone, holders.reckoned)
