"""Programmes in the synopsis: their names, ways, questions and amounts without the motion and with it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from anspruch.language import tree, writer
from anspruch.motion import offers, places
from anspruch.motion.beside import CHANGED, NEW, REPEALED, Beside, beside
from anspruch.motion.moved import Moved
from anspruch.readings import terms
from anspruch.readings.render import phrase
from anspruch.readings.render.phrases import day
from anspruch.statute.law import LawOnDay
from anspruch.statute.model import Amount, Procedure, Programme, Question, Route

_ALWAYS = ("modality", "open", "possible", "yes", "cases")
_Item = Route | Question | Amount


class Field(NamedTuple):
    """One thing a part of a programme says: its key, what people call it, and both sides."""

    key: str
    label: str
    text: Beside


class Way(NamedTuple):
    """A route, question or amount of a programme, or the programme's name, without the motion and with it.

    ``kind`` is ``routes``, ``values``, ``amounts`` or ``title``; ``programme_new`` says that its programme comes with it.
    """

    name: str
    kind: str
    programme: str
    programme_new: bool
    title: str
    cite: str
    state: str
    fields: tuple[Field, ...]

    def field(self, key: str) -> Beside:
        """A field by its key; empty where it is not shown."""
        return next((one.text for one in self.fields if one.key == key), beside("", ""))


def ways(moved: Moved, lang: str) -> Iterator[Way]:
    """The parts of programmes that are new, changed or gone."""
    for programme in moved.after.programmes.values():
        known = moved.before.programmes.get(programme.name)
        if known and known.title != programme.title:
            name = Field("title", offers.LABEL["title"][lang], beside(known.title[lang], programme.title[lang]))
            yield Way(programme.name, "title", known.title[lang], False, programme.title[lang], "", CHANGED, (name,))
        old, new = _items(known), _items(programme)
        for key in dict.fromkeys((*old, *new)):
            if _plain(old.get(key)) != _plain(new.get(key)):
                yield _way(moved, programme, key, (old.get(key), new.get(key)), lang)


def _items(programme: Programme | None) -> dict[tuple[str, str], _Item]:
    """The parts of a programme by kind and name."""
    if programme is None:
        return {}
    parts: dict[str, tuple[_Item, ...]] = {"routes": programme.routes, "values": programme.values, "amounts": programme.amounts}
    return {(kind, item.name): item for kind, items in parts.items() for item in items}


def _plain(item: _Item | None) -> _Item | None:
    return item._replace(order=0) if isinstance(item, Route) else item


def _way(moved: Moved, programme: Programme, key: tuple[str, str], sides: tuple[_Item | None, _Item | None], lang: str) -> Way:
    old, new = sides
    item = new or old
    assert item is not None  # noqa: S101  (one of the two is there)
    state = NEW if old is None else REPEALED if new is None else CHANGED
    fields = tuple(_fields(moved, sides, state, lang))
    cite = "" if isinstance(item, Question) else item.cite
    return Way(key[1], key[0], programme.title[lang], programme.name not in moved.before.programmes, item.title[lang], cite, state, fields)


def _fields(moved: Moved, sides: tuple[_Item | None, _Item | None], state: str, lang: str) -> Iterator[Field]:
    """What is said of a part: all of what is new, what differs of the rest; how strong it is and when it is open always."""
    before, after = (dict(_said(law, item, lang)) if item else {} for law, item in zip(moved.on(), sides, strict=True))
    for key in dict.fromkeys((*before, *after)):
        text = beside(before.get(key, ("", ""))[1], after.get(key, ("", ""))[1])
        name = key.partition(" ")[0]
        shown = name in _ALWAYS or (text.changed and state != REPEALED)
        if text.segments and shown and not (name in ("title", "cite") and state != CHANGED):
            yield Field(name, (after.get(key) or before[key])[0], text)


def _said(law: LawOnDay, item: _Item, lang: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The fields of a part as label and text, by key; what depends on a day has the day in its key."""

    def one(key: str, text: str, since: date | None = None) -> tuple[str, tuple[str, str]]:
        label = offers.LABEL[key][lang]
        return f"{key} {since or ''}".strip(), (f"{label} ({_from(since, lang)})" if since else label, text)

    yield one("title", item.title[lang])
    match item:
        case Route():
            yield one("modality", terms.MODALITY[item.modality][lang])
            yield one("cite", places.cited(item.cite))
            yield one("open", _condition(law, item.open, lang))
            yield one("possible", _condition(law, item.possible, lang))
            yield one("enforcement", law.law.provisions[item.enforcement].says[lang] if item.enforcement else "")
            for number, procedure in enumerate(item.procedures):
                for key, text in _texts(procedure, lang).items():
                    yield one(key, text, procedure.since if number else None)
        case Question():
            yield one("yes", _condition(law, item.yes, lang))
            yield one("possible", _condition(law, item.possible, lang))
        case Amount():
            yield one("unit", item.unit)
            yield one("as_of", item.as_of)
            yield one("cases", "; ".join(f"{writer.number(value)}: {_condition(law, when, lang)}" for when, value in item.cases))


def _texts(procedure: Procedure, lang: str) -> Mapping[str, str]:
    """How a route is walked, in words by field."""
    texts = {key: said.get(lang, "") for key, said in procedure._asdict().items() if key not in ("since", "papers")}
    return {**texts, "papers": "; ".join(paper[lang] for paper in procedure.papers)}


def _from(since: date, lang: str) -> str:
    return f"{'ab' if lang == 'de' else 'from'} {day(since.toordinal(), lang)}"


def _condition(law: LawOnDay, node: tree.Node | None, lang: str) -> str:
    """A condition in words."""
    return "" if node is None else phrase(law.resolve(node), law.law, lang)
