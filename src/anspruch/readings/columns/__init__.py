"""Columns: the law on a day for a whole table of persons, three-valued throughout.

A table is a file (.parquet, .csv, .arrow), a Polars or pandas frame, anything that speaks Arrow, or an Ibis table; its
columns are named as the facts. What has no column, and an empty cell, is unknown.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

import polars as pl

from anspruch.language.errors import InputError, suggestion
from anspruch.language.knowledge import LEVELS, Value
from anspruch.readings.columns import planes, streaming
from anspruch.readings.columns.program import WORDS_IN_ORDER, Program, program
from anspruch.readings.columns.sources import readable
from anspruch.readings.columns.table import Column, read
from anspruch.statute.law import LawOnDay

__all__ = ["Asked", "counts", "states"]


class Asked(NamedTuple):
    """What is asked of every person; by default the states of all programmes' routes."""

    programmes: Sequence[str] = ()
    provisions: Sequence[str] = ()
    """Provisions (conditions) whose truth values are wanted too."""
    values: bool = False
    """Whether the questions beside the routes are wanted too."""
    on: date | None = None
    """The day in the persons' lives; default: the law's day."""
    check: bool = True
    """Whether persons whose facts contradict one another are found and set apart."""


EVERYTHING = Asked()


def states(source: object, law: LawOnDay, asked: Asked = EVERYTHING, *, keep: Sequence[str] = ()) -> Any:
    """The state of every route for every person: a Polars lazy frame, or for an Ibis table an expression of its back end.

    Args:
        source: the table.
        law: the law on a day.
        asked: what is asked.
        keep: facts to hand through; columns that are no facts are handed through always.

    Returns:
        The other columns, then one a route or question with its word, one a provision with true, false or null, and
        ``widerspruch``: whether the facts contradict one another (the states are then null).

    Raises:
        InputError: if the table cannot be read or what is asked does not exist.
    """
    if _is_ibis(source):
        from anspruch.readings.columns import warehouse  # noqa: PLC0415  (an optional dependency)

        known = warehouse.columns(source, law.law.vocabulary)
        wanted = _program(law, known, asked)
        _check_free(_names(source), wanted)
        return warehouse.states(source, known, wanted, law.law, keep)
    table = read(source, law.law.vocabulary)
    wanted = _program(law, table.columns, asked)
    _check_free(table.others, wanted)
    return streaming.states(table, wanted, law.law, keep)


def counts(
    source: object,
    law: LawOnDay,
    asked: Asked = EVERYTHING,
    *,
    by: Sequence[str] = (),
    weight: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> pl.DataFrame:
    """How many persons are in each state, by group: the columns of ``by``, then ``what``, ``state``, ``persons``.

    Args:
        source: the table.
        law: the law on a day.
        asked: what is asked.
        by: facts that are words, such as ``land``.
        weight: a column with how many each row stands for.
        progress: told of the rows done, where they are read part by part.

    Raises:
        InputError: if the table cannot be read or what is asked does not exist.
    """
    if _is_ibis(source):
        return _in_warehouse(source, law, asked, by, weight)
    with readable():
        return _counted(source, law, asked, by, weight, progress)


def _counted(
    source: object, law: LawOnDay, asked: Asked, by: Sequence[str], weight: str | None, progress: Callable[[int], None] | None
) -> pl.DataFrame:
    found = planes.direct(source, law.law.vocabulary) if weight is None else None
    table = read(source, law.law.vocabulary) if found is None else None
    columns = table.columns if table else found[0] if found else {}
    _check_groups(columns, by)
    wanted = _program(law, columns, asked)
    if table and weight is not None:
        counted = streaming.counts(table, wanted, law.law, by, weight)
    else:
        batches = planes.of_table(table, table.stored(*wanted.facts, *by)) if table else found[1] if found else []
        counted = planes.counts(columns, batches, wanted, law.law, by, progress)
    return _regrouped(counted, columns, wanted, by)


def _check_free(names: Iterable[str], wanted: Program) -> None:
    """Refuse a table that has a column of a name the result needs. Raises InputError."""
    taken = next((name for name in names if name in wanted.names), None)
    if taken is not None:
        raise InputError(
            f"Die Tabelle hat schon eine Spalte „{taken}“, wie sie hier entstehen soll; benennen Sie sie um.",
            f"The table has a column “{taken}” already, which is to be made here; rename it.",
        )


def _names(source: Any) -> Sequence[str]:
    """The names of an Ibis table's columns."""
    return tuple(source.columns)


def _is_ibis(source: object) -> bool:
    return type(source).__module__.partition(".")[0] == "ibis"


def _in_warehouse(source: Any, law: LawOnDay, asked: Asked, by: Sequence[str], weight: str | None) -> pl.DataFrame:
    from anspruch.readings.columns import warehouse  # noqa: PLC0415  (an optional dependency)

    known = warehouse.columns(source, law.law.vocabulary)
    _check_groups(known, by)
    wanted = _program(law, known, asked)
    return _regrouped(warehouse.counts(source, known, wanted, law.law, by, weight), known, wanted, by)


def _program(law: LawOnDay, columns: Mapping[str, Column], asked: Asked) -> Program:
    words = tuple(name for name, column in columns.items() if column.kind == "word")
    return _compiled(law, tuple(columns), words, asked._replace(programmes=tuple(asked.programmes), provisions=tuple(asked.provisions)))


@lru_cache(maxsize=32)
def _compiled(law: LawOnDay, given: tuple[str, ...], words: tuple[str, ...], asked: Asked) -> Program:
    """A program once made is kept: the same question is often put to many tables."""
    return program(law, given, words, programmes=asked.programmes, provisions=asked.provisions, values=asked.values, on=asked.on, check=asked.check)


def _check_groups(columns: Mapping[str, Column], by: Sequence[str]) -> None:
    """Refuse a grouping by what is no word. Raises InputError."""
    for name in by:
        if name not in columns:
            de, en = suggestion(name, columns)
            raise InputError(f"Eine Spalte „{name}“ mit einem Sachverhalt gibt es nicht.{de}", f"There is no column “{name}” with a fact.{en}")
        if columns[name].kind != "word":
            raise InputError(
                f"Nach „{name}“ lässt sich nicht gruppieren; das geht nach Spalten mit Wörtern wie „land“.",
                f"Grouping by “{name}” is not possible; it is by columns of words such as “land”.",
            )


def _regrouped(counted: pl.DataFrame, columns: Mapping[str, Column], wanted: Program, by: Sequence[str]) -> pl.DataFrame:
    """Groups by what their texts mean ("BW" and "DE-BW" are one), in the order of what is asked."""
    for name in by:
        meant = {text: _text(value) for text, value in columns[name].meanings.items()}
        counted = counted.with_columns(
            pl.col(name).cast(pl.String).replace_strict(list(meant), list(meant.values()), default=None, return_dtype=pl.String)
        )
    keys = [*by, "what", "state"]
    order = [*by, pl.col("what").cast(pl.Enum(wanted.names)), pl.col("state").cast(pl.Enum(WORDS_IN_ORDER))]
    return counted.group_by(keys).agg(pl.col("persons").sum()).sort(order)


def _text(value: Value | None) -> str | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return LEVELS[int(value)]
    return " | ".join(sorted(map(str, value))) if isinstance(value, frozenset) else None if value is None else str(value)
