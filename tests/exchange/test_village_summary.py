"""Two sheets of a village: what stands on them, how many there are, and that they are the same everywhere."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from pypdf import PdfReader

from generator.exchange.village_summary import summary_data, typeset
from generator.model.village import Village
from generator.pipeline import Checked, view_of

FULL, INVENTED, INDEX_ONLY, WITHOUT_DATA = "99.01.01.2001", "99.01.02.2002", "18.02.01.2006", "18.02.04.1005"


def _village(checked: Checked, code: str) -> Village:
    return checked.project.village(checked.project.register.frame["code"].tolist().index(code))


def _data(checked: Checked, code: str, language: str = "id") -> dict[str, Any]:
    return summary_data(view_of(checked.project, language), _village(checked, code))


def _pages(checked: Checked, data: dict[str, Any]) -> list[str]:
    pdf = typeset(json.dumps(data), checked.project.as_of)
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("code", "sheets"), [(FULL, 2), (INVENTED, 2), (INDEX_ONLY, 1), (WITHOUT_DATA, 1)])
def test_a_village_takes_two_sheets_and_one_where_only_an_index_is_known(
    checked: Checked, code: str, sheets: int, language: str
) -> None:
    assert len(_pages(checked, _data(checked, code, language))) == sheets


def test_texts_that_are_far_too_long_still_take_two_sheets_with_all_sections(checked: Checked) -> None:
    data = _data(checked, FULL)
    data["summary"] *= 8
    data["groups"] *= 4
    data["suggestions"] *= 4
    pages = _pages(checked, data)
    assert len(pages) == 2
    assert "Kelompok rentan" in pages[0]
    assert "Sumber" in pages[1]


def test_the_sheets_say_what_the_page_says(checked: Checked) -> None:
    first, second = _pages(checked, _data(checked, FULL))
    for said in ("Desa Sukamakmur", "99.01.01.2001", "Kebutuhan menurut dimensi", "Layanan dasar", "Kelompok rentan"):
        assert said in first
    for said in ("Potensi", "Risiko", "Yang disarankan kerangka", "Rp", "Kemajuan terhadap target", "sesuai rencana", "Sumber"):
        assert said in second


def test_every_sheet_names_version_date_and_where_the_current_page_is(checked: Checked) -> None:
    identity = checked.project.programme.identity
    for page in _pages(checked, _data(checked, FULL, "en")):
        assert identity.version in page
        assert "24 November 2026" in page
        assert f"{identity.site_url}en/desa/{FULL}/" in page


def test_every_sheet_of_an_invented_village_says_so_and_none_of_a_real_one(checked: Checked) -> None:
    assert all("CONTOH REKAAN" in page for page in _pages(checked, _data(checked, FULL)))
    assert not any("REKAAN" in page for page in _pages(checked, _data(checked, INDEX_ONLY)))


def test_a_real_village_is_told_by_its_index_alone(checked: Checked) -> None:
    (page,) = _pages(checked, _data(checked, INDEX_ONLY))
    assert "tempat ini berstatus Maju dengan nilai 0,7433" in page
    assert "Di Kabupaten Lampung Tengah, 153 dari 300 desa lain bernilai lebih rendah" in page
    assert "Yang belum diketahui" in page


def test_a_suppressed_figure_stands_nowhere_on_the_sheets(checked: Checked) -> None:
    hidden = [target for target in _data(checked, FULL)["progress"] if target["light"] == "suppressed"]
    assert hidden
    assert all((target["value"], target["place"], target["expected"]) == ("–", None, None) for target in hidden)


def test_the_sheets_use_no_font_of_the_machine_and_come_out_the_same_twice(checked: Checked) -> None:
    data = json.dumps(_data(checked, FULL))
    pdf = typeset(data, checked.project.as_of)
    assert pdf == typeset(data, checked.project.as_of)
    fonts = {
        str(font.get_object()["/BaseFont"])
        for page in PdfReader(io.BytesIO(pdf)).pages
        for font in page["/Resources"]["/Font"].values()  # type: ignore[index]
    }
    assert fonts
    assert all("Libertinus" in font for font in fonts)
