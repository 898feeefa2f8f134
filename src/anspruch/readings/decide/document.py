"""A decision as plain data, as ``anspruch decide --json`` prints it: a contract with whoever reads it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from anspruch.readings.decide.deadlines import deadlines
from anspruch.readings.decide.decision import Decision
from anspruch.readings.decide.disputes import disputed
from anspruch.readings.decide.result import STATES, Change, Disputed, ProgrammeResult, RouteResult

_GRANTED = ("open", "possible", "suspended")


def document(decision: Decision, programmes: tuple[str, ...] = ()) -> dict[str, Any]:
    """The whole result of one person as plain data (JSON types only); all programmes if none is named."""
    chosen = programmes or tuple(decision.law.law.programmes)
    routes = tuple(route for name in chosen for route in decision.law.law.programme(name).routes)
    changes, disputes = deadlines(decision, routes), disputed(decision, routes)
    return {
        "on": decision.on.isoformat(),
        "law_day": decision.law.day.isoformat(),
        "law": decision.law.fingerprint,
        "verified_until": decision.law.law.horizon.isoformat(),
        "programmes": [_programme(decision, decision.result(name), changes, disputes) for name in chosen],
    }


def _programme(
    decision: Decision, result: ProgrammeResult, changes: Mapping[str, Change], disputes: Mapping[str, tuple[Disputed, ...]]
) -> dict[str, Any]:
    return {
        "name": result.name,
        "best": result.best,
        "best_at_least": result.best_at_least,
        "best_at_most": result.best_at_most,
        "routes": [_route(decision, one, changes.get(one.route.name), disputes.get(one.route.name, ())) for one in result.routes],
        "values": dict(result.values),
        "amounts": {name: dict(amount) for name, amount in result.amounts.items()},
    }


def _route(decision: Decision, result: RouteResult, change: Change | None, points: tuple[Disputed, ...]) -> dict[str, Any]:
    steps = result.procedure
    return {
        "name": result.route.name,
        "title": dict(result.route.title),
        "modality": result.route.modality,
        "nature": result.route.nature,
        "state": result.state,
        "basis": list(result.basis),
        "decided_by": dict(steps.decided_by) if steps else {},
        "next_step": dict(steps.next_step) if steps else {},
        "papers": [dict(paper) for paper in steps.papers] if steps else [],
        "deadline": dict(steps.deadline) if steps else {},
        "consequence": dict(steps.consequence) if steps else {},
        "remedy": dict(steps.remedy) if steps else {},
        "cost": dict(steps.cost) if steps else {},
        "warning": dict(steps.warning) if steps else {},
        "until": until(result.state, change),
        "from": begins(result.state, change),
        "changes": [{"on": change.on.isoformat(), "state": change.state, "cause": change.cause}] if change else [],
        "awaits": list(result.awaits),
        "missing": list(result.missing),
        "presumptions": list(result.presumptions),
        "disputed": [disputed_data(decision, result.state, point) for point in points],
        "practice": _practice(result),
        "certainty": result.certainty,
        "sources": [{"title": one.title, "url": one.url, "as_of": one.as_of and one.as_of.isoformat(), "old": one.old} for one in result.sources],
        "gaps": [{"cite": one.cite, "note": dict(one.note)} for one in result.gaps],
        "verified_until": decision.law.law.horizon.isoformat(),
    }


def concerned(programme: Mapping[str, Any]) -> bool:
    """Whether what stands beside a programme's ways concerns the person: one of them is open, or may be."""
    return any(route["state"] != "closed" and route["modality"] != "frei" for route in programme["routes"])


def until(state: str, change: Change | None) -> str | None:
    """The last day on which an open, possible or suspended route stays so by itself."""
    return (change.on - timedelta(days=1)).isoformat() if change and state in _GRANTED else None


def begins(state: str, change: Change | None) -> str | None:
    """The day on which a closed or undecided route becomes a better one by itself."""
    better = change is not None and STATES.index(change.state) < STATES.index(state)
    return change.on.isoformat() if change and better and state not in _GRANTED else None


def disputed_data(decision: Decision, state: str, point: Disputed) -> dict[str, Any]:
    """A disputed point as plain data: the question, and the state under either reading."""
    dispute = decision.law.law.disputes[point.name]
    return {
        "name": dispute.name,
        "cite": dispute.cite,
        "question": dict(dispute.question),
        "readings": [
            {"name": dispute.default.name, "says": dict(dispute.default.says), "source": dict(dispute.default.source), "state": state, "used": True},
            {
                "name": dispute.alternative.name,
                "says": dict(dispute.alternative.says),
                "source": dict(dispute.alternative.source),
                "state": point.other_state,
                "used": False,
            },
        ],
    }


def _practice(result: RouteResult) -> dict[str, Any] | None:
    practice = result.practice
    if practice is None:
        return None
    version = practice.version
    return {
        "name": practice.name,
        "state": practice.state,
        "since": version.since.isoformat(),
        "by": version.by,
        "note": dict(version.note),
        "certainty": version.certainty,
    }
