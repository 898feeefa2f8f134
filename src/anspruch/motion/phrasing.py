"""The words of an impact: its sentences in German and English, persons as estimates, euros in millions."""

from collections.abc import Sequence

from anspruch.population.disclosure import few
from anspruch.readings import numbers

HIDDEN = "*"
"""In the place of a number that is not told; what it means is said by ``hidden``."""
TEXT = {
    "hidden": {
        "de": "* nicht genannt: unter 5, oder eine Zahl unter 5 ließe sich daraus errechnen.",
        "en": "* not told: under 5, or a number under 5 could be worked out from it.",
    },
    "gain": {
        "de": "{0} Menschen bekommen den Anspruch auf den Integrationskurs{1}.",
        "en": "{0} persons get the entitlement to the integration course{1}.",
    },
    "gain_possible": {
        "de": "{0} Menschen bekommen den Anspruch auf den Integrationskurs sicher{1}; möglich ist er für bis zu {2}.",
        "en": "{0} persons get the entitlement to the integration course for sure{1}; it is possible for up to {2}.",
    },
    "gain_other": {"de": "{0} Menschen bekommen besseren Zugang zum Angebot {3}{1}.", "en": "{0} persons get better access to: {3}{1}."},
    "gain_other_possible": {
        "de": "{0} Menschen bekommen besseren Zugang zum Angebot {3} sicher{1}; möglich ist er für bis zu {2}.",
        "en": "{0} persons get better access to: {3}, for sure{1}; it is possible for up to {2}.",
    },
    "nobody_gains": {
        "de": "Niemand bekommt sicher besseren Zugang ({0}); möglich ist es für bis zu {1}, denn die Statistik kennt die Umstände nicht, auf "
        "die es ankommt.",
        "en": "Nobody surely gets better access ({0}); it is possible for up to {1}, as the statistics do not know the circumstances that matter.",
    },
    "nothing": {"de": "NIEMAND bekommt besseren Zugang ({0}).", "en": "NOBODY gets better access ({0})."},
    "because": {"de": "Wahrscheinlicher Grund: {0}", "en": "The likely reason: {0}"},
    "not_yet": {
        "de": "der Antrag gilt erst ab dem {0}; am {1} ändert er nichts (siehe --on und --in-force).",
        "en": "the motion holds only from {0}; on {1} it changes nothing (see --on and --in-force).",
    },
    "same_law": {
        "de": "an diesem Tag ist das Recht mit und ohne den Antrag dasselbe.",
        "en": "on this day the law is the same with and without the motion.",
    },
    "no_access": {
        "de": "der Antrag verbessert keine Regel des Zugangs; was er sonst ändert, zeigt anspruch motion synopsis.",
        "en": "the motion improves no rule of access; what else it changes is shown by anspruch motion synopsis.",
    },
    "nobody_like_that": {
        "de": "die Bevölkerung enthält niemanden, auf den die Bedingungen zutreffen, oder wer dazu gehört, hat den Zugang schon; wer gemeint "
        "ist, zeigt anspruch motion proof.",
        "en": "the population holds nobody who meets the conditions, or those who do have the access already; who is meant is shown by "
        "anspruch motion proof.",
    },
    "nobody_like_that_own": {
        "de": "keine Zeile Ihrer Tabelle erfüllt die Bedingungen; prüfen Sie, ob Spalten wie status und titel_erteilt_am so heißen wie die "
        "Sachverhalte und gefüllt sind.",
        "en": "no row of your table meets the conditions; see whether columns such as status and titel_erteilt_am are named as the facts and filled.",
    },
    "also": {
        "de": "Besserer Zugang außerdem ({0}): sicher für {1}, möglich für bis zu {2}; Kursbeginne und Kosten dafür sind nicht beziffert, weil "
        "keine Quelle die Teilnahme nennt.",
        "en": "Better access besides ({0}): for sure for {1}, possible for up to {2}; course starts and cost are not quantified for it, as no "
        "source tells the attendance.",
    },
    "variant": {"de": "Anders gewählt – {0} „{1}“: sicher {2} ({3}).", "en": "Chosen otherwise – {0} “{1}”: for sure {2} ({3})."},
    "variant_same": {"de": "Anders gewählt – {0} „{1}“: etwa ebenso viele.", "en": "Chosen otherwise – {0} “{1}”: about as many."},
    "variant_uncounted": {
        "de": "Anders gewählt – {0} „{1}“: wer dann außerdem gewinnt, ist nicht gezählt, weil keine Tabelle es sagt (möglich für bis zu {2} mehr).",
        "en": "Chosen otherwise – {0} “{1}”: who then gains besides is not counted, as no table tells it (possible for up to {2} more).",
    },
    "sexes": {
        "de": "Achtung: der Antrag unterscheidet zwischen Frauen und Männern.",
        "en": "Note: the motion tells women and men apart.",
    },
    "no_loss": {
        "de": "Niemand verliert Zugang: bewiesen für alle möglichen Menschen.",
        "en": "Nobody loses access: proved for all possible persons.",
    },
    "loss": {
        "de": "Achtung, Zugang geht verloren ({0}): sicher für {1}, möglich für bis zu {2}.",
        "en": "Note, access is lost ({0}): for sure for {1}, possible for up to {2}.",
    },
    "duty": {
        "de": "Eine neue Pflicht zur Teilnahme (§ 44a) trifft {0} Menschen sicher; möglich ist sie für bis zu {1}, je nach Titel und "
        "Deutschkenntnissen{2}.",
        "en": "A new duty to attend (§ 44a) falls on {0} persons for sure; it is possible for up to {1}, depending on title and German{2}.",
    },
    "duty_possible": {
        "de": "Eine neue Pflicht zur Teilnahme (§ 44a) trifft niemanden sicher; möglich ist sie für bis zu {1}, je nach Titel und "
        "Deutschkenntnissen{2}.",
        "en": "A new duty to attend (§ 44a) falls on nobody for sure; it is possible for up to {1}, depending on title and German{2}.",
    },
    "duty_holders": {
        "de": " (davon {0} mit einem Titel nach § 22 Satz 2, Spanne {1})",
        "en": " (of these {0} with a title under § 22 Satz 2, range {1})",
    },
    "duty_alone": {
        "de": "Achtung: für {0} davon ist die Pflicht möglich, ohne dass sie den Anspruch durch den Antrag bekommen.",
        "en": "Note: for {0} of them the duty is possible although they do not get the entitlement by the motion.",
    },
    "starts": {
        "de": "Zusätzliche Kursbeginne: {0} ({1}); Kosten {4}, davon Eigenbeiträge {5}, Bund {2} ({3}), einmalig.",
        "en": "Additional course starts: {0} ({1}); cost {4}, of which contributions {5}, Federation {2} ({3}), once.",
    },
    "fee": {
        "de": "Wer nicht befreit ist, zahlt {0} € Eigenbeitrag für den ganzen Kurs.",
        "en": "Whoever is not exempt pays a contribution of {0} € for the whole course.",
    },
    "payer": {
        "de": "Der Bund zahlt die Kurse (Titel 0603 684 12); den Ländern entstehen durch den Antrag keine Kurskosten.",
        "en": "The Federation pays for the courses (title 0603 684 12); the motion brings the Länder no cost of courses.",
    },
    "own": {
        "de": "Gezählt ist in einer eigenen Tabelle, nicht in der Grundbevölkerung; beide Schlüssel zeigen deren Länder.",
        "en": "Counted is a table of one's own, not the baseline population; both keys show its Länder.",
    },
    "starts_few": {
        "de": "Zusätzliche Kursbeginne: {0} ({1}); was so wenige kosten, wird nicht genannt; der Bund zahlt höchstens {2}, einmalig.",
        "en": "Additional course starts: {0} ({1}); the cost of so few is not told, at most the Federation pays {2}, once.",
    },
    "uncosted": {
        "de": "Kursbeginne und Kosten ({0}) sind nicht beziffert, weil keine Quelle sagt, wie viele teilnähmen und was ein Kurs kostet.",
        "en": "Course starts and cost ({0}) are not quantified, as no source says how many would attend and what a course costs.",
    },
    "uncosted_eok": {
        "de": "Kursbeginne und Kosten ({0}) sind nicht beziffert, weil keine Quelle sagt, wie viele der Berechtigten teilnähmen; zum "
        "Maßstab: {1} nahmen {2} teil, im Bundeshaushalt standen dafür {3} (rund {4} € je Person).",
        "en": "Course starts and cost ({0}) are not quantified, as no source says how many of those who may would attend; as a measure: in "
        "{1} {2} attended, for which the federal budget held {3} (about {4} € a head).",
    },
    "above_ceiling": {
        "de": "Achtung: für Menschen mit einem Titel nach § 22 Satz 2 kosten allein die allgemeinen Kurse im oberen Wert {0}, mehr als es für "
        "Erwachsene höchstens sein könnte ({1}); das machen die gewählten Annahmen, oder der Antrag bezieht Kinder ein.",
        "en": "Note: for persons with a title under § 22 Satz 2 general courses alone cost {0} at the upper end, more than it could be at most "
        "for adults ({1}); that is due to the assumptions chosen, or the motion includes children.",
    },
    "above_by_literacy": {
        "de": "Der obere Wert der Kosten ({0}) liegt über dem, was allgemeine Kurse höchstens kosten könnten ({1}); das machen die "
        "Alphabetisierungskurse, {2} % der Kurse.",
        "en": "The upper end of the cost ({0}) lies above what general courses could cost at most ({1}); that is due to literacy courses, "
        "{2} % of the courses.",
    },
    "fee_lower": {
        "de": "Der Kostenbeitrag für einen allgemeinen Kurs sinkt von {0} € auf {1} €: das betrifft rund {2} Menschen im Jahr, die zusammen "
        "{3} weniger zahlen; der Bund zahlt sie ({4} % von {5} neuen Teilnehmenden {6} sind nicht befreit).",
        "en": "The contribution to a general course falls from {0} € to {1} €: that concerns some {2} persons a year, who pay {3} less in "
        "all; the Federation pays it ({4} % of the {5} new participants of {6} are not exempt).",
    },
    "fee_higher": {
        "de": "Der Kostenbeitrag für einen allgemeinen Kurs steigt von {0} € auf {1} €: das betrifft rund {2} Menschen im Jahr, die zusammen "
        "{3} mehr zahlen; der Bund spart sie ({4} % von {5} neuen Teilnehmenden {6} sind nicht befreit).",
        "en": "The contribution to a general course rises from {0} € to {1} €: that concerns some {2} persons a year, who pay {3} more in "
        "all; the Federation saves it ({4} % of the {5} new participants of {6} are not exempt).",
    },
    "answers": {
        "de": "Geändert wird auch: {0}. Das ist nicht beziffert, weil die Bevölkerung nicht enthält, wer Leistungen bezieht oder befreit ist.",
        "en": "Changed is also: {0}. That is not quantified, as the population does not hold who draws benefits or is exempt.",
    },
    "values": {
        "de": "Der Antrag ändert nur Zahlen oder Fristen ({0}); das ist nicht beziffert, weil keine Quelle sagt, wie viele das trifft.",
        "en": "The motion changes only numbers or periods ({0}); that is not quantified, as no source says how many it concerns.",
    },
    "unreckoned": {
        "de": "Kursbeginne und Kosten gelten nur für Menschen mit einem Titel nach § 22 Satz 2; für alle anderen, die sicher oder möglicherweise "
        "gewinnen, sind sie nicht beziffert, weil keine Quelle sagt, wie viele von ihnen schon in einem Kurs waren und wie viele kämen.",
        "en": "Course starts and cost are those of persons with a title under § 22 Satz 2 only; for all others who gain, surely or possibly, "
        "they are not quantified, as no source says how many of them have been in a course and how many would come.",
    },
    "unreckoned_all": {
        "de": "Kursbeginne und Kosten sind nicht beziffert, weil keine Quelle sagt, wie viele derer, die gewinnen, schon in einem Kurs waren und "
        "wie viele kämen.",
        "en": "Course starts and cost are not quantified, as no source says how many of those who gain have been in a course and how many would "
        "come.",
    },
    "open": {
        "de": "Möglich, aber nicht sicher, ist es für {0}, weil die veröffentlichten Zahlen ihren Titel oder ihre Umstände offen lassen ({1}).",
        "en": "Possible, but not sure, it is for {0}, as the published figures leave their title or circumstances open ({1}).",
    },
    "rest": {"de": "übrige {0}", "en": "others {0}"},
    "joint": {
        "de": "Wie viele von {0} davon gewinnen ({1}), ist nicht zu beziffern: die Tabellen weisen diese Titel nur zusammen aus.",
        "en": "How many of {0} of these gain ({1}) cannot be quantified: the tables give these titles only together.",
    },
    "settled": {
        "de": "Nichts ändert sich für {0} Menschen, deren Titel schon am Stichtag erteilt war ({1}): für den neuen Zugang liegt die Erteilung zu "
        "lange zurück (wie nach der Jahresfrist des § 44 Abs. 2 AufenthG).",
        "en": "Nothing changes for {0} persons whose title was issued by the reference day already ({1}): for the new access that is too long "
        "ago (as by the period of one year of § 44 Abs. 2 AufenthG).",
    },
    "stock": {
        "de": "Stichtag: nur die Aufnahmen nach § 22 Satz 2 sind bis zum {0} fortgeschrieben; alle anderen Zahlen sind der Bestand vom {1}.",
        "en": "Reference day: only those admitted under § 22 Satz 2 are carried forward to {0}; all other figures are the stock of {1}.",
    },
    "far": {
        "de": "Achtung: der {0} liegt {2} Jahre nach dem Stichtag {1}; so weit trägt die Bevölkerung nicht, denn Zuzug, Wegzug, Geburten und "
        "neue Titel fehlen. Die Zahlen sagen dann nur, was der Antrag für die Menschen von heute änderte.",
        "en": "Note: {0} lies {2} years after the reference day {1}; the population does not carry that far, as arrivals, departures, births "
        "and new titles are lacking. The figures then only say what the motion would change for the people of today.",
    },
    "former": {"de": "früher § 22 Satz 2, heute unbekannt", "en": "formerly § 22 Satz 2, now unknown"},
    "displaced": {
        "de": "Achtung: zwischen dem Inkrafttreten ({0}) und dem {1} hat der Gesetzgeber selbst geändert, was der Antrag ändert ({2}); "
        "gerechnet ist, als wäre das nicht geschehen, so dass Verluste scheinbar sein können. Abhilfe: ein späteres --in-force.",
        "en": "Note: between the entry into force ({0}) and {1} the legislator itself changed what the motion changes ({2}); reckoned is as "
        "if it had not, so that losses may be apparent only. The remedy: a later --in-force.",
    },
    "horizon": {
        "de": "Recht gelesen bis {0}; was danach bis zum {1} verkündet wird, ist nicht berücksichtigt.",
        "en": "Law read up to {0}; what is promulgated after that until {1} is not considered.",
    },
    "range": {"de": " (Spanne {0})", "en": " (range {0})"},
    "few": {"de": "weniger als 5", "en": "fewer than 5"},
    "most": {"de": "höchstens {0}", "en": "at most {0}"},
}


