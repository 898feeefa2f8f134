"""Minutes in the layouts of 2012, 2018 and 2021: what they say is read, what they do not say stays open for a person.

Covers, contents and fields are as in the published minutes; the texts of resolutions here are made up.
"""

import copy
from datetime import date

import pytest

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
    assert first.all_movers
    assert first.movers == RECORD.body.laender
    assert (first.publication, first.label) == ("Freigabe Beschluss", "einstimmig")
    assert [(clause.kind, clause.addressee) for clause in first.clauses] == [("feststellend", ""), ("fordernd", "Bundesrat")]
    assert second.number == "2.2a"
    assert second.movers == ("BW", "ST", "SN")  # Sachsen-Anhalt is not Sachsen
    assert second.counts == {"ja": 13, "nein": 1, "enthaltung": 2}
    assert second.statements == ((("BY",), "Bayern trägt das nicht mit."),)


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
