"""Explanations as plain data, as ``anspruch explain --json`` prints them: each route with its reasons and the smallest changes."""

from collections.abc import Iterable
from typing import Any

from anspruch.language.errors import InputError, suggestion
from anspruch.readings.decide.decision import Decision
from anspruch.readings.decide.document import document as decided
from anspruch.readings.explain.reasons import explain
from anspruch.readings.explain.suggestions import suggest
from anspruch.statute.model import Route


def document(decision: Decision, programme: str = "", name: str = "") -> list[dict[str, Any]]:
    """The explanations as plain data.

    Args:
        decision: the decision for the person.
        programme: only this one.
        name: only the route of this name.

    Raises:
        InputError: if there is no such programme or route.
    """
    found = []
    routes = chosen(decision, programme, name)
    data = {route["name"]: route for each in decided(decision, programmes_of(routes))["programmes"] for route in each["routes"]}
    for route in routes:
        explanation = explain(decision, route)
        reasons = [
            {"cite": one.cite, "text": dict(one.text), "facts": list(one.facts), "certainty": one.certainty, "holds": one.holds}
            for one in explanation.reasons
        ]
        changes = [{"changes": dict(one.changes), "state": one.state, "text": dict(one.text), "kind": one.kind} for one in suggest(decision, route)]
        found.append({"programme": route.programme, **data[route.name], "reasons": reasons, "facts": list(explanation.facts), "suggestions": changes})
    return found


def programmes_of(routes: Iterable[Route]) -> tuple[str, ...]:
    """The programmes of routes, each once."""
    return tuple(dict.fromkeys(route.programme for route in routes))


def chosen(decision: Decision, programme: str, name: str) -> list[Route]:
    """The routes asked for; an empty programme or name stands for all. Raises InputError."""
    law = decision.law.law
    routes = list(law.programme(programme).routes) if programme else [route for each in law.programmes.values() for route in each.routes]
    if not name:
        return routes
    found = [route for route in routes if route.name == name]
    if not found:
        known = [route.name for route in routes]
        de, en = suggestion(name, known)
        # a near name is help enough; of all programmes the whole list would hide it
        listed = ", ".join(known)
        raise InputError(
            f"Den Weg „{name}“ gibt es nicht.{de or f' Es gibt: {listed}.'}", f"There is no route “{name}”.{en or f' There are: {listed}.'}"
        )
    return found
