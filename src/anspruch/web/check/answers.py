"""A person's answers: in one encrypted cookie that ends with the browser or after two hours, and nowhere else."""

import base64
import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = "answers"
LIFETIME = 2 * 60 * 60
"""Seconds after which the answers can no longer be read."""
_MOST = 3500
"""Bytes a browser surely keeps in one cookie."""


class Answers(NamedTuple):
    """The answers in the order the questions were asked, and the day they are told for."""

    given: tuple[tuple[str, str | bool | None], ...] = ()
    """By fact, as given; None: asked, and not known."""
    day: date | None = None
    """The day chosen; None: today."""
    other_day: date | None = None
    """The day beside it on the counsellor's page."""
    note: str = ""
    """What the next page says once (see :mod:`anspruch.web.check.once`)."""

    @property
    def facts(self) -> dict[str, object]:
        """What is known, by fact, as it was given."""
        return {name: value for name, value in self.given if value is not None}

    @property
    def asked(self) -> tuple[str, ...]:
        """The facts asked for, known or not."""
        return tuple(name for name, _ in self.given)

    def position(self, name: str) -> int | None:
        """The place of a fact's question, from 1; None if it was not asked."""
        return self.asked.index(name) + 1 if name in self.asked else None

    def with_answer(self, name: str, value: str | bool | None) -> "Answers":
        """The answers with one added, or changed in its place."""
        if name in self.asked:
            return self._replace(given=tuple((fact, value if fact == name else old) for fact, old in self.given))
        return self._replace(given=(*self.given, (name, value)))

    def without(self, name: str) -> "Answers":
        """The answers as if a fact had not been asked for."""
        return self._replace(given=tuple(one for one in self.given if one[0] != name))

    @classmethod
    def of(cls, facts: Mapping[str, object]) -> "Answers":
        """Answers from facts, in their order."""
        return cls(tuple((name, value if isinstance(value, bool) else str(value)) for name, value in facts.items()))


LOST = "lost"
"""The note of a request whose cookie cannot be read."""


def read(request: HttpRequest) -> Answers:
    """The answers of a request; none where the cookie is absent, and none but the note :data:`LOST` where it is too old or not ours."""
    token = request.COOKIES.get(COOKIE, "")
    if not token:
        return Answers()
    try:
        held = json.loads(_box().decrypt(token.encode(), ttl=LIFETIME))
        given = tuple((name, value) for name, value in held["given"])
        day, other_day = (date.fromisoformat(one) if one else None for one in held["days"])
        return Answers(given, day, other_day, held["note"])
    except (InvalidToken, ValueError, KeyError, TypeError):
        return Answers(note=LOST)


def keep(response: HttpResponse, answers: Answers) -> bool:
    """Put the answers into the cookie of a response; False if they are more than a browser keeps."""
    if answers == Answers():
        forget(response)
        return True
    days = [day and day.isoformat() for day in (answers.day, answers.other_day)]
    held = json.dumps({"given": answers.given, "days": days, "note": answers.note}, separators=(",", ":"), ensure_ascii=False)
    token = _box().encrypt(held.encode()).decode()
    if len(token) > _MOST:
        return False
    response.set_cookie(COOKIE, token, secure=settings.CSRF_COOKIE_SECURE, httponly=True, samesite="Lax")
    return True


def forget(response: HttpResponse) -> None:
    """Delete the answers."""
    response.delete_cookie(COOKIE, samesite="Lax")


def _box() -> Fernet:
    key = sha256(f"answers of the check|{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
