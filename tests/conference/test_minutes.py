"""Minutes in the layouts of 2012, 2018 and 2021: what they say is read, what they do not say stays open for a person.

Covers, contents and fields are as in the published minutes; the texts of resolutions here are made up.
"""

import copy
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anspruch.conference import load
from anspruch.conference.files import load as files
from anspruch.conference.files.check import check
from anspruch.conference.minutes import entry, parse, proposal
from anspruch.language.errors import InputError
from anspruch.statute import yaml12

RECORD = load()
OF_2018 = """Ergebnisprotokoll

der Integrationsministerkonferenz

am 15. und 16. März 2018

in Nürnberg

Vorsitz:

Staatsministerin Emilia Müller

Ministerialdirektor Dr. Markus Gruber

- 2 -

13. Integrationsministerkonferenz 2018

am 15. und 16. März 2018 in Nürnberg

Inhaltsverzeichnis

TOP

Titel Seite

TOP 1

Leitantrag: Integration – Zusammenhalt durch Orientierung 5

TOP 2 Integration / Zusammenhalt

TOP 2.1 Leistungen und Beiträge von Migrantinnen und Migranten erforschen und angemessen kommunizieren

11

TOP 2.2

Beratungsangebote für ältere Migrantinnen und Migranten überprüfen 12

TOP 2.3

Qualifizierung und Etablierung niedrigschwelliger Sprachmittlung; Übernahme der Kosten durch den Bund

13

TOP 2.4

Öffnung der Migrationsberatung 15

TOP 2.9b

Ausbau der niederschwelligen Frauenkurse des BAMF 21

TOP 2.10

Öffnung der bundesfinanzierten Sprachkurse 22
"""
OF_2021 = """Beschlussniederschrift

der Hauptkonferenz der 16. Integrationsministerkonferenz
                       am 29. April 2021
                      per Videokonferenz

                                 Vorsitz:
                    Frau Senatorin Anja Stahmann
          Senatorin für Soziales, Jugend, Integration und Sport
                     der Freien Hansestadt Bremen
\f
16. Integrationsministerkonferenz 2021
           Hauptkonferenz am 29. April 2021 per Videokonferenz

                                  Inhaltsverzeichnis

TOP    Titel                                                                       Seitenzahl

 A      Berichte der AGs

 A3     6. Bericht zum Integrationsmonitoring der Länder                               5

 1      Leitantrag                                                                     8

 2      Integration und Zusammenhalt, gesellschaftliche Teilhabe

        Pandemiebezogene Kommunikation im Gesundheitswesen für Menschen
2.2                                                                                    14
        mit Migrationsgeschichte

2.3     Stärkung der strategischen Integrationsarbeit in ländlichen Räumen             15

        EU-Zuwanderung – Bilanz bisheriger Initiativen und weiteres Vorgehen –
2.5                                                                                    17
        Einrichtung einer Bund-Länder-Arbeitsgruppe
"""
OF_2012 = """Beschlussniederschrift

7. Konferenz der für Integration zuständigen

Ministerinnen und Minister /

Senatorinnen und Senatoren der Länder

am 21./ 22. März 2012

in Überherrn

Vorsitz: Ministerin Monika Bachmann Ministerin für Arbeit, Familie, Prävention, Soziales und Sport, Saarland

Seite | 2

7. Konferenz der für Integration zuständigen Ministerinnen und Minister / Senatorinnen und Senatoren der Länder

21./ 22. März 2012 in Überherrn

TOP 2.1 Benennung eines ständigen Ausschusses beim Bundesrat mit der ausdrücklichen Zuständigkeit für den
Aufgabenbereich „Integration“

Antragsteller: Alle Länder

Veröffentlichung: Freigabe Beschluss

Abstimmungsergebnis: einstimmig

Beschluss:

Erwägungen zur Zuständig-
keit.

1. Die Konferenz stellt fest, dass es so ist.
2. Sie bittet den Bundesrat, etwas zu tun.

Seite | 3

7. Konferenz der für Integration zuständigen Ministerinnen und Minister / Senatorinnen und Senatoren der Länder

TOP 2.2a Ein erfundener Antrag

Antragsteller: Baden-Württemberg, Sachsen-Anhalt,
Sachsen

Veröffentlichung: Freigabe Beschluss

Abstimmungsergebnis: 13 : 1 : 2

Beschluss:

1. Die Konferenz fordert die Bundesregierung auf, einen Entwurf vorzulegen.

Protokollerklärung des Landes Bayern: Bayern trägt das nicht mit.
"""


