"""The way in: any table of persons, its columns named as the facts, read and checked as the vocabulary reads one person.

A fact the table has no column for, and a cell that is empty, are unknown. What is known in part ("<B1", "2021") stays so.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

import polars as pl

from anspruch.language.calendar import LONGEST_MONTH
from anspruch.language.errors import InputError, nearest
from anspruch.language.facts import Fact, Vocabulary
from anspruch.language.knowledge import FIRST_YEAR, LARGEST, LAST_YEAR, Value, bounds
from anspruch.readings.columns import sources
from anspruch.readings.columns.periods import EPOCH

WORDS = frozenset({"citation", "level", "choice", "country", "land", "code"})
"""Types of facts whose every distinct text is read once, and looked up from then on."""
LOW, HIGH = "{0} (ab)", "{0} (bis)"
"""The names of the two columns of an ordered fact that is known only in part in some row."""
_NUMBERED = (pl.Categorical, pl.Enum)
_LENGTH_OF_DAY = len("2024-03-21")
_INTEGERS = frozenset({"int", "duration"})


class Column(NamedTuple):
    """How a fact stands in a table.

    ``kind`` is ``truth`` (Boolean), ``exact`` (one ordered column), ``range`` (two, see :data:`LOW`) or ``word``;
    ``meanings`` holds for a word what each text means (None: unknown).
    """

    kind: str
    meanings: Mapping[str, Value | None] = {}

    @property
    def signature(self) -> tuple[str, tuple[tuple[str, Value | None], ...]]:
        """The same, hashable."""
        return self.kind, tuple(self.meanings.items())


class Table(NamedTuple):
    """A table read and checked: ``columns`` by fact, ``others`` in the order they stand in."""

    frame: pl.LazyFrame
    columns: Mapping[str, Column]
    others: tuple[str, ...]

    def stored(self, *facts: str) -> list[str]:
        """The columns in which facts stand."""
        ends = [(LOW.format(name), HIGH.format(name)) if self.columns[name].kind == "range" else (name,) for name in dict.fromkeys(facts)]
        return [column for pair in ends for column in pair]

    def unread(self, vocabulary: Vocabulary) -> dict[str, str]:
        """Other columns whose name is nearly that of a fact, with the fact that may be meant."""
        near = {name: nearest(name, vocabulary.facts) for name in self.others}
        return {name: fact for name, fact in near.items() if fact}


def read(source: object, vocabulary: Vocabulary, facts: Iterable[str] | None = None) -> Table:
    """Read a table of persons.

    Args:
        source: a path (.parquet, .csv, .arrow, .feather, .ipc), a Polars or pandas frame, or anything that speaks Arrow.
        vocabulary: the facts.
        facts: read only these; default: every column that is named as a fact. The rest is left out.

    Raises:
        InputError: if it is no table, or a column holds what its fact cannot be; names the column and the value.
    """
    frame = sources.frame(source)
    schema = sources.schema(frame)
    wanted = set(vocabulary.facts if facts is None else facts)
    chosen = [vocabulary[name] for name in schema if name in vocabulary.facts and name in wanted]
    others = tuple(name for name in schema if name not in vocabulary.facts)
    _check_computed(frame, [fact for fact in chosen if doubled(fact, schema)])
    plans = {fact.name: _plan(fact, schema[fact.name]) for fact in chosen}
    asked = {name: plan.texts for name, plan in plans.items() if plan.texts is not None}
    texts = _texts(frame, asked, others if sources.is_csv(source) else (), schema)
    columns: dict[str, Column] = {}
    made: list[pl.Expr] = []
    for fact in chosen:
        try:
            known = meanings(fact, texts.get(fact.name, ()), vocabulary)
        except InputError as error:
            place = _first(frame, fact.name, texts[fact.name], vocabulary)
            raise InputError(f"{place}: {error.de}", f"{place}: {error.en}") from None
        columns[fact.name] = _column(fact, known)
        made += _made(fact, plans[fact.name], columns[fact.name], known)
    table = Table(frame, columns, others)
    if any(one.meta.root_names() for one in made):
        return table._replace(frame=frame.select(*others, *made))
    # with_columns first: a selection of nothing but constants (columns without a value) would have one row
    return table._replace(frame=frame.with_columns(made).select(*others, *table.stored(*columns)))


def doubled(fact: Fact, names: Container[str]) -> bool:
    """Whether a table has a fact's column beside the dates the fact is computed from."""
    dates = (fact.age_from, *fact.duration_of) if fact.age_from or fact.duration_of else ()
    return fact.name in names and any(dates) and all(name in names for name in dates if name)


