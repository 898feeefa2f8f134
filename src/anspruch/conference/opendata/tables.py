"""The record as tables: one row a vote, a paper, a demand; an empty cell is not known, and every table has a codebook."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from anspruch.conference import votes
from anspruch.conference.model import Record
from anspruch.statute.model import Texts

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
        "movers": {"de": "Antragsteller, soweit genannt", "en": "movers, as far as named"},
        "label": {"de": "wie das Ergebnis heißt", "en": "what the result is called"},
        "ja": {"de": "Ja-Stimmen; leer: nicht bekannt", "en": "yes votes; empty: not known"},
        "nein": {"de": "Nein-Stimmen; leer: nicht bekannt", "en": "no votes; empty: not known"},
        "enthaltung": {"de": "Enthaltungen; leer: nicht bekannt", "en": "abstentions; empty: not known"},
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
        "norm": {"de": "Norm, von der sie spricht", "en": "norm it speaks of"},
        "de": {"de": "Forderung", "en": "demand, German"},
        "en": {"de": "Forderung, englisch", "en": "demand, English"},
    },
}


def votes_table(record: Record) -> str:
    """Every Land's vote on every paper, as CSV."""
    rows = []
    for paper in record.papers.values():
        for land, cast in votes.by_land(paper, record.body.laender).items():
            rows.append((paper.conference, paper.id, paper.status, land, cast.word, cast.how))
    return _csv("votes", rows)


def papers_table(record: Record) -> str:
    """Every paper, as CSV."""
    rows = []
    for paper in record.papers.values():
        counts = [paper.vote.counts.get(word) for word in ("ja", "nein", "enthaltung")]
        movers, urls = " ".join(paper.movers.laender), " ".join(record.urls(paper.sources))
        head = (paper.conference, paper.id, paper.top, paper.kind, paper.status, paper.called("de"), paper.subject["en"])
        rows.append((*head, paper.movers.lead.value, movers, paper.vote.label.value, *counts, paper.certainty, urls))
    return _csv("papers", rows)


def demands_table(record: Record) -> str:
    """Every demand, as CSV."""
    rows = []
    for one in record.demands.values():
        paper = record.papers[one.paper]
        to = "; ".join(one.addressees or paper.addressees.value or ())
        rows.append((one.id, paper.conference, paper.status, to, one.norm, one.says["de"], one.says["en"]))
    return _csv("demands", rows)


def codebook(table: str) -> str:
    """What the columns of a table mean, as CSV."""
    return _written([("column", "de", "en"), *((name, says["de"], says["en"]) for name, says in COLUMNS[table].items())])


def _csv(table: str, rows: Iterable[Sequence[object]]) -> str:
    return _written([tuple(COLUMNS[table]), *rows])


def _written(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(["" if cell is None else cell for cell in row] for row in rows)
    return out.getvalue()
