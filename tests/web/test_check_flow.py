"""What happens to answers on their way: changed, late, lost, told for another day, or brought by a code; nothing goes without a word."""

import re
import shutil
import subprocess
from datetime import date
from itertools import chain

import pytest

from anspruch import fallcode
from anspruch.readings.decide import decide
from anspruch.readings.decide.document import document
from anspruch.web.check import answers as kept
from anspruch.web.check import flow, handover, inputs, paper, subjects
from anspruch.web.check.answers import Answers
from anspruch.web.check.sheet import GROUPS, Sheet, group
from anspruch.web.languages import language
from anspruch.web.site import statute

DAY = date(2026, 11, 28)
OLD = "2022-12-30"
LINE = "AufenthG § 25 Abs. 4"
EXPIRED = "abgelaufen oder nicht lesbar"


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr(statute, "today", lambda: DAY)


def own(client):
    """The answers the client's cookie holds."""
    return kept.read(type("Request", (), {"COOKIES": {name: one.value for name, one in client.cookies.items()}}))


# --- two inputs for one answer


def posted(line="", chosen="", **more):
    return {"status": chosen, "status_line": line, **more}


@pytest.mark.parametrize("path", ["/de/check/question/1/", "/de/check/counsel/", "/de/check/counsel/live/"])
@pytest.mark.parametrize("shown", [{}, {"status_before": LINE}])
def test_the_newer_of_list_and_line_is_the_answer(client, path, shown):
    client.post("/de/check/question/1/", posted(LINE))
    client.post(path, posted(LINE, "AufenthG § 24", **shown))
    assert own(client).facts["status"] == "AufenthG § 24"
    client.post(path, posted(LINE, "AufenthG § 24", status_before="AufenthG § 24"))
    assert own(client).facts["status"] == LINE


@pytest.mark.parametrize("path", ["/de/check/question/1/", "/de/check/counsel/"])
def test_two_new_answers_that_differ_are_refused_and_the_old_one_stays(client, path):
    client.post("/de/check/question/1/", posted("AufenthG § 28"))
    answer = client.post(path, posted(LINE, "AufenthG § 24", status_before="AufenthG § 28"))
    assert answer.status_code == 422
    assert "zwei verschiedene Antworten" in answer.text
    assert own(client).facts["status"] == "AufenthG § 28"


def test_the_same_status_written_twice_is_one_answer(client):
    assert client.post("/de/check/question/1/", posted("§ 24 AufenthG", "AufenthG § 24")).status_code == 302


def test_the_page_says_what_it_showed(client):
    client.post("/de/check/question/1/", posted(LINE))
    for path in ("question/1/", "counsel/"):
        assert f'name="status_before" value="{LINE}"' in client.get(f"/de/check/{path}").text


# --- another day


def test_every_page_follows_the_day_chosen_and_says_so(client):
    client.post("/de/check/counsel/", {"status": "AsylG § 55", "staatsangehoerigkeit": "AF", "day": OLD})
    expected = document(decide(statute.on(date.fromisoformat(OLD)), own(client).facts))
    assert client.get("/de/check/result.json").json() == expected
    for path in ("result/", "result/zulassung_bamf/", "answers/", "code/", "question/1/"):
        page = client.get(f"/de/check/{path}").text
        assert "Alles hier gilt für den 30. Dezember 2022" in page
    assert f'value="{OLD}"' in client.get("/de/check/counsel/").text
    assert OLD in client.get("/de/check/result.pdf").headers["Content-Disposition"]
    client.post("/de/check/day/", {"day": ""})
    assert "Alles hier gilt" not in client.get("/de/check/result/").text
    assert own(client).facts["staatsangehoerigkeit"] == "AF"


def test_the_live_result_leads_to_the_result_of_its_day(client):
    client.post("/de/check/counsel/live/", {"status": "AsylG § 55", "day": OLD})
    assert client.get("/de/check/result.json").json()["law_day"] == OLD


def test_the_question_pages_ask_by_the_law_of_the_day(client):
    client.post("/de/check/counsel/", {"day": OLD})
    assert flow.step(statute.on(date.fromisoformat(OLD)), own(client), 1).fact.ask["de"] in client.get("/de/check/question/1/").text


@pytest.mark.parametrize("day", ["2004-12-31", "gestern", "9999-01-01"])
def test_a_day_that_cannot_be_shown_is_a_sentence_and_loses_nothing(client, day):
    client.post("/de/check/question/1/", posted(LINE))
    answer = client.post("/de/check/day/", {"day": day})
    assert answer.status_code == 422
    assert f'value="{LINE}"' in answer.text
    assert own(client).facts == {"status": LINE}


