"""Taking the result along: the Fallcode's page, and the paper in every language, archivable, accessible and always the same."""

import io
import re
import shutil
import subprocess
import sys
from datetime import date
from functools import cache
from urllib.parse import unquote

import pytest
import segno
from django.utils.translation import override, trans_real

from anspruch import fallcode
from anspruch.readings.decide import decide
from anspruch.readings.explain import other_statuses, within_reach
from anspruch.web.check import paper
from anspruch.web.check import sheet as sheets
from anspruch.web.check.answers import Answers
from anspruch.web.check.sheet import Sheet
from anspruch.web.languages import language, languages
from anspruch.web.site import pages, statute

DAY = date(2026, 11, 28)
STAFF = {
    "status": "AufenthG § 22 Satz 2",
    "staatsangehoerigkeit": "AF",
    "titel_erteilt_am": "2024-03-21",
    "sprachniveau": "A2",
    "geburtsdatum": "1990-05",
    "bezieht_sgb2": True,
}
CODES = [one.code for one in languages()]


def code_of(facts):
    return fallcode.write(statute.law().vocabulary, facts, DAY)


@pytest.fixture(scope="module")
def sheet():
    """One result; what would open its ways is searched for once, not once a paper."""
    found = Sheet(decide(statute.on(DAY), STAFF))
    with pytest.MonkeyPatch.context() as patched:
        for search in (within_reach, other_statuses):
            found_by_route = cache(lambda decision, name, search=search: search(decision, decision.law.law.routes[name]))
            patched.setattr(sheets, search.__name__, lambda decision, route, found=found_by_route: found(decision, route.name))
        yield found


def catalogue_of(texts):
    """A catalogue as Django keeps it, with one form for every number."""
    found = trans_real.TranslationCatalog()
    found._catalogs, found._plurals = [texts], [lambda number: 0]
    return found


def made(sheet, code, facts=STAFF):
    return paper.pdf(sheet, Answers.of(facts), code_of(facts), language(code))


@pytest.fixture(scope="module")
def papers(sheet):
    """The paper in each language, made once."""
    return cache(lambda code: made(sheet, code))


def text_of(pdf):
    """The paper's text in the order of its tags."""
    found = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(found.stdout.decode().replace("\N{NO-BREAK SPACE}", " ").split())


needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils")


@pytest.mark.parametrize("code", CODES)
def test_the_paper_meets_both_standards_in_every_language_and_is_the_same_twice(sheet, papers, code):
    first = papers(code)
    assert first.startswith(b"%PDF-1.7")
    assert b"pdfuaid" in first
    assert b"pdfaid" in first
    assert first == made(sheet, code)


@needs_poppler
@pytest.mark.parametrize("code", CODES)
def test_the_paper_has_the_german_name_of_every_way_the_code_and_what_it_is_not(sheet, papers, code):
    text = text_of(papers(code)).replace("- ", "-")
    for way in sheet.ways:
        assert f"{way.programme_title['de']}: {way.route.title['de']}".replace("\N{NO-BREAK SPACE}", " ").replace("- ", "-") in text
    assert code_of(STAFF) in text
    assert "Keine Rechtsberatung" in text
    assert "28. November 2026" in text
    assert not set("⟦⟧") & set(text)


@needs_poppler
@pytest.mark.parametrize("code", ["ar", "prs", "ps"])
def test_arabic_letters_come_out_in_the_order_they_are_read(sheet, monkeypatch, code):
    monkeypatch.setattr(trans_real.translation(code), "_catalog", catalogue_of({"Ihr Ergebnis": "الاندماج نتیجهٔ شما"}))
    assert "الاندماج" in text_of(made(sheet, code))


@needs_poppler
def test_german_stands_alone_and_only_once_where_nobody_translated(sheet, monkeypatch):
    monkeypatch.setattr(trans_real.translation("ps"), "_catalog", catalogue_of({}))
    assert text_of(made(sheet, "ps")).count("Nächster Schritt:") == text_of(made(sheet, "de")).count("Nächster Schritt:")


@pytest.mark.slow
def test_the_paper_is_the_same_in_another_process(sheet):
    program = (
        "import django, sys; django.setup()\n"
        "from tests.web.test_handover import *\n"
        "sys.stdout.buffer.write(made(Sheet(decide(statute.on(DAY), STAFF)), 'en'))"
    )
    done = subprocess.run([sys.executable, "-c", program], env={"DJANGO_SETTINGS_MODULE": "anspruch.web.settings"}, capture_output=True, check=True)
    assert done.stdout == made(sheet, "en")