def said(key: str, lang: str, *parts: object) -> str:
    """A sentence by its key."""
    return TEXT[key][lang].format(*parts)


def persons(value: float | None, lang: str) -> str:
    """A number of persons as an estimate, to three figures; None is not told."""
    if value is None:
        return HIDDEN
    return "<5" if few(value) else numbers.number(numbers.significant(value), lang)


def counted(value: float | None, lang: str) -> str:
    """A number in a sentence, where it stands for itself and is not told only where it is under five."""
    return said("few", lang) if value is None or few(value) else persons(value, lang)


def opening(sentence: str) -> str:
    """A sentence with a capital letter."""
    return sentence[:1].upper() + sentence[1:]


def alone(value: float | None, lang: str) -> str:
    """A number that stands for itself and is not told only where it is under five."""
    return "<5" if value is None else persons(value, lang)


def between(values: Sequence[float | None], lang: str) -> str:
    """Lowest to highest."""
    return numbers.span(alone(values[0], lang), alone(values[-1], lang), lang)


def ranged(values: Sequence[float | None], lang: str) -> str:
    """A range in brackets behind its middle; nothing where there is none."""
    low, high = (alone(one, lang) for one in (values[0], values[-1]))
    return "" if low == high else said("range", lang, numbers.span(low, high, lang))


def money(value: float | None, lang: str) -> str:
    """Euros, in millions."""
    return HIDDEN if value is None else numbers.millions(value, lang)


def money_between(values: Sequence[float | None], lang: str) -> str:
    """Lowest to highest, in millions of euros; only the highest where the lowest is not told."""
    if values[0] is None:
        return said("most", lang, money(values[-1], lang))
    return numbers.span(money(values[0], lang), money(values[-1], lang), lang)
