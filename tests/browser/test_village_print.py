"""A village page on paper: few A4 sheets, the light palette, nothing cut, invented places marked on every sheet."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

BASIC = ("desa/18.02.01.2006/", "desa/18.02.01.2001/", "en/desa/18.02.01.2006/")
FULL = ("desa/99.01.01.2001/", "en/desa/99.01.01.2001/")


def _print(browser: Browser, url: str) -> list[str]:
    """Return the text of each sheet; the screen is dark, as on a phone at night."""
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    context.close()
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(paper)).pages]


@pytest.mark.parametrize(("path", "most"), [*((path, 4) for path in BASIC), *((path, 7) for path in FULL)])
def test_a_village_takes_few_sheets(browser: Browser, address: str, path: str, most: int) -> None:
    assert len(_print(browser, address + path)) <= most


def test_every_sheet_of_an_invented_village_says_so(browser: Browser, address: str) -> None:
    for sheet in _print(browser, address + FULL[0]):
        assert "CONTOH REKAAN" in sheet


def test_paper_is_light_though_the_screen_is_dark(browser: Browser, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(address + BASIC[0])
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--paper').trim()") == "#fff"
    assert page.locator(".md-header").is_hidden()
    context.close()


def test_no_picture_is_wider_than_the_sheet_and_none_may_be_cut(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 680, "height": 900})
    page = context.new_page()
    page.goto(address + FULL[0])
    page.emulate_media(media="print")
    assert page.evaluate("[...document.querySelectorAll('.village svg')].filter(one => one.getBoundingClientRect().right > 681).length") == 0
    cut = """[...document.querySelectorAll('.village figure')]
      .filter(one => !one.querySelector(':scope > .figures, :scope > .paths'))
      .filter(one => getComputedStyle(one).breakInside !== 'avoid').length"""
    assert page.evaluate(cut) == 0
    rows = "[...document.querySelectorAll('.village .rows > li')].filter(one => getComputedStyle(one).breakInside !== 'avoid').length"
    assert page.evaluate(rows) == 0
    context.close()
