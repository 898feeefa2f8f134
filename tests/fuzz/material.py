"""What fuzzing starts from: the real law, a law in small, and the parts of both."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

from anspruch.motion.file import MOTIONS
from anspruch.statute import yaml12
from anspruch.statute.law import Law
from anspruch.statute.loader import LAW, build, load

_FILE = re.compile(rb"^=== (\S+)$\n?", re.MULTILINE)


@cache
def real() -> Law:
    """The law that comes with the package."""
    return load()


@cache
def small() -> dict[str, Any]:
    """The data of a law in small, by file: what an input does not replace."""
    folder = Path(__file__).parent / "law"
    return {str(path.relative_to(folder)): yaml12.read(path) for path in sorted(folder.rglob("*.yaml"))}


@cache
def small_law() -> Law:
    """The law in small."""
    return build(small(), {}, check=True)


def split(data: bytes) -> dict[str, bytes]:
    """The files in one input, each after a line ``=== name``."""
    _, *pieces = _FILE.split(data) if _FILE.search(data) else (b"", b"44.yaml", data)
    return {name.decode("utf-8", "replace"): text for name, text in zip(pieces[::2], pieces[1::2], strict=True)}


@cache
def real_files() -> dict[str, Any]:
    """The data of the real law's files."""
    return {str(path.relative_to(LAW)): yaml12.read(path) for path in sorted(LAW.rglob("*.yaml"))}


@cache
def shipped_motions() -> list[dict[str, Any]]:
    """The data of the motions that come with the package."""
    return [yaml12.read(path) for path in sorted(MOTIONS.glob("*.yaml"))]


@cache
def subtrees() -> dict[str, list[Any]]:
    """Small parts of the law's files by the key they stand under."""
    found: dict[str, list[Any]] = {}
    for data in (*real_files().values(), *small().values(), *shipped_motions()):
        for parent, key in places(data):
            if isinstance(key, str) and len(str(parent[key])) < 600:
                found.setdefault(key, []).append(parent[key])
    return found


@cache
def real_conditions() -> list[str]:
    """Every condition of the real law."""
    keys = ("when", "open", "possible", "yes", "derive")
    return sorted({text for key in keys for text in subtrees()[key] if isinstance(text, str)})


@cache
def expressions() -> list[ast.expr]:
    """Every expression within them."""
    return [part for text in real_conditions() for part in ast.walk(ast.parse(" ".join(text.split()), mode="eval")) if isinstance(part, ast.expr)]


def places(data: Any) -> list[tuple[Any, Any]]:
    """Every place in plain data as its parent and key."""
    found = []
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in pairs:
        found += [(data, key), *places(value)]
    return found
