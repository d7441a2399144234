"""The button that saves a village page: the file it makes is the one of the command and opens offline."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT, run_kerangka

CODES = ("99.01.01.2001", "18.02.01.2006")
LARGEST = 300_000


def _words(page: Page, where: str = "main > article") -> list[str]:
    return page.locator(where).inner_text().split()


def _saved(page: Page, address: str, target: Path) -> Path:
    page.goto(address)
    with page.expect_download() as waiting:
        page.locator("[data-save]").click()
    file = target / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", CODES)
def test_the_saved_file_opens_offline_and_reads_like_the_page_and_the_command(
    browser: Browser, address: str, tmp_path: Path, code: str, language: str
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, accept_downloads=True)
    page = context.new_page()
    file = _saved(page, f"{address}{'en/' if language == 'en' else ''}desa/{code}/", tmp_path)
    page.evaluate("document.querySelector('[data-site-only]').remove()")
    shown = _words(page)
    by_command = tmp_path / "command.html"
    done = run_kerangka("export", "village", code, "--language", language, "--out", str(by_command), cwd=ROOT)
    assert done.returncode == 0, done.stderr

    context.set_offline(True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert _words(page) == shown
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    whole, links, head = _words(page, "body"), _links(page), page.locator("head > *").evaluate_all("all => all.map(one => one.tagName)")
    page.goto(by_command.as_uri())
    assert (whole, links) == (_words(page, "body"), _links(page))
    assert page.locator("head > *").evaluate_all("all => all.map(one => one.tagName)") == head
    assert {url for url in asked if not url.startswith("file:")} == set()
    assert file.stat().st_size < LARGEST
    context.close()


def _links(page: Page) -> list[str]:
    found: list[str] = page.locator("a[href]").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return found


def test_the_saved_file_is_named_after_the_village(page: Page, address: str, tmp_path: Path) -> None:
    file = _saved(page, f"{address}desa/18.02.01.2006/", tmp_path)
    assert file.name == "desa-18.02.01.2006-sri-basuki.html"
    assert page.locator(".saved").inner_text() == "Tersimpan: desa-18.02.01.2006-sri-basuki.html"


def test_a_file_whose_styles_cannot_be_fetched_is_not_made(page: Page, address: str) -> None:
    page.goto(f"{address}desa/18.02.01.2006/")
    page.route("**/*.css", lambda route: route.abort())
    page.locator("[data-save]").click()
    page.wait_for_function("document.querySelector('.saved').textContent")
    assert "belum dapat dibuat" in page.locator(".saved").inner_text()


def test_where_files_can_be_shared_there_is_a_button_that_shares_the_same_file(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(
        "navigator.canShare = () => true; navigator.share = async (what) => { window.shared = what.files[0].name }"
    )
    page = context.new_page()
    page.goto(f"{address}en/desa/18.02.01.2006/")
    page.get_by_role("button", name="Share").click()
    page.wait_for_function("window.shared")
    assert page.evaluate("window.shared") == "desa-18.02.01.2006-sri-basuki.html"
    context.close()


def test_without_javascript_there_are_downloads_but_no_buttons(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}desa/18.02.01.2006/")
    assert page.locator("#unduhan").is_visible()
    assert not page.locator("[data-save]").is_visible()
    assert page.request.get(page.locator('.downloads a[href$=".csv"]').evaluate("one => one.href")).ok
    assert page.request.get(page.locator('.downloads a[href$=".json"]').evaluate("one => one.href")).ok
    context.close()
