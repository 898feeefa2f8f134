"""The form of every answer, for the interface's description only: answers are not checked against it while they are given.

The tests hold every answer to it.
"""

from typing import Any

from pydantic.json_schema import models_json_schema

from anspruch.web.api.answered.frame import Answer, Problem
from anspruch.web.api.answered.persons import Asked, Document, Explained, States, Undecided
from anspruch.web.api.answered.statutes import Comparison, Provisions, Statutes
from anspruch.web.api.problems import TYPE

ANSWERS: dict[str, type[Answer]] = {
    one.__name__: one for one in (Document, States, Undecided, Explained, Asked, Comparison, Statutes, Provisions, Problem)
}


def described(*names: str, many: bool = False) -> dict[str, Any]:
    """The answers of an address for its description: one of the good ones by name, or problems.

    Args:
        names: the good answers.
        many: whether a list of them is answered, in which some may be ``Undecided``.
    """
    forms = [_reference(name) for name in (*names, *(("Undecided",) if many else ()))]
    good: dict[str, Any] = {"anyOf": forms} if len(forms) > 1 else forms[0]
    good = {"type": "array", "items": good} if many else good
    problem = {"description": "Problem", "content": {TYPE: {"schema": _reference("Problem")}}}
    ok = {"description": "OK", "content": {"application/json": {"schema": good}}}
    return {"responses": {200: ok, **dict.fromkeys(("4XX", "5XX"), problem)}}


def _reference(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/Answer{name}"}


def components() -> dict[str, Any]:
    """The schemas of all answers by name, apart from those of requests."""
    _, found = models_json_schema([(one, "serialization") for one in ANSWERS.values()], ref_template="#/components/schemas/Answer{model}")
    return {f"Answer{name}": schema for name, schema in found["$defs"].items()}