def _check_computed(frame: pl.LazyFrame, facts: Iterable[Fact]) -> None:
    """Refuse a fact given beside what it is computed from, in whatever row: which of them is meant? Raises InputError."""
    for fact in facts:
        names = [name for name in (fact.age_from, *fact.duration_of, fact.name) if name]
        with sources.readable():
            rows = frame.filter(pl.all_horizontal(pl.col(name).is_not_null() for name in names)).select(pl.len()).collect(engine="streaming").item()
        if rows:
            given = ", ".join(names)
            raise InputError(
                f"In {rows} Zeile(n) stehen {given} zugleich; „{fact.name}“ folgt aus dem anderen, geben Sie nur eines davon an.",
                f"In {rows} row(s) {given} stand together; “{fact.name}” follows from the rest, give only one of them.",
            )


def _first(frame: pl.LazyFrame, name: str, texts: Iterable[str], vocabulary: Vocabulary) -> str:
    """In which row a column first holds what cannot be read."""
    wrong = [text for text in texts if not _reads(name, text, vocabulary)]
    rows = frame.select(pl.col(name).cast(pl.String)).with_row_index("\n", offset=1).filter(pl.col(name).is_in(wrong)).head(1)
    return f"Person {rows.collect(engine='streaming').item(0, 0)}"


def _reads(name: str, text: str, vocabulary: Vocabulary) -> bool:
    try:
        vocabulary.read(name, text)
    except InputError:
        return False
    return True


class _Plan(NamedTuple):
    """How a column is read: an expression for what reads itself, and one for the texts the vocabulary must read."""

    plain: pl.Expr | None
    texts: pl.Expr | None


def _plan(fact: Fact, dtype: pl.DataType) -> _Plan:
    """How a fact's column of some type is read. Raises InputError where no value of the type can fit."""
    column, text = pl.col(fact.name), pl.col(fact.name).cast(pl.String)
    if fact.type in WORDS:
        # what is numbered already stays so: to read each of a hundred million texts again would take longer than the law
        return _Plan(column, column) if dtype in _NUMBERED else _Plan(None, text)
    if dtype == pl.Null:
        return _Plan(column.cast(pl.Boolean if fact.type == "bool" else _type(fact)), None)
    if dtype in (pl.String, pl.Categorical, pl.Enum):
        return _from_text(fact, text)
    if fact.type == "bool" and dtype == pl.Boolean:
        return _Plan(column, None)
    if fact.type == "date" and dtype in (pl.Date, pl.Datetime):
        return _Plan(column.cast(pl.Date), None)
    if fact.type in ("int", "duration", "eur") and dtype.is_numeric():
        return _numbers(fact, dtype, column)
    return _Plan(None, text)  # a year as a number, or what does not fit: the vocabulary says


def _type(fact: Fact) -> type[pl.DataType]:
    if fact.fraction:
        return pl.Float64
    return {"date": pl.Date, "int": pl.Int64, "duration": pl.Int64}.get(fact.type, pl.Float64)


def _numbers(fact: Fact, dtype: pl.DataType, column: pl.Expr) -> _Plan:
    if fact.type in _INTEGERS and not fact.fraction:
        whole = column.cast(pl.Int64, strict=False)
        odd = None if dtype.is_integer() else pl.when(whole.cast(pl.Float64) != column).then(column.cast(pl.String))
        if fact.most:
            odd = pl.when((whole.cast(pl.Float64) != column) | (column > fact.most)).then(column.cast(pl.String))
        return _Plan(whole * LONGEST_MONTH if fact.type == "duration" else whole, odd)
    return _Plan(column.cast(pl.Float64), None)


def _from_text(fact: Fact, text: pl.Expr) -> _Plan:
    """Texts that read as the type themselves; the others are left to the vocabulary."""
    if fact.type in ("bool", "duration"):
        return _Plan(None, text)
    if fact.type == "date":
        found = text.str.to_date("%Y-%m-%d", strict=False)
        fits = found.dt.year().is_between(FIRST_YEAR, LAST_YEAR) & (text.str.len_bytes() == _LENGTH_OF_DAY)
    else:
        found = text.cast(pl.Int64 if fact.type == "int" and not fact.fraction else pl.Float64, strict=False)
        fits = found.is_between(0, fact.most or LARGEST)
    plain = pl.when(fits).then(found)
    return _Plan(plain, pl.when(plain.is_null()).then(text))


