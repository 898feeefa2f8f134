"""Amending commands as sentences, in the manner of German legislative drafting, and in English."""

import re
from datetime import date

from anspruch.language import citation
from anspruch.motion import commands, edits, places
from anspruch.motion.commands import Command
from anspruch.motion.offer_sentences import offer
from anspruch.readings.render.phrases import day
from anspruch.statute.law import Law

_WORD = r'"[^"]*"'
_LISTED = re.compile(rf"[,\s]*{_WORD}(?:, {_WORD})*[,\s]*")
_TEXT = {
    edits.INSERT: {"de": "In {place} {be} nach der Angabe {anchor} {new} eingefügt.", "en": "In {place}, {new} {be} inserted after {anchor}."},
    edits.INSERT_BEFORE: {"de": "In {place} {be} vor der Angabe {anchor} {new} eingefügt.", "en": "In {place}, {new} {be} inserted before {anchor}."},
    edits.PREPEND: {"de": "In {place} {be} am Anfang {new} eingefügt.", "en": "In {place}, {new} {be} inserted at the beginning."},
    edits.APPEND: {"de": "In {place} {be} am Ende {new} angefügt.", "en": "In {place}, {new} {be} added at the end."},
    edits.REPLACE: {"de": "In {place} {be_old} {after}{old} durch {new} ersetzt.", "en": "In {place}, {old} {be_old} replaced by {new}{after}."},
    edits.STRIKE: {"de": "In {place} {be_old} {after}{old} gestrichen.", "en": "In {place}, {old} {be_old} deleted{after}."},
    edits.REWRITE: {"de": "{place} wird wie folgt gefasst: „{text}“.", "en": "{place} is to read: “{text}”."},
    "same": {"de": "{place} wird um folgende weitere Bedingung ergänzt: {body}", "en": "{place} is supplemented by this further condition: {body}"},
    "after": {"de": "Nach {anchor} wird {part} eingefügt: {body}", "en": "After {anchor}, this {part} is inserted: {body}"},
    "in": {"de": "In {anchor} wird {part} eingefügt: {body}", "en": "In {anchor}, this {part} is inserted: {body}"},
    "new": {"de": "Es wird {part} eingefügt: {body}", "en": "This {part} is inserted: {body}"},
    commands.KEEP: {"de": "{place} gilt unverändert weiter.", "en": "{place} continues unchanged."},
    commands.REPEAL: {"de": "{place} wird aufgehoben.", "en": "{place} is repealed."},
    commands.DISPLACE: {
        "de": "Die für den {since} bestimmte Fassung von {place} entfällt.",
        "en": "The version of {place} set for {since} is dropped.",
    },
    commands.DESCRIBE: {"de": "Was {place} sagt, lautet nun: „{says}“", "en": "What {place} says now reads: “{says}”"},
    "from": {"de": "Mit Wirkung vom {0}: {1}", "en": "With effect from {0}: {1}"},
    "until": {"de": "{0} Das gilt bis zum Ablauf des {1}.", "en": "{0} This holds until the end of {1}."},
    "reading": {"de": "In der Lesart „{0}“: {1}", "en": "In the reading “{0}”: {1}"},
    "default": {"de": "{0} (Nicht in der Lesart „{1}“.)", "en": "{0} (Not in the reading “{1}”.)"},
    "anchored": {"de": "nach der Angabe {0} ", "en": " after {0}"},
    "and": {"de": " und ", "en": " and "},
    "quoted": {"de": "„{0}“", "en": "“{0}”"},
    "named": {"de": "{0} (Norm „{1}“)", "en": "{0} (provision “{1}”)"},
    "part": {"de": "{0} {1}", "en": "{1}"},
    "body": {"de": "„{0}“ Bedingung: „{1}“.", "en": "“{0}” Condition: “{1}”."},
    "value": {"de": "„{0}“ Wert: „{1}“.", "en": "“{0}” Value: “{1}”."},
}
_BE = {"de": ("wird", "werden"), "en": ("is", "are")}
_WORDS = {"de": ("die Angabe {0}", "die Angaben {0}"), "en": ("{0}", "{0}")}


