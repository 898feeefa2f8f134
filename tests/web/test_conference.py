"""The conference's pages and storage: the database holds what the files say, every page answers in German and English, feeds are valid."""

import csv
import html
import io
import json
import re
import shutil
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from django.db import connection
from django.test import Client

from anspruch.conference import followup, rules, votes
from anspruch.conference import load as load_files
from anspruch.conference.files.load import RECORD
from anspruch.conference.frozen import fingerprint
from anspruch.language.errors import LawError
from anspruch.statute.loader import load as load_law
from anspruch.web.conference import computed, load, models, rows, search
from anspruch.web.conference.held import _kept as caches
from anspruch.web.conference.held import held
from anspruch.web.conference.tiles import ROWS
from anspruch.web.site import statute
from tests.web.test_languages import foreign_signs
from tests.web.test_law import read

pytestmark = pytest.mark.django_db
FILES = load_files()
KNOWN = Path(__file__).with_name("conference_addresses.txt")


@pytest.fixture(scope="module", autouse=True)
def _loaded(django_db_setup, django_db_blocker):
    """The record in the database, with the proofs; what drafts do takes longer and is computed only for the test that reads it."""
    with django_db_blocker.unblock():
        load.load_all()
        computed.compute(load_law(), only=[computed.PROOF])


# --- storage


def test_the_database_holds_what_the_files_say():
    stored, told = rows.record(), followup.load()
    for part in ("as_of", "body", "conferences", "papers", "sources", "next_term", "acts", "procedures", "mandates"):
        assert getattr(stored, part) == getattr(FILES, part), part
    found = rows.follow_up()
    assert (found.statements, found.elsewhere) == (told.statements, told.elsewhere)
    assert {name: found.demands[name] for name in told.demands} == told.demands
    assert models.Paper.objects.count() == len(FILES.papers)
    assert models.Demand.objects.count() == len(FILES.demands)
    assert models.AgendaItem.objects.count() == sum(bool(paper.top) for paper in FILES.papers.values())
    assert models.Resolution.objects.count() == sum(paper.status in ("adopted", "listed") for paper in FILES.papers.values())


def test_votes_can_be_asked_of_the_database():
    against = models.Vote.objects.filter(land_id="BY", word="nein", how="known").values_list("paper_id", flat=True)
    told = {name for name, paper in FILES.papers.items() if votes.by_land(paper, FILES.body.laender)["BY"] == ("nein", "known")}
    assert set(against) == told
    assert told
    assert not models.Vote.objects.exclude(how="unknown").filter(word="").exists()
    assert models.Vote.objects.count() == 16 * len(FILES.papers)
    assert set(models.Conference.objects.filter(chair__land__value="BW").values_list("number", flat=True)) == {12}


def test_a_second_import_changes_nothing():
    edition = models.Held.objects.get().edition
    done = load.load_all()
    assert (done.added, done.changed, done.removed) == (0, 0, 0)
    assert done.kept > 1000
    assert models.Held.objects.get().edition == edition
    assert load.load_if_changed() is None


def test_an_import_counts_the_same_whole_each_time():
    models.Source.objects.filter(id="bw2024").delete()
    models.Resolution.objects.filter(paper="intmk-19-ortskraefte").delete()
    first, second = load.load_all(), load.load_all()
    assert first.added == 2
    assert second.added == 0
    assert first.added + first.changed + first.kept == second.kept


def changed(tmp_path, file, old, new):
    """The record's folder with one file changed."""
    folder = tmp_path / "record"
    shutil.copytree(RECORD, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def test_a_changed_fact_changes_its_row_and_back(tmp_path, client):
    folder = changed(tmp_path, "conferences.yaml", "value: Rostock", "value: Wismar")
    done = load.load_all(folder)
    assert (done.added, done.changed, done.removed) == (0, 1, 0)
    assert "Wismar" in client.get("/de/conference/19/").text
    assert load.load_all().changed == 1
    assert "Wismar" not in client.get("/de/conference/19/").text


def test_a_resolution_once_frozen_stays(tmp_path, client):
    paper = FILES.papers["intmk-19-ortskraefte"]
    folder = changed(tmp_path, "papers/19.yaml", "Wer als Ortskraft eine", "Wer als frühere Ortskraft eine")
    with pytest.raises(LawError, match="eingefroren"):
        load.load_all(folder)
    (folder / "frozen.yaml").write_text("frozen: {}\n", encoding="utf-8")  # whoever corrects a resolution says so
    load.load_all(folder)
    assert len(held().frozen(paper)) == 2
    old = client.get(f"/de/conference/resolutions/{fingerprint(paper)}/")
    assert "frühere Fassung" in old.text
    assert "Wer als frühere Ortskraft" in client.get(f"/de/conference/motions/{paper.id}/resolution/").text


def older(kind, name, column, change):
    """What is stored as another version of the program might have stored it, past every check; as it is stored."""
    table, key = kind._meta.db_table, kind._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f"select {column} from {table} where {key} = %s", [name])
        data = json.loads(cursor.fetchone()[0])
        change(data)
        cursor.execute(f"update {table} set {column} = %s where {key} = %s", [json.dumps(data), name])


OLDER = {
    "a key that is gone": (models.Conference, "13", "chair", lambda data: data["persons"][0].pop("since")),
    "a key there was once": (models.Conference, "13", "chair", lambda data: data["persons"][0].update(note={})),
    "another type": (models.Paper, "intmk-19-leitantrag", "movers", lambda data: data.update(laender="MV")),
    "a day that is none": (models.Conference, "19", "days", lambda data: data["value"].update(start="gestern")),
    "a check": (models.Check, "unionsbuerger", "aim", lambda data: data.pop("state")),
}


@pytest.mark.slow
@pytest.mark.parametrize("form", ["", "same"])
@pytest.mark.parametrize("older_one", OLDER)
def test_rows_of_an_older_form_are_recognised_and_stored_anew(client, older_one, form):
    older(*OLDER[older_one])
    if form == "":  # as before there was such a column
        models.Held.objects.update(form="")
    caches.clear()
    assert client.get("/de/conference/19/").status_code == 503
    done = load.load_if_changed()
    assert (done.added, done.changed, done.removed) == (0, 1, 0)
    assert rows.record().conferences == FILES.conferences
    assert rows.record().papers == FILES.papers
    assert client.get("/de/conference/19/").status_code == 200
    assert load.load_if_changed() is None


