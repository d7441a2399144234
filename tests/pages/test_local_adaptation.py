"""Pages of a region say who set what they show, and one page lists everything in which it deviates from its base."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.analysis.language_coverage import measure_language_coverage
from generator.pages.local_adaptation import CHECKSUM_LENGTH
from generator.pages.navigation import addresses_in
from generator.pages.site import SHELL_ADDRESS, engine_text
from generator.pages.view import View
from generator.pages.village import render_villages
from generator.pipeline import Checked, run_check, run_pages, view_of
from tests.case_projects import cases, lay_out, lay_out_minimal, lay_out_region, sign_base
from tests.pages.conftest import Looked, look
from tests.pages.test_every_page import LEAK

GOLDEN = Path(__file__).parent / "golden" / "region"
SHOWN = {
    "adaptasi": "adaptasi/", "disesuaikan": "risiko/kekeringan/", "milik-wilayah": "risiko/gelombang-tinggi/",
    "tidak-berubah": "intervensi/arisan-jamban/", "naskah-diganti": "tentang/", "daftar": "risiko/",
    "berkas-tunggal": "tata-kelola/",
}  # fmt: skip
"""One page of each way in which a page of a region came about."""
LANGUAGES = ("id", "en")
Pages = Mapping[tuple[str, str], Looked]

REMOVED = """\
id: tanpa-badai
title: {id: Tanpa badai, en: Without storms}
reason: {id: Tidak ada badai di sini., en: There are no storms here.}
evidence: {id: Catatan BMKG., en: Records of BMKG.}
decided_by: kerangka-disetujui
changes:
  - {target: risks/badai, operation: remove}
