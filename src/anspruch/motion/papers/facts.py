"""The fact sheet: an impact as plain data with all its words, every figure with its source, date and assumption."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from anspruch.motion.moved import Moved
from anspruch.motion.outcome import Outcome
from anspruch.motion.papers import charts as drawings
from anspruch.motion.papers.sheet import choices, entries
from anspruch.motion.phrasing import HIDDEN, money, persons, said
from anspruch.motion.told import Row
from anspruch.population import costs, tables
from anspruch.population.assumptions import declared
from anspruch.population.cohorts import entries_counted
from anspruch.population.counted import COURSE_GAIN
from anspruch.population.figures import Figure, dated, named
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
    "otherwise": {"de": "Anders gewählt", "en": "Chosen otherwise"},
    "notes": {"de": "Wie weit das reicht", "en": "How far it holds"},
    "central": {"de": "sicher", "en": "sure"},
    "range": {"de": "Spanne", "en": "range"},
    "rounded": {
        "de": "Sicher: mittlere Annahmen; Spanne: alle Annahmen niedrig bis hoch, nur wer sicher gewinnt; möglich bis: dazu alle, bei denen die "
        "Statistik Titel oder Umstände offen lässt. Auf drei Stellen gerundet.",
        "en": "Sure: central assumptions; range: all assumptions low to high, only of those who surely gain; possibly up to: with all whose title "
        "or circumstances the statistics leave open. Rounded to three figures.",
    },
    "assigned": {"de": "Königstein", "en": "Königstein"},
    "starts": {"de": "Kursbeginne", "en": "course starts"},
    "gross": {"de": "Kosten", "en": "cost"},
    "contributions": {"de": "Eigenbeitrag", "en": "contributed"},
    "federation": {"de": "Bund", "en": "Federation"},
    "possible": {"de": "möglich bis", "en": "possibly up to"},
    "head": {
        "de": "Kosten je Kopf: allgemeiner Kurs {0} € ({1} Unterrichtseinheiten zu {2} € und drei Tests), Alphabetisierungskurs {3} €; "
        "Eigenbeitrag, wer nicht befreit ist, {4} €.",
        "en": "Cost a head: general course {0} € ({1} lessons at {2} € and three tests), literacy course {3} €; contribution of whoever is not "
        "exempt {4} €.",
    },
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
    "method": {
        "de": "Wer gewinnt, ist für alle möglichen Menschen bewiesen und dann an der Bevölkerung gezählt. Die Zahlen sind Schätzungen, auf drei "
        "Stellen gerundet; unter 5 wird nichts genannt. Die Länder summieren sich zum Bund. Allgemeine Kurse könnten höchstens {0} kosten: alle "
        "{1} seit Mai 2021 Eingereisten ({2}), auch die 1.826 vor dem 16.8.2021, die Hälfte erwachsen, niemand war im Kurs, alle gehen hin.",
        "en": "Who gains is proved for all possible persons and then counted in the population. The figures are estimates, rounded to three "
        "places; nothing under 5 is named. The Länder add up to the Federation. General courses could cost {0} at most: all {1} who came "
        "since May 2021 ({2}), with the 1,826 before 16 August 2021, half of them adults, nobody has attended, all go.",
    },
    "narrow": {"de": "Ortskräfte und Familien", "en": "local staff and families"},
    "wide": {"de": "§ 22 Satz 2", "en": "§ 22 Satz 2"},
    "law": {
        "de": "Recht vom {0}, gelesen bis {1}; Kennung {2} ohne und {3} mit dem Antrag.",
        "en": "Law of {0}, read up to {1}; identifier {2} without and {3} with the motion.",
    },
}


def facts(moved: Moved, found: Impact, outcome: Outcome, charts: Mapping[str, str], lang: str) -> dict[str, Any]:
    """The fact sheet as plain data: texts, numbers, lists and mappings, and the charts as SVG."""
    words = {key: text[lang] for key, text in WORDS.items()}
    rows = [_row(row, _possible(outcome, place), lang, costed=outcome.costed) for place, row in enumerate((*outcome.rows, outcome.total))]
    law = found.comparison
    asked, horizon = (day(one.toordinal(), lang) for one in (found.on, law.after.law.horizon))
    return {
        "lang": lang,
        "title": moved.motion.title[lang],
        "drafted_on": moved.motion.drafted_on.isoformat(),
        "head": list(entries(moved.motion, lang)),
        "headline": [*outcome.said.first, *outcome.said.then],
        "otherwise": [line.partition(" – ")[2] for line in outcome.said.otherwise],
        "notes": list(outcome.said.notes),
        "examples": [{"who": who, "before": before, "after": after} for who, before, after in outcome.examples],
        "choices": choices(moved, lang),
        "rows": rows,
        "assumptions": _assumptions(found, lang),
        "sources": _sources(found, lang),
        "charts": dict(charts),
        "alt": drawings.description(outcome, lang),
        "legend": drawings.legend(outcome, lang),
        "costed": outcome.costed,
        "head_cost": _head(found, lang) if outcome.costed else "",
        "hidden": said("hidden", lang) if any(HIDDEN in cell for row in rows for cell in row.values()) else "",
        "words": words,
        "method": _method(found, words["method"], lang),
        "law": words["law"].format(asked, horizon, law.before.fingerprint, law.after.fingerprint),
    }


def _possible(outcome: Outcome, place: int) -> float | None:
    """For how many of a Land, or in total, the first gain is possible."""
    return outcome.possible.cells[place] if place < len(outcome.possible.cells) else outcome.possible.total


def _row(row: Row, possible: float | None, lang: str, *, costed: bool) -> dict[str, str]:
    low, high = persons(row.low, lang), persons(row.high, lang)
    return {
        "name": row.name,
        "central": persons(row.central, lang),
        "range": numbers.span(low, high, lang),
        "assigned": persons(row.assigned, lang),
        "possible": persons(possible, lang),
        **({"starts": persons(row.starts, lang)} if costed else {}),
        **({key: money(getattr(row, key), lang) for key in ("gross", "contributions", "federation")} if costed else {}),
    }


def _head(found: Impact, lang: str) -> str:
    """What a course costs a head, and by which rate."""
    law = found.comparison.after
    course, rate = costs.general(law), costs.general(law).figures[0]
    texts = [numbers.number(value, lang, digits) for value, digits in ((course.gross, 0), (course.lessons, 0), (rate.value, 2))]
    return WORDS["head"][lang].format(*texts, *(numbers.number(value, lang) for value in (costs.literacy(law).gross, course.contribution)))


def _method(found: Impact, text: str, lang: str) -> str:
    if found.ceiling is None:
        return ""
    scope = WORDS[found.ceiling.scope][lang]
    return text.format(money(found.ceiling.most, lang), numbers.number(entries_counted(found.ceiling.scope), lang), scope)


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


def _sources(found: Impact, lang: str) -> list[dict[str, str]]:
    """The published figures that were used, each with value, day and address: the population's, and the costs of the day."""
    own = found.ceiling is None
    population = [] if own else [_table(one, lang) for one in tables.sources().values()]
    law = found.comparison.after
    used = [figure for course in costs.courses(law).values() for figure in course.figures] if found.gain == COURSE_GAIN else []
    used += [] if own or found.gain != COURSE_GAIN else [costs.ceiling(law)]
    return [*population, *(_figure(one, lang) for one in dict.fromkeys(used))]


def _table(one: Mapping[str, Any], lang: str) -> dict[str, str]:
    told = f" ({dated(date.fromisoformat(str(one['day'])), lang)})" if "day" in one else ""
    return {"title": f"{one['title']}{told}", "url": str(one["url"])}


def _figure(one: Figure, lang: str) -> dict[str, str]:
    return {"title": f"{named(one, lang)}: {one.source.title}", "url": one.source.url}
