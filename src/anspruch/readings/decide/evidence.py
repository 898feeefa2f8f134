"""What a route's answer rests on beside the law: guidelines with the day their source tells of, and wordings nobody has read."""

from collections.abc import Iterator
from datetime import date

from anspruch.language import tree
from anspruch.language.calendar import add
from anspruch.readings.decide.result import Gap, Source
from anspruch.readings.kleene import Evaluation
from anspruch.statute.law import LawOnDay


def sources(law: LawOnDay, roots: tuple[tree.Node, ...], on: date) -> tuple[Source, ...]:
    """The published sources of the guidelines a route reads, as its day has them.

    Args:
        law: the law on a day.
        roots: the route's conditions, resolved.
        on: the day asked; a source that tells of a day longer ago than ``welt.yaml`` says is old.
    """
    found = {}
    for norm in _norms(roots):
        provision, version = law.law.provisions[norm.name], law.version(norm.name)
        if provision.practice != "guideline" or version is None:
            continue
        source = version.source or provision.source
        if source.get("url") or source.get("as_of"):
            told = date.fromisoformat(source["as_of"]) if "as_of" in source else None
            old = told is None or add(told.toordinal(), law.law.world.stale_after) < on.toordinal()
            found[source["title"]] = Source(source["title"], source.get("url", ""), told, old)
    return tuple(found.values())


def gaps(law: LawOnDay, run: Evaluation, roots: tuple[tree.Node, ...]) -> tuple[Gap, ...]:
    """The provisions that leave a route undecided because their wording is not known, with what is said of it."""
    found = []
    for norm in _norms(roots):
        if run.value(norm) is not None:
            continue
        version = law.version(norm.name)
        if version is None or not isinstance(body := law.own_body(norm.name), tree.Node):
            continue
        if any(part.value is None for part in tree.parts(body, tree.Const)):
            found.append(Gap(norm.cite, version.note))
    return tuple(found)


def _norms(roots: tuple[tree.Node, ...]) -> Iterator[tree.Norm]:
    yield from dict.fromkeys(part for root in roots for part in tree.parts(root, tree.Norm))
