"""What a person sees in a real browser: pages load from our host alone, in both languages and themes."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

PAGES = ("", "indikator/sanitasi-layak/", "intervensi/arisan-jamban/", "hasil/", "desa/18.02.01.2006/", "desa/99.01.01.2001/")

@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_loads_whole_and_asks_no_other_host(page: Page, address: str, language: str, path: str) -> None:
    asked: list[str] = []
    failed: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(address + language + path, wait_until="networkidle")
    assert failed == []
    assert {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))} == {urlsplit(address).netloc}
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("path", PAGES)
def test_nothing_sticks_out_on_a_narrow_phone(page: Page, address: str, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PAGES)
def test_the_language_switch_stays_on_the_page(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.get_by_role("link", name="EN", exact=True).click()
    page.wait_for_url(f"{address}en/{path}")
    page.get_by_role("link", name="ID", exact=True).click()
    page.wait_for_url(address + path)


def test_from_home_to_a_village_in_three_steps(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Cari sebuah desa").click()
    page.get_by_role("link", name="Kabupaten Lampung Tengah").first.click()
    page.locator("a[href$='desa/18.02.01.2006/']").click()
    page.get_by_role("heading", name="Desa Sri Basuki").wait_for()
    assert page.locator("[data-indicator='idm']").first.inner_text() == "0,7433"


def test_the_golden_thread_can_be_walked_with_the_mouse(page: Page, address: str) -> None:
    """Need, intervention, result, indicator, source; then actor, risk, and back to the intervention."""
    _walk(
        page, address, "indikator/sanitasi-layak/", "intervensi/arisan-jamban/", "hasil/jamban-terbangun/",
        "indikator/jumlah-jamban-terbangun/", "sumber/#catatan-pemantauan-program",
    )  # fmt: skip
    _walk(page, address, "intervensi/arisan-jamban/", "pelaku/puskesmas/", "risiko/penyakit-berat/", "intervensi/gizi-seribu-hari/")
    _walk(page, address, "intervensi/arisan-jamban/", "risiko/kekeringan/", "intervensi/arisan-jamban/")


def _walk(page: Page, address: str, start: str, *steps: str) -> None:
    page.goto(address + start)
    for step in steps:
        last = step.partition("#")[2] or step.rstrip("/").rpartition("/")[2]
        ending = f"#{last}" if "#" in step else f"/{last}/"
        page.locator(f"article a[href$='{ending}']").first.click()
        page.wait_for_url(f"**/{step}")


def test_a_page_is_readable_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "desa/18.02.01.2006/")
    assert page.get_by_role("heading", name="Desa Sri Basuki").is_visible()
    context.close()
