"""What may be asked: strict models, refused where a field is unknown, of another type, or too long."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, WithJsonSchema

from anspruch.language.errors import InputError
from anspruch.language.facts import Fact
from anspruch.motion import shipped
from anspruch.web.site import statute

MOST_ENTRIES = 100
"""Persons in one list: a whole answer is some 100 kB and takes some 10 ms."""
_MOST_FACTS, _LONGEST = 200, 300
_TYPES: dict[str, list[str]] = {
    "bool": ["boolean", "string"],
    "int": ["integer", "string"],
    "eur": ["number", "string"],
    "duration": ["integer", "string"],
}


def _schema(fact: Fact) -> dict[str, Any]:
    """A fact as JSON Schema: words of partial knowledge (``<B1``, ``2021``) are strings."""
    text = {"description": f"{fact.label.get('de', fact.name)} ({fact.label.get('en', fact.name)})", "maxLength": _LONGEST}
    if fact.type in ("choice", "land", "country"):
        text["examples"] = statute.law().vocabulary.words(fact)  # no enum: "af" and "BW" are read too
    return {**text, "type": [*_TYPES.get(fact.type, ["string"]), "null"]}


_FACTS = {
    "type": "object",
    "description": "What is known of the person; what is not known is left out. Names and types as in the vocabulary of facts.",
    "properties": {name: _schema(fact) for name, fact in statute.law().vocabulary.facts.items()},
    "additionalProperties": False,
}
Facts = Annotated[
    dict[Annotated[str, Field(max_length=_LONGEST)], bool | int | float | Annotated[str, Field(max_length=_LONGEST)] | None],
    Field(max_length=_MOST_FACTS),
    WithJsonSchema(_FACTS),
]
_DIGITS = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
Written = Annotated[str, Field(pattern=_DIGITS)]
"""Written as a day, be it one or not."""
Day = Annotated[str, Field(pattern=_DIGITS, json_schema_extra={"format": "date"}, examples=["2026-11-24"])]
Programme = Annotated[str, Field(max_length=_LONGEST, json_schema_extra={"enum": list(statute.law().programmes)})]
Name = Annotated[str, Field(max_length=_LONGEST)]


class Asked(BaseModel):
    """Strict: no field that is not known, no type that is not meant."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Person(Asked):
    """A person on a day."""

    facts: Facts
    on: Day | None = Field(None, description="The day in the person's life; default: today.")


class Entry(Person):
    """A person on a day, under the law of that day or of another."""

    id: str | int | None = Field(None, description="Comes back with the answer.")
    law_day: Day | None = Field(None, description="The law's day, if it is another one.")
    programme: Programme | None = Field(None, description="Only this programme.")
    detail: Literal["full", "states"] = Field("full", description="`states`: only the state of each way, many times faster.")


class Listed(Entry):
    """A person of a list; one whose facts or programme cannot be used has an error in the answer, and the others go on."""

    on: Written | None = Field(None, description="As for one person.")
    law_day: Written | None = Field(None, description="As for one person.")
    facts: Annotated[dict[Name, bool | int | float | Name | None], Field(max_length=_MOST_FACTS, description="As for one person.")]
    programme: Name | None = Field(None, description="Only this programme.")


class Why(Person):
    """Why a route is as it is."""

    programme: Programme | None = Field(None, description="Only this programme.")
    route: Name = Field("", description="Only this route, as `zulassung_bamf`.")


class NextQuestion(Person):
    """What to ask next."""

    programme: Programme | None = None
    asked: list[Name] = Field([], max_length=_MOST_FACTS, description="Facts that were asked for and are not known.")


class Days(Asked):
    """Two days of the law."""

    before: Day
    after: Day
    on: Day | None = Field(None, description="The day in the persons' lives; default: the second day.")


class Moved(Asked):
    """The law without and with a motion that comes with the package."""

    motion: Annotated[str, Field(max_length=_LONGEST, json_schema_extra={"enum": shipped()})]
    choose: dict[Name, Name] = Field({}, max_length=20, description="What the motion leaves to choose, by name.")
    in_force: Day | None = Field(None, description="The day it comes into force; default: as assumed in the motion.")
    on: Day | None = Field(None, description="The day in the persons' lives; default: the day it comes into force.")


Compared = Annotated[
    Annotated[Days, Tag("days")] | Annotated[Moved, Tag("motion")],
    Discriminator(lambda data: "motion" if (isinstance(data, dict) and "motion" in data) or isinstance(data, Moved) else "days"),
]


class OnDay(Asked):
    """A day of the law."""

    on: Day | None = Field(None, description="Only what is in force on this day; default: all versions.")


def day(text: str | None, field: str, default: date | None = None) -> date:
    """A day of a request; today where none is given. Raises FieldError."""
    if text is None:
        return default or statute.today()
    try:
        found = date.fromisoformat(text)
        statute.law().on(found)
    except ValueError:
        raise FieldError(field, f"„{text}“ ist kein Tag wie 2024-03-21.", f"“{text}” is not a day like 2024-03-21.") from None
    except InputError as error:
        raise FieldError(field, error.de, error.en) from None
    return found


class FieldError(InputError):
    """An input error that knows its field."""

    def __init__(self, field: str, de: str, en: str) -> None:
        super().__init__(de, en)
        self.field = field
