"""The loader refuses a law that is not sound, in one sentence with file, provision, version and column."""

import shutil
import time
from datetime import date
from pathlib import Path

import pytest

from anspruch.language.errors import LawError
from anspruch.statute import cache, yaml12
from anspruch.statute.loader import LAW, load

FILE = "AufenthG/44.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the law that a test may spoil."""
    return Path(shutil.copytree(LAW, tmp_path / "law"))


def _refused(folder: Path) -> str:
    begin = time.monotonic()
    with pytest.raises(LawError) as raised:
        load(folder, cached=False)
    assert time.monotonic() - begin < 5
    assert "\n" not in raised.value.de + raised.value.en
    return raised.value.en


def _spoil(folder: Path, old: str, new: str, file: str = FILE) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("old", "new", "english"),
    [
        (
            'titel in ["§ 18", "§ 18a", "§ 21"]',
            'titl in ["§ 18", "§ 21"]',
            "44.yaml, titel_zu_erwerbszwecken, Fassung 2005-01-01, column 1: There is no fact “titl”. Did you mean “titel”?",
        ),
        ("since: 2020-03-01", "since: 2005-01-01", "overlap"),
        ("since: 2020-03-01", "since: 2020-02-30", "not a date"),
        (
            "      - since: 2005-01-01\n        by: G v. 30.7.2004, BGBl. I S. 1950",
            "      - since: 2005-01-01\n        until: 2010-01-01\n        by: G v. 30.7.2004, BGBl. I S. 1950",
            "gap between 2010-01-01 and 2020-03-01",
        ),
        ("cite: Abs. 1 Satz 1 Nr. 1 Buchst. a", "cite: ''", "“cite” is missing"),
        ("certainty: substance", "certainty: sure", "none of"),
        ("name: titel_zu_erwerbszwecken", "name: Titel-1", "A name is made of"),
        ("name: titel_zu_erwerbszwecken", "name: status", "taken"),
        ("    says:", "    sais:", "Did you mean “says”?"),
        ("reviewed: 2026-11-24", "reviewed: bald", "not a date"),
        ("        by: G v. 30.7.2004, BGBl. I S. 1950", "        by: ''", "“by” is missing"),
        ("niederlassungserlaubnis_18c:", "niederlassungserlaubnis_18x:", "no dispute"),
        ('when: titel in ["§ 38a"]', "when: unknown", "needs a note"),
        ('when: titel in ["§ 38a"]', "when: teilnahmeanspruch", "circle"),
        ("period: 1 Jahr", "period: bald", "not a period"),
        ("statute: AufenthG", "statue: AufenthG", "There is no field “statue”"),
    ],
)
def test_an_unsound_law_is_refused(folder, old, new, english):
    _spoil(folder, old, new)
    assert english in _refused(folder)


def test_two_ways_of_one_name_are_refused(folder):
    _spoil(folder, "name: anspruch_orientierungskurs", "name: zulassung_bamf", "programmes/orientierungskurs.yaml")
    assert "The name “zulassung_bamf” is used twice." in _refused(folder)


def test_a_parameter_without_a_value_is_refused(folder):
    _spoil(folder, "since: 2023-05-01, by", "since: 2024-05-01, by", "IntV/9.yaml")
    assert "lacks a value on some day" in _refused(folder)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("a: &a [x]\nb: *a\n", "anchors"),
        ("a: !!python/object/apply:os.system ['x']\n", "tags"),
        ("a: 1\na: 2\n", "stands twice"),
        ("[" * 60 + "]" * 60, "too deeply"),
        ("a: b: c\n", "not valid YAML"),
        ("a: 1\n---\nb: 2\n", "one document"),
        ("? [x]\n: 1\n", "plain word"),
        ("\tx: 1\n", "not valid YAML"),
    ],
)
def test_a_hostile_file_is_refused(folder, text, english):
    (folder / "AufenthG" / "zz.yaml").write_text(text, "utf-8")
    assert english in _refused(folder)


def test_a_file_that_is_not_text_or_far_too_large_is_refused(folder):
    (folder / "AufenthG" / "zz.yaml").write_bytes(b"\xff\xfe\x00x")
    assert "UTF-8" in _refused(folder)
    (folder / "AufenthG" / "zz.yaml").write_bytes(b"a" * (yaml12.LARGEST + 1))
    assert "larger than" in _refused(folder)


def test_what_is_no_ordinary_file_or_no_mapping_is_refused(folder):
    (folder / "AufenthG" / "zz.yaml").mkdir()
    assert "no ordinary file" in _refused(folder)
    (folder / "AufenthG" / "zz.yaml").rmdir()
    (folder / "facts.yaml").write_text("facts: {a: 3}", "utf-8")
    assert "mapping" in _refused(folder)


def test_a_period_beyond_all_reason_is_refused(folder):
    _spoil(folder, "monate(18)", "monate(999999999999)")
    assert "period" in _refused(folder)


def test_yaml_means_what_it_says():
    data = yaml12.loads(b"a: NO\nb: 010\nc: 2024-03-21\nd: 1e3\ne: yes\nf: ~\ng: 0x10\nh: 'true'\ni: true\n", "x")
    assert data == {"a": "NO", "b": 10, "c": "2024-03-21", "d": 1000.0, "e": "yes", "f": None, "g": 16, "h": "true", "i": True}


def test_an_empty_folder_is_no_law(tmp_path):
    assert "There is no law" in _refused(tmp_path)


def test_the_cache_gives_the_same_law_and_is_keyed_by_content(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("ANSPRUCH_CACHE", str(tmp_path))
    load.cache_clear()
    first = load(folder)
    load.cache_clear()
    assert len(list(cache.folder().glob("*.json"))) == 1
    assert load(folder).fingerprint == first.fingerprint
    _spoil(folder, "period: 1 Jahr", "period: 3 Jahre")
    load.cache_clear()
    assert load(folder).fingerprint != first.fingerprint
    for file in cache.folder().glob("*.json"):
        file.write_text("{}", "utf-8")
    load.cache_clear()
    assert load(folder).provisions["erloeschensfrist"].on(date(2026, 1, 1)).body.months == 36
    load.cache_clear()


def test_every_version_has_its_days_act_and_certainty(law):
    for provision in law.provisions.values():
        assert provision.cite
        assert provision.source["title"]
        assert provision.review > provision.reviewed
        for version, following in zip(provision.versions, provision.versions[1:], strict=False):
            assert version.until is not None
            assert (following.since - version.until).days == 1
            assert version.by


def test_no_sentence_is_missing_in_either_language(law):
    for provision in law.provisions.values():
        assert set(provision.says) == {"de", "en"}, provision.name
    for programme in law.programmes.values():
        for route in programme.routes:
            for procedure in route.procedures:
                assert set(procedure.decided_by) == set(procedure.next_step) == {"de", "en"}
