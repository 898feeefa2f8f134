"""Programmes and routes that a motion brings, as plain data in the shape of the law's files, and read again."""

from collections.abc import Iterator, Mapping
from typing import Any

from anspruch.language import tree, writer
from anspruch.motion.text import Reader
from anspruch.statute import programmes
from anspruch.statute.law import Law
from anspruch.statute.model import Amount, Procedure, Programme, Question, Route

_STATUTE = "AufenthG"


def changed(before: Law, after: Law) -> Iterator[tuple[str, dict[str, Any]]]:
    """The programmes that are new or have new or changed routes, by name; of a known programme only those routes."""
    for name, programme in after.programmes.items():
        old = before.programmes.get(name)
        if old is None:
            yield name, plain(programme)
        elif routes := tuple(route for route in programme.routes if route._replace(order=0) not in [one._replace(order=0) for one in old.routes]):
            yield name, plain(programme._replace(routes=routes, values=(), amounts=()))


def carried(raw: Mapping[str, Any], law: Law, reader: Reader) -> Programme:
    """The programme of a law with the routes of plain data. Raises LawError."""
    one = programmes.programme(raw, "programmes", reader.condition, reader.number)
    before = law.programmes.get(one.name)
    if before is None:
        return one
    kept = [route for route in before.routes if route.name not in {new.name for new in one.routes}]
    return before._replace(routes=(*kept, *(route._replace(order=len(kept) + order) for order, route in enumerate(one.routes))))


def plain(programme: Programme) -> dict[str, Any]:
    """A programme as its file would say it."""
    return _filled(
        programme=programme.name,
        title=dict(programme.title),
        routes=[_route(route) for route in programme.routes],
        values=[_question(question) for question in programme.values],
        amounts=[_amount(amount) for amount in programme.amounts],
    )


def _route(route: Route) -> dict[str, Any]:
    return _filled(
        name=route.name,
        title=dict(route.title),
        modality=route.modality,
        cite=route.cite,
        open=_text(route.open),
        possible=_text(route.possible),
        enforcement=route.enforcement,
        procedure=[_procedure(step) for step in route.procedures],
    )


def _question(question: Question) -> dict[str, Any]:
    return _filled(name=question.name, title=dict(question.title), yes=_text(question.yes), possible=_text(question.possible))


def _amount(amount: Amount) -> dict[str, Any]:
    cases = [{"when": writer.write(when, _STATUTE), "value": writer.number(value)} for when, value in amount.cases]
    return _filled(name=amount.name, title=dict(amount.title), unit=amount.unit, cite=amount.cite, cases=cases, as_of=amount.as_of)


def _procedure(step: Procedure) -> dict[str, Any]:
    texts = {name: dict(said) for name, said in step._asdict().items() if name not in ("since", "papers")}
    return _filled(since=step.since.isoformat(), papers=[dict(paper) for paper in step.papers], **texts)


def _text(node: tree.Node | None) -> str:
    return "" if node is None else writer.write(node, _STATUTE)


def _filled(**parts: Any) -> dict[str, Any]:
    return {name: part for name, part in parts.items() if part}
