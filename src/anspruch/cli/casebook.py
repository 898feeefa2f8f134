"""The report on a run of case files."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.markup import escape
from rich.padding import Padding

from anspruch.cases import Outcome
from anspruch.cli import show
from anspruch.readings import terms

_WORD = {
    "pass": {"de": "bestanden", "en": "passed"},
    "fail": {"de": "gescheitert", "en": "failed"},
    "deviation": {"de": "Abweichung", "en": "listed deviation"},
    "skipped": {"de": "übersprungen", "en": "skipped"},
}
_EXPECTED = {"de": "{0}: erwartet {1}, gefunden {2}", "en": "{0}: expected {1}, found {2}"}
_SKIPPED = {"de": "nicht gewertet oder hier noch kein Recht: {0}", "en": "not scored, or no law here yet: {0}"}


def report(outcomes: Sequence[Outcome], lang: str) -> None:
    """Print what did not pass, and a line of counts."""
    out = show.console()
    for one in outcomes:
        if one.verdict in ("fail", "deviation"):
            colour = "red" if one.verdict == "fail" else "yellow"
            out.print(f"[{colour}]{_WORD[one.verdict][lang]}[/{colour}] [bold]{escape(one.id)}[/bold] {escape(one.reason)}")
            for key, (expected, found) in one.differences.items():
                out.print(Padding(escape(_EXPECTED[lang].format(key, expected, found)), (0, 0, 0, 4)))
            for route in one.result.routes if one.result and one.verdict == "fail" else ():
                missing = f" [dim]({', '.join(route.missing)})[/dim]" if route.missing else ""
                out.print(Padding(f"{route.route.name}: {terms.state(route.state, route.route.modality)[lang]}{missing}", (0, 0, 0, 6)))
    counts = Counter(one.verdict for one in outcomes)
    out.print(" · ".join(f"{counts[word]} {_WORD[word][lang]}" for word in _WORD if counts[word]) or "0")
    questions = Counter(one.reason for one in outcomes if one.verdict == "skipped")
    if questions:
        out.print(f"[dim]{escape(_SKIPPED[lang].format(', '.join(f'{name} ({count})' for name, count in questions.items())))}[/dim]")


def as_data(outcomes: Sequence[Outcome]) -> list[dict[str, Any]]:
    """The outcomes as plain data."""
    found = []
    for one in outcomes:
        differences = {key: {"expected": expected, "found": got} for key, (expected, got) in one.differences.items()}
        found.append({"id": one.id, "verdict": one.verdict, "differences": differences, "reason": one.reason})
    return found
