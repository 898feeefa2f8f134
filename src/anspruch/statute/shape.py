"""The shape of the law's files: what stands where. Checked before anything is read, so that every reader meets what it expects."""

from anspruch.language.errors import LawError

ANY = "*"
"""Any key."""
_SCALAR = str | int | float


class Whole(dict[str, object]):
    """A mapping none of whose keys may be missing."""


_TEXTS = Whole(de=_SCALAR, en=_SCALAR)
_PHRASES = {ANY: (str, str)}
_SOURCE = {ANY: _SCALAR}

_FACT = {
    **dict.fromkeys(("type", "unit", "pattern", "change", "change_back", "derive", "derive_age_from", "derive_status"), str),
    **dict.fromkeys(("act", "fraction", "soft"), bool),
    **dict.fromkeys(("label", "ask", "help", "typed"), _TEXTS),
    **dict.fromkeys(("says", "event"), _PHRASES),
    "values": [str],
    "innate": [str],
    "most": int,
    "derive_duration": (str, str),
    "options": {ANY: _TEXTS},
    "examples": [{"value": str, "de": _SCALAR, "en": _SCALAR, "words": [str]}],
}
_WORLD = {
    **{key: [str] for key in ("countries", "laender", "statuses", "concrete", "past")},
    **{key: {ANY: str} for key in ("stands_for", "issued")},
    "stale_after": _SCALAR,
    "renamed": [Whole(citation=str, issued_before=str, means=str)],
    "one_of": {ANY: [str]},
    **{key: {ANY: [str]} for key in ("named", "papers")},
    "implies": [{"known": str, "makes": str, "unless": str}],
    "contradictions": [Whole(when=_SCALAR, de=str, en=str)],
    "order": [(str, str)],
}
_READING = {"name": _SCALAR, "says": _TEXTS, "source": _TEXTS}
_DISPUTE = {"name": _SCALAR, "cite": _SCALAR, "question": _TEXTS, "default": _READING, "alternative": _READING}
_CHARACTERISTIC = {"name": _SCALAR, "cite": _SCALAR, "title": _TEXTS, "facts": [str], "note": _TEXTS}
_VERSION = {
    **dict.fromkeys(("since", "until", "by", "certainty", "when", "value", "period", "state"), _SCALAR),
    "members": [_SCALAR],
    "otherwise": {ANY: object},
    "note": _TEXTS,
    "source": _SOURCE,
}
_PROVISION = {
    **dict.fromkeys(("cite", "name", "of", "unit", "reviewed", "review"), _SCALAR),
    **dict.fromkeys(("says", "denied"), _TEXTS),
    "versions": [_VERSION],
    "source": _SOURCE,
}
_STEP = {
    **dict.fromkeys(("decided_by", "next_step", "deadline", "consequence", "remedy", "cost", "warning"), _TEXTS),
    "papers": [_TEXTS],
}
_ROUTE = {
    **dict.fromkeys(("name", "modality", "cite", "open", "possible", "enforcement", "nature", "land"), _SCALAR),
    "title": _TEXTS,
    "procedure": [_STEP],
}
_AMOUNT = {
    **dict.fromkeys(("name", "unit", "cite", "as_of"), _SCALAR),
    "title": _TEXTS,
    "cases": [{"when": _SCALAR, "value": _SCALAR}],
}
_PROGRAMME = {
    **dict.fromkeys(("programme", "order"), _SCALAR),
    "title": _TEXTS,
    "routes": [_ROUTE],
    "values": [{"name": _SCALAR, "word": _SCALAR, "title": _TEXTS, "yes": _SCALAR, "possible": _SCALAR}],
    "amounts": [_AMOUNT],
}
_LAW_FILE = {**dict.fromkeys(("statute", "practice", "section", "kind"), _SCALAR), "source": _SOURCE, "provisions": [_PROVISION]}
_LAND = {
    **dict.fromkeys(("land", "reviewed", "review", "remark"), _SCALAR),
    "name": _TEXTS,
    "offers": [
        {
            **dict.fromkeys(("name", "cite", "modality"), _SCALAR),
            **dict.fromkeys(("title", "for_whom", "not_for_whom"), _TEXTS),
            "source": _SOURCE,
            "versions": [_VERSION],
            "procedure": [_STEP],
        }
    ],
}
_FILES = {
    "facts.yaml": {"facts": {ANY: _FACT}},
    "welt.yaml": _WORLD,
    "disputes.yaml": {"disputes": [_DISPUTE]},
    "merkmale.yaml": {"characteristics": [_CHARACTERISTIC]},
}


def check(raw: object, file: str) -> None:
    """Refuse a file in which a list, mapping or word stands where another is read. Raises LawError.

    Which keys there may and must be is for the readers to say; an absent value is none of this module's business.
    """
    _check(raw, _PROGRAMME if file.startswith("programmes/") else _FILES.get(file, _LAW_FILE), file)


def check_land(raw: object, file: str) -> None:
    """The same for the file of a Land's programmes (see :mod:`anspruch.statute.laender`). Raises LawError."""
    _check(raw, _LAND, file)


def _check(raw: object, shape: object, where: str) -> None:
    match shape:
        case dict():
            _mapping(raw, shape, where)
        case list():
            if not isinstance(raw, list):
                raise LawError("Hier wird eine Liste erwartet.", "A list is expected here.").within(where)
            for number, item in enumerate(raw, 1):
                _check(item, shape[0], f"{where}, {_label(item, number)}")
        case tuple():
            if not isinstance(raw, list) or len(raw) != len(shape):
                raise LawError(f"Hier werden {len(shape)} Werte in einer Liste erwartet.", f"A list of {len(shape)} values is expected here.").within(
                    where
                )
            for item, inner in zip(raw, shape, strict=True):
                _check(item, inner, where)
        case _ if not isinstance(raw, shape):  # type: ignore[arg-type]  # what is left are types
            raise LawError(*_EXPECTED.get(shape, _EXPECTED[str])).within(where)


_EXPECTED: dict[object, tuple[str, str]] = {
    bool: ("Hier wird true oder false erwartet.", "True or false is expected here."),
    str: ("Hier wird ein Text erwartet.", "A text is expected here."),
    _SCALAR: ("Hier wird ein einzelner Wert erwartet.", "A single value is expected here."),
}


def _mapping(raw: object, shape: dict[str, object], where: str) -> None:
    if not isinstance(raw, dict):
        raise LawError("Hier wird eine Zuordnung (Schlüssel: Wert) erwartet.", "A mapping (key: value) is expected here.").within(where)
    if isinstance(shape, Whole):
        for key in shape:
            if raw.get(key) is None:
                raise LawError(f"Das Feld „{key}“ fehlt.", f"The field “{key}” is missing.").within(where)
    for key, value in raw.items():
        inner = shape.get(key, shape.get(ANY))
        if inner is not None and (value is not None or ANY in shape):
            _check(value, inner, f"{where}, {key}")


def _label(item: object, number: int) -> str:
    """What an item of a list is called in an error: its name, the day a version begins, else its number."""
    if not isinstance(item, dict):
        return str(number)
    return str(item["name"]) if "name" in item else f"Fassung {item['since']}" if "since" in item else str(number)
