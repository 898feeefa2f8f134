"""The result as one tree for every form of it: pages, paper, data. Every way, always all, in groups; law and practice apart.

Texts stay as the law's data has them, by language; who renders the tree puts them into the reader's, facts and statuses by ``words``.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.translation import gettext_noop

from anspruch.readings.advice import Advice, advise
from anspruch.readings.advice.amounts import concerning
from anspruch.readings.ask import Interview
from anspruch.readings.decide import Decision
from anspruch.readings.decide.document import concerned, document
from anspruch.readings.existence import Absence, absence
from anspruch.readings.explain import Reason, Suggestion, explain, other_statuses, within_reach
from anspruch.readings.terms import ANSWER, NATURE
from anspruch.statute.model import Route, Texts
from anspruch.web.check import words
from anspruch.web.site.pages import current

GROUPS = ("anspruch", "zulassung", "verpflichtung", "frei", "haengt_ab", "ungeklaert", "derzeit_nicht")
"""The groups of ways, in the order they are shown."""
OPEN_GROUPS = ("anspruch", "zulassung", "frei")
"""The groups that let a person in."""


class Way:
    """One way into a programme, with all that a person needs to walk it, or to know why not.

    Args:
        decision: the decision for the person.
        route: the way.
        data: as ``anspruch decide --json`` has it: state, basis, steps, days, practice, disputes.
    """

    def __init__(self, decision: Decision, route: Route, data: Mapping[str, Any]) -> None:
        self.decision = decision
        self.route = route
        self.data = data
        self.group = group({**data, "missing": self._asked_for()}) if data["gaps"] else group(data)

    @property
    def programme(self) -> str:
        """The programme's name."""
        return self.route.programme

    @property
    def programme_title(self) -> Texts:
        """What the programme is called."""
        return self.decision.law.law.programmes[self.programme].title

    @property
    def rests_on(self) -> Texts | str:
        """How its first line is headed: law, or what it rests on instead."""
        return gettext_noop("Recht:") if self.route.nature == "law" else NATURE[self.route.nature]

    @property
    def name(self) -> str:
        """The route's name."""
        return self.route.name

    @property
    def state(self) -> str:
        """See :data:`anspruch.readings.decide.result.STATES`."""
        return str(self.data["state"])

    def _asked_for(self) -> list[str]:
        """The facts that could settle it and are asked for: what is presumed of somebody is not."""
        kept = self.decision.kept
        if Interview not in kept:
            kept[Interview] = Interview(self.decision.law, on=self.decision.on).open_facts(self.decision)
        return [name for name in self.data["missing"] if name in kept[Interview]]

    @property
    def waits_for(self) -> Sequence[str]:
        """The facts that could settle it; of a Land's way the Land alone, while that is not known."""
        missing: Sequence[str] = self.data["missing"] if self.group != "ungeklaert" else ()
        return ("land",) if self.route.land and "land" in missing else missing

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it is so, outermost provision first."""
        return explain(self.decision, self.route).reasons

    @cached_property
    def absence(self) -> Absence | None:
        """Where there is no such way on the day: when there is one."""
        return absence(self.decision.law, self.route)

    @cached_property
    def not_in_force(self) -> frozenset[str]:
        """The citations of its basis that are not in force on the day; none where there is no such way, which says it of all."""
        norms = () if self.absence else self.decision.carried(self.route, self.state).norms
        return frozenset(norm.cite for norm in norms) - {norm.cite for norm in norms if self.decision.law.version(norm.name)}

    @cached_property
    def opens_if(self) -> tuple[Suggestion, ...]:
        """The smallest changes after which it is open, or at least possible, that can come about while the status stays."""
        return () if self.absence else within_reach(self.decision, self.route)

    @cached_property
    def other_statuses(self) -> tuple[str, ...] | None:
        """Where only another status would open it, examples of such; None elsewhere."""
        return None if self.opens_if or self.absence else other_statuses(self.decision, self.route)

    def words_of(self, suggestion: Suggestion) -> str:
        """The changes of a suggestion in the reader's language."""
        return words.joined(words.changed(suggestion.changes))

    @property
    def other_statuses_words(self) -> str:
        """The examples of other statuses in the reader's language, each with its citation; empty where there are none."""
        return current().sign("; ").join(map(words.status, self.other_statuses or ()))

    @property
    def practice(self) -> Mapping[str, Any] | None:
        """The practice of the day where it differs from the law: stopped, slow or not known."""
        found = self.data["practice"]
        return found if found and found["state"] != "open" and self.state != "closed" else None


