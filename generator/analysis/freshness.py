"""When a figure has grown too old: one rule for lights, pages and the quality list."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from generator.model.period import MONTHS, period_end, years_at
from generator.model.programme import Programme

ROUNDS = 2
"""Rounds of collection after which a figure is too old: one round may be late, a second was missed."""
YEARLY = "P12M"
"""How often village indices are published; their files do not say so."""

_IN_MONTHS = (("Y", Fraction(MONTHS)), ("M", Fraction(1)), ("W", Fraction(7, 30)), ("D", Fraction(1, 30)))


def months_of(duration: str) -> Fraction:
    """Return an ISO 8601 duration in months, a day as a thirtieth of one."""
    amounts = {letter: int(count) for count, letter in re.findall(r"(\d+)([YMWD])", duration)}
    return sum((amounts.get(letter, 0) * months for letter, months in _IN_MONTHS), start=Fraction(0))


def is_stale(period: str, frequency: str, as_of: date) -> bool:
    """Tell whether more than two rounds of collection have passed since the last day of a period.

    `frequency` is the ISO 8601 duration of a round. A text that is no period is never stale.
    """
    ended = period_end(period)
    return ended is not None and years_at(as_of) - ended > ROUNDS * months_of(frequency) / MONTHS


def frequency_of(programme: Programme, indicator: str) -> str:
    """Return how often an indicator is collected; the parts of indices are published yearly."""
    sheet = programme.indicators.get(indicator)
    return YEARLY if sheet is None else sheet.collection.frequency
