"""Files with something wrong: one clear sentence each, never another error, and nothing half-loaded."""

import copy
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.conference import load, rules, states
from anspruch.conference.files import load as files
from anspruch.conference.files.check import check
from anspruch.conference.followup import file as followup
from anspruch.language.errors import AnspruchError, InputError, LawError
from anspruch.statute import yaml12

RAW = files.raw()
NINETEEN = "papers/19.yaml"


def paper(raw, name="intmk-19-ortskraefte"):
    return next(one for one in raw[NINETEEN]["papers"] if one["id"] == name)


def spoiled(change):
    raw = copy.deepcopy(RAW)
    raw.pop("frozen.yaml")
    change(raw)
    return raw


BAD = {
    "no Land": (lambda raw: paper(raw)["movers"].update(laender=["XX"]), "„XX“ ist kein Land"),
    "seventeen votes": (lambda raw: paper(raw)["vote"].update(counts={"ja": 15, "nein": 2}), "Gezählt sind 17 Stimmen; es gibt 16 Länder"),
    "before the body": (
        lambda raw: raw["conferences.yaml"]["conferences"][4]["days"].update(start="1999-03-18", end="1999-03-19"),
        "liegt vor der ersten Konferenz",
    ),
    "an act to come": (lambda raw: raw["conferences.yaml"]["acts"][0].update(day="2090-01-01"), "liegt in der Zukunft"),
    "the end first": (lambda raw: raw["conferences.yaml"]["conferences"][18]["days"].update(end="2024-03-01"), "liegt vor dem Anfang"),
    "a Land twice": (lambda raw: paper(raw)["movers"].update(laender=["BW", "BW"]), "„BW“ steht zweimal"),
    "by Land against the counts": (
        lambda raw: paper(raw)["vote"].update(
            counts={"ja": 1}, by_land={"BW": {"vote": "ja", "certainty": "A"}, "BY": {"vote": "ja", "certainty": "A"}}
        ),
        "1 gezählt, 2 nach Ländern",
    ),
    "unanimous with a no": (lambda raw: paper(raw)["vote"].update(label="einstimmig", counts={"nein": 1}), "ohne Gegenstimme"),
    "no certainty": (lambda raw: paper(raw).pop("certainty"), "„certainty“ fehlt"),
    "a field that is none": (lambda raw: paper(raw).update(tpo="1"), "„tpo“ gibt es nicht. Gemeint ist vielleicht „top“"),
    "an unknown source": (lambda raw: paper(raw).update(sources=["nowhere"]), "steht nicht in sources.yaml"),
    "one language": (lambda raw: paper(raw)["subject"].pop("en"), "(en) fehlt"),
    "still open": (lambda raw: paper(raw)["subject"].update(en="??"), "Hier steht noch „??“"),
    "the same paper twice": (lambda raw: raw[NINETEEN]["papers"].append(paper(raw)), "steht zweimal"),
    "no such conference": (lambda raw: raw[NINETEEN].update(conference=40), "Die Konferenz „40“ gibt es nicht"),
    "no such motion file": (lambda raw: paper(raw).update(motion="nichts"), "Antragsdatei „nichts“ gibt es nicht"),
    "a vote for the Federation": (lambda raw: raw["mandates.yaml"]["mandates"][-1].update(vote=True), "Der Bund hat keine Stimme"),
    "a value that is not known": (
        lambda raw: raw["conferences.yaml"]["conferences"][18].update(place={"value": "Rostock", "certainty": "U"}),
        "U heißt nicht bekannt",
    ),
    "a chair out of turn": (
        lambda raw: raw["conferences.yaml"]["conferences"][18]["chair"].update(land="TH"),
        "19. Konferenz: Der Vorsitz geht reihum, nach HE kommt MV, nicht TH",
    ),
    "the next chair out of turn": (lambda raw: raw["conferences.yaml"]["next_term"].update(land="SL"), "nach NW kommt RP, nicht SL"),
    "a term that ends before it starts": (
        lambda raw: raw["conferences.yaml"]["conferences"][18].update(term={"start": "2023-07-01", "end": "2022-06-30"}),
        "Das Vorsitzjahr endet (2022-06-30), bevor es beginnt (2023-07-01).",
    ),
    "a conference outside its term": (
        lambda raw: raw["conferences.yaml"]["conferences"][18].update(term={"start": "2023-07-01", "end": "2024-03-20"}),
        "liegt nicht in ihrem Vorsitzjahr (2023-07-01 bis 2024-03-20)",
    ),
    "planned days outside the term": (
        lambda raw: raw["conferences.yaml"]["conferences"][14].update(planned={"start": "2020-07-29", "end": "2020-07-30"}),
        "liegt nicht in ihrem Vorsitzjahr",
    ),
    "a next term that starts too early": (
        lambda raw: raw["conferences.yaml"]["next_term"].update(start="2026-06-30"),
        "bevor das der 21. Konferenz endet",
    ),
    "the next term too late": (lambda raw: raw["conferences.yaml"]["next_term"].update(number=23), "kommt die 22., nicht die 23."),
    "a paper without a name": (lambda raw: paper(raw).pop("id"), "papers/19.yaml, 4. Eintrag"),
    "a conference without a number": (lambda raw: raw["conferences.yaml"]["conferences"][2].pop("number"), "conferences.yaml, 3. Eintrag"),
    "a gap": (lambda raw: raw["conferences.yaml"]["conferences"].pop(3), "haben eine Lücke"),
    "no address": (lambda raw: raw["sources.yaml"]["sources"].update(bw2024="irgendwo"), "ist keine Adresse"),
}


