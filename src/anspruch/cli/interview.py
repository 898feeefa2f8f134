"""The check in the terminal: one question at a time; what is not known may stay so; nothing is stored."""

import sys
from datetime import date

from rich.console import Console
from rich.markup import escape

from anspruch.cli import show
from anspruch.language.errors import InputError
from anspruch.language.facts import Fact
from anspruch.language.knowledge import LEVELS
from anspruch.readings.ask import Interview, Question
from anspruch.readings.decide import decide
from anspruch.readings.explain.words import label
from anspruch.statute.law import Law

_TEXT = {
    "intro": {
        "de": "Antworten Sie, so gut Sie können. Leer oder w: weiß nicht · ?: Hilfe und Grund der Frage · z: zurück · e: Ergebnis jetzt. "
        "Nichts wird gespeichert.",
        "en": "Answer as well as you can. Empty or w: don't know · ?: help, and why we ask · z: back · e: result now. Nothing is stored.",
    },
    "nothing": {"de": "Dazu gibt es keine weitere Erklärung.", "en": "There is no further explanation."},
    "first": {"de": "Das war die erste Frage.", "en": "That was the first question."},
    "left": {"de": "höchstens {0}", "en": "at most {0}"},
    "why": {"de": "Warum wir das fragen -", "en": "Why we ask -"},
    "yes_no": {"de": "j/n", "en": "y/n"},
}
_DONT_KNOW = {"", "w", "weiß nicht", "weiss nicht", "unknown", "don't know"}


class Answers:
    """The answers so far, in the order they were given; a fact asked and not known is remembered as such."""

    def __init__(self, law: Law, day: date, programme: str, facts: dict[str, object]) -> None:
        self.law = law.on(day)
        self.interview = Interview(self.law, (programme,))
        self.facts = dict(facts)
        self.asked: list[str] = []

    def next(self) -> Question | None:
        """The next question; None when no answer can change anything any more."""
        return self.interview.next(self.facts, self.asked)

    def answer(self, fact: Fact, raw: str) -> None:
        """Take an answer. Raises InputError if it does not fit, or contradicts another."""
        value = None if raw.strip().lower() in _DONT_KNOW else raw.strip()
        trial = {**self.facts, fact.name: value} if value is not None else self.facts
        decide(self.law, trial)
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
    answers = Answers(law, day, programme, facts)
    out.print(f"[dim]{_TEXT['intro'][lang]}[/dim]")
    while (question := answers.next()) is not None:
        fact, left = question.fact, _TEXT["left"][lang].format(question.at_most)
        try:
            raw = out.input(f"{escape(fact.ask[lang])} [dim]({escape(_hint(fact, lang))}; {left})[/dim] ")
        except (EOFError, KeyboardInterrupt):
            out.print()
            break
        if not sys.stdin.isatty():
            out.print()
        word = raw.strip().lower()
        if word == "e":
            break
        _take(out, answers, question, word, raw, lang)
    return answers.facts


def _take(out: Console, answers: Answers, question: Question, word: str, raw: str, lang: str) -> None:
    if word == "?":
        _help(out, answers.law.law, question, lang)
    elif word == "z":
        if not answers.back():
            out.print(_TEXT["first"][lang])
    else:
        try:
            answers.answer(question.fact, raw)
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


def _help(out: Console, law: Law, question: Question, lang: str) -> None:
    fact = question.fact
    for norm in question.because:
        out.print(f"[dim]{_TEXT['why'][lang]} {escape(norm.cite)}: {escape(law.provisions[norm.name].says[lang])}[/dim]")
    said = " ".join(texts[lang] for texts in (fact.help, fact.typed) if texts)
    out.print(f"[dim]{escape(said or _TEXT['nothing'][lang])}[/dim]")
    for example in fact.examples:
        out.print(f"  [bold]{escape(str(example['value']))}[/bold] [dim]{escape(str(example[lang]))}[/dim]")
    for value, names in fact.options.items():
        out.print(f"  [bold]{escape(value)}[/bold] [dim]{escape(names[lang])}[/dim]")
