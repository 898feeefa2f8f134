"""The web application as its operators run it: the command, real processes, a real socket."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple


class Served(NamedTuple):
    """A running server: its address, its process, and what it wrote to its log."""

    address: str
    process: subprocess.Popen
    log: Path


@contextlib.contextmanager
def served(*options, **environment):
    """Start ``anspruch web`` on a free port, and stop it as Ctrl+C does."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        keep = {name: value for name, value in os.environ.items() if not name.startswith(("ANSPRUCH_", "DATABASE_URL"))}
        limits = {f"ANSPRUCH_{kind}_RATE": "0" for kind in ("FORM", "API", "PROOF")}
        with log.open("w") as errors:
            process = subprocess.Popen(
                [sys.executable, "-m", "anspruch", "web", "--port", "0", *options],
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                env={**keep, "ANSPRUCH_DATA": folder, "ANSPRUCH_COMPUTE": "0", **limits, **environment},
            )
        try:
            line = process.stdout.readline()
            found = re.match(r"Bereit: (http://\S+)/de/ \(Strg\+C beendet\)", line)
            assert found, line + log.read_text()
            yield Served(found[1], process, log)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)
            process.stdout.close()
