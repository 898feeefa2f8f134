"""The record as rows, and the rows as the record again: nothing is lost either way."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from anspruch.conference import model, rules, votes
from anspruch.conference.followup import file
from anspruch.conference.known import Known
from anspruch.conference.opendata import plain
from anspruch.web.conference import models
from anspruch.web.conference.models import Row

R = TypeVar("R", bound=Row)
N = TypeVar("N")


def rows(record: model.Record, follow_up: file.FollowUp) -> Iterator[Row]:
    """Every row of a record and its follow-up, what is referred to before what refers to it."""
    body = record.body
    yield from _numbered(models.Source, ((name, {"url": one.url}) for name, one in record.sources.items()))
    yield _row(models.Body, body.name, 0, body, next_term=record.next_term, as_of=record.as_of)
    yield from _numbered(models.Land, ((code, {"body_id": body.name}) for code in body.laender))
    for place, one in enumerate(record.conferences.values()):
        yield _row(models.Conference, str(one.number), place, one)
    for place, seat in enumerate(record.mandates):
        yield _row(models.Mandate, f"{seat.conference}/{place}", place, seat, **_conference(seat))
    for place, act in enumerate(record.acts):
        yield _row(models.Act, act.name, place, act, **_conference(act), land_id=act.land)
    for place, procedure in enumerate(record.procedures.values()):
        yield _row(models.Procedure, procedure.name, place, procedure, **_conference(procedure))
    for place, paper in enumerate(record.papers.values()):
        yield from _paper(record, paper, place)
    yield from _follow_up(record, follow_up)


def _row(kind: type[R], name: str, position: int, one: object, **own: Any) -> R:
    """A row with all its columns that the object has too."""
    taken = {field.attname for field in kind._meta.concrete_fields} - {"id", "position"}
    shared = {field: getattr(one, field) for field in taken if field not in own and hasattr(one, field)}
    return kind(id=name, position=position, **{**shared, **own})


def _numbered(kind: type[R], several: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[R]:
    return (kind(id=name, position=position, **own) for position, (name, own) in enumerate(several))


def _conference(one: model.Mandate | model.Act | model.WrittenProcedure | model.Paper) -> dict[str, str]:
    return {"conference_id": str(one.conference)}


def _paper(record: model.Record, paper: model.Paper, place: int) -> Iterator[Row]:
    own = {"paper_id": paper.id}
    yield _row(
        models.Paper,
        paper.id,
        place,
        paper,
        **_conference(paper),
        movers=paper.movers._replace(laender=()),
        supporters=paper.supporters._replace(laender=()),
        statements_certainty=paper.statements.certainty,
        amends_id=paper.amends or None,
        procedure_id=paper.procedure or None,
    )
    if paper.top:
        yield models.AgendaItem(id=paper.id, position=place, number=paper.top, **_conference(paper), **own)
    for role, side in (("mover", paper.movers), ("supporter", paper.supporters)):
        yield from _sponsors(paper, role, side.laender)
    for position, wording in enumerate(paper.versions):
        version = _row(models.Version, f"{paper.id}/{position}", position, wording, **own)
        yield version
        yield from _sponsors(paper, "mover", wording.movers, version.id)
    yield _result(record, paper, place)
    for position, (code, cast) in enumerate(votes.by_land(paper, record.body.laender).items()):
        given = paper.vote.by_land.get(code, paper.vote.rest)
        named = code in paper.vote.by_land
        words = {"word": cast.word or "", "how": cast.how, "certainty": given.certainty, "named": named}
        yield models.Vote(id=f"{paper.id}/{code}", position=place * 100 + position, land_id=code, **words, **own)
    for position, statement in enumerate(paper.statements.value or ()):
        yield _row(models.Statement, f"{paper.id}/{position}", place * 100 + position, statement, **own)


def _sponsors(paper: model.Paper, role: str, laender: tuple[str, ...], version: str | None = None) -> Iterator[models.Sponsorship]:
    for position, code in enumerate(laender):
        name = f"{version or paper.id}/{role}/{code}"
        yield models.Sponsorship(id=name, position=position, paper_id=paper.id, land_id=code, role=role, version_id=version)


def _result(record: model.Record, paper: model.Paper, place: int) -> models.Result:
    day = record.conferences[paper.conference].day
    rule = rules.load().on(day)
    judged = [plain.judged(one) for one in rules.judge(paper, day=day)]
    own = {"paper_id": paper.id, "rule": rule.id if rule else "", "assumed": bool(rule and rule.assumed), "judged": judged}
    return _row(models.Result, paper.id, place, paper.vote, counts=dict(paper.vote.counts), **own)


def _follow_up(record: model.Record, follow_up: file.FollowUp) -> Iterator[Row]:
    several = [entry.evidence for entry in follow_up.demands.values()] + [entry.evidence for entry in follow_up.elsewhere.values()]
    evidence = {one.name: one for entered in several for one in entered}
    for place, statement in enumerate(follow_up.statements.values()):
        yield _row(models.Check, statement.name, place, statement, choose=dict(statement.choose))
    for place, one in enumerate(evidence.values()):
        yield _row(models.Evidence, one.name, place, one)
    for place, entry in enumerate(follow_up.elsewhere.values()):
        yield _row(models.Elsewhere, entry.name, place, entry, statement=entry.statement.name, evidence=_names(entry.evidence))
    for place, demand in enumerate(record.demands.values()):
        followed = follow_up.demands.get(demand.id) or file.Followed(demand.id, (), {}, (), (), ())
        own = {"checks": _names(followed.statements), "evidence": _names(followed.evidence), "before": followed.before, "routes": followed.routes}
        yield _row(models.Demand, demand.id, place, demand, paper_id=demand.paper, open=followed.open, **own)


def _names(several: Iterable[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in several)


# --- and back


def record() -> model.Record:
    """The record the rows hold. Raises Body.DoesNotExist where there is none."""
    body = models.Body.objects.get()
    laender = tuple(models.Land.objects.values_list("id", flat=True))
    return model.Record(
        _tuple(model.Body, body, name=body.id, laender=laender),
        {one.number: _tuple(model.Conference, one) for one in models.Conference.objects.all()},
        {one.id: one for one in _papers()},
        {one.id: model.Source(one.id, one.url) for one in models.Source.objects.all()},
        as_of=body.as_of,
        next_term=body.next_term,
        acts=tuple(_tuple(model.Act, one, name=one.id, land=one.land_id, **_number(one)) for one in models.Act.objects.all()),
        procedures={one.id: _tuple(model.WrittenProcedure, one, name=one.id, **_number(one)) for one in models.Procedure.objects.all()},
        mandates=tuple(_tuple(model.Mandate, one, **_number(one)) for one in models.Mandate.objects.all()),
    )


def _number(one: Any) -> dict[str, int]:
    return {"conference": int(one.conference_id)}


def _tuple(kind: type[N], row: Model, **own: Any) -> N:
    """A NamedTuple of the columns that have its fields' names."""
    fields: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]  # of a NamedTuple
    return kind(**{name: own[name] if name in own else getattr(row, name) for name in fields})


