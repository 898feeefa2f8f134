"""What is said of a way there is not on the day: that there was none yet, or is none any more, and when there is one."""

from datetime import date

from django.utils.translation import gettext_noop

from anspruch.readings import terms
from anspruch.readings.existence import Absence, absence
from anspruch.statute.model import Route
from anspruch.web.check.pairs import Pair, ended, filled, pair, spaced
from anspruch.web.check.sheet import Way
from anspruch.web.site import pages, statute

_SINCE = {
    "guideline": gettext_noop("Für diesen Tag ist der Weg hier nicht erfasst; erfasst ist er ab dem %(day)s."),
    "then": gettext_noop("Diesen Weg gab es an dem Tag noch nicht; es gibt ihn seit dem %(day)s."),
    "now": gettext_noop("Diesen Weg gibt es noch nicht; es gibt ihn ab dem %(day)s."),
}
_UNTIL = {
    "then": gettext_noop("Diesen Weg gab es an dem Tag nicht mehr; es gab ihn bis zum %(day)s."),
    "now": gettext_noop("Diesen Weg gibt es nicht mehr; es gab ihn bis zum %(day)s."),
}


def told(way: Way) -> Pair | None:
    """The sentence for a way there is not, with how sure its day is where that is not read in a text; None where there is one."""
    return _told(way.route, way.decision.law.day, way.absence)


def _told(route: Route, day: date, found: Absence | None) -> Pair | None:
    if found is None:
        return None
    kind = "then" if day < statute.today() else "now"
    if found.since:
        # a guideline may be older than what is read of it: no more is said than that it is not recorded
        sentence = filled(_SINCE[kind if route.nature == "law" else "guideline"], day=found.since)
    else:
        sentence = filled(_UNTIL[kind], day=found.until)
    if found.certainty == "verified":
        return sentence
    sure = ended(spaced(pair(gettext_noop("Sicherheit:")), pair(terms.CERTAINTY[found.certainty])), ".")
    return spaced(sentence, sure)


def shown(way: Way) -> str:
    """The same for a page: in the reader's language, else in German, marked as such; empty where there is such a way."""
    return _shown(told(way))


def shown_of(route: Route, day: date) -> str:
    """The same of a way on a day, whoever asks."""
    return _shown(_told(route, day, absence(statute.on(day), route)))


def _shown(found: Pair | None) -> str:
    return "" if found is None else found["own"] or pages.german(str(found["de"]))
