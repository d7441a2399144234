"""A value with its 95 % interval on the scale of its indicator."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from html import escape

HEIGHT = 18
FIRST, LAST = Fraction(2), Fraction(98)
"""Where the scale begins and ends, in per cent of the width, so that a mark at its end stays whole."""


def draw_interval(
    label: str, value: Fraction, interval: tuple[Fraction, Fraction], bounds: tuple[Fraction, Fraction]
) -> str:
    """Return an SVG as wide as its place; what lies outside the bounds is drawn at them.

    `label` says everything in words. Without room between the bounds there is nothing to draw, and ''.
    """
    low, high = bounds
    if high <= low:
        return ""

    def place(amount: Fraction) -> str:
        share = min(Fraction(1), max(Fraction(0), (amount - low) / (high - low)))
        hundredths = (FIRST + share * (LAST - FIRST)) * 100
        return f"{Decimal(hundredths.numerator // hundredths.denominator) / 100:f}%"

    left, right, middle = place(interval[0]), place(interval[1]), HEIGHT // 2
    parts = [
        f'<line class="scale" x1="{place(low)}" x2="{place(high)}" y1="{middle}" y2="{middle}"/>',
        f'<line class="ci" x1="{left}" x2="{right}" y1="{middle}" y2="{middle}"/>',
        *(f'<line class="ci" x1="{end}" x2="{end}" y1="{middle - 5}" y2="{middle + 5}"/>' for end in (left, right)),
        f'<circle class="dot" cx="{place(value)}" cy="{middle}" r="4"/>',
    ]
    return f'<svg class="interval" width="100%" height="{HEIGHT}" role="img" aria-label="{escape(label)}">{"".join(parts)}</svg>'