def _texts(frame: pl.LazyFrame, texts: Mapping[str, pl.Expr], others: Sequence[str], schema: Mapping[str, pl.DataType]) -> dict[str, list[str]]:
    """The distinct texts of several columns; ``others`` are read too, to see that every row can be. Raises InputError.

    Numbered words are told apart column by column, which takes no memory; for texts all columns are read in one pass.
    """
    numbered = [name for name in texts if schema[name] in _NUMBERED]
    asked = [pl.col(name).count().alias(f"{name}\n") for name in others] + [
        expression.alias(name).unique().drop_nulls().cast(pl.String).implode() for name, expression in texts.items() if name not in numbered
    ]
    with sources.readable():
        apart = pl.collect_all([frame.select(texts[name].alias(name)).unique() for name in numbered], engine="streaming")
        found = frame.select(asked).collect(engine="streaming") if asked else pl.DataFrame()
    words = {name: one[name].drop_nulls().cast(pl.String).to_list() for name, one in zip(numbered, apart, strict=True)}
    return {name: sorted(words[name] if name in words else found[name][0].to_list()) for name in texts}


def meanings(fact: Fact, texts: Iterable[str], vocabulary: Vocabulary) -> Mapping[str, Value | None]:
    """What each text means. Raises InputError at the first that means nothing, naming the column."""
    return _meanings(fact.name, tuple(texts), vocabulary)


@lru_cache(maxsize=512)
def _meanings(name: str, texts: tuple[str, ...], vocabulary: Vocabulary) -> Mapping[str, Value | None]:
    """The same, kept: tables have the same words again and again."""
    found: dict[str, Value | None] = {}
    for text in texts:
        try:
            found[text] = vocabulary.read(name, text)
        except InputError as error:
            raise InputError(f"Spalte {name}: {error.de}", f"Column {name}: {error.en}") from None
    return MappingProxyType(found)


def _column(fact: Fact, meanings: Mapping[str, Value | None]) -> Column:
    if fact.type in WORDS:
        return Column("word", meanings)
    if fact.type == "bool":
        return Column("truth")
    partly = any(value is not None and not isinstance(value, int | float) for value in meanings.values())
    return Column("range" if partly else "exact")


def _made(fact: Fact, plan: _Plan, column: Column, meanings: Mapping[str, Value | None]) -> list[pl.Expr]:
    """The column or columns in which the fact stands from here on."""
    name = fact.name
    if column.kind == "word":
        return [pl.col(name).cast(pl.String).cast(pl.Enum(list(meanings))).alias(name) if plan.plain is None else plan.plain]
    if column.kind == "truth":
        return [_looked_up(plan, dict(meanings), pl.Boolean).alias(name)]
    ends = {text: (None, None) if value is None else bounds(value) for text, value in meanings.items()}  # type: ignore[arg-type]
    low, high = ({text: _stored(fact, pair[side]) for text, pair in ends.items()} for side in (0, 1))
    if column.kind == "exact":
        return [_looked_up(plan, low, _type(fact)).alias(name)]
    return [_looked_up(plan, end, _type(fact)).alias(label.format(name)) for end, label in ((low, LOW), (high, HIGH))]


def _stored(fact: Fact, number: float | None) -> Any:
    """A bound as the column holds it: a date as days since 1970."""
    if number is None:
        return None
    return int(number) - EPOCH if fact.type == "date" else number


def _looked_up(plan: _Plan, values: Mapping[str, Any], dtype: type[pl.DataType]) -> pl.Expr:
    """What reads itself, and for the other texts what they mean."""
    if plan.texts is None or not values:
        return pl.lit(None, dtype=dtype) if plan.plain is None else plan.plain
    stored: type[pl.DataType] = pl.Int32 if dtype == pl.Date else dtype
    meant = plan.texts.replace_strict(list(values), pl.Series(list(values.values()), dtype=stored), return_dtype=stored).cast(dtype)
    return meant if plan.plain is None else pl.coalesce(plan.plain, meant)
