"""The search box: Indonesian words, places, slips; by keyboard; nothing is fetched before it is used."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


def _ask(page: Page, query: str) -> None:
    page.fill("#search-box", query)
    expect(page.locator("#search-status")).to_contain_text(f"“{query}”", timeout=15_000)


@pytest.mark.parametrize(("query", "found"), [("miskin", "emiskinan"), ("daya", "emberdayaan"), ("didik", "endidikan"), ("stunting", "tengkes"), ("kemiskinn", "emiskinan")])
def test_an_indonesian_word_finds_its_family_its_other_names_and_mends_a_slip(page: Page, address: str, query: str, found: str) -> None:
    page.goto(address)
    _ask(page, query)
    expect(page.locator("#search-panel")).to_contain_text(found)


@pytest.mark.parametrize("query", ["sri basuki", "basuki kalirejo", "srii basuki", "18.02.01.2006", "1802012006"])
@pytest.mark.parametrize("language", ["", "en/"])
def test_a_village_is_found_by_name_district_slip_and_code(page: Page, address: str, language: str, query: str) -> None:
    page.goto(address + language)
    _ask(page, query)
    page.locator(f'#search-panel a[href$="{language}desa/18.02.01.2006/"]').click()
    page.wait_for_url(f"{address}{language}desa/18.02.01.2006/")


def test_a_district_leads_to_its_place_on_the_page_of_the_regency(page: Page, address: str) -> None:
    page.goto(address)
    _ask(page, "anak tuha")
    expect(page.locator("#search-panel [role=option]").first).to_have_attribute("href", f"{address}wilayah/18.02/#18.02.21")


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type("sri basuki")
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "true", timeout=15_000)
    expect(page.locator("#search-status")).to_contain_text("sri basuki", timeout=15_000)
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    expect(page.locator(f"#{active}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desa/18.02.01.2006/")


def test_nothing_is_fetched_before_the_box_is_used(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address, wait_until="networkidle")
    assert not [url for url in asked if any(part in url for part in ("pagefind", "data/nama", "cari/kata", "search-p"))]


def test_no_request_of_a_search_fails(page: Page, address: str) -> None:
    failed: list[str] = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(address + "en/")
    for query in ("xylophone", "zakat", "qq"):
        _ask(page, query)
    assert failed == []


def test_the_search_page_answers_a_shared_address(page: Page, address: str) -> None:
    page.goto(f"{address}cari/?q=zakat")
    expect(page.locator("#search-results .search-result").first).to_be_visible(timeout=15_000)


def test_without_javascript_the_form_leads_to_doors(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.fill("#search-box", "zakat")
    page.click(".search-go")
    page.wait_for_url("**/cari/?q=zakat")
    assert page.get_by_text("Pencarian memerlukan JavaScript").is_visible()
    assert page.locator('main a[href="../wilayah/18.02/"]').count() == 1
    context.close()


def test_a_term_explains_itself_on_hover_focus_and_escape(page: Page, address: str) -> None:
    page.goto(f"{address}dokumen/pendahuluan/")
    term = page.locator("a.term").first
    tip = page.get_by_role("tooltip")
    term.hover()
    expect(tip).to_be_visible()
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    term.focus()
    expect(tip).to_be_visible()
    href = term.get_attribute("href")
    assert href
    page.goto(f"{address}glosarium/#{href.partition('#')[2]}")
    assert page.locator(f"[id='{href.partition('#')[2]}']").count() == 1


def test_the_scripts_of_the_search_are_small(site: Path) -> None:
    scripts = b"".join(path.read_bytes() for path in sorted((site / "assets").glob("search*.js")))
    assert len(gzip.compress(scripts, 9)) < 6_000
