"""The counsellor's page: every question at once, the result beside it, two days side by side."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from anspruch.language.errors import InputError
from anspruch.readings.decide import decide
from anspruch.web.check import answers as kept
from anspruch.web.check import flow, inputs, subjects
from anspruch.web.check.answers import Answers
from anspruch.web.check.once import show
from anspruch.web.check.refusals import clashing
from anspruch.web.check.sheet import Sheet, Way
from anspruch.web.check.typed import plain
from anspruch.web.site import statute
from anspruch.web.site.reading import only_sent, read_and_sent

Problems = dict[str, InputError]


class Row(NamedTuple):
    """A way with its result on each day."""

    ways: tuple[Way, ...]

    @property
    def differs(self) -> bool:
        """Whether law or practice has another result on the other day."""
        return len({(way.state, way.practice["state"] if way.practice else "") for way in self.ways}) > 1


@never_cache
@read_and_sent
def page(request: HttpRequest) -> HttpResponse:
    """The form, and the result of what it says so far."""
    given, problems = _read(request.POST, kept.read(request)) if request.method == "POST" else (kept.read(request), {})
    return _answer(request, "check/counsel.html", request.POST, given, problems)


def shown(request: HttpRequest, given: Answers, problems: Problems) -> HttpResponse:
    """The page with answers, whatever form was sent, and what is wrong with them."""
    return _answer(request, "check/counsel.html", {}, given, problems)


@never_cache
@only_sent
def live(request: HttpRequest) -> HttpResponse:
    """The result alone, while somebody still types."""
    return _answer(request, "check/counsel_result.html", request.POST, *_read(request.POST, kept.read(request)), live=True)


def _answer(request: HttpRequest, template: str, form: Mapping[str, str], given: Answers, problems: Problems, *, live: bool = False) -> HttpResponse:
    context = _context(form, given, problems)
    response = show(request, template, given, {**context, "live": live}, status=422 if problems else 200)
    if request.method == "POST" and not problems:
        kept.keep(response, given._replace(note=""))
    return response


def _read(form: Mapping[str, str], before: Answers) -> tuple[Answers, Problems]:
    """What a form says, and what in it cannot be read; an empty field says nothing, a field it does not have leaves the answer as it was."""
    given, problems = chosen(form, before)
    for fact in statute.law().vocabulary.facts.values():
        names = [f"{fact.name}{part}" for part in inputs.PARTS]
        fields = [plain(form[name]) for name in names if name in form]
        if not fact.ask or not fields:
            continue
        if not any(fields) or fields[0] == inputs.UNKNOWN:
            given = given.without(fact.name) if fact.name in given.facts else given
            continue
        try:
            given = given.with_answer(fact.name, inputs.answer(fact, form, before.facts.get(fact.name)))
        except InputError as problem:
            problems[fact.name] = problem
    return given, problems


def chosen(form: Mapping[str, str], before: Answers) -> tuple[Answers, Problems]:
    """The answers with the days a form names (no ``day``: today), and what is wrong with these."""
    days = {"day": before.day, "other_day": before.other_day}
    problems = {}
    for name in ("day", "other_day"):
        try:
            days[name] = _day(plain(form.get(name, "")))
        except InputError as problem:
            problems[name] = problem
    day = days["day"] if days["day"] != statute.today() else None
    return before._replace(day=day, other_day=days["other_day"]), problems


def _day(text: str) -> date | None:
    """A day of a form with law to it; None where it names none. Raises InputError."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise InputError("Ein Tag sieht so aus: 2026-11-28.", "A day looks like this: 2026-11-28.") from None
    statute.on(day)
    return day


def _context(form: Mapping[str, str], given: Answers, problems: Problems) -> dict[str, object]:
    """What the page shows; what is wrong with answers on a day is added to the problems."""
    days = [given.day or statute.today(), *([given.other_day] if given.other_day else [])]
    sheets = _sheets(days, given, problems)
    facts = flow.on_paper([statute.on(day) for day in days], given)
    asked = [(inputs.asked(fact), inputs.shown(fact, given.facts.get(fact.name)), inputs.parts(given.facts.get(fact.name))) for fact in facts]
    rows = [Row(ways) for ways in zip(*(sheet.ways for sheet in sheets), strict=True)]
    return {
        "sections": subjects.sections(asked, lambda one: one[0].fact.name),
        "sheets": sheets,
        "problems": problems,
        "clashing": lambda name, problem: clashing(problem, name, given.facts),
        "form": form,
        "day_text": form.get("day", days[0].isoformat()),
        "other_day_text": form.get("other_day", given.other_day.isoformat() if given.other_day else ""),
        "rows": rows,
        "differing": sum(row.differs for row in rows),
    }


def _sheets(days: Sequence[date], given: Answers, problems: Problems) -> list[Sheet]:
    """The result of each day; what cannot be decided is a problem, said once."""
    found = []
    for name, day in zip(("day", "other_day"), days, strict=False):
        try:
            if name not in problems:
                found.append(Sheet(decide(statute.on(day), given.facts)))
        except InputError as problem:
            if str(problem) not in map(str, problems.values()):
                problems |= placed(problem, name, given)
    return found


def placed(problem: InputError, day: str, given: Answers) -> Problems:
    """What is wrong with answers on a day, at the field to be looked at: the first of those that do not go together, else the day."""
    fields = clashing(problem, "", given.facts)
    return {fields[0] if fields else day: problem}
