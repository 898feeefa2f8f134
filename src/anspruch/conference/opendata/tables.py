"""The record as tables: one row a vote, a paper, a demand, a mark of a demand; an empty cell is not known, and every table has a codebook."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import TypeVar

from anspruch.conference import votes
from anspruch.conference.files.fields import ABOUT
from anspruch.conference.followup.practice import UNKNOWN, Practice
from anspruch.conference.model import Record, Side
from anspruch.conference.opendata import plain
from anspruch.conference.opendata.whole import Told
from anspruch.statute.model import Texts

T = TypeVar("T")

COLUMNS: Mapping[str, Mapping[str, Texts]] = {
    "votes": {
        "conference": {"de": "Nummer der Konferenz", "en": "number of the conference"},
        "paper": {"de": "Kennung des Papiers", "en": "id of the paper"},
        "status": {"de": "festgestelltes Ergebnis", "en": "result as stated"},
        "land": {"de": "Land (ISO 3166-2:DE ohne DE-)", "en": "Land (ISO 3166-2:DE without DE-)"},
        "vote": {"de": "ja, nein, enthaltung, abwesend; leer: nicht bekannt", "en": "ja, nein, enthaltung, abwesend; empty: not known"},
        "how": {"de": "known, inferred oder unknown", "en": "known, inferred or unknown"},
    },
    "papers": {
        "conference": {"de": "Nummer der Konferenz", "en": "number of the conference"},
        "paper": {"de": "Kennung", "en": "id"},
        "top": {"de": "Nummer des Tagesordnungspunkts; leer: nicht bekannt", "en": "number of the agenda item; empty: not known"},
        "kind": {"de": "Art", "en": "kind"},
        "status": {"de": "festgestelltes Ergebnis", "en": "result as stated"},
        "title": {"de": "amtlicher Titel, sonst Gegenstand", "en": "official title, otherwise subject (German)"},
        "subject_en": {"de": "Gegenstand, englisch", "en": "subject, English"},
        "lead": {"de": "federführendes Land; leer: nicht bekannt", "en": "lead Land; empty: not known"},
        "lead_certainty": {"de": "wie sicher die Federführung ist", "en": "how sure the lead is"},
        "movers": {"de": "Antragsteller, soweit genannt, das federführende Land darunter", "en": "movers, as far as named, the lead among them"},
        "movers_count": {"de": "wie viele Länder den Antrag stellten; leer: nicht bekannt", "en": "how many Länder moved it; empty: not known"},
        "movers_complete": {"de": "yes: es sind alle genannt; no: weitere möglich", "en": "yes: all are named; no: there may be others"},
        "movers_certainty": {"de": "wie sicher das ist, A bis U", "en": "how sure that is, A to U"},
        "supporters": {"de": "Unterstützer, soweit genannt", "en": "supporters, as far as named"},
        "supporters_count": {"de": "wie viele Länder ihn unterstützten; leer: nicht bekannt", "en": "how many supported it; empty: not known"},
        "label": {"de": "wie das Ergebnis heißt", "en": "what the result is called"},
        "label_certainty": {"de": "wie sicher das ist (C: erschlossen)", "en": "how sure that is (C: inferred)"},
        "ja": {"de": "Ja-Stimmen; leer: nicht bekannt", "en": "yes votes; empty: not known"},
        "nein": {"de": "Nein-Stimmen; leer: nicht bekannt", "en": "no votes; empty: not known"},
        "enthaltung": {"de": "Enthaltungen; leer: nicht bekannt", "en": "abstentions; empty: not known"},
        "vote_certainty": {
            "de": "wie sicher die Zählung ist (C: errechnet, keine Quelle nennt sie)",
            "en": "how sure the count is (C: arithmetic, no source gives it)",
        },
        "certainty": {
            "de": "A amtlich, B Presse, C erschlossen, R Gedächtnis, U unbekannt",
            "en": "A official, B press, C inferred, R memory, U unknown",
        },
        "sources": {"de": "Adressen der Quellen", "en": "addresses of the sources"},
    },
    "demands": {
        "demand": {"de": "Kennung", "en": "id"},
        "conference": {"de": "Nummer der Konferenz", "en": "number of the conference"},
        "status": {"de": "Ergebnis des Papiers", "en": "result of the paper"},
        "addressees": {"de": "an wen; leer: nicht bekannt", "en": "of whom; empty: not known"},
        "addressees_certainty": {"de": "wie sicher das ist (C: erschlossen)", "en": "how sure that is (C: inferred)"},
        "norm": {"de": "Norm, von der sie spricht", "en": "norm it speaks of"},
        "norm_certainty": {"de": "A amtlich, C eigene Lesart", "en": "A official, C our own reading"},
        "de": {"de": "Forderung", "en": "demand, German"},
        "en": {"de": "Forderung, englisch", "en": "demand, English"},
        "day": {"de": "Tag, für den die Zeichen gelten; leer: noch nicht gerechnet", "en": "day for which the marks hold; empty: not yet computed"},
        "verdict": {"de": "Urteil; leer: nicht verfolgt", "en": "verdict; empty: not followed up"},
        "text": {"de": "met, partly, not, open, nobody; leer: nicht verfolgt", "en": "met, partly, not, open, nobody; empty: not followed up"},
        "text_since": {"de": "seit wann; leer: nicht gerechnet", "en": "since when; empty: not computed"},
        "practice": {
            "de": "open, unrestricted (keine Einschränkung bekannt), congested, suspended, unknown; last_…: zuletzt bekannt; leer: kein Beleg",
            "en": "open, unrestricted (no restriction known), congested, suspended, unknown; last_…: what was last known; empty: no evidence",
        },
        "practice_since": {
            "de": "seit wann, bei last_… was zuletzt bekannt war; ~: ungefähr; leer: nicht bekannt",
            "en": "since when, of last_… what was last known; ~: approximate; empty: not known",
        },
        "practice_unknown_since": {
            "de": "seit wann nicht bekannt ist, ob das noch gilt; leer: es ist bekannt",
            "en": "since when it is not known whether that still holds; empty: it is known",
        },
        "money": {"de": "met, partly, not; leer: kein Beleg", "en": "met, partly, not; empty: no evidence"},
        "reply": {"de": "answered, refused, announced; leer: nicht gefunden", "en": "answered, refused, announced; empty: not found"},
    },
    "followup": {
        "demand": {"de": "Kennung der Forderung", "en": "id of the demand"},
        "kind": {
            "de": "verdict (Urteil), statement (bewiesener Satz), practice (Praxis nach dem Recht des Tages), evidence:… (eingetragener Beleg)",
            "en": "verdict, statement (proved), practice (in the law's data of the day), evidence:… (entered)",
        },
        "name": {"de": "Name des Satzes oder Belegs; leer beim Urteil", "en": "name of the statement or evidence; empty for a verdict"},
        "since": {"de": "ab wann: Tag, Monat oder Jahr; ~: ungefähr", "en": "from when: a day, month or year; ~: approximate"},
        "until": {"de": "bis wann; leer: bis heute, oder kein Ende bekannt", "en": "until when; empty: until today, or no end is known"},
        "mark": {"de": "Zeichen", "en": "mark"},
        "certainty": {
            "de": "verified, … (Tag im Recht) oder A bis U (Beleg; auch einer Praxis, für die es einen gibt); leer beim Urteil",
            "en": "verified, … (a day in the law) or A to U (evidence; also of a practice that has one); empty for a verdict",
        },
        "basis": {"de": "Norm und Gesetz, oder Praxis, woraus der Tag folgt", "en": "norm and act, or practice, the day follows from"},
        "sources": {"de": "Adressen der Quellen", "en": "addresses of the sources"},
    },
}


def votes_table(record: Record) -> str:
    """Every Land's vote on every paper, as CSV."""
    rows = []
    for paper in record.papers.values():
        for land, cast in votes.by_land(paper, record.body.laender).items():
            rows.append((paper.conference, paper.id, paper.stated, land, cast.word, cast.how))
    return _csv("votes", rows)


