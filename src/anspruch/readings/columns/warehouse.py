"""The way out to warehouses: the same program through Ibis, run by DuckDB, Apache Spark or whatever holds the table.

SQL's NULL logic is three-valued just as the law's. Ordered facts must stand in columns of their own type here.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any

import ibis
import polars as pl
from ibis.expr import types

from anspruch.language import tree
from anspruch.language.calendar import LONGEST_MONTH
from anspruch.language.errors import InputError
from anspruch.language.facts import Fact, Vocabulary
from anspruch.readings.columns.lookup import Lookup, lookup
from anspruch.readings.columns.program import CONTRADICTORY, TRUTHS, Program, States
from anspruch.readings.columns.staging import staged
from anspruch.readings.columns.streaming import long
from anspruch.readings.columns.table import WORDS, Column, meanings
from anspruch.readings.plain.nodes import AtMost, Else, Known, Lasts, Sure, Word
from anspruch.statute.law import Law

_SHORTEST_MONTH = 28


def columns(table: types.Table, vocabulary: Vocabulary) -> dict[str, Column]:
    """How the facts stand in a table: the distinct texts of words are read with one query each.

    Raises:
        InputError: if a column is of a type its fact cannot have here, or holds what it cannot be.
    """
    return {name: _column(table, vocabulary[name], vocabulary) for name in table.columns if name in vocabulary}


def _column(table: types.Table, fact: Fact, vocabulary: Vocabulary) -> Column:
    kind = table.schema()[fact.name]
    if fact.type in WORDS:
        texts = table.select(text=table[fact.name].cast("string")).distinct().to_pyarrow()["text"].to_pylist()
        return Column("word", meanings(fact, sorted(text for text in texts if text is not None), vocabulary))
    if fact.type == "bool" and kind.is_boolean():
        return Column("truth")
    if (fact.type == "date" and kind.is_date()) or (fact.type in ("int", "eur", "duration") and kind.is_numeric()):
        return Column("exact")
    raise InputError(
        f"Spalte {fact.name}: {kind} geht hier nicht; gebraucht wird der eigene Typ (boolean, date, Zahl).",
        f"Column {fact.name}: {kind} does not work here; it must have its own type (boolean, date, number).",
    )


def states(table: types.Table, known: Mapping[str, Column], program: Program, law: Law, keep: Sequence[str] = ()) -> types.Table:
    """What :func:`anspruch.readings.columns.streaming.states` gives, as a table expression of the same back end."""
    frame, values = staged(table, program.roots, _Writer(known, law).write, lambda name: ibis._[name], lambda frame, more: frame.mutate(**more))
    contradictory = values[-1]
    others = [name for name in table.columns if name not in law.vocabulary]
    found: dict[str, Any] = {}
    for at, one in enumerate(program.states):
        found[one.name] = ibis.ifelse(contradictory, ibis.null(str), _word(values[2 * at], values[2 * at + 1], one))
    for (name, _), value in zip(program.provisions, values[2 * len(program.states) : -1], strict=True):
        found[name] = ibis.ifelse(contradictory, ibis.null(bool), value)
    return frame.select(*others, *keep, **found, **{CONTRADICTORY: contradictory})


def _word(first: Any, second: Any, one: States) -> Any:
    sure, possible, neither, unknown = one.words
    return ibis.cases((first, sure), (second, possible), (first.isnull() | second.isnull(), unknown), else_=neither)


def counts(
    table: types.Table, known: Mapping[str, Column], program: Program, law: Law, by: Sequence[str] = (), weight: str | None = None
) -> pl.DataFrame:
    """Persons or their weights by group and state, as a Polars frame (see :func:`anspruch.readings.columns.streaming.counts`)."""
    found = states(table, known, program, law, by)
    tests = {f"{one.name}\n{word}": found[one.name] == word for one in program.states for word in dict.fromkeys(one.words)}
    for name, _ in program.provisions:
        sane = ~found[CONTRADICTORY]
        for word, value in TRUTHS.items():
            tests[f"{name}\n{word}"] = (found[name].isnull() if value is None else found[name] == value) & sane
    tests[f"{CONTRADICTORY}\nyes"] = found[CONTRADICTORY]
    size = 1 if weight is None else found[weight]
    sizes = {f"n{at}": test.ifelse(size, 0).sum() for at, test in enumerate(tests.values())}
    grouped = found.group_by(*by).agg(**sizes) if by else found.agg(**sizes)
    wide = pl.DataFrame(grouped.to_pyarrow()).rename({f"n{at}": name for at, name in enumerate(tests)})
    return long(wide, by)


class _Writer:
    """Writes the expression of one node over those of its parts."""

    def __init__(self, known: Mapping[str, Column], law: Law) -> None:
        self.known = known
        self.law = law

    def write(self, node: tree.Node, parts: list[Any]) -> Any:
        """The expression of a node."""
        match node:
            case tree.Const(value=value):
                return ibis.literal(value, type="boolean")
            case tree.And():
                return reduce(and_, parts)
            case tree.Or():
                return reduce(or_, parts)
            case tree.Not():
                return ~parts[0]
            case Sure():
                return parts[0].fill_null(ibis.literal(False))
            case Else():
                return ibis.coalesce(*parts)
            case tree.Is(fact=fact):
                return ibis._[fact]
            case Known(fact=fact):
                return ibis._[fact].notnull()
            case AtMost(fact=fact, bound=bound):
                return self._at_most(fact, bound)
            case Lasts(start=start, end=end, length=length):
                return _lasts(ibis._[start], ibis._[end], length)
            case Word(fact=fact):
                return _looked_up(ibis._[fact].cast("string"), lookup(node, self.known[fact].meanings, self.law))
        raise TypeError(node)

    def _at_most(self, fact: str, bound: float) -> Any:
        match self.law.vocabulary[fact].type:
            case "date":
                return ibis._[fact] <= ibis.literal(date.fromordinal(max(1, min(int(bound), date.max.toordinal()))))
            case "duration":
                return ibis._[fact] * LONGEST_MONTH <= bound
        return ibis._[fact] <= bound


def _lasts(start: Any, end: Any, length: int) -> Any:
    """The same as :func:`anspruch.readings.columns.periods.earliest_end`, with the calendar of the back end."""
    months, days = divmod(length, LONGEST_MONTH)
    by_day = end >= (start + ibis.interval(months=months)).cast("date") + ibis.interval(days=days)
    by_month = end >= (start + ibis.interval(months=months + 1)).cast("date") - ibis.interval(days=1)
    return by_day if days < _SHORTEST_MONTH else by_day | by_month


def _looked_up(column: Any, found: Lookup) -> Any:
    """The truth of each text."""
    false_if_given = column.isnull().nullif(True)
    value = column.isin(found.true) if found.true else false_if_given
    if found.unknown:
        value = column.isin(found.unknown).ifelse(ibis.null(bool), value)
    return value if found.empty is None else column.isnull().ifelse(ibis.literal(found.empty), value)
