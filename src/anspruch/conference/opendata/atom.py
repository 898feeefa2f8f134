"""Adopted papers as an Atom feed (RFC 4287)."""

from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree as ET

from anspruch.conference import words
from anspruch.conference.model import Paper, Record

_ATOM = "http://www.w3.org/2005/Atom"
_TAG = "tag:integrationsministerkonferenz.de,2007"
"""Identifiers that stay the same wherever the feed is served (RFC 4151); no address of ours."""


def feed(record: Record, address: Callable[[str], str], own: str, updated: date, lang: str = "de") -> str:
    """The feed, newest conference first.

    Args:
        record: the record.
        address: the permanent address of a paper by its id.
        own: the address of the feed itself.
        updated: when the record was last changed; entries whose day is not known bear it too.
        lang: de or en.
    """
    ET.register_namespace("", _ATOM)
    root = ET.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": lang})
    _text(root, "id", f"{_TAG}:feed-{lang}")
    _text(root, "title", f"{record.body.short}: {record.body.title[lang]}")
    _text(root, "updated", _instant(updated))
    ET.SubElement(root, f"{{{_ATOM}}}link", {"rel": "self", "href": own, "type": "application/atom+xml"})
    author = ET.SubElement(root, f"{{{_ATOM}}}author")
    _text(author, "name", record.body.short)
    adopted = [paper for paper in record.papers.values() if paper.status == "adopted"]
    for paper in sorted(adopted, key=lambda one: -one.conference):
        _entry(root, record, paper, address(paper.id), updated, lang)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode")


def _entry(root: ET.Element, record: Record, paper: Paper, address: str, updated: date, lang: str) -> None:
    entry = ET.SubElement(root, f"{{{_ATOM}}}entry")
    day = record.conferences[paper.conference].day
    _text(entry, "id", f"{_TAG}:{paper.id}")
    _text(entry, "title", paper.called(lang))
    _text(entry, "updated", _instant(day or updated))
    if day:
        _text(entry, "published", _instant(day))
    ET.SubElement(entry, f"{{{_ATOM}}}link", {"rel": "alternate", "href": address})
    ET.SubElement(entry, f"{{{_ATOM}}}category", {"term": paper.kind, "label": words.KIND[paper.kind][lang]})
    _text(entry, "summary", " ".join(demand.says[lang] for demand in paper.demands) or words.STATUS[paper.status][lang])


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = text


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
