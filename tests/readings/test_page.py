"""The page of a day: whole, linked in itself, alone in the world, escaped, in one language, with everything in force on it."""

import re
from collections import defaultdict
from datetime import date
from functools import cache
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from anspruch.language import tree
from anspruch.readings.render import page as package
from anspruch.readings.render.page import page
from anspruch.readings.render.page.words import WORDS
from anspruch.readings.render.phrases import day as written
from anspruch.statute.loader import load

LAW = load()
PAGES = [(day, lang) for day in (date(2005, 1, 1), date(2016, 8, 6), date(2022, 12, 31), date(2026, 11, 24)) for lang in ("de", "en")]
every_page = pytest.mark.parametrize(("day", "lang"), PAGES)
VOID = {"meta", "br"}
OTHER = {"de": "en", "en": "de"}


class Reader(HTMLParser):
    """A page taken apart; every start has its end, or reading fails."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.attributes = [], [], [], []
        self.tag_of = {}
        self.texts = defaultdict(list)
        self.articles = defaultdict(list)
        self._open = []
        self.feed(text)
        self.close()
        assert not self._open

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        found = dict(attributes)
        self.attributes += [(tag, *pair) for pair in attributes]
        if "id" in found:
            self.ids.append(found["id"])
            self.tag_of[found["id"]] = tag
        if tag not in VOID:
            self._open.append((tag, found))
        if "href" in found:
            where = "condition" if any(one.get("class") == "condition" for _, one in self._open) else ""
            self.links.append((self._article(), where, found["href"]))

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag, self.getpos()

    def handle_data(self, text):
        if text.strip():
            self.texts[self._open[-1][0] if self._open else ""].append(text.strip())
            self.articles[self._article()].append(text.strip())

    def _article(self):
        return next((one.get("id", "") for tag, one in self._open if tag in ("article", "li") and "id" in one), "")


@cache
def read(day, lang):
    return Reader(page(LAW.on(day), lang))


def shown(reader):
    """All text for people; what stands there as the law's own language is left out."""
    return [text for tag, texts in reader.texts.items() if tag not in ("style", "pre") for text in texts]


@every_page
def test_every_link_within_has_its_anchor_and_no_anchor_is_there_twice(day, lang):
    found = read(day, lang)
    assert len(found.ids) == len(set(found.ids))
    assert not any(re.search(r"\s", one) for one in found.ids)
    assert {href[1:] for _, _, href in found.links if href.startswith("#")} <= set(found.ids)
    assert {value for _, name, value in found.attributes if name == "aria-labelledby"} <= set(found.ids)


@every_page
def test_the_page_needs_nothing_else_and_fetches_nothing(day, lang):
    found = read(day, lang)
    assert not {"script", "link", "img", "iframe", "object", "embed", "base", "form"} & set(found.tags)
    assert not [one for one in found.attributes if one[1] in ("src", "srcset", "style") or one[1].startswith("on")]
    assert not re.search(r"@import|url\(", " ".join(found.texts["style"]))
    assert all(href.startswith(("#", "https://", "http://")) for _, _, href in found.links)


@every_page
def test_the_page_says_its_language_and_its_day(day, lang):
    found = read(day, lang)
    assert ("html", "lang", lang) in found.attributes
    assert written(day.toordinal(), lang) in found.texts["title"][0]
    assert found.tags.count("title") == found.tags.count("h1") == found.tags.count("main") == 1


@every_page
def test_every_provision_and_every_way_has_its_place(day, lang):
    found = read(day, lang)
    for name, provision in LAW.provisions.items():
        assert found.tag_of[name] == ("article" if provision.on(day) else "li"), name
        assert any(provision.says[lang] in text for text in found.articles[name]), name
    for programme in LAW.programmes.values():
        assert {f"weg-{one.name}" for one in programme.routes} | {f"frage-{one.name}" for one in programme.values} <= set(found.ids)
        for route in programme.routes:
            assert route.title[lang] in found.articles[f"weg-{route.name}"]


@every_page
def test_who_leans_on_a_provision_is_named_there(day, lang):
    found = read(day, lang)
    named = {(anchor, href[1:]) for anchor, where, href in found.links if where == "condition"}
    users = {(href[1:], anchor) for anchor, where, href in found.links if where != "condition" and href.startswith("#")}
    assert len(named) > 80
    assert {pair for pair in named if LAW.provisions[pair[1]].on(day)} <= users


@every_page
def test_lists_numbers_and_practices_name_who_reads_them(day, lang):
    used = {anchor for anchor, where, href in read(day, lang).links if href.startswith("#")}
    for programme in LAW.programmes.values():
        practices = {route.enforcement for route in programme.routes if route.enforcement and LAW.provisions[route.enforcement].on(day)}
        assert practices <= used
    for name in LAW.provisions:
        body = LAW.on(day).own_body(name)
        if isinstance(body, tree.Node):
            named = {part.name for part in tree.walk(body) if isinstance(part, tree.Parameter)}
            assert {one for one in named if LAW.provisions[one].on(day)} <= used, name


@pytest.mark.parametrize(("day", "lang"), [pytest.param(*one, marks=pytest.mark.slow) if one[1] == "en" else one for one in PAGES])
def test_a_disputed_point_shows_both_readings_and_which_is_used(day, lang):
    points = [(name, dispute) for name, provision in LAW.provisions.items() if provision.on(day) for dispute in provision.on(day).otherwise]
    assert points or day.year == 2005
    for name, dispute in points:
        default, alternative = LAW.disputes[dispute].default, LAW.disputes[dispute].alternative
        assert_order(read(day, lang).articles[name], default, alternative, lang)
        assert_order(read_otherwise(dispute, day, lang).articles[name], alternative, default, lang)


@cache
def read_otherwise(dispute, day, lang):
    """The page where a point is read the other way."""
    return Reader(page(LAW.alternative(dispute).on(day), lang))


def assert_order(article, used, other, lang):
    text = "\n".join(article)
    places = [text.index(words) for words in (used.says[lang], WORDS["used_reading"][lang], other.says[lang], WORDS["other_reading"][lang])]
    assert places == sorted(places)


@every_page
def test_a_page_speaks_one_language(day, lang):
    own, other = shown(read(day, lang)), OTHER[lang]
    for key, words in WORDS.items():
        label = re.escape(words[other]).replace(re.escape("{0}"), r"[\d.-]+")
        assert not any(re.match(rf"{label}($|\W)", text) for text in own), key
    for name, provision in LAW.provisions.items():
        assert provision.says[other] not in own, name


def test_every_word_of_the_page_is_used_and_differs_by_language():
    template = (files(package) / "page.html").read_text("utf-8")
    for key, words in WORDS.items():
        assert re.search(rf"say\.{key}\b", template), key
        assert words["de"] != words["en"], key
        assert words["de"].count("{0}") == words["en"].count("{0}"), key


@pytest.mark.parametrize("lang", ["de", "en"])
def test_signs_of_html_in_the_law_are_escaped(lang):
    hostile = '</p><script src="x">alert("1")</script> & mehr'
    both = {"de": hostile, "en": hostile}
    one = LAW.provisions["teilnahmeanspruch"]
    versions = tuple(version._replace(by=hostile, note=both, source={"title": hostile, "url": 'https://x/"><script>'}) for version in one.versions)
    law = LAW.replaced({one.name: one._replace(says=both, versions=versions)}).on(date(2026, 11, 24))
    found = Reader(page(law, lang))
    assert "script" not in found.tags
    assert found.tags.count("p") == read(date(2026, 11, 24), lang).tags.count("p") + 1
    assert found.articles[one.name].count(hostile) == 3
