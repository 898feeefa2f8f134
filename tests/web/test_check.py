"""The check: whatever is answered, in whatever order, the pages say what decide says; nothing answered leaves the cookie."""

import html
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anspruch.language.errors import InputError
from anspruch.readings import terms
from anspruch.readings.decide import decide
from anspruch.readings.decide.document import document
from anspruch.web.check import answers as kept
from anspruch.web.check import flow
from anspruch.web.check.answers import Answers
from anspruch.web.check.sheet import Sheet
from anspruch.web.languages import languages
from anspruch.web.site import statute
from tests.persons import values

DAY = date(2026, 11, 28)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(statute, "today", lambda: DAY)


def form(fact, value):
    """A value as a browser sends it."""
    if value is None:
        return {"unknown": fact.name}
    if isinstance(value, bool):
        return {fact.name: "true" if value else "false"}
    if fact.type == "citation":
        return {f"{fact.name}_line": str(value)}
    return {fact.name: str(value)}


def asked_now(client):
    """The fact asked for next, and its place."""
    own = Answers(tuple(kept.read(type("Request", (), {"COOKIES": {name: one.value for name, one in client.cookies.items()}})).given))
    return flow.step(statute.on(), own, len(own.given) + 1), own


@settings(max_examples=settings.default.max_examples // 5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_pages_say_what_decide_says_for_any_answers_with_back_and_change(client, data):
    client.cookies.clear()
    for _ in range(data.draw(st.integers(1, 9))):
        step, own = asked_now(client)
        if step is None:
            break
        number = data.draw(st.integers(1, step.number)) if own.given else 1
        fact = flow.step(statute.on(), own, number).fact
        value = data.draw(st.none() | values(fact, DAY, statute.law()))
        answer = client.post(f"/de/check/question/{number}/", form(fact, value))
        try:
            after = flow.answered(statute.on(), own, fact, value if value is None or isinstance(value, bool) else str(value))
        except InputError:
            assert answer.status_code == 422
            continue
        assert answer.status_code == 302
        assert client.get("/de/check/result.json").json() == document(decide(statute.on(), after.facts))
    assert client.get("/de/check/result/").status_code == 200


def test_every_way_is_always_shown(client):
    page = client.get("/de/check/result/").text
    for route in statute.law().routes:
        assert f'id="way-{route}"' in page


def test_an_entitlement_to_be_settled_stands_above_paying_and_its_end_is_told_as_a_loss(client):
    title = {"titel_erteilt_am_year": "2026", "titel_erteilt_am_month": "10", "titel_erteilt_am_day": "1"}
    client.post(
        "/de/check/counsel/", {"status": "AufenthG § 36a Abs. 1 Satz 1 Alt. 1", "sprachniveau": "<A1", "titel_erstmals_erteilt": "ja", **title}
    )
    page = client.get("/de/check/result/").text
    advice = page[page.index('id="advice"') : page.index("Alle Wege")]
    assert advice.index("Klären Sie das zuerst") < advice.index("way-anspruch_aufenthg_44") < advice.index("way-selbstzahlung")
    assert "Hängt ab von:" in advice


def test_an_empty_answer_is_refused_and_nothing_is_lost(client):
    client.post("/de/check/question/1/", {"status": "AufenthG § 22 Satz 2"})
    step, before = asked_now(client)
    answer = client.post(f"/de/check/question/{step.number}/", {})
    assert answer.status_code == 422
    assert "<title>Fehler:" in answer.text
    assert asked_now(client)[1] == before


def test_a_contradiction_is_refused_with_its_reason(client):
    client.post("/de/check/question/1/", {"status": "AufenthG § 22 Satz 2"})
    answer = client.post("/de/check/counsel/", {"status": "AufenthG § 22 Satz 2", "titel_erteilt_am_year": "2023", "titel_erteilt_am_day": "4"})
    assert answer.status_code == 422
    assert "Monat" in answer.text


def test_answers_stand_in_the_cookie_alone_and_only_encrypted(client):
    answer = client.post("/de/check/question/1/", {"status": "AufenthG § 22 Satz 2"})
    assert "22" not in answer.headers["Location"].replace("/question/2/", "")
    cookie = client.cookies[kept.COOKIE]
    assert "AufenthG" not in cookie.value
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["expires"] and not cookie["max-age"]


def test_deleting_forgets_everything(client):
    client.post("/de/check/question/1/", {"status": "AufenthG § 22 Satz 2"})
    client.post("/de/check/delete/")
    assert "noch nichts beantwortet" in client.get("/de/check/answers/").text


@pytest.mark.parametrize("cookie", ["", "x", "gAAAAA", "ä" * 10])
def test_a_cookie_that_is_not_ours_counts_as_none(client, cookie):
    client.cookies[kept.COOKIE] = cookie
    assert client.get("/de/check/result/").status_code == 200


def test_question_pages_are_not_kept_by_the_browser(client):
    assert "no-store" in client.get("/de/check/question/1/").headers["Cache-Control"]


def test_a_place_beyond_the_questions_leads_on(client):
    assert client.get("/de/check/question/7/").status_code == 302


def test_two_days_stand_side_by_side_at_the_counsellors(client):
    form = {"status": "AsylG § 55", "staatsangehoerigkeit": "AF", "day": "2022-12-30", "other_day": "2022-12-31"}
    page = client.post("/de/check/counsel/", form).text
    assert "30. Dezember 2022" in page
    assert "31. Dezember 2022" in page


@pytest.mark.parametrize("day", ["2004-12-31", "gestern", "2026-13-01", "9999-01-01"])
def test_a_day_without_law_is_refused_in_one_sentence(client, day):
    assert client.post("/de/check/counsel/", {"day": day}).status_code == 422


def test_the_live_result_is_the_pages_result(client):
    form = {"status": "AufenthG § 25 Abs. 2", "titel_erteilt_am_year": "2026"}
    live = client.post("/de/check/counsel/live/", form).text
    assert live.strip() in client.post("/de/check/counsel/", form).text


def test_a_guideline_is_called_so_on_the_page_and_at_the_counsellors_and_never_law(client):
    page = client.get("/de/check/result/").text
    table = client.post("/de/check/counsel/", {"status": "AufenthG § 24"}).text
    for route in statute.law().routes.values():
        card = page.partition(f'id="way-{route.name}"')[2].partition("</article>")[0]
        assert ("<strong>Recht:</strong>" in card) is (route.nature == "law")
        assert (terms.NATURE[route.nature]["de"] in card) is (route.nature != "law")
        (row,) = (one for one in table.split("<tr>") if f": {route.title['de']}<" in html.unescape(one))
        assert (terms.NATURE[route.nature]["de"] in row) is (route.nature != "law")


@pytest.mark.parametrize(("code", "written"), [("de", "2,29 EUR"), ("en", "2.29"), ("uk", "2,29"), ("tr", "2,29")])
def test_an_amount_of_money_keeps_its_decimals(client, code, written):
    client.post("/de/check/counsel/", {"status": "AufenthG § 24", "bezieht_sgb2": "nein"})
    assert written in client.get(f"/{code}/check/result/").text


def test_what_is_not_shown_is_said_once_and_every_way_it_touches_leads_there(client):
    client.post("/de/check/counsel/", {"status": "GG Art. 116", "sprachniveau": "<A1"})
    page = client.get("/de/check/result/").text
    sheet = Sheet(decide(statute.on(DAY), {"status": "GG Art. 116", "sprachniveau": "<A1"}))
    assert sheet.shared_gaps
    for gap in sheet.shared_gaps:
        assert html.unescape(page).count(gap["note"]["de"]) == 1
        assert html.unescape(page).count(f">{gap['cite']}</a>") == sum(gap in way.data["gaps"] for way in sheet.ways if way.state != "closed")
    for target in set(re.findall(r'href="#(gap-\d+)"', page)):
        assert f'id="{target}"' in page
    assert "Wortlaut nicht bekannt" not in page


@pytest.mark.parametrize("code", [one.code for one in languages() if one.bidi])
def test_citations_stay_whole_and_arrows_point_on_where_one_writes_from_right_to_left(client, code):
    client.post(
        "/de/check/counsel/",
        {"status": "AsylG § 55", "staatsangehoerigkeit": "IR", "sprachniveau": "<A1", "arbeitslos_gemeldet": "nein", "beschaeftigt": "nein"},
    )
    for address in ("result/", "result/berufssprachkurs_agentur/", "result/zulassung_bamf/"):
        page = client.get(f"/{code}/check/{address}").text.partition("<main")[2]
        shown = re.sub(r"<[^>]*>", " ", page)
        assert not re.search(r"§ \d|Abs\. \d|Satz \d|Nr\. \d|AufenthG §", shown)
        assert "→" not in shown
    assert "←" in client.get(f"/{code}/check/result/").text


def test_what_only_another_status_opens_is_said_in_words_and_never_advised(client):
    client.post("/de/check/counsel/", {"status": "GG Art. 116", "sprachniveau": "<A1"})
    page = client.get("/de/check/result/").text
    card = page.partition('id="way-pflicht_asylblg"')[2].partition("</article>")[0]
    assert "Öffnet sich, wenn" not in card
    assert "Nur mit einem anderen Status. Zum Beispiel: Aufenthaltsgestattung (Asylverfahren) (AsylG § 55)" in card
    advised = re.findall("Öffnet sich, wenn:</strong>([^<]*)", page)
    assert not any(word in one for one in advised for word in ("Titel", "Staatsangehörigkeit", "Geschlecht", "Wohnsitz", "2026"))
    assert any("Teilnahmeberechtigung zum Berufssprachkurs: liegt vor" in one for one in advised)


def test_what_more_may_come_of_a_way_is_said_once(client):
    client.post("/de/check/counsel/", {"status": "FreizügG/EU § 2 Abs. 1", "sprachniveau": "A1"})
    page = client.get("/de/check/result/zulassung_bamf/").text
    assert re.findall(r"<li>(Zulassung durch das BAMF[^<]*)</li>", page) == ["Zulassung durch das BAMF: liegt vor → offen"]


@pytest.mark.slow
def test_no_heading_stands_above_nothing(client):
    for facts in ({}, {"status": "AufenthG § 22 Satz 2"}, {"status": "GG Art. 116"}):
        client.post("/de/check/counsel/", facts)
        for route in statute.law().routes:
            page = client.get(f"/de/check/result/{route}/").text.partition("<main")[2]
            assert not re.search(r"</h2>\s*(?:<ul[^>]*>\s*</ul>\s*)?(?:<h2|</main)", page), route
    assert "Dieser Weg hat keine Voraussetzungen." in client.get("/de/check/result/selbstzahlung/").text
