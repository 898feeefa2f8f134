"""The published figures and their sources, as they lie beside this module; read once."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import polars as pl

from anspruch.statute import yaml12

HERE = Path(__file__).parent
SEXES = ("maennlich", "weiblich")


@lru_cache(maxsize=16)
def table(name: str) -> pl.DataFrame:
    """A table of figures by its name, in the order it stands in."""
    return pl.read_csv(HERE / "data" / f"{name}.csv", infer_schema_length=None, schema_overrides={"staat": pl.String, "ags": pl.String})


@lru_cache(maxsize=1)
def sources() -> dict[str, dict[str, str]]:
    """Every source by the name the tables use."""
    found: dict[str, dict[str, str]] = yaml12.read(HERE / "data" / "quellen.yaml")
    return found


@lru_cache(maxsize=4)
def definitions(name: str) -> Any:
    """A file of definitions (``klassen``, ``assumptions``)."""
    return yaml12.read(HERE / f"{name}.yaml")


@lru_cache(maxsize=1)
def laender() -> tuple[str, ...]:
    """The Länder in their usual order."""
    return tuple(table("laender")["land"].to_list())
