"""For each change of the law that can change an answer: a person whose answer changes on that very day."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from anspruch.readings.decide import decide
from anspruch.statute import yaml12

TIMELINE = yaml12.read(Path(__file__).parent.parent / "timeline.yaml")


def _answer(law, day: date, entry: dict) -> object:
    result = decide(law.on(day), entry["facts"]).programmes["integrationskurs"]
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


def test_every_day_on_which_the_law_changes_is_accounted_for(law):
    listed = {entry["on"] for entry in TIMELINE["changes"] + TIMELINE["without_effect"]}
    # days that only move an amount or a list no answer of this programme turns on, each with its reason
    silent = {
        "2014-11-06": "safe countries; read by § 44 only from 2019-08-01",
        "2015-10-28": "travel costs: only exempt persons; the eve already required need",
        "2016-07-01": "rate 1.95 EUR",
        "2020-01-01": "§§ 60c, 60d replace § 60a Abs. 2 Satz 4",
        "2021-01-01": "rate 2.20 EUR",
        "2023-01-01": "contribution ceiling, first read on 2023-05-01",
        "2023-12-23": "safe countries; not read by § 44 since 2022-12-31",
        "2024-01-01": "distance on foot between 3 and 5 km becomes open",
        "2025-01-01": "contribution ceiling",
        "2025-05-01": "distance on foot of 5 km",
        "2026-01-01": "contribution ceiling",
    }
    assert {day.isoformat() for day in law.changes} <= listed | silent.keys()
