"""Fuzz what reads a stranger's input: `pip install atheris`, `python -m tests.fuzz.fuzz conditions|law|facts|tables|motions FOLDER`.

New inputs go to FOLDER, starting from the kept corpus; every distinct failure goes to FOLDER/findings, and the search goes on.
"""

import ast
import contextlib
import hashlib
import io
import json
import re
import sys
import tempfile
import time
import traceback
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

if __name__ == "__main__":
    import atheris

    instrumented = atheris.instrument_imports(include=["anspruch"])
else:
    instrumented = contextlib.nullcontext()

with instrumented:
    import typer

    from anspruch import cases
    from anspruch.cli import app, tables
    from anspruch.cli import motions as motion_shown
    from anspruch.language import parser, syntax, tree, writer
    from anspruch.language.errors import AnspruchError, ConditionError, InputError, LawError
    from anspruch.motion import commands, moved
    from anspruch.motion import read as read_motion
    from anspruch.motion.check import check as check_motion
    from anspruch.motion.papers.sheet import sheet
    from anspruch.motion.synopsis import synopsis
    from anspruch.readings.columns import Asked, sources, states
    from anspruch.readings.decide import decide
    from anspruch.readings.decide.document import document
    from anspruch.readings.kleene import Evaluation
    from anspruch.readings.render import clause, sentence
    from anspruch.statute import cache as law_cache
    from anspruch.statute import loader, yaml12
    from tests.fuzz.material import real, small, small_law, split
    from tests.fuzz.mutate import mutator

HERE = Path(__file__).parent
DAY = date(2026, 3, 1)
LONGEST_TIME, LONGEST_SENTENCE = 2.0, 700
_HELD = tempfile.TemporaryDirectory(prefix="fuzz")
_FOLDER = Path(_HELD.name)
_PERSON = {
    "geburtsdatum": "1990..1999",
    "staatsangehoerigkeit": "SY",
    "status": "AufenthG § 25",
    "titel_erteilt_am": "2016",
    "sprachniveau": "A1",
    "zulassung_am": "2020-01-01",
}


def clear(error: AnspruchError) -> None:
    """An error is one of ours and one sentence in each language, fit for a terminal."""
    assert isinstance(error, InputError | LawError)
    for text in (error.de, error.en):
        assert text.strip(), "says nothing"
        assert len(text) <= LONGEST_SENTENCE, f"{len(text)} characters are no sentence"
        assert not any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in text), "control characters"


def held(read: Callable[[bytes], None], longest: float = LONGEST_TIME) -> Callable[[bytes], None]:
    """The contract round a target: it ends soon, and whatever it raises is a clear error."""

    def target(data: bytes) -> None:
        begin = time.perf_counter()
        try:
            read(data)
        except AnspruchError as error:
            clear(error)
        assert time.perf_counter() - begin < longest, "too slow"

    return target


@cache
def names() -> parser.Names:
    """What the real law declares."""
    kinds = {name: provision.kind for name, provision in real().provisions.items()}
    return parser.Names(
        frozenset(name for name, kind in kinds.items() if kind == "condition"),
        {name: kind for name, kind in kinds.items() if kind in ("number", "period")},
        {name: kind.partition(":")[2] for name, kind in kinds.items() if kind.startswith("list")},
    )


def kept(node: tree.Node) -> tree.Node:
    """A tree written to the cache and read again."""
    nodes: list[list[object]] = []
    number = law_cache._pack(node, nodes, {})
    return law_cache._unpack(json.loads(json.dumps(nodes)), {"": number})[""]


def conditions(data: bytes) -> None:
    """A text as a condition and as a number: read, written to the cache, rewritten, worked out and said."""
    text = data.decode("utf-8", "replace")
    readers = {
        lambda text: parser.parse(text, real().vocabulary, names(), "AufenthG"): lambda node: writer.write(node, "AufenthG"),
        lambda text: parser.parse_number(text, real().vocabulary, names()): writer.number,
    }
    for read, write in readers.items():
        try:
            node = read(text)
        except ConditionError as error:
            assert 1 <= error.column <= len(text) + 1, f"column {error.column}"
            clear(error)
            continue
        assert kept(node) is node, "changed in the cache"
        written = write(node)
        assert len(written) > syntax.LONGEST or read(written) is node, f"another tree when written: {written}"
        rewritten = ast.unparse(ast.parse(" ".join(text.split()), mode="eval"))
        assert len(rewritten) > syntax.LONGEST or read(rewritten) is node, "another tree when rewritten"
        state = real().on(DAY)
        if isinstance(node, tree.Literal | tree.Parameter | tree.Arithmetic):
            state.value(node)
        else:
            resolved = state.resolve(node)
            Evaluation({}, DAY.toordinal()).value(resolved)
            for lang in ("de", "en"):
                assert sentence(clause(resolved, real(), lang), lang)


