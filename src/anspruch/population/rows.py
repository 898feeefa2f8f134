"""The population as a table: one row a kind of person, columns named as the facts, ``gewicht`` for how many persons it stands for.

Ages are ranges ("25..34"), which the reading ``columns`` understands; titles of § 22 Satz 2 bear the middle day of the month.
What no source or assumption says stays empty: unknown.
"""

from datetime import date, timedelta
from typing import NamedTuple

import numpy as np
import polars as pl

from anspruch.population.assumptions import Assumptions
from anspruch.population.block22 import Block
from anspruch.population.cohorts import NARROW, YEAR, title
from anspruch.population.groups import PLACED, Axes, Cells, Floats

SCHEMA: dict[str, type[pl.DataType]] = {
    "land": pl.String,
    "gruppe": pl.String,
    "laendergruppe": pl.String,
    "staatsangehoerigkeit": pl.String,
    "geschlecht": pl.String,
    "alter": pl.String,
    "status": pl.String,
    "besitzt_aufenthaltstitel": pl.Boolean,
    "titel_befristet": pl.Boolean,
    "titel_erteilt_am": pl.String,
    "titel_gueltig_bis": pl.Date,
    "titel_erstmals_erteilt": pl.Boolean,
    "aufenthaltserlaubnis_seit": pl.Date,
    "gleicher_aufenthaltszweck": pl.Boolean,
    "einreise_am": pl.Date,
    "schulische_ausbildung": pl.Boolean,
    "sprachniveau": pl.String,
    "sprachniveau_bei_erteilung": pl.String,
    "integrationskurs_besucht": pl.Boolean,
    "geringer_integrationsbedarf": pl.Boolean,
    "aufgenommen_als_ortskraft": pl.Boolean,
    "rolle": pl.String,
    "umfang": pl.String,
    "gewicht": pl.Float64,
}
_LATEST = "<=2024-12-31"
FORMER = "frueher_22_satz_2"
_LEAST = 1e-9


def frame(weights: Floats, placed: Block, on: date, assumed: Assumptions, axes: Axes, cells: Cells) -> pl.DataFrame:
    """All rows: the fitted groups, those who held § 22 Satz 2 on the reference day only, and the block on the day."""
    parts = [fitted(weights, axes, cells), former(placed, axes), admitted(placed, on, assumed, axes)]
    found = pl.concat([part.select(_column(name, dtype, part) for name, dtype in SCHEMA.items()) for part in parts])
    return found.filter(pl.col("gewicht") > _LEAST)


def _column(name: str, dtype: type[pl.DataType], part: pl.DataFrame) -> pl.Expr:
    return (pl.col(name) if name in part.columns else pl.lit(None)).cast(dtype).alias(name)


def age_text(group: str) -> str:
    """An age group as the reader of facts understands it."""
    return f">={group[:-1]}" if group.endswith("+") else group.replace("-", "..")


def fitted(weights: Floats, axes: Axes, cells: Cells) -> pl.DataFrame:
    """The rows of the fitted groups; ``weights`` are by cell and age. At school is who has not reached 16."""
    ages = [age_text(group) for group in axes.ages]
    base = pl.DataFrame(
        {
            "group": np.repeat(cells.group, len(ages)),
            "land": np.repeat(np.array(axes.laender)[cells.land], len(ages)),
            "geschlecht": np.repeat(np.array(axes.sexes)[cells.sex], len(ages)),
            "nationality": np.repeat(cells.nationality, len(ages)),
            "alter": np.tile(np.array(ages), cells.size),
            "gewicht": weights.ravel(),
        }
    )
    found = base.join(_groups(axes), on="group", how="left", maintain_order="left").join(
        _nationalities(axes), on="nationality", how="left", maintain_order="left"
    )
    return found.with_columns(schulische_ausbildung=pl.when(pl.col("alter").is_in(ages[:2])).then(pl.lit(value=True)))


def _groups(axes: Axes) -> pl.DataFrame:
    return pl.DataFrame(
        [
            {
                "group": number,
                "gruppe": group.name,
                "status": group.status,
                "besitzt_aufenthaltstitel": True if group.befristet is not None else None,
                "titel_befristet": group.befristet,
                "titel_erteilt_am": group.issued or (_LATEST if _titled(group.status, group.befristet) else None),
            }
            for number, group in enumerate(axes.groups)
        ],
        infer_schema_length=None,
    )


def _titled(status: str | None, befristet: bool | None) -> bool:
    """Whether the group holds a residence title, which was then issued by the reference day."""
    return befristet is not None or (status or "").startswith("AufenthG § 2")


def _nationalities(axes: Axes) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "nationality": np.arange(len(axes.nationalities)),
            "laendergruppe": [axes.regions[number] for number in axes.region_of],
            "staatsangehoerigkeit": [name if number < axes.singles else None for number, name in enumerate(axes.nationalities)],
        }
    )


def former(placed: Block, axes: Axes) -> pl.DataFrame:
    """Those in the block on the reference day who hold the title no more: who has left and who holds what is not known."""
    return _grid(placed.gone, axes).with_columns(gruppe=pl.lit(FORMER), laendergruppe=pl.lit("ost_zentralasien"), staatsangehoerigkeit=pl.lit("AF"))


