"""Three people come with a question, in either language, and leave with what they came for.

Each step checks what is seen: the number on the screen, the words beside it, the file in the hand.
"""

from __future__ import annotations

import csv
import functools
import io
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Quiet
from tests.conftest import copy_project, run_kerangka

SRI_BASUKI = "desa/18.02.01.2006/"
SUKAMAKMUR = "desa/99.01.01.2001/"


@dataclass(frozen=True)
class Words:
    """What stands on the screen in one language."""

    folder: str
    map_door: str
    map_search: str
    score: str
    data_csv: str
    search: str
    save: str
    saved: str
    document_door: str
    pdf: str
    docx: str
    title: str


INDONESIAN = Words(
    folder="", map_door="Cari desa", map_search="Cari nama atau kode desa", score="0,7433", data_csv="Data desa ini, CSV", search="Cari desa, indikator, atau kata",
    save="Simpan halaman ini", saved="Tersimpan:",
    document_door="Baca dokumen", pdf="PDF untuk dicetak, bahasa Indonesia", docx="Word (DOCX) untuk disunting, bahasa Indonesia",
    title="Program Pengentasan Kemiskinan Desa",
)  # fmt: skip
ENGLISH = Words(
    folder="en/", map_door="Find a village", map_search="Find a name or code", score="0.7433", data_csv="Data of this village, CSV", search="Search for a village, indicator or word",
    save="Save this page", saved="Saved:",
    document_door="Read the document", pdf="PDF to print, in English", docx="Word (DOCX) to edit, in English",
    title="Village Poverty Alleviation Programme",
)  # fmt: skip


@pytest.fixture(params=[INDONESIAN, ENGLISH], ids=["id", "en"])
def words(request: pytest.FixtureRequest) -> Words:
    told = request.param
    assert isinstance(told, Words)
    return told


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone of 360 pixels that takes files."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, accept_downloads=True, has_touch=True)
    yield context.new_page()
    context.close()


def _saved(page: Page, name: str, *, button: bool = False) -> tuple[str, str]:
    """Take a download by the name of its link or button; returns its file name and text."""
    with page.expect_download() as waiting:
        page.get_by_role("button" if button else "link", name=name).click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_text(encoding="utf-8-sig")


def test_a_donor_goes_from_the_map_to_a_village_an_indicator_and_its_data(page: Page, address: str, words: Words) -> None:
    page.goto(address + words.folder)
    page.get_by_role("main").get_by_role("link", name=words.map_door).click()
    page.get_by_label(words.map_search).fill("sri basuki")
    entry = page.locator(".map-list li", has_text="Kalirejo")
    expect(entry).to_contain_text("Sri Basuki")
    expect(entry).to_contain_text(words.score)
    entry.locator(f"a[href$='{SRI_BASUKI}']").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sri Basuki")
    expect(page.locator("main .lead").first).to_contain_text(words.score)
    page.locator("main a[href$='indikator/air-minum-layak/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator("main a[href*='sumber/']").first.wait_for()
    page.go_back()
    name, content = _saved(page, words.data_csv)
    assert "18.02.01.2006" in name
    rows = [row for row in csv.DictReader(io.StringIO(content)) if row["indicator"] == "idm" and row["period"] == "2024"]
    assert [row["value"] for row in rows] == ["0.7433"]


def test_a_village_head_finds_the_village_reads_its_needs_and_keeps_the_page(
    phone: Page, address: str, words: Words, browser: Browser, tmp_path: Path
) -> None:
    phone.goto(address + words.folder)
    phone.get_by_role("search").get_by_label(words.search).fill("sukamakmur")
    found = phone.locator(f"#search-panel a[href$='{SUKAMAKMUR}']")
    expect(found).to_contain_text("Sukamakmur")
    found.click()
    phone.wait_for_url(f"**/{SUKAMAKMUR}")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Sukamakmur")
    needs = phone.locator("#kebutuhan")
    needs.scroll_into_view_if_needed()
    expect(needs).to_be_in_viewport()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    name, content = _saved(phone, words.save, button=True)
    expect(phone.locator(".saved")).to_have_text(f"{words.saved} {name}")
    assert name == "desa-99.01.01.2001-sukamakmur.html"
    _opens_offline(browser, tmp_path / name, content)


def _opens_offline(browser: Browser, file: Path, content: str) -> None:
    """What was saved opens without a network and shows the needs as the page did, with its style."""
    assert len(content.encode()) < 300_000
    file.write_text(content, encoding="utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sukamakmur")
    expect(page.locator("#kebutuhan")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert [url for url in asked if not re.match("file:|data:|blob:", url)] == []
    context.close()


@pytest.fixture(scope="module")
def address_with_documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as it is published: with the project document to take away."""
    project = copy_project(tmp_path_factory.mktemp("project-with-documents"))
    done = run_kerangka("build", "--documents", cwd=project)
    assert done.returncode == 0, done.stdout + done.stderr
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(project / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_an_official_reads_the_document_and_takes_it_as_pdf_and_word(
    page: Page, address_with_documents: str, words: Words, tmp_path: Path
) -> None:
    page.goto(address_with_documents + words.folder)
    page.get_by_role("main").get_by_role("link", name=words.document_door).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("main .tag-draft").first).to_be_visible()
    files = {}
    for name in (words.pdf, words.docx):
        with page.expect_download() as waiting:
            page.get_by_role("link", name=name).click()
        files[name] = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(files[name])
    assert words.title in " ".join(PdfReader(files[words.pdf]).pages[0].extract_text().split())
    assert any(words.title in paragraph.text for paragraph in Document(str(files[words.docx])).paragraphs)
