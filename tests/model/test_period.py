"""Periods become days."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.period import days_of, is_written_well, period_end, years_at


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period: str, first: date, last: date) -> None:
    """Years, quarters, months and days, leap years too."""
    assert days_of(period) == (first, last)


@pytest.mark.parametrize("period", ["2026-02-30", "2026-02-29", "2026-04-31", "0000"])
def test_a_day_that_does_not_exist_is_written_well_and_has_no_days(period: str) -> None:
    """The form is right, the calendar disagrees."""
    assert is_written_well(period)
    assert days_of(period) is None


@pytest.mark.parametrize("period", ["", "2024-13", "2024-Q5", "24", "Mei 2024", "2024-1", "2024/2025"])
def test_other_words_are_no_periods(period: str) -> None:
    """What the schema refuses is not a period here either."""
    assert not is_written_well(period)
    assert days_of(period) is None


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("2026", "2027"),
        ("2026-12", "2027"),
        ("2026-12-31", "2027"),
        ("2026-Q2", "4053/2"),
        ("2026-06", "4053/2"),
        ("2028-02", "12169/6"),
        ("2028-02-29", "12169/6"),
        ("2026-06-15", "48635/24"),
    ],
)
def test_a_period_stands_for_its_last_day_and_months_are_equal_parts_of_a_year(period: str, years: str) -> None:
    assert period_end(period) == Fraction(years)


@pytest.mark.parametrize("period", ["", "kemarin", "2026-13", "2026-02-30", "0000"])
def test_what_is_no_period_has_no_end(period: str) -> None:
    assert period_end(period) is None


@given(st.dates(min_value=date(1, 1, 1), max_value=date(9998, 12, 31)), st.integers(1, 4000))
def test_later_days_come_later(day: date, more: int) -> None:
    later = date.fromordinal(min(day.toordinal() + more, date.max.toordinal()))
    assert years_at(later) > years_at(day)
