"""Mutations that know the grammar, made of what stands in the real law: conditions, law files, persons, tables."""

import ast
import copy
import csv
import io
import json
import random
import re
from collections.abc import Callable
from typing import Any

import yaml

from anspruch.language.errors import LawError
from anspruch.statute import programmes, yaml12
from tests.fuzz.material import expressions, places, real, real_conditions, shipped_motions, small, small_law, split, subtrees

_WORD = re.compile(r"\S+")
ODD: list[Any] = [
    *yaml.safe_load("""[
      null, true, false, 0, -1, 1, 2, 1.5, 100000000000000000, 1.0e+300, .inf, "", " ", unknown, ja, x, §, § 25, AufenthG § 25 Abs. 2, keiner,
      "0001-01-01", "2005-01-01", "9999-12-31", "2024-02-30", "2024", <B1, ">=18", A1..C2, "..", "-1", "1e400", nan, "١", "a\\nb", "\\e[31m",
      [], {}, [[]], [{}], [null], {"": null}, {de: x, en: y}, {de: [x, y], en: [x, y]}, ["2005-01-01", 3], 9999 Jahre, 0 Tage, (, (a+)+b
    ]"""),
    "ü" * 900,
]
TOKENS = [
    *"()[],<>=!+-*/%\"'\\\n:;{}@",
    *_WORD.findall("and or not in if else is lambda == <= >= != ** // stichtag unknown True None jahre(1) monate(6) tage(10) wochen(2) unless= ..."),
    *_WORD.findall(
        "naechster_werktag ergangen as_a_rule at_least 1 0 1e400 0x10 1_0 1j b'' f'' '§25' 'B1' 'DE' '2024-01-01' '' '\\n' 999999999999 10**9"
    ),
    *("- tage(1)", "+ jahre(200)", "'§ 25'"),
]
CELLS = yaml.load(
    """[
      "", ja, nein, DE, SY, BW, DE-BE, AufenthG § 24, § 25 Abs. 1 AufenthG, keiner, 2016, 2016-03, 2016-03-01, 1.3.2016, <2019, B1, <B1, A1..B1,
      12, -3, 3.5, 1e3, 1_000, " 5", "5 ", nan, inf, -0, +1, 007, 0001-01-01, 2500-01-01, 2024-3-1, 24 Monate, 999, 1000, 12345, 99999999999999999999,
      "a,b", 'a"b', "a\\nb", "\\0", ä, unbekannt, weiblich, ١٢
    ]""",
    yaml.BaseLoader,
)
_TOKEN = re.compile(r"\w+|\s+|\W")
CELLS = [
    "",
    "ja",
    "nein",
    "DE",
    "SY",
    "BW",
    "DE-BE",
    "AufenthG § 24",
    "§ 25 Abs. 1 AufenthG",
    "keiner",
    "2016",
    "2016-03",
    "2016-03-01",
    "1.3.2016",
    "<2019",
    "B1",
    "<B1",
    "A1..B1",
    "12",
    "-3",
    "3.5",
    "1e3",
    "1_000",
    " 5",
    "5 ",
    "nan",
    "inf",
    "-0",
    "+1",
    "007",
    "0001-01-01",
    "2500-01-01",
    "24 Monate",
    "999",
    "1000",
    "12345",
    "99999999999999999999",
    "a,b",
    'a"b',
    "a\nb",
    "\x00",
    "ä",
    "unbekannt",
    "weiblich",
    "١٢",
]


