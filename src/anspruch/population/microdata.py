"""A table of one's own in the place of the population: weighted rows with their Land."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from anspruch.language.errors import InputError, suggestion
from anspruch.population.assumptions import Assumptions
from anspruch.population.counted import COURSE_GAIN, DUTY, Counted
from anspruch.population.groups import Floats, axes
from anspruch.population.positions import positions
from anspruch.readings.columns.sources import frame, number, readable
from anspruch.readings.compare import Comparison
from anspruch.statute.law import Law

WEIGHT, LAND = "gewicht", "land"
_PERSON = "Person"
_BESIDE = ("gruppe", "laendergruppe", "rolle", "umfang")
"""What the population's own file holds besides facts."""


def read(path: Path, law: Law) -> pl.DataFrame:
    """Rows of a file, with a weight each (one where there is no column) and Länder as DE-BW.

    Raises:
        InputError: if it cannot be read, or a row has no Land or no weight.
    """
    with readable():
        rows = frame(path).collect()
    if rows.is_empty():
        raise InputError(f"{path}: Die Tabelle hat keine Zeilen, nur Spalten.", f"{path}: the table has no rows, only columns.")
    if LAND not in rows.columns:
        raise InputError(f"{path}: Es fehlt die Spalte „{LAND}“.", f"{path}: the column “{LAND}” is missing.")
    meant = {text: _land(path, rows, text, law) for text in rows[LAND].drop_nulls().cast(pl.String).unique(maintain_order=True).to_list()}
    rows = rows.with_columns(pl.col(LAND).cast(pl.String).replace_strict(list(meant), list(meant.values()), default=None, return_dtype=pl.String))
    if missing := rows[LAND].null_count():
        raise InputError(f"{path}: In {missing} Zeile(n) fehlt „{LAND}“.", f"{path}: in {missing} row(s) “{LAND}” is missing.")
    weight = number(pl.col(WEIGHT)) if WEIGHT in rows.columns else pl.lit(1.0)
    rows = rows.with_columns(weight.alias(WEIGHT))
    fit = (rows[WEIGHT].is_finite() & (rows[WEIGHT] >= 0)).fill_null(value=False)
    if wrong := int((~fit).sum()):
        raise InputError(f"{path}: In {wrong} Zeile(n) ist „{WEIGHT}“ keine Zahl ab 0.", f"{path}: in {wrong} row(s) “{WEIGHT}” is no number from 0.")
    return rows


def _land(path: Path, rows: pl.DataFrame, text: str, law: Law) -> str:
    """A Land as DE-BW. Raises InputError with the file and the row."""
    try:
        return str(law.vocabulary.read(LAND, text))
    except InputError as error:
        row = rows[LAND].cast(pl.String).to_list().index(text) + 1
        raise InputError(f"{path}: {_PERSON} {row}: {error.de}", f"{path}: {_PERSON} {row}: {error.en}") from None


@contextmanager
def in_file(path: Path | None) -> Iterator[None]:
    """What is wrong with a row names its file too."""
    try:
        yield
    except InputError as error:
        if path is None or not error.de.startswith(f"{_PERSON} "):
            raise
        raise InputError(f"{path}: {error.de}", f"{path}: {error.en}") from None


def unknown(rows: pl.DataFrame, law: Law) -> tuple[InputError, ...]:
    """The columns that are no facts and so are not read, each as a sentence with the nearest fact."""
    known = {*law.vocabulary.facts, WEIGHT, LAND, *_BESIDE}
    return tuple(_odd(name, suggestion(name, law.vocabulary.facts)) for name in rows.columns if name not in known)


def _odd(name: str, near: tuple[str, str]) -> InputError:
    return InputError(
        f"Hinweis: die Spalte „{name}“ ist kein Sachverhalt und wird nicht gelesen.{near[0]}",
        f"Note: the column “{name}” is no fact and is not read.{near[1]}",
    )


class Table:
    """The rows of a table before two states of the law."""

    def __init__(self, rows: pl.DataFrame, comparison: Comparison) -> None:
        self.rows, self.comparison, self.found = rows, comparison, positions(rows, comparison)
        places = {land: place for place, land in enumerate(axes().laender)}
        lands = np.array([places[land] for land in rows[LAND].to_list()], dtype=np.int64)
        weights = rows[WEIGHT].to_numpy()

        def by_land(flags: NDArray[np.bool_]) -> Floats:
            return np.bincount(lands, weights=weights * flags, minlength=len(places)).astype(np.float64)

        found = self.found
        sure, maybe = ({change: by_land(found.flags(change, degree)) for change in found.changes} for degree in ("sure", "maybe"))
        alone = by_land(found.flags(DUTY, "maybe") & ~found.flags(COURSE_GAIN, "maybe"))
        self._counted = Counted(sure, maybe, alone, sure.get(COURSE_GAIN, np.zeros(len(places))))

    def by_land(self, assumed: Assumptions, key: str) -> Counted:  # noqa: ARG002
        """The persons of each Land whose position changes; no assumption moves a table."""
        return self._counted
