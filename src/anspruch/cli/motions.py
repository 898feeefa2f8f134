"""Motions in the terminal: what they demand, the synopsis with marked words, the amending commands; and as plain data."""

from collections.abc import Iterable, Sequence
from typing import Any

from rich.markup import escape
from rich.padding import Padding

from anspruch.cli import phrases, show
from anspruch.motion import Motion, Moved, laender
from anspruch.motion.check import Checked
from anspruch.motion.commands import Command
from anspruch.motion.papers import sheet as papers
from anspruch.motion.papers.words import WORDS
from anspruch.motion.sentences import sentence

_TEXT = {
    "choice": {"de": "Zu wählen mit --choose {0}=…", "en": "To choose with --choose {0}=…"},
    "first": {"de": "wenn nichts gewählt ist", "en": "where nothing is chosen"},
    "legend": {"de": "[- entfällt -]  {+ neu +}", "en": "[- removed -]  {+ added +}"},
    "wrong": {"de": "Fehler:", "en": "Error:"},
    "odd": {"de": "Hinweis:", "en": "Note:"},
    "wrong_one": {"de": "1 Fehler; danach noch einmal prüfen.", "en": "1 error; mend it and check again."},
    "wrong_several": {"de": "{0} Fehler; danach noch einmal prüfen.", "en": "{0} errors; mend them and check again."},
    "sound": {
        "de": "{0} ist in Ordnung und mit jeder Wahl ausführbar.",
        "en": "{0} is sound and can be carried out with every choice.",
    },
    "none": {"de": "Der Antrag ändert kein Recht.", "en": "The motion changes no law."},
    "law": {"de": "Ausgeführt ergeben die Befehle das Recht {0}.", "en": "Carried out, the commands make the law {0}."},
}
_SIGN = {"same": ("", "{0}", ""), "removed": ("[red strike]", "[-{0}-]", "[/]"), "added": ("[bold green]", "{{+{0}+}}", "[/]")}


def show_list(several: Iterable[Motion], lang: str) -> None:
    """Print motions, two lines each."""
    out = show.console()
    for motion in several:
        out.print(f"[bold]{escape(motion.name)}[/bold]  {escape(motion.title[lang])}")
        movers = ", ".join(laender.names(motion.movers, lang))
        out.print(Padding(f"[dim]{escape(f'{movers} · {motion.conference}')}[/dim]", (0, 0, 0, 2)))


def show_motion(motion: Motion, lang: str) -> None:
    """Print what a motion demands and what it leaves to choose."""
    out = show.console()
    out.print(f"[bold]{escape(motion.title[lang])}[/bold]\n")
    _entries(out, papers.entries(motion, lang))
    _entries(out, [{"label": WORDS["in_force"][lang], "text": phrases.day(motion.in_force.isoformat(), lang)}])
    _demands(out, papers.demands(motion, lang), {key: text[lang] for key, text in WORDS.items()})
    for choice in motion.choices:
        out.print(f"\n[bold]{escape(choice.question[lang])}[/bold]  [dim]{escape(_TEXT['choice'][lang].format(choice.name))}[/dim]")
        for number, option in enumerate(choice.options):
            first = f" [dim]({_TEXT['first'][lang]})[/dim]" if not number else ""
            out.print(Padding(f"[cyan]{escape(option.name)}[/cyan]: {escape(option.says[lang])}{first}", (0, 0, 0, 2)))


def show_synopsis(sheet: dict[str, Any]) -> None:
    """Print a sheet: what goes in square brackets, what comes in braces."""
    out, words, lang = show.console(), sheet["words"], sheet["lang"]
    out.print(f"[bold]{escape(words['paper'])}: {escape(sheet['title'])}[/bold]\n[dim]{escape(words['draft'])}[/dim]\n")
    _entries(out, sheet["head"])
    _demands(out, sheet["demands"], words)
    if sheet["choices"]:
        out.print(f"\n[bold]{words['choices']}[/bold]")
    for choice in sheet["choices"]:
        out.print(Padding(f"{escape(choice['question'])} {escape(choice['says'])} [dim]{choice['name']}={choice['option']}[/dim]", (0, 0, 0, 2)))
    if sheet["facts"]:
        _entries(out, [{"label": words["facts"], "text": ", ".join(sheet["facts"])}])
    if not sheet["rows"] and not sheet["ways"]:
        out.print(f"\n{words['nothing']}")
        return
    if sheet["rows"]:
        out.print(f"\n[bold]{words['provisions']}[/bold]  [dim]{escape(_TEXT['legend'][lang])}[/dim]")
    for row in sheet["rows"]:
        out.print(f"\n[bold]{escape(row['cited'])}[/bold] [dim]{row['name']}[/dim] {escape(row['state_word'])}, {escape(row['span'])}")
        for text in filter(None, (row["about"], row["note"])):
            out.print(Padding(escape(text), (0, 0, 0, 2)))
        _parts(out, row["parts"], words)
    if sheet["ways"]:
        out.print(f"\n[bold]{words['ways']}[/bold]")
    for way in sheet["ways"]:
        out.print(f"\n[bold]{escape(way['title'])}[/bold] {escape(way['state_word'])} [dim]{escape(way['where'])}[/dim]")
        _parts(out, way["parts"], words)