def test_a_chosen_day_is_told_beside_the_code_for_no_code_holds_it(client):
    client.post("/de/check/counsel/", {"status": "AsylG § 55", "day": OLD})
    assert "steht nicht im Fallcode" in client.get("/de/check/code/").text


@pytest.mark.parametrize("day", [OLD, "2006-03-01", "2027-05-01"])
def test_the_code_is_that_of_today_whatever_day_is_chosen(client, day):
    answers = {"status": "AufenthG § 24", "sprachniveau": "A2"}
    client.post("/de/check/counsel/", {**answers, "day": day})
    code = fallcode.write(statute.law().vocabulary, answers, DAY)
    assert code in client.get("/de/check/code/").text
    assert handover.code_of(own(client)) == code
    assert "Der Fallcode ist vom" not in client.post("/de/check/code/", {"code": code}, follow=True).text


@pytest.mark.parametrize("form", [{"day": OLD}, {"other_day": OLD}])
def test_what_only_the_law_of_one_day_reads_is_asked_for(client, form):
    then, now = ({fact.name for fact in flow.relevant(statute.on(day))} for day in (date.fromisoformat(OLD), DAY))
    page = client.post("/de/check/counsel/", form).text
    assert {"gestattet_seit", "sicherer_herkunftsstaat", "dublin_verfahren"} <= then - now
    for name in then:
        assert f'id="q-{name}"' in page


def test_an_answer_no_day_reads_stays_in_the_form(client):
    client.post("/de/check/counsel/", {"day": OLD, "dublin_verfahren": "false"})
    assert client.post("/de/check/counsel/", {"dublin_verfahren": "false"}).status_code == 200
    assert own(client).facts["dublin_verfahren"] is False
    assert 'id="q-dublin_verfahren"' in client.get("/de/check/counsel/").text


# --- lost, late, changed


@pytest.mark.parametrize("path", ["", "question/1/", "answers/", "result/", "counsel/", "code/"])
def test_answers_that_cannot_be_read_are_told_once(client, path):
    client.cookies[kept.COOKIE] = "gAAAAA"
    assert EXPIRED in client.get(f"/de/check/{path}").text
    assert EXPIRED not in client.get(f"/de/check/{path}").text
    assert EXPIRED not in client.get("/de/check/result/").text


def test_an_answer_given_on_lost_ones_is_kept_and_the_loss_is_told(client):
    client.cookies[kept.COOKIE] = "gAAAAA"
    answer = client.post("/de/check/question/5/", {"fact": "sprachniveau", "sprachniveau": "A2"})
    assert own(client).facts == {"sprachniveau": "A2"}
    assert EXPIRED in client.get(answer.headers["Location"]).text
    assert own(client).facts == {"sprachniveau": "A2"}


def test_who_has_no_cookie_is_told_nothing(client):
    assert EXPIRED not in client.get("/de/check/result/").text


def test_after_back_and_a_change_the_next_open_question_follows(client):
    for _ in range(3):
        client.post(
            f"/de/check/question/{len(own(client).given) + 1}/",
            {"unknown": flow.step(statute.on(), own(client), len(own(client).given) + 1).fact.name},
        )
    answer = client.post("/de/check/question/2/", {"unknown": own(client).asked[1]})
    assert answer.headers["Location"] == "/de/check/question/4/"


def test_a_change_asked_for_on_a_page_leads_back_to_it(client):
    client.post("/de/check/question/1/", posted(LINE))
    for then in ("answers", "result"):
        (link,) = set(re.findall(r'href="(/de/check/question/1/\?then=\w+)"', client.get(f"/de/check/{then}/").text))
        assert link.endswith(then)
        assert link in client.get(link).text
        assert client.post(link, posted("AufenthG § 24")).headers["Location"] == f"/de/check/{then}/"
    assert client.post("/de/check/question/1/?then=//x.example", posted(LINE)).headers["Location"] == "/de/check/question/2/"


def test_an_answer_belongs_to_its_own_question_whatever_stands_at_its_place_now(client):
    client.post("/de/check/question/1/", {"fact": "status", **posted(LINE)})
    answer = client.post("/de/check/question/1/", {"fact": "sprachniveau", "sprachniveau": "A2"})
    assert answer.status_code == 302
    assert own(client).facts == {"status": LINE, "sprachniveau": "A2"}
    refused = client.post("/de/check/question/2/", {"fact": "einreise_am", "einreise_am_year": "x"})
    assert refused.status_code == 422
    assert statute.law().vocabulary["einreise_am"].ask["de"] in refused.text


@pytest.mark.parametrize("fact", ["nirgends", "alter'", "stunden_sprachkurs", ""])
def test_a_question_there_is_not_counts_as_the_one_at_its_place(client, fact):
    assert client.post("/de/check/question/1/", {"fact": fact, **posted(LINE)}).status_code == 302
    assert own(client).facts == {"status": LINE}


