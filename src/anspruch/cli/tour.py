"""The tour: what the law says to a former local staff member, then and now, in under five seconds."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.padding import Padding

from anspruch.cli import phrases, show
from anspruch.readings import terms
from anspruch.readings.decide import Decision, decide
from anspruch.readings.decide.document import document
from anspruch.readings.explain import explain
from anspruch.statute import yaml12
from anspruch.statute.law import Law

_PROGRAMME, _CLAIM = "integrationskurs", "anspruch_aufenthg_44"
_TEXT = {
    "title": {"de": "Anspruch: deutsches Integrationsrecht als Programm", "en": "Anspruch: German integration law as code"},
    "ask": {
        "de": "Eine frühere Ortskraft aus Afghanistan (§ 22 Satz 2 AufenthG) möchte in den Integrationskurs.",
        "en": "A former local staff member from Afghanistan (§ 22 Satz 2 AufenthG) wants to join the integration course.",
    },
    "why": {"de": "Kein Anspruch, denn:", "en": "No entitlement, because:"},
    "ways": {"de": "Wege, die bleiben:", "en": "Ways that remain:"},
    "spouse": {"de": "Zum Vergleich - {0}: {1}", "en": "By comparison - {0}: {1}"},
    "has": {"de": "hat den Anspruch.", "en": "has the entitlement."},
    "next": {"de": "Weiter mit:", "en": "Next:"},
}
_NEXT = (
    ("anspruch check", {"de": "Fragen beantworten, alle Wege sehen", "en": "answer questions, see every way"}),
    ('anspruch law show "AufenthG § 44" --on 2024-03-21', {"de": "das Recht eines Tages", "en": "the law of a day"}),
    ('anspruch law history "AufenthG § 44 Abs. 4"', {"de": "alle Fassungen", "en": "all versions"}),
)


def tour(law: Law, lang: str) -> None:
    """Print the tour."""
    out = show.console()
    data = yaml12.read(Path(__file__).parent / "tour.yaml")
    out.print(f"[bold]{_TEXT['title'][lang]}[/bold]\n{_TEXT['ask'][lang]}\n")
    for day, is_today in _days(data):
        name = phrases.day(day.isoformat(), lang)
        out.rule(f"[bold]{phrases.say('today', lang).capitalize()}, {name}" if is_today else f"[bold]{name}", align="left")
        _staff(out, decide(law.on(day), data["ortskraft"]["facts"]), lang)
        _spouse(out, decide(law.on(day), _joined(data, day)), data["ehegatte"]["label"][lang], lang)
    out.print(f"[bold]{_TEXT['next'][lang]}[/bold]")
    for command, what in _NEXT:
        out.print(Padding(f"{escape(command)}   [dim]{what[lang]}[/dim]", (0, 0, 0, 4)))


def as_data(law: Law) -> dict[str, Any]:
    """The tour's decisions as plain data."""
    data = yaml12.read(Path(__file__).parent / "tour.yaml")
    found = {}
    for day, _ in _days(data):
        people = {"ortskraft": data["ortskraft"]["facts"], "ehegatte": _joined(data, day)}
        found[day.isoformat()] = {name: document(decide(law.on(day), facts), (_PROGRAMME,)) for name, facts in people.items()}
    return found


def _days(data: dict[str, Any]) -> list[tuple[date, bool]]:
    return [(date.today(), True) if text == "today" else (date.fromisoformat(text), False) for text in data["days"]]


def _joined(data: dict[str, Any], day: date) -> dict[str, Any]:
    """The wife, her title issued some weeks before the day."""
    issued = day - timedelta(days=data["joined_days_before"])
    return {**data["ehegatte"]["facts"], "titel_erteilt_am": issued.isoformat()}


def _staff(out: Any, decision: Decision, lang: str) -> None:
    routes = {route.name: route for route in decision.law.law.programmes[_PROGRAMME].routes}
    out.print(_TEXT["why"][lang])
    for reason in explain(decision, routes[_CLAIM]).reasons:
        out.print(Padding(f"{escape(reason.cite)}: {escape(reason.text[lang])}", (0, 0, 0, 4)))
    out.print(_TEXT["ways"][lang])
    for route in document(decision, (_PROGRAMME,))["programmes"][0]["routes"]:
        if route["state"] not in ("closed", "undecided"):
            out.print(Padding(show.headline(route, lang), (0, 0, 0, 4)))
            note = route["practice"]["note"].get(lang, "") if route["practice"] and route["practice"]["state"] != "open" else ""
            for text in (note, route["warning"].get(lang, "")):
                if text:
                    out.print(Padding(f"[dim]{escape(text)}[/dim]", (0, 0, 0, 6)))


def _spouse(out: Any, decision: Decision, label: str, lang: str) -> None:
    state = decision.programmes[_PROGRAMME].route(_CLAIM).state
    verdict = _TEXT["has"][lang] if state == "open" else terms.STATE[state][lang]
    out.print(escape(_TEXT["spouse"][lang].format(label, verdict)) + "\n")
