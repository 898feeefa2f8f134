"""Taking the result along: the Fallcode, shown and read, and the paper. No answer ever stands in an address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from anspruch import fallcode
from anspruch.language.errors import InputError
from anspruch.readings.decide import decide
from anspruch.web.check import answers as kept
from anspruch.web.check import paper
from anspruch.web.check.answers import Answers
from anspruch.web.check.once import opened, show
from anspruch.web.check.sheet import Sheet
from anspruch.web.check.typed import plain
from anspruch.web.site import statute
from anspruch.web.site.pages import current
from anspruch.web.site.reading import only_read, read_and_sent


@never_cache
@read_and_sent
def code(request: HttpRequest) -> HttpResponse:
    """One's own code with its picture, and a form to enter another; a good one leads to its result."""
    typed, error = "", None
    if request.method == "POST":
        typed = request.POST.get("code", "")[: 2 * fallcode.LONGEST]
        try:
            entered = _entered(plain(typed))
        except InputError as problem:
            error = problem
        else:
            response = redirect("check:result")
            if kept.keep(response, entered):
                return response
            error = InputError(
                "Der Fallcode enthält mehr Antworten, als ein Browser behält.", "The case code holds more answers than a browser keeps."
            )
    given = kept.read(request)
    own = _own(given)
    picture = paper.qr(own).svg_data_uri(border=4, dark="#000", light="#fff", encode_minimal=True) if own else ""
    page = {"own": own, "picture": picture, "typed": typed, "error": error, "holds": paper.code_lines(given)}
    return show(request, "check/code.html", given, page, status=422 if error else 200)


def _entered(text: str) -> Answers:
    """The answers of a code, if they can be decided, with a note of its month. Raises InputError."""
    held = fallcode.read(statute.law().vocabulary, text)
    found = Answers.of(held.facts)
    decide(statute.on(), found.facts)
    return found._replace(note=opened(held.month))


def _own(given: Answers) -> str:
    """The code of answers; empty where nothing is known yet."""
    return code_of(given) if given.facts else ""


def code_of(given: Answers) -> str:
    """The code of answers as it is written today: a day that was chosen has no place in it, and the page says so."""
    return fallcode.write(statute.law().vocabulary, given.facts, statute.today())


@never_cache
@only_read
def result_pdf(request: HttpRequest) -> HttpResponse:
    """The result on paper."""
    given = kept.read(request)
    sheet = Sheet(decide(statute.on(given.day), given.facts))
    made = paper.pdf(sheet, given, code_of(given), current())
    return HttpResponse(made, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="anspruch-{sheet.day}.pdf"'})
