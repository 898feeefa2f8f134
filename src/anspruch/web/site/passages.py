"""German within translations: ⟦Jobcenter⟧ is shown as German, and kept apart from the direction of the text around it."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_PASSAGE = re.compile("⟦(.*?)⟧", re.DOTALL)
_PLAIN = re.compile(r"<title>.*?</title>|<option\b.*?</option>|<[^>]*>", re.DOTALL)
"""Where no element may stand: inside a tag, in the title, in an option."""
_ISOLATED = "\u2068\\1\u2069"
_MARKED = r'<bdi lang="de">\1</bdi>'


def isolated(text: str) -> str:
    """A text with its German passages kept apart by signs, for where no markup is possible."""
    return _PASSAGE.sub(_ISOLATED, text)


def marked(html: str) -> str:
    """A page with its German passages marked as German."""
    return _PASSAGE.sub(_MARKED, _PLAIN.sub(lambda found: isolated(found[0]), html))


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
