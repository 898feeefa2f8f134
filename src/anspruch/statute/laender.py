"""The programmes of the Länder: one file a Land, each turned into a guideline's provisions and routes before anything is read."""

from collections.abc import Iterator, Mapping
from typing import Any

from anspruch.statute import declare, shape

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
    lands = {name: _read(data, name, check=check) for name, data in raw.items() if name.startswith(FOLDER)}
    routes = [route for name, data in lands.items() for route in _routes(data, name)]
    if routes and isinstance(found.get(PROGRAMME), dict):
        found[PROGRAMME] = {**found[PROGRAMME], "routes": [*(found[PROGRAMME].get("routes") or []), *routes]}
    return found | {name: _guideline(data) for name, data in lands.items()}


def _read(raw: Any, file: str, *, check: bool) -> Mapping[str, Any]:
    if check:
        shape.check_land(raw, file)
    data = declare.keys(raw, _FILE, ("land", "name", "reviewed", "review", "offers"), file)
    for offer in declare.several(data["offers"], file):
        where = f"{file}, {offer.get('name') if isinstance(offer, dict) else '?'}"
        declare.keys(offer, _OFFER, ("name", "title", "cite", "for_whom", "source", "versions", "procedure"), where)
    return data


def _guideline(data: Mapping[str, Any]) -> dict[str, Any]:
    """A Land's file as a file of provisions: where one lives, and whom each offer is for."""
    land, name = str(data["land"]), declare.texts(data["name"], str(data["land"]))
    here = {
        "cite": name["de"],
        "name": _lives(land),
        "says": {"de": f"Die Person wohnt hier: {name['de']}.", "en": f"The person lives here: {name['en']}."},
        "denied": {"de": f"Die Person wohnt nicht hier: {name['de']}.", "en": f"The person does not live here: {name['en']}."},
        "source": data["offers"][0]["source"],
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
        "source": data["offers"][0]["source"],
        "reviewed": data["reviewed"],
        "review": data["review"],
        "provisions": [here, *offers],
    }


def _routes(data: Mapping[str, Any], file: str) -> Iterator[dict[str, Any]]:
    land, name = str(data["land"]), declare.texts(data["name"], file)
    for offer in data["offers"]:
        title = declare.texts(offer["title"], file)
        yield {
            "name": f"land_{offer['name']}",
            "title": {lang: f"{name[lang]}: {title[lang]}" for lang in title},
            "modality": offer.get("modality") or "ermessen",
            "cite": offer["cite"],
            "possible": f"{_lives(land)} and {offer['name']}",
            "nature": "guideline",
            "procedure": offer["procedure"],
        }


def _lives(land: str) -> str:
    return f"wohnt_in_{land.removeprefix('DE-').lower()}"


def _first(data: Mapping[str, Any]) -> str:
    """The day on which the first offer begins."""
    return min(str(version["since"]) for offer in data["offers"] for version in offer["versions"])
