"""The pages of the check."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from anspruch.language.errors import InputError
from anspruch.readings.decide import decide
from anspruch.web.check import answers as kept
from anspruch.web.check import flow, inputs, words
from anspruch.web.check.answers import Answers
from anspruch.web.check.sheet import Sheet
from anspruch.web.site import statute


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What to have at hand, how long it takes, and where to ask a person instead."""
    return render(request, "check/start.html", {"answered": len(kept.read(request).given)})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, number: int) -> HttpResponse:
    """One question; a good answer leads to the next one, or to the result where none is left."""
    answers, law = kept.read(request), statute.on()
    step = flow.step(law, answers, number)
    if step is None:
        onward = "check:result" if number == len(answers.given) + 1 else "check:answers"
        return redirect(onward)
    error = None
    if request.method == "POST":
        try:
            after = flow.answered(law, answers, step.fact, inputs.answer(step.fact, request.POST))
        except InputError as problem:
            error = problem
        else:
            return _next(request, after, number)
    page = {
        "step": step,
        "input": inputs.asked(step.fact),
        "value": request.POST if error else answers.facts.get(step.fact.name),
        "unknown": step.fact.name in answers.asked and step.fact.name not in answers.facts,
        "parts": inputs.parts(answers.facts.get(step.fact.name)),
        "error": error,
        "provisions": law.law.provisions,
    }
    return render(request, "check/question.html", page, status=422 if error else 200)


def _next(request: HttpRequest, answers: Answers, number: int) -> HttpResponse:
    """On to the next question; after a change, to the answers."""
    changed = number < len(answers.given)
    target = reverse("check:answers") if changed else reverse("check:question", args=[number + 1])
    response = HttpResponseRedirect(target)
    if not kept.keep(response, answers):
        return render(request, "site/error.html", {"status": 400}, status=400)
    return response


@never_cache
@require_safe
def answers(request: HttpRequest) -> HttpResponse:
    """All answers, each to be changed; or to be deleted."""
    given = kept.read(request)
    return render(request, "check/answers.html", {"lines": lines(given), "next": len(given.given) + 1})


@require_POST
def delete(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  # a view's form
    """Forget everything."""
    response = redirect("check:start")
    kept.forget(response)
    return response


def sheet_of(given: Answers) -> Sheet:
    """The result of today for some answers."""
    return Sheet(decide(statute.on(), given.facts))


@never_cache
@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """Every way, grouped."""
    given = kept.read(request)
    sheet = sheet_of(given)
    left = flow.step(sheet.decision.law, given, len(given.given) + 1)
    return render(request, "check/result.html", {"sheet": sheet, "answers": given, "left": left, "lines": lines(given), "value_text": value_text})


def value_text(name: str, raw: object) -> str:
    """A fact's value for people, as it was given or as it might be."""
    return words.value(statute.law().vocabulary[name], raw)


def lines(given: Answers) -> list[tuple[int, object, str]]:
    """The answers as people read them: place, fact, value."""
    vocabulary = statute.law().vocabulary
    return [(number, vocabulary[name], words.value(vocabulary[name], value)) for number, (name, value) in enumerate(given.given, 1)]


@never_cache
@require_safe
def way(request: HttpRequest, name: str) -> HttpResponse:
    """One way, whole."""
    given = kept.read(request)
    sheet = sheet_of(given)
    try:
        found = sheet.way(name)
    except KeyError:
        raise Http404(name) from None
    page = {"sheet": sheet, "way": found, "answers": given, "value_text": value_text}
    return render(request, "check/way.html", {**page, "value_of": lambda name: value_text(name, sheet.decision.facts[name])})


@never_cache
@require_safe
def result_json(request: HttpRequest) -> JsonResponse:
    """The result as data, as the command line gives it."""
    return JsonResponse(dict(sheet_of(kept.read(request)).data), json_dumps_params={"ensure_ascii": False})
