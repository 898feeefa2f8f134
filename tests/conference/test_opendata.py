"""Open data: whole, parsable by others' parsers, every address leads somewhere, and nothing unknown becomes a value."""

import csv
import io
import json
import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from anspruch.conference import followup, load
from anspruch.conference.opendata import atom, ical, oparl, oparl_lists, plain, tables
from anspruch.conference.opendata.whole import whole
from anspruch.language.errors import InputError

RECORD = load()
STAMP = date(2026, 11, 22)
BASE = "https://example.org/oparl"
FEED = oparl.Feed(RECORD, BASE, STAMP, lambda number, name: f"https://example.org/{number}/{name}.pdf")
# what OParl 1.1 requires of each kind of object (https://schema.oparl.org/1.1/)
REQUIRED = {
    "System": {"id", "type", "oparlVersion", "body"},
    "Body": {
        *("id", "type", "name", "organization", "person", "meeting", "paper", "legislativeTerm"),
        *("agendaItem", "consultation", "file", "locationList", "legislativeTermList", "membership"),
    },
    "AgendaItem": {"id", "type", "order"},
}


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_json_is_the_whole_record():
    data = json.loads(json.dumps(whole(RECORD, followup.load(), {})))
    assert (len(data["conferences"]), len(data["papers"])) == (21, 81)
    assert data["conferences"][1]["days"] == {"value": None, "certainty": "U"}
    ortskraefte = next(one for one in data["papers"] if one["id"] == "intmk-19-ortskraefte")
    assert ortskraefte["vote"]["counts"] == {"ja": None, "nein": None, "enthaltung": None, "abwesend": None}
    assert ortskraefte["vote"]["by_land"]["BW"] == {"vote": None, "how": "unknown"}
    assert all(url.startswith("http") for one in data["papers"] for url in one["sources"])


def test_json_leaves_no_part_out():
    data = json.loads(json.dumps(whole(RECORD, followup.load(), {})))
    assert data["as_of"] == "2026-11-22"
    assert set(data["sources"]) == set(RECORD.sources)
    assert len(data["mandates"]) == len(RECORD.mandates)
    assert [one["number"] for one in data["terms"]] == [*RECORD.conferences, 22]
    assert data["terms"][-1]["chair"]["land"] == {"value": "RP", "certainty": "C"}
    assert {one["name"] for one in data["followup"]["statements"]} == set(followup.load().statements)
    begun = {one["name"]: one["since"] for one in data["followup"]["statements"] if one["since"]}
    assert begun == {name: one.since.isoformat() for name, one in followup.load().statements.items() if one.since}
    assert begun
    assert [one["demand"] for one in data["followup"]["demands"]] == list(RECORD.demands)
    assert data["rules"][0]["assumed"]
    named = {name for one in data["followup"]["demands"] for name in one["evidence"]}
    assert named <= {one["name"] for one in data["followup"]["evidence"]}


def test_of_whom_a_demand_asks_stands_there_also_where_only_its_paper_says_so():
    for one in RECORD.demands.values():
        to = RECORD.papers[one.paper].addressees.value
        assert plain.demand(RECORD, one)["addressees"] == (list(one.addressees or to or ()) or None)
    assert plain.demand(RECORD, RECORD.demands["intmk-19-ortskraefte/d1"])["addressees"] == ["Bund"]


def test_tables_have_a_row_for_everything_and_a_codebook():
    votes = rows(tables.votes_table(RECORD))
    assert len(votes) == 81 * 16
    assert {row["vote"] for row in votes} == {"", "ja", "nein", "enthaltung"}
    assert all((row["vote"] == "") == (row["how"] == "unknown") for row in votes)
    assert sum(row["paper"] == "intmk-12-einwanderungsgesetz" and row["vote"] == "ja" for row in votes) == 13
    assert len(rows(tables.papers_table(RECORD))) == 81
    assert len(rows(tables.demands_table(RECORD))) == 92
    for name, text in (("votes", tables.votes_table(RECORD)), ("papers", tables.papers_table(RECORD)), ("demands", tables.demands_table(RECORD))):
        assert [row["column"] for row in rows(tables.codebook(name))] == list(rows(text)[0])


def test_movers_in_the_table_hold_the_lead_and_their_number():
    table = {row["paper"]: row for row in rows(tables.papers_table(RECORD))}
    for row in table.values():
        assert row["lead"] in ("", *row["movers"].split())
        paper = RECORD.papers[row["paper"]]
        assert row["movers_count"] == str(paper.movers.total if paper.movers.total is not None else "") or paper.movers.complete
        assert row["movers_complete"] == ("yes" if paper.movers.complete else "no")
    assert table["intmk-19-leitantrag"]["supporters_count"] == str(RECORD.papers["intmk-19-leitantrag"].supporters.total or "")
    assert any(row["movers_count"] and row["movers_complete"] == "no" for row in table.values())


