"""For each change of the law that can change an answer: a person whose answer changes on that very day."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from anspruch.language import tree
from anspruch.readings.decide import decide
from anspruch.statute import yaml12
from anspruch.statute.checks import references
from anspruch.statute.loader import load

TIMELINE = yaml12.read(Path(__file__).parent.parent / "timeline.yaml")


def _answer(law, day: date, entry: dict) -> object:
    result = decide(law.on(day), entry["facts"]).result(_programme(entry))
    if "route" in entry:
        return result.route(entry["route"]).state
    if "value" in entry:
        return result.values[entry["value"]]
    return result.amounts[entry["amount"]]["value"]


@pytest.mark.parametrize("entry", TIMELINE["changes"], ids=lambda entry: f"{entry['on']} {entry['what']}")
def test_the_answer_changes_on_the_day_and_not_before(law, entry):
    day = date.fromisoformat(entry["on"])
    eve = day - timedelta(days=1)
    assert (_answer(law, eve, entry), _answer(law, day, entry)) == (entry["before"], entry["after"])


def _programme(entry: dict) -> str:
    return entry.get("programme", "integrationskurs")


@pytest.mark.parametrize("programme", load().programmes)
def test_every_day_on_which_the_law_of_a_programme_changes_is_accounted_for(law, programme):
    entries = TIMELINE["changes"] + TIMELINE["without_effect"]
    listed = {entry["on"] for entry in entries if _programme(entry) == programme}
    # what a programme reads through the integration course has been shown there
    names = _read(law, programme) - (set() if programme == "integrationskurs" else _read(law, "integrationskurs"))
    versions = [version for name in names for version in law.provisions[name].versions]
    days = {version.since for version in versions} | {version.until + timedelta(days=1) for version in versions if version.until}
    assert {day.isoformat() for day in days} <= listed


def _read(law, programme: str) -> set[str]:
    """Every provision, list, number and practice a programme reads, through whatever."""
    one = law.programmes[programme]
    nodes = [node for route in one.routes for node in (route.open, route.possible)] + [
        node for value in one.values for node in (value.yes, value.possible)
    ]
    nodes += [node for amount in one.amounts for case in amount.cases for node in case]
    found = {route.enforcement for route in one.routes if route.enforcement}
    stack = [node for node in nodes if node is not None]
    while stack:
        for name in set(references(stack.pop(), law)) - found:
            found.add(name)
            provision = law.provisions[name]
            bodies = [body for version in provision.versions for body in (version.body, *version.otherwise.values())]
            stack += [body for body in bodies if isinstance(body, tree.Node)]
    return found
