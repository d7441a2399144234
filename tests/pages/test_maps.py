"""Home, map, region and indicator pages: what a reader finds on each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.pages import home, map_page, region
from generator.pages.view import View
from generator.pipeline import Checked, view_of
from generator.problems import Location
from generator.reading.boundaries import read_boundaries
from tests.pages.conftest import Looked, look

Pages = Mapping[tuple[str, str], Looked]


@pytest.fixture(scope="module")
def bounded(shared: Path, checked: Checked) -> View:
    """The shipped project with the outside boundaries."""
    ours = {*checked.project.programme.regions, *checked.project.register.frame["code"]}
    boundaries, problems = read_boundaries(shared, "data/boundaries", Location("x"), ours)
    assert problems == ()
    return view_of(replace(checked.project, boundaries=boundaries), "id")


@pytest.mark.parametrize("language", ["id", "en"])
def test_home_has_three_doors_and_figures_with_their_sources(looked: Pages, checked: Checked, language: str) -> None:
    page = looked[language, ""]
    assert all(page.leads_to(door) for door in ("dokumen/", "peta/", "panduan/menerapkan/"))
    for headline in checked.project.programme.identity.headlines:
        assert headline.text.within(language) in page.text
        assert all(page.leads_to(f"sumber/#{id_}") for id_ in headline.sources)


def test_numbers_of_home_are_written_as_the_language_does(looked: Pages) -> None:
    assert all(one in looked["id", ""].text for one in ("11,03%", "23,85 juta", "Rp609.160", "10.463"))
    assert all(one in looked["en", ""].text for one in ("11.03%", "23.85 million", "Rp609,160", "10,463"))


@pytest.mark.parametrize("language", ["id", "en"])
def test_home_marks_the_example_of_progress_as_invented(looked: Pages, language: str) -> None:
    page = looked[language, ""]
    before, example = page.html.split('id="kemajuan"')[1].split('class="fake-part"')
    assert 'class="light' not in before
    assert {"id": "Contoh rekaan", "en": "Invented example"}[language] in example


def test_without_boundaries_home_draws_points_and_says_so(looked: Pages) -> None:
    page = looked["id", ""]
    assert page.html.count('class="dot"') == 311
    assert "Belum ada berkas batas wilayah" in page.text
    assert "tidak punya tempat di peta" in page.text


def test_with_boundaries_home_draws_the_nation_small_enough_and_calls_it_indicative(bounded: View) -> None:
    page = next(iter(home.render_pages(bounded)))
    picture = re.findall(r'<svg class="chart-map".*?</svg></a></svg></div>', page.markdown)
    assert len(picture) == 1
    assert picture[0].count('class="land"') == 38
    assert picture[0].count('class="work"') == 1
    assert len(picture[0]) < 60_000
    assert "indikatif" in look(page).text


def test_with_boundaries_a_region_draws_its_villages_as_links(bounded: View) -> None:
    page = next(one for one in region.render_pages(bounded) if one.address == "wilayah/18.02/")
    assert page.markdown.count('class="village step-') == 311
    assert "indikatif" in look(page).text


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_region_tells_its_classes_in_words_and_numbers(looked: Pages, language: str) -> None:
    page = looked[language, "wilayah/18.02/"]
    spread = page.html.split("spread-rows")[1].split("</ul>")[0]
    assert [int(one) for one in re.findall(r'class="v">(\d+)<', spread)] == [0, 0, 64, 189, 48, 10]
    assert {"id": "belum ada data", "en": "no data yet"}[language] in spread
    assert page.leads_to("desa/18.02.01.2001/")


def test_every_village_of_a_region_is_in_the_list_and_districts_keep_their_anchor(looked: Pages, checked: Checked) -> None:
    page = looked["id", "wilayah/18.02/"]
    codes = [code for code in checked.project.register.frame["code"] if code.startswith("18.02.")]
    listed = page.html.split('id="kecamatan"')[1]
    assert all(f"desa/{code}/" in listed for code in codes)
    assert {code[:8] for code in codes} <= set(page.ids)


def test_an_invented_region_is_on_no_map(looked: Pages) -> None:
    page = looked["id", "wilayah/99.01/"]
    assert "chart-map" not in page.html
    assert "Desa rekaan tidak punya tempat di peta" in page.text


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_map_page_is_of_use_without_a_script(looked: Pages, language: str) -> None:
    page = looked[language, "peta/"]
    assert page.leads_to("wilayah/18.02/")
    assert page.html.index('class="live-map" hidden') < page.html.index('class="still-map"')
    assert page.html.count("<option") == 4


def test_the_map_page_loads_leaflet_from_the_top_of_the_site_in_every_language(looked: Pages) -> None:
    assert 'src="../assets/leaflet/leaflet.js"' in looked["id", "peta/"].html
    assert 'src="../../assets/leaflet/leaflet.js"' in looked["en", "peta/"].html


def test_leaflet_is_on_the_map_page_alone(looked: Pages) -> None:
    assert {address for (_, address), page in looked.items() if "leaflet" in page.html} == {map_page.ADDRESS}


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_indicator_ranks_its_villages_with_links_and_figures(looked: Pages, language: str) -> None:
    page = looked[language, "indikator/sanitasi-layak/"]
    part = page.html.split('id="desa"')[1].split('class="fake-part"')[1].split("</ul>")[0]
    assert part.count("<li>") == 8
    figures = [float(one.replace(",", ".")) for one in re.findall(r'class="v">([\d.,]+)%', part)]
    assert figures == sorted(figures)


def test_the_title_of_a_trend_says_what_its_ends_show(looked: Pages) -> None:
    for (language, address), page in looked.items():
        if language == "id" and address.startswith("indikator/"):
            for verb, first, last in re.findall(r"Gabungan desa (naik|turun) dari ([\d.,]+)%? \([^)]*\) menjadi ([\d.,]+)", page.text):
                numbers = [float(one.replace(".", "").replace(",", ".")) for one in (first, last)]
                assert (numbers[0] <= numbers[1]) is (verb == "naik") or numbers[0] == numbers[1], address


def test_an_indicator_without_real_villages_says_who_would_fill_it(looked: Pages) -> None:
    page = looked["id", "indikator/sanitasi-layak/"]
    assert "Belum ada desa nyata yang punya angka" in page.text
    assert "Angka kabupaten, bukan angka desa" in page.text