def test_rows_that_are_gone_are_removed_whatever_their_form():
    models.Source.objects.create(id="weg", position=999, url="https://example.org/")
    one = models.Conference.objects.get(number=21)
    one.pk, one.number = "99", 99
    one.save(force_insert=True)
    older(models.Conference, "99", "chair", dict.clear)
    assert load.load_all().removed == 2


PROOF_OLDER = {
    "a key that is gone": lambda data: data["gestattete"][0].pop("basis"),
    "a key there was once": lambda data: data["gestattete"][0].update(by="wer?"),
    "a statement that is missing": lambda data: data.pop("gestattete"),
    "a statement there was once": lambda data: data.update(gestrichen=[]),
}


@pytest.mark.slow
@pytest.mark.parametrize("change", PROOF_OLDER.values(), ids=PROOF_OLDER)
def test_a_proof_of_an_older_form_is_recognised_and_made_anew(client, change):
    older(models.Computed, computed.PROOF, "data", change)
    caches.clear()
    assert "wird noch gerechnet" in client.get("/de/conference/demands/intmk-12-integrationskurse/d1/").text
    assert computed.compute(load_law(), only=[computed.PROOF]) == 1
    assert "wird noch gerechnet" not in client.get("/de/conference/demands/intmk-12-integrationskurse/d1/").text


@pytest.mark.slow
def test_what_was_computed_of_an_older_law_is_computed_anew():
    models.Computed.objects.filter(id=computed.PROOF).update(key="0" * 64)
    caches.clear()
    assert held().proof is None
    assert computed.compute(load_law(), only=[computed.PROOF]) == 1
    assert held().proof is not None


def test_a_draft_of_an_older_form_is_recognised():
    paper = FILES.papers["intmk-19-ortskraefte"]
    key = computed.draft_key(paper, load_law())
    models.Computed.objects.create(id=computed.DRAFT + paper.id, key=key, data={"motion": "ortskraefte"})
    caches.clear()
    assert held().drafts == {}
    assert computed.DRAFT + paper.id in {task.name for task in computed.missing(rows.record(), rows.follow_up(), load_law())}


BAD = {
    "a Land there is not": ("papers/19.yaml", "laender: [BW]", "laender: [XX]", "kein Land"),
    "seventeen votes": ("papers/12.yaml", "counts: {ja: 15, nein: 1, enthaltung: 0}", "counts: {ja: 16, nein: 1, enthaltung: 0}", "Stimmen"),
    "before the body existed": ("conferences.yaml", "start: 2012-03-21, end: 2012-03-22", "start: 1912-03-21, end: 1912-03-22", "1912"),
    "broken YAML": ("papers/19.yaml", "papers:", "papers: [", "papers/19.yaml"),
    "a source there is not": ("papers/19.yaml", "sources: [bw2024]", "sources: [nirgends]", "nirgends"),
    "a follow-up of a demand there is not": ("followup.yaml", "demand: intmk-19-ortskraefte/d1", "demand: intmk-19-ortskraefte/d9", "d9"),
}


@pytest.mark.parametrize("bad", BAD)
def test_of_a_bad_file_nothing_is_imported(tmp_path, bad):
    file, old, new, said = BAD[bad]
    before = [(kind.__name__, list(kind.objects.values())) for kind in (models.Held, models.Paper, models.Vote, models.Demand)]
    with pytest.raises(LawError) as error:
        load.load_all(changed(tmp_path, file, old, new))
    assert said in error.value.de
    assert "\n" not in error.value.de.strip()
    assert before == [(kind.__name__, list(kind.objects.values())) for kind in (models.Held, models.Paper, models.Vote, models.Demand)]


def test_an_import_that_fails_half_way_leaves_nothing(tmp_path, monkeypatch):
    def fails(record):
        raise RuntimeError

    monkeypatch.setattr(load, "_freeze", fails)
    with pytest.raises(RuntimeError):
        load.load_all(changed(tmp_path, "conferences.yaml", "value: Rostock", "value: Wismar"))
    assert models.Conference.objects.get(number=19).place.value == "Rostock"


# --- pages

CONFERENCES = {
    f"{number}/": {"de": f"{number}. Integrationsministerkonferenz", "en": f"Conference of Integration Ministers {number}"}
    for number in FILES.conferences
}
TITLES = {
    "": {"de": "Die Integrationsministerkonferenz", "en": "The Conference of Integration Ministers"},
    "motions/": {"de": "Anträge und Beschlüsse", "en": "Motions and resolutions"},
    "demands/": {"de": "Was aus den Forderungen wurde", "en": "What became of the demands"},
    "laender/": {"de": "Die Länder auf der Konferenz", "en": "The Länder at the conference"},
    "topics/": {"de": "Themen der Konferenz", "en": "Topics of the conference"},
    "topics/zugang/": {"de": "Thema: Zugang zu Kursen", "en": "Topic: Access to courses"},
    "rules/": {"de": "Wie die Konferenz entscheidet", "en": "How the conference decides"},
    "search/": {"de": "Suche", "en": "Search"},
    "sources/": {"de": "Quellen der Konferenz", "en": "Sources of the conference"},
    "open-data/": {"de": "Offene Daten der Konferenz", "en": "Open data of the conference"},
    "laender/BY/": {"de": "Bayern – Integrationsministerkonferenz", "en": "Bavaria – Conference of Integration Ministers"},
    "19/laender/BW/": {
        "de": "Baden-Württemberg – 19. Integrationsministerkonferenz",
        "en": "Baden-Württemberg – Conference of Integration Ministers 19",
    },
    **CONFERENCES,
    **{f"motions/{name}/": {lang: paper.called(lang) for lang in ("de", "en")} for name, paper in FILES.papers.items()},
}
FURTHER = [
    *(f"motions/{name}/{part}/" for name in FILES.papers for part in ("vote", "resolution")),
    *(f"demands/{name}/" for name in FILES.demands),
    *(f"laender/{code}/" for code in FILES.body.laender),
    *(f"{number}/laender/BW/" for number in FILES.conferences),
    *(f"topics/{name}/" for name in sorted({topic for paper in FILES.papers.values() for topic in paper.topics})),
]
GERMAN = re.compile(r"\b(und|oder|nicht|der|das|wenn|für|seit|ist|mit|von|dem|den|wird|werden|durch|keine?|eine?|auf|sind|bis|zu)\b", re.IGNORECASE)


