"""Those to be reached are counted from published figures, and never told where they are too few."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.reach import Target, measure_target
from generator.model.indicator import Indicator
from generator.model.intervention import Reach
from generator.pipeline import Checked
from generator.problems import Location
from tests.analysis.observations import observation

HERE = Location("framework/interventions/contoh.yml")
SHARE, UNITS = "sanitasi-layak", "jumlah-rumah-tangga"


@pytest.fixture(scope="module")
def indicators(checked: Checked) -> Mapping[str, Indicator]:
    return checked.project.programme.indicators


def _target(indicators: Mapping[str, Indicator], share: str, units: str, indicator: str = SHARE, **more: str) -> Target:
    latest = {indicator: observation(indicator, share, **more), UNITS: observation(UNITS, units)}
    target = measure_target(Reach(indicator=indicator, counted_by=UNITS, source=HERE), indicators, latest)
    assert target is not None
    return target


def test_where_more_is_better_those_in_need_are_the_rest(indicators: Mapping[str, Indicator]) -> None:
    target = _target(indicators, "46.9", "247", lower="40.1", upper="53.7")
    assert (target.count, target.low, target.high, target.unit) == (131, 114, 148, "household")
    assert target.withheld is None


def test_where_less_is_better_those_in_need_are_the_value(indicators: Mapping[str, Indicator]) -> None:
    target = _target(indicators, "31.5", "571", "hunian-kawasan-rawan", lower="24.8", upper="38.0")
    assert (target.count, target.low, target.high) == (180, 142, 217)


def test_without_a_share_every_unit_is_to_be_reached(indicators: Mapping[str, Indicator]) -> None:
    target = measure_target(Reach(counted_by=UNITS, source=HERE), indicators, {UNITS: observation(UNITS, "571")})
    assert target is not None
    assert (target.count, target.share) == (571, None)


@given(st.integers(0, 1000), st.integers(0, 400))
def test_neither_group_is_told_below_the_threshold(indicators: Mapping[str, Indicator], tenths: int, units: int) -> None:
    share = Fraction(tenths, 10)
    target = _target(indicators, f"{tenths / 10:.1f}", str(units))
    threshold = max(indicators[id_].publication.minimum_households for id_ in (SHARE, UNITS))
    in_need = (100 - share) * units / 100
    if target.count is None:
        assert target.withheld == "below-threshold"
        assert min(in_need, units - in_need) < threshold
    else:
        assert abs(target.count - in_need) <= Fraction(1, 2)
        assert threshold <= target.count <= units - threshold


def test_an_interval_that_touches_the_threshold_is_left_out(indicators: Mapping[str, Indicator]) -> None:
    few = _target(indicators, "94.0", "200", lower="89.0", upper="99.0")
    assert (few.count, few.low, few.high) == (12, None, None)
    almost_all = _target(indicators, "6.0", "200", lower="1.0", upper="11.0")
    assert (almost_all.count, almost_all.low, almost_all.high) == (188, None, None)


@pytest.mark.parametrize(("status", "withheld"), [("suppressed", "suppressed"), ("missing", "unknown")])
def test_a_hidden_share_gives_no_number_and_says_why(
    indicators: Mapping[str, Indicator], status: str, withheld: str
) -> None:
    target = _target(indicators, "", "247", status=status)
    assert (target.count, target.withheld) == (None, withheld)


def test_a_village_without_a_number_of_households_has_none_to_reach(indicators: Mapping[str, Indicator]) -> None:
    latest = {SHARE: observation(SHARE, "46.9")}
    target = measure_target(Reach(indicator=SHARE, counted_by=UNITS, source=HERE), indicators, latest)
    assert target is not None
    assert (target.count, target.withheld) == (None, "unknown")
