"""The conference in the terminal: lists, votes by Land, a demand's marks, a report; a mark and a word for everything."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from anspruch.cli import show
from anspruch.conference import phrases, rules, votes, words
from anspruch.conference.agenda import in_order
from anspruch.conference.draft import Draft
from anspruch.conference.files.check import Checked
from anspruch.conference.frozen import fingerprint
from anspruch.conference.known import CERTAINTY, SURE, Known
from anspruch.conference.model import Conference, Paper, Record
from anspruch.conference.report import Report
from anspruch.conference.report.sentences import sections

_TEXT = {
    "chair": {"de": "Vorsitz", "en": "chair"},
    "in_term": {"de": "im Vorsitzjahr auch", "en": "in the year of the chair also"},
    "place": {"de": "Ort", "en": "place"},
    "motto": {"de": "Motto", "en": "motto"},
    "form": {"de": "Form", "en": "form"},
    "papers": {"de": "Was vorlag ({0})", "en": "Papers ({0})"},
    "papers_known": {"de": "{0} Papiere bekannt", "en": "{0} papers known"},
    "one_known": {"de": "{0} Papier bekannt", "en": "{0} paper known"},
    "none_known": {"de": "Papiere nicht bekannt", "en": "papers not known"},
    "not_held": {"de": "nicht abgehalten, im Umlaufverfahren entschieden", "en": "not held, decided in written procedure"},
    "no_papers": {"de": "Papiere dieser Konferenz sind nicht bekannt.", "en": "No papers of this conference are known."},
    "sources": {"de": "Quellen", "en": "sources"},
    "movers": {"de": "Antrag", "en": "moved by"},
    "supporters": {"de": "unterstützt von", "en": "supported by"},
    "result": {"de": "Ergebnis", "en": "result"},
    "votes": {"de": "Stimmen", "en": "votes"},
    "to": {"de": "an", "en": "to"},
    "demands": {"de": "Forderungen", "en": "Demands"},
    "statements": {"de": "Erklärungen zum Protokoll", "en": "Statements in the minutes"},
    "rules": {"de": "Was jede Regel daraus machte", "en": "What every rule would make of it"},
    "agrees": {"de": "wie festgestellt", "en": "as stated"},
    "differs": {"de": "ANDERS als festgestellt", "en": "NOT as stated"},
    "carried": {"de": "angenommen", "en": "adopted"},
    "lost": {"de": "nicht angenommen", "en": "not adopted"},
    "left_open": {"de": "offen, die Stimmen sind nicht bekannt", "en": "open, the votes are not known"},
    "motion_file": {
        "de": "Eigener Gesetzentwurf dazu (Recht {1}, mit Antrag {2}): anspruch motion synopsis {0}",
        "en": "Our draft of the law for it (law {1}, with the motion {2}): anspruch motion synopsis {0}",
    },
    "procedure": {
        "de": "Umlaufverfahren; Papiere: {0}, davon hier bekannt: {1}.",
        "en": "Written procedure; papers: {0}, of which known here: {1}.",
    },
    "entry": {"de": "der Eintrag ist {0}", "en": "the entry is {0}"},
    "hash": {"de": "Inhalt", "en": "content"},
    "led": {"de": "Federführend", "en": "Led"},
    "moved": {"de": "Mit beantragt", "en": "Moved with others"},
    "supported": {"de": "Unterstützt", "en": "Supported"},
    "statements_of": {"de": "Erklärungen", "en": "Statements"},
    "joint": {"de": "gemeinsam mit {0}", "en": "together with {0}"},
    "term": {"de": "{0}. Vorsitz, Beginn: {1}", "en": "Chair no. {0}, begins: {1}"},
    "chaired": {"de": "Vorsitz der {0}. Konferenz", "en": "Chair of conference {0}"},
    "cast": {"de": "Stimmen: {0} belegt, {1} erschlossen, {2} nicht bekannt", "en": "Votes: {0} known, {1} inferred, {2} not known"},
    "imported": {
        "de": "Datenbank: {0} neu, {1} geändert, {2} entfernt, {3} unverändert.",
        "en": "Database: {0} added, {1} changed, {2} removed, {3} unchanged.",
    },
    "computed": {"de": "Am Recht gerechnet: {0}.", "en": "Computed of the law: {0}."},
    "sound": {"de": "In Ordnung. {0}.", "en": "Sound. {0}."},
}
_HELD = {
    "papers": {"de": "Papiere", "en": "papers"},
    "demands": {"de": "Forderungen", "en": "demands"},
    "conferences": {"de": "Konferenzen", "en": "conferences"},
    "acts": {"de": "Schritte des Vorsitzes", "en": "acts of the chair"},
    "written_procedures": {"de": "Umlaufverfahren", "en": "written procedures"},
    "mandates": {"de": "Sitze", "en": "seats"},
    "sources": {"de": "Quellen", "en": "sources"},
    "frozen": {"de": "eingefrorene Beschlüsse", "en": "frozen resolutions"},
    "rule_sets": {"de": "Regelwerke", "en": "rule sets"},
    "profiles": {"de": "Zählweisen", "en": "ways to count"},
    "sisters": {"de": "Regeln anderer Konferenzen", "en": "rules of other conferences"},
    "states": {"de": "Zustände", "en": "states"},
    "transitions": {"de": "Übergänge", "en": "transitions"},
    "statements": {"de": "Prüfsätze", "en": "statements"},
}
"""What a file of the record holds, by the name it is counted under."""


def _say(name: str, lang: str, *parts: object) -> str:
    return _TEXT[name][lang].format(*parts)


def show_list(record: Record, lang: str) -> None:
    """Print the conferences, two lines each."""
    out = show.console()
    for one in record.conferences.values():
        chair = words.marked(words.land(one.chair.land.value, lang), one.chair.land, lang) if one.chair.land.value else words.NOT_KNOWN[lang]
        place, held = words.place(one, lang), f" [dim]·[/dim] {_say('not_held', lang)}" if one.planned and not one.days.value else ""
        out.print(f"[bold]{one.number}.[/bold] {escape(words.when(one, lang))} [dim]·[/dim] {escape(place)}{held}")
        motto = f" · {one.motto.value}" if one.motto.value else ""
        out.print(
            Padding(f"[dim]{escape(_say('chair', lang))}: {escape(chair + motto)} · {_counted(len(record.of(one.number)), lang)}[/dim]", (0, 0, 0, 4))
        )


def _counted(papers: int, lang: str) -> str:
    """How many papers are known; none known is not none."""
    return _say("one_known" if papers == 1 else "papers_known", lang, papers) if papers else _say("none_known", lang)


def show_conference(record: Record, one: Conference, lang: str) -> None:
    """Print a conference and its papers."""
    out = show.console()
    out.print(f"[bold]{one.number}. {escape(record.body.short)}[/bold]  {escape(words.when(one, lang))}")
    chair = words.marked(words.land(one.chair.land.value, lang), one.chair.land, lang) if one.chair.land.value else words.NOT_KNOWN[lang]
    persons = words.chaired(one, lang)
    _entry(out, "place", words.place(one, lang), lang)
    _entry(out, "form", words.FORM[one.form][lang], lang)
    _entry(out, "chair", f"{chair} ({persons})" if persons else chair, lang)
    if one.presiding:
        for person in one.others_in_term:
            office = words.in_office(person, lang)
            _entry(out, "in_term", person.value + (f" ({office})" if office else ""), lang)
    _entry(out, "motto", one.motto.value or words.NOT_KNOWN[lang], lang)
    if one.note:
        out.print(escape(one.note[lang]))
    papers = in_order(record.of(one.number))
    out.print(f"\n[bold]{_say('papers', lang, len(papers))}[/bold]" if papers else f"\n{_say('no_papers', lang)}")
    for paper in papers:
        top = f"TOP {paper.top} " if paper.top else ""
        out.print(f"{top}{escape(paper.called(lang))} [dim]{paper.id}[/dim]")
        sure = "" if paper.certainty in (*SURE, "U") else f" · {_say('entry', lang, CERTAINTY[paper.certainty][lang])}"
        out.print(Padding(f"[dim]{escape(words.KIND[paper.kind][lang] + ' · ' + phrases.outcome(paper, lang) + sure)}[/dim]", (0, 0, 0, 4)))
    _beside(out, record, one.number, lang)
    sources(out, record.urls(one.sources), lang)


def _beside(out: Console, record: Record, number: int, lang: str) -> None:
    """Written procedures, and what the chair did between the conferences."""
    for procedure in record.procedures.values():
        if procedure.conference == number:
            known = sum(paper.procedure == procedure.name for paper in record.papers.values())
            papers = words.marked(str(procedure.papers.value), procedure.papers, lang)
            out.print(f"\n{escape(_say('procedure', lang, papers, known))}")
    for act in record.acts:
        if act.conference == number:
            out.print(f"\n{escape(f'{words.day(act.day, lang)}, {act.actor}: {act.says[lang]}')}")


def show_paper(record: Record, paper: Paper, drafted: Draft | None, lang: str) -> None:
    """Print a paper: movers, result, votes by Land, what every rule makes of it, demands."""
    out = show.console()
    out.print(f"[bold]{escape(paper.called(lang))}[/bold] [dim]{paper.id}[/dim]")
    kind = words.KIND[paper.kind][lang]
    out.print(escape(f"{kind}, {paper.conference}. {record.body.short}" + (f", TOP {paper.top}" if paper.top else "")))
    for name, one in (("movers", paper.movers), ("supporters", paper.supporters)):
        if name == "movers" or one.laender:
            note = f" {one.note[lang]}" if one.note else ""
            _entry(out, name, phrases.side(one, lang, record.body.laender) + note, lang)
    to = ", ".join(words.addressee(one, lang) for one in paper.addressees.value or ())
    _entry(out, "to", words.marked(to, paper.addressees, lang) if to else words.NOT_KNOWN[lang], lang)
    _vote(out, record, paper, lang)
    if paper.demands:
        out.print(f"\n[bold]{_say('demands', lang)}[/bold]")
    for demand in paper.demands:
        norm = f" [dim]{escape(words.norm(demand, lang))}[/dim]" if demand.norm else ""
        out.print(Padding(f"{escape(demand.says[lang])}{norm} [dim]{demand.id}[/dim]", (0, 0, 0, 2)))
    if paper.statements.value:
        out.print(f"\n[bold]{_say('statements', lang)}[/bold]")
    for statement in paper.statements.value or ():
        names = words.listed([words.land(land, lang) for land in statement.laender], lang)
        out.print(Padding(f"{escape(names)} ({words.statement_form(statement.form, lang)}): {escape(statement.says[lang])}", (0, 0, 0, 2)))
    law = _say("motion_file", lang, paper.motion, drafted.without, drafted.with_it) if drafted else None
    for text in (paper.note.get(lang), paper.response.get(lang), law):
        if text:
            out.print(f"\n{escape(text)}")
    _entry(out, "hash", fingerprint(paper), lang)
    sources(out, record.urls(paper.sources), lang)


def _vote(out: Console, record: Record, paper: Paper, lang: str) -> None:
    """The result as stated, the votes by Land, and what the rules make of them."""
    counted = phrases.counts(paper.vote.counts, lang)
    said = f", {words.marked(counted, Known(counted, paper.vote.certainty), lang)}" if counted else ""
    outcome = words.NOT_KNOWN[lang] if paper.stated == "result_unknown" and paper.certainty != "U" else phrases.outcome(paper, lang)
    _entry(out, "result", outcome + said, lang)
    casts = votes.by_land(paper, record.body.laender)
    groups: dict[tuple[str | None, str], list[str]] = {}
    for land, cast in casts.items():
        groups.setdefault((cast.word, cast.how), []).append(land)
    for (word, how), laender in groups.items():
        said = f"{words.VOTE[word][lang]} ({words.HOW[how][lang]})" if word else words.HOW[how][lang]
        _entry(out, "votes", f"{said}: {' '.join(laender)}", lang)
    if paper.vote.note:
        out.print(Padding(escape(paper.vote.note[lang]), (0, 0, 0, 2)))
    day = record.conferences[paper.conference].day
    held = rules.load().on(day)
    out.print(f"\n[bold]{_say('rules', lang)}[/bold]" + (f" [dim]{escape(held.says[lang])}[/dim]" if held else ""))
    for one in rules.judge(paper, day=day):
        result = _say("left_open" if one.outcome is None else "carried" if one.outcome else "lost", lang)
        fits = "" if one.agrees is None else f" [{'green' if one.agrees else 'yellow'}]({_say('agrees' if one.agrees else 'differs', lang)})[/]"
        out.print(Padding(f"{escape(one.profile.title[lang])}{' *' if one.assumed else ''}: {result}{fits}", (0, 0, 0, 2)))


def show_land(record: Record, land: str, lang: str) -> None:
    """Print what is known of a Land."""
    out = show.console()
    out.print(f"[bold]{escape(words.land(land, lang))}[/bold]")
    for one in record.conferences.values():
        if one.chair.land.value == land:
            out.print(escape(words.marked(_say("chaired", lang, one.number), one.chair.land, lang)))
    coming = record.next_term
    if coming.value and coming.value.land.value == land:
        term = _say("term", lang, coming.value.number, words.day(coming.value.start, lang) if coming.value.start else words.NOT_KNOWN[lang])
        out.print(escape(words.marked(term, coming.value.land, lang)))
    casts = [votes.by_land(paper, record.body.laender)[land] for paper in record.papers.values()]
    out.print(_say("cast", lang, *(sum(cast.how == how for cast in casts) for how in (votes.KNOWN, votes.INFERRED, votes.UNKNOWN))))
    for paper in record.papers.values():
        cast = votes.by_land(paper, record.body.laender)[land]
        if cast.word:
            said = f"{words.VOTE[cast.word][lang]} ({words.HOW[cast.how][lang]})"
            out.print(Padding(f"{escape(said)}: {escape(paper.called(lang))} [dim]{paper.id}[/dim]", (0, 0, 0, 2)))
    for role, papers in votes.roles(record, land).items():
        if papers:
            out.print(f"\n[bold]{_say('statements_of' if role == 'statements' else role, lang)}[/bold]")
        for paper in papers:
            status = words.status(paper)[lang] + _doubt(paper, role, land, lang)
            out.print(Padding(f"{paper.conference}.  {escape(paper.called(lang))} – {escape(status)} [dim]{paper.id}[/dim]", (0, 0, 0, 2)))


def _doubt(paper: Paper, role: str, land: str, lang: str) -> str:
    """What of a Land's part in a paper no source states; and with whom it made a statement."""
    certainty, name = votes.role_certainty(paper, role, land), {"led": "lead", "moved": "mover", "supported": "supporter"}.get(role, "")
    if role == "statements":
        others = {code for one in paper.statements.value or () if land in one.laender for code in one.laender} - {land}
        return f" ({_say('joint', lang, phrases.laender(sorted(others), lang))})" if others else ""
    return "" if certainty in SURE else f" ({words.ROLE[name][lang]}: {CERTAINTY[certainty][lang]})"