@pytest.mark.parametrize("name", BAD)
def test_one_sentence_says_what_is_wrong_and_where(name):
    change, said = BAD[name]
    with pytest.raises(LawError) as error:
        files.build(spoiled(change))
    assert said in error.value.de
    assert error.value.de.count("\n") == 0
    assert error.value.en != error.value.de


def test_a_frozen_resolution_that_is_gone_is_missed():
    raw = copy.deepcopy(RAW)
    raw[NINETEEN]["papers"] = [one for one in raw[NINETEEN]["papers"] if one["id"] != "intmk-19-ortskraefte"]
    with pytest.raises(LawError, match="gibt es nicht mehr"):
        files.build(raw)


def test_a_folder_is_loaded_whole_or_not_at_all(tmp_path):
    for name in ("papers", "conferences.yaml", "sources.yaml"):
        source = files.RECORD / name
        (tmp_path / name).mkdir() if source.is_dir() else (tmp_path / name).write_bytes(source.read_bytes())
    (tmp_path / "papers" / "19.yaml").write_text("conference: 19\npapers: [", encoding="utf-8")
    with pytest.raises(LawError, match="Zeile"):
        load(tmp_path)


def test_a_single_file_is_checked_in_its_place():
    assert check(RAW[NINETEEN], "x.yaml").counts["papers"] == 7
    new = {"conference": 21, "papers": [{**copy.deepcopy(paper(RAW)), "id": "intmk-21-neu"}]}
    assert check(new, "x.yaml").counts == {"papers": 1, "demands": 1}
    again = {"conference": 20, "papers": [copy.deepcopy(paper(RAW))]}
    with pytest.raises(InputError, match="steht zweimal"):
        check(again, "x.yaml")
    with pytest.raises(InputError, match="Die Konferenz „99“ gibt es nicht"):
        check({**copy.deepcopy(RAW[NINETEEN]), "conference": 99}, "x.yaml")
    for name in ("conferences.yaml", "mandates.yaml", "sources.yaml", "frozen.yaml"):
        assert check(RAW[name], name).counts
    for name in files.APART:
        assert check(yaml12.read(files.RECORD / name), name).counts
    for junk in ([], "x", {}, {"papers": 3}, {"x": 1}):
        with pytest.raises(InputError, match=r"x\.yaml"):
            check(junk, "x.yaml")


JUNK = st.sampled_from(
    [None, "", "x", "??", 0, -1, 17, 2.5, True, [], ["x"], [None], [[]], {}, {"x": 1}, {"de": "x"}, "2024-13-01", "1990-01-01", 10**30]
)


def places(data, path=()):
    """Every way into plain data."""
    yield path
    for key, part in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(part, (*path, key))


def replaced(data, path, value):
    if not path:
        return value
    head, *rest = path
    made = copy.copy(data)
    made[head] = replaced(data[head], tuple(rest), value)
    return made


FILES = {name: RAW[name] for name in (NINETEEN, "papers/12.yaml", "conferences.yaml", "mandates.yaml", "sources.yaml", "frozen.yaml")}
PLACES = {name: list(places(data)) for name, data in FILES.items()}
APART = {name: yaml12.read(files.RECORD / name) for name in files.APART}
APART_PLACES = {name: list(places(data)) for name, data in APART.items()}
READ = {"rules.yaml": rules.read, "states.yaml": states.read, "followup.yaml": lambda raw, where: followup.read(raw, load(), where)}


@given(st.sampled_from(sorted(FILES)), st.randoms(use_true_random=False), JUNK)
def test_anything_anywhere_is_refused_with_a_sentence_or_read(name, chance, junk):
    path = chance.choice(PLACES[name])
    try:
        files.build({**RAW, name: replaced(RAW[name], path, junk)})
    except LawError as error:
        assert error.de


@given(st.sampled_from(sorted(APART)), st.randoms(use_true_random=False), JUNK)
def test_so_is_anything_in_rules_states_and_follow_up(name, chance, junk):
    path = chance.choice(APART_PLACES[name])
    try:
        READ[name](replaced(APART[name], path, junk), name)
    except AnspruchError as error:
        assert error.de


def test_the_places_tried_are_many():
    assert random.Random(0).choice(PLACES[NINETEEN]) is not None
    assert sum(map(len, PLACES.values())) > 1500


def test_a_result_against_the_usual_majority_is_sound_and_gets_a_hint():
    raw = copy.deepcopy(files.raw())["papers/19.yaml"]
    lead = raw["papers"][0]
    assert check(raw, "19.yaml").hints == ()
    lead.update(status="not_adopted", vote={"certainty": "A", "counts": {"ja": 15, "nein": 1, "enthaltung": 0}})
    lead["id"] = "intmk-19-probe"
    found = check({"conference": 19, "papers": [lead]}, "19.yaml")
    assert found.counts["papers"] == 1
    assert [one["de"] for one in found.hints] == [
        "intmk-19-probe: 15 : 1 : 0 (Ja : Nein : Enthaltung), festgestellt „ohne Mehrheit“; nach der vermuteten Regel „13 von 16“ wäre es anders. "
        "Bitte noch einmal in der Quelle nachsehen."
    ]
    assert "assumed rule" in found.hints[0]["en"]
