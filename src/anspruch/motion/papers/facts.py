"""The fact sheet: an impact as plain data with all its words, every figure with its source, date and assumption."""

from collections.abc import Mapping
from typing import Any

from anspruch.motion.moved import Moved
from anspruch.motion.outcome import Outcome, Row, money, persons
from anspruch.motion.papers.sheet import choices, entries
from anspruch.population import figures, tables
from anspruch.population.assumptions import declared
from anspruch.population.impact import FEDERATION, Impact
from anspruch.readings import numbers
from anspruch.readings.render.phrases import day

_SHOWN = 0.005
WORDS = {
    "paper": {"de": "Was der Antrag bewirkt", "en": "What the motion does"},
    "headline": {"de": "Das Wichtigste", "en": "What matters"},
    "examples": {"de": "Zum Beispiel", "en": "For example"},
    "choices": {"de": "Gerechnet ist", "en": "What was reckoned"},
    "laender": {"de": "Nach Ländern", "en": "By Land"},
    "land": {"de": "Land", "en": "Land"},
    "central": {"de": "bekommen den Anspruch", "en": "get the entitlement"},
    "range": {"de": "Spanne", "en": "range"},
    "assigned": {"de": "nach Königsteiner Schlüssel", "en": "by the Königstein key"},
    "starts": {"de": "Kursbeginne", "en": "course starts"},
    "federation": {"de": "Kosten des Bundes", "en": "cost to the Federation"},
    "assumptions": {"de": "Annahmen", "en": "Assumptions"},
    "assumptions_note": {
        "de": "Keine Quelle klärt sie. Niedrig / mittel / hoch; die Spanne oben stellt alle auf den Wert, der das Ergebnis senkt oder hebt. Rechts "
        "steht, welchen Teil der Spanne jede für sich ausmacht: bei den Personen und bei den Kosten.",
        "en": "No source settles them. Low / central / high; the range above sets all to the value that lowers or raises the result. On the "
        "right stands what part of the range each makes alone: of the persons and of the cost.",
    },
    "persons_share": {"de": "Personen", "en": "persons"},
    "cost_share": {"de": "Kosten", "en": "cost"},
    "values": {"de": "Werte", "en": "values"},
    "sources": {"de": "Quellen", "en": "Sources"},
    "chart": {
        "de": "Balken: mittlere Schätzung je Land; Linie: Spanne; Strich: Königsteiner Schlüssel.",
        "en": "Bars: central estimate by Land; line: range; tick: Königstein key.",
    },
    "method": {
        "de": "Wer gewinnt, ist für alle möglichen Menschen bewiesen und dann an der Bevölkerung gezählt. Die Zahlen sind Schätzungen, auf drei "
        "Stellen gerundet; unter 5 wird nichts genannt. Die Länder summieren sich zum Bund. Höchstens kosten könnten die Kurse {0}: alle "
        "Eingereisten, die Hälfte erwachsen, niemand war im Kurs, alle gehen in den allgemeinen Kurs.",
        "en": "Who gains is proved for all possible persons and then counted in the population. The figures are estimates, rounded to three "
        "places; nothing under 5 is named. The Länder add up to the Federation. At most the courses could cost {0}: all who came, half of "
        "them adults, nobody has attended, all take the general course.",
    },
    "law": {
        "de": "Recht vom {0}, gelesen bis {1}; Kennung {2} ohne und {3} mit dem Antrag.",
        "en": "Law of {0}, read up to {1}; identifier {2} without and {3} with the motion.",
    },
}


def facts(moved: Moved, found: Impact, outcome: Outcome, charts: Mapping[str, str], lang: str) -> dict[str, Any]:
    """The fact sheet as plain data: texts, numbers, lists and mappings, and the charts as SVG."""
    words = {key: text[lang] for key, text in WORDS.items()}
    law = found.comparison
    asked, horizon = (day(one.toordinal(), lang) for one in (found.on, law.after.law.horizon))
    return {
        "lang": lang,
        "title": moved.motion.title[lang],
        "drafted_on": moved.motion.drafted_on.isoformat(),
        "head": list(entries(moved.motion, lang)),
        "headline": list(outcome.headline),
        "examples": [{"who": who, "before": before, "after": after} for who, before, after in outcome.examples],
        "choices": choices(moved, lang),
        "rows": [_row(row, lang) for row in (*outcome.rows, outcome.total)],
        "assumptions": _assumptions(found, lang),
        "sources": _sources(found),
        "charts": dict(charts),
        "words": words,
        "method": words["method"].format(money(found.ceiling.most, lang)) if found.ceiling else "",
        "law": words["law"].format(asked, horizon, law.before.fingerprint, law.after.fingerprint),
    }


def _row(row: Row, lang: str) -> dict[str, str]:
    low, central, high, assigned, starts = (persons(value, lang) for value in (row.low, row.central, row.high, row.assigned, row.starts))
    span = numbers.span(low, high, lang)
    return {"name": row.name, "central": central, "range": span, "assigned": assigned, "starts": starts, "federation": money(row.federation, lang)}


def _assumptions(found: Impact, lang: str) -> list[dict[str, str]]:
    """Every assumption with its values, its reason and what it does to the range, the greatest first."""
    shares = {measure: {one.name: one.share for one in several} for measure, several in found.explained.items()}

    def weight(name: str) -> float:
        return max(of.get(name, 0.0) for of in shares.values())

    return [
        {
            "name": name,
            "values": " / ".join(
                _plain(value, lang) for value in ([found.chosen[name]] if name in found.chosen else [one.low, one.central, one.high])
            ),
            "unit": one.unit,
            "why": one.why[lang],
            "persons": _percent(shares["persons"].get(name, 0.0), lang),
            "federation": _percent(shares[FEDERATION].get(name, 0.0), lang),
        }
        for name, one in sorted(declared().items(), key=lambda pair: -weight(pair[0]))
        if found.ceiling or one.of == "impact"
    ]


def _plain(value: float, lang: str) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if lang == "de" else text


def _percent(value: float, lang: str) -> str:
    return f"{numbers.number(100 * value, lang)} %" if value >= _SHOWN else "–"


def _sources(found: Impact) -> list[str]:
    """The published figures that were used, with their day: the population's, and the costs of the day."""
    own = found.ceiling is None
    population = [] if own else [f"{one['title']} ({one['day']})" if "day" in one else one["title"] for one in tables.sources().values()]
    courses = [figures.cost(name, found.on) for name in figures.costs()]
    return [*dict.fromkeys((*population, *(f"{one.source.title} ({one.name}, ab {one.since.isoformat()})" for one in courses)))]
