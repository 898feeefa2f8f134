"""The result on paper: the sheet's tree in the reader's language and in German, so that the counter reads the same as the person.

PDF/A-2a and PDF/UA-1, with the package's own fonts, dated by the day of the law: the same answers give the same bytes.
A text nobody has translated stands in German alone. The words are those of the pages, out of the same catalogues.
"""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, time
from functools import partial, reduce
from typing import TYPE_CHECKING, Any

import segno
from django.utils.translation import gettext_noop, ngettext, override

from anspruch.readings import terms
from anspruch.web.check import words
from anspruch.web.check.answers import Answers
from anspruch.web.check.sheet import Sheet, Way
from anspruch.web.languages import HERE, Language
from anspruch.web.site import citations, pages, statute

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
_STEPS = {
    "next_step": gettext_noop("Nächster Schritt"),
    "decided_by": gettext_noop("Wer entscheidet"),
    "deadline": gettext_noop("Frist"),
    "cost": gettext_noop("Kosten"),
    "remedy": gettext_noop("Wenn abgelehnt wird"),
}
# said of what no answer can settle
UNREAD = gettext_noop(
    "Das ist noch ungeklärt. Es liegt nicht an Ihren Antworten: Was die Regelung verlangt, ist hier nicht belegt. "
    "Fragen Sie bei der Stelle nach, die entscheidet."
)
_SHOWN_REASONS = 2

Pair = dict[str, str | None]
"""A text: ``own``, in the reader's language, None where there is none; and ``de``, in German."""
Block = dict[str, Any]
"""A part of the paper: its ``kind``, and what that kind needs."""


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
            "title": _pair(gettext_noop("Ihr Ergebnis")),
            "foot": _pair(gettext_noop("Keine Rechtsberatung und keine Zusage. Es entscheidet die Behörde.")),
            "blocks": [_joined(block, language.bidi) for block in _blocks(sheet, answers, code, language)],
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
    if answers.day:
        yield {"kind": "lead", "text": _filled(gettext_noop("Alles hier gilt für den %(day)s, nicht für heute."), day=answers.day)}
    yield {"kind": "lead", "text": _lead(sheet)}
    if unread := len(sheet.groups["ungeklaert"]):
        yield _line(_both(partial(_unread, unread)))
    if not language.own:
        yield _line(_pair(gettext_noop("Diese Übersetzung hat noch kein Mensch geprüft. Im Zweifel gilt der deutsche Text.")))
    yield _code(code, answers)
    for name, ways in sheet.groups.items():
        if ways:
            yield {"kind": "group", "text": _pair(TITLES[name])}
        if ways and name == "ungeklaert":
            yield _line(_pair(UNREAD))
        for way in ways:
            yield {"kind": "way", "state": way.state, "text": _both(partial(_named, way)), "lines": list(_way(way))}
    if sheet.beside:
        yield {"kind": "group", "text": _pair(gettext_noop("Kosten und Rechte daneben"))}
    for one in sheet.beside:
        shown = _pair(one.text) if one.value is None else _both(partial(_amount, one.value, one.unit))
        yield _line(_dash(_pair(one.programme), _pair(one.title)), shown)
    yield {"kind": "group", "text": _pair(gettext_noop("Ihre Antworten"))}
    vocabulary = statute.law().vocabulary
    for name, raw in answers.given:
        yield _answer(_pair(vocabulary[name].ask), _both(partial(words.value, vocabulary[name], raw)))
    if not answers.given:
        yield _line(_pair(gettext_noop("Sie haben noch nichts beantwortet.")))
    yield _line(_filled(gettext_noop("Recht vom %(day)s; gelesen bis zum %(horizon)s."), day=sheet.day, horizon=sheet.data["verified_until"]))
    yield _line(_pair(gettext_noop("Keine Rechtsberatung und keine Zusage. Es entscheidet die Behörde.")))


def _lead(sheet: Sheet) -> Pair:
    return _both(
        lambda: (
            ngettext(
                "%(num)s Weg steht Ihnen offen oder kann bewilligt werden.",
                "%(num)s Wege stehen Ihnen offen oder können bewilligt werden.",
                sheet.open_count,
            )
            % {"num": sheet.open_count}
        )
    )


def _unread(number: int) -> str:
    return ngettext(
        "%(num)s Weg ist noch ungeklärt, weil eine Regelung nicht belegt ist.",
        "%(num)s Wege sind noch ungeklärt, weil eine Regelung nicht belegt ist.",
        number,
    ) % {"num": number}


def _code(code: str, answers: Answers) -> Block:
    picture = io.BytesIO()
    qr(code).save(picture, kind="svg", border=4, xmldecl=False, svgns=True, dark="#000", light="#fff")
    return {
        "kind": "code",
        "text": _pair(gettext_noop("Fallcode")),
        "code": code,
        "qr": picture.getvalue().decode(),
        "lines": [_pair(line) for line in code_lines(answers)],
    }


def code_lines(answers: Answers) -> list[str]:
    """What is said beside a Fallcode."""
    return [_CODE_HOLDS, _CODE_USE, *([_CODE_DAY] if answers.day else [])]


_CODE_HOLDS = gettext_noop("Der Fallcode enthält Ihre Antworten, aber keinen Namen und keine Adresse. Wer ihn hat, kann Ihre Antworten lesen.")
_CODE_USE = gettext_noop("Eine Beratungsstelle gibt ihn unter „Fallcode“ ein und sieht dieselben Antworten. Nichts wird gespeichert.")
_CODE_DAY = gettext_noop("Der gewählte Tag steht nicht im Fallcode: Wer ihn eingibt, sieht das Ergebnis von heute.")


