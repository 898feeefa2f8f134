"""What an impact says in sentences, the most important first; what has no number says why."""

from collections.abc import Iterator, Sequence

import polars as pl

from anspruch.motion.moved import Moved
from anspruch.motion.phrasing import HIDDEN, between, money, money_between, persons, said, small
from anspruch.motion.told import Moves, Told
from anspruch.motion.variants import Variant
from anspruch.population import costs, figures
from anspruch.population.assumptions import LEVELS
from anspruch.population.disclosure import LEAST, hidden
from anspruch.population.fees import fee
from anspruch.population.groups import axes
from anspruch.population.impact import CONTRIBUTIONS, COURSE_GAIN, FEDERATION, GROSS, STARTS, Impact
from anspruch.population.positions import Change
from anspruch.readings import numbers
from anspruch.readings.render.phrases import day

_SAME = 0.02
_DUTY = Change("duty", "pflicht_anspruch", "gain")
_EOK = "eok"
_NAMED = 3


def headline(found: Impact, told: Told, variants: tuple[Variant, ...], lang: str, moved: Moved | None = None) -> list[str]:
    """All sentences."""
    return [
        *_gain(found, told, lang, moved),
        *_displaced(found, lang, moved),
        *_variants(found, told, variants, lang),
        *_other_gains(found, told, lang),
        *_losses(found, told, lang),
        *_duties(found, lang),
        *_costs(found, told, lang),
        *_ceiling(found, lang),
        *_fees(found, lang),
        *_limits(found, lang),
        *_horizon(found, lang),
    ]


def _move(told: Told, change: Change) -> Moves | None:
    return next((one for one in told.moves if one.change == change), None)


def _title(found: Impact, programme: str, lang: str) -> str:
    return found.comparison.after.law.programmes[programme].title[lang]


def _gain(found: Impact, told: Told, lang: str, moved: Moved | None) -> Iterator[str]:
    """How many gain; that nobody does is said with its reason."""
    total, move, title = told.total, _move(told, found.gain), _title(found, found.gain.name, lang)
    high = found.levels["high"]["ak4"].sum(found.gain)
    if high >= LEAST:
        words = persons(total.central, lang), between((total.low, total.high), lang)
        yield said("gain", lang, *words) if found.gain == COURSE_GAIN else said("gain_other", lang, *words, title)
    elif move is not None and (move.maybe.total is None or move.maybe.total >= LEAST):
        yield said("nobody_gains", lang, title, persons(move.maybe.total, lang))
    else:
        yield said("nothing", lang, title)
        yield said("because", lang, _reason(found, lang, moved))


def _reason(found: Impact, lang: str, moved: Moved | None) -> str:
    """Why nobody is counted, as far as it can be told."""
    if not found.comparison.changed and moved is not None and found.on < moved.in_force:
        return said("not_yet", lang, *(day(one.toordinal(), lang) for one in (moved.in_force, found.on)))
    if not any(effect.better for _, effect in found.comparison.access):
        return said("no_access" if found.comparison.changed else "same_law", lang)
    return said("nobody_like_that_own" if found.ceiling is None else "nobody_like_that", lang)


def _other_gains(found: Impact, told: Told, lang: str) -> Iterator[str]:
    for one in told.moves:
        if one.change.kind == "access" and one.change.move == "gain" and one.change != found.gain:
            title = _title(found, one.change.name, lang)
            yield said("also", lang, title, *(persons(value, lang) for value in (one.sure.total, one.maybe.total)))


def _variants(found: Impact, told: Told, variants: tuple[Variant, ...], lang: str) -> Iterator[str]:
    """What other choices come to, and which come to as many."""
    central, same = found.levels["central"]["ak4"].sum(found.gain), []
    for one in variants:
        difference = abs(one.persons[1] - central)
        if difference > _SAME * max(one.persons[1], central) and difference >= LEAST:
            yield said("variant", lang, one.says[lang], persons(small(one.persons[1]), lang), between([small(value) for value in one.persons], lang))
        else:
            same.append(one.says[lang])
    if same and told.total.high:
        yield said("variants_same", lang, "; ".join(same))


def _losses(found: Impact, told: Told, lang: str) -> Iterator[str]:
    losing = {programme.name: programme.title[lang] for programme, effect in found.comparison.access if effect.worse}
    if not losing:
        yield said("no_loss", lang)
    for name, title in losing.items():
        move = _move(told, Change("access", name, "loss"))
        values = (move.sure.total, move.maybe.total) if move else (0.0, 0.0)
        yield said("loss", lang, title, *(persons(value, lang) for value in values))


def _duties(found: Impact, lang: str) -> Iterator[str]:
    """A new duty, and on how many it falls without the entitlement: of the holders of § 22 Satz 2, at the highest."""
    high = found.levels["high"]["ak4"]
    duty, gained = (float(high.maybe[one].sum()) if one in high.maybe else 0.0 for one in (_DUTY, found.gain))
    if duty >= LEAST:
        yield said("duty", lang, persons(duty, lang))
    if duty - gained >= LEAST:
        yield said("duty_alone", lang, persons(duty - gained, lang))


