"""A Land's report: what sources say, in sentences, checked against the public record of the 19th conference; doubt is marked."""

from datetime import date

import pytest

from anspruch.conference import followup, load, words
from anspruch.conference.report import report
from anspruch.conference.report.sentences import sections
from anspruch.statute.loader import load as load_law

RECORD = load()
DAY = date(2026, 11, 22)


def drawn_up(number, land, day=DAY):
    return report(RECORD, number, land, day, followup.load(), followup.proof(load_law()))


def said(number, land, lang="de", day=DAY):
    return "\n".join(line.text for one in sections(drawn_up(number, land, day), lang) for line in (*one.lines,)), sections(
        drawn_up(number, land, day), lang
    )


def test_baden_wuerttemberg_at_the_nineteenth():
    text, parts = said(19, "BW")
    for sentence in (
        "Die 19. Integrationsministerkonferenz tagte am 20. und 21. März 2024 in Rostock.",
        "Den Vorsitz hatte Mecklenburg-Vorpommern (Stefanie Drese).",
        "Das Motto hieß „Miteinander wachsen“.",
        "Für Baden-Württemberg kam Dr. Ute Leidig, Staatssekretärin im Ministerium für Soziales, Gesundheit und Integration.",
        "Eigener Antrag: „Ehemalige Ortskräfte aus Afghanistan und anderen Ländern“ – angenommen; wie die Länder stimmten, ist nicht bekannt.",
        "Baden-Württemberg unterstützte „Verbesserung der Sprachbildungsangebote des Bundes“ – angenommen; einstimmig.",
        "Baden-Württemberg unterstützte mit 14 anderen Ländern den Leitantrag „Miteinander wachsen“ – angenommen; Bayern stimmte nicht zu.",
    ):
        assert sentence in text
    verdicts = {one.head: one.mark for one in parts if one.mark}
    assert verdicts[
        "Wer als Ortskraft eine Aufenthaltserlaubnis aus politischen Gründen hat, soll einen Anspruch auf einen Integrationskurs bekommen."
    ] == ("nicht erfüllt")
    assert verdicts["Erstorientierungskurse als Regelangebot ins Gesetz aufnehmen."] == "nicht erfüllt"
    assert "bewiesen für alle möglichen Menschen" in text
    assert "15 ja" not in text  # arithmetic, printed nowhere
    assert "Linksextremismus" not in text  # nobody is sure of it


def test_the_english_report_says_the_same():
    german, english = sections(drawn_up(19, "BW"), "de"), sections(drawn_up(19, "BW"), "en")
    assert [len(one.lines) for one in german] == [len(one.lines) for one in english]
    text = said(19, "BW", "en")[0]
    assert "The 19th Conference of Integration Ministers met on 20 and 21 March 2024 in Rostock." in text
    assert "supported the lead motion “Growing together” with 14 other Länder – adopted; Bavaria did not agree." in text
    assert "unanimous" in text


def test_every_sentence_of_the_record_has_its_source():
    for land in RECORD.body.laender:
        found = sections(drawn_up(19, land), "de")
        assert all(line.sources for line in found[0].lines)
        assert all(line.sources for line in found[1].lines if "nicht bekannt" not in line.text)


def test_before_a_change_the_report_knows_nothing_of_it():
    text = said(15, "HE", day=date(2022, 6, 1))[0]
    assert "trifft auf einige zu, nicht auf alle" in text
    assert "Haushaltsjahr 2026" not in text
    later, parts = said(15, "HE", day=date(2026, 3, 1))
    assert "Er trifft auf alle zu, seit dem 31. Dezember 2022 (AufenthG § 44 Abs. 4 Satz 2 Nr. 1, G v. 21.12.2022" in later
    assert "erfüllt im Text, ausgesetzt in der Praxis" in {one.mark for one in parts}


def test_on_a_day_before_the_conference_it_is_said_to_be_still_to_come():
    text, parts = said(19, "BW", day=date(2005, 6, 1))
    assert parts[0].lines[0].text.startswith("Am 1. Juni 2005 lag die 19. Integrationsministerkonferenz noch in der Zukunft")
    assert not any(one.mark for one in parts)
    assert "bewiesen" not in text
    assert "angenommen" not in text
    assert len(parts) == 1
    assert drawn_up(19, "BW", date(2005, 6, 1)).followed == ()
    for day in (date(2024, 3, 20), date(2024, 3, 21)):
        assert "in der Zukunft" not in said(19, "BW", day=day)[0]
    assert "still to come" in said(15, "HE", "en", date(2020, 4, 28))[0]
    assert "in der Zukunft" not in said(2, "HE", day=date(2005, 1, 1))[0]  # nobody knows when it met


