"""IDM is recomputed as its publisher does, and laid beside what was published."""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from generator.analysis.composite_index import band_of, measure_index, rounded
from generator.analysis.observed import Observed
from generator.model.composite_index import CompositeIndex
from generator.pipeline import Checked


@pytest.fixture(scope="module")
def idm(checked: Checked) -> CompositeIndex:
    return checked.project.programme.indices["idm"]


def _observed(indicator: str, value: str, period: str = "2024") -> Observed:
    return Observed(indicator, period, "", value, "reported", "idm-2024", "", "", "", "", "")


def _scores(idm: CompositeIndex, sums: dict[str, int]) -> list[Observed]:
    """Give every component of a sub-index a score from 0 to 5 so that they add up to a sum."""
    found = []
    for sub in idm.sub_indices:
        left = sums[sub.id]
        for component in sub.components:
            score = min(5, left)
            left -= score
            found.append(_observed(component.id, str(score)))
        assert left == 0
    return found


def _examples(shared: Path, family: str) -> list[dict[str, Any]]:
    examples = json.loads((shared / "worked_examples.json").read_text(encoding="utf-8"))["examples"]
    return [one for one in examples if one["id"].startswith(family)]


def _rows(shared: Path, name: str) -> Iterator[dict[str, str]]:
    with gzip.open(shared / "data" / "idm" / name, "rt", encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def test_published_boundary_cases_are_reproduced_from_their_scores(idm: CompositeIndex, shared: Path) -> None:
    for case in _examples(shared, "IDM-EDGE"):
        sums = case["inputs"]["sum_scores"]
        observed = _scores(idm, {"idm-iks": sums["IKS"], "idm-ike": sums["IKE"], "idm-ikl": sums["IKL"]})
        (reading,) = measure_index(idm, observed)
        assert reading.recomputed == reading.from_scores == Fraction(case["expected"]["IDM"]["exact"])
        for part, name in zip(reading.parts, ("IKS", "IKE", "IKL"), strict=True):
            assert part.recomputed == Fraction(case["expected"][name]["exact"])
        assert reading.band is not None
        assert reading.band.title.within("id").upper() in case["title"].upper()


def test_the_mean_of_rounded_parts_agrees_within_a_ten_thousandth(idm: CompositeIndex) -> None:
    published = {"idm": "0.6419", "idm-iks": "0.7257", "idm-ike": "0.5333", "idm-ikl": "0.6667"}
    (reading,) = measure_index(idm, [_observed(name, value) for name, value in published.items()])
    assert reading.agrees is True
    assert reading.band is not None
    assert reading.band.id == "berkembang"


def test_the_published_example_of_a_village_is_reproduced(idm: CompositeIndex, shared: Path) -> None:
    (case,) = _examples(shared, "IDM-PAKISREJO")
    parts = [_observed(f"idm-{name.lower()}", str(value)) for name, value in case["inputs"].items()]
    (reading,) = measure_index(idm, parts)
    assert reading.recomputed == Fraction(case["expected"]["IDM"]["exact"])
    assert rounded(reading.recomputed, 4) == Decimal(str(case["published"]["IDM"]))
    assert reading.band is not None
    assert reading.band.title.within("id").upper() == case["published"]["status"]
    assert reading.from_scores is None


def test_the_fifty_scores_of_nine_thousand_villages_give_what_was_published(idm: CompositeIndex, shared: Path) -> None:
    """But for 560 social sub-indices of 2024, which both the sub-index and the index tell."""
    years, different = Counter[str](), Counter[tuple[str, str]]()
    for row in _rows(shared, "idm_indicators_2021_2024.csv.gz"):
        scores = [name for name in row if name[0] in "SEL" and name[1:].isdigit()]
        observed = [_observed("idm" if name == "idm" else f"idm-{name.lower()}", row[name], row["year"])
                    for name in ("idm", "iks", "ike", "ikl", *scores)]  # fmt: skip
        (reading,) = measure_index(idm, observed)
        assert reading.band is not None
        assert reading.band.title.within("id").upper() == row["status"].strip()
        assert reading.agrees
        assert reading.scores_agree is all(part.agrees for part in reading.parts)
        years[row["year"]] += 1
        different.update((row["year"], part.sub_index.id) for part in reading.parts if not part.agrees)
    assert years == {"2021": 2304, "2022": 2308, "2023": 2297, "2024": 2297}
    assert different == {("2024", "idm-iks"): 560}


def test_the_status_of_every_village_of_2024_follows_but_for_one(idm: CompositeIndex, shared: Path) -> None:
    (case,) = _examples(shared, "IDM-THRESHOLDS")
    wrong = []
    for row in _rows(shared, "idm_2024_villages.csv.gz"):
        if row["idm"]:
            band = band_of(idm, Fraction(row["idm"]))
            assert band is not None
            if band.title.within("id").upper() != row["status"]:
                wrong.append((row["code"].replace(".", ""), band.title.within("id").upper(), row["status"]))
    mismatch = case["expected"]["national_mismatch"]
    assert wrong == [(mismatch["code"], mismatch["rule"], mismatch["labelled"])]


def test_a_published_value_that_does_not_follow_is_told(idm: CompositeIndex) -> None:
    published = {"idm": "0.6500", "idm-iks": "0.7257", "idm-ike": "0.5333", "idm-ikl": "0.6667"}
    (reading,) = measure_index(idm, [_observed(name, value) for name, value in published.items()])
    assert reading.agrees is False


def test_a_zero_that_the_publisher_dropped_hides_no_difference(idm: CompositeIndex) -> None:
    """A sub-index of 0.5771 is not the published "0.6"."""
    scores = _scores(idm, {"idm-iks": 101, "idm-ike": 27, "idm-ikl": 10})
    (reading,) = measure_index(idm, [*scores, _observed("idm-iks", "0.6"), _observed("idm-ike", "0.45")])
    assert [part.agrees for part in reading.parts] == [False, True, None]


def test_nothing_is_recomputed_from_a_part_of_the_scores(idm: CompositeIndex) -> None:
    (reading,) = measure_index(idm, [_observed("idm-s01", "5"), _observed("idm", "0.5")])
    assert all(part.recomputed is None and part.agrees is None for part in reading.parts)
    assert reading.recomputed is None
    assert reading.agrees is None


def test_a_mean_needs_every_part_and_an_index_that_is_only_reported_has_none(idm: CompositeIndex) -> None:
    social = _scores(idm, {"idm-iks": 101, "idm-ike": 0, "idm-ikl": 0})[: len(idm.sub_indices[0].components)]
    (reading,) = measure_index(idm, social)
    assert reading.parts[0].recomputed == Fraction(101, 175)
    assert (reading.recomputed, reading.from_scores) == (None, None)
    complete = _scores(idm, {"idm-iks": 101, "idm-ike": 27, "idm-ikl": 10})
    (reported,) = measure_index(replace(idm, method="reported"), complete)
    assert (reported.recomputed, reported.from_scores) == (None, None)


def test_bands_include_their_upper_bound(idm: CompositeIndex) -> None:
    ends = [(band.id, band.at_most) for band in idm.bands if band.at_most is not None]
    for id_, end in ends:
        found = band_of(idm, Fraction(end))
        assert found is not None
        assert found.id == id_
        above = band_of(idm, Fraction(end) + Fraction(1, 10**6))
        assert above is not None
        assert above.id != id_


def test_rounding_is_half_up() -> None:
    assert rounded(Fraction(12345, 10**5), 4) == Decimal("0.1235")


def test_the_shipped_villages_agree_with_themselves(checked: Checked, idm: CompositeIndex) -> None:
    """IKS, IKE and IKL from the 50 scores are the published ones, or the page says so; here: how many."""
    frame = checked.project.observations.frame
    part = frame[frame["indicator"].isin(set(checked.project.programme.index_parts))]
    means, sums = [], []
    for code, rows in part.groupby("village_code"):
        observed = [
            _observed(row["indicator"], row["value"], row["period"]) for row in rows.to_dict("records") if row["value"]
        ]
        for reading in measure_index(idm, observed):
            if reading.agrees is False:
                means.append((code, reading.period))
            sums += [(code, reading.period, one.sub_index.id) for one in reading.parts if one.agrees is False]
    assert means == []
    assert {period for _, period, _ in sums} <= {"2024"}


def test_a_missing_or_hidden_value_is_no_reading(idm: CompositeIndex) -> None:
    missing = Observed("idm", "2024", "", "", "missing", "idm-2024", "", "", "", "not-collected", "")
    assert measure_index(idm, [missing]) == ()
    (reading,) = measure_index(idm, [missing, _observed("idm-iks", "0.7143")])
    assert reading.published is None
