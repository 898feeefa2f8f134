"""The conference's papers for download: minutes, the sheet of a resolution, a Land's report; made once an edition."""

from functools import lru_cache
from importlib import import_module
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anspruch.conference.papers import sheets
from anspruch.conference.papers.report import report as paper_of
from anspruch.conference.report import report
from anspruch.web.conference.held import Held, held
from anspruch.web.conference.shown import answering, nothing
from anspruch.web.site import statute
from anspruch.web.site.tongue import tongue

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
}
MINUTES, REPORT = "minutes", "report-"


@csp_update({"style-src": [SELF, UNSAFE_INLINE]})  # a paper as HTML is one file and carries its style
@answering
def paper(request: HttpRequest, number: int, name: str, kind: str) -> HttpResponse:  # noqa: ARG001  # a view's form
    """A paper of a conference: ``minutes``, ``report-BW``, or a motion's name, as PDF, DOCX or HTML."""
    edition = held()
    known = _names(edition, number)
    if name not in known or kind not in KINDS:
        target = {one: (one, reverse("conference:paper", args=[number, one, kind if kind in KINDS else "pdf"])) for one in known}
        raise nothing(name if kind in KINDS else f"{name}.{kind}", target, reverse("conference:start"))
    try:
        made = _made(edition, number, name, kind, tongue())
    except ModuleNotFoundError:  # the package is installed without what makes papers
        raise nothing(f"{name}.{kind}", {}, reverse("conference:conference", args=[number])) from None
    answer = HttpResponse(made, content_type=KINDS[kind])
    if kind != "html":  # a PDF is shown, as OParl asks of the address of a file (section 2.7); a DOCX is kept
        shown = "inline" if kind == "pdf" else "attachment"
        answer.headers["Content-Disposition"] = f'{shown}; filename="intmk-{number:02}-{name.removeprefix(f"intmk-{number:02}-")}.{kind}"'
    return answer


def _names(edition: Held, number: int) -> list[str]:
    """The papers there are of a conference."""
    if number not in edition.record.conferences:
        return []
    reports = [REPORT + code for code in edition.record.body.laender] if edition.proof else []
    return [MINUTES, *(one.id for one in edition.record.of(number)), *reports]


@lru_cache(maxsize=64)
def _made(edition: Held, number: int, name: str, kind: str, lang: str) -> bytes:
    render = getattr(import_module(f"anspruch.conference.papers.{kind}"), kind)
    made = render(_tree(edition, number, name, lang))
    return made.encode() if isinstance(made, str) else bytes(made)


def _tree(edition: Held, number: int, name: str, lang: str) -> dict[str, Any]:
    record = edition.record
    if name == MINUTES:
        return sheets.minutes(record, number, lang)
    if name.startswith(REPORT) and edition.proof is not None:
        return paper_of(report(record, number, name.removeprefix(REPORT), statute.today(), edition.follow_up, edition.proof), lang)
    return sheets.sheet(record, record.papers[name], lang)
