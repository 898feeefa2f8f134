"""``anspruch columns``: the law for a whole table, with a progress bar on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table as RichTable

from anspruch.cli import files, phrases, show
from anspruch.language.errors import InputError, suggestion
from anspruch.readings import columns, numbers, terms
from anspruch.readings.columns import engines
from anspruch.readings.columns.program import CONTRADICTORY
from anspruch.readings.columns.sources import number, open_table
from anspruch.readings.columns.table import read
from anspruch.statute.law import LawOnDay

_TEXT = {
    "reading": {"de": "Menschen", "en": "persons"},
    "near": {"de": "Die Spalte „{0}“ wird nicht gelesen. Gemeint ist vielleicht „{1}“.", "en": "The column “{0}” is not read. Did you mean “{1}”?"},
    "none": {"de": "Keine Spalte heißt wie ein Sachverhalt; alles ist unbekannt.", "en": "No column is named as a fact; everything is unknown."},
    "contradictory": {"de": "Angaben, die sich widersprechen (nicht gezählt)", "en": "facts that contradict one another (not counted)"},
    "law_of": {"de": "Recht vom {0}", "en": "law of {0}"},
    "written": {"de": "{0} geschrieben.", "en": "{0} written."},
    "unknown": {"de": "(unbekannt)", "en": "(unknown)"},
    "empty": {"de": "Die Tabelle hat keine Zeilen.", "en": "The table has no rows."},
}
_WEIGHT = "(gewicht)"
"""The column weights stand in while they are counted: a fact may be a weight too."""
_ENGINES = frozenset({"duckdb", "_duckdb", "pyspark", "py4j"})
_WRITERS: dict[str, Callable[[pl.LazyFrame, Path], object]] = {
    ".parquet": lambda frame, path: frame.sink_parquet(path, engine="streaming"),
    ".csv": lambda frame, path: frame.sink_csv(path, engine="streaming"),
    ".arrow": lambda frame, path: frame.sink_ipc(path, engine="streaming"),
}
_ROUTE_WORDS = ("open", "possible", "suspended", "undecided", "closed")
_OTHER_WORDS = ("yes", "possible", "no", "unknown")


def count(path: Path, law: LawOnDay, asked: columns.Asked, by: tuple[str, ...], weight: str | None, engine: str, lang: str) -> pl.DataFrame:
    """Counts by group and state. Raises InputError."""
    table = _opened(path, law, engine, lang)
    with _readable(path), _progress(path, lang) as progress:
        if weight:
            _check_weight(path, weight)
            table, weight = _weighted(table, weight), _WEIGHT
        counted = columns.counts(table, law, asked, by=by, weight=weight, progress=progress)
        if counted.is_empty() and not _rows(path):
            _say("empty", lang)
        return counted


def _opened(path: Path, law: LawOnDay, engine: str, lang: str) -> Any:
    """The table of an engine, after a look at its columns. Raises InputError."""
    vocabulary = law.law.vocabulary
    with _readable(path):
        unread = read(path, vocabulary, facts=()).unread(vocabulary)
        opened = engines.table(path, engine)
    for name, meant in unread.items():
        if name not in law.law.routes and name not in law.law.questions:
            _say("near", lang, name, meant)
    if not any(name in vocabulary for name in open_table(path).collect_schema()):
        _say("none", lang)
    return opened


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """What an engine finds wrong with a file only while it reads is an InputError too."""
    try:
        yield
    except Exception as error:
        if isinstance(error, pl.exceptions.PolarsError) or type(error).__module__.partition(".")[0] in _ENGINES:
            first = str(error).splitlines()[0][:160]
            raise InputError(f"{path}: Die Tabelle lässt sich nicht lesen ({first}).", f"{path}: the table cannot be read ({first}).") from None
        raise


def _check_weight(path: Path, weight: str) -> None:
    """Refuse what is no weight. Raises InputError naming the column and the value."""
    schema = open_table(path).collect_schema()
    if weight not in schema:
        de, en = suggestion(weight, schema.names())
        raise InputError(f"Eine Spalte „{weight}“ gibt es nicht.{de}", f"There is no column “{weight}”.{en}")
    column = pl.col(weight)
    size = number(column)
    counts = size.is_finite() & (size >= 0) if schema[weight].is_numeric() or schema[weight] == pl.String else pl.lit(value=False)
    wrong = open_table(path).filter(~counts.fill_null(value=False)).select(column.cast(pl.String)).head(1).collect(engine="streaming")
    if wrong.height:
        value = wrong.item()
        if value is None:
            raise InputError(
                f"In der Spalte {weight} fehlt ein Gewicht; tragen Sie 0 ein, wo niemand zählt.",
                f"A weight is missing in the column {weight}; write 0 where nobody counts.",
            )
        raise InputError(
            f"Spalte {weight}: „{value}“ ist kein Gewicht; erwartet wird eine Zahl ab 0.",
            f"Column {weight}: “{value}” is no weight; expected: a number from 0.",
        )


def _weighted(table: Any, weight: str) -> Any:
    """The table with its weights as numbers in a column of their own."""
    if isinstance(table, Path):
        frame = open_table(table)
        return frame.with_columns(number(pl.col(weight)).alias(_WEIGHT))
    return table.mutate(**{_WEIGHT: table[weight].cast("float64")})


def _rows(path: Path) -> int:
    return int(open_table(path).select(pl.len()).collect(engine="streaming").item())


def _say(key: str, lang: str, *parts: object) -> None:
    """A hint on standard error, on one line however long."""
    show.console(error=True).print(f"[yellow]{escape(_TEXT[key][lang].format(*parts))}[/yellow]", soft_wrap=True)


@contextmanager
def _progress(path: Path, lang: str) -> Iterator[Callable[[int], None] | None]:
    """A bar on standard error, only on a terminal."""
    err = show.console(error=True)
    if not err.is_terminal:
        yield None
        return
    bars = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*bars, console=err, transient=True) as bar:
        task = bar.add_task(_TEXT["reading"][lang], total=_rows(path))
        yield lambda rows: bar.advance(task, rows)


def write(path: Path, law: LawOnDay, asked: columns.Asked, out: Path, engine: str, lang: str) -> None:
    """Write the states of every person; the file appears whole or not at all. Raises InputError."""
    writer = _WRITERS.get(out.suffix.lower())
    if writer is None:
        known = ", ".join(_WRITERS)
        raise InputError(f"{out}: Geschrieben werden {known}.", f"{out}: these can be written: {known}.")
    if out.exists() and path.exists() and out.samefile(path):
        raise InputError(
            f"{out} ist die Eingabe selbst und ginge verloren; nennen Sie eine andere Datei.",
            f"{out} is the input itself and would be lost; name another file.",
        )
    table = _opened(path, law, engine, lang)
    with files.whole(out) as part, _readable(path):
        frame = columns.states(table, law, asked)
        if engine != "polars":
            frame = pl.LazyFrame(frame.to_polars())
        writer(frame, part)
    show.console(error=True).print(escape(_TEXT["written"][lang].format(out)), soft_wrap=True)


def show_counts(counted: pl.DataFrame, law: LawOnDay, asked: columns.Asked, lang: str) -> None:
    """Print counts as tables: one row a group and question, one column a state."""
    out = show.console()
    groups = [name for name in counted.columns if name not in ("what", "state", "persons")]
    bad = sum(counted.filter(pl.col("what") == CONTRADICTORY)["persons"].to_list())
    titles, routes = _titles(law, asked, lang)
    for words, chosen in ((_ROUTE_WORDS, True), (_OTHER_WORDS, False)):
        part = counted.filter((pl.col("what") != CONTRADICTORY) & (pl.col("what").is_in(routes) == chosen))
        if part.height:
            out.print(_table(part, groups, words, titles, lang, title=_TEXT["law_of"][lang].format(phrases.day(law.day.isoformat(), lang))))
    if bad:
        out.print(f"[yellow]{_TEXT['contradictory'][lang]}: {numbers.number(bad, lang)}[/yellow]")


def _table(part: pl.DataFrame, groups: list[str], words: tuple[str, ...], titles: dict[str, str], lang: str, *, title: str) -> RichTable:
    present = [word for word in words if word in part["state"].to_list()]
    names = {**terms.STATE, **terms.ANSWER} if "open" in words else terms.ANSWER
    table = RichTable(title=title, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for name in groups:
        table.add_column(name)
    table.add_column("", overflow="fold")
    for word in present:
        table.add_column(names[word][lang], justify="right")
    for (*group, what), rows in part.group_by([*groups, "what"], maintain_order=True):
        sizes = dict(zip(rows["state"].to_list(), rows["persons"].to_list(), strict=True))
        cells = [numbers.number(sizes.get(word, 0), lang) for word in present]
        table.add_row(
            *(escape(str(one)) if one is not None else _TEXT["unknown"][lang] for one in group), escape(titles.get(str(what), str(what))), *cells
        )
    return table


def _titles(law: LawOnDay, asked: columns.Asked, lang: str) -> tuple[dict[str, str], list[str]]:
    programmes = [law.law.programmes[name] for name in asked.programmes or law.law.programmes]
    several = len(programmes) > 1
    routes = {route.name: (law.law.full_title(route) if several else route.title)[lang] for programme in programmes for route in programme.routes}
    questions = {question.name: question.title[lang] for programme in programmes for question in programme.values}
    return {**questions, **routes}, list(routes)
