"""Regions side by side: figures that are those of the region's own page, and refusals with the reason that is the case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.analysis.gathered import measure_gathered
from generator.analysis.region_comparison import RegionComparison, compare_regions
from generator.pipeline import run_check
from tests.case_projects import lay_out_minimal
from tests.region_packages import INDICATOR, REGENCY, edit, lay_out_measured, list_regions, publish

SHARE, COUNT = "sanitasi-layak", "jumlah-rumah-tangga"
Change = Callable[[Path], object]


def _compared(tmp_path: Path, *changes: Change | None, **more: str) -> RegionComparison:
    """Compare regions that are alike but for what each change does to one; `more` goes to the last."""
    packages: dict[str, Path | str] = {}
    for number, change in enumerate(changes):
        options = more if number == len(changes) - 1 else {}
        root = lay_out_measured(tmp_path / f"project-{number}", **options)
        if change:
            change(root)
        packages[f"r{number}"] = publish(root, tmp_path / f"site-{number}")
    base = run_check(list_regions(lay_out_minimal(tmp_path / "base"), packages))
    assert base.is_publishable, base.told("en")
    return compare_regions(base.project)


def _obstacles(found: RegionComparison, indicator: str = SHARE) -> dict[str, str]:
    return {one.region: one.obstacle for refusal in found.refusals if refusal.indicator == indicator for one in refusal.regions}


def _side_by_side(found: RegionComparison, indicator: str = SHARE) -> list[tuple[str, ...]]:
    return [tuple(one.region for one in each.figures) for each in found.comparisons if each.indicator == indicator]


def _many(*steps: Change) -> Change:
    return lambda root: [step(root) for step in steps]


def _put(path: str, old: str, new: str) -> Change:
    return lambda root: edit(root, path, old, new)


OBSERVED = f"{REGENCY}/observations.csv"
SECOND = "18.02.01.2002,sanitasi-layak,2026-03,,80,reported,survei-wilayah,60\n18.02.01.2002,jumlah-rumah-tangga,2026-03,,300,measured,survei-wilayah,\n"


def test_two_alike_regions_stand_side_by_side_in_the_order_of_the_list(tmp_path: Path) -> None:
    found = _compared(tmp_path, None, None, share="62.5")
    assert _side_by_side(found) == [("r0", "r1")]
    assert [[str(one.rolled.value) for one in each.figures if one.rolled] for each in found.comparisons if each.indicator == SHARE] == [["40", "125/2"]]
    assert _obstacles(found) == {}


def test_the_figure_is_that_of_the_regions_own_page(tmp_path: Path) -> None:
    second = SECOND.replace("reported", "measured")
    root = lay_out_measured(tmp_path / "region")
    with (root / OBSERVED).open("a", encoding="utf-8") as file:
        file.write(second)
    own = {one.indicator: one for one in measure_gathered(run_check(root).project).regions["18.02"]}
    packages: dict[str, Path | str] = {"a": publish(root, tmp_path / "a"), "b": publish(root, tmp_path / "b")}
    found = compare_regions(run_check(list_regions(lay_out_minimal(tmp_path / "base"), packages)).project)
    assert {one.indicator: one.figures[0].rolled for one in found.comparisons} == {SHARE: own[SHARE], COUNT: own[COUNT]}
    assert str(own[SHARE].value) == "70"


@pytest.mark.parametrize(
    ("change", "obstacle"),
    [
        (_put(INDICATOR, "Bagian rumah tangga.", "Bagian keluarga."), "defined-otherwise"),
        (_many(_put(INDICATOR, "Bagian rumah tangga.", "Bagian keluarga."), _put("framework/programme.yml", 'version: "0.1"', 'version: "0.0"')), "other-version"),
        (_put(INDICATOR, "counted_unit: household", "counted_unit: person"), "units-differ"),
        (_put("framework/indicators/jumlah-rumah-tangga.yml", "Banyaknya rumah tangga.", "Banyaknya keluarga."), "weight-differs"),
        (_put("framework/sources/survei-wilayah.yml", "unit: household", "unit: family"), "source-units-differ"),
        (_put(OBSERVED, "2026-03,,40,measured", "2026-03,,40,reported"), "kinds-differ"),
        (lambda root: (root / OBSERVED).write_text((root / OBSERVED).read_text(encoding="utf-8") + SECOND, encoding="utf-8"), "mixed-kinds"),
        (lambda root: (root / OBSERVED).write_text("village_code,indicator,period,disaggregation,value,status,source\n", encoding="utf-8"), "no-values"),
        (_put(INDICATOR, "aggregation: {method: weighted_mean, weight: jumlah-rumah-tangga}", "aggregation: {method: none}"), "no-rule"),
    ],
)  # fmt: skip
def test_a_region_that_is_unlike_the_others_is_left_out_with_the_reason(change: Change, obstacle: str, tmp_path: Path) -> None:
    found = _compared(tmp_path, None, None, change)
    assert _side_by_side(found) == [("r0", "r1")]
    assert _obstacles(found) == {"r2": obstacle}


def test_figures_more_than_two_years_apart_are_not_compared(tmp_path: Path) -> None:
    found = _compared(tmp_path, None, None, None, period="2024-02")
    assert _side_by_side(found) == [("r0", "r1")]
    assert _obstacles(found) == {"r2": "periods-apart"}


def test_figures_two_years_apart_are_compared(tmp_path: Path) -> None:
    assert _side_by_side(_compared(tmp_path, None, None, period="2024-03")) == [("r0", "r1")]


def test_invented_figures_never_stand_beside_real_ones(tmp_path: Path) -> None:
    """The minimal project has only invented figures; two of it compare with each other and with nothing real."""
    made_up = publish(lay_out_minimal(tmp_path / "made-up"), tmp_path / "made-up-site")
    real = publish(lay_out_measured(tmp_path / "real"), tmp_path / "real-site")
    packages: dict[str, Path | str] = {"a": made_up, "b": real, "c": made_up, "d": real}
    found = compare_regions(run_check(list_regions(lay_out_minimal(tmp_path / "base"), packages)).project)
    assert sorted(_side_by_side(found)) == [("a", "c"), ("b", "d")]
    del packages["c"], packages["d"]
    found = compare_regions(run_check(list_regions(tmp_path / "base", packages)).project)
    assert _side_by_side(found) == []
    assert _obstacles(found) == {"a": "invented", "b": "no-other"}


def test_regions_that_agree_on_another_definition_compare_with_each_other(tmp_path: Path) -> None:
    change = _put(INDICATOR, "Bagian rumah tangga.", "Bagian keluarga.")
    found = _compared(tmp_path, None, change, change)
    compared = [one for one in found.comparisons if one.indicator == SHARE]
    assert [(tuple(each.region for each in one.figures), one.of_base) for one in compared] == [(("r1", "r2"), False)]
    assert _obstacles(found) == {"r0": "defined-otherwise"}


def test_a_region_without_the_indicator_is_named(tmp_path: Path) -> None:
    change = _many(lambda root: (root / INDICATOR).rename(root / "framework/indicators/jamban-layak.yml"))

    def rename(root: Path) -> None:
        change(root)
        for path in root.rglob("*"):
            if path.suffix in {".yml", ".csv"} and "schemas" not in path.parts:
                text = path.read_text(encoding="utf-8")
                path.write_text(text.replace("sanitasi-layak", "jamban-layak"), encoding="utf-8")

    found = _compared(tmp_path, None, None, rename)
    assert _obstacles(found) == {"r2": "not-there"}
    assert _obstacles(found, "jamban-layak") == {"r0": "not-there", "r1": "not-there", "r2": "no-other"}