def sentence(command: Command, law: Law, in_force: date, lang: str) -> str:
    """A command as one sentence.

    Args:
        command: what it says.
        law: the law before: its disputes name the readings.
        in_force: the day the amendment enters into force, which no sentence repeats.
        lang: ``de`` or ``en``.
    """
    said = _said(command, law, lang)
    if command.others:
        said = _text("default", lang, said, _readings(command.others, law, lang))
    elif commands.DEFAULT not in command.readings:
        said = _text("reading", lang, _readings(command.readings, law, lang), said)
    if command.until:
        said = _text("until", lang, said, day(command.until.toordinal(), lang))
    if command.since != in_force and command.action != commands.DISPLACE:
        said = _text("from", lang, day(command.since.toordinal(), lang), said)
    return said


def _said(command: Command, law: Law, lang: str) -> str:
    place = places.cited(command.cite)
    if command.shared and command.action != commands.ADD:
        place = _text("named", lang, place, command.provision)
    match command.action:
        case commands.ADD:
            return _added(command, place, lang)
        case commands.OFFER:
            return offer(command.entry, law.programmes.get(command.provision), lang)
        case commands.KEEP | commands.REPEAL | commands.DISPLACE | commands.DESCRIBE:
            says = dict(command.entry.get("says") or {}).get(lang, "")
            return _TEXT[command.action][lang].format(place=place, since=day(command.since.toordinal(), lang), says=says)
    new, several = _words(command.new, lang)
    old, several_old = _words(command.old, lang)
    be = _BE[lang]
    after = _text("anchored", lang, _words(command.anchor, lang, bare=True)[0]) if command.anchor else ""
    anchor = _words(command.anchor, lang, bare=True)[0]
    return _TEXT[command.action][lang].format(
        place=place, be=be[several], be_old=be[several_old], anchor=anchor, after=after, old=old, new=new, text=command.new
    )


def _words(text: str, lang: str, *, bare: bool = False) -> tuple[str, bool]:
    """What is quoted, and whether it is several: the members of a list stand one by one, without the signs that part them."""
    quoted = _TEXT["quoted"][lang]
    members = [word[1:-1] for word in re.findall(_WORD, text)] if _LISTED.fullmatch(text) else [text.strip()]
    parts = [quoted.format(one) for one in members]
    joined = _TEXT["and"][lang].join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    several = len(parts) > 1
    return (joined if bare else _WORDS[lang][several].format(joined)), several


def _added(command: Command, place: str, lang: str) -> str:
    """A new provision: where it stands, what it says, and its condition or value."""
    kind = "body" if command.entry["kind"] == "condition" else "value"
    body = _text(kind, lang, command.entry["says"][lang], command.new)
    if command.anchor == command.cite:
        return _TEXT["same"][lang].format(place=place, body=body)
    new, anchor = places.read(command.cite), citation.parse(command.anchor) if command.anchor else None
    if new is None:
        return _TEXT["new"][lang].format(part=_text("quoted", lang, command.cite), body=body)
    level = places.shared(anchor, new) if anchor else 0
    within = anchor is not None and level == len(anchor.parts)
    part = places.path(new, level) + ("" if level else f" {new.statute}")
    part = _text("part", lang, places.gender(new.parts[level][0]), part)
    key = "new" if anchor is None else "in" if within else "after"
    return _TEXT[key][lang].format(anchor=places.cited(command.anchor), part=part, body=body)


def _readings(names: tuple[str, ...], law: Law, lang: str) -> str:
    return "; ".join(law.disputes[name].alternative.says[lang].rstrip(".") for name in names if name)


def _text(key: str, lang: str, *parts: object) -> str:
    return _TEXT[key][lang].format(*parts)
