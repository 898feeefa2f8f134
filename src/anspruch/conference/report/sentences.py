"""A report in sentences, German and English: each says only what a source or a proof says, and marks what is inferred."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from anspruch.conference import votes, words
from anspruch.conference.followup.marks import Part, part
from anspruch.conference.known import SURE, Known
from anspruch.conference.model import Mandate, Paper, Statement
from anspruch.conference.report import Followed, Report
from anspruch.readings import terms
from anspruch.statute.model import Texts

_NOTE: Texts = {
    "de": "Was erschlossen ist, steht so dabei. Keine Vorhersage, keine Wertung.",
    "en": "What is inferred says so. No forecast, no judgement.",
}
_HEAD = {
    "conference": {"de": "Die Konferenz", "en": "The conference"},
    "land": {"de": "{0} auf der Konferenz", "en": "{0} at the conference"},
    "demands": {"de": "Was aus den Forderungen wurde (Stand {0})", "en": "What became of the demands (as of {0})"},
}
_TEXT = {
    "met": {
        "de": "Die {0}. Integrationsministerkonferenz tagte am {1} in {2}.",
        "en": "The {0}th Conference of Integration Ministers met on {1} in {2}.",
    },
    "met_video": {
        "de": "Die {0}. Integrationsministerkonferenz tagte am {1} per Video.",
        "en": "The {0}th Conference of Integration Ministers met on {1} by video.",
    },
    "called_off": {
        "de": "Die {0}. Integrationsministerkonferenz (geplant: {1}, {2}) fand nicht statt; entschieden wurde im Umlaufverfahren.",
        "en": "The {0}th Conference of Integration Ministers (planned: {1}, {2}) was not held; decisions were taken in written procedure.",
    },
    "undated": {
        "de": "Von der {0}. Integrationsministerkonferenz sind die Tage nicht bekannt (Jahr: {1}, Ort: {2}).",
        "en": "Of the {0}th Conference of Integration Ministers the days are not known (year: {1}, place: {2}).",
    },
    "chair": {"de": "Den Vorsitz hatte {0}{1}.", "en": "The chair was {0}{1}."},
    "motto": {"de": "Das Motto hieß „{0}“.", "en": "The motto was “{0}”."},
    "came": {"de": "Für {0} kam {1}, {2}.", "en": "{1}, {2}, came for {0}."},
    "came_unsure": {"de": "Für {0} {3}: {1}, {2}.", "en": "For {0}, {1}, {2}, {3}."},
    "came_unknown": {"de": "Wer für {0} kam, ist nicht bekannt.", "en": "Who came for {0} is not known."},
    "nobody_came": {
        "de": "Die Länder kamen nicht zusammen; entschieden wurde im Umlaufverfahren.",
        "en": "The Länder did not meet; decisions were taken in written procedure.",
    },
    "ahead": {
        "de": "Am {0} lag die {1}. Integrationsministerkonferenz noch in der Zukunft; was aus ihr wurde, ist für diesen Tag nicht zu sagen.",
        "en": "On {0} conference {1} was still to come; of what became of it nothing can be said for that day.",
    },
    "own": {"de": "{2}: „{0}“ – {1}.", "en": "{2}: “{0}” – {1}."},
    "own_motion": {"de": "Eigener Antrag", "en": "Own motion"},
    "co": {"de": "{2}: „{0}“ – {1}.", "en": "{2}: “{0}” – {1}."},
    "co_motion": {"de": "Antrag mit anderen", "en": "Motion with others"},
    "supported": {"de": "{2} unterstützte „{0}“ – {1}.", "en": "{2} supported “{0}” – {1}."},
    "supported_with": {
        "de": "{2} unterstützte mit {3} anderen Ländern den {4} „{0}“ – {1}.",
        "en": "{2} supported the {4} “{0}” with {3} other Länder – {1}.",
    },
    "voted": {"de": "Stimme zu „{0}“: {2} – {1}.", "en": "Vote on “{0}”: {2} – {1}."},
    "statement": {"de": "{0} zu „{1}“: {2}", "en": "{0} on “{1}”: {2}"},
    "joint": {"de": "{0} gemeinsam mit {1}", "en": "{0} together with {1}"},
    "nothing": {
        "de": "Eigene Anträge, Unterstützung oder Stimmen von {0} sind für diese Konferenz nicht bekannt; das heißt nicht, dass es keine gab.",
        "en": "No motions, support or votes of {0} are known of this conference; that does not mean there were none.",
    },
    "not_agreed": {"de": "{0} stimmte nicht zu", "en": "{0} did not agree"},
    "counts": {"de": "{0} ja, {1} nein, {2} Enthaltungen", "en": "{0} yes, {1} no, {2} abstentions"},
    "vote_unknown": {"de": "wie die Länder stimmten, ist nicht bekannt", "en": "how the Länder voted is not known"},
    "checked": {"de": "Geprüft wird am Recht der Satz: „{0}“", "en": "Checked against the law is the statement: “{0}”"},
    "not": {
        "de": "Er trifft auf niemanden zu: bewiesen für alle möglichen Menschen an jedem Tag vom {0} bis {1}.",
        "en": "It is true of nobody: proved for all possible persons on every day from {0} to {1}.",
    },
    "unread": {
        "de": "Danach ist keine Änderung bekannt; das Recht ist nur bis dahin gelesen.",
        "en": "After that no change is known; the law was read only up to then.",
    },
    "met_since": {"de": "Er trifft auf alle zu, seit dem {0}{1}.", "en": "It is true of everybody it speaks of, since {0}{1}."},
    "partly_since": {"de": "Er trifft auf einige zu, nicht auf alle, seit dem {0}{1}.", "en": "It is true of some, not of all, since {0}{1}."},
    "other": {"de": "Ergebnis: {0}.", "en": "Result: {0}."},
    "instead": {"de": "Daneben bleibt: {0}.", "en": "There remains: {0}."},
    "practice": {
        "de": "Praxis der Zulassung nach § 44 Abs. 4: {0} ({1}).",
        "en": "Practice of admission under § 44 Abs. 4: {0} ({1}).",
    },
    "unfollowed": {
        "de": "Nicht verfolgt: dafür ist weder ein förmlicher Satz noch ein Beleg hinterlegt.",
        "en": "Not followed up: there is neither a formal statement nor evidence.",
    },
    "later": {
        "de": "Bis zu diesem Tag liegt kein Beleg vor; hinterlegt sind nur spätere.",
        "en": "There is no evidence up to this day; there is only later evidence.",
    },
    "before": {"de": "Schon früher: {0} Nach dem Recht vom {2}: {1}.", "en": "Earlier: {0} By the law of {2}: {1}."},
    "read": {"de": "Der Gesetzestext ist bis {0} gelesen.", "en": "The statutory text was read up to {0}."},
}


class Line(NamedTuple):
    """One sentence and the sources it rests on, by address."""

    text: str
    sources: tuple[str, ...] = ()


class Section(NamedTuple):
    """A heading with sentences; a demand's section has its verdict."""

    head: str
    lines: tuple[Line, ...]
    mark: str = ""


