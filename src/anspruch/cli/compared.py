"""``anspruch compare`` and ``anspruch audit``: what was proved, for people and as plain data."""

from collections.abc import Mapping

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from anspruch.cli import phrases, show
from anspruch.language import tree
from anspruch.readings import terms
from anspruch.readings.compare import Changed, Comparison, Groups
from anspruch.readings.compare.spoken import Sides, conditions, example
from anspruch.statute.law import LawOnDay
from anspruch.statute.lookup import wording
from anspruch.statute.model import Amount, Texts, Version

_TEXT = {
    "head": {"de": "{0} → {1}, für alle möglichen Menschen am {2}", "en": "{0} → {1}, for all possible persons on {2}"},
    "read": {"de": "Recht gelesen bis {0}", "en": "law read up to {0}"},
    "late": {
        "de": "Recht gelesen bis {0}; was danach geändert wurde, ist hier nicht bekannt und im Beweis nicht enthalten.",
        "en": "Law read up to {0}; what was changed after that is not known here and not part of the proof.",
    },
    "access": {"de": "Bester Zugang", "en": "Best access"},
    "gains": {"de": "gewinnt: {0}", "en": "gains: {0}"},
    "loses": {"de": "verliert: {0}", "en": "loses: {0}"},
    "nobody": {"de": "niemand (bewiesen)", "en": "nobody (proved)"},
    "now": {"de": "nun {0}", "en": "now {0}"},
    "had": {"de": "bisher {0}", "en": "{0} so far"},
    "changed": {"de": "Geänderte Normen", "en": "Changed provisions"},
    "before": {"de": "bisher", "en": "before"},
    "after": {"de": "nun", "en": "now"},
    "none": {"de": "nicht in Kraft", "en": "not in force"},
    "met": {"de": "neu erfüllt für", "en": "newly met for"},
    "unmet": {"de": "nicht mehr erfüllt für", "en": "no longer met for"},
    "routes": {"de": "Wege", "en": "Ways"},
    "duties": {"de": "Pflichten", "en": "Duties"},
    "beside": {"de": "Daneben (Kosten, Kurse)", "en": "Beside (costs, courses)"},
    "better": {"de": "nun {0} (vorher schlechter) für", "en": "now {0} (worse before) for"},
    "worse": {"de": "bisher {0}, nun schlechter für", "en": "{0} so far, worse now for"},
    "new_duty": {"de": "neue Pflicht, nun {0}, für", "en": "new duty, now {0}, for"},
    "no_duty": {"de": "Pflicht entfällt, bisher {0}, für", "en": "duty ends, {0} so far, for"},
    "newly": {"de": "nun {0} für", "en": "now {0} for"},
    "formerly": {"de": "nicht mehr {0} für", "en": "no longer {0} for"},
    "through": {"de": "durch {0}", "en": "through {0}"},
    "same": {"de": "Für niemanden anders (bewiesen): {0}", "en": "The same for everybody (proved): {0}"},
    "amounts": {
        "de": "Für wen etwas gilt, ist damit gesagt; anders ist, wie viel (siehe geänderte Normen): {0}.",
        "en": "That is for whom; what differs is how much (see the changed provisions): {0}.",
    },
    "nothing": {"de": "Nichts ist anders, für niemanden (bewiesen).", "en": "Nothing is different for anybody (proved)."},
    "example": {"de": "zum Beispiel", "en": "for example"},
    "and": {"de": "und", "en": "and"},
    "some": {"de": "manche (--all sagt, für wen)", "en": "some (--all says for whom)"},
    "everybody": {"de": "alle", "en": "everybody"},
    "more": {"de": "und weitere Gruppen", "en": "and further groups"},
    "hidden_one": {"de": "und eine weitere Gruppe (--all zeigt sie)", "en": "and one further group (--all shows it)"},
    "hidden": {"de": "und {0} weitere Gruppen (--all zeigt sie)", "en": "and {0} further groups (--all shows them)"},
}
_SHOWN = 3


def _text(key: str, lang: str, *parts: object) -> str:
    return _TEXT[key][lang].format(*parts)


# --- for people


def show_comparison(comparison: Comparison, lang: str, *, everything: bool, called: Mapping[LawOnDay, Texts] | None = None) -> None:
    """Print a comparison; at most three groups each unless ``everything`` is wanted.

    Args:
        comparison: what was proved.
        lang: ``de`` or ``en``.
        everything: whether all groups are shown.
        called: what the two states are called; by default by their days.
    """
    out, sides = show.console(), Sides(comparison.after.law, called or {})
    states = (sides.head(state, lang) for state in (comparison.before, comparison.after))
    out.print(f"[bold]{_text('head', lang, *states, phrases.day(comparison.on.isoformat(), lang))}[/bold]")
    horizon = comparison.after.law.horizon
    late = max(comparison.before.day, comparison.after.day) > horizon
    out.print(f"[{'yellow' if late else 'dim'}]{_text('late' if late else 'read', lang, phrases.day(horizon.isoformat(), lang))}[/]\n")
    if not _different(comparison):
        out.print(_text("nothing", lang))
        return
    _access(out, comparison, lang)
    if comparison.changed:
        out.print(f"\n[bold]{_text('changed', lang)}[/bold]")
    for changed in comparison.changed:
        _changed(out, sides, changed, lang, everything=everything)
    _effects(out, comparison, sides, lang, everything=everything)


def _different(comparison: Comparison) -> bool:
    """Whether anything changed, or changes for anybody."""
    effects = [effect for _, effect in (*comparison.routes, *comparison.access, *comparison.questions)]
    return bool(comparison.changed) or any(effect.better or effect.worse for effect in effects)