def show_commands(several: Sequence[Command], moved: Moved, lang: str) -> None:
    """Print amending commands, numbered."""
    out = show.console()
    out.print(f"[bold]{escape(WORDS['commands'][lang])}: {escape(moved.motion.title[lang])}[/bold]")
    out.print(f"[dim]{escape(WORDS['draft'][lang])}[/dim]\n")
    for number, command in enumerate(several, 1):
        out.print(Padding(f"{number}. {escape(sentence(command, moved.before, moved.in_force, lang))}", (0, 0, 1, 0)))
    out.print(f"[dim]{_TEXT['law'][lang].format(moved.after.fingerprint)}[/dim]" if several else _TEXT["none"][lang])


def show_checked(found: Checked, file: str, lang: str) -> None:
    """Print what is wrong with a motion's file and what is odd, a sentence each."""
    out = show.console()
    for key, several in (("wrong", found.errors), ("odd", found.warnings)):
        for error in several:
            out.print(Padding(f"[bold]{_TEXT[key][lang]}[/bold] {escape(error.text(lang))}", (0, 0, 0, 0)))
    if found.errors:
        out.print(_TEXT["wrong_one" if len(found.errors) == 1 else "wrong_several"][lang].format(len(found.errors)))
    else:
        out.print(_TEXT["sound"][lang].format(escape(file)))


def checked_data(found: Checked) -> dict[str, Any]:
    """What is wrong with a motion's file and what is odd, as plain data."""
    kinds = {"errors": found.errors, "warnings": found.warnings}
    return {key: [{"de": error.de, "en": error.en} for error in several] for key, several in kinds.items()}


def as_data(motion: Motion, lang: str) -> dict[str, Any]:
    """A motion as plain data."""
    return {
        "name": motion.name,
        "title": dict(motion.title),
        "movers": list(motion.movers),
        "movers_names": list(laender.names(motion.movers, lang)),
        "supporters": list(motion.supporters),
        "conference": motion.conference,
        "source": dict(motion.source),
        "drafted_on": motion.drafted_on.isoformat(),
        "in_force": motion.in_force.isoformat(),
        "demands": [{"name": one.name, "addressee": one.addressee, "says": dict(one.says), "amends": bool(one.amendment)} for one in motion.demands],
        "choices": [
            {"name": one.name, "question": dict(one.question), "options": [{"name": o.name, "says": dict(o.says)} for o in one.options]}
            for one in motion.choices
        ],
    }


def command_data(command: Command, moved: Moved) -> dict[str, Any]:
    """A command as plain data, with its sentences."""
    plain = command._asdict()
    plain |= {key: day.isoformat() if day else None for key, day in (("since", command.since), ("until", command.until))}
    return {**plain, "sentence": {lang: sentence(command, moved.before, moved.in_force, lang) for lang in ("de", "en")}}


def _entries(out: Any, several: Iterable[dict[str, str]]) -> None:
    for entry in several:
        out.print(f"[dim]{escape(entry['label'])}:[/dim] {escape(entry['text'])}")


def _demands(out: Any, several: Iterable[dict[str, str]], words: dict[str, str]) -> None:
    out.print(f"\n[bold]{words['demands']}[/bold]")
    for number, demand in enumerate(several, 1):
        to = words["addressee"].format(demand["addressee"])
        out.print(Padding(f"{number}. {escape(demand['says'])} [dim]{escape(to)}[/dim]", (0, 0, 0, 2)))


def _parts(out: Any, several: Iterable[dict[str, Any]], words: dict[str, str]) -> None:
    """Texts without and with the motion, each side with its own marks."""
    for part in several:
        note = f" [dim]{escape(part['note'])}[/dim]" if part["note"] else ""
        out.print(Padding(f"[cyan]{escape(part['label'])}[/cyan]{note}", (0, 0, 0, 2)))
        for key in ("before", "after"):
            said = _marked(part[key]) or f"[dim]{words['none']}[/dim]"
            out.print(Padding(f"[dim]{escape(words[key])}:[/dim] {said}", (0, 0, 0, 4)))


def _marked(segments: Iterable[dict[str, str]]) -> str:
    shown = []
    for one in segments:
        start, sign, end = _SIGN[one["mark"]]
        shown.append(f"{start}{escape(sign.format(one['text']))}{end}")
    return "".join(shown)