@pytest.mark.parametrize("language", ["de", pytest.param("en", marks=pytest.mark.slow)])
@pytest.mark.parametrize("address", TITLES)
def test_every_page_answers_with_its_title(client, language, address):
    answer = client.get(f"/{language}/conference/{address}")
    assert answer.status_code == 200
    assert read(answer).title.replace("\u2068", "").replace("\u2069", "") == f"{TITLES[address][language]} – Anspruch"


@pytest.mark.slow
def test_every_english_page_answers_and_marks_its_german(client):
    for address in (*TITLES, *FURTHER):
        answer = client.get(f"/en/conference/{address}")
        assert answer.status_code == 200, address
        words = read(answer)
        for text in (" ".join(words.text), re.sub("\u2068.*?\u2069", "", words.title)):
            assert GERMAN.findall(re.sub(r"“[^”]*”", "", text)) == [], address


@pytest.mark.parametrize("language", ["prs", "uk", "fr"])
@pytest.mark.parametrize("address", ["", "19/", "motions/intmk-19-ortskraefte/", "demands/intmk-15-umlauf-zugang/d1/", "laender/BW/", "rules/"])
def test_where_nothing_is_translated_the_german_is_marked(client, language, address):
    answer = client.get(f"/{language}/conference/{address}")
    assert answer.status_code == 200
    assert 'lang="de"' in answer.text


def shown(client, address, language="de"):
    """The words of a page's main part, as they are read."""
    text = client.get(f"/{language}/conference/{address}").text
    text = text.partition("<main")[2].partition("</main>")[0]
    return html.unescape(re.sub(r"\s+([,;:)])", r"\1", re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))))


def test_what_is_not_known_any_more_is_told_with_what_was_known_last(client):
    text = shown(client, "demands/intmk-15-umlauf-zugang/d2/")
    assert "erfüllt im Text, in der Praxis zuletzt ausgesetzt; ob noch, ist nicht bekannt" in text
    assert "ausgesetzt seit 9. Februar 2026" in text
    assert "seit 29. Juli 2026 · eigene Lesart" in text
    assert "9. Februar 2026: ● erfüllt im Text, ausgesetzt in der Praxis" in text
    assert "1. Dezember 2025 (der genaue Tag ist nicht belegt): ●" in text
    assert "seit etwa Dezember 2025" in text
    assert "bis 28. Juli 2026" not in text
    assert "nicht belegt (not shown)" not in text + shown(client, "demands/intmk-15-umlauf-zugang/d2/", "en")
    assert "zuletzt ausgesetzt; ob noch, ist nicht bekannt" in shown(client, "")  # counted under a word of its own


def test_where_the_text_gives_nothing_no_practice_and_no_advice_is_shown(client):
    text = shown(client, "demands/intmk-12-integrationskurse/d2/")
    assert "Antrag stellen und nachfragen" not in text
    assert re.search(r"Praxis · –", text)
    ortskraefte = shown(client, "demands/intmk-19-ortskraefte/d1/")
    assert "§ 44 Abs. 1 Satz 1 Nr. 1 AufenthG erschlossen" in ortskraefte


def test_what_nobody_is_sure_of_is_listed_as_not_documented(client):
    name = "intmk-19-leitantrag-amendment-linksextremismus"
    for address in ("19/", "motions/", "motions/intmk-19-leitantrag/", f"motions/{name}/", f"motions/{name}/vote/"):
        text = shown(client, address)
        about = text[text.index("Anregung, im Leitantrag auch Linksextremismus") :][:200]
        assert "unbelegt" in about, address
        assert "ohne Mehrheit" not in about, address
    assert "✗" not in shown(client, f"motions/{name}/")


def test_only_what_is_inferred_is_marked_as_inferred(client):
    bw = shown(client, "laender/BW/")
    assert "angenommen, mehrheitlich (federführend: erschlossen)" in bw
    assert "Alltagsintegration 12. Konferenz · TOP 2.1 · Leitantrag · ✓ angenommen, mehrheitlich (federführend: erschlossen)" in bw
    assert "erschlossen erschlossen" not in shown(client, "motions/intmk-13-top-2.6/")
    assert "angenommen (Antragsteller: erschlossen)" in shown(client, "laender/TH/")
    assert "Protokollerklärung, gemeinsam mit: Thüringen: " in shown(client, "laender/BY/")
    tiles = html.unescape(client.get("/de/conference/motions/intmk-19-fachkraefte/").text).replace("\u00ad", "")
    assert re.search(r'at-TH role-mover">.*?Antragsteller</span> <span class="how">erschlossen', tiles, re.DOTALL)


def test_a_count_of_all_leaves_no_others_possible(client):
    text = shown(client, "motions/intmk-19-leitantrag/")
    assert "alle übrigen Länder außer: Bayern erschlossen; zusammen 15 Länder" in text
    assert "zusammen 15 Länder; weitere möglich" not in text
    page = client.get("/de/conference/motions/intmk-19-leitantrag/").text
    roles = dict(re.findall(r'<li class="tile at-(\w\w) role-(\w+)">', page))
    assert (roles["BW"], roles["BE"], roles["BY"], roles["MV"]) == ("supporter", "supporter", "absent", "lead")
    assert "zusammen 10 Länder; die übrigen sind nicht genannt" in shown(client, "motions/intmk-12-integrationskurse/")


def test_how_sure_a_count_is_is_said_only_of_a_count(client):
    for name in ("intmk-06-kommunalwahlrecht", "intmk-06-optionspflicht", "intmk-07-top-2.1"):
        assert "Wie sicher die Zählung ist" not in shown(client, f"motions/{name}/vote/")
        assert FILES.papers[name].vote.certainty == "U"
        assert FILES.papers[name].vote.label.certainty in ("A", "B")
    assert "Wie sicher die Zählung ist" in shown(client, "motions/intmk-12-einwanderungsgesetz/vote/")


