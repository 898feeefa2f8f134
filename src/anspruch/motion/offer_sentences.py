"""What changes in a programme, as a sentence: a part that comes, goes, or says something else."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from anspruch.motion import offers, places
from anspruch.readings import terms
from anspruch.readings.render.phrases import day
from anspruch.statute import programmes
from anspruch.statute.model import Programme

_PART = {
    "routes": {"de": "der Weg", "en": "the way"},
    "values": {"de": "die Frage", "en": "the question"},
    "amounts": {"de": "der Betrag", "en": "the amount"},
}
_TEXT = {
    "introduced": {
        "de": "Das Angebot „{0}“ wird eingeführt, mit diesen Teilen: {1}.",
        "en": "The programme “{0}” is introduced, with these parts: {1}.",
    },
    "title": {"de": "Das Angebot „{0}“ heißt nun „{1}“.", "en": "The programme “{0}” is now called “{1}”."},
    "removed": {"de": "Im Angebot „{0}“ entfällt {1} „{2}“.", "en": "In the programme “{0}”, {1} “{2}” is removed."},
    "added": {"de": "Im Angebot „{0}“ kommt {1} „{2}“ hinzu{3}.", "en": "In the programme “{0}”, {1} “{2}” is added{3}."},
    "changed": {"de": "Im Angebot „{0}“ wird {1} „{2}“ geändert{3}.", "en": "In the programme “{0}”, {1} “{2}” is changed{3}."},
    "said": {"de": "{0}: „{1}“", "en": "{0}: “{1}”"},
    "gone": {"de": "{0}: entfällt", "en": "{0}: removed"},
    "since": {"de": "{0} (ab {1})", "en": "{0} (from {1})"},
    "when": {"de": "{0}, wenn „{1}“", "en": "{0} if “{1}”"},
}


def offer(entry: Mapping[str, Any], known: Programme | None, lang: str) -> str:
    """A change of a programme, or a new programme, as one sentence.

    Args:
        entry: the change, as :func:`anspruch.motion.offers.changed` gives it.
        known: the programme before; None where it is new.
        lang: ``de`` or ``en``.
    """
    if known is None:
        several = [
            f"{_PART[part][lang]} {_quoted(one['title'][lang], lang)}{_told(one, {}, lang)}"
            for part in programmes.PARTS
            for one in entry.get(part, ())
        ]
        return _text("introduced", lang, entry["title"][lang], "; ".join(several))
    title = known.title[lang]
    if "title" in entry:
        return _text("title", lang, title, entry["title"][lang])
    part, (change,) = next((part, entry[part]) for part in programmes.PARTS if part in entry)
    old: dict[str, Any] = next((one for one in programmes.plain(known).get(part, ()) if one["name"] == change["name"]), {})
    called = (old or change)["title"][lang]
    if change.get("removed"):
        return _text("removed", lang, title, _PART[part][lang], called)
    if old:
        return _text("changed", lang, title, _PART[part][lang], called, _told(change, old, lang))
    return _text("added", lang, title, _PART[part][lang], called, _told(change, {}, lang))


def _told(new: Mapping[str, Any], old: Mapping[str, Any], lang: str) -> str:
    """What a part says, or says otherwise than before."""
    said = [*_fields(new, old, lang)]
    return f" ({'; '.join(said)})" if said else ""


def _fields(new: Mapping[str, Any], old: Mapping[str, Any], lang: str) -> Iterator[str]:
    for name, value in new.items():
        if name in offers.LABEL and (old or name != "title") and value != old.get(name):
            yield _field(offers.LABEL[name][lang], _value(name, value, lang), lang)
        if name == "procedure":
            first = min(str(step["since"]) for step in value)
            for step in value:
                before = offers.step(old, step["since"])
                label = "{0}" if step["since"] == first else _text("since", lang, "{0}", day(date.fromisoformat(step["since"]).toordinal(), lang))
                for key in dict.fromkeys((*step, *before)):
                    if key != "since" and step.get(key) != before.get(key):
                        yield _field(label.format(offers.LABEL[key][lang]), _value(key, step.get(key), lang), lang)


def _field(label: str, text: str, lang: str) -> str:
    return _text("said", lang, label, text) if text else _text("gone", lang, label)


def _value(name: str, value: Any, lang: str) -> str:
    """A field's value in words."""
    if value is None:
        return ""
    if name == "modality":
        return terms.MODALITY[value][lang]
    if name == "cite":
        return places.cited(value)
    if name == "cases":
        return "; ".join(_text("when", lang, case["value"], case["when"]) for case in value)
    if name == "papers":
        return "; ".join(paper[lang] for paper in value)
    return str(value[lang] if isinstance(value, Mapping) else value)


def _quoted(text: str, lang: str) -> str:
    return f"„{text}“" if lang == "de" else f"“{text}”"


def _text(key: str, lang: str, *parts: object) -> str:
    return _TEXT[key][lang].format(*parts)