def show_report(found: Report, lang: str) -> None:
    """Print a report."""
    out = show.console()
    for section in sections(found, lang):
        out.print(f"\n[bold]{escape(section.head)}[/bold]")
        if section.mark:
            out.print(Padding(f"[cyan]{escape(section.mark)}[/cyan]", (0, 0, 0, 2)))
        for line in section.lines:
            out.print(Padding(escape(line.text), (0, 0, 0, 2)))
    urls = dict.fromkeys(url for section in sections(found, lang) for line in section.lines for url in line.sources)
    sources(out, tuple(urls), lang)


def show_tree(tree: dict[str, Any]) -> None:
    """Print a paper, block by block."""
    out = show.console()
    out.print(f"[dim]{escape(tree['kind'])}[/dim]\n[bold]{escape(tree['title'])}[/bold]")
    for line in (*tree["lead"], tree["notice"], *(line for one in tree["blocks"] for line in _lines(one))):
        out.print(line if line.startswith("\n") else escape(line), soft_wrap=line.startswith("  http"))
    out.print(f"\n[dim]{escape(tree['foot'])}[/dim]")


def _lines(one: dict[str, Any]) -> Iterator[str]:
    """The lines of a block of a paper."""
    match one["kind"]:
        case "heading":
            yield f"\n[bold]{escape(one['text'])}[/bold]"
        case "fields":
            yield from (f"{row['label']}: {row['text']}" for row in one["rows"])
        case "text":
            yield one["text"]
        case "numbered":
            yield from (f"{at}. {item['text']} {item['note']}".rstrip() for at, item in enumerate(one["items"], 1))
        case "links":
            yield from (f"  {url}" for url in one["urls"])
        case "table":
            yield from (f"  {' · '.join(row)}" for row in one["rows"])
        case "contents":
            yield from (f"  {row['number']:6}{row['title']}" for row in one["rows"])


def show_checked(found: Checked, lang: str) -> None:
    """Print what a sound file holds."""
    counts = ", ".join(f"{_HELD[name][lang]}: {number}" for name, number in found.counts.items())
    show.console().print(_say("sound", lang, counts[0].upper() + counts[1:]))
    for hint in found.hints:
        show.console().print(f"[yellow]{escape(hint[lang])}[/yellow]")


def show_imported(added: int, changed: int, removed: int, kept: int, computed: int, lang: str) -> None:
    """Print what an import did to the database."""
    out = show.console()
    out.print(_say("imported", lang, added, changed, removed, kept))
    out.print(_say("computed", lang, computed))


def _entry(out: Console, name: str, text: str, lang: str) -> None:
    out.print(f"[dim]{_say(name, lang)}:[/dim] {escape(text)}")


def sources(out: Console, urls: Sequence[str], lang: str) -> None:
    if urls:
        out.print(f"[dim]{_say('sources', lang)}:[/dim]")
    for url in urls:
        out.print(f"  [dim]{escape(url)}[/dim]", soft_wrap=True)
