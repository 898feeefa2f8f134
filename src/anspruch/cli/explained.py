"""``anspruch explain``: reasons, presumptions, practice, disputes, deadlines, and what would have to change."""

from rich.markup import escape

from anspruch.cli import show
from anspruch.readings.decide import Decision
from anspruch.readings.decide.document import document
from anspruch.readings.explain.document import chosen, programmes_of


def show_explained(decision: Decision, programme: str, name: str, lang: str) -> None:
    """Print the explanation of one route or of all, of a programme or of all."""
    out = show.console()
    routes = chosen(decision, programme, name)
    programmes = programmes_of(routes)
    data = {route["name"]: route for each in document(decision, programmes)["programmes"] for route in each["routes"]}
    before = ""
    for route in routes:
        if len(programmes) > 1 and route.programme != before:
            out.print(f"[bold]{escape(decision.law.law.programmes[route.programme].title[lang])}[/bold]")
        before = route.programme
        show.route(out, decision, data[route.name], lang, full=False)
        show.explanation(out, decision, route, lang)
        out.print()
