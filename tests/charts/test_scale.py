"""Places on a scale are exact, cut off the same everywhere, and never leave it."""

from __future__ import annotations

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from generator.charts.scale import Scale, percent, pixels

VALUES = st.fractions(-50, 150, max_denominator=1000)


@given(VALUES)
def test_a_place_is_a_per_cent_with_at_most_two_decimals_and_stays_on_the_scale(value: Fraction) -> None:
    written = Scale(Fraction(0), Fraction(100)).at(value)
    assert re.fullmatch(r"\d{1,3}(\.\d{1,2})?%", written)
    assert 0 <= min(max(value, Fraction(0)), Fraction(100)) - Fraction(written.removesuffix("%")) < Fraction(1, 100)


def test_a_larger_value_never_lies_further_left() -> None:
    scale = Scale(Fraction(2, 5), Fraction(1))
    places = [scale.share(Fraction(step, 100)) for step in range(101)]
    assert places == sorted(places)


def test_whole_numbers_have_no_trailing_zeros_and_no_exponent() -> None:
    assert (percent(Fraction(1)), percent(Fraction(1, 2)), pixels(Fraction(100)), pixels(Fraction(7, 2))) == ("100%", "50%", "100", "3.5")