@pytest.mark.parametrize("path", ["question/1/", "code/", "counsel/"])
def test_an_error_takes_the_focus(client, path):
    answer = client.post(f"/de/check/{path}", {"status_line": "x", "code": "x"})
    assert answer.status_code == 422
    assert re.search(r'tabindex="-1" autofocus id="error"', answer.text)


@pytest.mark.parametrize("fact", ["status", "einreise_am", "staatsangehoerigkeit", "sprachniveau", "alter"])
def test_an_error_leads_to_its_field(client, fact):
    page = client.post("/de/check/question/1/", {"fact": fact}).text
    (target,) = re.findall(r'<a class="kern-link" href="#([\w-]+-\w+)"', page)
    assert f'id="{target}"' in page


# --- a code of another month


def opened(client, month):
    code = fallcode.write(statute.law().vocabulary, {"status": "AufenthG § 24", "sprachniveau": "A2"}, month)
    client.post("/de/check/code/", {"code": code})
    return client.get("/de/check/result/").text


def test_an_older_code_says_its_month_and_offers_the_result_of_its_day(client):
    page = opened(client, date(2026, 1, 15))
    assert "vom Januar 2026. Das Ergebnis hier ist das von heute." in page
    assert any(date(2026, 1, 1) < one <= DAY for one in statute.law().changes)
    assert "Seit dem 1. Januar 2026 hat sich das Recht geändert." in page
    assert "Fallcode ist vom" not in client.get("/de/check/result/").text
    assert 'name="day" value="2026-01-31"' in page
    client.post("/de/check/day/", {"day": "2026-01-31"})
    assert client.get("/de/check/result.json").json()["law_day"] == "2026-01-31"


def test_a_code_of_this_month_speaks_of_no_difference(client):
    page = opened(client, DAY)
    assert "Der Fallcode ist vom" not in page
    assert "Ergebnis vom" not in page
    assert "hat sich das Recht geändert" not in page


# --- what no answer settles


def unread():
    """A person of whom all is known that the Jobcenter's vocational course turns on, and still it is undecided."""
    law = statute.on()
    facts = {"status": "AufenthG § 25 Abs. 2", "sprachniveau": "A2", "bezieht_sgb2": True}
    given = Answers.of(facts)
    for _ in range(60):
        step = flow.step(law, given, len(given.given) + 1)
        if step is None:
            return given
        given = given.with_answer(step.fact.name, False if step.fact.type == "bool" else None)
    raise AssertionError("the questions do not end")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils")
def test_the_paper_says_its_day_and_what_no_answer_settles(client):
    given = unread()._replace(day=date.fromisoformat("2026-11-27"))
    found = paper.pdf(Sheet(decide(statute.on(given.day), given.facts)), given, handover.code_of(given), language("de"))
    text = subprocess.run(["pdftotext", "-", "-"], input=found, capture_output=True, check=True).stdout.decode()
    text = " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())
    assert "Alles hier gilt für den 27. November 2026, nicht für heute." in text
    assert "steht nicht im Fallcode" in text
    assert "Noch ungeklärt: eine Regelung ist nicht belegt" in text
    assert "weil eine Regelung nicht belegt ist." in text


def test_what_turns_on_an_unread_rule_alone_is_not_said_to_turn_on_answers(client):
    given = unread()
    sheet = Sheet(decide(statute.on(), given.facts))
    assert sheet.groups["ungeklaert"]
    for way in sheet.ways:
        assert (way.group == "ungeklaert") == (way.state == "undecided" and not way.data["missing"] and bool(way.data["gaps"]))
    client.post("/de/check/code/", {"code": fallcode.write(statute.law().vocabulary, given.facts, DAY)})
    page = client.get("/de/check/result/").text
    assert 'id="ungeklaert"' in page
    assert "weil eine Regelung nicht belegt ist" in page
    assert page.count("Es liegt nicht an Ihren Antworten") == 1
    name = sheet.groups["ungeklaert"][0].name
    assert "Es liegt nicht an Ihren Antworten" in client.get(f"/de/check/result/{name}/").text


def test_every_state_has_a_group():
    for modality in ("anspruch", "ermessen", "pflicht", "frei", "soll", "verboten"):
        for state in ("open", "possible", "suspended", "undecided", "closed"):
            assert group({"state": state, "modality": modality, "gaps": [], "missing": []}) in GROUPS


# --- the counsellor's page


