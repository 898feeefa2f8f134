"""What a strict model refused, said so that whoever sent it can mend it: pydantic's findings as sentences, German and English."""

from collections.abc import Iterable, Mapping
from typing import Any

from anspruch.language.errors import nearest
from anspruch.web.api.problems import Fault

_MOST = 20
_SAID = {
    "missing": ("Das Feld fehlt; geben Sie es an.", "The field is missing; give it."),
    "extra_forbidden": ("Dieses Feld gibt es nicht; lassen Sie es weg.", "There is no such field; leave it out."),
    "string": ("Erwartet wird ein Text in Anführungszeichen.", "A string is expected."),
    "int": ("Erwartet wird eine ganze Zahl.", "A whole number is expected."),
    "dict": ("Erwartet wird ein Objekt wie {{…}}.", "An object like {{…}} is expected."),
    "model": ("Erwartet wird ein Objekt wie {{…}}.", "An object like {{…}} is expected."),
    "list": ("Erwartet wird eine Liste wie […].", "A list like […] is expected."),
    "string_pattern_mismatch": ("Erwartet wird ein Tag wie 2024-03-21.", "A day like 2024-03-21 is expected."),
    "string_too_long": ("Der Text ist zu lang; höchstens {max_length} Zeichen.", "The string is too long; at most {max_length} characters."),
    "too_long": ("Das sind zu viele; höchstens {max_length}.", "These are too many; at most {max_length}."),
    "union": ("Erwartet wird ein Text, eine Zahl, true, false oder null.", "A string, a number, true, false or null is expected."),
}
_OTHERWISE = ("Das hat nicht die erwartete Form; sie steht in /api/openapi.json.", "This has not the form expected; see /api/openapi.json.")
_EMPTY = ("Die Anfrage ist leer; senden Sie JSON wie in /api/openapi.json beschrieben.", "The request is empty; send JSON as in /api/openapi.json.")
_FIELDS = ("facts", "on", "law_day", "programme", "detail", "id", "route", "asked", "before", "after", "motion", "choose", "in_force")
"""All fields of all requests, for whoever mistakes one."""
_MEANT = {"date": "on", "day": "on", "datum": "on", "stichtag": "on", "person": "facts"}
_KINDS = ("string", "int", "dict", "model", "list")
_BRANCHES = ("days", "motion")
_INNER = frozenset({"days", "motion", "[key]", "str", "int", "bool", "float", "constrained-str", "body", "query", "path", "asked"})
"""Steps of pydantic's paths that name its own parts, not the request's."""


def faults(errors: Iterable[Mapping[str, Any]]) -> list[Fault]:
    """The findings, one for each field.

    Args:
        errors: pydantic's, with ``loc``, ``type`` and ``ctx``.
    """
    found: dict[str, Fault] = {}
    for error in errors:
        field = _field(error["loc"])
        if not field and error["type"] == "missing":
            de, en = _EMPTY
        elif field in found:  # several branches of a union failed
            de, en = _SAID["union"]
        elif error["type"] == "extra_forbidden":
            de, en = _unknown(field)
        else:
            de, en = (text.format(**error.get("ctx") or {}) for text in _sentence(str(error["type"])))
        place = f"„{field}“: " if field else ""
        found[field] = Fault(field, place + de, place.replace("„", "“", 1).replace("“: ", "”: ") + en if place else en)
    return list(found.values())[:_MOST]


def _unknown(field: str) -> tuple[str, str]:
    """A field that is none, with the one that may be meant."""
    name = field.rpartition(".")[2]
    (de, en), meant = _SAID["extra_forbidden"], _MEANT.get(name.lower()) or nearest(name, _FIELDS)
    return (
        (f"Dieses Feld gibt es nicht; gemeint ist vielleicht „{meant}“.", f"There is no such field; did you mean “{meant}”?") if meant else (de, en)
    )


def _field(path: tuple[str | int, ...]) -> str:
    """``("body", "asked", "facts", "alter", "str")`` as ``facts.alter``."""
    steps = [step for step in path[:2] if step not in _INNER] + list(path[2:])
    if path[2:3] and path[2] in _BRANCHES:
        steps = steps[1:]
    while steps and isinstance(steps[-1], str) and len(steps) > 1 and (steps[-1] in _INNER or steps[-1].startswith("constrained")):
        steps.pop()
    return ".".join(str(step) for step in steps)[:200]


def _sentence(kind: str) -> tuple[str, str]:
    if kind in _SAID:
        return _SAID[kind]
    return _SAID.get(next((one for one in _KINDS if kind.startswith(one)), ""), _OTHERWISE)
