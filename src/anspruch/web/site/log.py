"""The log: one JSON line a request with method, path, status and time; no address, no query, no cookie, nothing of a body.

What fails is logged by its kind and place, without its words, for an error's words may quote what a person entered.
"""

import logging
import re
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse

_ADDRESS = re.compile(r"ip=\S+ ?")


def configure(*, requests: bool) -> None:
    """Set structlog up: JSON lines on standard error; without ``requests``, only warnings and errors."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO if requests else logging.WARNING),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
    )


class Lines(logging.Handler):
    """Brings what Django and the server log into the same lines, without addresses and without an error's words."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        fields: dict[str, object] = {"logger": record.name}
        if record.exc_info and record.exc_info[1]:
            error = record.exc_info[1]
            frames = traceback.extract_tb(error.__traceback__)
            fields |= {"error": type(error).__name__, "at": [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-8:]]}
        # a record's arguments may quote a request; with an error its kind and place are enough
        said = "failed" if record.exc_info else str(record.msg) if record.name.startswith("django") else record.getMessage()
        structlog.get_logger().log(record.levelno, _ADDRESS.sub("", said).splitlines()[0] if said else "", **fields)


def middleware(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Log every request once it is answered; an address with nothing behind it is not written down, for it may hold anything."""

    def answer(request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = get_response(request)
        if settings.LOG_REQUESTS:
            known = request.resolver_match is not None or request.path.startswith(settings.STATIC_URL)
            took = round((time.perf_counter() - begun) * 1000, 1)
            structlog.get_logger().info("request", method=request.method, path=request.path if known else "-", status=response.status_code, ms=took)
        return response

    return answer
