"""Where tables come from: files and frames of every usual kind, as a lazy frame that is read when it is needed."""

import codecs
import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from anspruch.language.errors import InputError

_SEPARATORS = ",;\t"
_HEADER = 1 << 20
_SHOWN = 160


def frame(source: object) -> pl.LazyFrame:
    """The source as a lazy frame: a path, a Polars or pandas frame, or anything that speaks Arrow. Raises InputError."""
    if isinstance(source, pl.LazyFrame):
        return source
    if isinstance(source, pl.DataFrame):
        return source.lazy()
    if isinstance(source, str | Path):
        return open_table(Path(source))
    try:
        if hasattr(source, "__arrow_c_stream__"):
            return pl.DataFrame(source).lazy()
        return pl.from_pandas(source).lazy()
    except ImportError:
        raise InputError("Für pandas-Tabellen fehlt pyarrow (pip install pyarrow).", "pandas frames need pyarrow (pip install pyarrow).") from None
    except (TypeError, ValueError):
        kind = type(source).__name__
        raise InputError(f"„{kind}“ ist keine Tabelle, die hier gelesen wird.", f"“{kind}” is not a table that can be read here.") from None


def open_table(path: Path) -> pl.LazyFrame:
    """The table in a file.

    Raises:
        InputError: if the file is not there or of another kind, or a column stands twice in its header.
    """
    if not path.exists():
        raise InputError(f"Die Datei {path} gibt es nicht.", f"There is no file {path}.")
    if path.is_dir():
        raise InputError(f"{path} ist ein Ordner, keine Datei.", f"{path} is a folder, not a file.")
    readers: dict[str, Callable[[Path], pl.LazyFrame]] = {
        ".parquet": pl.scan_parquet,
        ".csv": _csv,
        ".arrow": pl.scan_ipc,
        ".feather": pl.scan_ipc,
        ".ipc": pl.scan_ipc,
    }
    if path.suffix.lower() not in readers:
        known = ", ".join(readers)
        raise InputError(f"{path}: Gelesen werden {known}.", f"{path}: these can be read: {known}.")
    return readers[path.suffix.lower()](path)


def is_csv(source: object) -> bool:
    """Whether a source is a file of texts, whose rows may be longer than its header."""
    return isinstance(source, str | Path) and Path(source).suffix.lower() == ".csv"


def _csv(path: Path) -> pl.LazyFrame:
    """A CSV file with commas, semicolons (as spreadsheets write it in German) or tabs; every cell a text."""
    with path.open("rb") as file:
        start = file.read(_HEADER)
    if not start.strip():
        raise InputError(f"{path}: Die Datei ist leer.", f"{path}: the file is empty.")
    try:
        # a sign may be cut at the end of what was read
        header = codecs.getincrementaldecoder("utf-8-sig")().decode(start).splitlines()[0]
    except UnicodeDecodeError:
        raise _not_utf8(f"{path}: ") from None
    separator = max(_SEPARATORS, key=header.count)
    names = next(csv.reader([header], delimiter=separator), [])
    for name in names:
        if name and names.count(name) > 1:
            raise InputError(f"{path}: Die Spalte „{name}“ steht mehrmals da.", f"{path}: the column “{name}” is there more than once.")
    return pl.scan_csv(path, infer_schema=False, separator=separator)


def number(column: pl.Expr) -> pl.Expr:
    """A column's numbers, also where they are texts with a decimal comma; null where there is none."""
    text = column.cast(pl.String)
    german = text.str.replace_all(".", "", literal=True).str.replace(",", ".", literal=True)
    return pl.when(text.str.contains(",", literal=True)).then(german.cast(pl.Float64, strict=False)).otherwise(column.cast(pl.Float64, strict=False))


def _not_utf8(where: str = "") -> InputError:
    return InputError(
        f"{where}Die Datei ist nicht in UTF-8; speichern Sie sie als „CSV UTF-8“ (so heißt es in Excel).",
        f"{where}The file is not in UTF-8; save it as “CSV UTF-8” (as Excel calls it).",
    )


def schema(frame: pl.LazyFrame) -> dict[str, pl.DataType]:
    """The columns and their types. Raises InputError if the table cannot be read."""
    with readable():
        return dict(frame.collect_schema())


@contextmanager
def readable() -> Iterator[None]:
    """What is found wrong with a table only while it is read is an InputError too."""
    try:
        yield
    except (pl.exceptions.PolarsError, OSError) as error:
        first = str(error).splitlines()[0][:_SHOWN]
        if "utf-8" in first.lower():
            raise _not_utf8() from None
        raise InputError(f"Die Tabelle lässt sich nicht lesen ({first}).", f"The table cannot be read ({first}).") from None
