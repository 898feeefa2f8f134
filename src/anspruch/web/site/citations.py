"""Citations in running text: kept on one line, and read from left to right also between Arabic letters."""

import re

_GAPS = re.compile(
    r"(?<=§) | (?=§)|(?<=Art\.) (?=\d)|(?<=[A-Za-z]) (?=Art\. ?\d)|(?<=Abs\.) (?=\d)|(?<=Satz) (?=\d)|(?<=Nr\.) (?=\d)|(?<=Alt\.) (?=\d)"
    r"| (?=(?:Abs\.|Satz|Nr\.|Alt\.) \d)"
)
_BEGINNING = re.compile(r"(?<![A-Za-zÄÖÜäöü/][ \N{NO-BREAK SPACE}])(?=§)")
_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"


def together(text: str) -> str:
    """A text whose citations cannot be torn at the end of a line."""
    return _GAPS.sub("\N{NO-BREAK SPACE}", text)


def leftward(text: str) -> str:
    """A text written from right to left whose citations, begun by a sign, are still read from left to right."""
    return _BEGINNING.sub(_LEFT_TO_RIGHT, text)
