"""``anspruch motion cases``: known cases whose answers change under a motion, the surprising ones first."""

from collections.abc import Mapping
from typing import Any

from rich.markup import escape
from rich.padding import Padding

from anspruch.cli import phrases, show
from anspruch.motion.answers import Answered, Answers
from anspruch.readings import terms
from anspruch.statute.model import Route

_TEXT = {
    "none": {
        "de": "Von {1} bekannten Fällen ändert sich keiner, wenn der Antrag am Tag des Falls schon gälte.",
        "en": "None of {1} known cases would change if the motion were in force on the day of the case.",
    },
    "one": {
        "de": "1 von {1} bekannten Fällen ändert sich, wenn der Antrag am Tag des Falls schon gälte.",
        "en": "1 of {1} known cases would change if the motion were in force on the day of the case.",
    },
    "several": {
        "de": "{0} von {1} bekannten Fällen ändern sich, wenn der Antrag am Tag des Falls schon gälte.",
        "en": "{0} of {1} known cases would change if the motion were in force on the day of the case.",
    },
    "surprising": {
        "de": "Überraschend: mehr als dass ein Anspruch an die Stelle der Zulassung tritt",
        "en": "Surprising: more than an entitlement in the place of an admission",
    },
    "expected": {"de": "Wie gemeint", "en": "As meant"},
    "open": {"de": "Offen: es fehlen Angaben, um die Änderung festzustellen", "en": "Open: facts are missing to settle the change"},
    "worse": {"de": "schlechter oder neue Pflicht", "en": "worse, or a new duty"},
    "refused": {"de": "nicht entscheidbar: {0}", "en": "cannot be decided: {0}"},
}


def show_answers(found: Answers, routes: Mapping[str, Route], lang: str) -> None:
    """Print the cases that change; ``routes`` are those with the motion and those it takes away."""
    out = show.console()
    count = len({one.case["id"] for one in found.changed})
    key = "none" if not count else "one" if count == 1 else "several"
    out.print(_TEXT[key][lang].format(count, found.asked))
    for key in ("surprising", "expected", "open"):
        some = [one for one in found.changed if _kind(one) == key]
        if some:
            out.print(f"\n[bold]{_TEXT[key][lang]}[/bold]")
        for one in some:
            _show(out, one, routes, lang)
    if found.refused:
        out.print(f"\n[dim]{escape(_TEXT['refused'][lang].format(', '.join(found.refused)))}[/dim]")


def _kind(one: Answered) -> str:
    if one.surprising:
        return "surprising"
    return "open" if all(now == "undecided" for _, now in one.routes.values()) and one.routes else "expected"


def _show(out: Any, one: Answered, routes: Mapping[str, Route], lang: str) -> None:
    mark = f" [red]{_TEXT['worse'][lang]}[/red]" if one.worse else ""
    out.print(Padding(f"[bold]{escape(str(one.case['id']))}[/bold] [dim]{phrases.day(one.day.isoformat(), lang)}[/dim]{mark}", (0, 0, 0, 2)))
    for name, (old, new) in one.routes.items():
        title = routes[name].title[lang]
        out.print(Padding(f"{escape(title)}: {terms.STATE[old][lang]} → {terms.STATE[new][lang]}", (0, 0, 0, 4)))


def as_data(found: Answers) -> dict[str, Any]:
    """The cases that change as plain data."""
    return {
        "asked": found.asked,
        "refused": dict(found.refused),
        "changed": [
            {
                "id": one.case["id"],
                "day": one.day.isoformat(),
                "programme": one.programme,
                "kind": _kind(one),
                "worse": one.worse,
                "words": {key: list(pair) for key, pair in one.words.items()},
                "routes": {key: list(pair) for key, pair in one.routes.items()},
            }
            for one in found.changed
        ],
    }
