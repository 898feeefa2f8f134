"""What is not ours reads what we write: the schemas of DMN, two tools that open DMN, and Mermaid itself."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from anspruch.readings.render.diagram import diagram
from anspruch.readings.render.dmn import EDITIONS, dmn
from anspruch.statute.loader import load
from tests.readings.test_dmn import File
from tests.readings.test_render import CONDITIONS, read

pytestmark = pytest.mark.slow
LAW = load()
HERE = Path(__file__).parent
SCHEMAS = HERE / "node_modules/@kie-tools/dmn-marshaller/src/schemas"
SCHEMA = {"1.5": SCHEMAS / "dmn-1_5/DMN15.xsd", "1.3": SCHEMAS / "dmn-1_3/DMN13.xsd"}
DAYS = [date(2005, 1, 1), date(2010, 7, 1), date(2016, 8, 6), date(2022, 12, 31), date(2026, 11, 24)]
EXPORTS = [(day, lang, edition) for day in DAYS for lang in ("de", "en") for edition in EDITIONS]


def asked(script, given):
    """What a script of Node.js says of each thing it is given."""
    done = subprocess.run(["node", script], cwd=HERE, input=json.dumps(given), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def schemas():
    import xmlschema  # noqa: PLC0415  (only the long tests have it)

    return {edition: xmlschema.XMLSchema(str(path), allow="local") for edition, path in SCHEMA.items()}


def tampered(text):
    """A file with an element that DMN does not know."""
    return text.replace("<question>", "<frage>", 1).replace("</question>", "</frage>", 1)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_export_follows_the_schema_of_its_edition(schemas, edition):
    for day, lang in [(day, lang) for day, lang, one in EXPORTS if one == edition]:
        text = dmn(LAW.on(day), lang=lang, edition=edition)
        schemas[edition].validate(text)
        assert not schemas[edition].is_valid(tampered(text))


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_export_of_every_provision_follows_the_schema(schemas, edition):
    for name in CONDITIONS:
        schemas[edition].validate(dmn(LAW.on(DAYS[-1]), [name], edition=edition))


def test_other_tools_open_every_export_without_a_complaint_and_find_every_expression():
    files = [{"edition": edition, "dmn": dmn(LAW.on(day), lang=lang, edition=edition)} for day, lang, edition in EXPORTS]
    for file, answer in zip(files, asked("dmn.mjs", files), strict=True):
        assert answer["complaints"] == []
        ours = File(file["dmn"])
        expected = [[one.get("name"), next(one.iter(f"{{{ours.space}}}text")).text] for one in ours.all("decision")]
        for found in answer["found"]:
            assert found["edition"] == file["edition"]
            assert found["decisions"] == expected
    (answer,) = asked("dmn.mjs", [{"edition": "1.3", "dmn": tampered(files[0]["dmn"].replace(*(EDITIONS[one][0] for one in EDITIONS)))}])
    assert answer["complaints"]


def test_mermaid_reads_every_drawing_as_it_is_meant():
    asked_for = [(day, name, lang) for day in DAYS for name in CONDITIONS for lang in ("de", "en")]
    texts = list(dict.fromkeys(diagram(LAW.on(day), name, lang) for day, name, lang in asked_for))
    assert len(texts) > 2 * len(CONDITIONS)
    for text, answer in zip(texts, asked("mermaid.mjs", texts), strict=True):
        assert "error" not in answer, f"{answer['error']}\n{text}"
        declared, _, labels = read(text)
        assert {box for box, _ in answer["boxes"]} == set(declared)
        assert len(answer["boxes"]) + len([one for one in answer["arrows"] if one[2]]) == len(labels)
        assert len(answer["arrows"]) == text.count("-->")
        assert {one for start, end, _ in answer["arrows"] for one in (start, end)} <= set(declared)