def papers_table(record: Record) -> str:
    """Every paper, as CSV."""
    rows = []
    for paper in record.papers.values():
        counts = [paper.vote.counts.get(word) for word in ("ja", "nein", "enthaltung")]
        urls = " ".join(record.urls(paper.sources))
        head = (paper.conference, paper.id, paper.top, paper.kind, paper.stated, paper.called("de"), paper.subject["en"])
        lead, label = paper.movers.lead, paper.vote.label
        moved = (lead.value, _sure(lead.value, lead.certainty), *_movers(paper.movers), *_named(paper.supporters))
        voted = (label.value, _sure(label.value, label.certainty), *counts, _sure(any(one is not None for one in counts), paper.vote.certainty))
        rows.append((*head, *moved, *voted, paper.certainty, urls))
    return _csv("papers", rows)


def _movers(side: Side) -> tuple[object, ...]:
    return (*_named(side), "yes" if side.complete else "no", side.certainty)


def _named(side: Side) -> tuple[str, int | None]:
    """The Länder that are named, and how many there are."""
    named = dict.fromkeys([*([side.lead.value] if side.lead.value else []), *side.laender])
    return " ".join(named), side.total if side.total is not None else len(named) if side.complete else None


def demands_table(record: Record, followed: Mapping[str, Told] | None = None) -> str:
    """Every demand, as CSV, with its marks where they are computed."""
    rows = []
    for one in record.demands.values():
        paper = record.papers[one.paper]
        addressed = record.addressed(one)
        to = ("; ".join(addressed.value or ()), _sure(addressed.value, addressed.certainty))
        told = (followed or {}).get(one.id)
        marks = _marks(told) if told else (None,) * 9
        norm = (one.norm, one.norm_certainty if one.norm else "")
        rows.append((one.id, paper.conference, paper.stated, *to, *norm, one.says["de"], one.says["en"], *marks))
    return _csv("demands", rows)


