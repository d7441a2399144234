"""Lights of progress: published examples, the three methods, and every reason for having none."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.analysis.observed import Observed
from generator.analysis.progress import Reading, TargetProgress, light_of, measure_progress, newest_reading
from generator.analysis.progress_linear import measure_linear
from generator.analysis.progress_open_sdg import (
    OpenSdgProgress,
    measure_open_sdg,
    measure_open_sdg_growth,
    status_of_scores,
)
from generator.analysis.progress_unsd import measure_unsd, measure_unsd_growth
from generator.model.indicator import Indicator
from generator.model.results import PlannedValue, ProgressMethod, Target
from generator.pipeline import Checked
from generator.problems import Location

NOWHERE = Location("")
AS_OF = date(2027, 1, 31)
numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)
shares = st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100)


@pytest.fixture(scope="module")
def sheet(checked: Checked) -> Indicator:
    """An indicator in per cent that is collected once a year and should rise."""
    found = checked.project.programme.indicators["sanitasi-layak"]
    assert (found.unit, found.direction, found.collection.frequency) == ("percent", "increase", "P12M")
    return found


def _planned(period: str, value: str | None) -> PlannedValue:
    return PlannedValue(
        period=period, value=None if value is None else Decimal(value), status="proposed", source=NOWHERE
    )


def _target(baseline: str | None, target: str | None, periods: tuple[str, str] = ("2026", "2028")) -> Target:
    start, end = periods
    return Target(
        indicator="sanitasi-layak", baseline=_planned(start, baseline), target=_planned(end, target), source=NOWHERE
    )


def _reading(period: str, value: str, lower: str = "", upper: str = "") -> Reading:
    ends = [Fraction(one) if one else None for one in (lower, upper)]
    return Reading(period, Fraction(value), "measured", 0, ends[0], ends[1])


def _measured(
    sheet: Indicator, target: Target, reading: Reading | None, *, method: ProgressMethod = "linear", as_of: date = AS_OF
) -> TargetProgress:
    return measure_progress(target, sheet, reading, method=method, as_of=as_of)


def _observed(period: str, value: str, status: str = "measured", disaggregation: str = "") -> Observed:
    return Observed(
        "sanitasi-layak", period, disaggregation, value, status, "sumber", "", "", "", "", "",  # type: ignore[arg-type]
    )  # fmt: skip


def _examples(shared: Path, family: str) -> list[dict[str, Any]]:
    examples = json.loads((shared / "worked_examples.json").read_text(encoding="utf-8"))["examples"]
    found = [one for one in examples if one["family"] == family]
    assert found
    return found


def _exact(value: float) -> Fraction:
    return Fraction(str(value))


def test_published_open_sdg_components_are_reproduced(shared: Path) -> None:
    for case in _examples(shared, "progress_open_sdg"):
        given_ = case["inputs"]
        base, value = _exact(given_["base_value"]), _exact(given_["current_value"])
        elapsed = Fraction(int(given_["current_year"] - given_["base_year"]))
        found: OpenSdgProgress | None
        if given_["target"] is None:
            found = measure_open_sdg_growth(
                base, value, elapsed=elapsed, direction=given_["direction"], limit=_exact(given_["limit"])
            )
        else:
            span = Fraction(int(given_["target_year"] - given_["base_year"]))
            found = measure_open_sdg(
                base, value, _exact(given_["target"]), elapsed=elapsed, span=span, direction=given_["direction"]
            )
        assert found is not None
        assert abs(float(found.value) - case["expected"]["progress_value"]) <= case["tolerance"], case["id"]
        assert abs(float(found.score) - case["expected"]["score"]) <= case["tolerance"], case["id"]
        assert found.status == case["expected"]["status"], case["id"]


def test_the_progress_chart_is_reproduced(shared: Path) -> None:
    for case in _examples(shared, "progress_unsd_extrapolation"):
        given_, expected = case["inputs"], case["expected"]
        found = measure_unsd(
            _exact(given_["base_value"]), _exact(given_["current_value"]), _exact(given_["target"]),
            elapsed=Fraction(8), span=Fraction(15), direction=-1,
        )  # fmt: skip
        assert found.growth is not None
        assert found.projected is not None
        assert found.ratio is not None
        assert abs(float(found.growth) - expected["cagr_actual"]) <= case["tolerance"]
        assert abs(float(found.projected) - expected["expected_value_target_year"]) <= case["tolerance"]
        assert abs(float(found.ratio) - expected["ratio"]) <= case["tolerance"]
        assert (found.score, found.broken) == (expected["score"], None)


def test_linear_examples_are_reproduced_exactly_from_their_years(shared: Path, sheet: Indicator) -> None:
    lights = {"PROG-LIN-ON": "slightly_behind", "PROG-LIN-BEHIND": "behind", "PROG-LIN-BACK": "moving_away"}
    for case in _examples(shared, "progress_linear"):
        given_, expected = case["inputs"], case["expected"]
        target = _target(
            str(given_["baseline"]), str(given_["target"]), (str(given_["base_year"]), str(given_["target_year"]))
        )
        reading = _reading(str(given_["current_year"]), str(given_["actual"]))
        found = _measured(sheet, target, reading, as_of=date(2028, 2, 1))
        assert found.achieved_share == Fraction(expected["achieved_share"]["exact"])
        assert found.elapsed_share == Fraction(expected["elapsed_share"]["exact"])
        assert found.ratio == Fraction(expected["ratio"]["exact"])
        assert found.light == lights[case["id"]]


def test_one_set_of_figures_gets_three_ratios_from_three_methods(sheet: Indicator) -> None:
    target = _target("14.5", "7.25", ("2015", "2030"))
    reading = _reading("2023", "10.4")
    methods: tuple[ProgressMethod, ...] = ("linear", "open_sdg", "unsd")
    found = {one: _measured(sheet, target, reading, method=one, as_of=date(2024, 6, 1)) for one in methods}
    assert {one: round(float(progress.ratio or 0), 4) for one, progress in found.items()} == {
        "linear": 1.0603, "open_sdg": 0.9011, "unsd": 0.9275,
    }  # fmt: skip
    assert {one: progress.light for one, progress in found.items()} == {
        "linear": "on_track", "open_sdg": "slightly_behind", "unsd": "slightly_behind",
    }  # fmt: skip
    assert {progress.method for progress in found.values()} == set(methods)


def test_two_official_methods_give_two_lights(sheet: Indicator) -> None:
    target, reading = _target("10.1", "30", ("2015", "2030")), _reading("2023", "13.7")
    as_of = date(2024, 6, 1)
    assert _measured(sheet, target, reading, method="open_sdg", as_of=as_of).light == "behind"
    assert _measured(sheet, target, reading, method="unsd", as_of=as_of).light == "slightly_behind"


@pytest.mark.parametrize(
    ("ratio", "light", "chart"),
    [
        ("0.95", "on_track", "on_track"),
        ("0.94999", "slightly_behind", "slightly_behind"),
        ("0.60", "slightly_behind", "slightly_behind"),
        ("0.59999", "behind", "slightly_behind"),
        ("0.10", "behind", "slightly_behind"),
        ("0.09999", "behind", "behind"),
        ("0", "behind", "behind"),
        ("-0.00001", "moving_away", "moving_away"),
    ],
)
def test_a_light_changes_exactly_at_its_cut(ratio: str, light: str, chart: str) -> None:
    assert light_of(Fraction(ratio), "linear") == light
    assert light_of(Fraction(ratio), "open_sdg") == light
    assert light_of(Fraction(ratio), "unsd") == chart


@given(numbers, numbers, numbers, shares, numbers.filter(bool), numbers)
def test_other_units_change_nothing_on_the_straight_line(
    baseline: Fraction, value: Fraction, target: Fraction, elapsed: Fraction, scale: Fraction, shift: Fraction
) -> None:
    assume(baseline != target)
    ours = measure_linear(baseline, value, target, elapsed)
    theirs = measure_linear(baseline * scale + shift, value * scale + shift, target * scale + shift, elapsed)
    assert ours is not None
    assert theirs is not None
    assert ours.ratio == theirs.ratio
    assert theirs.expected == ours.expected * scale + shift


@given(numbers, numbers, numbers, shares, st.fractions(min_value=0, max_value=1, max_denominator=50))
def test_a_move_towards_the_target_never_worsens_the_ratio(
    baseline: Fraction, value: Fraction, target: Fraction, elapsed: Fraction, part: Fraction
) -> None:
    assume(baseline != target)
    before = measure_linear(baseline, value, target, elapsed)
    towards = (target - baseline) * part
    after = measure_linear(baseline, value + towards, target, elapsed)
    assert before is not None
    assert after is not None
    assert after.ratio >= before.ratio


@given(numbers, numbers, shares)
def test_a_value_on_the_line_has_the_ratio_one(baseline: Fraction, target: Fraction, elapsed: Fraction) -> None:
    assume(baseline != target)
    found = measure_linear(baseline, baseline + (target - baseline) * elapsed, target, elapsed)
    assert found is not None
    assert found.ratio == 1


positive = st.fractions(min_value=1, max_value=1000, max_denominator=20)


@given(positive, positive, positive, st.integers(2, 9), st.integers(2, 1000))
def test_a_positive_scale_changes_no_method_of_growth(
    base: Fraction, value: Fraction, target: Fraction, years: int, scale: int
) -> None:
    assume(base != target)
    direction: Any = 1 if target > base else -1
    elapsed, span = Fraction(years), Fraction(10)
    ours = measure_open_sdg(base, value, target, elapsed=elapsed, span=span, direction=direction)
    theirs = measure_open_sdg(
        base * scale, value * scale, target * scale, elapsed=elapsed, span=span, direction=direction
    )
    assert ours is not None
    assert ours == theirs
    chart = measure_unsd(base, value, target, elapsed=elapsed, span=span, direction=direction)
    scaled = measure_unsd(base * scale, value * scale, target * scale, elapsed=elapsed, span=span, direction=direction)
    assert (chart.ratio, chart.score) == (scaled.ratio, scaled.score)


def test_the_progress_chart_says_when_it_breaks() -> None:
    years: Any = {"elapsed": Fraction(2), "span": Fraction(4), "direction": 1}
    past = measure_unsd(Fraction(90), Fraction(80), Fraction(85), **years)
    assert (past.broken, past.ratio, past.score) == ("base_past_target", None, None)
    zero = measure_unsd(Fraction(0), Fraction(5), Fraction(85), **years)
    assert (zero.broken, zero.score) == ("no_growth_rate", None)
    assert measure_unsd_growth(Fraction(0), Fraction(5), elapsed=Fraction(1), direction=1).broken == "no_growth_rate"


@pytest.mark.parametrize(("value", "score"), [("102", 3), ("101.99", 2), ("100.5", 2), ("100.49", 1), ("90", 1)])
def test_growth_alone_is_scored_at_two_and_a_half_per_cent(value: str, score: int) -> None:
    assert measure_unsd_growth(Fraction(100), Fraction(value), elapsed=Fraction(1), direction=1).score == score


@pytest.mark.parametrize(
    ("base", "value", "direction", "limit", "status"),
    [
        ("100", "100", 1, "100", "substantial_progress"),  # kept at its limit
        ("100", "99", 1, "100", "deterioration"),
        ("100", "101.5", 1, None, "substantial_progress"),
        ("100", "101.49", 1, None, "moderate_progress"),
        ("100", "100.5", 1, None, "moderate_progress"),
        ("100", "100.49", 1, None, "limited_progress"),
        ("15", "14.9", -1, "10", "moderate_progress"),
        ("30", "29.9", -1, "10", "limited_progress"),  # beyond twice the limit the cuts are whole
        ("-10", "-9", 1, None, "substantial_progress"),  # negative values rise as their size shrinks
        ("0", "1", 1, None, "substantial_progress"),  # 0.001 stands in for zero
    ],
)
def test_growth_without_a_target_is_judged_by_its_distance_from_the_limit(
    base: str, value: str, direction: Any, limit: str | None, status: str
) -> None:
    found = measure_open_sdg_growth(
        Fraction(base), Fraction(value), elapsed=Fraction(1), direction=direction,
        limit=None if limit is None else Fraction(limit),
    )  # fmt: skip
    assert found is not None
    assert found.status == status
    assert -5 <= found.score <= 5


def test_open_sdg_has_no_ratio_across_zero() -> None:
    years: Any = {"elapsed": Fraction(1), "span": Fraction(2), "direction": 1}
    assert measure_open_sdg(Fraction(-1), Fraction(1), Fraction(3), **years) is None
    assert measure_open_sdg(Fraction(5), Fraction(6), Fraction(5), **years) is None
    assert measure_open_sdg_growth(Fraction(-1), Fraction(1), elapsed=Fraction(1), direction=1) is None


def test_several_series_are_judged_by_their_mean_score() -> None:
    assert status_of_scores(()) is None
    assert status_of_scores((Decimal(5), Decimal(5)), all_achieved=True) == "target_achieved"
    assert status_of_scores((Decimal(5), Decimal(0))) == "substantial_progress"
    assert status_of_scores((Decimal(5), Decimal(-1))) == "moderate_progress"
    assert status_of_scores((Decimal(0), Decimal(-5))) == "limited_progress"
    assert status_of_scores((Decimal(-3), Decimal(-3))) == "deterioration"


def test_a_target_reached_is_achieved_whatever_its_trend(sheet: Indicator) -> None:
    assert _measured(sheet, _target("80", "60"), _reading("2026-12-31", "50"), as_of=AS_OF).absence == "not_due"
    assert _measured(sheet, _target("80", "60", ("2025", "2028")), _reading("2026", "60")).light == "achieved"
    methods: tuple[ProgressMethod, ...] = ("linear", "open_sdg", "unsd")
    for method in methods:
        found = _measured(sheet, _target("50", "75", ("2025", "2028")), _reading("2026", "80"), method=method)
        assert found.light == "achieved"


def test_a_baseline_equal_to_the_target_is_kept_or_lost(sheet: Indicator) -> None:
    target = _target("60", "60", ("2025", "2028"))
    kept, lost = _measured(sheet, target, _reading("2026", "60")), _measured(sheet, target, _reading("2026", "59"))
    assert (kept.light, kept.ratio) == ("achieved", None)
    assert (lost.light, lost.ratio) == ("moving_away", None)
    aimless = replace(sheet, direction=None)
    assert _measured(aimless, target, _reading("2026", "59")).absence == "undefined"


def test_a_baseline_of_zero_needs_no_growth_rate_on_the_straight_line(sheet: Indicator) -> None:
    target, reading = _target("0", "40", ("2025", "2027")), _reading("2026", "19")
    assert _measured(sheet, target, reading).ratio == Fraction(19, 20)
    assert _measured(sheet, target, reading, method="unsd").absence == "undefined"
    assert _measured(sheet, target, reading, method="open_sdg").light is not None


def test_the_direction_is_that_of_the_plan(sheet: Indicator) -> None:
    falling = _measured(sheet, _target("80", "60", ("2025", "2027")), _reading("2026", "72"))
    rising = _measured(sheet, _target("20", "40", ("2025", "2027")), _reading("2026", "28"))
    assert falling.ratio == rising.ratio == Fraction(4, 5)


def test_after_the_target_period_all_of_the_time_has_passed(sheet: Indicator) -> None:
    found = _measured(sheet, _target("80", "60", ("2022", "2024")), _reading("2026", "64"))
    assert (found.elapsed_share, found.ratio, found.expected) == (Fraction(1), Fraction(4, 5), Fraction(60))
    past = _measured(sheet, _target("80", "60", ("2020", "2022")), _reading("2022", "64"), as_of=date(2030, 1, 1))
    assert past.light == "slightly_behind"  # the last word on a target does not grow stale


@pytest.mark.parametrize(
    ("baseline", "target", "reading", "absence"),
    [
        (None, "75", _reading("2026-06", "60"), "missing"),
        ("50", None, _reading("2026-06", "60"), "missing"),
        ("50", "75", None, "missing"),
        ("50", "75", Reading("2026-06", None, "suppressed"), "suppressed"),
        ("50", "75", Reading("2026-06", None, "reported"), "missing"),
        ("50", "75", _reading("2024-12", "60"), "stale"),
        ("50", "75", _reading("2025-12", "60"), "not_due"),
        ("50", "75", _reading("2025-06", "60"), "not_due"),
    ],
)
def test_there_is_a_reason_for_every_light_that_is_out(
    sheet: Indicator, baseline: str | None, target: str | None, reading: Reading | None, absence: str
) -> None:
    found = _measured(sheet, _target(baseline, target, ("2025", "2028")), reading)
    assert (found.light, found.ratio, found.absence) == (None, None, absence)


def test_nothing_is_due_before_the_baseline_is_taken(sheet: Indicator) -> None:
    target = _target(None, "75", ("2027-05", "2028-05"))
    assert _measured(sheet, target, None, as_of=date(2027, 5, 31)).absence == "not_due"
    assert _measured(sheet, target, None, as_of=date(2027, 6, 1)).absence == "missing"


def test_categories_never_get_a_ratio(checked: Checked) -> None:
    category = checked.project.programme.indicators["bum-desa-aktif"]
    found = measure_progress(
        _target("1", "3", ("2025", "2028")), category, _reading("2026-06", "2"), method="linear", as_of=AS_OF
    )
    assert (found.absence, found.light, found.ratio) == ("qualitative", None, None)


@pytest.mark.parametrize(
    ("value", "lower", "upper", "light", "certain"),
    [
        ("72", "69", "75", "slightly_behind", False),  # 70 was planned
        ("72", "70", "75", "slightly_behind", False),
        ("72", "70.1", "75", "slightly_behind", True),
        ("72", "", "", "slightly_behind", None),
        ("59", "55", "63", "achieved", False),  # 60 is the target
        ("55", "52", "58", "achieved", True),
    ],
)
def test_a_light_is_not_certain_where_the_interval_contains_what_was_planned(
    sheet: Indicator, value: str, lower: str, upper: str, light: str, certain: bool | None
) -> None:
    found = _measured(sheet, _target("80", "60", ("2025", "2027")), _reading("2026", value, lower, upper))
    assert (found.light, found.certain) == (light, certain)


def test_a_hidden_value_hides_older_ones_but_a_missing_one_does_not() -> None:
    old, hidden = _observed("2026-02", "50"), _observed("2026-10", "", "suppressed")
    missing, part = _observed("2026-10", "", "missing"), _observed("2026-10", "90", "measured", "jenis-kelamin=perempuan")
    assert newest_reading((hidden, old), "sanitasi-layak") == Reading("2026-10", None, "suppressed")
    assert newest_reading((missing, part, old), "sanitasi-layak") == Reading("2026-02", Fraction(50), "measured")
    assert newest_reading((part,), "sanitasi-layak") is None
    assert newest_reading((old,), "air-minum-layak") is None


def test_the_newest_reading_is_the_one_whose_period_ends_last() -> None:
    observed = (_observed("2025", "51"), _observed("2025-Q2", "50"), _observed("2025-12-30", "49"))
    assert newest_reading(observed, "sanitasi-layak") == Reading("2025", Fraction(51), "measured")
