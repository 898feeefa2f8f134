"""Every engine under one face: from persons to what it finds of each route and provision, None where it refuses the person."""

import json
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import ibis
import polars as pl

from anspruch.language.errors import InputError
from anspruch.readings.columns import Asked, counts, states
from anspruch.readings.decide import Decision, decide
from anspruch.readings.render.dmn import dmn
from anspruch.readings.render.dmn.decisions import ROUTE
from anspruch.statute.law import LawOnDay

Found = dict[str, object] | None
Person = dict[str, object]
OUTSIDE = Path(__file__).parents[1] / "outside"


def conditions(law: LawOnDay) -> tuple[str, ...]:
    """The names of all provisions that are conditions."""
    return tuple(name for name, provision in law.law.provisions.items() if provision.kind == "condition")


def by_decide(law: LawOnDay, persons: Iterable[Person]) -> list[Found]:
    """The measure: decide, one person after the other."""
    return [_decided(law, person) for person in persons]


def _decided(law: LawOnDay, person: Person) -> Found:
    try:
        decision = decide(law, person)
    except InputError:
        return None
    return routes(decision) | {name: decision.run.value(law.norm(name)) for name in conditions(law)}


def routes(decision: Decision) -> dict[str, object]:
    """The states of all routes."""
    return {name: state for programme in decision.law.law.programmes.values() for name, state in decision.states(programme).items()}


def by_polars(law: LawOnDay, persons: list[Person]) -> list[Found]:
    """Columns, through Polars."""
    return _rows(states(frame(law, persons), law, Asked(provisions=conditions(law))).collect(engine="streaming"))


def by_duckdb(law: LawOnDay, persons: list[Person]) -> list[Found]:
    """Columns, through Ibis, in DuckDB."""
    return in_warehouse(ibis.duckdb.connect(), law, persons)


def in_warehouse(connection: object, law: LawOnDay, persons: list[Person]) -> list[Found]:
    """Columns, through Ibis, wherever a connection leads."""
    table = ibis.memtable(frame(law, persons, typed=True))
    return _rows(pl.DataFrame(connection.to_pyarrow(states(table, law, Asked(provisions=conditions(law))))).sort("nr"))


def by_planes(law: LawOnDay, persons: list[Person]) -> dict[tuple[str, str], int]:
    """Columns, on bit planes: they only count."""
    counted = counts(frame(law, persons).drop("nr"), law, Asked(provisions=conditions(law)))
    return {(row["what"], row["state"]): row["persons"] for row in counted.to_dicts()}


def tally(found: Iterable[Found]) -> dict[tuple[str, str], int]:
    """What the planes should count of persons so found."""
    words = {True: "yes", False: "no", None: "unknown"}
    keys = [
        ("widerspruch", "yes") if one is None else (name, state if isinstance(state, str) else words[state])
        for one in found
        for name, state in (one.items() if one else [("", "")])
    ]
    return {key: keys.count(key) for key in dict.fromkeys(keys)}


def by_feel(law: LawOnDay, persons: list[Person]) -> list[dict[str, object]]:
    """The DMN file, worked out by an engine that is not ours. It knows no contradictions."""
    asked = [{**person, "stichtag": law.day.isoformat()} for person in persons]
    told = json.dumps({"dmn": dmn(law, edition="1.3"), "persons": asked}, default=str)
    done = subprocess.run(["node", "feel.mjs"], cwd=OUTSIDE, input=told, capture_output=True, text=True, check=True)
    shorter = {ROUTE.format(route.name): route.name for programme in law.law.programmes.values() for route in programme.routes}
    return [{shorter.get(name, name): value for name, value in json.loads(line).items()} for line in done.stdout.splitlines()]


def frame(law: LawOnDay, persons: list[Person], *, typed: bool = False) -> pl.DataFrame:
    """Persons as a table with a column ``nr``; ordered facts as texts, or each in the type of its own."""
    names = list(dict.fromkeys(name for person in persons for name in person))
    columns = [pl.Series(name, [_cell(law, name, person.get(name), typed) for person in persons], _type(law, name, typed)) for name in names]
    return pl.DataFrame([pl.Series("nr", range(len(persons)), pl.Int64), *columns])


def _type(law: LawOnDay, name: str, typed: bool) -> type[pl.DataType]:
    kind = law.law.vocabulary[name].type
    if kind == "bool":
        return pl.Boolean
    return {"date": pl.Date, "int": pl.Int64, "duration": pl.Int64, "eur": pl.Float64}.get(kind, pl.String) if typed else pl.String


def _cell(law: LawOnDay, name: str, value: object, typed: bool) -> object:
    if value is None or isinstance(value, bool):
        return value
    if typed and law.law.vocabulary[name].type == "date":
        return date.fromisoformat(str(value))
    return value if typed and isinstance(value, int | float) else str(value)


def _rows(found: pl.DataFrame) -> list[Found]:
    return [None if row.pop("widerspruch") else row for row in found.drop("nr").to_dicts()]
