"""Two days side by side: what reads differently, and for whom that changes anything."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anspruch.web.law import comparing, days
from anspruch.web.law.days import DayError
from anspruch.web.law.shown import page
from anspruch.web.law.views import answering
from anspruch.web.site import statute
from anspruch.web.site.tongue import tongue


@answering
def compare(request: HttpRequest) -> HttpResponse:
    """The form; with two days, the comparison. A day that cannot be used is said beside its field."""
    asked = {name: request.GET.get(name, "").strip() for name in ("from", "to")}
    context: dict[str, Any] = {"asked": asked, "changes": statute.law().changes[::-1], "canonical": reverse("law:compare")}
    if not any(asked.values()):
        return page(request, "compare", problems={}, **context)
    read, problems = {}, {}
    for name, text in asked.items():
        try:
            read[name] = days.read(text) if text else None
        except DayError as bad:
            problems[name] = bad.sentence
        if not text:
            problems[name] = _("Geben Sie auch diesen Tag an.")
    before, after = read.get("from"), read.get("to")
    if problems or before is None or after is None:
        return page(request, "compare", 422, problems=problems, **context)
    changed = comparing.changed(before, after, tongue())
    proof = comparing.proof(before, after, tongue()) if changed else None
    status = 200 if proof or not changed else 503
    answer = page(request, "compare", status, problems={}, before=before, after=after, changed=changed, proof=proof, **context)
    if status != 200:  # noqa: PLR2004  # not ready yet
        answer.headers["Retry-After"] = "10"
    return answer