def condition(text: str, rng: random.Random) -> str:
    """A condition with one part exchanged, wrapped, or one token changed."""
    if not text.strip() or rng.random() < 0.05:
        return rng.choice(real_conditions())
    try:
        whole = ast.parse(" ".join(text.split()), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _tokens(text, rng)
    return _tokens(text, rng) if rng.random() < 0.4 else ast.unparse(_exchanged(whole, rng))


def _exchanged(whole: ast.Expression, rng: random.Random) -> ast.Expression:
    parts = [part for part in ast.walk(whole) if isinstance(part, ast.expr)]
    old, donor, other = rng.choice(parts), rng.choice(expressions()), copy.deepcopy(rng.choice(parts))
    wrapped = [
        donor,
        ast.UnaryOp(ast.Not(), old),
        ast.BoolOp(rng.choice([ast.And(), ast.Or()]), [old, donor]),
        ast.IfExp(old, donor, other),
        ast.Call(ast.Name("at_least"), [ast.Constant(rng.choice([0, 1, 2, True])), old, donor], []),
        ast.Call(ast.Name("as_a_rule"), [old], [ast.keyword("unless", donor)]),
        ast.Compare(old, [rng.choice([ast.Lt(), ast.GtE(), ast.Eq(), ast.NotEq(), ast.In(), ast.NotIn()])], [donor]),
        ast.BinOp(old, rng.choice([ast.Add(), ast.Sub(), ast.Mult(), ast.Div()]), donor),
        ast.Constant(rng.choice([0, 1, 7.5, "B1", "§ 25", "2024", 10**11, True, None])),
    ]
    new = rng.choice(wrapped)

    class Exchange(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return new if node is old else self.generic_visit(node)

    return Exchange().visit(whole)


def _tokens(text: str, rng: random.Random) -> str:
    tokens = _TOKEN.findall(text)
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(tokens) + 1)
        match rng.randrange(4):
            case 0:
                tokens[at : at + rng.randint(1, 3)] = []
            case 1:
                tokens.insert(at, f" {rng.choice(TOKENS)} ")
            case 2:
                tokens[at : at + 1] = [rng.choice(TOKENS)]
            case 3:
                tokens[at:at] = tokens[at : at + rng.randint(1, 12)] * rng.choice([1, 2, 40])
    return "".join(tokens)


def data_changed(data: Any, rng: random.Random) -> Any:
    """Plain data with a few places changed: another's value, an odd one, a key lost, renamed or doubled, a condition mutated."""
    data = copy.deepcopy(data)
    for _ in range(rng.choice([1, 1, 1, 2, 4])):
        found = places(data)
        if not found:
            return rng.choice(ODD)
        parent, key = rng.choice(found)
        match rng.randrange(7):
            case 0 | 1:
                parent[key] = copy.deepcopy(rng.choice(ODD))
            case 2 if key in subtrees():
                parent[key] = copy.deepcopy(rng.choice(subtrees()[key]))
            case 3 if isinstance(parent[key], str):
                parent[key] = condition(parent[key], rng)
            case 4:
                del parent[key]
            case 5 if isinstance(parent, dict):
                other = rng.choice(list(subtrees()))
                parent[other] = copy.deepcopy(rng.choice([parent[key], *subtrees()[other]]))
            case 5:
                parent.append(copy.deepcopy(parent[key]))
            case _:
                other, at = rng.choice(found)
                parent[key] = copy.deepcopy(other[at])
    return data


def law(data: bytes, rng: random.Random) -> bytes:
    """The files of a law with one of them changed."""
    files = split(data) if data.startswith(b"===") else {}
    name = rng.choice(list(files)) if files and rng.random() < 0.7 else rng.choice(list(small()))
    try:
        old = yaml12.loads(files[name], name) if name in files else small()[name]
    except LawError:
        old = small().get(name)
    new = data_changed(old, rng)
    files[name] = yaml.safe_dump(new, allow_unicode=True, width=2000, sort_keys=False, default_flow_style=None).encode()
    if len(files) > 2:
        del files[rng.choice(list(files))]
    return b"".join(b"=== " + name.encode() + b"\n" + text for name, text in files.items())


def facts(data: bytes, rng: random.Random) -> bytes:
    """A person, or a list of persons, with facts added and changed."""
    try:
        old = yaml12.loads(data, "")
    except LawError:
        old = {}
    new = old if isinstance(old, dict | list) else {}
    person = new.get("facts", new) if isinstance(new, dict) else new[0].get("facts", {}) if new and isinstance(new[0], dict) else {}
    for _ in range(rng.choice([0, 1, 1, 3])):
        if isinstance(person, dict):
            person[rng.choice(list(real().vocabulary.facts))] = rng.choice([*CELLS, *CELLS, *ODD])
    match rng.randrange(12):
        case 0:
            new = {"date": rng.choice(ODD + CELLS), "facts": person}
        case 1:
            question = rng.choice(["integrationskurs", "x", []])
            more = rng.choice(
                [{}, {"expected": {"anspruch": "yes"}, "scored": ["anspruch"]}, {"scored": rng.choice(ODD), "expected": rng.choice(ODD)}]
            )
            entry = {"id": rng.choice([1, "a", *ODD]), "date": rng.choice(ODD + CELLS), "facts": person, "question": question, **more}
            new = [entry, *(new if isinstance(new, list) else [])][:3]
        case 2 | 3 | 4:
            new = data_changed(new, rng)
    text = json.dumps(new, ensure_ascii=rng.random() < 0.5) if rng.random() < 0.5 else yaml.safe_dump(new, allow_unicode=True, width=2000)
    return text.encode("utf-8", "replace")


def tables(data: bytes, rng: random.Random) -> bytes:
    """A table with columns, rows and cells added and changed."""
    text = data.decode("utf-8-sig", "replace").replace("\x00", "")
    separator = max(",;\t", key=text.partition("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text.replace("\r", "\n")), delimiter=separator)) or [[]]
    known = list(small_law().vocabulary.facts)
    for _ in range(rng.choice([1, 1, 2, 4])):
        match rng.randrange(7):
            case 0:
                rows[0].append(rng.choice([*known, *known, "gewicht", "id", "alter (ab)", "widerspruch", "anspruch", *CELLS]))
                for row in rows[1:]:
                    row.append(rng.choice(CELLS))
            case 1:
                rows.append([rng.choice(CELLS) for _ in range(max(1, len(rows[0])) + rng.choice([0, 0, 0, 1, -1]))])
            case 2 if len(rows) > 1:
                del rows[rng.randrange(1, len(rows))]
            case 3:
                separator = rng.choice(",;\t")
            case _:
                row = rng.choice(rows[1:] or rows)
                if row:
                    row[rng.randrange(len(row))] = rng.choice(CELLS)
    out = io.StringIO()
    csv.writer(
        out, delimiter=separator, lineterminator=rng.choice(["\n", "\n", "\r\n"]), quoting=rng.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
    ).writerows(rows)
    return (b"\xef\xbb\xbf" if rng.random() < 0.05 else b"") + out.getvalue().encode("utf-8", "replace")


def raw(data: bytes, rng: random.Random) -> bytes:
    """Bytes changed, doubled or lost without regard to any grammar."""
    changed = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        at, length = rng.randrange(len(changed) + 1), rng.randint(1, 8)
        changed[at : at + rng.choice([0, length])] = rng.choice([b"", rng.randbytes(length), changed[at : at + 4 * length] * rng.choice([1, 2, 30])])
    return bytes(changed)


def conditions(data: bytes, rng: random.Random) -> bytes:
    """A condition mutated."""
    return condition(data.decode("utf-8", "replace"), rng).encode("utf-8", "replace")


def motions(data: bytes, rng: random.Random) -> bytes:
    """A motion with parts of its file, or of its amendments, changed; now and then with a part of another motion, or a programme's."""
    try:
        old = yaml12.loads(data, "")
    except LawError:
        old = None
    new = copy.deepcopy(old if isinstance(old, dict) and rng.random() < 0.6 else rng.choice(shipped_motions()))
    for _ in range(rng.choice([0, 1, 1, 2])):
        amendments = (
            [one["amendment"] for one in new.get("demands") or () if isinstance(one, dict) and isinstance(one.get("amendment"), dict)]
            if (isinstance(new.get("demands"), list))
            else []
        )
        if amendments:
            _amend(rng.choice(amendments), rng)
    if rng.random() < 0.7:
        new = data_changed(new, rng)
    return yaml.safe_dump(new, allow_unicode=True, width=2000, sort_keys=False).encode("utf-8", "replace")


def _amend(draft: dict[str, Any], rng: random.Random) -> None:
    """One more provision, or one more change of a programme, of what stands in the law."""
    provision = rng.choice(list(real().provisions.values()))
    statute, _, section = provision.section.partition(" ")
    if rng.random() < 0.5:
        fields: dict[str, Any] = {"repealed": rng.choice(["inkrafttreten", "2029-01-01", "inkrafttreten + 1 Jahr", rng.choice(ODD)])}
        if rng.random() < 0.6:
            version = {
                "since": rng.choice(["inkrafttreten", "2028-07-01", "inkrafttreten + 6 Monate"]),
                "when": condition("bisher or bezieht_sgb2", rng),
            }
            fields = {"versions": [version]}
        entry = {"name": provision.name, **fields}
        draft["sections"] = [*(draft.get("sections") or []), {"statute": statute, "section": section, "provisions": [entry]}][-8:]
        return
    programme = programmes.plain(rng.choice(list(real().programmes.values())))
    part = rng.choice([part for part in programmes.PARTS if programme.get(part)])
    old = rng.choice(programme[part])
    changed = rng.choice(
        [{"name": old["name"], "removed": True}, {**old, "name": "neu"}, {"name": old["name"], rng.choice(list(old)): rng.choice(ODD)}]
    )
    draft["programmes"] = [*(draft.get("programmes") or []), {"programme": programme["programme"], part: [changed]}][-4:]


def mutator(target: str) -> Callable[[bytes, int, int], bytes]:
    """The mutator of a target; now and then plain bytes are changed instead."""
    known = {"conditions": conditions, "law": law, "facts": facts, "tables": tables, "motions": motions}[target]

    def mutate(data: bytes, size: int, seed: int) -> bytes:
        rng = random.Random(seed)
        try:
            return (raw if rng.random() < 0.12 else known)(bytes(data), rng)[:size]
        except RecursionError:  # a tree so deep that it cannot be written either
            return raw(bytes(data), rng)[:size]

    return mutate
