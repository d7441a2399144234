"""The page of comparison: side by side what compares, the rest with its reason, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.exchange.data_package import package_files
from generator.pages.comparison import ADDRESS
from generator.pages.navigation import addresses_in
from generator.pages.page import Page
from generator.pages.site import engine_text
from generator.pipeline import Checked, run_check, run_pages
from generator.publishing.site_files import write_files
from tests.case_projects import lay_out_minimal, lay_out_region
from tests.pages.conftest import look
from tests.region_packages import INDICATOR, REGENCY, REGISTER, SURVEY, edit, lay_out_measured, list_regions, publish

GOLDEN = Path(__file__).parent / "golden" / "comparison"
ADAPTATION = """\
id: jamban-apung
title: {id: Jamban apung, en: Floating toilets}
reason: {id: Rumah berdiri di atas air., en: Houses stand on water.}
evidence: {id: Kunjungan., en: Visits.}
decided_by: kerangka-disetujui
changes:
  - {target: indicators/sanitasi-layak, operation: set, field: collection.questions.jamban_pemakaian.label, value: {id: "Jamban apung siapa?", en: "Whose floating toilet?"}}
"""


def _adapted(root: Path) -> Path:
    """Write a real region over its base, which asks another question and has its own figures."""
    lay_out_region(root)
    (root / "adaptations").mkdir()
    (root / "adaptations/jamban-apung.yml").write_text(ADAPTATION, encoding="utf-8")
    (root / "framework/sources").mkdir(parents=True)
    (root / "framework/sources/survei-wilayah.yml").write_text(SURVEY, encoding="utf-8")
    (root / REGENCY / "villages.csv").write_text(REGISTER, encoding="utf-8")
    (root / REGENCY / "observations.csv").write_text(
        "village_code,indicator,period,disaggregation,value,status,source,base\n"
        "18.02.01.2001,sanitasi-layak,2026-05,,70,measured,survei-wilayah,80\n"
        "18.02.01.2001,jumlah-rumah-tangga,2026-05,,210,measured,survei-wilayah,\n",
        encoding="utf-8",
    )
    return root


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """A base with six regions: two alike, one adapted, one old, one invented, one of an earlier version."""
    folder = tmp_path_factory.mktemp("regions")
    earlier = edit(lay_out_measured(folder / "e", share="33"), "framework/programme.yml", 'version: "0.1"', 'version: "0.0"')
    edit(earlier, INDICATOR, "Bagian rumah tangga.", "Bagian keluarga.")
    packages: dict[str, Path | str] = {
        "utara": publish(lay_out_measured(folder / "a"), folder / "a-site"),
        "selatan": publish(lay_out_measured(folder / "b", share="62.5", period="2026-01"), folder / "b-site"),
        "pesisir": publish(_adapted(folder / "c"), folder / "c-site"),
        "lama": publish(lay_out_measured(folder / "d", share="20", period="2023-06"), folder / "d-site"),
        "terdahulu": publish(earlier, folder / "e-site"),
        "rekaan": publish(lay_out_minimal(folder / "f"), folder / "f-site"),
    }
    return run_check(list_regions(lay_out_minimal(folder / "base"), packages))


def _page(checked: Checked, language: str) -> Page:
    return next(page for page in run_pages(checked, language).pages if page.address == ADDRESS)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_is_as_it_was(compared: Checked, language: str, request: pytest.FixtureRequest) -> None:
    text = engine_text(_page(compared, language))
    file = GOLDEN / f"{language}.md"
    if request.config.getoption("--update-golden"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_is_whole_html_with_each_id_once(compared: Checked, language: str) -> None:
    looked = look(_page(compared, language))
    assert looked.unbalanced == []
    assert len(looked.ids) == len(set(looked.ids))


def test_every_refused_region_has_its_reason(compared: Checked) -> None:
    text = look(_page(compared, "en")).text
    for reason in (
        "Region pesisir changes what is measured by the adaptation jamban-apung",
        "Region lama has a figure of June 2023, more than two years from",
        "Region terdahulu measures by version 0.0 of the framework, whose definition is not that of version 0.1",
        "Region rekaan has only invented figures",
    ):
        assert reason in text


def test_an_older_version_of_the_base_is_a_warning_and_no_error(compared: Checked) -> None:
    assert [(one.code, one.severity.value, one.line) for one in compared.told("en")] == [("paket-versi-lain", "warning", 16)]


def test_a_base_without_the_list_has_no_page_and_no_line_in_the_menu(compared: Checked, tmp_path: Path) -> None:
    alone = run_pages(run_check(lay_out_minimal(tmp_path)), "id")
    assert ADDRESS not in {page.address for page in alone.pages}
    assert ADDRESS not in set(addresses_in(alone.nav))
    assert ADDRESS in set(addresses_in(run_pages(compared, "id").nav))


def test_two_readings_make_the_same_page(compared: Checked) -> None:
    assert engine_text(_page(run_check(compared.root), "id")) == engine_text(_page(compared, "id"))


def test_a_base_that_compares_publishes_its_own_package_unchanged(compared: Checked, tmp_path: Path) -> None:
    """Figures of the listed regions stay in their own packages."""
    write_files(tmp_path, package_files(compared.project))
    assert "survei-wilayah" not in (tmp_path / "data/paket/observations.csv").read_text(encoding="utf-8")
