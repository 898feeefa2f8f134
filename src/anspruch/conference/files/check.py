"""Checking one file before it becomes part of the record: read in its place among the others, so that what refers to it is checked too."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from anspruch.conference import phrases, rules, states, words
from anspruch.conference.files import load
from anspruch.conference.model import Paper, Record
from anspruch.language.errors import InputError, LawError
from anspruch.statute.model import Texts

_RULES, _STATES, _FOLLOW_UP = load.APART


_UNUSUAL: Texts = {
    "de": "{0}: {1}, festgestellt „{2}“; nach der vermuteten Regel „{3}“ wäre es anders. Bitte noch einmal in der Quelle nachsehen.",
    "en": "{0}: {1}, stated “{2}”; by the assumed rule “{3}” it would be otherwise. Please look at the source again.",
}


class Checked(NamedTuple):
    """A file that is sound: as what it was read, what it holds, and what a person should look at again."""

    kind: str
    counts: Mapping[str, int]
    hints: tuple[Texts, ...] = ()


def check(raw: object, name: str) -> Checked:
    """Check the plain data of a file.

    Args:
        raw: its data.
        name: what it is called in errors.

    Raises:
        InputError: if it is no file of the record, or says what cannot be; one sentence with entry and field.
    """
    if not isinstance(raw, dict):
        raise InputError(f"{name}: Das ist keine Datei des Verzeichnisses.", f"{name}: this is no file of the record.")
    try:
        for key, read in _KINDS.items():
            if key in raw:
                return read(raw)
    except LawError as error:
        raise InputError(f"{name}: {error.de}", f"{name}: {error.en}") from None
    there = ", ".join(_KINDS)
    raise InputError(f"{name}: Oben steht keines von {there}.", f"{name}: at the top there is none of {there}.")


def _papers(raw: Mapping[str, Any]) -> Checked:
    files = load.raw()
    number = raw.get("conference")
    place = f"{load.PAPERS}{number:02}.yaml" if isinstance(number, int) else f"{load.PAPERS}?.yaml"
    ids = _ids(raw)
    if not ids & _ids(files.get(place, {})):
        place = place.replace(".yaml", "-neu.yaml")  # further papers of the conference, beside those there are
    record = load.build({**files, place: raw})
    new = [paper for paper in record.papers.values() if paper.id in ids]
    counts = {"papers": len(new), "demands": sum(len(paper.demands) for paper in new)}
    return Checked("papers", counts, tuple(hint for paper in new for hint in _unusual(paper, record)))


def _unusual(paper: Paper, record: Record) -> Iterator[Texts]:
    """That a stated result is not the one its votes would have by the rule taken to hold: no mistake where the source states it."""
    for judged in rules.judge(paper, day=record.conferences[paper.conference].day):
        if judged.assumed and judged.agrees is False:
            yield {
                lang: _UNUSUAL[lang].format(paper.id, phrases.counts(paper.vote.counts, lang), words.status(paper)[lang], judged.profile.title[lang])
                for lang in ("de", "en")
            }


def _ids(raw: Mapping[str, Any]) -> set[str]:
    several = raw.get("papers")
    return {str(one.get("id")) for one in several if isinstance(one, dict)} if isinstance(several, list) else set()


def _conferences(raw: Mapping[str, Any]) -> Checked:
    record = load.build({**load.raw(), load.CONFERENCES: raw})
    return Checked("conferences", {"conferences": len(record.conferences), "acts": len(record.acts), "written_procedures": len(record.procedures)})


def _mandates(raw: Mapping[str, Any]) -> Checked:
    files = load.raw()
    same = [name for name, data in files.items() if name.startswith(load.MANDATES) and data.get("conference") == raw.get("conference")]
    record = load.build({**files, (same or [f"{load.MANDATES}-neu.yaml"])[0]: raw})
    return Checked("mandates", {"mandates": len([one for one in record.mandates if one.conference == raw.get("conference")])})


def _placed(name: str, count: Callable[[Record], int]) -> Callable[[Mapping[str, Any]], Checked]:
    def read(raw: Mapping[str, Any]) -> Checked:
        return Checked(name.removesuffix(".yaml"), {name.removesuffix(".yaml"): count(load.build({**load.raw(), name: raw}))})

    return read


def _rules(raw: Mapping[str, Any]) -> Checked:
    found = rules.read(raw, _RULES)
    return Checked("rules", {"rule_sets": len(found.sets), "profiles": len(found.profiles), "sisters": len(found.sisters)})


def _states(raw: Mapping[str, Any]) -> Checked:
    found = states.read(raw, _STATES)
    return Checked("states", {"states": len(found.states), "transitions": len(found.transitions)})


def _follow_up(raw: Mapping[str, Any]) -> Checked:
    from anspruch.conference.followup import file  # noqa: PLC0415  (it reads motions and the law)
    from anspruch.conference.followup.questions import asked  # noqa: PLC0415
    from anspruch.statute.loader import load as load_law  # noqa: PLC0415

    found = file.read(raw, load.load(), _FOLLOW_UP)
    asked(load_law(), found.statements.values())
    return Checked("followup", {"statements": len(found.statements), "demands": len(found.demands)})


_KINDS: Mapping[str, Callable[[Mapping[str, Any]], Checked]] = {
    "papers": _papers,
    "conferences": _conferences,
    "mandates": _mandates,
    "sources": _placed(load.SOURCES, lambda record: len(record.sources)),
    "frozen": _placed(load.FROZEN, lambda record: len(record.papers)),
    "rule_sets": _rules,
    "transitions": _states,
    "statements": _follow_up,
}
