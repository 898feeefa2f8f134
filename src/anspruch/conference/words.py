"""The words for what the record holds, in German and English; days, lists and names as people write them."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from babel.dates import format_date

from anspruch.conference.known import CERTAINTY, SURE, Known
from anspruch.conference.model import Conference, Demand, InChair, Paper, Span
from anspruch.motion import laender
from anspruch.statute.model import Texts

if TYPE_CHECKING:  # practice reads the law
    from anspruch.conference.followup.practice import Practice

KIND: dict[str, Texts] = {
    "leitantrag": {"de": "Leitantrag", "en": "lead motion"},
    "resolution": {"de": "Beschluss", "en": "resolution"},
    "motion": {"de": "Antrag", "en": "motion"},
    "amendment": {"de": "Änderungsantrag", "en": "amendment"},
    "declaration": {"de": "Erklärung", "en": "declaration"},
    "report": {"de": "Bericht", "en": "report"},
    "umlaufbeschluss": {"de": "Umlaufbeschluss", "en": "circular resolution"},
}
STATUS: dict[str, Texts] = {
    "adopted": {"de": "angenommen", "en": "adopted"},
    "not_adopted": {"de": "ohne Mehrheit", "en": "not adopted"},
    "result_unknown": {"de": "Ergebnis nicht bekannt", "en": "result not known"},
    "listed": {"de": "im Protokoll, Abstimmung nicht bekannt", "en": "in the minutes, vote not known"},
}
UNPROVEN: Texts = {"de": "unbelegt", "en": "not documented"}
"""In place of the result of a paper nobody is sure of (certainty U)."""
LABEL: dict[str, Texts] = {
    "einstimmig": {"de": "einstimmig", "en": "unanimous"},
    "mehrheitlich": {"de": "mehrheitlich", "en": "by majority"},
    "ohne_mehrheit": {"de": "ohne Mehrheit", "en": "no majority"},
}
VOTE: dict[str, Texts] = {
    "ja": {"de": "ja", "en": "yes"},
    "nein": {"de": "nein", "en": "no"},
    "enthaltung": {"de": "Enthaltung", "en": "abstention"},
    "abwesend": {"de": "nicht da", "en": "not there"},
}
HOW: dict[str, Texts] = {
    "known": {"de": "belegt", "en": "known"},
    "inferred": {"de": "erschlossen", "en": "inferred"},
    "unknown": {"de": "nicht bekannt", "en": "not known"},
}
ROLE: dict[str, Texts] = {
    "lead": {"de": "federführend", "en": "lead"},
    "mover": {"de": "Antragsteller", "en": "mover"},
    "supporter": {"de": "unterstützt", "en": "supports"},
    "unnamed": {"de": "nicht genannt", "en": "not named"},
    "absent": {"de": "nicht dabei", "en": "not among them"},
}
STATEMENT: dict[str, Texts] = {
    "Protokollerklärung": {"de": "Protokollerklärung", "en": "statement in the minutes"},
    "Protokollnotiz": {"de": "Protokollnotiz", "en": "note in the minutes"},
}
ADDRESSEE: dict[str, Texts] = {
    "BAMF": {"de": "BAMF", "en": "BAMF"},
    "Bund": {"de": "Bund", "en": "Federation"},
    "Bundesagentur für Arbeit": {"de": "Bundesagentur für Arbeit", "en": "Federal Employment Agency"},
    "Bundesministerium des Innern": {"de": "Bundesministerium des Innern", "en": "Federal Ministry of the Interior"},
    "Bundesministerium für Arbeit und Soziales": {
        "de": "Bundesministerium für Arbeit und Soziales",
        "en": "Federal Ministry of Labour and Social Affairs",
    },
    "Bundesrat": {"de": "Bundesrat", "en": "Bundesrat"},
    "Kommunen": {"de": "Kommunen", "en": "municipalities"},
    "Länder": {"de": "Länder", "en": "Länder"},
    "Statistik": {"de": "Statistik", "en": "official statistics"},
    "Öffentlichkeit": {"de": "Öffentlichkeit", "en": "the public"},
}
FORM: dict[str, Texts] = {
    "praesenz": {"de": "vor Ort", "en": "on site"},
    "video": {"de": "als Videokonferenz", "en": "by video"},
    "hybrid": {"de": "vor Ort und per Video", "en": "on site and by video"},
    "umlauf": {"de": "im Umlaufverfahren", "en": "in written procedure"},
    "": {"de": "nicht bekannt", "en": "not known"},
}
PRESENCE: dict[str, Texts] = {
    "confirmed": {"de": "war da", "en": "was there"},
    "likely": {"de": "war wohl da", "en": "was probably there"},
    "announced": {"de": "war angekündigt", "en": "was announced"},
    "unknown": {"de": "nicht bekannt", "en": "not known"},
}
TEXT_MARK: dict[str, Texts] = {
    "met": {"de": "erfüllt", "en": "met"},
    "partly": {"de": "teilweise erfüllt", "en": "met in part"},
    "not": {"de": "nicht erfüllt", "en": "not met"},
    "open": {"de": "offen, der Wortlaut ist nicht bekannt", "en": "open, the wording is not known"},
    "nobody": {"de": "stellt sich nicht", "en": "does not arise"},
    "none": {"de": "nicht verfolgt", "en": "not followed up"},
}
PRACTICE_MARK: dict[str, Texts] = {
    "open": {"de": "es wird entschieden", "en": "decisions are made"},
    "unrestricted": {"de": "keine Einschränkung bekannt", "en": "no restriction known"},
    "congested": {"de": "es wird nicht entschieden", "en": "no decisions are made"},
    "suspended": {"de": "ausgesetzt", "en": "suspended"},
    "unknown": {"de": "nicht bekannt, ob ausgesetzt", "en": "not known whether suspended"},
    "last_suspended": {"de": "zuletzt ausgesetzt; ob noch, ist nicht bekannt", "en": "last known to be suspended; not known whether it still is"},
    "last_congested": {
        "de": "zuletzt wurde nicht entschieden; ob noch, ist nicht bekannt",
        "en": "no decisions were made when last known; not known whether that is still so",
    },
    "last_open": {
        "de": "zuletzt wurde entschieden; ob noch, ist nicht bekannt",
        "en": "decisions were made when last known; not known whether that is still so",
    },
    "none": {"de": "–", "en": "–"},
}
ANSWERED: dict[str, Texts] = {
    "answered": {"de": "beantwortet", "en": "answered"},
    "refused": {"de": "abgelehnt", "en": "refused"},
    "announced": {"de": "angekündigt", "en": "announced"},
    "none": {"de": "nicht gefunden", "en": "not found"},
}
_PRACTISED: dict[str, Texts] = {
    "": {"de": "", "en": ""},
    "_in_text_suspended_in_practice": {"de": " im Text, ausgesetzt in der Praxis", "en": " in text, suspended in practice"},
    "_in_text_congested_in_practice": {"de": " im Text, in der Praxis wird nicht entschieden", "en": " in text, no decisions in practice"},
    "_in_text_last_suspended_in_practice": {
        "de": " im Text, in der Praxis zuletzt ausgesetzt; ob noch, ist nicht bekannt",
        "en": " in text, in practice last known to be suspended; whether it still is, is not known",
    },
    "_in_text_last_congested_in_practice": {
        "de": " im Text, in der Praxis wurde zuletzt nicht entschieden; ob noch, ist nicht bekannt",
        "en": " in text, in practice no decisions were made when last known; whether that is still so, is not known",
    },
    "_in_text_last_open_in_practice": {
        "de": " im Text, in der Praxis wurde zuletzt entschieden; ob noch, ist nicht bekannt",
        "en": " in text, in practice decisions were made when last known; whether that is still so, is not known",
    },
    "_in_text_practice_unknown": {"de": " im Text, die Praxis ist nicht bekannt", "en": " in text, practice is not known"},
}
TOPIC: dict[str, Texts] = {
    "anerkennung": {"de": "Anerkennung von Abschlüssen", "en": "Recognition of qualifications"},
    "antisemitismus": {"de": "Antisemitismus", "en": "Antisemitism"},
    "arbeitsmarkt": {"de": "Arbeitsmarkt", "en": "Labour market"},
    "asyl": {"de": "Asyl", "en": "Asylum"},
    "asylverfahren": {"de": "Asylverfahren", "en": "Asylum procedure"},
    "aufenthalt": {"de": "Aufenthalt", "en": "Residence"},
    "aufnahme": {"de": "Aufnahme", "en": "Admission"},
    "ausbildung": {"de": "Ausbildung", "en": "Training"},
    "behinderung": {"de": "Behinderung", "en": "Disability"},
    "beratung": {"de": "Beratung", "en": "Counselling"},
    "berufssprachkurs": {"de": "Berufssprachkurs", "en": "Vocational language course"},
    "bundesrat": {"de": "Bundesrat", "en": "Bundesrat"},
    "digital": {"de": "Digitales", "en": "Digital matters"},
    "einbuergerung": {"de": "Einbürgerung", "en": "Naturalisation"},
    "einwanderung": {"de": "Einwanderung", "en": "Immigration"},
    "eok": {"de": "Erstorientierungskurs", "en": "Initial orientation course"},
    "eu": {"de": "Europäische Union", "en": "European Union"},
    "extremismus": {"de": "Extremismus", "en": "Extremism"},
    "fachkraefte": {"de": "Fachkräfte", "en": "Skilled workers"},
    "familiennachzug": {"de": "Familiennachzug", "en": "Family reunification"},
    "finanzierung": {"de": "Finanzierung", "en": "Funding"},
    "forschung": {"de": "Forschung", "en": "Research"},
    "frauen": {"de": "Frauen", "en": "Women"},
    "gesundheit": {"de": "Gesundheit", "en": "Health"},
    "grundsatz": {"de": "Grundsätzliches", "en": "Principles"},
    "integrationskurs": {"de": "Integrationskurs", "en": "Integration course"},
    "laendlicher_raum": {"de": "Ländlicher Raum", "en": "Rural areas"},
    "monitoring": {"de": "Monitoring", "en": "Monitoring"},
    "mso": {"de": "Organisationen von Zugewanderten", "en": "Migrant organisations"},
    "organisation": {"de": "Die Konferenz selbst", "en": "The conference itself"},
    "ortskraefte": {"de": "Ortskräfte", "en": "Local staff"},
    "pandemie": {"de": "Pandemie", "en": "Pandemic"},
    "pflege": {"de": "Pflege", "en": "Care"},
    "qualitaet": {"de": "Qualität", "en": "Quality"},
    "religion": {"de": "Religion", "en": "Religion"},
    "schutz": {"de": "Schutz", "en": "Protection"},
    "sprachkurs": {"de": "Sprachkurse", "en": "Language courses"},
    "sprachmittlung": {"de": "Sprachmittlung", "en": "Interpreting"},
    "staatsangehoerigkeit": {"de": "Staatsangehörigkeit", "en": "Citizenship"},
    "ukraine": {"de": "Ukraine", "en": "Ukraine"},
    "wahlrecht": {"de": "Wahlrecht", "en": "Right to vote"},
    "wohnen": {"de": "Wohnen", "en": "Housing"},
    "zugang": {"de": "Zugang zu Kursen", "en": "Access to courses"},
}
MEETING: dict[str, Texts] = {
    "herbsttreffen": {"de": "Herbsttreffen", "en": "autumn meeting"},
    "vorkonferenz": {"de": "Vorkonferenz", "en": "preparatory conference"},
    "sonderkonferenz": {"de": "Sonderkonferenz", "en": "special conference"},
}
MARK = {"met": "●", "partly": "◐", "not": "○", "open": "?", "nobody": "–", "none": "·"}
NOT_KNOWN: Texts = {"de": "nicht bekannt", "en": "not known"}
FEDERATION: Texts = {"de": "Bund", "en": "Federation"}
VIDEO: Texts = {"de": "Videokonferenz", "en": "video conference"}
PROCEDURE: Texts = {"de": "Umlaufverfahren", "en": "written procedure"}
PLANNED: Texts = {"de": "geplant", "en": "planned"}
NOT_EXACT: Texts = {"de": "der genaue Tag ist nicht belegt", "en": "the exact day is not documented"}
BEFORE: Texts = {"de": "schon vor der Forderung", "en": "already before the demand"}
_SINCE: Texts = {"de": "seit {0}", "en": "since {0}"}
_LAST_KNOWN: Texts = {
    "de": "zuletzt bekannt: {0}, {1}; ob noch, ist nicht bekannt seit {2}",
    "en": "last known: {0}, {1}; whether still so, is not known since {2}",
}
AND: Texts = {"de": "und", "en": "and"}
_IN_TERM: Texts = {"de": "im Vorsitzjahr: {0}", "en": "in the year of the chair: {0}"}
_FROM: Texts = {"de": "ab {0}", "en": "from {0}"}
_ABOUT: Texts = {"de": "etwa", "en": "about"}
_UNTIL: Texts = {"de": "bis {0}", "en": "until {0}"}


def practised(practice: "Practice", lang: str) -> str:
    """A practice and since when: what was known last and since when, and since when it is not known whether that still holds."""
    if practice.last and practice.last.since and practice.since:
        known = PRACTICE_MARK[practice.last.mark][lang]
        return _LAST_KNOWN[lang].format(known, _begun(practice.last, lang), day(practice.since, lang))
    begun = _begun(practice, lang)
    return PRACTICE_MARK[practice.mark][lang] + (f", {begun}" if begun else "")


def _begun(practice: "Practice", lang: str) -> str:
    """Since when; that no source gives the exact day is said."""
    if practice.since is None:
        return ""
    said = _SINCE[lang].format(day(practice.since, lang))
    return said if practice.exact else f"{said} ({NOT_EXACT[lang]})"


def verdict(word: str, lang: str) -> str:
    """A verdict (see :mod:`anspruch.conference.followup.marks`) in words."""
    if word.startswith("money_"):
        money = {"de": "Geld", "en": "money"}[lang]
        return f"{money}: {TEXT_MARK[word.removeprefix('money_')][lang]}"
    mark, sign, rest = word.partition("_")
    return TEXT_MARK[mark][lang] + _PRACTISED[sign + rest][lang]


def land(code: str, lang: str) -> str:
    """The name of a Land given as BW; Bund stays Bund."""
    return laender.NAMES[f"DE-{code}"][lang] if f"DE-{code}" in laender.NAMES else FEDERATION[lang]


def day(one: date, lang: str) -> str:
    """A day in words: 20. März 2024, 20 March 2024."""
    return format_date(one, "d. MMMM y" if lang == "de" else "d MMMM y", locale=lang)


def span(days: Span, lang: str) -> str:
    """Days in words: 20. und 21. März 2024."""
    if days.start == days.end:
        return day(days.start, lang)
    same = (days.start.year, days.start.month) == (days.end.year, days.end.month)
    first = f"{days.start.day}{'.' if lang == 'de' else ''}" if same else day(days.start, lang)
    return f"{first} {AND[lang]} {day(days.end, lang)}"


def listed(parts: Sequence[str], lang: str) -> str:
    """A, B und C."""
    return f" {AND[lang]} ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def marked(text: str, known: Known[Any], lang: str) -> str:
    """A text, with a mark where the fact is not from a source; the word for not known where there is none."""
    if known.value is None:
        return NOT_KNOWN[lang]
    return text if known.certainty in SURE else f"{text} ({CERTAINTY[known.certainty][lang]})"


def moment(text: str, lang: str) -> str:
    """A day, a month or a year in words: 21. März 2018, März 2018, 2018; about where it is approximate (2018-03~)."""
    if text.endswith("~"):
        return f"{_ABOUT[lang]} {moment(text.removesuffix('~'), lang)}"
    if text.count("-") == 2:  # noqa: PLR2004  (year, month and day)
        return day(date.fromisoformat(text), lang)
    return format_date(date.fromisoformat(f"{text}-01"), "MMMM y", locale=lang) if "-" in text else text


def status(paper: Paper) -> Texts:
    """The result of a paper in words; that nobody shows it where that is so."""
    return UNPROVEN if paper.certainty == "U" else STATUS[paper.status]


def statement_form(form: str, lang: str) -> str:
    """What a statement is called: Protokollerklärung, in English with the German term."""
    return form if lang == "de" or form not in STATEMENT else f"{STATEMENT[form][lang]} ({form})"


def addressee(name: str, lang: str) -> str:
    """Of whom something is demanded."""
    return ADDRESSEE[name][lang] if name in ADDRESSEE else name


def norm(one: Demand, lang: str) -> str:
    """The norm a demand speaks of, marked where that is our own reading; empty where it speaks of none."""
    return marked(one.norm, Known(one.norm, one.norm_certainty), lang) if one.norm else ""


def in_office(one: InChair, lang: str) -> str:
    """From when to when a person held the chair, as far as the record says; empty where it does not."""
    said = ", ".join(text[lang].format(moment(at, lang)) for text, at in ((_FROM, one.since), (_UNTIL, one.until)) if at)
    return said if one.days_certainty == "A" or not said else f"{said}, {CERTAINTY[one.days_certainty][lang]}"


def chaired(one: Conference, lang: str, fact: "Callable[[str, Known[Any], str], str] | None" = None) -> str:
    """Who held the chair on the days of a conference; where these are not known, who did in its term; empty where nobody is known.

    Args:
        one: the conference.
        lang: de or en.
        fact: how a name is marked that is not sure; default: :func:`marked`.
    """
    fact = fact or marked
    if one.days.value or one.planned:
        return listed([fact(person.value, person.known, lang) for person in one.presiding], lang)
    several = []
    for person in one.chair.persons:
        office = in_office(person, lang)
        several.append(fact(person.value, person.known, lang) + (f" ({office})" if office else ""))
    return _IN_TERM[lang].format(listed(several, lang)) if several else ""


def place(one: Conference, lang: str, mark: Callable[[str, str, str], str] | None = None) -> str:
    """Where a conference met: a place, or by video; of one that was not held where it was planned.

    Args:
        one: the conference.
        lang: de or en.
        mark: how a place is marked by its certainty; default: as :func:`marked` does.
    """
    if one.place.value is None:
        return where(one, lang) or NOT_KNOWN[lang]
    said = mark(one.place.value, one.place.certainty, lang) if mark else marked(one.place.value, one.place, lang)
    return said if one.days.value or not one.planned else f"{said} ({PLANNED[lang]})"


def where(one: Conference, lang: str) -> str:
    """The place without a mark, or that it met by video; empty where it is not known."""
    return one.place.value or (VIDEO[lang] if one.form == "video" else "")


def when(one: Conference, lang: str) -> str:
    """The days of a conference, or its year, or that neither is known."""
    if one.days.value:
        return marked(span(one.days.value, lang), one.days, lang)
    return marked(str(one.year.value), one.year, lang)


VERDICT: dict[str, Texts] = {
    word: {lang: verdict(word, lang) for lang in ("de", "en")}
    for word in (
        *TEXT_MARK,
        *(mark + held for mark in ("met", "partly") for held in _PRACTISED if held),
        *(f"money_{mark}" for mark in ("met", "partly", "not")),
    )
}
"""Every verdict in words; practice is told only of a text that does something."""
