"""National distributions are counted exactly and cover what they say they cover."""

from __future__ import annotations

import runpy
from decimal import Decimal
from pathlib import Path

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from generator.exchange.reference import Coverage, measure_reference

COVERAGE = Coverage("2024", "idm-2024", 10, ("53",), "catatan", "note")
VALUES = st.lists(st.decimals(min_value=0, max_value=1, places=4).map(str), min_size=1, max_size=60)


def test_a_bin_holds_its_lower_bound_and_only_the_last_its_upper_one() -> None:
    bins, _ = measure_reference({"idm": ["0", "0.0099", "0.01", "0.99", "1", ""]}, COVERAGE)
    counted = {row["lower"]: row["count"] for row in bins.to_dict("records") if row["count"] != "0"}
    assert counted == {"0.00": "2", "0.01": "1", "0.99": "2"}


def test_the_summary_counts_villages_with_and_without_a_value() -> None:
    _, summaries = measure_reference({"idm": ["0.2", "0.3", ""]}, COVERAGE)
    (row,) = summaries.to_dict("records")
    assert [row[name] for name in ("villages", "covered", "total")] == ["2", "3", "10"]
    assert [row[name] for name in ("minimum", "median", "maximum")] == ["0.2000", "0.2500", "0.3000"]


@given(VALUES)
def test_every_village_is_in_one_bin_and_order_does_not_matter(values: list[str]) -> None:
    bins, summaries = measure_reference({"idm": values}, COVERAGE)
    turned = measure_reference({"idm": reversed(values)}, COVERAGE)
    assert bins["count"].astype(int).sum() == len(values)
    assert bins.equals(turned[0])
    assert summaries.equals(turned[1])
    for row in bins.to_dict("records"):
        lower, upper = Decimal(row["lower"]), Decimal(row["upper"])
        inside = sum(lower <= Decimal(one) < upper or (upper == 1 and Decimal(one) == 1) for one in values)
        assert row["count"] == str(inside)


def test_the_shipped_distribution_is_what_the_documented_command_writes(
    root: Path, shared: Path, tmp_path: Path
) -> None:
    command = runpy.run_path(str(root / "docs/engineering/imports/idm_2024_reference.py"))
    command["write_reference"](tmp_path, shared / "data/idm/idm_2024_villages.csv.gz")
    for name in ("bins.csv", "summaries.csv"):
        written = (tmp_path / "framework/reference" / name).read_bytes()
        assert written == (root / "framework/reference" / name).read_bytes()


def test_the_missing_provinces_are_those_without_a_village_in_the_source(root: Path, shared: Path) -> None:
    covered = pd.read_csv(shared / "data/idm/idm_2024_villages.csv.gz", dtype=str)["code"].str[:2].unique()
    villages = pd.read_csv(shared / "data/admin/villages.csv.gz", dtype=str)
    with_desa = villages.loc[villages["kind"] != "kelurahan", "code"].str[:2].unique()
    summaries = pd.read_csv(root / "framework/reference/summaries.csv", dtype=str)
    assert set(summaries["missing_regions"]) == {";".join(sorted(set(with_desa) - set(covered)))}
