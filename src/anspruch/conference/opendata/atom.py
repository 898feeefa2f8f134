"""Adopted papers as an Atom feed (RFC 4287). The words are ours, not the conference's: so are the author and the identifiers."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from anspruch.conference import phrases, words
from anspruch.conference.known import CERTAINTY
from anspruch.conference.model import Paper, Record
from anspruch.statute.model import Texts

_ATOM = "http://www.w3.org/2005/Atom"
_AUTHOR = "Anspruch"
_OURS = UUID("5ab1f9e2-6c1d-5d0e-9f57-0c7d3a5e2b41")
"""The namespace of identifiers that stay the same wherever the feed is served."""

_RESULT: Texts = {"de": "Ergebnis", "en": "Result"}
_SURE: Texts = {"de": "Wie sicher der Eintrag ist", "en": "How sure the entry is"}


def feed(record: Record, address: Callable[[str], str], own: str, updated: date, lang: str = "de") -> str:
    """The feed, newest conference first.

    Args:
        record: the record.
        address: the permanent address of a paper by its id.
        own: the address of the feed itself.
        updated: when the record was last changed: every entry bears it, for the record knows no day of its own for each. ``published`` is the day
            on which a paper was decided, where a source gives it.
        lang: de or en.
    """
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": lang})
    _text(root, "id", _identifier(f"feed-{lang}"))
    _text(root, "title", f"{record.body.short}: {record.body.title[lang]}")
    _text(root, "updated", _instant(updated))
    ET.SubElement(root, f"{{{_ATOM}}}link", {"rel": "self", "href": own, "type": "application/atom+xml"})
    author = ET.SubElement(root, f"{{{_ATOM}}}author")
    _text(author, "name", _AUTHOR)
    adopted = [paper for paper in record.papers.values() if paper.status == "adopted"]
    for paper in sorted(adopted, key=lambda one: -one.conference):
        _entry(root, record, paper, address(paper.id), updated, lang)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode")


def _entry(root: ET.Element, record: Record, paper: Paper, address: str, updated: date, lang: str) -> None:
    entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
    day = record.decided(paper)
    _text(entry, "id", _identifier(paper.id))
    _text(entry, "title", paper.called(lang))
    _text(entry, "updated", _instant(updated))
    if day.sure and day.value:
        _text(entry, "published", _instant(day.value))
    ET.SubElement(entry, f"{{{_ATOM}}}link", {"rel": "alternate", "href": address})
    label, sure = paper.vote.label.value, paper.certainty
    several = [("kind", paper.kind, words.KIND[paper.kind]), ("result", paper.status, words.STATUS[paper.status])]
    several += [("vote", label, words.LABEL[label])] if label else []
    for scheme, term, says in (*several, ("certainty", sure, CERTAINTY[sure])):
        ET.SubElement(entry, f"{{{_ATOM}}}category", {"scheme": _identifier(scheme), "term": term, "label": says[lang]})
    _text(entry, "summary", " ".join((_result(paper, lang), *(demand.says[lang] for demand in paper.demands))))


def _result(paper: Paper, lang: str) -> str:
    """How it ended, and how sure that is, in a sentence."""
    said = words.STATUS[paper.status][lang]
    if paper.vote.label.value or phrases.counts(paper.vote.counts, lang):
        said += f", {phrases.result(paper, lang)}"
    return f"{_RESULT[lang]}: {said}. {_SURE[lang]}: {CERTAINTY[paper.certainty][lang]}."


def _identifier(name: str) -> str:
    return uuid5(_OURS, name).urn


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
