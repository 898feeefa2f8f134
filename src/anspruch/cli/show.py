"""Results for people in the terminal: short lines, a mark and a word for every state."""

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from anspruch.cli import phrases
from anspruch.cli.phrases import say
from anspruch.readings import numbers, terms
from anspruch.readings.advice.amounts import concerning
from anspruch.readings.decide import Decision
from anspruch.readings.decide.document import concerned, document
from anspruch.readings.decide.result import ACCESS
from anspruch.readings.explain import explain, suggest
from anspruch.readings.explain.words import label
from anspruch.statute.model import Route

_MANY = 6
_ORDER = ("open", "possible", "suspended", "undecided", "closed")


def console(*, error: bool = False) -> Console:
    """A console that fits the terminal, and writes plain text into a pipe."""
    return Console(stderr=error, highlight=False, soft_wrap=False)


def result(out: Console, decision: Decision, lang: str, programmes: tuple[str, ...], *, full: bool = True) -> None:
    """All programmes of one decision."""
    data = document(decision, programmes)
    law = say("law_of", lang, phrases.day(data["law_day"], lang), phrases.day(data["verified_until"], lang))
    for programme in data["programmes"]:
        title = decision.law.law.programmes[programme["name"]].title[lang]
        out.print(f"[bold]{escape(title)}[/bold]  [dim]{law}[/dim]")
        if any(route["modality"] in ACCESS for route in programme["routes"]):
            out.print(_best(programme, lang))
        together = _closed_together(programme["routes"])
        for one in sorted(programme["routes"], key=_rank):
            if one not in together:
                route(out, decision, one, lang, full=full)
        if together:
            out.print(f"[dim]{phrases.MARK['closed']} {say('closed_too', lang)}: {escape('; '.join(one['title'][lang] for one in together))}[/]")
        if full:
            _beside(out, decision, programme, lang)
        out.print()


