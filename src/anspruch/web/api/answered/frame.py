"""What all answers share."""

from pydantic import BaseModel, ConfigDict

Texts = dict[str, str]


class Answer(BaseModel):
    """Nothing but what is named."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Frame(Answer):
    """Which law was asked."""

    law_day: str
    law: str
    verified_until: str


class Error(Answer):
    """What is wrong with one person of a list."""

    field: str
    de: str
    en: str


class Problem(Answer):
    """What is wrong, where, and what to do (RFC 9457); `field` is empty for the whole request."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[Error]
