"""``anspruch advice``: what to try first, what it costs, what is lost and what opens next; German or English, or as plain data."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from anspruch.cli import phrases, show
from anspruch.cli.phrases import say
from anspruch.readings import terms
from anspruch.readings.advice import Advice
from anspruch.readings.advice.doubts import Doubt
from anspruch.readings.advice.places import Placed
from anspruch.readings.decide.document import disputed_data, document
from anspruch.readings.explain.words import label

_LAND = "land"
_FEW, _MANY = 4, 12
"""How many missing facts are named: of what is only listed, and of what is to be settled first."""

_TEXT = {
    "head": {"de": "Was jetzt möglich ist, in der Reihenfolge einer guten Beratung", "en": "What is possible now, in the order of good advice"},
    "nothing": {"de": "Nach dem, was bekannt ist, steht noch kein Weg fest.", "en": "As far as is known, no way is settled yet."},
    "later": {"de": "Was danach aufgeht", "en": "What opens next"},
    "coming": {"de": "von selbst am {0}: {1} ({2})", "en": "by itself on {0}: {1} ({2})"},
    "ending": {"de": "Fristende: was verloren geht", "en": "End of a period: what is lost"},
    "ends": {"de": "bis {0}: {1} (danach {2})", "en": "until {0}: {1} (then {2})"},
    "instead": {"de": "Dann bleibt: {0}", "en": "What is left then: {0}"},
    "after": {"de": "{0}: {1}", "en": "{0}: {1}"},
    "depends": {"de": " (hängt ab von: {0})", "en": " (depends on: {0})"},
    "undecided": {"de": "Noch ungeklärt", "en": "Still undecided"},
    "closed": {"de": "Nicht offen", "en": "Not open"},
    "further": {"de": " und {0} weitere", "en": " and {0} more"},
    "ways": {"de": "{0} Wege", "en": "{0} ways"},
    "elsewhere": {"de": "{0} Wege anderer Länder", "en": "{0} ways of other Länder"},
    "if_so": {"de": "falls „{0}“ zutrifft: {1}", "en": "if “{0}” holds: {1}"},
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
    for told in found.first:
        out.print(Padding(f"[yellow]{escape(told.says[lang])}[/yellow]", (1, 0, 0, 0)))
    _now(out, found, data, lang)
    _section(out, "ending", _ending(found, lang), lang)
    _section(out, "later", _next(found, lang), lang)
    _section(out, "notes", [note.says[lang] for note in found.notes], lang)
    _section(out, "undecided", _undecided(found, data, lang), lang, mark=phrases.MARK["undecided"])
    _section(out, "closed", _closed(found, lang), lang, mark=phrases.MARK["closed"])
    out.print(f"\n[dim]{_TEXT['not_law'][lang]}[/dim]")


def _section(out: Console, head: str, lines: list[str], lang: str, mark: str = "") -> None:
    if lines:
        out.print(f"\n[bold]{_TEXT[head][lang]}[/bold]")
    for line in lines:
        out.print(Padding(escape(f"{mark} {line}".strip()), (0, 0, 0, 4)))


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
    lines = [(say("missing", lang), _labels(found, one.missing, lang)), (say("until_when", lang), _until(found, one, data, lang))]
    lines += [(say("decides", lang), data["decided_by"].get(lang, "")), (say("next", lang), data["next_step"].get(lang, ""))]
    lines += [(say("cost", lang), (one.cost or data["cost"]).get(lang, "")), (say("warning", lang), data["warning"].get(lang, ""))]
    if one.route.modality == "pflicht":
        lines.append((say("consequence", lang), data["consequence"].get(lang, "")))
    practice = data["practice"]
    if practice and practice["state"] != "open" and one.state != "open":
        lines.append((say("practice", lang), f"{terms.ENFORCEMENT[practice['state']][lang]}. {practice['note'].get(lang, '')}"))
    lines += [(say("disputed", lang), _doubt(found, doubt, lang)) for doubt in one.doubts]
    lines += [(say("source", lang), show.source(source, lang)) for source in data["sources"] if source["old"]]
    for head, text in lines:
        if text:
            out.print(Padding(f"[dim]{head}:[/dim] {escape(text)}", (0, 0, 0, 7)))


def _until(found: Advice, one: Placed, data: dict[str, Any], lang: str) -> str:
    """The last day of a way that is lost by itself, and what it is then."""
    ends = found.ends(one.route)
    if ends is None and not data["until"]:
        return ""
    last, then = (ends.last.isoformat(), ends.then) if ends else (data["until"], data["changes"][0]["state"])
    return say("until", lang, phrases.day(last, lang), terms.state(then, one.route.modality)[lang])


def _doubt(found: Advice, doubt: Doubt, lang: str) -> str:
    """Both readings of a disputed point, and the presumption it lies behind."""
    text = show.dispute(disputed_data(found.decision, doubt.state, doubt.point), lang)
    return _TEXT["if_so"][lang].format(_labels(found, (doubt.if_so,), lang), text) if doubt.if_so else text


def _ending(found: Advice, lang: str) -> list[str]:
    lines = []
    for one in found.ending:
        called = _plain(found, Placed(one.route, one.state), lang)
        lines.append(_TEXT["ends"][lang].format(phrases.day(one.last.isoformat(), lang), called, terms.state(one.then, one.route.modality)[lang]))
        if one.instead:
            left = _several(found, [(way, f" ({terms.state(way.state, way.route.modality)[lang]})") for way in one.instead], lang)
            lines.append("→ " + _TEXT["instead"][lang].format(left))
    return lines


def _next(found: Advice, lang: str) -> list[str]:
    lines = []
    for coming in found.coming:
        called = _plain(found, Placed(coming.route, coming.state), lang)
        lines.append(
            _TEXT["coming"][lang].format(phrases.day(coming.on.isoformat(), lang), called, terms.state(coming.state, coming.route.modality)[lang])
        )
    for opening in found.later:
        depends = _TEXT["depends"][lang]
        ways = [(one, depends.format(_labels(found, one.missing, lang)) if one.missing else "") for one in opening.routes]
        lines.append(_TEXT["after"][lang].format(" → ".join(step.title[lang] for step in opening.steps), _several(found, ways, lang)))
    return lines


def _undecided(found: Advice, data: dict[str, Any], lang: str) -> list[str]:
    """What is undecided: the ways that wait for the same stand together."""
    together: dict[str, list[tuple[Placed, str]]] = {}
    for one in found.undecided:
        facts, gaps = data[one.route.name]["missing"], data[one.route.name]["gaps"]
        # which Land's way it could be is asked for before anything else
        facts = [_LAND] if one.route.land and _LAND in facts else facts
        why = _labels(found, facts, lang, _FEW) or "; ".join(gap["note"].get(lang, gap["cite"]) for gap in gaps)
        price = f" ({_TEXT['duty'][lang]})" if one.route.modality == "pflicht" else ""
        together.setdefault(why, []).append((one, price))
    return [f"{_several(found, ways, lang)}: {why}" for why, ways in together.items()]


def _closed(found: Advice, lang: str) -> list[str]:
    """What is closed, a line a programme; where one lives elsewhere, the ways of a Land are only counted."""
    lines = []
    home = found.decision.person.get(_LAND)
    for name, programme in found.decision.law.law.programmes.items():
        own = [one for one in found.closed if one.route.programme == name]
        elsewhere = [one for one in own if one.route.land and one.route.land != home]
        titles = [one.route.title[lang] for one in own if one not in elsewhere]
        titles += [_TEXT["elsewhere" if home else "ways"][lang].format(len(elsewhere))] if elsewhere else []
        if titles:
            lines.append(f"{programme.title[lang]}: {'; '.join(titles)}")
    return lines


def _several(found: Advice, ways: Sequence[tuple[Placed, str]], lang: str) -> str:
    """Ways with what is added to each, the programme named once; many ways of the Länder are only counted."""
    parts = []
    for name, own in groupby(ways, key=lambda way: way[0].route.programme):
        several = list(own)
        titles = [_plain(found, several[0][0], lang) + several[0][1], *(one.route.title[lang] + added for one, added in several[1:])]
        many = len(several) > _FEW and all(one.route.land for one, _ in several)
        title = found.decision.law.law.programmes[name].title[lang]
        parts.append(f"{title}: {_TEXT['ways'][lang].format(len(several))}" if many else ", ".join(titles))
    return "; ".join(parts)


def _labels(found: Advice, names: Sequence[str], lang: str, most: int = _MANY) -> str:
    """Facts by their names, the first ones and how many more there are."""
    shown = ", ".join(label(found.decision.law.law.vocabulary[name], lang) for name in names[:most])
    return shown + (_TEXT["further"][lang].format(len(names) - most) if len(names) > most else "")


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
        ends = found.ends(one.route)
        return {
            "programme": {"name": one.route.programme, "title": programmes[one.route.programme]},
            **data[one.route.name],
            **({"missing": list(one.missing), "until": ends.last.isoformat() if ends else None} if one.state == "undecided" else {}),
            "cost": dict(one.cost or data[one.route.name]["cost"]),
            "doubts": [{"if": doubt.if_so or None, **disputed_data(found.decision, doubt.state, doubt.point)} for doubt in one.doubts],
        }

    def brief(one: Placed) -> dict[str, Any]:
        return {"programme": one.route.programme, "route": one.route.name, "title": dict(one.route.title), "state": one.state}

    return {
        "on": found.decision.on.isoformat(),
        "law_day": found.decision.law.day.isoformat(),
        "law": found.decision.law.fingerprint,
        "first": [{"name": told.name, "says": dict(told.says)} for told in found.first],
        "now": [
            {"step": step.name, "title": dict(step.title), "why": dict(step.why), "price": step.price, "ways": [whole(one) for one in placed]}
            for step, placed in found.now
        ],
        "ending": [
            {**brief(Placed(one.route, one.state)), "on": one.on.isoformat(), "then": one.then, "instead": [brief(way) for way in one.instead]}
            for one in found.ending
        ],
        "coming": [{**brief(Placed(one.route, one.state)), "on": one.on.isoformat()} for one in found.coming],
        "later": [
            {
                "steps": [{"step": step.name, "title": dict(step.title), "supposing": dict(step.supposing)} for step in one.steps],
                "ways": [{**brief(way), "missing": list(way.missing)} for way in one.routes],
            }
            for one in found.later
        ],
        "notes": [{"programme": note.programme, "value": note.value, "says": dict(note.says)} for note in found.notes],
        "undecided": [{**brief(one), "missing": data[one.route.name]["missing"], "gaps": data[one.route.name]["gaps"]} for one in found.undecided],
        "closed": [brief(one) for one in found.closed],
    }
