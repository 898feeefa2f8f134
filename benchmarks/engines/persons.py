"""The persons and the questions that all engines are given: an Arrow table in a file, and the law translated to it."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from anspruch.language.errors import InputError
from anspruch.readings.columns import planes
from anspruch.readings.columns.periods import earliest_end
from anspruch.readings.columns.program import program
from anspruch.readings.columns.table import Column
from anspruch.readings.plain.nodes import facts
from anspruch.statute.law import LawOnDay
from anspruch.statute.loader import load
from benchmarks.engines import translation
from benchmarks.people import DAY, table

PROVISION, PROGRAMME = "teilnahmeanspruch", "integrationskurs"
_PARTLY = ("AufenthG § 28", "AufenthG § 60a", "AufenthG § 81 Abs. 5")
"""Statuses known only in part, which leave open what a two-valued engine must know: not among those of whom all is known."""


def written(path: Path, rows: int, unknown: float) -> Path:
    """The persons in a file, in one record batch."""
    made = table(load().on(DAY), rows, unknown=unknown)
    made = (made if unknown else _whole(made)).drop_columns(["land"])
    with pa.ipc.new_file(path, made.schema) as file:
        file.write_table(made)
    return path


def _whole(made: pa.Table) -> pa.Table:
    """The same persons with other statuses in place of those known in part."""
    for name in ("status", "frueherer_status"):
        column = made[name].combine_chunks()
        words = column.dictionary.to_pylist()
        kept = [word for word in words if word not in _PARTLY]
        codes = np.array([kept.index(word) if word in kept else at % len(kept) for at, word in enumerate(words)], dtype=np.int32)
        other = pa.DictionaryArray.from_arrays(pa.array(codes[column.indices.to_numpy()]), pa.array(kept))
        made = made.set_column(made.schema.get_field_index(name), name, other)
    return made


def task(provision: str, form: str, *, whole: bool) -> dict[str, Any]:
    """What an engine is told: a provision (or "" for all routes), the columns it reads, and with whole facts the law translated."""
    law = load().on(DAY)
    columns = _columns(law)
    words = [name for name, column in columns.items() if column.kind == "word"]
    asked = program(law, columns, words, programmes=[PROGRAMME], provisions=[provision] if provision else [], check=False)
    read = facts(asked.provisions[0][1]) if provision else asked.facts
    found = {"provision": provision, "columns": [name for name in columns if name in read]}
    if whole:
        one = [(provision, ("yes", "unknown", "no"), translation.provision(provision))]
        rules = translation.rules(law, columns, one if provision else translation.routes(law, PROGRAMME), form)
        found |= rules | {"ends": {length: earliest_end(length).tolist() for length in rules["periods"]}}
    return found


def _columns(law: LawOnDay) -> dict[str, Column]:
    """How the facts stand in the tables of whole facts."""
    found = planes.direct(_whole(table(law, 1)).drop_columns(["land"]), law.law.vocabulary)
    if found is None:
        raise TypeError("the table is not read directly")
    return found[0]


def coherent(number: int, read: dict[str, str]) -> list[dict[str, Any]]:
    """The facts of persons who are possible, fit for JSON."""
    law, found = load().on(DAY), []
    for row in _whole(table(law, 20_000)).to_pylist():
        person = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items() if name in read}
        try:
            law.person(person)
        except InputError:
            continue
        found.append(person)
        if len(found) == number:
            return found
    raise ValueError("too few of the persons are possible")
