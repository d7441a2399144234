"""A quantity as the length of a bar, one row of a chart; its value is written beside it."""

from __future__ import annotations

from fractions import Fraction
from html import escape

from generator.charts.scale import percent

HEIGHT = 22
BROKEN = "stroke:var(--axis);stroke-width:1.5;stroke-dasharray:3 4"


def draw_bar(share: Fraction | None, label: str) -> str:
    """Return a bar as long as `share` (0 to 1) of its place, a broken line where nothing is known."""
    middle = HEIGHT // 2
    if share is None:
        drawn = f'<line class="none" x1="0" x2="100%" y1="{middle}" y2="{middle}" style="{BROKEN}"></line>'
    else:
        drawn = (
            f'<line class="grid" x1="0" x2="0" y1="0" y2="{HEIGHT}"></line>'
            f'<rect class="bar" x="0" y="4" width="{percent(share)}" height="{HEIGHT - 8}"></rect>'
        )
    return f'<svg width="100%" height="{HEIGHT}" role="img" aria-label="{escape(label)}">{drawn}</svg>'
