"""What rests on a source: conferences, papers, acts, seats, evidence."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse

from anspruch.conference.model import Conference, Paper
from anspruch.web.conference.held import Held


class Use(NamedTuple):
    """What a source says something of: a conference, a paper or a demand, and the address of its page."""

    of: Conference | Paper | str
    address: str
    args: tuple[str, ...]

    @property
    def url(self) -> str:
        """The page's address in the reader's language."""
        return reverse(self.address, args=self.args)


@lru_cache(maxsize=2)
def uses(held: Held) -> Mapping[str, tuple[Use, ...]]:
    """By source what rests on it; one that nothing rests on is there too."""
    found: dict[str, dict[tuple[str, ...], Use]] = {name: {} for name in held.record.sources}
    for names, use in _uses(held):
        for name in names:
            found[name][(use.address, *use.args)] = use
    return {name: tuple(several.values()) for name, several in found.items()}


def _uses(held: Held) -> Iterator[tuple[tuple[str, ...], Use]]:
    record = held.record
    for one in record.conferences.values():
        own = [one.sources, *(seat.sources for seat in record.mandates if seat.conference == one.number)]
        own += [act.sources for act in record.acts if act.conference == one.number]
        own += [each.sources for each in record.procedures.values() if each.conference == one.number]
        for names in own:
            yield names, Use(one, "conference:conference", (str(one.number),))
    for paper in record.papers.values():
        yield paper.sources, Use(paper, "conference:motion", (paper.id,))
    for name, entry in held.follow_up.demands.items():
        before = [held.follow_up.elsewhere[one].sources for one in entry.before]
        for names in (*(one.sources for one in entry.evidence), *before):
            yield names, Use(name, "conference:demand", tuple(name.split("/")))
