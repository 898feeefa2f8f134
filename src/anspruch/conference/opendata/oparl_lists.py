"""The external lists of OParl 1.1: page by page, filtered by when their objects were made or changed; and the addresses objects name."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from anspruch.language.errors import InputError

FILTERS = {
    "created_since": ("created", True),
    "created_until": ("created", False),
    "modified_since": ("modified", True),
    "modified_until": ("modified", False),
}
"""The filters of every external list: the moment they look at, and whether they ask for what is later."""


def filtered(objects: Sequence[dict[str, Any]], asked: Mapping[str, str]) -> list[dict[str, Any]]:
    """The objects created or modified within the time asked for (section 2.5 of the specification).

    Args:
        objects: of a list.
        asked: created_since, created_until, modified_since, modified_until; each a moment with its zone (RFC 3339).

    Raises:
        InputError: for what is no such moment.
    """
    found = list(objects)
    for name, (field, since) in FILTERS.items():
        if name in asked:
            limit = _moment(name, asked[name])
            found = [one for one in found if (at := datetime.fromisoformat(one[field])) == limit or (at > limit) is since]
    return found


def without_internal(objects: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Objects without the lists of objects that stand inside them (``omit_internal``, section 2.5.5)."""

    def internal(value: object) -> bool:
        return isinstance(value, list) and any(isinstance(one, dict) and "type" in one for one in value)

    return [{key: value for key, value in one.items() if not internal(value)} for one in objects]


def _moment(name: str, text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text.replace(" ", "+"))  # a plus sign in an address is read as a space
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise InputError(
            f"{name}: „{text}“ ist kein Zeitpunkt mit Zeitzone wie 2026-11-22T00:00:00+01:00.",
            f"{name}: “{text}” is no moment with its zone like 2026-11-22T00:00:00+01:00.",
        )
    return found


def page(objects: Sequence[dict[str, Any]], address: str, number: int = 1, size: int = 100, asked: Mapping[str, str] | None = None) -> dict[str, Any]:
    """An external list of OParl: one page of objects, and the ways to the other pages, which are filtered alike."""
    pages = max(1, -(-len(objects) // size))

    def at(number: int) -> str:
        return f"{address}?{urlencode({**(asked or {}), 'page': number})}"

    links = {"first": at(1), "self": at(number), "last": at(pages)}
    links |= {name: at(other) for name, other in (("prev", number - 1), ("next", number + 1)) if 1 <= other <= pages}
    count = {"totalElements": len(objects), "elementsPerPage": size, "currentPage": number, "totalPages": pages}
    return {"data": list(objects[(number - 1) * size : number * size]), "pagination": count, "links": links}


def references(data: object) -> Iterable[str]:
    """Every address an object names, for checking that each leads to an object."""
    if isinstance(data, dict):
        for value in data.values():
            yield from references(value)
    elif isinstance(data, list):
        for value in data:
            yield from references(value)
    elif isinstance(data, str) and data.startswith("http"):
        yield data