@pytest.mark.slow
@pytest.mark.parametrize("code", CODES)
def test_the_paper_is_tagged_and_knows_its_languages(papers, code):
    import pikepdf  # noqa: PLC0415  (only make test-all installs it)

    with pikepdf.open(io.BytesIO(papers(code))) as found:
        assert found.Root.MarkInfo.Marked
        assert str(found.Root.Lang).split("-")[0] == code
        tags, spoken = [], set()
        stack = [found.Root.StructTreeRoot.K]
        while stack:
            part = stack.pop()
            if isinstance(part, pikepdf.Array):
                stack += list(part)
            elif isinstance(part, pikepdf.Dictionary) and "/S" in part:
                tags.append(str(part.S))
                if "/Lang" in part:
                    spoken.add(str(part.Lang))
                stack += [part.K] if "/K" in part else []
        assert {"/H1", "/H2", "/H3", "/P", "/Figure"} <= set(tags)
        assert code == "de" or "de" in spoken
        fonts = {str(font.BaseFont).partition("+")[2] for page in found.pages for font in page.Resources.Font.values()}
        assert all(name.startswith("Noto") for name in fonts)


def test_an_empty_check_gives_a_paper_too():
    assert made(Sheet(decide(statute.on(DAY), {})), "de", {}).startswith(b"%PDF")


def test_the_picture_holds_the_code_and_no_address():
    assert paper.qr(code_of(STAFF)) == segno.make(code_of(STAFF), error="m", micro=False)


# --- the pages


def test_a_code_brings_the_same_answers_and_never_stands_in_an_address(client):
    answer = client.post("/de/check/code/", {"code": code_of(STAFF).lower()})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/de/check/result/")
    shown = client.get("/de/check/code/")
    assert code_of(STAFF) in shown.text
    assert "data:image/svg+xml" in shown.text
    assert "keinen Namen" in shown.text
    assert all("AufenthG" not in unquote(part) for part in shown.text.split('href="')[1:] for part in [part.split('"')[0]])
    assert "Afghanistan" in client.get("/de/check/answers/").text


@pytest.mark.parametrize("typed", ["", "U", "K7Q2-MX9A", "0" * 20, "<script>", "x" * 20_000])
@pytest.mark.parametrize("code", ["de", "en", "prs"])
def test_a_bad_code_is_a_sentence_and_keeps_what_was_typed_and_answered(client, code, typed):
    client.post("/de/check/code/", {"code": code_of(STAFF)})
    answer = client.post(f"/{code}/check/code/", {"code": typed})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert "<script>" not in answer.text
    assert typed[:20].replace("<", "&lt;").replace(">", "&gt;") in answer.text
    assert "Afghanistan" in client.get("/de/check/answers/").text


def test_without_answers_there_is_a_form_and_no_code(client):
    answer = client.get("/en/check/code/")
    assert "data:image" not in answer.text.partition("<main")[2]
    assert "Enter a case code" in answer.text


