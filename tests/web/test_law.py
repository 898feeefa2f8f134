"""The law's pages: every address answers in German and English, says what the law says on the day, and stays where it is."""

import re
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.utils.translation import trans_real
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anspruch.readings.compare import compare
from anspruch.readings.existence import absence
from anspruch.statute.loader import load
from anspruch.web import catalogue
from anspruch.web.law import comparing, days, places, reading, timeline
from anspruch.web.law.shown import reworded
from anspruch.web.site import statute

LAW = load()
PROVISIONS = LAW.provisions
KNOWN = Path(__file__).with_name("addresses.txt")
DAYS = st.dates(LAW.first_day, date(2035, 12, 31))


def path(address):
    """An address without its language."""
    return address.partition("/law/")[2]


SECTIONS = [(one.slug, number) for one in places.statutes().values() for number in one.sections]
TITLES = {
    "": {"de": "Das Recht der Integrationskurse", "en": "The law of integration courses"},
    "ways/": {"de": "Alle Wege", "en": "All ways"},
    "disputes/": {"de": "Umstrittene Punkte", "en": "Disputed points"},
    "compare/": {"de": "Zwei Tage vergleichen", "en": "Compare two days"},
    "practice/": {"de": "Praxis der Behörden", "en": "Practice of the authorities"},
    **{f"ways/{name}/": route.title for name, route in LAW.routes.items()},
    **{f"disputes/{name}/": one.question for name, one in LAW.disputes.items()},
    **{f"{one.slug}/": dict.fromkeys(("de", "en"), one.cite) for one in places.statutes().values() if one.cite},
    **{f"{slug}/{number}/": dict.fromkeys(("de", "en"), places.statutes()[slug].heading(number)) for slug, number in SECTIONS},
    **{path(places.address(one)): dict.fromkeys(("de", "en"), f"{one.cite} – {one.name}") for one in PROVISIONS.values()},
}


class Words(HTMLParser):
    """The text of a page, without what is marked as German and without the head."""

    def __init__(self):
        super().__init__()
        self.open, self.text, self.title = [], [], ""

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "link", "br", "input", "path", "rect", "line", "circle"):
            self.open.append((tag, dict(attributes).get("lang")))

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            self.open.pop()

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        language = next((code for _, code in reversed(self.open) if code), "en")
        if "title" in tags and "svg" not in tags:
            self.title += data
        elif language == "en" and "pre" not in tags:  # that is for machines
            self.text.append(data)


def read(answer):
    words = Words()
    words.feed(answer.text)
    assert not words.open, "every element is closed"
    return words


@pytest.mark.parametrize("page", TITLES)
def test_every_page_answers_with_its_title(client, page):
    answer = client.get(f"/de/law/{page}")
    assert answer.status_code == 200
    assert read(answer).title == f"{TITLES[page]['de']} – Anspruch"


GERMAN = re.compile(r"\b(und|oder|nicht|der|das|wenn|für|seit|ist|mit|von|dem|den|wird|werden|durch|keine?|eine?|auf|sind|bis|zu)\b", re.IGNORECASE)


@pytest.mark.slow
def test_every_english_page_answers_with_its_title_and_marks_its_german(client):
    for page, title in TITLES.items():
        answer = client.get(f"/en/law/{page}")
        assert answer.status_code == 200, page
        words = read(answer)
        assert words.title == f"{title['en']} – Anspruch", page
        # German names of papers, quoted in the law's English, and of an authority
        text = re.sub(r"“[^”]*”|\([^)]*\bIntV\b[^)]*\)|(Bundesa|A)gentur für Arbeit", "", " ".join(words.text))
        assert GERMAN.findall(text) == [], page


@pytest.mark.parametrize("page", ["", "AufenthG/", "AufenthG/44/", "AufenthG/44/anspruch_erloschen/", "ways/zulassung_bamf/", "practice/"])
def test_the_law_is_marked_as_german_where_it_is_not_translated(client, page):
    answer = client.get(f"/ar/law/{page}")
    assert answer.status_code == 200
    assert 'dir="rtl"' in answer.text
    assert 'lang="de"' in answer.text


# --- addresses stay


def addresses():
    """Every address people may cite, without language and day."""
    yield from TITLES
    for one in PROVISIONS.values():
        yield from (path(places.address(one, version.since)) for version in one.versions)


