"""Need scores: exact weights, shared out inside a dimension, no score below the stated coverage."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.observed import Observed, by_village, newest
from generator.analysis.reach import measure_target
from generator.analysis.village_scores import (
    Need,
    VillageScores,
    band_of_need,
    decimals_of_need,
    measure_village_scores,
)
from generator.model.assessment import Assessment, Dimension, WeightedIndicator
from generator.model.indicator import Goalposts, Indicator
from generator.model.programme import Programme
from generator.pipeline import Checked
from generator.problems import Location
from tests.analysis.observations import observation

HERE = Location("framework/assessment.yml")
TODAY = date(2026, 11, 24)
NAMES = ("a", "b", "c", "d", "e")
PARTS = st.lists(st.integers(1, 9), min_size=5, max_size=5)
VALUES = st.lists(st.none() | st.integers(0, 100), min_size=5, max_size=5)


@pytest.fixture(scope="module")
def programme(checked: Checked) -> Programme:
    return checked.project.programme


def _sheets(programme: Programme, best: int = 100) -> dict[str, Indicator]:
    goalposts = Goalposts(worst=Decimal(0), best=Decimal(best), source=HERE)
    return {name: replace(programme.indicators["sanitasi-layak"], id=name, goalposts=goalposts) for name in NAMES}


def _dimension(programme: Programme, weights: dict[str, Fraction], weight: Fraction = Fraction(1)) -> Dimension:
    parts = tuple(WeightedIndicator(indicator=name, weight=one, source=HERE) for name, one in weights.items())
    return replace(programme.assessment.dimensions[0], weight=weight, indicators=parts)


def _assessment(programme: Programme, *dimensions: Dimension, minimum: str = "1/2") -> Assessment:
    return replace(programme.assessment, dimensions=dimensions, minimum_coverage=Fraction(minimum))


def _weights(parts: list[int]) -> dict[str, Fraction]:
    return {name: Fraction(part, sum(parts)) for name, part in zip(NAMES, parts, strict=True)}


def _latest(values: list[int | None]) -> dict[str, Observed]:
    return {name: observation(name, str(one)) for name, one in zip(NAMES, values, strict=True) if one is not None}


def _measure(programme: Programme, weights: dict[str, Fraction], latest: dict[str, Observed], minimum: str = "1/2") -> VillageScores:
    assessment = _assessment(programme, _dimension(programme, weights), minimum=minimum)
    return measure_village_scores(assessment, _sheets(programme), latest, TODAY)


@given(PARTS, VALUES, st.permutations(NAMES))
def test_the_order_of_weights_never_matters(
    programme: Programme, parts: list[int], values: list[int | None], order: list[str]
) -> None:
    weights, latest = _weights(parts), _latest(values)
    shuffled = _measure(programme, {name: weights[name] for name in order}, latest)
    assert shuffled.need == _measure(programme, weights, latest).need


@given(PARTS, VALUES)
def test_re_spreading_is_the_mean_of_the_known(programme: Programme, parts: list[int], values: list[int | None]) -> None:
    weights = _weights(parts)
    known = {name: one for name, one in zip(NAMES, values, strict=True) if one is not None}
    carried = sum((weights[name] for name in known), Fraction())
    (dimension,) = _measure(programme, weights, _latest(values)).dimensions
    assert dimension.coverage == carried
    if carried < Fraction(1, 2):
        assert dimension.need is None
        assert dimension.band is None
    else:
        assert dimension.need is not None
        mean = sum((weights[name] / carried * (100 - value) for name, value in known.items()), Fraction())
        assert dimension.need.score == mean
        assert 0 <= mean <= 100


@given(PARTS, VALUES, st.sampled_from(NAMES), st.integers(0, 100))
def test_a_value_that_moves_to_the_best_never_raises_need(
    programme: Programme, parts: list[int], values: list[int | None], name: str, step: int
) -> None:
    latest = _latest(values)
    if name not in latest:
        return
    better = {**latest, name: observation(name, str(int(latest[name].value) + step))}
    before, after = (_measure(programme, _weights(parts), one).need for one in (latest, better))
    assert (before is None) == (after is None)
    assert before is None or after is None or after.score <= before.score


def test_exactly_the_minimum_coverage_is_enough(programme: Programme) -> None:
    weights = dict(zip("ab", (Fraction(1, 2), Fraction(1, 2)), strict=True))
    latest = {"a": observation("a", "30")}
    assert _measure(programme, weights, latest).need == Need(Fraction(70), Fraction(70), Fraction(70))
    assert _measure(programme, weights, latest, minimum="0.5001").need is None


def test_without_a_single_value_there_is_no_score_even_where_none_is_required(programme: Programme) -> None:
    scores = _measure(programme, _weights([1] * 5), {}, minimum="0")
    assert scores.need is None
    assert scores.coverage == 0
    assert not scores.known


def test_every_gap_says_its_reason(programme: Programme) -> None:
    sheets = {**_sheets(programme), "d": replace(_sheets(programme)["d"], goalposts=None)}
    latest = {
        "a": observation("a", "", status="suppressed"), "b": observation("b", "", status="missing"),
        "d": observation("d", "40"), "e": observation("e", "40"),
    }  # fmt: skip
    assessment = _assessment(programme, _dimension(programme, _weights([1] * 5)))
    (dimension,) = measure_village_scores(assessment, sheets, latest, TODAY).dimensions
    assert {one.indicator: one.gap for one in dimension.indicators} == {
        "a": "suppressed", "b": "missing", "c": "unobserved", "d": "not-scorable", "e": None,
    }  # fmt: skip
    assert dimension.coverage == Fraction(1, 5)
    assert dimension.need is None
    assert dimension.gaps("suppressed") == ("a",)


def test_an_old_value_counts_and_is_marked(programme: Programme) -> None:
    old, fresh = str(TODAY.year - 9), str(TODAY.year)
    latest = {"a": observation("a", "50", period=old), "b": observation("b", "50", period=fresh)}
    (dimension,) = _measure(programme, {"a": Fraction(1, 2), "b": Fraction(1, 2)}, latest).dimensions
    assert dimension.stale == ("a",)
    assert dimension.need is not None


def test_a_dimension_without_a_score_gives_its_weight_to_the_others(programme: Programme) -> None:
    known = _dimension(programme, {"a": Fraction(1)}, Fraction(3, 5))
    unknown = _dimension(programme, {"b": Fraction(1)}, Fraction(2, 5))
    latest = {"a": observation("a", "25")}
    scores = measure_village_scores(_assessment(programme, known, unknown), _sheets(programme), latest, TODAY)
    assert scores.coverage == Fraction(3, 5)
    assert scores.need is not None
    assert scores.need.score == 75
    assert [one.need is None for one in scores.dimensions] == [False, True]
    strict = _assessment(programme, known, unknown, minimum="2/3")
    assert measure_village_scores(strict, _sheets(programme), latest, TODAY).need is None


@given(PARTS, st.lists(st.tuples(st.integers(0, 100), st.integers(0, 30), st.integers(0, 30)), min_size=5, max_size=5))
def test_the_interval_is_the_weighted_mean_of_the_ends_and_holds_the_score(
    programme: Programme, parts: list[int], values: list[tuple[int, int, int]]
) -> None:
    ends = {name: (max(0, value - down), value, min(100, value + up)) for name, (value, down, up) in zip(NAMES, values, strict=True)}
    latest = {name: observation(name, str(v), lower=str(low), upper=str(high)) for name, (low, v, high) in ends.items()}
    need, weights = _measure(programme, _weights(parts), latest).need, _weights(parts)
    assert need is not None
    assert need.low == sum((weights[name] * (100 - high) for name, (_, _, high) in ends.items()), Fraction())
    assert need.high == sum((weights[name] * (100 - low) for name, (low, _, _) in ends.items()), Fraction())
    assert need.low <= need.score <= need.high


def test_values_without_an_interval_count_as_certain(programme: Programme) -> None:
    latest = {"a": observation("a", "40", lower="30", upper="50"), "b": observation("b", "40")}
    need = _measure(programme, {"a": Fraction(1, 2), "b": Fraction(1, 2)}, latest).need
    assert need == Need(Fraction(60), Fraction(55), Fraction(65))
    assert need.has_interval
    certain = _measure(programme, {"b": Fraction(1)}, latest).need
    assert certain is not None
    assert not certain.has_interval


def test_the_weighted_mean_of_a_published_village_index_is_reproduced(programme: Programme, shared: Path) -> None:
    """Indeks Desa Zakat of Cibungur: need is 100 x (1 - index) where every goalpost is 0 and 1."""
    examples = json.loads((shared / "worked_examples.json").read_text(encoding="utf-8"))["examples"]
    case = next(one for one in examples if one["id"] == "IDZ-CIBUNGUR")
    given_ = zip(NAMES, case["inputs"]["values"], case["inputs"]["weights_recalled"], strict=True)
    rows = [(name, str(value), Fraction(str(weight))) for name, value, weight in given_]
    dimension = _dimension(programme, {name: weight for name, _, weight in rows})
    latest = {name: observation(name, value) for name, value, _ in rows}
    scores = measure_village_scores(_assessment(programme, dimension), _sheets(programme, best=1), latest, TODAY)
    assert scores.need is not None
    assert 1 - scores.need.score / 100 == Fraction(case["expected"]["IDZ"]["exact"])


def test_a_band_starts_at_its_lower_end(programme: Programme) -> None:
    bands = programme.assessment.bands
    for below, above in pairwise(bands):
        end = Fraction(below.below or 0)
        assert band_of_need(bands, end) == above
        assert band_of_need(bands, end - Fraction(1, 10**9)) == below
    assert band_of_need(bands, Fraction(100)) == bands[-1]


def test_rounding_never_prints_a_score_in_another_band(programme: Programme) -> None:
    bands = programme.assessment.bands
    assert decimals_of_need(bands, Fraction(6915, 100)) == 0
    assert decimals_of_need(bands, Fraction("74.6")) == 1
    assert decimals_of_need(bands, Fraction("74.96")) == 2
    assert decimals_of_need(bands, Fraction(75)) == 0
    assert decimals_of_need(bands, Fraction("74.99999")) == 5


def test_the_worked_example_of_the_methodology_is_what_the_pages_show(checked: Checked, root: Path) -> None:
    project = checked.project
    latest = newest(by_village(project.observations).of("99.01.03.2001"))
    scores = measure_village_scores(project.programme.assessment, project.programme.indicators, latest, project.as_of)
    dimension = next(one for one in scores.dimensions if one.dimension.id == "kapasitas-perangkat-desa")
    assert dimension.coverage == Fraction(7, 10)
    assert dimension.need is not None
    assert dimension.need.score == Fraction("484.075") / 7
    text = (root / "docs/id/metodologi/skor-kebutuhan.md").read_text(encoding="utf-8")
    example = text.split("{#contoh}")[1].split("{#ketidakpastian}")[0]
    for one in dimension.known:
        assert one.need is not None
        written = f"{float(one.need.score):g}".replace(".", ",")
        title = project.programme.indicators[one.indicator].title.within("id")
        (row,) = [line for line in example.splitlines() if f"[{title}]" in line]
        assert row.endswith(f"| {written} |")
    reach = project.programme.interventions["arisan-jamban"].reach
    assert reach is not None
    target = measure_target(reach, project.programme.indicators, latest)
    assert target is not None
    assert f"≈ {target.count} rumah tangga" in text
    assert len(dimension.gaps("suppressed")) == 2
    assert len(dimension.gaps("missing")) == 1


def test_every_indicator_of_the_shipped_assessment_can_be_scored(programme: Programme) -> None:
    listed = [one.indicator for dimension in programme.assessment.dimensions for one in dimension.indicators]
    assert [id_ for id_ in listed if not programme.indicators[id_].is_scorable] == []