def sections(found: Report, lang: str) -> list[Section]:
    """The report in a language, section by section."""
    name = words.land(found.land, lang)
    head = [Section(_HEAD["conference"][lang], tuple(_conference(found, lang)))]
    if found.ahead:
        return head
    head.append(Section(_HEAD["land"][lang].format(name), tuple(_land(found, name, lang))))
    demands = [_demand(found, one, lang) for one in found.followed]
    if demands:
        horizon = Line(_say("read", lang, words.day(found.proof.law.horizon, lang)))
        head.append(Section(_HEAD["demands"][lang].format(words.day(found.day, lang)), (horizon, Line(_NOTE[lang]))))
    return [*head, *demands]


def _say(key: str, lang: str, *parts: Any) -> str:
    text = _TEXT[key][lang]
    if lang == "en" and "{0}th" in text:
        text = text.replace("{0}th", f"{{0}}{_ordinal(int(parts[0]))}")
    return text.format(*parts)


def _ordinal(number: int) -> str:
    if 10 <= number % 100 <= 20:  # noqa: PLR2004  (eleventh to twentieth)
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _conference(found: Report, lang: str) -> Iterator[Line]:
    one = found.conference
    sources = found.record.urls(one.sources)
    place = words.marked(str(one.place.value), one.place, lang)
    if found.ahead:
        yield Line(_say("ahead", lang, words.day(found.day, lang), one.number), sources)
    if one.days.value:
        key = "met_video" if one.form == "video" else "met"
        yield Line(_say(key, lang, one.number, words.when(one, lang), place), sources)
    elif one.planned:
        yield Line(_say("called_off", lang, one.number, words.span(one.planned, lang), place), sources)
    else:
        yield Line(_say("undated", lang, one.number, words.when(one, lang), place), sources)
    if one.chair.land.value:
        land = words.marked(words.land(one.chair.land.value, lang), one.chair.land, lang)
        persons = words.chaired(one, lang)
        yield Line(_say("chair", lang, land, f" ({persons})" if persons else ""), sources)
    if one.motto.value:
        yield Line(_say("motto", lang, one.motto.value.rstrip(".")), sources)
    if one.note:
        yield Line(one.note[lang], sources)


def _land(found: Report, name: str, lang: str) -> Iterator[Line]:
    seated = [seat for seat in found.came if seat.person.value]
    yield from (_came(found, seat, name, lang) for seat in seated)
    if not seated:
        yield Line(_say("nobody_came" if found.conference.called_off else "came_unknown", lang, name))
    for paper in found.own:
        if paper.movers.lead.value == found.land:
            yield _paper_line(found, "own", paper, lang, words.marked(_say("own_motion", lang), paper.movers.lead, lang))
        else:
            yield _paper_line(found, "co", paper, lang, _marked(_say("co_motion", lang), paper.movers.certainty, lang))
    for paper in found.supported:
        total = paper.supporters.total
        who = _marked(name, votes.role_certainty(paper, "supported", found.land), lang)
        if total:
            kind = words.KIND[paper.kind][lang]
            yield _paper_line(found, "supported_with", paper, lang, who, total - 1, kind)
        else:
            yield _paper_line(found, "supported", paper, lang, who)
    for paper in found.voted:
        cast = votes.by_land(paper, found.record.body.laender)[found.land]
        word = words.VOTE[str(cast.word)][lang]
        yield _paper_line(found, "voted", paper, lang, word if cast.how == votes.KNOWN else f"{word} ({words.HOW[cast.how][lang]})")
    for paper, statement in found.statements:
        urls = found.record.urls(paper.sources)
        yield Line(_say("statement", lang, _stated(found, statement, lang), paper.called(lang), statement.says[lang]), urls)
    if not (found.own or found.supported or found.voted or found.statements):
        yield Line(_say("nothing", lang, name))


