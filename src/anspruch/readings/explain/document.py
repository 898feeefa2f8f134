"""Explanations as plain data, as ``anspruch explain --json`` prints them: each route with its reasons and the smallest changes."""

from typing import Any

from anspruch.language.errors import InputError, suggestion
from anspruch.readings.decide.decision import Decision
from anspruch.readings.decide.document import document as decided
from anspruch.readings.explain.reasons import explain
from anspruch.readings.explain.suggestions import suggest
from anspruch.statute.model import Route


def document(decision: Decision, programme: str, name: str) -> list[dict[str, Any]]:
    """The explanations as plain data."""
    found = []
    data = {route["name"]: route for route in decided(decision, (programme,))["programmes"][0]["routes"]}
    for route in chosen(decision, programme, name):
        explanation = explain(decision, route)
        reasons = [
            {"cite": one.cite, "text": dict(one.text), "facts": list(one.facts), "certainty": one.certainty, "holds": one.holds}
            for one in explanation.reasons
        ]
        changes = [{"changes": dict(one.changes), "state": one.state, "text": dict(one.text), "kind": one.kind} for one in suggest(decision, route)]
        found.append({**data[route.name], "reasons": reasons, "facts": list(explanation.facts), "suggestions": changes})
    return found


def chosen(decision: Decision, programme: str, name: str) -> list[Route]:
    """The routes asked for. Raises InputError."""
    routes = decision.law.law.programme(programme).routes
    if not name:
        return list(routes)
    found = [route for route in routes if route.name == name]
    if not found:
        known = [route.name for route in routes]
        de, en = suggestion(name, known)
        raise InputError(
            f"Den Weg „{name}“ gibt es nicht.{de} Es gibt: {', '.join(known)}.", f"There is no route “{name}”.{en} There are: {', '.join(known)}."
        )
    return found