@pytest.mark.parametrize("lang", ["de", "en"])
def test_the_feed_is_atom(lang):
    text = atom.feed(RECORD, lambda name: f"https://example.org/{name}", "https://example.org/feed", STAMP, lang)
    root = ET.fromstring(text.encode())
    space = "{http://www.w3.org/2005/Atom}"
    entries = root.findall(f"{space}entry")
    assert len(entries) == 60
    assert all(root.find(space + name) is not None for name in ("id", "title", "updated", "author"))
    assert all(entry.find(space + name) is not None for entry in entries for name in ("id", "title", "updated", "link", "summary"))
    assert len({entry.find(f"{space}id").text for entry in entries}) == 60
    without = [entry for entry in entries if entry.find(f"{space}published") is None]
    # of the third and fourth conference the days are not known, of the eighth and eleventh no source gives them; the fifteenth was not held, and
    # of neither written procedure a source gives the day
    unsure = {paper.id for paper in RECORD.papers.values() if paper.status == "adopted" and not RECORD.decided(paper).sure}
    assert {RECORD.papers[name].conference for name in unsure} == {3, 4, 8, 11, 15, 18}
    assert len(without) == len(unsure)
    assert root.find(f"{space}author/{space}name").text == "Anspruch"  # the words are ours
    assert "integrationsministerkonferenz.de" not in text
    assert all(entry.find(f"{space}id").text.startswith("urn:uuid:") for entry in entries)
    terms = [{one.get("term") for one in entry.findall(f"{space}category")} for entry in entries]
    assert all("adopted" in one and one & {"A", "B", "C", "R", "U"} for one in terms)
    summary = next(entry for entry in entries if "13 : 1 : 2" in entry.find(f"{space}summary").text).find(f"{space}summary").text
    assert ("Presse oder Dritte" if lang == "de" else "press or third party") in summary
    assert any("former local staff" in (entry.find(f"{space}title").text or "").lower() for entry in entries) is (lang == "en")


def events(text):
    found, unfolded = [], text.replace("\r\n ", "")
    for line in unfolded.split("\r\n"):
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and ":" in line and not line.startswith("END"):
            name, _, value = line.partition(":")
            found[-1][name.partition(";")[0]] = value
    return found


def test_the_calendar_has_every_day_that_is_known():
    text = ical.calendar(RECORD, STAMP)
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found = {event["UID"].partition("@")[0]: event for event in events(text)}
    held = [one for one in RECORD.conferences.values() if one.days.value]
    assert {f"intmk-{one.number}" for one in held} <= found.keys()
    one = found["intmk-19"]
    assert (one["DTSTART"], one["DTEND"], one["LOCATION"]) == ("20240320", f"{date(2024, 3, 21) + timedelta(days=1):%Y%m%d}", "Rostock")
    assert found["intmk-15-planned"]["STATUS"] == "CANCELLED"
    assert "intmk-2" not in found
    assert found["intmk-14"]["DESCRIPTION"] == "Ankommen. Teilhaben. Bleiben."


def test_a_day_no_source_gives_is_tentative_and_says_so():
    found = {event["UID"].partition("@")[0]: event for event in events(ical.calendar(RECORD, STAMP))}
    unsure = {f"intmk-{one.number}" for one in RECORD.conferences.values() if one.days.value and not one.days.sure}
    assert unsure == {"intmk-8", "intmk-11"}
    for name, event in found.items():
        if not name.endswith("-planned"):
            assert event["STATUS"] == ("TENTATIVE" if name in unsure else "CONFIRMED")
    assert found["intmk-8"]["DESCRIPTION"] == "Die Tage nennt keine Quelle (erschlossen)."
    assert found["intmk-11"]["DESCRIPTION"] == "Die Tage nennt keine Quelle (aus dem Gedächtnis\\, zu prüfen)."


def test_a_conference_by_video_has_that_for_its_place():
    found = {event["UID"].partition("@")[0]: event for event in events(ical.calendar(RECORD, STAMP))}
    assert found["intmk-16"]["LOCATION"] == "Videokonferenz"
    assert next(one for one in FEED.meetings() if one["id"].endswith("/16"))["location"]["description"] == "Videokonferenz"


def test_an_inferred_result_says_so_in_the_table():
    papers = {row["paper"]: row for row in rows(tables.papers_table(RECORD))}
    lead = papers["intmk-19-leitantrag"]
    assert (lead["ja"], lead["vote_certainty"], lead["label_certainty"]) == ("15", "C", "C")
    assert (lead["lead"], lead["lead_certainty"]) == ("MV", "C")
    assert papers["intmk-12-einwanderungsgesetz"]["vote_certainty"] == "B"
    assert papers["intmk-07-top-2.1"]["vote_certainty"] == ""  # no count, nothing to be sure of
    assert papers["intmk-19-leitantrag-amendment-linksextremismus"]["status"] == "result_unknown"


