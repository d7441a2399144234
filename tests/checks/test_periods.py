"""Periods become days."""

from __future__ import annotations

from datetime import date

import pytest

from generator.checks.periods import days_of, is_written_well


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
