"""The villages of Lampung Tengah carry exactly what their source tables say, and no more."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from random import Random

import pandas as pd
import pytest

from generator.analysis.composite_index import IndexReading, measure_index, rounded
from generator.analysis.observed import by_village
from generator.model.composite_index import CompositeIndex
from generator.pipeline import Checked, run_import_table, run_write_import
from tests.exchange.conftest import FOLDER, small_project

PARTS = {"idm": "idm", "iks": "idm-iks", "ike": "idm-ike", "ikl": "idm-ikl"}
IMPORTS = (
    ("admin/villages.csv.gz", "desa-lampung-tengah.yml"),
    ("idm/idm_2024_villages.csv.gz", "idm-2024-lampung-tengah.yml"),
    ("idm/idm_indicators_2021_2024.csv.gz", "idm-2021-2023-lampung-tengah.yml"),
    ("idm/idm_indicators_2021_2024.csv.gz", "idm-skor-lampung-tengah.yml"),
)
IKS_DIFFERS_2024 = {
    "18.02.01.2005", "18.02.03.2004", "18.02.04.2003", "18.02.11.2001", "18.02.11.2003", "18.02.11.2004",
    "18.02.11.2006", "18.02.11.2009", "18.02.11.2010", "18.02.11.2011",
}  # fmt: skip
"""Villages whose published IKS 2024 is not the sum of their scores; their pages show both."""


def source(shared: Path, name: str) -> pd.DataFrame:
    """Return the rows of this regency in a source table."""
    frame = pd.read_csv(shared / "data" / name, dtype=str, keep_default_na=False)
    return frame[frame["code"].str.startswith("18.02.")]


@pytest.fixture(scope="module")
def observations(root: Path) -> pd.DataFrame:
    return pd.read_csv(root / FOLDER / "observations.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def index(checked: Checked) -> CompositeIndex:
    return checked.project.programme.indices["idm"]


@pytest.fixture(scope="module")
def readings(checked: Checked, index: CompositeIndex) -> dict[tuple[str, str], IndexReading]:
    """Return what the pages show of IDM, by village and period."""
    observed = by_village(checked.project.observations)
    codes = checked.project.register.frame["code"]
    return {
        (code, one.period): one
        for code in codes[codes.str.startswith("18.02.")]
        for one in measure_index(index, observed.of(code))
    }


def test_the_shipped_tables_are_what_the_imports_write(root: Path, shared: Path, tmp_path: Path) -> None:
    place = small_project(tmp_path, register="")
    guides = root / "docs" / "engineering" / "imports"
    again = IMPORTS[-1]
    for table, mapping in (*IMPORTS, again):
        _, imported = run_import_table(place.root, str(shared / "data" / table), str(guides / mapping), replace=False)
        assert imported.problems == ()
        run_write_import(place.root, imported)
    assert imported.tables == ()
    for name in ("villages.csv", "observations.csv"):
        assert place.text(name) == (root / FOLDER / name).read_text(encoding="utf-8")


def test_twenty_sampled_villages_have_the_values_of_the_source_with_four_decimals(
    shared: Path, observations: pd.DataFrame
) -> None:
    table = source(shared, "idm/idm_2024_villages.csv.gz")
    held = observations[observations["period"] == "2024"].set_index(["village_code", "indicator"])["value"]
    assert len(table) == 301
    for record in Random(20).sample(table.to_dict("records"), 20):
        for column, indicator in PARTS.items():
            value = held[record["code"], indicator]
            assert Decimal(value) == Decimal(record[column])
            assert len(value.partition(".")[2]) == 4


def test_the_register_holds_every_village_of_the_regency_at_a_coarse_place(root: Path, shared: Path) -> None:
    table = source(shared, "admin/villages.csv.gz").set_index("code")
    register = pd.read_csv(root / FOLDER / "villages.csv", dtype=str, keep_default_na=False).set_index("code")
    assert len(register) == 311
    assert register[["name", "kind"]].equals(table.loc[register.index, ["name", "kind"]])
    for ours, theirs in (("latitude", "lat"), ("longitude", "lng")):
        distance = (register[ours].astype(float) - table.loc[register.index, theirs].astype(float)).abs()
        assert distance.max() <= 0.000501
        assert set(register[ours].str.partition(".")[2].str.len()) == {3}


def test_the_band_of_the_value_is_the_published_status_in_every_village_and_year(
    shared: Path, readings: dict[tuple[str, str], IndexReading]
) -> None:
    national = source(shared, "idm/idm_2024_villages.csv.gz").assign(year="2024")
    copies = source(shared, "idm/idm_indicators_2021_2024.csv.gz")
    table = pd.concat([national, copies[copies["year"] != "2024"]])
    assert len(table) == 448
    for record in table.to_dict("records"):
        band = readings[record["code"], record["year"]].band
        assert band is not None
        assert band.id == record["status"].casefold().replace(" ", "-")


def test_both_copies_of_2024_agree_wherever_they_overlap(shared: Path) -> None:
    national = source(shared, "idm/idm_2024_villages.csv.gz").set_index("code")
    copies = source(shared, "idm/idm_indicators_2021_2024.csv.gz")
    copies = copies[copies["year"] == "2024"].set_index("code")
    assert len(copies) == 49
    for column in PARTS:
        pairs = zip(copies[column], national.loc[copies.index, column], strict=True)
        assert all(abs(Decimal(long) - Decimal(short)) <= Decimal("0.00005") for long, short in pairs)


def test_idm_is_the_mean_of_its_parts_within_a_ten_thousandth(
    readings: dict[tuple[str, str], IndexReading],
) -> None:
    assert len(readings) == 448
    assert all(reading.agrees for reading in readings.values())


def test_sub_indices_are_the_sums_of_their_scores_but_for_ten_of_2024(
    readings: dict[tuple[str, str], IndexReading],
) -> None:
    with_scores = [
        (code, period, part)
        for (code, period), reading in readings.items()
        for part in reading.parts
        if part.recomputed is not None
    ]
    assert len(with_scores) == 49 * 4 * 3
    wrong = {(code, period, part.sub_index.id) for code, period, part in with_scores if not part.agrees}
    assert wrong == {(code, "2024", "idm-iks") for code in IKS_DIFFERS_2024}
    for code, period, part in with_scores:
        if (code, period, part.sub_index.id) in wrong:
            assert part.published is not None
            assert part.published.number is not None
            assert part.recomputed is not None
            # One score from 0 to 5 differs by 4 between what was published and what was copied.
            steps = (part.published.number - rounded(part.recomputed, 4)) * 175
            assert abs(abs(steps) - 4) < Decimal("0.02")


def test_the_figures_of_the_regency_are_those_of_the_source(root: Path, shared: Path) -> None:
    table = pd.read_csv(shared / "data/regency/poverty_indicators_2021.csv", dtype=str, keep_default_na=False)
    (record,) = table[table["code"] == "18.02"].to_dict("records")
    context = pd.read_csv(root / FOLDER / "context.csv", dtype=str, keep_default_na=False)
    columns = {
        "kemiskinan-pengeluaran": "poverty_rate_pct",
        "indeks-pembangunan-manusia": "hdi",
        "rata-rata-lama-sekolah": "mean_years_schooling_15plus",
        "sanitasi-layak": "hh_improved_sanitation_pct",
        "air-minum-layak": "hh_improved_water_pct",
    }
    assert dict(zip(context["indicator"], context["value"], strict=True)) == {
        indicator: record[column] for indicator, column in columns.items()
    }
    assert set(context["period"]) == {"2021"}
    assert set(context["source"]) == {"konteks-kabupaten-2021"}
