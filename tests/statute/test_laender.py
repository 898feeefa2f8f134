"""The programmes of the Länder: one file a Land is enough, every Land has one, and what is missing is named."""

import shutil
from datetime import date

import pytest

from anspruch.language.errors import LawError
from anspruch.readings.decide import decide
from anspruch.statute import yaml12
from anspruch.statute.loader import LAW as FOLDER
from anspruch.statute.loader import load

NEW = """land: DE-SL
name: {de: Saarland, en: Saarland}
reviewed: 2026-11-28
review: 2027-05-28
offers:
  - name: probe
    title: {de: Probekurs, en: Sample course}
    cite: Richtlinie
    for_whom: {de: Geduldete., en: Tolerated persons.}
    source: {title: Merkblatt, url: https://example.org, as_of: 2024-02-01}
    versions: [{since: 2024-01-01, by: Richtlinie, certainty: substance, when: geduldet}]
    procedure:
      - since: 2024-01-01
        decided_by: {de: VHS, en: VHS}
        next_step: {de: Fragen., en: Ask.}
        consequence: {de: Keine., en: None.}
        cost: {de: Nicht belegt., en: Not shown.}
"""


@pytest.fixture
def folder(tmp_path):
    """A copy of the law's files."""
    shutil.copytree(FOLDER, tmp_path / "law")
    return tmp_path / "law"


def test_every_land_has_its_file(law):
    lands = {str(yaml12.read(path)["land"]) for path in (FOLDER / "laender").glob("*.yaml")}
    assert lands == set(law.vocabulary.words(law.vocabulary["land"]))


@pytest.mark.parametrize(("land", "state"), [("DE-SL", "possible"), ("DE-BW", "closed"), (None, "undecided")])
def test_a_file_is_all_a_land_needs_and_its_way_is_open_only_there(folder, land, state):
    (folder / "laender" / "SL.yaml").write_text(NEW, encoding="utf-8")
    law = load(folder, cached=False)
    found = decide(law.on(date(2026, 11, 28)), {"status": "AufenthG § 60a", "land": land}).result("landesprogramme").route("land_probe")
    assert (found.state, found.route.nature) == (state, "guideline")


def test_an_old_source_and_an_undated_one_are_called_so(folder):
    (folder / "laender" / "SL.yaml").write_text(NEW, encoding="utf-8")
    law = load(folder, cached=False)
    facts = {"status": "AufenthG § 60a", "land": "DE-SL"}
    old = [decide(law.on(day), facts).result("landesprogramme").route("land_probe").sources[0].old for day in (date(2026, 2, 1), date(2026, 2, 2))]
    assert old == [False, True]
    (folder / "laender" / "SL.yaml").write_text(NEW.replace(", as_of: 2024-02-01", ""), encoding="utf-8")
    load.cache_clear()
    undated = decide(load(folder, cached=False).on(date(2024, 2, 1)), facts).result("landesprogramme").route("land_probe").sources[0]
    assert (undated.as_of, undated.old) == (None, True)


def test_a_programme_whose_continuation_is_not_shown_is_undecided_and_says_why(law):
    found = decide(law.on(date(2026, 11, 28)), {"status": "AsylG § 55", "land": "DE-HH"}).result("landesprogramme").route("land_deutschkurse_hh")
    assert found.state == "undecided"
    assert "2016" in found.gaps[0].note["de"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("    source:", "    sourze:", "laender/SL.yaml, probe"),
        ("land: DE-SL\n", "", "land"),
        ("when: geduldet", "when: gedulded", "geduldet"),
        ("certainty: substance", "certainty: sure", "substance"),
        ("name: probe", "name: deutsch4u", "name is taken"),
        ("    source: {title: Merkblatt, url: https://example.org, as_of: 2024-02-01}\n", "", "laender/SL.yaml, probe"),
        ("{title: Merkblatt, ", "{", "laender/SL.yaml, probe, source"),
        (", url: https://example.org, as_of: 2024-02-01", "", "laender/SL.yaml, probe, source"),
        ("as_of: 2024-02-01", "as_of: 2024-02-31", "laender/SL.yaml, probe, source"),
        ("        cost: {de: Nicht belegt., en: Not shown.}\n", "", "“cost” is missing"),
        ("        consequence: {de: Keine., en: None.}\n", "", "laender/SL.yaml, probe, procedure"),
        ("{since: 2024-01-01, by", "{by", "laender/SL.yaml, probe"),
        ("land: DE-SL", "land: DE-XX", "laender/SL.yaml, land"),
    ],
)
def test_a_mistake_in_a_lands_file_is_named_with_its_place(folder, old, new, words):
    (folder / "laender" / "SL.yaml").write_text(NEW.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LawError) as error:
        load(folder, cached=False)
    assert words in error.value.text("en")
    assert "wohnt_in" not in error.value.text("en")


def test_every_offer_is_shown_with_its_own_source_only(law):
    facts = {"status": "AufenthG § 24", "staatsangehoerigkeit": "UA", "land": "DE-NW"}
    found = decide(law.on(date(2023, 6, 1)), facts).result("landesprogramme")
    assert "Arnsberg" in "".join(one.title for one in found.route("land_sprachgelegenheiten_nw").sources)
    titles = [{one.title for one in found.route(f"land_{name}_nw").sources} for name in ("sprachgelegenheiten", "sprachfoerderung_weiterbildung")]
    assert not any("WDR" in title for title in titles[0])
    assert any("WDR" in title for title in titles[1])


def test_a_route_on_a_guideline_must_say_that_it_is_no_law(folder):
    path = folder / "programmes" / "eok.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("    nature: guideline\n", ""), encoding="utf-8")
    with pytest.raises(LawError) as error:
        load(folder, cached=False)
    assert "guideline" in error.value.text("en")
