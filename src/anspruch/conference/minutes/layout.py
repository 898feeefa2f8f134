"""The layout of minutes: pages and running heads taken off, words cut at a line's end joined, the table of contents found."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

NUMBER = r"[A-Z]?\d+(?:\.\d+)*[a-z]?"
AFTER = r"\b(?:[:.–-](?=\s))?[ \t]*"
"""What may stand between a number and its title."""
_PAGE = re.compile(r"\s*(?:Seite\s*\|\s*\d+|-\s*\d+\s*-|Page \d+:.*|\f)\s*")
_HEAD = re.compile(r"\s*\d+\. (?:Integrationsministerkonferenz \d{4}|Konferenz der für Integration zuständigen .*)\s*")
_RUNNING = re.compile(r"\s*(?:(?:Seite|Page)\s*\|\s*\d+|-\s*\d+\s*-)\s*")
_OURS = re.compile(rf"^[ \t]*Anmerkungen des Verzeichnisses[ \t]*$.*?(?=^[ \t]*TOP\s+{NUMBER}\b|\Z)", re.M | re.S)
UNNUMBERED = "–"
_CUT = re.compile(r"(?<=[a-zäöüß])-\n\s*(?=[a-zäöüß])")
_HYPHEN = re.compile(r"(?<=\w-)\n\s*(?=[A-ZÄÖÜ])")  # Mecklenburg-Vorpommern over two lines
_CONTENTS = re.compile(r"^[ \t]*Inhalt(?:sverzeichnis|sübersicht)?[ \t]*$", re.M)
_FIELD = re.compile(r"^[ \t]*(?:Antragsteller|Abstimmungsergebnis|Veröffentlichung|Beschluss\s*:)", re.M)
_DOTTED = r"[A-Z]?\d+\.\d+[a-z]?"  # a page or a year has no point and digits after it: such a number needs no TOP before it
_TOP = re.compile(rf"^[ \t]*(?:TOP\s+(?P<top>{NUMBER}){AFTER}|(?P<bare>{_DOTTED})\s+(?=\S))(?P<title>.*)$")
_BARE = re.compile(rf"^\s*(?:(?P<top>{NUMBER}|[A-Z]|{UNNUMBERED})(?:\s{{2,}}|$)|(?P<bare>{_DOTTED})\s)(?P<title>.*)$")
_LAST = re.compile(r"^(.*?)\s*\b(\d{1,3})\s*$", re.S)
_COLUMN = re.compile(r"^(.*?)(?:^|\s{2,})(\d{1,3})\s*$")
_COLUMNS = re.compile(r"^\s*(?:TOP)?\s*(?:Titel)?\s*(?:Seite(?:nzahl)?)?\s*$")


class Entry(NamedTuple):
    """A line of the contents: number, title, page; without a page it heads a group of items."""

    number: str
    title: str
    page: int | None


def plain(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without page numbers, running heads and feet, and without what our own papers add to minutes; cut words joined.

    And what was taken off, each line once; bare numbers of pages are not told, of our own remarks only their heading.
    """
    inner, off = _pages(text.replace("\r\n", "\n").replace("­", ""))
    lines = inner.replace("\f", "\n\f\n").split("\n")
    heads = {line for line in lines if _HEAD.fullmatch(line) and lines.count(line) > 1}
    kept = [line.rstrip() for line in lines if not _PAGE.fullmatch(line) and line not in heads]
    whole = _HYPHEN.sub("", _CUT.sub("", "\n".join(kept)))
    off += [line for line in lines if line in heads or _PAGE.fullmatch(line)]
    off += [found.group().split("\n")[0] for found in _OURS.finditer(whole)]
    return _OURS.sub("", whole), tuple(dict.fromkeys(joined(line) for line in off if _RUNNING.sub("", line).strip()))


