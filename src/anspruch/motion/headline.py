"""What an impact says in sentences, the most important first; what has no number says why."""

from collections.abc import Iterator
from typing import NamedTuple

from anspruch.language import tree
from anspruch.motion import limits, price
from anspruch.motion.moved import Moved
from anspruch.motion.phrasing import between, counted, opening, persons, ranged, said
from anspruch.motion.told import Moves, Told
from anspruch.motion.variants import Variant
from anspruch.population.assumptions import LEVELS
from anspruch.population.counted import COURSE_GAIN, DUTY
from anspruch.population.disclosure import LEAST, few, told
from anspruch.population.impact import Gained, Impact, gained
from anspruch.population.positions import Change
from anspruch.readings.render.phrases import day

_SAME = 0.02
_SEX = "geschlecht"


class Headline(NamedTuple):
    """All sentences, in four parts."""

    first: tuple[str, ...]
    """Who gains, and who loses."""
    otherwise: tuple[str, ...]
    """What other choices come to."""
    then: tuple[str, ...]
    """Duties and cost."""
    notes: tuple[str, ...]
    """Of whom and how far it holds."""

    @property
    def every(self) -> tuple[str, ...]:
        """All of them in order."""
        return (*self.first, *self.otherwise, *self.then, *self.notes)


def headline(found: Impact, told_: Told, variants: tuple[Variant, ...], lang: str, moved: Moved | None = None) -> Headline:
    """All sentences."""
    losses = tuple(_losses(found, told_, lang))
    gain = tuple(_gain(found, told_, lang, moved))
    both = (*losses, *gain) if _taken(told_) else (*gain, *losses)
    return Headline(
        (*price.fees(found, lang), *_sexes(moved, lang), *both, *limits.displaced(found, lang, moved)),
        tuple(_variants(found, variants, lang)),
        (*_duties(found, told_, lang), *price.costs_said(found, told_, lang)),
        (
            *price.payers(found, told_, lang),
            *_other_gains(found, told_, lang),
            *price.ceiling(found, lang),
            *price.uncounted(found, lang),
            *limits.limits(found, told_, lang),
            *limits.horizon(found, lang),
        ),
    )


def _move(told_: Told, change: Change) -> Moves | None:
    return next((one for one in told_.moves if one.change == change), None)


# --- who gains


def _gain(found: Impact, told_: Told, lang: str, moved: Moved | None) -> Iterator[str]:
    """How many surely gain and for how many more it is possible; that nobody does is said with its reason."""
    total, move, title = told_.total, _move(told_, found.gain), limits.title(found, found.gain.name, lang)
    possible = move.possible.total if move else 0.0
    if found.levels["high"]["ak4"].sum(found.gain) >= LEAST:
        key = "gain" if _entitled(found) else "gain_other"
        key += "_possible" if possible and possible > max(total.high or 0.0, total.central or 0.0) else ""
        yield opening(said(key, lang, counted(total.central, lang), ranged((total.low, total.high), lang), persons(possible, lang), title))
    elif move is not None and (possible is None or possible >= LEAST):
        yield said("nobody_gains", lang, title, persons(possible, lang))
    else:
        yield said("nothing", lang, title)
        yield said("because", lang, _reason(found, lang, moved))


def _entitled(found: Impact) -> bool:
    """Whether what is gained is the entitlement to the integration course."""
    ranks = next((effect.better for programme, effect in found.comparison.access if programme.name == found.gain.name), {})
    return found.gain == COURSE_GAIN and "anspruch" in ranks


def _reason(found: Impact, lang: str, moved: Moved | None) -> str:
    """Why nobody is counted, as far as it can be told."""
    if not found.comparison.changed and moved is not None and found.on < moved.in_force:
        return said("not_yet", lang, *(day(one.toordinal(), lang) for one in (moved.in_force, found.on)))
    if not any(effect.better for _, effect in found.comparison.access):
        return said("no_access" if found.comparison.changed else "same_law", lang)
    return said("nobody_like_that_own" if found.ceiling is None else "nobody_like_that", lang)


