"""From the plain data of a programme's file to its routes, the questions beside them and the amounts."""

from collections.abc import Mapping
from typing import Any

from anspruch.language import tree
from anspruch.language.errors import ConditionError
from anspruch.statute.declare import Read, day, keys, one_of, several, texts
from anspruch.statute.model import MODALITIES, Amount, Procedure, Programme, Question, Route

_ROUTE = {"name", "title", "modality", "cite", "open", "possible", "enforcement", "procedure"}
_STEP = ("decided_by", "next_step", "papers", "deadline", "consequence", "remedy", "cost", "warning")


def programme(raw: Mapping[str, Any], file: str, read: Read, number: Read) -> Programme:
    """A programme with its routes, values and amounts. Raises LawError."""
    keys(raw, ("programme", "title", "routes", "values", "amounts"), ("programme", "title", "routes"), file)
    name = str(raw["programme"])

    def condition(entry: Mapping[str, Any], key: str, where: str) -> tree.Node | None:
        try:
            return read(str(entry[key]), "AufenthG") if entry.get(key) is not None else None
        except ConditionError as error:
            raise error.within(f"{where}, {key}") from None

    routes = []
    for order, entry in enumerate(several(raw["routes"], file)):
        where = f"{file}, {entry.get('name') if isinstance(entry, dict) else '?'}"
        entry = keys(entry, _ROUTE, ("name", "title", "modality", "cite", "procedure"), where)
        routes.append(
            Route(
                str(entry["name"]),
                name,
                texts(entry["title"], where),
                one_of(entry["modality"], MODALITIES, where),
                str(entry["cite"]),
                condition(entry, "open", where),
                condition(entry, "possible", where),
                str(entry.get("enforcement") or ""),
                tuple(_procedure(step, where) for step in several(entry["procedure"], where)),
                order,
            )
        )
    values = []
    for entry in several(raw.get("values"), file):
        where = f"{file}, {entry.get('name') if isinstance(entry, dict) else '?'}"
        entry = keys(entry, ("name", "title", "yes", "possible"), ("name", "title"), where)
        values.append(
            Question(str(entry["name"]), name, texts(entry["title"], where), condition(entry, "yes", where), condition(entry, "possible", where))
        )
    amounts = tuple(_amount(entry, name, file, read, number) for entry in several(raw.get("amounts"), file))
    return Programme(name, texts(raw["title"], file), tuple(routes), tuple(values), amounts)


def _procedure(raw: object, where: str) -> Procedure:
    entry = keys(raw, ("since", *_STEP), ("since", "decided_by", "next_step"), where)
    papers = tuple(texts(paper, where) for paper in several(entry.get("papers"), where))
    parts = {key: papers if key == "papers" else texts(entry.get(key), where) for key in _STEP}
    return Procedure(day(entry["since"], where), **parts)  # type: ignore[arg-type]  # papers is the only tuple


def _amount(raw: object, programme_: str, file: str, read: Read, number: Read) -> Amount:
    where = f"{file}, {raw.get('name') if isinstance(raw, dict) else '?'}"
    entry = keys(raw, ("name", "title", "unit", "cite", "cases", "as_of"), ("name", "title", "unit", "cite", "cases"), where)
    try:
        found = [keys(case, ("when", "value"), ("value",), where) for case in entry["cases"]]
        cases = tuple((read(str(case.get("when", "True")), "AufenthG"), number(str(case["value"]), "")) for case in found)
    except ConditionError as error:
        raise error.within(where) from None
    title = texts(entry["title"], where)
    return Amount(str(entry["name"]), programme_, title, str(entry["unit"]), str(entry["cite"]), cases, str(entry.get("as_of") or ""))
