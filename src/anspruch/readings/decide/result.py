"""The result for one person on one day: per programme every route with its state and what that state rests on."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from anspruch.statute.model import Procedure, Route, Texts, Version

STATES = ("open", "possible", "suspended", "undecided", "closed")
ACCESS = ("none", "ermessen", "soll", "anspruch")
"""Modalities that give access, worst first; the others are duties or are open to everyone."""


class Practice(NamedTuple):
    """The state of administrative practice that touches a route; marked as not law."""

    name: str
    state: str
    version: Version


class Source(NamedTuple):
    """A published source of a guideline."""

    title: str
    url: str
    """Empty where it has no address."""
    as_of: date | None
    """The day it tells of; None where it bears none."""
    old: bool
    """Longer ago than ``law/welt.yaml`` allows, or undated."""


class Gap(NamedTuple):
    """A provision whose wording is not known, and what is said of it."""

    cite: str
    note: Texts


class Disputed(NamedTuple):
    """A disputed point on which a route's state depends."""

    name: str
    reading: str
    """The reading used."""
    other_reading: str
    other_state: str
    """The route's state under the other reading."""


class Change(NamedTuple):
    """A day on which a route's state changes by itself."""

    on: date
    state: str
    cause: str
    """``time`` (a period runs out, an age is reached) or ``law`` (another version comes into force)."""


class RouteResult(NamedTuple):
    """One route and its state."""

    route: Route
    state: str
    basis: tuple[str, ...]
    awaits: tuple[str, ...]
    missing: tuple[str, ...]
    presumptions: tuple[str, ...]
    practice: Practice | None
    procedure: Procedure | None
    """None also where there is no such way on the day."""
    certainty: str
    sources: tuple[Source, ...]
    """Of the guidelines it rests on; empty for a route that rests on law alone."""
    gaps: tuple[Gap, ...]
    """Why it is undecided where facts alone cannot settle it."""


class ProgrammeResult(NamedTuple):
    """One programme: its routes in their fixed order, the best access, and the questions beside."""

    name: str
    routes: tuple[RouteResult, ...]
    best: str | None
    """The best access, or None where it is not settled between ``best_at_least`` and ``best_at_most``."""
    best_at_least: str
    best_at_most: str
    values: Mapping[str, str]
    amounts: Mapping[str, Mapping[str, object]]

    def route(self, name: str) -> RouteResult:
        """The result of one route. Raises KeyError."""
        for found in self.routes:
            if found.route.name == name:
                return found
        raise KeyError(name)

    @property
    def names(self) -> tuple[str, ...]:
        """The routes' names."""
        return tuple(found.route.name for found in self.routes)
