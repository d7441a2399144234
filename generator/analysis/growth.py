"""Yearly growth rates to fifty digits, so that every machine finds the same side of a cut."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

PRECISE = Context(prec=50)


def as_decimal(value: Fraction) -> Decimal:
    """Return a fraction to fifty digits."""
    return PRECISE.divide(Decimal(value.numerator), Decimal(value.denominator))


def growth_rate(start: Fraction, end: Fraction, years: Fraction) -> Decimal | None:
    """Return the compound annual growth rate from `start` to `end`, 0.01 for one per cent a year.

    None where there is none: no time between them, a start of zero, or values of unlike sign.
    """
    if years <= 0 or start == 0 or end / start < 0:
        return None
    return PRECISE.subtract(PRECISE.power(as_decimal(end / start), as_decimal(1 / years)), Decimal(1))


def grown(start: Fraction, rate: Decimal, years: Fraction) -> Fraction:
    """Return what `start` becomes after `years` (0 or more) at a yearly rate."""
    if years == 0:
        return start
    factor = PRECISE.power(PRECISE.add(Decimal(1), rate), as_decimal(years))
    return start * Fraction(factor)
