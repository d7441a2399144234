"""Weights and limits as whole parts of one length."""

from __future__ import annotations

from fractions import Fraction

from generator.charts.divided import stretches, whole_parts


def test_parts_are_in_the_proportion_of_the_shares() -> None:
    assert whole_parts([Fraction(1, 2), Fraction(1, 3), Fraction(1, 6)]) == [3, 2, 1]


def test_equal_shares_are_one_part_each() -> None:
    assert whole_parts([Fraction(1, 5)] * 5) == [1] * 5


def test_no_shares_make_no_parts() -> None:
    assert whole_parts([]) == []


def test_a_scale_is_divided_where_its_limits_are() -> None:
    assert stretches([Fraction(1, 5), Fraction(1, 3), Fraction(1, 2)], Fraction(1)) == [6, 4, 5, 15]
