"""YAML 1.2 (core schema) into plain data: NO stays a country, 010 is ten, dates stay strings.

Anchors, tags, duplicate keys and several documents are refused, and size and depth are limited: a law file is data
a stranger may have written. Aliases are allowed only where asked for, and then only to single values.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from anspruch.language.errors import LawError

LARGEST, DEEPEST = 2_000_000, 20
_INT = re.compile(r"[-+]?[0-9]{1,18}|0o[0-7]{1,20}|0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def read(path: Path, *, aliases: bool = False) -> Any:
    """The data of a YAML file. Raises LawError with the line where it cannot be read."""
    return loads(content(path), str(path), aliases=aliases)


def content(path: Path) -> bytes:
    """A file's bytes, no more than one too many. Raises LawError for what is no ordinary file."""
    if not path.is_file():
        raise LawError(f"{path}: Das ist keine gewöhnliche Datei.", f"{path}: this is no ordinary file.")
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise LawError(f"{path}: Die Datei lässt sich nicht lesen.", f"{path}: the file cannot be read.") from error


def loads(text: bytes, where: str, *, aliases: bool = False) -> Any:
    """The data of a YAML text in UTF-8.

    Args:
        text: the document.
        where: the name used in errors.
        aliases: allow aliases to single values, as case files have them.

    Raises:
        LawError: if it is not YAML, not UTF-8, too large, too deep, or uses what is refused here.
    """
    if len(text) > LARGEST:
        raise LawError(f"{where}: Die Datei ist größer als {LARGEST} Bytes.", f"{where}: the file is larger than {LARGEST} bytes.")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Reader(yaml.parse(text.decode("utf-8"), Loader=loader), where, aliases).document()
    except UnicodeDecodeError:
        raise LawError(f"{where}: Die Datei ist nicht in UTF-8.", f"{where}: the file is not in UTF-8.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", Zeile {mark.line + 1}" if mark else ""
        english = f", line {mark.line + 1}" if mark else ""
        raise LawError(
            f"{where}{line}: Das ist kein gültiges YAML; oft braucht ein Text mit Doppelpunkt Anführungszeichen, oder die Einrückung ist falsch.",
            f"{where}{english}: this is not valid YAML; often a text with a colon needs quotation marks, or the indentation is wrong.",
        ) from None


class _Reader:
    """One pass over the parser's events."""

    def __init__(self, events: Iterator[Any], where: str, aliases: bool) -> None:
        self.events = events
        self.where = where
        self.aliases = aliases
        self.anchors: dict[str, object] = {}

    def refuse(self, event: Any, de: str, en: str) -> LawError:
        line = event.start_mark.line + 1
        return LawError(f"{self.where}, Zeile {line}: {de}", f"{self.where}, line {line}: {en}")

    def document(self) -> Any:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        value = self.value(next(self.events), 0)
        next(self.events)
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise self.refuse(event, "Nur ein Dokument je Datei.", "only one document a file.")
        return value

    def value(self, event: Any, depth: int) -> Any:
        if depth > DEEPEST:
            raise self.refuse(event, "zu tief geschachtelt.", "nested too deeply.")
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise self.refuse(event, "Verweise (*) sind hier nicht erlaubt.", "aliases (*) are not allowed here.")
            return self.anchors[event.anchor]
        if event.tag is not None:
            raise self.refuse(event, "Typangaben (!) sind nicht erlaubt.", "tags (!) are not allowed.")
        if event.anchor is not None and not (self.aliases and isinstance(event, yaml.ScalarEvent)):
            raise self.refuse(event, "Anker (&) sind hier nicht erlaubt.", "anchors (&) are not allowed here.")
        if isinstance(event, yaml.ScalarEvent):
            found = scalar(event.value) if event.implicit[0] else event.value
            if event.anchor is not None:
                self.anchors[event.anchor] = found
            return found
        return self.sequence(depth) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(depth)

    def sequence(self, depth: int) -> list[Any]:
        found = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            found.append(self.value(event, depth + 1))
        return found

    def mapping(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.refuse(event, "Ein Schlüssel ist ein einfaches Wort.", "a key is a plain word.")
            if event.value in found:
                raise self.refuse(event, f"„{event.value}“ steht doppelt.", f"“{event.value}” stands twice.")
            key = event.value
            found[key] = self.value(next(self.events), depth + 1)
        return found


def scalar(text: str) -> object:
    """A plain scalar by the core schema: null, true, false, a number, or text."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
    return float(text) if _FLOAT.fullmatch(text) else text
