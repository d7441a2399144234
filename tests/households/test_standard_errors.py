"""Standard errors follow the design of the sample: strata, clusters, and groups as domains of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from math import sqrt
from typing import Any

import pytest

from generator.analysis.poverty import NORMAL_95
from generator.pipeline.households import AggregateRequest, run_aggregate
from tests.households.conftest import ROOT, Figures, equal_measure, write_csv, write_measure

Aggregate = Callable[..., Figures]
Row = dict[str, Any]
SCORES = {"a": 1 / 2, "b": 1 / 2}


def _rows(seed: int, number: int = 120) -> list[Row]:
    chance = random.Random(seed)
    return [
        {"a": chance.randint(0, 1), "b": chance.choice([0, 1, None]), "w": f"{chance.uniform(1, 9):.3f}",
         "g": chance.choice("XY"), "s": chance.choice("PQ"), "k": chance.randint(1, 6)}
        for _ in range(number)
    ]  # fmt: skip


def _linearised(rows: list[Row], top: Callable[[Row], float], bottom: Callable[[Row], float]) -> float:
    """Compute the error as textbooks write it: residual totals of clusters around their stratum's mean."""
    weight = [float(row["w"]) for row in rows]
    whole = sum(w * bottom(row) for w, row in zip(weight, rows, strict=True))
    ratio = sum(w * top(row) for w, row in zip(weight, rows, strict=True)) / whole
    totals: dict[str, dict[int, float]] = {}
    for w, row in zip(weight, rows, strict=True):
        clusters = totals.setdefault(row["s"], {})
        clusters[row["k"]] = clusters.get(row["k"], 0.0) + w * (top(row) - ratio * bottom(row)) / whole
    variance = 0.0
    for clusters in totals.values():
        n, mean = len(clusters), sum(clusters.values()) / len(clusters)
        variance += n / (n - 1) * sum((total - mean) ** 2 for total in clusters.values())
    return sqrt(variance)


def _is(row: Row, group: str | None) -> float:
    return float(row["b"] is not None and group in {None, row["g"]})


def _score(row: Row) -> float:
    return float(row["a"] + (row["b"] or 0)) / 2


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("group", [None, "X"])
def test_errors_are_those_of_the_textbook(seed: int, group: str | None, aggregate: Aggregate) -> None:
    """A group is a domain: clusters without any of its households count, and so do dropped households."""
    rows = _rows(seed)
    measure = equal_measure(["a", "b"], "1/2", sampling_weight="w", strata="s", clusters="k", bands={"severe": "1"})
    figures = aggregate(rows, measure, ["g"] if group else [])
    key = (group,) if group else ()
    poor: Callable[[Row], float] = lambda row: _is(row, group) * (_score(row) >= 1 / 2)  # noqa: E731
    for name, top, bottom in (
        ("headcount_ratio", poor, lambda row: _is(row, group)),
        ("intensity", lambda row: poor(row) * _score(row), poor),
        ("adjusted_headcount_ratio", lambda row: poor(row) * _score(row), lambda row: _is(row, group)),
        ("severe", lambda row: _is(row, group) * (_score(row) == 1), lambda row: _is(row, group)),
    ):
        found = figures[*key, name, ""]
        assert found["standard_error"] == pytest.approx(_linearised(rows, top, bottom), rel=1e-10)
        assert found["lower"] == pytest.approx(max(0, found["value"] - NORMAL_95 * found["standard_error"]), abs=1e-10)
    share = figures[*key, "contribution", "a"]
    error = _linearised(rows, lambda row: poor(row) * row["a"] / 2, lambda row: poor(row) * _score(row))
    assert share["standard_error"] == pytest.approx(error, rel=1e-10)


def test_without_clusters_each_household_is_one(aggregate: Aggregate) -> None:
    rows = _rows(9)
    numbered = [{**row, "k": number} for number, row in enumerate(rows)]
    with_clusters = aggregate(numbered, equal_measure(["a", "b"], "1/2", sampling_weight="w", strata="s", clusters="k"))
    without = aggregate(rows, equal_measure(["a", "b"], "1/2", sampling_weight="w", strata="s"))
    assert with_clusters == without


def test_a_figure_without_spread_has_no_error_at_all(aggregate: Aggregate) -> None:
    """Not a tiny number left over from subtracting two large ones."""
    rows = [{**row, "a": 1, "b": 1} for row in _rows(3)]
    figures = aggregate(rows, equal_measure(["a", "b"], "1/2", sampling_weight="w", strata="s", clusters="k"))
    assert figures["headcount_ratio", ""]["standard_error"] == 0
    assert figures["adjusted_headcount_ratio", ""]["upper"] == 1


def test_a_stratum_with_one_cluster_gives_no_error_and_is_named(tmp_path: Any) -> None:
    rows = [{**row, "s": "sendiri", "k": 1} if row["g"] == "X" else row for row in _rows(5)]
    measure = equal_measure(["a", "b"], "1/2", strata="s", clusters="k")
    request = AggregateRequest(
        households=str(write_csv(tmp_path / "h.csv", rows)), measure=str(write_measure(tmp_path / "m.yml", measure)),
        by=("g",), raw=True,
    )  # fmt: skip
    result = run_aggregate(ROOT, request)
    assert result.lonely_strata == ("sendiri",)
    headcount = [line.split(",") for line in "".join(result.pieces).splitlines() if "headcount_ratio,," in line and "adjusted" not in line]
    assert [(line[0], bool(line[5])) for line in headcount] == [("X", False), ("Y", True)]


def test_without_strata_and_clusters_there_is_no_error(aggregate: Aggregate) -> None:
    figures = aggregate(_rows(1), equal_measure(["a", "b"], "1/2"))
    assert all(figure["standard_error"] is None for figure in figures.values())