@pytest.mark.slow
def test_an_address_once_given_leads_somewhere(client):
    for address in KNOWN.read_text(encoding="utf-8").split():
        answer = client.get(f"/de/law/{address}", follow=True)
        assert answer.status_code == 200, address
        assert all(status == 301 for _, status in answer.redirect_chain), address


def test_every_address_is_among_those_that_stay():
    new = set(filter(None, addresses())) - set(KNOWN.read_text(encoding="utf-8").split())
    assert not new, f"add to {KNOWN.name}: " + " ".join(sorted(new))


def test_a_provision_in_another_place_is_found_by_its_name(client):
    answer = client.get("/en/law/IntV/44/teilnahmeanspruch/?on=2020-01-01")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/en/law/AufenthG/44/teilnahmeanspruch/?on=2020-01-01")


def test_a_day_once_given_wrongly_leads_to_the_right_one(client):
    answer = client.get("/en/law/IntV/9/befreiung_wegen_leistung/2015-10-24/")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/en/law/IntV/9/befreiung_wegen_leistung/2015-10-28/")
    assert all(
        PROVISIONS[name].on(date.fromisoformat(right)).since == date.fromisoformat(right)
        for name, told in places.CORRECTED.items()
        for right in told.values()
    )


def test_no_statute_has_the_name_of_another_page():
    assert not {"ways", "disputes", "compare"} & places.statutes().keys()
    assert sorted(one.name for statute in places.statutes().values() for one in statute.provisions) == sorted(PROVISIONS)


# --- days


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(sorted(PROVISIONS)), day=DAYS, language=st.sampled_from(["de", "en", "ar"]))
def test_a_provision_on_any_day_is_shown_in_its_version_of_that_day(client, name, day, language):
    provision, version = PROVISIONS[name], PROVISIONS[name].on(day)
    answer = client.get(f"/{language}/law/{path(places.address(provision, on=day))}")
    assert answer.status_code == 200
    canonical = re.search(r'rel="canonical" href="([^"]*)"', answer.text).group(1)
    expected = places.address(provision, version.since if version else None)
    assert path(canonical) == path(expected)
    assert (version is None) == ('id="holds"' not in answer.text)
    if version is not None and provision.kind == "condition":
        assert str(version.text).replace('"', "&#34;").replace("<", "&lt;").replace(">", "&gt;").split()[0] in answer.text


@given(day=DAYS)
def test_a_day_is_the_law_since_its_last_change(day):
    state = days.state(day)
    assert state.day in LAW.changes
    assert all(state.version(name) == PROVISIONS[name].on(day) for name in PROVISIONS)


def test_however_many_days_are_asked_the_law_keeps_one_state_a_change(client):
    for number in range(0, 7000, 70):
        client.get(f"/de/law/AufenthG/44/erloeschensfrist/?on={date(2005, 1, 1) + timedelta(number)}")
    assert len({id(days.state(date(2005, 1, 1) + timedelta(number))) for number in range(7000)}) <= len(LAW.changes)


@pytest.mark.parametrize(
    "day", ["1999-01-01", "2004-12-31", "2101-01-01", "2026-13-01", "2026-02-30", "morgen", "20260101", "0000-00-00", "<b>", "9" * 5000]
)
@pytest.mark.parametrize("page", ["", "AufenthG/", "AufenthG/44/", "AufenthG/44/erloeschensfrist/", "ways/", "ways/zulassung_bamf/", "disputes/"])
def test_a_day_that_cannot_be_used_is_refused_with_a_day_that_can(client, page, day):
    answer = client.get(f"/en/law/{page}", {"on": day})
    assert answer.status_code == 422
    assert read(answer).title == "There is no answer for this day – Anspruch"
    offered = re.search(rf'href="(/en/law/{page}\?on=[\d-]+)">Show', answer.text).group(1)
    assert client.get(offered).status_code == 200


def test_the_overview_leads_to_the_day_asked_for(client):
    text = client.get("/de/law/?on=2016-08-06").text
    assert 'href="/de/law/AufenthG/?on=2016-08-06"' in text
    assert "6. August 2016" in text


def test_a_day_may_be_written_as_germans_do(client):
    assert "6. August 2016" in client.get("/de/law/AufenthG/44/erloeschensfrist/?on=6.8.2016").text


@given(day=DAYS, name=st.sampled_from(sorted(PROVISIONS)))
def test_the_days_around_a_day_are_changes_of_the_provision(day, name):
    choice = days.Choice(day, True, tuple(places.changes([PROVISIONS[name]])))
    assert choice.current is None or choice.current <= day
    assert choice.next is None or choice.next > day
    assert choice.previous is None or choice.previous < choice.current
    core = [PROVISIONS[name].on(one) for one in (day, choice.current or day)]
    assert core[0] == core[1]


