"""Other engines for a table in a file: DuckDB in this process, or Apache Spark on this machine, both through Ibis."""

import os
import shutil
from pathlib import Path
from typing import Any

from anspruch.language.errors import InputError, suggestion

ENGINES = ("polars", "duckdb", "spark")
"""What may run the columns; Polars (and bit planes, where only counts are asked) is built in."""


def table(path: Path, engine: str) -> Any:
    """A file of persons as a table of an engine: the path itself for the one built in, else an Ibis table.

    Raises:
        InputError: if there is no such engine or file, or what the engine needs is not installed.
    """
    if engine not in ENGINES:
        de, en = suggestion(engine, ENGINES)
        raise InputError(
            f"„{engine}“ gibt es nicht; es gibt {', '.join(ENGINES)}.{de}", f"There is no “{engine}”; there are {', '.join(ENGINES)}.{en}"
        )
    if engine == "polars":
        return path
    if not path.exists():
        raise InputError(f"Die Datei {path} gibt es nicht.", f"There is no file {path}.")
    if path.suffix.lower() not in (".parquet", ".csv"):
        raise InputError(f"{path}: {engine} liest .parquet und .csv.", f"{path}: {engine} reads .parquet and .csv.")
    connection = duckdb() if engine == "duckdb" else spark()
    return connection.read_parquet(str(path)) if path.suffix.lower() == ".parquet" else connection.read_csv(str(path))


def duckdb() -> Any:
    """A connection to a DuckDB in memory. Raises InputError if it is not installed."""
    try:
        import ibis  # noqa: PLC0415  (an optional dependency)

        return ibis.duckdb.connect()
    except (ImportError, AttributeError):
        raise _missing("DuckDB", "warehouse") from None


def spark(cores: int | None = None) -> Any:
    """A connection to an Apache Spark started on this machine, with as many cores as it has if none are named.

    Raises:
        InputError: if Spark or Java is not installed, or Spark does not start.
    """
    try:
        import ibis  # noqa: PLC0415  (an optional dependency)
        from pyspark.errors import PySparkRuntimeError  # noqa: PLC0415
        from pyspark.sql import SparkSession  # noqa: PLC0415
    except ImportError:
        raise _missing("Apache Spark", "spark") from None
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise InputError(
            "Für Apache Spark fehlt Java 17 oder neuer (unter Debian: apt-get install openjdk-17-jre-headless).",
            "Apache Spark needs Java 17 or later (on Debian: apt-get install openjdk-17-jre-headless).",
        )
    quiet: dict[str, Any] = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.session.timeZone": "UTC",
    }
    try:
        session = SparkSession.builder.master(f"local[{cores or '*'}]").config(map=quiet).getOrCreate()
    except PySparkRuntimeError:
        raise InputError(
            "Apache Spark startet nicht; es braucht Java 17 oder 21 (java -version zeigt, was da ist).",
            "Apache Spark does not start; it needs Java 17 or 21 (java -version shows what there is).",
        ) from None
    session.sparkContext.setLogLevel("ERROR")
    return ibis.pyspark.connect(session)


def _missing(what: str, extra: str) -> InputError:
    return InputError(f"{what} ist nicht installiert: pip install 'anspruch[{extra}]'.", f"{what} is not installed: pip install 'anspruch[{extra}]'.")
