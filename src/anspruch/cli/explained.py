"""``anspruch explain``: reasons, presumptions, practice, disputes, deadlines, and what would have to change."""

from typing import Any

from anspruch.cli import show
from anspruch.language.errors import InputError, suggestion
from anspruch.readings.decide import Decision
from anspruch.readings.decide.document import document
from anspruch.readings.explain import explain, suggest
from anspruch.statute.model import Route


def _routes(decision: Decision, programme: str, name: str) -> list[Route]:
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


def show_explained(decision: Decision, programme: str, name: str, lang: str) -> None:
    """Print the explanation of one route or of all."""
    out = show.console()
    routes = _routes(decision, programme, name)
    data = {route["name"]: route for route in document(decision, (programme,))["programmes"][0]["routes"]}
    for route in routes:
        show.route(out, decision, data[route.name], lang, full=False)
        show.explanation(out, decision, route, lang)
        out.print()


def as_data(decision: Decision, programme: str, name: str) -> list[dict[str, Any]]:
    """The explanations as plain data."""
    found = []
    data = {route["name"]: route for route in document(decision, (programme,))["programmes"][0]["routes"]}
    for route in _routes(decision, programme, name):
        explanation = explain(decision, route)
        reasons = [
            {"cite": one.cite, "text": dict(one.text), "facts": list(one.facts), "certainty": one.certainty, "holds": one.holds}
            for one in explanation.reasons
        ]
        changes = [{"changes": dict(one.changes), "state": one.state, "text": dict(one.text)} for one in suggest(decision, route)]
        found.append({**data[route.name], "reasons": reasons, "facts": list(explanation.facts), "suggestions": changes})
    return found
