"""Numbers as people write them: 1.234,50 in German, 1,234.50 in English; ranges; never more digits than are known."""

_SWAPPED = str.maketrans({",": ".", ".": ","})
_MILLION = 1_000_000


def number(value: float, lang: str, digits: int = 0) -> str:
    """A number with separators."""
    text = f"{value:,.{digits}f}"
    return text.translate(_SWAPPED) if lang == "de" else text


def significant(value: float, figures: int = 3) -> float:
    """A number rounded to so many significant figures: an estimate is not known to the last person."""
    if not value:
        return 0.0
    digits = len(str(int(abs(value))))
    return float(round(value, min(0, figures - digits)))


def millions(value: float, lang: str) -> str:
    """Euros in millions with one place; less than a million as it is, to three figures."""
    if abs(value) < _MILLION:
        return f"{number(significant(value), lang)} €"
    unit = "Mio. €" if lang == "de" else "m €"
    return f"{number(value / _MILLION, lang, 1)} {unit}"


def span(low: str, high: str, lang: str) -> str:
    """Two ends as one range; a single value where both read the same."""
    if low == high:
        return low
    return f"{low} bis {high}" if lang == "de" else f"{low} to {high}"