def _costs(found: Impact, told: Told, lang: str) -> Iterator[str]:
    """Starts and euros of the course; of another programme why there are none."""
    if not told.costed:
        yield _uncosted(found, lang)
        return
    levels = [told.levels[level].money for level in LEVELS]
    if found.levels["high"]["ak4"].sum(STARTS) < LEAST:
        return
    starts, euros = ([level[what] for level in levels] for what in (STARTS, FEDERATION))
    central = levels[1]
    if central[FEDERATION] is None:
        yield said("starts_few", lang, persons(starts[1], lang), between(starts, lang), money(euros[2], lang))
    else:
        amounts = (money(euros[1], lang), money_between(euros, lang), money(central[GROSS], lang), money(central[CONTRIBUTIONS], lang))
        yield said("starts", lang, persons(starts[1], lang), between(starts, lang), *amounts)
    yield said("payer", lang)
    yield said("fee", lang, numbers.number(costs.general(found.comparison.after).contribution, lang))


def _uncosted(found: Impact, lang: str) -> str:
    """Why starts and cost of a programme are not reckoned, and the published figures there are."""
    title = _title(found, found.gain.name, lang)
    if found.gain.name != _EOK:
        return said("uncosted", lang, title)
    attended, budget = (figures.cost(name, found.on) for name in ("teilnehmende_erstorientierung", "mittel_erstorientierung"))
    head = numbers.number(numbers.significant(budget.value / attended.value, 2), lang)
    return said("uncosted_eok", lang, title, attended.since.year, numbers.number(attended.value, lang), money(budget.value, lang), head)


def _ceiling(found: Impact, lang: str) -> Iterator[str]:
    """Where the courses exceed what general ones could cost at most: what makes it."""
    if found.ceiling is None:
        return
    most, general, everything, literacy, _ = found.ceiling
    if general > most:
        yield said("above_ceiling", lang, money(general, lang), money(most, lang))
    elif everything > most:
        yield said("above_by_literacy", lang, money(everything, lang), money(most, lang), numbers.number(100 * literacy, lang))


def _fees(found: Impact, lang: str) -> Iterator[str]:
    """A changed contribution in euros; other changes of exemption and values without access are named as not counted."""
    comparison = found.comparison
    changed = fee(comparison.before, comparison.after)
    if changed:
        key = "fee_lower" if changed.saved > 0 else "fee_higher"
        amounts = (numbers.number(value, lang) for value in (changed.before, changed.after))
        starting, paying = changed.figures
        share, year = numbers.number(100 * paying.value, lang, 1), str(starting.since.year)
        yield said(
            key, lang, *amounts, persons(changed.persons, lang), money(abs(changed.saved), lang), share, numbers.number(starting.value, lang), year
        )
    if any(effect.better or effect.worse for _, effect in (*comparison.access, *comparison.routes)):
        return
    if answers := [question.title[lang] for question, effect in comparison.questions if effect.better or effect.worse]:
        yield said("answers", lang, "; ".join(answers))
    values = [one.provision.cite for one in comparison.changed if one.provision.kind not in ("condition", "enforcement")]
    if values and not changed:
        yield said("values", lang, ", ".join(dict.fromkeys(values)))


def _limits(found: Impact, lang: str) -> Iterator[str]:
    """Of whom the figures say too little."""
    if found.ceiling is None:
        yield said("own", lang)
    gain = found.others.filter((pl.col("kind") == found.gain.kind) & (pl.col("name") == found.gain.name) & (pl.col("move") == found.gain.move))
    by_group = gain.group_by("gruppe").agg((pl.col("maybe") - pl.col("sure")).sum().alias("open")).sort("open", "gruppe", descending=True).rows()
    if sum(value for _, value in by_group) < LEAST:
        return
    yield said("others", lang, persons(sum(value for _, value in by_group), lang), _named(by_group, lang))
    joint = [(name, value) for name, value in by_group if _joint(name) and value >= LEAST]
    for name, value in joint:
        yield said("joint", lang, persons(value, lang), _label(name, lang))


def _named(by_group: Sequence[tuple[str, float]], lang: str) -> str:
    covered = hidden([value for _, value in by_group])
    shown = [(name, value) for (name, value), secret in zip(by_group, covered, strict=True) if not secret and value >= LEAST]
    return "; ".join(f"{_label(name, lang)} {persons(value, lang)}" for name, value in shown[:_NAMED]) or HIDDEN


def _joint(group: str) -> bool:
    """Whether the tables give the titles of a group only together."""
    found = next((one for one in axes().groups if one.name == group), None)
    return found is not None and found.m1 >= 0 and found.m2 == axes().titles.index("ae_humanitaer_22_bis_26") and " | " in (found.status or "")


def _label(group: str, lang: str) -> str:
    found = next((one.label[lang] for one in axes().groups if one.name == group), "")
    return found or said("former", lang)


def _displaced(found: Impact, lang: str, moved: Moved | None) -> Iterator[str]:
    """Later versions of the law that the motion would displace by the day."""
    gone = sorted({since for one in moved.amendments for _, since in one.replaced if since <= found.on}) if moved else []
    if moved and gone:
        days = ", ".join(day(one.toordinal(), lang) for one in gone)
        yield said("displaced", lang, day(moved.in_force.toordinal(), lang), day(found.on.toordinal(), lang), days)


def _horizon(found: Impact, lang: str) -> Iterator[str]:
    """A day beyond what was read of the law."""
    horizon = found.comparison.after.law.horizon
    if found.on > horizon:
        yield said("horizon", lang, *(day(one.toordinal(), lang) for one in (horizon, found.on)))