@pytest.mark.parametrize(
    ("page", "near"),
    [
        ("aufenthg/", "/en/law/AufenthG/"),
        ("AufenthG/44b/", "/en/law/AufenthG/44"),
        ("AufenthG/44/teilnahmeanspruc/", "/en/law/AufenthG/44/teilnahmeanspruch/"),
        ("AufenthG/44/erloeschensfrist/2016-08-07/", "/en/law/AufenthG/44/erloeschensfrist/2016-08-06/"),
        ("ways/zulassung_bam/", "/en/law/ways/zulassung_bamf/"),
        ("ways/xyz/", "/en/law/ways/"),
        ("disputes/erstmals/", "/en/law/disputes/"),
        ("StGB/", "/en/law/"),
        ("AufenthG/44/" + "x" * 3000 + "/", "/en/law/"),
    ],
)
def test_what_is_not_there_is_answered_with_what_is_nearest(client, page, near):
    answer = client.get(f"/en/law/{page}")
    assert answer.status_code == 404
    assert read(answer).title == "There is no such thing here – Anspruch"
    assert f'href="{near}' in answer.text


# --- what a page says


def test_the_page_of_a_provision_names_what_reads_it_and_what_it_reads(client):
    text = client.get("/de/law/AufenthG/44/anspruch_erloschen/?on=2020-01-01").text
    for expected in ("/law/AufenthG/44/erloeschensfrist_abgelaufen/?on=2020-01-01", "/law/AufenthG/44/teilnahmeanspruch/?on=2020-01-01"):
        assert expected in text
    assert "Titel weggefallen" in text


@pytest.mark.parametrize("name", sorted(PROVISIONS))
def test_reading_and_being_read_are_two_sides_of_one_thing(name):
    law = days.state(date(2026, 1, 1))
    for other in reading.rests_on(name, law):
        assert PROVISIONS[name] in reading.readers(other.name, law).provisions


def test_the_cases_of_a_provision_agree_and_are_shown(client):
    tested = reading.tested("teilnahmeanspruch")
    assert {one.outcome.verdict for one in tested} <= {"pass", "deviation"}
    assert {one.holds for one in tested} == {True, False}
    assert client.get("/en/law/AufenthG/44/teilnahmeanspruch/").text.count("<strong>agrees</strong>") == sum(
        one.outcome.verdict == "pass" for one in tested
    )


def test_practice_is_marked_as_not_law(client):
    for page in ("practice/", "practice/zulassung/", "practice/zulassung/verwaltungspraxis_44_4/"):
        assert "Praxis, nicht Recht." in client.get(f"/de/law/{page}").text


@pytest.mark.parametrize(
    ("text", "home", "target"),
    [
        ("Das steht in § 44 Abs. 4 AufenthG.", "", "/law/AufenthG/44/"),
        ("nach IntV § 5 Abs. 3", "", "/law/IntV/5/zulassung_verfallen/"),
        ("wie in § 44 gesagt", "AufenthG", "/law/AufenthG/44/"),
        ("wie in § 44 gesagt", "", None),
        ("nach AufenthG § 999", "", None),
        ("<script>§ 44 Abs. 4 AufenthG</script>", "", "/law/AufenthG/44/"),
    ],
)
def test_a_citation_in_a_text_leads_to_the_provision(text, home, target):
    found = places.linked(text, home)
    assert "<script" not in found
    assert re.findall(r'href="/\w+(/law/[^"]*)"', found) == ([target] if target else [])


def test_the_timeline_shows_every_version_in_picture_and_table(client):
    text = client.get("/de/law/").text
    for provision in PROVISIONS.values():
        for version in provision.versions:
            assert places.address(provision, version.since) in text
    picture = timeline.picture(2026)
    assert text.count("<circle") == sum(len(row.dots) for row in picture.rows)
    for dot in (dot for row in picture.rows for dot in row.dots):
        assert picture.left <= dot.x - dot.radius
        assert dot.x + dot.radius <= picture.width
        assert dot.radius <= dot.y <= picture.height - dot.radius
    assert re.search(r'<svg[^>]*role="img"[^>]*aria-labelledby="timeline-title timeline-desc"', text)


# --- two days


