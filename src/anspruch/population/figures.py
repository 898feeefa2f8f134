"""Published figures with source, date and mark: read from data files, never written into code."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from anspruch.language.errors import InputError, suggestion
from anspruch.readings import numbers
from anspruch.statute import values, yaml12

DATA = Path(__file__).parent / "data"
MARKS = ("O", "P", "D", "A")
"""O: official; P: press or report of an official answer; D: arithmetic on published figures; A: assumed."""


class Source(NamedTuple):
    """Where a figure was read."""

    title: str
    url: str


class Figure(NamedTuple):
    """One published number."""

    name: str
    value: float
    unit: str
    since: date
    mark: str
    source: Source
    note: str = ""
    doubt: str = ""
    """What makes it uncertain; empty where nothing does."""
    doubt_en: str = ""
    needed: bool = False
    """Money granted only because what was there was not enough."""


_NAMES = {
    "kostenerstattungssatz": {"de": "Kostenerstattungssatz", "en": "rate paid to providers"},
    "einstufungstest": {"de": "Einstufungstest", "en": "placement test"},
    "deutschtest": {"de": "Deutsch-Test für Zuwanderer", "en": "German test for immigrants"},
    "test_leben_in_deutschland": {"de": "Test Leben in Deutschland", "en": "test Leben in Deutschland"},
    "hoechstbetrag_allgemeiner_kurs": {"de": "allgemeiner Kurs, höchstens", "en": "general course, at most"},
    "alphabetisierungskurs": {"de": "Alphabetisierungskurs", "en": "literacy course"},
    "anteil_nicht_befreit": {"de": "Anteil ohne Befreiung vom Beitrag", "en": "share not exempt from the contribution"},
    "teilnehmende_erstorientierung": {"de": "Teilnehmende der Erstorientierungskurse", "en": "participants of initial orientation courses"},
    "mittel_erstorientierung": {"de": "Mittel der Erstorientierungskurse", "en": "money for initial orientation courses"},
    "soll": {"de": "Haushaltsansatz (Soll)", "en": "budgeted (Soll)"},
    "ist": {"de": "Ausgaben (Ist)", "en": "spent (Ist)"},
    "ausgaben_september": {"de": "ausgegeben von Januar bis September", "en": "spent from January to September"},
    "ausgaben_erwartet": {"de": "im Oktober erwartete Ausgaben", "en": "spending expected in October"},
    "bewilligt": {"de": "im Jahr zusätzlich bewilligt", "en": "granted during the year"},
    "starts": {"de": "neue Teilnehmende", "en": "new participants"},
    "starts_halbjahr": {"de": "neue Teilnehmende im ersten Halbjahr", "en": "new participants in the first half-year"},
    "starts_verdoppelt": {"de": "neue Teilnehmende, das erste Halbjahr verdoppelt", "en": "new participants, the first half-year doubled"},
    "prognose": {"de": "vorhergesagte neue Teilnehmende", "en": "forecast new participants"},
}
_UNITS = {
    "EUR je Unterrichtseinheit und Person": {"de": "€ je Unterrichtseinheit und Person", "en": "€ per lesson and person"},
    "EUR je Person": {"de": "€ je Person", "en": "€ a head"},
    "EUR je Person (gerundet)": {"de": "€ je Person (gerundet)", "en": "€ a head (rounded)"},
    "EUR je Prüfung": {"de": "€ je Prüfung", "en": "€ per test"},
    "EUR": {"de": "€", "en": "€"},
    "Anteil der Teilnehmenden": {"de": "% der Teilnehmenden", "en": "% of participants"},
    "Personen": {"de": "Personen", "en": "persons"},
    "Personen im Jahr (gerundet)": {"de": "Personen im Jahr (gerundet)", "en": "persons a year (rounded)"},
    "EUR im Jahr (Ansatz in Titel 0603 684 14)": {"de": "€ im Jahr (Ansatz in Titel 0603 684 14)", "en": "€ a year (in title 0603 684 14)"},
}
_SINCE = {"de": "ab {0}", "en": "from {0}"}
_RATE, _WHOLE = "EUR je", 1000


def named(one: Figure, lang: str) -> str:
    """A figure with its label, value, unit and day, as people read it."""
    share = one.unit == "Anteil der Teilnehmenden"
    digits = 1 if share else 0 if one.value >= _WHOLE and one.value == round(one.value) else 2
    value = numbers.number(100 * one.value if share else one.value, lang, digits)
    when = _SINCE[lang].format(dated(one.since, lang)) if one.unit.startswith(_RATE) else str(one.since.year)
    return f"{_NAMES[one.name][lang]} {value} {_UNITS[one.unit][lang]} ({when})"


def dated(one: date, lang: str) -> str:
    """A day as people write it."""
    return f"{one.day}.{one.month}.{one.year}" if lang == "de" else one.isoformat()


@lru_cache(maxsize=8)
def costs(file: Path = DATA / "kosten.yaml") -> dict[str, tuple[Figure, ...]]:
    """What courses cost, by name and in order of time. Raises LawError if the file is not as it should be."""
    raw = values.keys(yaml12.read(file), ("sources", "figures"), ("sources", "figures"), file.name)
    sources = _sources(raw["sources"])
    return {
        name: tuple(_figure(name, version, str(entry["unit"]), values.day(version["since"], name), sources) for version in entry["versions"])
        for name, entry in raw["figures"].items()
    }


def cost(name: str, day: date) -> Figure:
    """The figure of a day; for a day before the first one published, the first, whose ``since`` then tells.

    Raises:
        InputError: if there is no such figure.
    """
    versions = costs().get(name)
    if versions is None:
        de, en = suggestion(name, costs())
        raise InputError(f"Die Kostengröße „{name}“ gibt es nicht.{de}", f"There is no cost figure “{name}”.{en}")
    return next((version for version in reversed(versions) if version.since <= day), versions[0])


@lru_cache(maxsize=8)
def budget(file: Path = DATA / "haushalt.yaml") -> dict[int, tuple[Figure, ...]]:
    """The budget title's figures and the new participants, by year. Raises LawError if the file is not as it should be."""
    raw = values.keys(yaml12.read(file), ("title", "sources", "years"), ("title", "sources", "years"), file.name)
    sources = _sources(raw["sources"])
    units = dict.fromkeys(("soll", "ist", "bewilligt", "ausgaben_september", "ausgaben_erwartet"), "EUR")
    return {
        int(year): tuple(
            _figure(entry["what"], entry, units.get(entry["what"], "Personen"), date(int(year), 1, 1), _of_year(sources, int(year)))
            for entry in entries
        )
        for year, entries in raw["years"].items()
    }


def _sources(raw: dict[str, Any]) -> dict[str, Source]:
    return {name: Source(str(entry["title"]), str(entry["url"])) for name, entry in raw.items()}


def _of_year(sources: dict[str, Source], year: int) -> dict[str, Source]:
    """Sources whose address names the year."""
    return {name: one._replace(url=one.url.replace("{year}", str(year))) for name, one in sources.items()}


def _figure(name: str, raw: dict[str, Any], unit: str, since: date, sources: dict[str, Source]) -> Figure:
    mark = values.one_of(raw["mark"], MARKS, name)
    doubt, note = values.texts(raw.get("doubt"), f"{name}, doubt"), str(raw.get("note") or "")
    value, needed = float(raw["value"]), raw.get("needed") is True
    return Figure(name, value, unit, since, mark, sources[raw["source"]], note, doubt.get("de", ""), doubt.get("en", ""), needed)
