"""Reading a motion's file: YAML, checked field by field; the motions that come with the package are found by name."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from anspruch.language.errors import Gathering, InputError, LawError, suggestion
from anspruch.motion.model import Choice, Demand, Example, Motion, Option
from anspruch.statute import amendment, programmes, values, yaml12

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
    """The motion of a file. Raises LawError if it cannot be read or is no motion; names the field, and all that is wrong at once."""
    where, raw, all_ = path.name, yaml12.read(path), Gathering()
    with all_.step():
        values.keys(raw, _MOTION, _REQUIRED, where)
    found: dict[str, Any] = {}
    for field, build in _FIELDS.items():
        if isinstance(raw, dict) and raw.get(field) not in (None, "", [], {}):
            with all_.step():
                found[field] = build(raw[field], f"{where}, {field}")
    if isinstance(raw, dict) and raw.get("demands"):
        choices = found.get("choices", ()) if "choices" in found or not raw.get("choices") else None
        with all_.step():
            found["demands"] = values.each(raw["demands"], f"{where}, demands", partial(_demand, choices))
            _once([demand.name for demand in found["demands"]], f"{where}, demands")
    all_.done()
    return Motion(
        found["motion"],
        found["title"],
        found.get("conference", ""),
        found["movers"],
        found.get("supporters", ()),
        found["source"],
        found["drafted_on"],
        found["in_force"],
        found.get("choices", ()),
        found["demands"],
        where,
        found.get("examples", ()),
    )


def _source(raw: object, where: str) -> dict[str, str]:
    source = values.keys(raw, ("title", "url", "note"), ("title",), where)
    return {key: values.text(value, f"{where}, {key}") for key, value in source.items()}


def _example(raw: object, where: str) -> Example:
    entry = values.keys(raw, ("says", "facts"), ("says", "facts"), where)
    if not isinstance(entry["facts"], dict):
        raise LawError("Unter „facts“ stehen Sachverhalte mit ihrem Wert.", "Under “facts” stand facts with their values.").within(where)
    return Example(values.texts(entry["says"], where), entry["facts"])


def _once(names: list[str], where: str) -> None:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise LawError(f"Den Namen „{twice}“ gibt es zweimal.", f"The name “{twice}” is used twice.").within(where)


def _laender(raw: object, where: str) -> tuple[str, ...]:
    """Länder as DE-BW; BW is understood. Raises LawError for what is no Land."""
    from anspruch.statute.loader import load  # noqa: PLC0415  (the list of Länder stands in the law's world)

    vocabulary = load().vocabulary
    found = []
    for entry in values.several(raw, where):
        try:
            land = vocabulary.read("land", entry)
        except InputError as error:
            raise LawError(error.de, error.en).within(where) from None
        if land is None:
            raise LawError(f"„{entry}“ ist kein Land.", f"“{entry}” is no Land.").within(where)
        found.append(str(land))
    return tuple(dict.fromkeys(found))


def _choices(raw: object, where: str) -> tuple[Choice, ...]:
    choices = values.each(raw, where, _choice)
    _once([choice.name for choice in choices], where)
    return choices


def _choice(raw: object, where: str) -> Choice:
    entry = values.keys(raw, ("name", "question", "options"), ("name", "question", "options"), where)
    name = values.name(entry["name"], where)
    options = values.each(entry["options"], f"{where}, {name}", _option)
    _once([option.name for option in options], f"{where}, {name}")
    return Choice(name, values.texts(entry["question"], f"{where}, {name}, question"), options)


def _option(raw: object, where: str) -> Option:
    entry = values.keys(raw, ("name", "says"), ("name", "says"), where)
    name = values.name(entry["name"], where)
    return Option(name, values.texts(entry["says"], f"{where}, {name}"))


def _demand(choices: tuple[Choice, ...] | None, raw: object, where: str) -> Demand:
    """A demand; where the choices are wrong themselves, what depends on them is not checked."""
    entry = values.keys(raw, ("name", "addressee", "says", "amendment"), ("name", "addressee", "says"), where)
    name, all_ = values.name(entry["name"], where), Gathering()
    place, draft = f"{where}, {name}", entry.get("amendment") or {}
    with all_.step():
        says = values.texts(entry["says"], f"{place}, says")
    with all_.step():
        addressee = values.text(entry["addressee"], f"{place}, addressee")
    with all_.step():
        values.keys(draft, ("facts", "sections", "programmes"), (), f"{place}, amendment")
    if isinstance(draft, dict):
        for check in (_check_facts, _check_sections, _check_programmes):
            with all_.step():
                check(draft, place)
        if choices is not None:
            with all_.step():
                _check_conditions(draft, {choice.name: {option.name for option in choice.options} for choice in choices}, place)
    all_.done()
    return Demand(name, addressee, says, draft)


def _check_sections(draft: Mapping[str, Any], where: str) -> None:
    """Every section names its statute, every provision its name and versions. Raises LawError."""
    values.each(draft.get("sections"), f"{where}, sections", partial(_check_section, where))


def _check_section(above: str, raw: object, where: str) -> None:
    section = values.keys(raw, _SECTION, ("statute", "section", "provisions"), where)
    place = f"{above}, {values.text(section['statute'], where)} {values.text(section['section'], where)}"
    values.each(section["provisions"], place, _check_provision)


def _check_provision(raw: object, where: str) -> None:
    entry = values.keys(raw, ("if", *amendment.ENTRY), ("name",), where)
    place = f"{where}, {values.name(entry['name'], where)}"
    if (entry.get("versions") in (None, [])) == (entry.get("repealed") is None):
        raise LawError(
            "Eine Norm hat entweder Fassungen (versions) oder den Tag, von dem an sie aufgehoben ist (repealed).",
            "A provision has either versions or the day from which it is repealed (repealed).",
        ).within(place)
    values.each(entry.get("versions"), place, _check_version)


def _check_version(raw: object, where: str) -> None:
    """A version has known fields and one content. Raises LawError."""
    version = values.keys(raw, ("if", *amendment.VERSION), (), where)
    if sum(key in version for key in amendment.CONTENT) != 1:
        names = ", ".join(amendment.CONTENT)
        raise LawError(f"Jede Fassung braucht genau eines von {names}.", f"Every version needs exactly one of {names}.").within(where)
    _mapping(version.get("otherwise"), f"{where}, otherwise")


def _check_programmes(draft: Mapping[str, Any], where: str) -> None:
    """Every programme has a name; what it says is read with the law it changes. Raises LawError."""
    for raw in values.several(draft.get("programmes"), f"{where}, programmes"):
        entry = values.keys(raw, ("if", "programme", "title", *programmes.PARTS), ("programme",), f"{where}, programmes")
        values.name(entry["programme"], f"{where}, programmes")


def _check_facts(draft: Mapping[str, Any], where: str) -> None:
    """Facts are declared by name, with a type and what people call them. Raises LawError."""
    where = f"{where}, facts"
    for name, entry in _mapping(draft.get("facts"), where).items():
        values.name(name, where)
        entry = values.keys(entry, entry if isinstance(entry, dict) else (), ("type", "label"), f"{where}, {name}")
        for field in ("label", "ask", "help"):
            values.texts(entry.get(field), f"{where}, {name}, {field}")
        for field in ("says", "event"):
            _mapping(entry.get(field), f"{where}, {name}, {field}")
        for field in ("values", "examples"):
            values.several(entry.get(field), f"{where}, {name}, {field}")


def _mapping(raw: object, where: str) -> Mapping[str, Any]:
    """A mapping, empty where nothing is given. Raises LawError."""
    return {} if raw is None else values.keys(raw, raw if isinstance(raw, dict) else (), (), where)


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
                values.one_of(option, options[choice], f"{where}, if {choice}")
    for part in raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ():
        _check_conditions(part, options, where)


_FIELDS: Mapping[str, Callable[[Any, str], Any]] = {
    "motion": values.name,
    "title": values.texts,
    "conference": values.text,
    "movers": _laender,
    "supporters": _laender,
    "source": _source,
    "drafted_on": values.day,
    "in_force": values.day,
    "choices": _choices,
    "examples": lambda raw, where: values.each(raw, where, _example),
}
"""How each field is read; the demands are read after them."""
