"""Reading a motion's file: YAML, checked field by field; the motions that come with the package are found by name."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from anspruch.language.errors import InputError, LawError, suggestion
from anspruch.motion.model import Choice, Demand, Example, Motion, Option
from anspruch.statute import amendment, declare, yaml12

MOTIONS = Path(__file__).parent.parent / "motions"
_MOTION = ("motion", "title", "conference", "movers", "supporters", "source", "drafted_on", "in_force", "choices", "demands", "examples")
_REQUIRED = ("motion", "title", "movers", "source", "drafted_on", "in_force", "demands")
_SECTION = ("statute", "section", "heading", "if", "provisions")


def shipped() -> list[str]:
    """The names of the motions that come with the package."""
    return sorted(path.stem for path in MOTIONS.glob("*.yaml"))


def find(name: str) -> Motion:
    """A motion by the name of a shipped one, or by its file.

    Raises:
        InputError: if there is neither.
        LawError: if the file is no motion; names the field.
    """
    if name in shipped():
        return read(MOTIONS / f"{name}.yaml")
    path = Path(name)
    if path.suffix in (".yaml", ".yml") or path.exists():
        return read(path)
    de, en = suggestion(name, shipped())
    there = ", ".join(shipped())
    raise InputError(
        f"Einen Antrag „{name}“ gibt es nicht; es gibt {there}, oder nennen Sie eine YAML-Datei.{de}",
        f"There is no motion “{name}”; there are {there}, or name a YAML file.{en}",
    )


@lru_cache(maxsize=16)
def read(path: Path) -> Motion:
    """The motion of a file. Raises LawError if it cannot be read or is no motion; names the field."""
    where = path.name
    raw = declare.keys(yaml12.read(path), _MOTION, _REQUIRED, where)
    name = str(raw["motion"])
    choices = tuple(_choice(entry, f"{where}, choices") for entry in declare.several(raw.get("choices"), f"{where}, choices"))
    demands = tuple(_demand(entry, choices, f"{where}, demands") for entry in declare.several(raw["demands"], f"{where}, demands"))
    _once([choice.name for choice in choices], f"{where}, choices")
    _once([demand.name for demand in demands], f"{where}, demands")
    source = declare.keys(raw["source"], ("title", "url", "note"), ("title",), f"{where}, source")
    return Motion(
        name,
        declare.texts(raw["title"], f"{where}, title"),
        str(raw.get("conference") or ""),
        _laender(raw["movers"], f"{where}, movers"),
        _laender(raw.get("supporters") or [], f"{where}, supporters"),
        {key: str(value) for key, value in source.items()},
        declare.day(raw["drafted_on"], f"{where}, drafted_on"),
        declare.day(raw["in_force"], f"{where}, in_force"),
        choices,
        demands,
        where,
        tuple(_example(entry, f"{where}, examples") for entry in declare.several(raw.get("examples"), f"{where}, examples")),
    )


def _example(raw: object, where: str) -> Example:
    entry = declare.keys(raw, ("says", "facts"), ("says", "facts"), where)
    if not isinstance(entry["facts"], dict):
        raise LawError("Unter „facts“ stehen Sachverhalte mit ihrem Wert.", "Under “facts” stand facts with their values.").within(where)
    return Example(declare.texts(entry["says"], where), entry["facts"])


def _once(names: list[str], where: str) -> None:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise LawError(f"Den Namen „{twice}“ gibt es zweimal.", f"The name “{twice}” is used twice.").within(where)


def _laender(raw: object, where: str) -> tuple[str, ...]:
    """Länder as DE-BW; BW is understood. Raises LawError for what is no Land."""
    from anspruch.statute.loader import load  # noqa: PLC0415  (the list of Länder stands in the law's world)

    vocabulary = load().vocabulary
    found = []
    for entry in declare.several(raw, where):
        try:
            land = vocabulary.read("land", entry)
        except InputError as error:
            raise LawError(error.de, error.en).within(where) from None
        if land is None:
            raise LawError(f"„{entry}“ ist kein Land.", f"“{entry}” is no Land.").within(where)
        found.append(str(land))
    return tuple(dict.fromkeys(found))


def _choice(raw: object, where: str) -> Choice:
    entry = declare.keys(raw, ("name", "question", "options"), ("name", "question", "options"), where)
    place = f"{where}, {entry['name']}"
    options = []
    for one in declare.several(entry["options"], place):
        one = declare.keys(one, ("name", "says"), ("name", "says"), place)
        options.append(Option(str(one["name"]), declare.texts(one["says"], place)))
    _once([option.name for option in options], place)
    return Choice(str(entry["name"]), declare.texts(entry["question"], place), tuple(options))


def _demand(raw: object, choices: tuple[Choice, ...], where: str) -> Demand:
    entry = declare.keys(raw, ("name", "addressee", "says", "amendment"), ("name", "addressee", "says"), where)
    place = f"{where}, {entry['name']}"
    draft = entry.get("amendment") or {}
    if draft:
        declare.keys(draft, ("facts", "sections", "programmes"), (), place)
        _check_facts(draft.get("facts"), f"{place}, facts")
        _check_sections(draft, place)
        declare.several(draft.get("programmes"), f"{place}, programmes")
        _check_conditions(draft, {choice.name: {option.name for option in choice.options} for choice in choices}, place)
    return Demand(str(entry["name"]), str(entry["addressee"]), declare.texts(entry["says"], place), draft)


def _check_sections(draft: Mapping[str, Any], where: str) -> None:
    """Every section names its statute, every provision its name and versions. Raises LawError."""
    for section in declare.several(draft.get("sections"), f"{where}, sections"):
        section = declare.keys(section, _SECTION, ("statute", "section", "provisions"), f"{where}, sections")
        place = f"{where}, {section['statute']} {section['section']}"
        for entry in declare.several(section["provisions"], place):
            entry = declare.keys(entry, ("if", *amendment.ENTRY), ("name",), place)
            if not isinstance(entry["name"], str):
                raise LawError("Hier wird ein Name erwartet.", "A name is expected here.").within(f"{place}, name")
            if (entry.get("versions") in (None, [])) == (entry.get("repealed") is None):
                raise LawError(
                    "Eine Norm hat entweder Fassungen (versions) oder den Tag, von dem an sie aufgehoben ist (repealed).",
                    "A provision has either versions or the day from which it is repealed (repealed).",
                ).within(f"{place}, {entry['name']}")
            for version in declare.several(entry.get("versions"), f"{place}, {entry['name']}"):
                _check_version(version, f"{place}, {entry['name']}")


def _check_version(raw: object, where: str) -> None:
    """A version has known fields and one content. Raises LawError."""
    version = declare.keys(raw, ("if", *amendment.VERSION), (), where)
    if sum(key in version for key in amendment.CONTENT) != 1:
        names = ", ".join(amendment.CONTENT)
        raise LawError(f"Jede Fassung braucht genau eines von {names}.", f"Every version needs exactly one of {names}.").within(where)
    _mapping(version.get("otherwise"), f"{where}, otherwise")


def _check_facts(raw: object, where: str) -> None:
    """Facts are declared by name, with a type and what people call them. Raises LawError."""
    for name, entry in _mapping(raw, where).items():
        entry = declare.keys(entry, entry if isinstance(entry, dict) else (), ("type", "label"), f"{where}, {name}")
        for field in ("label", "ask", "help"):
            declare.texts(entry.get(field), f"{where}, {name}, {field}")
        for field in ("says", "event"):
            _mapping(entry.get(field), f"{where}, {name}, {field}")
        for field in ("values", "examples"):
            declare.several(entry.get(field), f"{where}, {name}, {field}")


def _mapping(raw: object, where: str) -> Mapping[str, Any]:
    """A mapping, empty where nothing is given. Raises LawError."""
    return {} if raw is None else declare.keys(raw, raw if isinstance(raw, dict) else (), (), where)


def _check_conditions(raw: object, options: Mapping[str, set[str]], where: str) -> None:
    """Every ``if`` and ``chosen`` names a choice and its options. Raises LawError."""
    if isinstance(raw, dict):
        wanted = raw.get("if") or {}
        named: dict[str, list[str]] = {str(raw["chosen"]): []} if "chosen" in raw else {}
        if not isinstance(wanted, dict):
            raise LawError(
                "„if“ nennt eine Wahl und ihre Möglichkeit, wie {kreis: eng}.", "“if” names a choice and an option, like {kreis: eng}."
            ).within(where)
        for choice, value in {**wanted, **named}.items():
            if choice not in options:
                de, en = suggestion(str(choice), options)
                raise LawError(f"Die Wahl „{choice}“ gibt es nicht.{de}", f"There is no choice “{choice}”.{en}").within(where)
            for option in value if isinstance(value, list) else [value]:
                declare.one_of(option, options[choice], f"{where}, if {choice}")
    for part in raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ():
        _check_conditions(part, options, where)
