"""What a motion changes in programmes, part by part, as plain data in the shape of the law's files; and carried out again."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from anspruch.motion.text import Reader
from anspruch.statute import programmes
from anspruch.statute.law import Law
from anspruch.statute.model import Programme

LABEL = {
    "title": {"de": "Name", "en": "Name"},
    "cite": {"de": "Fundstelle", "en": "Citation"},
    "modality": {"de": "Stärke", "en": "Strength"},
    "open": {"de": "Offen, wenn", "en": "Open if"},
    "possible": {"de": "Möglich (eine Behörde entscheidet), wenn", "en": "Possible (an authority decides) if"},
    "yes": {"de": "Ja, wenn", "en": "Yes if"},
    "enforcement": {"de": "Praxis, die den Weg aussetzen kann", "en": "Practice that may suspend the way"},
    "unit": {"de": "Einheit", "en": "Unit"},
    "cases": {"de": "Höhe", "en": "Amount"},
    "as_of": {"de": "Maßgeblicher Tag", "en": "Day that counts"},
    "decided_by": {"de": "Entscheidet", "en": "Decided by"},
    "next_step": {"de": "Nächster Schritt", "en": "Next step"},
    "papers": {"de": "Unterlagen", "en": "Papers"},
    "deadline": {"de": "Frist", "en": "Deadline"},
    "consequence": {"de": "Folge", "en": "Consequence"},
    "remedy": {"de": "Bei Ablehnung", "en": "On refusal"},
    "cost": {"de": "Kosten", "en": "Cost"},
    "warning": {"de": "Achtung", "en": "Caution"},
}
"""What people call the fields of a programme's parts."""


def changed(before: Law, after: Law) -> Iterator[tuple[str, dict[str, Any]]]:
    """Programmes that are new, whole, and the changes of known ones, one part at a time, by the programme's name."""
    for name, programme in after.programmes.items():
        old = before.programmes.get(name)
        if old is None:
            yield name, programmes.plain(programme)
        elif old != programme:
            for change in _changes(programmes.plain(old), programmes.plain(programme)):
                yield name, {"programme": name, **change}


def carried(entries: Iterable[Mapping[str, Any]], law: Law, reader: Reader) -> Programme:
    """The programme of a law after changes. Raises LawError."""
    one: Programme | None = None
    for entry in entries:
        known = one or law.programmes.get(str(entry["programme"]))
        whole = programmes.merged(known, entry, "programmes") if known else entry
        one = programmes.programme(whole, "programmes", reader.condition, reader.number)
    assert one is not None  # noqa: S101  (there is at least one change)
    return one


def step(entry: Mapping[str, Any], since: str) -> Mapping[str, Any]:
    """The procedure of a route that begins on a day; empty where none does."""
    return next((one for one in entry.get("procedure") or () if one["since"] == since), {})


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The changes that make a programme's data of another's: parts that go, parts that change, parts that come."""
    if old["title"] != new["title"]:
        yield {"title": new["title"]}
    for part in programmes.PARTS:
        was, now = ({entry["name"]: entry for entry in data.get(part, ())} for data in (old, new))
        staying = [name for name in was if name in now]
        # what comes is put at the end: whatever stands in another order goes and comes again
        kept = next((at for at, pair in enumerate(zip(staying, now, strict=False)) if pair[0] != pair[1]), len(staying))
        fresh = list(now)[kept:]
        for name in now:
            if name in was and name not in fresh and was[name] != now[name]:
                yield {part: [_difference(was[name], now[name])]}
        for name in fresh:
            if name in was:
                yield {part: [{"name": name, "removed": True}]}
            yield {part: [now[name]]}
        for name in was:
            if name not in now:
                yield {part: [{"name": name, "removed": True}]}


def _difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """What a part says otherwise; what it no longer says is null."""
    names = [name for name in dict.fromkeys((*new, *old)) if old.get(name) != new.get(name)]
    return {"name": new["name"], **{name: new.get(name) for name in names}}
