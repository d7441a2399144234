"""A horizontal scale in per cent of the width, so that drawings keep their type on every screen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True)
class Scale:
    """The values at the left and at the right end; what lies outside is drawn at the end."""

    low: Fraction
    high: Fraction

    def share(self, value: Fraction) -> Fraction:
        """Return how far along the scale a value lies, from 0 to 1."""
        return min(Fraction(1), max(Fraction(0), (value - self.low) / (self.high - self.low)))

    def at(self, value: Fraction) -> str:
        """Return the place of a value, as `57.5%`."""
        return percent(self.share(value))

    def span(self, start: Fraction, end: Fraction) -> str:
        """Return the width from one value to another, as `3.33%`."""
        return percent(self.share(end) - self.share(start))


def percent(share: Fraction) -> str:
    """Write a share of the width with at most two decimals, cut off, the same everywhere."""
    hundredths = share.numerator * 10_000 // share.denominator
    return f"{(Decimal(hundredths) / 100).normalize():f}%"


def pixels(amount: Fraction) -> str:
    """Write a length in pixels with at most one decimal, cut off."""
    tenths = amount.numerator * 10 // amount.denominator
    return f"{(Decimal(tenths) / 10).normalize():f}"
