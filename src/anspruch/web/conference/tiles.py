"""The Länder as a map of equal tiles, four columns by five rows; where each stands is in ``conference.css``."""

from collections.abc import Mapping
from typing import NamedTuple

from anspruch.conference import votes, words
from anspruch.conference.known import SURE
from anspruch.conference.model import Paper, Record
from anspruch.statute.model import Texts

ROWS = ((None, "SH", "MV", None), ("HB", "HH", "BB", "BE"), ("NW", "NI", "ST", "SN"), ("RP", "HE", "TH", None), ("SL", "BW", "BY", None))
SIGN = {"ja": "✓", "nein": "✗", "enthaltung": "–", "abwesend": "○", None: "?"}
_NONE: Texts = {"de": "", "en": ""}
_ROLE_SIGN = {"lead": "★", "mover": "●", "supporter": "+", "unnamed": "·", "absent": "○"}


_BREAKS = {
    word.replace("|", ""): word.replace("|", "\u00ad") for word in ("feder|führend", "Antrag|steller", "unter|stützt", "Ent|haltung", "er|schlossen")
}


def breakable(text: str) -> str:
    """A tile's word with the places where it may be broken, for narrow screens; browsers without a dictionary know none."""
    for word, broken in _BREAKS.items():
        text = text.replace(word, broken)
    return text


class Tile(NamedTuple):
    """A Land's tile: a sign and a word for what its colour (``look``) says, and how that is known."""

    land: str
    look: str
    sign: str
    word: Texts
    how: Texts


def vote_tiles(record: Record, paper: Paper) -> list[Tile]:
    """How every Land voted, as far as known, in the order of the map."""
    casts = votes.by_land(paper, record.body.laender)
    return [_vote(code, casts[code].word, casts[code].how) for code in _order(record)]


def _vote(code: str, word: str | None, how: str) -> Tile:
    if word is None:
        return Tile(code, "unknown", SIGN[None], words.HOW["unknown"], _NONE)
    return Tile(code, f"{word} {how}", SIGN[word], words.VOTE[word], words.HOW[how])


def side_tiles(record: Record, paper: Paper) -> list[Tile]:
    """Who moved and who supported a paper, as far as named; who was not among them, where that is known."""
    movers, supporters = paper.movers, paper.supporters
    roles: Mapping[str, tuple[str, str]] = {
        **(dict.fromkeys(record.body.laender, ("absent", "A")) if supporters.complete else {}),
        **dict.fromkeys(supporters.inferred, ("supporter", "C")),
        **dict.fromkeys(supporters.laender, ("supporter", supporters.certainty)),
        **dict.fromkeys(movers.laender, ("mover", movers.certainty)),
        **({movers.lead.value: ("lead", movers.lead.certainty)} if movers.lead.value else {}),
    }
    found = []
    for code in _order(record):
        role, certainty = roles.get(code, ("unnamed", "A"))
        how = _NONE if certainty in SURE else words.HOW["inferred"]
        found.append(Tile(code, f"role-{role}", _ROLE_SIGN[role], words.ROLE[role], how))
    return found


def _order(record: Record) -> list[str]:
    """The Länder as the map is read; one that is on no map comes last."""
    mapped = [code for row in ROWS for code in row if code in record.body.laender]
    return [*mapped, *(code for code in record.body.laender if code not in mapped)]
