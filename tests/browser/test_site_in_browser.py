"""What a person sees in a real browser: pages load from our host alone, in both languages and themes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import kinds

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


STICKING_OUT = """() => [...document.querySelectorAll("body *")].filter(one => {
    const box = one.getBoundingClientRect();
    return box.width > 1 && box.right > innerWidth + 1 && getComputedStyle(one).clip === "auto"
        && !one.closest("svg svg, .scroll, [hidden]") && one.checkVisibility();
}).map(one => `${one.tagName}.${one.getAttribute("class")} ends at ${Math.round(one.getBoundingClientRect().right)}`).slice(0, 3)"""


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("language", ["", "en/"])
def test_nothing_sticks_out_at_320_pixels_which_is_400_per_cent_of_a_laptop(
    browser: Browser, address: str, site: Path, language: str, javascript: bool
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=javascript)
    page = context.new_page()
    wide: dict[str, object] = {}
    for path in kinds(site):
        page.goto(address + language + path)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            wide[path] = page.evaluate(STICKING_OUT)
    context.close()
    assert wide == {}


def test_the_menu_of_a_phone_unfolds_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "rencana-kerja/")
    villages = page.get_by_role("navigation", name="Menu").get_by_role("link", name="Desa", exact=True)
    assert not villages.is_visible()
    page.get_by_text("Menu: Tata kelola").click()
    villages.click()
    page.get_by_role("heading", level=1, name="Wilayah").wait_for()
    context.close()


def test_a_wide_window_shows_the_menu_and_says_where_we_are(page: Page, address: str) -> None:
    page.goto(address + "desa/18.02.01.2006/")
    menu = page.get_by_role("navigation", name="Menu")
    assert menu.get_by_role("link", name="Dokumen proyek").is_visible()
    assert [one.inner_text() for one in menu.locator("[aria-current]").all()] == ["Desa", "Wilayah dan desa"]


def test_the_chosen_view_is_remembered_and_the_systems_returns(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(address)
    assert _ground(page) == LIGHT
    switch = page.get_by_role("button", name="Tampilan gelap")
    switch.click()
    assert _ground(page) == DARK
    page.goto(address + "hasil/")
    assert _ground(page) == DARK
    assert switch.get_attribute("aria-pressed") == "true"
    switch.click()
    page.emulate_media(color_scheme="dark")
    assert _ground(page) == DARK
    context.close()


LIGHT, DARK = "rgb(255, 255, 255)", "rgb(30, 33, 41)"


def _ground(page: Page) -> str:
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert isinstance(ground, str)
    return ground


def test_forced_colours_keep_marks_and_pictures(browser: Browser, address: str) -> None:
    """On a ground that the reader chose, what is drawn takes the reader's colours and stays there."""
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(address + "desa/99.01.01.2001/")
    ground = _ground(page)
    for what, paint in ((".md-typeset .mark", "borderTopColor"), (".md-typeset svg text", "fill")):
        drawn = page.locator(what).first.evaluate(f"one => getComputedStyle(one).{paint}")
        assert drawn not in {ground, "rgba(0, 0, 0, 0)"}, what
    context.close()


def test_wide_tables_can_be_scrolled_by_keyboard(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address + "metodologi/")
    wide = [box for box in page.locator("main .scroll, article > table").all() if box.evaluate("one => one.scrollWidth > one.clientWidth")]
    assert wide
    assert all(box.get_attribute("tabindex") == "0" for box in wide)


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_first_stop_of_the_keyboard_leads_past_the_navigation(page: Page, address: str, language: str) -> None:
    page.goto(address + language + "hasil/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_says_its_language_address_and_other_languages(site: Path, language: str) -> None:
    top = "https://example.org/kerangka/"
    folder = "" if language == "id" else "en/"
    for path in kinds(site):
        html = (site / folder / path / "index.html").read_text(encoding="utf-8")
        assert f'<html lang="{language}">' in html, path
        assert f'<link rel="canonical" href="{top}{folder}{path}">' in html, path
        assert f'<link rel="alternate" hreflang="id" href="{top}{path}">' in html, path
        assert f'<link rel="alternate" hreflang="en" href="{top}en/{path}">' in html, path
        assert '<meta name="description" content="' in html, path


@pytest.mark.parametrize("path", PAGES)
def test_the_language_switch_stays_on_the_page(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(f"{address}en/{path}")
    page.get_by_role("link", name="Indonesia", exact=True).click()
    page.wait_for_url(address + path)


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
