"""The explorer as a person uses it: filters, order, comparison, links, downloads; by keyboard, on a phone, without a script."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.set_default_timeout(5_000)
    yield opened
    context.close()


def _names(page: Page) -> list[str]:
    return page.locator("#ex-table tbody th a").all_inner_texts()


def _told(page: Page, words: str) -> None:
    expect(page.locator("#ex-status")).to_have_text(words)


def _open(page: Page, address: str, query: str = "", language: str = "") -> None:
    page.goto(f"{address}{language}jelajah/{query}")
    expect(page.locator("#jelajah[data-loading]")).to_have_count(0)


def test_all_villages_are_found_and_fifty_of_them_are_drawn(page: Page, address: str) -> None:
    _open(page, address)
    _told(page, "319 desa dan kelurahan")
    expect(page.locator("#ex-table tbody tr")).to_have_count(50)
    page.get_by_role("button", name="Berikutnya").click()
    expect(page.locator("#ex-range")).to_have_text("51–100 dari 319")
    assert "hal=2" in page.url
    expect(page.locator("#ex-scroll")).to_be_focused()


def test_filters_narrow_the_list_and_can_be_taken_back_one_by_one(page: Page, address: str) -> None:
    _open(page, address)
    page.get_by_label("Provinsi dan kabupaten/kota").select_option("99.01")
    _told(page, "8 desa dan kelurahan di Kabupaten Nusa Harapan")
    page.get_by_label("Kecamatan").select_option(label="Tirta Asri")
    _told(page, "2 dari 8 desa dan kelurahan di Tirta Asri, Kabupaten Nusa Harapan")
    page.get_by_role("button", name="Lepaskan saringan Tirta Asri").click()
    page.get_by_label("Berkembang").check()
    expect(page.locator("#ex-table tbody tr")).to_have_count(4)
    page.get_by_label("desa percontohan", exact=True).check()
    assert sorted(_names(page)) == ["Karang Jati", "Sukamakmur"]
    page.get_by_role("button", name="Hapus semua saringan").click()
    _told(page, "319 desa dan kelurahan")
    assert "?" not in page.url


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?cari=sri%20basu", ["Sri Basuki", "Sri Basuki"]),
        ("?cari=1802012006", ["Sri Basuki"]),
        ("?cari=18.02.01.2006", ["Sri Basuki"]),
        ("?asal=rekaan&ukur=need&dari=55&sampai=57,5", ["Muara Tenang", "Tanjung Bening"]),
        ("?percontohan=comparison", ["Muara Tenang", "Batu Putih"]),
        ("?wilayah=99.01.03", ["Tanjung Bening", "Ringinsari"]),
        ("?wilayah=99.01&cari=bukit", ["Tanjung Bening", "Ringinsari"]),
        ("?wilayah=99.01&status=need.tinggi&urut=-need", ["Batu Putih", "Tanjung Bening", "Muara Tenang", "Pasir Panjang"]),
    ],
)
def test_a_link_shows_what_it_was_copied_from(page: Page, address: str, query: str, found: list[str]) -> None:
    _open(page, address, query)
    assert _names(page) == found


def test_a_value_range_never_lets_in_a_village_without_a_value(page: Page, address: str) -> None:
    _open(page, address, "?ukur=idm&dari=0&sampai=1")
    without = 319 - int((page.locator("#ex-status").inner_text()).split(" ")[0])
    assert without > 0


def test_sorting_is_told_and_puts_what_is_not_known_last_both_ways(page: Page, address: str) -> None:
    _open(page, address, "?wilayah=99.01")
    head = page.locator("th[data-sort='idm']")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(head.get_by_role("button")).to_be_focused()
    falling = _names(page)
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    rising = _names(page)
    assert falling[-1] == rising[-1] == "Tanjung Bening"
    assert falling[:-1] == rising[:-1][::-1]
    assert page.locator("#ex-table tbody tr").last.locator(".ex-none").first.inner_text() == "belum ada data"
    assert page.url.endswith("urut=idm")


def test_up_to_four_villages_are_compared_with_words_for_what_is_hidden(page: Page, address: str) -> None:
    _open(page, address, "?wilayah=99.01")
    boxes = page.locator("#ex-table tbody input[type=checkbox]")
    for place in range(4):
        boxes.nth(place).check()
    boxes.nth(4).click()
    _told(page, "Paling banyak empat desa dibandingkan. Lepaskan satu dahulu.")
    expect(boxes.nth(4)).not_to_be_checked()
    page.get_by_role("link", name="Lihat perbandingan").click()
    side = page.locator("#ex-side")
    assert side.locator("thead th a").all_inner_texts() == ["Sukamakmur", "Karang Jati", "Muara Tenang", "Batu Putih"]
    assert "banding=99.01.01.2001,99.01.01.2002,99.01.02.2001,99.01.02.2002" in page.url
    words = side.inner_text()
    assert "disamarkan" in words
    assert "belum ada data" in words
    assert "Kabupaten Nusa Harapan (rekaan) 0,6662 (7 desa)" in words
    page.get_by_role("button", name="Lepaskan Karang Jati").click()
    expect(side.locator("thead th")).to_have_count(3)
    expect(boxes.nth(1)).not_to_be_checked()


def test_compared_villages_may_lie_in_different_regencies(page: Page, address: str) -> None:
    _open(page, address, "?wilayah=99.01&banding=99.01.01.2001,18.02.01.2006")
    row = page.locator("#ex-side tr", has_text="Indeks Desa Membangun").first
    assert row.locator("td .ex-value").all_inner_texts() == ["0,6662", "0,7433"]
    assert "Indonesia 0,7257 (68.932 desa)" in row.inner_text()
    row.get_by_role("link").click()
    page.wait_for_url("**/indeks/idm/")


def test_the_back_button_undoes_one_choice_after_another(page: Page, address: str) -> None:
    _open(page, address)
    page.get_by_label("Provinsi dan kabupaten/kota").select_option("99.01")
    page.get_by_label("Maju").check()
    expect(page.locator("#ex-table tbody tr")).to_have_count(1)
    page.go_back()
    expect(page.locator("#ex-table tbody tr")).to_have_count(8)
    expect(page.get_by_label("Maju")).not_to_be_checked()
    page.go_back()
    _told(page, "319 desa dan kelurahan")
    page.go_forward()
    expect(page.get_by_label("Provinsi dan kabupaten/kota")).to_have_value("99.01")


def test_the_link_is_copied_and_the_other_language_opens_on_the_same_view(page: Page, address: str) -> None:
    _open(page, address, "?wilayah=99.01&urut=-need")
    page.get_by_role("button", name="Salin tautan").click()
    _told(page, "Tautan disalin.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}jelajah/?wilayah=99.01&urut=-need"
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url("**/en/jelajah/?wilayah=99.01&urut=-need")
    _told(page, "8 villages in Kabupaten Nusa Harapan")
    assert page.locator("#ex-table tbody tr").first.locator(".ex-value").first.inner_text() == "0.6041"
    assert page.locator("#ex-table tbody tr").first.locator(".ex-band").all_inner_texts() == ["Developing", "High"]


def _download(page: Page, name: str) -> tuple[str, list[list[str]]]:
    with page.expect_download() as started:
        page.get_by_role("button", name=name).click()
    data = Path(started.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    return started.value.suggested_filename, list(csv.reader(io.StringIO(text), delimiter=";" if name == "Unduh CSV" else ","))


def test_the_selection_is_downloaded_as_a_spreadsheet_of_the_language_reads_it(page: Page, address: str) -> None:
    _open(page, address, "?wilayah=99.01&urut=-idm")
    name, rows = _download(page, "Unduh CSV")
    assert name == "jelajah-desa-99.01.csv"
    head, last = rows[0], rows[8]
    told = next(dict(zip(head, row, strict=True)) for row in rows[1:] if row[0] == "99.01.02.2003")
    assert told | {
        "Kode": "99.01.02.2003", "Desa": "Mekar Sari", "Rekaan": "ya", "Indeks Desa Membangun (IDM)": "0,7948",
        "Indeks Desa Membangun (IDM): golongan": "Maju", "Indeks Desa Membangun (IDM): periode": "2024",
        "Indeks Desa Membangun (IDM): jenis nilai": "dilaporkan", "Skor kebutuhan": "33", "Percontohan": "tidak dipilih",
    } == told  # fmt: skip
    assert last[head.index("Indeks Desa Membangun (IDM)")] == "belum ada data"
    assert "disamarkan" in {cell for row in rows[1:9] for cell in row}
    notes = [row[0] for row in rows[9:] if row]
    assert notes[0].startswith("Sumber: ")
    assert notes[1].startswith("Lisensi: ")
    assert notes[2] == "Desa bertanda rekaan tidak ada; angkanya jangan dikutip."


def test_the_english_file_has_commas_and_points(page: Page, address: str) -> None:
    _open(page, address, "?cari=18.02.01.2006", "en/")
    name, rows = _download(page, "Download CSV")
    assert name == "explore-villages.csv"
    told = dict(zip(rows[0], rows[1], strict=True))
    assert (told["Village"], told["Invented"], told["Developing Village Index (IDM)"]) == ("Sri Basuki", "no", "0.7433")


def test_columns_are_chosen_and_the_choice_is_in_the_link(page: Page, address: str) -> None:
    _open(page, address, "?wilayah=99.01")
    page.get_by_text("Pilih kolom").click()
    page.locator("#ex-columns").get_by_label("Layanan dasar").check()
    expect(page.locator("th[data-sort='need-layanan-dasar']")).to_be_visible()
    assert "kolom=idm,need,need-layanan-dasar" in page.url


def test_everything_is_reached_with_the_keyboard(page: Page, address: str) -> None:
    _open(page, address, "?asal=rekaan")
    page.get_by_label("Nama atau kode").focus()
    page.keyboard.type("mekar")
    expect(page.locator("#ex-table tbody tr")).to_have_count(1)
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.id || document.activeElement.value || document.activeElement.textContent"))
        if reached[-1] == "99.01.02.2003":
            break
    assert {"ex-region", "idm.maju", "ex-measure", "ex-reset", "ex-copy", "ex-download", "ex-scroll"} <= set(reached)
    page.keyboard.press("Space")
    expect(page.locator("#ex-tray")).to_be_visible()
    expect(page.locator("#ex-table tbody input")).to_be_focused()


def test_on_a_phone_rows_are_blocks_and_filters_fold(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    _open(page, address, "?wilayah=99.01&kolom=idm,need,need-layanan-dasar,sanitasi-layak&banding=99.01.01.2001,99.01.01.2002")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.get_by_label("Kecamatan")).to_be_hidden()
    fold = page.get_by_role("button", name="Saringan lain")
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_label("Kecamatan")).to_be_visible()
    name, value = (page.locator("#ex-table tbody tr").first.locator(part).first.bounding_box() for part in ("th", "td[data-l]"))
    assert name is not None
    assert value is not None
    assert value["y"] >= name["y"] + name["height"] - 1
    page.get_by_label("Urutkan menurut").select_option("need")
    page.get_by_role("button", name="Terkecil dahulu").click()
    assert _names(page)[0] == "Batu Putih"


@pytest.mark.parametrize("language", ["", "en/"])
def test_without_javascript_the_page_leads_to_the_lists_of_regions(browser: Browser, address: str, language: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{language}jelajah/")
    assert not page.locator("#ex-form").is_visible()
    page.locator("article .empty a").click()
    page.wait_for_url(f"{address}{language}wilayah/")
    context.close()


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing(browser: Browser, address: str, language: str, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    _open(page, address, "?asal=rekaan&urut=-need&banding=99.01.01.2001,18.02.01.2006&kolom=idm,need,sanitasi-layak", language)
    found = Axe().run(page).response["violations"]
    assert found == [], [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found]
    context.close()


def _as_a_nation(page: Page, address: str, asked: list[str]) -> None:
    """Let the page behave as on a site with more regencies than it may fetch unasked."""
    def asking_first(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('id="jelajah"', 'id="jelajah" data-ask-first="yes"'))

    page.route("**/jelajah/?*", asking_first)
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]) if "/data/jelajah/" in request.url else None)
    _open(page, address, "?")


def test_a_large_site_asks_for_a_region_and_fetches_only_its_file(page: Page, address: str) -> None:
    asked: list[str] = []
    _as_a_nation(page, address, asked)
    _told(page, "Pilih kabupaten atau kota untuk memuat desanya.")
    assert set(asked) == {"index.json"}
    page.get_by_label("Provinsi dan kabupaten/kota").select_option("99.01")
    expect(page.locator("#ex-table tbody tr")).to_have_count(8)
    assert [name for name in asked if name != "index.json"] == ["99.01.json"]


def test_a_whole_province_is_loaded_only_when_asked_for(page: Page, address: str) -> None:
    asked: list[str] = []
    _as_a_nation(page, address, asked)
    page.goto(f"{address}jelajah/?wilayah=99")
    page.get_by_role("button", name="Muat seluruh").click()
    expect(page.locator("#ex-table tbody tr")).to_have_count(8)
    assert page.url.endswith("?wilayah=99&muat=1")


def test_a_broken_line_is_told_and_can_be_tried_again(page: Page, address: str) -> None:
    page.route("**/data/jelajah/99.01.json", lambda route: route.abort())
    page.goto(f"{address}jelajah/")
    expect(page.locator("#ex-status")).to_contain_text("Data tidak dapat dimuat.")
    page.unroute("**/data/jelajah/99.01.json")
    page.get_by_role("button", name="coba lagi").click()
    _told(page, "319 desa dan kelurahan")


def test_a_page_holds_no_more_rows_however_many_villages_there_are(page: Page, address: str, site: Path) -> None:
    shard = json.loads((site / "data/jelajah/18.02.json").read_text(encoding="utf-8"))
    many = 5_000
    shard["values"] = {}
    shard["code"] = [f"18.02.01.{2000 + place}" for place in range(many)]
    for key in ("name", "kind", "pilot", "rank", "filled"):
        shard[key] = [shard[key][place % len(shard[key])] for place in range(many)]
    page.route("**/data/jelajah/18.02.json", lambda route: route.fulfill(json=shard))
    _open(page, address, "?wilayah=18.02")
    expect(page.locator("#ex-table tbody tr")).to_have_count(50)
    expect(page.locator("#ex-range")).to_have_text("1–50 dari 5000")


def test_a_comparison_says_period_unit_and_kind_once_a_row(page: Page, address: str) -> None:
    _open(page, address, "?banding=99.01.01.2001,99.01.01.2002")
    row = page.locator("#ex-side tr", has_text="Umur data rumah tangga miskin desa").first
    assert "Oktober 2026, dilaporkan" in row.locator("th").inner_text()
    assert row.locator("td .ex-value").all_inner_texts() == ["8\u00a0bulan", "7\u00a0bulan"]
    assert row.locator("td small").count() == 0


def test_a_region_page_opens_the_explorer_on_its_villages(page: Page, address: str) -> None:
    page.goto(f"{address}wilayah/18/")
    page.get_by_role("link", name="Jelajahi desanya dalam satu tabel").click()
    _told(page, "311 desa dan kelurahan di Lampung")
    expect(page.get_by_label("Provinsi dan kabupaten/kota")).to_have_value("18")