def test_english_pages_say_terms_in_english_with_the_german_marked(client):
    page = client.get("/en/conference/motions/intmk-19-leitantrag/").text
    assert re.search(r'the public \(<(\w+) lang="de"[^>]*>Öffentlichkeit</\1>\)', page)
    assert re.search(r'note in the minutes \(<(\w+) lang="de"[^>]*>Protokollnotiz</\1>\)', page)
    assert "; Länder" in shown(client, "motions/intmk-19-leitantrag/", "en")


def test_an_inferred_count_says_so_wherever_it_stands(client):
    assert re.search(r"Miteinander wachsen 15: 1: 0 erschlossen", shown(client, "rules/"))
    name = "intmk-19-leitantrag"
    assert "mehrheitlich erschlossen (15 ja, 1 nein, 0 Enthaltung) erschlossen" in shown(client, f"motions/{name}/resolution/")
    told = client.get(f"/conference/data/resolutions/{fingerprint(FILES.papers[name])}.json").json()
    assert told["certainty"] == {"label": "C", "counts": "C"}
    assert "erschlossen" not in shown(client, "motions/intmk-12-einwanderungsgesetz/resolution/")


def test_the_rules_of_sister_bodies_have_their_matters_in_the_readers_language(client):
    german, english = shown(client, "rules/"), shown(client, "rules/", "en")
    assert "MPK, was den Haushalt berührt: einstimmig" in german
    assert "MPK, what affects the budget: unanimous" in english
    assert "13 of 16 after a clearing procedure" in english
    assert "einstimmig" not in english
    votes = shown(client, "motions/intmk-12-dreipluszwei/vote/")
    assert "keine Gegenstimme ✗ nicht angenommen" in votes
    assert "ohne Mehrheit" not in votes


def test_a_conference_says_where_and_until_when(client):
    assert "Ort Videokonferenz" in shown(client, "16/")
    assert "Ort Potsdam (geplant)" in shown(client, "15/")
    assert "Vorsitzjahr 1. Juli 2020 – 30. Juni 2021" in shown(client, "16/")
    assert "Termin 20. März 2024 bis 21. März 2024" in shown(client, "19/")
    assert "Finanzierung" in shown(client, "topics/")


def test_a_page_tells_who_held_the_chair_on_the_days_from_who_did_later(client):
    thirteenth = shown(client, "13/")
    assert "Bayern (Emilia Müller, Markus Gruber)" in thirteenth
    assert "Im Vorsitzjahr auch Joachim Herrmann (ab 21. März 2018, Presse oder Dritte)" in thirteenth
    assert "im Vorsitzjahr: Josefine Paul (bis 27. Januar 2026, Presse oder Dritte)" in shown(client, "21/")


@pytest.mark.parametrize("address", ["rules/", *(f"motions/{name}/vote/" for name in FILES.papers)])
def test_whatever_rests_on_the_assumed_majority_says_so(client, address):
    for language, word in (("de", "Vermutet, nicht belegt"), ("en", "Assumed, not documented")):
        assert word in client.get(f"/{language}/conference/{address}").text


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES.papers)
def test_a_vote_is_shown_as_it_is_known(client, name):
    text = client.get(f"/de/conference/motions/{name}/vote/").text
    tiles = dict(re.findall(r'<li class="tile at-(\w\w) ([^"]+)">', text))
    assert len(tiles) == 16
    for code, cast in votes.by_land(FILES.papers[name], FILES.body.laender).items():
        assert tiles[code] == (f"{cast.word} {cast.how}" if cast.word else "unknown")
    differing = sum(one.agrees is False for one in rules.judge(FILES.papers[name]))
    assert text.count("anders festgestellt") == differing


def test_the_map_has_every_land_once():
    places = [code for row in ROWS for code in row if code]
    assert sorted(places) == sorted(FILES.body.laender)
    assert all(len(row) == 4 for row in ROWS)


def test_a_demand_tells_its_history(client):
    text = client.get("/de/conference/demands/intmk-15-umlauf-zugang/d1/").text
    for said in ("31. Dezember 2022", "ausgesetzt in der Praxis", "G v. 21.12.2022", "Rundschreiben"):
        assert said in text
    kept, today = held(), statute.today()
    for name in followup.load().demands:
        assert kept.followed(today)[name].marks == followup.marks(name, today, kept.follow_up, kept.proof)


@pytest.mark.slow
def test_a_motion_with_a_draft_shows_it_frozen_with_the_law(client):
    computed.compute(load_law())
    data = held().drafts["intmk-19-ortskraefte"]
    text = client.get("/de/conference/motions/intmk-19-ortskraefte/").text
    assert data["without"] == load_law().fingerprint
    for said in ("bisher möglich, nun schlechter, für:", "Den Zugang verliert dadurch niemand (bewiesen)", "neue Pflicht, nun offen, für:"):
        assert said in text
    assert "The best access remains the same for everybody (proved)." in client.get("/en/conference/motions/intmk-19-ortskraefte/").text
    for said in (data["without"], data["with"], "Synopse", "§ 22 Satz 2", "niemand verliert (bewiesen)", data["de"]["impact"]["headline"][0]):
        assert said in text


def test_what_is_not_computed_is_said_not_to_be_ready(client):
    models.Computed.objects.all().delete()
    models.Held.objects.update(edition=99)
    for address in ("demands/", "demands/intmk-19-ortskraefte/d1/", "motions/intmk-19-ortskraefte/", "19/laender/BW/"):
        answer = client.get(f"/de/conference/{address}")
        assert (answer.status_code, "Das wird noch gerechnet" in answer.text) == (200, True)


def test_without_a_record_every_page_says_so(client):
    models.Held.objects.all().delete()
    answer = client.get("/de/conference/19/")
    assert (answer.status_code, "anspruch conference import" in answer.text) == (503, True)
    assert client.get("/conference/data/record.json").status_code == 503


