"""The check in the terminal: one question at a time; what is not known may stay so; nothing is stored."""

import sys
from collections import Counter
from datetime import date

from rich.console import Console
from rich.markup import escape

from anspruch.cli import show
from anspruch.language.errors import InputError
from anspruch.language.facts import Fact
from anspruch.language.knowledge import LEVELS
from anspruch.readings.decide import decide
from anspruch.readings.explain.words import label
from anspruch.statute.law import Law

_TEXT = {
    "intro": {
        "de": "Antworten Sie, so gut Sie können. Leer oder w: weiß nicht · ?: Hilfe · z: zurück · e: Ergebnis jetzt. Nichts wird gespeichert.",
        "en": "Answer as well as you can. Empty or w: don't know · ?: help · z: back · e: result now. Nothing is stored.",
    },
    "nothing": {"de": "Dazu gibt es keine weitere Erklärung.", "en": "There is no further explanation."},
    "first": {"de": "Das war die erste Frage.", "en": "That was the first question."},
    "yes_no": {"de": "j/n", "en": "y/n"},
}
_DONT_KNOW = {"", "w", "weiß nicht", "weiss nicht", "unknown", "don't know"}


class Interview:
    """The answers so far, in the order they were given; a fact asked and not known is remembered as such."""

    def __init__(self, law: Law, day: date, programme: str, facts: dict[str, object]) -> None:
        self.law = law
        self.day = day
        self.programme = programme
        self.facts = dict(facts)
        self.asked: list[str] = []

    def next(self) -> Fact | None:
        """The fact that most undecided routes still wait for; the status first; None when no question helps."""
        vocabulary = self.law.vocabulary
        if "status" not in self.facts and "status" not in self.asked:
            return vocabulary["status"]
        result = decide(self.law.on(self.day), self.facts).programmes[self.programme]
        waiting: Counter[str] = Counter()
        for route in result.routes:
            if route.state == "undecided":
                waiting.update(name for name in route.missing if name not in self.asked and name not in self.facts and vocabulary[name].ask)
        return vocabulary[waiting.most_common(1)[0][0]] if waiting else None

    def answer(self, fact: Fact, raw: str) -> None:
        """Take an answer. Raises InputError if it does not fit, or contradicts another."""
        value = None if raw.strip().lower() in _DONT_KNOW else raw.strip()
        trial = {**self.facts, fact.name: value} if value is not None else self.facts
        decide(self.law.on(self.day), trial)
        self.facts = dict(trial)
        self.asked.append(fact.name)

    def back(self) -> bool:
        """Take the last answer back; False if there is none."""
        if not self.asked:
            return False
        self.facts.pop(self.asked.pop(), None)
        return True


def run(law: Law, day: date, programme: str, facts: dict[str, object], lang: str) -> dict[str, object]:
    """Ask until no question helps, or the person has enough; gives the facts."""
    out = show.console(error=True)
    interview = Interview(law, day, programme, facts)
    out.print(f"[dim]{_TEXT['intro'][lang]}[/dim]")
    while (fact := interview.next()) is not None:
        try:
            raw = out.input(f"{escape(fact.ask[lang])} [dim]({escape(_hint(fact, lang))})[/dim] ")
        except (EOFError, KeyboardInterrupt):
            out.print()
            break
        if not sys.stdin.isatty():
            out.print()
        word = raw.strip().lower()
        if word == "e":
            break
        _take(out, interview, fact, word, raw, lang)
    return interview.facts


def _take(out: Console, interview: Interview, fact: Fact, word: str, raw: str, lang: str) -> None:
    if word == "?":
        _help(out, fact, lang)
    elif word == "z":
        if not interview.back():
            out.print(_TEXT["first"][lang])
    else:
        try:
            interview.answer(fact, raw)
        except InputError as error:
            out.print(f"[yellow]{escape(error.text(lang))}[/yellow]")


def _hint(fact: Fact, lang: str) -> str:
    match fact.type:
        case "bool":
            return _TEXT["yes_no"][lang]
        case "choice":
            return ", ".join(fact.values)
        case "level":
            return ", ".join(LEVELS)
        case "date":
            return "2024-03-21, 2024-03, 2024"
        case "citation":
            return "AufenthG § 22 Satz 2"
    return fact.unit or label(fact, lang)


def _help(out: Console, fact: Fact, lang: str) -> None:
    out.print(f"[dim]{escape(fact.help.get(lang, _TEXT['nothing'][lang]))}[/dim]")
    for example in fact.examples:
        out.print(f"  [bold]{escape(str(example['value']))}[/bold] [dim]{escape(str(example[lang]))}[/dim]")
    for value, names in fact.options.items():
        out.print(f"  [bold]{escape(value)}[/bold] [dim]{escape(names[lang])}[/dim]")
