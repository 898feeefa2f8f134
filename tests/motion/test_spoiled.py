"""A motion's file with anything wrong in it: refused with a sentence, never with another error."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anspruch.language.errors import AnspruchError
from anspruch.motion import moved, read, shipped
from anspruch.motion.file import MOTIONS
from anspruch.motion.papers.sheet import sheet
from anspruch.motion.synopsis import synopsis
from anspruch.statute import yaml12
from anspruch.statute.loader import load

LAW = load()
JUNK = st.sampled_from(
    [
        None,
        "",
        "x",
        "§ 1",
        0,
        -1,
        2.5,
        True,
        [],
        ["x"],
        [[]],
        [None],
        {},
        {"x": "y"},
        {"de": "x", "en": "y"},
        {"if": {}},
        {"chosen": "x"},
        "bisher",
        "a" * 5000,
    ]
)


def places(data, path=()):
    """The path to every part of plain data."""
    yield path
    for key, part in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(part, (*path, key))


def spoiled(data, path, junk, drop):
    """Plain data with one part replaced, or dropped."""
    data = copy.deepcopy(data)
    at = data
    for key in path[:-1]:
        at = at[key]
    if drop:
        del at[path[-1]]
    else:
        at[path[-1]] = junk
    return data


@pytest.mark.parametrize("name", shipped())
@given(source=st.data())
def test_a_spoiled_file_is_a_motion_or_refused_with_a_sentence(name, source, tmp_path_factory):
    good = yaml12.read(MOTIONS / f"{name}.yaml")
    path = source.draw(st.sampled_from([path for path in places(good) if path]))
    data = spoiled(good, path, source.draw(JUNK), source.draw(st.booleans()))
    file = tmp_path_factory.mktemp("spoiled") / "antrag.yaml"
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    try:
        motion = read.__wrapped__(file)
        options = {choice.name: choice.options[-1].name for choice in motion.choices}
        one = moved(motion, LAW, options)
    except AnspruchError as error:
        assert error.de
        assert error.en
        return
    for lang in ("de", "en"):
        assert sheet(synopsis(one, lang))
