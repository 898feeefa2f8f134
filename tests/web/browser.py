"""A real browser for the tests of pages, and what it sees."""

import contextlib
from pathlib import Path

AXE = Path(__file__).parents[1] / "outside/node_modules/axe-core/axe.min.js"
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


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
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", _TAGS)
    return [f"{one['id']}: {one['help']} ({node['target']}) {node['failureSummary']}" for one in found["violations"] for node in one["nodes"]]


def soon(page, selector: str):
    """What shall become true of an element. (Waiting for a JavaScript expression would need `unsafe-eval`, which our pages refuse.)"""
    from playwright.sync_api import expect  # noqa: PLC0415  (only the long tests have it)

    expect.set_options(timeout=30_000)
    return expect(page.locator(selector))


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

TORN = """() => {
  const found = [], range = document.createRange();
  for (const heading of document.querySelectorAll('h1')) {
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) for (const word of walker.currentNode.data.matchAll(/[^\\s\u2068\u2069-]+/g)) {
      range.setStart(walker.currentNode, word.index);
      range.setEnd(walker.currentNode, word.index + word[0].length);
      if (new Set([...range.getClientRects()].filter(one => one.width > 1).map(one => Math.round(one.top))).size > 1) found.push(word[0]);
    }
  }
  return found;
}"""
"""The words of headings that stand on two lines."""