def objects():
    yield FEED.system()
    yield FEED.body()
    for several in FEED.lists().values():
        yield from several


def test_oparl_objects_have_what_the_specification_requires():
    for one in objects():
        kind = one["type"].removeprefix("https://schema.oparl.org/1.1/")
        assert one.keys() >= REQUIRED.get(kind, set()) | {"id", "type", "created", "modified"}
        assert one["id"].startswith(f"{BASE}/")
        vendor = {key for key in one if ":" in key}
        assert all(key.startswith("anspruch:") for key in vendor)
    assert FEED.system()["oparlVersion"] == "https://schema.oparl.org/1.1/"
    json.dumps(list(objects()))


def test_every_address_leads_to_an_object_or_a_list():
    there = {one["id"] for one in objects()} | {f"{BASE}/bodies"}
    there |= {value for key, value in FEED.body().items() if key in FEED.lists()}
    named = {url for one in objects() for url in oparl_lists.references(one) if url.startswith(BASE)}
    assert named <= there


def test_votes_are_an_extension_and_the_doubtful_is_left_out():
    papers = {one["reference"]: one for one in FEED.papers()}
    assert "intmk-19-leitantrag-amendment-linksextremismus" not in papers
    vote = papers["intmk-12-einwanderungsgesetz"]["anspruch:vote"]
    assert vote["counts"] == {"ja": 13, "nein": 1, "enthaltung": 2}
    assert vote["byLand"]["BW"] == {"vote": "ja", "how": "inferred"}
    meeting = next(one for one in FEED.meetings() if one["id"].endswith("/19"))
    assert meeting["anspruch:daysOnly"]
    assert meeting["start"].startswith("2024-03-20")
    numbers = [item.get("number") for item in next(one for one in FEED.meetings() if one["id"].endswith("/13"))["agendaItem"]]
    assert numbers[:9] == ["1", "2.1", "2.2", "2.3", "2.4", "2.6", "2.7", "2.8", "2.9b"]


def test_persons_have_names_in_their_addresses_and_whoever_chaired_is_there():
    persons = {one["id"].removeprefix(f"{BASE}/person/"): one for one in FEED.persons()}
    assert {"armin-laschet", "ute-leidig", "stefanie-drese", "verena-schaeffer"} <= persons.keys()
    assert persons["ute-leidig"]["name"] == "Dr. Ute Leidig"
    chaired = {oparl.slug(person.value) for one in RECORD.conferences.values() for person in one.chair.persons}
    seated = {oparl.slug(seat.person.value) for seat in RECORD.mandates if seat.person.value}
    assert set(persons) == chaired | seated
    for one in persons.values():
        assert all(seat["organization"] == f"{BASE}/organization/intmk" for seat in one["membership"])
    assert {one["person"] for one in FEED.memberships()} == {one["id"] for one in persons.values()}
    several = [seat["id"] for one in persons.values() for seat in one["membership"]]
    assert len(several) == len(set(several))
    drese = [seat.get("role") for seat in persons["stefanie-drese"]["membership"]]
    assert "Vorsitz, 19. IntMK" in drese


def chaired():
    return {one["id"].rpartition("/")[2]: one for one in FEED.lists()["membership"] if one.get("role", "").startswith("Vorsitz")}


def test_whoever_only_took_the_chair_over_chaired_no_conference():
    for name, days in (
        ("5-chair-guntram-schneider", {"startDate": "2010-07-15"}),
        ("13-chair-joachim-herrmann", {"startDate": "2018-03-21"}),
        ("15-chair-susanna-karawanskij", {"endDate": "2019-11-19"}),
        ("15-chair-ursula-nonnemacher", {"startDate": "2019-11-20"}),  # the fifteenth was not held
    ):
        found = chaired()[name]
        assert found["role"] == f"Vorsitz im Vorsitzjahr {name.partition('-')[0]}"
        assert {key: found[key] for key in ("startDate", "endDate") if key in found} == days
    assert chaired()["13-chair-emilia-mueller"]["role"] == "Vorsitz, 13. IntMK"
    for one in RECORD.conferences.values():
        held = {f"{one.number}-chair-{oparl.slug(person.value)}" for person in one.presiding if one.days.value}
        assert {name for name, found in chaired().items() if found["role"].startswith(f"Vorsitz, {one.number}. ")} == held


