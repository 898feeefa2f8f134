"""Citations in running text: kept on one line, and read from left to right also between Arabic letters."""

import re

_NUMBERS = r"(?<=§) | (?=§)|(?<=Art\.) (?=\d)|(?<=[A-Za-z]) (?=Art\. ?\d)|(?<=Abs\.) (?=\d)|(?<=Satz) (?=\d)|(?<=Nr\.) (?=\d)|(?<=Alt\.) (?=\d)"
_GAPS = re.compile(rf"{_NUMBERS}| (?=(?:Abs\.|Satz|Nr\.|Alt\.) \d)")
_INNER_GAPS = re.compile(_NUMBERS)
_HYPHEN = re.compile(r"(?<=[A-Za-zÄÖÜäöüß]-)(?=[A-Za-zÄÖÜäöüß])")
_BEGINNING = re.compile(r"(?<![A-Za-zÄÖÜäöü/][ \N{NO-BREAK SPACE}])(?=§)")
_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"


def together(text: str) -> str:
    """A text whose citations cannot be torn at the end of a line."""
    return _GAPS.sub("\N{NO-BREAK SPACE}", text)


def part_by_part(text: str) -> str:
    """A citation, as a heading too long for a line: torn between its parts alone, never between a part's name and its number."""
    return _INNER_GAPS.sub("\N{NO-BREAK SPACE}", text)


def hyphenated(text: str) -> str:
    """A text written from right to left whose Latin words stay whole at their hyphens: torn, the hyphen would seem to stand before the word."""
    return _HYPHEN.sub("\N{WORD JOINER}", text)


def leftward(text: str) -> str:
    """A text written from right to left whose citations, begun by a sign, are still read from left to right."""
    return _BEGINNING.sub(_LEFT_TO_RIGHT, text)
