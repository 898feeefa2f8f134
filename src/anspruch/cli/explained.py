"""``anspruch explain``: reasons, presumptions, practice, disputes, deadlines, and what would have to change."""

from anspruch.cli import show
from anspruch.readings.decide import Decision
from anspruch.readings.decide.document import document
from anspruch.readings.explain.document import chosen


def show_explained(decision: Decision, programme: str, name: str, lang: str) -> None:
    """Print the explanation of one route or of all."""
    out = show.console()
    routes = chosen(decision, programme, name)
    data = {route["name"]: route for route in document(decision, (programme,))["programmes"][0]["routes"]}
    for route in routes:
        show.route(out, decision, data[route.name], lang, full=False)
        show.explanation(out, decision, route, lang)
        out.print()
