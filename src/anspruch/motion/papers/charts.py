"""Charts of an impact as SVG: persons by Land with their range, and what makes the range."""

from typing import Any

from anspruch.motion.outcome import LEAST, Outcome

_FONT = "Libertinus Serif"
_DARK, _SOFT, _MARK = "#1f4e79", "#8fb3d9", "#b45309"
_WIDTH, _STEP = 360, 15
_TITLES = {
    "persons": {"de": "Menschen, die den Anspruch bekommen", "en": "Persons who get the entitlement"},
}


def charts(outcome: Outcome, lang: str) -> dict[str, str]:
    """All charts of an outcome by name; none where nobody gains. Raises ImportError if the drawing package is missing."""
    return {"laender": _laender(outcome, lang)} if outcome.total.high else {}


def _laender(outcome: Outcome, lang: str) -> str:
    """Bars of the central estimate, a line from low to high, a tick at the other key."""
    import altair as alt  # noqa: PLC0415  (heavy, and only this needs it)

    rows = [{"land": row.name, **{key: _drawn(getattr(row, key)) for key in ("central", "low", "high", "assigned")}} for row in outcome.rows]
    y = alt.Y("land:N", sort=[row.name for row in outcome.rows], title=None, axis=alt.Axis(labelLimit=200))
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=y)
    title = _TITLES["persons"][lang]
    bars = base.mark_bar(color=_SOFT, height=10).encode(x=alt.X("central:Q", title=title, axis=alt.Axis(format=",d")))
    spans = base.mark_rule(color=_DARK, strokeWidth=1.5).encode(x="low:Q", x2="high:Q")
    ticks = base.mark_tick(color=_MARK, thickness=2, height=12).encode(x="assigned:Q")
    return _svg((bars + spans + ticks).properties(width=_WIDTH, height=alt.Step(_STEP)), lang)


def _drawn(value: float) -> float | None:
    """A number that may be drawn: none under five."""
    return value if value >= LEAST else None


def _svg(chart: Any, lang: str) -> str:
    import vl_convert  # noqa: PLC0415

    styled = chart.configure(font=_FONT).configure_axis(labelFontSize=10, titleFontSize=10, titleFontWeight="normal").configure_view(stroke=None)
    return str(vl_convert.vegalite_to_svg(styled.to_dict(), format_locale="de-DE" if lang == "de" else "en-US"))