def law(data: bytes) -> None:
    """Files of a law, each after a line `=== name`, in place of or beside those of the law in small."""
    raw = {**small(), **{name: yaml12.loads(text, name) for name, text in split(data).items()}}
    trees: dict[str, tree.Node] = {}
    found = loader.build(raw, trees, check=True)
    again = loader.build(raw, {text: kept(node) for text, node in trees.items()})
    assert again.fingerprint == found.fingerprint, "changed in the cache"
    for day in {found.first_day, *found.changes[:3], *found.changes[-3:], DAY}:
        for person in ({}, {name: value for name, value in _PERSON.items() if name in found.vocabulary}):
            with contextlib.suppress(InputError):
                json.dumps(document(decide(found.on(day), person), ()))


def facts(data: bytes) -> None:
    """A file of a person's facts, of a batch, or of cases."""
    path = _FOLDER / "person.yaml"
    path.write_bytes(data)
    if isinstance(app.files.read(path), list):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(typer.Exit):
            app._batch(real(), path, None, None, ())
        for outcome in cases.run(real(), app.files.entries(path)):
            assert outcome.verdict in ("pass", "fail", "deviation", "skipped")
        return
    given, day = app._given(path, None)
    json.dumps(document(decide(real().on(DAY), given, day), ()), allow_nan=False)


def tables_(data: bytes) -> None:
    """A CSV file of persons: counted, and written out person by person; what is taken is what a single person may give."""
    path = _FOLDER / "persons.csv"
    path.write_bytes(data)
    state = small_law().on(DAY)
    with contextlib.redirect_stderr(io.StringIO()):
        columns = sources.schema(sources.open_table(path))
        weight = "gewicht" if "gewicht" in columns else None
        by = ("land",) if "land" in columns else ()
        tables.count(path, state, Asked(on=DAY), by, weight, "polars", "de")
    with sources.readable():
        found = states(path, state, Asked(on=DAY)).collect(engine="streaming")
        cells = sources.open_table(path).collect()
    assert found.height == cells.height, "persons lost"
    for name in set(columns) & set(state.law.vocabulary.facts):
        for cell in cells[name].unique():
            try:
                state.law.vocabulary.read(name, cell)
            except InputError:
                raise AssertionError(f"{name}: {cell!r} is taken from a table, but not from a person") from None


def motions(data: bytes) -> None:
    """A motion's file: checked, carried out, set side by side, said in commands, and these carried out again."""
    path = _FOLDER / "antrag.yaml"
    path.write_bytes(data)
    read_motion.cache_clear()
    found = check_motion(path, real())
    for error in (*found.errors, *found.warnings):
        clear(error)
    if found.motion is None:
        return
    for lang in ("de", "en"):
        json.dumps(motion_shown.as_data(found.motion, lang))
    one = moved(found.motion, real(), {choice.name: choice.options[-1].name for choice in found.motion.choices})
    for lang in ("de", "en"):
        json.dumps(sheet(synopsis(one, lang)), allow_nan=False)
    again = commands.apply(commands.commands(one), one.before, one.in_force, one.after.vocabulary)
    assert again.fingerprint == one.after.fingerprint, "the commands make another law"


TARGETS = {"conditions": held(conditions), "law": held(law), "facts": held(facts), "tables": held(tables_), "motions": held(motions, 8.0)}


def corpus(target: str) -> Iterator[Path]:
    """The kept inputs of a target."""
    yield from sorted((HERE / "corpus" / target).iterdir())


def noting(target: Callable[[bytes], None], folder: Path) -> Callable[[bytes], None]:
    """The target, but a failure becomes a file in ``folder``, once for each place it comes from."""
    folder.mkdir(parents=True, exist_ok=True)

    def run(data: bytes) -> None:
        try:
            target(data)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__) if "anspruch" in frame.filename]
            what = re.sub(r"\d+|'.*?'", "", str(error))[:60] if isinstance(error, AssertionError) else ""
            key = hashlib.sha256(f"{type(error)}{places[-1:]}{what}".encode()).hexdigest()[:12]
            if not (folder / key).exists():
                (folder / key).write_bytes(data)
                (folder / f"{key}.txt").write_text(traceback.format_exc()[-4000:], "utf-8", "replace")
                sys.stderr.write(f"FINDING {key}: {type(error).__name__} {str(error)[:150]} {places[-1:]}\n")

    return run


if __name__ == "__main__":
    name, folder = sys.argv[1], Path(sys.argv[2])
    folder.joinpath("inputs").mkdir(parents=True, exist_ok=True)
    pools = [str(folder / "inputs"), *([str(HERE / "corpus" / name)] if (HERE / "corpus" / name).is_dir() else [])]
    atheris.Setup([sys.argv[0], *sys.argv[3:], *pools], noting(TARGETS[name], folder / "findings"), custom_mutator=mutator(name))
    atheris.Fuzz()