@pytest.mark.parametrize(
    ("address", "near"),
    [
        ("motions/intmk-19-ortskraeft/", "/de/conference/motions/intmk-19-ortskraefte/"),
        ("motions/intmk-19-ortskraeft/vote/", "/de/conference/motions/intmk-19-ortskraefte/"),
        ("demands/intmk-19-ortskraefte/d7/", "/de/conference/demands/intmk-19-ortskraefte/d1/"),
        ("laender/Bayer/", "/de/conference/laender/BY/"),
        ("topics/zugan/", "/de/conference/topics/zugang/"),
        ("190/", "/de/conference/19/"),
        ("nirgends/", "/de/conference/"),
        ("resolutions/0000000000000000/", "/de/conference/motions/"),
    ],
)
def test_a_bad_address_names_the_nearest(client, address, near):
    answer = client.get(f"/de/conference/{address}")
    assert answer.status_code == 404
    assert f'href="{near}"' in answer.text


def test_other_spellings_lead_to_the_one_address(client):
    for asked, leads in (("laender/by/", "laender/BY/"), ("laender/DE-BY/", "laender/BY/"), ("019/", "19/")):
        answer = client.get(f"/de/conference/{asked}")
        assert (answer.status_code, answer.headers["Location"]) == (301, f"/de/conference/{leads}")


@pytest.mark.parametrize("name", ["minutes", "intmk-19-ortskraefte", "report-BW"])
def test_papers_can_be_downloaded(client, name):
    for language in ("de", "en"):
        for kind, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")):
            answer = client.get(f"/{language}/conference/19/papers/{name}.{kind}")
            assert answer.status_code == 200
            assert answer.content.lstrip().startswith(start)
    pages = ("19/", "19/laender/BW/", "motions/intmk-19-ortskraefte/resolution/")
    assert any(f"19/papers/{name}.pdf" in client.get(f"/de/conference/{page}").text for page in pages)
    assert client.get("/de/conference/19/papers/nix.pdf").status_code == 404
    assert client.get("/de/conference/19/papers/minutes.exe").status_code == 404


# --- addresses stay


def addresses():
    yield from filter(None, [*TITLES, *FURTHER])
    yield from (f"resolutions/{fingerprint(paper)}/" for paper in FILES.papers.values() if paper.status in ("adopted", "listed"))


def test_every_address_is_among_those_that_stay():
    new = set(addresses()) - set(KNOWN.read_text(encoding="utf-8").split())
    assert not new, f"add to {KNOWN.name}: " + " ".join(sorted(new))


@pytest.mark.slow
def test_an_address_once_given_leads_somewhere(client):
    for address in KNOWN.read_text(encoding="utf-8").split():
        answer = client.get(f"/de/conference/{address}", follow=True)
        assert answer.status_code == 200, address
        assert all(status == 301 for _, status in answer.redirect_chain), address


# --- search


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Ortskräfte", "motions/intmk-19-ortskraefte/"),
        ("ortskraefte", "motions/intmk-19-ortskraefte/"),
        ("ORTSKRAFTE", "motions/intmk-19-ortskraefte/"),
        ("Erstorientierungskurs", "demands/intmk-19-sprachbildung/d2/"),
        ("Ortskräfte Kurs", "demands/intmk-19-ortskraefte/d1/"),
        ("Kurse", "motions/intmk-12-integrationskurse/"),
        ("Goettingen", "20/"),
        ("Leidig", "19/"),
        ("19. Konferenz", "19/"),
        ("Protokollnotiz", "motions/intmk-19-leitantrag/"),
        ("20. Konferenz Protokollerklärung", "motions/intmk-20-goettinger-erklaerung/"),
        ("einstimmig Sprach", "motions/intmk-19-sprachbildung/"),
        ("unanimous", "motions/intmk-19-sprachbildung/"),
        ("Änderungsantrag", "motions/intmk-19-leitantrag-amendment-linksextremismus/"),
        ("Dobrindt", "21/"),
        ("Zulassungsstopp", "21/"),
        ("Rundschreiben Haushaltsjahr", "demands/intmk-19-ortskraefte/d1/"),
        ("Videokonferenz", "16/"),
        ("xyzzy ODER Ortskräfte", "motions/intmk-19-ortskraefte/"),
        ("Bavaria", "laender/BY/"),
        ("local staff", "motions/intmk-19-ortskraefte/"),
        ("§ 44 Gestattete", "demands/intmk-15-umlauf-zugang/d1/"),
        ("756/13", "demands/intmk-19-ortskraefte/d1/"),
        ("756", "demands/intmk-19-ortskraefte/d1/"),
        ("GMK", "rules/"),
        ("13 von 16", "rules/"),
        ("2.9b", "motions/intmk-13-top-2.9b/"),
        ("intmk-13-top-2.9b", "motions/intmk-13-top-2.9b/"),
    ],
)
def test_search_finds(client, asked, found):
    for language in ("de", "en"):
        answer = client.get(f"/{language}/conference/search/", {"q": asked})
        assert f'href="/{language}/conference/{found}"' in answer.text


@pytest.mark.slow
def test_everything_is_found_by_its_own_title():
    kept = held()
    for lang in ("de", "en"):
        for entry, *_ in search.indexed(kept, statute.today(), lang):
            hits = search.search(kept, entry.title[lang], lang)
            assert entry in [hit.entry for hit in hits], entry.title


def test_search_knows_or_and_without(client):
    kept = held()

    def found(asked):
        return {(hit.entry.address, *hit.entry.args, hit.entry.kind) for hit in search.search(kept, asked, "de")}

    courses, integration = found("Kurs"), found("Integration")
    assert found("Kurs -Integration") == courses - integration
    assert found("Kurs -Integration") < courses
    assert found("Ortskräfte ODER Wohnen") == found("Ortskräfte OR Wohnen") == found("Ortskräfte") | found("Wohnen")
    assert found("Kurs Ortskräfte ODER Wohnen") == courses & (found("Ortskräfte") | found("Wohnen"))
    assert found("ODER") == found("-Kurs") == found("ODER ODER -") == set()
    assert len(found("einstimmig")) >= sum(paper.vote.label.value == "einstimmig" for paper in FILES.papers.values())
    assert "ODER zwischen zwei Wörtern" in client.get("/de/conference/search/").text