def test_two_days_without_a_change_between_them_are_the_same_for_everybody(client):
    answer = client.get("/en/law/compare/?from=2026-08-01&to=2026-10-01")
    assert answer.status_code == 200
    assert "nobody gains or loses" in answer.text


def test_a_comparison_says_what_compare_proves(client, monkeypatch):
    monkeypatch.setattr(comparing, "PATIENCE", 120.0)
    answer = client.get("/en/law/compare/?from=2026-06-30&to=2026-07-01")
    assert answer.status_code == 200
    proved = compare(LAW.on(date(2026, 6, 30)), LAW.on(date(2026, 7, 1)))
    for one in proved.changed:
        assert path(places.address(one.provision)) in answer.text
    proof = comparing.proof(date(2026, 6, 30), date(2026, 7, 1), "en")
    for shown, (_, effect) in zip((*proof.routes, *proof.questions, *proof.access), (*proved.routes, *proved.questions, *proved.access), strict=True):
        assert (len(shown.better), len(shown.worse)) == (len(effect.better), len(effect.worse))


def test_the_marked_words_of_a_comparison_make_both_sentences():
    for one in comparing.changed(date(2016, 8, 5), date(2016, 8, 6), "de"):
        assert one.sentence.changed
        assert (one.sentence.before == "") == (one.before is None)
        assert (one.sentence.after == "") == (one.after is None)


def test_a_proof_not_ready_in_time_is_said_to_be_so_and_is_there_later(client, monkeypatch):
    monkeypatch.setattr(comparing, "PATIENCE", 0.0)
    address = "/en/law/compare/?from=2025-11-30&to=2025-12-01"
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert "not ready yet" in answer.text
    assert "Changed provisions" in answer.text
    monkeypatch.setattr(comparing, "PATIENCE", 120.0)
    assert client.get(address).status_code == 200


def test_proofs_are_limited_alike_on_the_page_and_for_programs(client, monkeypatch):
    monkeypatch.setattr("django.conf.settings.LIMITS", {"proof": 2})
    here = {"REMOTE_ADDR": "192.0.2.77"}
    page = "/en/law/compare/?from=2026-08-01&to=2026-10-01"
    assert client.post("/api/v1/compare", {"before": "x"}, content_type="application/json", **here).status_code == 422
    assert client.get(page, **here).status_code == 200
    refused = client.get(page, **here)
    if refused.status_code != 429:  # a new minute may have begun
        refused = next(answer for answer in (client.get(page, **here) for _ in range(3)) if answer.status_code == 429)
    assert "<h1" in refused.text
    assert client.get("/en/law/compare/", **here).status_code == 200, "the empty form proves nothing"


@pytest.mark.parametrize(
    "asked", [{"from": "2020-01-01"}, {"to": "2020-01-01"}, {"from": "x", "to": "y"}, {"from": "1990-01-01", "to": "2020-01-01"}]
)
def test_a_comparison_with_a_bad_day_says_so_beside_its_field_and_keeps_the_rest(client, asked):
    answer = client.get("/en/law/compare/", asked)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    for text in asked.values():
        assert f'value="{text}"' in answer.text


def test_the_law_is_offered_on_every_page(client):
    assert 'href="/de/law/"' in client.get("/de/").text


@pytest.mark.parametrize(("language", "words"), [("de", "nicht belegt"), ("en", "not shown")])
def test_where_no_act_is_known_each_page_says_so_in_its_language(client, language, words):
    pages = [client.get(f"/{language}/law/{page}").text for page in ("", "practice/NW/")]
    assert all(words in page for page in pages)
    assert not any("(not shown)" in page for page in pages)
    assert not any("aus dem Gedächtnis, zu prüfen" in page for page in pages)


def test_no_act_is_named_in_two_languages():
    assert not {version.by for one in PROVISIONS.values() for version in one.versions if "not " in version.by}


# --- words of today on a page of another day

REWORDED = "an dem Tag galt es anders"


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        ("AufenthG/44/personenkreis_satz_2/2015-10-24/", True),
        ("AufenthG/44/zulassung_mit_bestimmter_aufenthaltserlaubnis/2015-10-24/", True),
        ("AufenthG/44/zulassung_mit_bestimmter_aufenthaltserlaubnis/", False),
        ("AufenthG/44/personenkreis_satz_2/", False),
        ("AufenthG/44/?on=2016-01-01", True),
        ("AufenthG/44/teilnahmeanspruch/", False),
    ],
)
def test_words_of_today_are_said_to_be_so_where_the_day_had_others(client, page, marked):
    text = client.get(f"/de/law/{page}").text
    assert (REWORDED in text) is marked
    condition = re.search(r'<div class="condition".*?</div>', text, re.DOTALL)
    if condition and "2015" in page:  # what was spelled out is the day's own
        assert not re.search(rf"§ 25 Abs. 5 AufenthG</a>[^<]*<span[^>]*>[^<]*</span> <em[^>]*>[^<]*{REWORDED}", condition[0])


