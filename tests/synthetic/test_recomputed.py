"""The published poverty figures of the invented regency, recomputed from its households by `kerangka aggregate`."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline import Checked
from generator.pipeline.households import AggregateRequest, run_aggregate
from tests.households.conftest import ROOT, write_csv
from tests.synthetic.households import WEIGHT_SCALE, Row, interview
from tests.synthetic.places import PLACES, ROUNDS
from tests.synthetic.poverty import deprivation_score

COLUMNS = (
    "jumlah_anggota", "tahun_sekolah_tertinggi", "anak_7_15_tidak_sekolah", "balita_tengkes", "peserta_jkn", "sumber_air",
    "jamban_pemakaian", "jamban_kloset", "lantai", "punya_motor", "jumlah_ternak_besar",
)  # fmt: skip


def _households(checked: Checked, round_: int) -> list[Row]:
    """Return all interviews of a round as a custodian would hold them."""
    score = partial(deprivation_score, checked.project.programme.poverty_measure)
    return [
        {
            "kode_desa": place.code, "dusun": f"{place.code}/{one.household.hamlet}",
            "bobot": str(Decimal(one.weight) / WEIGHT_SCALE),
            **{name: one.household.columns.get(name, "") for name in COLUMNS},
        }
        for place in PLACES if place.interviewed
        for one in interview(place, round_, score)
    ]  # fmt: skip


@pytest.mark.parametrize("round_", range(len(ROUNDS)))
def test_value_error_interval_and_base_are_the_published_ones(checked: Checked, round_: int, tmp_path: Path) -> None:
    """Two ways that share no code: fractions over households in Python, and sums of an engine."""
    period, source = ROUNDS[round_]
    file = write_csv(tmp_path / "survei.csv", _households(checked, round_))
    request = AggregateRequest(
        households=str(file), measure="framework/poverty-measure.yml", by=("kode_desa",), form="observations",
        period=period, source=source, raw=True,
    )  # fmt: skip
    result = run_aggregate(ROOT, request)
    assert not result.problems, result.problems
    computed = {
        (row["village_code"], row["indicator"]): row for row in csv.DictReader(io.StringIO("".join(result.pieces)))
    }
    frame = checked.project.observations.frame
    chosen = frame[(frame["source"] == source) & (frame["disaggregation"] == "") & (frame["status"] == "measured")]
    published = [row for row in chosen.to_dict("records") if (row["village_code"], row["indicator"]) in computed]
    assert len(published) >= 15
    for row in published:
        _same(computed[row["village_code"], row["indicator"]], row)


def _same(computed: Mapping[str, str], published: Mapping[Any, Any]) -> None:
    """Everything is equal; the ends of intervals may differ in their last digit (1.96 or 1.959964 errors)."""
    place = published["village_code"], published["indicator"]
    assert {name: computed[name] for name in ("value", "base")} == {name: published[name] for name in ("value", "base")}, place
    digit = Decimal(1).scaleb(Decimal(published["value"]).as_tuple().exponent)  # type: ignore[arg-type]
    for name in ("standard_error", "lower", "upper"):
        assert abs(Decimal(computed[name]) - Decimal(published[name])) <= digit, (place, name)
    assert Decimal(computed["standard_error"]) == pytest.approx(Decimal(published["standard_error"]), rel=Decimal("0.01"))
