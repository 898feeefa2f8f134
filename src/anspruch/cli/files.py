"""Reading what users give: facts, batches and case files in YAML or JSON, and days; writing files whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from anspruch.language.errors import InputError, LawError
from anspruch.language.knowledge import FIRST_YEAR, LAST_YEAR, exact_date
from anspruch.statute import yaml12


def read(path: Path) -> Any:
    """The data of a YAML or JSON file, ``-`` for standard input. Raises InputError."""
    try:
        return yaml12.loads(_content(path), str(path), aliases=True)
    except LawError as error:
        raise InputError(error.de, error.en) from None


def text(path: Path) -> str:
    """A text in UTF-8, ``-`` for standard input. Raises InputError for what is none, or is too large."""
    try:
        return content(path).decode("utf-8")
    except UnicodeDecodeError:
        raise InputError(f"{path}: Das ist kein Text in UTF-8.", f"{path}: this is no text in UTF-8.") from None


def content(path: Path, largest: int = yaml12.LARGEST) -> bytes:
    """The bytes of a file, ``-`` for standard input. Raises InputError for what cannot be read, or is too large."""
    found = _content(path, largest)
    if len(found) > largest:
        raise InputError(f"{path}: Die Datei ist größer als {largest} Bytes.", f"{path}: the file is larger than {largest} bytes.")
    return found


def _content(path: Path, largest: int = yaml12.LARGEST) -> bytes:
    """The bytes of a file, no more than one too many. Raises InputError."""
    if str(path) != "-" and not path.exists():
        raise InputError(f"Die Datei {path} gibt es nicht.", f"There is no file {path}.")
    if path.is_dir():
        raise InputError(f"{path} ist ein Ordner, keine Datei.", f"{path} is a folder, not a file.")
    try:
        source = sys.stdin.buffer if str(path) == "-" else path.open("rb")
        with source:
            return source.read(largest + 1)
    except OSError:
        raise InputError(f"{path}: Die Datei lässt sich nicht lesen.", f"{path}: the file cannot be read.") from None


def facts(path: Path) -> tuple[dict[str, Any], str | None]:
    """The facts of one person, and the day if the file names one (``{date, facts}``). Raises InputError."""
    data = read(path)
    if isinstance(data, dict) and isinstance(data.get("facts"), dict):
        return data["facts"], data.get("date")
    if not isinstance(data, dict):
        raise InputError(f"{path}: Erwartet werden Sachverhalte wie „sprachniveau: A1“.", f"{path}: facts like “sprachniveau: A1” are expected.")
    return data, None


def entries(path: Path) -> list[Any]:
    """The entries of a batch or case file. Raises InputError."""
    data = read(path)
    if not isinstance(data, list):
        raise InputError(f"{path}: Erwartet wird eine Liste.", f"{path}: a list is expected.")
    return data


def day(text: str | None, default: date | None = None) -> date:
    """A day such as 2024-03-21 or 21.3.2024; today where none is given. Raises InputError."""
    if not text:
        return default or date.today()
    try:
        low, high = exact_date(text)
        if low == high and low is not None:
            return date.fromordinal(int(low))
    except ValueError:
        _check_year(text)
    raise InputError(f"„{text}“ ist kein Tag wie 2024-03-21.", f"“{text}” is not a day like 2024-03-21.")


def _check_year(text: str) -> None:
    """A day that is one, but too early or too late, is told the span. Raises InputError."""
    with suppress(ValueError):
        year = date.fromisoformat(text).year
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise InputError(
                f"Der Tag {text} liegt zu fern; möglich sind Tage von {FIRST_YEAR} bis {LAST_YEAR}.",
                f"The day {text} is too far off; days from {FIRST_YEAR} to {LAST_YEAR} are possible.",
            )


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A place to write to that becomes the file once everything is written. Raises InputError if there is no such folder."""
    folder = path.absolute().parent
    if not folder.is_dir():
        raise InputError(f"Den Ordner {path.parent} gibt es nicht.", f"There is no folder {path.parent}.")
    if path.is_dir():
        raise InputError(f"{path} ist ein Ordner, keine Datei.", f"{path} is a folder, not a file.")
    handle, name = tempfile.mkstemp(dir=folder, suffix=path.suffix)
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _umask() -> int:
    """The permissions new files do not get."""
    found = os.umask(0)
    os.umask(found)
    return found


def write(text: str, out: Path | None) -> None:
    """A text into a file, or on standard output. Raises InputError."""
    if out is None:
        sys.stdout.write(text)
        return
    with whole(out) as part:
        part.write_text(text, encoding="utf-8")
