"""The result on paper: the sheet's tree in the reader's language and in German, so that the counter reads the same as the person.

PDF/A-2a and PDF/UA-1, with the package's own fonts, dated by the day of the law: the same answers give the same bytes.
A text nobody has translated stands in German alone. The words are those of the pages, out of the same catalogues.
"""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import partial
from typing import TYPE_CHECKING

import segno
from django.utils.translation import gettext_noop, override

from anspruch.web.check import lead, words
from anspruch.web.check.advised import advised
from anspruch.web.check.answers import Answers
from anspruch.web.check.cards import cards
from anspruch.web.check.pairs import Block, Pair, answer, both, dashed, ended, filled, joined, line, pair, plain, spaced
from anspruch.web.check.sheet import Sheet
from anspruch.web.languages import HERE, Language
from anspruch.web.site import pages, statute

if TYPE_CHECKING:
    from typst import PDFStandard

STANDARDS: list["PDFStandard"] = ["a-2a", "ua-1"]
TITLES = {
    "anspruch": gettext_noop("Anspruch"),
    "zulassung": gettext_noop("Zulassung möglich – die Behörde entscheidet"),
    "verpflichtung": gettext_noop("Verpflichtung"),
    "frei": gettext_noop("Offen für alle"),
    "haengt_ab": gettext_noop("Hängt ab von …"),
    "ungeklaert": gettext_noop("Noch ungeklärt: eine Regelung ist nicht belegt"),
    "derzeit_nicht": gettext_noop("Derzeit nicht"),
}
# said of what no answer can settle
UNREAD = gettext_noop(
    "Das ist noch ungeklärt. Es liegt nicht an Ihren Antworten: Was die Regelung verlangt, ist hier nicht belegt. "
    "Fragen Sie bei der Stelle nach, die entscheidet."
)


def pdf(sheet: Sheet, answers: Answers, code: str, language: Language) -> bytes:
    """The paper of a result.

    Args:
        sheet: the result.
        answers: the answers, in the order they were given.
        code: their Fallcode.
        language: the reader's.
    """
    import typst  # noqa: PLC0415  (only this page needs it)

    with override(language.code):
        made = {
            "lang": language.code,
            "dir": language.direction,
            "title": pair(gettext_noop("Ihr Ergebnis")),
            "foot": pair(gettext_noop("Keine Rechtsberatung und keine Zusage. Es entscheidet die Behörde.")),
            "blocks": [joined(block, language.bidi) for block in _blocks(sheet, answers, code, language)],
        }
    compiler = typst.Compiler(str(HERE / "check/sheet.typ"), font_paths=[str(HERE / "fonts")], ignore_system_fonts=True)
    day = datetime.combine(sheet.day, time(), UTC)
    found = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=day, sys_inputs={"sheet": json.dumps(made, ensure_ascii=False)})
    assert isinstance(found, bytes)  # noqa: S101  (one document, no file named)
    return found


def qr(code: str) -> segno.QRCode:
    """A Fallcode to scan: its text alone, no address, so that no server sees it."""
    return segno.make(code, error="m", micro=False)


def _blocks(sheet: Sheet, answers: Answers, code: str, language: Language) -> Iterator[Block]:
    """The paper's parts in their order."""
    yield from _head(sheet, answers, language)
    yield _code(code, answers)
    if answers.given:
        yield from advised(sheet.advice)
    for name, ways in sheet.groups.items():
        if ways:
            yield {"kind": "group", "text": pair(TITLES[name])}
            if name == "ungeklaert":
                yield line(pair(UNREAD))
            yield from cards(ways, sheet.shared_gaps)
    if sheet.shared_gaps:
        yield {"kind": "group", "text": pair(gettext_noop("Was hier nicht belegt ist"))}
    for gap in sheet.shared_gaps:
        yield line(plain(f"{gap['cite']}:"), pair(gap["note"]))
    yield from _beside(sheet)
    yield from _given(answers)
    yield line(_as_of(sheet))


def _head(sheet: Sheet, answers: Answers, language: Language) -> Iterator[Block]:
    """The day, how many ways there are, and who translated."""
    if answers.day:
        yield {"kind": "lead", "text": filled(gettext_noop("Alles hier gilt für den %(day)s, nicht für heute."), day=answers.day)}
    first, *more = range(len(lead.sentences(sheet)))
    yield {"kind": "lead", "text": both(partial(_told, sheet, first))}
    yield from (line(both(partial(_told, sheet, place))) for place in more)
    if not language.own:
        yield line(pair(gettext_noop("Diese Übersetzung hat noch kein Mensch geprüft. Im Zweifel gilt der deutsche Text.")))


def _beside(sheet: Sheet) -> Iterator[Block]:
    """What it costs, and what one has a right to, beside the ways."""
    if sheet.beside:
        yield {"kind": "group", "text": pair(gettext_noop("Kosten und Rechte daneben"))}
    for one in sheet.beside:
        shown = pair(one.text) if one.value is None else both(partial(_amount, one.value, one.unit))
        yield line(ended(dashed(pair(one.programme), pair(one.title)), ":"), shown)


def _given(answers: Answers) -> Iterator[Block]:
    """The questions that were answered, with the answers."""
    yield {"kind": "group", "text": pair(gettext_noop("Ihre Antworten"))}
    vocabulary = statute.law().vocabulary
    for name, raw in answers.given:
        yield answer(pair(vocabulary[name].ask), both(partial(words.value, vocabulary[name], raw)))
    if not answers.given:
        yield line(pair(gettext_noop("Sie haben noch nichts beantwortet.")))


def _told(sheet: Sheet, place: int) -> str:
    return str(lead.sentences(sheet)[place])


def _as_of(sheet: Sheet) -> Pair:
    """The law the paper was made by, and whether there may be newer that was not read."""
    told = filled(gettext_noop("Recht vom %(day)s; gelesen bis zum %(horizon)s."), day=sheet.day, horizon=sheet.data["verified_until"])
    if statute.today() <= statute.law().horizon:
        return told
    return spaced(told, pair(gettext_noop("Was danach geändert wurde, ist noch nicht berücksichtigt.")))


def _code(code: str, answers: Answers) -> Block:
    picture = io.BytesIO()
    qr(code).save(picture, kind="svg", border=4, xmldecl=False, svgns=True, dark="#000", light="#fff")
    return {
        "kind": "code",
        "text": pair(gettext_noop("Fallcode")),
        "code": code,
        "qr": picture.getvalue().decode(),
        "lines": [pair(text) for text in code_lines(answers)],
    }


def code_lines(answers: Answers) -> list[str]:
    """What is said beside a Fallcode."""
    return [_CODE_HOLDS, _CODE_USE, *([_CODE_DAY] if answers.day else [])]


_CODE_HOLDS = gettext_noop("Der Fallcode enthält Ihre Antworten, aber keinen Namen und keine Adresse. Wer ihn hat, kann Ihre Antworten lesen.")
_CODE_USE = gettext_noop("Eine Beratungsstelle gibt ihn unter „Fallcode“ ein und sieht dieselben Antworten. Nichts wird gespeichert.")
_CODE_DAY = gettext_noop("Der gewählte Tag steht nicht im Fallcode: Wer ihn eingibt, sieht das Ergebnis von heute.")


def _amount(value: float, unit: str) -> str:
    return f"{pages.amount(value)} {pages.said(unit)}"