def test_the_layout_of_2018_is_read():
    found = parse(OF_2018)
    recorded = RECORD.conference(13)
    assert found.number == 13
    assert (found.start, found.end) == tuple(recorded.days.value)
    assert found.place == recorded.place.value
    assert found.chairs == ("Emilia Müller", "Markus Gruber")
    titles = {paper.top: paper.title for paper in RECORD.of(13)}
    pages = {paper.top: paper.pages[0] for paper in RECORD.of(13) if paper.pages}
    assert [item.number for item in found.items] == ["1", "2.1", "2.2", "2.3", "2.4", "2.9b", "2.10"]
    assert all(item.title == titles[item.number] and item.page == pages[item.number] for item in found.items)


def test_the_layout_of_2021_is_read_with_titles_around_their_numbers():
    found = parse(OF_2021)
    assert (found.number, found.video, found.chairs) == (16, True, ("Anja Stahmann",))
    titles = {paper.top: paper.title for paper in RECORD.of(16)}
    assert [item.number for item in found.items] == ["A3", "1", "2.2", "2.3", "2.5"]
    assert all(item.title == titles[item.number] for item in found.items)


def test_the_items_of_2012_are_read_field_by_field():
    found = parse(OF_2012)
    assert (found.number, found.place, found.chairs) == (7, "Überherrn", ("Monika Bachmann",))
    first, second = found.items
    assert first.title == RECORD.paper("intmk-07-top-2.1").title
    assert first.movers.everyone
    assert first.movers.laender == RECORD.body.laender
    assert (first.publication, first.result.label) == ("Freigabe Beschluss", "einstimmig")
    assert [(clause.kind, clause.addressee) for clause in first.clauses] == [("feststellend", ""), ("fordernd", "Bundesrat")]
    assert second.number == "2.2a"
    assert second.movers.laender == ("BW", "ST", "SN")  # Sachsen-Anhalt is not Sachsen
    assert second.result.counts == {"ja": 13, "nein": 1, "enthaltung": 2}
    assert second.statements == (("Protokollerklärung", ("BY",), "Bayern trägt das nicht mit.", False),)


@pytest.mark.parametrize("text", [OF_2012, OF_2018, OF_2021])
def test_a_proposal_is_refused_until_a_person_has_confirmed_it(text):
    proposed = yaml12.loads(proposal(parse(text), RECORD, "p2012").encode(), "x")
    with pytest.raises(InputError, match=r"„\?\?“"):
        check(proposed, "x")
    for paper in proposed["papers"]:
        paper["id"] += "-neu"
        paper["subject"]["en"] = "Said by a person"
        paper["top"] += "-neu"
        for part in (*paper["demands"], *paper.get("statements", ())):
            part["says"]["en"] = "Said by a person"
    assert check(proposed, "x").counts["papers"] == len(proposed["papers"])


def test_what_is_there_already_and_what_differs_is_said():
    said = proposal(parse(OF_2018.replace("Nürnberg", "Fürth").replace("Emilia Müller", "Erika Mustermann")), RECORD)
    assert "Ort: im Protokoll Fürth, im Verzeichnis Nürnberg." in said
    assert "nicht im Verzeichnis: Erika Mustermann." in said
    assert "TOP 1, 2.1" in said
    assert "status: listed" in said
    assert "adopted" not in said  # a line in the contents says nothing of the vote


OF_MODEL = """Ergebnisprotokoll

13. Integrationsministerkonferenz 2018

Inhaltsverzeichnis

TOP 1 Leitantrag 3
TOP 2 Integration / Zusammenhalt
2.1 Erster Punkt 4
2.9b Zweiter Punkt
über zwei Zeilen 5
2.10 Dritter Punkt 17
"""


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_items_below_a_heading_need_no_word_before_their_number(gap):
    items = parse(OF_MODEL.replace("\n2.", f"{gap}2.")).items
    assert [(item.number, item.title, item.page) for item in items] == [
        ("1", "Leitantrag", 3),
        ("2.1", "Erster Punkt", 4),
        ("2.9b", "Zweiter Punkt über zwei Zeilen", 5),
        ("2.10", "Dritter Punkt", 17),
    ]