def test_every_question_stands_under_one_heading_that_can_be_jumped_to(client):
    page = client.get("/de/check/counsel/").text
    headings = re.findall(r'<h2[^>]* id="s-(\w+)"', page)
    assert headings == [name for name in subjects.titles() if name in headings]
    assert set(headings) == set(re.findall(r'href="#s-(\w+)"', page))
    assert page.count("<fieldset") == len(flow.relevant(statute.on())) == page.count('id="q-') - 2


def test_headings_begin_with_facts_there_are_and_hold_every_fact():
    parts = [section.parts for section in subjects.sections(statute.law().vocabulary.facts, str)]
    assert set(subjects.titles()) <= set(statute.law().vocabulary.facts)
    assert sorted(chain(*parts)) == sorted(statute.law().vocabulary.facts)


def test_ways_that_differ_on_the_two_days_are_marked_by_a_word(client):
    form = {"status": "AsylG § 55", "staatsangehoerigkeit": "AF", "day": OLD, "other_day": DAY.isoformat()}
    page = client.post("/de/check/counsel/", form).text
    states = [
        {
            way.name: (way.state, way.practice and way.practice["state"])
            for way in Sheet(decide(statute.on(date.fromisoformat(day)), own(client).facts)).ways
        }
        for day in (OLD, DAY.isoformat())
    ]
    differing = sum(states[0][name] != states[1][name] for name in states[0])
    assert differing
    assert page.count("differs-mark") == page.count("verschieden</strong>") == differing
    assert "differs-mark" not in client.post("/de/check/counsel/", {**form, "other_day": OLD}).text


def test_an_error_stands_above_and_beside_its_field_and_only_a_short_sentence_is_read_aloud(client):
    bad = {"status": "AufenthG § 22 Satz 2", "titel_erteilt_am_year": "2023", "titel_erteilt_am_day": "4"}
    page = client.post("/de/check/counsel/", bad).text
    assert re.findall(r'<a class="kern-link" href="#f-(\w+)">Titel erteilt am: Geben Sie[^<]*zum Tag gehört auch der Monat', page) == [
        "titel_erteilt_am"
    ]
    assert page.count('<p class="kern-error" id="p-titel_erteilt_am">') == page.count('<p class="kern-error"') == 1
    assert client.post("/de/check/counsel/live/", bad).text.count(">Titel erteilt am: Geben Sie") == 1
    assert "aria-live" not in page
    assert '<p class="sr" role="status" id="spoken">' in page


def test_not_answered_and_open_are_two_words(client):
    page = client.get("/de/check/counsel/").text
    form = page[page.index("<form") : page.index('id="live"')]
    assert "unbekannt" in form
    assert not re.search(r">\s*offen\s*<", form)


def test_every_field_has_a_name_that_is_seen(client):
    page = client.get("/de/check/counsel/").text
    assert "placeholder" not in page
    assert re.search(r"<label[^>]*>oder die Vorschrift[^<]*<input", page)


def test_what_was_asked_in_vain_stays_so_at_the_counsellors(client):
    client.post("/de/check/question/1/", {"unknown": "status"})
    page = client.get("/de/check/counsel/").text
    names = set(re.findall(r'name="(\w+)"', page)) - {"csrfmiddlewaretoken", "day", "other_day"}
    client.post("/de/check/counsel/", {**dict.fromkeys(names, ""), "sprachniveau": "A2"})
    assert own(client).given == (("status", None), ("sprachniveau", "A2"))


def test_parts_name_every_field_of_a_form(client):
    page = client.get("/de/check/counsel/").text
    known = {f"{fact.name}{part}" for fact in statute.law().vocabulary.facts.values() for part in (*inputs.PARTS, "_before")}
    assert set(re.findall(r'name="(\w+)"', page)) - {"csrfmiddlewaretoken", "day", "other_day", "viewport"} <= known


# --- what concerns the person


def test_an_exempt_person_reads_no_costs_and_what_is_free_not_under_paying(client):
    client.post("/de/check/counsel/", {"status": "AufenthG § 22 Satz 2", "sprachniveau": "A2", "bezieht_sgb2": "true"})
    page = client.get("/de/check/result/").text
    beside = page[page.index('id="beside"') : page.index('id="own"')]
    assert "Befreiung" in beside
    assert "Kostenbeitrag" not in beside
    advice = page[page.index('id="advice"') : page.index('class="kern-heading-medium sr"')]
    assert advice.index("auf Antrag frei") < advice.index("way-selbstzahlung")
    assert advice.count("auf Antrag frei") == 1


def test_how_to_type_an_answer_is_not_said_where_it_is_chosen(client):
    for name in ("sprachniveau", "staatsangehoerigkeit"):
        fact = statute.law().vocabulary[name]
        page = client.post("/de/check/question/1/", {"fact": name}).text
        assert fact.help["de"] in page
        assert fact.typed["de"] not in page
        assert "&lt;B1" not in page
