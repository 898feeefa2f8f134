"""Where everything stands: the address of a statute, a section, a provision, a version, and back from a citation to its address.

A provision's address is its statute's folder, the number of its section (for practice: the file) and its name; names are permanent.
"""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.urls import reverse
from markupsafe import Markup, escape

from anspruch.statute import yaml12
from anspruch.statute.model import Provision, Texts
from anspruch.web.site import statute

PRACTICE = "practice"
"""What stands in the place of a statute for what is not law."""
CORRECTED: dict[str, dict[str, str]] = yaml12.read(Path(__file__).with_name("corrected.yaml"))
"""By the name of a provision: the day a version was once said to begin, and the right one."""
_SECTION = re.compile(r"§§? (\d+[a-z]*)")


class Statute(NamedTuple):
    """A statute and its provisions in the order of the law's files; ``url`` is where the official text stands."""

    slug: str
    cite: str
    title: Texts
    url: str
    sections: dict[str, tuple[Provision, ...]]

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """All its provisions, by section."""
        return tuple(one for section in self.sections.values() for one in section)

    def official(self, section: str) -> str:
        """The address of a section's official text; empty for practice."""
        return f"{self.url}__{section}.html" if self.url else ""

    def heading(self, section: str) -> str:
        """A section as it is cited; for practice, what its file is called."""
        return self.sections[section][0].section if self.slug == PRACTICE else f"{self.cite} § {section}"


def slug(provision: Provision) -> str:
    """The statute's part of the address."""
    return PRACTICE if provision.practice else provision.file.split("/")[0]


def section(provision: Provision) -> str:
    """The section's part of the address: the number in the citation; for practice, the file's name."""
    found = None if provision.practice else _SECTION.search(provision.cite)
    return found.group(1) if found else Path(provision.file).stem


@cache
def statutes() -> dict[str, Statute]:
    """All statutes of the law, and practice last, by their part of the address."""
    told = yaml12.read(Path(__file__).with_name("statutes.yaml"))
    found: dict[str, Statute] = {}
    for name in [*told, PRACTICE]:
        about = told.get(name, {})
        own = [one for one in statute.law().provisions.values() if slug(one) == name]
        sections = sorted({section(one) for one in own}, key=_number)
        parts = {number: tuple(one for one in own if section(one) == number) for number in sections}
        found[name] = Statute(name, about.get("cite", ""), about.get("title", {}), about.get("url", ""), parts)
    return found


def _number(text: str) -> tuple[int, str]:
    digits = re.match(r"\d*", text)
    return int(digits.group() or 0) if digits else 0, text


def address(provision: Provision, since: date | None = None, on: date | None = None) -> str:
    """The permanent address of a provision, or of one version of it; ``on`` asks for a day."""
    parts = [slug(provision), section(provision), provision.name]
    found = reverse("law:version", args=[*parts, since]) if since else reverse("law:provision", args=parts)
    return found + (f"?on={on}" if on else "")


def corrected(name: str, since: date) -> date:
    """The day a version truly begins; another than asked where we once gave a wrong one."""
    right = CORRECTED.get(name, {}).get(since.isoformat())
    return date.fromisoformat(right) if right else since


@cache
def _by_citation() -> dict[str, tuple[Provision, ...]]:
    found: dict[str, tuple[Provision, ...]] = {}
    for one in statute.law().provisions.values():
        if not one.practice:
            found[one.cite] = (*found.get(one.cite, ()), one)
    return found


@cache
def _citation() -> re.Pattern[str]:
    """A citation of a statute we have, in either order; or of the statute one is in."""
    names = "|".join(re.escape(one.cite) for one in statutes().values() if one.cite)
    path = r"§ (?:\d+[a-z]*)(?: (?:Abs\.|Satz|Halbsatz|Nr\.|Buchst\.) \d*[a-z]?\b)*"
    return re.compile(rf"(?P<first>{names}) (?P<path>{path})|(?P<behind>{path}) (?P<last>{names})\b|(?P<bare>(?<!§ ){path})")


def cited(cite: str, on: date | None = None) -> str:
    """The address of what is cited as a whole, law or guideline: the provision where it is one, else its section; empty where we have neither."""
    own = [one for one in statute.law().provisions.values() if one.cite == cite]
    if len(own) == 1:
        return address(own[0], on=on)
    if len({(slug(one), section(one)) for one in own}) == 1:
        return reverse("law:section", args=[slug(own[0]), section(own[0])]) + (f"?on={on}" if on else "")
    found = _citation().match(cite)
    name = found and (found["first"] or found["last"])
    part = next((one for one in statutes().values() if name and one.cite == name), None)
    number = str((found and (found["path"] or found["behind"])) or "  ").split(" ")[1]
    if part is None or number not in part.sections:
        return ""
    return reverse("law:section", args=[part.slug, number]) + (f"?on={on}" if on else "")


def linked(text: str, home: str = "") -> Markup:
    """A text with its citations made links to the provision, or else to its section, where we have it.

    Args:
        text: plain, or safe markup without citations in attributes.
        home: the statute (as cited) a bare section belongs to; bare ones stay as they are without it.
    """
    return Markup(_citation().sub(lambda found: _link(found, home), str(escape(text))))  # noqa: S704  # escaped


def _link(found: re.Match[str], home: str) -> str:
    name = found["first"] or found["last"] or home
    path = found["path"] or found["behind"] or found["bare"]
    own = next((one for one in statutes().values() if name and one.cite == name), None)
    number = path.split()[1]
    if own is None or number not in own.sections:
        return found[0]
    exact = _by_citation().get(f"{name} {path}", ())
    target = address(exact[0]) if len(exact) == 1 else reverse("law:section", args=[own.slug, number])
    return f'<a class="kern-link" href="{target}">{found[0]}</a>'


def changes(provisions: Iterable[Provision]) -> list[date]:
    """The days on which any of the provisions begins, changes or has ended."""
    versions = [version for one in provisions for version in one.versions]
    ends = {date.fromordinal(version.until.toordinal() + 1) for version in versions if version.until}
    return sorted({version.since for version in versions} | ends)
