"""axe-core finds nothing on any kind of page, in both languages, in the light and in the dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser.conftest import kinds

EVERYTHING = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""All that the dark can change; the other rules read the same page again."""
RUN = """rules => axe.run({runOnly: rules, resultTypes: ["violations"]}).then(found => found.violations.flatMap(
    one => one.nodes.map(node => `${one.id} (${one.impact}): ${node.target.join(" ")}: ${node.failureSummary}`)))"""


def violations(page: Page, url: str) -> Iterator[str]:
    """Yield what axe-core finds on one page, folded parts opened."""
    page.emulate_media(color_scheme="light")
    page.goto(url)
    page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")
    page.evaluate(AXE_SCRIPT)
    yield from (f"{url}: {found}" for found in page.evaluate(RUN, EVERYTHING))
    page.emulate_media(color_scheme="dark")
    yield from (f"{url} (dark): {found}" for found in page.evaluate(RUN, COLOURS))


@pytest.mark.parametrize(("language", "width"), [("", 1280), ("en/", 1280), ("", 360)])
def test_every_kind_of_page_is_accessible(browser: Browser, address: str, site: Path, language: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    found = [one for path in kinds(site) for one in violations(page, address + language + path)]
    context.close()
    assert found == []
