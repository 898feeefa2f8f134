"""The figures: every one has a source, the tables fit the axes, and nothing of the workplace is needed."""

from pathlib import Path

import polars as pl
import pytest

from anspruch.population import tables
from anspruch.population.groups import axes
from anspruch.population.margins import RECOGNISED

DATA = tables.HERE / "data"


def test_every_source_is_complete():
    for name, source in tables.sources().items():
        assert {"title", "url", "unit", "mark"} <= set(source), name
        assert source["mark"] in ("O", "P", "D", "A")
        assert source["url"].startswith("https://")


@pytest.mark.parametrize("name", ["m5_paragraf", "m7_aufnahmen", "pruefwerte"])
def test_every_row_names_a_source(name):
    assert set(tables.table(name)["quelle"]) <= set(tables.sources())


def test_the_folder_is_small_and_every_table_is_read():
    files = {path.stem for path in DATA.iterdir()}
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 3_000_000
    read = "".join(path.read_text() for path in Path(tables.HERE).glob("*.py"))
    assert all(f'"{stem}"' in read or stem == "quellen" for stem in files)


def test_every_state_of_m1_has_a_group():
    known = tables.table("staaten")
    assert set(tables.table("m1_schutzstatus")["staat"]) <= set(known["staat"])
    assert set(known["gruppe"]) <= set(axes().nationalities)


def test_the_keys_agree_with_m1_and_sum():
    laender = tables.table("laender")
    m1 = tables.table("m1_schutzstatus")
    afghans = m1.filter(pl.col("klasse") == "AK-4", pl.col("staat") == "AF").group_by("land").agg(pl.col("wert").sum())
    assert dict(afghans.rows()) == dict(laender.select("land", "ak4_afghanen").rows())
    assert laender["ak4_afghanen"].sum() == 44_320
    assert laender["koenigstein_2019"].sum() == pytest.approx(100)


def test_m2_divides_disjointly():
    rows = tables.table("m2_titel").filter(pl.col("geschlecht") == "alle")
    total = rows.filter(pl.col("laendergruppe") == "alle")["wert"].sum()
    assert total == pytest.approx(14_061_645, abs=2.5 * 12)


def test_every_group_has_a_status_that_the_law_reads_or_none(law):
    for group in axes().groups:
        assert group.status is None or law.vocabulary.read("status", group.status)
        assert group.issued is None or law.vocabulary.read("titel_erteilt_am", group.issued)
    assert set(RECOGNISED) <= {group.name for group in axes().groups}


def test_ages_on_entry_sum_to_one():
    rows = tables.table("alter_bei_einreise").group_by("rolle").agg(pl.col("anteil").sum())
    assert all(share == pytest.approx(1) for share in rows["anteil"])
