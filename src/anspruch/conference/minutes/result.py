"""How a vote ended, from the words of minutes: label, counts, who abstained or was against; what is not understood is handed back."""

import re
from typing import NamedTuple

from anspruch.conference.minutes.layout import joined
from anspruch.conference.minutes.named import FILLING, LAND, laender

_COUNTS = re.compile(r"\b(\d{1,2})\s*:\s*(\d{1,2})\s*:\s*(\d{1,2})\b(?:\s*\(Ja : Nein : Enthaltung\))?")
_NUMBERS = {"keine": 0, "ohne": 0, "ein": 1, "eine": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5}
_WORDS = {
    "enthaltung": r"(?:Stimmen?)?[Ee]nthaltung(?:en)?",
    "nein": r"(?:Nein(?:-?[Ss]timmen?)?|Gegenstimmen?|Stimmen?\s+dagegen|[Gg]egen(?:\s+die\s+Stimmen?)?)",
    "ja": r"(?:Ja(?:-?[Ss]timmen?)?|Zustimmung(?:en)?|Stimmen?\s+dafür)",
}
_COUNT = rf"(?:\b(?P<count>\d{{1,2}}|(?i:{'|'.join(_NUMBERS)}))\s+)?"
_NAMES = rf"(?P<names>(?:[\s,:(]|{FILLING}|{LAND})*{LAND}\)?)?"
_CAST = {word: re.compile(rf"{_COUNT}\b{said}\b{_NAMES}") for word, said in _WORDS.items()}
_AFTER = {
    "enthaltung": re.compile(rf"(?P<names>{LAND}(?:[\s,]|{FILLING}|{LAND})*)\s+(?:enth[aäi]\w*\s+sich)"),
    "nein": re.compile(rf"(?P<names>{LAND}(?:[\s,]|{FILLING}|{LAND})*)\s+(?:stimmten?\s+)?dagegen"),
}
_LOST = re.compile(r"\b(?:abgelehnt|nicht\s+angenommen|(?P<none>(?:fand\s+)?keine\s+Mehrheit|ohne\s+Mehrheit))\b", re.I)
_CARRIED = re.compile(r"\b(?:angenommen|beschlossen|zugestimmt)\b", re.I)
_LABEL = re.compile(r"\b(?:(?P<einstimmig>einstimmig)|(?P<mehrheitlich>mehrheitlich|mit\s+(?:der\s+)?Mehrheit(?:\s+der\s+Stimmen)?))\b", re.I)
_ELSE = re.compile(r"\b(?:zurückgezogen|vertagt|abgesetzt|erledigt|überwiesen)\b", re.I)
STATES = {"zurückgezogen": "zurueckgezogen", "vertagt": "vertagt", "erledigt": "erledigt", "überwiesen": "ueberwiesen"}
"""The state (states.yaml) of an item that was not voted on, by the word minutes have for it."""
_LONGEST = 400
"""Letters up to which a result is read; what is longer is no result, but the text of something else."""
_SAYS_NOTHING = re.compile(rf"{FILLING}|\b(?:mit|ist|wurde|Antrag|Stimmen)\b|[\s,;.:()–-]+", re.I)


class Result(NamedTuple):
    """A result as stated; what is not said is empty. ``adopted`` is None where neither adoption nor refusal is said."""

    label: str = ""
    counts: dict[str, int] = {}  # noqa: RUF012  (never written to)
    by_land: dict[str, str] = {}  # noqa: RUF012
    adopted: bool | None = None
    instead: str = ""
    """What happened to the item in place of a vote: zurückgezogen, vertagt and the like."""
    rest: str = ""
    """What was not understood."""

    @property
    def understood(self) -> bool:
        """Whether it says anything of the vote."""
        return bool(self.label or self.counts or self.by_land or self.adopted is not None)


def result(text: str) -> Result:
    """The result a field states."""
    text = joined(text)
    if len(text) > _LONGEST:
        return Result(rest=text)
    instead = _ELSE.search(text)
    lost = _LOST.search(text)
    carried = None if lost else _CARRIED.search(text)
    label = _LABEL.search(text)
    rest = text
    for found in (instead, lost, carried, None if lost else label):  # „einstimmig abgelehnt“ is no label of an adopted paper: a person is told
        rest = rest.replace(found.group(), " ", 1) if found else rest
    counts, rest = _counted(rest)
    by_land, several, rest = _cast(rest)
    return Result(
        "ohne_mehrheit" if lost and lost.group("none") else "" if lost or not label else str(label.lastgroup),
        {word: {**several, **counts}[word] for word in ("ja", "nein", "enthaltung") if word in {**several, **counts}},
        by_land,
        False if lost else True if carried else None,
        instead.group().lower() if instead else "",
        "" if not _SAYS_NOTHING.sub("", rest) else joined(rest).strip(" ,;.:"),
    )


def instead(title: str) -> tuple[str, str]:
    """A title without the word that its item was withdrawn or the like, and that word; empty where there is none at its end."""
    found = re.search(rf"[\s(:–-]*({_ELSE.pattern})[\s).]*$", title, re.I)
    return (title[: found.start()], found.group(1).lower()) if found else (title, "")


def _counted(text: str) -> tuple[dict[str, int], str]:
    found = _COUNTS.search(text)
    if found is None:
        return {}, text
    return dict(zip(("ja", "nein", "enthaltung"), map(int, found.groups()), strict=True)), text.replace(found.group(), " ", 1)


def _cast(text: str) -> tuple[dict[str, str], dict[str, int], str]:
    """Votes by Land and counted in words, and the text without what said so."""
    by_land: dict[str, str] = {}
    counts: dict[str, int] = {}
    for word, pattern in (*_AFTER.items(), *_CAST.items()):
        for found in pattern.finditer(text):
            count = found.groupdict().get("count")
            names = laender(found.group("names") or "")
            if count is None and not names:
                continue
            if count is not None:
                counts[word] = int(count) if count.isdigit() else _NUMBERS[count.lower()]
            by_land.update(dict.fromkeys(names, word))
            text = text.replace(found.group(), " ", 1)
    return by_land, counts, text
