"""The cache of the checked law: plain JSON keyed by content, so it can never be stale and never run code."""

import json
import os
import sys
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from anspruch.language import tree
from anspruch.language.calendar import Period
from anspruch.language.citation import Citation

_CLASSES = {name: kind for name, kind in vars(tree).items() if isinstance(kind, type) and issubclass(kind, tree.Node)}


def folder() -> Path:
    """Where the cache lies: ``ANSPRUCH_CACHE``, else the user's cache folder."""
    named = os.environ.get("ANSPRUCH_CACHE") or os.environ.get("XDG_CACHE_HOME")
    return (Path(named) if named else Path.home() / ".cache") / "anspruch"


def key(texts: Mapping[str, bytes]) -> str:
    """The key of a law: its files, and the program that reads them."""
    digest = sha256(_program())
    for name in sorted(texts):
        digest.update(f"{name}\0{len(texts[name])}\0".encode() + texts[name])
    return digest.hexdigest()[:32]


@lru_cache(maxsize=1)
def _program() -> bytes:
    digest = sha256(sys.version.encode())
    package = Path(__file__).parent.parent
    for part in ("language", "statute"):
        for path in sorted((package / part).glob("*.py")):
            digest.update(path.read_bytes())
    return digest.digest()


def load(name: str) -> tuple[dict[str, Any], dict[str, tree.Node]] | None:
    """The law's plain data and its trees, or None where the cache has none (or a damaged one)."""
    try:
        stored = json.loads((folder() / f"{name}.json").read_bytes())
        return stored["raw"], _unpack(stored["nodes"], stored["trees"])
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return None


def store(name: str, raw: Mapping[str, Any], trees: Mapping[str, tree.Node]) -> None:
    """Keep a law; a cache that cannot be written is no error. Older entries are removed."""
    nodes: list[list[object]] = []
    index: dict[tree.Node, int] = {}
    packed = {text: _pack(node, nodes, index) for text, node in trees.items()}
    try:
        import tempfile  # noqa: PLC0415  (only when a law is stored; keeps the start short)

        folder().mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=folder(), delete=False, encoding="utf-8") as file:
            json.dump({"raw": raw, "nodes": nodes, "trees": packed}, file, ensure_ascii=False, separators=(",", ":"))
        Path(file.name).replace(folder() / f"{name}.json")
        old = sorted(folder().glob("*.json"), key=lambda path: path.stat().st_mtime)
        for path in old[:-8]:
            path.unlink(missing_ok=True)
    except OSError:
        return


def _pack(node: tree.Node, nodes: list[list[object]], index: dict[tree.Node, int]) -> int:
    """The number of a node in the table, its parts before it."""
    if node not in index:
        fields = [_field(field, nodes, index) for field in node.fields]
        index[node] = len(nodes)
        nodes.append([type(node).__name__, *fields])
    return index[node]


def _field(field: object, nodes: list[list[object]], index: dict[tree.Node, int]) -> object:
    match field:
        case tree.Node():
            return {"n": _pack(field, nodes, index)}
        case Citation(statute=statute, parts=parts, edition=edition):
            return {"c": [statute, parts, edition]}
        case Period():
            return {"p": [field.months, field.days]}
        case tuple():
            return {"t": [_field(part, nodes, index) for part in field]}
    return field


def _unpack(nodes: list[list[Any]], trees: Mapping[str, int]) -> dict[str, tree.Node]:
    built: list[tree.Node] = []
    for kind, *fields in nodes:
        built.append(_CLASSES[kind](*(_unfield(field, built) for field in fields)))
    return {text: built[number] for text, number in trees.items()}


def _unfield(field: Any, built: list[tree.Node]) -> object:
    if not isinstance(field, dict):
        return field
    ((kind, value),) = field.items()
    match kind:
        case "n":
            return built[value]
        case "c":
            return Citation(value[0], tuple((unit, number) for unit, number in value[1]), value[2])
        case "p":
            return Period(*value)
    return tuple(_unfield(part, built) for part in value)
