"""Values of unlike units come to one scale: between the goalposts, in their direction, never beyond."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.analysis.normalisation import as_exact, goalpost_interval, goalpost_score
from generator.model.indicator import Goalposts, Indicator
from generator.pipeline import Checked
from generator.problems import Location
from tests.analysis.observations import observation

NUMBERS = st.decimals(min_value=-200, max_value=300, places=2)
HERE = Location("framework/indicators/contoh.yml")


@pytest.fixture(scope="module")
def sheet(checked: Checked) -> Indicator:
    return checked.project.programme.indicators["sanitasi-layak"]


def _with(sheet: Indicator, worst: Decimal, best: Decimal) -> Indicator:
    return replace(sheet, goalposts=Goalposts(worst=worst, best=best, source=HERE))


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_score_lies_between_nought_and_one(sheet: Indicator, worst: Decimal, best: Decimal, value: Decimal) -> None:
    score = goalpost_score(_with(sheet, worst, best), observation("sanitasi-layak", str(value)))
    assert score is None if worst == best else score is not None and 0 <= score <= 1


@given(NUMBERS, NUMBERS, NUMBERS, st.fractions(0, 1))
def test_a_value_that_moves_to_the_best_never_scores_less(
    sheet: Indicator, worst: Decimal, best: Decimal, value: Decimal, step: Fraction
) -> None:
    indicator = _with(sheet, worst, best + Decimal(1000))
    nearer = value + (best + 1000 - value) * Decimal(step.numerator) / Decimal(step.denominator)
    before = goalpost_score(indicator, observation("sanitasi-layak", str(value)))
    after = goalpost_score(indicator, observation("sanitasi-layak", str(nearer)))
    assert before is not None
    assert after is not None
    assert after >= before


def test_goalposts_may_fall_as_well_as_rise(sheet: Indicator) -> None:
    falling = _with(sheet, Decimal(60), Decimal(0))
    assert goalpost_score(falling, observation("x", "15")) == Fraction(3, 4)
    assert goalpost_score(falling, observation("x", "61")) == 0
    assert goalpost_score(_with(sheet, Decimal(20), Decimal(100)), observation("x", "67.3")) == Fraction("0.59125")


def test_a_category_has_the_score_written_on_it(checked: Checked) -> None:
    for indicator in checked.project.programme.indicators.values():
        for category in indicator.categories:
            score = goalpost_score(indicator, observation(indicator.id, category.id))
            assert score == (None if category.score is None else Fraction(category.score))
        if indicator.unit == "category":
            assert goalpost_score(indicator, observation(indicator.id, "lain")) is None


@pytest.mark.parametrize("status", ["suppressed", "missing"])
def test_hidden_and_missing_values_have_no_score_even_where_a_number_stands(sheet: Indicator, status: str) -> None:
    assert goalpost_score(sheet, observation("sanitasi-layak", "50", status=status)) is None
    assert goalpost_interval(sheet, observation("sanitasi-layak", "50", status=status, lower="40", upper="60")) is None


@given(NUMBERS, NUMBERS, st.decimals(0, 50, places=2), st.decimals(0, 50, places=2), st.booleans())
def test_an_interval_of_scores_holds_the_score_whatever_the_direction(
    sheet: Indicator, value: Decimal, worst: Decimal, below: Decimal, above: Decimal, rising: bool
) -> None:
    indicator = _with(sheet, worst, worst + (1 if rising else -1) * Decimal(40))
    observed = observation("x", str(value), lower=str(value - below), upper=str(value + above))
    ends, score = goalpost_interval(indicator, observed), goalpost_score(indicator, observed)
    assert ends is not None
    assert score is not None
    assert ends[0] <= score <= ends[1]


def test_half_an_interval_is_none(sheet: Indicator) -> None:
    assert goalpost_interval(sheet, observation("x", "50", lower="40")) is None


def test_numbers_are_read_as_they_were_written() -> None:
    assert as_exact("0.1") == Fraction(1, 10)
    assert as_exact("") is None
    assert as_exact("berdiri") is None
