"""The names of the Länder, as papers write them."""

from anspruch.statute.model import Texts

NAMES: dict[str, Texts] = {
    "DE-BW": {"de": "Baden-Württemberg", "en": "Baden-Württemberg"},
    "DE-BY": {"de": "Bayern", "en": "Bavaria"},
    "DE-BE": {"de": "Berlin", "en": "Berlin"},
    "DE-BB": {"de": "Brandenburg", "en": "Brandenburg"},
    "DE-HB": {"de": "Bremen", "en": "Bremen"},
    "DE-HH": {"de": "Hamburg", "en": "Hamburg"},
    "DE-HE": {"de": "Hessen", "en": "Hesse"},
    "DE-MV": {"de": "Mecklenburg-Vorpommern", "en": "Mecklenburg-Western Pomerania"},
    "DE-NI": {"de": "Niedersachsen", "en": "Lower Saxony"},
    "DE-NW": {"de": "Nordrhein-Westfalen", "en": "North Rhine-Westphalia"},
    "DE-RP": {"de": "Rheinland-Pfalz", "en": "Rhineland-Palatinate"},
    "DE-SL": {"de": "Saarland", "en": "Saarland"},
    "DE-SN": {"de": "Sachsen", "en": "Saxony"},
    "DE-ST": {"de": "Sachsen-Anhalt", "en": "Saxony-Anhalt"},
    "DE-SH": {"de": "Schleswig-Holstein", "en": "Schleswig-Holstein"},
    "DE-TH": {"de": "Thüringen", "en": "Thuringia"},
}


def names(codes: tuple[str, ...], lang: str) -> tuple[str, ...]:
    """The names of Länder given as DE-BW."""
    return tuple(NAMES[code][lang] for code in codes)
