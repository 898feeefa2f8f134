"""``anspruch advice``: what to try first, what it costs, what opens next; German or English, or as plain data."""

from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from anspruch.cli import phrases, show
from anspruch.cli.phrases import say
from anspruch.readings import terms
from anspruch.readings.advice import Advice
from anspruch.readings.advice.advice import Placed
from anspruch.readings.decide.document import document
from anspruch.readings.explain.words import label

_TEXT = {
    "head": {"de": "Was jetzt möglich ist, in der Reihenfolge einer guten Beratung", "en": "What is possible now, in the order of good advice"},
    "nothing": {"de": "Nach dem, was bekannt ist, steht noch kein Weg fest.", "en": "As far as is known, no way is settled yet."},
    "later": {"de": "Was danach aufgeht", "en": "What opens next"},
    "coming": {"de": "von selbst am {0}: {1} ({2})", "en": "by itself on {0}: {1} ({2})"},
    "undecided": {"de": "Noch ungeklärt, dafür fehlen Angaben", "en": "Still undecided, for facts are missing"},
    "closed": {"de": "Nicht offen", "en": "Not open"},
    "notes": {"de": "Dabei beachten", "en": "Keep in mind"},
    "duty": {"de": "Preis: bringt eine Pflicht", "en": "price: brings a duty"},
    "fee": {"de": "Preis: kostet Geld", "en": "price: costs money"},
    "none": {"de": "", "en": ""},
    "not_law": {
        "de": "Die Reihenfolge ist ein Rat, kein Recht, und ersetzt keine Beratung.",
        "en": "The order is advice, not law, and replaces no counselling.",
    },
}


def show_advice(found: Advice, lang: str) -> None:
    """Print the advice."""
    out = show.console()
    law = say("law_of", lang, phrases.day(found.decision.law.day.isoformat(), lang), phrases.day(found.decision.law.law.horizon.isoformat(), lang))
    out.print(f"[bold]{_TEXT['head'][lang]}[/bold]  [dim]{law}[/dim]")
    data = _routes(found)
    _now(out, found, data, lang)
    _next(out, found, lang)
    if found.notes:
        out.print(f"\n[bold]{_TEXT['notes'][lang]}[/bold]")
        for note in found.notes:
            out.print(Padding(escape(note.says[lang]), (0, 0, 0, 4)))
    if found.undecided:
        out.print(f"\n[bold]{_TEXT['undecided'][lang]}[/bold]")
    for one in found.undecided:
        missing = ", ".join(label(found.decision.law.law.vocabulary[name], lang) for name in data[one.route.name]["missing"])
        why = missing or "; ".join(gap["note"].get(lang, gap["cite"]) for gap in data[one.route.name]["gaps"])
        price = f" [yellow]({_TEXT['duty'][lang]})[/yellow]" if one.route.modality == "pflicht" else ""
        out.print(Padding(f"{phrases.MARK['undecided']} {escape(_plain(found, one, lang))}{price}[dim]: {escape(why)}[/dim]", (0, 0, 0, 4)))
    if found.closed:
        titles = "; ".join(one.route.title[lang] for one in found.closed)
        out.print(f"\n[bold]{_TEXT['closed'][lang]}[/bold] [dim]{escape(titles)}[/dim]")
    out.print(f"\n[dim]{_TEXT['not_law'][lang]}[/dim]")


def _now(out: Console, found: Advice, data: dict[str, Any], lang: str) -> None:
    if not found.now:
        out.print(_TEXT["nothing"][lang])
    for number, (step, placed) in enumerate(found.now, 1):
        price = f" [yellow]{_TEXT[step.price][lang]}[/yellow]" if step.price != "none" else ""
        out.print(f"\n[bold]{number}. {escape(step.title[lang])}[/bold]{price}")
        out.print(Padding(f"[dim]{escape(step.why[lang])}[/dim]", (0, 0, 0, 3)))
        for one in placed:
            _way(out, found, one, data[one.route.name], lang)