def _access(out: Console, comparison: Comparison, lang: str) -> None:
    out.print(f"[bold]{_text('access', lang)}[/bold]")
    for programme, effect in comparison.access:
        gains = ", ".join(_text("now", lang, terms.MODALITY[word][lang]) for word in effect.better) or _text("nobody", lang)
        loses = ", ".join(_text("had", lang, terms.MODALITY[word][lang]) for word in effect.worse) or _text("nobody", lang)
        colour = "green" if effect.better and not effect.worse else "yellow" if effect.worse else "dim"
        out.print(
            Padding(f"{escape(programme.title[lang])}: [{colour}]{_text('gains', lang, gains)} · {_text('loses', lang, loses)}[/]", (0, 0, 0, 2))
        )


def _changed(out: Console, sides: Sides, changed: Changed, lang: str, *, everything: bool) -> None:
    practice = f" [yellow]{terms.NOT_LAW[changed.provision.practice][lang]}[/yellow]" if changed.provision.practice else ""
    out.print(Padding(f"[bold]{escape(changed.provision.cite)}[/bold] [dim]{changed.provision.name}[/dim]{practice}", (0, 0, 0, 2)))
    for key, version in (("before", changed.before), ("after", changed.after)):
        out.print(Padding(f"[dim]{_text(key, lang)}:[/dim] {escape(_said(version, lang))}", (0, 0, 0, 4)))
    for key, found in (("met", changed.met), ("unmet", changed.unmet)):
        if changed.provision.kind == "condition":
            _groups(out, _text(key, lang), found, sides, lang, everything=everything)


def _said(version: Version | None, lang: str) -> str:
    return _text("none", lang) if version is None else wording(version)


def _effects(out: Console, comparison: Comparison, sides: Sides, lang: str, *, everything: bool) -> None:
    law = comparison.after.law
    ways = [(law.full_title(route), effect, terms.STATE, ("better", "worse")) for route, effect in comparison.routes if route.modality != "pflicht"]
    duties = [
        (law.full_title(route), effect, terms.STATE, ("new_duty", "no_duty")) for route, effect in comparison.routes if route.modality == "pflicht"
    ]
    beside = [(question.title, effect, terms.ANSWER, ("newly", "formerly")) for question, effect in comparison.questions]
    same = []
    for head, entries in (("routes", ways), ("duties", duties), ("beside", beside)):
        touched = [entry for entry in entries if entry[1].better or entry[1].worse]
        same += [title[lang] for title, effect, _, _ in entries if not (effect.better or effect.worse)]
        if touched:
            out.print(f"\n[bold]{_text(head, lang)}[/bold]")
        for title, effect, names, (up, down) in touched:
            cites = ", ".join(dict.fromkeys(law.provisions[name].cite for name in effect.through))
            through = f"  [dim]{escape(_text('through', lang, cites))}[/dim]" if cites else ""
            out.print(Padding(f"[bold]{escape(title[lang])}[/bold]{through}", (0, 0, 0, 2)))
            for key, moves in ((up, effect.better), (down, effect.worse)):
                for word, found in moves.items():
                    said = _text(key, lang, names[word][lang])
                    if head == "beside" and not everything:
                        out.print(Padding(f"[dim]{escape(said)} {_text('some', lang)}[/dim]", (0, 0, 0, 4)))
                    else:
                        _groups(out, said, found, sides, lang, everything=everything)
    out.print(f"\n[dim]{escape(_text('same', lang, ', '.join(same)))}[/dim]" if same else "")
    if several := _amounts(comparison, lang):
        out.print(f"[yellow]{escape(_text('amounts', lang, ', '.join(several)))}[/yellow]")


def _amounts(comparison: Comparison, lang: str) -> list[str]:
    """The amounts that rest on a changed number: who owes them is one thing, how much another."""
    numbers = {one.provision.name for one in comparison.changed if one.provision.kind != "condition"}
    every = (amount for programme in comparison.after.law.programmes.values() for amount in programme.amounts)
    return [amount.title[lang] for amount in every if numbers & _read(amount)]


def _read(amount: Amount) -> set[str]:
    return {part.name for case in amount.cases for node in case for part in tree.walk(node) if isinstance(part, tree.Parameter | tree.Ref)}


def _groups(out: Console, head: str, found: Groups, sides: Sides, lang: str, *, everything: bool) -> None:
    """The groups of a finding, each as a list of conditions and one person."""
    if not found.groups:
        out.print(Padding(f"[dim]{escape(head)}:[/dim] {_text('nobody', lang)}", (0, 0, 0, 4)))
        return
    out.print(Padding(f"[dim]{escape(head)}:[/dim]", (0, 0, 0, 4)))
    shown = found.groups if everything else found.groups[:_SHOWN]
    for group in shown:
        for number, line in enumerate(conditions(group, sides, lang) or [_text("everybody", lang)]):
            mark = "•" if not number else _text("and", lang) + (":" if line[0].isupper() else "")
            out.print(Padding(f"{mark} {escape(line)}", (0, 0, 0, 6 if not number else 8)))
        out.print(Padding(f"[dim]{_text('example', lang)}:[/dim] {escape(example(group, sides, lang))}", (0, 0, 0, 8)))
    hidden = len(found.groups) - len(shown)
    if hidden:
        out.print(Padding(_text("hidden_one" if hidden == 1 else "hidden", lang, hidden), (0, 0, 0, 6)))
    elif found.more:
        out.print(Padding(_text("more", lang), (0, 0, 0, 6)))
