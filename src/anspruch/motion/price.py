"""What a motion costs, in sentences: course starts and euros, the ceiling, a changed contribution; what has no number says why."""

from collections.abc import Iterator

from anspruch.motion import limits
from anspruch.motion.phrasing import between, money, money_between, persons, said
from anspruch.motion.told import Told
from anspruch.population import costs, figures
from anspruch.population.assumptions import LEVELS
from anspruch.population.disclosure import LEAST
from anspruch.population.fees import fee
from anspruch.population.impact import CONTRIBUTIONS, FEDERATION, GROSS, STARTS, Impact
from anspruch.readings import numbers

_EOK = "eok"


def costs_said(found: Impact, told: Told, lang: str) -> Iterator[str]:
    """Starts and euros of the course, and of whom they are; of all others why there are none."""
    if not told.costed:
        yield _uncosted(found, lang)
        return
    unreckoned = limits.open_persons(found) + limits.sure_others(found)
    if found.levels["high"]["ak4"].sum(STARTS) < LEAST:
        if unreckoned >= LEAST:
            yield said("unreckoned_all", lang)
        return
    levels = [told.levels[level].money for level in LEVELS]
    starts, euros = ([level[what] for level in levels] for what in (STARTS, FEDERATION))
    central = levels[1]
    if central[FEDERATION] is None:
        yield said("starts_few", lang, persons(starts[1], lang), between(starts, lang), money(euros[2], lang))
    else:
        amounts = (money(euros[1], lang), money_between(euros, lang), money(central[GROSS], lang), money(central[CONTRIBUTIONS], lang))
        yield said("starts", lang, persons(starts[1], lang), between(starts, lang), *amounts)
    if unreckoned >= LEAST:
        yield said("unreckoned", lang)


def payers(found: Impact, told: Told, lang: str) -> Iterator[str]:
    """Who pays, where there are starts: the Federation, and who is not exempt."""
    if told.costed and found.levels["high"]["ak4"].sum(STARTS) >= LEAST:
        yield said("payer", lang)
        yield said("fee", lang, numbers.number(costs.general(found.comparison.after).contribution, lang))


def _uncosted(found: Impact, lang: str) -> str:
    """Why starts and cost of a programme are not reckoned, and the published figures there are."""
    title = limits.title(found, found.gain.name, lang)
    if found.gain.name != _EOK:
        return said("uncosted", lang, title)
    attended, budget = (figures.cost(name, found.on) for name in ("teilnehmende_erstorientierung", "mittel_erstorientierung"))
    head = numbers.number(numbers.significant(budget.value / attended.value, 2), lang)
    return said("uncosted_eok", lang, title, attended.since.year, numbers.number(attended.value, lang), money(budget.value, lang), head)


def ceiling(found: Impact, lang: str) -> Iterator[str]:
    """Where the courses exceed what general ones could cost at most: what makes it."""
    if found.ceiling is None:
        return
    most, general, everything, literacy, _ = found.ceiling
    if general > most:
        yield said("above_ceiling", lang, money(general, lang), money(most, lang))
    elif everything > most:
        yield said("above_by_literacy", lang, money(everything, lang), money(most, lang), numbers.number(100 * literacy, lang))


def fees(found: Impact, lang: str) -> Iterator[str]:
    """A changed contribution in euros."""
    changed = fee(found.comparison.before, found.comparison.after)
    if changed:
        key = "fee_lower" if changed.saved > 0 else "fee_higher"
        amounts = (numbers.number(value, lang) for value in (changed.before, changed.after))
        starting, paying = changed.figures
        share, year = numbers.number(100 * paying.value, lang, 1), str(starting.since.year)
        euros = money(abs(changed.saved), lang)
        yield said(key, lang, *amounts, persons(changed.persons, lang), euros, share, numbers.number(starting.value, lang), year)


def uncounted(found: Impact, lang: str) -> Iterator[str]:
    """Changes of exemptions, and of numbers and periods, where nobody's access changes: named as not counted."""
    comparison = found.comparison
    if any(effect.better or effect.worse for _, effect in (*comparison.access, *comparison.routes)):
        return
    if answers := [question.title[lang] for question, effect in comparison.questions if effect.better or effect.worse]:
        yield said("answers", lang, "; ".join(answers))
    values = [one.provision.cite for one in comparison.changed if one.provision.kind not in ("condition", "enforcement")]
    if values and not fee(comparison.before, comparison.after):
        yield said("values", lang, ", ".join(dict.fromkeys(values)))
