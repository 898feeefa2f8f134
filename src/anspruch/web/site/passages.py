"""German within translations: ⟦Jobcenter⟧ is shown as German, and kept apart from the direction of the text around it."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_PASSAGE = re.compile("⟦((?:[^⟦⟧]|⟦[^⟦⟧]*⟧)*)⟧")
"""A passage; within an untranslated, so German, sentence there may be others, which are German with it."""
_INNER = str.maketrans("", "", "⟦⟧")
_PLAIN = re.compile(r"<title>.*?</title>|<option\b.*?</option>|<[^>]*>", re.DOTALL)
"""Where no element may stand: inside a tag, in the title, in an option."""


def isolated(text: str) -> str:
    """A text with its German passages kept apart by signs, for where no markup is possible."""
    return _PASSAGE.sub(lambda found: f"\u2068{found[1].translate(_INNER)}\u2069", text)


def marked(html: str) -> str:
    """A page with its German passages marked as German."""
    plain = _PLAIN.sub(lambda found: isolated(found[0]), html)
    return _PASSAGE.sub(lambda found: f'<bdi lang="de">{found[1].translate(_INNER)}</bdi>', plain)


class GermanPassages:
    """Marks the German passages of every page that has some."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, marked."""
        response = self.answer(request)
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming and "⟦".encode() in response.content:
            response.content = marked(response.content.decode()).encode()
        return response
