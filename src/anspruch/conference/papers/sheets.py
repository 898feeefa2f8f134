"""The papers: the sheet of one resolution, the minutes of a whole conference, the report of a Land."""

from collections.abc import Iterator
from typing import Any

from anspruch.conference import phrases, words
from anspruch.conference.agenda import in_order
from anspruch.conference.frozen import content, digits, fingerprint
from anspruch.conference.frozen import minutes as said_in_minutes
from anspruch.conference.model import Conference, Paper, Record
from anspruch.conference.opendata import plain
from anspruch.conference.papers import item, tree
from anspruch.conference.papers.tree import Block
from anspruch.conference.papers.words import say
from anspruch.language.errors import InputError


def find(record: Record, number: int, name: str) -> Paper:
    """A paper of a conference by its TOP, or by its id where its number is not known. Raises InputError with those there are."""
    record.conference(number)
    several = record.of(number)
    found = next((paper for paper in several if name in (paper.top, paper.id)), None)
    if found is None:
        there = ", ".join(paper.top or paper.id for paper in in_order(several)) or "–"
        raise InputError(
            f"Auf der {number}. Konferenz ist kein TOP „{name}“ bekannt; bekannt sind {there}.",
            f"Of conference {number} no item “{name}” is known; known are {there}.",
        )
    return found


def sheet(record: Record, paper: Paper, lang: str) -> dict[str, Any]:
    """The sheet of one resolution, or of a motion that was not adopted."""
    one = record.conference(paper.conference)
    doubt = [words.UNPROVEN[lang]] if paper.certainty == "U" else []
    numbered = item.title(paper, lang) if paper.top or paper.procedure else f"{paper.called(lang)} ({'; '.join([*doubt, say('top_unknown', lang)])})"
    return tree.tree(
        record,
        one,
        lang,
        kind=say("resolution" if paper.status == "adopted" else "paper", lang),
        title=numbered,
        foot=say("hash", lang, fingerprint(paper)),
        lead=[say("conference", lang, one.number), *(_circulated(record, paper, lang) if paper.procedure else _lead(one, lang))],
        **(_running(one, lang) if paper.procedure else {}),
        blocks=item.blocks(record, paper, lang, 2, alone=True),
        data={"as_of": record.as_of.isoformat(), "hash": fingerprint(paper), "content": content(paper), "paper": plain.paper(record, paper)},
        name=f"{paper.id}.json",
    )


def minutes(record: Record, number: int, lang: str, name: str = "") -> dict[str, Any]:
    """The minutes of a conference, as far as sources tell.

    Args:
        record: the record.
        number: of the conference.
        lang: ``de`` or ``en``.
        name: what the minutes are called; default: Beschlussniederschrift.

    Raises:
        InputError: if there is no such conference.
    """
    one = record.conference(number)
    papers = record.of(number)
    said = said_in_minutes(record, number)
    return tree.tree(
        record,
        one,
        lang,
        kind=say("conference", lang, number),
        title=name or say("minutes", lang),
        foot=say("hash", lang, digits(said)),
        lead=[record.body.title[lang], *_lead(one, lang)],
        covered=True,
        blocks=list(_body(record, one, papers, lang)),
        data={
            "as_of": record.as_of.isoformat(),
            "hash": digits(said),
            "content": said,
            "conference": plain.conference(record, one),
            "papers": [plain.paper(record, paper) for paper in papers],
        },
        name=f"{record.body.name}-{number:02}.json",
    )


def _lead(one: Conference, lang: str) -> list[str]:
    """The lines before the resolutions, as minutes have them: on which days and where in one line, where both are known."""
    told = _meeting(one, lang)
    first = []
    if one.days.value and (one.place.value or one.form == "video"):
        place = "" if one.form == "video" else phrases.fact(one.place, lang)
        said = say("on_place" if place else "on_video", lang, phrases.certain(words.span(one.days.value, lang), one.days.certainty, lang), place)
        first = [said]
        told = {key: text for key, text in told.items() if key not in ("days", "place", *(() if place else ("form",)))}
    return [*first, *(f"{say(key, lang)}: {text}" for key, text in told.items())]


