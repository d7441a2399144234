"""The explorer's page: what it offers without a script, and the same controls in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.analysis.village_overview import overview_columns
from generator.pages.explorer import column_address, render_pages
from generator.pages.page import Page
from generator.pages.site import THEME
from generator.pages.view import View
from generator.tables import register_from


@pytest.fixture(scope="module")
def pages(views: Mapping[str, View]) -> Mapping[str, Page]:
    return {language: next(iter(render_pages(view))) for language, view in views.items()}


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_leads_to_the_lists_of_regions_where_there_is_no_script(pages: Mapping[str, Page], language: str) -> None:
    inside = re.search(r"<noscript>(.*?)</noscript>", pages[language].markdown, re.DOTALL)
    assert inside is not None
    assert 'href="../wilayah/"' in inside[1]


def test_all_wording_of_the_script_is_on_the_page_in_its_language(pages: Mapping[str, Page]) -> None:
    words = {}
    for language, page in pages.items():
        found = re.search(r'<script type="application/json" id="ex-words">(.*?)</script>', page.markdown, re.DOTALL)
        assert found is not None
        words[language] = json.loads(found[1])
    assert words["id"].keys() == words["en"].keys()
    assert words["id"]["suppressed"] == "disamarkan"
    assert words["en"]["suppressed"] == "suppressed"


def test_the_script_asks_for_no_word_that_the_page_does_not_have(pages: Mapping[str, Page]) -> None:
    found = re.search(r'id="ex-words">(.*?)</script>', pages["id"].markdown, re.DOTALL)
    assert found is not None
    known = set(json.loads(found[1]))
    asked = set()
    for script in sorted((THEME / "assets").glob("explorer*.js")):
        asked |= set(re.findall(r"\bwords\.(\w+)", script.read_text(encoding="utf-8")))
    assert asked
    assert asked <= known


def test_regions_can_be_chosen_by_name_with_the_number_of_their_villages(pages: Mapping[str, Page]) -> None:
    assert '<option value="18.02">Kabupaten Lampung Tengah (311)</option>' in pages["id"].markdown
    assert '<option value="99.01">Kabupaten Nusa Harapan (invented) (8)</option>' in pages["en"].markdown


def test_a_small_site_shows_its_villages_unasked_and_a_large_one_asks_first(views: Mapping[str, View], pages: Mapping[str, Page]) -> None:
    assert "data-ask-first" not in pages["id"].markdown
    view = views["id"]
    regency = view.programme.regions["18.02"]
    regions = dict(view.programme.regions)
    register = view.project.register.frame.copy()
    for number in range(3, 10):
        regions[f"18.{number:02}"] = replace(regency, code=f"18.{number:02}")
        register.loc[number, "code"] = f"18.{number:02}.01.2001"
    project = replace(
        view.project, programme=replace(view.programme, regions=regions),
        register=type(view.project.register)(register),
    )  # fmt: skip
    large = next(iter(render_pages(View(project, view.thread, "id", view.languages))))
    assert 'data-ask-first="yes"' in large.markdown
    assert 'value="18">Seluruh Lampung' in large.markdown


def test_a_site_without_villages_has_no_explorer(views: Mapping[str, View]) -> None:
    empty = replace(views["id"].project, register=register_from([]))
    assert list(render_pages(View(empty, views["id"].thread, "id", ("id", "en")))) == []


def test_every_column_leads_to_a_page_that_explains_it(views: Mapping[str, View]) -> None:
    view = views["id"]
    columns = {one.id: column_address(view, one) for one in overview_columns(view.project)}
    assert columns["idm"] == "indeks/idm/"
    assert columns["idm-iks"] == "indeks/idm/#idm-iks"
    assert columns["need"] == "asesmen/"
    assert columns["need-layanan-dasar"] == "asesmen/layanan-dasar/"
    assert columns["sanitasi-layak"] == "indikator/sanitasi-layak/"
