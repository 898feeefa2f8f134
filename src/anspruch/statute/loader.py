"""Loading ``law/``: read the files, declare every name, parse every condition, check the whole; cached by content."""

import keyword
import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from anspruch.language import citation, parser, tree
from anspruch.language.errors import AnspruchError, ConditionError, LawError
from anspruch.language.facts import Vocabulary, declare
from anspruch.language.parser import Names
from anspruch.statute import cache, checks, laender, premises, shape, values, yaml12
from anspruch.statute import declare as law_file
from anspruch.statute import programmes as programme_file
from anspruch.statute.law import Law
from anspruch.statute.model import Programme, Provision
from anspruch.statute.world import Contradiction, Implied, Renamed, World

LAW = Path(__file__).parent.parent / "law"
FACTS, WORLD, DISPUTES, CHARACTERISTICS = "facts.yaml", "welt.yaml", "disputes.yaml", "merkmale.yaml"
_NAME = re.compile(r"[a-z][a-z0-9_]{1,79}")
_WORLD_KEYS = (
    "first_day",
    "horizon",
    "countries",
    "laender",
    "statuses",
    "concrete",
    "renamed",
    "one_of",
    "stands_for",
    "issued",
    "implies",
    "contradictions",
    "order",
    "past",
    "stale_after",
)


@lru_cache(maxsize=4)
def load(folder: Path = LAW, *, cached: bool = True) -> Law:
    """The law of a folder, checked.

    Args:
        folder: where the law's files lie; default: the law that comes with the package.
        cached: use and fill the cache (keyed by content, so it can never be stale).

    Raises:
        LawError: if a file cannot be read or the law is not sound; names file, provision, version and column.
    """
    texts = {str(path.relative_to(folder)): yaml12.content(path) for path in sorted(folder.rglob("*.yaml"))}
    if not texts:
        raise LawError(f"In {folder} liegt kein Recht.", f"There is no law in {folder}.")
    key = cache.key(texts)
    stored = cache.load(key) if cached else None
    if stored is not None:
        return build(stored[0], trees=stored[1])
    raw = {name: yaml12.loads(text, name) for name, text in texts.items()}
    trees: dict[str, tree.Node] = {}
    law = build(raw, trees=trees, check=True)
    if cached:
        cache.store(key, raw, trees)
    return law


def build(raw: Mapping[str, Any], trees: dict[str, tree.Node], *, check: bool = False) -> Law:
    """The law from the plain data of its files; ``trees`` holds conditions read before and takes new ones.

    Raises:
        LawError: see :func:`load`.
    """
    raw = laender.expanded(raw, check=check)
    for name in (FACTS, WORLD, DISPUTES):
        if not isinstance(raw.get(name), dict):
            raise LawError(f"Die Datei {name} fehlt oder ist keine Zuordnung.", f"The file {name} is missing or no mapping.")
    if check:
        for name, data in raw.items():
            shape.check(data, name)
    vocabulary = _vocabulary(raw)
    if check:
        premises.check_facts(vocabulary)
    names = _names(raw, vocabulary)

    def read(text: str, statute: str) -> tree.Node:
        key = f"{statute}|{text}"
        if key not in trees:
            trees[key] = parser.parse(text, vocabulary, names, statute)
        return trees[key]

    def number(text: str, _: str) -> tree.Node:
        key = f"#{text}"
        if key not in trees:
            trees[key] = parser.parse_number(text, vocabulary, names)
        return trees[key]

    provisions, programmes = _provisions(raw, read, number)
    world, span = _world(raw[WORLD], read)
    world = world._replace(characteristics=law_file.characteristics(raw.get(CHARACTERISTICS), CHARACTERISTICS, vocabulary))
    disputes = {one.name: one for one in law_file.disputes(raw[DISPUTES], DISPUTES)}
    law = Law(vocabulary, world, provisions, programmes, disputes, _derivations(vocabulary, read), span)
    if check:
        premises.check_world(vocabulary, world)
        checks.check(law)
    return law


def _provisions(raw: Mapping[str, Any], read: law_file.Read, number: law_file.Read) -> tuple[dict[str, Provision], dict[str, Programme]]:
    """All provisions and programmes by name. Raises LawError."""
    provisions: dict[str, Provision] = {}
    programmes: dict[str, Programme] = {}
    for file, data in _law_files(raw):
        if file.startswith("programmes/"):
            found = programme_file.programme(data, file, read, number)
            programmes[found.name] = found
        else:
            provisions |= {one.name: one for one in law_file.provisions(data, file, read, number)}
    ordered = sorted(programmes.values(), key=lambda one: (one.order, one.name))
    return provisions, {one.name: one for one in ordered}


