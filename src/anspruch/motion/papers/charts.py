"""Charts of an impact as SVG: persons by Land with their range; title and description say the same in words, in the document's language."""

import re
from typing import Any
from xml.sax.saxutils import escape

from anspruch.motion.outcome import Outcome
from anspruch.motion.phrasing import HIDDEN, persons, said
from anspruch.motion.told import Row
from anspruch.readings import numbers

_FONT = "Libertinus Serif"
_DARK, _SOFT, _MARK = "#1f4e79", "#8fb3d9", "#b45309"
_WIDTH, _STEP = 560, 13
_LABELS = re.compile(r' (?:aria-(?!hidden)[a-z]+|role)="[^"]*"')
_TEXT = {
    "persons": {"de": "Menschen, die besseren Zugang bekommen, nach Ländern", "en": "Persons who get better access, by Land"},
    "axis": {"de": "Menschen, die besseren Zugang bekommen", "en": "Persons who get better access"},
    "legend": {
        "de": "Balken: mittlere Schätzung je Land; Linie: Spanne (fehlt, wo ein Ende nicht genannt werden darf); Strich: Königsteiner Schlüssel.",
        "en": "Bars: central estimate by Land; line: range (missing where an end may not be told); tick: Königstein key.",
    },
    "possible": {"de": "Menschen, für die besserer Zugang möglich ist, nach Ländern", "en": "Persons for whom better access is possible, by Land"},
    "possible_axis": {"de": "Menschen, für die besserer Zugang möglich ist", "en": "Persons for whom better access is possible"},
    "possible_legend": {
        "de": "Balken: für wie viele es möglich ist; sicher ist es für niemanden.",
        "en": "Bars: for how many it is possible; for nobody it is sure.",
    },
    "possible_row": {"de": "{0}: {1}", "en": "{0}: {1}"},
    "row": {"de": "{0}: {1}, Spanne {2}, nach Königsteiner Schlüssel {3}", "en": "{0}: {1}, range {2}, by the Königstein key {3}"},
}


def charts(outcome: Outcome, lang: str) -> dict[str, str]:
    """All charts of an outcome by name; none where nobody gains, not even possibly. Raises ImportError if the drawing package is missing."""
    if outcome.gains:
        return {"laender": _laender(outcome, lang)}
    return {"laender": _possible(outcome, lang)} if outcome.may_gain else {}


def description(outcome: Outcome, lang: str) -> str:
    """What the chart shows, in words: every Land with its numbers."""
    rows = "; ".join(
        _row(row, lang) if outcome.gains else _may(row, value, lang) for row, value in zip(outcome.rows, outcome.possible.cells, strict=True)
    )
    text = f"{legend(outcome, lang)} {rows}."
    return f"{text} {said('hidden', lang)}" if HIDDEN in rows else text


def legend(outcome: Outcome, lang: str) -> str:
    """What the marks of the chart mean, and why one is missing."""
    return _TEXT["legend" if outcome.gains else "possible_legend"][lang]


def _row(row: Row, lang: str) -> str:
    low, central, high, assigned = (persons(value, lang) for value in (row.low, row.central, row.high, row.assigned))
    return _TEXT["row"][lang].format(row.name, central, numbers.span(low, high, lang), assigned)


def _may(row: Row, possible: float | None, lang: str) -> str:
    return _TEXT["possible_row"][lang].format(row.name, persons(possible, lang))


def _base(rows: list[dict[str, Any]]) -> Any:
    import altair as alt  # noqa: PLC0415  (heavy, and only this needs it)

    y = alt.Y("land:N", sort=[row["land"] for row in rows], title=None, axis=alt.Axis(labelLimit=200))
    return alt.Chart(alt.InlineData(values=rows)).encode(y=y)


def _bars(base: Any, field: str, title: str) -> Any:
    import altair as alt  # noqa: PLC0415

    return base.mark_bar(color=_SOFT, height=9).encode(x=alt.X(f"{field}:Q", title=title, axis=alt.Axis(format=",d")))


def _laender(outcome: Outcome, lang: str) -> str:
    """Bars of the central estimate, a line from low to high, a tick at the other key; a number that is not told is not drawn."""
    base = _base([{"land": row.name, "central": row.central, "low": row.low, "high": row.high, "assigned": row.assigned} for row in outcome.rows])
    ranged = base.transform_filter("isValid(datum.low) && isValid(datum.high)")
    spans = ranged.mark_rule(color=_DARK, strokeWidth=1.5).encode(x="low:Q", x2="high:Q")
    ticks = base.transform_filter("isValid(datum.assigned)").mark_tick(color=_MARK, thickness=2, height=11).encode(x="assigned:Q")
    return _drawn(_bars(base, "central", _TEXT["axis"][lang]) + spans + ticks, "persons", outcome, lang)


def _possible(outcome: Outcome, lang: str) -> str:
    """Bars of those for whom it is possible, where it is sure for nobody."""
    base = _base([{"land": row.name, "possible": value} for row, value in zip(outcome.rows, outcome.possible.cells, strict=True)])
    return _drawn(_bars(base, "possible", _TEXT["possible_axis"][lang]), "possible", outcome, lang)


def _drawn(chart: Any, title: str, outcome: Outcome, lang: str) -> str:
    import altair as alt  # noqa: PLC0415

    drawn = _svg(chart.properties(width=_WIDTH, height=alt.Step(_STEP)), lang)
    return _heard(drawn, _TEXT[title][lang], description(outcome, lang), lang)


def _svg(chart: Any, lang: str) -> str:
    import vl_convert  # noqa: PLC0415

    styled = chart.configure(font=_FONT, aria=False).configure_axis(labelFontSize=10, titleFontSize=10, titleFontWeight="normal")
    made = styled.configure_view(stroke=None).to_dict()
    return str(vl_convert.vegalite_to_svg(made, format_locale="de-DE" if lang == "de" else "en-US"))


def _heard(svg: str, title: str, text: str, lang: str) -> str:
    """A drawing as one image with title and description; the drawing package's own labels, in English, are switched off."""
    start, sign, rest = _LABELS.sub("", svg).partition(">")
    named = f'<title id="titel">{escape(title)}</title><desc id="text">{escape(text)}</desc>'
    return f'{start} role="img" lang="{lang}" aria-labelledby="titel text"{sign}{named}{rest}'