def _way(way: Way) -> Iterator[Block]:
    """What is said of a way: law and practice apart, then how to walk it, or why not."""
    data = way.data
    state = terms.STATE["possible" if way.state == "suspended" else way.state]
    cited = _with(_dash(_pair(state), _pair(terms.MODALITY[way.route.modality])), f", {data['basis'][0]}")
    yield _line(_with(_pair(way.rests_on), ":"), cited, "law")
    if way.practice:
        since = _filled(gettext_noop("seit %(day)s"), day=way.practice["since"])
        told = _spaced(_with(_comma(_pair(terms.ENFORCEMENT[way.practice["state"]]), since), "."), _pair(way.practice["note"]))
        yield _line(_pair(gettext_noop("Praxis (nicht Recht):")), told, "practice")
    if data["until"]:
        yield _line(_filled(gettext_noop("Das gilt bis zum %(day)s."), day=data["until"]))
    if data["from"]:
        yield _line(_filled(gettext_noop("Das ändert sich am %(day)s."), day=data["from"]))
    if data["warning"] and way.state != "closed":
        yield _line(_pair(gettext_noop("Achtung:")), _pair(data["warning"]), "warning")
    yield from {"undecided": _open_questions, "closed": _why_not}.get(way.state, _steps)(way)


def _open_questions(way: Way) -> Iterator[Block]:
    vocabulary = statute.law().vocabulary
    for name in way.data["missing"]:
        yield _line(_pair(gettext_noop("Hängt ab von:")), _pair(vocabulary[name].label))


def _why_not(way: Way) -> Iterator[Block]:
    for reason in way.reasons[:_SHOWN_REASONS]:
        outcome = _pair(terms.OUTCOME[reason.outcome])
        yield _line({"own": f"{reason.cite}:", "de": f"{reason.cite}:"}, _spaced(_with(_pair(reason.says), "."), outcome))
    for one in way.opens_if[:1]:
        yield _line(_pair(gettext_noop("Öffnet sich, wenn:")), _both(partial(way.words_of, one)))
    if way.other_statuses is not None:
        only = _pair(gettext_noop("Nur mit einem anderen Status."))
        example = _spaced(_pair(gettext_noop("Zum Beispiel:")), _both(lambda: way.other_statuses_words))
        yield _line(_spaced(only, example) if way.other_statuses else only)


def _steps(way: Way) -> Iterator[Block]:
    for key, title in _STEPS.items():
        if way.data[key]:
            yield _line(_with(_pair(title), ":"), _pair(way.data[key]))
        if key == "decided_by" and way.data["papers"]:
            papers = reduce(partial(_combined, "; "), map(_pair, way.data["papers"]))
            yield _line(_with(_pair(gettext_noop("Unterlagen")), ":"), papers)


def _named(way: Way) -> str:
    return f"{pages.said(way.programme_title)}: {pages.said(way.route.title)}"


def _amount(value: float, unit: str) -> str:
    return f"{pages.amount(value)} {pages.said(unit)}"


# --- pairs of texts


def _pair(texts: Mapping[str, str] | str) -> Pair:
    """A text of the law's data, or of the pages."""
    german = texts if isinstance(texts, str) else texts["de"]
    own, code = pages.spoken(texts)
    return {"own": own if code != "de" else None, "de": german}


def _filled(text: str, **days: Any) -> Pair:
    """A text of the pages with days in it."""
    found = _pair(text)
    with override("de"):
        german = text % {name: pages.day(day) for name, day in days.items()}
    return {"own": found["own"] and found["own"] % {name: pages.day(day) for name, day in days.items()}, "de": german}


def _both(made: Callable[[], str]) -> Pair:
    """A text that is made for people of a language; no own one where German parts are left in it."""
    own = made()
    with override("de"):
        german = made()
    return {"own": own if str(own) != str(german) and 'lang="de"' not in own else None, "de": str(german)}


def _with(pair: Pair, sign: str) -> Pair:
    """A text with a sign after it, once."""
    return {key: text and (text if text.endswith(sign) else text + sign) for key, text in pair.items()}


def _dash(first: Pair, second: Pair) -> Pair:
    return _combined(" – ", first, second)


def _comma(first: Pair, second: Pair) -> Pair:
    return _combined(", ", first, second)


def _spaced(first: Pair, second: Pair) -> Pair:
    return _combined(" ", first, second)


def _combined(sign: str, first: Pair, second: Pair) -> Pair:
    """Two texts as one; an own one only where both have it."""
    own = f"{first['own']}{sign}{second['own']}" if first["own"] and second["own"] else None
    return {"own": own, "de": f"{first['de']}{sign}{second['de']}"}


def _line(label: Pair, text: Pair | None = None, style: str = "") -> Block:
    """A line: a text, or a label and a text; in the reader's language only where both are."""
    if text is None:
        return {"kind": "line", "style": style, "own": [label["own"] or "", ""], "de": [label["de"], ""]}
    own = [label["own"], text["own"]] if label["own"] and text["own"] else ["", ""]
    return {"kind": "line", "style": style, "own": own, "de": [label["de"], text["de"]]}


def _answer(question: Pair, value: Pair) -> Block:
    """A question and its answer; an answer that reads the same in every language, or only in German, beside the question in one's own."""
    line = _line(question, {"own": value["own"] or value["de"], "de": value["de"]})
    return {**line, "german_text": value["own"] is None}


def _joined(part: Any, bidi: bool, own: bool = False) -> Any:
    """The parts with citations kept on one line, and read from left to right also between Arabic letters."""
    if isinstance(part, Mapping):
        return {key: _joined(value, bidi, own or key == "own") for key, value in part.items()}
    if isinstance(part, list):
        return [_joined(value, bidi, own) for value in part]
    if not isinstance(part, str):
        return part
    return citations.together(citations.leftward(part) if bidi and own else part)