def _stated(found: Report, statement: Statement, lang: str) -> str:
    """What a statement is called, and with whom the Land made it."""
    form = words.statement_form(statement.form, lang)
    form = form[0].upper() + form[1:]
    others = [words.land(code, lang) for code in statement.laender if code != found.land]
    joint = _say("joint", lang, form, words.listed(others, lang)) if others else form
    return _marked(joint, statement.certainty, lang)


def _marked(text: str, certainty: str, lang: str) -> str:
    return words.marked(text, Known(text, certainty), lang)


def _came(found: Report, seat: Mandate, name: str, lang: str) -> Line:
    person = words.marked(str(seat.person.value), seat.person, lang)
    key = "came" if seat.presence == "confirmed" else "came_unsure"
    return Line(_say(key, lang, name, person, seat.office[lang], words.PRESENCE[seat.presence][lang]), found.record.urls(seat.sources))


def _paper_line(found: Report, key: str, paper: Paper, lang: str, *parts: Any) -> Line:
    return Line(_say(key, lang, paper.called(lang), result(paper, lang), *parts), found.record.urls(paper.sources))


def result(paper: Paper, lang: str) -> str:
    """What came of a paper: stated as sources state it; a count by arithmetic is not said, only who did not agree."""
    parts = [words.status(paper)[lang]]
    label, tally = paper.vote.label, paper.vote.tally
    if label.value and label.certainty in SURE and label.value != "ohne_mehrheit":
        parts.append(words.LABEL[label.value][lang])
    if tally and paper.vote.certainty in SURE:
        parts.append(_say("counts", lang, *tally))
    against = [land for land, cast in paper.vote.by_land.items() if cast.value == "nein"]
    if against and not (tally and paper.vote.certainty in SURE):
        parts.append(_say("not_agreed", lang, words.listed([words.land(land, lang) for land in against], lang)))
    if not (label.value or tally or paper.vote.by_land):
        parts.append(_say("vote_unknown", lang))
    return "; ".join(parts)


def _demand(found: Report, one: Followed, lang: str) -> Section:
    marks = one.marks
    lines = [line for part in marks.text.parts for line in _part(found, part, lang)]
    practice = marks.practice
    if practice.since and practice.mark != "open":
        known = practice.last or practice
        by = known.by or terms.CERTAINTY[known.certainty][lang]
        lines.append(Line(_say("practice", lang, words.practised(practice, lang), by)))
    lines += [Line(entry.says[lang], found.record.urls(entry.sources)) for entry in marks.evidence]
    if marks.text.why:
        lines.append(Line(marks.text.why[lang]))
    followed = found.follow_up.demands.get(one.demand.id)
    elsewhere = [found.follow_up.elsewhere[name] for name in followed.before] if followed else []
    for earlier in (way for way in elsewhere if way.day <= found.day):
        mark = words.TEXT_MARK[part(earlier.statement, found.day, found.proof).mark][lang]
        lines.append(Line(_say("before", lang, earlier.says[lang], mark, words.day(found.day, lang)), found.record.urls(earlier.sources)))
    if not lines:
        lines.append(Line(_say("later" if followed and followed.evidence else "unfollowed", lang)))
    return Section(one.demand.says[lang], tuple(lines), words.verdict(marks.verdict, lang))


def _part(found: Report, part: Part, lang: str) -> Iterator[Line]:
    """What the law does of one statement, and on which provisions that rests."""
    basis = "; ".join(f"{one.cite}, {one.by}" for one in part.basis if not one.cite.startswith("BAMF"))
    by = f" ({basis})" if basis else ""
    yield Line(_say("checked", lang, part.statement.says[lang]))
    if part.mark == "not":
        first = max(part.since, found.proof.law.first_day)
        read = min(found.day, found.proof.law.horizon)
        yield Line(_say("not", lang, words.day(first, lang), words.day(read, lang)))
        if read < found.day:
            yield Line(_say("unread", lang))
    elif part.mark in ("met", "partly"):
        yield Line(_say(f"{part.mark}_since", lang, words.day(part.since, lang), by))
    else:
        yield Line(_say("other", lang, words.TEXT_MARK[part.mark][lang]))
    titles = [found.proof.law.routes[name].title[lang] for name in part.statement.instead if name in found.proof.law.routes]
    if titles and part.mark != "met":
        yield Line(_say("instead", lang, words.listed(titles, lang)))