ITEM = "7. Konferenz der für Integration zuständigen\n\nTOP 2.1 Ein Titel\n\n{0}\n\nBeschluss: einstimmig\n"


def proposed(field):
    text = proposal(parse(ITEM.format(field)), RECORD)
    return text, yaml12.loads(text.encode(), "x")["papers"][0]


def test_a_mover_nobody_knows_is_left_to_a_person():
    said, paper = proposed("Antragsteller: Baden-Württemberg, Hessen, Atlantis")
    assert paper["movers"] == {"laender": ["BW", "HE", "??"], "complete": False, "certainty": "A"}
    assert "# TOP 2.1, Antragsteller: „Atlantis“ nicht verstanden." in said
    said, paper = proposed("Antragsteller: Atlantis")
    assert paper["movers"]["laender"] == ["??"]
    for movers in ("Baden-Württemberg, Hessen und Freie Hansestadt Bremen", "die Länder Hessen, Freistaat Sachsen;\nSachsen-Anhalt", "Alle Länder"):
        said, paper = proposed(f"Antragsteller: {movers}")
        assert paper["movers"]["complete"]
        assert "nicht verstanden" not in said


def test_votes_that_cannot_be_are_left_to_a_person():
    said, paper = proposed("Abstimmungsergebnis: 14 : 1 : 5")
    assert paper["vote"]["counts"] == "??"
    assert "„14 : 1 : 5“ kann bei 16 Ländern nicht sein" in said
    said, paper = proposed("Abstimmungsergebnis: einstimmig, 15 : 1 : 0")
    assert paper["vote"]["counts"] == "??"
    said, paper = proposed("Abstimmungsergebnis: 12 : 1 : 2")
    assert (paper["vote"]["counts"]["ja"], "weniger als 16 Stimmen" in said) == (12, True)
    said, paper = proposed("Abstimmungsergebnis: vertagt auf Wunsch")
    assert (paper["vote"]["label"], "„vertagt auf Wunsch“ nicht verstanden" in said) == ("??", True)
    assert "#   " not in proposed("Abstimmungsergebnis: 13 : 1 : 2")[0]


def test_of_the_next_conference_its_own_entry_is_proposed_too():
    text = OF_2018.replace("13. Integrationsministerkonferenz 2018", "22. Integrationsministerkonferenz 2027").replace("2018", "2027")
    text = text.replace("Nürnberg", "Mainz").replace("Ministerialdirektor Dr. Markus Gruber\n", "")
    said = proposal(parse(text), RECORD, "p2012")
    block = said.partition("anfügen und prüfen:\n")[2].partition("# und unter next_term")[0]
    lines = [line.removeprefix("#   ") for line in block.splitlines()]
    made = yaml12.loads("\n".join(lines).encode(), "x")
    assert made == [entry(parse(text), RECORD, "p2012")]
    assert made[0]["days"] == {"start": "2027-03-15", "end": "2027-03-16", "certainty": "A"}
    assert (made[0]["chair"]["land"], made[0]["term"]["start"]) == ("RP", "2026-07-01")
    assert "number: 23, land: SL" in said
    raw = copy.deepcopy(files.raw())
    raw["conferences.yaml"]["conferences"] += made
    raw["conferences.yaml"]["next_term"].update(number=23, land="SL")
    assert files.build(raw, date(2027, 4, 1)).conferences[22].place.value == "Mainz"
    with pytest.raises(InputError, match="keine 23"):
        proposal(parse(text.replace("22.", "23.")), RECORD)


def test_any_other_text_gets_a_sentence():
    for text in ("", "Sehr geehrte Damen und Herren", "TOP", "\f" * 5):
        with pytest.raises(InputError, match="kein Tagesordnungspunkt"):
            parse(text)
    with pytest.raises(InputError, match="--number"):
        proposal(parse(OF_2018.replace("13. Integrationsministerkonferenz 2018", "")), RECORD)


