"""Periods as days and as points in time: `2024`, `2024-Q3`, `2024-05`, `2024-05-31`."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from fractions import Fraction

PERIOD = re.compile(r"^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$")
MONTHS = 12


def is_written_well(period: str) -> bool:
    """Tell whether the text has the form of a period; its day may still not exist."""
    return PERIOD.match(period) is not None


def days_of(period: str) -> tuple[date, date] | None:
    """Return first and last day of a period, None where the text is no period or no such day."""
    match = PERIOD.match(period)
    if match is None or match[1] == "0000":
        return None
    year, quarter, month, day = int(match[1]), match[2], match[3], match[4]
    if quarter:
        last = int(quarter) * 3
        return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])
    if day:
        if int(day) > monthrange(year, int(month))[1]:
            return None
        return date(year, int(month), int(day)), date(year, int(month), int(day))
    if month:
        return date(year, int(month), 1), date(year, int(month), monthrange(year, int(month))[1])
    return date(year, 1, 1), date(year, 12, 31)


def years_at(day: date) -> Fraction:
    """Return the end of a day as a number of years, every month a twelfth and its days equal parts of it.

    So the years 2026, 2027 and 2028 lie equally far apart although one of them is a leap year, and a
    month, its last day and the quarter that ends with it are one point in time.
    """
    length = monthrange(day.year, day.month)[1]
    return day.year + (day.month - 1 + Fraction(day.day, length)) / MONTHS


def period_end(period: str) -> Fraction | None:
    """Return the point in time a period stands for, its last day, in years; None where it is no period."""
    days = days_of(period)
    return None if days is None else years_at(days[1])
