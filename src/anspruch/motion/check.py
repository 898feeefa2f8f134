"""Is a motion's file sound? All that is wrong at once, for every choice there is, and what is odd but may be meant."""

from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple

from anspruch.language import tree
from anspruch.language.citation import Citation, covers
from anspruch.language.errors import AnspruchError, InputError, LawError, nearest, slip
from anspruch.motion.file import read
from anspruch.motion.idle import idle
from anspruch.motion.model import Chosen, Motion
from anspruch.motion.moved import Moved, moved
from anspruch.readings.decide import decide
from anspruch.statute.law import Law

_MOST = 64
"""So many combinations of choices are tried; of more, each option once beside the first of the others."""


class Checked(NamedTuple):
    """What is wrong with a motion's file, and what is odd; each once, in the order of the file. ``motion`` is None where it cannot be read."""

    motion: Motion | None
    errors: tuple[AnspruchError, ...]
    warnings: tuple[AnspruchError, ...]


def check(path: Path, law: Law) -> Checked:
    """Read a motion and carry it out with every choice."""
    try:
        motion = read(path)
    except LawError as error:
        return Checked(None, _once(error.all), ())
    errors: list[AnspruchError] = []
    several: list[Moved] = []
    for chosen in _combinations(motion):
        try:
            law.on(motion.in_force)
            several.append(moved(motion, law, chosen))
        except LawError as error:
            errors += error.all
        except InputError as error:
            errors.append(LawError(error.de, error.en).within(f"{motion.file}, in_force"))
    if several and not errors:
        errors += _examples(motion, several)
    warnings = [*idle(motion, several), *(one for each in several for one in _odd(each))]
    return Checked(motion, _once(errors), _once(warnings))


def _once(several: "list[AnspruchError] | tuple[LawError, ...]") -> tuple[AnspruchError, ...]:
    return tuple({error.de: error for error in several}.values())


def _combinations(motion: Motion) -> Iterator[Chosen]:
    """Ways to settle the choices: all of them, or, where they are too many, each option once."""
    names = [choice.name for choice in motion.choices]
    found = list(islice(product(*([option.name for option in choice.options] for choice in motion.choices)), _MOST + 1))
    if len(found) <= _MOST:
        yield from (dict(zip(names, options, strict=True)) for options in found)
        return
    for choice in motion.choices:
        for option in choice.options:
            yield {choice.name: option.name}


def _examples(motion: Motion, several: list[Moved]) -> Iterator[AnspruchError]:
    """Facts of examples that cannot be read, or that no person can have on the day."""
    widest = max((one.after for one in several), key=lambda law: len(law.vocabulary.facts))
    for example in motion.examples:
        try:
            decide(widest.on(motion.in_force), example.facts)
        except InputError as error:
            yield LawError(error.de, error.en).within(f"{motion.file}, examples, {example.says['de']}")


def _odd(one: Moved) -> Iterator[AnspruchError]:
    """Sections and statutes the law does not know yet, and citations that no list of statuses knows."""
    sections = {provision.section for provision in one.before.provisions.values()}
    statutes = sorted({section.partition(" §")[0] for section in sections} | {cite.statute for cite in one.before.world.concrete if cite.parts})
    for name in one.provisions:
        provision = one.after.provisions[name]
        where = f"{one.motion.file}, {name}"
        if provision.section not in sections and not provision.practice:
            statute = provision.section.partition(" §")[0]
            if statute in statutes:
                yield _unknown_section(one.motion.file, provision.section)
            else:
                yield _unknown_statute(where, statute, statutes)
        known = one.before.provisions[name].versions if name in one.before.provisions else ()
        for version in provision.versions:
            for body in (version.body, *version.otherwise.values()) if version not in known else ():
                for cite in _citations(body):
                    if not _known(cite, one.before):
                        yield _unknown_status(where, cite, one.before)


def _unknown_section(where: str, section: str) -> AnspruchError:
    return InputError(
        f"{where}: {section} gibt es im Recht, das hier steht, noch nicht; wenn ein neuer Paragraf gemeint ist, ist nichts zu tun.",
        f"{where}: {section} is not in the law held here yet; if a new section is meant, nothing needs to be done.",
    )


def _unknown_statute(where: str, statute: str, known: list[str]) -> AnspruchError:
    near, there = nearest(statute, known), ", ".join(known)
    de = f"gemeint ist vielleicht „{near}“" if near else f"es gibt {there}"
    en = f"perhaps “{near}” is meant" if near else f"there are {there}"
    return InputError(f"{where}: Das Gesetz „{statute}“ steht hier nicht; {de}.", f"{where}: the statute “{statute}” is not held here; {en}.")


def _unknown_status(where: str, cite: Citation, law: Law) -> AnspruchError:
    near = slip(str(cite), map(str, law.world.concrete)) or nearest(
        str(cite), (str(one) for one in law.world.concrete if one.parts[:1] == cite.parts[:1])
    )
    de, en = (f" Gemeint ist vielleicht „{near}“.", f" Did you mean “{near}”?") if near else ("", "")
    return InputError(
        f"{where}: „{cite}“ steht in keiner Liste der Aufenthaltstitel und trifft auf niemanden zu; prüfen Sie die Fundstelle.{de}",
        f"{where}: “{cite}” is in no list of statuses and applies to nobody; check the citation.{en}",
    )


def _citations(body: object) -> Iterator[Citation]:
    """The statuses a version names."""
    if isinstance(body, tuple) and not isinstance(body, Citation):
        yield from (one for one in body if isinstance(one, Citation))
    if isinstance(body, tree.Node):
        for node in tree.walk(body):
            if isinstance(node, tree.Member):
                yield from (one for one in node.options if isinstance(one, Citation))


def _known(cite: Citation, law: Law) -> bool:
    """Whether a person may have what a citation names, or something finer or wider."""
    listed = (*law.world.concrete, *(one.citation for one in law.world.renamed), *(one.means for one in law.world.renamed), *law.world.one_of)
    return any(covers(cite, one) is not False or covers(one, cite) is not False for one in listed)
