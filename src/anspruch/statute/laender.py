"""The programmes of the Länder: one file a Land, each turned into a guideline's provisions and routes before anything is read."""

from collections.abc import Iterator, Mapping
from typing import Any

from anspruch.language.errors import LawError
from anspruch.statute import shape, values

FOLDER = "laender/"
PROGRAMME = "programmes/landesprogramme.yaml"
"""The programme whose routes come from the files of the Länder."""
_FILE = ("land", "name", "source", "reviewed", "review", "remark", "offers")
_OFFER = ("name", "title", "cite", "for_whom", "not_for_whom", "modality", "source", "versions", "procedure")


def expanded(raw: Mapping[str, Any], *, check: bool = False) -> dict[str, Any]:
    """The law's plain data with every Land's file as provisions of a guideline and as routes of one programme.

    Raises:
        LawError: if a Land's file lacks what it needs; names file, offer and field.
    """
    found = {name: data for name, data in raw.items() if not name.startswith(FOLDER)}
    world = raw.get("welt.yaml")
    known = values.several(world.get("laender"), "welt.yaml") if isinstance(world, dict) else []
    lands = {name: _read(data, name, known, check=check) for name, data in raw.items() if name.startswith(FOLDER)}
    routes = [route for name, data in lands.items() for route in _routes(data, name)]
    if routes and isinstance(found.get(PROGRAMME), dict):
        found[PROGRAMME] = {**found[PROGRAMME], "routes": [*(found[PROGRAMME].get("routes") or []), *routes]}
    return found | {name: _guideline(data) for name, data in lands.items()}


def _read(raw: Any, file: str, known: list[str], *, check: bool) -> Mapping[str, Any]:
    if check:
        shape.check_land(raw, file)
    data = values.keys(raw, _FILE, ("land", "name", "reviewed", "review", "offers"), file)
    if known:
        values.one_of(data["land"], known, f"{file}, land")
    for offer in values.several(data["offers"], file):
        where = f"{file}, {offer.get('name') if isinstance(offer, dict) else '?'}"
        values.keys(offer, _OFFER, ("name", "title", "cite", "for_whom", "source", "versions", "procedure"), where)
        _check_source(offer["source"], where)
        for version in values.several(offer["versions"], where):
            values.day(values.keys(version, version, ("since",), where)["since"], where)
        for step in values.several(offer["procedure"], where):
            values.keys(step, step, ("since", "decided_by", "next_step", "consequence", "cost"), f"{where}, procedure")
    return data


def _check_source(source: Any, where: str) -> None:
    """An offer's source has a title and can be found again, or says at least of when it is. Raises LawError."""
    values.keys(source, ("title", "url", "as_of"), ("title",), f"{where}, source")
    if not (source.get("url") or source.get("as_of")):
        raise LawError(
            "Die Quelle hat weder Adresse (url) noch Stand (as_of); nennen Sie mindestens eines.",
            "The source has neither an address (url) nor a day it tells of (as_of); give at least one.",
        ).within(f"{where}, source")
    if source.get("as_of"):
        values.day(source["as_of"], f"{where}, source")


def _guideline(data: Mapping[str, Any]) -> dict[str, Any]:
    """A Land's file as a file of provisions: where one lives, and whom each offer is for; each offer has its own source."""
    land, name = str(data["land"]), values.texts(data["name"], str(data["land"]))
    itself = {"title": name["de"]}  # where one lives needs no proof, and tells of no day
    here = {
        "cite": name["de"],
        "name": _lives(land),
        "says": {"de": f"Die Person wohnt hier: {name['de']}.", "en": f"The person lives here: {name['en']}."},
        "denied": {"de": f"Die Person wohnt nicht hier: {name['de']}.", "en": f"The person does not live here: {name['en']}."},
        "source": itself,
        "versions": [{"since": _first(data), "by": name["de"], "certainty": "verified", "when": f'land == "{land}"'}],
    }
    offers = [
        {"cite": one["cite"], "name": one["name"], "says": one["for_whom"], "denied": one.get("not_for_whom"), "source": one["source"]}
        | {"versions": one["versions"]}
        for one in data["offers"]
    ]
    return {
        "practice": f"Landesprogramme {name['de']}",
        "kind": "guideline",
        "heading": f"Was {name['de']} selbst anbietet; das ist nicht Recht",
        "source": itself,
        "reviewed": data["reviewed"],
        "review": data["review"],
        "provisions": [here, *offers],
    }


def _routes(data: Mapping[str, Any], file: str) -> Iterator[dict[str, Any]]:
    land, name = str(data["land"]), values.texts(data["name"], file)
    for offer in data["offers"]:
        title = values.texts(offer["title"], file)
        yield {
            "name": f"land_{offer['name']}",
            "title": {lang: f"{name[lang]}: {title[lang]}" for lang in title},
            "modality": offer.get("modality") or "ermessen",
            "cite": offer["cite"],
            "possible": f"{_lives(land)} and {offer['name']}",
            "nature": "guideline",
            "land": land,
            "procedure": offer["procedure"],
        }


def _lives(land: str) -> str:
    return f"wohnt_in_{land.removeprefix('DE-').lower()}"


def _first(data: Mapping[str, Any]) -> str:
    """The day on which the first offer begins."""
    return min(str(version["since"]) for offer in data["offers"] for version in offer["versions"])
