"""Taking the result along: the Fallcode, shown and read, and the paper. No answer ever stands in an address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from anspruch import fallcode
from anspruch.language.errors import InputError
from anspruch.readings.decide import decide
from anspruch.web.check import answers as kept
from anspruch.web.check import paper
from anspruch.web.check.answers import Answers
from anspruch.web.check.sheet import Sheet
from anspruch.web.site import statute
from anspruch.web.site.pages import current


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """One's own code with its picture, and a form to enter another; a good one leads to its result."""
    typed, error = "", None
    if request.method == "POST":
        typed = request.POST.get("code", "")[: 2 * fallcode.LONGEST]
        try:
            entered = _entered(typed)
        except InputError as problem:
            error = problem
        else:
            response = redirect("check:result")
            if kept.keep(response, entered):
                return response
            error = InputError(
                "Der Fallcode enthält mehr Antworten, als ein Browser behält.", "The case code holds more answers than a browser keeps."
            )
    own = _own(kept.read(request))
    picture = paper.qr(own).svg_data_uri(border=4, dark="#000", light="#fff", encode_minimal=True) if own else ""
    page = {"own": own, "picture": picture, "typed": typed, "error": error, "holds": paper.CODE_HOLDS, "use": paper.CODE_USE}
    return render(request, "check/code.html", page, status=422 if error else 200)


def _entered(text: str) -> Answers:
    """The answers of a code, if they can be decided. Raises InputError."""
    found = Answers.of(fallcode.read(statute.law().vocabulary, text).facts)
    decide(statute.on(), found.facts)
    return found


def _own(given: Answers) -> str:
    """The code of answers; empty where nothing is known yet."""
    return fallcode.write(statute.law().vocabulary, given.facts, statute.today()) if given.facts else ""


@never_cache
@require_safe
def result_pdf(request: HttpRequest) -> HttpResponse:
    """The result on paper."""
    given = kept.read(request)
    sheet = Sheet(decide(statute.on(), given.facts))
    code = fallcode.write(statute.law().vocabulary, given.facts, sheet.day)
    made = paper.pdf(sheet, given, code, current())
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="anspruch-{sheet.day}.pdf"'})