def test_an_exception_among_the_movers_is_read():
    everyone = set(RECORD.body.laender)
    for words, absent in (
        ("alle Länder außer Bayern", {"BY"}),
        ("Alle Länder mit Ausnahme von Bayern und Sachsen", {"BY", "SN"}),
        ("Alle Länder ohne Bayern", {"BY"}),
        ("sämtliche Länder bis auf Hessen, das Saarland\nund Sachsen-Anhalt", {"HE", "SL", "ST"}),
        ("Alle Länder mit Ausnahme Bayerns", {"BY"}),
        ("Baden-Württemberg (federführend), alle übrigen außer Bayern, insgesamt 15", {"BY"}),
    ):
        said, paper = proposed(f"Antragsteller: {words}")
        assert set(paper["movers"]["laender"]) == everyone - absent, words
        assert paper["movers"]["complete"]
        assert "nicht verstanden" not in said
    assert paper["movers"]["lead"] == {"land": "BW", "certainty": "A"}


@pytest.mark.parametrize(
    "words",
    [
        "Alle Länder außer Atlantis",
        "Alle Länder außer Bayern (Enthaltung)",
        "Alle Länder im Ausschuss",
        "Bayern, alle Länder außer Bayern",
        "Hessen ohne Bayern",
        "Alle Länder außer",
        "Alle Länder ausgenommen",
    ],
)
def test_an_exception_not_understood_makes_nobody_a_mover(words):
    said, paper = proposed(f"Antragsteller: {words}")
    assert len(paper["movers"]["laender"]) < 3
    assert paper["movers"]["laender"][-1] == "??"
    assert not paper["movers"]["complete"]
    assert "nicht verstanden" in said


def test_who_abstained_or_was_against_is_read_with_the_label():
    for words, label, counts, by_land in (
        ("einstimmig bei Enthaltung von Bayern", "einstimmig", None, {"BY": "enthaltung"}),
        ("mehrheitlich gegen die Stimmen von Bayern und Sachsen", "mehrheitlich", None, {"BY": "nein", "SN": "nein"}),
        ("mehrheitlich, Bayern enthielt sich", "mehrheitlich", None, {"BY": "enthaltung"}),
        ("einstimmig bei zwei Enthaltungen (Hessen, Saarland)", "einstimmig", {"enthaltung": 2}, {"HE": "enthaltung", "SL": "enthaltung"}),
        ("13 Ja, 1 Nein (Bayern), 2 Enthaltungen", None, {"ja": 13, "nein": 1, "enthaltung": 2}, {"BY": "nein"}),
        ("mehrheitlich, 15 : 1 : 0", "mehrheitlich", {"ja": 15, "nein": 1, "enthaltung": 0}, {}),
    ):
        said, paper = proposed(f"Abstimmungsergebnis: {words}")
        assert paper["vote"]["label"] == label, words
        assert paper["vote"].get("counts") == counts, words
        assert {land: cast["vote"] for land, cast in paper["vote"].get("by_land", {}).items()} == by_land, words
        assert "Abstimmungsergebnis" not in said, words
    said, paper = proposed("Abstimmungsergebnis: einstimmig nach langer Aussprache")
    assert paper["vote"]["label"] == "einstimmig"
    assert "# TOP 2.1, Abstimmungsergebnis, nicht übernommen: „einstimmig nach langer Aussprache“" in said
    assert proposed("Abstimmungsergebnis: einstimmig gegen Bayern")[1]["vote"]["counts"] == "??"


def test_what_was_not_adopted_is_not_listed():
    for words, label, counts in (
        ("abgelehnt (7:8:1)", None, {"ja": 7, "nein": 8, "enthaltung": 1}),
        ("nicht angenommen", None, None),
        ("fand keine Mehrheit", "ohne_mehrheit", None),
        ("einstimmig abgelehnt", None, None),
    ):
        said, paper = proposed(f"Abstimmungsergebnis: {words}")
        assert (paper["status"], paper["vote"]["label"], paper["vote"].get("counts")) == ("not_adopted", label, counts)
        assert ("nicht übernommen: „einstimmig abgelehnt“" in said) is (words == "einstimmig abgelehnt")
    assert proposed("Abstimmungsergebnis: angenommen mit 13 : 1 : 2")[1]["status"] == "adopted"


@pytest.mark.parametrize("text", ["TOP 3.2 Ein Titel – zurückgezogen", "TOP 3.2: Ein Titel\n\nzurückgezogen", "TOP 3.2 Ein Titel (zurückgezogen)"])
def test_an_item_without_a_vote_is_for_a_person_to_decide(text):
    said = proposal(parse(ITEM.format("Antragsteller: Hessen") + f"\n{text}\n"), RECORD)
    paper = yaml12.loads(said.encode(), "x")["papers"][1]
    assert (paper["title"], paper["status"]) == ("Ein Titel", "??")
    assert "# TOP 3.2 wurde zurückgezogen (Zustand zurueckgezogen: zurückgezogen)" in said


