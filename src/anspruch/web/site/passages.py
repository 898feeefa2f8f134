"""German within translations: ⟦Jobcenter⟧ is shown as German, and kept apart from the direction of the text around it."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml
from django.http import HttpRequest, HttpResponse

_PASSAGE = re.compile("⟦((?:[^⟦⟧]|⟦[^⟦⟧]*⟧)*)⟧")
"""A passage; within an untranslated, so German, sentence there may be others, which are German with it."""
_INNER = str.maketrans("", "", "⟦⟧")
_PLAIN = re.compile(r"<title>.*?</title>|<option\b.*?</option>|<[^>]*>", re.DOTALL)
"""Where no element may stand: inside a tag, in the title, in an option."""
_GERMAN_ALREADY = re.compile(r"<(\w+)\b[^>]* lang=\"de\"[^>]*>.*?</\1>|<(script|style|svg|pre|textarea|title|option)\b.*?</\2>|<[^>]*>", re.DOTALL)
"""Of an English page what needs no mark, or bears none."""
_ENGLISH = b'<html lang="en"'


@cache
def _names() -> re.Pattern[str]:
    """The German words of English texts, the longer first."""
    listed = yaml.safe_load(Path(__file__).with_name("names.yaml").read_text(encoding="utf-8"))
    # what stands before a word is asked after its first letter: branches of plain first letters are found fifteen times faster
    words = (rf"{name[0]}(?<!\w.){re.escape(name[1:])}\b" for name in sorted(listed, key=len, reverse=True))
    return re.compile("|".join(["⟦[^⟦⟧]*⟧", *words]))


def named(text: str) -> str:
    """An English text in which the German words are passages, as those are already that were marked."""
    return _names().sub(lambda found: found[0] if found[0][0] == "⟦" else f"⟦{found[0]}⟧", text)


def _named_page(html: str) -> str:
    """An English page in which they are."""
    parts, end = [], 0
    for found in _GERMAN_ALREADY.finditer(html):
        parts += [named(html[end : found.start()]), found[0]]
        end = found.end()
    return "".join([*parts, named(html[end:])])


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
        if not response.get("Content-Type", "").startswith("text/html") or response.streaming:
            return response
        if _ENGLISH in response.content[:100]:
            response.content = marked(_named_page(response.content.decode())).encode()
        elif "⟦".encode() in response.content:
            response.content = marked(response.content.decode()).encode()
        return response