def test_the_paper_is_sent_uncached_and_without_answers_in_its_name(client):
    client.post("/de/check/code/", {"code": code_of({"status": "AufenthG § 24"})})
    answer = client.get("/uk/check/result.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.content.startswith(b"%PDF")
    assert "24" not in answer.headers["Content-Disposition"].replace("2024", "").partition("anspruch")[2].replace(str(statute.today()), "")


# --- what the paper says is what the page says


FIRST = {"titel_gueltig_bis": "2027-10-01", "titel_erstmals_erteilt": True}
SAID = {
    "former local staff": STAFF | FIRST | {"besonders_integrationsbeduerftig": True, "einladung_versaeumt": True},
    "a spouse whose entitlement ends": FIRST
    | {"status": "AufenthG § 36a Abs. 1 Satz 1 Alt. 1", "titel_erteilt_am": "2026-10-01", "sprachniveau": "<A1", "land": "DE-NI"},
    "tolerated": {"status": "AufenthG § 60a Abs. 2 Satz 1", "geduldet_seit": "2026-09-15", "arbeitslos_gemeldet": True, "sprachniveau": "B1"},
    "a student": FIRST | {"status": "AufenthG § 16b", "titel_erteilt_am": "2025-10-01", "sprachniveau": "A1", "aufenthalt_voruebergehend": True},
}


@needs_poppler
@pytest.mark.parametrize("who", SAID)
def test_the_paper_gives_the_advice_and_the_marks_of_the_page(who):
    sheet = Sheet(decide(statute.on(DAY), SAID[who]))
    text = squeezed(text_of(made(sheet, "de", SAID[who])))
    advice = sheet.advice
    expected = [part for step, _ in advice.now for part in (step.title["de"], step.why["de"])]
    expected += [note.says["de"] for note in advice.notes]
    with override("de"):
        expected += [f"Bis {pages.day(one.last)}:" for one in advice.ending] + [f"Am {pages.day(one.on)}:" for one in advice.coming]
    expected += [step.title["de"] for one in advice.later for step in one.steps]
    for way in sheet.ways:
        if way.state != "closed":
            expected += [way.data["warning"].get("de", "")]
            expected += [gap["note"].get("de", "") for gap in way.data["gaps"]]
            expected += [one["title"] for one in way.data["sources"] if one["old"]]
        expected += [reading["says"]["de"] for point in way.data["disputed"] for reading in point["readings"]]
    assert [one for one in expected if squeezed(one) not in text] == []


def squeezed(text):
    """A text without any space: how lines were broken does not matter."""
    return "".join(text.split())


@needs_poppler
def test_what_the_paper_says_of_several_ways_or_facts_it_says_once():
    sheet = Sheet(decide(statute.on(DAY), SAID["tolerated"]))
    text = text_of(made(sheet, "de", SAID["tolerated"]))
    assert text.count("Öffnet sich, wenn:") <= sum(bool(way.opens_if) for way in sheet.groups["derzeit_nicht"])
    placed = [one for _, ways in sheet.advice.now for one in ways] + [way for one in sheet.advice.later for way in one.routes]
    waiting = sum(bool(way.waits_for) for way in sheet.groups["haengt_ab"]) + sum(bool(one.missing) for one in placed)
    assert text.count("Hängt ab von:") <= waiting
    assert text.count("Die Person wohnt nicht in Deutschland.") == 1
    for gap in sheet.shared_gaps:
        assert squeezed(text).count(squeezed(gap["note"]["de"])) == 1


def test_the_residence_rule_and_the_warning_stand_on_the_paper_of_former_local_staff():
    sheet = Sheet(decide(statute.on(DAY), SAID["former local staff"]))
    assert any("§ 12a" in note.says["de"] for note in sheet.advice.notes)
    assert any(way.data["warning"] for way in sheet.groups["verpflichtung"])


@needs_poppler
def test_the_paper_calls_no_guideline_law_and_keeps_the_decimals_of_money():
    sheet = Sheet(decide(statute.on(DAY), {"status": "AufenthG § 24", "bezieht_sgb2": False}))
    text = text_of(made(sheet, "de", {"status": "AufenthG § 24", "bezieht_sgb2": False}))
    assert "Förderrichtlinie, nicht Recht:" in text
    assert "2,29 EUR" in text


@needs_poppler
@pytest.mark.parametrize("code", [one.code for one in languages() if one.bidi])
def test_german_stands_at_the_left_throughout_and_no_citation_is_torn_where_one_writes_from_right_to_left(papers, code):
    boxes = subprocess.run(["pdftotext", "-bbox", "-l", "1", "-", "-"], input=papers(code), capture_output=True, check=True).stdout.decode()
    first = {word: float(left) for left, word in re.findall(r'<word xMin="([\d.]+)"[^>]*>([^<]*)</word>', boxes)}
    margin = first["Ihr"]
    assert {round(first[word] - margin) for word in ("Ihr", "Was", "1.")} == {0}
    lines = subprocess.run(["pdftotext", "-layout", "-", "-"], input=papers(code), capture_output=True, check=True).stdout.decode().splitlines()
    assert not [line for line in lines if re.search(r"(§|AufenthG|Abs\.|Satz|Nr\.)\s*$", line)]


@needs_poppler
def test_the_paper_says_all_that_the_head_and_the_foot_of_the_page_say(client):
    client.post("/de/check/code/", {"code": code_of(STAFF)})
    page = squeezed(client.get("/de/check/result/").text)
    text = squeezed(text_of(made(Sheet(decide(statute.on(), STAFF)), "de")))
    for end in ("hängenvonweiterenAntwortenab.", "kannbewilligtwerden." if "1Wegsteht" in page else "könnenbewilligtwerden."):
        assert re.search(rf"\d+Wege?[^.]*?{re.escape(end)}", page)[0] in text
    later = "Wasdanachgeändertwurde,istnochnichtberücksichtigt."
    assert (later in page) == (later in text) == (statute.today() > statute.law().horizon)
    assert "Befreiung,sobaldeineTeilnahmeberechtigungdaist:ja" in text


@needs_poppler
@pytest.mark.parametrize("code", CODES)
def test_what_the_paper_is_not_stands_once_on_each_page_in_both_languages(papers, code):
    said = "Keine Rechtsberatung und keine Zusage. Es entscheidet die Behörde."
    with override(code):
        own = pages.spoken(said)[0]
    leaves = leaves_of(papers(code))
    assert [leaf.count(squeezed(said)) for leaf in leaves] == [1] * len(leaves)
    # letters of right-to-left text come out joined, and in another order: what can be counted there is its line
    if not language(code).bidi:
        assert [leaf.count(squeezed(own)) for leaf in leaves] == [1] * len(leaves)


@needs_poppler
@pytest.mark.parametrize("code", ["en", "uk", "ru", "tr", "fr"])
def test_a_line_and_its_german_stand_on_one_page(sheet, papers, code):
    leaves = leaves_of(papers(code))
    with override(code):
        blocks = list(paper._blocks(sheet, Answers.of(STAFF), code_of(STAFF), language(code)))
    lines = [line for block in blocks for line in block.get("lines", [block]) if line.get("kind") == "line" and line["own"][0]]
    torn = [line["de"] for line in lines if not any(all(shown(line[tongue]) in leaf for tongue in ("own", "de")) for leaf in leaves)]
    assert lines
    assert torn == []


def shown(parts):
    """A line's label and text as :func:`leaves_of` has them."""
    return squeezed(re.sub("[⟦⟧\u2066-\u2069-]", "", "".join(parts)))


def leaves_of(pdf):
    """The text of each page without any space, signs of direction and hyphens, which may stand at the end of a line."""
    found = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return [re.sub("[\u2066-\u2069-]", "", squeezed(leaf)) for leaf in found.split("\f")[:-1]]