def _closed_together(routes: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Closed routes of which nothing more is to be said, where they are many: one line names them all."""
    closed = [one for one in routes if one["state"] == "closed" and not one["changes"] and not one["disputed"]]
    return closed if len(closed) > _MANY else []


def _rank(route: Mapping[str, Any]) -> tuple[bool, bool, int]:
    """Best states first; paying oneself comes after them, as it is open to everyone; what is closed comes last."""
    return route["state"] == "closed", route["modality"] == "frei", _ORDER.index(route["state"])


def _best(programme: Mapping[str, Any], lang: str) -> str:
    words = dict(terms.MODALITY)
    if any(route["modality"] == "frei" and route["state"] == "open" for route in programme["routes"]):
        words["none"] = phrases.TEXT["freely"]
    if programme["best"] is not None:
        return say("best", lang, words[programme["best"]][lang])
    return say("between", lang, words[programme["best_at_least"]][lang], words[programme["best_at_most"]][lang])


def headline(route: Mapping[str, Any], lang: str) -> str:
    """One line: mark, title, state."""
    state = route["state"]
    colour = phrases.COLOUR[state]
    modality = terms.MODALITY[route["modality"]][lang]
    nature = "" if route["nature"] == "law" else f"; {terms.NATURE[route['nature']][lang]}"
    told = terms.state(state, route["modality"])[lang]
    return f"[{colour}]{phrases.MARK[state]} {escape(route['title'][lang])}[/] ({modality}{nature}): [{colour}]{told}[/]"


def route(out: Console, decision: Decision, data: Mapping[str, Any], lang: str, *, full: bool) -> None:
    """One route: its headline and, unless it is closed, what to do; ``full`` for the whole procedure."""
    out.print(headline(data, lang))
    shown = data["state"] != "closed"
    lines = _timing(data, lang)
    names = {key: ", ".join(label(decision.law.law.vocabulary[name], lang) for name in data[key]) for key in ("missing", "presumptions", "awaits")}
    if shown and full:
        lines += [(say(key, lang), data[name].get(lang, "")) for key, name in (("decides", "decided_by"), ("next", "next_step"), ("cost", "cost"))]
        lines += [(say("papers", lang), "; ".join(paper[lang] for paper in data["papers"]))]
        lines += [(say(key, lang), data[key].get(lang, "")) for key in ("deadline", "consequence", "remedy")]
    if shown:
        lines += [(say("warning", lang), data["warning"].get(lang, "")), (say("missing", lang), names["missing"])]
        lines += [(say("awaits", lang), names["awaits"])] if full else []
        lines += _practice(data, lang)
        lines += [(say("gap", lang), f"{gap['cite']}. {gap['note'].get(lang, '')}") for gap in data["gaps"]]
        lines += [(say("source", lang), source(one, lang)) for one in data["sources"] if full or one["old"]]
    lines += [(say("presumed", lang), names["presumptions"])] if full else []
    lines += _disputes(data, lang)
    for head, text in lines:
        if text:
            out.print(Padding(f"[dim]{head}:[/dim] {escape(text)}", (0, 0, 0, 4)))


def _timing(route: Mapping[str, Any], lang: str) -> list[tuple[str, str]]:
    if not route["changes"]:
        return []
    then = terms.state(route["changes"][0]["state"], route["modality"])[lang]
    if route["until"]:
        return [(say("timing", lang), say("until", lang, phrases.day(route["until"], lang), then))]
    return [(say("timing", lang), say("from", lang, phrases.day(route["changes"][0]["on"], lang), then))]


def _practice(route: Mapping[str, Any], lang: str) -> list[tuple[str, str]]:
    practice = route["practice"]
    if not practice or practice["state"] == "open" or route["state"] == "open":
        return []
    state = terms.ENFORCEMENT[practice["state"]][lang]
    since = phrases.day(practice["since"], lang)
    return [(say("practice", lang), f"{state} ({since}, {practice['by']}). {practice['note'].get(lang, '')}")]


def source(one: Mapping[str, Any], lang: str) -> str:
    """A source with the day it tells of, and a warning where that is long ago."""
    if not one["as_of"]:
        return say("undated", lang, one["title"])
    return say("told_old" if one["old"] else "told", lang, one["title"], phrases.day(one["as_of"], lang))


def _disputes(route: Mapping[str, Any], lang: str) -> list[tuple[str, str]]:
    return [(say("disputed", lang), dispute(point, lang)) for point in route["disputed"]]


def dispute(point: Mapping[str, Any], lang: str) -> str:
    """A disputed point: the reading used, the other one, and the state it would lead to."""
    used, other = point["readings"]
    otherwise = f"{other['says'][lang]} ({other['source'][lang]}) → {terms.STATE[other['state']][lang]}"
    return f"{point['question'][lang]} {used['says'][lang]} ({used['source'][lang]}) {say('instead', lang, otherwise)}"


def _beside(out: Console, decision: Decision, programme: Mapping[str, Any], lang: str) -> None:
    """The answers beside the routes that are settled and not plainly no, and the amounts."""
    if not concerned(programme):
        return
    known = decision.law.law.programmes[programme["name"]]
    titles = {value.word: value.title[lang] for value in known.values}
    parts = [f"{titles[name]}: {terms.ANSWER[word][lang]}" for name, word in programme["values"].items() if word in ("yes", "possible")]
    told = [(amount.title[lang], programme["amounts"][amount.name]) for amount in concerning(decision, known)]
    parts += [f"{title}: {_number(one['value'], lang)} {one['unit']}" for title, one in told if one["value"] is not None]
    if parts:
        out.print(f"[bold]{say('beside', lang)}[/bold]")
        for part in parts:
            out.print(Padding(escape(part), (0, 0, 0, 4)))


def _number(value: float, lang: str) -> str:
    return numbers.number(value, lang, 2 if value != int(value) else 0)


def explanation(out: Console, decision: Decision, way: Route, lang: str, *, most: int = 3) -> None:
    """Why one route is as it is, and what would have to change."""
    found = explain(decision, way)
    if not found.reasons:
        only_unproven = decision.state(way) == "undecided" and not decision.result(way.programme).route(way.name).missing
        out.print(Padding(say("unproven" if only_unproven else "no_reasons", lang), (0, 0, 0, 4)))
    for reason in found.reasons:
        sure = "" if reason.certainty == "verified" else f" [dim]({terms.CERTAINTY[reason.certainty][lang]})[/dim]"
        out.print(Padding(f"[bold]{escape(reason.cite)}[/bold] {escape(reason.text[lang])}{sure}", (0, 0, 0, 4)))
    suggestions = suggest(decision, way)[:most]
    if suggestions:
        out.print(Padding(f"[dim]{say('change', lang)}:[/dim]", (0, 0, 0, 4)))
    for one in suggestions:
        then = say("then", lang, terms.STATE[one.state][lang])
        kind = say(f"kind_{one.kind}", lang) if one.kind in ("status", "never") else ""
        out.print(Padding(f"→ {escape(one.text[lang])} - {then}{kind}", (0, 0, 0, 6)))
