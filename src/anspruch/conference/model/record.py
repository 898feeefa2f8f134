"""The record as a whole: everything in it by its name."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from anspruch.conference.known import Known
from anspruch.conference.model.meetings import Act, Body, Conference, Mandate, NextTerm, Source, WrittenProcedure
from anspruch.conference.model.papers import Demand, Paper
from anspruch.language.errors import InputError, suggestion

T = TypeVar("T")


class Record:
    """The whole record; immutable, complete or not there at all."""

    def __init__(  # noqa: PLR0913  (one for each thing recorded)
        self,
        body: Body,
        conferences: Mapping[int, Conference],
        papers: Mapping[str, Paper],
        sources: Mapping[str, Source],
        *,
        next_term: Known[NextTerm] | None = None,
        acts: tuple[Act, ...] = (),
        procedures: Mapping[str, WrittenProcedure] | None = None,
        mandates: tuple[Mandate, ...] = (),
        as_of: date,
    ) -> None:
        self.body = body
        self.conferences = conferences
        self.papers = papers
        self.sources = sources
        self.next_term = next_term or Known(None)
        self.acts = acts
        self.procedures = procedures or {}
        self.mandates = mandates
        self.as_of = as_of
        """The day up to which sources were read."""

    @cached_property
    def demands(self) -> Mapping[str, Demand]:
        """Every demand by its permanent name."""
        return {demand.id: demand for paper in self.papers.values() for demand in paper.demands}

    def conference(self, number: int) -> Conference:
        """A conference by number. Raises InputError."""
        if number not in self.conferences:
            first, last = min(self.conferences), max(self.conferences)
            raise InputError(f"Es gibt die {first}. bis {last}. Konferenz, keine {number}.", f"There are conferences {first} to {last}, no {number}.")
        return self.conferences[number]

    def paper(self, name: str) -> Paper:
        """A paper by its id. Raises InputError with the nearest one."""
        return _named(name, self.papers, "Den Antrag oder Beschluss", "motion or resolution")

    def demand(self, name: str) -> Demand:
        """A demand by its id. Raises InputError with the nearest one."""
        return _named(name, self.demands, "Die Forderung", "demand")

    def addressed(self, demand: Demand) -> Known[tuple[str, ...]]:
        """Of whom a demand asks, and how sure that is: those it names itself (as sure as its paper), else those of its paper."""
        paper = self.papers[demand.paper]
        return Known(demand.addressees, paper.certainty) if demand.addressees else paper.addressees

    def addressees(self, demand: Demand) -> tuple[str, ...]:
        """Of whom a demand asks; empty where that is not known."""
        return self.addressed(demand).value or ()

    def made(self, demand: Demand) -> date | None:
        """The day on which a demand was made: of its conference, or of the written procedure; None where it is not known."""
        return self.decided(self.papers[demand.paper]).value

    def land(self, name: str) -> str:
        """A Land's code, given as BW or DE-BW. Raises InputError."""
        code = name.upper().removeprefix("DE-")
        if code not in self.body.laender:
            there = ", ".join(self.body.laender)
            raise InputError(f"Das Land „{name}“ gibt es nicht; es gibt {there}.", f"There is no Land “{name}”; there are {there}.")
        return code

    def of(self, conference: int) -> tuple[Paper, ...]:
        """The papers of a conference, in the order of the record."""
        return tuple(paper for paper in self.papers.values() if paper.conference == conference)

    def decided(self, paper: Paper) -> Known[date]:
        """The day on which a paper was decided: that of its written procedure, else the last day of its conference."""
        if paper.procedure:
            return self.procedures[paper.procedure].day
        one = self.conferences[paper.conference]
        return Known(one.day, one.days.certainty)

    def urls(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The addresses of sources."""
        return tuple(self.sources[name].url for name in names)


def _named(name: str, known: Mapping[str, T], de: str, en: str) -> T:
    if name not in known:
        hint_de, hint_en = suggestion(name, known)
        raise InputError(f"{de} „{name}“ gibt es nicht.{hint_de}", f"There is no {en} “{name}”.{hint_en}")
    return known[name]
