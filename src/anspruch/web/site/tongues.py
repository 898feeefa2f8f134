"""The language of an address without one: the reader's, as the browser asks for it; of readers of none of ours, the second of the list."""

import re

from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

from anspruch.web.languages import languages

_NAMED = re.compile(r"\s*([a-z]{1,8})(?:-[a-z0-9]{1,8})*\s*(?:;.*)?", re.IGNORECASE)


class ReadersLanguage(LocaleMiddleware):
    """Django's choice of language, but for readers who ask for languages of which there is none here."""

    def process_request(self, request: HttpRequest) -> None:
        """Choose the language of a request."""
        super().process_request(request)
        if translation.get_language_from_path(request.path_info) is None and _asks_for_others(request.headers.get("Accept-Language", "")):
            translation.activate(languages()[1].code)
            request.LANGUAGE_CODE = translation.get_language()


def _asks_for_others(header: str) -> bool:
    """Whether a header names languages, and none of ours."""
    named = [found[1].lower() for part in header.split(",") if (found := _NAMED.fullmatch(part))]
    return bool(named) and not any(_ours(one) for one in named)


def _ours(name: str) -> bool:
    try:
        translation.get_supported_language_variant(name)
    except LookupError:
        return False
    return True
