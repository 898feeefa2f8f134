"""Which provisions demands speak of, and whether two demands speak of the same one."""

import re
from functools import lru_cache

from anspruch.conference.model import Demand
from anspruch.language.citation import Citation, covers, parse
from anspruch.language.errors import InputError

_OLD = re.compile(r"\s*a\.\s?F\.$")
_TWO = re.compile(r"(?P<head>.*\b(?P<unit>Abs\.|Satz|Nr\.|Buchst\.)) (?P<first>\w+) und (?P<second>\w+)(?P<tail> .*)")


@lru_cache(maxsize=512)
def cited(norm: str) -> tuple[Citation, ...]:
    """The citations a demand's norm consists of: ``§ 44 Abs. 1 und 4 AufenthG; § 4 DeuFöV`` are three; what cannot be read is none."""
    found: list[Citation] = []
    for part in re.split(r"[;,]", norm):
        text = _OLD.sub("", part.strip())
        two = _TWO.fullmatch(text)
        for one in [f"{two['head']} {two[number]}{two['tail']}" for number in ("first", "second")] if two else [text]:
            try:
                found.append(parse(one))
            except InputError:
                continue
    return tuple(found)


def same(one: Demand, other: Demand) -> bool:
    """Whether two demands speak of the same provision, or one of a part of the other's."""
    return any(covers(mine, theirs) or covers(theirs, mine) for mine in cited(one.norm) for theirs in cited(other.norm))