def test_a_statement_is_of_those_its_heading_names():
    for heading, laender, form in (
        ("Protokollerklärung Bayern, Sachsen", ["BY", "SN"], "Protokollerklärung"),
        ("Protokollerklärung der Länder Bayern,\nSachsen und Thüringen", ["BY", "SN", "TH"], "Protokollerklärung"),
        ("Gemeinsame Protokollerklärung von Bayern und Sachsen", ["BY", "SN"], "Protokollerklärung"),
        ("Protokollnotiz Bayern", ["BY"], "Protokollnotiz"),
    ):
        text = ITEM.format("Antragsteller: Hessen") + f"1. Die Konferenz bittet den Bund, zu handeln.\n\n{heading}: Hessen irrt.\n"
        _, paper = (said := proposal(parse(text), RECORD)), yaml12.loads(said.encode(), "x")["papers"][0]
        (found,) = paper["statements"]
        assert (found["laender"], found["form"], found["says"]["de"]) == (laender, form, "Hessen irrt.")
        assert [one["says"]["de"] for one in paper["demands"]] == ["Die Konferenz bittet den Bund, zu handeln."]
    said = proposal(parse(text.replace("Protokollnotiz Bayern:", "Protokollerklärung:")), RECORD)
    assert "# TOP 2.1, Protokollerklärung: Wer sie abgab, sagt nur ihr Text (HE)." in said


def test_a_number_that_stands_twice_is_two_items():
    said = proposal(parse(ITEM.format("Antragsteller: Hessen") + "TOP 2.1 Noch ein Titel\n\nAntragsteller: Bayern\n"), RECORD)
    first, second = yaml12.loads(said.encode(), "x")["papers"]
    assert (first["title"], second["title"]) == ("Ein Titel", "Noch ein Titel")
    assert first["id"] != second["id"]
    assert second["top"] == "??"
    assert "# TOP 2.1 steht mehrmals im Protokoll" in said


def test_a_colon_after_the_number_is_not_of_the_title():
    said = proposal(parse(ITEM.replace("TOP 2.1 Ein", "TOP 1: Leitantrag: Ein").format("Antragsteller: Hessen")), RECORD)
    assert yaml12.loads(said.encode(), "x")["papers"][0]["title"] == "Leitantrag: Ein Titel"
    listed = OF_MODEL.replace("TOP 1 Leitantrag", "TOP 1: Leitantrag")
    assert parse(listed).items[0].title == "Leitantrag"


PAGED = ITEM.format("Antragsteller: Hessen") + "Abstimmungsergebnis: einstimmig\n\fTOP 2.2 Noch einer\n\nAbstimmungsergebnis: einstimmig\n"


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([OF_2012, OF_2018, OF_2021, OF_MODEL, PAGED]), st.data())
def test_nothing_in_minutes_is_lost(text, data):
    """A word put anywhere, on a line of its own or at the end of one, is in the proposal or in a remark on it."""
    lines = text.split("\n")
    at = data.draw(st.sampled_from([number for number, line in enumerate(lines) if line.strip() != "Inhaltsverzeichnis"]))  # which must be found
    alone = data.draw(st.booleans())
    new = [*lines[:at], *(("xylophon",) if alone else ()), lines[at] + ("" if alone else " xylophon"), *lines[at + 1 :]]
    assert "xylophon" in proposal(parse("\n".join(new)), RECORD, number=13)


def test_a_field_at_the_end_of_several_pages_is_no_running_foot():
    assert [item.result.label for item in parse(PAGED).items] == ["einstimmig", "einstimmig"]


def test_every_line_of_several_items_is_in_the_proposal():
    """Words of considerations, clauses that demand nothing, reasons, repeated fields and what stands outside the items."""
    text = OF_2012.replace("Erwägungen", "Erwägungen erstens").replace("Bayern trägt", "Bayern zweitens trägt")
    text += "\nBegründung: Drittens.\n\nAntragsteller: Viertens\n"
    said = proposal(parse(text), RECORD)
    for word in ("erstens", "zweitens", "Drittens", "Viertens", "stellt fest, dass es so ist", "Ministerin für Arbeit", "Zuständigkeit."):
        assert word in said, word