def test_search_is_in_the_readers_language_first_and_shows_no_internal_names():
    kept = held()
    for asked in ("BY", "Kurs", "Bund", "Vorsitz", "2.9b", "13 von 16", "Integration"):
        hits = search.search(kept, asked, "de")
        assert hits, asked
        shown = [" ".join(text for _, text in hit.snippet) for hit in hits]
        assert not any("intmk-" in text or "_" in text for text in shown), asked
    assert search.search(kept, "BY", "de")[0].entry.args == ("BY",)
    assert all("BY" in hit.entry.names for lang in ("de", "en") for hit in search.search(kept, "BY", lang))
    assert search.search(kept, "13 von 16", "de")[0].entry.address == "conference:rules"
    langs = [hit.lang for hit in search.search(kept, "Integration", "de")]
    assert langs == sorted(langs)  # German, then English
    (nine,) = (hit for hit in search.search(kept, "2.9b", "de") if "intmk-13-top-2.9b" in hit.entry.args and hit.entry.kind != "demand")
    assert (True, "2.9b") in nine.snippet


def test_search_says_why_nothing_can_be_found(client):
    for asked in ("-kurs", "der und", "-"):
        text = client.get("/de/conference/search/", {"q": asked}).text
        assert "Hier fehlt ein Wort" in text
        assert "Versuchen Sie ein anderes" not in text


def test_search_tells_of_nothing_and_survives_anything(client):
    assert "Versuchen Sie ein anderes" in client.get("/de/conference/search/", {"q": "xyzzy"}).text
    for asked in ("", "   ", "%", "<script>", "'; drop table", "a" * 5000, "\x00", "ß", "(((("):
        answer = client.get("/de/conference/search/", {"q": asked})
        assert answer.status_code == 200
        assert "<script>" not in answer.text


# --- open data


def data(client, address):
    answer = client.get(f"/conference/data/{address}")
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return answer


def table_of(answer):
    assert answer.content.startswith(b"\xef\xbb\xbf")  # for Excel
    return csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))


def test_tables_and_json(client):
    for table, count in (("votes", 16 * len(FILES.papers)), ("papers", len(FILES.papers)), ("demands", len(FILES.demands))):
        answer = data(client, f"{table}.csv")
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        found = list(table_of(answer))
        assert len(found) == count
        assert [one["column"] for one in table_of(data(client, f"{table}-codebook.csv"))] == list(found[0])
    whole = data(client, "record.json").json()
    assert (len(whole["conferences"]), len(whole["papers"])) == (len(FILES.conferences), len(FILES.papers))
    for paper in whole["papers"]:
        alone = data(client, f"motions/{paper['id']}.json").json()
        assert {key: alone[key] for key in paper} == paper
    demand = data(client, "demands/intmk-15-umlauf-zugang/d1.json").json()
    assert demand["marks"]["text"]["since"] == "2022-12-31"
    assert demand["addressees"] == ["Bund"]
    assert (demand["marks"]["money"], demand["marks"]["reply"]) == (None, None)  # no evidence was found, which is not „none“
    assert next(one for one in whole["followup"]["demands"] if one["demand"] == demand["id"])["history"] == demand["history"]
    frozen = data(client, f"resolutions/{fingerprint(FILES.papers['intmk-19-ortskraefte'])}.json").json()
    assert frozen["content"]["id"] == "intmk-19-ortskraefte"


def test_what_became_of_demands_is_a_table_with_its_days(client):
    found = list(table_of(data(client, "followup.csv")))
    mine = [one for one in found if one["demand"] == "intmk-15-umlauf-zugang/d2"]
    verdicts = [(one["since"], one["until"], one["mark"]) for one in mine if one["kind"] == "verdict"]
    assert ("2026-02-09", "2026-07-28", "met_in_text_suspended_in_practice") in verdicts
    assert verdicts[-1][1] == ""
    met = next(one for one in mine if one["kind"] == "statement" and one["since"] == "2022-12-31")
    assert (met["name"], met["mark"]) == ("gestattete", "met")
    assert "G v. 21.12.2022" in met["basis"]
    assert all(one["sources"].startswith("http") for one in found if one["kind"].startswith("evidence"))
    assert [one["column"] for one in table_of(data(client, "followup-codebook.csv"))] == list(found[0])
    rows = {one["demand"]: one for one in table_of(data(client, "demands.csv"))}
    assert rows["intmk-15-umlauf-zugang/d2"]["text_since"] == "2022-12-31"
    assert rows["intmk-15-umlauf-zugang/d2"]["money"] == ""
    last = [rows["intmk-15-umlauf-zugang/d2"][column] for column in ("practice", "practice_since", "practice_unknown_since")]
    assert last == ["last_suspended", "2026-02-09", "2026-07-29"]
    practice = [(one["since"], one["until"], one["mark"], one["certainty"]) for one in mine if one["kind"] == "practice"]
    assert practice == [
        ("2025-12-01~", "2026-02-08", "congested", "B"), ("2026-02-09", "", "suspended", "B"), ("2026-07-29", "", "unknown", "assumed"),
    ]  # fmt: skip
    entered = {one["name"]: one["certainty"] for one in mine if one["kind"] == "evidence:practice"}
    assert entered["stopp_2026"] == "B"  # the same circular
    work = [(one["kind"], one["since"], one["mark"]) for one in found if one["demand"] == "intmk-14-sprachfoerderung/d2"]
    assert ("verdict", "2016-07-01", "partly") in work
    money = [one["since"] for one in found if one["demand"] == "intmk-20-finanzierung/d1" and one["kind"] == "verdict"]
    assert money == ["2025-01-01~"]


def test_what_came_before_a_demand_says_so(client):
    assert "1. Januar 2025 (der genaue Tag ist nicht belegt; schon vor der Forderung):" in shown(client, "demands/intmk-20-finanzierung/d1/")
    assert "schon vor der Forderung" not in shown(client, "demands/intmk-19-sprachbildung/d1/")