def _grid(persons: Floats, axes: Axes) -> pl.DataFrame:
    """An array over Land, sex and age as rows."""
    land, sex, age = (axis.ravel() for axis in np.indices(persons.shape))
    ages = np.array([age_text(group) for group in axes.ages])
    return pl.DataFrame(
        {"land": np.array(axes.laender)[land], "geschlecht": np.array(axes.sexes)[sex], "alter": ages[age], "gewicht": persons.ravel()}
    )


def admitted(placed: Block, on: date, assumed: Assumptions, axes: Axes) -> pl.DataFrame:
    """The block on the day: cohorts by Land, sex and age, split by school, course and language as far as assumed."""
    persons = np.einsum("c,cs,sl,ca->csla", placed.now, placed.sexes, placed.laender, placed.ages_now)
    cohort, sex, land, age = (axis.ravel() for axis in np.indices(persons.shape))
    ages = np.array([age_text(group) for group in axes.ages])
    base = pl.DataFrame(
        {
            "cohort": cohort,
            "land": np.array(axes.laender)[land],
            "geschlecht": np.array(axes.sexes)[sex],
            "alter": ages[age],
            "gewicht": persons.ravel(),
        }
    )
    rows = base.filter(pl.col("gewicht") > _LEAST).join(cohort_facts(placed, on, assumed), on="cohort", how="left", maintain_order="left")
    rows = rows.join(splits(axes, assumed), on="alter", how="left", maintain_order="left_right")
    return rows.with_columns(
        gewicht=pl.col("gewicht") * pl.col("anteil"),
        gruppe=pl.lit(PLACED),
        status=pl.lit(axes.groups[axes.group(PLACED)].status),
        laendergruppe=pl.lit("ost_zentralasien"),
        staatsangehoerigkeit=pl.lit("AF"),
    )


def cohort_facts(placed: Block, on: date, assumed: Assumptions) -> pl.DataFrame:
    """What is known of the members of each cohort on a day, by the cohort's number."""
    rows = []
    for number, one in enumerate(placed.cohorts):
        issued, first = title(one.titled, on, assumed.first_title_years)
        narrow = one.programme == NARROW
        rows.append(
            {
                "cohort": number,
                "titel_erteilt_am": issued.isoformat(),
                "titel_befristet": True,
                "titel_gueltig_bis": issued + timedelta(days=round(YEAR * assumed.first_title_years)),
                "titel_erstmals_erteilt": first,
                "aufenthaltserlaubnis_seit": one.titled,
                "gleicher_aufenthaltszweck": None if first else True,
                "einreise_am": one.entered,
                "aufgenommen_als_ortskraft": narrow,
                "rolle": one.role if narrow else None,
                "umfang": "narrow" if narrow else "wide",
            }
        )
    return pl.DataFrame(rows, infer_schema_length=None)


def school_share(age: str, assumed: Assumptions) -> float:
    """Who of an age group attends school or, below school age, is to: all under 16."""
    return {"0-5": 1.0, "6-15": 1.0, "16-17": assumed.school_16_17, "18-24": assumed.school_18_24}.get(age, 0.0)


class Split(NamedTuple):
    """One combination of what is assumed of an age, and its share."""

    alter: str
    schulische_ausbildung: bool
    integrationskurs_besucht: bool | None
    sprachniveau: str | None
    sprachniveau_bei_erteilung: str | None
    geringer_integrationsbedarf: bool | None
    anteil: float


def splits(axes: Axes, assumed: Assumptions) -> pl.DataFrame:
    """For every age the combinations of school, course, language and need, and the share of each; they are assumed independent."""
    rows = []
    for group in axes.ages:
        school = school_share(group, assumed)
        rows.append(Split(age_text(group), True, None, None, None, None, school))
        rows += [one._replace(alter=age_text(group), anteil=one.anteil * (1 - school)) for one in _adults(assumed)]
    kept = [row for row in rows if row.anteil > 0]
    names = (
        "alter",
        "schulische_ausbildung",
        "integrationskurs_besucht",
        "sprachniveau",
        "sprachniveau_bei_erteilung",
        "geringer_integrationsbedarf",
        "anteil",
    )
    types = (pl.String, pl.Boolean, pl.Boolean, pl.String, pl.String, pl.Boolean, pl.Float64)
    return pl.DataFrame(kept, schema=dict(zip(names, types, strict=True)), orient="row")


def _adults(assumed: Assumptions) -> list[Split]:
    """The combinations out of school; whoever has B1 is excluded for that already, so her need is left open.

    Whoever is below B1 now was so when the title was issued, as German is hardly lost here; what others knew then is not known.
    """
    below, small = assumed.language_need, assumed.small_need
    languages = (("<B1", False, below * (1 - small)), ("<B1", True, below * small), (">=B1", None, 1 - below))
    courses = ((True, assumed.already_attended), (False, 1 - assumed.already_attended))
    return [
        Split("", False, attended, level, level if level == "<B1" else None, little, share * part)
        for attended, share in courses
        for level, little, part in languages
    ]
