"""Amounts as bars below each other, each with its label and its value in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from html import escape

ROW = 24
LEFT, RIGHT = 46, 84
"""Where bars begin and may end, in per cent of the width: labels stand before, values behind."""


@dataclass(frozen=True)
class Bar:
    """One amount, none where it is not known; a group's bar stands out."""

    label: str
    amount: Fraction | None
    value: str
    is_group: bool = False


def draw_bars(bars: Sequence[Bar], label: str) -> str:
    """Draw amounts (not negative) on one scale that ends at the largest; an unknown one is a broken line."""
    largest = max((one.amount for one in bars if one.amount is not None), default=Fraction(0))
    pieces = [piece for position, one in enumerate(bars) for piece in _row(one, position * ROW, largest)]
    return f'<svg class="bars" width="100%" height="{len(bars) * ROW}" role="img" aria-label="{escape(label)}">{"".join(pieces)}</svg>'


def _row(bar: Bar, top: int, largest: Fraction) -> list[str]:
    strong = ' class="strong"' if bar.is_group else ""
    label = f'<text{strong} x="0" y="{top + 16}">{escape(bar.label)}</text>'
    if bar.amount is None:
        line = f'<line class="none" x1="{LEFT}%" x2="{RIGHT}%" y1="{top + 12}" y2="{top + 12}"/>'
        return [label, line, _value(bar.value, Fraction(RIGHT), top)]
    length = Fraction(RIGHT - LEFT) * bar.amount / largest if largest else Fraction(0)
    high = 14 if bar.is_group else 9
    rectangle = (
        f'<rect class="bar" x="{LEFT}%" width="{_percent(length)}" y="{top + (ROW - high) // 2}" height="{high}"/>'
    )
    return [label, rectangle, _value(bar.value, LEFT + length, top)]


def _value(value: str, end: Fraction, top: int) -> str:
    return f'<text class="strong" x="{_percent(end + 1)}" y="{top + 16}">{escape(value)}</text>'


def _percent(value: Fraction) -> str:
    rounded = (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.01"))
    return f"{rounded.normalize():f}%"
