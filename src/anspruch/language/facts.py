"""The vocabulary of facts: every fact the law may read, its type, and how a given value is read."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from anspruch.language import citation, knowledge
from anspruch.language.errors import InputError, LawError, ValueRefusedError, suggestion
from anspruch.language.knowledge import Interval, Value
from anspruch.language.statuses import Statuses

TYPES = ("citation", "date", "bool", "int", "eur", "level", "country", "choice", "land", "code", "duration")
_LISTED = frozenset({"citation", "level", "country", "choice", "land"})
_MOST_WORDS = 5000
CHANGES = ("self", "authority", "time", "status", "never")
"""How a fact changes, easiest first."""
ORDERED = frozenset({"date", "int", "eur", "level", "duration"})
_EXPECTED = {
    "citation": (
        "eine Fundstelle wie „AufenthG § 22 Satz 2“ oder „keiner“ (auch „AufenthG § 28 | AufenthG § 30“: eine von beiden)",
        "a citation like “AufenthG § 22 Satz 2”, or “keiner” (also “AufenthG § 28 | AufenthG § 30”: one of them)",
    ),
    "date": (
        "ein Tag wie 2024-03-21, zwischen 1900 und 2100 (auch 21.3.2024, „2024-03“, „2024“, „<2019-08-01“)",
        "a date like 2024-03-21, between 1900 and 2100 (also 21.3.2024, “2024-03”, “2024”, “<2019-08-01”)",
    ),
    "bool": ("ja oder nein (true oder false)", "yes or no (true or false)"),
    "int": ("eine Zahl ab 0 (auch „>=18“)", "a number from 0 (also “>=18”)"),
    "eur": ("ein Betrag in Euro wie 20000 oder 20.000,50, nicht 20.000 (auch „<30000“)", "an amount in euros without separators (also “<30000”)"),
    "level": ("ein Niveau: keine, A1, A2, B1, B2, C1, C2 (auch „<B1“)", "a level: keine, A1, A2, B1, B2, C1, C2 (also “<B1”)"),
    "country": ("ein Ländercode aus zwei Buchstaben wie AF (XX: ungeklärt)", "a two-letter country code like AF (XX: unclear)"),
    "land": ("ein Land wie DE-BW", "a Land like DE-BW"),
    "code": ("ein Schlüssel der genannten Klassifikation", "a code of the classification named"),
    "duration": ("eine Dauer in Monaten wie 24", "a length in months like 24"),
}


class Fact(NamedTuple):
    """One fact of the vocabulary, as ``law/facts.yaml`` declares it."""

    name: str
    type: str
    unit: str = ""
    values: tuple[str, ...] = ()
    pattern: str = ""
    act: bool = False
    fraction: bool = False
    most: int = 0
    """The largest number there can be; 0: no such bound."""
    soft: bool = False
    """A given value overrides what follows from others without complaint."""
    change: str = "never"
    """How it comes about: a word of :data:`CHANGES`."""
    change_back: str = ""
    """How it ceases, where that differs."""
    innate: tuple[str, ...] = ()
    """Of a status: those held by birth or nationality, which nobody can be advised to get."""
    derive: str = ""
    age_from: str = ""
    duration_of: tuple[str, ...] = ()
    status_from: str = ""
    label: Mapping[str, str] = {}
    says: Mapping[str, tuple[str, str]] = {}
    """What a person does or is where the fact (or act) holds, and where it does not: the rest of a sentence about her."""
    event: Mapping[str, tuple[str, str]] = {}
    """What happens on the date, in the nominative and in the dative."""
    ask: Mapping[str, str] = {}
    help: Mapping[str, str] = {}
    typed: Mapping[str, str] = {}
    """How an answer is written where it is typed as facts are given."""
    options: Mapping[str, Mapping[str, str]] = {}
    examples: tuple[Mapping[str, Any], ...] = ()
    """Values people hold, in words by language; ``words`` are further names of the paper that shows it."""

    @property
    def computed(self) -> bool:
        """Whether its value is computed from other facts before the law is read."""
        return bool(self.age_from or self.duration_of or self.status_from)

    def ease(self, now: Value | None, then: Value | None) -> int:
        """How easily it becomes otherwise: the place in :data:`CHANGES`.

        Args:
            now: its value, None where it is not known.
            then: the value it would have.
        """
        back = self.change_back or ("never" if self.change == "time" else self.change)
        return CHANGES.index(back if self._falls(now, then) else self.change)

    def _falls(self, now: Value | None, then: Value | None) -> bool:
        """Whether the change is one back: it no longer holds, is lower, or its day lies later, so that less time has passed."""
        if isinstance(then, bool):
            return not then
        if self.type not in ORDERED or now is None or then is None:
            return False
        (low, high), (wanted, _) = knowledge.bounds(now), knowledge.bounds(then)  # type: ignore[arg-type]  # ordered facts have bounds
        if wanted is None:
            return False
        return (high is not None and wanted > high) if self.type == "date" else (low is not None and wanted < low)

    @property
    def sources(self) -> tuple[str, ...]:
        """The facts a computed fact is computed from."""
        return tuple(name for name in (self.age_from, *self.duration_of, self.status_from) if name)


class Vocabulary:
    """All facts by name, with the lists of countries and Länder their values are checked against."""

    def __init__(
        self,
        facts: Mapping[str, Fact],
        countries: frozenset[str],
        laender: frozenset[str],
        statuses: frozenset[str],
        *,
        named: Mapping[str, tuple[str, ...]] | None = None,
        papers: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.facts = dict(facts)
        self._members = {"country": countries, "land": laender}
        self._held = Statuses(statuses, named or {}, papers or {}, [example for fact in self.facts.values() for example in fact.examples])
        self.computed = tuple(fact for fact in self.facts.values() if fact.computed)
        self._words: dict[tuple[str, str], Value] = {}
        """What words from a fixed list mean, once read: nothing a person alone could have written."""

    def __contains__(self, name: str) -> bool:
        return name in self.facts

    def __getitem__(self, name: str) -> Fact:
        return self.facts[name]

    def extended(self, facts: Mapping[str, Fact]) -> "Vocabulary":
        """The vocabulary with further facts."""
        held, members = self._held, self._members
        return Vocabulary({**self.facts, **facts}, members["country"], members["land"], held.known, named=held.named, papers=held.papers)

    def require(self, name: str) -> Fact:
        """The fact of that name. Raises InputError with the nearest known name."""
        fact = self.facts.get(name)
        if fact is None:
            de, en = suggestion(name, self.facts)
            raise InputError(f"Den Sachverhalt „{name}“ gibt es nicht.{de}", f"There is no fact “{name}”.{en}")
        return fact

    def words(self, fact: Fact) -> list[str]:
        """Every word a fact may have; empty where there is no list (citations, codes, ordered facts)."""
        return sorted(self._members[fact.type]) if fact.type in self._members else list(fact.values)

    def statutes(self) -> list[str]:
        """Every statute a status may stand in."""
        return self._held.statutes()

    def read(self, name: str, raw: object) -> Value | None:
        """The value given for a fact; None where it is unknown.

        Raises:
            InputError: if the fact does not exist or the value does not fit its type.
        """
        if raw.__class__ is str and (kept := self._words.get((name, raw))) is not None:
            return kept
        fact = self.require(name)
        if raw.__class__ is bool and fact.type == "bool":
            return raw
        if knowledge.is_unknown(raw):
            return None
        try:
            found = self._read(fact, raw)
            if raw.__class__ is str and fact.type in _LISTED and len(self._words) < _MOST_WORDS:
                self._words[name, raw] = found
            return found
        except (ValueError, OverflowError, TypeError):
            de, en = _EXPECTED.get(fact.type, ("", ""))
            if fact.most:
                de, en = f"eine Zahl von 0 bis {fact.most}", f"a number from 0 to {fact.most}"
            if fact.type == "choice":
                de = en = ", ".join(fact.values)
            given = str(raw)[:80]
            raise ValueRefusedError(
                f"„{name}: {given}“ geht nicht; erwartet wird {de}.", f"“{name}: {given}” does not work; expected: {en}.", name, given
            ) from None
        except ValueRefusedError as error:
            raise ValueRefusedError(error.de, error.en, name, str(raw)[:80], error.choices) from None

    def _read(self, fact: Fact, raw: object) -> Value:
        match fact.type:
            case "bool":
                return knowledge.boolean(raw)
            case "citation":
                if not isinstance(raw, str):
                    raise TypeError(raw)
                return frozenset(self._held.as_written(part) for part in raw.split("|"))
            case "choice" | "country" | "land" | "code":
                return self._word(fact, raw)
            case "date":
                if (day := knowledge.iso_day(raw)) is not None:
                    return day
                return knowledge.ordered(raw, knowledge.exact_date, knowledge.one_step)
            case "level":
                return _within(knowledge.ordered(raw, knowledge.exact_level, knowledge.one_step), len(knowledge.LEVELS) - 1)
            case "duration":
                return knowledge.ordered(raw, knowledge.exact_duration, knowledge.one_step)
            case _:
                whole = fact.type == "int" and not fact.fraction
                step = knowledge.one_step if whole else knowledge.small_step
                found = knowledge.ordered(raw, partial(knowledge.exact_number, whole=whole), step)
                if fact.most and (knowledge.bounds(found).low or 0) > fact.most:
                    raise ValueError(raw)
                return found

    def _word(self, fact: Fact, raw: object) -> str:
        word = str(raw).strip()
        if fact.type == "choice":
            if word not in fact.values:
                raise ValueError(word)
            return word
        if fact.type == "code":
            if isinstance(raw, bool) or (fact.pattern and not re.fullmatch(fact.pattern, word)):
                raise ValueError(word)
            return word
        word = word.upper()
        if fact.type == "land" and "-" not in word:
            word = f"DE-{word}"
        if word not in self._members[fact.type]:
            raise ValueError(word)
        return word

    def status(self, text: str) -> citation.Citation:
        """A status as a citation. Raises ValueRefusedError where the law knows no such status."""
        return self._held.status(text)


def _within(value: int | float | Interval, highest: int) -> int | float | Interval:
    """A part of a bounded scale: "<A1" is the lowest level itself. Raises ValueError for an empty range."""
    low, high = knowledge.bounds(value)
    low, high = (0 if low is None else low), (highest if high is None else high)
    if low > high or low < 0 or high > highest:
        raise ValueError(value)
    return low if low == high else Interval(low, high)


def _pairs(name: str, raw: object) -> Iterator[tuple[str, list[str]]]:
    """Two phrases by language. Raises LawError."""
    if not isinstance(raw, dict) or not all(isinstance(pair, list) and len(pair) == 2 for pair in raw.values()):  # noqa: PLR2004
        raise LawError(f"{name}: Erwartet werden je Sprache zwei Wendungen.", f"{name}: two phrases a language are expected.")
    yield from raw.items()


def declare(name: str, raw: Mapping[str, object]) -> Fact:
    """A fact from its declaration in ``law/facts.yaml``.

    Raises:
        LawError: if a key is unknown or the type is not one of :data:`TYPES`.
    """
    keys = {"derive_age_from": "age_from", "derive_duration": "duration_of", "derive_status": "status_from"}
    ignored = {"meaning", "of", "examples_of"}
    fields: dict[str, object] = {}
    for key, value in raw.items():
        field = keys.get(key, key)
        if key in ignored:
            continue
        if field not in Fact._fields or field == "name":
            de, en = suggestion(key, Fact._fields)
            raise LawError(f"{name}: Das Feld „{key}“ gibt es nicht.{de}", f"{name}: there is no field “{key}”.{en}")
        fields[field] = tuple(value) if isinstance(value, list) else value
    for field in ("says", "event"):
        fields[field] = {lang: tuple(pair) for lang, pair in _pairs(name, raw.get(field) or {})}
    if fields.get("type") not in TYPES:
        de, en = suggestion(str(fields.get("type")), TYPES)
        raise LawError(f"{name}: Die Art „{fields.get('type')}“ gibt es nicht.{de}", f"{name}: there is no type “{fields.get('type')}”.{en}")
    for word in (fields.get("change", "never"), fields.get("change_back", "never")):
        if word not in CHANGES:
            de, en = suggestion(str(word), CHANGES)
            raise LawError(f"{name}: So ändert sich nichts: „{word}“.{de}", f"{name}: nothing changes like “{word}”.{en}")
    return Fact(name=name, **fields)  # type: ignore[arg-type]  # the keys were checked above