def _circulated(record: Record, paper: Paper, lang: str) -> list[str]:
    """The lines before a resolution in written procedure: it has the day of the procedure, and no place; the chair is that of the conference."""
    day = record.procedures[paper.procedure].day
    told = phrases.certain(words.day(day.value, lang), day.certainty, lang) if day.value else words.NOT_KNOWN[lang]
    chair = _meeting(record.conferences[paper.conference], lang)["chair"]
    return [f"{say('form', lang)}: {words.FORM['umlauf'][lang]}", f"{say('day', lang)}: {told}", f"{say('chair', lang)}: {chair}"]


def _running(one: Conference, lang: str) -> dict[str, Any]:
    """The running head of what was decided in writing, which names no days of a meeting."""
    return {"running": f"{say('conference', lang, one.number)} · {words.PROCEDURE[lang]}"}


def _meeting(one: Conference, lang: str) -> dict[str, str]:
    """When and where, who was in the chair; what is not known is said."""
    land = phrases.certain(words.land(one.chair.land.value, lang), one.chair.land.certainty, lang) if one.chair.land.value else words.NOT_KNOWN[lang]
    persons = words.chaired(one, lang, lambda name, known, said: phrases.certain(name, known.certainty, said))
    when = phrases.certain(words.span(one.days.value, lang), one.days.certainty, lang) if one.days.value else ""
    year = phrases.fact(one.year, lang)
    planned = say("planned", lang, words.span(one.planned, lang)) if one.planned else ""
    return {
        "days": when or planned or words.NOT_KNOWN[lang] + (f" ({year})" if one.year.value else ""),
        "place": words.place(one, lang, phrases.certain),
        "form": words.FORM[one.form][lang],
        "chair": ": ".join(filter(None, (land, persons))),
        "motto": phrases.fact(one.motto, lang),
    }


def _body(record: Record, one: Conference, papers: tuple[Paper, ...], lang: str) -> Iterator[Block]:
    groups = {
        "agenda": [paper for paper in in_order(papers) if paper.top],
        "unnumbered": [paper for paper in papers if not paper.top and not paper.procedure],
        "written": [paper for paper in papers if not paper.top and paper.procedure],
    }
    listed = [{"number": paper.top or "–", "title": item.called(paper, lang), "name": paper.id} for several in groups.values() for paper in several]
    yield from (tree.heading(say("contents", lang), 2), {"kind": "contents", "rows": listed}) if listed else ()
    if one.note:
        yield tree.text(one.note[lang])
    if not papers:
        yield tree.text(say("no_papers", lang))
    for group, several in groups.items():
        if several:
            yield tree.heading(say(group, lang), 2)
        yield from (tree.text(said) for said in (_written(record, one, lang) if group == "written" else ()))
        for paper in several:
            yield tree.heading(item.title(paper, lang), 3, paper.id)
            yield from item.blocks(record, paper, lang, 4)
    yield from _seats(record, one, lang)
    yield tree.heading(say("sources", lang), 2)
    yield tree.links(say("conference", lang, one.number), record.urls(one.sources)) if one.sources else tree.text(say("no_sources", lang))


def _written(record: Record, one: Conference, lang: str) -> Iterator[str]:
    """How many papers each written procedure held, and how many of them are here."""
    for procedure in record.procedures.values():
        if procedure.conference == one.number:
            known = sum(paper.procedure == procedure.name for paper in record.papers.values())
            yield say("written_some", lang, phrases.fact(procedure.papers, lang), known)


def _seats(record: Record, one: Conference, lang: str) -> Iterator[Block]:
    """Who spoke for which Land, as far as sources name them."""
    seats = [seat for seat in record.mandates if seat.conference == one.number]
    known = [seat for seat in seats if seat.person.value]
    missing = [seat.land for seat in seats if not seat.person.value]
    if seats:
        yield tree.heading(say("seats", lang), 2)
    if known:
        head = [say(key, lang) for key in ("land", "person", "office", "presence")]
        rows = [
            (words.land(seat.land, lang), phrases.fact(seat.person, lang), seat.office.get(lang, ""), words.PRESENCE[seat.presence][lang])
            for seat in known
        ]
        yield tree.table(head, rows, (4, 5, 6, 3))
    if missing:
        yield tree.text(say("seats_unknown", lang, phrases.laender(missing, lang)))
