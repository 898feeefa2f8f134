"""Where a new provision stands among those there are: after which, or in what, as amending commands say it."""

from collections.abc import Iterable

from anspruch.language import citation
from anspruch.language.citation import Citation
from anspruch.language.errors import InputError


def read(cite: str) -> Citation | None:
    """A provision's citation in parts; None where it is more than a plain citation."""
    try:
        found = citation.parse(cite)
    except InputError:
        return None
    return found if found.parts else None


def anchor(cite: str, there: Iterable[str]) -> str:
    """What a new provision is placed by.

    Itself, where it is cited already; its direct predecessor (only parts of a statute are kept here: a farther one would mislead);
    or what it is a part of; else nothing.
    """
    new = read(cite)
    known = [found for found in map(read, there) if found and new and found.statute == new.statute]
    if new is None:
        return ""
    if any(one.parts == new.parts for one in known):
        return cite
    level = max((shared(one, new) for one in known), default=0)
    siblings = [one for one in known if shared(one, new) == level and len(one.parts) > level and one.parts[level][0] == new.parts[level][0]]
    number = _order(new.parts[level][1])
    if last := next((one for one in siblings if _follows(_order(one.parts[level][1]), number)), None):
        return str(Citation(new.statute, last.parts[: level + 1]))
    return str(Citation(new.statute, new.parts[:level])) if level else ""


def shared(one: Citation, other: Citation) -> int:
    """How many parts two citations of a statute begin with alike."""
    pairs = list(zip(one.parts, other.parts, strict=False))
    return next((level for level, (left, right) in enumerate(pairs) if left != right), len(pairs))


def path(found: Citation, since: int = 0) -> str:
    """The parts of a citation from one of them on."""
    return " ".join(f"{unit} {number}" for unit, number in found.parts[since:])


def gender(unit: str) -> str:
    """How German announces a part: "folgender Absatz", "folgende Nummer"."""
    return "folgende" if unit in ("Nr.", "Alt.") else "folgender"


def _order(number: str) -> tuple[int, str]:
    digits = "".join(sign for sign in number if sign.isdigit())
    return int(digits or 0), number.removeprefix(digits)


def _follows(one: tuple[int, str], other: tuple[int, str]) -> bool:
    """Whether a number is the next after another: 2 after 1, 1a after 1, 1b after 1a, c after b."""
    (count, letters), (later, suffix) = one, other
    if not suffix:
        return not letters and later == count + 1
    return count == later and (suffix == "a" if not letters else ord(suffix[-1]) - ord(letters[-1]) == 1 and suffix[:-1] == letters[:-1])


def cited(cite: str) -> str:
    """A citation as German law is cited in a sentence: § 44 Abs. 2 AufenthG."""
    statute, sign, rest = cite.partition(" §")
    return f"{sign.strip()}{rest} {statute}" if sign else cite