def _way(out: Console, found: Advice, one: Placed, data: dict[str, Any], lang: str) -> None:
    out.print(Padding(show.headline({**data, "title": {lang: _plain(found, one, lang)}}, lang), (0, 0, 0, 3)))
    lines = [(say("decides", lang), data["decided_by"].get(lang, "")), (say("next", lang), data["next_step"].get(lang, ""))]
    lines += [(say("cost", lang), data["cost"].get(lang, "")), (say("warning", lang), data["warning"].get(lang, ""))]
    if one.route.modality == "pflicht":
        lines.append((say("consequence", lang), data["consequence"].get(lang, "")))
    if data["until"]:
        then = terms.STATE[data["changes"][0]["state"]][lang]
        lines.append((say("timing", lang), say("until", lang, phrases.day(data["until"], lang), then)))
    practice = data["practice"]
    if practice and practice["state"] != "open" and one.state != "open":
        lines.append((say("practice", lang), f"{terms.ENFORCEMENT[practice['state']][lang]}. {practice['note'].get(lang, '')}"))
    lines += [(say("source", lang), show.source(source, lang)) for source in data["sources"] if source["old"]]
    for head, text in lines:
        if text:
            out.print(Padding(f"[dim]{head}:[/dim] {escape(text)}", (0, 0, 0, 7)))


def _next(out: Console, found: Advice, lang: str) -> None:
    if not found.coming and not found.later:
        return
    out.print(f"\n[bold]{_TEXT['later'][lang]}[/bold]")
    for coming in found.coming:
        called = _plain(found, Placed(coming.route, coming.state), lang)
        text = _TEXT["coming"][lang].format(phrases.day(coming.on.isoformat(), lang), called, terms.STATE[coming.state][lang])
        out.print(Padding(escape(text), (0, 0, 0, 4)))
    for opening in found.later:
        ways = "; ".join(_plain(found, one, lang) for one in opening.routes)
        out.print(Padding(f"{escape(opening.later.title[lang])}: {escape(ways)}", (0, 0, 0, 4)))


def _plain(found: Advice, one: Placed, lang: str) -> str:
    """Programme and route, for routes of several programmes stand side by side."""
    return found.decision.law.law.full_title(one.route)[lang]


def _routes(found: Advice) -> dict[str, Any]:
    return {route["name"]: route for programme in document(found.decision)["programmes"] for route in programme["routes"]}


def as_data(found: Advice) -> dict[str, Any]:
    """The advice as plain data."""
    data = _routes(found)
    programmes = {name: dict(one.title) for name, one in found.decision.law.law.programmes.items()}

    def whole(one: Placed) -> dict[str, Any]:
        return {"programme": {"name": one.route.programme, "title": programmes[one.route.programme]}, **data[one.route.name]}

    def brief(one: Placed) -> dict[str, Any]:
        return {"programme": one.route.programme, "route": one.route.name, "title": dict(one.route.title), "state": one.state}

    return {
        "on": found.decision.on.isoformat(),
        "law_day": found.decision.law.day.isoformat(),
        "law": found.decision.law.fingerprint,
        "now": [
            {"step": step.name, "title": dict(step.title), "why": dict(step.why), "price": step.price, "ways": [whole(one) for one in placed]}
            for step, placed in found.now
        ],
        "coming": [{**brief(Placed(one.route, one.state)), "on": one.on.isoformat()} for one in found.coming],
        "later": [
            {
                "step": one.later.name,
                "title": dict(one.later.title),
                "supposing": dict(one.later.supposing),
                "ways": [brief(way) for way in one.routes],
            }
            for one in found.later
        ],
        "notes": [{"programme": note.programme, "value": note.value, "says": dict(note.says)} for note in found.notes],
        "undecided": [{**brief(one), "missing": data[one.route.name]["missing"], "gaps": data[one.route.name]["gaps"]} for one in found.undecided],
        "closed": [brief(one) for one in found.closed],
    }
