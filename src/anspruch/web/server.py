"""The server: gunicorn with several processes, each with threads; the law is loaded before they divide and shared by them."""

import gc
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from anspruch.language.errors import InputError

THREADS = 4
"""For slow connections; what counts is worked out by one thread a process at a time."""
_BACKLOG = 512


class Quiet(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's log in our lines: no address, no query."""

    def setup(self, cfg: Any) -> None:
        """Send what it says to our handler."""
        from anspruch.web.site.log import Lines  # noqa: PLC0415  (Django's settings first)

        self.cfg = cfg
        self.error_log.propagate = False
        self.error_log.setLevel("WARNING")
        self.error_log.handlers[:] = [Lines()]
        self.access_log.disabled = True

    def access(self, *_: object) -> None:
        """Requests are logged by our own middleware."""


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn without its configuration files."""

    def __init__(self, listener: socket.socket, workers: int, ready: Callable[[], None]) -> None:
        self.listener = listener
        self.workers = workers
        self.ready = ready
        super().__init__()

    def load_config(self) -> None:
        """Our settings."""
        shared = Path("/dev/shm")  # noqa: S108  (a heartbeat in memory; a disk may stall)
        options = {
            "bind": f"fd://{self.listener.fileno()}",
            "workers": self.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "preload_app": True,
            "max_requests": int(os.environ.get("ANSPRUCH_MAX_REQUESTS", "50000")),
            "max_requests_jitter": 5000,
            "timeout": 60,
            "graceful_timeout": 30,
            "keepalive": 5,
            "limit_request_line": 4094,
            "limit_request_fields": 60,
            "worker_tmp_dir": str(shared) if os.access(shared, os.W_OK) else None,
            "logger_class": Quiet,
            "proc_name": "anspruch",
            "when_ready": lambda _: self.ready(),
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, warm."""
        from anspruch.web.wsgi import application, warm  # noqa: PLC0415

        warm()
        gc.freeze()  # what is loaded stays shared between the processes
        return application


def serve(host: str, port: int, workers: int, ready: Callable[[str], None]) -> None:
    """Migrate, load the law, and serve until stopped.

    Args:
        host: the address to listen on.
        port: the port; 0 for any free one.
        workers: processes.
        ready: called with the address once it is served.

    Raises:
        InputError: if the address cannot be listened on, or the database not be reached.
    """
    listener = _listener(host, port)
    _prepare()
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listener.getsockname()[1]}"
    sys.argv[1:] = []  # gunicorn must not read our options
    Server(listener, workers, lambda: ready(address)).run()


def _listener(host: str, port: int) -> socket.socket:
    """A socket bound to an address. Raises InputError."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        found = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except OSError as error:
        busy = isinstance(error, OSError) and error.errno in (98, 48)
        hint = f"Nehmen Sie einen anderen: --port {port + 1}." if busy else "Prüfen Sie --host und --port."
        english = f"Take another one: --port {port + 1}." if busy else "Check --host and --port."
        what, thing = ("ist belegt", "is in use") if busy else ("lässt sich nicht öffnen", "cannot be opened")
        raise InputError(f"Der Port {port} auf {host} {what}. {hint}", f"Port {port} on {host} {thing}. {english}") from None
    found.set_inheritable(True)
    return found


def _prepare() -> None:
    """Django set up, its database migrated, the conference in it. Raises InputError."""
    from anspruch.web.database import prepare  # noqa: PLC0415

    prepare()
    from django.db import connections  # noqa: PLC0415

    from anspruch.web.conference.load import load_if_changed  # noqa: PLC0415

    load_if_changed()
    connections.close_all()  # a connection must not be shared by processes