"""


@pytest.fixture(scope="module")
def island(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """A region with an agreed and a proposed adaptation, a risk of its own and a page that replaces one of the base."""
    case = next(one for one in cases("valid") if one.name == "region-of-islands")
    return run_check(lay_out(case, tmp_path_factory.mktemp("island") / "region"))


@pytest.fixture(scope="module")
def pages(island: Checked) -> Pages:
    return {
        (language, page.address): look(page)
        for language in LANGUAGES
        for page in run_pages(island, language).pages
        if page.address != SHELL_ADDRESS
    }


def _without_storms(root: Path) -> Path:
    """Write a region that does without a risk of its base."""
    lay_out_region(root)
    drought = (root / "base/framework/risks/kekeringan.yml").read_text(encoding="utf-8")
    storm = drought.replace("id: kekeringan", "id: badai").replace("{id: Kekeringan, en: Drought}", "{id: Badai, en: Storms}")
    (root / "base/framework/risks/badai.yml").write_text(storm, encoding="utf-8")
    (root / "adaptations").mkdir()
    (root / "adaptations/tanpa-badai.yml").write_text(REMOVED, encoding="utf-8")
    return sign_base(root)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_of_a_region_are_as_they_were(island: Checked, language: str, request: pytest.FixtureRequest) -> None:
    extends = island.project.programme.identity.extends
    assert extends is not None
    checksum = extends.sha256[:CHECKSUM_LENGTH]  # another one whenever a schema changes
    found = {page.address: engine_text(page).replace(checksum, "0" * 12) for page in run_pages(island, language).pages}
    for name, address in SHOWN.items():
        file = GOLDEN / language / f"{name}.md"
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(found[address], encoding="utf-8", newline="\n")
        assert found[address] == file.read_text(encoding="utf-8"), f"{language}/{name} differs; see --update-golden"


def test_an_adapted_page_tells_each_deviation_with_its_reason_and_that_it_is_only_proposed(pages: Pages) -> None:
    page = pages["id", "risiko/kekeringan/"]
    assert "Disesuaikan di wilayah ini. Selebihnya dari Program contoh versi 0.1" in page.text
    assert "KemungkinanSedangTinggiMusim angin barat: Perahu tidak melaut tiga bulan setahun. diusulkan" in page.text
    assert "Sumur dangkal.ditambah: Pulau tanpa sumur <air tawar>." in page.text
    assert page.leads_to("adaptasi/#musim-angin")
    assert page.leads_to("keputusan/musim-angin/")
    assert page.leads_to("indikator/jumlah-rumah-tangga/")


def test_a_deviation_that_is_decided_says_so(pages: Pages) -> None:
    page = pages["en", "indikator/sanitasi-layak/"]
    assert "Publication rule › Minimum households58Toilets of stilt houses: Half of the houses stand over water. agreed" in page.text


def test_a_thing_of_a_file_shows_what_is_adapted_in_it_and_not_in_its_neighbours(pages: Pages) -> None:
    assert "Penanggung jawabPFIManajer desa" in pages["id", "hasil/warga-sehat/"].text
    assert "Dari kerangka dasar Program contoh versi 0.1 rancangan, tanpa perubahan." in pages["id", "hasil/desa-sejahtera/"].text


def test_other_pages_say_that_they_are_as_in_the_base_or_of_the_region(pages: Pages) -> None:
    assert "From the base framework Example programme version 0.1 draft, unchanged." in pages["en", "intervensi/arisan-jamban/"].text
    assert "Of this region; the base framework does not have it." in pages["en", "risiko/gelombang-tinggi/"].text
    listed = pages["id", "risiko/"].text
    assert "Disesuaikan di wilayah ini: Kekeringan. Milik wilayah ini: Gelombang tinggi." in listed
    assert "Kerangka wilayah ini berdasarkan Program contoh versi 0.1" in pages["id", ""].text


@pytest.mark.parametrize(
    ("language", "told", "base"),
    [
        ("id", "Wilayah memperkenalkan dirinya sendiri.", "https://example.org/contoh/tentang/"),
        ("en", "The region introduces itself.", "https://example.org/contoh/en/tentang/"),
    ],
)
def test_prose_that_replaces_a_page_of_the_base_says_why_and_leads_to_it(pages: Pages, language: str, told: str, base: str) -> None:
    for address in ("tentang/", "adaptasi/"):
        assert told in pages[language, address].text
        assert pages[language, address].leads_to(base)


def test_what_stays_comparable_is_told_apart_from_what_an_adaptation_measures_otherwise(pages: Pages) -> None:
    text = pages["id", "adaptasi/"].text
    assert "mengukur hal yang sama pada 1 indikator dan indeks" in text
    assert "Tidak dapat dibandingkan, karena yang diukur disesuaikan: Sanitasi layak: Jamban rumah panggung" in text


def test_a_part_of_the_base_that_is_left_out_is_listed(tmp_path: Path) -> None:
    checked = run_check(_without_storms(tmp_path))
    page = next(look(page) for page in run_pages(checked, "en").pages if page.address == "adaptasi/")
    assert "Parts of the base framework that are not used Storms: Without storms agreed" in page.text


def test_a_region_without_adaptations_says_so(tmp_path: Path) -> None:
    checked = run_check(lay_out_region(tmp_path))
    page = next(look(page) for page in run_pages(checked, "id").pages if page.address == "adaptasi/")
    assert "Wilayah ini memakai kerangka dasar tanpa penyesuaian." in page.text
    assert "Tidak ada penyesuaian yang mengubah apa yang diukur." in page.text


def test_upgrades_of_the_base_are_listed_with_what_was_decided(tmp_path: Path) -> None:
    case = next(one for one in cases("valid") if one.name == "region-after-an-upgrade")
    checked = run_check(lay_out(case, tmp_path / "region"))
    upgrade = next(iter(checked.project.programme.upgrades.values()))
    for language, heading in (("id", "Pemutakhiran kerangka dasar"), ("en", "Upgrades of the base framework")):
        page = next(look(page) for page in run_pages(checked, language).pages if page.address == "adaptasi/")
        assert heading in page.text
        assert f"{upgrade.from_} → {upgrade.to}" in page.text


def test_nobody_is_led_to_edit_the_base_or_a_file_that_is_not_there(island: Checked, pages: Pages) -> None:
    repository = island.project.programme.identity.repository
    for (language, address), page in pages.items():
        for link in page.links:
            place = re.fullmatch(re.escape(repository) + "/(edit|blob|tree)/main/(.*)", link)
            assert place is None or not (place[1] == "edit" and place[2].startswith("base/")), (language, address, link)
            if place is None or place[2].startswith(("base/", "villages", "docs")) or place[2].endswith(".csv"):
                continue
            assert (island.root / place[2]).exists(), (language, address, link)


@pytest.mark.parametrize(
    ("address", "form", "repository"),
    [
        ("risiko/kekeringan/", "usulan-perubahan", "/contoh/"),
        ("risiko/kekeringan/", "angka-keliru", "/wilayah/"),
        ("panduan/mengubah/", "angka-keliru", "/contoh/"),
        ("risiko/gelombang-tinggi/", "usulan-perubahan", "/wilayah/"),
        ("tentang/", "usulan-perubahan", "/wilayah/"),
    ],
)
def test_a_form_goes_to_whoever_wrote_the_text(pages: Pages, address: str, form: str, repository: str) -> None:
    (link,) = [link for link in pages["id", address].links if f"template={form}.yml" in link]
    assert urlsplit(link).path.startswith(repository)
    assert "elemen=base" not in link


def test_the_new_pages_are_sound_and_the_same_in_both_languages(pages: Pages) -> None:
    for key, page in pages.items():
        assert not page.unbalanced, key
        assert key[1] not in SHOWN.values() or not LEAK.findall(page.prose), key
        assert all(int(after[1]) - int(before[1]) <= 1 for before, after in pairwise(page.headings)), key
        assert len(page.ids) == len(set(page.ids)), key
    for address in SHOWN.values():
        assert pages["id", address].ids == pages["en", address].ids or address == "tentang/"
    known = {link for link in pages["id", "adaptasi/"].links if "://" not in link}
    for link in known:
        target, hash_, fragment = link.partition("#")
        assert ("id", target) in pages, link
        assert not hash_ or fragment in pages["id", target].ids, link


def test_only_a_region_has_such_pages(tmp_path: Path, island: Checked) -> None:
    base = run_pages(run_check(lay_out_minimal(tmp_path)), "id")
    assert "adaptasi/" not in {page.address for page in base.pages} | set(addresses_in(base.nav))
    assert not [page.address for page in base.pages if "adaptasi/" in page.markdown or 'class="origin"' in page.markdown]
    region = run_pages(island, "id")
    assert "adaptasi/" in set(addresses_in(region.nav))
    assert "berdasarkan Program contoh versi 0.1" in region.theme["version"]


@pytest.mark.parametrize(("language", "words"), [("id", "Disesuaikan di wilayah ini:"), ("en", "Adapted in this region:")])
def test_a_village_page_names_what_it_shows_and_the_region_adapted(island: Checked, language: str, words: str) -> None:
    """The foot of a village with figures and risks leads to both; of a village without there is the base alone."""
    bodies = {one.address: one.body for one in render_villages(view_of(island.project, language, island.schemas))}
    told = {address: body.partition('<aside class="origin"')[2].partition("</aside>")[0] for address, body in bodies.items()}
    assert all("adaptasi/" in one for one in told.values())
    known = told["desa/99.01.01.2001/"]
    assert words in known
    assert "indikator/sanitasi-layak/" in known
    assert "risiko/kekeringan/" in known


def test_a_village_page_of_a_base_has_no_word_of_that(views: Mapping[str, View]) -> None:
    assert not any('class="origin"' in one.body for one in render_villages(views["id"], "99.01.01.2001"))


def test_coverage_of_languages_is_told_by_the_parts_of_the_base(island: Checked) -> None:
    parts = measure_language_coverage(island.project).parts
    assert {"framework/indicators", "framework/risks", "framework/governance.yml"} <= parts.keys()
    assert not any(part.startswith("base") for part in parts)
