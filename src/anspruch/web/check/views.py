"""The pages of the check."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from anspruch.language.errors import InputError
from anspruch.readings.decide import decide
from anspruch.statute.law import LawOnDay
from anspruch.web.check import answers as kept
from anspruch.web.check import counsel, flow, inputs, refusals, words
from anspruch.web.check.answers import Answers
from anspruch.web.check.lead import sentences
from anspruch.web.check.once import show
from anspruch.web.check.paper import UNREAD
from anspruch.web.check.sheet import Sheet
from anspruch.web.law import places
from anspruch.web.site import statute
from anspruch.web.site.reading import only_read, only_sent, read_and_sent

_AFTER_CHANGE = {"answers": "check:answers", "result": "check:result"}
"""Where a change leads back to, by the page it was asked for on."""

_DROP = "drop"
"""The field that names answers to be given up for a new one they contradict."""


@never_cache
@only_read
def start(request: HttpRequest) -> HttpResponse:
    """What to have at hand, how long it takes, and where to ask a person instead."""
    given = kept.read(request)
    return show(request, "check/start.html", given, {"answered": len(given.given)})


@never_cache
@read_and_sent
def question(request: HttpRequest, number: int) -> HttpResponse:
    """One question; a good answer leads to the next one, or to the result where none is left."""
    answers = kept.read(request)
    law = statute.on(answers.day)
    step = _posted(law, answers, request.POST) or flow.step(law, answers, number)
    if step is None:
        onward = "check:result" if number == len(answers.given) + 1 else "check:answers"
        return redirect(onward)
    name, error = step.fact.name, None
    if request.method == "POST":
        try:
            after = flow.answered(law, _dropping(request, answers), step.fact, inputs.answer(step.fact, request.POST, answers.facts.get(name)))
        except InputError as problem:
            error = problem
        else:
            return _next(request, after)
    page = {
        "step": step,
        "input": inputs.asked(step.fact),
        "value": request.POST if error else inputs.shown(step.fact, answers.facts.get(name)),
        "unknown": name in answers.asked and name not in answers.facts,
        "parts": inputs.parts(answers.facts.get(name)),
        "error": error,
        "clashing": refusals.clashing(error, name, answers.facts),
        "dropped": request.POST.getlist(_DROP),
        "then": _then(request),
        "provisions": law.law.provisions,
        "value_text": value_text,
    }
    return show(request, "check/question.html", answers, page, status=422 if error else 200)


def _dropping(request: HttpRequest, answers: Answers) -> Answers:
    """The answers without those that are to be given up for a new one."""
    for name in request.POST.getlist(_DROP):
        answers = answers.without(name)
    return answers


def _posted(law: LawOnDay, answers: Answers, form: Mapping[str, str]) -> flow.Step | None:
    """The question a form was made for: an answer belongs to its own fact, whatever stands at its place by now."""
    fact = law.law.vocabulary.facts.get(form.get("fact", ""))
    return flow.step_for(law, answers, fact) if fact and fact.ask else None


def _then(request: HttpRequest) -> str:
    """The page a change was asked for on; empty: none."""
    then = request.GET.get("then", "")
    return then if then in _AFTER_CHANGE else ""


def _next(request: HttpRequest, answers: Answers) -> HttpResponse:
    """On to the next question that is open, or back to the page a change was asked for on."""
    then = _then(request)
    response = HttpResponseRedirect(reverse(_AFTER_CHANGE[then]) if then else reverse("check:question", args=[len(answers.given) + 1]))
    if not kept.keep(response, answers):
        return render(request, "site/error.html", {"status": 400}, status=400)
    return response


@never_cache
@only_read
def answers(request: HttpRequest) -> HttpResponse:
    """All answers, each to be changed; or to be deleted."""
    given = kept.read(request)
    return show(request, "check/answers.html", given, {"lines": lines(given), "next": len(given.given) + 1})


@only_sent
def day(request: HttpRequest) -> HttpResponse:
    """Show the result of another day; without one, that of today."""
    given, problems = counsel.chosen(request.POST, kept.read(request))
    if not problems:
        try:
            decide(statute.on(given.day), given.facts)
        except InputError as problem:
            problems = counsel.placed(problem, "day", given)
    if problems:
        return counsel.shown(request, given._replace(day=None, other_day=None), problems)
    response = redirect("check:result")
    kept.keep(response, given)
    return response


@only_sent
def delete(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view's form
    """Forget everything."""
    response = redirect("check:start")
    kept.forget(response)
    return response


def sheet_of(given: Answers) -> Sheet:
    """The result for some answers, of their day."""
    return Sheet(decide(statute.on(given.day), given.facts))


@never_cache
@only_read
def result(request: HttpRequest) -> HttpResponse:
    """Every way, grouped."""
    given = kept.read(request)
    sheet = sheet_of(given)
    left = flow.step(sheet.decision.law, given, len(given.given) + 1)
    page = {"sheet": sheet, "lead": sentences(sheet), "left": left, "lines": lines(given), "value_text": value_text, "unread": UNREAD}
    return show(request, "check/result.html", given, page)


def value_text(name: str, raw: object) -> str:
    """A fact's value for people, as it was given or as it might be."""
    return words.value(statute.law().vocabulary[name], raw)


def lines(given: Answers) -> list[tuple[int, object, str]]:
    """The answers as people read them: place, fact, value."""
    vocabulary = statute.law().vocabulary
    return [(number, vocabulary[name], words.value(vocabulary[name], value)) for number, (name, value) in enumerate(given.given, 1)]


@never_cache
@only_read
def way(request: HttpRequest, name: str) -> HttpResponse:
    """One way, whole."""
    given = kept.read(request)
    sheet = sheet_of(given)
    try:
        found = sheet.way(name)
    except KeyError:
        raise Http404(name) from None
    page = {"sheet": sheet, "way": found, "value_text": value_text, "value_of": lambda name: value_text(name, sheet.decision.facts[name])}
    return show(request, "check/way.html", given, {**page, "unread": UNREAD, "cited": places.cited})


@never_cache
@only_read
def result_json(request: HttpRequest) -> JsonResponse:
    """The result as data, as the command line gives it."""
    return JsonResponse(dict(sheet_of(kept.read(request)).data), json_dumps_params={"ensure_ascii": False})
