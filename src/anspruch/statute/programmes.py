"""From the plain data of a programme's file to its routes, the questions beside them and the amounts; and back, and with changes."""

from collections.abc import Mapping
from typing import Any

from anspruch.language import tree, writer
from anspruch.language.errors import ConditionError, LawError, suggestion
from anspruch.statute.declare import Read
from anspruch.statute.model import MODALITIES, NATURES, Amount, Procedure, Programme, Question, Route
from anspruch.statute.values import day, keys, one_of, several, texts, whole

PARTS = ("routes", "values", "amounts")
"""What a programme is made of; each part has a name."""
_NEEDED = {"routes": ("title", "modality", "cite", "procedure"), "values": ("title",), "amounts": ("title", "unit", "cite", "cases")}
_STATUTE = "AufenthG"
_ROUTE = {"name", "title", "modality", "cite", "open", "possible", "enforcement", "nature", "land", "procedure"}
_STEP = ("decided_by", "next_step", "papers", "deadline", "consequence", "remedy", "cost", "warning")


def programme(raw: Mapping[str, Any], file: str, read: Read, number: Read) -> Programme:
    """A programme with its routes, values and amounts. Raises LawError."""
    keys(raw, ("programme", "title", "order", "routes", "values", "amounts"), ("programme", "title", "routes"), file)
    name = str(raw["programme"])

    def condition(entry: Mapping[str, Any], key: str, where: str) -> tree.Node | None:
        try:
            return read(str(entry[key]), _STATUTE) if entry.get(key) is not None else None
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
                one_of(entry.get("nature") or "law", NATURES, where),
                str(entry.get("land") or ""),
            )
        )
    values = []
    for entry in several(raw.get("values"), file):
        where = f"{file}, {entry.get('name') if isinstance(entry, dict) else '?'}"
        entry = keys(entry, ("name", "word", "title", "yes", "possible"), ("name", "title"), where)
        yes, possible = (condition(entry, key, where) for key in ("yes", "possible"))
        word = str(entry.get("word") or entry["name"])
        values.append(Question(str(entry["name"]), name, texts(entry["title"], where), yes, possible, word))
    amounts = tuple(_amount(entry, name, file, read, number) for entry in several(raw.get("amounts"), file))
    return Programme(name, texts(raw["title"], file), tuple(routes), tuple(values), amounts, whole(raw.get("order", 100), file))


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
        cases = tuple((read(str(case.get("when", "True")), _STATUTE), number(str(case["value"]), "")) for case in found)
    except ConditionError as error:
        raise error.within(where) from None
    title = texts(entry["title"], where)
    return Amount(str(entry["name"]), programme_, title, str(entry["unit"]), str(entry["cite"]), cases, str(entry.get("as_of") or ""))


def merged(known: Programme, changes: object, where: str) -> dict[str, Any]:
    """The plain data of a known programme with changes.

    Of a part that is named, what the changes do not say stays, and null takes it away; ``removed: true`` takes the whole part away;
    a new name is a new part, at the end.

    Raises:
        LawError: for a part that is to go or to change, but is not there; if no route is left.
    """
    given = keys(changes, ("programme", "title", *PARTS), ("programme",), where)
    found = plain(known)
    found["title"] = given.get("title") or found["title"]
    for part in PARTS:
        there = {entry["name"]: entry for entry in found.get(part, ())}
        for entry in several(given.get(part), f"{where}, {part}"):
            _merge(there, entry, part, f"{where}, {part}")
        found[part] = list(there.values())
    return found


def _merge(there: dict[str, Any], raw: object, part: str, where: str) -> None:
    """One change of the parts there are. Raises LawError."""
    entry = keys(raw, raw if isinstance(raw, dict) else (), ("name",), where)
    name = str(entry["name"])
    if name not in there and ("removed" in entry or any(entry.get(key) is None for key in _NEEDED[part])):
        de, en = suggestion(name, there)
        needs = ", ".join(_NEEDED[part])
        raise LawError(
            f"„{name}“ gibt es in diesem Angebot nicht; was neu ist, braucht {needs}.{de}",
            f"There is no “{name}” in this programme; what is new needs {needs}.{en}",
        ).within(where)
    if "removed" not in entry:
        there[name] = {**there.get(name, {}), **entry}
        return
    if entry["removed"] is not True or len(entry) > len(("name", "removed")):
        raise LawError(
            f"Bei „{name}“ steht entweder „removed: true“ allein oder das, was sich ändert.",
            f"For “{name}”, write either “removed: true” alone or what changes.",
        ).within(where)
    del there[name]


def plain(programme: Programme) -> dict[str, Any]:
    """A programme as its file would say it."""
    return _filled(
        programme=programme.name,
        title=dict(programme.title),
        order=programme.order,
        routes=[_plain_route(route) for route in programme.routes],
        values=[_plain_question(question) for question in programme.values],
        amounts=[_plain_amount(amount) for amount in programme.amounts],
    )


def _plain_route(route: Route) -> dict[str, Any]:
    return _filled(
        name=route.name,
        title=dict(route.title),
        modality=route.modality,
        cite=route.cite,
        open=_text(route.open),
        possible=_text(route.possible),
        enforcement=route.enforcement,
        nature="" if route.nature == "law" else route.nature,
        land=route.land,
        procedure=[_plain_procedure(step) for step in route.procedures],
    )


def _plain_question(question: Question) -> dict[str, Any]:
    word = "" if question.word == question.name else question.word
    return _filled(name=question.name, word=word, title=dict(question.title), yes=_text(question.yes), possible=_text(question.possible))


def _plain_amount(amount: Amount) -> dict[str, Any]:
    cases = [{"when": writer.write(when, _STATUTE), "value": writer.number(value)} for when, value in amount.cases]
    return _filled(name=amount.name, title=dict(amount.title), unit=amount.unit, cite=amount.cite, cases=cases, as_of=amount.as_of)


def _plain_procedure(step: Procedure) -> dict[str, Any]:
    texts = {name: dict(said) for name, said in step._asdict().items() if name not in ("since", "papers")}
    return _filled(since=step.since.isoformat(), papers=[dict(paper) for paper in step.papers], **texts)


def _text(node: tree.Node | None) -> str:
    return "" if node is None else writer.write(node, _STATUTE)


def _filled(**parts: Any) -> dict[str, Any]:
    return {name: part for name, part in parts.items() if part}
