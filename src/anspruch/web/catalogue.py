"""The translations: every text of pages and of the law's data that people read, gathered into one catalogue a language.

A message's key is its German text: when the German changes, the old translation no longer applies and the page shows the
German, marked as such. A translation no person has reviewed carries the comment ``ungeprüft``. English stands in the law's
own data; its catalogue holds the pages' texts, and of the law's what stands there in German alone: units.

    python -m anspruch.web.catalogue update     gather all texts anew into locale/*/LC_MESSAGES/django.po
    python -m anspruch.web.catalogue report     per language: translated, missing, not reviewed
    python -m anspruch.web.catalogue missing uk what has no translation yet, as YAML to be filled in
    python -m anspruch.web.catalogue fill uk uk.yaml   take translations from such a file, not reviewed
    python -m anspruch.web.catalogue compile    for the running application; also done when it starts
"""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from anspruch.conference import known, states, words
from anspruch.motion import laender
from anspruch.readings import terms
from anspruch.readings.advice.order import order
from anspruch.readings.explain.reasons import barring
from anspruch.statute.law import Law
from anspruch.statute.loader import load
from anspruch.web.check import subjects
from anspruch.web.languages import HERE, Language, language, languages
from anspruch.web.law import places

UNREVIEWED = "ungeprüft"
_HEADER = "# The texts of Anspruch in one language; see anspruch.web.catalogue."
_GAP = re.compile(r"%\(\w+\)s")
_METHODS = [("**/templates/**.html", "jinja2"), ("**.py", "python")]
_OPTIONS = {"jinja2": {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true"}}
_KEYWORDS = {"_": None, "gettext": None, "gettext_noop": None, "ngettext": (1, 2)}


def page_texts() -> Catalog:
    """The texts of templates and of the application's Python."""
    found = Catalog(charset="utf-8")
    options = {pattern: _OPTIONS.get(method, {}) for pattern, method in _METHODS}
    for name, line, message, comments, _context in extract_from_dir(HERE, _METHODS, options, _KEYWORDS):
        found.add(message, None, [(name, line)], auto_comments=comments)
    return found


def law_texts(law: Law) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every text of the law's data that a page may show, in the languages it has there, with where it stands."""
    for fact in law.vocabulary.facts.values():
        yield from _texts(f"facts/{fact.name}", [fact.label, fact.ask, fact.help, fact.options, fact.examples, {"de": fact.unit}])
    for name, provision in law.provisions.items():
        denied = provision.denied if name in barring(law) else {}
        yield from _texts(f"provisions/{name}", [provision.says, denied, [version.note for version in provision.versions], {"de": provision.unit}])
    for name, programme in law.programmes.items():
        yield from _texts(
            f"programmes/{name}",
            [programme.title, [one.title for one in programme.values], [[one.title, {"de": one.unit}] for one in programme.amounts]],
        )
        for route in programme.routes:
            yield from _texts(f"programmes/{name}/{route.name}", [route.title, *(list(procedure[1:]) for procedure in route.procedures)])
    for name, dispute in law.disputes.items():
        yield from _texts(
            f"disputes/{name}", [dispute.question, *([reading.says, reading.source] for reading in (dispute.default, dispute.alternative))]
        )
    yield from _texts("world", [{"de": one.de, "en": one.en} for one in law.world.contradictions])
    for one in places.statutes().values():
        yield from _texts(f"statutes/{one.slug}", one.title)
    marks = [words.TEXT_MARK, words.PRACTICE_MARK, words.ANSWERED, words.VERDICT, known.CERTAINTY]
    told = [
        words.ROLE,
        words.STATEMENT,
        words.ADDRESSEE,
        words.UNPROVEN,
        words.VIDEO,
        words.PLANNED,
        words.NOT_EXACT,
        words.KIND,
        words.STATUS,
        words.LABEL,
        words.VOTE,
        words.HOW,
        words.FORM,
        words.PRESENCE,
        words.MEETING,
        words.TOPIC,
    ]
    yield from _texts("conference", [*marks, *told, laender.NAMES, words.FEDERATION, [one.title for one in states.load().states.values()]])
    outcomes = [terms.STATE, terms.DUTY, terms.MODALITY, terms.ANSWER, terms.OUTCOME]
    yield from _texts("terms", [*outcomes, terms.ENFORCEMENT, terms.CERTAINTY, terms.NO_ACT, terms.NATURE, terms.NOT_LAW])
    yield from _texts("subjects", list(subjects.titles().values()))
    for part in order():
        yield from _texts("advice", [[getattr(one, key) for key in ("title", "why", "says") if hasattr(one, key)] for one in part])


def _texts(where: str, part: Any) -> Iterator[tuple[str, Mapping[str, str]]]:
    if isinstance(part, Mapping) and isinstance(part.get("de"), str):
        if part["de"]:
            yield where, part
    elif isinstance(part, Mapping):
        yield from _texts(where, list(part.values()))
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _texts(where, one)


def template(tongue: Language) -> Catalog:
    """All that is to be translated into a language, without translations."""
    found = page_texts()
    for where, texts in law_texts(load()):
        if tongue.code not in texts:
            found.add(texts["de"], None, [(where, 0)])
    return found


def path(tongue: Language) -> Path:
    """The catalogue's file."""
    return HERE / "locale" / tongue.code / "LC_MESSAGES/django.po"


def read(tongue: Language) -> Catalog:
    """The catalogue as it stands; an empty one where there is none yet."""
    if not path(tongue).exists():
        return Catalog(locale=tongue.locale, header_comment=_HEADER, project="Anspruch", charset="utf-8", fuzzy=False)
    with path(tongue).open("rb") as file:
        return read_po(file, locale=tongue.locale)


def update(tongue: Language) -> Catalog:
    """Gather the texts anew, keeping the translations whose German is unchanged."""
    catalogue = read(tongue)
    begun = catalogue.creation_date
    catalogue.update(template(tongue), no_fuzzy_matching=True)
    catalogue.creation_date = begun  # nothing changes in a file where no text does
    catalogue.obsolete.clear()
    _write(tongue, catalogue)
    return catalogue


def _write(tongue: Language, catalogue: Catalog) -> None:
    path(tongue).parent.mkdir(parents=True, exist_ok=True)
    with path(tongue).open("wb") as file:
        write_po(file, catalogue, width=0, sort_output=True, include_lineno=False)


def compile_stale() -> None:
    """Compile every catalogue that is newer than what was compiled of it."""
    for tongue in translated():
        source, target = path(tongue), path(tongue).with_suffix(".mo")
        if source.exists() and not (target.exists() and target.stat().st_mtime >= source.stat().st_mtime):
            with target.open("wb") as file:
                write_mo(file, read(tongue))


def translated() -> tuple[Language, ...]:
    """The languages that have a catalogue: all but German, in which the texts are written."""
    return tuple(tongue for tongue in languages() if tongue.code != "de")


def missing(tongue: Language) -> list[Message]:
    """The messages that have no translation yet."""
    return [message for message in read(tongue) if message.id and not _done(message.string)]


def fill(tongue: Language, translations: Mapping[str, str | list[str]]) -> list[str]:
    """Take translations into a catalogue, marked as not reviewed; gives what was refused, each with its reason.

    Args:
        tongue: the language.
        translations: by German text (of a plural: the singular); a plural's as a list, one for each form of the language.
    """
    catalogue, refused = read(tongue), []
    messages = {_key(message): message for message in catalogue if message.id}
    for german, translation in translations.items():
        message = messages.get(german)
        problem = "not a text of the pages or the law" if message is None else _misfit(message, translation, catalogue.num_plurals)
        if message is None or problem:
            refused.append(f"{german[:60]}: {problem}")
            continue
        message.string = tuple(translation) if isinstance(translation, list) else translation
        if tongue.code != "en" and UNREVIEWED not in message.user_comments:
            message.user_comments.append(UNREVIEWED)
    _write(tongue, catalogue)
    return refused


def _key(message: Message) -> str:
    return str(message.id[0] if isinstance(message.id, list | tuple) else message.id)


def _misfit(message: Message, translation: str | list[str], plurals: int) -> str:
    """Why a translation cannot stand for a message; empty where it can."""
    wanted = plurals if isinstance(message.id, list | tuple) else None
    forms = translation if isinstance(translation, list) else [translation]
    if (len(translation) if isinstance(translation, list) else None) != wanted:
        return f"{wanted or 'no'} plural forms are expected"
    gaps = set(_GAP.findall(_key(message)))
    if any(set(_GAP.findall(form)) - gaps for form in forms) or set(_GAP.findall(forms[-1])) != gaps:
        return f"the gaps differ: {', '.join(sorted(gaps)) or 'none expected'}"
    return "" if all(form.strip() for form in forms) else "empty"


def _done(string: str | list[str] | tuple[str, ...] | None) -> bool:
    return bool(string) if isinstance(string, str) or string is None else all(string)


def _report() -> Iterator[str]:
    for tongue in translated():
        messages = [message for message in read(tongue) if message.id]
        done = [message for message in messages if _done(message.string)]
        unreviewed = sum(UNREVIEWED in message.user_comments for message in done)
        yield f"{tongue.code}: {len(messages)} Texte, {len(messages) - len(done)} fehlen, {unreviewed} ungeprüft"


def main(arguments: list[str]) -> int:
    """The command line of this module."""
    match arguments:
        case ["update"]:
            for tongue in translated():
                update(tongue)
        case ["missing", code]:
            texts = {
                _key(one): [""] * read(language(code)).num_plurals if isinstance(one.id, list | tuple) else "" for one in missing(language(code))
            }
            sys.stdout.write(yaml.safe_dump(texts, allow_unicode=True, sort_keys=False, width=1000))
            return 0
        case ["fill", code, file]:
            refused = fill(language(code), yaml.safe_load(Path(file).read_text(encoding="utf-8")))
            sys.stdout.write("".join(f"{line}\n" for line in refused))
        case ["compile"]:
            compile_stale()
        case ["report"]:
            pass
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    sys.stdout.write("\n".join(_report()) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