def _law_files(raw: Mapping[str, Any]) -> Iterable[tuple[str, Mapping[str, Any]]]:
    for file, data in raw.items():
        if file in (FACTS, WORLD, DISPUTES, CHARACTERISTICS):
            continue
        yield file, data if file.startswith("programmes/") else law_file.check_file(data, file)


def _vocabulary(raw: Mapping[str, Any]) -> Vocabulary:
    declared = values.keys(raw[FACTS], ("facts",), ("facts",), FACTS)["facts"]
    try:
        values.keys(declared, declared if isinstance(declared, dict) else (), (), "facts")
        facts = {
            name: declare(name, values.keys(entry, entry if isinstance(entry, dict) else (), ("type",), name)) for name, entry in declared.items()
        }
    except LawError as error:
        raise error.within(FACTS) from None
    world = values.keys(raw[WORLD], (*_WORLD_KEYS, "named", "papers"), _WORLD_KEYS, WORLD)
    return Vocabulary(
        facts,
        frozenset(world["countries"]),
        frozenset(world["laender"]),
        frozenset(world["statuses"]),
        **{key: {name: tuple(several) for name, several in world.get(key, {}).items()} for key in ("named", "papers")},
    )


def _names(raw: Mapping[str, Any], vocabulary: Vocabulary) -> Names:
    """Every provision's name and kind; refuses a name that is no identifier or stands twice. Raises LawError."""
    kinds: dict[str, str] = {}
    for file, data in _law_files(raw):
        for entry in data.get("provisions") or () if not file.startswith("programmes/") else ():
            name = str(entry.get("name")) if isinstance(entry, dict) else ""
            where = f"{file}, {name}"
            if not _NAME.fullmatch(name) or keyword.iskeyword(name) or name in (parser.TODAY, parser.UNKNOWN):
                raise LawError("Ein Name besteht aus a-z, 0-9 und _.", "A name is made of a-z, 0-9 and _.").within(where)
            if name in kinds or name in vocabulary:
                raise LawError("Diesen Namen gibt es schon.", "This name is taken.").within(where)
            kinds[name] = law_file.kind_of(entry, where)
    return Names(
        frozenset(name for name, kind in kinds.items() if kind == "condition"),
        {name: kind for name, kind in kinds.items() if kind in ("number", "period")},
        {name: kind.partition(":")[2] for name, kind in kinds.items() if kind.startswith("list")},
    )


def _derivations(vocabulary: Vocabulary, read: law_file.Read) -> dict[str, tree.Node]:
    found = {}
    for fact in vocabulary.facts.values():
        if fact.derive:
            try:
                found[fact.name] = read(fact.derive, "AufenthG")
            except ConditionError as error:
                raise error.within(f"{FACTS}, {fact.name}") from None
    return found


def _world(raw: Mapping[str, Any], read: law_file.Read) -> tuple[World, tuple[date, date]]:
    """What holds in every world, and the span of the law. Raises LawError."""
    try:
        return _read_world(raw, read)
    except AnspruchError as error:
        raise LawError(error.de, error.en).within(WORLD) from None


def _read_world(raw: Mapping[str, Any], read: law_file.Read) -> tuple[World, tuple[date, date]]:
    renamed = tuple(
        Renamed(citation.parse(entry["citation"]), values.day(entry["issued_before"], WORLD), citation.parse(entry["means"]))
        for entry in raw["renamed"]
    )
    world = World(
        renamed,
        {citation.parse(one): tuple(citation.parse(text) for text in several) for one, several in raw["one_of"].items()},
        {citation.parse(text): fact for text, fact in raw["stands_for"].items()},
        tuple((first, second) for first, second in raw["order"]),
        dict(raw["issued"]),
        tuple(Implied(rule["known"], rule["makes"], rule.get("unless", "")) for rule in raw["implies"]),
        tuple(Contradiction(read(str(one["when"]), "AufenthG"), one["de"], one["en"]) for one in raw["contradictions"]),
        frozenset(raw["past"]),
        tuple(citation.parse(text) for text in raw["concrete"]),
        values.period(raw["stale_after"], WORLD),
    )
    return world, (values.day(raw["first_day"], WORLD), values.day(raw["horizon"], WORLD))