def _pages(text: str) -> tuple[str, list[str]]:
    """The pages without first and last lines that bear the page's number, or stand on several of them; and these lines."""
    pages = [page.split("\n") for page in text.split("\f")]
    edges = [_edges(page) for page in pages]
    counted = Counter(said for page, at in zip(pages, edges, strict=True) for said in {_running(page[line]) for line in at})
    off: list[str] = []
    for page, at in zip(pages, edges, strict=True):
        off += [page.pop(number) for number in sorted(at, reverse=True) if _taken(page[number], counted)]
    return "\f".join("\n".join(page) for page in pages), off


def _taken(line: str, counted: Counter[str]) -> bool:
    """Whether a line at a page's edge belongs to the page, not to the text: a number, or what stands on several; never a field."""
    return not _FIELD.match(line) and bool(_RUNNING.search(line) or counted[_running(line)] > 1)


def _edges(page: list[str]) -> set[int]:
    """The numbers of the first and the last line that is not empty."""
    there = [number for number, line in enumerate(page) if line.strip()]
    return {there[0], there[-1]} if there else set()


def _running(line: str) -> str:
    return joined(_RUNNING.sub(" ", line))


def joined(text: str) -> str:
    """Lines as one."""
    return " ".join(text.split())


def parts(text: str) -> tuple[str, str, str]:
    """Cover, contents and items of minutes; contents or items may be empty."""
    start = _CONTENTS.search(text)
    first = next((found.start() for found in re.finditer(rf"^[ \t]*TOP\s+{NUMBER}\b", text, re.M) if _fielded(text, found.start())), None)
    if start is None:
        return (text if first is None else text[:first]), "", ("" if first is None else text[first:])
    after = text[start.end() :]
    item = next((found.start() for found in re.finditer(rf"^[ \t]*TOP\s+{NUMBER}\b", after, re.M) if _fielded(after, found.start())), None)
    return text[: start.start()], (after if item is None else after[:item]), ("" if item is None else after[item:])


def _fielded(text: str, start: int) -> bool:
    """Whether what begins there is an item: its fields come before the next number."""
    end = re.compile(rf"^[ \t]*TOP\s+{NUMBER}\b", re.M).search(text, text.find("\n", start) + 1)
    return bool(_FIELD.search(text[start : end.start() if end else len(text)]))


def contents(text: str) -> tuple[list[Entry], list[str]]:
    """The entries of a table of contents, and what stands there besides; a title may stand before, beside or after its number, over several lines."""
    lead = _TOP if len(re.findall(r"^[ \t]*TOP\s+[A-Z]?\d", text, re.M)) > 1 else _BARE
    found: list[Entry] = []
    left: list[str] = []
    for block in _blocks(text):
        at = next((number for number, line in enumerate(block) if lead.match(line)), None)
        if at is None:
            if found and found[-1].page is None:
                found[-1] = _entry(found[-1].number, f"{found[-1].title} {' '.join(block)}")
            else:
                left.append(joined(" ".join(block)))
            continue
        for chunk in _split(block, lead):
            number = next(match for line in chunk if (match := lead.match(line)))
            words = [match["title"] if (match := lead.match(line)) else line for line in chunk]
            beside = _COLUMN.match(number["title"])
            if beside and len(words) > 1:  # the page stands beside the number, the title around it
                words[words.index(number["title"])] = beside.group(1)
                words.append(beside.group(2))
            found.append(_entry(number["top"] or number["bare"], " ".join(words)))
    return found, left


def _blocks(text: str) -> Iterator[list[str]]:
    """Lines between empty lines, without the heads of the columns."""
    for block in re.split(r"\n\s*\n", text):
        lines = [line for line in block.split("\n") if line.strip() and not _COLUMNS.match(line)]
        if lines:
            yield lines


def _split(block: list[str], lead: re.Pattern[str]) -> list[list[str]]:
    """A block with several numbers in several chunks, each from its number on; what stands before the first goes with it."""
    starts = [number for number, line in enumerate(block) if lead.match(line)]
    bounds = [0, *starts[1:], len(block)]
    return [block[low:high] for low, high in pairwise(bounds)]


def _entry(number: str, text: str) -> Entry:
    text = joined(text)
    last = _LAST.match(text)
    if last and (last.group(1) or text):
        return Entry(number, last.group(1).strip(), int(last.group(2)))
    return Entry(number, text, None)
