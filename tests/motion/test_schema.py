"""The motion file's JSON Schema: it knows the fields the reader knows, accepts what is shipped, and refuses what the reader refuses."""

import copy
import json
from pathlib import Path

import jsonschema
import pytest

from anspruch.language.errors import LawError
from anspruch.language.facts import TYPES
from anspruch.motion import file, read, shipped
from anspruch.motion.file import MOTIONS
from anspruch.statute import amendment, programmes, yaml12
from anspruch.statute.loader import load
from anspruch.statute.model import MODALITIES

SCHEMA = json.loads((Path(file.__file__).parent / "motion.schema.json").read_text(encoding="utf-8"))
CHECK = jsonschema.Draft202012Validator(SCHEMA)
GOOD = yaml12.read(MOTIONS / "ortskraefte.yaml")


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", shipped())
def test_shipped_motions_fit_the_schema(name):
    assert not list(CHECK.iter_errors(yaml12.read(MOTIONS / f"{name}.yaml")))


def test_the_schema_has_the_fields_and_words_of_the_reader():
    parts = SCHEMA["$defs"]
    assert set(SCHEMA["properties"]) == set(file._MOTION)
    assert set(SCHEMA["required"]) == set(file._REQUIRED)
    assert set(parts["section"]["properties"]) == set(file._SECTION)
    assert set(parts["provision"]["properties"]) == {"if", *amendment.ENTRY}
    assert set(parts["version"]["properties"]) == {"if", *amendment.VERSION}
    assert set(parts["route"]["properties"]) == {"if", "removed", *programmes._ROUTE}
    assert set(parts["step"]["properties"]) == {"if", "since", *programmes._STEP}
    assert tuple(parts["fact"]["properties"]["type"]["enum"]) == TYPES
    assert tuple(parts["route"]["properties"]["modality"]["anyOf"][0]["enum"]) == MODALITIES
    assert set(load().vocabulary.words(load().vocabulary["land"])) <= set(parts["land"]["enum"])


def section(data):
    return data["demands"][0]["amendment"]["sections"][0]


def provision(data):
    return section(data)["provisions"][0]


# how a good file is spoiled
WRONG = {
    "no title": lambda data: data.pop("title"),
    "a field nobody knows": lambda data: data.update(tilte="x"),
    "a title in one language": lambda data: data["title"].pop("en"),
    "a third language": lambda data: data["title"].update(fr="x"),
    "an empty title": lambda data: data["title"].update(de=""),
    "no movers": lambda data: data.update(movers=[]),
    "movers that are no list": lambda data: data.update(movers="DE-BW"),
    "a mover that is no Land": lambda data: data.update(movers=["DE-XX"]),
    "a source without a title": lambda data: data["source"].pop("title"),
    "a day that is none": lambda data: data.update(in_force="2027-13-01"),
    "a day in words": lambda data: data.update(drafted_on="morgen"),
    "no demands": lambda data: data.update(demands=[]),
    "a demand of nobody": lambda data: data["demands"][0].pop("addressee"),
    "a demand with a field nobody knows": lambda data: data["demands"][0].update(amendmend={}),
    "a choice without options": lambda data: data["choices"][0].update(options=[]),
    "an option without a sentence": lambda data: data["choices"][0]["options"][0].pop("says"),
    "a draft with a field nobody knows": lambda data: data["demands"][0]["amendment"].update(section=[]),
    "a section of no statute": lambda data: section(data).pop("statute"),
    "a section without provisions": lambda data: section(data).update(provisions=[]),
    "a provision without a name": lambda data: provision(data).pop("name"),
    "a provision with a field nobody knows": lambda data: provision(data).update(sayz={"de": "x", "en": "x"}),
    "a provision without versions": lambda data: provision(data).pop("versions"),
    "a version with a field nobody knows": lambda data: provision(data)["versions"][0].update(wen="x"),
    "a version without content": lambda data: provision(data)["versions"][0].pop("when"),
    "a version with two contents": lambda data: provision(data)["versions"][0].update(value=3),
    "a condition on a choice that is no mapping": lambda data: section(data).update({"if": "kreis"}),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_file_is_refused_by_the_schema_and_by_the_reader(wrong, tmp_path):
    data = copy.deepcopy(GOOD)
    WRONG[wrong](data)
    assert list(CHECK.iter_errors(data))
    path = tmp_path / "antrag.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(LawError, match=r"antrag\.yaml"):
        read(path)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda data: data["choices"].append(data["choices"][0]),
        lambda data: provision(data)["versions"][0].update({"if": {"kreis": "alle"}}),
        lambda data: provision(data)["versions"][0].update({"if": {"kries": "satz_2"}}),
    ],
)
def test_what_only_the_reader_can_know_it_refuses(wrong, tmp_path):
    data = copy.deepcopy(GOOD)
    wrong(data)
    path = tmp_path / "antrag.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(LawError, match=r"antrag\.yaml"):
        read(path)
