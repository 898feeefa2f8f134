"""The Länder a text names: one by one, all of them, or all but some; what else stands there is handed back, never passed over."""

import re
from typing import NamedTuple

from anspruch.conference.minutes.layout import joined
from anspruch.motion.laender import NAMES

ALL = tuple(code.removeprefix("DE-") for code in NAMES)
_CODES = {name["de"]: code.removeprefix("DE-") for code, name in NAMES.items()}
LAND = rf"(?<![\w-])(?:{'|'.join(re.escape(name) for name in sorted(_CODES, key=len, reverse=True))})(?:e?s)?(?![\w-])"
"""The name of a Land, with the ending of its genitive; the longest wins (Sachsen-Anhalt is not Sachsen)."""
_LAND = re.compile(LAND)
FILLING = (
    r"\b(?:die|das|der|des|den|dem|von|vom|bei|durch|und|sowie|Länder[n]?|Bundesländer[n]?|Land(?:es)?|Freistaat(?:e?s)?|Freie[rn]?"
    r"|(?:Hanse)?[Ss]tadt|gemeinsam|Gemeinsame)\b"
)
"""Words around the names of Länder that say nothing more."""
_FILLING = re.compile(FILLING)
_EVERYONE = re.compile(r"\b(?:alle[rn]?|sämtliche[rn]?)\b(?:\s+(?:16|sechzehn|übrigen|anderen|weiteren|Bundesländern?|Ländern?)\b)*", re.I)
_BUT = re.compile(r"\b(?:außer|ausser|ohne|ausgenommen|mit\s+Ausnahme|bis\s+auf)\b", re.I)
_LEADS = re.compile(
    rf"(?P<before>{LAND})\s*\(\s*(?:federführend|Federführung)\s*\)"
    rf"|\(?\b(?:federführend|Federführung)\b\s*:?\s*(?:(?:bei|durch|von|das|der|des|Land(?:es)?)\s+)*(?P<after>{LAND})\)?"
    rf"|(?P<alone>{LAND})\s+federführend\b"
)
_TOTAL = re.compile(r"\binsgesamt\s+(\d{1,2})\b")
_APART = re.compile(r"[,;/]|\bund\b|\bsowie\b")


class Named(NamedTuple):
    """The Länder named, whether these are all of them, who led (empty: not said), and what was not understood."""

    laender: tuple[str, ...]
    everyone: bool = False
    lead: str = ""
    rest: tuple[str, ...] = ()


def laender(text: str) -> tuple[str, ...]:
    """The Länder a text names, in the order in which they stand."""
    return tuple(dict.fromkeys(_code(found) for found in _LAND.findall(joined(text))))


def named(text: str) -> Named:
    """Whom a field means. Where an exception is made that is not wholly understood, nobody is taken to be among them but who is named."""
    text = joined(text)
    led = _LEADS.search(text)
    lead = _code(next(filter(None, led.groups()))) if led else ""
    plain = text.replace(led.group(), next(filter(None, led.groups())), 1) if led else text
    total = _TOTAL.search(plain)
    found = _read(_TOTAL.sub(" ", plain))
    if total and int(total.group(1)) != len(found.laender):
        found = found._replace(rest=(*found.rest, total.group()))
    return found._replace(lead=lead)


def _read(text: str) -> Named:
    everyone, but = _EVERYONE.search(text), _BUT.search(text)
    if but is None:
        rest = _strangers(_EVERYONE.sub(" ", text))
        return Named(ALL, everyone=True) if everyone and not rest else Named(laender(text), rest=rest)
    before, after = text[: but.start()], text[but.end() :]
    there, absent = laender(before), laender(after)
    known = everyone is not None and everyone.start() < but.start() and absent and not set(there) & set(absent)
    if not known or _strangers(after):
        return Named(there, rest=(text,))
    rest = _strangers(_EVERYONE.sub(" ", before))
    return Named(tuple(dict.fromkeys((*there, *(code for code in ALL if code not in absent)))), rest=rest)


def _strangers(text: str) -> tuple[str, ...]:
    """What a list of Länder holds besides Länder."""
    parts = (joined(_FILLING.sub(" ", _LAND.sub(" ", part))).strip(" .:()–-") for part in _APART.split(text))
    return tuple(part for part in parts if part)


def _code(name: str) -> str:
    return next(_CODES[one] for one in (name, name.removesuffix("s"), name.removesuffix("es")) if one in _CODES)