@pytest.mark.parametrize("lang", ["de", "en"])
def test_feed_and_calendar(client, lang):
    answer = data(client, f"resolutions.{lang}.atom")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    space = "{http://www.w3.org/2005/Atom}"
    root = ET.fromstring(answer.content)
    entries = root.findall(f"{space}entry")
    assert len(entries) == sum(paper.status == "adopted" for paper in FILES.papers.values())
    assert root.find(f"{space}link").get("href") == f"http://localhost/conference/data/resolutions.{lang}.atom"
    for entry in entries:
        assert client.get(entry.find(f"{space}link").get("href").removeprefix("http://localhost")).status_code == 200
    answer = data(client, f"conferences.{lang}.ics")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    lines = answer.content.split(b"\r\n")
    assert (lines[0], lines[-2]) == (b"BEGIN:VCALENDAR", b"END:VCALENDAR")
    assert all(len(line) <= 75 for line in lines)


_URL = {"type": "string", "format": "uri", "pattern": "^http://localhost/conference/data/oparl/v1.1/"}
_TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
_LIST = {"type": "array", "items": _URL}


def schema(name, required=(), **properties):
    """What OParl 1.1 asks of a kind of object, as far as it is used here."""
    fixed = {"id": _URL, "type": {"const": f"https://schema.oparl.org/1.1/{name}"}, "created": _TIME, "modified": _TIME}
    return {"type": "object", "required": [*fixed, *required], "properties": {**fixed, **properties}}


OPARL = {
    "System": schema("System", ("oparlVersion", "body"), oparlVersion={"const": "https://schema.oparl.org/1.1/"}, body=_URL),
    "Body": schema(
        "Body", ("name", "organization", "person", "meeting", "paper", "legislativeTerm"), organization=_URL, person=_URL, meeting=_URL, paper=_URL
    ),
    "LegislativeTerm": schema("LegislativeTerm", startDate={"type": "string", "format": "date"}),
    "Organization": schema("Organization", body=_URL, subOrganizationOf=_URL),
    "Person": schema(
        "Person", body=_URL, membership={"type": "array", "items": schema("Membership", organization=_URL, votingRight={"type": "boolean"})}
    ),
    "Membership": schema("Membership", ("person",), person=_URL, organization=_URL),
    "Meeting": schema("Meeting", cancelled={"type": "boolean"}, start=_TIME, end=_TIME, organization=_LIST, agendaItem={"type": "array"}),
    "AgendaItem": schema(
        "AgendaItem", ("order",), meeting=_URL, order={"type": "integer"}, number={"type": "string"}, public={"type": "boolean"}, consultation=_URL
    ),
    "Paper": schema("Paper", date={"type": "string", "format": "date"}, originatorOrganization=_LIST, consultation={"type": "array"}),
    "Consultation": schema("Consultation", paper=_URL, agendaItem=_URL, meeting=_URL, organization=_LIST, authoritative={"type": "boolean"}),
    "Location": schema("Location", description={"type": "string"}),
    "File": schema("File", ("accessUrl",), accessUrl={"type": "string", "format": "uri"}, mimeType={"const": "application/pdf"}),
}
PAGE = {
    "type": "object",
    "required": ["data", "pagination", "links"],
    "properties": {"data": {"type": "array"}, "links": {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}},
}


BACK = {"LegislativeTerm": "body", "Membership": "person", "AgendaItem": "meeting", "Consultation": "paper", "File": "paper", "Location": "meetings"}
"""By kind, what leads back to the object it may stand in; there it is left out (section 3.1 of the specification)."""


def inside(found):
    """Every object within an object."""
    for value in found.values():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, dict) and str(one.get("type", "")).startswith("https://schema.oparl.org/"):
                yield one
                yield from inside(one)


def test_oparl_is_valid_and_every_address_leads_to_its_object(client):
    system = data(client, "oparl/v1.1/system").json()
    bodies = client.get(system["body"]).json()
    jsonschema.validate(bodies, PAGE)
    body = bodies["data"][0]
    seen, todo = {}, [system, body]
    lists = [value for value in body.values() if isinstance(value, str) and "/list/" in value]
    assert len(lists) >= 9
    for address in lists:
        while address:
            page = client.get(address).json()
            jsonschema.validate(page, PAGE)
            todo += page["data"]
            address = page["links"].get("next")
    for one in todo:
        jsonschema.validate(one, OPARL[one["type"].rpartition("/")[2]], format_checker=jsonschema.FormatChecker())
        seen[one["id"]] = one
    for address, one in seen.items():
        assert client.get(address).json() == one, address
    for one in (other for found in todo for other in inside(found)):
        back = BACK[one["type"].rpartition("/")[2]]
        assert one == {key: value for key, value in seen[one["id"]].items() if key != back}
    text = json.dumps(todo)
    assert set(re.findall(r'http://localhost/conference/data/oparl/v1\.1/(?!list/|bodies)[^"?]+', text)) <= set(seen)


def test_oparl_lists_can_be_filtered_and_nonsense_is_refused(client):
    address = "/conference/data/oparl/v1.1/list/paper"
    everything = client.get(address).json()
    again = client.get(address, {"modified_since": "2020-01-01T00:00:00+01:00"}).json()
    assert again["data"] == everything["data"]
    assert "modified_since=2020-01-01T00%3A00%3A00%2B01%3A00" in again["links"]["first"]
    assert client.get(again["links"]["first"]).json() == again
    assert client.get(address, {"modified_since": "2100-01-01T00:00:00Z"}).json()["pagination"]["totalElements"] == 0
    for asked in ({"modified_since": "gestern"}, {"created_until": "2020-01-01"}, {"page": "x"}):
        answer = client.get(address, asked)
        assert (answer.status_code, answer.json()["type"]) == (400, "https://schema.oparl.org/1.1/Error")
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    whole = client.get("/conference/data/oparl/v1.1/list/person?omit_internal=true").json()
    assert "omit_internal=true" in whole["links"]["first"]
    assert not any("membership" in one for one in whole["data"])
    assert client.post(address).headers["Access-Control-Allow-Origin"] == "*"
    file = client.get("/conference/data/oparl/v1.1/file/intmk-19-ortskraefte").json()
    sheet = client.get(file["accessUrl"].removeprefix("http://localhost"))
    assert sheet.headers["Content-Type"] == "application/pdf"
    assert sheet.headers["Content-Disposition"].startswith("inline; ")


