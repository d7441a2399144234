"""A figure is too old after two rounds of collection."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from generator.analysis.freshness import is_stale, months_of


@pytest.mark.parametrize(
    ("duration", "months"),
    [("P12M", "12"), ("P1Y", "12"), ("P1Y6M", "18"), ("P2W", "7/15"), ("P30D", "1"), ("P3M", "3")],
)
def test_durations_become_months(duration: str, months: str) -> None:
    assert months_of(duration) == Fraction(months)


@pytest.mark.parametrize(
    ("period", "frequency", "as_of", "stale"),
    [
        ("2024", "P12M", date(2026, 12, 31), False),
        ("2024", "P12M", date(2027, 1, 1), True),
        ("2026-02", "P6M", date(2027, 2, 28), False),
        ("2026-02", "P6M", date(2027, 3, 1), True),
        ("2026-Q1", "P3M", date(2026, 9, 30), False),
        ("2026-Q1", "P3M", date(2026, 10, 1), True),
        ("kemarin", "P3M", date(2026, 10, 1), False),
    ],
)
def test_a_figure_is_stale_once_two_rounds_have_passed(period: str, frequency: str, as_of: date, stale: bool) -> None:
    assert is_stale(period, frequency, as_of) is stale