def _by_paper(several: "QuerySet[Any]") -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for one in several:
        found[one.paper_id].append(one)
    return found


def _papers() -> Iterator[model.Paper]:
    tops = dict(models.AgendaItem.objects.values_list("paper_id", "number"))
    results = {one.paper_id: one for one in models.Result.objects.all()}
    kinds = (models.Vote, models.Statement, models.Demand, models.Version, models.Sponsorship)
    parts = [_by_paper(kind.objects.all()) for kind in kinds]
    for row in models.Paper.objects.all():
        cast, statements, demands, versions, sponsors = (part.get(row.id, []) for part in parts)
        said = tuple(_tuple(model.Statement, one) for one in statements)
        yield _tuple(
            model.Paper,
            row,
            **_number(row),
            top=tops.get(row.id, ""),
            movers=row.movers._replace(laender=_laender(sponsors, "mover")),
            supporters=row.supporters._replace(laender=_laender(sponsors, "supporter")),
            vote=_tuple(model.Vote, results[row.id], by_land={one.land_id: Known(one.word or None, one.certainty) for one in cast if one.named}),
            demands=tuple(_tuple(model.Demand, one, paper=row.id) for one in demands),
            statements=Known(None if row.statements_certainty == "U" else said, row.statements_certainty),
            versions=tuple(_tuple(model.Wording, one, movers=_laender(sponsors, "mover", one.id)) for one in versions),
            amends=row.amends_id or "",
            procedure=row.procedure_id or "",
        )


def _laender(sponsors: list[models.Sponsorship], role: str, version: str | None = None) -> tuple[str, ...]:
    return tuple(one.land_id for one in sponsors if one.role == role and one.version_id == version)


def follow_up() -> file.FollowUp:
    """The follow-up the rows hold."""
    statements = {one.id: _tuple(file.Statement, one, name=one.id) for one in models.Check.objects.all()}
    evidence = {one.id: _tuple(file.Evidence, one, name=one.id) for one in models.Evidence.objects.all()}
    elsewhere = {
        one.id: _tuple(file.Elsewhere, one, name=one.id, statement=statements[one.statement], evidence=tuple(evidence[name] for name in one.evidence))
        for one in models.Elsewhere.objects.all()
    }
    demands = {
        one.id: file.Followed(
            one.id, tuple(statements[name] for name in one.checks), one.open, tuple(evidence[name] for name in one.evidence), one.before, one.routes
        )
        for one in models.Demand.objects.all()
    }
    return file.FollowUp(statements, demands, elsewhere)