def test_what_is_not_computed_yet_is_not_handed_on_as_unknown(client):
    models.Computed.objects.all().delete()
    models.Held.objects.update(edition=98)
    for address in ("followup.csv", "demands.csv", "record.json"):
        answer = client.get(f"/conference/data/{address}")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert client.get("/conference/data/votes.csv").status_code == 200


def test_open_data_can_be_asked_again_by_its_tag(client):
    answer = data(client, "votes.csv")
    again = client.get("/conference/data/votes.csv", headers={"if-none-match": answer.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("address", ["record.json", "votes.csv", "oparl/v1.1/system", "conferences.de.ics"])
def test_what_is_only_read_refuses_all_else(method, address):
    answer = Client(enforce_csrf_checks=True).generic(method, f"/conference/data/{address}")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert (answer.headers["Content-Type"], answer.json()["status"]) == ("application/problem+json", 405)


@pytest.mark.parametrize("address", ["conference/", "conference/19/papers/minutes.pdf", "law/", "law/AufenthG/44/", "help/", "", "check/answers/"])
def test_a_page_that_is_only_read_says_so(address):
    answer = Client(enforce_csrf_checks=True).post(f"/de/{address}")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert "Diese Seite lässt sich nur lesen" in answer.text
    assert "Das Formular ist abgelaufen" not in answer.text


@pytest.mark.parametrize(
    "address", ["motions/nix.json", "conferences/99.json", "x.csv", "resolutions.fr.atom", "oparl/v1.1/nix", "oparl/v1.1/list/paper?page=99"]
)
def test_what_is_not_there_is_a_problem_in_json(client, address):
    answer = client.get(f"/conference/data/{address}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")
    assert set(answer.json()["detail"]) == {"de", "en"}


def test_what_is_handed_on_changes_with_the_record_and_not_with_its_sources(client):
    """The day up to which sources were read is not the day on which the record was changed."""
    before = held()
    day = before.record.as_of + timedelta(days=400)
    models.Held.objects.update(changed=day)
    try:
        asked = {"modified_since": f"{day}T00:00:00Z"}
        assert client.get("/conference/data/oparl/v1.1/list/paper", asked).json()["pagination"]["totalElements"] > 60
        feed = data(client, "resolutions.de.atom").content.decode()
        assert set(re.findall("<updated>(.*?)</updated>", feed)) == {f"{day}T00:00:00Z"}
        assert f"DTSTAMP:{day:%Y%m%d}" in data(client, "conferences.de.ics").content.decode()
    finally:
        models.Held.objects.update(changed=before.changed)


def test_the_door_of_the_open_data_leads_to_its_page(client):
    answer = client.get("/conference/data/", follow=True, headers={"accept-language": "en"})
    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0].endswith("/conference/open-data/")


def test_an_identifier_this_database_never_held_is_said_to_be_that(client):
    answer = client.get("/conference/data/resolutions/0000000000000000.json")
    assert answer.status_code == 404
    assert "nur, wenn sie selbst sie einlas" in answer.json()["detail"]["de"]


def test_what_is_inferred_of_laender_is_counted_apart(client):
    text = shown(client, "laender/")
    assert "Gezählt ist, was Quellen nennen; was daraus erschlossen ist, steht mit + dahinter." in text
    assert re.search(r"Schleswig-Holstein 3\. erschlossen, 10\.", text)
    assert re.search(r"Sachsen 8\. erschlossen", text)
    assert re.search(r"Rheinland-Pfalz 6\., 22\. erschlossen", text)
    assert "(unterstützt: erschlossen)" in shown(client, "laender/HE/")
    assert "Unterstützt (1)" in shown(client, "laender/HE/")


def test_the_term_of_the_day_is_named(client):
    assert "Vorsitz seit dem 1. Juli 2026: Rheinland-Pfalz erschlossen" in shown(client, "")
    assert "22. Vorsitz, seit 1. Juli 2026 erschlossen" in shown(client, "laender/RP/")
    whole = data(client, "record.json").json()
    assert (whole["terms"][-1]["number"], whole["terms"][-1]["term"]["start"]) == (22, "2026-07-01")


def test_doubt_about_addressees_days_and_votes_stands_where_they_stand(client):
    assert re.search(r"An: Bund erschlossen", shown(client, "demands/intmk-19-anerkennungsberatung/d1/"))
    rows = {one["demand"]: one for one in table_of(data(client, "demands.csv"))}
    assert rows["intmk-19-sprachbildung/d1"]["addressees_certainty"] == "C"
    assert "bis 27. Januar 2026, Presse oder Dritte" in shown(client, "21/")
    assert "presse-augsburg.de" in shown(client, "5/")
    assert "Stimme: nein (erschlossen)" in shown(client, "motions/intmk-19-leitantrag/")
    assert (
        next(one for one in table_of(data(client, "votes.csv")) if one["land"] == "BW" and one["paper"] == "intmk-19-leitantrag")["how"] == "inferred"
    )


def test_a_motion_that_names_no_provision_says_where_the_draft_stands(client):
    text = shown(client, "motions/intmk-19-ortskraefte/")
    assert "unser Entwurf ergänzt statt dessen Nr. 2" in text


def test_demands_on_the_same_provision_are_found_from_each_other(client):
    text = shown(client, "demands/intmk-13-top-2.10/d1/")
    same = text[text.index("Weitere Forderungen zu dieser Norm") :]
    assert FILES.demands["intmk-15-umlauf-zugang/d3"].says["de"] in same


@pytest.mark.parametrize("path", ["", "19/", "19/laender/BW/", "laender/", "laender/BY/", "motions/intmk-19-ortskraefte/vote/", "rules/", "sources/"])
@pytest.mark.parametrize("code", ["ar", "prs", "ps"])
def test_what_parts_items_is_written_as_the_language_writes_it(client, code, path):
    assert not foreign_signs(client.get(f"/{code}/conference/{path}").text)
