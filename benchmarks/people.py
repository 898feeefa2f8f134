"""Made-up persons for the benchmarks: every fact the routes read, drawn independently, as an Arrow table in memory.

Independent facts are the worst case for profiles, and no claim about anyone: the numbers a benchmark prints are times.
"""

from datetime import date

import numpy as np
import pyarrow as pa

from anspruch.language.facts import Fact
from anspruch.language.knowledge import LEVELS
from anspruch.readings.plain import Lowering
from anspruch.readings.plain.nodes import facts
from anspruch.statute.law import Law, LawOnDay

DAY = date(2026, 11, 24)
_EPOCH = date(1970, 1, 1).toordinal()
_ACT_SHARE = 0.15
"""The share of persons on whom an authority has acted; for the others the day lies far ahead."""
FAR = date(2100, 12, 31).toordinal() - _EPOCH


def facts_read(law: LawOnDay, programme: str = "integrationskurs") -> list[Fact]:
    """The facts that the routes of a programme read, computed ones replaced by those they come from."""
    given = [fact.name for fact in law.law.vocabulary.facts.values() if not fact.computed]
    lowering = Lowering(law, given=given)
    roots = [root for route in law.law.programme(programme).routes for root in lowering.route(route)]
    names = facts(*roots)
    return [fact for fact in law.law.vocabulary.facts.values() if fact.name in names]


def table(law: LawOnDay, rows: int, *, unknown: float = 0.0, seed: int = 1) -> pa.Table:
    """Persons with every fact the Integrationskurs reads, and the Land they live in."""
    random = np.random.default_rng(seed)
    read = {fact.name: fact for fact in facts_read(law)} | {"land": law.law.vocabulary["land"]}
    return pa.table({name: _column(fact, law.law, rows, unknown, random) for name, fact in read.items()})


def words(fact: Fact, law: Law) -> list[str]:
    """The words a fact may have."""
    match fact.type:
        case "citation":
            return [str(example["value"]) for example in law.vocabulary["status"].examples]
        case "level":
            return list(LEVELS)
        case "land":
            return [
                "DE-BW",
                "DE-BY",
                "DE-BE",
                "DE-BB",
                "DE-HB",
                "DE-HH",
                "DE-HE",
                "DE-MV",
                "DE-NI",
                "DE-NW",
                "DE-RP",
                "DE-SL",
                "DE-SN",
                "DE-ST",
                "DE-SH",
                "DE-TH",
            ]
        case "country":
            return ["SY", "AF", "UA", "TR", "IQ", "IR", "ER", "SO", "RS", "GE", "RO", "XX"]
    return list(fact.values)


def _column(fact: Fact, law: Law, rows: int, unknown: float, random: np.random.Generator) -> pa.Array:
    empty = random.random(rows, dtype=np.float32) < unknown if unknown else None
    if fact.type == "bool":
        return pa.array(random.random(rows, dtype=np.float32) < 0.5, mask=empty)
    if fact.type == "date":
        days = random.integers(DAY.toordinal() - _EPOCH - 2200, DAY.toordinal() - _EPOCH, rows, dtype=np.int32)
        if fact.name == "geburtsdatum":
            days -= 12000
        if fact.name == "titel_gueltig_bis":
            days += 1500
        if fact.act:
            days = np.where(random.random(rows, dtype=np.float32) < _ACT_SHARE, days, np.int32(FAR))
        return pa.array(days, mask=empty).cast(pa.date32())
    if fact.type in ("int", "eur", "duration"):
        return pa.array(random.integers(0, 500, rows, dtype=np.int64), mask=empty)
    known = words(fact, law)
    codes = pa.array(random.integers(0, len(known), rows, dtype=np.int32), mask=empty)
    return pa.DictionaryArray.from_arrays(codes, pa.array(known))