class Beside(NamedTuple):
    """An answer beside the ways: a word (``text``), or a number with its unit."""

    programme: Texts
    title: Texts
    text: Texts
    value: float | None
    unit: str


class Sheet:
    """All ways for one person on one day.

    Args:
        decision: the decision for the person.
    """

    def __init__(self, decision: Decision) -> None:
        self.decision = decision
        self.day: date = decision.law.day

    @cached_property
    def data(self) -> Mapping[str, Any]:
        """The whole result as plain data."""
        return document(self.decision)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Every way of every programme, in the programmes' order."""
        routes = self.decision.law.law.routes
        return tuple(Way(self.decision, routes[route["name"]], route) for programme in self.data["programmes"] for route in programme["routes"])

    @cached_property
    def groups(self) -> dict[str, list[Way]]:
        """The ways by group, every group, also an empty one."""
        return {name: [way for way in self.ways if way.group == name] for name in GROUPS}

    @cached_property
    def shared_gaps(self) -> list[Mapping[str, Any]]:
        """What is not shown and touches several ways that are not closed: said once, below them."""
        found = Counter((gap["cite"], gap["note"].get("de", "")) for way in self.ways if way.state != "closed" for gap in way.data["gaps"])
        several = {key for key, count in found.items() if count > 1 and key[1]}
        every = [gap for way in self.ways for gap in way.data["gaps"]]
        return list({gap["cite"]: gap for gap in every if (gap["cite"], gap["note"].get("de", "")) in several}.values())

    @cached_property
    def beside(self) -> list["Beside"]:
        """What is settled beside the ways and not plainly no, where it concerns the person and a way that is open or may be: costs, hours."""
        found = []
        for programme in self.data["programmes"]:
            if not concerned(programme):
                continue
            known = self.decision.law.law.programmes[programme["name"]]
            values, amounts = programme["values"], programme["amounts"]
            found += [
                Beside(known.title, one.title, ANSWER[values[one.word]], None, "") for one in known.values if values[one.word] in ("yes", "possible")
            ]
            found += [
                Beside(known.title, one.title, {}, amounts[one.name]["value"], amounts[one.name]["unit"])
                for one in concerning(self.decision, known)
                if amounts[one.name]["value"] is not None
            ]
        return found

    @cached_property
    def advice(self) -> Advice:
        """What a good counsellor would try first, what opens later, and when."""
        return advise(self.decision)

    @property
    def open_count(self) -> int:
        """How many ways let the person in, or may; not those suspended in practice."""
        return sum(way.state != "suspended" for name in OPEN_GROUPS for way in self.groups[name])

    @property
    def suspended(self) -> list[Way]:
        """The ways that are possible in law, and not granted in practice now."""
        return [way for way in self.ways if way.state == "suspended"]

    @staticmethod
    def by_programme(ways: list[Way]) -> list[list[Way]]:
        """Ways put together by programme, in their order."""
        return [list(own) for _, own in groupby(ways, key=lambda way: way.programme)]

    def way(self, name: str) -> Way:
        """One way. Raises KeyError."""
        return {way.name: way for way in self.ways}[name]


def group(route: Mapping[str, Any]) -> str:
    """The group of a route by its state and modality."""
    state, modality = route["state"], route["modality"]
    if state == "closed":
        return "derzeit_nicht"
    if state == "undecided":
        # no answer can settle it: what it turns on is not known of the law or guideline itself
        return "ungeklaert" if route["gaps"] and not route["missing"] else "haengt_ab"
    if modality in ("pflicht", "verboten"):
        return "verpflichtung"
    if modality == "frei":
        return "frei"
    return "anspruch" if state == "open" and modality == "anspruch" else "zulassung"
