"""What became of a demand, in the terminal: four marks, their history, the evidence in order of time, and earlier ways to the same aim."""

from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from anspruch.cli import show
from anspruch.cli.conferences import sources
from anspruch.conference import words
from anspruch.conference.followup.file import Elsewhere, Evidence
from anspruch.conference.followup.marks import Marks, Part, Verdict
from anspruch.conference.known import CERTAINTY, Known
from anspruch.conference.model import Demand, Record

_TEXT = {
    "text": {"de": "Text", "en": "text"},
    "practice": {"de": "Praxis", "en": "practice"},
    "money": {"de": "Geld", "en": "money"},
    "reply": {"de": "Antwort", "en": "reply"},
    "none": {"de": "kein Beleg", "en": "no evidence"},
    "since": {"de": "seit {0}", "en": "since {0}"},
    "until": {"de": "{0} bis {1}", "en": "{0} to {1}"},
    "history": {"de": "Verlauf", "en": "history"},
    "evidence": {"de": "Belege", "en": "evidence"},
    "before": {"de": "Dasselbe auf anderem Weg", "en": "The same by another way"},
    "today": {"de": "Nach dem Recht vom {0}: {1}", "en": "By the law of {0}: {1}"},
    "not_computed": {"de": "von einem Menschen gelesen, nicht gerechnet", "en": "read by a person, not computed"},
}
_LASTING = ("practice", "text")
"""Kinds of evidence that hold from a day on; a letter or a budget line is of its day."""


def show_demand(
    record: Record, demand: Demand, marks: Marks, history: Sequence[Verdict], before: Sequence[tuple[Elsewhere, Part]], lang: str
) -> None:
    """Print the four marks of a demand, its history, the evidence, and what became of the same aim on other ways before."""
    out = show.console()
    out.print(f"[bold]{escape(demand.says[lang])}[/bold] [dim]{demand.id}[/dim]")
    mark = words.MARK[marks.text.mark if marks.text.mark != "none" else marks.money]
    out.print(f"{mark} {escape(words.verdict(marks.verdict, lang))} [dim]({words.day(marks.day, lang)})[/dim]\n")
    _marks(out, marks, lang)
    out.print(f"\n[bold]{_say('history', lang)}[/bold]")
    for told in history:
        remarks = [said[lang] for said, so in ((words.NOT_EXACT, not told.exact), (words.BEFORE, told.before)) if so]
        about = f" ({'; '.join(remarks)})" if remarks else ""
        out.print(Padding(f"{told.since.isoformat()}  {escape(words.verdict(told.verdict, lang) + about)}", (0, 0, 0, 2)))
    if marks.evidence:
        out.print(f"\n[bold]{_say('evidence', lang)}[/bold]")
    for one in marks.evidence:
        _evidence(out, record, one, lang)
    if before:
        out.print(f"\n[bold]{_say('before', lang)}[/bold]")
    for way, part in before:
        sure = words.marked(way.says[lang], Known(way.says, way.certainty), lang)
        out.print(Padding(f"{words.day(way.day, lang)}  {escape(sure)}", (0, 0, 0, 2)))
        held = _say("today", lang, words.day(marks.day, lang), words.TEXT_MARK[part.mark][lang])
        out.print(Padding(escape(held), (0, 0, 0, 4)))
        for one in way.evidence:
            out.print(Padding(f"{words.moment(one.since, lang)}: {escape(one.says[lang])}", (0, 0, 0, 4)))
        sources(out, record.urls(way.sources), lang)


def _marks(out: Console, marks: Marks, lang: str) -> None:
    since = f", {_say('since', lang, words.day(marks.text.since, lang))}" if marks.text.since else ""
    computed = "" if marks.text.computed or marks.text.mark == "none" else f" ({_say('not_computed', lang)})"
    _entry(out, "text", words.TEXT_MARK[marks.text.mark][lang] + since + computed, lang)
    for part in marks.text.parts:
        basis = "; ".join(f"{one.cite}, {one.by}" for one in part.basis)
        out.print(Padding(f"{words.MARK[part.mark]} {escape(part.statement.says[lang])} [dim]{escape(basis)}[/dim]", (0, 0, 0, 4)))
    if marks.text.why:
        out.print(Padding(escape(marks.text.why[lang]), (0, 0, 0, 4)))
    _entry(out, "practice", words.practised(marks.practice, lang), lang)
    _entry(out, "money", words.TEXT_MARK[marks.money][lang] if marks.money != "none" else _say("none", lang), lang)
    _entry(out, "reply", words.ANSWERED[marks.reply][lang], lang)


def _evidence(out: Console, record: Record, one: Evidence, lang: str) -> None:
    """A piece of evidence: from when to when, of what kind, what it says, how sure it is."""
    at = words.moment(one.since, lang)
    if one.until:
        at = _say("until", lang, at, words.moment(one.until, lang))
    elif one.kind in _LASTING:
        at = _say("since", lang, at)
    says = f"{at} · {_say(one.kind, lang)}: {one.says[lang]}"
    out.print(Padding(f"{escape(says)} [dim]{CERTAINTY[one.certainty][lang]}[/dim]", (0, 0, 0, 2)))
    sources(out, record.urls(one.sources), lang)


def _say(name: str, lang: str, *parts: object) -> str:
    return _TEXT[name][lang].format(*parts)


def _entry(out: Console, name: str, text: str, lang: str) -> None:
    out.print(f"[dim]{_say(name, lang)}:[/dim] {escape(text)}")
