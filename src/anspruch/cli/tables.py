"""``anspruch columns``: the law for a whole table, with a progress bar on a terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.table import Table as RichTable

from anspruch.cli import files, phrases, show
from anspruch.language.errors import InputError
from anspruch.readings import columns, terms
from anspruch.readings.columns import engines
from anspruch.readings.columns.program import CONTRADICTORY
from anspruch.readings.columns.table import open_table, read
from anspruch.statute.law import LawOnDay

_TEXT = {
    "reading": {"de": "Menschen", "en": "persons"},
    "near": {"de": "Die Spalte „{0}“ wird nicht gelesen. Gemeint ist vielleicht „{1}“.", "en": "The column “{0}” is not read. Did you mean “{1}”?"},
    "none": {"de": "Keine Spalte heißt wie ein Sachverhalt; alles ist unbekannt.", "en": "No column is named as a fact; everything is unknown."},
    "contradictory": {"de": "Angaben, die sich widersprechen (nicht gezählt)", "en": "facts that contradict one another (not counted)"},
    "law_of": {"de": "Recht vom {0}", "en": "law of {0}"},
    "written": {"de": "{0} geschrieben.", "en": "{0} written."},
    "persons": {"de": "Menschen", "en": "persons"},
    "total": {"de": "zusammen", "en": "together"},
}
_WRITERS: dict[str, Callable[[pl.LazyFrame, Path], object]] = {
    ".parquet": lambda frame, path: frame.sink_parquet(path, engine="streaming"),
    ".csv": lambda frame, path: frame.sink_csv(path, engine="streaming"),
    ".arrow": lambda frame, path: frame.sink_ipc(path, engine="streaming"),
}
_ROUTE_WORDS = ("open", "possible", "suspended", "undecided", "closed")
_OTHER_WORDS = ("yes", "possible", "no", "unknown")


def count(path: Path, law: LawOnDay, asked: columns.Asked, by: tuple[str, ...], weight: str | None, engine: str, lang: str) -> pl.DataFrame:
    """Counts by group and state. Raises InputError."""
    table = engines.table(path, engine)
    _hint(path, law, lang)
    if weight and weight not in _names(path):
        raise InputError(f"Eine Spalte „{weight}“ gibt es nicht.", f"There is no column “{weight}”.")
    with _progress(path, lang) as progress:
        return columns.counts(table, law, asked, by=by, weight=weight, progress=progress)


def _names(path: Path) -> list[str]:
    return open_table(path).collect_schema().names()


def _hint(path: Path, law: LawOnDay, lang: str) -> None:
    """Say which columns look like facts and are none."""
    err = show.console(error=True)
    table = read(path, law.law.vocabulary, facts=())
    for name, meant in table.unread(law.law.vocabulary).items():
        err.print(f"[yellow]{escape(_TEXT['near'][lang].format(name, meant))}[/yellow]")
    if not any(name in law.law.vocabulary for name in _names(path)):
        err.print(f"[yellow]{escape(_TEXT['none'][lang])}[/yellow]")


@contextmanager
def _progress(path: Path, lang: str) -> Iterator[Callable[[int], None] | None]:
    """A bar on standard error, only on a terminal."""
    err = show.console(error=True)
    if not err.is_terminal:
        yield None
        return
    bars = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    with Progress(*bars, console=err, transient=True) as bar:
        task = bar.add_task(_TEXT["reading"][lang], total=open_table(path).select(pl.len()).collect(engine="streaming").item())
        yield lambda rows: bar.advance(task, rows)


def write(path: Path, law: LawOnDay, asked: columns.Asked, out: Path, engine: str, lang: str) -> None:
    """Write the states of every person; the file appears whole or not at all. Raises InputError."""
    writer = _WRITERS.get(out.suffix.lower())
    if writer is None:
        known = ", ".join(_WRITERS)
        raise InputError(f"{out}: Geschrieben werden {known}.", f"{out}: these can be written: {known}.")
    _hint(path, law, lang)
    frame = columns.states(engines.table(path, engine), law, asked)
    if engine != "polars":
        frame = pl.LazyFrame(frame.to_polars())
    with files.whole(out) as part:
        writer(frame, part)
    show.console(error=True).print(escape(_TEXT["written"][lang].format(out)))


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
        out.print(f"[yellow]{_TEXT['contradictory'][lang]}: {_number(bad, lang)}[/yellow]")


def _table(part: pl.DataFrame, groups: list[str], words: tuple[str, ...], titles: dict[str, str], lang: str, *, title: str) -> RichTable:
    present = [word for word in words if word in part["state"].to_list()]
    names = {**terms.STATE, **terms.ANSWER} if "open" in words else terms.ANSWER
    table = RichTable(title=title, title_justify="left", box=None, header_style="bold", pad_edge=False)
    for name in groups:
        table.add_column(name)
    table.add_column("")
    for word in present:
        table.add_column(names[word][lang], justify="right")
    for (*group, what), rows in part.group_by([*groups, "what"], maintain_order=True):
        sizes = dict(zip(rows["state"].to_list(), rows["persons"].to_list(), strict=True))
        cells = [_number(sizes.get(word, 0), lang) for word in present]
        table.add_row(*(escape(str(one)) if one is not None else "?" for one in group), escape(titles.get(str(what), str(what))), *cells)
    return table


def _titles(law: LawOnDay, asked: columns.Asked, lang: str) -> tuple[dict[str, str], list[str]]:
    programmes = [law.law.programmes[name] for name in asked.programmes or law.law.programmes]
    routes = {route.name: route.title[lang] for programme in programmes for route in programme.routes}
    questions = {question.name: question.title[lang] for programme in programmes for question in programme.values}
    return {**questions, **routes}, list(routes)


def _number(value: float, lang: str) -> str:
    text = f"{value:,.0f}"
    return text.replace(",", ".") if lang == "de" else text
