"""The map as a person uses it: marked by an indicator, searched, by keyboard, on a phone, without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    yield opened
    context.close()


def _open(page: Page, address: str, language: str = "") -> None:
    page.goto(f"{address}{language}peta/")
    expect(page.locator(".live-mark").first).to_be_visible()


def test_every_village_with_coordinates_is_on_the_map(page: Page, address: str) -> None:
    _open(page, address)
    expect(page.locator(".live-mark")).to_have_count(311)
    expect(page.locator(".map-count")).to_contain_text("311 desa")
    assert page.locator(".still-map").is_hidden()


def test_another_indicator_changes_marks_legend_and_figures(page: Page, address: str) -> None:
    _open(page, address)
    expect(page.locator(".map-legend:visible")).to_contain_text("Berkembang")
    page.get_by_label("Tandai menurut").select_option("idm-ike")
    expect(page.locator(".map-legend:visible")).to_contain_text("terendah")
    expect(page.locator(".map-list li").first).to_contain_text(re.compile("(rendah|tengah|tinggi)"))


@pytest.mark.parametrize(("asked", "name"), [("sri basuki", "Sri Basuki"), ("18.02.01.2006", "Sri Basuki"), ("1802012006", "Sri Basuki")])
def test_a_village_is_found_by_name_and_by_code_with_and_without_dots(page: Page, address: str, asked: str, name: str) -> None:
    _open(page, address)
    page.get_by_label("Cari nama atau kode desa").fill(asked)
    expect(page.locator(".map-list button").first).to_have_text(name)
    expect(page.locator(".map-count")).to_contain_text("desa ditemukan")


def test_by_keyboard_alone_a_village_is_shown_and_its_page_opened(page: Page, address: str) -> None:
    _open(page, address, "en/")
    page.get_by_label("Find a name or code").fill("sri basuki")
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup")).to_contain_text("18.02.01.2006")
    expect(page.locator(".leaflet-popup")).to_contain_text("0.")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/desa/18.02.01.2006/")


def test_a_search_without_result_says_so(page: Page, address: str) -> None:
    _open(page, address)
    page.get_by_label("Cari nama atau kode desa").fill("zzzz")
    expect(page.locator(".map-count")).to_have_text("Tidak ada desa dengan nama atau kode itu di peta ini.")


def test_without_a_script_the_overview_and_the_regencies_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}peta/")
    expect(page.locator(".still-map svg").first).to_be_visible()
    page.get_by_role("link", name="Kabupaten Lampung Tengah").last.click()
    expect(page.locator("h1")).to_contain_text("Lampung Tengah")
    context.close()


def test_data_that_cannot_be_fetched_leaves_the_overview(page: Page, address: str) -> None:
    page.route("**/data/peta/index.json", lambda route: route.abort())
    page.goto(f"{address}peta/", wait_until="networkidle")
    expect(page.locator(".still-map")).to_be_visible()
    expect(page.locator(".live-map")).to_be_hidden()


def test_home_leads_by_its_map_to_the_region(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".chart-map a.sign circle").click()
    page.wait_for_url("**/wilayah/18.02/")
    page.locator(".chart-map .dot a circle").first.click()
    page.wait_for_url("**/desa/18.02.*/")
