"""The guide to writing a motion: its example is sound and does what it says, every snippet fits, every command runs."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from anspruch.motion.check import check
from anspruch.statute import yaml12
from anspruch.statute.loader import load
from tests.cli.conftest import command  # noqa: F401  (a fixture)

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = DOCS / "beispiel-antrag.yaml"
GUIDE = (DOCS / "einen-antrag-schreiben.md").read_text(encoding="utf-8")
SNIPPETS = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
COMMANDS = re.findall(r"^    (anspruch .+)$", GUIDE, re.MULTILINE)
LAW = load()


def test_the_example_is_sound():
    found = check(EXAMPLE, LAW)
    assert (found.errors, found.warnings) == ((), ())


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_every_snippet_is_an_amendment(snippet, tmp_path):
    data = yaml12.read(EXAMPLE)
    data["demands"][0]["amendment"] = yaml12.loads(snippet.encode(), "snippet")
    del data["choices"]
    path = tmp_path / "antrag.yaml"
    path.write_text(json.dumps(data), encoding="utf-8")
    found = check(path, LAW)
    assert (found.errors, found.warnings) == ((), ())


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_runs(line, command, tmp_path, monkeypatch):  # noqa: F811
    shutil.copy(EXAMPLE, tmp_path)
    monkeypatch.chdir(tmp_path)
    done = command(*shlex.split(line)[1:])
    assert (done.code, done.err) == (0, "")


def test_the_guide_has_snippets_and_commands():
    assert len(SNIPPETS) >= 5
    assert len(COMMANDS) >= 8
