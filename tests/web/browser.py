"""A real server and a real browser for the tests of pages."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

AXE = Path(__file__).parents[1] / "outside/node_modules/axe-core/axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextlib.contextmanager
def server(data: Path, log: Path, *options: str):
    """The application on a free port, as it runs for users; gives its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**os.environ, "ANSPRUCH_DATA": str(data), "DJANGO_SETTINGS_MODULE": "anspruch.web.settings", "ANSPRUCH_SECRET_KEY": "for tests"}
    command = [sys.executable, "-m", "gunicorn", "-b", f"127.0.0.1:{port}", "-w", "1", "--access-logfile", "-", *options, "anspruch.web.wsgi"]
    with log.open("wb") as file, subprocess.Popen(command, env=environment, stdout=file, stderr=subprocess.STDOUT) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait(address)
            yield address
        finally:
            process.terminate()


def _wait(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(f"{address}/health") as answer:
                assert answer.status == 200
                return
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


@contextlib.contextmanager
def chromium():
    """Debian's Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  (only the long tests have it)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", chromium_sandbox=False, args=["--disable-gpu"])
        yield browser
        browser.close()


def violations(page) -> list[str]:
    """What axe-core finds on a page, a line each."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", _TAGS)
    return [f"{one['id']}: {one['help']} ({node['target']}) {node['failureSummary']}" for one in found["violations"] for node in one["nodes"]]


VISIBLE = """() => {
  const found = [];
  const german = element => element.closest('[lang]')?.getAttribute('lang') !== document.documentElement.lang;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || german(parent) || parent.closest('script, style')) continue;
    found.push(node.data.trim().replace(/\\s+/g, ' ').replace(/\u2068.*?\u2069/g, ''));
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
    if (!german(element)) for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      if (element.getAttribute(name)?.trim()) found.push(element.getAttribute(name).trim().replace(/\u2068.*?\u2069/g, ''));
  found.push(document.title.replace(/\u2068.*?\u2069/g, ''));
  return found;
}"""
"""Every text of a page that stands in the page's own language, attributes that are read aloud among them."""