def _marks(told: Told) -> tuple[object, ...]:
    one, word = told.marks, plain.mark
    done, last = one.practice, one.practice.last
    text = (word(one.text.mark), one.text.since)
    practice = (word(done.word), _begun(last or done), done.since if last else None)
    return (one.day, word(one.verdict), *text, *practice, word(one.money), word(one.reply))


def followup_table(record: Record, followed: Mapping[str, Told]) -> str:
    """What became of every demand, with the days, as CSV: verdicts, proved statements, practice, and evidence, each from a day on."""
    rows = [row for name, told in followed.items() for row in _told(record, name, told)]
    return _csv("followup", rows)


def _told(record: Record, demand: str, told: Told) -> Iterator[Sequence[object]]:
    for since, until, held in _ended([(held.since, held) for held in told.history]):
        if plain.mark(held.verdict):
            yield demand, "verdict", None, _about(since, held.exact), until, held.verdict, None, None, None
    for part in told.marks.text.parts:
        for since, until, stretch in _ended([(one.since, one) for one in part.history]):
            basis = "; ".join(f"{one.cite} ({one.by})" for one in stretch.basis)
            yield demand, "statement", part.statement.name, since, until, stretch.mark, stretch.certainty, basis, None
    for practice, later in zip_longest(told.practices, told.practices[1:]):
        ended = later.since - timedelta(days=1) if later and later.since and later.mark != UNKNOWN else None  # no source gives an end otherwise
        by, sources = _shown_by(record, practice, told)
        yield demand, "practice", None, _begun(practice), ended, practice.mark, by, practice.by or None, sources
    for one in told.marks.evidence:
        urls = " ".join(record.urls(one.sources))
        yield demand, f"evidence:{one.kind}", one.name, one.since, one.until, one.mark, one.certainty, None, urls


def _begun(practice: Practice) -> str | None:
    return _about(practice.since, practice.exact) if practice.since else None


def _shown_by(record: Record, practice: Practice, told: Told) -> tuple[str, str | None]:
    """How sure a practice is: as the evidence that it began, with its sources; else as the law's data say."""
    shown = [one for one in told.marks.evidence if one.kind == "practice" and one.first_day == practice.since]
    return (shown[0].certainty, " ".join(record.urls(shown[0].sources))) if shown else (practice.certainty, None)


def _about(since: date, exact: bool) -> str:
    """A day; with the sign that it is approximate, where no source gives it (EDTF)."""
    return since.isoformat() if exact else f"{since}{ABOUT}"


def _ended(several: Sequence[tuple[date, T]]) -> Iterator[tuple[date, date | None, T]]:
    """Each with its last day, the day before the next begins."""
    for at, (since, one) in enumerate(several):
        yield since, several[at + 1][0] - timedelta(days=1) if at + 1 < len(several) else None, one


def _sure(known: object, certainty: str) -> str:
    """How sure a fact is; empty where there is none."""
    return certainty if known else ""


def codebook(table: str) -> str:
    """What the columns of a table mean, as CSV."""
    return _written([("column", "de", "en"), *((name, says["de"], says["en"]) for name, says in COLUMNS[table].items())])


def _csv(table: str, rows: Iterable[Sequence[object]]) -> str:
    return _written([tuple(COLUMNS[table]), *rows])


def _written(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(["" if cell is None else cell for cell in row] for row in rows)
    return out.getvalue()
