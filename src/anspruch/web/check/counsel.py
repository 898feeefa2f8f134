"""The counsellor's page: every question at once, the result beside it, two days side by side."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from anspruch.language.errors import InputError
from anspruch.readings.decide import decide
from anspruch.web.check import answers as kept
from anspruch.web.check import flow, inputs
from anspruch.web.check.answers import Answers
from anspruch.web.check.sheet import Sheet
from anspruch.web.site import statute

Problems = dict[str, InputError]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form, and the result of what it says so far."""
    if request.method == "POST":
        given, problems = _read(request.POST)
    else:
        given, problems = kept.read(request), {}
    response = render(request, "check/counsel.html", _context(request.POST, given, problems), status=422 if problems else 200)
    if request.method == "POST" and not problems:
        kept.keep(response, given)
    return response


@never_cache
@require_POST
def live(request: HttpRequest) -> HttpResponse:
    """The result alone, while somebody still types."""
    given, problems = _read(request.POST)
    response = render(request, "check/counsel_result.html", _context(request.POST, given, problems), status=422 if problems else 200)
    if not problems:
        kept.keep(response, given)
    return response


def _read(form: Mapping[str, str]) -> tuple[Answers, Problems]:
    """What a form says, and what in it cannot be read; an empty field says nothing."""
    given, problems = Answers(), {}
    for fact in flow.relevant(statute.on()):
        fields = [form.get(f"{fact.name}{part}", "").strip() for part in ("", "_line", "_day", "_month", "_year")]
        if not any(fields) or fields[0] == inputs.UNKNOWN:
            continue
        try:
            given = given.with_answer(fact.name, inputs.answer(fact, form))
        except InputError as problem:
            problems[fact.name] = problem
    return given, problems


def _context(form: Mapping[str, str], given: Answers, problems: Problems) -> dict[str, object]:
    """What the page shows."""
    days, sheets = [], []
    for name in ("day", "other_day"):
        try:
            day = date.fromisoformat(form.get(name) or "") if form.get(name) else statute.today() if name == "day" else None
            if day is not None:
                sheets.append(Sheet(decide(statute.on(day), given.facts)))
                days.append(day)
        except ValueError:
            problems[name] = InputError("Ein Tag sieht so aus: 2026-11-28.", "A day looks like this: 2026-11-28.")
        except InputError as problem:
            problems[name] = problem
    facts = sorted(flow.relevant(statute.on()), key=lambda fact: fact.name != "status")
    questions = [(inputs.asked(fact), given.facts.get(fact.name), inputs.parts(given.facts.get(fact.name))) for fact in facts]
    return {
        "questions": questions,
        "sheets": sheets,
        "days": days,
        "problems": problems,
        "form": form,
        "pairs": _pairs(sheets),
        "today": statute.today().isoformat(),
    }


def _pairs(sheets: list[Sheet]) -> list[tuple[object, ...]]:
    """Every way with its result on each day."""
    return list(zip(*(sheet.ways for sheet in sheets), strict=True)) if sheets else []