def test_what_is_said_of_a_day_is_of_that_day():
    text = said(19, "BW", day=date(2024, 6, 1))[0]
    assert "Nach dem Recht vom 1. Juni 2024: nicht erfüllt." in text
    assert "von heute" not in text
    assert "hinterlegt sind nur spätere" in text  # the money came in 2025
    assert "Nicht verfolgt" in text  # as for Job-Turbo, of which there is nothing at all


def test_where_nobody_met_nobody_came():
    assert "Die Länder kamen nicht zusammen; entschieden wurde im Umlaufverfahren." in said(15, "HE")[0]
    assert "Wer für" not in said(15, "HE")[0]
    assert "Wer für Nordrhein-Westfalen kam, ist nicht bekannt." in said(19, "NW")[0]


def test_doubt_is_marked():
    assert "Eigener Antrag (erschlossen)" in said(13, "BY")[0]
    assert "nein (erschlossen)" in said(19, "BY")[0]
    assert "TH" not in said(19, "TH")[0]
    assert "Für Thüringen war angekündigt: Doreen Denstädt" in said(19, "TH")[0]
    assert "Tage nicht bekannt" in said(2, "BW")[0] or "sind die Tage nicht bekannt" in said(2, "BW")[0]
    assert "das heißt nicht, dass es keine gab" in said(2, "BW")[0]


@pytest.mark.parametrize("number", sorted(RECORD.conferences))
@pytest.mark.parametrize("lang", ["de", "en"])
def test_there_is_a_report_of_every_conference(number, lang):
    text, _ = said(number, "NW", lang)
    assert "None" not in text
    assert "{" not in text
    assert text.count("\n\n") == 0


def test_only_who_held_the_chair_on_the_days_is_named_as_its_chair():
    assert "Den Vorsitz hatte Bayern (Emilia Müller und Markus Gruber)." in said(13, "BY")[0]
    assert "Den Vorsitz hatte Nordrhein-Westfalen (Armin Laschet)." in said(5, "NW")[0]
    assert "(Ursula Nonnemacher)" in said(15, "BB")[0]
    unknown = said(21, "NW")[0]
    assert (
        "im Vorsitzjahr: Josefine Paul (bis 27. Januar 2026, Presse oder Dritte) und Verena Schäffer (ab 27. Januar 2026, Presse oder Dritte)"
        in unknown
    )
    for number, later in ((13, "Herrmann"), (5, "Schneider"), (15, "Karawanskij")):
        assert [later in person.value for person in RECORD.conference(number).others_in_term] == [True]
        assert later not in said(number, "NW")[0].replace("gab Guntram Schneider", "").replace("gab Joachim Herrmann", "")


def test_nothing_is_proved_beyond_the_day_the_law_is_read_to():
    law = load_law()
    last = {"de": words.day(law.horizon, "de"), "en": words.day(law.horizon, "en")}
    later = date(2026, 11, 28)
    assert later > law.horizon
    for lang, word in (("de", "an jedem Tag vom"), ("en", "on every day from")):
        proved = [line for line in said(19, "BW", lang, later)[0].split("\n") if word in line]
        assert proved
        assert all(line.endswith(f"{last[lang]}.") for line in proved)
        assert words.day(later, lang) not in "".join(proved)
    assert "Danach ist keine Änderung bekannt" in said(19, "BW", "de", later)[0]
    assert "Danach ist keine Änderung bekannt" not in said(19, "BW", "de", law.horizon)[0]


def test_whoever_is_a_mover_only_by_inference_is_marked():
    for land, name in (("TH", "Anspruch auf Anerkennungsberatung"), ("RP", "Verbesserung der Sprachbildungsangebote des Bundes")):
        assert f"Antrag mit anderen (erschlossen): „{name}“" in said(19, land)[0]
    assert "Antrag mit anderen: „Bedarfsgerechte Migrationsberatung durch den Bund“" in said(19, "TH")[0]  # a source names it


def test_a_joint_statement_is_told_as_joint():
    assert "Protokollerklärung gemeinsam mit Bayern zu „Göttinger Erklärung“" in said(20, "TH")[0]
    assert "Protokollerklärung gemeinsam mit Thüringen" in said(20, "BY")[0]
    assert "Statement in the minutes (Protokollerklärung) together with Bavaria" in said(20, "TH", "en")[0]
    assert "Protokollnotiz zu „Miteinander wachsen“" in said(19, "BY")[0]  # made alone