def test_what_is_not_known_is_left_out_and_the_inferred_stands_apart():
    for found in FEED.papers():
        side = RECORD.papers[found["reference"]].movers
        known = {*(side.laender if side.certainty in "AB" else ()), *([side.lead.value] if side.lead.sure else [])}
        named = {one.rpartition("/")[2] for one in found.get("originatorOrganization", ())}
        assert named == known
        assert ("originatorOrganization" in found) is bool(known)
        others = {one["organization"].rpartition("/")[2] for one in found.get("anspruch:originators", ()) if one["how"] == "inferred"}
        assert known | others == {*side.laender, *side.inferred, *filter(None, [side.lead.value])}
    assert any(one.get("anspruch:originators") and "originatorOrganization" not in one for one in FEED.papers())
    meetings = {int(one["id"].rpartition("/")[2]): one for one in FEED.meetings()}
    assert {number: one["cancelled"] for number, one in meetings.items() if "cancelled" in one} == {
        number: one.planned is not None for number, one in RECORD.conferences.items() if one.days.value or one.planned
    }
    assert not {2, 21} & {number for number, one in meetings.items() if "cancelled" in one}
    assert not any("public" in item for item in FEED.lists()["agendaItem"])


def test_a_written_procedure_is_no_day_of_the_conference():
    paper = next(one for one in FEED.papers() if one["reference"] == "intmk-18-umlauf-kosten")
    assert "date" not in paper
    assert paper["consultation"][0]["role"] == "Beschlussfassung im Umlaufverfahren"
    assert not {"meeting", "agendaItem"} & paper["consultation"][0].keys()
    assert not any("umlauf" in item["id"] for item in FEED.lists()["agendaItem"])
    text = atom.feed(RECORD, lambda name: f"https://example.org/{name}", "https://example.org/feed", STAMP)
    entry = next(part for part in text.split("<entry>") if "intmk-18-umlauf-kosten" in part)
    assert "2023-04-27" not in entry


def test_what_changed_is_told_by_the_day_of_the_change():
    later = FEED._replace(changed=date(2026, 11, 28))
    assert {one["modified"] for several in later.lists().values() for one in several} == {"2026-11-28T00:00:00+00:00"}
    assert {one["created"] for several in later.lists().values() for one in several} == {"2026-11-22T00:00:00+00:00"}
    assert len(oparl_lists.filtered(later.papers(), {"modified_since": "2026-11-27T12:00:00Z"})) == len(later.papers())
    text = atom.feed(RECORD, lambda name: name, "https://example.org/feed", date(2026, 11, 28))
    assert set(re.findall("<updated>(.*?)</updated>", text)) == {"2026-11-28T00:00:00Z"}


def test_every_paper_has_its_file_and_a_meeting_ends_with_its_last_day():
    assert [one["accessUrl"] for one in FEED.lists()["file"]] == [one["mainFile"]["accessUrl"] for one in FEED.papers()]
    meeting = next(one for one in FEED.meetings() if one["id"].endswith("/19"))
    assert (meeting["start"], meeting["end"]) == ("2024-03-20T00:00:00+01:00", "2024-03-21T23:59:59+01:00")
    assert next(one for one in FEED.meetings() if one["id"].endswith("/20"))["end"] == "2025-04-24T23:59:59+02:00"


def test_lists_are_filtered_by_when_objects_changed():
    papers = FEED.papers()
    day, before, after = (f"2026-11-{one}T00:00:00Z" for one in (22, 21, 23))
    for field in ("created", "modified"):
        kept = [(f"{field}_since", before), (f"{field}_since", day), (f"{field}_until", day), (f"{field}_until", after)]
        assert all(oparl_lists.filtered(papers, {name: moment}) == papers for name, moment in kept)
        assert oparl_lists.filtered(papers, {f"{field}_since": after}) == []
        assert oparl_lists.filtered(papers, {f"{field}_until": before}) == []
    assert oparl_lists.filtered(papers, {"modified_since": "2026-11-22T02:00:00 01:00"}) == []
    for nonsense in ("gestern", "2026-11-22", "2026-11-22T00:00:00", ""):
        with pytest.raises(InputError, match="Zeitzone"):
            oparl_lists.filtered(papers, {"modified_since": nonsense})


def test_pages_of_a_list_hold_everything_once():
    papers = FEED.papers()
    pages = [oparl_lists.page(papers, f"{BASE}/list/paper", number, 30) for number in (1, 2, 3)]
    assert [one for page in pages for one in page["data"]] == papers
    assert "prev" not in pages[0]["links"]
    assert "next" not in pages[-1]["links"]
    assert pages[0]["links"]["next"] == pages[1]["links"]["self"]
    assert oparl_lists.page([], BASE)["pagination"]["totalPages"] == 1