def _other_gains(found: Impact, told_: Told, lang: str) -> Iterator[str]:
    for one in told_.moves:
        if one.change.kind == "access" and one.change.move == "gain" and one.change != found.gain:
            title = limits.title(found, one.change.name, lang)
            yield said("also", lang, title, *(persons(value, lang) for value in (one.sure.total, one.possible.total)))


# --- other choices


def _variants(found: Impact, variants: tuple[Variant, ...], lang: str) -> Iterator[str]:
    """What other choices come to, the most different first; then those by which as many gain, and those whose gainers are not counted."""
    own = gained(found.levels["central"]["ak4"], found.gain)
    apart = [one for one in variants if _apart(one.persons[1], own)]
    for one in sorted(apart, key=lambda one: -abs(one.persons[1].sure - own.sure)):
        values = [told(value.sure) for value in one.persons]
        yield said("variant", lang, one.question[lang], one.says[lang], counted(values[1], lang), between((values[0], values[-1]), lang))
    for one in variants:
        if one not in apart and found.levels["high"]["ak4"].sum(found.gain) >= LEAST:
            more = one.persons[1].possible - own.possible
            key = "variant_uncounted" if more >= LEAST else "variant_same"
            yield said(key, lang, one.question[lang], one.says[lang], persons(more, lang))


def _apart(theirs: Gained, own: Gained) -> bool:
    difference = abs(theirs.sure - own.sure)
    return difference > _SAME * max(theirs.sure, own.sure) and difference >= LEAST


# --- who loses, who is obliged


def _taken(told_: Told) -> bool:
    """Whether somebody surely loses access, which is then said first."""
    lost = [one.sure.total for one in told_.moves if one.change.kind == "access" and one.change.move == "loss"]
    return any(value is None or value > 0 for value in lost)


def _losses(found: Impact, told_: Told, lang: str) -> Iterator[str]:
    losing = {programme.name: programme.title[lang] for programme, effect in found.comparison.access if effect.worse}
    if not losing:
        yield said("no_loss", lang)
    for name, title in losing.items():
        move = _move(told_, Change("access", name, "loss"))
        values = (move.sure.total, move.possible.total) if move else (0.0, 0.0)
        yield said("loss", lang, title, *(persons(value, lang) for value in values))


def _sexes(moved: Moved | None, lang: str) -> Iterator[str]:
    """That the motion tells women and men apart, where one of its conditions does and none of the law's did."""
    if moved and any(_reads_sex(moved, name) for name in moved.provisions):
        yield said("sexes", lang)


def _reads_sex(moved: Moved, name: str) -> bool:
    bodies = [[one.body for one in law.provisions[name].versions] if name in law.provisions else [] for law in (moved.before, moved.after)]
    before, after = (any(_SEX in map(tree.fact_of, tree.walk(body)) for body in several if isinstance(body, tree.Node)) for several in bodies)
    return after and not before


def _duties(found: Impact, told_: Told, lang: str) -> Iterator[str]:
    """A new duty: on how many it surely falls and on how many it may, and on how many of these without the entitlement."""
    move = _move(told_, DUTY)
    if move is None or (move.possible.total is not None and move.possible.total < LEAST):
        return
    key = "duty" if move.sure.total != 0 else "duty_possible"
    yield said(key, lang, persons(move.sure.total, lang), persons(move.possible.total, lang), _holders(found, lang))
    alone = float(found.levels["central"]["ak4"].alone.sum())
    if alone >= LEAST:
        yield said("duty_alone", lang, persons(alone, lang))


def _holders(found: Impact, lang: str) -> str:
    """How many of those on whom a duty may fall hold § 22 Satz 2; empty where nobody else is counted, or they are too few to be told."""
    others = float(limits.of_others(found, DUTY)["maybe"].sum())
    mine = float(found.levels["central"]["ak4"].maybe[DUTY].sum()) - others
    ends = [float(found.levels[level]["ak4"].maybe[DUTY].sum()) - others for level in (LEVELS[0], LEVELS[-1])]
    if not others or few(mine) or not mine:
        return ""
    return said("duty_holders", lang, persons(mine, lang), between([told(one) for one in ends], lang))
