"""A village page is light: what a phone on a slow line has to fetch, as a server that compresses sends it."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import VILLAGES

FIRST_VIEW = 100_000
LATER_VIEW = 15_000


def _fetched(page: Page, url: str) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url, wait_until="networkidle")
    return [one for one in asked if not one.startswith(("data:", "blob:"))]


def _sent(site: Path, url: str) -> int:
    path = unquote(urlsplit(url).path).lstrip("/")
    file = site / path / "index.html" if path.endswith("/") or not path else site / path
    return len(gzip.compress(file.read_bytes(), compresslevel=6))


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("code", VILLAGES)
def test_the_first_village_page_is_light_with_all_that_it_loads(page: Page, address: str, site: Path, language: str, code: str) -> None:
    sizes = {url: _sent(site, url) for url in _fetched(page, f"{address}{language}desa/{code}/")}
    assert len(sizes) > 3
    assert sum(sizes.values()) <= FIRST_VIEW, sizes


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_next_village_costs_little_more_than_its_words(browser: Browser, address: str, site: Path, language: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    first = _fetched(page, f"{address}{language}desa/18.02.01.2006/")
    second = _fetched(page, f"{address}{language}desa/18.02.01.2007/")
    context.close()
    new = set(second) - set(first)
    assert sum(_sent(site, url) for url in new) <= LATER_VIEW, new
