"""A table through Polars: three-valued expressions, shared parts staged as columns, run by the streaming engine."""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_

import polars as pl

from anspruch.language import tree
from anspruch.readings.columns.lookup import Lookup, lookup
from anspruch.readings.columns.periods import EPOCH, FIRST, earliest_end
from anspruch.readings.columns.program import CONTRADICTORY, TRUTHS, Program, States
from anspruch.readings.columns.staging import staged
from anspruch.readings.columns.table import HIGH, LOW, Table
from anspruch.readings.plain.nodes import AtMost, Else, Known, Lasts, Sure, Word
from anspruch.statute.law import Law


def states(table: Table, program: Program, law: Law, keep: Sequence[str] = ()) -> pl.LazyFrame:
    """The table's other columns and the facts to ``keep``, then one column a route or question (its word), one a provision (true, false, null).

    Persons whose facts contradict one another have empty states, and ``widerspruch`` says so.
    """
    frame, values = staged(table.frame, program.roots, _Writer(table, law).write, pl.col, lambda frame, more: frame.with_columns(**more))
    contradictory = values[-1]
    found: list[pl.Expr] = []
    for at, one in enumerate(program.states):
        found.append(pl.when(~contradictory).then(_word(values[2 * at], values[2 * at + 1], one)).alias(one.name))
    for (name, _), value in zip(program.provisions, values[2 * len(program.states) : -1], strict=True):
        found.append(pl.when(~contradictory).then(value).alias(name))
    found.append(contradictory.alias(CONTRADICTORY))
    # with_columns first: a selection of nothing but constants (where no fact is read) would have one row
    return frame.with_columns(found).select(*table.others, *table.stored(*keep), *(one.meta.output_name() for one in found))


def _word(first: pl.Expr, second: pl.Expr, one: States) -> pl.Expr:
    kinds = list(dict.fromkeys(one.words))
    codes = [pl.lit(kinds.index(word), dtype=pl.UInt8) for word in one.words]
    unknown = first.is_null() | second.is_null()
    return pl.when(first).then(codes[0]).when(second).then(codes[1]).when(unknown).then(codes[3]).otherwise(codes[2]).cat.to(pl.Enum(kinds))


def counts(table: Table, program: Program, law: Law, by: Sequence[str] = (), weight: str | None = None) -> pl.DataFrame:
    """Persons, or their weights, by group and state: the columns of ``by``, then ``what``, ``state`` and ``persons``.

    Persons whose facts contradict one another are counted apart, as ``widerspruch``. States nobody has are left out.
    """
    found = states(table, program, law, by)
    tests = {(one.name, word): pl.col(one.name) == word for one in program.states for word in dict.fromkeys(one.words)}
    sane = ~pl.col(CONTRADICTORY)
    tests |= {(name, word): pl.col(name).eq_missing(value) & sane for name, _ in program.provisions for word, value in TRUTHS.items()}
    tests[CONTRADICTORY, "yes"] = pl.col(CONTRADICTORY)
    sizes = [(test.sum() if weight is None else pl.col(weight).filter(test).sum()).alias(f"{name}\n{word}") for (name, word), test in tests.items()]
    grouped = found.group_by(*by).agg(sizes) if by else found.select(sizes)
    counted = grouped.collect(engine="streaming")
    return long(counted, by)


def long(counted: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """One row a group, question and state, from one column each ("what", a line break, "state")."""
    tall = counted.unpivot(index=list(by), variable_name="what", value_name="persons").filter(pl.col("persons") > 0)
    parts = pl.col("what").str.split_exact("\n", 1)
    named = tall.with_columns(what=parts.struct.field("field_0"), state=parts.struct.field("field_1"))
    return named.select(*by, "what", "state", "persons").sort(*by, "what", "state")


class _Writer:
    """Writes the expression of one node over those of its parts."""

    def __init__(self, table: Table, law: Law) -> None:
        self.table = table
        self.law = law

    def write(self, node: tree.Node, parts: list[pl.Expr]) -> pl.Expr:
        """The expression of a node."""
        match node:
            case tree.Const(value=value):
                return pl.lit(value, dtype=pl.Boolean)
            case tree.And():
                return reduce(and_, parts)
            case tree.Or():
                return reduce(or_, parts)
            case tree.Not():
                return ~parts[0]
            case Sure():
                return parts[0].fill_null(value=False)
            case Else():
                return pl.coalesce(parts)
            case tree.Is(fact=fact):
                return pl.col(fact)
            case Known(fact=fact):
                return self._known(fact)
            case AtMost(fact=fact, bound=bound):
                return self._at_most(fact, bound)
            case Lasts(start=start, end=end, length=length):
                return self._lasts(start, end, length)
            case Word(fact=fact):
                return _looked_up(fact, lookup(node, self.table.columns[fact].meanings, self.law))
        raise TypeError(node)

    def _ends(self, fact: str) -> tuple[pl.Expr, pl.Expr]:
        """The lowest and the highest value a person may have."""
        labels = (LOW, HIGH) if self.table.columns[fact].kind == "range" else ("{0}", "{0}")
        low, high = (pl.col(label.format(fact)) for label in labels)
        return (low.to_physical(), high.to_physical()) if self.law.vocabulary[fact].type == "date" else (low, high)

    def _known(self, fact: str) -> pl.Expr:
        if self.table.columns[fact].kind == "range":
            return pl.col(LOW.format(fact)).is_not_null() | pl.col(HIGH.format(fact)).is_not_null()
        return pl.col(fact).is_not_null()

    def _at_most(self, fact: str, bound: float) -> pl.Expr:
        limit = bound - EPOCH if self.law.vocabulary[fact].type == "date" else bound
        low, high = self._ends(fact)
        if self.table.columns[fact].kind == "exact":
            return low <= limit
        return _between(yes=high <= limit, no=low > limit)

    def _lasts(self, start: str, end: str, length: int) -> pl.Expr:
        ends = pl.Series(earliest_end(length))
        (first, last), (early, late) = self._ends(start), self._ends(end)

        def passed(begin: pl.Expr, finish: pl.Expr) -> pl.Expr:
            return finish >= pl.lit(ends).gather(begin - FIRST, null_on_oob=True)

        if self.table.columns[start].kind == self.table.columns[end].kind == "exact":
            return passed(first, early)
        return _between(yes=passed(last, early), no=~passed(first, late))


def _between(yes: pl.Expr, no: pl.Expr) -> pl.Expr:
    """Three-valued: true, false, or unknown where neither is certain."""
    return pl.when(yes.fill_null(value=False)).then(True).when(no.fill_null(value=False)).then(False)


def _looked_up(fact: str, found: Lookup) -> pl.Expr:
    """The truth of each text."""
    column = pl.col(fact)
    value = column.is_in(found.true) if found.true else pl.when(column.is_not_null()).then(False)
    if found.unknown:
        value = pl.when(~column.is_in(found.unknown)).then(value)
    return value if found.empty is None else pl.when(column.is_null()).then(found.empty).otherwise(value)
