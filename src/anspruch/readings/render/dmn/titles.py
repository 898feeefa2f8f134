"""What a status means, in FEEL: collective citations, citations renamed since the title was issued, and a Fiktion."""

from anspruch.readings.render.dmn.feel import MEANS, TODAY, Feel, listing, literal
from anspruch.statute.world import Renamed, World

_COLLECTIVE, _RENAMED = "sammelzitate", "umbenennungen"


def constants(world: World) -> dict[str, str]:
    """The decisions that hold the world's tables of citations, by name."""
    collective = [f"{{kurz: {literal(str(one))}, eines: {listing(several)}}}" for one, several in world.one_of.items()]
    return {_COLLECTIVE: _table(collective), _RENAMED: _table([_renamed(rule) for rule in world.renamed])}


def _table(rows: list[str]) -> str:
    return "[\n  " + ",\n  ".join(rows) + "\n]"


def _renamed(rule: Renamed) -> str:
    edition = f" (bis {rule.means.edition})" if rule.means.edition else ""
    before = literal(str(rule.means._replace(edition="")))
    return f"{{heute: {literal(str(rule.citation))}, vor: {literal(rule.issued_before)}, hiess: {before}, ausgabe: {literal(edition)}}}"


def title(write: Feel, status: str, world: World) -> str:
    """The titles that govern: what the status may mean, or what stands for it."""
    found = write.name(MEANS.format(status))
    for pattern, stands in world.stands_for.items():
        found = f"{write.name('an_dessen_stelle')}({found}, {literal(str(pattern))}, {write.name(MEANS.format(stands))})"
    return found


def meant(write: Feel, status: str, world: World) -> str:
    """What a citation given of a person may mean, as a list; null where it is not known."""
    arguments = (status, world.issued[status], TODAY, _COLLECTIVE, _RENAMED)
    return f"{write.name('gemeint')}({', '.join(map(write.name, arguments))})"