@pytest.mark.parametrize("day", ["2006-03-01", "2012-07-01", "2026-06-30"])
@pytest.mark.parametrize("name", ["zulassung_jobcenter", "pflicht_jobcenter", "zulassung_bamf", "anspruch_aufenthg_44", "berufssprachkurs_jobcenter"])
def test_a_way_is_told_for_its_day_or_that_there_was_none(client, name, day):
    route, law = LAW.routes[name], LAW.on(date.fromisoformat(day))
    text = client.get(f"/de/law/ways/{name}/?on={day}").text
    assert ("Diesen Weg gab es an dem Tag noch nicht" in text) is (absence(law, route) is not None)
    assert ("So geht es" in text) is (absence(law, route) is None)
    provisions = text[text.index(">Vorschriften<") :].partition("</ul>")[0]
    lines = provisions.split("<li>")[1:]
    for one, line in zip(reading.named_by(days.state(law.day), route), lines, strict=True):
        assert ("An diesem Tag nicht in Kraft." in line) is (law.version(one.name) is None)


def test_the_list_of_ways_says_which_there_were_not_yet(client):
    text = client.get("/de/law/ways/?on=2006-03-01").text
    law = LAW.on(date(2006, 3, 1))
    gone = [absence(law, route) for route in LAW.routes.values()]
    assert text.count("noch nicht; es gibt ihn seit dem") + text.count("ist der Weg hier nicht erfasst") == sum(map(bool, gone))


@given(name=st.sampled_from(sorted(PROVISIONS)), day=DAYS)
def test_no_words_that_cite_what_a_day_did_not_have_go_unmarked(name, day):
    provision = PROVISIONS[name]
    then, now = provision.on(day), provision.on(statute.today()) or provision.versions[-1]
    if then is not None and then.body != now.body:
        assert reworded(provision, day)
    assert not reworded(provision, statute.today()) or provision.on(statute.today()) is None
    assert not reworded(provision, None)


# --- values in the reader's language


def value_of(client, language, name, on=""):
    """What a provision's page gives as its value."""
    page = client.get(f"/{language}/law/{path(places.address(PROVISIONS[name]))}{on}").text
    return re.search(r'<p class="kern-body value">(.*?)</p>', page)[1].replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("language", "name", "on", "value"),
    [
        ("de", "erloeschensfrist", "", "1 Jahr"),
        ("de", "erloeschensfrist", "?on=2010-01-01", "2 Jahre"),
        ("en", "erloeschensfrist", "", "1 year"),
        ("en", "erloeschensfrist", "?on=2010-01-01", "2 years"),
        ("en", "stunden_sprachkurs", "", "600 lessons"),
        ("de", "kostenerstattungssatz_berufssprachkurs", "?on=2023-06-01", "4,84 EUR je Unterrichtseinheit"),
    ],
)
def test_a_value_is_said_with_its_unit(client, language, name, on, value):
    assert value_of(client, language, name, on) == value


@pytest.mark.parametrize("code", ["uk", "ar", "prs", "fr"])
def test_a_period_and_a_number_are_said_in_the_readers_language(client, monkeypatch, code):
    assert "lang=" not in value_of(client, code, "stunden_sprachkurs")
    found = trans_real.TranslationCatalog()
    found._catalogs, found._plurals = [{("%(num)s Jahr", 0): "%(num)s one", ("%(num)s Jahr", 1): "%(num)s many"}], [lambda number: int(number != 1)]
    monkeypatch.setattr(trans_real.translation(code), "_catalog", found)
    assert value_of(client, code, "erloeschensfrist") == "1 one"
    assert value_of(client, code, "erloeschensfrist", "?on=2010-01-01") == "2 many"


def test_every_unit_is_among_the_texts_to_be_translated():
    units = {one.unit for one in PROVISIONS.values()} | {amount.unit for one in LAW.programmes.values() for amount in one.amounts}
    for one in catalogue.translated():
        assert units - {""} <= {str(message.id) for message in catalogue.read(one)}, one.code
