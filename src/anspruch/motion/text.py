"""What a version says as one line of text, and read back: conditions, numbers, periods, lists, states."""

import re
from typing import NamedTuple

from anspruch.language import parser, tree, writer
from anspruch.language.calendar import MONTHS_IN_YEAR, Period
from anspruch.language.facts import Vocabulary
from anspruch.language.parser import Names
from anspruch.statute import declare
from anspruch.statute.model import Provision, Version

_MEMBER = re.compile(r'"([^"]*)"')


class Reader(NamedTuple):
    """What texts are read with."""

    vocabulary: Vocabulary
    names: Names

    def read(self, text: str, kind: str, statute: str, where: str) -> object:
        """The body that :func:`written` wrote. Raises LawError if the text is none."""
        body = declare.bodies(kind, lambda one: self.condition(one, statute), self.number)
        return body(_MEMBER.findall(text) if kind.startswith("list") else text, where)

    def condition(self, text: str, statute: str) -> tree.Node:
        """A condition. Raises ConditionError."""
        return parser.parse(text, self.vocabulary, self.names, statute)

    def number(self, text: str, _: str = "") -> tree.Node:
        """A number. Raises ConditionError."""
        return parser.parse_number(text, self.vocabulary, self.names)


def written(body: object, provision: Provision) -> str:
    """What a version says, as one line."""
    if isinstance(body, tree.Node):
        return writer.write(body, provision.statute) if provision.kind == "condition" else writer.number(body)
    if isinstance(body, Period):
        return _period(body)
    return ", ".join(f'"{word}"' for word in body) if isinstance(body, tuple) else str(body)


def readings(version: Version, provision: Provision) -> dict[str, str]:
    """The texts of a version: under the default reading (with an empty name) and under every other."""
    return {"": written(version.body, provision), **{name: written(body, provision) for name, body in version.otherwise.items()}}


def _period(period: Period) -> str:
    """A period as the law's files write it."""
    months, days = period
    if months and months % MONTHS_IN_YEAR == 0:
        return _count(months // MONTHS_IN_YEAR, "Jahr", "Jahre")
    return _count(months, "Monat", "Monate") if months else _count(days, "Tag", "Tage")


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
