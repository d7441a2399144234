"""How many of all: a bar on the full width of its row."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from generator.charts.scale import percent

HEIGHT = 14


def draw_count_bar(label: str, count: int, most: int, *, known: bool = True) -> str:
    """Return a bar as long as `count` is to `most`; what is not known is drawn as an outline."""
    width = percent(Fraction(count, most)) if most else "0%"
    kind = "amount" if known else "outline"
    return (
        f'<svg class="count" width="100%" height="{HEIGHT}" role="img" aria-label="{escape(label)}">'
        f'<rect class="{kind}" width="{width}" height="{HEIGHT}"/></svg>'
    )
