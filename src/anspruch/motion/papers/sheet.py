"""The sheet: a synopsis as plain data with all its words, of which every paper is made."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from anspruch.language import tree
from anspruch.motion import commands, laender, places
from anspruch.motion.beside import Beside
from anspruch.motion.difference import ADDED, REMOVED
from anspruch.motion.model import Motion
from anspruch.motion.moved import Moved
from anspruch.motion.papers.words import WORDS
from anspruch.motion.sentences import sentence
from anspruch.motion.synopsis import Row, Synopsis
from anspruch.motion.ways import Way
from anspruch.readings.explain.words import label
from anspruch.readings.render import phrases


def sheet(found: Synopsis) -> dict[str, Any]:
    """The sheet of a synopsis; only texts, numbers, lists and mappings."""
    moved, lang = found.moved, found.lang
    return {
        "lang": lang,
        "motion": moved.motion.name,
        "title": moved.motion.title[lang],
        "drafted_on": moved.motion.drafted_on.isoformat(),
        "in_force": moved.in_force.isoformat(),
        "chosen": dict(moved.chosen),
        "law": [moved.before.fingerprint, moved.after.fingerprint],
        "head": list(_head(moved, lang)),
        "choices": choices(moved, lang),
        "demands": demands(moved.motion, lang),
        "facts": [label(moved.after.vocabulary[name], lang) for name in _facts(moved)],
        "rows": [_row(row, lang) for row in found.rows],
        "ways": [_way(way, lang) for way in found.ways],
        "commands": [sentence(one, moved.before, moved.in_force, lang) for one in commands.commands(moved)],
        "words": {key: text[lang] for key, text in WORDS.items()},
    }


def choices(moved: Moved, lang: str) -> list[dict[str, str]]:
    """The choices taken: the question, and the option's sentence."""
    return [
        {"question": one.question[lang], "name": one.name, "option": moved.chosen[one.name], "says": option.says[lang]}
        for one in moved.motion.choices
        for option in one.options
        if option.name == moved.chosen[one.name]
    ]


def demands(motion: Motion, lang: str) -> list[dict[str, str]]:
    """The demands: of whom, and what."""
    return [{"name": one.name, "addressee": one.addressee, "says": one.says[lang]} for one in motion.demands]


def entries(motion: Motion, lang: str) -> Iterator[dict[str, str]]:
    """What the motion's file says of the motion as a whole: who moves it, where, from when, on what source."""
    source = motion.source
    shown = {
        "movers": ", ".join(laender.names(motion.movers, lang)),
        "supporters": ", ".join(laender.names(motion.supporters, lang)),
        "conference": motion.conference,
        "drafted_on": _day(motion.drafted_on, lang),
        "source": f"{source['title']}. {source.get('note', '')}".replace("..", ".").strip(),
    }
    for key, text in shown.items():
        if text:
            yield {"label": WORDS[key][lang], "text": text, "lang": "de" if key in ("conference", "source") else lang}


def _head(moved: Moved, lang: str) -> Iterator[dict[str, str]]:
    yield from entries(moved.motion, lang)
    yield {"label": WORDS["in_force"][lang], "text": _day(moved.in_force, lang), "lang": lang}
    both = moved.before.fingerprint, moved.after.fingerprint
    yield {"label": WORDS["fingerprint"][lang], "text": WORDS["fingerprints"][lang].format(*both), "lang": lang}


def _facts(moved: Moved) -> list[str]:
    """The facts that come with the motion and that its conditions read."""
    bodies = [version.body for name in moved.provisions for version in moved.after.provisions[name].versions]
    read = {tree.fact_of(node) for body in bodies if isinstance(body, tree.Node) for node in tree.walk(body)}
    new = {name for demand in moved.motion.demands for name in demand.amendment.get("facts") or ()}
    return [name for name in moved.after.vocabulary.facts if name in read & new]


def _row(row: Row, lang: str) -> dict[str, Any]:
    body = "condition" if row.kind == "condition" else "value"
    parts = [_part("says", row.says, lang)] if row.says.changed else []
    parts.append(_part("sentence", row.sentence, lang))
    if row.kind == "condition":
        parts.append(_part(body, row.condition, lang, formal=True))
    parts += [{**_part("reading", reading.condition, lang, formal=True), "note": f"{reading.question} {reading.says}"} for reading in row.readings]
    return {
        "name": row.name,
        "cite": row.cite,
        "cited": places.cited(row.cite),
        "state": row.state,
        "state_word": WORDS[row.state][lang],
        "since": row.since.isoformat(),
        "until": row.until.isoformat() if row.until else None,
        "span": _span(row.since, row.until, lang),
        "about": "" if row.says.changed else row.says.after,
        "parts": parts,
        "displaced": [day.isoformat() for day in row.displaced],
        "note": _displaced(row.displaced, lang),
    }


def _way(way: Way, lang: str) -> dict[str, Any]:
    programme = WORDS["programme_new" if way.programme_new else "programme"][lang].format(way.programme)
    parts = [_marks(one.key, one.label, one.text) for one in way.fields]
    return {
        "name": way.name,
        "kind": way.kind,
        "cite": way.cite,
        "cited": places.cited(way.cite),
        "title": f"{WORDS[way.kind][lang]}: {way.title}" if way.kind in WORDS else way.title,
        "state": way.state,
        "state_word": WORDS[way.state][lang],
        "programme": programme,
        "where": " · ".join(filter(None, (programme, places.cited(way.cite)))),
        "parts": parts,
    }


def _part(key: str, text: Beside, lang: str, *, formal: bool = False) -> dict[str, Any]:
    return _marks(key, WORDS[key][lang], text, formal=formal)


def _marks(key: str, label: str, text: Beside, *, formal: bool = False) -> dict[str, Any]:
    """One text before and after: the marked words of each side, and of both in one row."""
    return {
        "key": key,
        "label": label,
        "formal": formal,
        "before": _marked(text, ADDED),
        "after": _marked(text, REMOVED),
        "segments": [one._asdict() for one in text.segments],
        "note": "",
    }


def _marked(text: Beside, without: str) -> list[dict[str, str]]:
    return [one._asdict() for one in text.segments if one.mark != without]


def _displaced(days: Iterable[date], lang: str) -> str:
    shown = [_day(day, lang) for day in days]
    key = "displaced_several" if len(shown) > 1 else "displaced"
    return WORDS[key][lang].format(", ".join(shown)) if shown else ""


def _span(since: date, until: date | None, lang: str) -> str:
    days = [_day(day, lang) for day in (since, until) if day]
    return WORDS["span" if until else "since"][lang].format(*days)


def _day(day: date, lang: str) -> str:
    return phrases.day(day.toordinal(), lang)
