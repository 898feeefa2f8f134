"""A person's answers: in one encrypted cookie that ends with the browser or after two hours, and nowhere else."""

import base64
import json
from collections.abc import Mapping
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
    """The answers in the order the questions were asked; None: asked, and not known."""

    given: tuple[tuple[str, str | bool | None], ...] = ()

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
            return Answers(tuple((fact, value if fact == name else old) for fact, old in self.given))
        return Answers((*self.given, (name, value)))

    @classmethod
    def of(cls, facts: Mapping[str, object]) -> "Answers":
        """Answers from facts, in their order."""
        return cls(tuple((name, value if isinstance(value, bool) else str(value)) for name, value in facts.items()))


def read(request: HttpRequest) -> Answers:
    """The answers of a request; none where the cookie is absent, too old or not ours."""
    token = request.COOKIES.get(COOKIE, "")
    try:
        given = json.loads(_box().decrypt(token.encode(), ttl=LIFETIME))
    except (InvalidToken, ValueError):
        return Answers()
    return Answers(tuple((name, value) for name, value in given))


def keep(response: HttpResponse, answers: Answers) -> bool:
    """Put the answers into the cookie of a response; False if they are more than a browser keeps."""
    token = _box().encrypt(json.dumps(answers.given, separators=(",", ":"), ensure_ascii=False).encode()).decode()
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
