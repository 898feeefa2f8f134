"""The synopsis: every provision that differs, each side as its law says it, new and repealed ones, later versions that fall away."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given

from anspruch.motion import find, moved
from anspruch.motion.synopsis import CHANGED, NEW, REPEALED, synopsis
from anspruch.motion.text import written
from anspruch.motion.ways import _plain, ways
from anspruch.readings.render import clause, sentence
from anspruch.statute.loader import load
from tests.motion.drafts import drafts
from tests.motion.test_commands import combinations

LAW = load()
BOTH = pytest.mark.parametrize("lang", ["de", "en"])


def row(found, name):
    """The rows of a provision."""
    return [one for one in found.rows if one.name == name]


@BOTH
@pytest.mark.parametrize(("name", "chosen"), list(combinations()))
def test_each_side_is_what_its_law_says_that_day(name, chosen, lang):
    one = moved(find(name), LAW, chosen)
    found = synopsis(one, lang)
    assert {entry.name for entry in found.rows} == set(one.provisions)
    for entry in found.rows:
        for law, text, said in (
            (one.before, entry.condition.before, entry.sentence.before),
            (one.after, entry.condition.after, entry.sentence.after),
        ):
            provision = law.provisions.get(entry.name)
            version = provision and provision.on(entry.since)
            assert text == (written(version.body, provision) if version else "")
            assert said == (sentence(clause(law.on(entry.since).norm(entry.name), law, lang), lang) if version else "")


@given(drafts(LAW))
def test_a_provision_that_differs_on_a_day_has_a_row_by_then(one):
    assume(one is not None)
    found = synopsis(one, "de")
    for name in one.provisions:
        for days in (0, 100, 250, 450, 1100):
            day = one.in_force + timedelta(days=days)
            before, after = (law.provisions[name].on(day) for law in (one.before, one.after))
            if (before and before.body) != (after and after.body):
                assert any(entry.since <= day for entry in row(found, name))


def test_what_is_new_is_marked_word_by_word():
    found = synopsis(moved(find("ortskraefte"), LAW), "de")
    (entry,) = row(found, "titel_nach_aufnahmeanordnung")
    assert entry.state == CHANGED
    assert [one.text for one in entry.condition.segments if one.mark != "same"] == [', "§ 22 Satz 2"']
    assert entry.says.changed


def test_a_provision_for_a_time_is_new_and_says_until_when():
    found = synopsis(moved(find("ortskraefte"), LAW, {"uebergang": "mit"}), "de")
    (entry,) = row(found, "uebergangsfrist_fuer_neue_titel")
    assert (entry.state, entry.since, entry.until) == (NEW, date(2027, 1, 1), date(2028, 1, 1))
    assert entry.condition.before == entry.says.before == ""


def test_the_text_under_another_reading_is_shown_where_it_changes_too():
    found = synopsis(moved(find("ortskraefte"), LAW, {"uebergang": "mit"}), "de")
    (entry,) = row(found, "erloeschensfrist_abgelaufen")
    (reading,) = entry.readings
    assert reading.dispute == "fristende_am_wochenende"
    assert reading.condition.after.endswith("and not uebergangsfrist_fuer_neue_titel")


def test_later_versions_that_fall_away_are_named():
    one = moved(find("bundesrat_756_13"), LAW)
    found = synopsis(one, "de")
    assert {(entry.name, day) for entry in found.rows for day in entry.displaced} >= {pair for part in one.amendments for pair in part.replaced}


def test_a_provision_that_ends_is_repealed():
    one = moved(find("ortskraefte"), LAW)
    name = "titel_nach_aufnahmeanordnung"
    provision = LAW.provisions[name]
    ended = provision._replace(versions=(*provision.versions[:-1], provision.versions[-1]._replace(until=one.in_force - timedelta(days=1))))
    found = synopsis(one._replace(after=LAW.replaced({name: ended})), "de")
    (entry,) = found.rows
    assert (entry.state, entry.condition.after) == (REPEALED, "")


def test_a_new_way_into_a_known_programme_is_shown():
    found = synopsis(moved(find("erstorientierungskurs"), LAW, {"modalitaet": "soll"}), "en")
    (way,) = found.ways
    assert (way.state, way.programme_new, way.field("modality").after) == (NEW, False, "should")
    assert "integration course" in way.field("possible").after
    assert way.field("next_step").after == "Register with a course provider."
    assert not way.field("open").segments


@BOTH
@given(one=drafts(LAW))
def test_every_part_of_a_programme_that_differs_is_shown(one, lang):
    assume(one is not None)
    shown = {(way.kind, way.name): way for way in ways(one, lang)}
    for name, programme in one.after.programmes.items():
        known = one.before.programmes[name]
        for kind in ("routes", "values", "amounts"):
            old, new = ({item.name: item for item in getattr(each, kind)} for each in (known, programme))
            for part in {*old, *new}:
                same = part in old and part in new and _plain(old[part]) == _plain(new[part])
                assert ((kind, part) in shown) == (not same)
                if not same:
                    assert shown[kind, part].state == (NEW if part not in old else REPEALED if part not in new else CHANGED)
                    assert shown[kind, part].fields
